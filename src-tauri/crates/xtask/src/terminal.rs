//! One line for each thing that is done, and programs run with it.

use crate::trouble::Trouble;
use std::process::{Command, Stdio};

/// Says one thing that is done now.
pub(crate) fn say(line: &str) {
    println!("· {line}");
}

/// Says why a command stopped, apart from what it printed.
pub(crate) fn complain(trouble: &Trouble) {
    eprintln!("{trouble}");
}

/// Says what is done, does it with the program's own output shown, and fails when the program does.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<(), Trouble> {
    say(&format!("{what}: {}", as_typed(command)));
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(Trouble::io(as_typed(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(Trouble::failed(what, status.to_string()))
    }
}

/// What a program prints on standard output, trimmed; nothing when it is absent or fails.
pub(crate) fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Cargo as it was called, in the top folder.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::places::root());
    command
}

/// npm in the folder of the page.
pub(crate) fn npm() -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(crate::places::ui());
    command
}

/// The command as a person would type it: the program's own name and its arguments.
pub(crate) fn as_typed(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![program.file_stem().unwrap_or_default().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
