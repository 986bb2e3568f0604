//! What can be wrong with an import, and where.

use std::{
    fmt,
    path::{Path, PathBuf},
};

/// Why an import failed: what is wrong, where, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1, where the problem has one.
    pub line: Option<u32>,
    /// The column, where the problem is in one.
    pub column: Option<String>,
    /// What is wrong.
    pub problem: String,
}

impl ImportError {
    /// A problem with a whole file.
    pub fn in_file(file: &Path, problem: impl fmt::Display) -> Self {
        Self { file: file.to_owned(), line: None, column: None, problem: problem.to_string() }
    }

    /// A problem on a line.
    pub fn on_line(file: &Path, line: u32, problem: impl fmt::Display) -> Self {
        Self { line: Some(line), ..Self::in_file(file, problem) }
    }

    /// The same problem, found in a column.
    #[must_use]
    pub fn in_column(self, column: &str) -> Self {
        Self { column: Some(column.to_owned()), ..self }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ": {column}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for ImportError {}
