//! Reports as JSON: one object, or an array when there are several.

use super::Report;
use std::io::{self, Write};

/// Writes one object for one report, else an array.
///
/// # Errors
///
/// Those of `out`.
pub fn write(reports: &[Report], out: &mut impl Write) -> io::Result<()> {
    match reports {
        [report] => serde_json::to_writer_pretty(&mut *out, report)?,
        reports => serde_json::to_writer_pretty(&mut *out, reports)?,
    }
    writeln!(out)
}
