//! The peers from PyPI, in an environment of their own below `target`.

use super::measure::{Measured, program};
use crate::setup::{self, Need};
use crate::stamp::Stamp;
use crate::terminal::{read, run};
use crate::trouble::Trouble;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One version for everybody, so that runs on different days compare with the same peer.
pub(crate) const NAME: &str = "duckdb==2.0.0";

/// The Python of an environment that has the peers; made when it is missing.
pub(crate) fn installed(folder: &Path) -> Result<PathBuf, Trouble> {
    let home = folder.join("peers");
    let python = home.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let stamp = Stamp::named(folder, "peers");
    if stamp.matches(NAME) && python.is_file() {
        return Ok(python);
    }
    let make = || {
        let starter = if cfg!(windows) { "python" } else { "python3" };
        read(Command::new(starter).args(["-m", "venv", "--clear"]).arg(&home)).is_some()
    };
    if !make() {
        setup::system_ready_for(&[Need::Bench])?;
        if !make() {
            return Err(Trouble::failed("python3 -m venv", "no environment could be made"));
        }
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", NAME];
    run("the bench's peer", Command::new(&python).args(pip))?;
    stamp.set(NAME)?;
    Ok(python)
}

/// Runs a script of ours in the peers' Python; it prints one JSON object.
pub(crate) fn ask(python: &Path, script: &str, arguments: &[&Path]) -> Result<Measured, Trouble> {
    program(Command::new(python).arg("-c").arg(script).args(arguments))
}
