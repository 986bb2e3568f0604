//! The evidence on a reading: its own figures, or the sum of several parties' figures.

use super::{evidence::Evidence, measures};
use crate::{
    matcher::{Reading, Subject},
    sources::{
        Body, ContestId, Election, Figure, Measure, PartyKind, Place, ReleaseClass, ReleaseId,
        RowRef, SeatHolder, Who,
    },
};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A figure shows at most this many of the rows behind it.
const ROWS_SHOWN: usize = 8;

/// What the releases say about a measure of a reading's subject.
pub(super) fn evidence(election: &Election, reading: &Reading, measure: &Measure) -> Evidence {
    let figures = match (&reading.subject, measure) {
        (Subject::Together(several), _) if measures::who(measure).is_some() => {
            together(election, several, measure)
        }
        (_, Measure::Contests(_)) => return whole(election, measure),
        _ => figures(election, measure),
    };
    let evidence = Evidence::weigh(election, figures);
    // A gap is asked in either direction: "trailed by" and "led by" word the same number.
    let is_gap = matches!(measure, Measure::Gap(..) | Measure::PartyGap(..));
    if is_gap { evidence.map(|gap| gap.abs()) } else { evidence }
}

/// The measure with the bloc that stood for a party in the party's stead.
pub(super) fn stands_for(election: &Election, measure: &Measure) -> Measure {
    let Some(Who::Party(party)) = measures::who(measure) else { return *measure };
    let bloc = election.parties[party.ix()].contested_as.map(Who::Bloc);
    bloc.and_then(|bloc| measures::of_whom(measure, bloc)).unwrap_or(*measure)
}

/// The figures of a measure; for a party that stood as a bloc, the bloc's with the party's own claims
/// between them.
fn figures(election: &Election, measure: &Measure) -> Vec<Figure> {
    if let Measure::Seats(Who::Others, place) = *measure {
        return others(election, place);
    }
    let stand_in = stands_for(election, measure);
    let mut figures = election.figures(&stand_in);
    figures.extend(unbacked(election, measure, &figures));
    if stand_in != *measure {
        let own = election.figures(measure).into_iter();
        figures.extend(own.filter(|figure| {
            election.releases[figure.release.ix()].class != ReleaseClass::Official
        }));
        figures.sort_by_key(|figure| figure.release);
    }
    figures
}

/// The independents whom no party backed, where the measure is of independents: a text that counts a
/// party's own apart means these.
fn unbacked(election: &Election, measure: &Measure, all: &[Figure]) -> Vec<Figure> {
    let Measure::Seats(Who::Party(party), place) = *measure else { return Vec::new() };
    if election.parties[party.ix()].kind != PartyKind::Independent {
        return Vec::new();
    }
    let backed = election.parties.iter().filter_map(|party| party.contested_as);
    let backed = backed.map(|bloc| election.figures(&Measure::Seats(Who::Bloc(bloc), place)));
    let left = |left: Vec<Figure>, backed: Vec<Figure>| {
        let rest = left.into_iter().filter_map(|figure| {
            let same = backed.iter().find(|other| key(other) == key(&figure))?;
            Some(Figure {
                value: figure.value - same.value,
                formula: Some(format!("{} - {}", figure.value, same.value).into()),
                trust: figure.trust.min(same.trust),
                ..figure
            })
        });
        rest.collect()
    };
    let rest = backed.fold(all.to_vec(), left).into_iter();
    rest.map(|figure| Figure {
        basis: Some(
            format!("{}, without those a party backed", figure.basis.unwrap_or_default()).into(),
        ),
        ..figure
    })
    .collect()
}

/// The seats that published tallies of a body give to all whom they don't name.
fn others(election: &Election, place: Place) -> Vec<Figure> {
    let rows = election.seats.iter().filter(|row| {
        row.who == SeatHolder::Others
            && row.region.is_none()
            && row.body.is_some_and(|body| place == Place::Body(body))
    });
    let figures = rows.map(|row| Figure {
        value: row.seats.into(),
        release: row.release,
        rows: [RowRef { file: "seats.csv", line: row.line }].into(),
        trust: row.trust,
        complete: true,
        formula: None,
        basis: Some(row.basis.as_str().into()),
        holder: None,
    });
    figures.collect()
}

/// What the releases say about the wholes that a measure is a part of: for seats also the sizes of
/// the house.
pub(super) fn whole(election: &Election, measure: &Measure) -> Evidence {
    let wholes = measures::wholes(election, measure);
    let mut figures: Vec<Figure> = wholes.iter().flat_map(|m| election.figures(m)).collect();
    if let (
        Measure::Seats(_, Place::Body(body)) | Measure::Contests(Place::Body(body)),
        Some(first),
    ) = (measure, figures.first().cloned())
    {
        let body = &election.bodies[body.ix()];
        figures.extend(house_sizes(body, first.value).map(|(basis, seats)| Figure {
            value: seats,
            basis: Some(basis.into()),
            rows: [].into(),
            formula: None,
            ..first.clone()
        }));
    }
    figures.extend(electors(election, measure, &figures));
    Evidence::weigh(election, figures)
}

/// The electors of a place, as the whole of which somebody has some: "one of the state's four".
fn electors(election: &Election, measure: &Measure, contests: &[Figure]) -> Option<Figure> {
    let Measure::Seats(_, place) = *measure else { return None };
    let all = election.contests_at(place);
    let chosen = |id: &ContestId| &election.contests[id.ix()];
    let by_electors = |id| election.bodies[chosen(id).body.ix()].electoral_votes;
    let first = contests.first().filter(|_| all.iter().all(by_electors))?;
    let electors: u32 = all.iter().map(|id| chosen(id).magnitude).sum();
    let basis = Some("electoral votes".into());
    Some(Figure { value: electors.into(), basis, formula: None, ..first.clone() })
}

/// How many seats a house has: of each type, on each majority base, in all, and beyond those that
/// are contested.
fn house_sizes(body: &Body, contested: Decimal) -> impl Iterator<Item = (String, Decimal)> {
    let all = Decimal::from(body.size());
    let types = body.seats.iter().map(|(kind, seats)| (kind.clone(), Decimal::from(*seats)));
    let bases = body.majority_bases.iter().map(|base| (base.name.clone(), base.seats.into()));
    let rest = [("all seats".to_owned(), all), ("not contested".to_owned(), all - contested)];
    types.chain(bases).chain(rest)
}

/// The sum of several parties' figures, release by release and basis by basis. A release that leaves
/// one of them out says nothing about the sum.
fn together(election: &Election, several: &[Who], measure: &Measure) -> Vec<Figure> {
    let mut members = several
        .iter()
        .filter_map(|who| measures::of_whom(measure, *who))
        .map(|m| figures(election, &m));
    let Some(first) = members.next() else { return Vec::new() };
    members.fold(first, |sums, next| {
        let added = sums.into_iter().filter_map(|sum| {
            let same = (sum.release, sum.basis.clone());
            let other = next.iter().find(|figure| key(figure) == same)?;
            Some(plus(sum, other))
        });
        added.collect()
    })
}

fn key(figure: &Figure) -> (ReleaseId, Option<Arc<str>>) {
    (figure.release, figure.basis.clone())
}

fn plus(sum: Figure, next: &Figure) -> Figure {
    let terms = sum.formula.as_deref().filter(|f| f.contains('+'));
    let terms = terms.map_or_else(|| sum.value.to_string(), str::to_owned);
    let rows = sum.rows.iter().chain(&*next.rows).take(ROWS_SHOWN).cloned().collect();
    Figure {
        value: sum.value + next.value,
        formula: Some(format!("{terms} + {}", next.value).into()),
        rows,
        trust: sum.trust.min(next.trust),
        complete: sum.complete && next.complete,
        holder: None,
        ..sum
    }
}
