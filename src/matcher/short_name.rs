//! A short name may be the whole name of an also-ran and what the papers call the winner of another seat.

use super::{
    Reading,
    people::{Standing, field},
    places::{here, own_contests},
    scene::Scene,
    winners::winner,
};
use crate::{
    extractor::{Claim, Kind, Mention, Role, Statement},
    names::PersonName,
    sources::{CandidacyId, ContestId, Measure, PersonId},
};

/// From here on a name may well be short for another.
const SHORT_FOR: f64 = 0.7;

/// Whether a claim says that somebody won who did not, in a seat of which nothing else in the text speaks, and
/// somebody did win elsewhere who goes by that name: "his son A B won too".
pub(super) fn may_be_a_winners(scene: &Scene<'_>, claim: &Claim, reading: &Reading) -> bool {
    let says_won = claim.kind == Kind::Outcome && claim.statement == Statement::Fact(true);
    let (Role::Named(mention), Some(Measure::Elected(candidacy))) =
        (&claim.subject, reading.measure)
    else {
        return false;
    };
    let contest = scene.election.candidacies[candidacy.ix()].contest;
    says_won
        && stood(scene, contest, candidacy).is_some_and(|it| winner(scene, contest) != Some(it))
        && !is_spoken_of(scene, claim, mention, contest)
        && a_winner_is_called(scene, scene.printed(mention), contest)
}

fn stood(scene: &Scene<'_>, contest: ContestId, candidacy: CandidacyId) -> Option<Standing> {
    field(scene, contest).find(|standing| standing.candidacy == candidacy)
}

/// Whether the claim names a seat, or the text around it speaks of the seat or of somebody else who surely stands
/// there.
fn is_spoken_of(scene: &Scene<'_>, claim: &Claim, name: &Mention, contest: ContestId) -> bool {
    let at = here(claim);
    let printed = scene.printed(name);
    let stands_there = |ix: usize| {
        let likeliest = scene.standings(ix).first();
        likeliest.is_some_and(|likeliest| likeliest.it.contest == contest)
    };
    let is_other = |ix: usize, mention: &Mention| {
        let other = scene.printed(mention);
        other != printed && stands_there(ix) && !a_winner_is_called(scene, other, contest)
    };
    let named = |mention: &Mention| scene.contests_of(mention, at);
    own_contests(scene, claim).iter().any(|own| own.it == contest)
        || scene.present(at).any(|(ix, mention, _)| {
            named(mention).iter().any(|named| named.it == contest) || is_other(ix, mention)
        })
}

fn a_winner_is_called(scene: &Scene<'_>, printed: &str, but_not_in: ContestId) -> bool {
    let name = PersonName::new(printed);
    let is_alike = |person: PersonId| scene.names.likeness(&name, scene.id, person) >= SHORT_FOR;
    let contests = (0..).map(ContestId).take(scene.election.contests.len());
    contests.filter(|contest| *contest != but_not_in).any(|contest| {
        field(scene, contest).any(|it| is_alike(it.person))
            && winner(scene, contest).is_some_and(|it| is_alike(it.person))
    })
}
