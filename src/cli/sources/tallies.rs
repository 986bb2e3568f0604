//! Seats of parties and blocs, release by release.

use super::grid::{Grid, grouped};
use rust_decimal::Decimal;
use std::{cmp::Reverse, io::Write};
use tallycheck::sources::{BlocId, BodyId, Election, Figure, Measure, PartyId, Place, Who};

/// Prints a body: its size, its majority marks, the seats of everybody in it.
pub fn body(election: &Election, id: BodyId, out: &mut impl Write) -> anyhow::Result<()> {
    let body = &election.bodies[id.ix()];
    let seats: Vec<String> = body.seats.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    writeln!(out, "{} ({}): {}", body.name, body.id, seats.join(", "))?;
    for base in &body.majority_bases {
        writeln!(out, "  majority {} of {} ({})", base.majority, base.seats, base.name)?;
    }
    writeln!(out)?;
    seats_at(election, Place::Body(id), out)
}

/// Prints the seats of everybody in a place.
pub fn seats(election: &Election, place: Place, out: &mut impl Write) -> anyhow::Result<()> {
    seats_at(election, place, out)
}

/// Prints a party or bloc: its members, its seats in every body.
pub fn who(election: &Election, who: Who, out: &mut impl Write) -> anyhow::Result<()> {
    writeln!(out, "{}", name(election, who))?;
    if let Who::Bloc(bloc) = who {
        let members = &election.blocs[bloc.ix()].members;
        let sure = members.iter().filter(|member| member.sure).count();
        writeln!(out, "  {sure} sure members, {} probable", members.len() - sure)?;
    }
    for (id, body) in (0..).map(BodyId).zip(&election.bodies) {
        let mut figures = election.figures(&Measure::Seats(who, Place::Body(id)));
        if let Who::Bloc(bloc) = who {
            figures.extend(election.other_counts(bloc, id));
        }
        if figures.iter().all(|figure| figure.value.is_zero()) {
            continue;
        }
        writeln!(out, "\n{}", body.name)?;
        let mut grid = Grid::default();
        for figure in figures {
            grid.row([election.releases[figure.release.ix()].id.clone(), seats_in(&figure)]);
        }
        grid.print(out)?;
    }
    Ok(())
}

fn seats_at(election: &Election, place: Place, out: &mut impl Write) -> anyhow::Result<()> {
    let mut all: Vec<(Who, Vec<Figure>)> = everybody(election)
        .map(|who| (who, election.figures(&Measure::Seats(who, place))))
        .filter(|(_, figures)| figures.iter().any(|figure| !figure.value.is_zero()))
        .collect();
    for release in election.release_ids() {
        let most = |figures: &[Figure]| {
            let values = figures.iter().filter(|it| it.release == release).map(|it| it.value);
            values.max().unwrap_or(Decimal::ZERO)
        };
        all.sort_by_key(|(_, figures)| Reverse(most(figures)));
        let mut grid = Grid::default();
        for (who, figures) in all.iter().filter(|(_, figures)| !most(figures).is_zero()) {
            let seats: Vec<String> =
                figures.iter().filter(|it| it.release == release).map(seats_in).collect();
            grid.row([name(election, *who), seats.join(", ")]);
        }
        if all.iter().any(|(_, figures)| !most(figures).is_zero()) {
            let facts = &election.releases[release.ix()];
            writeln!(out, "{}: {}", facts.id, facts.name)?;
            grid.print(out)?;
        }
    }
    Ok(())
}

fn seats_in(figure: &Figure) -> String {
    let partial = if figure.complete { "" } else { ", incomplete" };
    let basis = figure.basis.as_deref().unwrap_or("seats");
    format!("{} {basis}{partial}", grouped(&figure.value))
}

fn everybody(election: &Election) -> impl Iterator<Item = Who> {
    let parties = (0..).map(PartyId).take(election.parties.len()).map(Who::Party);
    parties.chain((0..).map(BlocId).take(election.blocs.len()).map(Who::Bloc))
}

fn name(election: &Election, who: Who) -> String {
    match who {
        Who::Party(party) => {
            let party = &election.parties[party.ix()];
            format!("{} ({})", party.name, party.id)
        }
        Who::Bloc(bloc) => {
            let bloc = &election.blocs[bloc.ix()];
            format!("{} ({})", bloc.name, bloc.id)
        }
        Who::Person(person) => election.people[person.ix()].name.clone(),
        Who::Others => "others".to_owned(),
    }
}
