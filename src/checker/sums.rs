//! A number that is the sum of those beside it: "with A's 75, B's 54 and C's 17 it gets to 146". Whose it is
//! depends on how the sentence adds, and no sum is a wrong figure of the last one named.

use super::{judgement::Note, readings::Weighed, tolerance::worded_value};
use crate::{
    extractor::{Kind, Statement},
    matcher::{LinkedClaim, Subject},
};
use rust_decimal::Decimal;

/// Doubts the contradictions of claims that add up what their sentence counts before or after them.
pub(super) fn doubt(claims: &[LinkedClaim], weighed: &mut [Vec<Weighed>]) {
    let mut weighed = weighed.iter_mut();
    for sentence in claims.chunk_by(|one, other| one.claim.sentence == other.claim.sentence) {
        let values: Vec<Option<Counted>> = sentence.iter().map(counted).collect();
        for (ix, readings) in weighed.by_ref().take(values.len()).enumerate() {
            if is_sum(&values, ix) {
                readings.iter_mut().for_each(|reading| reading.doubt(None, Note::Unsure));
            }
        }
    }
}

/// What a claim counts, and for whom.
struct Counted {
    /// Votes, and not seats.
    votes: bool,
    value: Decimal,
    subject: Option<Subject>,
}

fn counted(linked: &LinkedClaim) -> Option<Counted> {
    let Statement::Number { amount, .. } = linked.claim.statement else { return None };
    let votes = match linked.claim.kind {
        Kind::CandidateVotes | Kind::PartyVotes => true,
        Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength => false,
        _ => return None,
    };
    let subject = linked.readings.first().map(|reading| reading.subject.clone());
    Some(Counted { votes, value: worded_value(&amount), subject })
}

/// Whether the numbers of two or more right before or right behind one come to it.
fn is_sum(values: &[Option<Counted>], ix: usize) -> bool {
    let Some(sum) = &values[ix] else { return false };
    let alike = |value: &&Counted| value.votes == sum.votes;
    let before: Vec<_> = values[..ix].iter().rev().flatten().filter(alike).collect();
    let behind: Vec<_> = values[ix + 1..].iter().flatten().filter(alike).collect();
    adds_up(&before, sum.value) || adds_up(&behind, sum.value)
}

fn adds_up(values: &[&Counted], sum: Decimal) -> bool {
    let mut total = Decimal::ZERO;
    let totals = values.iter().map(|counted| {
        total += counted.value;
        total
    });
    let Some(last) = totals.skip(1).position(|total| total == sum) else { return false };
    let added = &values[..last + 2];
    // What one party has in each province is no sum of several.
    let apart = |(ix, one): (usize, &&Counted)| {
        added[..ix].iter().all(|other| other.subject != one.subject)
    };
    added.iter().enumerate().all(apart)
}
