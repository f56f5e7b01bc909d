//! Statements: suggested, asked, read.

use std::io::Cursor;

use giftbook_formats::statement::{Ask, CurrencyFrom, DateOrder, NumberFormat, Profile, Sign, Understood, look};
use giftbook_formats::{detect_input, open_answered};
use giftbook_model::{Answers, Format, Question, ReadError};
use proptest::prelude::*;

use crate::reading::{Whole, bytes, drain, file, fixture, now, refusal};
use crate::receipts::{purchases, told};

fn looked(text: &str, given: &Profile) -> giftbook_formats::statement::Look {
    look(Cursor::new(text.to_owned().into_bytes()), given, 5).unwrap()
}

fn zoned() -> Profile {
    Profile {
        zone: Some("Europe/Berlin".to_owned()),
        ..Profile::default()
    }
}

fn read(name: &str, profile: &Profile) -> Result<Whole, ReadError> {
    let answers = Answers::from([(Question::Profile, profile.to_text())]);
    drain(open_answered(&fixture(name), now(), &answers)?)
}

#[test]
fn a_statement_waits_for_its_profile() {
    assert_eq!(refusal(file(&fixture("statement_card.csv"))), "profile_needed");
    let card = std::fs::read(fixture("statement_card.csv")).unwrap();
    let detected = detect_input(Cursor::new(card)).unwrap();
    assert_eq!(
        (detected.format, detected.questions),
        (Format::StatementText, vec![Question::Profile])
    );
    assert_eq!(refusal(read("statement_card.csv", &zoned())), "profile_incomplete");
}

#[test]
fn what_the_rows_settle_is_suggested_and_the_rest_is_read_by_it() {
    let text = std::fs::read_to_string(fixture("statement_card.csv")).unwrap();
    let seen = looked(&text, &zoned());
    assert_eq!(seen.columns, ["Buchungstag", "Verwendungszweck", "Betrag", "Währung"]);
    assert_eq!(
        seen.open,
        [Ask::Sign],
        "money went and came back: which sign is which has to be said"
    );
    assert!(seen.samples.iter().all(|sample| sample.understood == Understood::Open));
    let said = Profile {
        sign: Some(Sign::PurchasesNegative),
        ..seen.profile
    };
    assert_eq!(
        (said.numbers, said.dates, said.currency.clone()),
        (
            Some(NumberFormat::PointComma),
            Some(DateOrder::DayFirst),
            Some(CurrencyFrom::Column("Währung".to_owned()))
        )
    );
    let seen = looked(&text, &said);
    assert_eq!((seen.open.len(), seen.counts), (0, [2, 1, 1, 1]));
    let whole = read("statement_card.csv", &said).unwrap();
    let lines: Vec<_> = purchases(&whole).into_iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "tiktok 1772319600000 123456 EUR  -",
            "twitch 1773356400000 700 EUR  -",
            "tiktok 1773442800000 700 EUR back  -",
        ]
    );
    assert!(purchases(&whole).iter().all(|purchase| purchase.day_only));
    assert_eq!(whole.ignored(), [("other_payment".to_owned(), 1)]);
    assert_eq!(whole.problems(), [(5, "price_unreadable")]);
}

#[test]
fn what_could_be_read_in_two_ways_is_asked() {
    let text = std::fs::read_to_string(fixture("statement_open.csv")).unwrap();
    let seen = looked(&text, &zoned());
    assert_eq!(seen.open, [Ask::Currency, Ask::Numbers, Ask::Dates, Ask::Sign]);
    assert_eq!(seen.counts, [0; 4]);
    let said = Profile {
        currency: Some(CurrencyFrom::Fixed("JPY".to_owned())),
        numbers: Some(NumberFormat::CommaWhole),
        dates: Some(DateOrder::MonthFirst),
        ..seen.profile
    };
    let seen = looked(&text, &said);
    assert_eq!(seen.open, [], "with the numbers known, the sign shows");
    let whole = read("statement_open.csv", &seen.profile).unwrap();
    let lines: Vec<_> = purchases(&whole).into_iter().map(told).collect();
    assert_eq!(lines, ["tiktok 1767308400000 1234 JPY  -"]);
}

#[test]
fn letters_that_are_not_utf_8_are_asked_for() {
    let latin = b"Datum;Text;Betrag EUR;Betrag\n13.03.2026;TikTok f\xfcr mich;x;-1,29 EUR\n".to_vec();
    let seen = look(Cursor::new(latin.clone()), &zoned(), 5).unwrap();
    assert_eq!(seen.open, [Ask::Encoding]);
    let said = Profile {
        encoding: Some(giftbook_formats::statement::Encoding::Windows1252),
        ..seen.profile
    };
    let seen = look(Cursor::new(latin.clone()), &said, 5).unwrap();
    assert_eq!((seen.open.len(), seen.counts), (0, [1, 0, 0, 0]), "{seen:?}");
    assert!(seen.samples[0].cells[1] == "TikTok für mich");
    assert_eq!(refusal(bytes(latin)), "profile_needed");
}

#[test]
fn money_out_and_money_in_may_have_a_column_each() {
    let text = "Date,Description,Paid out,Paid in\n2026-03-01,TikTok,£1.29,\n2026-03-02,TikTok,,£1.29\n2026-03-03,Salary,,\"£1,000.00\"\n";
    let seen = looked(
        text,
        &Profile {
            currency: Some(CurrencyFrom::Fixed("GBP".to_owned())),
            ..zoned()
        },
    );
    assert_eq!((seen.open.len(), seen.counts), (0, [1, 1, 0, 1]), "{:?}", seen.profile);
}

#[test]
fn a_line_with_other_columns_than_the_header_is_said_to_be_one() {
    let text = "sep=;\nDate;Description;Amount;Currency\n2026-03-01;TikTok;-1.29;USD\n2026-03-02;TikTok; and more;-1.29;USD\n2026-03-03;Tik\n";
    let seen = looked(text, &zoned());
    assert_eq!((seen.open.len(), seen.counts), (0, [1, 0, 2, 0]), "{seen:?}");
}

proptest! {
    #[test]
    fn any_text_gives_a_look_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 1..400)) {
        let _ = look(Cursor::new(bytes), &zoned(), 3);
    }

    #[test]
    fn amounts_written_in_a_format_come_out_of_a_statement_exactly(
        cents in prop::collection::vec(1_i64..1_000_000_000, 1..8), format in prop::sample::select(vec![NumberFormat::CommaPoint, NumberFormat::PointComma, NumberFormat::SpaceComma])
    ) {
        let grouped = |whole: i64, by: &str| {
            let digits = whole.to_string();
            let head = digits.len() % 3;
            let mut groups: Vec<&str> = (head..digits.len()).step_by(3).map(|at| &digits[at..at + 3]).collect();
            if head > 0 { groups.insert(0, &digits[..head]); }
            groups.join(by)
        };
        let written = |cents: i64| match format {
            NumberFormat::CommaPoint | NumberFormat::CommaWhole => format!("{}.{:02}", grouped(cents / 100, ","), cents % 100),
            NumberFormat::PointComma => format!("{},{:02}", grouped(cents / 100, "."), cents % 100),
            NumberFormat::SpaceComma => format!("{},{:02}", grouped(cents / 100, "\u{a0}"), cents % 100),
        };
        let lines: Vec<String> = cents.iter().map(|cents| format!("2026-03-01;TikTok;-{};EUR", written(*cents))).collect();
        let text = format!("Date;Description;Amount;Currency\n{}\n", lines.join("\n"));
        let seen = looked(&text, &zoned());
        prop_assert_eq!(&seen.open, &[]);
        let answers = Answers::from([(Question::Profile, seen.profile.to_text())]);
        let stream = giftbook_formats::open_input("test".to_owned(), Cursor::new(text.into_bytes()), now(), &answers).unwrap();
        let whole = drain(stream).unwrap();
        let read: Vec<i64> = purchases(&whole).iter().filter_map(|purchase| purchase.paid).map(|paid| paid.minor).collect();
        prop_assert_eq!(read, cents);
    }
}
