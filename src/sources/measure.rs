//! What can be asked of a source: the one interface between results and verdicts.

use super::{BlocId, BodyId, CandidacyId, ContestId, PartyId, PersonId, RegionId};

/// A question that has at most one answer per release and basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Votes of a candidacy. Unit: votes.
    Votes(CandidacyId),
    /// Votes of a party or bloc in a place, summed over contests. Unit: votes.
    PartyVotes(Who, Place),
    /// Winner's votes less the next candidate's. Unit: votes. The holder is the winner.
    Margin(ContestId),
    /// Votes of the first less votes of the second. Unit: votes; negative when the second has more.
    Gap(CandidacyId, CandidacyId),
    /// Votes of the first in a place less votes of the second, each summed over contests. Unit: votes; negative when the second has more.
    PartyGap(Who, Who, Place),
    /// Per cent of valid votes, of votes cast, of registered voters: one figure per base, named in [`Figure::basis`](super::Figure::basis).
    Share(CandidacyId),
    /// Per cent, of a party or bloc in a place: one figure per base, named in [`Figure::basis`](super::Figure::basis).
    PartyShare(Who, Place),
    /// Place in the order of votes among candidates, 1 for the first.
    Rank(CandidacyId),
    /// 1 if the candidacy was declared elected, else 0. The holder is who was.
    Elected(CandidacyId),
    /// 1 if a member of the party or bloc was declared elected in the contest, else 0.
    Held(Who, ContestId),
    /// Seats of a party or bloc: one figure per basis (`general`, `total`, `with_speaker` …). Unit: seats or electoral votes.
    Seats(Who, Place),
    /// Place in the order of seats among parties (and, apart, among parties and blocs).
    SeatRank(Who, Place),
    /// Seats of a party or bloc in a body less those of all others. Unit: seats; none where the others have as many.
    HouseMajority(Who, BodyId),
    /// Contests in a place: one figure per basis (`all`, `held`, and where some lie across
    /// the border `all without seats across the border`). Unit: contests.
    Contests(Place),
    /// People on the roll: all, men, women. Unit: voters.
    Registered(Place, Sex),
    /// Ballots cast. Unit: votes.
    Cast(Place),
    /// Valid votes. Unit: votes.
    Valid(Place),
    /// Rejected votes. Unit: votes.
    Rejected(Place),
    /// Per cent of the roll: of cast, of valid.
    Turnout(Place),
    /// Polling stations. Unit: places.
    Stations(Place),
    /// Polling booths. Unit: booths.
    Booths(Place),
    /// Candidates who stood: all, or of a party or bloc. Unit: candidates.
    Candidates(Option<Who>, Place),
    /// Seats needed for a majority, one figure per majority base.
    MajorityMark(BodyId),
    /// Seats needed for two thirds, one figure per majority base.
    TwoThirdsMark(BodyId),
}

/// Whose votes or seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// A party as contested.
    Party(PartyId),
    /// A bloc.
    Bloc(BlocId),
    /// Somebody who stands in many contests at once, as for a presidency: all their candidacies.
    Person(PersonId),
    /// All that are not among the ones a text names beside it.
    Others,
}

/// Where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// One contest.
    Contest(ContestId),
    /// A region, in the election of one body.
    Region(BodyId, RegionId),
    /// All of one body.
    Body(BodyId),
    /// All bodies but the national one (`provincial assemblies`).
    Provincial,
    /// All bodies of the election together.
    Election,
}

/// Which half of the roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sex {
    /// Both.
    All,
    /// Men.
    Men,
    /// Women.
    Women,
}
