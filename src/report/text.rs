//! Reports for a person at a terminal: what matters first.
//!
//! Colour codes are always written; the stream decides whether they get through.

use super::{
    Report, excerpt,
    v1::{Claim, Conflict, Official},
    words::{name, place, plain, rows, stated, subject, weight},
};
use crate::checker::Severity;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Runs of rows named as evidence; the other formats name them all.
const MOST_ROWS: usize = 3;

/// Writes one report after another.
///
/// # Errors
///
/// Those of `out`.
pub fn write(reports: &[Report], out: &mut impl Write) -> io::Result<()> {
    for (n, report) in reports.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        one(report, out)?;
    }
    Ok(())
}

fn one(report: &Report, out: &mut impl Write) -> io::Result<()> {
    headline(report, out)?;
    let mut claims: Vec<&Claim> = report.claims.iter().collect();
    claims.sort_by_key(|claim| weight(claim));
    let (clean, open): (Vec<_>, Vec<_>) =
        claims.into_iter().partition(|claim| claim.severity == Severity::Clean);
    for claim in open {
        in_full(claim, out)?;
    }
    for conflict in &report.conflicts {
        card(conflict, out)?;
    }
    for sum in &report.arithmetic {
        let claims = sum.claims.join(", ");
        let (stated, computed) = (sum.stated, sum.computed);
        writeln!(out, "\n{}: {} of {claims}", name(&sum.verdict), name(&sum.rule))?;
        writeln!(out, "  {stated} stated, {computed} from the numbers beside it")?;
    }
    if !clean.is_empty() {
        writeln!(out, "\n{STRONG}Supported{STRONG:#}")?;
    }
    clean.iter().try_for_each(|claim| in_brief(claim, out))
}

fn headline(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let title = report.article.title.as_deref().unwrap_or("(no title)");
    writeln!(out, "{STRONG}{}: {title}{STRONG:#}", report.article.source)?;
    let counts = &report.summary;
    let parts = [
        (counts.contradicted, "contradicted"),
        (counts.ambiguous, "ambiguous"),
        (counts.outdated, "outdated"),
        (counts.unverifiable, "unverifiable"),
        (counts.supported, "supported"),
    ];
    let told: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let told = if told.is_empty() { "nothing to check".into() } else { told.join(", ") };
    writeln!(out, "{} numbers, {} claims: {told}", counts.numbers, counts.claims)
}

fn in_full(claim: &Claim, out: &mut impl Write) -> io::Result<()> {
    let style = colour(claim.severity);
    let (severity, verdict) = (name(&claim.severity), name(&claim.verdict));
    write!(out, "\n{style}{severity}: {verdict}{style:#} {FAINT}{}", claim.id)?;
    if let Some(reason) = claim.reason {
        write!(out, ", {}", plain(&reason))?;
    }
    writeln!(out, "{FAINT:#}")?;
    quote(claim, style, out)?;
    writeln!(out, "  {}", claim.explanation)?;
    if let Some(rating) = &claim.rating {
        writeln!(out, "  rated: {rating}")?;
    }
    if let Some(decision) = &claim.decision {
        writeln!(out, "  decided: {}", decision.told(claim))?;
    }
    match &claim.official {
        Some(official) => writeln!(out, "  {FAINT}{}{FAINT:#}", evidence(claim, official)),
        None => Ok(()),
    }
}

fn quote(claim: &Claim, style: Style, out: &mut impl Write) -> io::Result<()> {
    for line in excerpt::lines(&claim.quote, claim.number_in_quote) {
        writeln!(out, "  {FAINT}|{FAINT:#} {}", line.text)?;
        if let Some((from, to)) = line.underline {
            let carets = "^".repeat(to - from);
            writeln!(out, "  {FAINT}|{FAINT:#} {:from$}{style}{carets}{style:#}", "")?;
        }
    }
    Ok(())
}

fn in_brief(claim: &Claim, out: &mut impl Write) -> io::Result<()> {
    let value = stated(claim.value, claim.asserts);
    let (kind, subject) = (name(&claim.kind), subject(&claim.subject));
    let place = place(&claim.scope);
    writeln!(out, "  {FAINT}{:<4}{FAINT:#} {kind:<16} {value:>12}  {subject}, {place}", claim.id)
}

fn card(conflict: &Conflict, out: &mut impl Write) -> io::Result<()> {
    let (who, place) = (subject(&conflict.subject), place(&conflict.scope));
    let kind = name(&conflict.kind);
    writeln!(out, "\n{STRONG}conflict: {kind} of {who}, {place}{STRONG:#} {}", conflict.id)?;
    for value in &conflict.values {
        let speaker = value.speaker.as_ref().map(|s| format!(", says {s}")).unwrap_or_default();
        let (stated, stage) = (stated(value.value, true), name(&value.stage));
        writeln!(out, "  {stated:>12}  {}, {stage}{speaker}", value.claim)?;
    }
    match &conflict.official {
        Some(official) => writeln!(out, "  {:>12}  official, {}", official.value, official.release),
        None => Ok(()),
    }
}

/// `official 77,907, form-47 (Election Commission), results.csv:12, trust high`
fn evidence(claim: &Claim, official: &Official) -> String {
    let value = match claim.value {
        Some(_) => format!("{}, ", official.value),
        None => String::new(),
    };
    let mut told = format!("official: {value}{} ({})", official.release, official.publisher);
    if let Some(formula) = &official.formula {
        told.push_str(&format!(", {formula}"));
    }
    if !official.rows.is_empty() {
        told.push_str(&format!(", {}", rows(&official.rows, MOST_ROWS)));
    }
    told.push_str(&format!(", trust {}", name(&official.trust)));
    if let Some(url) = &official.url {
        told.push_str(&format!("\n  {url}"));
    }
    told
}

fn colour(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Fix => AnsiColor::Red,
        Severity::Check => AnsiColor::Yellow,
        Severity::Context => AnsiColor::Cyan,
        Severity::Clean => AnsiColor::Green,
    };
    colour.on_default().bold()
}
