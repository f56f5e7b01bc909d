//! A backup that was chosen and looked at, until it is put back or another one is chosen.

use std::path::PathBuf;
use std::sync::Mutex;

use crate::desk::held;
use crate::error::AppError;

#[derive(Default)]
pub(crate) struct Restoring(Mutex<(u64, Option<PathBuf>)>);

impl Restoring {
    /// Keeps the path and gives the token it can be put back under.
    pub(crate) fn chose(&self, path: PathBuf) -> String {
        let mut chosen = held(&self.0);
        chosen.0 += 1;
        chosen.1 = Some(path);
        chosen.0.to_string()
    }

    /// The path kept under `token`, once.
    pub(crate) fn take(&self, token: &str) -> Result<PathBuf, AppError> {
        let mut chosen = held(&self.0);
        let path = if chosen.0.to_string() == token {
            chosen.1.take()
        } else {
            None
        };
        path.ok_or_else(|| AppError::new("not_found").with("what", "backup"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_works_once_and_only_the_newest() {
        let restoring = Restoring::default();
        let old = restoring.chose("/old.book".into());
        let new = restoring.chose("/new.book".into());
        assert!(restoring.take(&old).is_err());
        assert_eq!(restoring.take(&new), Ok("/new.book".into()));
        assert!(restoring.take(&new).is_err());
    }
}
