//! Rows: each is counted once, and what the book says can be followed back to the line it came from.

use giftbook_tests::Scratch;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A line of a recording as some tool may have left it: good ones, ones of no use, and broken ones.
fn line() -> impl Strategy<Value = String> {
    let gift = (0_i64..6, 0_u8..3, 1_i64..9, 1_u8..4, any::<bool>(), any::<bool>()).prop_map(
        |(minute, sender, count, gift, streak, wide)| {
            let at = 1_760_000_000_000_i64 + minute * 60_000;
            let mut data = json!({
                "giftId": 900 + u32::from(gift), "giftName": format!("Gift {gift} 🌹"), "giftType": if streak { 1 } else { 2 },
                "diamondCount": gift, "repeatCount": count, "repeatEnd": !streak, "userId": (70 + i64::from(sender)).to_string(),
                "uniqueId": format!("viewer{sender}"), "createTime": at.to_string(), "receiverUserId": "9001",
            });
            if streak {
                data["groupId"] = at.to_string().into();
            }
            if wide {
                data["label"] = "{\"[\n".into();
            }
            json!({ "event": "gift", "data": data }).to_string()
        },
    );
    let other = prop::sample::select(vec![
        r#"{"event":"chat","data":{"comment":"hi","msgId":"1"}}"#,
        r#"{"event":"roomUser","data":{"viewerCount":7,"createTime":"1760000030000"}}"#,
        r#"{"event":"roomUser","data":{"viewerCount":-7,"createTime":"1760000030000"}}"#,
        r#"{"event":"gift","data":{"giftId":901,"repeatCount":0,"userId":"70","createTime":"1760000000000"}}"#,
        r#"{"event":"gift","data":{"giftId":901,"giftId":902,"userId":"70"}}"#,
        r#"{"event":"gift","data":{"giftId":901,"userId":"70","createTime":"1400000000000"}}"#,
        r#"{"event":"gift","data":{"giftId":901,"giftType":1,"repeatCount":2,"createTime":"1760000000000"}}"#,
        r#"{"event":"gift","data":{"giftId":901"#,
        "neither this nor that",
        "[1,2]",
        "",
        "   ",
    ])
    .prop_map(str::to_owned);
    prop_oneof![3 => gift, 2 => other]
}

/// The numbered lines of `file` that hold something, each from its first letter to its last.
fn lines(file: &str) -> Vec<&str> {
    file.trim_start_matches('\u{feff}')
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

fn cut(file: &str, offset: u64, length: u64) -> &str {
    let from = usize::try_from(offset).expect("a place");
    file.get(from..from + usize::try_from(length).expect("a length"))
        .expect("whole letters")
}

const GOOD: &str = r#"{"event":"gift","data":{"giftId":900,"giftName":"First","giftType":2,"diamondCount":1,"repeatCount":1,"userId":"60","uniqueId":"first","createTime":"1760000000000","msgId":"1"}}"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn law_15_every_row_is_counted_once_and_found_again_at_its_place(body in prop::collection::vec(line(), 0..30), dos: bool, marked: bool) {
        let end = if dos { "\r\n" } else { "\n" };
        let mark = if marked { "\u{feff}" } else { "" };
        let file = format!("{mark}{GOOD}{end}{}", body.join(end));
        let lines = lines(&file);
        let book = Scratch::new();
        let report = book.import_text("made.ndjson", &file).expect("an import");

        prop_assert_eq!(report.rows, lines.len() as u64);
        prop_assert_eq!(report.rows, report.new + report.known + report.unreadable + report.ignored);
        prop_assert_eq!(report.problems.len() as u64, report.unreadable);
        prop_assert_eq!(report.ignored_kinds.iter().map(|kind| kind.count).sum::<u64>(), report.ignored);
        for problem in &report.problems {
            let number = usize::try_from(problem.row).expect("a row");
            prop_assert_eq!(cut(&file, problem.offset.unsigned_abs(), problem.length.unsigned_abs()), lines[number - 1]);
        }
        for row in book.entries().expect("entries") {
            let detail = book.book.transaction(row.id).expect("an entry");
            prop_assert_eq!(detail.places.len(), 1);
            let place = &detail.places[0];
            let text = cut(&file, place.offset, u64::from(place.length));
            prop_assert_eq!(text, lines[usize::try_from(place.row).expect("a row") - 1]);
            let said: Value = serde_json::from_str(text).expect("a row that was read");
            prop_assert_eq!(&said["data"]["giftName"], &row.what);
            prop_assert_eq!(&said["data"]["repeatCount"], row.pieces);
            prop_assert_eq!(said["data"]["uniqueId"].as_str(), row.person.as_ref().and_then(|person| person.handle.as_deref()));
        }
        // What was told at the import is told again from the book.
        prop_assert_eq!(book.book.source(report.source.expect("a source")).expect("a source").problems, report.problems);
    }
}
