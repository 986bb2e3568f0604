//! Claims of one article about one thing that can't all be true.

use super::{
    Conflict, Finding, OnTopic, Verdict,
    stated::{self, Stated},
    tolerance::Tolerance,
};
use crate::{
    extractor::{Basis, Voice},
    sources::{ElectionId, Measure, Sources, Who},
};
use std::collections::BTreeMap;

/// What makes claims be about one thing. The stage is no part of it: an early count beside a claimed
/// total is what a reader should see.
type Topic = (ElectionId, Measure, Vec<Who>, Option<&'static str>);

/// One card per topic whose values can't all be true, in text order of its first claim.
pub(super) fn find(findings: &[Finding], sources: &Sources) -> Vec<Conflict> {
    let mut topics: BTreeMap<Topic, Vec<Stated<'_>>> = BTreeMap::new();
    for stated in stated::numbers(findings, sources).into_iter().filter(is_of_one_thing) {
        topics.entry(topic(&stated)).or_default().push(stated);
    }
    let mut conflicts: Vec<Conflict> = topics
        .into_values()
        .filter(|claims| disagree(claims))
        .map(|claims| card(&claims))
        .collect();
    conflicts.sort_by_key(|conflict| conflict.claims.first().copied());
    conflicts
}

/// Notes with each finding what claims of other articles can be held against.
pub(super) fn note_topics(findings: &mut [Finding], sources: &Sources) {
    let statements: Vec<(usize, OnTopic)> = stated::numbers(findings, sources)
        .into_iter()
        .filter(is_of_one_thing)
        .map(|stated| (stated.index, statement(&stated)))
        .collect();
    for (index, statement) in statements {
        findings[index].stated = Some(statement);
    }
}

fn statement(stated: &Stated<'_>) -> OnTopic {
    let (low, high) = stated.tolerance.ends();
    OnTopic {
        topic: format!("{:?}", topic(stated)),
        low,
        high,
        is_on_record: is_on_record(stated),
        is_told: is_told(stated),
    }
}

fn topic(stated: &Stated<'_>) -> Topic {
    let basis = stated.claim().basis.map(Basis::name);
    (stated.election_id, stated.measure, stated.together.clone(), basis)
}

/// Whether a claim is about the whole of its topic: a number of contests that fits no total counts
/// some of them, and others may count others.
fn is_of_one_thing(stated: &Stated<'_>) -> bool {
    let counts_some = stated.finding.verdict == Verdict::Unverifiable;
    !(counts_some && matches!(stated.measure, Measure::Contests(_)))
}

fn card(claims: &[Stated<'_>]) -> Conflict {
    Conflict {
        claims: claims.iter().map(|stated| stated.index).collect(),
        official: claims.iter().find_map(|stated| stated.finding.official.clone()),
    }
}

/// Whether two of the claims can't both be true. What the article denies is set against nothing.
fn disagree(claims: &[Stated<'_>]) -> bool {
    let told = claims.iter().filter(|stated| is_told(stated));
    // An article may repeat itself a thousand times; each position is weighed once.
    let mut positions: Vec<Position> = Vec::new();
    for position in told.map(Position::of) {
        if positions.iter().any(|other| position.excludes(other)) {
            return true;
        }
        if !positions.contains(&position) {
            positions.push(position);
        }
    }
    false
}

/// What a claim says of its topic.
#[derive(PartialEq)]
struct Position {
    tolerance: Tolerance,
    on_record: bool,
}

impl Position {
    fn of(stated: &Stated<'_>) -> Self {
        Self { tolerance: stated.tolerance, on_record: is_on_record(stated) }
    }

    /// Whether two wordings have no figure in common. Two that the record bears out, each in its time
    /// or on its basis, are no conflict.
    fn excludes(&self, other: &Self) -> bool {
        !(self.on_record && other.on_record || self.tolerance.meets(&other.tolerance))
    }
}

fn is_told(stated: &Stated<'_>) -> bool {
    stated.claim().voice != Voice::Refuted
}

fn is_on_record(stated: &Stated<'_>) -> bool {
    matches!(stated.finding.verdict, Verdict::Supported | Verdict::Outdated)
}
