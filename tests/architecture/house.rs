//! The house as its manifests and its sources show it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests stand in the house")
        .to_owned()
}

/// Every package with the names it depends on, for building, testing and running alike.
pub(crate) fn packages() -> Vec<(String, PathBuf, Vec<String>)> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo");
    let told: Value = serde_json::from_slice(&told.stdout).expect("metadata");
    let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    let package = |package: &Value| {
        let uses = package["dependencies"]
            .as_array()
            .expect("dependencies")
            .iter()
            .map(name)
            .collect();
        let manifest = package["manifest_path"].as_str().expect("a manifest").into();
        (name(package).replace("giftbook-", ""), manifest, uses)
    };
    told["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(package)
        .collect()
}

/// Our source files of these kinds, each with its path from the top and its text.
pub(crate) fn sources(kinds: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, kinds: &[&str], found: &mut Vec<(String, String)>) {
        let made = ["target", "node_modules", "dist", "gen", "paraglide"];
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() && !name.starts_with('.') && !made.contains(&name.as_str()) {
                walk(&path, kinds, found);
            } else if path
                .extension()
                .is_some_and(|kind| kinds.iter().any(|wanted| kind == *wanted))
            {
                let inside = path
                    .strip_prefix(root())
                    .expect("in the house")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((inside, std::fs::read_to_string(&path).expect("text")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root(), kinds, &mut found);
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// Whether one of these words stands in a line's code: words of comments do not count.
pub(crate) fn says(line: &str, words: &[&str]) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    words.iter().any(|word| code.contains(word))
}

/// The lines of Rust files that say one of these words, but for files that begin with one of `allowed`.
pub(crate) fn lines_that_say(words: &[&str], allowed: &[&str]) -> Vec<String> {
    sources(&["rs"])
        .iter()
        .filter(|(path, _)| !allowed.iter().any(|start| path.starts_with(start)))
        .flat_map(|(path, text)| (1..).zip(text.lines()).map(move |(number, line)| (path, number, line)))
        .filter(|(_, _, line)| says(line, words))
        .map(|(path, number, line)| format!("{path}:{number}: {}", line.trim()))
        .collect()
}
