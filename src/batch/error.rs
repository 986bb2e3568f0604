//! Why a run can't go on.

use rusqlite::ErrorCode;
use std::{io, path::PathBuf};

/// Why a run ended before its inputs did.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// A file of the output folder can't be written or read.
    #[error("{}: {error}; what was done so far is kept: run the same command again to go on", path.display())]
    Output {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Two runs at one folder.
    #[error("{}: another run is at work in this folder; wait for it or name another folder", .0.display())]
    Busy(PathBuf),
    /// The journal can't be used.
    #[error(
        "the journal of this folder can't be used; if this stays, delete .tallycheck in it and run again"
    )]
    Journal(#[source] rusqlite::Error),
    /// There is no room for the journal.
    #[error(
        "the disk is full; what was done so far is kept: make room, and run the same command again to go on"
    )]
    Full(#[source] rusqlite::Error),
    /// The run was asked to stop.
    #[error("stopped; what was done so far is kept: run the same command again to go on")]
    Stopped,
    /// Too many pages never come to an end.
    #[error(
        "{0} pages take longer than their time and can't be stopped; run the same command again to go on"
    )]
    Stuck(usize),
    /// No thread can be started, or something outside of any file failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<rusqlite::Error> for BatchError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full(error),
            _ => Self::Journal(error),
        }
    }
}

impl BatchError {
    /// For what happened to a file.
    pub(super) fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::Output { path, error }
    }
}
