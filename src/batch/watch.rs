//! Who looks on while a run is at work.

use crate::input::archive::Progress;
use std::io;

/// What a run has done so far, earlier runs with the same folder included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Articles checked.
    pub checked: u64,
    /// Pages that can hold no claim.
    pub skipped: u64,
    /// Pages and files that could not be read.
    pub failed: u64,
    /// Claims.
    pub claims: u64,
    /// Claims found wrong.
    pub contradicted: u64,
    /// Claims found wrong in an article's own voice.
    pub to_fix: u64,
}

/// The moments at which a run may be cut off; every one of them can be gone on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A report is about to be written to the part of a file.
    Append,
    /// The journal is about to be told what was written.
    Commit,
    /// A finished part is about to become a file.
    Finish,
    /// The claims and the summary are about to be made.
    Summary,
    /// One of them is about to take its place.
    Replace,
}

/// Looks on, and may stop a run.
pub trait Watch: Sync {
    /// All inputs were counted: so many files of so many bytes together, of which `progress` tells
    /// how many are read.
    fn started(&self, _files: u64, _bytes: u64, _progress: &Progress) {}

    /// Something more is done.
    fn done(&self, _totals: &Totals) {}

    /// Something that the user should know.
    fn say(&self, _message: &str) {}

    /// Whether the run is to stop where it can go on later.
    fn is_stopped(&self) -> bool {
        false
    }

    /// What is about to be done.
    ///
    /// # Errors
    ///
    /// To end the run as if it had been cut off right here.
    fn before(&self, _step: Step) -> io::Result<()> {
        Ok(())
    }
}
