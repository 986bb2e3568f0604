//! Gzip and zstd streams. A stream of several members reads as one.

use super::{
    limits::Metered,
    reading::Reading,
    sniff::{self, Kind},
    supply::Supply,
};
use flate2::read::MultiGzDecoder;
use std::{io::Read, ops::ControlFlow};

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
    let unpacked = by
        .decoder(packed.read())
        .and_then(|decoder| Supply::stream(Metered::new(decoder, reading.meter())));
    match unpacked {
        Ok(unpacked) => {
            reading.deeper(place, |reading| reading.supply(place, by.name_inside(name), unpacked))
        }
        Err(error) => reading.failed(place, by.failure(&error)),
    }
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
