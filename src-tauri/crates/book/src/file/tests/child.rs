//! A test that must be a process of its own: to be killed, to have other limits, to be another user. It is an ignored test of this
//! same program, told by the environment where the book lies.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};

const BOOK: &str = "GIFTBOOK_TEST_BOOK";
const SIGN: &str = "child says: ";

pub(super) struct Child {
    process: std::process::Child,
    said: BufReader<ChildStdout>,
}

impl Child {
    /// Starts the ignored test `name` of the calling module's file; `with` may change how.
    #[track_caller]
    pub(super) fn start(name: &str, book: &Path, with: impl FnOnce(&mut Command) -> &mut Command) -> Self {
        Self::through(Command::new(std::env::current_exe().unwrap()), name, book, with)
    }

    /// The same behind a line of shell, which sets limits and then becomes the test.
    pub(super) fn start_under(line: &str, name: &str, book: &Path) -> Self {
        let mut shell = Command::new("sh");
        shell
            .arg("-c")
            .arg(format!("{line}; exec \"$0\" \"$@\""))
            .arg(std::env::current_exe().unwrap());
        Self::through(shell, name, book, |command| command)
    }

    fn through(mut command: Command, name: &str, book: &Path, with: impl FnOnce(&mut Command) -> &mut Command) -> Self {
        command
            .args(["--ignored", "--nocapture", "--test-threads=1", name])
            .env(BOOK, book);
        let mut process = with(&mut command)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        Self { process, said }
    }

    /// Reads on until the child says `word`.
    pub(super) fn wait_for(&mut self, word: &str) {
        let mut line = String::new();
        while self.said.read_line(&mut line).unwrap() > 0 {
            if line.trim_end().ends_with(&format!("{SIGN}{word}")) {
                return;
            }
            line.clear();
        }
        panic!("the child ended before it said {word:?}");
    }

    pub(super) fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Whether the child's test passed.
    pub(super) fn passes(mut self) -> bool {
        self.process.wait().unwrap().success()
    }
}

/// In the child: where the book lies.
pub(super) fn path() -> PathBuf {
    std::env::var_os(BOOK).unwrap().into()
}

/// In the child: to its parent.
#[expect(clippy::print_stdout, reason = "the parent listens")]
pub(super) fn say(word: &str) {
    println!("{SIGN}{word}");
}
