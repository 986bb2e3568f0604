//! Pronouns: which of the people named before is meant.

use super::{
    Likely,
    layout::Point,
    likely::{rank, yield_to_first},
    people::{self, Standing},
    places,
    references::{Actor, Asked},
    scene::point,
};
use crate::{
    extractor::{Kind, Mention},
    sources::{ContestId, PersonId},
};

/// So many bytes stand at most between what somebody did and where: " his second seat in ".
const RIGHT_BEHIND: usize = 32;

impl Asked<'_> {
    /// The person last spoken of, likeliest first: whoever stands right before the words; in the
    /// same sentence, then in those before, the subject of a claim sooner than others named.
    pub(super) fn person_before(
        &self,
        at: Point,
        not: &[Likely<Standing>],
    ) -> Vec<Likely<Standing>> {
        let fits = |standing: &Standing| not.iter().all(|other| other.it.person != standing.person);
        let mut before: Vec<Before> = Vec::new();
        for said in self.spoken.iter().rev().filter(|said| said.point.byte <= at.byte).take(4) {
            if let Actor::Stands(standing) = said.opener
                && fits(&standing)
            {
                let standing = Likely::new(standing, 0.95);
                before.push(Before { point: said.point, end: said.point.byte, standing, rank: 1 });
            }
        }
        let named = self.scene.present(at).filter(|(_, mention, _)| mention.span.end <= at.byte);
        for (ix, mention, _) in named.take(8) {
            if let Some(standing) = self.scene.standings(ix).iter().find(|s| fits(&s.it)) {
                let end = mention.span.end;
                let rank = self.clause(mention, standing.it);
                before.push(Before { point: point(mention), end, standing: *standing, rank });
            }
        }
        before.sort_by_key(|b| {
            let adjacent = b.end + 3 >= at.byte && b.rank != 1 && b.point.sentence == at.sentence;
            (adjacent, b.point.sentence, b.rank, b.point.byte)
        });
        let focus = self.focus(at);
        let layout = self.scene.layout;
        let mut passed: Vec<PersonId> = Vec::new();
        let mut found = Vec::new();
        for one in before.into_iter().rev() {
            let person = one.standing.it.person;
            // Whoever stood nowhere there neither won nor lost there.
            let stood = self.stood_where_it_is_told(person);
            if stood != Some(false) && !passed.contains(&person) {
                let faded = 0.75_f64.powi(i32::try_from(passed.len()).unwrap_or(9));
                let likely = one.standing.times(0.97 * layout.presence(one.point, at) * faded);
                found.push(if stood.is_some() { likely } else { self.focused(likely, &focus) });
                passed.push(person);
            }
        }
        let mut found = rank(found);
        yield_to_first(&mut found);
        found.retain(|standing| standing.likelihood > 0.3);
        found
    }

    /// 2 where a mention opens a clause after a claim of its sentence, else 0.
    fn clause(&self, mention: &Mention, standing: Standing) -> u8 {
        let mut said = self.spoken.iter().filter(|said| said.point.sentence == mention.sentence);
        let opens = said.next_back().is_some_and(|said| {
            let of_claim = [&said.subject, &said.opponent].contains(&&Actor::Stands(standing));
            said.end <= mention.span.start && !of_claim
        });
        if opens { 2 } else { 0 }
    }

    /// The contests that the text has just named.
    fn focus(&self, at: Point) -> Vec<ContestId> {
        let own = places::own_contests(self.scene, self.claim);
        if !own.is_empty() {
            return own.into_iter().map(|contest| contest.it).collect();
        }
        let mut named = self.scene.present(at).filter(|(_, _, presence)| *presence > 0.9);
        let found = named.find_map(|(_, mention, _)| {
            Some(self.scene.contests_of(mention, at)).filter(|contests| !contests.is_empty())
        });
        found.into_iter().flatten().map(|contest| contest.it).collect()
    }

    /// Whether somebody stood in the region that a claim of who won or lost names right behind it, if it names one:
    /// "A won NA-1, where B stood, but he lost in the city".
    fn stood_where_it_is_told(&self, person: PersonId) -> Option<bool> {
        let claim = self.claim;
        let right_behind = |place: &&Mention| {
            place.sentence == claim.sentence
                && place.span.start >= claim.span.start
                && place.span.start <= claim.span.end + RIGHT_BEHIND
        };
        let regions = claim.places.iter().filter(right_behind);
        let regions: Vec<_> = regions.filter_map(|place| self.scene.region_of(place)).collect();
        let is_seat = |place: &Mention| {
            self.scene.region_of(place).is_none()
                && !self.scene.contests_of(place, places::here(claim)).is_empty()
        };
        if claim.kind != Kind::Outcome || regions.is_empty() || claim.places.iter().any(is_seat) {
            return None;
        }
        let stood = people::candidacies(self.scene, person);
        Some(stood.iter().any(|one| places::lies_in(self.scene, one.contest, &regions)))
    }

    /// A person as they stand in the contest just named; less likely if they don't.
    fn focused(&self, likely: Likely<Standing>, focus: &[ContestId]) -> Likely<Standing> {
        if focus.is_empty() || focus.contains(&likely.it.contest) {
            return likely;
        }
        let mut here = focus.iter().flat_map(|contest| people::field(self.scene, *contest));
        match here.find(|standing| standing.person == likely.it.person) {
            Some(standing) => Likely::new(standing, likely.likelihood),
            None => likely.times(0.55),
        }
    }
}

/// Somebody named or spoken of before.
struct Before {
    point: Point,
    end: usize,
    standing: Likely<Standing>,
    /// 2 for whoever opens a later clause, 1 for the subject of a claim, 0 for others.
    rank: u8,
}
