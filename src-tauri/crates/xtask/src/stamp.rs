//! Stamps: a step that made something from files leaves their digest behind, and is left out while the digest stays the same.
//! A digest decides only whether work is done once more, so the standard library's own hash is enough.

use crate::trouble::Trouble;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// The digest last written under one name.
pub(crate) struct Stamp {
    path: PathBuf,
}

impl Stamp {
    pub(crate) fn named(folder: &Path, name: &str) -> Self {
        Self {
            path: folder.join(format!("{name}.stamp")),
        }
    }

    pub(crate) fn matches(&self, digest: &str) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|old| old == digest)
    }

    pub(crate) fn set(&self, digest: &str) -> Result<(), Trouble> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(Trouble::file(folder))?;
        }
        fs::write(&self.path, digest).map_err(Trouble::file(&self.path))
    }
}

/// Digest of names and contents of everything below a folder, or of one file. Folders and files called as in `leave_out` do not count.
pub(crate) fn digest_of(root: &Path, leave_out: &[&str]) -> Result<String, Trouble> {
    let mut files = Vec::new();
    collect(root, leave_out, &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file).map_err(Trouble::file(&file))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(path: &Path, leave_out: &[&str], files: &mut Vec<PathBuf>) -> Result<(), Trouble> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(Trouble::file(path))? {
        let entry = entry.map_err(Trouble::file(path))?;
        if !leave_out.iter().any(|name| entry.file_name() == *name) {
            collect(&entry.path(), leave_out, files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn equal_trees_have_equal_digests_wherever_they_lie() {
        let files = [("src/a.ts", "1"), ("b.css", "2")];
        let (one, two) = (folder_with(&files), folder_with(&files));
        assert_eq!(digest_of(one.path(), &[]).unwrap(), digest_of(two.path(), &[]).unwrap());
    }

    #[test]
    fn a_changed_renamed_or_added_file_changes_the_digest() {
        let before = digest_of(folder_with(&[("src/a.ts", "1")]).path(), &[]).unwrap();
        for files in [
            &[("src/a.ts", "2")][..],
            &[("src/b.ts", "1")],
            &[("src/a.ts", "1"), ("c", "")],
        ] {
            assert_ne!(before, digest_of(folder_with(files).path(), &[]).unwrap());
        }
    }

    #[test]
    fn what_is_left_out_does_not_count() {
        let plain = folder_with(&[("src/a.ts", "1")]);
        let built = folder_with(&[("src/a.ts", "1"), ("dist/index.html", "x"), ("src/dist/y", "z")]);
        assert_eq!(
            digest_of(plain.path(), &["dist"]).unwrap(),
            digest_of(built.path(), &["dist"]).unwrap()
        );
    }

    #[test]
    fn a_stamp_matches_only_what_was_set_last() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = Stamp::named(&folder.path().join("new"), "ui");
        assert!(!stamp.matches("1"));
        stamp.set("1").unwrap();
        assert!(stamp.matches("1") && !stamp.matches("2"));
    }
}
