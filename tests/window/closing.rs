//! The window closed by the person, and the app wanted again before it has closed its book.

use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

const SHELL: &str = "sh";
/// What the window is called.
const NAME: &str = "^Giftbook$";
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(20);
/// A second start has found the first by then.
const A_MOMENT: Duration = Duration::from_millis(800);

pub(crate) fn and_started_again(stage: &Stage) -> Done {
    let book = stage.new_book()?;
    let stamp = book.with_extension("giftbook.lock");
    let mut first = stage.launch()?;
    opened(stage)?;
    until("the book to be in use", || says(&stamp, "giftbook live"))?;

    // Held up in the middle of closing its book, as a large one holds it up, it is met by the second start.
    let mut holder = hold_up(&first, &stamp)?;
    close(stage, || matches!(holder.try_wait(), Ok(Some(_))))?;
    let mut second = stage.launch()?;
    sleep(A_MOMENT);
    let mut go_on = Command::new("kill");
    go_on.args(["-CONT", &first.id().to_string()]);
    go_on.status().map_err(Trouble::io("kill"))?;
    let ended = first.wait().map_err(Trouble::io("the first app"))?;
    assert!(ended.success(), "the first came to its end: {ended}");

    opened(stage)?;
    until("the book to be in use again", || says(&stamp, "giftbook live"))?;
    close(stage, || says(&stamp, "giftbook sealed"))?;
    second.wait().map_err(Trouble::io("the second app"))?;
    stage.end()
}

/// The app's window, once it can be seen.
fn opened(stage: &Stage) -> Done {
    // It is an error to look for a window that is not there.
    until("the app's window", || {
        stage.hands(&["search", "--onlyvisible", "--name", NAME]).is_ok()
    })
}

/// Presses what closes a window until the app has heard it: it may be seen before it listens.
fn close(stage: &Stage, mut heard: impl FnMut() -> bool) -> Done {
    until("the app to close its book", || {
        // There may be no window any more to press it on.
        let _ = stage.hands(&["search", "--onlyvisible", "--name", NAME, "windowactivate"]);
        let _ = stage.hands(&["key", "alt+F4"]);
        sleep(GLANCE * 10);
        heard()
    })
}

/// Stops the app as soon as the stamp says no longer that its book is in use, which is some milliseconds before it is gone: a shell's own
/// words are quick enough for that, most times. Where they are not, the second start finds no first.
fn hold_up(app: &Child, stamp: &Path) -> Result<Child, Trouble> {
    let script = r#"while read -r says < "$1" && [ "${says#giftbook live}" != "$says" ] && kill -0 "$2"; do :; done; kill -STOP "$2""#;
    let mut shell = Command::new(SHELL);
    shell.args(["-c", script, SHELL]).arg(stamp).arg(app.id().to_string());
    shell.spawn().map_err(Trouble::io(SHELL))
}

fn says(stamp: &Path, words: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|text| text.starts_with(words))
}

fn until(what: &str, mut come: impl FnMut() -> bool) -> Done {
    let begin = Instant::now();
    while !come() {
        if begin.elapsed() > PATIENCE {
            return Err(Trouble::Window(format!("waited {} s for {what}", PATIENCE.as_secs())));
        }
        sleep(GLANCE);
    }
    Ok(())
}
