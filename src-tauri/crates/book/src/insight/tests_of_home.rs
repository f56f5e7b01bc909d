//! The laws of the first pages.

use giftbook_model::Instant;
use jiff::civil::date;
use proptest::prelude::*;
use rusqlite::{Connection, params};

use super::query::{GiftsQuery, Period};
use super::seed::{self, BEGIN, SeedBook};
use super::share::change_percent;
use super::{gifts, home_creator, home_supporter};
use crate::settings;

const DAY: i64 = 86_400_000;

fn instant(millis: i64) -> Instant {
    Instant::from_millis(millis).expect("instant")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The first page says what the Gifts answer for its month says, and compares with what that says for the same days before.
    #[test]
    fn a_creators_month_is_the_gifts_answer_for_it(book in seed::book(), day in 0..70_i64) {
        let conn = book.written();
        let home = home_creator::answer(&conn, instant(BEGIN + day * DAY + DAY / 2)).expect("home");
        let of = |period: Period| gifts::answer(&conn, &GiftsQuery { period, ..GiftsQuery::default() }).expect("gifts");
        let month = of(home.month);
        prop_assert_eq!((home.units, home.gifters), (month.total.units, month.total.gifters));
        prop_assert!(home.new_gifters <= home.gifters);
        // Until this month has a gift or a live it is the whole of the one before, where that has one.
        let today = instant(BEGIN + day * DAY + DAY / 2).day_in(&settings::read(&conn).expect("settings").zone().expect("zone"));
        let first = today.first_of_month();
        if home.month.from == Some(first) {
            prop_assert_eq!(home.month.to, Some(today));
        } else {
            prop_assert_eq!(home.month.to, first.yesterday().ok());
            let so_far = of(Period { from: Some(first), to: Some(today) });
            prop_assert_eq!(so_far.total.units, 0);
            prop_assert!(home.units > 0 || home.lives > 0);
        }
        let whole = of(Period::default());
        let reaches_back = whole.first.zip(home.before_period.from).is_some_and(|(first, from)| first <= from);
        let before = change_percent(home.units, of(home.before_period).total.units);
        prop_assert_eq!(home.before, before.filter(|_| reaches_back));
        prop_assert_eq!(home.weeks.columns.len(), 12);
        if let Some(best) = home.best_week {
            let best = home.weeks.columns.iter().find(|week| week.from == best).expect("one of the twelve");
            prop_assert!(home.weeks.columns.iter().all(|week| week.from == best.from || week.units < best.units));
        }
    }
}

#[test]
fn what_the_platform_counts_above_the_recorded_is_worth_a_look() {
    let conn = SeedBook::empty().written();
    let home = home_creator::answer(&conn, instant(BEGIN + 31 * DAY)).expect("home");
    let codes: Vec<_> = home
        .notices
        .iter()
        .map(|notice| (notice.code, notice.place.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("official_above", "lives/1"),
            ("rows_unreadable", "sources/2"),
            ("rows_unreadable", "sources/1")
        ]
    );
    assert_eq!(home.notices[0].params["more"], "999999999");
    let much_later = home_creator::answer(&conn, instant(BEGIN + 200 * DAY)).expect("home");
    assert_eq!(much_later.notices, [], "old news is no news");
}

/// A row of a supporter: kind, day, unit and units, currency and minor units, person.
fn add(
    conn: &Connection,
    id: i64,
    (kind, day): (i64, i64),
    units: Option<(i64, i64)>,
    money: Option<(&str, i64)>,
    person: Option<i64>,
) {
    let (account, money_account) = (|number: i64| units.map(|_| number), |number: i64| money.map(|_| number));
    conn.execute(
        "INSERT INTO entry (id, key_rest, kind, platform, at, person_id, pieces, first_pieces, unit, units, from_account, to_account,
            currency, minor, money_from, money_to, flags, source_id, row, offset, length)
         VALUES (?1, 0, ?2, 1, ?3, ?4, 1, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, 1, ?1, 0, 0)",
        params![
            id,
            kind,
            BEGIN + day * DAY,
            person,
            units.map(|units| units.0),
            units.map(|units| units.1),
            account(3),
            account(4),
            money.map(|money| money.0),
            money.map(|money| money.1),
            money_account(6),
            money_account(5)
        ],
    )
    .expect("entry");
}

#[test]
fn a_supporters_month_keeps_currencies_and_units_apart() {
    let conn = SeedBook::empty().written();
    add(&conn, 1, (3, 0), None, Some(("USD", 1_590)), None);
    add(&conn, 2, (3, 3), None, Some(("EUR", 999)), None);
    add(&conn, 3, (3, 4), None, Some(("USD", 31)), None);
    add(&conn, 4, (4, 4), Some((1, 700)), None, None);
    add(&conn, 5, (2, 5), Some((1, 300)), None, Some(2));
    add(&conn, 6, (2, 6), Some((1, 500)), None, Some(3));
    add(&conn, 7, (2, 7), None, None, Some(3));
    add(&conn, 8, (3, -1), None, Some(("USD", 9_999)), None);

    let home = home_supporter::answer(&conn, instant(BEGIN + 20 * DAY)).expect("home");
    let spent: Vec<_> = home
        .spent
        .iter()
        .map(|money| (money.currency.code().to_owned(), money.decimal_text()))
        .collect();
    assert_eq!(
        spent,
        [
            ("EUR".to_owned(), "9.99".to_owned()),
            ("USD".to_owned(), "16.21".to_owned())
        ]
    );
    assert_eq!(
        (home.recharges, home.bought[0].units, home.sent[0].units),
        (3, 700, 800)
    );
    assert_eq!(
        home.creators
            .iter()
            .map(|row| (row.person.id, row.units))
            .collect::<Vec<_>>(),
        [(3, 500), (2, 300)]
    );
    assert_eq!(home.weeks.len(), 12);
    assert_eq!(
        home.weeks.last().map(|week| (week.from, week.to)),
        Some((date(2026, 9, 21), date(2026, 9, 27)))
    );
    let in_weeks: i64 = home
        .weeks
        .iter()
        .flat_map(|week| &week.spent)
        .filter(|money| money.currency.code() == "USD")
        .map(|money| money.minor)
        .sum();
    assert_eq!(in_weeks, 1_590 + 31 + 9_999);
}

#[test]
fn until_a_supporters_month_has_something_the_one_before_is_told_as_a_whole() {
    let conn = SeedBook::empty().written();
    let told = |day: i64| {
        let home = home_supporter::answer(&conn, instant(BEGIN + day * DAY)).expect("home");
        let spent: Vec<i64> = home.spent.iter().map(|money| money.minor).collect();
        let month = home.month.from.zip(home.month.to).expect("a month");
        (month, spent, home.recharges)
    };
    // The seed begins with September.
    let (september, october) = ((date(2026, 9, 1), date(2026, 9, 30)), date(2026, 10, 1));
    assert_eq!(told(30), ((october, october), vec![], 0), "nothing before either");
    add(&conn, 1, (3, 3), None, Some(("USD", 1_590)), None);
    add(&conn, 2, (3, 29), None, Some(("USD", 10)), None);
    assert_eq!(told(30), (september, vec![1_600], 2));
    assert_eq!(told(60).0, september, "as long as there is nothing");
    assert_eq!(
        told(61).0,
        (date(2026, 11, 1), date(2026, 11, 1)),
        "and no further back"
    );
    add(&conn, 3, (3, 30), None, Some(("USD", 31)), None);
    assert_eq!(told(30), ((october, october), vec![31], 1));
}
