//! The system's own file dialogs, which no page can reach: led with the keyboard, as a person without a mouse does.

use crate::stage::Done;
use giftbook_xtask::display::Display;
use giftbook_xtask::trouble::Trouble;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Presses keys for whichever window of a display has the focus.
const HANDS: &str = "xdotool";
/// How long a dialog may take to come or go.
const PATIENCE: Duration = Duration::from_secs(20);
const TRIES: u32 = 4;
const GLANCE: Duration = Duration::from_millis(60);

/// The window that stood in front before a dialog was asked for.
pub(crate) struct Front<'a> {
    display: &'a Display,
    window: String,
}

impl<'a> Front<'a> {
    pub(crate) fn of(display: &'a Display) -> Result<Self, Trouble> {
        let mut front = Self {
            display,
            window: String::new(),
        };
        front.window = front.in_front()?;
        Ok(front)
    }

    /// Writes a path into the dialog that comes up, in place of what it suggests, and confirms it.
    pub(crate) fn answer(&self, path: &Path) -> Done {
        self.wait("a file dialog", PATIENCE, |now| now != self.window)?;
        let mut gone = Ok(());
        // On a busy machine a dialog may miss the first letters, and then stays with a path that leads nowhere.
        for _ in 0..TRIES {
            self.hands(&["key", "ctrl+a"])?;
            self.hands(&["type", "--delay", "15", &path.to_string_lossy()])?;
            self.hands(&["key", "Return"])?;
            gone = self.wait("the dialog to go", PATIENCE / TRIES, |now| now == self.window);
            if gone.is_ok() {
                break;
            }
        }
        gone
    }

    /// Sends the dialog away.
    pub(crate) fn dismiss(&self) -> Done {
        self.wait("a file dialog", PATIENCE, |now| now != self.window)?;
        self.hands(&["key", "Escape"])?;
        self.wait("the dialog to go", PATIENCE, |now| now == self.window)
    }

    fn wait(&self, what: &str, patience: Duration, come: impl Fn(&str) -> bool) -> Done {
        let begin = Instant::now();
        // For a moment, while one window goes and the other comes, none is in front.
        while !self.in_front().is_ok_and(|now| come(&now)) {
            if begin.elapsed() > patience {
                return Err(Trouble::Window(format!("waited {} s for {what}", patience.as_secs())));
            }
            sleep(GLANCE);
        }
        // It is in front before it listens.
        sleep(GLANCE * 6);
        Ok(())
    }

    fn in_front(&self) -> Result<String, Trouble> {
        self.hands(&["getactivewindow"])
    }

    fn hands(&self, words: &[&str]) -> Result<String, Trouble> {
        hands(self.display, words)
    }
}

/// Does one thing with the keyboard or the windows of a display, and answers what was found.
pub(crate) fn hands(display: &Display, words: &[&str]) -> Result<String, Trouble> {
    let mut command = Command::new(HANDS);
    command.args(words).envs(display.variables());
    let output = command.output().map_err(Trouble::io(HANDS))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(Trouble::Window(format!("{HANDS}: {said}")))
    }
}
