//! `tallycheck sources show`: an election, or one thing of it.

use super::{
    contest,
    grid::{Grid, count_of},
    tallies,
};
use anyhow::bail;
use std::{io::Write, process::ExitCode};
use tallycheck::sources::{
    BlocId, BodyId, ContestId, Election, PartyId, PersonId, Place, RegionId, Release, ReleaseClass,
    Sources, Who,
};

/// The arguments of `tallycheck sources show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The election, such as `pk-2024`.
    election: String,
    /// A constituency's code or name, or the id or name of a body, party, bloc, region or person.
    thing: Option<String>,
}

/// Runs the subcommand.
pub fn run(args: &Args, sources: &Sources, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let election = super::election(sources, &args.election)?;
    match &args.thing {
        None => overview(election, out)?,
        Some(thing) => {
            let things = find(election, thing);
            if things.is_empty() {
                bail!(
                    "`{thing}` is nothing {} knows; try a code such as `{}`",
                    election.id,
                    example(election)
                );
            }
            for thing in things {
                show(election, thing, out)?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Something a name may stand for.
enum Thing {
    Contest(ContestId),
    Body(BodyId),
    Who(Who),
    Region(RegionId),
    Person(PersonId),
}

fn find(election: &Election, name: &str) -> Vec<Thing> {
    let wanted = letters(name);
    let is = |names: &[&str], aliases: &[String]| {
        names
            .iter()
            .copied()
            .chain(aliases.iter().map(String::as_str))
            .any(|it| letters(it) == wanted)
    };
    let mut found = Vec::new();
    let contests = (0..).map(ContestId).zip(&election.contests);
    found.extend(
        contests
            .filter(|(_, it)| is(&[&it.id, &it.name], &it.aliases))
            .map(|(id, _)| Thing::Contest(id)),
    );
    let bodies = (0..).map(BodyId).zip(&election.bodies);
    found.extend(
        bodies
            .filter(|(_, it)| is(&[&it.id, &it.name], &it.aliases))
            .map(|(id, _)| Thing::Body(id)),
    );
    let parties = (0..).map(PartyId).zip(&election.parties);
    let parties = parties.filter(|(_, it)| is(&[&it.id, &it.name], &it.aliases));
    found.extend(parties.map(|(id, _)| Thing::Who(Who::Party(id))));
    let blocs = (0..).map(BlocId).zip(&election.blocs);
    let blocs = blocs.filter(|(_, it)| is(&[&it.id, &it.name], &it.aliases));
    found.extend(blocs.map(|(id, _)| Thing::Who(Who::Bloc(id))));
    let regions = (0..).map(RegionId).zip(&election.regions);
    let regions = regions.filter(|(_, it)| is(&[&it.path, &it.name], &it.aliases));
    found.extend(regions.map(|(id, _)| Thing::Region(id)));
    let people = (0..).map(PersonId).zip(&election.people);
    let people = people.filter(|(_, it)| is(&[&it.id, &it.name], &it.aliases));
    found.extend(people.map(|(id, _)| Thing::Person(id)));
    found
}

/// A name without what people write differently: `NA 130` and `na-130`.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn example(election: &Election) -> &str {
    election.contests.first().map_or("", |contest| &contest.id)
}

fn show(election: &Election, thing: Thing, out: &mut impl Write) -> anyhow::Result<()> {
    match thing {
        Thing::Contest(id) => contest::print(election, id, out),
        Thing::Body(id) => tallies::body(election, id, out),
        Thing::Who(who) => tallies::who(election, who, out),
        Thing::Region(id) => region(election, id, out),
        Thing::Person(id) => person(election, id, out),
    }
}

fn overview(election: &Election, out: &mut impl Write) -> anyhow::Result<()> {
    writeln!(out, "{}  {}  {}", election.id, election.date, election.name)?;
    writeln!(out, "\nBodies")?;
    let mut grid = Grid::default();
    for (id, body) in (0..).map(BodyId).zip(&election.bodies) {
        let seats: Vec<String> = body.seats.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
        let contests = count_of(election.contests_of(id).len(), "contest", "contests");
        grid.row([body.id.clone(), body.name.clone(), seats.join(", "), contests]);
    }
    grid.print(out)?;
    writeln!(out, "\nReleases, oldest first")?;
    let mut grid = Grid::default();
    for (id, release) in election.release_ids().zip(&election.releases) {
        let votes = election.results.iter().filter(|row| row.release == id).count();
        let tallies = election.seats.iter().filter(|row| row.release == id).count();
        let rows = [(votes, "row of votes", "rows of votes"), (tallies, "tally", "tallies")];
        let rows = rows.into_iter().filter(|(number, ..)| *number > 0);
        let rows = rows.map(|(number, one, many)| count_of(number, one, many));
        let rows = rows.collect::<Vec<_>>().join(", ");
        grid.row([release.id.clone(), standing(release), rows, release.name.clone()]);
    }
    grid.print(out)?;
    let parties = count_of(election.parties.len(), "party", "parties");
    let blocs = count_of(election.blocs.len(), "bloc", "blocs");
    let people = count_of(election.people.len(), "person", "people");
    writeln!(out, "\n{parties}, {blocs}, {people}")?;
    Ok(())
}

fn standing(release: &Release) -> String {
    let class = match release.class {
        ReleaseClass::Official => "official",
        ReleaseClass::Media => "media",
        ReleaseClass::Party => "party claim",
    };
    let partial = if release.complete { "" } else { ", partial" };
    format!("{class}{partial}")
}

fn region(election: &Election, id: RegionId, out: &mut impl Write) -> anyhow::Result<()> {
    let region = &election.regions[id.ix()];
    writeln!(out, "{} ({})", region.path, region.level)?;
    for (body, facts) in (0..).map(BodyId).zip(&election.bodies) {
        let place = Place::Region(body, id);
        let contests = election.contests_at(place);
        if contests.is_empty() {
            continue;
        }
        writeln!(out, "\n{}: {} seats", facts.name, contests.len())?;
        tallies::seats(election, place, out)?;
        let mut grid = Grid::default();
        for contest in contests {
            let contest = &election.contests[contest.ix()];
            grid.row([contest.id.clone(), contest.name.clone()]);
        }
        grid.print(out)?;
    }
    Ok(())
}

fn person(election: &Election, id: PersonId, out: &mut impl Write) -> anyhow::Result<()> {
    let person = &election.people[id.ix()];
    writeln!(out, "{} ({})", person.name, person.id)?;
    if !person.aliases.is_empty() {
        writeln!(out, "  also {}", person.aliases.join(", "))?;
    }
    for candidacy in &person.candidacies {
        writeln!(out)?;
        contest::print(election, election.candidacies[candidacy.ix()].contest, out)?;
    }
    Ok(())
}
