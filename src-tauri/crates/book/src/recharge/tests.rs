//! Laws of joining: in whatever order it is told, each purchase once, and never two of a kind in one.

use giftbook_model::{Currency, EntryId, Money, Platform};
use proptest::prelude::*;

use super::witnesses::{Class, Decisions, Rule, Told, join};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

fn told(id: i64, class: Class, at: i64, minor: i64, units: i64) -> Told {
    Told {
        id: EntryId(id),
        class,
        refund: false,
        platform: Platform::TikTok,
        at,
        day_only: class == Class::Statement,
        paid: (minor > 0).then(|| Money {
            minor,
            currency: Currency::parse("USD").expect("USD"),
        }),
        units: (units > 0).then_some(units),
        transaction: None,
    }
}

/// Who was joined with whom, by numbers, and by which rules.
fn joined(told: &[Told], decisions: &Decisions) -> (Vec<Vec<i64>>, Vec<Rule>) {
    let (groups, joins) = join(told, decisions).finish();
    let mut groups: Vec<Vec<i64>> = groups
        .into_iter()
        .map(|group| {
            let mut ids: Vec<i64> = group.into_iter().map(|at| told[at].id.0).collect();
            ids.sort_unstable();
            ids
        })
        .collect();
    groups.sort_unstable();
    (groups, joins.into_iter().map(|join| join.rule).collect())
}

/// Google Play tells of each in its Order History with a number and in its Purchase History without.
#[test]
fn a_purchase_in_both_histories_of_google_play_is_one_and_five_stay_five() {
    let mut all = Vec::new();
    for nth in 0..5 {
        let at = nth * 3 * MINUTE;
        all.push(Told {
            transaction: Some(format!("GPA.{nth}")),
            ..told(nth, Class::Store, at, 129, 70)
        });
        all.push(told(10 + nth, Class::Listed, at, 129, 70));
        all.push(told(20 + nth, Class::Money, at, 129, 0));
    }
    let (groups, _) = joined(&all, &Decisions::default());
    assert_eq!(
        groups,
        (0..5).map(|nth| vec![nth, 10 + nth, 20 + nth]).collect::<Vec<_>>()
    );
}

#[test]
fn five_equal_purchases_of_a_day_seen_in_four_places_stay_five() {
    let mut all = Vec::new();
    for nth in 0..5 {
        let at = nth * 3 * MINUTE;
        all.push(told(nth, Class::Money, at, 129, 0));
        all.push(told(10 + nth, Class::Coins, at, 0, 100));
        all.push(told(20 + nth, Class::Store, at + 40_000, 129, 0));
        all.push(told(30 + nth, Class::Statement, DAY, 129, 0));
    }
    let (groups, _) = joined(&all, &Decisions::default());
    assert_eq!(groups.len(), 5);
    for (nth, group) in (0..).zip(&groups) {
        assert_eq!(group[..3], [nth, 10 + nth, 20 + nth], "in the order of time");
        assert_eq!(group.len(), 4, "each has a row of the statement");
    }
}

#[test]
fn what_does_not_come_out_even_is_not_joined() {
    let all = [
        told(1, Class::Money, 0, 129, 0),
        told(2, Class::Store, 4 * MINUTE, 129, 0),
        told(3, Class::Store, 6 * MINUTE, 129, 0),
    ];
    assert_eq!(joined(&all, &Decisions::default()).0, [[1], [2], [3]]);
    let apart = Decisions {
        apart: [(EntryId(1), EntryId(3))].into(),
        ..Decisions::default()
    };
    assert_eq!(
        joined(&all, &apart).0,
        [vec![1, 2], vec![3]],
        "a decision makes it even"
    );
    let together = Decisions {
        together: [(EntryId(1), EntryId(3))].into(),
        ..Decisions::default()
    };
    assert_eq!(
        joined(&all, &together),
        (vec![vec![1, 3], vec![2]], vec![Rule::Decided])
    );
}

#[test]
fn each_rule_has_its_edge() {
    let pairs = |one: Told, other: Told| joined(&[one, other], &Decisions::default()).1;
    let money = |at| told(1, Class::Money, at, 129, 0);
    assert_eq!(
        pairs(money(0), told(2, Class::Hand, 10 * MINUTE, 129, 100)),
        [Rule::Price]
    );
    assert_eq!(pairs(money(0), told(2, Class::Hand, 10 * MINUTE + 1, 129, 100)), []);
    assert_eq!(pairs(money(0), told(2, Class::Hand, 0, 130, 100)), []);
    assert_eq!(
        pairs(money(0), told(2, Class::Coins, 10 * MINUTE, 0, 100)),
        [Rule::MoneyAndCoins]
    );
    assert_eq!(
        pairs(money(0), told(2, Class::Coins, 0, 0, 10_000)),
        [],
        "a coin cannot be so cheap"
    );
    let statement = |at| told(2, Class::Statement, at, 129, 0);
    assert_eq!(pairs(money(DAY - 1), statement(0)), [Rule::Statement]);
    assert_eq!(pairs(money(DAY), statement(0)), [], "the day before");
    assert_eq!(pairs(money(0), statement(4 * DAY)), [Rule::Statement]);
    assert_eq!(pairs(money(0), statement(4 * DAY + 1)), []);
    let receipt = |day_only| Told {
        day_only,
        ..told(2, Class::Store, 0, 129, 0)
    };
    assert_eq!(pairs(money(23 * 60 * MINUTE), receipt(true)), [Rule::Price]);
    assert_eq!(pairs(money(23 * 60 * MINUTE), receipt(false)), []);
    let hand = told(3, Class::Hand, 0, 0, 100);
    assert_eq!(pairs(hand, told(2, Class::Coins, MINUTE, 0, 100)), [Rule::Units]);
    let named = |class, minor| Told {
        transaction: Some("GPA.1".into()),
        ..told(class as i64, class, 0, minor, 0)
    };
    assert_eq!(
        pairs(named(Class::Store, 129), named(Class::Statement, 118)),
        [Rule::Transaction]
    );
    let back = Told {
        refund: true,
        ..named(Class::Statement, 129)
    };
    assert_eq!(
        pairs(named(Class::Store, 129), back),
        [],
        "money that came back is no purchase"
    );
}

fn class() -> impl Strategy<Value = Class> {
    prop::sample::select(Class::ALL.to_vec())
}

/// Crowded on purpose: few amounts, few minutes, few numbers of transactions.
fn tale() -> impl Strategy<Value = Vec<Told>> {
    let one = (class(), 0..40_i64, 0..4_i64, 0..3_i64, 0..8_u8, any::<bool>());
    prop::collection::vec(one, 0..24).prop_map(|rows| {
        let rows = (1..).zip(rows);
        rows.map(|(id, (class, minutes, price, units, name, day_only))| Told {
            transaction: (name < 2).then(|| name.to_string()),
            day_only: class == Class::Statement || day_only && matches!(class, Class::Store | Class::Listed),
            ..told(id, class, minutes * 3 * MINUTE, price * 129, units * 100)
        })
        .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_telling_plays_no_part(tale in tale(), seed in any::<u64>()) {
        let mut turned = tale.clone();
        let mut state = seed | 1;
        for at in (1..turned.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            turned.swap(at, usize::try_from(state >> 33).expect("31 bits") % (at + 1));
        }
        let decisions = Decisions { apart: [(EntryId(1), EntryId(2))].into(), together: [(EntryId(3), EntryId(4))].into() };
        let (one, other) = (joined(&tale, &decisions), joined(&turned, &decisions));
        prop_assert_eq!(one.0, other.0);
    }

    #[test]
    fn no_purchase_has_two_witnesses_of_a_class(tale in tale()) {
        let (groups, joins) = join(&tale, &Decisions::default()).finish();
        prop_assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), tale.len());
        prop_assert_eq!(groups.len() + joins.len(), tale.len());
        for group in groups {
            let mut classes: Vec<_> = group.iter().map(|at| tale[*at].class).collect();
            classes.sort_unstable();
            classes.dedup();
            prop_assert_eq!(classes.len(), group.len());
        }
    }
}
