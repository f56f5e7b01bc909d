//! The laws of the answers, on seeded books of every shape.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rusqlite::Connection;

use super::figures::Figures;
use super::giving::Giving;
use super::grain::Grain;
use super::live_days::LiveDays;
use super::query::{GiftsQuery, Period, Rank};
use super::seed::{self, SeedBook};
use super::{GiftsAnswer, gifters, gifts, live, lives, minutes, weeks};
use crate::settings;

fn gifts_of(conn: &Connection, query: &GiftsQuery) -> GiftsAnswer {
    gifts::answer(conn, query).expect("gifts")
}

/// Units of every gift to a host whose worth is known, straight from the rows.
fn total_of(conn: &Connection) -> i64 {
    conn.query_row(
        "SELECT ifnull(sum(units), 0) FROM entry WHERE kind = 1 AND flags & 16 = 0 AND gift_id IS NOT NULL",
        [],
        |row| row.get(0),
    )
    .expect("sum")
}

/// What a gift's row says, by row number of the gift: events, pieces, units, gifters.
type Rows = BTreeMap<i64, (i64, i64, i64, i64)>;

fn rows_of(answer: &GiftsAnswer) -> Rows {
    answer
        .rows
        .iter()
        .map(|row| (row.gift.id, (row.events, row.pieces, row.units, row.gifters)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Invariants 2 and 25: the maintained totals answer as a scan of every row does.
    #[test]
    fn totals_and_a_full_scan_answer_alike(book in seed::book()) {
        let conn = book.written();
        let scan = Grain::scan(&conn, &GiftsQuery::default(), &book.zone()).expect("scan");
        let live_days = LiveDays::read(&conn, &book.zone()).expect("days");
        let people = |giving: &Giving<'_>| gifters::rows(&conn, giving, Rank::Units, &live_days).expect("people");
        prop_assert_eq!(people(&Giving::Picked(&scan)), people(&Giving::Whole(&conn)));
        prop_assert_eq!(Figures::of(scan).expect("figures"), Figures::whole(&conn).expect("totals"));
    }

    /// Invariant 26: gifts, gifters, lives and days each add up to the whole.
    #[test]
    fn every_partition_adds_up_to_the_whole(book in seed::book()) {
        let conn = book.written();
        let whole = total_of(&conn);
        let query = GiftsQuery::default();
        let answer = gifts_of(&conn, &query);
        prop_assert_eq!(answer.total.units, whole);
        prop_assert_eq!(answer.rows.iter().map(|row| row.units).sum::<i64>(), whole);
        let people = gifters::answer(&conn, &query).expect("gifters");
        prop_assert_eq!(people.total, answer.total);
        prop_assert_eq!(people.rows.iter().map(|row| row.units).sum::<i64>() + people.rest.units, whole);
        let lives = lives::answer(&conn).expect("lives");
        prop_assert_eq!(lives.total_units + lives.units_without_live, whole);
        let columns = weeks::answer(&conn, &query).expect("columns");
        prop_assert_eq!(columns.columns.iter().map(|column| column.units).sum::<i64>() + columns.units_without_time, whole);
        prop_assert!(columns.columns.windows(2).all(|pair| pair[0].to.tomorrow().ok() == Some(pair[1].from)));
    }

    /// Invariant 27, and the sense of every filter: the answer is what picking the rows one by one gives.
    #[test]
    fn filters_pick_the_rows_they_name(book in seed::book(), query in seed::query()) {
        let conn = book.written();
        let answer = gifts_of(&conn, &query);
        prop_assert_eq!(rows_of(&answer), book.rows(&query));
        let people = gifters::answer(&conn, &query).expect("gifters");
        prop_assert_eq!(people.total, answer.total);
        prop_assert_eq!(people.rows.iter().map(|row| row.events).sum::<i64>(), answer.total.events);
        let columns = weeks::answer(&conn, &query).expect("columns");
        prop_assert_eq!(columns.columns.iter().map(|column| column.units).sum::<i64>() + columns.units_without_time, answer.total.units);
        prop_assert!(answer.top.iter().eq(&columns.top), "the chart and the sentence name the same two");
    }

    /// Invariants 27 and 28: a ranking orders the rows and changes nothing in them; shares sum to 100.0.
    #[test]
    fn ranking_only_orders(book in seed::book(), query in seed::query()) {
        let conn = book.written();
        let by_units = gifts_of(&conn, &GiftsQuery { rank: Rank::Units, ..query });
        let ranked = gifts_of(&conn, &query);
        let set = |answer: &GiftsAnswer| answer.rows.iter().map(|row| (row.gift.id, row.share, row.units, row.before)).collect::<BTreeSet<_>>();
        prop_assert_eq!(set(&by_units), set(&ranked));
        prop_assert_eq!(by_units.top_share, ranked.top_share);
        let people = gifters::answer(&conn, &query).expect("gifters");
        if by_units.total.units > 0 {
            prop_assert_eq!(ranked.rows.iter().map(|row| row.share).sum::<i64>(), 1_000);
            prop_assert_eq!(people.rows.iter().map(|row| row.share).sum::<i64>() + people.rest.share, 1_000);
        }
        if query.rank == Rank::Pieces {
            prop_assert!(ranked.rows.windows(2).all(|pair| pair[0].pieces >= pair[1].pieces));
        }
    }

    /// Invariants 29 and 32: in whatever order the rows came, the answers are the same to the last tie.
    #[test]
    fn the_order_of_rows_plays_no_part(book in seed::book(), query in seed::query()) {
        let (one, other) = (book.written(), book.turned().written());
        prop_assert_eq!(gifts_of(&one, &query), gifts_of(&other, &query));
        prop_assert_eq!(gifters::answer(&one, &query).expect("gifters"), gifters::answer(&other, &query).expect("gifters"));
    }

    /// What was recorded is a sum over days too, also where a day cuts a live in two.
    #[test]
    fn recorded_time_adds_up_over_a_cut(book in seed::book(), day in 0..30_i32) {
        let conn = book.written();
        let cut = jiff::civil::date(2026, 9, 1).checked_add(jiff::Span::new().days(day)).expect("day");
        let recorded = |from, to| gifts_of(&conn, &GiftsQuery { period: Period { from, to }, ..GiftsQuery::default() }).total.recorded_ms;
        let parts = recorded(None, Some(cut)) + recorded(cut.tomorrow().ok(), None);
        prop_assert_eq!(parts, recorded(None, None));
    }

    /// One live: its minutes, its gifts and its gifters each add up to it; coverage and gaps are its whole length; and it is what the
    /// Gifts answer narrowed to it says.
    #[test]
    fn a_live_adds_up(book in seed::book(), id in 1..=8_i64) {
        let conn = book.written();
        let live = live::answer(&conn, id).expect("live");
        let curve = minutes::answer(&conn, id).expect("minutes");
        prop_assert_eq!(curve.from.millis() % 60_000, 0, "a minute is one of the clock's");
        prop_assert_eq!(curve.minutes.iter().map(|minute| minute.units).sum::<i64>() + curve.units_without_time, live.live.units);
        prop_assert_eq!(live.gifters.iter().map(|row| row.units).sum::<i64>() + live.gifters_rest.units, live.live.units);
        prop_assert_eq!(curve.minutes.iter().filter_map(|minute| minute.viewers).max(), live.live.peak_viewers);
        let length = |spans: &[crate::lives::Span]| spans.iter().map(|span| span.length_ms()).sum::<i64>();
        prop_assert_eq!(length(&live.coverage) + length(&live.gaps), live.live.length_ms);
        prop_assert_eq!(length(&live.coverage), live.live.recorded_ms);
        let narrowed = gifts_of(&conn, &GiftsQuery { live: Some(id), ..GiftsQuery::default() });
        prop_assert_eq!(&live.gifts, &narrowed.rows);
        prop_assert_eq!(live.live.units, narrowed.total.units);
        let listed = lives::answer(&conn).expect("lives").lives.into_iter().find(|row| row.id == id).expect("listed");
        prop_assert_eq!((listed.units, listed.recorded_ms, listed.gifters), (live.live.units, live.live.recorded_ms, narrowed.total.gifters));
        prop_assert!(live.new_gifters <= narrowed.total.gifters);
    }

    /// A gifter who gives for the first time does so in exactly one live.
    #[test]
    fn everybody_is_new_once(book in seed::book()) {
        let conn = book.written();
        let new: i64 = (1..=8).map(|id| live::answer(&conn, id).expect("live").new_gifters).sum();
        let ever: i64 = conn
            .query_row("SELECT count(DISTINCT person_id) FROM entry WHERE kind = 1 AND units IS NOT NULL AND flags & 16 = 0 AND live_id IS NOT NULL", [], |row| row.get(0))
            .expect("count");
        prop_assert_eq!(new, ever);
    }
}

#[test]
fn an_empty_book_answers_with_nothing_and_no_zeros_for_unknowns() {
    let conn = SeedBook::empty().written();
    let answer = gifts_of(&conn, &GiftsQuery::default());
    assert_eq!(
        (
            answer.total.units,
            answer.total.recorded_ms,
            answer.rows.len(),
            answer.top.len()
        ),
        (0, 0, 0, 0)
    );
    assert_eq!(
        (answer.top_share, answer.first, answer.last, answer.before),
        (None, None, None, None)
    );
    assert_eq!(
        gifters::answer(&conn, &GiftsQuery::default())
            .expect("gifters")
            .top_share,
        None
    );
    assert_eq!(
        weeks::answer(&conn, &GiftsQuery::default()).expect("columns").columns,
        []
    );
    let live = live::answer(&conn, 2).expect("live");
    assert_eq!((live.per_hour, live.best, live.live.peak_viewers), (None, None, None));
    assert!(matches!(
        live::answer(&conn, 99),
        Err(crate::BookError::Unknown { what: "live" })
    ));
    assert_eq!(settings::read(&conn).expect("settings").zone, "UTC");
}

#[test]
fn a_live_of_which_only_a_title_is_left_waits_for_its_file() {
    let conn = SeedBook::empty().written();
    conn.execute_batch(
        "INSERT INTO live (id, platform) VALUES (99, 1); INSERT INTO live_title VALUES (99, 'The harbour')",
    )
    .expect("live");
    assert_eq!(lives::answer(&conn).expect("lives").lives.len(), 8);
    assert!(matches!(
        live::answer(&conn, 99),
        Err(crate::BookError::Unknown { what: "live" })
    ));
}
