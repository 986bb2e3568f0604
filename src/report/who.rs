//! Entities of the sources, in the words of the report.

use super::v1::{Area, Scope, Subject, SubjectKind};
use crate::{
    matcher,
    sources::{BodyId, ContestId, Election, Entity, EntityRef, PersonId, Place, Sources, Who},
};

/// What a kind of thing is called, and its id and name in the sources.
pub struct Named {
    pub kind: SubjectKind,
    pub id: Option<String>,
    pub name: Option<String>,
}

impl Named {
    pub const NOBODY: Self = Self { kind: SubjectKind::None, id: None, name: None };

    pub fn any() -> Self {
        Self { kind: SubjectKind::Any, id: None, name: None }
    }

    pub fn others() -> Self {
        Self { kind: SubjectKind::Any, id: None, name: Some("others".into()) }
    }

    fn known(kind: SubjectKind, id: &str, name: &str) -> Self {
        Self { kind, id: Some(id.into()), name: Some(name.into()) }
    }

    /// A name that the sources don't hold.
    pub fn unknown(kind: SubjectKind, name: &str) -> Self {
        Self { kind, id: None, name: Some(name.into()) }
    }

    pub fn mentioned(self, mention: Option<String>) -> Subject {
        Subject { kind: self.kind, id: self.id, name: self.name, mention }
    }
}

/// The subject of a reading; what is asked of a place is about the place.
pub fn subject(election: &Election, subject: &matcher::Subject, place: Option<Place>) -> Named {
    match subject {
        matcher::Subject::None => place.map_or(Named::NOBODY, |place| of_place(election, place)),
        matcher::Subject::Person(person, _) => of_person(election, *person),
        matcher::Subject::Who(who) => of_who(election, *who),
        matcher::Subject::Together(several) => together(election, several),
        matcher::Subject::Any => Named::any(),
        matcher::Subject::Unknown(name) => Named::unknown(SubjectKind::Candidate, name),
    }
}

/// What a name of the gazetteer stands for.
pub fn entity(sources: &Sources, found: EntityRef) -> Named {
    let election = sources.election(found.election);
    match found.entity {
        Entity::Party(party) => of_who(election, Who::Party(party)),
        Entity::Bloc(bloc) => of_who(election, Who::Bloc(bloc)),
        Entity::Person(person) => of_person(election, person),
        Entity::Contest(contest) => of_place(election, Place::Contest(contest)),
        Entity::Body(body) => of_place(election, Place::Body(body)),
        Entity::Election => of_place(election, Place::Election),
        Entity::Region(region) => {
            let region = &election.regions[region.ix()];
            Named::known(SubjectKind::Area, &region.path, &region.name)
        }
    }
}

/// Where a reading holds.
pub fn scope(election: &Election, place: Option<Place>) -> Scope {
    let (body, area) = match place {
        Some(Place::Contest(contest)) => {
            (Some(election.contests[contest.ix()].body), Some(contest_area(election, contest)))
        }
        Some(Place::Region(body, region)) => {
            let region = &election.regions[region.ix()];
            let (id, name) = (region.path.clone(), region.name.clone());
            (Some(body), Some(Area { id, name, kind: region.level.clone() }))
        }
        Some(Place::Body(body)) => (Some(body), None),
        Some(Place::Provincial | Place::Election) | None => (None, None),
    };
    Scope { election: Some(election.id.clone()), body: body.map(|id| body_id(election, id)), area }
}

fn of_who(election: &Election, who: Who) -> Named {
    match who {
        Who::Party(party) => {
            let party = &election.parties[party.ix()];
            Named::known(SubjectKind::Party, &party.id, &party.name)
        }
        Who::Bloc(bloc) => {
            let bloc = &election.blocs[bloc.ix()];
            Named::known(SubjectKind::Bloc, &bloc.id, &bloc.name)
        }
        Who::Person(person) => of_person(election, person),
        Who::Others => Named::others(),
    }
}

fn of_person(election: &Election, person: PersonId) -> Named {
    let person = &election.people[person.ix()];
    Named::known(SubjectKind::Candidate, &person.id, &person.name)
}

fn together(election: &Election, several: &[Who]) -> Named {
    let members: Vec<_> = several.iter().map(|who| of_who(election, *who)).collect();
    let joined = |part: fn(&Named) -> Option<&String>| {
        members.iter().filter_map(part).map(String::as_str).collect::<Vec<_>>().join(" + ")
    };
    let (ids, names) = (joined(|member| member.id.as_ref()), joined(|member| member.name.as_ref()));
    Named::known(SubjectKind::Bloc, &ids, &names)
}

fn of_place(election: &Election, place: Place) -> Named {
    match place {
        Place::Contest(_) | Place::Region(..) => {
            let area = scope(election, Some(place)).area;
            area.map_or(Named::NOBODY, |area| Named::known(SubjectKind::Area, &area.id, &area.name))
        }
        Place::Body(body) => {
            let body = &election.bodies[body.ix()];
            Named::known(SubjectKind::Body, &body.id, &body.name)
        }
        Place::Provincial => Named::unknown(SubjectKind::Body, "provincial assemblies"),
        Place::Election => Named::known(SubjectKind::Body, &election.id, &election.name),
    }
}

fn contest_area(election: &Election, contest: ContestId) -> Area {
    let contest = &election.contests[contest.ix()];
    Area { id: contest.id.clone(), name: contest.name.clone(), kind: "contest".into() }
}

fn body_id(election: &Election, body: BodyId) -> String {
    election.bodies[body.ix()].id.clone()
}
