//! What is asked for while faults are made, and what the book says before and after.

use std::collections::BTreeSet;
use std::path::Path;

use giftbook_tests::program::{Desk, evening, fixture};

/// One thing a person asks for, and what the book says before and after.
pub(crate) struct Wish {
    pub(crate) before: Desk,
    pub(crate) after: String,
    /// What then lies in the folder, where that is the same each time.
    pub(crate) files: Option<BTreeSet<String>>,
    words: Vec<String>,
}

impl Wish {
    fn new(before: Desk, words: &[&str]) -> Self {
        let granted = copy(&before);
        granted.done(words);
        let after = granted.hash();
        Self {
            before,
            after,
            files: (words[0] != "restore").then(|| names(&granted)),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    pub(crate) fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }
}

/// A start with no book there.
pub(crate) fn first_start() -> Wish {
    Wish::new(Desk::new(), &["check"])
}

/// A file into a book that holds another.
pub(crate) fn import() -> Wish {
    let desk = Desk::new();
    desk.done(&["import", &fixture("formats/gifts.log")]);
    Wish::new(desk, &["import", &evening()])
}

pub(crate) fn revert() -> Wish {
    let desk = Desk::new();
    desk.done(&["import", &fixture("formats/gifts.log"), &evening()]);
    Wish::new(desk, &["revert", "2"])
}

pub(crate) fn redo() -> Wish {
    let desk = revert().before;
    desk.done(&["undo"]);
    Wish::new(desk, &["redo"])
}

/// A backup, made at that desk, in the place of a book that says something else.
pub(crate) fn restore(other: &Desk) -> Wish {
    other.done(&["import", &evening()]);
    let backup = other.path("backup.giftbook").display().to_string();
    other.done(&["backup", &backup]);
    let desk = Desk::new();
    desk.done(&["import", &fixture("formats/gifts.log")]);
    Wish::new(desk, &["restore", &backup])
}

pub(crate) fn copy(desk: &Desk) -> Desk {
    let copy = Desk::new();
    copy_into(desk.folder.path(), copy.folder.path());
    copy
}

fn copy_into(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let (path, to) = {
            let entry = entry.expect("an entry");
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            std::fs::create_dir(&to).expect("a folder");
            copy_into(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a copy");
        }
    }
}

/// Everything that lies in a desk's folder.
pub(crate) fn names(desk: &Desk) -> BTreeSet<String> {
    fn walk(folder: &Path, root: &Path, names: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("inside").display().to_string();
            if path.is_dir() {
                walk(&path, root, names);
            }
            names.insert(name);
        }
    }
    let mut all = BTreeSet::new();
    walk(desk.folder.path(), desk.folder.path(), &mut all);
    all
}
