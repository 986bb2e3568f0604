//! The command line, one file per subcommand. The only code that prints.

mod batch;
mod check;
mod claims;
mod evaluate;
mod exit;
mod inputs;
mod output;
mod progress;
mod serve;
mod sources;

use clap::{Parser, Subcommand};
use jiff::civil::Date;
use std::{path::PathBuf, process::ExitCode};
use tallycheck::{Checker, Options, extractor::Wordings, sources::Sources};

/// Checks the numbers in election news against the official results.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    shared: Shared,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the numbers of articles and report on them.
    Check(check::Args),
    /// Check whole archives of pages, and hold what they say against each other.
    Batch(batch::Args),
    /// Open a local page to paste articles into.
    Serve(serve::Args),
    /// Look into the wordings of claims.
    Claims(claims::Args),
    /// Look into the canonical results.
    Sources(sources::Args),
    /// Measure precision and recall over articles whose claims a reader has listed.
    Evaluate(evaluate::Args),
}

/// What every subcommand understands.
#[derive(Debug, clap::Args)]
pub struct Shared {
    /// A folder of elections, to add to the built-in ones or to override them.
    #[arg(long, global = true, value_name = "DIR")]
    pub sources: Vec<PathBuf>,
    /// A folder of wordings in the layout of `claims/`, instead of the built-in one.
    #[arg(long, global = true, value_name = "DIR")]
    pub claims: Option<PathBuf>,
    /// The only election to check against, such as `pk-2024`.
    #[arg(long, global = true, value_name = "ID")]
    pub election: Option<String>,
    /// The day the article was published, such as `2024-02-09`.
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
}

impl Shared {
    /// The sources compiled in, with those of `--sources`.
    pub fn load_sources(&self) -> anyhow::Result<Sources> {
        let mut sources = Sources::bundled()?;
        for dir in &self.sources {
            sources.add_dir(dir)?;
        }
        Ok(sources)
    }

    /// The wordings of `--claims`, or those compiled in.
    pub fn load_wordings(&self) -> anyhow::Result<Wordings> {
        Ok(match &self.claims {
            Some(dir) => Wordings::from_dir(dir)?,
            None => Wordings::bundled()?,
        })
    }

    /// A checker on those sources and wordings.
    pub fn checker(&self, options: Options) -> anyhow::Result<Checker> {
        let (sources, wordings) = rayon::join(|| self.load_sources(), || self.load_wordings());
        Ok(Checker::new(sources?, wordings?)?.with(options)?)
    }
}

fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "not a day; write it as 2024-02-09")
}

/// Runs the program.
pub fn main() -> ExitCode {
    exit::code(Cli::try_parse().map_err(Into::into).and_then(|cli| run(&cli)))
}

fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    match &cli.command {
        Command::Check(args) => check::run(args, &cli.shared),
        Command::Batch(args) => batch::run(args, &cli.shared),
        Command::Serve(args) => serve::run(args, &cli.shared),
        Command::Evaluate(args) => evaluate::run(args, &cli.shared),
        Command::Claims(args) => claims::run(args, &cli.shared),
        Command::Sources(args) => sources::run(args, &cli.shared),
    }
}
