//! A margin has a winner: where releases name different ones for a seat, as after a recount, the margin of one is
//! not the other's.

use super::{
    Reason, Verdict,
    judgement::{Judgement, Note},
    question::Question,
};
use crate::{
    extractor::Role,
    matcher::Subject,
    sources::{Figure, Measure},
};

/// Leaves open what bears out a margin only of another winner than the one whom the text
/// names.
pub(super) fn doubt(question: &Question<'_>, judgement: Judgement) -> Judgement {
    let (Measure::Margin(_), Subject::Person(person, _), Role::Named(_)) =
        (question.measure, &question.reading.subject, &question.claim.subject)
    else {
        return judgement;
    };
    let candidacies = &question.election.candidacies;
    let is_own = |figure: &Figure| {
        figure.holder.is_some_and(|holder| candidacies[holder.ix()].person == Some(*person))
    };
    let is_others = judgement.held.as_ref().is_some_and(|held| !is_own(&held.figure));
    let won_elsewhere = || question.evidence().official().any(is_own);
    if judgement.verdict == Verdict::Supported && is_others && won_elsewhere() {
        return judgement.unproven(Reason::WrongCandidate, Note::OtherWinner);
    }
    judgement
}
