//! What the files of this crate promise, held against each other: the settings of the window (`config`), who may call what (`access`), what
//! the page believes to be there (`bindings`); what the desk does when things go
//! wrong (`desk`) or a book is not what it was (`unsound`), what comes of files (`imports`), what can be drawn (`pictures`).

mod access;
mod bindings;
mod config;
mod desk;
mod imports;
mod pictures;
mod unsound;

use std::path::{Path, PathBuf};

use serde_json::Value;

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    std::fs::read_to_string(at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
