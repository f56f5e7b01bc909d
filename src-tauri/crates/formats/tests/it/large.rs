//! Files of gigabytes, made as they are read: what comes through is small.

use std::io::{self, Read, Seek, SeekFrom};

use giftbook_formats::{detect_input, open_input};
use giftbook_model::{Answers, Handling, Question};

use crate::reading::{drain, now};

/// Bytes made as they are read: `before`, so many `x`, `after`.
#[derive(Clone)]
struct Made {
    before: &'static [u8],
    filling: u64,
    after: &'static [u8],
    at: u64,
}

impl Made {
    fn of(before: &'static str, filling: u64, after: &'static str) -> Self {
        Self {
            before: before.as_bytes(),
            filling,
            after: after.as_bytes(),
            at: 0,
        }
    }

    fn length(&self) -> u64 {
        self.before.len() as u64 + self.filling + self.after.len() as u64
    }
}

impl Read for Made {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let filling_from = self.before.len() as u64;
        let after_from = filling_from + self.filling;
        let count = if self.at >= filling_from && self.at < after_from {
            let count = into.len().min(usize::try_from(after_from - self.at).unwrap());
            into[..count].fill(b'x');
            count
        } else {
            let (known, from) = if self.at < filling_from {
                (self.before, 0)
            } else {
                (self.after, after_from)
            };
            let rest = &known[usize::try_from(self.at - from).unwrap()..];
            let count = rest.len().min(into.len());
            into[..count].copy_from_slice(&rest[..count]);
            count
        };
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Made {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(back) => self.length().saturating_add_signed(back),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

/// The most memory this process has held, in MiB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_ascii_whitespace()
        .nth(1)?
        .parse::<u64>()
        .ok()
        .map(|kib| kib / 1024)
}

const LINE: &str = concat!(
    r#"{"event":"gift","data":{"giftId":5655,"repeatCount":1,"createTime":"1760000000000"}}"#,
    "\n"
);

#[test]
fn row_40_a_line_of_two_gigabytes_without_newline_is_refused_at_one_mebibyte() {
    let made = Made::of(LINE, 2 << 30, "\n{\"event\":\"gift\",\"data\":{\"giftId\":1}}");
    let whole = drain(open_input("long".into(), made, now(), &Answers::new()).unwrap()).unwrap();
    assert_eq!(whole.problems(), [(2, "row_too_long")]);
    assert_eq!(
        (whole.rows[1].offset, u64::from(whole.rows[1].length)),
        (LINE.len() as u64, 2 << 30)
    );
    assert_eq!(whole.gifts().len(), 2, "reading goes on at the next line");
    let Handling::Problem(problem) = &whole.rows[1].handling else {
        panic!("a problem")
    };
    assert_eq!(problem.raw.len(), 512);
    assert!(peak().is_none_or(|peak| peak < 100), "{:?} MiB", peak());
}

#[test]
fn row_38_an_export_of_two_gigabytes_goes_through_little_memory() {
    let made = Made::of(
        r#"{"Direct Message":{"Chat History":[{"Content":""#,
        2 << 30,
        concat!(
            r#""}]},"Your Activity":{"Purchases":{"BuyGifts":{"BuyGifts":"#,
            r#"[{"Date":"2025-04-13 23:38:48","Price":"0.31"}]}}}}"#
        ),
    );
    assert_eq!(detect_input(made.clone()).unwrap().questions, [Question::Currency]);
    let whole = drain(open_input("large".into(), made, now(), &Answers::new()).unwrap()).unwrap();
    assert_eq!((whole.records().len(), whole.rows.len()), (1, 1));
    assert!(whole.rows[0].offset > 2 << 30);
    assert!(peak().is_none_or(|peak| peak < 100), "{:?} MiB", peak());
}
