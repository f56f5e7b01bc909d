//! What a file is, and what it is not.

use std::{fs, path::Path};

use giftbook_formats::{detect, open};
use giftbook_model::{Format, ReadError};

use crate::reading::{bytes, fixture, now};

fn word(path: &Path) -> &'static str {
    let code = |error: ReadError| match error {
        ReadError::Refused { code, .. } => code,
        ReadError::Io(error) => panic!("{error}"),
    };
    let opened = open(path, now()).err().map(code);
    let detected = detect(path).err().map(code);
    assert_eq!(opened, detected, "to look and to open say the same");
    opened.unwrap_or("read")
}

#[test]
fn the_name_of_a_file_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("holiday.jpg");
    fs::copy(fixture("connector_v3.ndjson"), &path).unwrap();
    assert_eq!(detect(&path).unwrap().format, Format::ConnectorV3);
}

#[test]
fn row_21_what_is_no_readable_file_is_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert_eq!(word(folder.path()), "directory");
    assert_eq!(word(&path("missing")), "not_found");
    for (content, expected) in [
        (b"".as_slice(), "empty_file"),
        (b" \n\t\r\n", "empty_file"),
        (b"\xEF\xBB\xBF", "empty_file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_text"),
        (b"SQLite format 3\0\x10\0\x01", "not_text"),
        (b"hello, world\n", "unknown_format"),
        (b"{}", "unknown_format"),
        (b"[1,2,3]", "unknown_format"),
        (b"{\"name\":\"package\",\"version\":\"1.0.0\"}", "unknown_format"),
        (b"{\"type\":\"Feature\",\"user\":{\"id\":1}}", "unknown_format"),
        (b"{\"type\":\"share\",\"data\":{\"path\":\"/a\"}}", "unknown_format"),
        (b"{\"type\":\"gift\",\"data\":{\"to\":\"Ann\"}}", "unknown_format"),
        (b"date,amount\n2025-01-01,3\n", "unknown_format"),
        (b"PK\x03\x04nonsense", "zip_damaged"),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "zip_without_export"),
    ] {
        fs::write(path("file"), content).unwrap();
        assert_eq!(word(&path("file")), expected, "{:?}", String::from_utf8_lossy(content));
    }
}

#[cfg(unix)]
#[test]
fn row_21_a_pipe_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no mkfifo here");
        return;
    }
    assert_eq!(word(&pipe), "not_a_file");
    let circle = folder.path().join("circle");
    std::os::unix::fs::symlink(&circle, &circle).unwrap();
    assert!(open(&circle, now()).is_err());
}

#[test]
fn a_file_of_two_tools_is_called_after_the_one_with_more_gifts() {
    let read = |name: &str| fs::read_to_string(fixture(name)).unwrap();
    let mixed = format!(
        "{}{}{}",
        read("connector_v3.ndjson"),
        read("live_studio.ndjson"),
        read("connector_v3.ndjson")
    );
    let whole = bytes(mixed).unwrap();
    assert_eq!((whole.source.format, whole.gifts().len()), (Format::ConnectorV3, 15));
}
