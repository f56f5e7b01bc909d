//! Offers: a correction holds from its day on, a price far from the usual one warns, every row of a file is accounted for.

use giftbook_model::{CompactString, Problem};

use super::*;
use crate::transactions::seed;
use crate::{BookError, Cancel};

#[test]
fn a_correction_holds_from_its_day_on_and_undo_takes_it_back() {
    let (_folder, book) = seed::book(&[]);
    let added = book.offer_add(&seen(100, 125, date(2026, 5, 1)), now()).expect("added");
    assert_eq!(added.outlier, None);
    let corrected = book
        .offer_correct(&added.id, &seen(100, 135, date(2026, 6, 1)), now())
        .expect("corrected");
    let own = |on| {
        let offers = book.offers(on).expect("offers").into_iter();
        offers
            .filter(|offer| offer.trust == Trust::Own)
            .map(|offer| offer.price.minor)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (own(date(2026, 4, 30)), own(date(2026, 5, 31)), own(date(2026, 6, 1))),
        (vec![], vec![125], vec![135])
    );
    book.offer_withdraw(&corrected.id, date(2026, 7, 1), now())
        .expect("withdrawn");
    assert_eq!((own(date(2026, 6, 30)), own(date(2026, 7, 1))), (vec![135], vec![]));
    assert!(matches!(
        book.offer_correct(&added.id, &seen(100, 1, date(2026, 8, 1)), now()),
        Err(BookError::Unknown { what: "offer" })
    ));
    for left in [vec![135], vec![125], vec![]] {
        book.undo(now(), &Cancel::default()).expect("undone");
        assert_eq!(own(date(2026, 8, 1)), left);
    }
    for _ in 0..3 {
        book.redo(now(), &Cancel::default()).expect("redone");
    }
    assert_eq!(own(date(2026, 6, 30)), [135]);
    assert!(book.check().expect("checked").is_sound());
}

#[test]
fn a_shipped_offer_is_corrected_as_any_other() {
    let (_folder, book) = seed::book(&[]);
    let id = OfferId("tiktok-us-web-3000".to_owned());
    let on = date(2026, 11, 1);
    book.offer_correct(&id, &seen(3000, 3300, on), now())
        .expect("corrected");
    let has = |on| book.offers(on).expect("offers").iter().any(|offer| offer.id == id);
    assert_eq!((has(date(2026, 10, 31)), has(on)), (true, false));
}

#[test]
fn ten_times_the_usual_price_warns_and_is_taken() {
    let (_folder, book) = seed::book(&[]);
    let on = date(2026, 11, 23);
    let outlier = |units, minor| book.offer_add(&seen(units, minor, on), now()).expect("added").outlier;
    assert_eq!(outlier(100, 130), None);
    let dear = outlier(100, 13_000).expect("a warning");
    assert!(dear.times > Decimal::TEN && dear.compared > 20, "{dear:?}");
    assert!(outlier(100_000, 100).is_some_and(|cheap| cheap.times < Decimal::new(1, 1)));
    assert_eq!(
        book.offers(on)
            .expect("offers")
            .iter()
            .filter(|offer| offer.trust == Trust::Own)
            .count(),
        3
    );
}

#[test]
fn what_cannot_be_an_offer_is_refused() {
    let (_folder, book) = seed::book(&[]);
    let good = seen(100, 130, date(2026, 11, 1));
    let bad = [
        OfferSeen {
            units: 0,
            ..good.clone()
        },
        OfferSeen {
            region: "USA".to_owned(),
            ..good.clone()
        },
        OfferSeen {
            seen_on: date(2026, 12, 1),
            ..good.clone()
        },
        OfferSeen {
            seen_on: date(2015, 12, 31),
            ..good.clone()
        },
        OfferSeen {
            unit: giftbook_model::Unit::Diamond,
            ..good.clone()
        },
        OfferSeen {
            source: "x".repeat(201),
            ..good.clone()
        },
        OfferSeen {
            price: Money { minor: 0, ..good.price },
            ..good.clone()
        },
    ];
    for offer in &bad {
        assert!(
            matches!(book.offer_add(offer, now()), Err(BookError::Invalid { .. })),
            "{offer:?}"
        );
    }
    let file = Told {
        rows: [bad.to_vec(), vec![good.clone(), good.clone()]].concat(),
        problems: vec![(
            9,
            Problem {
                code: "x",
                detail: CompactString::default(),
                raw: CompactString::default(),
            },
        )],
        ignored: 0,
    };
    let report = book.offers_import("list.csv", &file, now()).expect("imported");
    assert_eq!(
        (report.read, report.new, report.known, report.unreadable),
        (10, 1, 1, 8)
    );
    let again = book.offers_import("list.csv", &file, now()).expect("imported");
    assert_eq!((again.new, again.known), (0, 2));
    assert_eq!(
        book.history(9).expect("history").len(),
        1,
        "nothing new is no operation"
    );
}
