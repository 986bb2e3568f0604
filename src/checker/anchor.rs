//! Whether the text itself ties a claim to what it is held against, and not the words around it alone.

use super::question::Question;
use crate::{
    extractor::{Claim, Kind, Mention, Reference, Role, Statement},
    sources::{ContestId, Election, Entity, EntityRef, Measure, Place},
};

/// How likely somebody is meant whom a pronoun stands for, to say that they did not win.
const SURELY_MEANT: f64 = 0.9;

/// How likely a constituency or a house is meant that the same paragraph names.
const IN_ITS_PARAGRAPH: f64 = 0.85;

/// From here upwards it is sure which party a tally is of that says "the party", or that says nothing.
const REFERRED_TO: f64 = 0.75;
const IMPLIED: f64 = 0.93;

/// Whether the text itself ties the claim to what it is held against, and not the words around it
/// alone: a winner to the seat, a rank or a tally to its party and place.
pub(super) fn is_anchored(question: &Question<'_>) -> bool {
    let claim = question.claim;
    if question.anchored {
        return true;
    }
    let of_opponent = || matches!(claim.opponent, Role::Named(_));
    // "The coalition has two thirds": who is in it, no single party tells.
    let of_alliance = matches!(claim.subject, Role::Refers { by: Reference::Alliance, .. });
    let referred = matches!(claim.subject, Role::Refers { .. });
    let unsure = referred && question.reading.likelihood < IMPLIED;
    if claim.kind == Kind::Threshold && (of_alliance || unsure) {
        return false;
    }
    match *question.measure {
        Measure::Elected(candidacy) => {
            let contest = question.election.candidacies[candidacy.ix()].contest;
            let stands_once = || match &claim.subject {
                Role::Named(mention) => question.election.candidacies[candidacy.ix()]
                    .person
                    .filter(|person| {
                        let entity = Entity::Person(*person);
                        let election = question.reading.election;
                        mention.entities.contains(&EntityRef { election, entity })
                    })
                    .is_some_and(|person| {
                        question.election.people[person.ix()].candidacies.len() == 1
                    }),
                _ => false,
            };
            let is_sure = match claim.subject {
                Role::Refers { .. } => question.reading.likelihood >= SURELY_MEANT,
                _ => true,
            };
            let in_contest = || {
                is_named_beside(question, &|entity| entity == Entity::Contest(contest))
                    || of_opponent()
                    || stands_once()
            };
            is_sure && in_contest()
        }
        // "He won by 1.5 points" of somebody who stood everywhere may be said of the country.
        Measure::Margin(contest) => {
            !is_fought_everywhere(question.election, contest)
                || is_named_beside(question, &|entity| entity == Entity::Contest(contest))
        }
        // "It is the third party by votes" below a seat is said of all of the country.
        Measure::Rank(candidacy) if is_of_party(claim) => {
            let contest = question.election.candidacies[candidacy.ix()].contest;
            is_named_beside(question, &|entity| entity == Entity::Contest(contest))
        }
        // A rank may be by votes, or of the parties of a kind.
        Measure::SeatRank(..) => {
            matches!(claim.statement, Statement::Fact(_)) && !claim.places.is_empty()
        }
        // Of a region or a house that another paragraph named.
        Measure::Seats(_, place) | Measure::Contests(place)
            if is_part(question, place)
                && !is_placed(question, place)
                && question.reading.likelihood < IN_ITS_PARAGRAPH =>
        {
            false
        }
        // "Its 243 candidates for the assembly" under the heading of a city stood in all of the country.
        Measure::Candidates(_, Place::Region(_, region)) => {
            is_named_beside(question, &|entity| entity == Entity::Region(region))
        }
        // "Three provincial seats, PP-213, PP-220 and PP-221": those, and not all of a house.
        Measure::Seats(..) if lists_contests(question) => false,
        // "84 provincial assembly seats" are those of one province, whichever is meant.
        Measure::Seats(_, Place::Provincial) => claim.nationwide,
        Measure::Seats(..) => match claim.subject {
            Role::Named(_) | Role::Together(_) | Role::Others => true,
            Role::Refers { .. } => question.reading.likelihood >= REFERRED_TO,
            Role::None | Role::Any => question.reading.likelihood >= IMPLIED,
        },
        // "Turnout was 48%" below a seat may be the country's.
        Measure::Turnout(Place::Contest(contest)) => {
            is_named_beside(question, &|entity| entity == Entity::Contest(contest))
        }
        // "There are 444,342 voters" two paragraphs on may be another seat's.
        Measure::Registered(Place::Contest(contest), _)
        | Measure::Cast(Place::Contest(contest))
        | Measure::Valid(Place::Contest(contest))
        | Measure::Rejected(Place::Contest(contest))
        | Measure::Stations(Place::Contest(contest))
        | Measure::Booths(Place::Contest(contest)) => {
            is_named_beside(question, &|entity| entity == Entity::Contest(contest))
                || question.reading.likelihood >= IN_ITS_PARAGRAPH
        }
        _ => true,
    }
}

/// Whether a claim is about a party by name.
fn is_of_party(claim: &Claim) -> bool {
    matches!(&claim.subject, Role::Named(mention) if mention.is_party())
}

/// Whether a place is but a part of what the election as a whole elects.
fn is_part(question: &Question<'_>, place: Place) -> bool {
    match place {
        Place::Region(..) => true,
        Place::Body(body) => Some(body) != question.election.national_body(),
        _ => false,
    }
}

/// Whether the claim's sentence, or a heading above it, names a region or the house that it is held
/// against.
fn is_placed(question: &Question<'_>, place: Place) -> bool {
    let named = |wanted: &dyn Fn(Entity) -> bool| {
        let all = question.claim.places.iter().flat_map(|place| &place.entities);
        let mut own = all.filter(|e| e.election == question.reading.election);
        own.any(|e| wanted(e.entity))
    };
    match place {
        Place::Region(..) => {
            named(&|entity| matches!(entity, Entity::Region(_))) || question.claim.there.is_some()
        }
        Place::Body(body) => {
            let own = question.election.bodies[body.ix()].region;
            named(&|entity| entity == Entity::Body(body))
                || own.is_some_and(|own| named(&|entity| entity == Entity::Region(own)))
        }
        _ => true,
    }
}

/// Whether a tally's own sentence names several constituencies.
fn lists_contests(question: &Question<'_>) -> bool {
    let claim = question.claim;
    let is_contest = |place: &&Mention| {
        let own = |e: &EntityRef| matches!(e.entity, Entity::Contest(_));
        place.sentence == claim.sentence && place.entities.iter().any(own)
    };
    claim.places.iter().filter(is_contest).count() > 1
}

/// Whether somebody who stands in this contest stands in others as well, as for president.
fn is_fought_everywhere(election: &Election, contest: ContestId) -> bool {
    let candidacies = election.contests[contest.ix()].candidacies.iter();
    let mut people = candidacies.filter_map(|c| election.candidacies[c.ix()].person);
    people.any(|person| election.ticket_of(person).is_some())
}

/// Whether the claim's own sentence names such a place.
pub(super) fn is_named_beside(question: &Question<'_>, wanted: &dyn Fn(Entity) -> bool) -> bool {
    let (claim, election) = (question.claim, question.reading.election);
    let here = claim.places.iter().filter(|place| place.sentence == claim.sentence);
    here.flat_map(|place| &place.entities).any(|e| e.election == election && wanted(e.entity))
}
