//! What a number to the digit tells of itself: one that no wording explains, and that is a figure of
//! the constituency spoken of, is that figure.
//!
//! Only ever bears a text out: a number that is none of these figures tells nothing.

use super::{gather, measures};
use crate::{
    extractor::{Claim, Kind, Role, Stage, Statement},
    matcher::{LinkedClaim, Reading, Subject},
    sources::{CandidacyId, ContestId, Election, Measure, Place, Sex, Sources},
    text::{Approx, Unit, Worded},
};
use rust_decimal::{Decimal, dec};

/// A smaller number is somebody's votes in every constituency.
const TELLING: Decimal = Decimal::ONE_THOUSAND;

/// A smaller number is nothing at all, even where the margin of the constituency is as small.
const LEAST: Decimal = dec!(20);

/// How sure it is that the figure is meant.
const TOLD: f64 = 0.9;

/// How likely a reading is at least that tells a report from a forecast.
const MEANT: f64 = 0.5;

/// So many constituencies may be the one spoken of.
const CONTESTS: usize = 3;

/// The leading candidates between whom a gap is told.
const LEADING: usize = 4;

/// Takes a forecast for told where it is printed after the election and is what the record has: no
/// forecast is right to the digit, and "they may have won 411" is none.
pub(super) fn take_for_told(linked: &mut LinkedClaim, sources: &Sources) {
    let claim = &linked.claim;
    let foretold = matches!(claim.stage, Stage::Projected | Stage::Hypothetical);
    let Statement::Number { amount, .. } = claim.statement else { return };
    let (Worded::One(number), Approx::Exact, true) = (amount.worded, amount.approx, foretold)
    else {
        return;
    };
    let Some(printed) = linked.setting.published else { return };
    let is_on_record = |reading: &Reading| {
        let election = sources.election(reading.election);
        let Some(measure) = &reading.measure else { return false };
        let evidence = gather::evidence(election, reading, measure);
        printed > election.date
            && reading.likelihood >= MEANT
            && evidence.official().any(|figure| figure.value == number)
    };
    if number >= Decimal::TEN && linked.readings.iter().any(is_on_record) {
        linked.claim.stage = Stage::Final;
    }
}

/// Takes a claim that is hardly more than its number for what the number is a figure of.
pub(super) fn tell(linked: &mut LinkedClaim, sources: &Sources) {
    let Some(number) = to_the_digit(&linked.claim) else { return };
    let is_figure = |election: &Election, measure: &Measure| {
        election.figures(measure).iter().any(|figure| figure.value == number)
    };
    let fits_already = linked.readings.iter().any(|reading| {
        let election = sources.election(reading.election);
        reading.measure.as_ref().is_some_and(|measure| is_figure(election, measure))
    });
    if fits_already {
        return;
    }
    let told = contests(&linked.readings).into_iter().find_map(|of| {
        let election = sources.election(of.election);
        let Some(Place::Contest(contest)) = of.place else { return None };
        let all = figures(election, contest).into_iter();
        let mut telling = all.filter(|measure| number >= TELLING || is_seldom_small(measure));
        let measure = telling.find(|measure| is_figure(election, measure))?;
        Some(reading(of, election, contest, measure))
    });
    let Some(told) = told else { return };
    if let (Some((kind, unit)), Statement::Number { amount, .. }) =
        (told.measure.as_ref().and_then(kind), &mut linked.claim.statement)
    {
        (linked.claim.kind, amount.unit) = (kind, Some(unit));
        linked.claim.basis = None;
        linked.claim.subject = Role::None;
        linked.claim.opponent = Role::None;
        linked.readings = vec![told];
    }
}

/// The number of a claim that is hardly more than a number, where it is printed to the digit.
fn to_the_digit(claim: &Claim) -> Option<Decimal> {
    let Statement::Number { amount, of: None } = claim.statement else { return None };
    let Worded::One(number) = amount.worded else { return None };
    let exact = amount.approx == Approx::Exact && amount.place == Decimal::ONE && number >= LEAST;
    let counts = matches!(amount.unit, None | Some(Unit::Votes | Unit::Voters));
    // A surer claim says itself what it counts.
    (claim.sureness < Claim::SURE && claim.restriction.is_none() && exact && counts)
        .then_some(number)
}

/// The likeliest readings in constituencies, one of each.
fn contests(readings: &[Reading]) -> Vec<&Reading> {
    let mut found: Vec<&Reading> = Vec::new();
    for reading in readings {
        let is_contest = matches!(reading.place, Some(Place::Contest(_)));
        let is_new = found.iter().all(|known| known.place != reading.place);
        if is_contest && is_new && found.len() < CONTESTS {
            found.push(reading);
        }
    }
    found
}

/// What may be printed of a constituency.
fn figures(election: &Election, contest: ContestId) -> Vec<Measure> {
    let place = Place::Contest(contest);
    let gaps = measures::gaps(election, contest, LEADING);
    let of_place = [
        Measure::Margin(contest),
        Measure::Rejected(place),
        Measure::Cast(place),
        Measure::Valid(place),
        Measure::Registered(place, Sex::All),
        Measure::Registered(place, Sex::Men),
        Measure::Registered(place, Sex::Women),
    ];
    election.candidates(contest).map(Measure::Votes).chain(of_place).chain(gaps).collect()
}

/// Whether few constituencies have a small figure of the sort.
fn is_seldom_small(measure: &Measure) -> bool {
    matches!(measure, Measure::Margin(_) | Measure::Rejected(_))
}

fn kind(measure: &Measure) -> Option<(Kind, Unit)> {
    Some(match measure {
        Measure::Votes(_) => (Kind::CandidateVotes, Unit::Votes),
        Measure::Margin(_) | Measure::Gap(..) => (Kind::Margin, Unit::Votes),
        Measure::Rejected(_) => (Kind::RejectedVotes, Unit::Votes),
        Measure::Cast(_) | Measure::Valid(_) => (Kind::VotesCast, Unit::Votes),
        Measure::Registered(..) => (Kind::Registered, Unit::Voters),
        _ => return None,
    })
}

fn reading(of: &Reading, election: &Election, contest: ContestId, measure: Measure) -> Reading {
    let person = |candidacy: CandidacyId| {
        let person = election.candidacies[candidacy.ix()].person;
        person.map_or(Subject::None, |person| Subject::Person(person, contest))
    };
    let (subject, opponent) = match measure {
        Measure::Votes(one) => (person(one), Subject::None),
        Measure::Gap(one, other) => (person(one), person(other)),
        _ => (Subject::None, Subject::None),
    };
    let place = Some(measures::place(election, &measure));
    Reading {
        election: of.election,
        measure: Some(measure),
        subject,
        opponent,
        place,
        likelihood: TOLD,
    }
}
