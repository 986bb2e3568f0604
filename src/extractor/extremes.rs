//! Margins that their sentence does not call so, in a text that goes through margins: "The largest was Gill's 74,821;
//! next came Khan's 39,202."

use super::{
    Kind,
    choose::Chosen,
    lists::UNSAID,
    reading::Scene,
    row::{Content, Row},
    topic::Topic,
};

/// Takes for margins the votes of which a sentence only says that they are the most or the fewest, and whose.
pub fn take_margins(scene: &Scene<'_>, topic: &Topic, chosen: &mut [Chosen<'_>]) {
    let row = scene.row;
    if !stands_alone(scene) || !topic.is_of_margins(scene) {
        return;
    }
    let owned = |known: &Chosen<'_>| {
        let owner = known.subject_item().or(known.subject);
        owner.is_some_and(|owner| row.items[owner].possessive && owner < known.item)
            && known.found.at.filled.len() + usize::from(known.subject.is_some()) <= 2
    };
    for known in chosen.iter_mut().filter(|known| known.found.kind == Kind::CandidateVotes) {
        if owned(known) {
            known.found.kind = Kind::Margin;
            // The most votes may be meant after all.
            known.found.at.gap += UNSAID;
        }
    }
}

/// Whether a sentence says of nothing that it names that it is the largest or the smallest: "the largest was".
fn stands_alone(scene: &Scene<'_>) -> bool {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let bare = |at: usize| {
        let next = (at + 1..row.items.len()).find(|at| !is_aside(row, *at));
        next.is_some_and(|next| {
            row.items[next].classes.has(cues.be)
                || matches!(row.items[next].content, Content::Who(_))
        })
    };
    (0..row.items.len()).any(|at| row.items[at].classes.has(cues.superlative) && bare(at))
}

fn is_aside(row: &Row, at: usize) -> bool {
    matches!(row.items[at].content, Content::Aside | Content::Where(_))
}
