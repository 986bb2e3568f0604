//! `tallycheck evaluate`: precision and recall over articles whose claims a reader has listed.

use super::{Shared, inputs, output::Output};
use clap::ValueEnum;
use serde::Serialize;
use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};
use tallycheck::{
    Checker, Options,
    evaluate::{ArticleScore, Case, Counts, Namesakes, cases, score},
    input::ReadOptions,
};

/// The arguments of `tallycheck evaluate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A folder with expected.yaml, or of folders each with an article and its expected.yaml.
    dir: PathBuf,
    /// What the result is written as.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table and the list of misses.
    Text,
    /// The same as JSON.
    Json,
}

#[derive(Serialize)]
struct Evaluation {
    total: Counts,
    articles: Vec<ArticleScore>,
}

/// Checks and scores every article of the folder.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let checker =
        shared.checker(Options { election: shared.election.clone(), with_text: false })?;
    let articles: Vec<ArticleScore> = cases(&args.dir)?
        .iter()
        .map(|case| score_of(case, &checker, shared))
        .collect::<Result<_, _>>()?;
    let evaluation = Evaluation { total: articles.iter().map(|a| a.counts).sum(), articles };
    let mut out = Output::to(None)?;
    match args.format {
        Format::Text => {
            table(&evaluation, &mut out).and_then(|()| misses(&evaluation, &mut out))?
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &evaluation).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn score_of(case: &Case, checker: &Checker, shared: &Shared) -> anyhow::Result<ArticleScore> {
    let source = case.article.to_string_lossy();
    let published = shared.published.or(case.published);
    let reading = ReadOptions { published, ..ReadOptions::default() };
    let article = inputs::article(&source, &reading)?;
    let same = Namesakes { sources: checker.sources(), names: checker.names() };
    Ok(score(case, &article.text, &checker.check(&article), &same))
}

fn table(evaluation: &Evaluation, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{:<34} {:>8} {:>12} {:>12} {:>12} {:>7} {:>7} {:>7}",
        "article", "expected", "found", "linked", "judged", "no claim", "alarms", "stray"
    )?;
    for article in &evaluation.articles {
        row(&article.article, &article.counts, out)?;
    }
    row("all", &evaluation.total, out)
}

fn row(name: &str, counts: &Counts, out: &mut impl Write) -> io::Result<()> {
    let share = |part: usize, whole: usize| match whole {
        0 => "-".into(),
        whole => format!("{part} {:.1}%", 100.0 * part as f64 / whole as f64),
    };
    writeln!(
        out,
        "{name:<34} {:>8} {:>12} {:>12} {:>12} {:>8} {:>7} {:>7}",
        counts.expected,
        share(counts.found, counts.expected),
        share(counts.linked, counts.found),
        share(counts.judged, counts.found),
        counts.false_claims,
        counts.false_alarms,
        counts.stray_alarms
    )
}

fn misses(evaluation: &Evaluation, out: &mut impl Write) -> io::Result<()> {
    for article in evaluation.articles.iter().filter(|article| !article.misses.is_empty()) {
        writeln!(out, "\n{}", article.article)?;
        for miss in &article.misses {
            let problem = format!("{:?}", miss.problem);
            writeln!(out, "  {problem:<12} \"{}\"", miss.anchor)?;
            writeln!(out, "    expected  {}", miss.expected)?;
            writeln!(out, "    came      {}", miss.came)?;
        }
    }
    Ok(())
}
