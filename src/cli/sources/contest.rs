//! One constituency, as a person would want it.

use super::grid::{Grid, count, grouped, percent};
use std::io::Write;
use tallycheck::sources::{
    Belongs, BlocId, CandidacyId, ContestId, ContestStatus, Election, Figure, Measure, Place,
    ReleaseId, ResultRow, Sex, Trust, Who,
};

/// Prints a contest with what each release says about it.
pub fn print(election: &Election, id: ContestId, out: &mut impl Write) -> anyhow::Result<()> {
    heading(election, id, out)?;
    let mut winner: Option<(ReleaseId, CandidacyId)> = None;
    for release in election.release_ids() {
        let rows: Vec<&ResultRow> = election.rows(release, id).collect();
        let turnout = turnout(election, id, release);
        if rows.is_empty() && turnout.is_none() {
            continue;
        }
        let facts = &election.releases[release.ix()];
        let date = facts.date.map(|date| format!(", {date}")).unwrap_or_default();
        writeln!(out, "\n{}: {} ({}{date})", facts.id, facts.name, facts.publisher)?;
        candidates(election, &rows, out)?;
        margin(election, id, release, out)?;
        if let Some(turnout) = turnout {
            writeln!(out, "  {turnout}")?;
        }
        let now = election.winners(release, id).and_then(<[_]>::first).copied();
        if let (Some((before, was)), Some(now)) = (winner, now)
            && was != now
        {
            let before = &election.releases[before.ix()].id;
            let (was, now) = (election.candidacy_name(was), election.candidacy_name(now));
            writeln!(out, "  REVERSED: {before} has {was} as the winner, this one {now}")?;
        }
        winner = now.map(|now| (release, now)).or(winner);
    }
    Ok(())
}

fn heading(election: &Election, id: ContestId, out: &mut impl Write) -> anyhow::Result<()> {
    let contest = &election.contests[id.ix()];
    let regions: Vec<String> = contest
        .regions
        .iter()
        .map(|it| election.regions[it.ix()].path.replace('/', ", "))
        .collect();
    let status = match contest.status {
        ContestStatus::Held => "held",
        ContestStatus::Postponed => "postponed",
        ContestStatus::Uncontested => "uncontested",
        ContestStatus::Voided => "voided",
    };
    writeln!(out, "{} {}", contest.id, contest.name)?;
    let body = &election.bodies[contest.body.ix()].name;
    writeln!(out, "  {body}, {} seat, {status}", contest.seat_type)?;
    if !regions.is_empty() {
        writeln!(out, "  {}", regions.join("; "))?;
    }
    for (number, what) in
        [(contest.polling_stations, "polling stations"), (contest.booths, "booths")]
    {
        if number.is_some() {
            writeln!(out, "  {} {what}", count(number))?;
        }
    }
    if !contest.note.is_empty() {
        writeln!(out, "  {}", contest.note)?;
    }
    Ok(())
}

fn candidates(
    election: &Election,
    rows: &[&ResultRow],
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let mut grid = Grid::default();
    for row in rows {
        let share = election.figures(&Measure::Share(row.candidacy));
        let share = share.iter().find(|figure| figure.release == row.release);
        grid.row([
            election.candidacy_name(row.candidacy).to_owned(),
            affiliation(election, row.candidacy),
            count(row.votes),
            share.map(|figure| percent(&figure.value)).unwrap_or_default(),
            if row.elected == Some(true) { "elected".into() } else { String::new() },
            trust(row.trust).to_owned(),
        ]);
    }
    grid.print(out)?;
    Ok(())
}

/// The party, and the blocs of single candidacies.
fn affiliation(election: &Election, candidacy: CandidacyId) -> String {
    let party = &election.parties[election.candidacies[candidacy.ix()].party.ix()].id;
    let blocs = (0..).map(BlocId).zip(&election.blocs).filter(|(_, bloc)| {
        bloc.members.iter().any(|it| it.who == tallycheck::sources::Member::Candidacy(candidacy))
    });
    let blocs: Vec<String> = blocs
        .map(|(id, bloc)| match election.belongs(candidacy, Who::Bloc(id)) {
            Belongs::Probably => format!("{}?", bloc.id),
            _ => bloc.id.clone(),
        })
        .collect();
    if blocs.is_empty() { party.clone() } else { format!("{party} ({})", blocs.join(", ")) }
}

fn trust(trust: Trust) -> &'static str {
    match trust {
        Trust::Low => "low trust",
        Trust::Medium => "medium trust",
        Trust::High => "",
    }
}

fn margin(
    election: &Election,
    id: ContestId,
    release: ReleaseId,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    match value(election, &Measure::Margin(id), release) {
        Some(margin) => Ok(writeln!(out, "  margin {}", grouped(&margin.value))?),
        None => Ok(()),
    }
}

/// Rolls and ballots in one line.
fn turnout(election: &Election, id: ContestId, release: ReleaseId) -> Option<String> {
    let place = Place::Contest(id);
    let of = |measure: Measure, what: &str| {
        let figure = value(election, &measure, release)?;
        Some(format!("{what} {}", grouped(&figure.value)))
    };
    let turnout = value(election, &Measure::Turnout(place), release).map(|figure| {
        format!("turnout {} {}", percent(&figure.value), figure.basis.unwrap_or_default())
    });
    let parts: Vec<String> = [
        of(Measure::Registered(place, Sex::All), "registered"),
        of(Measure::Registered(place, Sex::Men), "men"),
        of(Measure::Registered(place, Sex::Women), "women"),
        of(Measure::Cast(place), "cast"),
        of(Measure::Valid(place), "valid"),
        of(Measure::Rejected(place), "rejected"),
        turnout,
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn value(election: &Election, measure: &Measure, release: ReleaseId) -> Option<Figure> {
    election.figures(measure).into_iter().find(|figure| figure.release == release)
}
