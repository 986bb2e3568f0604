//! Public result files to a source folder: what goes where is data, a format in `sources/formats/`.
//!
//! A file is read as the `table` whose columns it has; each [`format`] rule turns a table's records
//! into rows of one of the `canonical` files; rows kept by hand are laid over them.

mod by_hand;
mod canonical;
mod error;
mod exchange;
mod file;
mod find;
mod format;
mod lines;
mod natural;
mod people;
mod row;
mod rows;
mod spelling;
mod table;
mod text;

pub use error::ImportError;
pub use format::Format;

use canonical::Canonical;
use people::People;
use std::path::{Path, PathBuf};

/// A file the import wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// `results.csv`.
    pub file: String,
    /// How many rows it has.
    pub rows: usize,
}

/// Reads `files` as `format` says and writes the canonical files into `output`, where only they are
/// touched. The same input gives the same bytes.
///
/// # Errors
///
/// The first thing wrong, with file, line and column; nothing is written then.
pub fn import(
    format: &Format,
    files: &[PathBuf],
    output: &Path,
) -> Result<Vec<Written>, ImportError> {
    let tables = table::Tables::read(format, files)?;
    let people = People::read(output)?;
    let mut canonical = Canonical::default();
    let mut lines = Vec::new();
    for rule in &format.rows {
        let rows = rows::made_by(format, rule, &tables, &people)?;
        if rule.adds_up {
            lines.extend(rows);
        } else {
            rows.into_iter().for_each(|row| canonical.add(rule.to, row));
        }
    }
    lines::add_up(lines, &mut canonical)?;
    by_hand::lay_over(output, &mut canonical)?;
    canonical.check()?;
    canonical.write(output)
}

#[cfg(test)]
mod tests;
