//! A finished batch to look into: search, filters, a page per article, and the conflicts across it.
//!
//! The batch's own files stay the truth. What must be found fast is held in an index of the desk's
//! own, built from them and built anew when they have changed.

mod build;
mod documents;
mod index;
mod schema;
mod search;

pub use index::{Index, Listed};
pub use search::{Asked, Found};

use super::decisions::{Decisions, DecisionsError};
use crate::{
    batch::v1::{Card, Summary},
    report::{Report, decision::Decision},
};
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Mutex,
};

/// Why an archive can't be looked into.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A file that can't be read or written.
    #[error("{file}: can't be read; name the folder of a finished batch")]
    File {
        /// Which.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// A file that isn't what a batch writes.
    #[error("{file}: not as a batch writes it: {problem}")]
    Malformed {
        /// The file.
        file: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The index can't be used.
    #[error("the index of the archive can't be used")]
    Index(#[from] rusqlite::Error),
    /// A file of decisions that can't be used.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
}

impl ArchiveError {
    fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let file = path.display().to_string();
        move |source| Self::File { file, source }
    }
}

/// See the module.
pub struct Archive {
    root: PathBuf,
    index: Index,
    conflicts: Vec<Card>,
    /// Held while decisions are changed, so that none is lost between reading and writing.
    deciding: Mutex<()>,
}

impl Archive {
    /// Opens the folder of a finished batch.
    ///
    /// # Errors
    ///
    /// When something in it is missing or damaged.
    pub fn open(root: &Path) -> Result<Self, ArchiveError> {
        let path = root.join("summary.yaml");
        let text = fs::read_to_string(&path).map_err(ArchiveError::file(&path))?;
        let summary: Summary = serde_yaml::from_str(&text).map_err(|error| {
            ArchiveError::Malformed { file: path.display().to_string(), problem: error.to_string() }
        })?;
        let index = Index::of(root)?;
        let deciding = Mutex::new(());
        Ok(Self { root: root.into(), index, conflicts: summary.conflicts, deciding })
    }

    /// What there is to search.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Everything its articles contradict each other about.
    pub fn conflicts(&self) -> &[Card] {
        &self.conflicts
    }

    /// The report of an article, with the decisions on it.
    ///
    /// # Errors
    ///
    /// When its file is gone or has changed.
    pub fn report(&self, article: i64) -> Result<Option<Report>, ArchiveError> {
        let Some(mut report) = self.as_written(article)? else { return Ok(None) };
        Decisions::read_if_any(&self.decisions_on(&report))?.apply(&mut report);
        Ok(Some(report))
    }

    /// Keeps a decision; whether there is such a claim.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn decide(
        &self,
        article: i64,
        claim: &str,
        decision: Decision,
    ) -> Result<bool, ArchiveError> {
        let Some(report) = self.as_written(article)? else { return Ok(false) };
        let _turn = self.deciding.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let path = self.decisions_on(&report);
        let mut decisions = Decisions::read_if_any(&path)?;
        if !decisions.decide(&report, claim, decision) {
            return Ok(false);
        }
        let folder = self.root.join("decisions");
        fs::create_dir_all(&folder).map_err(ArchiveError::file(&folder))?;
        decisions.write(&path)?;
        Ok(true)
    }

    fn as_written(&self, article: i64) -> Result<Option<Report>, ArchiveError> {
        match self.index.place(article)? {
            Some(place) => documents::read(&self.root, &place).map(Some),
            None => Ok(None),
        }
    }

    /// In a folder of their own: a batch that checks everything anew clears its reports away, and
    /// one file of reports may hold many.
    fn decisions_on(&self, report: &Report) -> PathBuf {
        let source = &report.article.source;
        let digest = Sha256::digest(source.as_bytes());
        let digest: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let name = format!("{}-{digest}.decisions.yaml", super::slug::slug(source));
        self.root.join("decisions").join(name)
    }
}
