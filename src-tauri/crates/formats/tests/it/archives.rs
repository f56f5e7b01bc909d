//! Zips, honest and not. Nothing of an archive is ever written to the disk: there is no code that could.

use std::io::{Cursor, Write};

use giftbook_formats::{detect_input, open_bytes, raw_row};
use giftbook_model::{Format, Question};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::reading::{bytes, file, fixture, now, refusal};

const NAME: &str = "TikTok_Data_1760000000/user_data_tiktok.json";

fn zip_of(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer
            .start_file(*name, SimpleFileOptions::default().compression_method(method))
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn export_b() -> Vec<u8> {
    std::fs::read(fixture("export_b.json")).unwrap()
}

fn packed() -> Vec<u8> {
    zip_of(&[(NAME, &export_b())], CompressionMethod::Deflated)
}

/// The archive with `change` made at `from` bytes behind each of its two headers (local, then central).
fn patched(local: usize, central: usize, change: &[u8]) -> Vec<u8> {
    let mut zip = packed();
    let start = zip.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    zip[local..local + change.len()].copy_from_slice(change);
    zip[start + central..start + central + change.len()].copy_from_slice(change);
    zip
}

#[test]
fn an_export_is_the_same_inside_a_zip() {
    let plain = file(&fixture("export_b.json")).unwrap();
    for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
        let zip = zip_of(
            &[("notes.txt", b"x"), (NAME, &export_b()), ("videos/a.mp4", &[0; 99])],
            method,
        );
        let whole = bytes(zip.clone()).unwrap();
        assert_eq!(
            (&whole.rows, whole.source.format),
            (&plain.rows, Format::TikTokExportZip)
        );
        assert_eq!(whole.source.sections, plain.source.sections);
        assert_eq!(whole.source.bytes, zip.len() as u64);
        assert_eq!(
            whole.source.digest,
            *blake3::hash(&zip).as_bytes(),
            "the digest is the archive's"
        );
        let detected = detect_input(Cursor::new(zip.clone())).unwrap();
        assert_eq!(detected.questions, [Question::Currency, Question::GiftAmountUnit]);
        let row = &whole.rows[2];
        let text = raw_row(Cursor::new(zip), row.offset, row.length).unwrap();
        assert_eq!(
            text.as_bytes(),
            &export_b()[row.offset as usize..][..row.length as usize]
        );
    }
}

#[test]
fn row_41_a_bomb_is_stopped_at_its_ratio() {
    let mut json = br#"{"Comment":""#.to_vec();
    json.resize(40 << 20, b'a');
    json.extend_from_slice(br#"","Your Activity":{}}"#);
    let zip = zip_of(&[(NAME, &json)], CompressionMethod::Deflated);
    assert!(zip.len() < 100_000);
    assert_eq!(refusal(bytes(zip)), "zip_bomb");
}

#[test]
fn row_42_more_entries_than_an_export_has_are_refused_before_they_are_read() {
    for count in [10_001_u16, u16::MAX] {
        let mut zip = packed();
        let end = zip.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
        zip[end + 8..end + 10].copy_from_slice(&count.to_le_bytes());
        zip[end + 10..end + 12].copy_from_slice(&count.to_le_bytes());
        assert_eq!(refusal(bytes(zip)), "zip_too_many_entries");
    }
    // The larger record of big archives: a claim of 10 million entries in front of the end record.
    let zip = packed();
    let end = zip.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let mut large = zip[..end].to_vec();
    let mut record = b"PK\x06\x06".to_vec();
    record.extend_from_slice(&44_u64.to_le_bytes());
    record.extend_from_slice(&[0; 12]);
    record.extend_from_slice(&10_000_000_u64.to_le_bytes());
    record.extend_from_slice(&10_000_000_u64.to_le_bytes());
    record.extend_from_slice(&[0; 16]);
    large.extend_from_slice(&record);
    large.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    large.extend_from_slice(&(end as u64).to_le_bytes());
    large.extend_from_slice(&1_u32.to_le_bytes());
    large.extend_from_slice(&zip[end..]);
    assert_eq!(refusal(bytes(large)), "zip_too_many_entries");
}

#[test]
fn row_43_a_name_that_leads_out_of_the_archive_is_no_export() {
    let evil = [
        "../../user_data_tiktok.json",
        "/user_data_tiktok.json",
        "C:\\user_data_tiktok.json",
        "..\\user_data.json",
    ];
    for name in evil {
        let zip = zip_of(&[(name, &export_b())], CompressionMethod::Deflated);
        assert_eq!(refusal(bytes(zip)), "zip_without_export", "{name}");
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_symlink("user_data_tiktok.json", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    assert_eq!(
        refusal(bytes(writer.finish().unwrap().into_inner())),
        "zip_without_export"
    );
}

#[test]
fn row_44_what_no_honest_archive_is_is_refused_by_name() {
    let inner = packed();
    assert_eq!(
        refusal(bytes(zip_of(&[("data.zip", &inner)], CompressionMethod::Stored))),
        "zip_in_zip"
    );
    assert_eq!(
        refusal(bytes(zip_of(
            &[("Activity/Purchases.txt", b"Date: x")],
            CompressionMethod::Stored
        ))),
        "zip_export_as_text"
    );
    assert_eq!(
        refusal(bytes(zip_of(&[("a.json", b"{}")], CompressionMethod::Stored))),
        "zip_without_export"
    );
    let two = [("a/user_data.json", b"{}".as_slice()), ("b/user_data.json", b"{}")];
    assert_eq!(
        refusal(bytes(zip_of(&two, CompressionMethod::Stored))),
        "zip_several_exports"
    );
    assert_eq!(refusal(bytes(patched(6, 8, &[1, 0]))), "zip_encrypted");
    assert_eq!(refusal(bytes(patched(8, 10, &[12, 0]))), "zip_method_unsupported");
    assert_eq!(
        refusal(bytes(patched(14, 16, &[1, 2, 3, 4]))),
        "zip_damaged",
        "checksum"
    );
    assert_eq!(
        refusal(bytes(patched(22, 24, &[9, 0, 0, 0]))),
        "zip_damaged",
        "unpacked size"
    );
    assert_eq!(
        refusal(bytes(patched(18, 20, &[0xFF, 0xFF, 0xFF, 0]))),
        "zip_damaged",
        "packed size"
    );
    let whole = packed();
    for end in [4, 30, whole.len() / 2, whole.len() - 1] {
        assert_eq!(refusal(bytes(&whole[..end])), "zip_damaged", "cut at {end}");
    }
    let twice = zip_of(
        &[(NAME, b"{}"), ("TikTok_Data_1760000000/user_data_tiktok.jsoN", b"{}")],
        CompressionMethod::Stored,
    );
    let mut same = twice.clone();
    for at in twice
        .windows(5)
        .enumerate()
        .filter(|(_, five)| five == b".jsoN")
        .map(|(at, _)| at)
    {
        same[at + 4] = b'n';
    }
    assert_eq!(refusal(bytes(same)), "zip_duplicate_names");
}

#[test]
fn no_flipped_bit_of_an_archive_goes_unnoticed_or_panics() {
    let zip = packed();
    let honest = bytes(zip.clone()).unwrap();
    let mut read = 0;
    for at in 0..zip.len() {
        let mut flipped = zip.clone();
        flipped[at] ^= 1 << (at % 8);
        if let Ok(stream) = open_bytes("flipped", flipped, now())
            && let Ok(whole) = crate::reading::drain(stream)
        {
            assert_eq!(whole.rows, honest.rows, "byte {at}");
            read += 1;
        }
    }
    assert!(
        read < zip.len() / 2,
        "dates, names and versions may differ, contents may not: {read}"
    );
}
