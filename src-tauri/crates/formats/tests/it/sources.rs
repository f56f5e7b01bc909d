//! What is said of a file as a whole, and reading it ahead on a thread.

use std::io::Cursor;

use giftbook_formats::{open, open_input, read_ahead};
use giftbook_model::{ReadError, Row, RowStream, Source};

use crate::reading::{drain, file, fixture, now, refusal};

#[test]
fn read_ahead_gives_the_same_rows_and_source() {
    for name in ["connector_v2.ndjson", "export_b.json", "gifts.log"] {
        let plain = file(&fixture(name)).unwrap();
        let ahead = drain(read_ahead(open(&fixture(name), now()).unwrap())).unwrap();
        assert_eq!(ahead, plain, "{name}");
    }
}

#[test]
fn many_batches_arrive_in_order_and_progress_grows() {
    let line = std::fs::read_to_string(fixture("connector_v1.ndjson")).unwrap();
    let text = line.repeat(4000);
    let length = text.len() as u64;
    let mut stream = read_ahead(open_input("long".into(), Cursor::new(text.into_bytes()), now()).unwrap());
    let (mut rows, mut before) = (Vec::new(), 0);
    while stream.next_batch(&mut rows).unwrap() {
        assert!(stream.bytes_read() >= before && stream.bytes_read() <= length);
        before = stream.bytes_read();
    }
    assert!(rows.iter().map(|row| row.number).eq(1..=20_000));
    assert_eq!(stream.finish().unwrap().bytes, length);
}

#[test]
fn an_error_in_the_middle_comes_through_the_thread() {
    let broken = r#"{"Your Activity":{"Purchases":{"BuyGifts":{"BuyGifts":[{"Price":"1","Date":"2025-04-13 23:38:48"}"#;
    let stream = open_input("broken".into(), Cursor::new(broken.as_bytes().to_vec()), now()).unwrap();
    assert_eq!(refusal(drain(read_ahead(stream))), "export_cut_short");
}

/// A stream without an end that tells when it is let go.
struct Endless(std::sync::mpsc::Sender<()>);

impl Drop for Endless {
    fn drop(&mut self) {
        self.0.send(()).ok();
    }
}

impl RowStream for Endless {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        let handling = giftbook_model::Handling::Ignored("again".into());
        rows.push(Row {
            number: 1,
            offset: 0,
            length: 0,
            handling,
        });
        Ok(true)
    }
    fn bytes_read(&self) -> u64 {
        0
    }
    fn finish(&mut self) -> Result<Source, ReadError> {
        unreachable!("it has no end")
    }
}

#[test]
fn dropped_early_the_reading_thread_ends() {
    let (sender, ended) = std::sync::mpsc::channel();
    let mut stream = read_ahead(Box::new(Endless(sender)));
    let mut rows = Vec::new();
    assert!(stream.next_batch(&mut rows).unwrap());
    drop(stream);
    ended.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
}
