//! The window's program. Everything it does is in the library.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    draw_without_dmabuf();
    giftbook_desktop::run()
}

/// WebKitGTK's DMA-BUF renderer shows an empty window on many graphics drivers and virtual displays. It is switched off by a variable
/// that has to be there before the first thread is: this process starts itself anew with it, under the same number.
#[cfg(target_os = "linux")]
fn draw_without_dmabuf() {
    use std::os::unix::process::CommandExt;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_none() {
        let mut anew = std::process::Command::new("/proc/self/exe");
        let mut words = std::env::args_os();
        if let Some(name) = words.next() {
            anew.arg0(name);
        }
        // Returns only if it failed; then the window opens without it.
        let _ = anew.args(words).env(SWITCH, "1").exec();
    }
}
