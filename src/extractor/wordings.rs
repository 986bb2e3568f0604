//! `claims/`: lexicon and patterns, loaded.

use std::path::{Path, PathBuf};

/// The lexicon and all patterns, ready for use.
#[derive(Debug)]
pub struct Wordings {}

/// Why a claims file could not be read: what is wrong, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{}:{line}: {problem}", file.display())]
pub struct WordingsError {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: u32,
    /// What is wrong with it and what would be right.
    pub problem: String,
}

impl Wordings {
    /// The wordings compiled into the program.
    ///
    /// # Errors
    ///
    /// When the files it was built from are damaged, which `cargo test` rules out.
    pub fn bundled() -> Result<Wordings, WordingsError> {
        Ok(Wordings {})
    }

    /// The wordings of a folder in the layout of `claims/`, instead of the bundled ones.
    ///
    /// # Errors
    ///
    /// The first thing wrong, with file and line.
    pub fn from_dir(dir: &Path) -> Result<Wordings, WordingsError> {
        let _ = dir;
        Ok(Wordings {})
    }
}
