//! All reports the desk can show, pasted or archived, under one kind of id.

use super::{ArchiveError, Desk, ShelfError};
use crate::report::{Report, decision::Decision};

/// What stands before the number of an archived article.
const ARCHIVED: &str = "archive-";

/// Which report.
pub enum Id<'a> {
    /// One of the shelf, by its id there.
    Held(&'a str),
    /// One of the archive, by its number there.
    Archived(i64),
}

/// Why a report can't be shown or decided on.
#[derive(Debug, thiserror::Error)]
pub enum HoldingError {
    /// For a reason of the archive's.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// For a reason of the shelf's.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

impl<'a> Id<'a> {
    /// The id of an address.
    pub fn read(id: &'a str) -> Self {
        let number = id.strip_prefix(ARCHIVED).and_then(|number| number.parse().ok());
        number.map_or(Self::Held(id), Self::Archived)
    }

    /// The address of an archived article.
    pub fn archived(number: i64) -> String {
        format!("/reports/{ARCHIVED}{number}")
    }
}

impl Desk {
    /// A report with the decisions on it, in the house's words.
    pub fn report(&self, id: &str) -> Result<Option<Report>, HoldingError> {
        let report = match (Id::read(id), &self.archive) {
            (Id::Held(id), _) => self.shelf.report(id),
            (Id::Archived(number), Some(archive)) => archive.report(number)?,
            (Id::Archived(_), None) => None,
        };
        Ok(report.map(|mut report| {
            self.settings.house.rate(&mut report);
            report
        }))
    }

    /// Keeps a decision; whether there is such a claim.
    pub fn decide(&self, id: &str, claim: &str, decision: Decision) -> Result<bool, HoldingError> {
        match (Id::read(id), &self.archive) {
            (Id::Held(id), _) => Ok(self.shelf.decide(id, claim, decision)?),
            (Id::Archived(number), Some(archive)) => Ok(archive.decide(number, claim, decision)?),
            (Id::Archived(_), None) => Ok(false),
        }
    }
}
