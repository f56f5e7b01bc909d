//! A book that is not what it was when it was closed: the page asks what to do with it, and whatever is chosen, nothing of it is lost.

use crate::looks;
use crate::page::{Page, words};
use crate::rows::write_a_note;
use crate::stage::{Done, Stage};
use giftbook_book::{BookError, Cancel};
use giftbook_tests::program::{evening, fixture};
use giftbook_tests::{Scratch, now};
use giftbook_xtask::trouble::Trouble;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What the evening of the fixture brought.
const EVENING: &str = "1,003 diamonds";
const NOTE: &str = "A thank-you is due";
const PAGE_BYTES: usize = 4096;

/// Another hand wrote to it: the pages are sound, but their content is not what was closed.
pub(crate) fn altered(stage: &Stage) -> Done {
    let (_folder, path) = closed(stage, |book| book.import(evening().as_ref()).map(drop))?;
    let bytes = with_another_name(&path, b"Mona \"Mo\"", b"Nora \"Mo\"")?;
    not_looked_at_today(&path)?;
    let page = stage.open()?;
    is_asked(&page, &path, "unsound_altered_title")?;
    looks::of_this_page(&page, "an altered book")?;
    assert_eq!(read(&path)?, bytes, "nothing was done to it yet");
    page.press_on(&words("unsound_accept")?)?;
    shows_an_evening(&page)?;
    page.wait_for_words("main.tx", "Nora \"Mo\" K")?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    drop(page);

    let page = stage.open()?;
    shows_an_evening(&page)
}

/// Cut short, it is not opened even where the person says so; the last backup takes its place.
pub(crate) fn damaged(stage: &Stage) -> Done {
    let (_folder, path) = closed(stage, |book| {
        book.import(evening().as_ref())?;
        book.book.daily_backup(now(), &Cancel::default())?;
        book.import(fixture("formats/live_studio.ndjson").as_ref()).map(drop)
    })?;
    let mut bytes = read(&path)?;
    bytes.truncate(bytes.len() - PAGE_BYTES);
    std::fs::write(&path, &bytes).map_err(Trouble::file(&path))?;

    let page = stage.open()?;
    is_asked(&page, &path, "unsound_altered_title")?;
    page.press_on(&words("unsound_accept")?)?;
    is_asked(&page, &path, "unsound_pages_title")?;
    looks::of_this_page(&page, "a damaged book")?;
    let offered = page.text(".ask ul")?;
    assert!(!offered.contains(&words("unsound_accept")?), "{offered}");
    assert_eq!(read(&path)?, bytes, "nothing was done to it yet");

    page.press_on(&words("unsound_restore")?)?;
    page.wait_for_words(".toast", &words("unsound_restored")?)?;
    shows_an_evening(&page)?;
    assert_eq!(read(&set_aside(&path)?)?, bytes, "it lies there whole");
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// The app did not come to its end, which is how the driver leaves it, and the file with its newest changes is gone; put back, as the page says, nothing is missing.
pub(crate) fn without_its_log(stage: &Stage) -> Done {
    let (_folder, path) = closed(stage, |book| book.import(evening().as_ref()).map(drop))?;
    let page = stage.open()?;
    write_a_note(&page, NOTE)?;
    drop(page);
    stage.end()?;
    let (log, elsewhere) = (beside(&path, "-wal"), beside(&path, "-elsewhere"));
    rename(&log, &elsewhere)?;

    let page = stage.open()?;
    is_asked(&page, &path, "unsound_newest_missing_title")?;
    looks::of_this_page(&page, "a book without its log")?;
    page.press_on(&words("unsound_leave")?)?;
    page.wait_for_words("[role=alert]", &path.display().to_string())?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    drop(page);

    stage.end()?;
    rename(&elsewhere, &log)?;
    let page = stage.open()?;
    shows_an_evening(&page)?;
    page.click("[data-row='0']")?;
    page.wait_for_words(".drawer", NOTE)
}

/// A book made by `fill` and closed in good order; the next start opens it.
fn closed(stage: &Stage, fill: impl FnOnce(&Scratch) -> Result<(), BookError>) -> Result<(TempDir, PathBuf), Trouble> {
    let made = Scratch::new();
    fill(&made).map_err(|error| Trouble::Window(format!("no book: {error}")))?;
    let path = made.book.path().to_owned();
    let Scratch { folder, book } = made;
    drop(book);
    stage.leave_off_at(&path)?;
    Ok((folder, path))
}

/// The page asks about the book at `path` under this title, and the reader of the screen is led to it.
fn is_asked(page: &Page, path: &Path, title: &str) -> Done {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    page.wait_for_words("main.ask h1:focus", &words(title)?.replace("{name}", &name))?;
    assert_eq!(page.text("main.ask .path")?, path.display().to_string());
    Ok(())
}

fn shows_an_evening(page: &Page) -> Done {
    page.wait_for("nav.rail")?;
    page.go("#/transactions")?;
    page.wait_for_words(".foot", EVENING)
}

/// Writes another name of the same length wherever one stands.
fn with_another_name(path: &Path, one: &[u8], other: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut bytes = read(path)?;
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(one)).collect();
    assert!(!places.is_empty(), "the book holds the name");
    for at in places {
        bytes[at..at + other.len()].copy_from_slice(other);
    }
    std::fs::write(path, &bytes).map_err(Trouble::file(path))?;
    Ok(bytes)
}

/// The bytes of a book are compared once a day: its stamp says which day that was.
fn not_looked_at_today(path: &Path) -> Done {
    let lock = beside(path, ".lock");
    let stamp = std::fs::read_to_string(&lock).map_err(Trouble::file(&lock))?;
    let mut parts: Vec<&str> = stamp.split(' ').collect();
    parts[2] = "7";
    std::fs::write(&lock, parts.join(" ")).map_err(Trouble::file(&lock))
}

/// The one file that what was there before was renamed to.
fn set_aside(path: &Path) -> Result<PathBuf, Trouble> {
    let folder = path.parent().unwrap_or(path);
    let entries = std::fs::read_dir(folder).map_err(Trouble::file(folder))?;
    let mut aside = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().contains(".damaged-"));
    aside
        .next()
        .ok_or_else(|| Trouble::Window("nothing was set aside".to_owned()))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    std::fs::read(path).map_err(Trouble::file(path))
}

fn rename(from: &Path, to: &Path) -> Done {
    std::fs::rename(from, to).map_err(Trouble::file(from))
}
