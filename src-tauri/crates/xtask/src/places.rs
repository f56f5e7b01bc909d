//! Where things lie in the checkout.

use std::path::{Path, PathBuf};

/// The top of the checkout.
pub fn root() -> &'static Path {
    // This crate stands three folders below the top: src-tauri/crates/xtask.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here)
}

/// Everything that is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Stamps, private books and logs of these commands.
pub fn own() -> PathBuf {
    target().join("xtask")
}

/// The page that the window shows.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// A program built from this workspace.
pub fn built(profile: &str, program: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// The desktop app as `run` and `test` build it.
pub fn desktop_app() -> PathBuf {
    built("debug", "giftbook-desktop")
}

/// Whether a program can be called by its name alone.
pub fn is_on_path(program: &str) -> bool {
    let Some(folders) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}
