//! The bytes of a text of lines, with what they are written in. Lines are cut before letters are decoded, so places are those of the file.

use std::io::Read;

use giftbook_model::ReadError;
use serde::{Deserialize, Serialize};

use super::refuse;
use crate::bytes::{Decoded, Digested};
use crate::codes::{ENCODING_UNKNOWN, FILE_TOO_LARGE, NOT_TEXT};
use crate::limits::TABLE_BYTES;

/// What a text without a byte order mark can be written in. Of those that are not UTF-8 none can be told from another for sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// Western Europe; holds ISO 8859-1.
    Windows1252,
    /// Central Europe.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Turkish.
    Windows1254,
    ShiftJis,
    Gb18030,
    Big5,
    EucKr,
}

impl Encoding {
    pub const ALL: [Self; 8] = [
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1254,
        Self::ShiftJis,
        Self::Gb18030,
        Self::Big5,
        Self::EucKr,
    ];

    fn letters(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
            Self::Windows1251 => encoding_rs::WINDOWS_1251,
            Self::Windows1254 => encoding_rs::WINDOWS_1254,
            Self::ShiftJis => encoding_rs::SHIFT_JIS,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Big5 => encoding_rs::BIG5,
            Self::EucKr => encoding_rs::EUC_KR,
        }
    }
}

/// A whole text of at most 64 MiB.
pub(crate) struct Text {
    /// UTF-8, unless `is_utf8` says otherwise.
    pub(crate) bytes: Vec<u8>,
    /// The place in the file of the first of them.
    pub(crate) first_offset: u64,
    pub(crate) is_utf8: bool,
    pub(crate) size: u64,
    pub(crate) digest: [u8; 32],
}

impl Text {
    /// Reads all of `input`. A byte order mark is taken off and UTF-16 is converted.
    pub(crate) fn read(input: impl Read) -> Result<Self, ReadError> {
        let mut decoded = Decoded::begin(Digested::new(input))?;
        let first_offset = decoded.encoding().first_offset();
        let mut bytes = Vec::new();
        decoded.by_ref().take(TABLE_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > TABLE_BYTES {
            return refuse(FILE_TOO_LARGE);
        }
        if bytes.contains(&0) {
            return refuse(NOT_TEXT);
        }
        let (size, digest) = decoded.source_mut().finish()?;
        Ok(Self {
            is_utf8: std::str::from_utf8(&bytes).is_ok(),
            bytes,
            first_offset,
            size,
            digest,
        })
    }

    /// The letters of a part of the text. What is not UTF-8 needs to be told what it is.
    pub(crate) fn letters(&self, part: &[u8], encoding: Option<Encoding>) -> Result<String, ReadError> {
        if self.is_utf8 {
            return Ok(String::from_utf8_lossy(part).into_owned());
        }
        match encoding {
            Some(encoding) => Ok(encoding.letters().decode_without_bom_handling(part).0.into_owned()),
            None => refuse(ENCODING_UNKNOWN),
        }
    }
}
