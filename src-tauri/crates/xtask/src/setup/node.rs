//! Node and the page's packages.

use crate::places;
use crate::stamp::{Stamp, digest_of};
use crate::terminal::{npm, read, run};
use crate::trouble::Trouble;
use std::process::Command;

/// The oldest Node that the page's build tool runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Checks Node's version and installs the page's packages when their lock file changed.
pub(crate) fn ready() -> Result<(), Trouble> {
    let version = read(Command::new("node").arg("--version"));
    let found = version.as_deref().and_then(major_minor);
    if found.is_none_or(|found| found < OLDEST) {
        let found = version.unwrap_or_else(|| "none".to_owned());
        let text = format!(
            "Giftbook needs Node {}.{} or newer; found: {found}. See https://nodejs.org",
            OLDEST.0, OLDEST.1
        );
        return Err(Trouble::Missing(text));
    }
    let lock = digest_of(&places::ui().join("package-lock.json"), &[])?;
    let stamp = Stamp::named(&places::own(), "npm-ci");
    if stamp.matches(&lock) && places::ui().join("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    run("the page's packages", npm().args(["ci", "--no-audit", "--no-fund"]))?;
    stamp.set(&lock)
}

/// `v20.19.2` → (20, 19)
fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(major_minor("v20.20.2"), Some((20, 20)));
        assert!(major_minor("v20.9.0").unwrap() < OLDEST);
        assert!(major_minor("v22.2.0").unwrap() > OLDEST);
        assert_eq!(major_minor("nonsense"), None);
    }
}
