//! "Nobody overturned a lead of 90,000": a number that nobody has anything to do with may never have been.

use super::{Claim, Kind, places::clause, reading::Scene};

/// Doubts the margins and leads of which a clause says only what nobody did.
pub(super) fn doubt(claims: &mut [Claim], scene: &Scene<'_>) {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    if !row.classes.has(cues.no_party) {
        return;
    }
    for claim in claims.iter_mut().filter(|it| matches!(it.kind, Kind::Margin | Kind::Lead)) {
        let at = row.items.partition_point(|item| item.span.end <= claim.span.start);
        let mut before = clause(row, at).take_while(|before| *before < at);
        if before.any(|at| row.items[at].classes.has(cues.no_party)) {
            claim.doubt();
        }
    }
}
