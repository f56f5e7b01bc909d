//! A newer file of lists: believed only signed, whole and newer, and never to make a place official.

use giftbook_safety::{BUILT_IN, Lists, NotUsed, PUBLISHERS};

#[test]
fn the_built_in_file_is_whole() {
    let read = Lists::parse(BUILT_IN).expect("the built-in lists");
    assert!(read.len() > 500 && !read.is_empty());
    assert_eq!(
        (read.version, read.dated.as_str()),
        (Lists::built_in().version, Lists::built_in().dated.as_str())
    );
}

#[test]
fn without_a_publishers_signature_nothing_is_used() {
    // A signature that is one, made for another text with another key (minisign's own example).
    let key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    let signature = "untrusted comment: signature from minisign secret key\nRUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\ntrusted comment: timestamp:1633700835\tfile:test\tprehashed\nwLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==";
    let newer = BUILT_IN.replacen("giftbook-safety\t1\t", "giftbook-safety\t2\t", 1);
    for (signature, keys) in [
        ("", [key].as_slice()),
        (signature, [key].as_slice()),
        (signature, PUBLISHERS),
        ("rubbish", PUBLISHERS),
    ] {
        assert_eq!(Lists::newer(&newer, signature, keys).err(), Some(NotUsed::Unsigned));
    }
    // The signature holds for the text it was made for, which is no list.
    assert_eq!(Lists::newer("test", signature, &[key]).err(), Some(NotUsed::Damaged));
}

#[test]
fn a_row_without_evidence_spoils_the_file() {
    for row in [
        "own\ttiktok\texample.org\t2026-11-23\t",
        "own\ttiktok\texample.org\tyesterday\tx",
        "wish\ttiktok\ta\t2026-11-23\tx",
        "own\tmyspace\ta\t2026-11-23\tx",
    ] {
        assert!(Lists::parse(&format!("{BUILT_IN}{row}\n")).is_err(), "{row}");
    }
    assert!(Lists::parse("").is_err());
}
