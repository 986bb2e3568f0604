//! Two numbers of a sentence that are each other's on record: "X was beaten by Y, 26,574 to 93,429" names them
//! in one order and counts in the other, which is a matter of style.

use super::{Reason, Verdict, judgement::Note, readings, tolerance::worded_value};
use crate::{
    extractor::Statement,
    matcher::LinkedClaim,
    sources::{ElectionId, Measure},
};
use readings::Weighed;
use rust_decimal::Decimal;

/// Doubts two contradicted numbers of a sentence of which each is what the record has for the other.
pub(super) fn doubt(claims: &[LinkedClaim], weighed: &mut [Vec<Weighed>]) {
    let wrong: Vec<Option<Wrong>> =
        claims.iter().zip(&*weighed).map(|(claim, weighed)| Wrong::of(claim, weighed)).collect();
    for (one, readings) in wrong.iter().zip(weighed) {
        let Some(one) = one else { continue };
        if let Some(other) = wrong.iter().flatten().find(|other| one.is_exchanged_with(other)) {
            for reading in readings {
                reading.doubt(None, Note::Answers(other.measure));
            }
        }
    }
}

/// A number that the record does not bear out.
struct Wrong {
    sentence: usize,
    election: ElectionId,
    measure: Measure,
    claimed: Decimal,
    official: Decimal,
}

impl Wrong {
    fn of(linked: &LinkedClaim, weighed: &[Weighed]) -> Option<Self> {
        let Statement::Number { amount, .. } = linked.claim.statement else { return None };
        let (election, measure, judgement) = readings::held_against(linked, weighed)?;
        let is_wrong = judgement.verdict == Verdict::Contradicted
            && judgement.reason == Some(Reason::WrongCandidate);
        let official = judgement.held.filter(|_| is_wrong)?.figure.value;
        let (sentence, claimed) = (linked.claim.sentence, worded_value(&amount));
        Some(Self { sentence, election, measure, claimed, official })
    }

    fn is_exchanged_with(&self, other: &Self) -> bool {
        (self.sentence, self.election) == (other.sentence, other.election)
            && self.measure != other.measure
            && self.claimed == other.official
            && other.claimed == self.official
    }
}
