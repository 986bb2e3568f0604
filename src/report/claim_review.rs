//! Reports as schema.org ClaimReview, in JSON-LD: one review per decided claim. Decided is what an
//! editor ruled on, and what the checker found supported, contradicted or outdated.
//!
//! Fields follow the public guideline for fact-check markup: `claimReviewed`, `reviewRating` and
//! `url` are required; `author`, `datePublished` and `itemReviewed` are recommended.

use super::{
    Report,
    background::Background,
    house::House,
    v1::{ArticleInfo, Claim},
    words,
};
use crate::{checker::Verdict, extractor::Voice};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Characters of a claim that fit a search result's line.
const SHORT: usize = 75;

/// Writes a JSON array of reviews.
///
/// # Errors
///
/// Those of `out`.
pub fn write(
    reports: &[(Report, Background)],
    house: &House,
    out: &mut impl Write,
) -> io::Result<()> {
    let reviews: Vec<Value> =
        reports.iter().flat_map(|(report, background)| of(report, background, house)).collect();
    serde_json::to_writer_pretty(&mut *out, &reviews)?;
    writeln!(out)
}

/// The reviews of one report.
#[must_use]
pub fn of(report: &Report, background: &Background, house: &House) -> Vec<Value> {
    let decided = report.claims.iter().filter(|claim| is_decided(claim));
    decided.map(|claim| review(claim, report, background, house)).collect()
}

fn is_decided(claim: &Claim) -> bool {
    let ruled = claim.decision.as_ref().is_some_and(|decision| decision.ruling.is_some());
    ruled || !matches!(claim.verdict, Verdict::Ambiguous | Verdict::Unverifiable)
}

fn review(claim: &Claim, report: &Report, background: &Background, house: &House) -> Value {
    let mut review = json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": format!("{}#{}", house.page.as_deref().unwrap_or_default(), claim.id),
        "claimReviewed": shortened(&claim.quote),
        "reviewRating": rating(claim),
        "itemReviewed": item(claim, &report.article),
        "reviewBody": body(claim, background),
    });
    if let (Some(publisher), Some(review)) = (&house.publisher, review.as_object_mut()) {
        review.insert(
            "author".into(),
            json!({ "@type": "Organization", "name": publisher.name, "url": publisher.url }),
        );
    }
    let day = claim.decision.as_ref().and_then(|decision| decision.on);
    if let (Some(day), Some(review)) = (day, review.as_object_mut()) {
        review.insert("datePublished".into(), day.to_string().into());
    }
    review
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
    let mut item = Map::from_iter([("@type".to_owned(), "Claim".into())]);
    let by_name = claim.speaker.as_ref().filter(|_| claim.voice != Voice::Own);
    let author = match by_name {
        Some(speaker) => json!({ "@type": "Person", "name": speaker }),
        None => json!({ "@type": "Organization", "name": outlet(article) }),
    };
    item.insert("author".into(), author);
    let day = article.published.map(|day| day.to_string());
    if let Some(day) = &day {
        item.insert("datePublished".into(), day.as_str().into());
    }
    let headline = article.title.as_deref().unwrap_or(&article.source);
    let mut appearance = json!({ "@type": "Article", "headline": headline });
    if let Some(fields) = appearance.as_object_mut() {
        fields.extend(day.map(|day| ("datePublished".into(), day.into())));
        let url = super::html::is_web(&article.source).then(|| article.source.clone());
        fields.extend(url.map(|url| ("url".into(), url.into())));
    }
    item.insert("appearance".into(), appearance);
    item.into()
}

/// Whose article it is, as far as the report knows: the host of a web address, else the source.
fn outlet(article: &ArticleInfo) -> &str {
    let address = article.source.split_once("://").map(|(_, rest)| rest);
    let host = address.and_then(|rest| rest.split('/').next());
    host.or(article.title.as_deref().filter(|_| article.source == "-")).unwrap_or(&article.source)
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
