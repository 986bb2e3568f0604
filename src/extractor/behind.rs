//! "X came second behind Y, with 7,448 votes" counts for X, and "came third with 7,448, behind Y on 12,820" for
//! Y. Which of the two is meant shows by whether X has a number of its own before.

use super::{
    Claim, Kind, Role,
    reading::Scene,
    row::{Content, Item},
};

/// Doubts the votes of whoever somebody without any is ahead of or behind.
pub(super) fn doubt(claims: &mut [Claim], scene: &Scene<'_>) {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let compares = |item: &Item| item.classes.has_any(&[cues.placed_by, cues.trail, cues.lead]);
    for claim in claims.iter_mut().filter(|it| it.kind == Kind::Margin) {
        if is_set_against_another(claim, scene) {
            claim.doubt();
        }
    }
    for at in 1..row.items.len().saturating_sub(1) {
        let (who, next) = (&row.items[at], &row.items[at + 1]);
        // "Was ahead of Y".
        let of = row.items[at - 1].classes.has(cues.of);
        let before = &row.items[if of && at > 1 { at - 2 } else { at - 1 }];
        // "Behind Y's 12,820".
        let owns = is_number(next);
        if !compares(before) || !matches!(who.content, Content::Who(_)) || owns {
            continue;
        }
        let told = claims.iter().any(|it| counts_votes(it) && it.span.end <= who.span.start);
        let is_theirs = |it: &&mut Claim| {
            let named = matches!(&it.subject, Role::Named(name) if who.span.contains(name.span));
            counts_votes(it) && named && it.span.start >= who.span.end && !told
        };
        claims.iter_mut().filter(is_theirs).for_each(Claim::doubt);
    }
}

fn counts_votes(claim: &Claim) -> bool {
    matches!(claim.kind, Kind::CandidateVotes | Kind::PartyVotes | Kind::VoteShare)
}

/// Whether a number stands against another: "trailed Y by 4,273 votes to 6,773" gives no margin.
fn is_set_against_another(claim: &Claim, scene: &Scene<'_>) -> bool {
    let (items, cues) = (&scene.row.items, &scene.wordings.vocabulary.cues);
    let Some(number) = items.iter().position(|it| it.span.contains(claim.span)) else {
        return false;
    };
    let mut behind = items[number + 1..].iter().filter(|it| it.content != Content::Aside);
    claim.opponent != Role::None
        && behind.next().is_some_and(|it| it.classes.has(cues.against))
        && behind.next().is_some_and(is_number)
}

fn is_number(item: &Item) -> bool {
    matches!(item.content, Content::Number { .. })
}
