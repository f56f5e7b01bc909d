use giftbook_model::{Currency, Instant, Money, Platform};

use super::*;
use crate::file::Cancel;

const HOUR: i64 = 3_600_000;

fn at(hours: i64) -> Instant {
    Instant::from_millis(1_790_000_000_000 + hours * HOUR).expect("a time")
}

fn galaxy(wait_hours: u32) -> NewPlan {
    NewPlan {
        name: " A Galaxy for Leo ".to_owned(),
        platform: Platform::TikTok,
        units: 1_000,
        cost: Some(Money {
            minor: 1_060,
            currency: Currency::parse("USD").expect("USD"),
        }),
        wait_hours,
    }
}

fn book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().expect("a folder");
    let book = Book::open(&folder.path().join("own.book"), at(0)).expect("a book");
    (folder, book)
}

fn code(refused: Result<(), BookError>) -> &'static str {
    match refused {
        Err(BookError::Invalid { code }) => code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_plan_before_its_time_is_bought_only_by_an_operation_that_says_so() {
    let (_folder, book) = book();
    let id = book.plan_add(&galaxy(48), at(0)).expect("a plan");
    assert_eq!(code(book.plan_bought(id, false, at(47))), "plan_waits");
    assert_eq!(
        code(book.plan_bought(id, false, at(-100))),
        "plan_waits",
        "a clock set back"
    );
    book.plan_bought(id, true, at(47)).expect("the person knows");
    let plan = &book.plans().expect("plans")[0];
    assert_eq!(
        plan.state,
        PlanState::Bought {
            at: at(47),
            early: true
        }
    );
    assert_eq!(book.history(1).expect("log")[0].name, Name::PlanBoughtEarly);
}

#[test]
fn a_ripe_plan_is_bought_without_a_word_and_ends_once() {
    let (_folder, book) = book();
    let id = book.plan_add(&galaxy(48), at(0)).expect("a plan");
    book.plan_bought(id, true, at(48)).expect("ripe");
    assert_eq!(
        book.plans().expect("plans")[0].state,
        PlanState::Bought {
            at: at(48),
            early: false
        }
    );
    assert_eq!(book.history(1).expect("log")[0].name, Name::PlanBought);
    assert_eq!(code(book.plan_drop(id, at(49))), "plan_has_ended");
}

#[test]
fn a_plan_never_counts_as_spent() {
    let (_folder, book) = book();
    let id = book.plan_add(&galaxy(0), at(0)).expect("a plan");
    book.plan_bought(id, false, at(0)).expect("no wait was chosen");
    let home = book.home_supporter(at(1)).expect("home");
    assert!(home.spent.is_empty() && home.recharges == 0);
    assert!(book.purchases().expect("purchases").is_empty());
}

#[test]
fn each_step_is_undone_and_redone() {
    let (_folder, book) = book();
    let id = book.plan_add(&galaxy(1), at(0)).expect("a plan");
    book.plan_drop(id, at(0)).expect("let go");
    let states = || {
        book.plans()
            .expect("plans")
            .iter()
            .map(|plan| plan.state)
            .collect::<Vec<_>>()
    };
    let dropped = states();
    book.undo(at(1), &Cancel::default()).expect("undone");
    assert_eq!(states(), [PlanState::Open]);
    book.undo(at(1), &Cancel::default()).expect("undone");
    assert_eq!(states(), []);
    book.redo(at(2), &Cancel::default()).expect("redone");
    book.redo(at(2), &Cancel::default()).expect("redone");
    assert_eq!(states(), dropped);
}

#[test]
fn what_cannot_be_a_plan_is_refused() {
    let (_folder, book) = book();
    let refused = |plan: NewPlan| code(book.plan_add(&plan, at(0)).map(drop));
    assert_eq!(
        refused(NewPlan {
            name: "  ".to_owned(),
            ..galaxy(1)
        }),
        "name_is_empty"
    );
    assert_eq!(refused(NewPlan { units: 0, ..galaxy(1) }), "units_not_positive");
    assert_eq!(refused(galaxy(MOST_WAIT_HOURS + 1)), "wait_too_long");
    assert!(book.plans().expect("plans").is_empty());
}
