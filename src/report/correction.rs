//! A draft request to correct an article, in plain text: what is wrong, what is right, and where that
//! stands. An editor's decisions count.

use super::{
    Report,
    background::Background,
    v1::{Claim, Official},
    words,
};
use crate::{checker::Verdict, extractor::Voice};
use std::io::{self, Write};

/// Writes one request after another; an article without a fault makes a sentence that says so.
///
/// # Errors
///
/// Those of `out`.
pub fn write(reports: &[(Report, Background)], out: &mut impl Write) -> io::Result<()> {
    for (n, (report, background)) in reports.iter().enumerate() {
        if n > 0 {
            writeln!(out, "\n")?;
        }
        out.write_all(of(report, background).as_bytes())?;
    }
    Ok(())
}

/// The request for one article.
#[must_use]
pub fn of(report: &Report, background: &Background) -> String {
    let wrong = |claim: &&Claim| claim.judged() == Verdict::Contradicted;
    let faults: Vec<&Claim> = report.claims.iter().filter(wrong).collect();
    let (own, quoted): (Vec<&Claim>, Vec<&Claim>) = faults
        .into_iter()
        .filter(|claim| claim.voice != Voice::Refuted)
        .partition(|claim| claim.voice == Voice::Own);
    let article = named(report);
    if own.is_empty() && quoted.is_empty() {
        return format!("Nothing in {article} asks for a correction.\n");
    }
    let mut letter = format!("Request for correction: {article}\n\nDear colleague,\n\n");
    letter.push_str("we held the figures of this article against the official results.\n");
    section("These do not agree with them:", &own, background, &mut letter);
    section(
        "These are quoted, and would bear a note with the official figure:",
        &quoted,
        background,
        &mut letter,
    );
    letter.push_str("\nPlease correct them, or tell us the source you have for them.\n");
    letter
}

fn named(report: &Report) -> String {
    let article = &report.article;
    let title = article.title.as_deref().map(|title| format!("“{title}”"));
    let source = (article.source != "-").then(|| article.source.clone());
    let day = article.published.map(|day| day.to_string());
    let parts: Vec<String> = [title, source, day].into_iter().flatten().collect();
    if parts.is_empty() { "the article".into() } else { parts.join(", ") }
}

fn section(heading: &str, claims: &[&Claim], background: &Background, letter: &mut String) {
    if claims.is_empty() {
        return;
    }
    letter.push_str(&format!("\n{heading}\n"));
    for (n, claim) in claims.iter().enumerate() {
        letter.push_str(&entry(n + 1, claim, background));
    }
}

fn entry(n: usize, claim: &Claim, background: &Background) -> String {
    let quote: Vec<&str> = claim.quote.split_whitespace().collect();
    let mut entry = format!("\n{n}. “{}”\n", quote.join(" "));
    if let (Some(number), Some(official)) = (&claim.number, &claim.official) {
        entry.push_str(&format!("   Printed: {number}. Official: {}.\n", official.value));
    }
    entry.push_str(&format!("   {}\n", claim.explanation));
    if let Some(official) = &claim.official {
        entry.push_str(&format!("   Source: {}\n", source(claim, official, background)));
    }
    let note = claim.decision.as_ref().and_then(|decision| decision.note.as_ref());
    if let Some(note) = note {
        entry.push_str(&format!("   Note: {note}\n"));
    }
    entry
}

fn source(claim: &Claim, official: &Official, background: &Background) -> String {
    let release = background.release(&claim.scope, &official.release);
    let mut source = format!("{release}, {}", official.publisher);
    if !official.rows.is_empty() {
        source.push_str(&format!(", {}", words::rows(&official.rows, 3)));
    }
    if let Some(url) = &official.url {
        source.push_str(&format!(", {url}"));
    }
    source
}
