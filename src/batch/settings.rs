//! What a run is asked to do.

use crate::{Checker, input::archive::ArchiveOptions};
use jiff::civil::Date;
use std::{ffi::OsString, num::NonZeroUsize, path::PathBuf, time::Duration};

/// A run over archives.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Files and folders, in the order in which they are read.
    pub inputs: Vec<PathBuf>,
    /// Where everything is written.
    pub output: PathBuf,
    /// How many pages are checked at a time; the output doesn't depend on it.
    pub jobs: NonZeroUsize,
    /// How archives are read.
    pub archives: ArchiveOptions,
    /// The day of publication of every page, where it is known to be one.
    pub published: Option<Date>,
    /// A page that takes longer is given up.
    pub page_time: Duration,
    /// Whether pages that can hold no claim are checked all the same.
    pub check_all: bool,
    /// A program and its arguments that checks one page as this run does: a page that a run died at
    /// is tried by itself with it. A folder for the output and the page's file are added. Empty for
    /// no trials.
    pub trial: Vec<OsString>,
    /// The program and the wordings, so that a change in them is noticed.
    pub program: String,
}

/// What the output depends on beside the inputs, part by part.
pub(super) type Fingerprint = Vec<(&'static str, String)>;

impl Batch {
    pub(super) fn fingerprint(&self, checker: &Checker) -> Fingerprint {
        let elections = &checker.sources().elections;
        let sources: Vec<&str> = elections.iter().map(|known| known.sha256.as_str()).collect();
        vec![
            ("the program or the wordings", self.program.clone()),
            ("the sources", sources.join(" ")),
            (
                "the options",
                format!(
                    "{:?} {:?} {:?} {:?} {}",
                    self.archives,
                    self.published,
                    checker.options(),
                    self.page_time,
                    self.check_all
                ),
            ),
        ]
    }
}
