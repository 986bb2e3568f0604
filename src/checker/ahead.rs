//! Who beat whom where a third one won: "A beat B, 4,746 to 1,674" tells of the two alone, of their votes as
//! well as of their seats, and says of neither that it won.

use super::question::Question;
use crate::{
    extractor::{Kind, Statement},
    matcher::Subject,
    sources::{Belongs, CandidacyId, ContestId, Election, Measure, Place, Who},
};
use rust_decimal::Decimal;

/// Whether somebody may be said to have beaten somebody without having won: neither did, or the one has more
/// votes than the other. Nobody beats himself, so where one name stands for both the words are misread.
pub(super) fn may_be_meant(question: &Question<'_>) -> bool {
    let told = matches!(question.claim.statement, Statement::Fact(true));
    let (one, other) = (&question.reading.subject, &question.reading.opponent);
    if question.claim.kind != Kind::Outcome || !told || *other == Subject::None {
        return false;
    }
    one == other || tells_of_the_two(question, other)
}

fn tells_of_the_two(question: &Question<'_>, other: &Subject) -> bool {
    let election = question.election;
    match *question.measure {
        Measure::Elected(own) => {
            let contest = election.candidacies[own.ix()].contest;
            in_contest(election, contest, &|it| it == own, other)
        }
        Measure::Held(who, contest) => {
            in_contest(election, contest, &|it| election.belongs(it, who) != Belongs::No, other)
        }
        Measure::SeatRank(one, place) => {
            of(other).is_some_and(|other| has_more_votes(election, (one, other), place))
        }
        _ => false,
    }
}

/// Whether the other one did not win a contest either, or has fewer votes there.
fn in_contest(
    election: &Election,
    contest: ContestId,
    is_own: &dyn Fn(CandidacyId) -> bool,
    other: &Subject,
) -> bool {
    let is_other = |it: CandidacyId| match other {
        Subject::Person(person, _) => election.candidacies[it.ix()].person == Some(*person),
        Subject::Together(several) => {
            several.iter().any(|who| election.belongs(it, *who) != Belongs::No)
        }
        _ => of(other).is_some_and(|who| election.belongs(it, who) != Belongs::No),
    };
    let most = |of: &dyn Fn(CandidacyId) -> bool| {
        let own = election.candidates(contest).filter(|it| of(*it));
        own.flat_map(|it| election.figures(&Measure::Votes(it))).map(|votes| votes.value).max()
    };
    let won = |it: CandidacyId| {
        election.figures(&Measure::Elected(it)).iter().any(|elected| elected.value == Decimal::ONE)
    };
    let (one, rival) = (most(is_own), most(&is_other));
    let stands = election.candidates(contest).any(is_other);
    let rival_won = election.candidates(contest).filter(|it| is_other(*it)).any(won);
    stands && !rival_won || rival.is_some() && one > rival
}

fn has_more_votes(election: &Election, (one, other): (Who, Who), place: Place) -> bool {
    let votes = |who| {
        let figures = election.figures(&Measure::PartyVotes(who, place));
        figures.iter().map(|votes| votes.value).max()
    };
    votes(other).is_some() && votes(one) > votes(other)
}

fn of(subject: &Subject) -> Option<Who> {
    match subject {
        Subject::Who(who) => Some(*who),
        _ => None,
    }
}
