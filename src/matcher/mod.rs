//! [`Claims`] to [`LinkedClaim`]s: which contest, party or person each claim is about.
//!
//! Uses names, headings, what was spoken of before, and the article's date. Asks `sources` who
//! stands where and in what order they came, never what figure anybody has.

mod about;
mod by_election;
mod called;
mod dateline;
mod election;
mod headed;
mod house_majority;
mod layout;
mod likely;
mod linked;
mod measures;
mod named;
mod narrower;
mod parties;
mod parts;
mod people;
mod places;
mod possible;
mod pronouns;
mod readings;
mod references;
mod referred;
mod repeats;
mod scene;
mod short_name;
mod sized;
mod tallies;
mod tally_context;
mod ticket;
mod winners;

#[cfg(test)]
mod tests;

pub use linked::{LinkedClaim, Reading, Setting, Subject};

use crate::{
    extractor::{Claim, Claims, Role},
    names::Gazetteer,
    sources::{ElectionId, ElectionKind, Place, Sources},
    text::Document,
};
use election::Elections;
use layout::Layout;
use likely::Likely;
use measures::Ground;
use references::{Actor, Asked, Said, Spoken, spoken_at};
use scene::Scene;
use std::collections::BTreeMap;

/// Links every claim, in order, to the `only` election asked for or else to any; what stays open is left as
/// several readings, likeliest first.
#[must_use]
pub fn link(
    document: &Document<'_>,
    claims: Claims,
    names: &Gazetteer,
    sources: &Sources,
    only: Option<ElectionId>,
) -> Vec<LinkedClaim> {
    let elections = Elections::new(document, &claims, sources, only);
    let layout = Layout::new(document);
    let text = document.article.text.as_str();
    let sizes = sized::sizes(text, &claims.claims);
    let scene = |id| {
        let scene = Scene::new(id, sources, names, text, &layout, &claims.mentions);
        scene.with_houses_of(&sizes)
    };
    let mut stories: BTreeMap<ElectionId, Story<'_>> = BTreeMap::new();
    let mut loose: Option<usize> = None;
    let link = |claim: Claim| {
        let mut readings: Vec<Reading> = Vec::new();
        let mut of_a_part = false;
        let meant = elections.of(&claim);
        let first = meant.first().map(|first| first.it);
        let aside = first.is_some_and(|first| elections.is_aside(first));
        let elsewhere = claim.poll == Some(ElectionKind::ByElection)
            && !first.is_some_and(|first| sources.election(first).is_by_election());
        for election in meant {
            let story =
                stories.entry(election.it).or_insert_with(|| Story::new(scene(election.it)));
            let read = story.read(&claim);
            of_a_part |= read.iter().any(|it| narrower::may_be_of_a_part(&story.scene, &claim, it))
                || narrower::may_be_a_city_elsewhere(&story.scene, &claim)
                || dateline::may_say_where(&story.scene, &claim, read.first());
            let first = read.first();
            of_a_part |=
                first.is_some_and(|it| short_name::may_be_a_winners(&story.scene, &claim, it));
            readings.extend(read.into_iter().map(|reading| Reading {
                likelihood: reading.likelihood * election.likelihood,
                ..reading
            }));
        }
        let passage = layout.passage(claim.sentence);
        let loosely = tallies::is_loosely_placed(&claim, &readings);
        if loosely {
            loose = Some(passage);
        }
        // "Nine won in the city. Two more went to …" are of the city too.
        let goes_on = loose == Some(passage) && claim.places.is_empty();
        let unsure = aside && !names_subject(&claim) || loosely || goes_on || of_a_part;
        let sureness = claim.sureness.min(if elsewhere { NOT_LOADED } else { 1.0 });
        let setting = Setting { passage, published: document.article.published };
        // Spoken of before, as those of the article's own election were; or only hinted at.
        let claim = Claim { sureness, ..claim }.doubted_if(elsewhere || unsure);
        LinkedClaim { claim, readings, setting }
    };
    repeats::merged(claims.claims.into_iter().map(link).collect())
}

/// How sure a claim can be about a by-election that isn't loaded: whatever comes near the general election's figure may be
/// right.
const NOT_LOADED: f64 = 0.45;

fn names_subject(claim: &Claim) -> bool {
    !matches!(claim.subject, Role::Refers { .. } | Role::None)
}

/// The part of a body's seats, or the house beside the country's own, that a claim surely counts or polls
/// over.
fn counted_over(scene: &Scene<'_>, claim: &Claim, reading: &Reading) -> Option<Place> {
    let part = reading.place.filter(|place| match place {
        Place::Region(..) => true,
        Place::Body(body) => *body != places::national(scene),
        _ => false,
    });
    let surely = match measures::ground(claim) {
        Ground::Tally => reading.likelihood >= SURELY,
        // "Turnout in the state was": of the one spoken of.
        Ground::Poll => reading.likelihood >= LIKELY,
        _ => false,
    };
    part.filter(|_| surely)
}

/// From here on it is sure over what a tally counts, and a poll.
const SURELY: f64 = 0.7;
const LIKELY: f64 = 0.65;

/// An article as one election tells it, read claim by claim.
struct Story<'a> {
    scene: Scene<'a>,
    spoken: Spoken,
}

impl<'a> Story<'a> {
    fn new(scene: Scene<'a>) -> Self {
        Self { scene, spoken: Spoken::new() }
    }

    /// The readings of the next claim, likeliest first; remembers whom it spoke of.
    fn read(&mut self, claim: &Claim) -> Vec<Reading> {
        let asked = Asked { scene: &self.scene, claim, spoken: &self.spoken };
        let subjects = asked.subjects();
        let readings = asked.readings(&subjects);
        let likeliest = subjects.into_iter().next().filter(|_| !claim.is_guess());
        if let Some(likeliest) = likeliest {
            let subject = likeliest.it;
            let opponent = asked
                .opponents(&subject)
                .into_iter()
                .next()
                .map_or(Actor::Nobody, |other| other.it);
            let (point, end) = (spoken_at(claim), claim.span.end);
            let turned = match (&claim.subject, &claim.opponent) {
                (Role::Named(subject), Role::Named(other)) => other.span < subject.span,
                _ => false,
            };
            let opener = if turned { opponent.clone() } else { subject.clone() };
            let tallied = readings.first().and_then(|it| counted_over(&self.scene, claim, it));
            self.spoken.push(Said { point, end, subject, opponent, opener, tallied });
        }
        readings
    }
}
