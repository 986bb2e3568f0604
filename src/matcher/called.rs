//! Who a name means: a party, a person as they stand, or somebody the sources don't know.

use super::{
    Likely,
    likely::rank,
    parties,
    people::{self, Standing},
    places,
    references::{Actor, Asked, stands},
};
use crate::{
    extractor::Mention,
    sources::{Entity, Who},
};

/// How likely one of several people named together is the one a number is of: too little to say that
/// it is wrong.
const ONE_OF: f64 = 0.25;
/// How likely "the independents" are those whom a party backed.
const ITS_OWN: f64 = 0.35;

impl Asked<'_> {
    pub(super) fn named(&self, mention: &Mention) -> Vec<Likely<Actor>> {
        let parties = parties::named(self.scene, mention);
        if !parties.is_empty() {
            let share = if parties.len() > 1 { 0.6 } else { 1.0 };
            let who = |who| Likely::new(Actor::Who(who), share);
            let blocs = parties::blocs_of_independents(self.scene, &parties);
            let blocs = blocs.into_iter().map(|bloc| Likely::new(Actor::Who(bloc), ITS_OWN));
            return parties.into_iter().map(who).chain(blocs).collect();
        }
        let is_place =
            |entity| matches!(entity, Entity::Contest(_) | Entity::Region(_) | Entity::Body(_));
        if self.scene.entities(mention).any(is_place) {
            return vec![Likely::sure(Actor::Nobody)];
        }
        let everywhere = self.ticket_named(mention);
        if !everywhere.is_empty() {
            return everywhere;
        }
        let people = self.people(mention);
        match people.is_empty() {
            true => vec![self.unknown(mention)],
            false => people.into_iter().map(stands).collect(),
        }
    }

    /// Who a named person is: as the article introduced them, in the contest the claim names.
    pub(super) fn people(&self, mention: &Mention) -> Vec<Likely<Standing>> {
        let own = places::own_contests(self.scene, self.claim);
        let known = self.scene.index(mention).map_or(&[][..], |ix| self.scene.standings(ix));
        let in_own = |standing: &Likely<Standing>| {
            own.iter().any(|contest| contest.it == standing.it.contest)
        };
        if own.is_empty() || known.iter().any(in_own) {
            return known.iter().copied().filter(|s| own.is_empty() || in_own(s)).collect();
        }
        let here = people::standings_of(self.scene, mention, &own, &[]);
        if here.iter().any(in_own) {
            return here.into_iter().filter(in_own).collect();
        }
        // "Gill of Northland" stands in a contest of another house that lies there.
        let regions = places::own_regions(self.scene, self.claim);
        let lies_there = |s: &Likely<Standing>| places::lies_in(self.scene, s.it.contest, &regions);
        let there: Vec<_> = known.iter().chain(&here).copied().filter(lies_there).collect();
        if !there.is_empty() {
            return rank(there);
        }
        // Named for a contest they don't stand in: the place or the name is another.
        here.into_iter().map(|standing| standing.times(0.6)).collect()
    }

    /// Several parties or blocs, each once ("the Red Party, or RP"); `None` where one of them is neither.
    pub(super) fn together(&self, several: &[Mention]) -> Option<Likely<Actor>> {
        let mut whos: Vec<Who> = Vec::new();
        for mention in several {
            let who = *parties::named(self.scene, mention).first()?;
            if !whos.contains(&who) {
                whos.push(who);
            }
        }
        match whos.as_slice() {
            [] => None,
            [only] => Some(Likely::sure(Actor::Who(*only))),
            _ => Some(Likely::sure(Actor::Together(whos))),
        }
    }

    /// Any one of several people whose numbers the text gives in turn.
    pub(super) fn one_of(&self, several: &[Mention]) -> Vec<Likely<Actor>> {
        let standings = several.iter().filter_map(|mention| {
            let known = self.scene.index(mention).map(|ix| self.scene.standings(ix))?;
            known.first().map(|standing| stands(standing.times(ONE_OF)))
        });
        let people: Vec<_> = standings.collect();
        if people.len() == several.len() {
            return people;
        }
        let printed = several.iter().map(|mention| self.scene.printed(mention));
        vec![Likely::sure(Actor::Unknown(printed.collect::<Vec<_>>().join(", ")))]
    }

    pub(super) fn unknown(&self, mention: &Mention) -> Likely<Actor> {
        Likely::sure(Actor::Unknown(self.scene.printed(mention).to_owned()))
    }
}
