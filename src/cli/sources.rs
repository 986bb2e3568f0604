//! `tallycheck sources`: a look into the canonical results.

use super::{Shared, import};
use clap::Subcommand;
use std::{
    io::{Write, stdout},
    process::ExitCode,
};

/// The arguments of `tallycheck sources`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the loaded elections.
    List,
    /// Make the files of a source folder from public result files.
    Import(import::Args),
}

/// Runs the subcommand.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    match &args.command {
        Command::Import(args) => import::run(args),
        Command::List => list(shared),
    }
}

fn list(shared: &Shared) -> anyhow::Result<ExitCode> {
    let mut out = stdout().lock();
    for election in &shared.load_sources()?.elections {
        writeln!(out, "{}  {}  {}", election.id, election.date, election.name)?;
    }
    Ok(ExitCode::SUCCESS)
}
