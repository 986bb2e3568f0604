//! What editors decided on the articles of an archive. It stands in a folder of its own: a batch that
//! checks everything anew clears its reports away, and one file of reports may hold many.

use super::ArchiveError;
use crate::{
    desk::{
        decisions::{Decisions, DecisionsError},
        slug::slug,
    },
    printed::hex,
    report::{Report, decision::Decision},
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// The folder's name.
pub const FOLDER: &str = "decisions";

/// Puts the decisions on a report.
pub fn apply(root: &Path, report: &mut Report) -> Result<(), DecisionsError> {
    Decisions::read_if_any(&path(root, &report.article.source))?.apply(report);
    Ok(())
}

/// Keeps a decision; whether there is such a claim.
pub fn decide(
    root: &Path,
    report: &Report,
    claim: &str,
    decision: Decision,
) -> Result<bool, ArchiveError> {
    let path = path(root, &report.article.source);
    let mut decisions = Decisions::read_if_any(&path)?;
    if !decisions.decide(report, claim, decision) {
        return Ok(false);
    }
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).map_err(ArchiveError::file(&folder))?;
    decisions.write(&path)?;
    Ok(true)
}

/// On which articles something was decided.
pub struct Decided(HashSet<OsString>);

impl Decided {
    /// In the folder of a batch.
    pub fn of(root: &Path) -> Self {
        let entries = fs::read_dir(root.join(FOLDER)).into_iter().flatten();
        Self(entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect())
    }

    /// Whether nothing was decided on any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something was on the article with this source.
    pub fn has(&self, source: &str) -> bool {
        self.0.contains(&OsString::from(name(source)))
    }
}

fn path(root: &Path, source: &str) -> PathBuf {
    root.join(FOLDER).join(name(source))
}

/// Tells sources apart that are spelt alike.
fn name(source: &str) -> String {
    let digest = hex(&Sha256::digest(source.as_bytes())[..8]);
    format!("{}-{digest}.decisions.yaml", slug(source))
}
