//! What a sentence says twice: "won NA-1 by 2,000 votes, unseating Gill" is one outcome.

use super::{LinkedClaim, Subject};
use crate::extractor::{Kind, Role, Statement};

/// The claims with each outcome once a sentence, and whom it was won over where either says so.
pub(super) fn merged(claims: Vec<LinkedClaim>) -> Vec<LinkedClaim> {
    let mut kept: Vec<LinkedClaim> = Vec::with_capacity(claims.len());
    for claim in claims {
        let sentence = claim.claim.sentence;
        let here = kept.iter_mut().rev().take_while(|other| other.claim.sentence == sentence);
        match here.into_iter().find(|other| says_the_same(other, &claim)) {
            Some(first) => name_opponent(first, claim),
            None => kept.push(claim),
        }
    }
    kept
}

fn says_the_same(one: &LinkedClaim, other: &LinkedClaim) -> bool {
    let outcome = |linked: &LinkedClaim| match linked.claim.statement {
        Statement::Fact(asserts) if linked.claim.kind == Kind::Outcome => {
            let reading = linked.readings.first()?;
            Some((asserts, reading.election, reading.measure?))
        }
        _ => None,
    };
    outcome(one).is_some_and(|one| Some(one) == outcome(other))
}

fn name_opponent(first: &mut LinkedClaim, again: LinkedClaim) {
    if !matches!(first.claim.opponent, Role::None) {
        return;
    }
    first.claim.opponent = again.claim.opponent;
    for reading in &mut first.readings {
        let same = again.readings.iter().find(|other| other.measure == reading.measure);
        reading.opponent = same.map_or(Subject::None, |other| other.opponent.clone());
    }
}
