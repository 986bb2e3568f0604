//! What an editor decides on a claim. The checker's verdict stays beside it.

use super::v1::{Claim, Reading};
use crate::{checker::Verdict, report::words};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An editor's decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Decision {
    /// How the claim is to be judged; null where only the author was told.
    pub ruling: Option<Ruling>,
    /// Why, in the editor's words.
    pub note: Option<String>,
    /// Whether it was reported to the author.
    #[serde(default)]
    pub reported: bool,
    /// The day.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub on: Option<Date>,
}

/// How an editor judges a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Ruling {
    /// As the checker did, whose verdict was this.
    Agreed(Verdict),
    /// Otherwise.
    Overruled(Verdict),
    /// By another of its readings, named by [`Reading::key`].
    Reading(String),
}

impl Decision {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ruling.is_none() && self.note.is_none() && !self.reported
    }

    /// The decision in a few words: `agreed: contradicted; "he corrected it"; reported to the author`.
    #[must_use]
    pub fn told(&self, claim: &Claim) -> String {
        let verdict = words::name(&claim.judged());
        let ruling = self.ruling.as_ref().map(|ruling| match ruling {
            Ruling::Agreed(_) => format!("agreed: {verdict}"),
            Ruling::Overruled(_) => format!("overruled: {verdict}"),
            Ruling::Reading(key) => format!("read as {key}: {verdict}"),
        });
        let note = self.note.as_ref().map(|note| format!("“{note}”"));
        let reported = self.reported.then(|| "reported to the author".to_owned());
        let dated = self.on.map(|day| day.to_string());
        [ruling, note, reported, dated].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

impl Claim {
    /// The verdict that counts: the editor's, else the checker's.
    #[must_use]
    pub fn judged(&self) -> Verdict {
        let ruling = self.decision.as_ref().and_then(|decision| decision.ruling.as_ref());
        match ruling {
            Some(Ruling::Agreed(verdict) | Ruling::Overruled(verdict)) => *verdict,
            Some(Ruling::Reading(key)) => self.reading(key).map_or(self.verdict, |it| it.verdict),
            None => self.verdict,
        }
    }

    /// Whether the editor agreed to a verdict, or chose a reading, that the checker no longer gives.
    #[must_use]
    pub fn changed_since_decided(&self) -> bool {
        match self.decision.as_ref().and_then(|decision| decision.ruling.as_ref()) {
            Some(Ruling::Agreed(verdict)) => *verdict != self.verdict,
            Some(Ruling::Reading(key)) => self.reading(key).is_none(),
            Some(Ruling::Overruled(_)) | None => false,
        }
    }

    /// The reading with a key.
    #[must_use]
    pub fn reading(&self, key: &str) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.key() == key)
    }
}

impl Reading {
    /// What tells it from the claim's other readings, and stays the same from run to run:
    /// `RED in xx-2024, na, XX-12`.
    #[must_use]
    pub fn key(&self) -> String {
        let subject = self.subject.id.as_deref().unwrap_or(words::subject(&self.subject));
        let area = self.scope.area.as_ref().map(|area| &area.id);
        let place: Vec<&str> = [self.scope.election.as_ref(), self.scope.body.as_ref(), area]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        if place.is_empty() { subject.into() } else { format!("{subject} in {}", place.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;

    fn claim(ruling: Ruling) -> Claim {
        let report: Report =
            serde_yaml::from_str(include_str!("../../tests/report/one-of-each.yaml")).unwrap();
        let mut claim = report.claims[1].clone();
        claim.decision = Some(Decision { ruling: Some(ruling), ..Decision::default() });
        claim
    }

    #[test]
    fn an_editors_verdict_counts_for_more_than_the_checkers() {
        assert_eq!(claim(Ruling::Overruled(Verdict::Supported)).judged(), Verdict::Supported);
        let other = claim(Ruling::Reading("RED in xx-2024, upper".into()));
        assert_eq!(other.judged(), Verdict::Unverifiable);
    }

    #[test]
    fn a_decision_on_what_has_since_changed_is_told_apart() {
        assert!(!claim(Ruling::Agreed(Verdict::Ambiguous)).changed_since_decided());
        assert!(claim(Ruling::Agreed(Verdict::Contradicted)).changed_since_decided());
        let gone = claim(Ruling::Reading("BLUE in xx-2024, na".into()));
        assert!(gone.changed_since_decided());
        assert_eq!(gone.judged(), Verdict::Ambiguous);
    }
}
