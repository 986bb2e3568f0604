//! Reports as YAML, one document per article.
//!
//! The library weighs every character of every key and scalar, which took a third of the time of a
//! check. Nearly all of a report is plain words and numbers, so an `emitter` of our own lays it out
//! and `scalar`s that are plain beyond doubt go straight in; whatever else there is, the library writes.
//! Byte for byte it is what the library alone would have written, and the tests hold it to that.

mod emitter;
mod scalar;
#[cfg(test)]
mod tests;

use super::Report;
use std::io::{self, Write};

/// Writes one document per report.
///
/// # Errors
///
/// Those of `out`.
pub fn write(reports: &[Report], out: &mut impl Write) -> io::Result<()> {
    for (n, report) in reports.iter().enumerate() {
        if n > 0 {
            writeln!(out, "---")?;
        }
        out.write_all(emitter::to_string(report)?.as_bytes())?;
    }
    Ok(())
}
