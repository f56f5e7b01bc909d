//! What knows nothing of the world, so that it can be tested in any.

use crate::house::{says, sources};
use crate::none;

#[test]
fn rules_are_pure() {
    let impure = ["rusqlite", "std::fs", "std::env", "std::net", "std::process"];
    let rules = sources(&["rs"])
        .into_iter()
        .filter(|(path, _)| path.ends_with("/rules.rs"));
    let broken: Vec<String> = rules
        .filter(|(_, text)| text.lines().any(|line| says(line, &impure)))
        .map(|(path, _)| path)
        .collect();
    none(&broken, "A file of rules knows no SQL, no file and no clock:");
}

#[test]
fn the_checker_of_addresses_is_pure() {
    let impure = [
        "rusqlite",
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::io",
        "std::time",
    ];
    let broken: Vec<String> = sources(&["rs"])
        .into_iter()
        .filter(|(path, _)| path.starts_with("src-tauri/crates/safety/src/"))
        .filter(|(_, text)| text.lines().any(|line| says(line, &impure)))
        .map(|(path, _)| path)
        .collect();
    none(
        &broken,
        "An address is judged by what it says; nothing is looked up, opened or timed:",
    );
}
