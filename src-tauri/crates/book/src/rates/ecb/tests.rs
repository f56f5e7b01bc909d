//! The shipped rates against published figures, and the writer of their file.
//!
//! To bring the file up to date: `GIFTBOOK_WRITE_RATES=eurofxref-hist.csv cargo test -p giftbook-book --lib written_anew` takes the ECB's own
//! history; days the file has already and the history has not stay.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// Rates by day and currency, as text.
type Table = BTreeMap<Date, BTreeMap<String, Decimal>>;

fn pack(table: &Table) -> Vec<u8> {
    let ends = table.keys().next().zip(table.keys().next_back());
    let (first, last) = ends.expect("at least one day");
    let mut file = format!(
        "Giftbook reference rates 1\nSource: ECB, euro foreign exchange reference rates\n{first} to {last}\n\n"
    )
    .into_bytes();
    put(&mut file, table.len() as u64);
    let mut before = date(1970, 1, 1);
    for day in table.keys() {
        put(&mut file, u64::try_from((*day - before).get_days()).expect("later"));
        before = *day;
    }
    let mut codes: Vec<&String> = table.values().flat_map(BTreeMap::keys).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let rates: Vec<Option<Decimal>> = table.values().map(|day| day.get(code).copied()).collect();
        let decimals = rates.iter().flatten().map(Decimal::scale).max().unwrap_or(0);
        file.extend(code.as_bytes());
        put(&mut file, u64::from(decimals));
        let mut last = 0;
        for rate in rates {
            let Some(mut rate) = rate else {
                put(&mut file, 0);
                continue;
            };
            rate.rescale(decimals);
            let whole = i64::try_from(rate.mantissa()).expect("fits");
            let step: i64 = whole - last;
            put(&mut file, ((step << 1) ^ (step >> 63)).cast_unsigned() + 1);
            last = whole;
        }
    }
    file
}

fn put(file: &mut Vec<u8>, mut number: u64) {
    while number > 0x7F {
        file.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    file.push(number as u8);
}

fn table(shipped: &Shipped) -> Table {
    let day = |day: &Date| {
        let rates = shipped.currencies().filter_map(|currency| {
            let rate = shipped.of(currency, *day)?;
            Some((currency.code().to_owned(), rate))
        });
        (*day, rates.collect())
    };
    shipped.days.iter().map(day).collect()
}

#[test]
fn published_figures_come_back() {
    let figures = [
        (date(2020, 1, 2), "USD", "1.1193"),
        (date(2020, 1, 2), "JPY", "121.75"),
        (date(2022, 3, 1), "RUB", "117.201"),
        (date(2025, 12, 31), "BGN", "1.9558"),
        (date(2026, 4, 13), "GBP", "0.87058"),
        (date(2026, 4, 13), "IDR", "20082.05"),
        (date(2026, 10, 6), "USD", "1.1269"),
        (date(2026, 10, 6), "TRY", "55.4196"),
    ];
    for (day, code, rate) in figures {
        let found = shipped().of(Currency::parse(code).expect(code), day);
        assert_eq!(
            found.map(|rate| rate.to_string()).as_deref(),
            Some(rate),
            "{code} on {day}"
        );
    }
    let rouble = Currency::parse("RUB").expect("RUB");
    assert_eq!(shipped().of(rouble, date(2022, 3, 2)), None, "not quoted any more");
    assert_eq!(
        shipped().last(rouble, date(2026, 1, 1)).map(|(day, _)| day),
        Some(date(2022, 3, 1))
    );
}

#[test]
fn the_file_is_what_the_writer_writes() {
    assert_eq!(pack(&table(shipped())), FILE);
    let head = String::from_utf8_lossy(&FILE[..120]).into_owned();
    assert!(
        head.contains("Source: ECB, euro foreign exchange reference rates\n2016-01-04 to 2026-10-06\n\n"),
        "{head}"
    );
}

proptest! {
    #[test]
    fn what_is_packed_comes_back(
        days in prop::collection::btree_map(
            (0_i32..40_000).prop_map(|days| date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a day")),
            prop::collection::btree_map(
                prop::sample::select(vec!["USD", "JPY", "IDR"]).prop_map(str::to_owned),
                (1_i64..i64::from(i32::MAX), 0_u32..6).prop_map(|(number, scale)| Decimal::new(number, scale).normalize()),
                1..4,
            ),
            1..40,
        )
    ) {
        prop_assert_eq!(table(&unpack(&pack(&days)).expect("whole")), days);
    }

    #[test]
    fn any_bytes_are_unpacked_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = unpack(&[b"x\n\n".as_slice(), &bytes].concat());
    }
}

#[test]
fn written_anew() {
    let Some(path) = std::env::var_os("GIFTBOOK_WRITE_RATES") else {
        return;
    };
    let mut all = table(shipped());
    let mut file = csv::Reader::from_path(path).expect("the history");
    let codes: Vec<String> = file.headers().expect("a header").iter().map(str::to_owned).collect();
    for row in file.records() {
        let row = row.expect("a row");
        let day: Date = row[0].parse().expect("a day");
        for (code, text) in codes.iter().zip(&row).skip(1) {
            if let (Ok(_), Ok(rate)) = (Currency::parse(code), Decimal::from_str_exact(text)) {
                all.entry(day)
                    .or_default()
                    .entry(code.clone())
                    .or_insert(rate.normalize());
            }
        }
    }
    all.retain(|day, _| *day >= date(2016, 1, 1));
    let target = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rates/ecb/rates.bin");
    std::fs::write(target, pack(&all)).expect("written");
}
