//! What a claim asks of the sources: its kind, put to a subject in a place.

use super::{
    house_majority, parties, parts::elects_by_electors, people::Standing, places, possible,
    references::Actor, scene::Scene, winners,
};
use crate::{
    extractor::{Basis, Claim, Kind, Statement},
    sources::{ContestId, Measure, Place, Sex, Who},
    text::{Unit, Worded},
};
use rust_decimal::Decimal;

/// Where a kind of claim is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// In one contest.
    Contest,
    /// In one contest, for a person; over a region or body, for a party without one.
    Either,
    /// Over a region or body.
    Tally,
    /// Where people vote: contest, region, body or everywhere.
    Poll,
}

/// Where a claim is counted.
pub(super) fn ground(claim: &Claim) -> Ground {
    match claim.kind {
        Kind::Margin if counts_seats(claim) => Ground::Tally,
        Kind::CandidateVotes | Kind::Margin => Ground::Contest,
        Kind::Lead if counts_seats(claim) => Ground::Tally,
        Kind::Lead | Kind::Rank | Kind::Outcome | Kind::PartyVotes | Kind::VoteShare => {
            Ground::Either
        }
        Kind::Change | Kind::AllegedChange if unit(claim) == Some(Unit::Votes) => Ground::Contest,
        Kind::SeatTally
        | Kind::SeatsOfTotal
        | Kind::Strength
        | Kind::Threshold
        | Kind::Change
        | Kind::AllegedChange
        | Kind::ContestCount => Ground::Tally,
        Kind::Turnout
        | Kind::VotesCast
        | Kind::Registered
        | Kind::RejectedVotes
        | Kind::PollingPlaces
        | Kind::ContestSize => Ground::Poll,
    }
}

/// So many people of a sentence may be those between whom votes lie.
const MET: usize = 4;

/// How likely a margin is meant over somebody who does not stand there.
const OF_OTHERS: f64 = 0.6;

/// Seats that one person may win: more are a party's.
const MOST_OWN_SEATS: u32 = 5;

/// Whether a claim counts more seats than one person can win.
pub(super) fn counts_party_seats(claim: &Claim) -> bool {
    let Statement::Number { amount, .. } = claim.statement else { return false };
    let least = amount.worded.low();
    let of_seats = claim.kind.is_tally() || claim.kind == Kind::Margin && counts_seats(claim);
    of_seats && least > Decimal::from(MOST_OWN_SEATS)
}

/// Whether a claim counts more votes, people or stations than any one contest has.
pub(super) fn exceeds_any_contest(scene: &Scene<'_>, claim: &Claim) -> bool {
    let Statement::Number { amount, .. } = claim.statement else { return false };
    let least = amount.worded.low();
    let most = match claim.kind {
        Kind::CandidateVotes | Kind::Margin | Kind::Lead => scene.election.most_votes(),
        Kind::Registered | Kind::VotesCast | Kind::RejectedVotes => scene.election.largest_roll(),
        Kind::PollingPlaces => scene.election.most_polling_places(),
        _ => None,
    };
    most.is_some_and(|most| least > Decimal::from(most))
}

/// Whether a claim counts what it calls seats, and no votes of electors.
pub(super) fn counts_bare_seats(claim: &Claim) -> bool {
    unit(claim) == Some(Unit::Seats)
}

/// Whether a claim counts votes of electors.
pub(super) fn counts_electors(claim: &Claim) -> bool {
    unit(claim) == Some(Unit::ElectoralVotes)
}

/// Whether a claim is about the votes of a candidate.
pub(super) fn is_of_candidate(claim: &Claim) -> bool {
    matches!(claim.kind, Kind::CandidateVotes | Kind::VoteShare)
        || matches!(claim.kind, Kind::Margin) && is_number(claim)
}

/// What a claim may ask about a subject in a place, each with how likely; `None` where the sources
/// hold no such figure.
pub(super) fn asked(
    scene: &Scene<'_>,
    claim: &Claim,
    subject: &Actor,
    opponent: &Actor,
    place: Place,
) -> Vec<(Option<Measure>, f64)> {
    let contest = match place {
        Place::Contest(contest) => Some(contest),
        _ => None,
    };
    let only = |measure: Option<Measure>| vec![(measure, 1.0)];
    if counts_electors(claim)
        && !scene.body_of(place).is_none_or(|body| elects_by_electors(scene, body))
    {
        return only(None);
    }
    match (claim.kind, subject, contest) {
        (Kind::Change | Kind::AllegedChange, ..) => only(None),
        (Kind::Turnout, ..) => only(Some(Measure::Turnout(place))),
        (Kind::VotesCast, ..) => {
            vec![(Some(Measure::Cast(place)), 1.0), (Some(Measure::Valid(place)), 0.6)]
        }
        (Kind::Registered, ..) => only(Some(Measure::Registered(place, sex(claim)))),
        (Kind::RejectedVotes, ..) => only(Some(Measure::Rejected(place))),
        (Kind::PollingPlaces, ..) => only(Some(polling_places(claim, place))),
        (Kind::ContestCount, ..) => only(Some(Measure::Contests(place))),
        (Kind::ContestSize, Actor::Unknown(_), _) => only(None),
        (Kind::ContestSize, ..) => only(contest_size(claim, subject, place)),
        (Kind::Threshold, ..) => only(Some(mark(scene, claim, place))),
        (_, Actor::Unknown(_), _) => only(None),
        (Kind::Margin, _, Some(contest)) => {
            let asked = match subject {
                Actor::Stands(standing) => of_person(scene, claim, *standing, opponent),
                _ => only(Some(Measure::Margin(contest))),
            };
            asked.into_iter().chain(gaps_named(scene, claim, contest)).collect()
        }
        (_, Actor::Stands(standing), _) => of_person(scene, claim, *standing, opponent),
        // "None of the above" stands in every contest.
        (Kind::CandidateVotes | Kind::PartyVotes, Actor::Who(who), Some(_))
            if parties::is_no_candidate(scene, *who) =>
        {
            only(of_party(scene, claim.kind, *who, place))
        }
        // Of a party with no candidate there, or several.
        (
            Kind::CandidateVotes | Kind::PartyVotes | Kind::Rank | Kind::Lead,
            Actor::Who(_),
            Some(_),
        ) => only(None),
        (Kind::Margin, _, None) if house_majority::may_be_meant(scene, claim, place) => {
            house_majority::asked(scene, claim, subject, place)
        }
        (Kind::Margin | Kind::Lead, Actor::Who(who), None) if !counts_seats(claim) => {
            of_parties(scene, claim, (*who, opponent), place)
        }
        (_, Actor::Who(who), _) => only(of_party(scene, claim.kind, *who, place)),
        (_, Actor::Together(several), _) => {
            only(several.first().and_then(|who| of_party(scene, claim.kind, *who, place)))
        }
        (_, Actor::Nobody | Actor::Any, _) => only(None),
    }
}

/// Of a person in a contest.
fn of_person(
    scene: &Scene<'_>,
    claim: &Claim,
    standing: Standing,
    opponent: &Actor,
) -> Vec<(Option<Measure>, f64)> {
    let candidacy = standing.candidacy;
    let only = |measure| vec![(Some(measure), 1.0)];
    match claim.kind {
        Kind::VoteShare => only(Measure::Share(candidacy)),
        Kind::CandidateVotes | Kind::PartyVotes if unit(claim) == Some(Unit::Percent) => {
            only(Measure::Share(candidacy))
        }
        Kind::CandidateVotes | Kind::PartyVotes => only(Measure::Votes(candidacy)),
        Kind::Margin => {
            // "164,000 more than X ever got there", who does not stand.
            let share = if matches!(opponent, Actor::Unknown(_)) { OF_OTHERS } else { 1.0 };
            vec![(Some(gap(scene, standing, opponent)), share)]
        }
        // "Led with 50,000 votes" may give the votes or the lead.
        Kind::Lead if tells_a_gap(claim) => vec![(Some(gap(scene, standing, opponent)), 1.0)],
        Kind::Lead if is_number(claim) => {
            let votes = (Some(Measure::Votes(candidacy)), 0.65);
            // Who lost was ahead on the way only.
            let won = winners::winner(scene, standing.contest) == Some(standing);
            let lead = won.then(|| (Some(gap(scene, standing, opponent)), 0.6));
            [votes].into_iter().chain(lead).collect()
        }
        Kind::Rank | Kind::Lead => only(Measure::Rank(candidacy)),
        // Who stands in one place is made president by others than its voters.
        Kind::Outcome if claim.basis == Some(Basis::Presidency) => vec![(None, 1.0)],
        Kind::Outcome => only(Measure::Elected(candidacy)),
        _ => vec![(None, 1.0)],
    }
}

/// The votes between any two whom a sentence names: faint readings, which only a number that fits to
/// the digit bears out ("third, 600 behind the second").
fn gaps_named(scene: &Scene<'_>, claim: &Claim, contest: ContestId) -> Vec<(Option<Measure>, f64)> {
    let mut named: Vec<Standing> = Vec::new();
    for (ix, _) in scene.in_sentence(places::here(claim)) {
        let standings = scene.standings(ix).iter().map(|standing| standing.it);
        for standing in standings.filter(|standing| standing.contest == contest).take(1) {
            if !named.contains(&standing) && named.len() < MET {
                named.push(standing);
            }
        }
    }
    let pairs = named.iter().enumerate().flat_map(|(ix, one)| {
        named[ix + 1..].iter().map(move |other| match winners::is_ahead(scene, *other, *one) {
            true => gap(scene, *other, &Actor::Stands(*one)),
            false => gap(scene, *one, &Actor::Stands(*other)),
        })
    });
    pairs.map(|gap| (Some(gap), possible::POSSIBLE)).collect()
}

/// The votes between two people: the margin of the contest where they came first and second.
fn gap(scene: &Scene<'_>, one: Standing, opponent: &Actor) -> Measure {
    let contest = one.contest;
    let first_two = |standing: &Standing| winners::is_of_first_two(scene, standing.candidacy);
    match opponent {
        Actor::Stands(other) if first_two(&one) && first_two(other) => Measure::Margin(contest),
        Actor::Stands(other) => Measure::Gap(one.candidacy, other.candidacy),
        _ if first_two(&one) => Measure::Margin(contest),
        _ => match winners::winner(scene, contest) {
            Some(winner) if winner != one => Measure::Gap(winner.candidacy, one.candidacy),
            _ => Measure::Margin(contest),
        },
    }
}

/// The votes between two parties, blocs or people in a place, the one next to the first where the claim
/// names no other; a lead may be told by the votes themselves.
fn of_parties(
    scene: &Scene<'_>,
    claim: &Claim,
    (who, opponent): (Who, &Actor),
    place: Place,
) -> Vec<(Option<Measure>, f64)> {
    let other = match (opponent, who) {
        (Actor::Who(other), _) => Some(*other),
        (_, Who::Person(_)) => winners::rival(scene, who, place),
        _ => None,
    };
    let gap = other.map(|other| Measure::PartyGap(who, other, place));
    match claim.kind {
        Kind::Lead if is_number(claim) && !tells_a_gap(claim) => {
            vec![(Some(Measure::PartyVotes(who, place)), 0.65), (gap, 0.6)]
        }
        _ => vec![(gap, 1.0)],
    }
}

/// Of a party or bloc in a place.
fn of_party(scene: &Scene<'_>, kind: Kind, who: Who, place: Place) -> Option<Measure> {
    match kind {
        Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength => Some(Measure::Seats(who, place)),
        Kind::Lead if !matches!(place, Place::Contest(_)) => Some(Measure::Seats(who, place)),
        Kind::PartyVotes | Kind::CandidateVotes => Some(Measure::PartyVotes(who, place)),
        Kind::VoteShare => Some(Measure::PartyShare(who, place)),
        Kind::Outcome | Kind::Rank => Some(match place {
            Place::Contest(contest) => Measure::Held(parties::stand_in(scene, who), contest),
            _ => Measure::SeatRank(parties::stand_in(scene, who), place),
        }),
        _ => None,
    }
}

fn polling_places(claim: &Claim, place: Place) -> Measure {
    match unit(claim) {
        Some(Unit::Booths) => Measure::Booths(place),
        _ => Measure::Stations(place),
    }
}

fn contest_size(claim: &Claim, subject: &Actor, place: Place) -> Option<Measure> {
    let who = match subject {
        Actor::Who(who) => Some(*who),
        _ => None,
    };
    (unit(claim) == Some(Unit::Candidates)).then_some(Measure::Candidates(who, place))
}

/// Which mark: the two-thirds one where the text gives that fraction.
fn mark(scene: &Scene<'_>, claim: &Claim, place: Place) -> Measure {
    let body = places::body(scene, place);
    match claim.basis {
        Some(Basis::TwoThirds) => Measure::TwoThirdsMark(body),
        _ => Measure::MajorityMark(body),
    }
}

fn sex(claim: &Claim) -> Sex {
    match claim.basis {
        Some(Basis::Men) => Sex::Men,
        Some(Basis::Women) => Sex::Women,
        _ => Sex::All,
    }
}

pub(super) fn counts_seats(claim: &Claim) -> bool {
    matches!(unit(claim), Some(Unit::Seats | Unit::ElectoralVotes | Unit::Contests))
}

/// Whether the words of a lead say that it is what lies between two: "ahead by 2,000".
fn tells_a_gap(claim: &Claim) -> bool {
    claim.basis == Some(Basis::Gap)
}

fn is_number(claim: &Claim) -> bool {
    matches!(claim.statement, Statement::Number { .. })
}

fn unit(claim: &Claim) -> Option<Unit> {
    match claim.statement {
        Statement::Number { amount, .. } => amount.unit,
        Statement::Fact(_) => None,
    }
}

/// The one number a claim gives.
pub(super) fn value(claim: &Claim) -> Option<Decimal> {
    match claim.statement {
        Statement::Number { amount, .. } => match amount.worded {
            Worded::One(value) => Some(value),
            Worded::Range(..) => None,
        },
        Statement::Fact(_) => None,
    }
}
