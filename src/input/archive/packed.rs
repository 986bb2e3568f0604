//! Gzip and zstd streams. A stream of several members reads as one.

use super::{
    limits::Metered,
    reading::Reading,
    sniff::{self, Kind},
    supply::Supply,
};
use flate2::read::MultiGzDecoder;
use std::{
    io::{BufReader, Read},
    ops::ControlFlow,
};

/// What a zstd frame begins with,
const FRAME: [u8; 4] = *b"\x28\xb5\x2f\xfd";
/// and one that holds the dictionary of those behind it.
const DICTIONARY: [u8; 4] = *b"\x5d\x2a\x4d\x18";

/// Reads what is packed in a gzip or zstd stream.
pub(super) fn read(
    reading: &mut Reading<'_>,
    place: &str,
    name: &str,
    packed: Supply<'_>,
    by: Packing,
) -> ControlFlow<()> {
    let beginning = by.beginning(packed.head());
    if matches!(sniff::kind(&beginning, ""), Kind::Warc | Kind::Arc) {
        return super::warc::read(reading, place, packed);
    }
    let has_dictionary = by == Packing::Zstd && packed.head().starts_with(&DICTIONARY);
    let decoder = if has_dictionary {
        with_dictionary(packed.read(), reading.options.limits.page_bytes)
    } else {
        by.decoder(packed.read())
    };
    let unpacked =
        decoder.and_then(|decoder| Supply::stream(Metered::new(decoder, reading.meter())));
    match unpacked {
        Ok(unpacked) => {
            reading.deeper(place, |reading| reading.supply(place, by.name_inside(name), unpacked))
        }
        Err(error) => reading.failed(place, by.failure(&error)),
    }
}

/// Opens a zstd stream that begins with a frame of its dictionary, as `.warc.zst` may.
fn with_dictionary<'a>(
    mut packed: impl Read + 'a,
    most: usize,
) -> std::io::Result<Box<dyn Read + 'a>> {
    let mut head = [0; 8];
    packed.read_exact(&mut head)?;
    let [_, _, _, _, size @ ..] = head;
    let size = u32::from_le_bytes(size) as usize;
    if size > most {
        return Err(std::io::Error::other("its dictionary is larger than a page may be"));
    }
    let mut dictionary = Vec::new();
    packed.by_ref().take(size as u64).read_to_end(&mut dictionary)?;
    if dictionary.starts_with(&FRAME) {
        let mut unpacked = Vec::new();
        zstd::Decoder::new(dictionary.as_slice())?.take(most as u64).read_to_end(&mut unpacked)?;
        dictionary = unpacked;
    }
    Ok(Box::new(zstd::Decoder::with_dictionary(BufReader::new(packed), &dictionary)?))
}

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    fn decoder<'a>(self, from: impl Read + 'a) -> std::io::Result<Box<dyn Read + 'a>> {
        Ok(match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(from)),
            Self::Zstd => Box::new(zstd::Decoder::new(from)?),
        })
    }

    /// What the packed bytes begin with, as far as their own beginning tells.
    pub(super) fn beginning(self, head: &[u8]) -> Vec<u8> {
        let mut beginning = vec![0; 512];
        let read = self.decoder(head).and_then(|mut decoder| decoder.read(&mut beginning));
        beginning.truncate(read.unwrap_or(0));
        beginning
    }

    fn name_inside(self, name: &str) -> &str {
        let ending = match self {
            Self::Gzip => ".gz",
            Self::Zstd => ".zst",
        };
        name.strip_suffix(ending).unwrap_or(name)
    }

    fn failure(self, error: &std::io::Error) -> String {
        match self {
            Self::Gzip => format!("can't be unpacked as gzip: {error}"),
            Self::Zstd => format!("can't be unpacked as zstd: {error}"),
        }
    }
}
