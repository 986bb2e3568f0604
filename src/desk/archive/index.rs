//! The index: a database beside the batch's files, or in a temporary folder where that can't be
//! written. Every question opens it for itself, so that none waits for another.

use super::{
    ArchiveError, build,
    documents::{self, Place},
};
use crate::{report::Report, sources::Sources};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::TempDir;

/// How long a question waits for a decision that is being written.
const PATIENCE: Duration = Duration::from_secs(5);

/// See the module.
pub struct Index {
    path: PathBuf,
    /// Where the index is one for this run only.
    _folder: Option<TempDir>,
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number in the index.
    pub id: i64,
    /// Its source.
    pub source: String,
    /// Its title.
    pub title: Option<String>,
    /// The day it was published.
    pub published: Option<String>,
    /// Who printed it.
    pub outlet: Option<String>,
    /// How many claims it has.
    pub claims: u64,
    /// How many are contradicted, as editors decided where they did.
    pub contradicted: u64,
    /// How many of those are the article's own words.
    pub to_fix: u64,
    /// On how many something was decided.
    pub decided: u64,
}

impl Index {
    /// The index of an archive as it is now, built where there is none for it.
    pub fn of(root: &Path, sources: &Sources) -> Result<Self, ArchiveError> {
        let own = root.join(".tallycheck");
        let writable = fs::create_dir_all(&own).and_then(|()| tempfile::tempfile_in(&own)).is_ok();
        let folder = if writable { None } else { Some(tempfile::tempdir()) };
        let folder = folder.transpose().map_err(ArchiveError::file(&own))?;
        let path = folder.as_ref().map_or(own.as_path(), TempDir::path).join("desk.sqlite3");
        let index = Self { path, _folder: folder };
        index.renew(root, sources)?;
        Ok(index)
    }

    /// Builds it anew where the archive has changed.
    pub fn renew(&self, root: &Path, sources: &Sources) -> Result<(), ArchiveError> {
        let stamp = documents::stamp(root)?;
        if self.is_for(&stamp) { Ok(()) } else { self.rebuild(root, sources, &stamp) }
    }

    /// Whether it was built for this state of the archive.
    pub fn is_for(&self, stamp: &str) -> bool {
        let read = || -> rusqlite::Result<String> {
            self.connection()?.query_row("SELECT stamp FROM about", [], |row| row.get(0))
        };
        read().is_ok_and(|read| read == stamp)
    }

    /// Builds beside what is there, and takes its place when it is whole.
    fn rebuild(&self, root: &Path, sources: &Sources, stamp: &str) -> Result<(), ArchiveError> {
        let new = self.path.with_extension("new");
        match fs::remove_file(&new) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(ArchiveError::file(&new)(error));
            }
            _ => {}
        }
        let mut database = Connection::open(&new)?;
        build::build(&mut database, root, sources, stamp)?;
        drop(database);
        fs::rename(&new, &self.path).map_err(ArchiveError::file(&self.path))
    }

    /// Takes in what was decided on an article.
    pub fn decided(&self, article: i64, report: &Report, root: &Path) -> Result<(), ArchiveError> {
        let mut database = Connection::open(&self.path)?;
        database.busy_timeout(PATIENCE)?;
        let change = database.transaction()?;
        build::judge(&change, article, report)?;
        build::count_verdicts(&change)?;
        change.execute("UPDATE about SET stamp = ?1", [documents::stamp(root)?])?;
        Ok(change.commit()?)
    }

    /// A connection that can only read.
    pub(super) fn connection(&self) -> rusqlite::Result<Connection> {
        let database = Connection::open_with_flags(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        database.busy_timeout(PATIENCE)?;
        Ok(database)
    }

    /// The verdict that counts for a claim of an article.
    pub fn verdict(&self, article: i64, claim: &str) -> Result<Option<String>, ArchiveError> {
        let query = "SELECT verdict FROM claims WHERE article = ?1 AND claim = ?2";
        let verdict = self
            .connection()?
            .query_row(query, params![article, claim], |row| row.get(0))
            .optional()?;
        Ok(verdict)
    }

    /// Where the report of an article stands.
    pub(super) fn place(&self, article: i64) -> Result<Option<Place>, ArchiveError> {
        let read = |row: &Row<'_>| {
            Ok(Place { file: row.get(0)?, start: row.get(1)?, length: row.get(2)? })
        };
        let query = "SELECT file, start, length FROM articles WHERE id = ?1";
        Ok(self.connection()?.query_row(query, [article], read).optional()?)
    }

    /// The numbers of the articles with these sources.
    pub fn with_sources<'a>(
        &self,
        sources: impl Iterator<Item = &'a str>,
    ) -> Result<HashMap<&'a str, i64>, ArchiveError> {
        let database = self.connection()?;
        let mut statement = database.prepare("SELECT min(id) FROM articles WHERE source = ?1")?;
        let mut numbers = HashMap::new();
        for source in sources {
            if let Some(number) = statement.query_row([source], |row| row.get(0))? {
                numbers.insert(source, number);
            }
        }
        Ok(numbers)
    }
}
