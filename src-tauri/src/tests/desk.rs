//! What becomes of a command when a book cannot be opened, when none is, and when something panics.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use tauri::async_runtime::block_on;
use tempfile::TempDir;

use crate::desk::Desk;
use crate::dto::app::{AppState, Role};
use crate::error::AppError;
use crate::home::Home;

pub(super) fn desk() -> (Arc<Desk>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Arc::new(Desk::new(Home::at(folder.path().join("home")).unwrap()));
    (desk, folder)
}

pub(super) fn started() -> (Arc<Desk>, TempDir) {
    let (desk, folder) = desk();
    desk.start(|_| Ok(()));
    (desk, folder)
}

#[test]
fn a_panic_in_a_command_is_its_error_and_nobody_else_s() {
    let (desk, _folder) = started();
    desk.make(&desk.home.own_book(), Role::Both).unwrap();
    let panicked = block_on(desk.ask(|_| -> Result<(), AppError> { panic!("on purpose") }));
    assert_eq!(panicked, Err(AppError::unexpected("panic")));
    assert_eq!(block_on(desk.ask(|book| Ok(book.summary()?.entries))), Ok(0));
    desk.open(&desk.home.sample_folder().join("other.book"), true).unwrap();
    assert!(block_on(desk.run(AppState::of)).unwrap().book.unwrap().sample);
}

#[test]
fn without_a_book_everything_about_one_says_so() {
    let (desk, _folder) = started();
    assert_eq!(
        block_on(desk.ask(|book| Ok(book.summary()?))).map(drop),
        Err(AppError::new("no_book"))
    );
    let state = block_on(desk.run(AppState::of)).unwrap();
    assert!(state.book.is_none() && state.trouble.is_none());
}

#[test]
fn a_question_asked_before_the_book_is_open_waits_for_it() {
    let (desk, _folder) = desk();
    let (answered, answer) = channel();
    let asked = Arc::clone(&desk);
    std::thread::spawn(move || drop(answered.send(block_on(asked.run(AppState::of)))));
    assert!(
        answer.recv_timeout(Duration::from_millis(50)).is_err(),
        "answered before the start"
    );
    desk.start(|desk| desk.open(&desk.home.own_book(), true));
    let state = answer.recv_timeout(Duration::from_secs(10)).unwrap().unwrap();
    assert_eq!(state.book.unwrap().name, "Giftbook");
}

#[test]
fn why_the_last_book_did_not_open_is_told_until_one_does() {
    let (desk, folder) = desk();
    let missing = folder.path().join("gone.book");
    desk.start(|desk| desk.open(&missing, false));
    let state = block_on(desk.run(AppState::of)).unwrap();
    let trouble = AppError::new("book_missing").with("path", missing.display().to_string());
    assert_eq!(state.trouble, Some(trouble));
    assert!(!missing.exists(), "looking for a book made one");
    desk.make(&desk.home.own_book(), Role::Creator).unwrap();
    assert_eq!(AppState::of(&desk).unwrap().trouble, None);
    assert_eq!(
        desk.home.last_book(),
        Some(std::fs::canonicalize(desk.home.own_book()).unwrap())
    );
}

#[test]
fn a_file_that_is_no_book_is_refused_and_the_open_one_stays() {
    let (desk, folder) = started();
    desk.make(&desk.home.own_book(), Role::Creator).unwrap();
    let letter = folder.path().join("letter.book");
    std::fs::write(&letter, "Dear diary").unwrap();
    assert_eq!(
        desk.open(&letter, false).map_err(|error| error.code),
        Err("book_foreign".to_owned())
    );
    assert_eq!(std::fs::read(&letter).unwrap(), b"Dear diary");
    assert!(block_on(desk.run(AppState::of)).unwrap().book.is_some());
}

#[test]
fn a_second_process_is_turned_away() {
    let (desk, _folder) = started();
    desk.make(&desk.home.own_book(), Role::Creator).unwrap();
    let other = Desk::new(desk.home.clone());
    assert_eq!(
        other.open(&desk.home.own_book(), false).map_err(|error| error.code),
        Err("book_in_use".to_owned())
    );
}

#[test]
fn the_book_stays_while_a_work_runs() {
    let (desk, folder) = started();
    desk.make(&desk.home.own_book(), Role::Creator).unwrap();
    let running = desk.job.begin().unwrap();
    assert_eq!(
        desk.open(&folder.path().join("other.book"), true),
        Err(AppError::new("busy"))
    );
    drop(running);
    assert_eq!(desk.open(&folder.path().join("other.book"), true), Ok(()));
}

#[test]
fn a_backup_comes_back_under_its_token_once() {
    let (desk, folder) = started();
    desk.make(&desk.home.own_book(), Role::Creator).unwrap();
    let copy = folder.path().join("copy.book");
    desk.back_up(&copy).unwrap();
    desk.make(&desk.home.own_book(), Role::Supporter).unwrap();
    let preview = desk.look_at_backup(copy).unwrap();
    desk.restore(&preview.token).unwrap();
    assert_eq!(
        block_on(desk.run(AppState::of)).unwrap().book.unwrap().role,
        Role::Creator
    );
    assert!(desk.restore(&preview.token).is_err());
}

#[test]
fn the_sample_is_a_book_of_its_own_and_goes_in_one_step() {
    let (desk, _folder) = started();
    desk.make(&desk.home.own_book(), Role::Creator).unwrap();
    desk.open_sample(Role::Supporter).unwrap();
    let state = block_on(desk.run(AppState::of)).unwrap().book.unwrap();
    assert!(
        state.sample && state.rows > 1_000 && state.role == Role::Supporter,
        "{state:?}"
    );
    assert!(!desk.home.unfinished_sample_folder().exists());
    desk.discard_sample().unwrap();
    assert!(!desk.home.sample_folder().exists());
    let state = block_on(desk.run(AppState::of)).unwrap().book.unwrap();
    assert!(!state.sample && state.rows == 0);
}
