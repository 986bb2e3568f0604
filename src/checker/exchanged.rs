//! Two numbers of a sentence that are each other's on record: "X was beaten by Y, 26,574 to 93,429" names them
//! in one order and counts in the other, which is a matter of style.

use super::{
    Reason, Verdict,
    between::{Between, Decided},
    judgement::Note,
    tolerance::worded_value,
};
use crate::{
    extractor::Statement,
    matcher::LinkedClaim,
    sources::{ElectionId, Measure},
};
use rust_decimal::Decimal;

/// Doubts two contradicted numbers of a sentence of which each is what the record has for the other.
pub(super) fn doubt(article: &mut Between<'_>) {
    article.doubt(
        |linked, _, decided| Wrong::of(linked, decided),
        |one, all| {
            let other = all.iter().flatten().find(|other| one.is_exchanged_with(other))?;
            Some((None, Note::Answers(other.measure)))
        },
    );
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
    fn of(linked: &LinkedClaim, decided: &Decided) -> Option<Self> {
        let Statement::Number { amount, .. } = linked.claim.statement else { return None };
        let Decided { election, measure, ref judgement } = *decided;
        let is_wrong = judgement.verdict == Verdict::Contradicted
            && judgement.reason == Some(Reason::WrongCandidate);
        let official = judgement.held.as_ref().filter(|_| is_wrong)?.figure.value;
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
