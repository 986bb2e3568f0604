//! The editors' decisions on one article, in a file of the desk's own beside the report.
//!
//! A decision belongs to what the article says, not to where it stands: it is kept under the kind,
//! the quote and the number of its claim, and so survives a re-run on a changed article.

use super::whole;
use crate::{
    extractor::Kind,
    report::{Report, decision::Decision, v1::Claim},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

/// The name of the format, as every file states it.
const FORMAT: &str = "tallycheck-decisions/1";

/// What editors decided on one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    format: String,
    decisions: Vec<Entry>,
}

/// One decision, and which claim it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(flatten)]
    about: About,
    decision: Decision,
}

/// What tells a claim from all others of its article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct About {
    kind: Kind,
    /// Its words, parted by single blanks.
    quote: String,
    number: Option<String>,
    /// Which of those that are alike in all this, counted from 1.
    nth: usize,
}

/// Why decisions can't be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum DecisionsError {
    /// The file can't be read.
    #[error("{file}: can't be read")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// The file isn't in the form it should have.
    #[error("{file}: not a file of decisions: {problem}")]
    Malformed {
        /// The file.
        file: String,
        /// What is wrong, with the line.
        problem: String,
    },
    /// The file can't be written.
    #[error("{file}: can't be written")]
    Unwritable {
        /// The file.
        file: String,
        /// Why.
        source: io::Error,
    },
}

impl Default for Decisions {
    fn default() -> Self {
        Self { format: FORMAT.into(), decisions: Vec::new() }
    }
}

impl Decisions {
    /// Where the decisions on a report stand: `story.yaml` has `story.decisions.yaml`.
    #[must_use]
    pub fn beside(report: &Path) -> PathBuf {
        report.with_extension("decisions.yaml")
    }

    /// Reads a file of decisions; there are none where there is no file.
    ///
    /// # Errors
    ///
    /// When the file is there and can't be read, or says something else.
    pub fn read_if_any(path: &Path) -> Result<Self, DecisionsError> {
        if path.exists() { Self::read(path) } else { Ok(Self::default()) }
    }

    /// Reads a file of decisions.
    ///
    /// # Errors
    ///
    /// When it can't be read or says something else.
    pub fn read(path: &Path) -> Result<Self, DecisionsError> {
        let file = path.display().to_string();
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(source) => return Err(DecisionsError::Unreadable { file, source }),
        };
        let malformed = |problem: String| DecisionsError::Malformed { file, problem };
        match serde_yaml::from_str::<Self>(&text) {
            Ok(read) if read.format == FORMAT => Ok(read),
            Ok(read) => Err(malformed(format!("the format is `{}`, not `{FORMAT}`", read.format))),
            Err(error) => Err(malformed(error.to_string())),
        }
    }

    /// Writes the file anew, whole or not at all.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn write(&self, path: &Path) -> Result<(), DecisionsError> {
        let written = serde_yaml::to_string(self)
            .map_err(io::Error::other)
            .and_then(|yaml| whole::write(path, |file| file.write_all(yaml.as_bytes())));
        let file = path.display().to_string();
        written.map_err(|source| DecisionsError::Unwritable { file, source })
    }

    /// Puts each decision on its claim; those on claims that are gone wait for their return.
    pub fn apply(&self, report: &mut Report) {
        let about = about(report);
        let kept: HashMap<&About, &Decision> =
            self.decisions.iter().map(|entry| (&entry.about, &entry.decision)).collect();
        for (claim, about) in report.claims.iter_mut().zip(&about) {
            claim.decision = kept.get(about).map(|decision| (*decision).clone());
        }
    }

    /// Keeps a decision on a claim of a report; an empty one takes back what was decided. Whether
    /// there is such a claim.
    pub fn decide(&mut self, report: &Report, claim: &str, decision: Decision) -> bool {
        let Some(at) = report.claims.iter().position(|it| it.id == claim) else { return false };
        let about = about(report).swap_remove(at);
        self.decisions.retain(|entry| entry.about != about);
        if !decision.is_empty() {
            self.decisions.push(Entry { about, decision });
        }
        true
    }
}

/// What each claim is known by.
fn about(report: &Report) -> Vec<About> {
    let mut seen: HashMap<(Kind, String, Option<String>), usize> = HashMap::new();
    let mut known_by = |claim: &Claim| {
        let quote = claim.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        let alike = (claim.kind, quote.clone(), claim.number.clone());
        let nth = seen.entry(alike).and_modify(|nth| *nth += 1).or_insert(1);
        About { kind: claim.kind, quote, number: claim.number.clone(), nth: *nth }
    };
    report.claims.iter().map(&mut known_by).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{checker::Verdict, report::decision::Ruling};

    fn report() -> Report {
        serde_yaml::from_str(include_str!("../../tests/report/one-of-each.yaml")).unwrap()
    }

    fn overruled() -> Decision {
        let ruling = Some(Ruling::Overruled(Verdict::Supported));
        Decision { ruling, note: Some("seen: the form".into()), ..Decision::default() }
    }

    #[test]
    fn a_decision_finds_its_claim_again_in_a_changed_article() {
        let mut decisions = Decisions::default();
        assert!(decisions.decide(&report(), "c1", overruled()));
        let mut changed = report();
        changed.claims.remove(1);
        changed.claims.swap(0, 1);
        changed.claims[1].quote = "Ada Quist got\n  77,709 votes in XX-12.".into();
        changed.claims[1].id = "c9".into();
        decisions.apply(&mut changed);
        assert_eq!(changed.claims[1].decision, Some(overruled()));
        assert!(changed.claims[0].decision.is_none());
    }

    #[test]
    fn a_number_that_was_changed_is_a_new_claim_and_undecided() {
        let mut decisions = Decisions::default();
        decisions.decide(&report(), "c1", overruled());
        let mut changed = report();
        changed.claims[0].number = Some("77,907".into());
        decisions.apply(&mut changed);
        assert!(changed.claims[0].decision.is_none());
        decisions.apply(&mut changed);
        let mut back = report();
        decisions.apply(&mut back);
        assert_eq!(back.claims[0].decision, Some(overruled()));
    }

    #[test]
    fn twins_are_told_apart() {
        let mut twins = report();
        twins.claims.push(Claim { id: "c5".into(), ..twins.claims[0].clone() });
        let mut decisions = Decisions::default();
        decisions.decide(&twins, "c5", overruled());
        decisions.apply(&mut twins);
        assert!(twins.claims[0].decision.is_none() && twins.claims[4].decision.is_some());
    }

    #[test]
    fn they_are_kept_in_a_file_and_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = Decisions::beside(&folder.path().join("story.yaml"));
        assert!(file.ends_with("story.decisions.yaml"));
        assert_eq!(Decisions::read_if_any(&file).unwrap(), Decisions::default());
        assert!(Decisions::read(&file).is_err());
        let mut decisions = Decisions::default();
        decisions.decide(&report(), "c2", overruled());
        decisions.write(&file).unwrap();
        assert_eq!(Decisions::read(&file).unwrap(), decisions);
        decisions.decide(&report(), "c2", Decision::default());
        assert_eq!(decisions, Decisions::default());
        assert!(!decisions.decide(&report(), "c77", overruled()));
    }

    #[test]
    fn a_file_that_is_no_file_of_decisions_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("story.decisions.yaml");
        fs::write(&file, "format: tallycheck-decisions/2\ndecisions: []\n").unwrap();
        let error = Decisions::read(&file).unwrap_err().to_string();
        assert!(error.contains("story.decisions.yaml") && error.contains("/2"), "{error}");
    }
}
