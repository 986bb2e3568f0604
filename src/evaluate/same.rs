//! Whether an expected subject or scope and a claim's are the same thing under two names.

use crate::{
    extractor::Kind,
    names::{self, Gazetteer},
    report::v1::{Claim, Scope, Subject, SubjectKind},
    sources::{Contest, Election, Entity, EntityRef, Sources},
};

/// How alike two spellings of a person's name must be.
const ALIKE: f64 = 0.85;

/// Compares names with the help of all names the sources know.
pub struct Namesakes<'a> {
    /// The sources.
    pub sources: &'a Sources,
    /// Their names.
    pub names: &'a Gazetteer,
}

impl Namesakes<'_> {
    /// Whether a claim is about what the reader says, by any name; of several, any one will do.
    pub fn subject(&self, expected: Option<&str>, claim: &Claim) -> bool {
        let Some(expected) = expected else { return true };
        let is_about_a_place = matches!(
            claim.subject.kind,
            SubjectKind::None | SubjectKind::Body | SubjectKind::Area | SubjectKind::Any
        );
        (is_about_a_place && counts_a_place(claim.kind))
            || parts(expected).any(|part| {
                self.same_subject(part, &claim.subject) || self.stands_there_for(part, claim)
            })
    }

    /// Whether somebody is who the reader says, by any name; of several, any one will do.
    pub fn is(&self, expected: Option<&str>, subject: &Subject) -> bool {
        expected
            .is_some_and(|expected| parts(expected).any(|part| self.same_subject(part, subject)))
    }

    /// Whether somebody stands in the claim's constituency: a margin is between two, whichever of them
    /// the reader names.
    pub fn stands_there(&self, expected: Option<&str>, claim: &Claim) -> bool {
        let (Some(expected), Some(election)) = (expected, self.election(&claim.scope)) else {
            return false;
        };
        let Some(contest) = contest_of(election, claim) else { return false };
        let people = contest.candidacies.iter().filter_map(|id| {
            Some(&election.people[election.candidacies[id.ix()].person?.ix()].name)
        });
        people.into_iter().any(|name| names::likeness(expected, name) >= ALIKE)
    }

    /// Whether a claim is about the place the reader names, no wider and no narrower.
    pub fn scope(&self, expected: Option<&str>, claim: &Claim) -> bool {
        let Some(expected) = expected else { return true };
        let scope = &claim.scope;
        let Some(election) = self.election(scope) else { return !self.names_a_part(expected) };
        if year_in(expected).is_some_and(|year| year != election.date.year()) {
            return false;
        }
        parts(expected).any(|part| self.same_place(part, scope))
    }

    fn same_subject(&self, expected: &str, subject: &Subject) -> bool {
        match words(expected).first().map(String::as_str) {
            Some("any") => return subject.kind == SubjectKind::Any,
            Some("other" | "others") => return subject.name.as_deref() == Some("others"),
            _ => {}
        }
        if let Some(id) = &subject.id
            && self.found(expected).iter().any(|found| self.ids(*found).contains(id))
        {
            return true;
        }
        [&subject.name, &subject.mention, &subject.id].into_iter().flatten().any(|name| {
            shares_all_words(expected, name)
                || (subject.kind == SubjectKind::Candidate
                    && names::likeness(expected, name) >= ALIKE)
        })
    }

    /// Whether a person is the candidate of the claim's party in the claim's constituency.
    fn stands_there_for(&self, person: &str, claim: &Claim) -> bool {
        let Some(election) = self.election(&claim.scope) else { return false };
        let Some(contest) = contest_of(election, claim) else { return false };
        contest.candidacies.iter().map(|id| &election.candidacies[id.ix()]).any(|stands| {
            claim.subject.id.as_ref() == Some(&election.parties[stands.party.ix()].id)
                && stands.person.is_some_and(|id| {
                    names::likeness(person, &election.people[id.ix()].name) >= ALIKE
                })
        })
    }

    /// The constituency decides; else region and body; else the body.
    fn same_place(&self, expected: &str, scope: &Scope) -> bool {
        let found = self.found(expected);
        let ids_of = |wanted: fn(&Entity) -> bool| -> Vec<String> {
            let wanted = found.iter().filter(|found| wanted(&found.entity));
            wanted.flat_map(|found| self.ids(*found)).collect()
        };
        let contests = ids_of(|entity| matches!(entity, Entity::Contest(_)));
        let regions = ids_of(|entity| matches!(entity, Entity::Region(_)));
        let bodies = ids_of(|entity| matches!(entity, Entity::Body(_)));
        let area = scope.area.as_ref().map(|area| &area.id);
        let in_body = match &scope.body {
            Some(body) => bodies.is_empty() || bodies.contains(body),
            // "The provincial assemblies" are several, and no one of them is the claim's.
            None => bodies.len() != 1,
        };
        if !contests.is_empty() {
            return area.is_some_and(|area| contests.contains(area));
        }
        if !regions.is_empty() {
            return in_body && area.is_some_and(|area| regions.contains(area));
        }
        in_body && area.is_none()
    }

    fn names_a_part(&self, expected: &str) -> bool {
        self.found(expected)
            .iter()
            .any(|found| matches!(found.entity, Entity::Contest(_) | Entity::Region(_)))
    }

    fn election(&self, scope: &Scope) -> Option<&Election> {
        let id = scope.election.as_ref()?;
        self.sources.by_id(id)
    }

    fn found(&self, text: &str) -> Vec<EntityRef> {
        self.names.find(text).into_iter().flat_map(|hit| hit.entities).collect()
    }

    /// The ids an entity goes by in a report; a party that stood as a bloc goes by both.
    fn ids(&self, found: EntityRef) -> Vec<String> {
        let election = self.sources.election(found.election);
        match found.entity {
            Entity::Party(party) => {
                let party = &election.parties[party.ix()];
                let bloc = party.contested_as.map(|bloc| election.blocs[bloc.ix()].id.clone());
                [Some(party.id.clone()), bloc].into_iter().flatten().collect()
            }
            Entity::Bloc(bloc) => {
                let contested = election.parties.iter().filter(|p| p.contested_as == Some(bloc));
                let parties = contested.map(|party| party.id.clone());
                parties.chain([election.blocs[bloc.ix()].id.clone()]).collect()
            }
            Entity::Person(person) => vec![election.people[person.ix()].id.clone()],
            Entity::Contest(contest) => vec![election.contests[contest.ix()].id.clone()],
            Entity::Region(region) => vec![election.regions[region.ix()].path.clone()],
            Entity::Body(body) => vec![election.bodies[body.ix()].id.clone()],
            Entity::Election => vec![election.id.clone()],
        }
    }
}

/// Kinds that may well speak of a place rather than of somebody.
fn counts_a_place(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ContestCount
            | Kind::ContestSize
            | Kind::PollingPlaces
            | Kind::Registered
            | Kind::VotesCast
            | Kind::RejectedVotes
            | Kind::Turnout
            | Kind::Threshold
            | Kind::AllegedChange
            | Kind::Margin
    )
}

fn contest_of<'a>(election: &'a Election, claim: &Claim) -> Option<&'a Contest> {
    let contest = election.contest(&claim.scope.area.as_ref()?.id)?;
    Some(&election.contests[contest.ix()])
}

/// The things an expectation names; of `A over B` only A is the subject.
fn parts(expected: &str) -> impl Iterator<Item = &str> {
    let subject = expected.split(" over ").next().unwrap_or(expected);
    subject.split([';', '+', '/']).map(str::trim).filter(|part| !part.is_empty())
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn shares_all_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    !one.is_empty() && !other.is_empty() && (holds(&one, &other) || holds(&other, &one))
}

fn year_in(text: &str) -> Option<i16> {
    words(text).iter().filter(|word| word.len() == 4).find_map(|word| word.parse().ok())
}
