//! Text is looked for as it is written; nothing in it is an operator.

use jiff::civil::date;

use super::super::seed::{GIFTS, NOON, now};
use super::*;

fn gift(nth: i64) -> Sown {
    Sown {
        kind: EntryKind::GiftReceived,
        platform: 1,
        at: Some(NOON + nth * 60_000),
        live: Some(1),
        gift: Some(nth),
        person: Some(nth),
        units: Some(nth * 10),
        unit: 2,
        money: None,
        guest: false,
        source: 1,
    }
}

fn gifts() -> Vec<Sown> {
    (1..=GIFTS.len() as i64).map(gift).collect()
}

fn found(book: &Book, text: &str) -> Vec<usize> {
    let list = all(
        book,
        Filter {
            text: text.to_owned(),
            ..Filter::default()
        },
    );
    (0..GIFTS.len())
        .filter(|nth| list.ids.contains(&seed::id(*nth)))
        .collect()
}

#[test]
fn no_character_has_a_meaning_of_its_own() {
    let (_folder, book) = seed::book(&gifts());
    let everything = found(&book, "");
    for (text, expected) in [
        ("%", vec![2]),
        ("_", vec![2]),
        ("100% love", vec![2]),
        ("'", vec![3]),
        ("'; DROP", vec![]),
        ("; drop table", vec![3]),
        ("*", vec![4]),
        ("\"near\"", vec![4]),
        ("=hyperlink(", vec![3]),
        ("' OR 1=1 --", vec![]),
        ("?1", vec![]),
        ("\\", vec![]),
        ("\0", vec![]),
        ("rose", vec![0, 1]),
        ("ÉCLAIR", vec![4]),
        ("once 3", vec![2]),
        ("  ", everything.clone()),
    ] {
        assert_eq!(found(&book, text), expected, "{text:?}");
        book.people(text).expect("people");
    }
    assert_eq!(found(&book, ""), everything, "every table is still there");
}

#[test]
fn an_entry_is_found_by_its_number_its_room_its_note_and_its_category() {
    let (_folder, book) = seed::book(&gifts());
    book.set_note(seed::id(1), "Ask about 50% off", now()).expect("note");
    book.set_category(seed::id(2), "Battle", now()).expect("category");
    assert_eq!(found(&book, "50%"), [1]);
    assert_eq!(found(&book, "battle"), [2], "no live here is called so");
    assert_eq!(found(&book, &seed::id(3).0.to_string()), [3]);
    assert_eq!(found(&book, &format!("#{}", seed::id(3).0)), [3]);
    assert_eq!(found(&book, "7289038229115446601"), [0, 1, 2, 3, 4]);
    assert_eq!(found(&book, "728903822911544660"), [0_usize; 0], "an id is whole");
    let battle = Filter {
        category: Some("Battle".to_owned()),
        ..Filter::default()
    };
    assert_eq!(all(&book, battle).ids[..], [seed::id(2)]);
    assert_eq!(book.facets().expect("facets").categories, ["Battle"]);
}

/// 25 October 2026 has 25 hours in Berlin: it begins at 22:00 UTC and the next day begins at 23:00.
#[test]
fn a_day_is_as_long_as_it_is_in_the_books_zone() {
    let begins = jiff::Timestamp::strptime("%Y-%m-%d %H:%M %z", "2026-10-24 22:00 +0000")
        .expect("time")
        .as_millisecond();
    let hour = 3_600_000;
    let times = [begins - 1, begins, begins + 25 * hour - 1, begins + 25 * hour];
    let rows: Vec<Sown> = times
        .into_iter()
        .map(|at| Sown {
            at: Some(at),
            ..gift(1)
        })
        .collect();
    let (_folder, book) = seed::book(&rows);
    let zone = crate::Settings {
        zone: "Europe/Berlin".to_owned(),
        ..book.settings().expect("settings")
    };
    book.set_settings(&zone, now()).expect("zone");
    let day = Some(date(2026, 10, 25));
    let list = all(
        &book,
        Filter {
            from: day,
            to: day,
            ..Filter::default()
        },
    );
    assert_eq!(list.ids[..], [seed::id(1), seed::id(2)]);
}

#[test]
fn people_come_with_those_first_whose_name_begins_so() {
    let (_folder, book) = seed::book(&gifts());
    let names = |text: &str| {
        book.people(text)
            .expect("people")
            .into_iter()
            .map(|person| person.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names("an"), ["anna", "Anna"]);
    assert_eq!(names("ONCE 1"), ["Zoë"], "a name of the past");
    assert_eq!(names(" "), Vec::<String>::new());
}
