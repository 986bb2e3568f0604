//! Reports as YAML, one document per article.

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
        let yaml = serde_yaml::to_string(report).map_err(io::Error::other)?;
        out.write_all(yaml.as_bytes())?;
    }
    Ok(())
}
