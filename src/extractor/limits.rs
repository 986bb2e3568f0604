//! "Could not even get 30,000", "failed to reach 40 per cent": a number that is denied is a limit.

use super::{
    Claim, Statement, Voice,
    reading::Scene,
    row::{Content, Item},
};
use crate::text::{Amount, Approx};

/// Items before a number among which its denial stands.
const REACH: usize = 6;

/// Takes each number that its clause says was not reached, or not exceeded, for the limit that it is.
pub(super) fn take_denied(claims: &mut [Claim], scene: &Scene<'_>) {
    let (classes, cues) = (&scene.row.classes, &scene.wordings.vocabulary.cues);
    if !classes.has(cues.negation) && !classes.has(cues.fail) {
        return;
    }
    for claim in claims {
        let Statement::Number { amount, .. } = &mut claim.statement else { continue };
        let before = words_before(scene, claim.span.start);
        let Some(limit) = limit(amount, scene, &before) else { continue };
        amount.approx = limit;
        // The number itself is told as true.
        if claim.voice == Voice::Refuted && claim.speaker.is_none() {
            claim.voice = Voice::Own;
        }
    }
}

/// What a number is whose clause denies it, if it does.
fn limit(amount: &Amount, scene: &Scene<'_>, before: &[&Item]) -> Option<Approx> {
    let cues = &scene.wordings.vocabulary.cues;
    let has = |class| before.iter().any(|item| item.classes.has(class));
    match amount.approx {
        _ if !has(cues.negation) && !has(cues.fail) => None,
        Approx::MoreThan => Some(Approx::AtMost),
        Approx::Exact | Approx::AtLeast if has(cues.even) || has(cues.reaches) => {
            Some(Approx::LessThan)
        }
        _ => None,
    }
}

/// The words right before a number, nobody and no other number among them, and what denies whoever stands before
/// those: "neither X nor Y reached 100".
fn words_before<'s>(scene: &'s Scene<'_>, number: usize) -> Vec<&'s Item> {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let at = row.items.partition_point(|item| item.span.end <= number);
    let is_word = |at: &usize| {
        matches!(row.items[*at].content, Content::Word | Content::Aside) && !row.ends_clause(*at)
    };
    let mut words: Vec<&Item> =
        (0..at).rev().take(REACH).take_while(is_word).map(|at| &row.items[at]).collect();
    let somebody = at.checked_sub(words.len() + 1);
    let is_somebody = |at: &usize| matches!(row.items[*at].content, Content::Who(_));
    let denial = somebody.filter(is_somebody).and_then(|at| at.checked_sub(1));
    let denial = denial.map(|at| &row.items[at]);
    words.extend(denial.filter(|item| item.classes.has(cues.negation)));
    words
}
