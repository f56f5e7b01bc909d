use super::{Role, Settings, Theme};
use crate::transactions::seed::{self, NOON, Sown, now};
use crate::{BookError, EntryKind};

fn gifts() -> Vec<Sown> {
    let gift = |nth: i64| Sown {
        kind: EntryKind::GiftReceived,
        platform: 1,
        at: Some(NOON + nth * 3_600_000),
        live: Some(1),
        gift: Some(1),
        person: Some(1),
        units: Some(1),
        unit: 2,
        money: None,
        guest: false,
        source: 1,
    };
    (0..30).map(gift).collect()
}

#[test]
fn what_was_never_set_has_its_default_and_what_was_set_stays() {
    let (folder, book) = seed::book(&[]);
    let first = book.settings().expect("settings");
    assert_eq!(
        (
            first.role,
            first.zone.as_str(),
            first.theme,
            first.keep_originals_mb,
            first.notify
        ),
        (Role::Both, "UTC", Theme::System, 64, false)
    );
    let wanted = Settings {
        role: Role::Creator,
        theme: Theme::Dark,
        notify: true,
        ..first
    };
    assert_eq!(book.set_settings(&wanted, now()).expect("set"), wanted);
    drop(book);
    let again = crate::Book::open(&folder.path().join("b.giftbook"), now()).expect("book");
    assert_eq!(again.settings().expect("settings"), wanted);
}

#[test]
fn an_unknown_zone_is_refused_and_changes_nothing() {
    let (_folder, book) = seed::book(&[]);
    let before = book.settings().expect("settings");
    let nowhere = Settings {
        zone: "Mars/Olympus".to_owned(),
        ..before.clone()
    };
    assert!(matches!(
        book.set_settings(&nowhere, now()),
        Err(BookError::Invalid { code: "unknown_zone" })
    ));
    assert_eq!(book.settings().expect("settings"), before);
    assert_eq!(book.history(9).expect("history"), []);
}

/// Thirty gifts, one an hour from 08:53 UTC: Kiritimati, 14 hours ahead, has its midnights elsewhere.
#[test]
fn a_change_of_zone_moves_the_days_and_undo_moves_them_back() {
    let (_folder, book) = seed::book(&gifts());
    let days = || {
        book.file
            .read(|conn| {
                let mut query = conn.prepare("SELECT events FROM total_day ORDER BY day")?;
                Ok::<Vec<i64>, BookError>(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
            })
            .expect("days")
    };
    let set = |zone: &str| {
        let settings = Settings {
            zone: zone.to_owned(),
            ..book.settings().expect("settings")
        };
        book.set_settings(&settings, now()).expect("set");
    };
    set("Europe/London");
    assert_eq!(days(), [15, 15]);
    set("Pacific/Kiritimati");
    assert_eq!(days(), [2, 24, 4]);
    book.undo(now(), &crate::Cancel::default()).expect("undo");
    assert_eq!(days(), [15, 15]);
}
