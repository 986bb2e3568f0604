//! What turns a contradiction into a doubt: a false alarm costs more than a miss.

use super::{
    Reason, Verdict, bloc,
    evidence::Evidence,
    judgement::{Judgement, Note, Unchecked},
    measures,
    number::Wording,
    question::Question,
    tolerance::Counted,
};
use crate::sources::{Choice, ContestId, Figure, Measure, ReleaseId, Trust};
use rust_decimal::{Decimal, dec};

/// A number this near a figure of one release may be that of another release, which has no row.
const NEAR: Decimal = dec!(0.03);

/// Votes so many times the figure on record, or such a part of it, are of another vote: of a party, a
/// council, a house.
const OTHER_SIZE: Decimal = dec!(50);

/// Doubts a contradiction where the sources give reason to; any other judgement stays.
pub(super) fn weigh(
    question: &Question<'_>,
    wording: Option<&Wording>,
    judgement: Judgement,
) -> Judgement {
    if judgement.verdict != Verdict::Contradicted {
        return judgement;
    }
    if counts_votes(question) && judgement.is_out_by(OTHER_SIZE) {
        return Judgement::unverifiable(Unchecked::OtherSize);
    }
    let evidence = question.evidence();
    if let Some(figure) = wording.and_then(|w| another_count(question, w, &evidence)) {
        let source = figure.basis.unwrap_or_default().to_string();
        return judgement.doubted(None, Note::OtherCount(figure.value, source));
    }
    let is_mark = matches!(question.measure, Measure::MajorityMark(_) | Measure::TwoThirdsMark(_));
    if !is_mark && rests_on_low_trust(&judgement, &evidence) {
        return judgement.doubted(Some(Reason::SourceUncertain), Note::Nothing);
    }
    let missing = wording.is_some_and(|w| may_be_of_a_missing_release(question, w, &evidence));
    let so_far = wording.is_some_and(|w| counts_what_was_in(question, w, &evidence));
    if missing || so_far || lacks_the_votes_cast(question) {
        return judgement.doubted(Some(Reason::ReleaseMissing), Note::Nothing);
    }
    judgement
}

fn another_count(
    question: &Question<'_>,
    wording: &Wording,
    evidence: &Evidence,
) -> Option<Figure> {
    let distance = |seats: Decimal| wording.tolerance.distance(seats);
    bloc::other_count(question.election, question.measure, evidence, wording.value, distance)
}

fn counts_votes(question: &Question<'_>) -> bool {
    measures::counted(question.measure) == Counted::Rounded
        && !matches!(question.measure, Measure::Margin(_) | Measure::Gap(..))
}

/// Whether every official figure is of low trust.
fn rests_on_low_trust(judgement: &Judgement, evidence: &Evidence) -> bool {
    let held_low = judgement.held.as_ref().is_some_and(|held| held.figure.trust == Trust::Low);
    held_low && evidence.official().all(|figure| figure.trust == Trust::Low)
}

/// Whether a release that covers the contest says nothing about this figure, and the number is near
/// what another release says.
fn may_be_of_a_missing_release(
    question: &Question<'_>,
    wording: &Wording,
    evidence: &Evidence,
) -> bool {
    let near = |value: Decimal| wording.tolerance.distance(value) <= value.abs() * NEAR;
    let Some(contest) = measures::contest(question.election, question.measure) else {
        return false;
    };
    evidence.official().any(|figure| near(figure.value))
        && releases_covering(question, contest)
            .any(|release| evidence.official().all(|figure| figure.release != release))
}

/// Whether a number of contests is a little below all of them: those whose results were in.
fn counts_what_was_in(question: &Question<'_>, wording: &Wording, evidence: &Evidence) -> bool {
    let all = evidence.official().next().map(|figure| figure.value);
    matches!(question.measure, Measure::Contests(_)) && all.is_some_and(|all| wording.value < all)
}

/// Whether a turnout can only be had from the valid votes, which a turnout of all votes exceeds.
fn lacks_the_votes_cast(question: &Question<'_>) -> bool {
    let Measure::Turnout(place) = *question.measure else { return false };
    let cast = question.election.figures(&Measure::Cast(place));
    Evidence::weigh(question.election, cast).official().next().is_none()
}

/// The complete official releases with the votes of some candidate of a contest.
fn releases_covering<'a>(
    question: &Question<'a>,
    contest: ContestId,
) -> impl Iterator<Item = ReleaseId> + 'a {
    let election = question.election;
    let candidates = election.contests[contest.ix()].candidacies.iter();
    candidates
        .filter(|candidacy| election.candidacies[candidacy.ix()].choice == Choice::Candidate)
        .flat_map(|candidacy| {
            let votes = election.figures(&Measure::Votes(*candidacy));
            Evidence::weigh(election, votes).official().map(|f| f.release).collect::<Vec<_>>()
        })
}
