//! Files of rates in the shapes they are published in, and broken.

use std::io::{Cursor, Write};

use giftbook_formats::rates::{fx_bytes, offers};
use giftbook_model::{Channel, FxRate, OfferSeen, Platform, ReadError, Tax, Told, Trust};
use proptest::prelude::*;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const HISTORY: &str =
    "Date,USD,JPY,CYP,GBP,\n2031-04-11,1.1684,186.75,N/A,0.87058,\n2031-04-10,1.1711,186.4,0.58,N/A,\n";
const DAY: &str = "Date, USD, JPY, GBP, \n13 April 2031, 1.1684, 186.75, 0.87050, \n";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gesmes:Envelope xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\" \
    xmlns=\"http://www.ecb.int/vocabulary/2002-08-01/eurofxref\">\n<gesmes:subject>Reference rates</gesmes:subject>\n<Cube>\n<Cube time='2031-10-06'>\n\
    <Cube currency='USD' rate='1.1269'/>\n<Cube currency='GBP' rate='0.84880'/>\n</Cube>\n</Cube>\n</gesmes:Envelope>";

fn zip_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file(name, how).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

fn lines(told: &Told<FxRate>) -> Vec<String> {
    let line = |rate: &FxRate| format!("{} {} {}", rate.day, rate.currency, rate.rate);
    told.rows.iter().map(line).collect()
}

fn read(text: &str) -> Told<FxRate> {
    fx_bytes(text.as_bytes()).unwrap()
}

fn refusal(bytes: &[u8]) -> &'static str {
    match fx_bytes(bytes) {
        Err(ReadError::Refused { code, .. }) => code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_published_shape_tells_its_rates() {
    let history = read(HISTORY);
    assert_eq!(
        lines(&history),
        [
            "2031-04-11 USD 1.1684",
            "2031-04-11 JPY 186.75",
            "2031-04-11 GBP 0.87058",
            "2031-04-10 USD 1.1711",
            "2031-04-10 JPY 186.4"
        ]
    );
    assert_eq!(
        (history.ignored, history.problems.len(), history.read()),
        (1, 0, 6),
        "the Cyprus pound is no more"
    );
    assert_eq!(
        fx_bytes(&zip_of("eurofxref-hist.csv", HISTORY.as_bytes())).unwrap(),
        history
    );
    assert_eq!(
        lines(&read(DAY)),
        [
            "2031-04-13 USD 1.1684",
            "2031-04-13 JPY 186.75",
            "2031-04-13 GBP 0.8705"
        ]
    );
    for xml in [
        XML.to_owned(),
        XML.replace('\'', "\"").replace('\n', "").replace("0.84880", "0.8488"),
    ] {
        assert_eq!(lines(&read(&xml)), ["2031-10-06 USD 1.1269", "2031-10-06 GBP 0.8488"]);
    }
}

#[test]
fn a_rate_that_cannot_be_is_a_problem_and_the_others_stay() {
    let text =
        "Date,USD,JPY,GBP,SEK,CHF,PLN\n2031-04-11,0,-1.5,1000000000,1e3,\"1,17\",4.25\n2031-02-30,1\n2031-04-10,1.1\n";
    let told = read(text);
    assert_eq!(lines(&told), ["2031-04-11 PLN 4.25", "2031-04-10 USD 1.1"]);
    let codes: Vec<_> = told.problems.iter().map(|(_, problem)| problem.code).collect();
    assert_eq!(
        codes,
        [
            "rate_not_possible",
            "rate_not_possible",
            "rate_not_possible",
            "rate_unreadable",
            "rate_unreadable",
            "day_unreadable",
            "cut_short"
        ]
    );
    assert_eq!(told.read(), 9);
}

#[test]
fn what_is_no_file_of_rates_is_refused() {
    assert_eq!(refusal(b""), "empty_file");
    assert_eq!(refusal(b"hello"), "unknown_format");
    assert_eq!(
        refusal(b"<html><body>Sign in to this network</body></html>"),
        "unknown_format"
    );
    assert_eq!(refusal(b"\xff\xfe\x00"), "not_text");
    assert_eq!(refusal(XML.split_at(XML.len() - 20).0.as_bytes()), "rates_damaged");
    assert_eq!(refusal(&zip_of("readme.txt", b"x")), "zip_without_rates");
    assert_eq!(refusal(&zip_of("bomb.csv", &vec![b' '; 64 << 20])), "zip_bomb");
    let entity = XML.replace(
        "<gesmes:subject>",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><gesmes:subject>&a;",
    );
    assert!(
        fx_bytes(entity.as_bytes()).is_err() || lines(&read(&entity)).len() == 2,
        "an entity is never followed"
    );
}

fn offers_in(name: &str, text: &str) -> Result<Told<OfferSeen>, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    offers(&path)
}

#[test]
fn a_list_of_offers_reads_the_same_as_csv_and_as_json() {
    let csv = "Platform,units,channel,price,currency,seen_on,region,any_amount,tax,source,comment\n\
        tiktok, 70, web, 0.74, USD, 2026-05-01, us, no, included, my own eyes, x\n\
        twitch,100,android,1.99,EUR,2026-05-02,,yes,,,\n";
    let json = r#"[
        {"platform": "tiktok", "units": 70, "channel": "web", "price": "0.74", "currency": "USD", "seen_on": "2026-05-01", "region": "us", "any_amount": false, "tax": "included", "source": "my own eyes"},
        {"platform": "twitch", "units": "100", "channel": "android", "price": "1.99", "currency": "eur", "seen_on": "2026-05-02", "any_amount": true}
    ]"#;
    let told = offers_in("list.csv", csv).unwrap();
    assert_eq!(told, offers_in("list.json", json).unwrap());
    let [first, second] = told.rows.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(
        (first.platform, first.channel, first.units),
        (Platform::TikTok, Channel::Web, 70)
    );
    assert_eq!(
        (first.region.as_str(), first.price.minor, first.tax),
        ("US", 74, Tax::Included)
    );
    assert_eq!(
        (second.any_amount, second.tax, second.trust),
        (true, Tax::Unknown, Trust::Unverified)
    );
}

#[test]
fn an_offer_that_cannot_be_read_says_what_is_wrong_with_it() {
    let head = "platform,units,channel,price,currency,seen_on,tax\n";
    for (row, code, detail) in [
        ("myspace,70,web,1,USD,2026-05-01,", "word_unknown", "platform myspace"),
        ("tiktok,,web,1,USD,2026-05-01,", "field_missing", "units"),
        ("tiktok,0,web,1,USD,2026-05-01,", "amount_not_positive", ""),
        ("tiktok,1.5,web,1,USD,2026-05-01,", "amount_not_a_number", ""),
        ("tiktok,70,fax,1,USD,2026-05-01,", "word_unknown", "channel fax"),
        ("tiktok,70,web,\"1,20\",USD,2026-05-01,", "price_unreadable", ""),
        ("tiktok,70,web,0,USD,2026-05-01,", "price_not_positive", ""),
        ("tiktok,70,web,1,XXX,2026-05-01,", "word_unknown", "currency XXX"),
        ("tiktok,70,web,1,USD,01/05/2026,", "day_unreadable", ""),
        ("tiktok,70,web,1,USD,2026-05-01,maybe", "word_unknown", "tax maybe"),
    ] {
        let told = offers_in("list.csv", &format!("{head}{row}\n")).unwrap();
        let (number, problem) = &told.problems[0];
        assert_eq!(
            (*number, problem.code, problem.detail.as_str()),
            (1, code, detail),
            "{row}"
        );
        assert_eq!(told.read(), 1);
    }
    let refused = |text: &str| offers_in("x", text).map_err(|error| error.to_string());
    assert!(refused("units,price\n").is_err_and(|text| text.contains("column_missing")));
    assert!(refused("[{]").is_err());
    let odd = refused(
        r#"[{"platform":"tiktok","units":70,"channel":"web","price":0.74,"currency":"USD","seen_on":"2026-05-01"},7]"#,
    );
    let codes: Vec<_> = odd.unwrap().problems.iter().map(|(_, problem)| problem.code).collect();
    assert_eq!(codes, ["price_unreadable", "not_an_object"]);
}

proptest! {
    /// Any rows of rates come back, each once, as they were written.
    #[test]
    fn rates_come_back_and_every_cell_is_accounted_for(
        rows in prop::collection::vec((0_i16..4000, prop::collection::vec(prop::option::of((1_i64..999_999_999, 0_u32..5)), 3)), 0..20)
    ) {
        let mut text = "Date,USD,JPY,HRK,\n".to_owned();
        let (mut expected, mut ignored) = (Vec::new(), 0);
        for (days, cells) in &rows {
            let day = jiff::civil::date(2016, 1, 1).checked_add(jiff::Span::new().days(*days)).unwrap();
            text += &day.to_string();
            for (code, cell) in ["USD", "JPY", "HRK"].iter().zip(cells) {
                let Some((mantissa, scale)) = cell else {
                    text += ",N/A";
                    continue;
                };
                let whole = 10_i64.pow(*scale);
                let rate = format!("{}.{:0width$}", mantissa / whole, mantissa % whole, width = *scale as usize);
                let rate = rate.trim_end_matches('.').to_owned();
                text += &format!(",{rate}");
                if *code == "HRK" {
                    ignored += 1;
                } else {
                    let plain = if rate.contains('.') { rate.trim_end_matches('0').trim_end_matches('.') } else { &rate };
                    expected.push(format!("{day} {code} {plain}"));
                }
            }
            text += ",\n";
        }
        let told = read(&text);
        prop_assert_eq!(lines(&told), expected);
        prop_assert_eq!((told.ignored, told.problems.len()), (ignored, 0));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(Date,|<|\\[|)[ -~\\n]{0,300}") {
        let _ = fx_bytes(text.as_bytes());
        let _ = offers_in("any", &text);
    }
}
