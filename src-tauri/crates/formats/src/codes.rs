//! Every word this crate gives for a row or a file it could not read. The sentences are the interface's; the words never change.

use giftbook_model::{CompactString, Problem, ReadError};

use crate::limits::RAW_BYTES;

macro_rules! codes {
    ($list:ident: $($(#[doc = $meaning:literal])+ $name:ident = $word:literal,)+) => {
        $($(#[doc = $meaning])+ pub const $name: &str = $word;)+
        /// Each word of this table with its meaning.
        pub const $list: &[(&str, &str)] = &[$(($word, concat!($($meaning),+))),+];
    };
}

codes! { ROW_CODES:
    /// The row is longer than a row may be (1 MiB); its place is known, its text was not kept.
    ROW_TOO_LONG = "row_too_long",
    /// A string in the row is longer than 64 KiB.
    STRING_TOO_LONG = "string_too_long",
    /// Objects or arrays stand more than 64 deep in one another.
    TOO_DEEP = "too_deep",
    /// The same key stands twice in one object, so that what it says is open.
    DUPLICATE_KEY = "duplicate_key",
    /// The row is not valid UTF-8 (or holds half a UTF-16 pair).
    INVALID_UTF8 = "invalid_utf8",
    /// U+0000 in a text.
    NUL_IN_TEXT = "nul_in_text",
    /// The row is not JSON: `NaN`, `1e400`, a lone surrogate, a broken line.
    NOT_JSON = "not_json",
    /// The row ends in the middle.
    CUT_SHORT = "cut_short",
    /// Something stands after the row's or the file's JSON value.
    AFTER_THE_END = "after_the_end",
    /// JSON, but no object where one belongs.
    NOT_AN_OBJECT = "not_an_object",
    /// An object that names no event and looks like none.
    NOT_AN_EVENT = "not_an_event",
    /// A gift event of a shape no format here knows.
    GIFT_SHAPE_UNKNOWN = "gift_shape_unknown",
    /// Neither the id nor the name of the gift is there.
    GIFT_WITHOUT_ID = "gift_without_id",
    /// The count of pieces is zero or negative.
    COUNT_NOT_POSITIVE = "count_not_positive",
    /// The count is no whole number.
    COUNT_NOT_A_NUMBER = "count_not_a_number",
    /// The count is larger than 10^12.
    COUNT_TOO_LARGE = "count_too_large",
    /// The gift's price is negative.
    PRICE_NEGATIVE = "price_negative",
    /// The gift's price is no whole number.
    PRICE_NOT_A_NUMBER = "price_not_a_number",
    /// The gift's price is larger than 10^12.
    PRICE_TOO_LARGE = "price_too_large",
    /// An id, handle or gift name longer than 1 KiB.
    TEXT_TOO_LONG = "text_too_long",
    /// The time is no time.
    TIME_UNREADABLE = "time_unreadable",
    /// The time lies before 2016, when none of these gifts existed.
    TIME_BEFORE_2016 = "time_before_2016",
    /// The time lies more than 48 hours ahead of the clock.
    TIME_IN_FUTURE = "time_in_future",
    /// A number of viewers that is no whole number of 0 or more.
    VIEWERS_NOT_A_NUMBER = "viewers_not_a_number",
    /// A row of an export lacks its date.
    DATE_MISSING = "date_missing",
    /// A row of an export lacks its amount.
    AMOUNT_MISSING = "amount_missing",
    /// An amount that is no whole number.
    AMOUNT_NOT_A_NUMBER = "amount_not_a_number",
    /// An amount of zero or below.
    AMOUNT_NOT_POSITIVE = "amount_not_positive",
    /// An amount larger than 10^12.
    AMOUNT_TOO_LARGE = "amount_too_large",
    /// A price that is no plain decimal number with a point.
    PRICE_UNREADABLE = "price_unreadable",
    /// A price of zero or below.
    PRICE_NOT_POSITIVE = "price_not_positive",
    /// A live that ends before it starts.
    ENDS_BEFORE_START = "ends_before_start",
    /// A reference rate that is no plain decimal number.
    RATE_UNREADABLE = "rate_unreadable",
    /// A reference rate of zero or below, or of a thousand million or more.
    RATE_NOT_POSSIBLE = "rate_not_possible",
    /// A day that is no day.
    DAY_UNREADABLE = "day_unreadable",
    /// A column or key that is needed and empty; the detail names it.
    FIELD_MISSING = "field_missing",
    /// A word that is none of those its column or key knows; the detail names it.
    WORD_UNKNOWN = "word_unknown",
    /// A section of an export is neither a list nor one of the ways of writing nothing.
    SECTION_NOT_A_LIST = "section_not_a_list",
    /// A line of a table has more or fewer cells than the header names.
    CELLS_DO_NOT_FIT = "cells_do_not_fit",
    /// A line has more than 256 cells.
    TOO_MANY_COLUMNS = "too_many_columns",
    /// The order of day and month is open, or the text is no date.
    DATE_UNREADABLE = "date_unreadable",
    /// An amount that is not written as the file's amounts are, or could be read in two ways.
    PRICE_AMBIGUOUS = "price_ambiguous",
    /// An amount with more decimals than its currency has.
    PRICE_TOO_FINE = "price_too_fine",
    /// A price whose currency does not show, such as `$` without a country.
    CURRENCY_UNKNOWN = "currency_unknown",
    /// The amount names another currency than the statement does.
    CURRENCY_DIFFERS = "currency_differs",
    /// The text of a payment names two platforms.
    TWO_PLATFORMS = "two_platforms",
    /// An order of several items with one price for all.
    SEVERAL_ITEMS = "several_items",
}

codes! { FILE_CODES:
    /// The path is a directory.
    DIRECTORY = "directory",
    /// The path is no regular file: a pipe, a socket, a device.
    NOT_A_FILE = "not_a_file",
    /// There is no such file.
    NOT_FOUND = "not_found",
    /// The file may not be read by this user.
    NOT_ALLOWED = "not_allowed",
    /// The file has no bytes, or only blanks.
    EMPTY_FILE = "empty_file",
    /// The file is larger than 8 GiB.
    FILE_TOO_LARGE = "file_too_large",
    /// The file is not text, and no archive known here.
    NOT_TEXT = "not_text",
    /// Text, but of no format known here.
    UNKNOWN_FORMAT = "unknown_format",
    /// The export's JSON is broken at the byte named.
    EXPORT_DAMAGED = "export_damaged",
    /// The export ends in the middle.
    EXPORT_CUT_SHORT = "export_cut_short",
    /// Something stands after the export's end.
    EXPORT_AFTER_THE_END = "export_after_the_end",
    /// The export nests deeper than 64.
    EXPORT_TOO_DEEP = "export_too_deep",
    /// The export has a key twice in one object.
    EXPORT_DUPLICATE_KEY = "export_duplicate_key",
    /// The archive holds no `user_data….json`.
    ZIP_WITHOUT_EXPORT = "zip_without_export",
    /// The archive holds the export as TXT; TikTok gives it as JSON too.
    ZIP_EXPORT_AS_TEXT = "zip_export_as_text",
    /// The archive holds several exports, so that a row's place would not be clear.
    ZIP_SEVERAL_EXPORTS = "zip_several_exports",
    /// The archive holds archives instead of the export.
    ZIP_IN_ZIP = "zip_in_zip",
    /// More than 10,000 entries.
    ZIP_TOO_MANY_ENTRIES = "zip_too_many_entries",
    /// Two entries of one name.
    ZIP_DUPLICATE_NAMES = "zip_duplicate_names",
    /// The export in the archive is encrypted.
    ZIP_ENCRYPTED = "zip_encrypted",
    /// The export is packed by a method other than stored and deflate.
    ZIP_METHOD_UNSUPPORTED = "zip_method_unsupported",
    /// The archive unpacks to more than 200 times its size, or more than 8 GiB.
    ZIP_BOMB = "zip_bomb",
    /// The archive does not hold exactly one file of rates.
    ZIP_WITHOUT_RATES = "zip_without_rates",
    /// The reference rates' XML is broken, or ends in the middle.
    RATES_DAMAGED = "rates_damaged",
    /// A list of offers lacks a column; the detail names it.
    COLUMN_MISSING = "column_missing",
    /// Truncated, a wrong checksum, or sizes that are not what the directory says.
    ZIP_DAMAGED = "zip_damaged",
    /// The workbook cannot be read.
    WORKBOOK_DAMAGED = "workbook_damaged",
    /// A statement: how its columns are to be read has to be said once, in a profile.
    PROFILE_NEEDED = "profile_needed",
    /// The profile leaves something open (named) that this very file needs.
    PROFILE_INCOMPLETE = "profile_incomplete",
    /// The profile cannot be read.
    PROFILE_UNREADABLE = "profile_unreadable",
    /// The times of this file are local ones: their zone has to be said.
    ZONE_NEEDED = "zone_needed",
    /// No zone of this name is known.
    ZONE_UNKNOWN = "zone_unknown",
    /// The text is not UTF-8; what it is written in has to be said.
    ENCODING_UNKNOWN = "encoding_unknown",
}

/// Why a row could not be read: a word of [`ROW_CODES`] and what its sentence needs. Never anything personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) detail: CompactString,
}

impl Fault {
    pub(crate) fn of(code: &'static str) -> Self {
        Self {
            code,
            detail: CompactString::default(),
        }
    }

    pub(crate) fn about(code: &'static str, detail: &str) -> Self {
        Self {
            code,
            detail: detail.into(),
        }
    }

    /// The fault with the beginning of the row's text.
    pub(crate) fn in_row(self, row: &[u8]) -> Problem {
        let head = &row[..row.len().min(RAW_BYTES)];
        let mut raw = CompactString::from_utf8_lossy(head);
        while raw.len() > RAW_BYTES {
            raw.pop();
        }
        Problem {
            code: self.code,
            detail: self.detail,
            raw,
        }
    }
}

pub(crate) fn refused(code: &'static str, detail: impl Into<String>) -> ReadError {
    ReadError::Refused {
        code,
        detail: detail.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once() {
        let mut words: Vec<_> = ROW_CODES.iter().chain(FILE_CODES).map(|(word, _)| *word).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
