//! `tallycheck sources verify`: do the figures agree?

use super::grid::count_of;
use crate::cli::exit;
use std::{io::Write, process::ExitCode};
use tallycheck::sources::{Election, Sources};

/// The arguments of `tallycheck sources verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The election, such as `pk-2024`; all without one.
    election: Option<String>,
    /// List what is accepted for a reason, too.
    #[arg(long)]
    accepted: bool,
}

/// Runs the subcommand; it fails where something is wrong that no exception lists, and where a
/// listed exception is gone.
pub fn run(args: &Args, sources: &Sources, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let elections: Vec<&Election> = match &args.election {
        Some(id) => vec![super::election(sources, id)?],
        None => sources.elections.iter().collect(),
    };
    let mut passed = true;
    for election in elections {
        passed &= verify(election, args.accepted, out)?;
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::from(exit::BAD_INPUT) })
}

fn verify(election: &Election, accepted: bool, out: &mut impl Write) -> anyhow::Result<bool> {
    let found = election.verify();
    for defect in &found.unexpected {
        writeln!(out, "{}: {} {}: {}", election.id, defect.check, defect.at, defect.problem)?;
    }
    for gone in &found.gone {
        writeln!(
            out,
            "{}: provenance.yaml:{}: exception `{} {}` no longer occurs; remove it",
            election.id, gone.line, gone.check, gone.at
        )?;
    }
    for (defect, reason) in found.accepted.iter().filter(|_| accepted) {
        writeln!(
            out,
            "{}: accepted {} {}: {} ({reason})",
            election.id, defect.check, defect.at, defect.problem
        )?;
    }
    writeln!(
        out,
        "{}: {}, {}, {}: {}",
        election.id,
        count_of(election.contests.len(), "contest", "contests"),
        count_of(election.results.len(), "row of votes", "rows of votes"),
        count_of(found.accepted.len(), "listed exception", "listed exceptions"),
        if found.passed() { "agrees" } else { "does not agree" }
    )?;
    Ok(found.passed())
}
