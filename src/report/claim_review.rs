//! Reports as schema.org ClaimReview, in JSON-LD: one review per decided claim. Decided is what an
//! editor ruled on, and what the checker found supported, contradicted or outdated.
//!
//! Fields follow the public guideline for fact-check markup: `claimReviewed`, `reviewRating` and
//! `url` are required; `author`, `datePublished` and `itemReviewed` are recommended, and of the item
//! its `author`, `datePublished` and `appearance`.

use super::{
    Report,
    background::Background,
    house::House,
    html::is_web,
    v1::{ArticleInfo, Claim},
    words,
};
use crate::{checker::Verdict, extractor::Voice};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Characters of a claim that fit a search result's line.
const SHORT: usize = 75;

/// Writes a JSON array of reviews; `today` is the day of those that no editor has dated, which have
/// none without it.
///
/// # Errors
///
/// Those of `out`.
pub fn write(
    reports: &[(Report, Background)],
    house: &House,
    today: Option<Date>,
    out: &mut impl Write,
) -> io::Result<()> {
    let of = |(report, background)| of(report, background, house, today);
    let reviews: Vec<Value> =
        reports.iter().map(|(report, background)| (report, background)).flat_map(of).collect();
    serde_json::to_writer_pretty(&mut *out, &reviews)?;
    writeln!(out)
}

/// The reviews of one report.
#[must_use]
pub fn of(
    report: &Report,
    background: &Background,
    house: &House,
    today: Option<Date>,
) -> Vec<Value> {
    let decided = report.claims.iter().filter(|claim| is_decided(claim));
    decided.map(|claim| review(claim, report, background, house, today)).collect()
}

fn is_decided(claim: &Claim) -> bool {
    let ruled = claim.decision.as_ref().is_some_and(|decision| decision.ruling.is_some());
    ruled || !matches!(claim.verdict, Verdict::Ambiguous | Verdict::Unverifiable)
}

fn review(
    claim: &Claim,
    report: &Report,
    background: &Background,
    house: &House,
    today: Option<Date>,
) -> Value {
    let decided_on = claim.decision.as_ref().and_then(|decision| decision.on);
    let mut review = json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        // Without a page of its own, the place on whatever page the review is put into.
        "url": format!("{}#{}", house.page.as_deref().unwrap_or_default(), claim.id),
        "claimReviewed": shortened(&claim.quote),
        "author": author(house),
        "reviewRating": rating(claim),
        "itemReviewed": item(claim, &report.article),
        "reviewBody": body(claim, background),
    });
    if let Some(day) = decided_on.or(today) {
        review["datePublished"] = json!(day.to_string());
    }
    review
}

/// The house; where none has put its name to it, the program that says so.
fn author(house: &House) -> Value {
    match &house.publisher {
        Some(publisher) => {
            json!({ "@type": "Organization", "name": publisher.name, "url": publisher.url })
        }
        None => json!({ "@type": "Organization", "name": env!("CARGO_PKG_NAME") }),
    }
}

/// On a scale from 1, false, to 5, true; what can't be placed on it has the word alone.
fn rating(claim: &Claim) -> Value {
    let verdict = claim.judged();
    let value = match verdict {
        Verdict::Supported => 5,
        Verdict::Outdated | Verdict::Ambiguous => 3,
        Verdict::Contradicted => 1,
        Verdict::Unverifiable => -1,
    };
    let word = claim.rating.clone().unwrap_or_else(|| words::name(&verdict));
    json!({
        "@type": "Rating",
        "ratingValue": value,
        "worstRating": 1,
        "bestRating": 5,
        "alternateName": word,
        "ratingExplanation": claim.explanation,
    })
}

/// The claim with who made it, and the article it appeared in.
fn item(claim: &Claim, article: &ArticleInfo) -> Value {
    let by_name = claim.speaker.as_ref().filter(|_| claim.voice != Voice::Own);
    let author = match by_name {
        Some(speaker) => json!({ "@type": "Person", "name": speaker }),
        None => json!({ "@type": "Organization", "name": outlet(article) }),
    };
    let headline = article.title.as_deref().unwrap_or(&article.source);
    let mut appearance = json!({ "@type": "NewsArticle", "headline": headline });
    let mut item = json!({ "@type": "Claim", "author": author });
    if let Some(day) = article.published {
        item["datePublished"] = day.to_string().into();
        appearance["datePublished"] = day.to_string().into();
    }
    if let Some(publisher) = article.outlet() {
        appearance["publisher"] = json!({ "@type": "Organization", "name": publisher });
    }
    if let Some(url) = article.url.as_ref().or(Some(&article.source)).filter(|url| is_web(url)) {
        appearance["url"] = url.as_str().into();
    }
    item["appearance"] = appearance;
    item
}

/// Whose article it is, as far as the report knows: its outlet, else its title or source.
fn outlet(article: &ArticleInfo) -> String {
    let title = article.title.clone().filter(|_| article.source == "-");
    article.outlet().or(title).unwrap_or_else(|| article.source.clone())
}

fn body(claim: &Claim, background: &Background) -> String {
    let mut body = claim.explanation.clone();
    if let Some(official) = &claim.official {
        let release = background.release(&claim.scope, &official.release);
        body.push_str(&format!(" Source: {release}, {}.", official.publisher));
    }
    if let Some(note) = claim.decision.as_ref().and_then(|decision| decision.note.as_ref()) {
        body.push_str(&format!(" {note}"));
    }
    body
}

/// A quote on one line, cut between words where it is long.
fn shortened(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= SHORT {
        return line;
    }
    let mut short = String::new();
    for word in words {
        if short.chars().count() + word.chars().count() + 2 > SHORT && !short.is_empty() {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.push('…');
    short
}
