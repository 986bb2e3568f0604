//! Somebody who won by one sentence of an article and lost by another: the one that the record bears out is
//! meant, and the other is of another year, another seat, or misread.

use super::{Verdict, judgement::Note, readings};
use crate::{
    extractor::{Kind, Statement},
    matcher::LinkedClaim,
    sources::{ElectionId, Measure},
};
use readings::Weighed;

/// Doubts an outcome that is contradicted where the article also has it the right way round.
pub(super) fn doubt(claims: &[LinkedClaim], weighed: &mut [Vec<Weighed>]) {
    let outcomes: Vec<Option<Outcome>> =
        claims.iter().zip(&*weighed).map(|(claim, weighed)| Outcome::of(claim, weighed)).collect();
    for (outcome, readings) in outcomes.iter().zip(weighed) {
        let Some(outcome) = outcome.as_ref().filter(|it| it.verdict == Verdict::Contradicted)
        else {
            continue;
        };
        if outcomes.iter().flatten().any(|other| other.bears_out_the_opposite_of(outcome)) {
            readings.iter_mut().for_each(|reading| reading.doubt(None, Note::BothWays));
        }
    }
}

/// What a claim says of who won where, and what comes of it.
struct Outcome {
    election: ElectionId,
    measure: Measure,
    asserts: bool,
    verdict: Verdict,
}

impl Outcome {
    fn of(linked: &LinkedClaim, weighed: &[Weighed]) -> Option<Self> {
        let Statement::Fact(asserts) = linked.claim.statement else { return None };
        if linked.claim.kind != Kind::Outcome {
            return None;
        }
        let (election, measure, judgement) = readings::held_against(linked, weighed)?;
        Some(Self { election, measure, asserts, verdict: judgement.verdict })
    }

    fn bears_out_the_opposite_of(&self, other: &Self) -> bool {
        self.verdict == Verdict::Supported
            && (self.election, self.measure) == (other.election, other.measure)
            && self.asserts != other.asserts
    }
}
