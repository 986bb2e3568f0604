//! Where a wrong number may come from: a slip of the hand, or the answer to another question.

use super::{
    Reason, Verdict, digits,
    evidence::Evidence,
    judgement::{Judgement, Note},
    measures,
    number::Wording,
    other_year::of_another_year,
    question::Question,
    share_of_seats::is_of_seats,
};
use crate::{
    extractor::{Kind, Role},
    sources::{BodyId, Election, Figure, Measure, Place, Sex, Sources},
};
use rust_decimal::{Decimal, dec, prelude::ToPrimitive};

/// Smaller numbers turn up by chance: a vote figure and a tally have to be at least this large.
const TELLING_VOTES: Decimal = dec!(1000);
/// The same of what else is counted in the very contest: a margin of three digits is hardly met by chance.
const TELLING_UNIT: Decimal = Decimal::ONE_HUNDRED;
const TELLING_SEATS: Decimal = dec!(10);

/// From here up a number is hardly one digit off another by chance.
const LARGE: Decimal = dec!(10_000);

/// A number that is a rival's is laid to the text only from this confidence upwards.
const SURE_WHO: f64 = 0.86;

/// From here upwards the place of a tally is sure.
const SURE_PLACE: f64 = 0.93;

/// Gaps are looked for between so many candidates of a contest.
const LEADING: usize = 5;

/// A number in the wrong unit is often a partial count: it need only come this near.
const NEAR_UNIT: Decimal = dec!(0.03);

/// Adds to a contradicted number where it may come from; any other judgement stays.
pub(super) fn explain(
    question: &Question<'_>,
    sources: &Sources,
    wording: &Wording,
    judgement: Judgement,
) -> Judgement {
    let slip = || {
        let evidence = question.evidence();
        evidence.official().find_map(|f| digits::slip(wording.value, f.value))
    };
    match judgement.verdict {
        Verdict::Contradicted => {}
        // A large count on the way is hardly one digit off the final one by chance.
        Verdict::Outdated if was_never_printed(&judgement) && wording.value >= LARGE => {
            return match slip() {
                Some(slip) => {
                    Judgement { verdict: Verdict::Contradicted, ..judgement }.because(slip)
                }
                None => judgement,
            };
        }
        _ => return judgement,
    }
    if let Some(base) = of_another_base(question, wording) {
        let reasoned = judgement.because(Reason::WrongBase);
        return reasoned.noting(Note::OtherBase(base));
    }
    if is_of_seats(question, wording) {
        return judgement.doubted(Some(Reason::WrongBase), Note::ShareOfSeats);
    }
    if let Some(slip) = slip() {
        return judgement.because(slip);
    }
    match answer_to_another(question, sources, wording) {
        // A number that is somebody else's, or a margin, is sooner misread than misprinted.
        Some((Reason::WrongCandidate, measure)) if !is_sure_who_is_meant(question) => {
            judgement.doubted(Some(Reason::WrongCandidate), Note::Answers(measure))
        }
        // "Won by 117,109 votes" may well be meant as with so many.
        Some((Reason::WrongUnit, measure)) if is_of_contest(question) => {
            judgement.doubted(Some(Reason::WrongUnit), Note::Answers(measure))
        }
        // Whether the text or the link has the wrong place cannot be told, unless the text names it.
        Some((Reason::WrongContest, measure)) if !names_its_house(question) => {
            judgement.doubted(Some(Reason::WrongContest), Note::Answers(measure))
        }
        // A country's figure of another year is sooner told of that year than misprinted, and anybody's is
        // where the sentence looks back.
        Some((Reason::WrongYear, measure))
            if question.claim.year.is_none()
                && (is_sum(question) && !is_of_house(question.measure)
                    || question.claim.looks_back)
                && wording.value >= TELLING_SEATS
                && was_never_printed(&judgement) =>
        {
            judgement.doubted(Some(Reason::WrongYear), Note::Answers(measure))
        }
        // "In A the gap was 11,779", of nobody by name: sooner told of that year, too.
        Some((Reason::WrongYear, measure)) if is_nobodys_margin(question) => {
            judgement.doubted(Some(Reason::WrongYear), Note::Answers(measure))
        }
        Some((reason, measure)) => judgement.because(reason).noting(Note::Answers(measure)),
        None if may_be_of_a_part(question, wording, &judgement) => {
            judgement.doubted(None, Note::Unsure)
        }
        None => judgement,
    }
}

/// The base on which a number is right that the text gives on another.
fn of_another_base(question: &Question<'_>, wording: &Wording) -> Option<String> {
    let evidence = question.on_other_bases()?;
    let figure = evidence.official().find(|figure| wording.tolerance.allows(figure.value))?;
    figure.basis.as_deref().map(str::to_owned)
}

/// Whether votes between two are told with nobody's name and without a year.
fn is_nobodys_margin(question: &Question<'_>) -> bool {
    let named = matches!(question.claim.subject, Role::Named(_));
    question.claim.kind == Kind::Margin && question.claim.year.is_none() && !named
}

/// Whether votes of one constituency are counted.
fn is_of_contest(question: &Question<'_>) -> bool {
    matches!(
        question.measure,
        Measure::Votes(_)
            | Measure::Margin(_)
            | Measure::Gap(..)
            | Measure::Registered(Place::Contest(_), Sex::All)
            | Measure::Cast(Place::Contest(_))
            | Measure::Rejected(Place::Contest(_))
    )
}

/// Whether the reading and the link together are sure enough to say that the text, not the link, has
/// the wrong candidate.
fn is_sure_who_is_meant(question: &Question<'_>) -> bool {
    question.claim.sureness * question.reading.likelihood >= SURE_WHO
}

/// Whether a tally is said to be of a house that the claim itself names.
fn names_its_house(question: &Question<'_>) -> bool {
    let claim = question.claim;
    matches!(question.measure, Measure::Seats(_, Place::Body(_)))
        && question.reading.likelihood >= SURE_PLACE
        && claim.places.iter().any(|place| place.sentence == claim.sentence)
}

/// Whether nobody on record has given the number for what it is held against.
fn was_never_printed(judgement: &Judgement) -> bool {
    judgement.held.as_ref().is_some_and(|held| held.matched.is_empty())
}

/// Whether a number is smaller than that of the whole place and the claim itself names none: it may be
/// a district's that is spoken of.
fn may_be_of_a_part(question: &Question<'_>, wording: &Wording, judgement: &Judgement) -> bool {
    let below = judgement.held.as_ref().is_some_and(|held| wording.value < held.figure.value);
    let unsure = question.reading.likelihood < SURE_PLACE;
    is_sum(question) && unsure && question.claim.places.is_empty() && below
}

/// Whether it is counted over more than one constituency.
fn is_sum(question: &Question<'_>) -> bool {
    measures::contest(question.election, question.measure).is_none()
        && measures::elsewhere(question.measure, Place::Election).is_some()
}

/// Whether it is a size that a house keeps from one election to the next.
fn is_of_house(measure: &Measure) -> bool {
    matches!(measure, Measure::Contests(_) | Measure::MajorityMark(_) | Measure::TwoThirdsMark(_))
}

/// The first other question, likeliest slip first, that the number answers.
fn answer_to_another(
    question: &Question<'_>,
    sources: &Sources,
    wording: &Wording,
) -> Option<(Reason, Measure)> {
    let least = match question.measure {
        Measure::Seats(_, Place::Region(..)) => Decimal::TWO,
        Measure::Seats(..)
        | Measure::Contests(_)
        | Measure::MajorityMark(_)
        | Measure::TwoThirdsMark(_) => TELLING_SEATS,
        _ => TELLING_VOTES,
    };
    if wording.value < least.min(TELLING_UNIT) {
        return None;
    }
    let election = question.election;
    let official = |measure: &Measure| Evidence::weigh(election, election.figures(measure));
    let answers = |measure: &Measure| {
        let evidence = official(measure);
        // The women of another house's party are not what a bare tally means.
        let meant = |figure: &&Figure| {
            !matches!(measure, Measure::Seats(..))
                || figure.basis.as_deref() == evidence.main_basis()
        };
        wording.tolerance.is_exact()
            && evidence.official().filter(meant).any(|f| wording.tolerance.allows(f.value))
    };
    let comes_near = |measure: &Measure| {
        official(measure).official().any(|figure| {
            wording.tolerance.distance(figure.value) <= figure.value.abs() * NEAR_UNIT
        })
    };
    let found = |reason: Reason| move |measure: Measure| (reason, measure);
    let places = places_counted_otherwise(question.measure).filter(&comes_near);
    let unit = other_units(election, question.measure).into_iter().find(&answers);
    let rival = || rivals(election, question.measure).into_iter().find(&answers);
    let contest = || {
        let own = other_places(election, question.measure).into_iter().find(&answers);
        let same_kind =
            || same_in_other_contests(election, question.measure, wording.value).find(&answers);
        own.or_else(|| votes_of_another(election, question.measure, wording.value))
            .or_else(same_kind)
    };
    let of_unit = places.or(unit).map(found(Reason::WrongUnit));
    if wording.value < least {
        return of_unit;
    }
    of_unit
        .or_else(|| rival().map(found(Reason::WrongCandidate)))
        .or_else(|| contest().map(found(Reason::WrongContest)))
        .or_else(|| of_another_year(question, sources, wording))
}

/// Stations called booths, and booths called stations.
fn places_counted_otherwise(measure: &Measure) -> Option<Measure> {
    match *measure {
        Measure::Stations(place) => Some(Measure::Booths(place)),
        Measure::Booths(place) => Some(Measure::Stations(place)),
        _ => None,
    }
}

/// What else is counted in votes or voters in the same place.
fn other_units(election: &Election, measure: &Measure) -> Vec<Measure> {
    let place = measures::place(election, measure);
    match *measure {
        Measure::Registered(_, Sex::Men) => vec![Measure::Registered(place, Sex::Women)],
        Measure::Registered(_, Sex::Women) => vec![Measure::Registered(place, Sex::Men)],
        Measure::Registered(_, Sex::All) => vec![Measure::Cast(place)],
        Measure::Cast(_) => vec![Measure::Valid(place), Measure::Registered(place, Sex::All)],
        Measure::Valid(_) => vec![Measure::Cast(place)],
        Measure::Votes(_) => {
            let Some(contest) = measures::contest(election, measure) else { return Vec::new() };
            let counts = [
                Measure::Margin(contest),
                Measure::Valid(place),
                Measure::Cast(place),
                Measure::Rejected(place),
                Measure::Registered(place, Sex::All),
            ];
            let own = counts.into_iter().chain(measures::gaps(election, contest, LEADING));
            // "Gill's 74,821", told of one of two seats, may be his margin in the other.
            own.chain(
                other_places(election, measure)
                    .iter()
                    .filter_map(|other| measures::contest(election, other).map(Measure::Margin)),
            )
            .collect()
        }
        Measure::Gap(first, second) => vec![Measure::Votes(first), Measure::Votes(second)],
        Measure::Margin(contest) => {
            let votes = election.candidates(contest).map(Measure::Votes);
            votes
                .chain([Measure::Rejected(place)])
                .chain(measures::gaps(election, contest, LEADING))
                .collect()
        }
        Measure::Rejected(Place::Contest(contest)) => vec![Measure::Margin(contest)],
        _ => Vec::new(),
    }
}

/// The same figure of the other candidates of the contest.
fn rivals(election: &Election, measure: &Measure) -> Vec<Measure> {
    let (Measure::Votes(own), Some(contest)) = (measure, measures::contest(election, measure))
    else {
        return Vec::new();
    };
    election.candidates(contest).filter(|other| other != own).map(Measure::Votes).collect()
}

/// The candidate of another contest with exactly these votes, who is likely the one meant.
fn votes_of_another(election: &Election, measure: &Measure, votes: Decimal) -> Option<Measure> {
    let Measure::Votes(_) = measure else { return None };
    let votes = votes.to_u32().filter(|_| votes.is_integer())?;
    election.first_with_votes(votes).map(Measure::Votes)
}

/// The same margin in other contests, for a margin.
fn same_in_other_contests(
    election: &Election,
    measure: &Measure,
    margin: Decimal,
) -> impl Iterator<Item = Measure> {
    let is_margin = matches!(measure, Measure::Margin(_) | Measure::Gap(..));
    let contests = if is_margin { election.contests_with_margin(margin) } else { &[] };
    contests.iter().copied().map(Measure::Margin)
}

/// The same person's votes in other contests, the same party's seats or all seats in other bodies.
fn other_places(election: &Election, measure: &Measure) -> Vec<Measure> {
    let other_bodies = || (0..).map(BodyId).take(election.bodies.len());
    match *measure {
        Measure::Votes(own) => {
            let Some(person) = election.candidacies[own.ix()].person else { return Vec::new() };
            let stands = election.people[person.ix()].candidacies.iter().copied();
            stands.filter(|other| *other != own).map(Measure::Votes).collect()
        }
        Measure::Seats(who, Place::Body(own)) => other_bodies()
            .filter(|b| *b != own)
            .map(|b| Measure::Seats(who, Place::Body(b)))
            .collect(),
        Measure::Seats(who, Place::Region(_, region)) => {
            let governs = |body: &BodyId| election.bodies[body.ix()].region == Some(region);
            let bodies = election.provincial_bodies().filter(governs);
            bodies.map(|body| Measure::Seats(who, Place::Body(body))).collect()
        }
        Measure::MajorityMark(_) => other_bodies().map(Measure::MajorityMark).collect(),
        Measure::TwoThirdsMark(_) => other_bodies().map(Measure::TwoThirdsMark).collect(),
        Measure::Contests(_) => {
            let places =
                other_bodies().map(Place::Body).chain([Place::Provincial, Place::Election]);
            places.map(Measure::Contests).collect()
        }
        _ => Vec::new(),
    }
}
