//! Where a journey takes place: a display and a data folder of its own.

use crate::dialogs::{Front, hands};
use crate::page::Page;
use giftbook_book::Book;
use giftbook_tests::{Scratch, now};
use giftbook_xtask::display::Display;
use giftbook_xtask::places;
use giftbook_xtask::trouble::Trouble;
use giftbook_xtask::window::Window;
use serde_json::json;
use std::ffi::{OsStr, OsString};
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) type Done = Result<(), Trouble>;

/// Two windows at once on a small machine would wait for each other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// How long the app may take to end.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Stage {
    display: Display,
    home: TempDir,
    /// Where programs are looked for: first in a folder of the stage's own.
    path: OsString,
}

/// What of the home the stage's own programs stand in, and what they write down.
const PROGRAMS: &str = "programs";
const OPENED: &str = "opened";

/// Walks a journey, or says that it is skipped.
#[expect(clippy::print_stdout, reason = "a test that was not run must say so")]
pub(crate) fn journey(walk: fn(&Stage) -> Done) -> Done {
    if std::env::var_os("GIFTBOOK_WINDOW").is_none_or(|asked| asked != "1") {
        println!("skipped: the real window is driven with GIFTBOOK_WINDOW=1");
        return Ok(());
    }
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().map_err(Trouble::io("a folder to write to"))?;
    let mut path = home.path().join(PROGRAMS).into_os_string();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    walk(&Stage {
        display: Display::start()?,
        home,
        path,
    })
}

impl Stage {
    /// The app's data folder.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Opens the app where it was left, or at its first run.
    pub(crate) fn open(&self) -> Result<Page, Trouble> {
        self.start(None)
    }

    /// Opens the app on a new and empty book of its own, for both roles.
    pub(crate) fn open_new_book(&self) -> Result<Page, Trouble> {
        self.new_book()?;
        self.open()
    }

    /// A new and empty book, for both roles, which the next start opens; answers where it lies.
    pub(crate) fn new_book(&self) -> Result<PathBuf, Trouble> {
        let book = self.home().join("own.giftbook");
        Book::open(&book, now()).map_err(|error| Trouble::Window(format!("no book: {error}")))?;
        self.leave_off_at(&book)?;
        Ok(book)
    }

    /// Lays a book that was filled beforehand into the data folder, as if the app had been left with it open.
    pub(crate) fn keep(&self, filled: Scratch) -> Done {
        let path = self.home().join("own.giftbook");
        let Scratch { folder, book } = filled;
        book.close()
            .map_err(|error| Trouble::Window(format!("no book: {error}")))?;
        std::fs::copy(folder.path().join("test.giftbook"), &path).map_err(Trouble::file(&path))?;
        self.leave_off_at(&path)
    }

    /// As if the app had been left with this book open.
    pub(crate) fn leave_off_at(&self, book: &Path) -> Done {
        let note = self.home().join("last.json");
        std::fs::write(&note, json!({ "book": book }).to_string()).map_err(Trouble::file(&note))
    }

    /// The app's window, before it opens one of the system's dialogs.
    pub(crate) fn front(&self) -> Result<Front<'_>, Trouble> {
        Front::of(&self.display)
    }

    /// Opens the app with the sample book, as someone in a role sees it.
    pub(crate) fn open_sample(&self, role: &str) -> Result<Page, Trouble> {
        self.start(Some(&format!("sample-{role}")))
    }

    /// Starts the app as a person does, with nobody leading it, whether or not it is running already.
    pub(crate) fn launch(&self) -> Result<Child, Trouble> {
        let mut app = Command::new(places::desktop_app());
        app.envs(self.display.variables()).envs(self.environment());
        app.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        app.spawn().map_err(Trouble::io("the app"))
    }

    /// From now on an address the app hands to the system is written down instead of opened.
    pub(crate) fn note_what_is_opened(&self) -> Done {
        let folder = self.home().join(PROGRAMS);
        std::fs::create_dir_all(&folder).map_err(Trouble::file(&folder))?;
        let opener = folder.join("xdg-open");
        let script = format!(
            "#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{}'\n",
            self.home().join(OPENED).display()
        );
        std::fs::write(&opener, script).map_err(Trouble::file(&opener))?;
        std::fs::set_permissions(&opener, Permissions::from_mode(0o755)).map_err(Trouble::file(&opener))
    }

    /// Waits until something was handed to the system, and tells all of it, an address a line.
    pub(crate) fn opened(&self) -> Result<String, Trouble> {
        let begin = Instant::now();
        loop {
            let opened = std::fs::read_to_string(self.home().join(OPENED)).unwrap_or_default();
            if opened.ends_with('\n') {
                return Ok(opened);
            }
            if begin.elapsed() > PATIENCE {
                return Err(Trouble::Window("nothing was opened".to_owned()));
            }
            sleep(Duration::from_millis(20));
        }
    }

    /// Does one thing with the keyboard or the windows.
    pub(crate) fn hands(&self, words: &[&str]) -> Result<String, Trouble> {
        hands(&self.display, words)
    }

    fn start(&self, start: Option<&str>) -> Result<Page, Trouble> {
        self.end()?;
        let mut environment = self.environment();
        environment.extend(start.map(|start| ("GIFTBOOK_START", OsStr::new(start))));
        Page::of(Window::open(&self.display, &places::desktop_app(), &environment)?)
    }

    fn environment(&self) -> Vec<(&'static str, &OsStr)> {
        let home = self.home().as_os_str();
        let mut environment = vec![("GTK_THEME", OsStr::new("Adwaita")), ("GIFTBOOK_DATA_DIR", home)];
        environment.push(("PATH", self.path.as_os_str()));
        environment.extend(["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"].map(|name| (name, home)));
        environment
    }

    /// Ends what is left of the app opened before: a second one would only bring it to the front and end. Its driver kills it in any case,
    /// but now and then is gone too soon for that.
    pub(crate) fn end(&self) -> Done {
        let begin = Instant::now();
        loop {
            let left = self.processes()?;
            if left.is_empty() {
                return Ok(());
            }
            if begin.elapsed() > PATIENCE {
                return Err(Trouble::Window("the app does not end".to_owned()));
            }
            let mut kill = Command::new("kill");
            // It says so where one has ended meanwhile.
            kill.arg("-KILL").args(left).stderr(Stdio::null());
            kill.status().map_err(Trouble::io("kill"))?;
            sleep(Duration::from_millis(20));
        }
    }

    /// The numbers of the processes whose environment names the data folder.
    fn processes(&self) -> Result<Vec<OsString>, Trouble> {
        let home = self.home().as_os_str().as_encoded_bytes();
        let names_it = |environment: Vec<u8>| environment.windows(home.len()).any(|part| part == home);
        let processes = std::fs::read_dir("/proc").map_err(Trouble::io("/proc"))?;
        // Some end while they are looked at, others are not ours to read.
        Ok(processes
            .flatten()
            .filter(|process| std::fs::read(process.path().join("environ")).is_ok_and(names_it))
            .map(|process| process.file_name())
            .collect())
    }
}
