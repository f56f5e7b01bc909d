//! Where an export comes from, and whether a text is one.

use std::io::Read;

use giftbook_model::{Format, ReadError};

use super::{
    places::{ENOUGH_SIGNS, sign},
    walk::Walk,
};
use crate::bytes::{Digested, Window};

/// Where the bytes of an export come from.
pub(crate) trait Origin: Read + Send {
    fn format(&self) -> Format;
    /// Bytes of the file behind us.
    fn bytes_read(&self) -> u64;
    /// Bytes and digest of the whole file.
    fn close(&mut self) -> Result<(u64, [u8; 32]), ReadError>;
}

impl<R: Read + Send> Origin for Digested<R> {
    fn format(&self) -> Format {
        Format::TikTokExportJson
    }
    fn bytes_read(&self) -> u64 {
        self.bytes()
    }
    fn close(&mut self) -> Result<(u64, [u8; 32]), ReadError> {
        Ok(self.finish()?)
    }
}

/// Whether the text is an export: an object with keys at its top that only exports have. Reads no further than it must.
pub(crate) fn is_export<R: Read>(window: Window<R>) -> Result<bool, ReadError> {
    let mut walk = Walk::new(window);
    let found = find_root(&mut walk);
    match found {
        // What is broken before it shows any sign of an export is none.
        Err(ReadError::Refused { .. }) => Ok(false),
        found => found,
    }
}

fn find_root<R: Read>(walk: &mut Walk<R>) -> Result<bool, ReadError> {
    walk.expect(b'{')?;
    let mut first = true;
    let mut signs = 0;
    while walk.another(b'}', &mut first)? {
        signs += sign(&walk.key()?);
        if signs >= ENOUGH_SIGNS {
            return Ok(true);
        }
        walk.value(1)?;
    }
    Ok(false)
}
