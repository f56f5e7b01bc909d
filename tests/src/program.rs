//! The `giftbook` program as a person starts it: a book in a folder of its own, reached through the terminal only.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder with a book in it, both gone with this.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

/// What the program said and how it ended.
#[derive(Debug)]
pub struct Answer {
    /// 0 done, 1 done with problems listed, 2 refused; nothing where the program was killed.
    pub code: Option<i32>,
    /// Its one object; null where it said nothing.
    pub json: Value,
}

/// The program, as built beside this test.
///
/// # Panics
/// When it was not built: then nothing can be said about it.
#[must_use]
pub fn giftbook() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let built = test.ancestors().nth(2).expect("a test lies in target/<profile>/deps");
    let program = built.join(format!("giftbook{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is not built: run `cargo build -p giftbook-cli` first",
        program.display()
    );
    program
}

/// A small file of ours, by its path below `tests/fixtures`.
#[must_use]
pub fn fixture(path: &str) -> String {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path);
    full.display().to_string()
}

/// Five frames of three gifts from three people: 1,003 diamonds for the host and 10 for a guest, as the second connector writes them.
#[must_use]
pub fn evening() -> String {
    fixture("formats/connector_v2.ndjson")
}

impl Desk {
    /// # Panics
    /// When the machine gives no folder to write to: no test can go on.
    #[must_use]
    pub fn new() -> Self {
        Self {
            folder: crate::folder(),
        }
    }

    #[must_use]
    pub fn book(&self) -> PathBuf {
        self.path("my.giftbook")
    }

    /// A path in this folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of that name and gives its path.
    ///
    /// # Panics
    /// When it cannot be written.
    #[must_use]
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).expect("a file to be written");
        path.display().to_string()
    }

    /// What `program` (this one, or one that starts it) says to these words, with `--json`.
    ///
    /// # Panics
    /// When it cannot be started or says anything but one JSON object.
    #[must_use]
    pub fn started_by(&self, mut program: Command, words: &[&str]) -> (Answer, Output) {
        let told = program
            .arg("--book")
            .arg(self.book())
            .arg("--json")
            .args(words)
            .output();
        let output = told.expect("a program that starts");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let json = if text.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("not one object: {text}"))
        };
        (
            Answer {
                code: output.status.code(),
                json,
            },
            output,
        )
    }

    /// What `giftbook` says to these words.
    #[must_use]
    pub fn ask(&self, words: &[&str]) -> Answer {
        self.started_by(Command::new(giftbook()), words).0
    }

    /// The same, where all must be well.
    ///
    /// # Panics
    /// When the program does not end with 0.
    pub fn done(&self, words: &[&str]) -> Value {
        let answer = self.ask(words);
        assert_eq!(answer.code, Some(0), "{words:?} gave {}", answer.json);
        answer.json
    }

    /// The hash of what the book says, after a check that it is sound.
    ///
    /// # Panics
    /// When it is not.
    #[must_use]
    pub fn hash(&self) -> String {
        let check = self.done(&["check"]);
        assert_eq!(check["ok"], true, "{check}");
        text(&check["hash"]).to_owned()
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

/// The text of a value that is one.
///
/// # Panics
/// When it is none.
#[must_use]
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}
