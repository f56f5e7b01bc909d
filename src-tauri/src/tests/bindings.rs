//! `ui/src/ipc/bindings.ts` is what this crate exports. `GIFTBOOK_WRITE_BINDINGS=1` writes it anew.

use specta_typescript::Typescript;

use crate::ipc;

/// The bindings as they should be.
pub(super) fn exported() -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bindings.ts");
    ipc::page().export(Typescript::default().header(HEADER), &path).unwrap();
    let written = std::fs::read_to_string(path).unwrap();
    // A check of the exporter's on itself, which the page's linter takes for something forgotten.
    written
        .lines()
        .filter(|line| !line.starts_with("const _assertTypedError"))
        .fold(String::new(), |text, line| text + line + "\n")
}

const HEADER: &str =
    "// Written from the commands and records of src-tauri/src by its test `bindings`. Change those, not this file.\n";

#[test]
fn the_page_s_bindings_are_those_of_the_commands() {
    let path = super::at("../ui/src/ipc/bindings.ts");
    let exported = exported();
    if std::env::var_os("GIFTBOOK_WRITE_BINDINGS").is_some() {
        std::fs::write(&path, &exported).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == exported,
        "ui/src/ipc/bindings.ts is not what Rust exports: run this test with GIFTBOOK_WRITE_BINDINGS=1"
    );
}
