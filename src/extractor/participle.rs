//! "X outran Y, beating Z", "X won by 90 votes over Y, polling 4,000": what a participle tells behind a comma is of
//! whoever the sentence is about, and not of the name before it.

use super::{
    Claim, Kind, Role, Statement,
    reading::Scene,
    row::{Content, Item},
};

/// So many items may stand between a participle and the number it governs.
const REACH: usize = 2;

/// Doubts what a participle tells of a name that is neither the first of its sentence nor right before it.
pub(super) fn doubt(claims: &mut [Claim], scene: &Scene<'_>) {
    let items = &scene.row.items;
    let Some(first) = items.iter().position(|it| matches!(it.content, Content::Who(_))) else {
        return;
    };
    for claim in claims {
        let Role::Named(name) = &claim.subject else { continue };
        let subject = items.iter().position(|it| it.span.contains(name.span));
        let Some(subject) = subject.filter(|it| *it > first) else { continue };
        let Some(participle) = participle_of(claim, scene).filter(|it| *it > subject + 1) else {
            continue;
        };
        // "A won here; B won there, beating C": the verb behind it makes it one to tell of.
        let verb = scene.wordings.vocabulary.cues.verb;
        let deed = items[subject + 1].classes.has(verb) && subject + 1 != participle;
        if !deed {
            claim.doubt();
        }
    }
}

/// The participle that makes a claim of who won, or of how many seats or votes.
fn participle_of(claim: &Claim, scene: &Scene<'_>) -> Option<usize> {
    let items = &scene.row.items;
    let is_participle = |at: &usize| is_participle(&items[*at], scene);
    match claim.statement {
        Statement::Fact(_) if claim.kind == Kind::Outcome => {
            let within = |at: &usize| claim.span.contains(items[*at].core);
            (0..items.len()).filter(within).find(is_participle)
        }
        Statement::Number { .. }
            if claim.kind.is_tally()
                || matches!(claim.kind, Kind::CandidateVotes | Kind::VoteShare) =>
        {
            let number = items.iter().position(|it| it.span.contains(claim.span))?;
            (number.saturating_sub(REACH)..number).find(is_participle)
        }
        _ => None,
    }
}

fn is_participle(item: &Item, scene: &Scene<'_>) -> bool {
    let tokens = &scene.sentence.tokens;
    let first = tokens.iter().find(|token| token.span.start == item.core.start);
    item.classes.has(scene.wordings.vocabulary.cues.verb)
        && first.is_some_and(|token| token.norm.ends_with("ing"))
}
