//! `tallycheck check`: articles in, reports out.

use super::{Shared, exit, inputs, output::Output};
use clap::ValueEnum;
use std::{io::Write, mem::ManuallyDrop, path::PathBuf, process::ExitCode};
use tallycheck::{
    Options,
    checker::Severity,
    desk::decisions::Decisions,
    input::ReadOptions,
    report::{
        Report, background::Background, claim_review, correction, csv, house::House, html, json,
        text, yaml,
    },
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
    /// A YAML with the house's own rating words for the verdicts.
    #[arg(long, value_name = "FILE")]
    labels: Option<PathBuf>,
    /// The editors' decisions, as the desk keeps them beside a report.
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// The most an article may have, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = ReadOptions::default().max_bytes)]
    max_bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One YAML document per article.
    Yaml,
    /// One JSON object, or an array of them for several articles.
    Json,
    /// For reading at a terminal.
    Text,
    /// A page that needs nothing from elsewhere, to mail or to keep.
    Html,
    /// One row per claim.
    Csv,
    /// schema.org ClaimReview, one per decided claim.
    #[value(name = "claimreview")]
    ClaimReview,
    /// A draft request to correct the article.
    Correction,
}

impl Format {
    fn write(
        self,
        reports: Vec<(Report, Background)>,
        house: &House,
        out: &mut impl Write,
    ) -> std::io::Result<()> {
        let plain = |reports: Vec<(Report, Background)>| -> Vec<Report> {
            reports.into_iter().map(|(report, _)| report).collect()
        };
        match self {
            Self::Yaml => yaml::write(&plain(reports), out),
            Self::Json => json::write(&plain(reports), out),
            Self::Text => text::write(&plain(reports), out),
            Self::Csv => csv::write(&plain(reports), out),
            Self::Html => html::write(&reports, out),
            Self::ClaimReview => claim_review::write(&reports, house, None, out),
            Self::Correction => correction::write(&reports, out),
        }
    }
}

/// Checks every input; one that can't be read costs no other its report.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let house = args.labels.as_deref().map(House::read).transpose()?.unwrap_or_default();
    let decisions = args.decisions.as_deref().map(Decisions::read).transpose()?;
    let with_text = args.with_text || args.format == Format::Html;
    let options = Options { election: shared.election.clone(), with_text };
    // The process ends with it; to take it apart name by name would take a twentieth of the start.
    let checker = ManuallyDrop::new(shared.checker(options)?);
    let reading = ReadOptions {
        published: shared.published,
        max_bytes: args.max_bytes,
        ..ReadOptions::default()
    };
    let mut reports = Vec::new();
    let mut all_read = true;
    for input in inputs::or_stdin(&args.inputs) {
        match inputs::article(input, &reading) {
            Ok(article) => {
                let mut report = checker.check(&article);
                if let Some(decisions) = &decisions {
                    decisions.apply(&mut report);
                }
                house.rate(&mut report);
                let background = checker.background(&report);
                reports.push((report, background));
            }
            Err(error) => {
                exit::complain(&error);
                all_read = false;
            }
        }
    }
    let code = exit_code(&reports, all_read);
    if !reports.is_empty() {
        let file = args.output.as_deref();
        let mut out = match args.format {
            // Both escape control characters.
            Format::Yaml | Format::Json => Output::as_given(file)?,
            _ => Output::to(file)?,
        };
        args.format.write(reports, &house, &mut out)?;
        out.flush()?;
    }
    Ok(code)
}

fn exit_code(reports: &[(Report, Background)], all_read: bool) -> ExitCode {
    let mut claims = reports.iter().flat_map(|(report, _)| &report.claims);
    let to_fix = claims.any(|claim| claim.severity == Severity::Fix);
    match (all_read, to_fix) {
        (false, _) => ExitCode::from(exit::BAD_INPUT),
        (true, true) => ExitCode::from(exit::CONTRADICTED),
        (true, false) => ExitCode::SUCCESS,
    }
}
