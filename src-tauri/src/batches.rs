//! Files that were chosen or dropped and wait to be imported. Their paths stay here; the page has numbers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::desk::held;
use crate::error::AppError;

/// More batches than a person can have on the screen; the oldest gives way.
const MOST: usize = 16;
/// More files are not taken at once.
pub(crate) const MOST_FILES: usize = 1_000;

#[derive(Default)]
pub(crate) struct Batches(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    last: u64,
    batches: BTreeMap<u64, Vec<PathBuf>>,
}

impl Batches {
    /// Keeps the files and gives the name of their batch.
    pub(crate) fn add(&self, files: Vec<PathBuf>) -> String {
        let mut waiting = held(&self.0);
        waiting.last += 1;
        let number = waiting.last;
        waiting.batches.insert(number, files);
        while waiting.batches.len() > MOST {
            waiting.batches.pop_first();
        }
        number.to_string()
    }

    /// The path of a file of a batch.
    pub(crate) fn path(&self, batch: &str, file: u32) -> Result<PathBuf, AppError> {
        let waiting = held(&self.0);
        let files = batch.parse().ok().and_then(|number| waiting.batches.get(&number));
        let path = files.and_then(|files| files.get(usize::try_from(file).ok()?));
        path.cloned()
            .ok_or_else(|| AppError::new("not_found").with("what", "file"))
    }

    pub(crate) fn discard(&self, batch: &str) {
        if let Ok(number) = batch.parse() {
            held(&self.0).batches.remove(&number);
        }
    }

    /// Another book is open: what waited was looked at for the one before.
    pub(crate) fn forget(&self) {
        held(&self.0).batches.clear();
    }
}

/// A file's own name, as it is shown.
pub(crate) fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_batch_and_number_only() {
        let batches = Batches::default();
        let batch = batches.add(vec!["/a/one.json".into(), "/b/two.json".into()]);
        assert_eq!(batches.path(&batch, 1), Ok("/b/two.json".into()));
        for (batch, file) in [
            (batch.as_str(), 2),
            ("", 0),
            ("-1", 0),
            ("/b/two.json", 0),
            ("99999999999999999999", 0),
        ] {
            assert_eq!(
                batches.path(batch, file).map_err(|error| error.code),
                Err("not_found".to_owned())
            );
        }
        batches.discard(&batch);
        assert!(batches.path(&batch, 0).is_err());
    }

    #[test]
    fn old_batches_give_way() {
        let batches = Batches::default();
        let first = batches.add(vec!["/a".into()]);
        let kept: Vec<_> = (0..MOST).map(|_| batches.add(vec!["/b".into()])).collect();
        assert!(batches.path(&first, 0).is_err());
        assert!(kept.iter().all(|batch| batches.path(batch, 0).is_ok()));
    }
}
