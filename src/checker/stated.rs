//! What an article states, claim by claim, as the checks between claims see it.

use super::{
    Finding, gather, measures,
    question::{self, Question},
    tolerance::Tolerance,
};
use crate::{
    extractor::{Claim, Statement},
    matcher::{Reading, Subject},
    sources::{Election, ElectionId, Measure, Sources, Who},
    text::{Amount, Unit},
};
use rust_decimal::Decimal;

/// A number that an article states of a known measure.
#[derive(Clone, Debug)]
pub(super) struct Stated<'a> {
    /// Index of the finding.
    pub(super) index: usize,
    /// The finding.
    pub(super) finding: &'a Finding,
    /// The election.
    pub(super) election: &'a Election,
    /// Its id.
    pub(super) election_id: ElectionId,
    /// What is stated, with the bloc that stood for a party in the party's stead.
    pub(super) measure: Measure,
    /// Whose it is together, where several are meant.
    pub(super) together: Vec<Who>,
    /// The figures with which the number agrees.
    pub(super) tolerance: Tolerance,
    /// The number.
    pub(super) value: Decimal,
}

impl<'a> Stated<'a> {
    /// The claim.
    pub(super) fn claim(&self) -> &'a Claim {
        &self.finding.linked.claim
    }
}

/// The numbers of an article that are surely about a known measure, in text order.
pub(super) fn numbers<'a>(findings: &'a [Finding], sources: &'a Sources) -> Vec<Stated<'a>> {
    let stated = |(index, finding): (usize, &'a Finding)| {
        let Statement::Number { amount, .. } = finding.linked.claim.statement else { return None };
        let reading = sure_reading(finding)?;
        let question = Question::of(&finding.linked.claim, reading, sources).ok()?;
        if !in_own_units(&amount, question.measure) {
            return None;
        }
        let wording = question.wording(&amount, false);
        Some(Stated {
            index,
            finding,
            election: question.election,
            election_id: reading.election,
            measure: gather::stands_for(question.election, question.measure),
            together: together(reading),
            tolerance: wording.tolerance,
            value: wording.value,
        })
    };
    findings.iter().enumerate().filter_map(stated).collect()
}

/// The reading of a claim that is sure enough to join it to others.
pub(super) fn sure_reading(finding: &Finding) -> Option<&Reading> {
    let claim = &finding.linked.claim;
    let sure = |reading: &&Reading| reading.likelihood.min(claim.sureness) >= Claim::SURE;
    let checked = question::unchecked(claim).is_none();
    finding.linked.readings.first().filter(sure).filter(|_| checked)
}

fn together(reading: &Reading) -> Vec<Who> {
    let Subject::Together(several) = &reading.subject else { return Vec::new() };
    let mut several = several.clone();
    several.sort_unstable();
    several
}

fn in_own_units(amount: &Amount, measure: &Measure) -> bool {
    let percent = measures::counted(measure) == super::tolerance::Counted::Percent;
    match amount.unit {
        Some(Unit::Points) => false,
        Some(Unit::Percent | Unit::Fraction) => percent,
        _ => true,
    }
}
