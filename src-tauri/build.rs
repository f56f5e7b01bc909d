//! Writes the access list: the page may call what `src/commands/names.rs` lists and a capability grants, and nothing else.

use tauri_build::{AppManifest, Attributes};

include!("src/commands/names.rs");

fn main() {
    println!("cargo::rerun-if-changed=src/commands/names.rs");
    println!("cargo::rerun-if-changed=capabilities");
    println!("cargo::rerun-if-changed=isolation");
    if let Err(error) = tauri_build::try_build(Attributes::new().app_manifest(AppManifest::new().commands(NAMES))) {
        println!("cargo::error={error:#}");
    }
}
