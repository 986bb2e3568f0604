//! Pages that wait for results: every tally on them is nought.

use super::{Claims, Ignored, Kind, Statement};

/// So many noughts are no coincidence.
const MANY: usize = 3;

/// Ignores the numbers of a page that has not been filled in.
pub fn set_aside(claims: &mut Claims) {
    let tallies = claims.claims.iter().filter(|claim| is_result(claim.kind) && !claim.is_guess());
    let values: Vec<bool> = tallies
        .filter_map(|claim| match claim.statement {
            Statement::Number { amount, .. } => Some(amount.worded.high().is_zero()),
            Statement::Fact(_) => None,
        })
        .collect();
    let noughts = values.iter().filter(|nought| **nought).count();
    if noughts >= MANY && 2 * noughts > values.len() {
        let numbers = claims.claims.drain(..);
        claims.ignored.extend(
            numbers
                .filter(|claim| matches!(claim.statement, Statement::Number { .. }))
                .map(|claim| Ignored { span: claim.span, why: "placeholder".into() }),
        );
    }
}

fn is_result(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::CandidateVotes
            | Kind::PartyVotes
            | Kind::VoteShare
            | Kind::Turnout
            | Kind::VotesCast
            | Kind::Lead
    )
}
