//! Undo and redo over any sequence of edits, through restarts.

use giftbook_model::{Instant, Platform};
use jiff::civil::date;
use proptest::prelude::*;
use tempfile::TempDir;

use super::dump;
use crate::history::{Turned, verify_chain};
use crate::transactions::seed::{self, NOON, Sown, now};
use crate::wallet::{Assertion, ByHand};
use crate::{Book, BookError, Cancel, EntryKind, Settings, Theme};

#[derive(Debug, Clone)]
enum Act {
    Note(usize, String),
    Category(usize, String),
    Title(i64, String),
    SegmentAdd(i64, i64),
    SegmentMove(i64, i64),
    SegmentRemove(i64),
    Zone(&'static str),
    Theme(Theme),
    /// What the app shows: units, or no more.
    Assert(i8, Option<i64>),
    /// A correction or, above zero, a bonus.
    ByHand(i64),
    /// The first of those that still stand is taken away.
    Remove,
    Undo,
    Redo,
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let entry = || 0_usize..3;
    let text = || prop::sample::select(vec!["", "a", "b", "'x\"; ü"]).prop_map(str::to_owned);
    prop_oneof![
        3 => (entry(), text()).prop_map(|(entry, text)| Act::Note(entry, text)),
        2 => (entry(), text()).prop_map(|(entry, text)| Act::Category(entry, text)),
        1 => (1_i64..4, text()).prop_map(|(live, text)| Act::Title(live, text)),
        2 => (1_i64..4, 0_i64..9).prop_map(|(live, from)| Act::SegmentAdd(live, from)),
        1 => (1_i64..4, 0_i64..9).prop_map(|(id, from)| Act::SegmentMove(id, from)),
        1 => (1_i64..4).prop_map(Act::SegmentRemove),
        1 => prop::sample::select(vec!["UTC", "Asia/Kathmandu"]).prop_map(Act::Zone),
        1 => prop::sample::select(Theme::ALL.to_vec()).prop_map(Act::Theme),
        2 => (1_i8..4, prop::option::weighted(0.7, 1_i64..4)).prop_map(|(day, units)| Act::Assert(day, units)),
        2 => (-2_i64..3).prop_map(Act::ByHand),
        1 => Just(Act::Remove),
        5 => Just(Act::Undo),
        3 => Just(Act::Redo),
        1 => Just(Act::Reopen),
    ]
}

fn three_gifts() -> Vec<Sown> {
    let gift = |nth: i64| Sown {
        kind: EntryKind::GiftReceived,
        platform: 1,
        at: Some(NOON + nth * 36_000_000),
        live: Some(1),
        gift: Some(1),
        person: Some(1),
        units: Some(5),
        unit: 2,
        money: None,
        guest: false,
        source: 1,
    };
    (0..3).map(gift).collect()
}

fn minute(number: i64) -> Instant {
    now().plus_millis(number * 60_000)
}

/// An edit of something that is not there (any more) is refused, and that is no operation.
fn edit(book: &Book, act: &Act) -> Result<(), BookError> {
    let set = |change: &dyn Fn(&mut Settings)| {
        let mut settings = book.settings()?;
        change(&mut settings);
        book.set_settings(&settings, now()).map(|_| ())
    };
    match act {
        Act::Note(entry, text) => book.set_note(seed::id(*entry), text, now()),
        Act::Category(entry, text) => book.set_category(seed::id(*entry), text, now()),
        Act::Title(live, text) => book.set_live_title(*live, text, now()),
        Act::SegmentAdd(live, from) => book
            .segment_add(*live, "song", minute(*from), minute(from + 3), now())
            .map(|_| ()),
        Act::SegmentMove(id, from) => book.segment_change(*id, "game", minute(*from), minute(from + 5), now()),
        Act::SegmentRemove(id) => book.segment_remove(*id, now()),
        Act::Zone(zone) => set(&|settings| settings.zone = (*zone).to_owned()),
        Act::Theme(theme) => set(&|settings| settings.theme = *theme),
        Act::Assert(day, Some(units)) => {
            let (platform, on) = (Platform::TikTok, date(2025, 10, *day));
            let units = *units;
            book.wallet_assert(&Assertion { platform, on, units }, now())
        }
        Act::Assert(day, None) => book.wallet_assert_remove(Platform::TikTok, date(2025, 10, *day), now()),
        Act::ByHand(units) => {
            let what = ByHand {
                platform: Platform::TikTok,
                bonus: *units > 0,
                units: *units,
                on: date(2025, 10, 2),
                note: "seen".to_owned(),
            };
            book.wallet_enter(&what, now()).map(|_| ())
        }
        Act::Remove => {
            let rows = book.wallet_rows(Platform::TikTok, None, 9, now())?;
            rows.iter()
                .find(|row| row.of.by_hand)
                .map_or(Ok(()), |row| book.wallet_remove(row.of.id, now()))
        }
        Act::Undo | Act::Redo | Act::Reopen => Ok(()),
    }
}

/// The book beside what it should be: the states before and after each edit.
struct Run {
    folder: TempDir,
    book: Option<Book>,
    done: Vec<Vec<String>>,
    undone: Vec<Vec<String>>,
    operations: usize,
}

impl Run {
    fn book(&self) -> &Book {
        self.book.as_ref().expect("open")
    }

    fn turn(&mut self, undo: bool) {
        let before = dump(self.book());
        let expected = if undo { self.done.pop() } else { self.undone.pop() };
        let never = Cancel::default();
        let turned = if undo {
            self.book().undo(now(), &never)
        } else {
            self.book().redo(now(), &never)
        };
        let Some(expected) = expected else {
            assert!(matches!(turned, Err(BookError::NothingToDo)));
            return;
        };
        assert!(matches!(turned, Ok(Turned::Done { .. })), "{turned:?}");
        assert_eq!(dump(self.book()), expected);
        if undo {
            self.undone.push(before);
        } else {
            self.done.push(before);
        };
        self.operations += 1;
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Undo => self.turn(true),
            Act::Redo => self.turn(false),
            Act::Reopen => {
                self.book = None;
                self.book = Some(Book::open(&self.folder.path().join("b.giftbook"), now()).expect("book"));
            }
            _ => {
                let before = dump(self.book());
                let refused = edit(self.book(), act).is_err();
                if dump(self.book()) == before {
                    return;
                }
                assert!(!refused, "what is refused changes nothing");
                self.done.push(before);
                self.undone.clear();
                self.operations += 1;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn n_undos_give_the_state_n_edits_ago_and_redo_gives_it_back(acts in prop::collection::vec(act(), 1..25)) {
        let (folder, book) = seed::book(&three_gifts());
        let mut run = Run { folder, book: Some(book), done: Vec::new(), undone: Vec::new(), operations: 0 };
        for act in &acts {
            run.act(act);
            prop_assert!(run.book().file.read(verify_chain).expect("chain"));
        }
        let history = run.book().history(1_000).expect("history");
        prop_assert_eq!(history.len(), run.operations, "one operation a change, and none is lost");
        while !run.done.is_empty() {
            run.turn(true);
        }
        while !run.undone.is_empty() {
            run.turn(false);
        }
    }
}

#[test]
fn the_log_only_grows_and_shows_what_was_tampered_with() {
    let (_folder, book) = seed::book(&three_gifts());
    book.set_note(seed::id(0), "one", now()).expect("note");
    book.set_note(seed::id(0), "two", now()).expect("note");
    let forge = |sql: &str| book.file.write(|tx| Ok::<_, BookError>(tx.execute_batch(sql)?));
    assert!(forge("UPDATE operation SET params = '{}' WHERE id = 1").is_err());
    assert!(forge("DELETE FROM operation").is_err());
    assert!(book.file.read(verify_chain).expect("chain"));
    forge("DROP TRIGGER operation_is_never_changed; UPDATE operation SET params = '{}' WHERE id = 1").expect("forged");
    assert!(!book.file.read(verify_chain).expect("chain"));
}

#[test]
fn an_undo_that_does_not_fit_the_book_is_refused() {
    let (_folder, book) = seed::book(&three_gifts());
    book.set_note(seed::id(0), "one", now()).expect("note");
    book.file
        .write(|tx| Ok::<_, BookError>(tx.execute_batch("UPDATE annotation SET note = 'forged'")?))
        .expect("forged");
    assert!(matches!(
        book.undo(now(), &Cancel::default()),
        Err(BookError::Inconsistent { .. })
    ));
    assert_eq!(book.history(9).expect("history").len(), 1);
}

#[test]
fn the_history_tells_what_is_undone() {
    let (_folder, book) = seed::book(&three_gifts());
    book.set_note(seed::id(0), "one", now()).expect("note");
    book.set_category(seed::id(0), "two", now()).expect("category");
    let Ok(Turned::Done { name, params, .. }) = book.undo(now(), &Cancel::default()) else {
        panic!("undone")
    };
    assert_eq!((name.code(), params["text"].as_str()), ("category", "two"));
    let told: Vec<_> = book
        .history(9)
        .expect("history")
        .iter()
        .map(|each| (each.name.code(), each.undone))
        .collect();
    assert_eq!(told, [("undo", false), ("category", true), ("note", false)]);
}
