//! An empty Tauri window: what `cargo xtask bench` compares the start with. It shows one line and does nothing.

fn main() -> Result<(), tauri::Error> {
    tauri::Builder::default().run(tauri::generate_context!("examples/empty-window/tauri.conf.json"))
}
