//! Where people vote whose sentence names no place: where the headings above say, or everywhere.
//!
//! A heading that is but a name ("Midtown") says of what place the paragraphs under it tell. One that says more
//! ("Midtown counts the cost") is told in that place, and what stands under it may be of the whole country.

use super::{Likely, likely::rank, places::everywhere, scene::Scene, tallies::tallied};
use crate::{
    extractor::{Claim, Mention},
    sources::Place,
};

/// How much less likely a place is that a heading names among other words: too little to contradict.
const AMONG_OTHERS: f64 = 0.65;
/// How likely the country is meant under such a heading.
const ALL_THE_SAME: f64 = 0.55;

/// The place of a roll or a turnout under headings that name some, likeliest first.
pub(super) fn polled(scene: &Scene<'_>, claim: &Claim, named: &[&Mention]) -> Vec<Likely<Place>> {
    if named.is_empty() || claim.nationwide {
        return everywhere(scene, claim);
    }
    let headed = tallied(scene, claim, None);
    // "Across Elbonia, turnout was 47.9%".
    let of_country = scene.election.names_country(claim.quote.of(scene.text));
    if !of_country && named.iter().all(|mention| is_alone(scene, mention)) {
        return headed;
    }
    let share = if of_country { 1.0 } else { ALL_THE_SAME };
    let headed = headed.into_iter().map(|place| place.times(AMONG_OTHERS));
    let all = everywhere(scene, claim).into_iter().map(|place| place.times(share));
    rank(headed.chain(all).collect())
}

/// Whether a name is all that its line says, but for what sort of place it is: "Midtown division:".
fn is_alone(scene: &Scene<'_>, mention: &Mention) -> bool {
    let (before, after) = (&scene.text[..mention.span.start], &scene.text[mention.span.end..]);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let rest =
        [before, after].into_iter().flat_map(|rest| rest.split(|c: char| !c.is_alphanumeric()));
    let is_level =
        |word: &str| scene.election.levels.iter().any(|it| it.eq_ignore_ascii_case(word));
    rest.filter(|word| !word.is_empty()).all(is_level)
}
