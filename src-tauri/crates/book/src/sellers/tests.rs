use giftbook_model::Instant;
use giftbook_safety::{Lists, Looked, Verdict, look};
use proptest::prelude::*;
use rusqlite::types::Value;

use super::*;
use crate::file::Cancel;

const SHOP: &str = "https://www.coin-deals.example/recharge";
const OFFER: &str = "5000 coins for $10, pay by gift card at https://coin-deals.example";

fn at(minutes: i64) -> Instant {
    Instant::from_millis(1_795_348_800_000 + minutes * 60_000).expect("a time")
}

fn book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().expect("a folder");
    let book = Book::open(&folder.path().join("own.book"), at(0)).expect("a book");
    (folder, book)
}

fn asked(book: &Book) -> Vec<String> {
    let rows = book.checks(None, 99).expect("checks").rows;
    rows.into_iter().map(|check| check.asked).collect()
}

#[test]
fn nothing_is_remembered_until_the_user_wants_it() {
    let (_folder, book) = book();
    book.remember_check(SHOP, at(1)).expect("judged");
    assert_eq!(
        (asked(&book), book.checks(None, 9).expect("checks").keeping),
        (vec![], false)
    );
    book.set_keep_checks(true, at(2)).expect("on");
    book.judge(SHOP, at(3)).expect("only looked at");
    assert_eq!(asked(&book), Vec::<String>::new());
    book.remember_check(SHOP, at(3)).expect("judged");
    assert_eq!(asked(&book), [SHOP]);
    book.undo(at(4), &Cancel::default()).expect("off again");
    book.remember_check(OFFER, at(5)).expect("judged");
    assert_eq!(asked(&book), [SHOP], "what is remembered stays until it is cleared");
}

#[test]
fn what_was_said_and_why_is_there_after_a_restart() {
    let (folder, book) = book();
    book.set_keep_checks(true, at(0)).expect("on");
    for (minute, text) in [
        (1, SHOP),
        (2, " tiktokcoins.ai\n"),
        (3, "tiktokcoins.ai"),
        (4, OFFER),
        (5, "hunter2!"),
    ] {
        book.remember_check(text, at(minute)).expect("judged");
    }
    drop(book);
    let book = Book::open(&folder.path().join("own.book"), at(6)).expect("a book");
    let checks = book.checks(None, 99).expect("checks");
    assert_eq!(checks.count, 3);
    let [offer, name, shop] = &checks.rows[..] else {
        panic!(
            "what is no address is not remembered, and the same in a row is one: {:?}",
            checks.rows
        )
    };
    assert_eq!(
        (offer.kind, offer.verdict.as_str(), offer.at),
        (CheckKind::Offer, "danger", at(4))
    );
    assert!(offer.reasons.iter().any(|sign| sign.code == "gift_card"));
    assert_eq!(
        (name.verdict.as_str(), name.at, name.platform),
        ("lookalike", at(3), Some(Platform::TikTok))
    );
    assert_eq!(name.reasons[0].params["platform"], "tiktok");
    assert_eq!(shop.host.as_deref(), Some("www.coin-deals.example"));
    let older = book.checks(Some(name.id), 1).expect("checks").rows;
    assert_eq!(older, std::slice::from_ref(shop));
}

/// Everything a table of the book holds, as text.
fn everything(book: &Book) -> String {
    let all = book.file.read(|conn| {
        let mut all = String::new();
        let mut tables = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
        let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for table in tables {
            let mut query = conn.prepare(&format!("SELECT * FROM {table}"))?;
            let columns = query.column_count();
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    all += &format!("{:?} ", row.get::<_, Value>(column)?);
                }
            }
        }
        Ok::<_, BookError>(all)
    });
    all.expect("rows")
}

#[test]
fn cleared_in_one_step_nothing_of_it_is_left_and_undo_passes_it_over() {
    let (_folder, book) = book();
    book.set_keep_checks(true, at(0)).expect("on");
    book.set_host_note("coin-deals.example", "told by a friend", at(0))
        .expect("a note");
    book.remember_check(SHOP, at(1)).expect("judged");
    assert!(everything(&book).contains("recharge"));
    assert_eq!(book.checks_clear(at(2)).expect("cleared"), 1);
    assert!(
        !everything(&book).contains("/recharge"),
        "neither in its table nor in the log"
    );
    assert_eq!(book.history(1).expect("log")[0].name, Name::ChecksClear);
    assert_eq!(book.checks_clear(at(3)).expect("nothing to clear"), 0);
    book.undo(at(4), &Cancel::default()).expect("undone");
    let checks = book.checks(None, 9).expect("checks");
    assert!(
        checks.rows.is_empty() && checks.notes.is_empty(),
        "the note was the last that undo takes back"
    );
    assert!(book.check().expect("a check").is_sound());
}

#[test]
fn a_note_stands_wherever_its_host_is_judged_and_is_undone_and_redone() {
    let (_folder, book) = book();
    book.set_host_note("https://WWW.Coin-Deals.example./x", " asked for my code ", at(0))
        .expect("a note");
    let notes = |text: &str| book.judge(text, at(1)).expect("judged").notes;
    let note = HostNote {
        host: "coin-deals.example".to_owned(),
        note: "asked for my code".to_owned(),
    };
    for text in [
        SHOP,
        "https://t\u{456}ktok.com.coin-deals.example/x",
        "coin-deals.example",
        OFFER,
        "look: http://coin-deals.example/a coin-deals.example/b",
    ] {
        assert_eq!(notes(text), std::slice::from_ref(&note), "{text}");
    }
    assert!(
        notes("https://coin-deals2.example/").is_empty(),
        "another owner is another"
    );
    book.undo(at(2), &Cancel::default()).expect("undone");
    assert!(notes(SHOP).is_empty());
    book.redo(at(3), &Cancel::default()).expect("redone");
    book.set_host_note("coin-deals.example", "", at(4)).expect("taken away");
    assert!(notes(SHOP).is_empty() && book.checks(None, 9).expect("checks").notes.is_empty());
    let refused = book.set_host_note("no host", "a note", at(5));
    assert!(matches!(refused, Err(BookError::Invalid { code: "not_a_host" })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is noted, on this host or on others, what the checker says is what it says without a book.
    #[test]
    fn a_note_never_turns_a_verdict(
        address in prop_oneof![
            prop::sample::select(vec![
                SHOP, "tiktokcoins.ai", "https://www.tiktok.com/coin", "https://www.tiktok.com/@a", "t\u{456}ktok.com", "bit.ly/x", OFFER,
            ]).prop_map(str::to_owned),
            "https://[a-z]{1,9}(-coin)?\\.(com|shop|example)/[a-z]{0,5}",
        ],
        note in prop_oneof![
            Just("official".to_owned()), Just("safe, trusted, TikTok itself sells here".to_owned()), "\\PC{1,60}",
        ],
    ) {
        let (_folder, book) = book();
        let alone = look(&address, &[], Lists::built_in());
        for host in rules::hosts(&alone) {
            // A note of blanks is none, and one of marks may be no line.
            let _ = book.set_host_note(host, &note, at(0));
        }
        let judged = book.judge(&address, at(1)).expect("judged");
        prop_assert_eq!(&judged.looked, &alone);
        if let (Looked::Address(with), Looked::Address(without)) = (&judged.looked, &alone) {
            prop_assert_eq!(with.verdict == Verdict::Official, without.verdict == Verdict::Official);
        }
    }
}
