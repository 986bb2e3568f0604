//! `tallycheck sources`: a look into the canonical results.

mod contest;
mod diff;
mod grid;
mod import;
mod list;
mod show;
mod tallies;
mod verify;

use super::{Shared, output::Output};
use clap::Subcommand;
use std::{io::Write, process::ExitCode};
use tallycheck::sources::{Election, Sources};

/// The arguments of `tallycheck sources`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the loaded elections: their bodies, and how much is on record of each.
    List,
    /// Show an election, or one constituency, body, party, bloc, region or person of it.
    Show(show::Args),
    /// Prove that the figures of elections agree with each other and with their listed exceptions.
    Verify(verify::Args),
    /// Show what differs between two releases of an election, or between two folders.
    Diff(diff::Args),
    /// Make the files of a source folder from public result files.
    Import(import::Args),
}

/// Runs the subcommand.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let mut out = Output::to(None)?;
    let code = match &args.command {
        Command::List => list::run(&shared.load_sources()?, &mut out),
        Command::Show(args) => show::run(args, &shared.load_sources()?, &mut out),
        Command::Verify(args) => verify::run(args, &shared.load_sources()?, &mut out),
        Command::Diff(args) => diff::run(args, shared, &mut out),
        Command::Import(args) => import::run(args),
    }?;
    out.flush()?;
    Ok(code)
}

/// The election with an id.
fn election<'a>(sources: &'a Sources, id: &str) -> anyhow::Result<&'a Election> {
    let known = || sources.elections.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join(", ");
    let found = sources.by_id(id);
    found.ok_or_else(|| anyhow::anyhow!("no election `{id}` is loaded; there are {}", known()))
}
