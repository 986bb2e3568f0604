//! Where figures come from, how far they are to be trusted, and what is known to be wrong with them.

use super::{ContestId, ReleaseId, Trust};
use jiff::civil::Date;

/// Where an election's figures come from.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// One per file or part of a file.
    pub entries: Vec<ProvenanceEntry>,
    /// What is known to be wrong, with the reason.
    pub exceptions: Vec<Exception>,
    /// How far `election.yaml` itself is to be trusted.
    pub facts: Trust,
}

/// Where some rows come from.
#[derive(Clone, Debug)]
pub struct ProvenanceEntry {
    /// The file they stand in.
    pub file: String,
    /// The release they belong to; `None` for all.
    pub release: Option<ReleaseId>,
    /// The contests they speak of; empty for all.
    pub contests: Vec<ContestId>,
    /// Where the figures were taken from.
    pub source: String,
    /// When.
    pub retrieved: Option<Date>,
    /// What licence it states.
    pub licence: Option<String>,
    /// What they were read from: `scan`, `table`, `press`, `compilation`.
    pub read_from: String,
    /// How far they are to be trusted.
    pub trust: Trust,
    /// What is known to disagree.
    pub conflicts: Option<String>,
}

/// A defect that `sources verify` would refuse, accepted for a reason.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The name of the check.
    pub check: String,
    /// What it is about: a contest, a release and a contest, a name.
    pub at: String,
    /// Why it is accepted.
    pub reason: String,
    /// Line in `provenance.yaml`.
    pub line: u32,
}
