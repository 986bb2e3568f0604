//! What kind of figure a claim turns out to give, once it is known whom and what it is about.

use crate::{
    extractor::{Claim, Kind, Stage, Statement},
    matcher::{Reading, Subject},
    sources::{Measure, Place, Sources},
};

/// The kind of a claim as read: the votes of a label on a ballot paper are those of the one who stands
/// for it; who was ahead when all was counted won by so many. What a party has in a
/// house that allots no seats is what it won, and its "majority of 101 seats" may be no more.
pub(super) fn kind(claim: &Claim, reading: &Reading, sources: &Sources) -> Kind {
    let is_person = matches!(reading.subject, Subject::Person(..));
    let is_number = matches!(claim.statement, Statement::Number { .. });
    let is_counted = matches!(claim.stage, Stage::Final | Stage::Provisional);
    let election = sources.election(reading.election);
    let allots = |place: &Place| match place {
        Place::Body(body) | Place::Region(body, _) => {
            election.bodies[body.ix()].seats.keys().any(|sort| election.is_reserved(sort))
        }
        Place::Contest(_) | Place::Provincial | Place::Election => true,
    };
    match (claim.kind, &reading.measure) {
        (Kind::PartyVotes, _) if is_person => Kind::CandidateVotes,
        (Kind::Lead, Some(Measure::Margin(_))) if is_number && is_counted => Kind::Margin,
        (Kind::Margin, Some(Measure::Seats(..))) => Kind::SeatTally,
        (Kind::Strength, Some(Measure::Seats(_, place))) if !allots(place) => Kind::SeatTally,
        (worded, _) => worded,
    }
}
