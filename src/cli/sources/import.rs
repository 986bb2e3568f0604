//! `tallycheck sources import`: public result files to a source folder.

use clap::builder::NonEmptyStringValueParser;
use std::{
    io::{Write, stdout},
    path::PathBuf,
    process::ExitCode,
};
use tallycheck::sources::import::{Format, import};

/// The arguments of `tallycheck sources import`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the files hold: the name of a built-in format, or a YAML file of your own.
    #[arg(long, value_name = "FORMAT", value_parser = NonEmptyStringValueParser::new())]
    format: String,
    /// Another value for one of the format's settings, such as `year=2018`.
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting)]
    set: Vec<(String, String)>,
    /// The files, in any order.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The source folder to write into; `by-hand/` in it holds rows to add.
    #[arg(long, value_name = "DIR")]
    output: PathBuf,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut format = Format::find(&args.format)?;
    for (name, value) in &args.set {
        format.set(name, value)?;
    }
    let mut out = stdout().lock();
    for written in import(&format, &args.files, &args.output)? {
        writeln!(out, "{}  {} rows", args.output.join(written.file).display(), written.rows)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn setting(argument: &str) -> Result<(String, String), String> {
    let (name, value) = argument.split_once('=').ok_or("should be NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}
