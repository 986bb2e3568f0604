//! What a measure is about, taken apart and put together again.

use super::tolerance::Counted;
use crate::sources::{CandidacyId, ContestId, Election, Measure, Place, RegionId, Sex, Who};
use std::collections::BTreeSet;

/// How numbers of a measure are printed.
pub(super) fn counted(measure: &Measure) -> Counted {
    match measure {
        Measure::Share(_) | Measure::PartyShare(..) | Measure::Turnout(_) => Counted::Percent,
        Measure::Votes(_)
        | Measure::PartyVotes(..)
        | Measure::Margin(_)
        | Measure::Gap(..)
        | Measure::PartyGap(..)
        | Measure::Registered(..)
        | Measure::Cast(_)
        | Measure::Valid(_)
        | Measure::Rejected(_)
        | Measure::Stations(_)
        | Measure::Booths(_)
        | Measure::Candidates(..) => Counted::Rounded,
        Measure::Rank(_)
        | Measure::Elected(_)
        | Measure::Held(..)
        | Measure::Seats(..)
        | Measure::SeatRank(..)
        | Measure::HouseMajority(..)
        | Measure::Contests(_)
        | Measure::MajorityMark(_)
        | Measure::TwoThirdsMark(_) => Counted::OneByOne,
    }
}

/// Whether another number in a later release overturns something: a winner, a rank, a tally.
pub(super) fn is_overturnable(measure: &Measure) -> bool {
    matches!(
        measure,
        Measure::Rank(_)
            | Measure::Elected(_)
            | Measure::Held(..)
            | Measure::Seats(..)
            | Measure::SeatRank(..)
            | Measure::HouseMajority(..)
    )
}

/// Whether a measure can go down while votes are counted.
pub(super) fn swings(measure: &Measure) -> bool {
    counted(measure) == Counted::Percent
        || is_gap(measure)
        || matches!(measure, Measure::Rank(_) | Measure::SeatRank(..))
}

/// Whether a measure is what lies between the votes of two.
pub(super) fn is_gap(measure: &Measure) -> bool {
    matches!(measure, Measure::Margin(_) | Measure::Gap(..) | Measure::PartyGap(..))
}

/// The same measure of another party or bloc; `None` for a measure of no party.
pub(super) fn of_whom(measure: &Measure, who: Who) -> Option<Measure> {
    Some(match *measure {
        Measure::PartyVotes(_, place) => Measure::PartyVotes(who, place),
        Measure::PartyShare(_, place) => Measure::PartyShare(who, place),
        Measure::Held(_, contest) => Measure::Held(who, contest),
        Measure::Seats(_, place) => Measure::Seats(who, place),
        Measure::SeatRank(_, place) => Measure::SeatRank(who, place),
        Measure::HouseMajority(_, body) => Measure::HouseMajority(who, body),
        Measure::Candidates(_, place) => Measure::Candidates(Some(who), place),
        _ => return None,
    })
}

/// Whose measure it is, where it is a party's or a bloc's.
pub(super) fn who(measure: &Measure) -> Option<Who> {
    match *measure {
        Measure::PartyVotes(who, _)
        | Measure::PartyShare(who, _)
        | Measure::Held(who, _)
        | Measure::Seats(who, _)
        | Measure::SeatRank(who, _)
        | Measure::HouseMajority(who, _) => Some(who),
        Measure::Candidates(who, _) => who,
        _ => None,
    }
}

/// The same measure of another place; `None` for a measure of one candidacy or body.
pub(super) fn elsewhere(measure: &Measure, place: Place) -> Option<Measure> {
    Some(match *measure {
        Measure::PartyVotes(who, _) => Measure::PartyVotes(who, place),
        Measure::PartyShare(who, _) => Measure::PartyShare(who, place),
        Measure::PartyGap(first, second, _) => Measure::PartyGap(first, second, place),
        Measure::Seats(who, _) => Measure::Seats(who, place),
        Measure::SeatRank(who, _) => Measure::SeatRank(who, place),
        Measure::Contests(_) => Measure::Contests(place),
        Measure::Registered(_, sex) => Measure::Registered(place, sex),
        Measure::Cast(_) => Measure::Cast(place),
        Measure::Valid(_) => Measure::Valid(place),
        Measure::Rejected(_) => Measure::Rejected(place),
        Measure::Turnout(_) => Measure::Turnout(place),
        Measure::Stations(_) => Measure::Stations(place),
        Measure::Booths(_) => Measure::Booths(place),
        Measure::Candidates(who, _) => Measure::Candidates(who, place),
        _ => return None,
    })
}

/// Where a measure is taken.
pub(super) fn place(election: &Election, measure: &Measure) -> Place {
    match *measure {
        Measure::PartyVotes(_, place)
        | Measure::PartyShare(_, place)
        | Measure::PartyGap(_, _, place)
        | Measure::Seats(_, place)
        | Measure::SeatRank(_, place)
        | Measure::Contests(place)
        | Measure::Registered(place, _)
        | Measure::Cast(place)
        | Measure::Valid(place)
        | Measure::Rejected(place)
        | Measure::Turnout(place)
        | Measure::Stations(place)
        | Measure::Booths(place)
        | Measure::Candidates(_, place) => place,
        Measure::Margin(contest) | Measure::Held(_, contest) => Place::Contest(contest),
        Measure::Votes(candidacy)
        | Measure::Share(candidacy)
        | Measure::Rank(candidacy)
        | Measure::Elected(candidacy)
        | Measure::Gap(candidacy, _) => Place::Contest(contest_of(election, candidacy)),
        Measure::HouseMajority(_, body)
        | Measure::MajorityMark(body)
        | Measure::TwoThirdsMark(body) => Place::Body(body),
    }
}

/// The one contest a measure is taken in, if it is one.
pub(super) fn contest(election: &Election, measure: &Measure) -> Option<ContestId> {
    match place(election, measure) {
        Place::Contest(contest) => Some(contest),
        _ => None,
    }
}

/// What a measure is a part of, likeliest first: the votes of a candidate are part of the valid
/// votes, and of those cast.
pub(super) fn wholes(election: &Election, measure: &Measure) -> Vec<Measure> {
    let place = place(election, measure);
    match *measure {
        Measure::Seats(..) => vec![Measure::Contests(place)],
        Measure::Votes(_)
        | Measure::PartyVotes(..)
        | Measure::Margin(_)
        | Measure::Gap(..)
        | Measure::PartyGap(..) => {
            vec![Measure::Valid(place), Measure::Cast(place), Measure::Registered(place, Sex::All)]
        }
        Measure::Rejected(_) | Measure::Valid(_) => vec![Measure::Cast(place)],
        Measure::Cast(_) | Measure::Registered(..) => vec![Measure::Registered(place, Sex::All)],
        Measure::Stations(_) | Measure::Booths(_) | Measure::Contests(_) => vec![*measure],
        Measure::Candidates(..) => vec![Measure::Candidates(None, place)],
        _ => Vec::new(),
    }
}

/// The regions of one level in which contests of a place lie.
pub(super) fn regions_within(election: &Election, place: Place, level: &str) -> BTreeSet<RegionId> {
    election
        .contests_at(place)
        .into_iter()
        .flat_map(|contest| election.contests[contest.ix()].regions.iter().copied())
        .flat_map(|region| election.region_and_outer(region))
        .filter(|region| election.regions[region.ix()].level == level)
        .collect()
}

fn contest_of(election: &Election, candidacy: CandidacyId) -> ContestId {
    election.candidacies[candidacy.ix()].contest
}

/// What lies between any two of the first so many candidates of a contest.
pub(super) fn gaps(election: &Election, contest: ContestId, leading: usize) -> Vec<Measure> {
    let leading: Vec<CandidacyId> = election.candidates(contest).take(leading).collect();
    let pairs = leading
        .iter()
        .enumerate()
        .flat_map(|(ix, one)| leading[ix + 1..].iter().map(|other| Measure::Gap(*one, *other)));
    pairs.collect()
}
