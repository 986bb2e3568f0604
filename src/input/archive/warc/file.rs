//! The file of a web archive: how it is packed, and where records may begin in it.

use super::super::{
    packed::Packing,
    sniff::{self, Kind},
    supply::{Supply, Tracked},
};
use fastwarc::stream_io::{
    bufread::TrackingBufReader,
    gzip::GzipReader,
    traits::{IntoWarcReader, WarcRead},
    zstd::ZstdReader,
};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// A web archive that can be read from any of its records.
pub(super) struct ArchiveFile {
    file: Tracked,
    packing: Option<Packing>,
    /// What its records look like.
    pub(super) format: Format,
    /// In bytes.
    pub(super) size: u64,
}

/// What the records of a web archive look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Warc,
    Arc,
}

impl ArchiveFile {
    /// A file of these bytes, of which it is known that they are a web archive.
    pub(super) fn open(supply: Supply<'_>) -> io::Result<Self> {
        let packing = match sniff::kind(supply.head(), "") {
            Kind::Gzip => Some(Packing::Gzip),
            Kind::Zstd => Some(Packing::Zstd),
            _ => None,
        };
        let beginning = match packing {
            Some(packing) => packing.beginning(supply.head()),
            None => supply.head().to_vec(),
        };
        let is_arc = sniff::kind(&beginning, "") == Kind::Arc;
        let mut file = supply.into_file()?;
        let size = file.seek(SeekFrom::End(0))?;
        let format = if is_arc { Format::Arc } else { Format::Warc };
        Ok(Self { file, packing, format, size })
    }

    /// Whether positions of the file are positions of what is in it.
    pub(super) fn is_plain(&self) -> bool {
        self.packing.is_none()
    }

    /// What begins at a byte of the file.
    pub(super) fn from(&self, at: u64) -> io::Result<Box<dyn WarcRead>> {
        let mut file = self.file.again()?;
        file.seek(SeekFrom::Start(at))?;
        Ok(match self.packing {
            None => TrackingBufReader::new(file).into_warc_reader(),
            Some(Packing::Gzip) => GzipReader::new(file).into_warc_reader(),
            Some(Packing::Zstd) => ZstdReader::new(file).into_warc_reader(),
        })
    }

    /// Where the next record may begin, at this byte of the file or behind it. A plain ARC has
    /// nothing to tell a record by.
    pub(super) fn next_record(&self, from: u64) -> Option<u64> {
        let magic: &[u8] = match (self.packing, self.format) {
            (Some(Packing::Gzip), _) => b"\x1f\x8b\x08",
            (Some(Packing::Zstd), _) => b"\x28\xb5\x2f\xfd",
            (None, Format::Warc) => b"\nWARC/1.",
            (None, Format::Arc) => return None,
        };
        let mut from = from;
        loop {
            let at = self.find(magic, from).ok()??;
            match self.packing {
                None => return Some(at + 1),
                Some(packing) if self.opens_record(packing, at) => return Some(at),
                Some(_) => from = at + 1,
            }
        }
    }

    /// Whether bytes that look like a packed member hold the beginning of a record.
    fn opens_record(&self, packing: Packing, at: u64) -> bool {
        let head = || -> io::Result<Vec<u8>> {
            let mut file = self.file.again()?;
            file.seek(SeekFrom::Start(at))?;
            let mut head = Vec::new();
            file.take(4096).read_to_end(&mut head)?;
            Ok(head)
        };
        let beginning = head().map(|head| packing.beginning(&head)).unwrap_or_default();
        match self.format {
            Format::Warc => beginning.starts_with(b"WARC/"),
            Format::Arc => beginning.first().is_some_and(u8::is_ascii_alphabetic),
        }
    }

    fn find(&self, magic: &[u8], from: u64) -> io::Result<Option<u64>> {
        let mut file = self.file.again()?;
        file.seek(SeekFrom::Start(from))?;
        let mut file = BufReader::with_capacity(256 * 1024, file);
        let (mut at, mut carried) = (from, Vec::new());
        loop {
            let chunk = file.fill_buf()?;
            if chunk.is_empty() {
                return Ok(None);
            }
            let read = chunk.len();
            carried.extend_from_slice(chunk);
            if let Some(found) = carried.windows(magic.len()).position(|bytes| bytes == magic) {
                return Ok(Some(at + found as u64));
            }
            file.consume(read);
            let kept = carried.len().min(magic.len() - 1);
            at += (carried.len() - kept) as u64;
            carried.drain(..carried.len() - kept);
        }
    }
}
