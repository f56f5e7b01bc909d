//! A file of two gigabytes in a process that may have a quarter of that.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::process::Command;

use giftbook_tests::program::{Desk, giftbook};
use serde_json::json;

const FILE: u64 = 2 << 30;
/// Of everything the process maps, its own code and stacks too.
const KIB: u64 = 512 << 10;
/// A gift each, before and behind a hole as long as the rest of the file: one line that takes no disk.
const HEAD: u64 = 40_000;
const TAIL: u64 = 1_000;

fn gift(number: u64) -> String {
    let at = 1_760_000_000_000 + number * 1_000;
    format!(
        r#"{{"event":"gift","data":{{"giftId":5655,"giftName":"Rose","giftType":1,"diamondCount":1,"repeatCount":3,"repeatEnd":true,"groupId":"{at}","userId":"{}","uniqueId":"viewer{0}","nickname":"Viewer","msgId":"{number}","createTime":"{at}","receiverUserId":"9001"}}}}"#,
        number % 3_000
    )
}

#[test]
fn row_26_two_gigabytes_are_read_in_half_a_gigabyte() {
    let desk = Desk::new();
    let path = desk.path("large.ndjson");
    let mut file = BufWriter::new(File::create(&path).expect("a file"));
    for number in 1..=HEAD {
        writeln!(file, "{}", gift(number)).expect("a row");
    }
    let tail: Vec<String> = (HEAD + 1..=HEAD + TAIL).map(gift).collect();
    let tail = format!("\n{}\n", tail.join("\n"));
    file.seek(SeekFrom::Start(FILE - tail.len() as u64)).expect("a hole");
    file.write_all(tail.as_bytes()).expect("rows");
    file.into_inner().expect("a file").sync_all().expect("a file");
    assert_eq!(path.metadata().expect("a file").len(), FILE);

    let mut limited = Command::new("sh");
    limited
        .args(["-c", &format!("ulimit -v {KIB} && exec \"$0\" \"$@\"")])
        .arg(giftbook());
    let (answer, ended) = desk.started_by(limited, &["import", &path.display().to_string()]);
    assert_eq!(answer.code, Some(1), "{ended:?}");
    let report = &answer.json["files"][0];
    assert_eq!(
        (&report["rows"], &report["new"]),
        (&json!(HEAD + TAIL + 1), &json!(HEAD + TAIL))
    );
    assert_eq!(report["problems"], json!([{ "row": HEAD + 1, "code": "row_too_long" }]));
    assert_eq!(desk.done(&["gifts"])["total"]["pieces"], 3 * (HEAD + TAIL));
}
