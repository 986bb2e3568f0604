//! The block of a record, read to the end that its header gives.

use super::super::limits::Meter;
use fastwarc::stream_io::{bufread::LimitedBufReader, traits::WarcRead};
use std::io::BufRead;

/// Reads `length` bytes and keeps at most `keep` of them.
///
/// # Errors
///
/// What is wrong with the length, or with the bytes.
pub(super) fn read(
    from: &mut LimitedBufReader,
    length: u64,
    keep: usize,
    meter: &Meter,
) -> Result<Vec<u8>, String> {
    let member = from.frame_start_position().map_err(|error| error.to_string())?;
    let mut kept = Vec::new();
    let mut left = length;
    while left > 0 {
        let chunk = from.fill_buf().map_err(|error| error.to_string())?;
        // The reader has a notion of its own of where the record ends.
        let read = usize::try_from(left).map_or(chunk.len(), |left| left.min(chunk.len()));
        if read == 0 {
            let there = length - left;
            return Err(format!("cut short: of {length} bytes that it claims, {there} are there"));
        }
        kept.extend_from_slice(&chunk[..read.min(keep - kept.len())]);
        let now = from.frame_start_position().map_err(|error| error.to_string())?;
        if now != member {
            return Err(format!("it claims {length} bytes, more than are packed with it"));
        }
        meter.count(read).map_err(|error| error.to_string())?;
        from.consume(read);
        left -= read as u64;
    }
    Ok(kept)
}

/// Whether a record ends where its length says: a line ends there, or everything does.
pub(super) fn is_end(from: &mut dyn WarcRead) -> bool {
    let member = from.frame_start_position().ok().flatten();
    let (ends, is_empty) = match from.fill_buf() {
        Ok(next) => (matches!(next.first(), Some(b'\r' | b'\n')), next.is_empty()),
        Err(_) => (false, false),
    };
    ends || is_empty || from.frame_start_position().ok().flatten() != member
}
