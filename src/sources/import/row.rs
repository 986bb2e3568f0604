//! A row of a canonical file, with where it came from.

use super::{ImportError, file::File, natural::Natural};
use std::path::PathBuf;

/// Where a row came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub file: PathBuf,
    /// Its line, counted from 1.
    pub line: u32,
}

/// A row of a canonical file.
#[derive(Clone, Debug)]
pub struct Row {
    cells: Vec<String>,
    origin: Origin,
}

impl Row {
    /// A row of `file`, in the order of its columns.
    pub fn new(file: File, cells: Vec<String>, origin: Origin) -> Result<Self, ImportError> {
        let canonical = cells.iter().zip(file.columns()).map(|(cell, column)| {
            File::allowed(column).canonical(cell).map_err(|problem| {
                ImportError::on_line(&origin.file, origin.line, problem).in_column(column)
            })
        });
        Ok(Self { cells: canonical.collect::<Result<_, _>>()?, origin })
    }

    /// A row of another file from the same record.
    pub fn like(&self, file: File, cells: Vec<String>) -> Result<Self, ImportError> {
        Self::new(file, cells, self.origin.clone())
    }

    /// A cell.
    pub fn cell(&self, file: File, column: &str) -> &str {
        file.index(column).and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The same row with another cell.
    #[must_use]
    pub fn with(mut self, file: File, column: &str, cell: String) -> Self {
        if let Some(own) = file.index(column).and_then(|index| self.cells.get_mut(index)) {
            *own = cell;
        }
        self
    }

    /// Whether both say the same in every cell.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.cells == other.cells
    }

    /// An error about this row.
    pub fn error(&self, problem: impl std::fmt::Display) -> ImportError {
        ImportError::on_line(&self.origin.file, self.origin.line, problem)
    }

    /// The column in which both hold something, and not the same.
    pub fn conflict(&self, file: File, other: &Self) -> Option<&'static str> {
        let cells = self.cells.iter().zip(&other.cells);
        let conflicts = |(a, b): (&String, &String)| !a.is_empty() && !b.is_empty() && a != b;
        let found = cells.zip(file.columns()).find(|(pair, _)| conflicts(*pair));
        found.map(|(_, column)| *column)
    }

    /// Its key.
    pub fn key(&self, file: File) -> Vec<Natural> {
        file.key().iter().map(|column| Natural::of(self.cell(file, column))).collect()
    }

    /// Fills what it left empty.
    pub fn fill_from(&mut self, other: &Self) {
        for (own, other) in self.cells.iter_mut().zip(&other.cells) {
            if own.is_empty() {
                own.clone_from(other);
            }
        }
    }

    /// Says what the other says, where that says something.
    pub fn overwrite_from(&mut self, other: &Self) {
        for (own, other) in self.cells.iter_mut().zip(&other.cells) {
            if !other.is_empty() {
                own.clone_from(other);
            }
        }
    }
}
