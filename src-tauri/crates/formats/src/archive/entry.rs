//! The bytes of one entry, with both sides counted: what the directory says of them is never believed.

use std::io::{self, BufReader, Read, Seek, Take};

use flate2::bufread::DeflateDecoder;
use giftbook_model::{Format, ReadError};

use super::fault::fault;
use crate::{
    bytes::Digested,
    codes::{ZIP_BOMB, ZIP_DAMAGED},
    export::Origin,
    limits::{FILE_BYTES, ZIP_RATIO, ZIP_RATIO_FROM},
};

/// What the directory says of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) packed: u64,
    pub(super) unpacked: u64,
    pub(super) checksum: u32,
}

type Packed<R> = BufReader<Take<R>>;

enum Content<R> {
    Stored(Packed<R>),
    Deflated(Box<DeflateDecoder<Packed<R>>>),
}

pub(crate) struct Entry<R> {
    content: Content<R>,
    size: Size,
    unpacked: u64,
    checksum: crc32fast::Hasher,
}

impl<R: Read + Seek> Entry<R> {
    pub(super) fn new(input: R, size: Size, deflated: bool) -> Self {
        let packed = BufReader::with_capacity(64 << 10, input.take(size.packed));
        let content = if deflated {
            Content::Deflated(Box::new(DeflateDecoder::new(packed)))
        } else {
            Content::Stored(packed)
        };
        Self {
            content,
            size,
            unpacked: 0,
            checksum: crc32fast::Hasher::new(),
        }
    }

    fn packed(&self) -> &Packed<R> {
        match &self.content {
            Content::Stored(packed) => packed,
            Content::Deflated(packed) => packed.get_ref(),
        }
    }

    /// Packed bytes taken so far.
    fn taken(&self) -> u64 {
        let packed = self.packed();
        self.size.packed - packed.get_ref().limit() - packed.buffer().len() as u64
    }

    /// Refuses what unpacks to more than any export.
    fn watch(&self) -> io::Result<()> {
        let most = self.taken().saturating_mul(ZIP_RATIO).max(ZIP_RATIO_FROM);
        if self.unpacked > most || self.unpacked > FILE_BYTES {
            Err(fault(ZIP_BOMB))
        } else {
            Ok(())
        }
    }

    /// At the end: everything packed was used, and what came out is what the directory promised.
    fn settle(&self) -> io::Result<()> {
        let as_promised = self.unpacked == self.size.unpacked && self.checksum.clone().finalize() == self.size.checksum;
        if as_promised && self.taken() == self.size.packed {
            Ok(())
        } else {
            Err(fault(ZIP_DAMAGED))
        }
    }
}

impl<R: Read + Seek> Read for Entry<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let read = match &mut self.content {
            Content::Stored(packed) => packed.read(into),
            Content::Deflated(packed) => packed.read(into),
        };
        let count = read.map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            _ if error.raw_os_error().is_some() => error,
            _ => fault(ZIP_DAMAGED),
        })?;
        if count == 0 {
            self.settle()?;
            return Ok(0);
        }
        self.checksum.update(&into[..count]);
        self.unpacked += count as u64;
        self.watch()?;
        Ok(count)
    }
}

impl<R: Read + Seek + Send> Origin for Entry<R> {
    fn format(&self) -> Format {
        Format::TikTokExportZip
    }

    fn bytes_read(&self) -> u64 {
        self.taken()
    }

    fn close(&mut self) -> Result<(u64, [u8; 32]), ReadError> {
        let input = match &mut self.content {
            Content::Stored(packed) => packed.get_mut().get_mut(),
            Content::Deflated(packed) => packed.get_mut().get_mut().get_mut(),
        };
        input.rewind()?;
        Ok(Digested::new(input).finish()?)
    }
}
