//! What is said of a file as a whole.

use std::io::Cursor;

use giftbook_formats::open_input;

use crate::reading::{drain, fixture, now, refusal};

#[test]
fn many_batches_arrive_in_order_and_progress_grows() {
    let line = std::fs::read_to_string(fixture("connector_v1.ndjson")).unwrap();
    let text = line.repeat(4000);
    let length = text.len() as u64;
    let mut stream = open_input(
        "long".into(),
        Cursor::new(text.into_bytes()),
        now(),
        &giftbook_model::Answers::new(),
    )
    .unwrap();
    let (mut rows, mut before) = (Vec::new(), 0);
    while stream.next_batch(&mut rows).unwrap() {
        assert!(stream.bytes_read() >= before && stream.bytes_read() <= length);
        before = stream.bytes_read();
    }
    assert!(rows.iter().map(|row| row.number).eq(1..=20_000));
    assert_eq!(stream.finish().unwrap().bytes, length);
}

#[test]
fn a_file_cut_short_in_the_middle_is_refused() {
    let broken = r#"{"Your Activity":{"Purchases":{"BuyGifts":{"BuyGifts":[{"Price":"1","Date":"2025-04-13 23:38:48"}"#;
    let stream = open_input(
        "broken".into(),
        Cursor::new(broken.as_bytes().to_vec()),
        now(),
        &giftbook_model::Answers::new(),
    )
    .unwrap();
    assert_eq!(refusal(drain(stream)), "export_cut_short");
}
