//! Who lost or won by how much in another seat, or against another one, than a claim is held against: "the party's
//! leader lost in the city", "third, 83,205 behind the winner".

use super::{measures, question::Question};
use crate::{
    extractor::{Kind, Mention, Role},
    matcher::Subject,
    sources::{Belongs, CandidacyId, ContestId, Entity, Measure, PersonId, RegionId},
};
use rust_decimal::Decimal;

/// Whether a claim of one contest names only an area with several, or one that is called like it, and nobody who
/// stood there: a party, or whoever is meant, did otherwise in the next seat.
pub(super) fn may_be_meant(question: &Question<'_>) -> bool {
    let Question { election, claim, .. } = *question;
    if !matches!(claim.kind, Kind::Outcome | Kind::Margin) {
        return false;
    }
    let Some(contest) = measures::contest(election, question.measure) else { return false };
    let own = |mention: &'_ Mention| {
        let own = mention.entities.clone().into_iter();
        own.filter(|it| it.election == question.reading.election).map(|it| it.entity)
    };
    let here = || claim.places.iter().filter(|place| place.sentence == claim.sentence);
    let is_region = |mention: &&Mention| own(mention).any(|it| matches!(it, Entity::Region(_)));
    let is_contest = |mention: &&Mention| own(mention).any(|it| it == Entity::Contest(contest));
    let stood = |role: &Role| match role {
        Role::Named(mention) => own(mention).any(|it| match it {
            Entity::Person(person) => stands_in(question, contest, person),
            _ => false,
        }),
        _ => false,
    };
    let regions = here().flat_map(own).filter_map(|it| match it {
        Entity::Region(region) => Some(region),
        _ => None,
    });
    let named = here().any(|it| is_contest(&it) && !is_region(&it));
    !named
        && !stood(&claim.subject)
        && !stood(&claim.opponent)
        && regions.into_iter().any(|region| has_several(question, contest, region))
}

fn stands_in(question: &Question<'_>, contest: ContestId, person: PersonId) -> bool {
    let election = question.election;
    let mut candidates = election.candidates(contest);
    candidates.any(|it| election.candidacies[it.ix()].person == Some(person))
}

/// Whether a region has further contests of the same house.
fn has_several(question: &Question<'_>, contest: ContestId, region: RegionId) -> bool {
    let election = question.election;
    let body = election.contests[contest.ix()].body;
    let inside = election.contests_in(region).iter();
    inside.filter(|it| election.contests[it.ix()].body == body).count() > 1
}

/// Whether what lies between the first two of a contest is said of others: of two who both did not win, or of somebody
/// who came behind the second.
pub(super) fn is_between_others(question: &Question<'_>) -> bool {
    let (Measure::Margin(contest), election) = (*question.measure, question.election) else {
        return false;
    };
    let rank = |it: CandidacyId| -> Option<Decimal> {
        election.figures(&Measure::Rank(it)).iter().map(|figure| figure.value).min()
    };
    let ranks = |subject: &Subject| -> Vec<Decimal> {
        let all = election.candidates(contest);
        let own = all.filter(|it| match subject {
            Subject::Person(person, _) => election.candidacies[it.ix()].person == Some(*person),
            Subject::Who(who) => election.belongs(*it, *who) != Belongs::No,
            _ => false,
        });
        own.filter_map(rank).collect()
    };
    let (one, other) = (ranks(&question.reading.subject), ranks(&question.reading.opponent));
    let all_behind = |ranks: &[Decimal], place| ranks.iter().all(|rank| *rank > place);
    let met = !one.is_empty() && !other.is_empty();
    let two = Decimal::TWO;
    !other.is_empty() && all_behind(&other, two)
        || met
            && (all_behind(&one, two)
                || all_behind(&one, Decimal::ONE) && all_behind(&other, Decimal::ONE))
}
