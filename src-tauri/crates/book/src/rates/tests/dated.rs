//! The law of the whole rate book.

use proptest::prelude::*;

use super::*;
use crate::transactions::seed;

fn a_day() -> impl Strategy<Value = Date> {
    (0_i32..900).prop_map(|days| {
        date(2024, 6, 1)
            .checked_add(jiff::Span::new().days(days))
            .expect("a day")
    })
}

/// One change of the rate book, dated.
fn change(book: &Book, kind: u8, on: Date, number: i64) {
    let cost = MethodCost {
        fee: Decimal::new(number % 100, 2),
        markup: Decimal::ZERO,
        from: on,
    };
    let offers = book.offers(on).expect("offers");
    let any = offers
        .iter()
        .filter(|offer| offer.platform == Platform::TikTok)
        .nth(number as usize % 4);
    match (kind, any) {
        (0, _) => drop(book.offer_add(&seen(number, number + 7, on), now())),
        (1, Some(offer)) => drop(book.offer_correct(&offer.id, &seen(number, 99, on), now())),
        (2, Some(offer)) => drop(book.offer_withdraw(&offer.id, on, now())),
        (3, _) => drop(import(
            book,
            &[(on, "USD", "1.15"), (on, "BGN", "1.9558"), (on, "JPY", "170")],
        )),
        (4, _) => drop(book.method_add("Card", MethodKind::Card, None, cost, now())),
        _ => drop(book.method_cost(1, cost, now())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is added, corrected or withdrawn for a day, no offer, fee or conversion of a day before it moves.
    #[test]
    fn no_figure_before_its_date_moves(
        before in prop::collection::vec((0_u8..6, a_day(), 1_i64..500), 0..5),
        (kind, on, number) in (0_u8..6, a_day(), 1_i64..500),
        back in 1_i32..300,
    ) {
        let (_folder, book) = seed::book(&[]);
        for (kind, on, number) in before {
            change(&book, kind, on, number);
        }
        let earlier = on.checked_sub(jiff::Span::new().days(back)).expect("a day");
        let asked = || {
            let money = Money { minor: 123_456, currency: currency("USD") };
            let costs: Vec<_> = book.methods(earlier).expect("methods").into_iter().map(|method| method.fee)
                .filter(|fee| !fee.is_zero()).collect();
            let converted = ["JPY", "EUR", "BGN"].map(|to| book.convert(money, currency(to), earlier).expect("converted"));
            (book.offers(earlier).expect("offers"), converted, costs)
        };
        let was = asked();
        change(&book, kind, on, number);
        prop_assert_eq!(asked(), was);
    }
}
