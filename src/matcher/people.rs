//! Who a person's name stands for: the contest under discussion first, then full names.

use super::{
    Likely,
    likely::{YIELDING, rank, yield_to_first, yields},
    parties, places,
    scene::{Scene, point},
    ticket::stands_everywhere,
};
use crate::{
    extractor::Mention,
    names::{HALF_ALIKE, PersonName},
    sources::{CandidacyId, ContestId, Entity, PersonId},
};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::{cell::RefCell, rc::Rc};

/// A person in a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) person: PersonId,
    pub(super) contest: ContestId,
    pub(super) candidacy: CandidacyId,
}

/// From here on a mention may mean a person of the contest under discussion.
const ALIKE: f64 = 0.7;
/// Those introduced before so many others are forgotten.
const REMEMBERED: usize = 400;
/// The people introduced last, of whom a surname reminds before others.
const LATELY: usize = 4;
/// A link below this is none.
const FAINT: f64 = 0.3;

/// Says who each mention of a scene may be, in text order: those named before help to know those
/// named by surname after, and two people in one sentence to know the contest they met in.
pub(super) fn introduce(scene: &mut Scene<'_>) {
    let mut introduced: Vec<Standing> = Vec::new();
    for sentence in scene.mentions.chunk_by(|one, other| one.sentence == other.sentence) {
        let from = scene.introduced().len();
        let named = contests_of_named(scene, sentence);
        for mention in sentence {
            let found = if may_be_person(scene, mention) {
                let mut near = scene.contests_near(point(mention));
                near.extend(named.iter().copied());
                standings_of(scene, mention, &near, &introduced)
            } else {
                Vec::new()
            };
            if let Some(likeliest) = found.first().filter(|found| found.likelihood >= ALIKE) {
                introduced.retain(|known| *known != likeliest.it);
                introduced.push(likeliest.it);
            }
            scene.introduce(found);
        }
        meet(&mut scene.introduced()[from..]);
    }
}

/// The contests of those whom a sentence names in full.
fn contests_of_named(scene: &Scene<'_>, sentence: &[Mention]) -> Vec<Likely<ContestId>> {
    let people =
        sentence.iter().flat_map(|mention| scene.entities(mention)).filter_map(|e| match e {
            Entity::Person(person) if !stands_everywhere(scene, person) => Some(person),
            _ => None,
        });
    let candidacies = people.flat_map(|person| &scene.election.people[person.ix()].candidacies);
    let contest = |id: &CandidacyId| scene.election.candidacies[id.ix()].contest;
    candidacies.map(|id| Likely::new(contest(id), 0.8)).take(8).collect()
}

/// Who a mention may be, given the contests under discussion and the people already introduced.
pub(super) fn standings_of(
    scene: &Scene<'_>,
    mention: &Mention,
    contests: &[Likely<ContestId>],
    introduced: &[Standing],
) -> Vec<Likely<Standing>> {
    let named: Vec<PersonId> = scene
        .entities(mention)
        .filter_map(|entity| match entity {
            Entity::Person(person) => Some(person),
            _ => None,
        })
        .collect();
    let namesake = scene.namesakes.of(scene.printed(mention));
    let by_name: Vec<Standing> =
        named.iter().flat_map(|person| candidacies(scene, *person)).collect();
    let mut found: Vec<Likely<Standing>> = Vec::new();
    for contest in contests {
        if !may_tell(contest.likelihood, &found) {
            continue;
        }
        let mut alike: SmallVec<[(Standing, f64); 4]> =
            by_name.iter().filter(|it| it.contest == contest.it).map(|it| (*it, 1.0)).collect();
        let other = |(it, _): &(Standing, f64)| !named.contains(&it.person);
        alike.extend(namesake.in_contest(scene, contest.it).iter().copied().filter(other));
        alike.retain(|(_, alike)| *alike >= ALIKE);
        let fits_known = alike.iter().any(|(standing, _)| introduced.contains(standing));
        for (standing, alike) in alike {
            let label = parties::agreement(scene, mention, standing.candidacy);
            // Of two whom part of a name fits, it means the one already introduced.
            let news = match alike > 0.95 || introduced.contains(&standing) {
                true => 1.0,
                false if fits_known => 0.5,
                false => 0.92,
            };
            let sure = contest.likelihood * sureness(alike) * label * news;
            found.push(Likely::new(standing, sure));
        }
    }
    found.extend(by_full_name(scene, mention, &namesake.name, &named));
    for (ago, standing) in introduced.iter().rev().take(REMEMBERED).enumerate() {
        let alike = match named.contains(&standing.person) {
            true => 1.0,
            false => namesake.of_person(scene, standing.person),
        };
        if alike >= ALIKE {
            let faded = if ago < LATELY { 0.9 } else { 0.75 };
            // A name that somebody else bears in full hardly means one who is only spoken of.
            let other =
                if named.is_empty() || named.contains(&standing.person) { 1.0 } else { 0.6 };
            found.push(Likely::new(*standing, faded * other * sureness(alike)));
        }
    }
    let mut found = rank(found);
    yield_to_first(&mut found);
    found.retain(|standing| standing.likelihood >= FAINT);
    found.truncate(4);
    found
}

/// Whether anybody who stands in a contest of this likelihood can be told beside those found: a field is not
/// looked through for nothing.
fn may_tell(contest: f64, found: &[Likely<Standing>]) -> bool {
    let most = contest * parties::AGREES;
    let first = found.iter().map(|found| found.likelihood).max_by(f64::total_cmp);
    match first.is_some_and(|first| yields(most, first)) {
        true => most * YIELDING >= FAINT,
        false => most >= FAINT,
    }
}

/// Those of a contest whose names have something telling in common with a mention.
pub(super) fn half_alike(
    scene: &Scene<'_>,
    mention: &Mention,
    contest: ContestId,
) -> Vec<Standing> {
    let namesake = scene.namesakes.of(scene.printed(mention));
    namesake.in_contest(scene, contest).iter().map(|(standing, _)| *standing).collect()
}

/// Those of a contest whom a mention may mean by its words alone.
pub(super) fn alike_in(scene: &Scene<'_>, mention: &Mention, contest: ContestId) -> Vec<Standing> {
    let namesake = scene.namesakes.of(scene.printed(mention));
    let alike = namesake.in_contest(scene, contest);
    alike.iter().filter(|(_, alike)| *alike >= ALIKE).map(|(standing, _)| *standing).collect()
}

/// Wherever those stand whose names are like a mention, likest first.
pub(super) fn namesakes(scene: &Scene<'_>, mention: &Mention) -> Vec<Standing> {
    let namesake = scene.namesakes.of(scene.printed(mention));
    let alike = scene.names.alike(&namesake.name, scene.id).into_iter();
    alike.flat_map(|(person, _)| candidacies(scene, person)).collect()
}

/// The names of an article, each taken apart once.
#[derive(Default)]
pub(super) struct Namesakes(RefCell<FxHashMap<String, Rc<Namesake>>>);

/// A name of an article, with whom it was found to be like.
struct Namesake {
    name: PersonName,
    fields: RefCell<FxHashMap<ContestId, Alike>>,
    people: RefCell<FxHashMap<PersonId, f64>>,
}

/// Those of a contest who have something telling in common with a name, and how alike they are.
type Alike = Rc<[(Standing, f64)]>;

impl Namesakes {
    fn of(&self, printed: &str) -> Rc<Namesake> {
        let mut known = self.0.borrow_mut();
        if let Some(known) = known.get(printed) {
            return known.clone();
        }
        let name = PersonName::new(printed);
        let namesake =
            Rc::new(Namesake { name, fields: RefCell::default(), people: RefCell::default() });
        known.insert(printed.to_owned(), namesake.clone());
        namesake
    }
}

impl Namesake {
    /// Those of a contest whom the name may half mean.
    fn in_contest(&self, scene: &Scene<'_>, contest: ContestId) -> Alike {
        let mut fields = self.fields.borrow_mut();
        let alike = fields.entry(contest).or_insert_with(|| {
            let people = field(scene, contest).map(|standing| standing.person);
            let alike = scene.names.alike_in(&self.name, scene.id, contest, people);
            let known = |standing: Standing| {
                let (_, alike) = alike.iter().find(|(person, _)| *person == standing.person)?;
                Some((standing, *alike)).filter(|(_, alike)| *alike >= HALF_ALIKE)
            };
            match alike.iter().any(|(_, alike)| *alike >= HALF_ALIKE) {
                true => field(scene, contest).filter_map(known).collect(),
                false => Rc::default(),
            }
        });
        alike.clone()
    }

    /// How likely the name means somebody spoken of.
    fn of_person(&self, scene: &Scene<'_>, person: PersonId) -> f64 {
        *self.people.borrow_mut().entry(person).or_insert_with(|| self.alike(scene, person))
    }

    fn alike(&self, scene: &Scene<'_>, person: PersonId) -> f64 {
        scene.names.likeness(&self.name, scene.id, person)
    }
}

/// Everybody who stands in a contest.
pub(super) fn field(
    scene: &Scene<'_>,
    contest: ContestId,
) -> impl Iterator<Item = Standing> + Clone {
    let election = scene.election;
    election.contests[contest.ix()].candidacies.iter().filter_map(move |id| {
        let person = election.candidacies[id.ix()].person?;
        Some(Standing { person, contest, candidacy: *id })
    })
}

/// Wherever a person stands.
pub(super) fn candidacies(scene: &Scene<'_>, person: PersonId) -> Vec<Standing> {
    let all = scene.election.people[person.ix()].candidacies.iter();
    let contest = |id: &CandidacyId| scene.election.candidacies[id.ix()].contest;
    all.map(|id| Standing { person, contest: contest(id), candidacy: *id }).collect()
}

/// A full name by itself: sure where one person bears it and stands once, unless its words are
/// everybody's.
fn by_full_name(
    scene: &Scene<'_>,
    mention: &Mention,
    name: &PersonName,
    named: &[PersonId],
) -> Vec<Likely<Standing>> {
    let mut standings: Vec<Standing> = Vec::new();
    for person in named.iter().filter(|person| !stands_everywhere(scene, **person)) {
        standings.extend(candidacies(scene, *person));
    }
    // Who stands for several houses is spoken of for the one under discussion.
    let at = point(mention);
    let body = scene.bodies_near(at).first().map_or_else(|| places::national(scene), |b| b.it);
    let of_body = |standing: &Standing| scene.election.contests[standing.contest.ix()].body == body;
    let sure = match (standings.len(), standings.iter().filter(|s| of_body(s)).count()) {
        (1, _) if scene.names.is_common(name, scene.id) => (0.6, 0.6),
        (1, _) => (0.93, 0.93),
        (_, 1) => (0.8, 0.45),
        _ => (0.55, 0.5),
    };
    let labelled = |standing: &Standing| parties::agreement(scene, mention, standing.candidacy);
    let likely = |it: Standing| {
        let sure = if of_body(&it) { sure.0 } else { sure.1 };
        Likely::new(it, f64::min(sure * labelled(&it), 1.0))
    };
    standings.into_iter().map(likely).collect()
}

/// How sure a link inside a known contest is, by how alike the names are.
fn sureness(alike: f64) -> f64 {
    (0.55 + 0.5 * alike).min(1.0)
}

fn may_be_person(scene: &Scene<'_>, mention: &Mention) -> bool {
    let is_person = |entity: Entity| matches!(entity, Entity::Person(_));
    scene.entities(mention).any(is_person) || mention.entities.iter().all(|e| is_person(e.entity))
}

/// Of two people in one sentence, the contest in which they met is likelier than any other.
fn meet(sentence: &mut [Vec<Likely<Standing>>]) {
    let all: Vec<Vec<Standing>> =
        sentence.iter().map(|found| found.iter().map(|standing| standing.it).collect()).collect();
    for (ix, found) in sentence.iter_mut().enumerate() {
        for standing in found.iter_mut() {
            let others = all.iter().enumerate().filter(|(other, _)| *other != ix);
            let met = others.flat_map(|(_, others)| others).any(|other| {
                other.contest == standing.it.contest && other.person != standing.it.person
            });
            if met {
                standing.likelihood = standing.likelihood.max(0.5) * 1.3;
                standing.likelihood = standing.likelihood.min(0.97);
            }
        }
        *found = rank(std::mem::take(found));
    }
}
