//! What the recorder is told, in the order in which the inputs are read.

use crate::{
    batch::journal::{Stamp, UnitId},
    input::archive::Remark,
    report::Report,
};

/// One thing that happened.
#[derive(Debug)]
pub(super) enum Event {
    /// A file of the inputs begins.
    Begin(Begin),
    /// A file was done before and has not changed.
    Known(UnitId),
    /// A file was written to its end before, and only has to take its place.
    Written(UnitId),
    /// A page was checked.
    Checked(Box<CheckedPage>),
    /// A page of so many bytes can hold no claim.
    Skipped(usize),
    /// Something else than a page.
    PassedOver(&'static str),
    /// A page of so many bytes, or a place of an archive, could not be read.
    Failed(Remark, usize),
    /// Something to be looked at.
    Noted(Remark),
    /// The file is read to its end, or could not even be opened.
    End {
        /// Whether it was opened.
        is_read: bool,
    },
    /// All inputs are read.
    Over,
}

/// A file that is read.
#[derive(Debug)]
pub(super) struct Begin {
    /// As the user named it, or the folder that it lies in.
    pub(super) place: String,
    /// The path of its report.
    pub(super) mirror: String,
    /// What tells whether the file has changed; none for what can't be read at all.
    pub(super) stamp: Option<Stamp>,
    /// The unit that an earlier run has begun, where this one goes on with it.
    pub(super) resumed: Option<UnitId>,
}

/// A page with what came of it.
#[derive(Debug)]
pub(super) struct CheckedPage {
    /// Bytes of the page.
    pub(super) cost: usize,
    pub(super) report: Report,
    /// The report as it is written.
    pub(super) yaml: String,
    /// Tells copies of one story.
    pub(super) sketch: Vec<u8>,
}

impl Event {
    /// The bytes of the page that it stands for.
    pub(super) fn cost(&self) -> usize {
        match self {
            Self::Checked(page) => page.cost,
            Self::Skipped(cost) | Self::Failed(_, cost) => *cost,
            _ => 0,
        }
    }
}
