//! The year's pack, written as the terminal writes it: from the same answer, by the same writers.

use std::path::Path;

use giftbook_book::Book;
use giftbook_book::payout::year::words::WORDS;
use giftbook_formats::report::{save, save_beside};
use giftbook_model::Instant;

use crate::dto::count;
use crate::dto::year::{SavedPack, YearWords};
use crate::error::{Answer, AppError};

/// The name a pack's files begin with.
#[must_use]
pub(crate) fn stem(year: i16) -> String {
    format!("giftbook-{year}")
}

/// Writes pages, workbook, a CSV of each table and the receipts into `folder`. A word that is not there is an error: a column without a
/// name tells nobody anything.
pub(crate) fn write(book: &Book, year: i16, words: &YearWords, folder: &Path, now: Instant) -> Answer<SavedPack> {
    if WORDS.iter().any(|code| !words.contains_key(*code)) {
        return Err(AppError::unexpected("word"));
    }
    let answer = book.year(year, now)?;
    let said = |code: &str| words.get(code).map(|word| word.to_string()).unwrap_or_default();
    let mut files = save(&answer.report(&said), folder, &stem(year))?.len();
    for receipt in book.year_receipts(&answer) {
        let (name, bytes) = receipt?;
        save_beside(&folder.join("receipts"), &name, &bytes)?;
        files += 1;
    }
    Ok(SavedPack {
        folder: folder.display().to_string(),
        files: count(files),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The page's texts of a report.
    fn texts() -> BTreeMap<String, String> {
        let Ok(text) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/messages/en.json")) else {
            panic!("the page's messages are not there");
        };
        let messages: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
        let of_year = messages.iter().filter_map(|(key, text)| {
            let code = key.strip_prefix("year_")?;
            Some((code.to_owned(), text.as_str().unwrap_or_default().to_owned()))
        });
        of_year.collect()
    }

    #[test]
    fn a_pack_without_all_its_words_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let now = crate::desk::now();
        let book = Book::open(&folder.path().join("own.book"), now).unwrap();
        let pack = folder.path().join("pack");
        let mut words: YearWords = texts().into_iter().map(|(code, text)| (code, text.into())).collect();
        assert_eq!(
            write(&book, 2026, &words, &pack, now).unwrap_err(),
            AppError::unexpected("word")
        );
        assert!(!pack.exists());
        words.extend([("group", ","), ("point", ".")].map(|(code, sign)| (code.to_owned(), sign.to_owned().into())));
        let saved = write(&book, 2026, &words, &pack, now).unwrap();
        let there = std::fs::read_dir(&pack).unwrap().count();
        assert_eq!(usize::try_from(saved.files).unwrap(), there);
        assert!(pack.join("giftbook-2026.pdf").exists() && pack.join("giftbook-2026.xlsx").exists());
        let taken = folder.path().join("taken");
        std::fs::write(&taken, "mine").unwrap();
        assert_eq!(
            write(&book, 2026, &words, &taken, now).unwrap_err(),
            AppError::new("io")
        );
        assert_eq!(std::fs::read_to_string(&taken).unwrap(), "mine");
        let years = write(&book, 1815, &words, &pack, now).unwrap_err();
        assert_eq!(years, AppError::new("invalid").with("detail", "year_out_of_range"));
    }

    #[test]
    fn the_page_has_a_text_for_every_word_of_a_report_and_for_no_other() {
        let texts = texts();
        // The signs of numbers come from the page's locale.
        let mut wanted: Vec<&str> = WORDS
            .iter()
            .copied()
            .filter(|code| !["group", "point"].contains(code))
            .collect();
        wanted.sort_unstable();
        assert_eq!(texts.keys().collect::<Vec<_>>(), wanted);
    }
}
