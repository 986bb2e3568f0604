//! `tallycheck evaluate`: precision and recall over articles whose claims a reader has listed.

use super::{Shared, inputs, output::Output};
use clap::ValueEnum;
use serde::Serialize;
use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};
use tallycheck::{
    Checker, Options,
    checker::Verdict,
    evaluate::{ArticleScore, Case, Counts, Falsified, Namesakes, cases, falsify, score},
    extractor::Kind,
    input::{Article, ReadOptions},
    report::Report,
};

/// The arguments of `tallycheck evaluate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A folder with expected.yaml, or of folders each with an article and its expected.yaml.
    dir: PathBuf,
    /// What the result is written as.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also makes so many supported numbers plainly wrong, one at a time, and tells how many of them
    /// are then contradicted.
    #[arg(long, value_name = "N")]
    falsify: Option<usize>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    falsified: Option<Vec<Falsified>>,
}

/// An article with what a reader expects of it and what the report says.
struct Checked {
    case: Case,
    article: Article,
    report: Report,
}

/// Checks and scores every article of the folder.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let checker =
        shared.checker(Options { election: shared.election.clone(), with_text: false })?;
    let checked: Vec<Checked> = cases(&args.dir)?
        .into_iter()
        .map(|case| check(case, &checker, shared))
        .collect::<Result<_, _>>()?;
    let same = Namesakes { sources: checker.sources(), names: checker.names() };
    let articles: Vec<ArticleScore> =
        checked.iter().map(|one| score(&one.case, &one.article.text, &one.report, &same)).collect();
    let reports = || checked.iter().map(|one| (&one.article, &one.report));
    let evaluation = Evaluation {
        total: articles.iter().map(|a| a.counts).sum(),
        articles,
        falsified: args.falsify.map(|wanted| falsify(reports(), wanted, &checker)),
    };
    let mut out = Output::to(None)?;
    match args.format {
        Format::Text => written(&evaluation, &mut out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &evaluation).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn check(case: Case, checker: &Checker, shared: &Shared) -> anyhow::Result<Checked> {
    let source = case.article.to_string_lossy();
    let published = shared.published.or(case.published);
    let reading = ReadOptions { published, ..ReadOptions::default() };
    let article = inputs::article(&source, &reading)?;
    let report = checker.check(&article);
    Ok(Checked { case, article, report })
}

fn written(evaluation: &Evaluation, out: &mut impl Write) -> io::Result<()> {
    table(evaluation, out)?;
    misses(evaluation, out)?;
    evaluation.falsified.as_ref().map_or(Ok(()), |falsified| uncaught(falsified, out))
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

/// How many wrong figures were called wrong, by kind, and which were not.
fn uncaught(falsified: &[Falsified], out: &mut impl Write) -> io::Result<()> {
    let is_caught = |one: &&Falsified| one.came == Some(Verdict::Contradicted);
    let kinds: BTreeSet<Kind> = falsified.iter().map(|one| one.kind).collect();
    writeln!(out, "\n{:<34} {:>8} {:>12}", "made wrong", "numbers", "contradicted")?;
    let mut row = |name: &str, of: &dyn Fn(&&Falsified) -> bool| {
        let numbers = falsified.iter().filter(of).count();
        let caught = falsified.iter().filter(of).filter(is_caught).count();
        writeln!(out, "{name:<34} {numbers:>8} {:>12}", share(caught, numbers))
    };
    for kind in kinds {
        row(kind.name(), &|one| one.kind == kind)?;
    }
    row("all", &|_| true)?;
    writeln!(out)?;
    for one in falsified.iter().filter(|one| !is_caught(one)) {
        let came = one.came.map_or("not read".into(), |verdict| format!("{verdict:?}"));
        let Falsified { wrong, printed, quote, .. } = one;
        writeln!(out, "  {came:<12} {wrong} for {printed}: {quote}")?;
    }
    Ok(())
}

fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "-".into(),
        whole => format!("{part} {:.1}%", 100.0 * part as f64 / whole as f64),
    }
}
