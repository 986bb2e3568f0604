//! `tallycheck check`: articles in, reports out.

use super::{Shared, exit, inputs, output::Output};
use clap::ValueEnum;
use std::{io::Write, path::PathBuf, process::ExitCode};
use tallycheck::{
    Options,
    checker::Severity,
    input::ReadOptions,
    report::{Report, json, text, yaml},
};

/// The arguments of `tallycheck check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The articles; `-` or nothing for standard input.
    #[arg(value_name = "INPUT")]
    inputs: Vec<String>,
    /// What the reports are written as.
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
    /// Where the reports are written, instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put the article's text into the report.
    #[arg(long)]
    with_text: bool,
    /// The most an article may have, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = ReadOptions::default().max_bytes)]
    max_bytes: usize,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One YAML document per article.
    Yaml,
    /// One JSON object, or an array of them for several articles.
    Json,
    /// For reading at a terminal.
    Text,
}

impl Format {
    fn write(self, reports: &[Report], out: &mut impl Write) -> std::io::Result<()> {
        match self {
            Self::Yaml => yaml::write(reports, out),
            Self::Json => json::write(reports, out),
            Self::Text => text::write(reports, out),
        }
    }
}

/// Checks every input; one that can't be read costs no other its report.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let options = Options { election: shared.election.clone(), with_text: args.with_text };
    let checker = shared.checker(options)?;
    let reading = ReadOptions {
        published: shared.published,
        max_bytes: args.max_bytes,
        ..ReadOptions::default()
    };
    let mut reports = Vec::new();
    let mut all_read = true;
    for input in inputs::or_stdin(&args.inputs) {
        match inputs::article(input, &reading) {
            Ok(article) => reports.push(checker.check(&article)),
            Err(error) => {
                exit::complain(&error);
                all_read = false;
            }
        }
    }
    if !reports.is_empty() {
        let mut out = Output::to(args.output.as_deref())?;
        args.format.write(&reports, &mut out)?;
        out.flush()?;
    }
    Ok(exit_code(&reports, all_read))
}

fn exit_code(reports: &[Report], all_read: bool) -> ExitCode {
    let to_fix = reports.iter().flat_map(|r| &r.claims).any(|c| c.severity == Severity::Fix);
    match (all_read, to_fix) {
        (false, _) => ExitCode::from(exit::BAD_INPUT),
        (true, true) => ExitCode::from(exit::CONTRADICTED),
        (true, false) => ExitCode::SUCCESS,
    }
}
