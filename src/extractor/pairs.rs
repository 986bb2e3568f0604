//! Two figures for each of several places: "NA-1's margin was 674 and its rejected votes 7,167; NA-2's 555 and 5,117".

use super::{
    Kind,
    choose::Chosen,
    lists::UNSAID,
    row::{Content, Row},
};

/// The fewest numbers that go in pairs.
const PAIRS: usize = 4;

/// Gives the bare numbers of a list of pairs the kinds of the first pair, in their order; as no word says so, they
/// are unsure.
pub fn go_on(row: &Row, chosen: &mut [Chosen<'_>]) {
    if chosen.len() < PAIRS || !chosen.len().is_multiple_of(2) {
        return;
    }
    let (first, others) = chosen.split_at_mut(2);
    let of_seats = first.iter().chain(&*others).all(|chosen| is_of_a_seat(chosen.found.kind));
    if !of_seats || first[0].found.kind == first[1].found.kind {
        return;
    }
    for pair in others.chunks_mut(2) {
        for (number, like) in pair.iter_mut().zip(&*first) {
            if number.found.kind != like.found.kind && is_printed_alike(row, number, like) {
                (number.found.kind, number.slot) = (like.found.kind, like.slot);
                number.found.at.gap += UNSAID;
            }
        }
    }
}

/// Kinds that a constituency has one figure of.
fn is_of_a_seat(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Margin | Kind::Turnout | Kind::Registered | Kind::VotesCast | Kind::RejectedVotes
    )
}

/// Whether a number has no unit of its own, or that of another.
fn is_printed_alike(row: &Row, number: &Chosen<'_>, like: &Chosen<'_>) -> bool {
    let unit = |chosen: &Chosen<'_>| match row.items[chosen.item].content {
        Content::Number { unit, .. } => unit,
        _ => None,
    };
    unit(number).is_none_or(|own| Some(own) == unit(like))
}
