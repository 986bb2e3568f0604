//! What kind of figure a claim turns out to give, once it is known whom and what it is about.

use crate::{
    extractor::{Claim, Kind, Stage, Statement},
    matcher::{Reading, Subject},
    sources::Measure,
};

/// The kind of a claim as read: the votes of a label on a ballot paper are those of the one who stands
/// for it, and who was ahead when all was counted won by so many.
pub(super) fn kind(claim: &Claim, reading: &Reading) -> Kind {
    let is_person = matches!(reading.subject, Subject::Person(..));
    let is_number = matches!(claim.statement, Statement::Number { .. });
    let is_counted = matches!(claim.stage, Stage::Final | Stage::Provisional);
    match (claim.kind, &reading.measure) {
        (Kind::PartyVotes, _) if is_person => Kind::CandidateVotes,
        (Kind::Lead, Some(Measure::Margin(_))) if is_number && is_counted => Kind::Margin,
        (worded, _) => worded,
    }
}
