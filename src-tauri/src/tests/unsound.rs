//! A book that is not what it was when it was closed: nothing happens to it before the person has decided, and nothing of it is lost after.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::desk::{desk, started};
use crate::desk::Desk;
use crate::dto::app::{AppState, Damage, Role, Unsound};
use crate::error::AppError;

/// A desk without a book, and where one lies that was closed in good order with a backup beside it.
fn closed() -> (Arc<Desk>, TempDir, PathBuf) {
    let (desk, folder) = started();
    let path = desk.home.own_book();
    desk.make(&path, Role::Creator).unwrap();
    desk.care();
    desk.replace(None);
    (desk, folder, path)
}

/// Another program wrote to it: sound pages, other content of the same length.
fn alter(path: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(path).unwrap();
    let creator = bytes.windows(7).rposition(|seven| seven == b"creator").unwrap();
    bytes[creator..creator + 7].copy_from_slice(b"creatox");
    std::fs::write(path, &bytes).unwrap();
    let lock = path.with_extension("book.lock");
    // As on another day: once a day the bytes are compared.
    let stamp = std::fs::read_to_string(&lock).unwrap();
    let mut words: Vec<&str> = stamp.split(' ').collect();
    words[2] = "7";
    std::fs::write(lock, words.join(" ")).unwrap();
    bytes
}

fn cut(path: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(path).unwrap();
    bytes.truncate(bytes.len() - 4096);
    std::fs::write(path, &bytes).unwrap();
    std::fs::remove_file(path.with_extension("book.lock")).unwrap();
    bytes
}

fn waiting(desk: &Desk) -> Unsound {
    AppState::of(desk).unwrap().unsound.expect("a question")
}

fn open(desk: &Desk, path: &Path) -> AppState {
    desk.state_after(desk.open(path, false)).unwrap()
}

#[test]
fn it_is_told_and_left_as_it_is() {
    for (break_it, damage) in [(alter as fn(&Path) -> Vec<u8>, Damage::Altered), (cut, Damage::Pages)] {
        let (desk, _folder, path) = closed();
        let bytes = break_it(&path);
        let state = open(&desk, &path);
        assert!(state.book.is_none() && state.trouble.is_none());
        let unsound = state.unsound.unwrap();
        assert_eq!((unsound.name.as_str(), unsound.damage), ("Giftbook", damage));
        assert!(unsound.last_backup.is_some());
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        assert_eq!(
            desk.make(&path, Role::Both).map_err(|error| error.code),
            Err(AppError::DAMAGED.to_owned())
        );
        desk.leave_unsound().unwrap();
        let state = AppState::of(&desk).unwrap();
        assert!(state.unsound.is_none() && state.trouble.unwrap().code == "book_left");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn at_the_start_it_is_found_after_the_first_figures_and_taken_off_the_desk() {
    let (closed, _folder, path) = closed();
    let bytes = alter(&path);
    let (desk, _other) = desk();
    desk.start(|desk| desk.open_at_once(&path, false));
    assert!(desk.with(|_| Ok(())).is_ok(), "it lies there to be read");
    assert!(desk.care(), "what was opened at once is not what was closed");
    assert!(!desk.care());
    assert_eq!(waiting(&desk).damage, Damage::Altered);
    assert!(desk.with(|_| Ok(())).is_err(), "no book is on the desk");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    drop(closed);
}

#[test]
fn altered_it_can_be_opened_as_it_is_but_not_with_broken_pages() {
    let (desk, _folder, path) = closed();
    std::fs::write(path.with_extension("book.lock"), "giftbook live 7 .\n").unwrap();
    open(&desk, &path);
    assert_eq!(waiting(&desk).damage, Damage::NewestMissing);
    desk.accept_unsound().unwrap();
    let state = AppState::of(&desk).unwrap();
    assert!(state.book.is_some() && state.unsound.is_none());
    desk.replace(None);
    cut(&path);
    open(&desk, &path);
    assert_eq!(desk.accept_unsound(), Err(AppError::new("damaged")));
    assert_eq!(waiting(&desk).damage, Damage::Pages);
}

#[test]
fn the_newest_sound_backup_takes_its_place_and_it_is_kept() {
    let (desk, folder, path) = closed();
    let bytes = cut(&path);
    // The newest is as broken as the book.
    std::fs::write(path.with_extension("book.backups").join("9999-daily.book"), &bytes).unwrap();
    open(&desk, &path);
    desk.restore_unsound().unwrap();
    let state = AppState::of(&desk).unwrap();
    assert_eq!(state.book.unwrap().role, Role::Creator);
    let kept = std::fs::read_dir(folder.path().join("home"))
        .unwrap()
        .flatten()
        .map(|entry| entry.path());
    let kept = kept
        .into_iter()
        .find(|path| path.to_string_lossy().contains(".damaged-"))
        .unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), bytes);
}

#[test]
fn without_a_sound_backup_it_stays_a_question() {
    let (desk, _folder, path) = closed();
    let bytes = cut(&path);
    std::fs::remove_dir_all(path.with_extension("book.backups")).unwrap();
    open(&desk, &path);
    assert_eq!(waiting(&desk).last_backup, None);
    assert_eq!(desk.restore_unsound(), Err(AppError::new("no_backup")));
    assert!(desk.unsound().is_some());
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn set_aside_it_lies_whole_where_is_said_and_a_new_one_can_be_made() {
    let (desk, _folder, path) = closed();
    let bytes = cut(&path);
    open(&desk, &path);
    let aside = desk.set_unsound_aside().unwrap();
    assert_eq!(std::fs::read(&aside).unwrap(), bytes);
    let trouble = AppState::of(&desk).unwrap().trouble.unwrap();
    assert_eq!(
        (trouble.code.as_str(), trouble.params["path"].as_str()),
        ("book_set_aside", aside.to_str().unwrap())
    );
    assert_eq!(
        desk.home.last_book(),
        None,
        "the next start looks for no book that is not there"
    );
    desk.make(&path, Role::Supporter).unwrap();
    assert!(AppState::of(&desk).unwrap().trouble.is_none());
}

#[test]
fn the_open_book_stays_while_another_waits_for_a_decision() {
    let (desk, _folder, path) = closed();
    cut(&path);
    desk.make(&desk.home.sample_folder().join("other.book"), Role::Both)
        .unwrap();
    let state = open(&desk, &path);
    assert!(state.book.is_some() && state.unsound.is_some());
    desk.leave_unsound().unwrap();
    assert!(AppState::of(&desk).unwrap().book.is_some());
    assert_eq!(desk.leave_unsound(), Err(AppError::new("nothing_to_do")));
}
