//! The rows of `by-hand/`, in the canonical columns.

use super::{
    ImportError,
    canonical::Canonical,
    file::File,
    row::{Origin, Row},
    table::read_text,
};
use std::path::{Path, PathBuf};

/// The folder in a source folder that holds them.
pub fn folder(output: &Path) -> PathBuf {
    output.join("by-hand")
}

/// Lays the rows kept by hand over the imported ones.
pub fn lay_over(output: &Path, canonical: &mut Canonical) -> Result<(), ImportError> {
    for file in File::ALL {
        let path = folder(output).join(file.name());
        for row in Sheet::read(&path, file.columns())?.rows {
            let origin = Origin { file: path.clone(), line: row.line };
            canonical.lay_over(file, Row::new(file, row.cells, origin)?);
        }
    }
    Ok(())
}

/// A file with the columns it may have; one it lacks is empty throughout.
pub struct Sheet {
    /// Its rows.
    pub rows: Vec<SheetRow>,
}

/// A row of a sheet.
pub struct SheetRow {
    /// The line, counted from 1.
    pub line: u32,
    /// Its cells, trimmed, in the order of the columns asked for.
    pub cells: Vec<String>,
}

impl Sheet {
    /// Reads a sheet; a missing file is an empty one.
    pub fn read(path: &Path, columns: &[&str]) -> Result<Self, ImportError> {
        if !path.exists() {
            return Ok(Self { rows: Vec::new() });
        }
        let failed = |error: csv::Error| {
            let line = error.position().map(|at| u32::try_from(at.line()).unwrap_or(u32::MAX));
            ImportError { line, ..ImportError::in_file(path, error) }
        };
        let text = read_text(path)?;
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let header = reader.headers().map_err(failed)?.clone();
        if let Some(unknown) = header.iter().find(|name| !columns.contains(name)) {
            let problem = format!("unknown; the columns are {}", columns.join(","));
            return Err(ImportError::on_line(path, 1, problem).in_column(unknown));
        }
        let places: Vec<Option<usize>> =
            columns.iter().map(|column| header.iter().position(|name| name == *column)).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(failed)?;
            let line = record.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(0));
            let cell = |place: &Option<usize>| {
                place.and_then(|place| record.get(place)).unwrap_or_default().to_owned()
            };
            rows.push(SheetRow { line, cells: places.iter().map(cell).collect() });
        }
        Ok(Self { rows })
    }
}
