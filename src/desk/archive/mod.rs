//! A finished batch to look into: search, filters, a page per article, and the conflicts across it.
//!
//! The batch's own files stay the truth. What must be found fast is held in an index of the desk's
//! own, built from them and built anew when they have changed.

mod build;
mod decided;
mod documents;
mod index;
mod schema;
mod search;
mod summary;

pub use index::{Index, Listed};
pub use search::{Asked, Choice, Found};

use super::decisions::DecisionsError;
use crate::{
    report::{Report, decision::Decision},
    sources::Sources,
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
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
    /// Held while decisions are changed, so that none is lost between reading and writing.
    deciding: Mutex<()>,
    /// Held while the index is built anew; why that failed, where it did.
    renewing: Mutex<Option<String>>,
}

impl Archive {
    /// Opens the folder of a finished batch.
    ///
    /// # Errors
    ///
    /// When something in it is missing or damaged.
    pub fn open(root: &Path, sources: &Sources) -> Result<Self, ArchiveError> {
        let index = Index::of(root, sources)?;
        let (deciding, renewing) = (Mutex::new(()), Mutex::new(None));
        Ok(Self { root: root.into(), index, deciding, renewing })
    }

    /// What there is to search.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Whether the index holds what the batch's files hold now. A batch at work has no tables, and
    /// what it had before is shown until it has.
    pub fn is_current(&self) -> bool {
        documents::stamp(&self.root).is_ok_and(|stamp| self.index.is_for(&stamp))
            || !documents::is_finished(&self.root)
    }

    /// Takes in what has changed; does nothing where somebody is at it.
    pub fn renew(&self, sources: &Sources) {
        if let Ok(mut problem) = self.renewing.try_lock() {
            let renewed = self.index.renew(&self.root, sources);
            *problem = renewed.err().map(|error| error.to_string());
        }
    }

    /// Why it could not be renewed the last time; nothing while somebody is at it.
    pub fn problem(&self) -> Option<String> {
        self.renewing.try_lock().ok().and_then(|problem| problem.clone())
    }

    /// The report of an article, with the decisions on it.
    ///
    /// # Errors
    ///
    /// When its file is gone or has changed.
    pub fn report(&self, article: i64) -> Result<Option<Report>, ArchiveError> {
        let Some(mut report) = self.as_written(article)? else { return Ok(None) };
        decided::apply(&self.root, &mut report)?;
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
        let Some(mut report) = self.as_written(article)? else { return Ok(false) };
        let _turn = self.turn();
        if !decided::decide(&self.root, &report, claim, decision)? {
            return Ok(false);
        }
        decided::apply(&self.root, &mut report)?;
        self.index.decided(article, &report, &self.root)?;
        Ok(true)
    }

    fn turn(&self) -> MutexGuard<'_, ()> {
        self.deciding.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn as_written(&self, article: i64) -> Result<Option<Report>, ArchiveError> {
        match self.index.place(article)? {
            Some(place) => documents::read(&self.root, &place).map(Some),
            None => Ok(None),
        }
    }
}
