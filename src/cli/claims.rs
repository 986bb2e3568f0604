//! `tallycheck claims`: the wordings, what they find, and the sentences that prove them.

use super::{Shared, inputs};
use clap::Subcommand;
use std::{io::Write, process::ExitCode};
use tallycheck::{
    extractor::{self, Claim, Claims, Statement, Wordings},
    input::ReadOptions,
    names::Gazetteer,
    span::Span,
    text::{self, Document, Worded},
};

/// The arguments of `tallycheck claims`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the kinds of claim and their patterns.
    List {
        /// Only this kind.
        kind: Option<String>,
    },
    /// Hold every example sentence of the wordings against what they find.
    Test,
    /// Say which pattern found which claim of an article, and why the other numbers were ignored.
    Explain {
        /// The article; `-` or nothing for standard input.
        input: Option<String>,
        /// Show every sentence as the row of items that patterns run over.
        #[arg(long)]
        rows: bool,
    },
}

/// Runs `tallycheck claims`.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let wordings = shared.load_wordings()?;
    let mut out = anstream::stdout().lock();
    match &args.command {
        Command::List { kind } => {
            list(&wordings, kind.as_deref(), &mut out)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Test => {
            let names = Gazetteer::new(&shared.load_sources()?);
            test(&wordings, &names, &mut out)
        }
        Command::Explain { input, rows } => {
            let names = Gazetteer::new(&shared.load_sources()?);
            let input = input.as_deref().unwrap_or("-");
            let reading = ReadOptions { published: shared.published, ..ReadOptions::default() };
            let article = inputs::article(input, &reading)?;
            let document = text::read(&article, wordings.numbers());
            if *rows {
                for row in extractor::rows(&document, &wordings, &names) {
                    writeln!(out, "{row}")?;
                }
            }
            explain(&document, &extractor::extract(&document, &wordings, &names), &mut out)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn list(wordings: &Wordings, only: Option<&str>, out: &mut impl Write) -> anyhow::Result<()> {
    for of_kind in &wordings.kinds {
        if only.is_some_and(|only| only != of_kind.kind.name()) {
            continue;
        }
        writeln!(out, "{}", of_kind.kind.name())?;
        for (index, wording) in of_kind.patterns.iter().enumerate() {
            writeln!(out, "  {:>2}  {}", index + 1, wording.text())?;
        }
    }
    Ok(())
}

fn test(wordings: &Wordings, names: &Gazetteer, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (mut held, mut failed) = (0, 0);
    for of_kind in &wordings.kinds {
        let faults = of_kind.faults(wordings, names);
        failed += faults.len();
        held += of_kind.accepts.len() + of_kind.rejects.len() - faults.len();
        for fault in faults {
            writeln!(out, "{}: {}\n    {}", of_kind.kind.name(), fault.text, fault.problem)?;
        }
    }
    let others = &wordings.other_votes;
    let faults = others.faults(wordings, names);
    failed += faults.len();
    held += others.accepts.len() + others.rejects.len() - faults.len();
    for fault in faults {
        writeln!(out, "other_votes: {}\n    {}", fault.text, fault.problem)?;
    }
    writeln!(out, "{held} examples hold, {failed} do not")?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn explain(document: &Document<'_>, claims: &Claims, out: &mut impl Write) -> anyhow::Result<()> {
    let text = &document.article.text;
    let mut lines: Vec<(Span, String)> = claims
        .claims
        .iter()
        .map(|claim| (claim.span, explained(claim, text)))
        .chain(claims.ignored.iter().map(|ignored| {
            (ignored.span, format!("ignored {:?}: {}", ignored.span.of(text), ignored.why))
        }))
        .collect();
    lines.sort_by_key(|(span, _)| *span);
    let mut last = None;
    for (span, line) in lines {
        let sentence = document.sentences.iter().find(|sentence| sentence.span.contains(span));
        let sentence = sentence.map(|sentence| sentence.span);
        if sentence != last {
            last = sentence;
            let words = sentence.map_or("", |sentence| sentence.of(text));
            writeln!(out, "\n{}", words.split_whitespace().collect::<Vec<_>>().join(" "))?;
        }
        writeln!(out, "    {line}")?;
    }
    Ok(())
}

fn explained(claim: &Claim, text: &str) -> String {
    let stated = match claim.statement {
        Statement::Number { amount, of } => {
            let value = match amount.worded {
                Worded::One(value) => value.to_string(),
                Worded::Range(low, high) => format!("{low} to {high}"),
            };
            let unit = amount.unit.map(|unit| format!(" {unit:?}").to_lowercase());
            let of = of.map(|(span, _)| format!(" of {}", span.of(text)));
            format!("{value}{}{}", unit.unwrap_or_default(), of.unwrap_or_default())
        }
        Statement::Fact(asserts) => asserts.to_string(),
    };
    let role = |name: &str, role| {
        let words = extractor::role_words(role, text);
        if words == "none" { String::new() } else { format!(", {name} {words:?}") }
    };
    let places: Vec<&str> = claim.places.iter().map(|place| place.span.of(text)).collect();
    let places = if places.is_empty() { String::new() } else { format!(", in {places:?}") };
    let year = claim.year.map(|year| format!(", {year}")).unwrap_or_default();
    let speaker = claim.speaker.as_ref().map(|who| format!(" by {who:?}")).unwrap_or_default();
    format!(
        "{} {stated}{}{}{places}{year}, {:?} {:?}{speaker} ({:.2}, {})",
        claim.kind.name(),
        role("subject", &claim.subject),
        role("opponent", &claim.opponent),
        claim.stage,
        claim.voice,
        claim.sureness,
        claim.pattern,
    )
}
