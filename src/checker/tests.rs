//! Claims with real figures, judged against the bundled sources.

use super::{Checked, Finding, Reason, Severity, Verdict, check, measures};
use crate::{
    extractor::{Basis, Claim, Kind, Mention, Placement, Role, Stage, Statement, Voice},
    matcher::{LinkedClaim, Reading, Setting, Subject},
    sources::{
        BlocId, BodyId, CandidacyId, ContestId, Election, ElectionId, Entity, EntityRef, Measure,
        PartyId, Place, RegionId, Sex, Sources, Who,
    },
    span::Span,
    text::{Amount, Approx, Unit, Worded},
};
use rust_decimal::Decimal;
use std::sync::LazyLock;

static SOURCES: LazyLock<Sources> = LazyLock::new(|| Sources::bundled().expect("sound sources"));

fn election() -> (&'static Election, ElectionId) {
    let at = SOURCES.elections.iter().position(|e| e.id == "pk-2024").expect("pk-2024 is bundled");
    (&SOURCES.elections[at], ElectionId(at as u32))
}

fn contest(code: &str) -> ContestId {
    election().0.contest(code).unwrap_or_else(|| panic!("no contest {code}"))
}

/// The candidate of a contest whose name holds a word.
fn candidate(code: &str, name: &str) -> CandidacyId {
    let election = election().0;
    let candidacies = &election.contests[contest(code).ix()].candidacies;
    let called = |c: &&CandidacyId| election.candidacy_name(**c).contains(name);
    *candidacies.iter().find(called).unwrap_or_else(|| panic!("no {name} in {code}"))
}

fn party(id: &str) -> Who {
    Who::Party(PartyId(position(&election().0.parties, |party| party.id == id)))
}

fn bloc(id: &str) -> Who {
    Who::Bloc(BlocId(position(&election().0.blocs, |bloc| bloc.id == id)))
}

fn body(id: &str) -> BodyId {
    BodyId(position(&election().0.bodies, |body| body.id == id))
}

fn national() -> Place {
    Place::Body(body("na"))
}

/// A region of the National Assembly's election.
fn in_region(name: &str) -> Place {
    Place::Region(body("na"), RegionId(position(&election().0.regions, |r| r.name == name)))
}

fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> u32 {
    list.iter().position(is).expect("in the sources") as u32
}

fn votes(code: &str, name: &str) -> Measure {
    Measure::Votes(candidate(code, name))
}

/// A claim of the article's own, as final, in its first sentence, with its place named.
fn claim(kind: Kind, statement: Statement) -> Claim {
    let place = Mention::new(Span::new(0, 1), 0, Vec::new());
    Claim {
        kind,
        statement,
        span: Span::new(0, 1),
        quote: Span::new(0, 1),
        sentence: 0,
        subject: Role::Named(place.clone()),
        opponent: Role::None,
        places: vec![place],
        year: None,
        earlier: false,
        after: None,
        poll: None,
        there: None,
        stands_out: false,
        by_seat: false,
        nationwide: false,
        stage: Stage::Final,
        voice: Voice::Own,
        speaker: None,
        placement: Placement::Body,
        gained: false,
        looks_back: false,
        lately: false,
        in_month: false,
        restriction: None,
        basis: None,
        sureness: 1.0,
        doubted: false,
        pattern: "test/1".to_owned(),
    }
}

fn exactly(value: i64) -> Amount {
    amount(value, Approx::Exact, None)
}

fn amount(value: i64, approx: Approx, unit: Option<Unit>) -> Amount {
    let mut place = 1;
    while value != 0 && value % (place * 10) == 0 {
        place *= 10;
    }
    Amount { worded: Worded::One(value.into()), approx, unit, place: place.into() }
}

fn number(kind: Kind, value: i64) -> Claim {
    claim(kind, Statement::Number { amount: exactly(value), of: None })
}

fn part(kind: Kind, value: i64, whole: i64) -> Claim {
    let of = Some((Span::new(0, 1), exactly(whole)));
    claim(kind, Statement::Number { amount: exactly(value), of })
}

fn reading(measure: Measure, subject: Subject) -> Reading {
    Reading {
        election: election().1,
        measure: Some(measure),
        subject,
        opponent: Subject::None,
        place: None,
        likelihood: 1.0,
    }
}

fn fact(kind: Kind, asserts: bool) -> Claim {
    claim(kind, Statement::Fact(asserts))
}

/// A claim linked to what it means, with the place named where it names any.
fn linked(mut claim: Claim, measure: Measure) -> LinkedClaim {
    let entities: Vec<Entity> = match measures::place(election().0, &measure) {
        Place::Region(body, region) => vec![Entity::Body(body), Entity::Region(region)],
        Place::Body(body) => vec![Entity::Body(body)],
        _ => Vec::new(),
    };
    let named = entities.into_iter().map(|entity| EntityRef { election: election().1, entity });
    if let Some(place) = claim.places.first_mut() {
        place.entities = named.collect();
    }
    LinkedClaim {
        claim,
        readings: vec![reading(measure, Subject::None)],
        setting: Setting::default(),
    }
}

fn about(claim: Claim, measure: Measure, subject: Subject) -> LinkedClaim {
    LinkedClaim { claim, readings: vec![reading(measure, subject)], setting: Setting::default() }
}

fn judged(linked: LinkedClaim) -> Finding {
    check(vec![linked], &SOURCES).findings.remove(0)
}

fn together(claims: Vec<LinkedClaim>) -> Checked {
    check(claims, &SOURCES)
}

mod facts;
mod numbers;
mod several;
