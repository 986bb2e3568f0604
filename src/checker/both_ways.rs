//! Somebody who won by one sentence of an article and lost by another: the one that the record bears out is
//! meant, and the other is of another year, another seat, or misread.

use super::{
    Verdict,
    between::{Between, Decided},
    judgement::Note,
};
use crate::{
    extractor::{Kind, Statement},
    matcher::LinkedClaim,
    sources::{ElectionId, Measure},
};

/// Doubts an outcome that is contradicted where the article also has it the right way round.
pub(super) fn doubt(article: &mut Between<'_>) {
    article.doubt(
        |linked, _, decided| Outcome::of(linked, decided),
        |outcome, all| {
            let mut others = all.iter().flatten();
            let both = outcome.verdict == Verdict::Contradicted
                && others.any(|other| other.bears_out_the_opposite_of(outcome));
            both.then_some((None, Note::BothWays))
        },
    );
}

/// What a claim says of who won where, and what comes of it.
struct Outcome {
    election: ElectionId,
    measure: Measure,
    asserts: bool,
    verdict: Verdict,
}

impl Outcome {
    fn of(linked: &LinkedClaim, decided: &Decided) -> Option<Self> {
        let Statement::Fact(asserts) = linked.claim.statement else { return None };
        let Decided { election, measure, ref judgement } = *decided;
        let outcome = Self { election, measure, asserts, verdict: judgement.verdict };
        (linked.claim.kind == Kind::Outcome).then_some(outcome)
    }

    fn bears_out_the_opposite_of(&self, other: &Self) -> bool {
        self.verdict == Verdict::Supported
            && (self.election, self.measure) == (other.election, other.measure)
            && self.asserts != other.asserts
    }
}
