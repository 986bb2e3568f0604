//! `claims/`: lexicon and patterns, loaded.

use crate::text::NumberLexicon;
use std::path::{Path, PathBuf};

/// The lexicon and all patterns, ready for use.
#[derive(Debug)]
pub struct Wordings {
    numbers: NumberLexicon,
}

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
        Self::read(
            Path::new("claims/en/numbers.yaml"),
            include_str!("../../claims/en/numbers.yaml"),
        )
    }

    /// The wordings of a folder in the layout of `claims/`, instead of the bundled ones.
    ///
    /// # Errors
    ///
    /// The first thing wrong, with file and line.
    pub fn from_dir(dir: &Path) -> Result<Wordings, WordingsError> {
        let file = dir.join("en/numbers.yaml");
        let text = std::fs::read_to_string(&file).map_err(|error| WordingsError {
            file: file.clone(),
            line: 1,
            problem: format!("can't be read: {error}"),
        })?;
        Self::read(&file, &text)
    }

    /// How numbers are worded.
    #[must_use]
    pub fn numbers(&self) -> &NumberLexicon {
        &self.numbers
    }

    fn read(file: &Path, text: &str) -> Result<Wordings, WordingsError> {
        let numbers = serde_yaml::from_str(text).map_err(|error| WordingsError {
            file: file.into(),
            line: error.location().map_or(1, |at| u32::try_from(at.line()).unwrap_or(1)),
            problem: error.to_string(),
        })?;
        Ok(Wordings { numbers })
    }
}
