//! The window closed by the person, and the app wanted again before it has closed its book.

use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at a file that is empty for some milliseconds only.
const BLINK: Duration = Duration::from_micros(200);
/// A second start has found the first by then.
const A_MOMENT: Duration = Duration::from_millis(800);

pub(crate) fn and_started_again(stage: &Stage) -> Done {
    let book = stage.new_book()?;
    let stamp = book.with_extension("giftbook.lock");
    let mut first = stage.launch()?;
    let before = window(stage)?;
    until("the book to be in use", || says(&stamp, "giftbook live"))?;

    // Held up in the middle of closing its book, as a large one holds it up, it is met by the second start.
    close(stage, &before)?;
    until("the book to be closed", || {
        says(&stamp, "") || says(&stamp, "giftbook sealed")
    })?;
    signal("-STOP", &first)?;
    let mut second = stage.launch()?;
    sleep(A_MOMENT);
    signal("-CONT", &first)?;
    let ended = first.wait().map_err(Trouble::io("the first app"))?;
    assert!(ended.success(), "the first came to its end: {ended}");

    let after = window(stage)?;
    until("the book to be in use again", || says(&stamp, "giftbook live"))?;
    close(stage, &after)?;
    second.wait().map_err(Trouble::io("the second app"))?;
    stage.until_closed()?;
    assert!(says(&stamp, "giftbook sealed"), "closed in good order");
    Ok(())
}

/// The app's window, once it can be seen.
fn window(stage: &Stage) -> Result<String, Trouble> {
    let mut seen = None;
    until("the app's window", || {
        // It is an error that none is found.
        seen = stage.hands(&["search", "--onlyvisible", "--name", "^Giftbook$"]).ok();
        seen.is_some()
    })?;
    Ok(seen.unwrap_or_default())
}

/// Presses what closes a window.
fn close(stage: &Stage, window: &str) -> Done {
    stage.hands(&["windowactivate", "--sync", window])?;
    stage.hands(&["key", "alt+F4"]).map(drop)
}

/// Whether the book's stamp begins with these words; without any, whether it is empty.
fn says(stamp: &Path, words: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|text| text.starts_with(words) && text.is_empty() == words.is_empty())
}

fn signal(name: &str, app: &Child) -> Done {
    let mut kill = Command::new("kill");
    kill.args([name, &app.id().to_string()]);
    kill.status().map_err(Trouble::io("kill")).map(drop)
}

fn until(what: &str, mut come: impl FnMut() -> bool) -> Done {
    let begin = Instant::now();
    while !come() {
        if begin.elapsed() > PATIENCE {
            return Err(Trouble::Window(format!("waited {} s for {what}", PATIENCE.as_secs())));
        }
        sleep(BLINK);
    }
    Ok(())
}
