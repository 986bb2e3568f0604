//! Web archives: WARC 1.0 and 1.1, and ARC, plain or packed record by record.
//!
//! The crate below reads headers and positions. Lengths are checked here, as a false one would
//! swallow the records behind it; behind what is damaged the next record is looked for.

mod arc;
mod block;
mod file;
mod payload;
mod record;

use super::{reading::Reading, supply::Supply};
use file::{ArchiveFile, Format};
use std::{io, ops::ControlFlow};

/// The most bytes of a record's header.
const LONGEST_HEADER: usize = 64 * 1024;
/// After so many damaged places the rest is left alone.
const MOST_DAMAGES: usize = 10_000;

/// A place that can't be read, behind which the next record is looked for.
#[derive(Debug)]
struct Damage {
    /// The first byte of the record, in the file.
    at: u64,
    reason: String,
}

impl Damage {
    fn new(at: u64, reason: impl ToString) -> Self {
        Self { at, reason: reason.to_string() }
    }
}

/// Reads every response of a web archive.
pub(super) fn read(reading: &mut Reading<'_>, place: &str, supply: Supply<'_>) -> ControlFlow<()> {
    let unreadable = |error: io::Error| format!("can't be read: {error}");
    let file = match ArchiveFile::open(supply) {
        Ok(file) => file,
        Err(error) => return reading.failed(place, unreadable(error)),
    };
    let mut start = Some(0);
    for _ in 0..MOST_DAMAGES {
        let Some(at) = start else { return ControlFlow::Continue(()) };
        let from = match file.from(at) {
            Ok(from) => from,
            Err(error) => return reading.failed(place, unreadable(error)),
        };
        let damage = match file.format {
            Format::Warc => record::read_all(reading, place, &file, from)?,
            Format::Arc => arc::read_all(reading, place, from)?,
        };
        let Some(damage) = damage else { return ControlFlow::Continue(()) };
        reading.failed(&format!("{place}@{}", damage.at), damage.reason)?;
        if reading.is_over() {
            return ControlFlow::Continue(());
        }
        start = file.next_record(damage.at.saturating_add(1));
    }
    reading.failed(place, "too much of it is damaged; the rest is left alone")
}
