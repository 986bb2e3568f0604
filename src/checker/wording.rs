//! Names and numbers as an explanation prints them.

use super::{measures, tolerance::Counted};
use crate::{
    printed::grouped,
    sources::{CandidacyId, Election, Figure, Measure, Place, Sex, Who},
};
use rust_decimal::Decimal;

/// A number with its thousands apart, a percentage with its sign.
pub(super) fn number(value: Decimal, measure: &Measure) -> String {
    if measures::counted(measure) == Counted::Percent {
        return format!("{}%", value.round_dp(2).normalize());
    }
    grouped(value.round_dp(2))
}

/// The name of the release a figure stands in, up to the first comma: `Form 47` of `Form 47,
/// provisional results of the returning officers`.
pub(super) fn release<'a>(election: &'a Election, figure: &Figure) -> &'a str {
    let name = &election.releases[figure.release.ix()].name;
    name.split_once(',').map_or(name, |(short, _)| short)
}

/// What a measure asks for, in a few words: `A Gill's votes in NA-130`.
pub(super) fn question(election: &Election, measure: &Measure) -> String {
    let of = |candidacy: CandidacyId, what: &str| {
        let contest = &election.contests[election.candidacies[candidacy.ix()].contest.ix()];
        format!("{}'s {what} in {}", election.candidacy_name(candidacy), contest.id)
    };
    let at = |what: &str| format!("{what} in {}", place(election, measure));
    match *measure {
        Measure::Votes(c) => of(c, "votes"),
        Measure::Share(c) => of(c, "share"),
        Measure::Rank(c) => of(c, "place"),
        Measure::Elected(c) => of(c, "result"),
        Measure::Gap(first, second) => format!(
            "the votes between {} and {}",
            election.candidacy_name(first),
            election.candidacy_name(second)
        ),
        Measure::PartyGap(first, second, _) => {
            at(&format!("the votes between {} and {}", who(election, first), who(election, second)))
        }
        Measure::PartyVotes(w, _) => at(&format!("{}'s votes", who(election, w))),
        Measure::PartyShare(w, _) => at(&format!("{}'s share", who(election, w))),
        Measure::Seats(w, _) => at(&format!("{}'s seats", who(election, w))),
        Measure::SeatRank(w, _) => at(&format!("{}'s place by seats", who(election, w))),
        Measure::Held(w, _) => at(&format!("{}'s result", who(election, w))),
        Measure::HouseMajority(w, _) => at(&format!("{}'s majority", who(election, w))),
        Measure::Margin(_) => at("the margin"),
        Measure::Contests(_) => at("the constituencies"),
        Measure::Registered(_, Sex::All) => at("the registered voters"),
        Measure::Registered(_, Sex::Men) => at("the registered men"),
        Measure::Registered(_, Sex::Women) => at("the registered women"),
        Measure::Cast(_) => at("the votes cast"),
        Measure::Valid(_) => at("the valid votes"),
        Measure::Rejected(_) => at("the rejected votes"),
        Measure::Turnout(_) => at("the turnout"),
        Measure::Stations(_) => at("the polling stations"),
        Measure::Booths(_) => at("the polling booths"),
        Measure::Candidates(..) => at("the candidates"),
        Measure::MajorityMark(_) => at("the majority mark"),
        Measure::TwoThirdsMark(_) => at("the two-thirds mark"),
    }
}

fn who(election: &Election, who: Who) -> &str {
    match who {
        Who::Party(party) => &election.parties[party.ix()].id,
        Who::Bloc(bloc) => &election.blocs[bloc.ix()].name,
        Who::Person(person) => &election.people[person.ix()].name,
        Who::Others => "the others",
    }
}

fn place<'a>(election: &'a Election, measure: &Measure) -> &'a str {
    match measures::place(election, measure) {
        Place::Contest(contest) => &election.contests[contest.ix()].id,
        Place::Region(_, region) => &election.regions[region.ix()].name,
        Place::Body(body) => &election.bodies[body.ix()].name,
        Place::Provincial => "the provincial assemblies",
        Place::Election => &election.name,
    }
}
