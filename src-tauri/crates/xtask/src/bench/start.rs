//! From a program's start to its first figure on the screen: Giftbook with a book of all events, beside an empty Tauri window with one
//! line in it. Both are started as a person starts them, and judged by the same pixels: where the figure stands is asked once through
//! the window's driver, when it stands there is read from the screen.

use super::Bench;
use super::measure::median;
use super::screen::{Part, Screen};
use super::table::{Goal, Quantity, Row};
use crate::app::{self, FEATURES};
use crate::display::Display;
use crate::places;
use crate::setup::{self, Need};
use crate::terminal::{cargo, run, say};
use crate::trouble::Trouble;
use crate::window::Window;
use serde_json::{Value, json};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const RUNS: usize = 7;
/// For what a closed window leaves running.
const PAUSE: Duration = Duration::from_millis(500);

/// A program that shows a figure.
struct Starter {
    program: PathBuf,
    /// Its data folder.
    home: PathBuf,
    /// The element that holds the first figure.
    figure: &'static str,
    /// The book that it opens, put there anew before each start.
    book: Option<PathBuf>,
}

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>, Trouble> {
    if !cfg!(target_os = "linux") {
        say("the start is measured on a virtual display, which only Linux has");
        return Ok(Vec::new());
    }
    setup::ready_for(&[Need::Display, Need::Window])?;
    app::build_page()?;
    let build = [
        "build",
        "--release",
        "--package",
        "giftbook-desktop",
        "--bins",
        "--examples",
    ];
    run(
        "the app and an empty window, optimised",
        cargo().args(build).args(FEATURES),
    )?;
    let ours = Starter {
        program: places::built("release", "giftbook-desktop"),
        home: bench.folder.join("start/ours"),
        // The line of the first figures, whole: in a month without gifts it says that and holds no figure of its own.
        figure: "h1.finding",
        book: Some(bench.book()),
    };
    let theirs = Starter {
        program: places::built("release", "examples/empty-window"),
        home: bench.folder.join("start/theirs"),
        figure: "b",
        book: None,
    };
    let folder = bench.folder.join("start");
    fs::create_dir_all(&folder).map_err(Trouble::file(&folder))?;
    let display = Display::with_screen_in(&folder)?;
    let screen = Screen::in_folder(&folder)?;
    let (our_figure, their_figure) = (ours.find(&display)?, theirs.find(&display)?);
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    // Turn by turn, so that what else the machine does falls on both.
    for _ in 0..RUNS {
        our_times.push(ours.time(&display, &screen, our_figure)?);
        their_times.push(theirs.time(&display, &screen, their_figure)?);
    }
    Ok(vec![Row {
        work: "start to first figures, the first of a day",
        ours: Quantity::Time(median(our_times).unwrap_or_default()),
        peer: median(their_times).map(Quantity::Time),
        goal: Goal::TimesPeer(1.25),
    }])
}

impl Starter {
    /// Where the first figure stands, once all is at rest.
    fn find(&self, display: &Display) -> Result<Part, Trouble> {
        self.prepare()?;
        let environment = self.environment();
        let environment: Vec<(&str, &OsStr)> = environment
            .iter()
            .map(|(name, value)| (*name, value.as_os_str()))
            .collect();
        let window = Window::open(display, &self.program, &environment)?;
        let figure = json!(self.figure);
        window.wait_until(
            "the first figure",
            &format!("return document.querySelector({figure}) !== null"),
        )?;
        window.picture_at_rest()?;
        let place = window.page.execute(
            &format!(
                "const {{ x, y, width, height }} = document.querySelector({figure}).getBoundingClientRect(); \
                      return [x, y, width, height].map(Math.round)"
            ),
            &[],
        )?;
        let number = |nth: usize| place[nth].as_u64().ok_or_else(|| no_place(&place));
        Ok(Part {
            left: number(0)?,
            top: number(1)?,
            width: number(2)?,
            height: number(3)?,
        })
    }

    /// How long one start takes.
    fn time(&self, display: &Display, screen: &Screen, figure: Part) -> Result<Duration, Trouble> {
        self.prepare()?;
        sleep(PAUSE);
        let begin = Instant::now();
        let mut program = Command::new(&self.program);
        program.envs(display.variables()).envs(self.environment());
        program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = program.spawn().map_err(Trouble::file(&self.program))?;
        let time = screen.done(figure, begin);
        // The next start begins from the book as it was closed before, so nothing is lost with this one.
        child
            .kill()
            .and_then(|()| child.wait())
            .map_err(Trouble::file(&self.program))?;
        time
    }

    fn environment(&self) -> Vec<(&'static str, OsString)> {
        [
            "GIFTBOOK_DATA_DIR",
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
        ]
        .map(|name| (name, self.home.clone().into()))
        .into()
    }

    /// Puts the book as it was closed yesterday into the data folder, as the one that was open last.
    fn prepare(&self) -> Result<(), Trouble> {
        fs::create_dir_all(&self.home).map_err(Trouble::file(&self.home))?;
        let Some(book) = &self.book else { return Ok(()) };
        let here = self.home.join("Giftbook.book");
        for part in ["-wal", "-shm"] {
            // There is none after a start that was never written to.
            let _ = fs::remove_file(beside(&here, part));
        }
        fs::copy(book, &here).map_err(Trouble::file(book))?;
        let stamp = beside(book, ".lock");
        let text = fs::read_to_string(&stamp).map_err(Trouble::file(&stamp))?;
        fs::write(beside(&here, ".lock"), the_day_before(&text)?).map_err(Trouble::file(&here))?;
        let last = self.home.join("last.json");
        fs::write(&last, json!({ "book": here }).to_string()).map_err(Trouble::file(&last))
    }
}

/// A book's stamp tells on which day its bytes were last compared.
fn the_day_before(stamp: &str) -> Result<String, Trouble> {
    let other = || Trouble::Answer {
        what: "the stamp of a closed book".to_owned(),
        answer: stamp.to_owned(),
    };
    let rest = stamp.strip_prefix("giftbook sealed ").ok_or_else(other)?;
    let (day, rest) = rest.split_once(' ').ok_or_else(other)?;
    let day: i64 = day.parse().map_err(|_| other())?;
    Ok(format!("giftbook sealed {} {rest}", day - 1))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn no_place(answer: &Value) -> Trouble {
    Trouble::Answer {
        what: "the place of the first figure".to_owned(),
        answer: answer.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_set_back_by_a_day_and_nothing_else_is_taken_for_one() {
        assert_eq!(
            the_day_before("giftbook sealed 20780 9 ab .\n").unwrap(),
            "giftbook sealed 20779 9 ab .\n"
        );
        for other in ["", "giftbook live 20780 .\n", "giftbook sealed x 9 ab .\n"] {
            assert!(the_day_before(other).is_err(), "{other}");
        }
    }
}
