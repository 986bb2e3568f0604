//! "X, unlike Y, lost her seat, by 780 votes" tells of X, and the name in between is but what X is held
//! against.

use super::{
    Claim, Kind,
    reading::Scene,
    row::{Content, Item},
};
use crate::span::Span;

/// Doubts who won behind a name that is only likened to the one before it, and by how much.
pub(super) fn doubt(claims: &mut [Claim], scene: &Scene<'_>) {
    let items = &scene.row.items;
    let resembles = scene.wordings.vocabulary.cues.resembles;
    let tokens = &scene.sentence.tokens;
    let comma =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.norm == ",");
    let is_set_off = |before: &Item, name: &Item| {
        let first = tokens.iter().position(|token| token.span.start >= before.span.start);
        let behind = tokens.iter().position(|token| token.span.start >= name.span.end);
        comma(first.and_then(|at| at.checked_sub(1))) && comma(behind)
    };
    let is_who = |item: &Item| matches!(item.content, Content::Who(_));
    let stands = |at: &usize| {
        items[*at].classes.has(resembles)
            && is_who(&items[at + 1])
            && is_set_off(&items[*at], &items[at + 1])
            && items[..*at].iter().any(is_who)
    };
    let Some(at) = (1..items.len().saturating_sub(1)).find(stands) else { return };
    let likened: Span = items[at].span;
    let is_behind = |claim: &&mut Claim| {
        let of_contest = matches!(
            claim.kind,
            Kind::Outcome | Kind::Margin | Kind::CandidateVotes | Kind::VoteShare
        );
        of_contest && claim.span.end > likened.end
    };
    claims.iter_mut().filter(is_behind).for_each(Claim::doubt);
}
