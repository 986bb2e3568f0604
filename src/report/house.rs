//! House labels: the desk's own rating words, and who publishes them. A small YAML:
//!
//! ```yaml
//! publisher: { name: The Northam Gazette, url: "https://gazette.example" }
//! page: https://gazette.example/checks/northam
//! ratings: { supported: True, contradicted: False, outdated: Out of date }
//! ```

use super::{Report, words};
use crate::checker::Verdict;
use serde::Deserialize;
use std::{collections::BTreeMap, fs, io, path::Path};

/// The house's words for verdicts.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    /// Who checks, as ClaimReview names the author.
    pub publisher: Option<Publisher>,
    /// The address the checks are published under; each claim's is this with `#` and its id.
    pub page: Option<String>,
    /// The rating words; a verdict without one keeps its own name.
    #[serde(default)]
    pub ratings: BTreeMap<Verdict, String>,
}

/// Who publishes the checks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// The name.
    pub name: String,
    /// The home page.
    pub url: String,
}

/// Why house labels can't be used.
#[derive(Debug, thiserror::Error)]
pub enum HouseError {
    /// The file can't be read.
    #[error("{file}: can't be read")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// The file isn't in the form it should have.
    #[error("{file}: not a file of house labels: {problem}")]
    Malformed {
        /// The file.
        file: String,
        /// What is wrong, with the line.
        problem: String,
    },
}

impl House {
    /// Reads a file of house labels.
    ///
    /// # Errors
    ///
    /// When it can't be read or says something else.
    pub fn read(path: &Path) -> Result<Self, HouseError> {
        let file = path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|source| HouseError::Unreadable { file: file.clone(), source })?;
        serde_yaml::from_str(&text)
            .map_err(|error| HouseError::Malformed { file, problem: error.to_string() })
    }

    /// The house's word for a verdict that is given by its name.
    #[must_use]
    pub fn word(&self, verdict: &str) -> Option<&str> {
        let known = self.ratings.iter().find(|(of, _)| words::name(of) == verdict);
        known.map(|(_, word)| word.as_str())
    }

    /// Puts the house's rating on every claim, by the verdict that counts.
    pub fn rate(&self, report: &mut Report) {
        for claim in &mut report.claims {
            claim.rating = self.ratings.get(&claim.judged()).cloned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::decision::{Decision, Ruling};

    #[test]
    fn ratings_follow_the_editors_verdict_and_leave_out_what_the_house_has_no_word_for() {
        let mut report: Report =
            serde_yaml::from_str(include_str!("../../tests/report/one-of-each.yaml")).unwrap();
        let ruling = Some(Ruling::Overruled(Verdict::Supported));
        report.claims[0].decision = Some(Decision { ruling, ..Decision::default() });
        let house: House = serde_yaml::from_str("ratings: { supported: Right }").unwrap();
        house.rate(&mut report);
        assert_eq!(report.claims[0].rating.as_deref(), Some("Right"));
        assert_eq!(report.claims[1].rating, None);
    }

    #[test]
    fn a_verdict_that_does_not_exist_is_refused_by_its_line() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("clippy.toml");
        let error = House::read(&file).unwrap_err().to_string();
        assert!(error.contains("clippy.toml") && error.contains("house labels"), "{error}");
        let unknown = serde_yaml::from_str::<House>("ratings:\n  wrong: False").unwrap_err();
        assert!(unknown.to_string().contains("wrong"), "{unknown}");
    }
}
