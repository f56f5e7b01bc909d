//! `giftbook safety`: no book, one answer an address, and always an end with 0.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use giftbook_tests::program::giftbook;
use serde_json::Value;

/// What the program says to these words and this input, without a book.
fn said(words: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(giftbook());
    program.arg("safety").args(words);
    let started = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.expect("a program that starts");
    let written = child.stdin.take().expect("its input").write_all(input);
    written.expect("an input that is taken");
    child.wait_with_output().expect("an end")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect()
}

#[test]
fn one_address_a_line_in_one_object_a_line_out() {
    let input =
        "https://www.tiktok.com/coin\r\nhttps://tiktokcoins.ai/\n\nhttps://www.tiktok.com\t/coin\nt\u{456}ktok.com";
    let output = said(&["--stdin", "--json"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answers = lines(&output);
    let verdicts: Vec<&str> = answers.iter().filter_map(|answer| answer["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["official", "lookalike", "invalid", "danger", "lookalike"]);
    assert_eq!(answers[0]["input"], "https://www.tiktok.com/coin");
    assert_eq!(
        (&answers[0]["host"], &answers[0]["domain"]),
        (&Value::from("www.tiktok.com"), &Value::from("tiktok.com"))
    );
    assert!(
        answers
            .iter()
            .all(|answer| answer["reasons"].as_array().is_some_and(|reasons| !reasons.is_empty()))
    );
    assert_eq!(answers[1]["reasons"][0]["code"], "name");
}

#[test]
fn lines_that_are_no_text_or_too_long_get_an_answer_too() {
    let mut input = vec![b'a'; 300_000];
    input.extend(b"\n\xff\xfe\nexample.org\n");
    let output = said(&["--stdin", "--json"], &input);
    assert_eq!(output.status.code(), Some(0));
    let verdicts: Vec<Value> = lines(&output)
        .into_iter()
        .map(|answer| answer["verdict"].clone())
        .collect();
    assert_eq!(verdicts, ["invalid", "invalid", "not_official"]);
}

#[test]
fn addresses_named_are_answered_in_words_with_the_domain_set_apart() {
    let output = said(
        &["https://www.tiktok.com/coin", "https://www.tiktok.com.example.org/"],
        b"",
    );
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.starts_with("official, sells here: https://www.[tiktok.com]/coin\n"),
        "{text}"
    );
    assert!(
        text.contains("www.tiktok.com.[example.org]/") && text.contains("tiktok sells at: https://www.tiktok.com/coin"),
        "{text}"
    );
}

#[test]
fn the_text_of_an_offer_is_read_from_standard_input_or_a_file() {
    let output = said(&["--text", "-", "--json"], "send me your password".as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        (&lines(&output)[0]["verdict"], &lines(&output)[0]["signs"][0]["code"]),
        (&Value::from("danger"), &Value::from("credentials"))
    );
    assert_eq!(said(&["--text", "/no/such/file"], b"").status.code(), Some(2));
    // Nothing to look at is a wrong call.
    assert_eq!(said(&[], b"").status.code(), Some(2));
}

#[test]
fn newer_lists_that_nobody_signed_leave_the_built_in_ones_in_use_and_that_is_said() {
    let folder = giftbook_tests::folder();
    let lists = folder.path().join("lists.tsv");
    let newer = giftbook_safety::BUILT_IN.replacen("giftbook-safety\t1\t", "giftbook-safety\t2\t", 1);
    let till = "till\ttiktok\texample.org/coin\t2026-11-23\ta claim\n";
    std::fs::write(&lists, format!("{newer}{till}")).expect("lists");
    let words = [
        "--json",
        "--lists",
        lists.to_str().expect("a path"),
        "https://example.org/coin",
    ];
    for signature in [None, Some("rubbish")] {
        if let Some(text) = signature {
            std::fs::write(folder.path().join("lists.tsv.minisig"), text).expect("a signature");
        }
        let output = said(&words, b"");
        assert_eq!(output.status.code(), Some(0));
        let answer = &lines(&output)[0];
        assert_eq!(answer["checked"][0]["verdict"], "not_official");
        assert_eq!(answer["lists"]["version"], giftbook_safety::Lists::built_in().version);
        assert_eq!(answer["lists"]["newer"], "the lists are not signed by the publisher");
        assert!(String::from_utf8_lossy(&output.stderr).contains("built-in"));
    }
    assert_eq!(
        said(&["--lists", "/no/such/file", "example.org"], b"").status.code(),
        Some(2)
    );
}

#[test]
fn every_other_command_still_needs_a_book() {
    let output = Command::new(giftbook())
        .args(["--json", "gifts"])
        .output()
        .expect("a program that starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("no_book"));
}
