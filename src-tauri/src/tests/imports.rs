//! Files from the drop to the book and back, over files of the sample.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use giftbook_formats::sample;
use tauri::ipc::Channel;
use tempfile::TempDir;

use crate::desk::{Desk, held, now};
use crate::dropped::look_at;
use crate::dto::app::Role;
use crate::dto::sources::{Answers, Progress, QuestionKey};
use crate::error::AppError;
use crate::home::Home;
use crate::importing::File;
use crate::turning::{Turn, turn};

/// A desk with an empty book, and beside it two of the sample's recordings, its export and a letter.
fn desk() -> (Arc<Desk>, Vec<PathBuf>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Arc::new(Desk::new(Home::at(folder.path().join("home")).unwrap()));
    desk.make(&desk.home.own_book(), Role::Both).unwrap();
    let files = sample::files(now());
    let export = files.iter().find(|file| file.name.contains("user_data")).unwrap();
    let chosen = files
        .iter()
        .filter(|file| file.name.contains("live"))
        .take(2)
        .chain([export]);
    let mut paths: Vec<PathBuf> = chosen
        .map(|file| {
            let path = folder.path().join(&file.name);
            std::fs::write(&path, &file.bytes).unwrap();
            path
        })
        .collect();
    paths.push(folder.path().join("letter.json"));
    std::fs::write(&paths[3], "Dear diary").unwrap();
    (desk, paths, folder)
}

fn nobody() -> Channel<Progress> {
    Channel::new(|_| Ok(()))
}

fn entries(desk: &Desk) -> u64 {
    desk.with(|book| Ok(book.summary()?.entries)).unwrap()
}

#[test]
fn what_fell_is_told_by_name_and_shape_and_never_by_path() {
    let (desk, paths, folder) = desk();
    let batch = look_at(&desk, paths).unwrap();
    assert_eq!(batch.files[0].format.as_deref(), Some("connector_v3"));
    assert!(batch.files[0].questions.is_empty());
    let asked: Vec<_> = batch.files[2].questions.iter().map(|question| question.key).collect();
    assert_eq!(asked, [QuestionKey::Currency, QuestionKey::GiftAmountUnit]);
    assert_eq!(batch.files[3].error, Some(AppError::new("unknown_format")));
    let told = serde_json::to_string(&batch).unwrap();
    assert!(!told.contains(folder.path().to_str().unwrap()), "{told}");
}

#[test]
fn a_preview_changes_nothing_and_the_import_does_what_it_said() {
    let (desk, paths, _folder) = desk();
    let batch = look_at(&desk, paths.clone()).unwrap().id;
    let file = File::of(&desk, &batch, 0, &Answers::new()).unwrap();
    let preview = file.preview(&desk, &nobody()).unwrap();
    assert_eq!(entries(&desk), 0);
    let report = file.import(&desk, &nobody()).unwrap();
    let counts = |report: &crate::dto::sources::ImportReport| {
        (report.rows, report.new, report.known, report.unreadable, report.ignored)
    };
    assert_eq!(counts(&preview.report), counts(&report));
    assert_eq!(
        report.rows,
        report.new + report.known + report.unreadable + report.ignored
    );
    assert!(entries(&desk) > 0);
    let again = look_at(&desk, paths).unwrap();
    assert_eq!(again.files[0].already_imported, report.source_id);
    assert_eq!(again.files[1].already_imported, None);
}

#[test]
fn an_open_question_stops_an_import_and_an_answer_is_remembered() {
    let (desk, paths, _folder) = desk();
    let batch = look_at(&desk, paths.clone()).unwrap().id;
    let unanswered = File::of(&desk, &batch, 2, &Answers::new())
        .unwrap()
        .import(&desk, &nobody());
    assert_eq!(
        unanswered.map(drop).map_err(|error| error.code),
        Err("question_open".to_owned())
    );
    assert_eq!(entries(&desk), 0);
    let answers: Answers = [("currency", "EUR"), ("gift_amount_unit", "coins")]
        .map(|(key, answer)| (key.to_owned(), answer.to_owned().into()))
        .into();
    File::of(&desk, &batch, 2, &answers)
        .unwrap()
        .import(&desk, &nobody())
        .unwrap();
    let questions = look_at(&desk, paths).unwrap().files.remove(2).questions;
    assert_eq!(questions[0].remembered.as_deref(), Some("EUR"));
    let made_up = BTreeMap::from([("colour".to_owned(), "red".to_owned().into())]);
    assert!(File::of(&desk, &batch, 2, &made_up).is_err());
}

#[test]
fn stop_is_heard_and_leaves_the_book_as_it_was() {
    let (desk, paths, _folder) = desk();
    let batch = look_at(&desk, paths).unwrap().id;
    let stopper = Arc::clone(&desk);
    let channel = Channel::new(move |_| {
        stopper.job.cancel();
        Ok(())
    });
    let begun = Instant::now();
    let stopped = File::of(&desk, &batch, 0, &Answers::new())
        .unwrap()
        .import(&desk, &channel);
    assert_eq!(stopped.map(drop), Err(AppError::new("cancelled")));
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(entries(&desk), 0);
    assert!(desk.job.begin().is_ok());
}

#[test]
fn progress_is_told_no_faster_than_it_can_be_seen() {
    let (desk, paths, _folder) = desk();
    let batch = look_at(&desk, paths).unwrap().id;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let channel = Channel::new(move |_| {
        held(&hears).push(Instant::now());
        Ok(())
    });
    File::of(&desk, &batch, 0, &Answers::new())
        .unwrap()
        .import(&desk, &channel)
        .unwrap();
    let heard = held(&heard);
    assert!(!heard.is_empty());
    assert!(
        heard
            .windows(2)
            .all(|pair| pair[1] - pair[0] >= Duration::from_millis(50))
    );
}

#[test]
fn undo_pressed_twice_is_two_undos() {
    let (desk, paths, _folder) = desk();
    let batch = look_at(&desk, paths).unwrap().id;
    for file in [0, 1] {
        File::of(&desk, &batch, file, &Answers::new())
            .unwrap()
            .import(&desk, &nobody())
            .unwrap();
    }
    let done = std::thread::scope(|scope| {
        let pressed =
            [0, 1].map(|_| scope.spawn(|| turn(&desk, Turn::Undo).map(|turned| turned.map(|turned| turned.done.done))));
        pressed.map(|undo| undo.join().unwrap())
    });
    assert_eq!(done, [Ok(Some("import".to_owned())), Ok(Some("import".to_owned()))]);
    assert_eq!(entries(&desk), 0);
}

#[test]
fn an_import_is_taken_back_and_brought_back_from_its_original() {
    let (desk, paths, _folder) = desk();
    let batch = look_at(&desk, paths.clone()).unwrap().id;
    File::of(&desk, &batch, 0, &Answers::new())
        .unwrap()
        .import(&desk, &nobody())
        .unwrap();
    let brought = entries(&desk);
    std::fs::remove_file(&paths[0]).unwrap();
    assert_eq!(turn(&desk, Turn::Undo).unwrap().unwrap().done.done, "import");
    assert_eq!(entries(&desk), 0);
    assert_eq!(turn(&desk, Turn::Redo).unwrap().unwrap().done.done, "import");
    assert_eq!(entries(&desk), brought);
    assert!(
        turn(&desk, Turn::Redo).unwrap().is_none(),
        "there is nothing left to do again"
    );
}

/// A programme of the person's own, as the file's form describes it.
const OWN: &str = r#"version = 1

[[programme]]
id = "agency"
platform = "tiktok"
source = "my contract"
seen_on = "2026-11-01"
trust = "own"
from = "2026-11-01"
currency = "USD"
whole = "0.01"

[[programme.rule]]
name = "flat"
steps = [{ from = 0, share = "0.55" }]
"#;

#[test]
fn a_file_of_programmes_is_known_among_others_and_a_wrong_one_is_told_with_its_line() {
    let (desk, _, folder) = desk();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let paths = vec![
        write("agency.toml", OWN),
        write("wrong.toml", &OWN.replace("\"tiktok\"", "\"tocktik\"")),
        write("other.toml", "[server]\nport = 80\n"),
    ];
    let batch = look_at(&desk, paths).unwrap();
    let of_programmes = &batch.files[0];
    assert_eq!(of_programmes.format.as_deref(), Some("programmes"));
    let told: Vec<_> = of_programmes
        .programmes
        .iter()
        .map(|one| (one.id.as_str(), one.platform.as_str()))
        .collect();
    assert_eq!(told, [("agency", "tiktok")]);
    let wrong = batch.files[1].error.clone().unwrap();
    assert_eq!(
        (wrong.code.as_str(), wrong.params["line"].as_str()),
        ("payout_file", "5")
    );
    assert_eq!(batch.files[2].error, Some(AppError::new("unknown_format")));
    assert!(batch.files[1..].iter().all(|file| file.programmes.is_empty()));
}
