//! [`Document`] to [`Claims`]: what the article says, in its own terms.
//!
//! Knows wordings (`claims/`) and names; never results. May not import the results of `sources`.
//!
//! A sentence becomes a [`row`] of items, [`pattern`]s run over it, [`choose`] keeps the best
//! reading of each number, [`lists`] and [`fallback`] read what leans on another number or on its
//! unit alone, and [`reading`] makes claims of them, each with its [`places`] and [`stance`].

mod choose;
mod claim;
mod classes;
mod example;
mod fallback;
mod inflect;
mod kind;
mod lists;
mod pattern;
mod places;
mod reading;
mod row;
mod stance;
#[cfg(test)]
mod tests;
mod vocabulary;
mod when;
mod wordings;

pub use claim::{
    Claim, Claims, Ignored, Mention, Placement, Reference, Role, Stage, Statement, Voice,
};
pub use example::{Accept, Expected, Fault, Reject, Value, role_words};
pub use kind::Kind;
pub use wordings::{KindWordings, Wording, Wordings, WordingsError};

use crate::{
    input::{Article, BlockKind},
    names::{Gazetteer, NameHit},
    text::Document,
};
use reading::Scene;
use row::{Content, Reader, Row};
use stance::Listener;
use when::{Times, When};

/// Finds every numeric claim of a document, and every outcome, rank or threshold stated without a
/// number.
#[must_use]
pub fn extract(document: &Document<'_>, wordings: &Wordings, names: &Gazetteer) -> Claims {
    extract_named(document, wordings, &names.find(&document.article.text))
}

/// Every sentence as the row of items that patterns run over, for whoever writes a wording.
#[must_use]
pub fn rows(document: &Document<'_>, wordings: &Wordings, names: &Gazetteer) -> Vec<String> {
    let hits = names.find(&document.article.text);
    let reader = Reader { document, hits: &hits, vocabulary: &wordings.vocabulary };
    reader.rows().iter().map(|row| row.shown(&document.article.text)).collect()
}

/// As [`extract`], with the names already found.
fn extract_named(document: &Document<'_>, wordings: &Wordings, hits: &[NameHit]) -> Claims {
    let reader = Reader { document, hits, vocabulary: &wordings.vocabulary };
    let rows = reader.rows();
    let mut listener = Listener::new(&document.article.text, &wordings.vocabulary);
    let mut headings: Vec<Mention> = Vec::new();
    let mut claims = Claims::default();
    let mut last: (usize, When) = Default::default();
    for (index, row) in rows.iter().enumerate() {
        let sentence = &document.sentences[index];
        let heading = level(document.article, sentence.block);
        let label = heading.is_some() || is_label(document, index);
        if label {
            headings = places_of(row);
        }
        let denied = rows.get(index + 1).is_some_and(|next| {
            document.sentences[index + 1].block == sentence.block && listener.refutes(next)
        });
        let stance = listener.hear(row, sentence, heading.is_some(), denied);
        let before = if last.0 == sentence.block { last.1 } else { When::default() };
        let times = Times::of(document, index, row, &wordings.vocabulary.cues, before);
        last = (sentence.block, times.last());
        let scene = Scene {
            index,
            sentence,
            row,
            stance: &stance,
            wordings,
            headings: if label { &[] } else { &headings },
            placement: placement(document.article, sentence.block),
            times: &times,
        };
        let (mut chosen, facts) = choose::choose(row, sentence, wordings);
        lists::lean(row, &mut chosen);
        claims.claims.extend(chosen.iter().flat_map(|chosen| scene.number_claims(chosen)));
        claims.claims.extend(facts.iter().flat_map(|fact| scene.fact_claims(fact)));
        claims.claims.extend(fallback::claims(&scene, &chosen));
        claims.mentions.extend(row.mentions.iter().cloned());
    }
    claims.claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    claims.ignored = ignored(document, &rows, hits, &claims.claims);
    claims
}

/// Every number that is in no claim, in text order.
fn ignored(
    document: &Document<'_>,
    rows: &[Row],
    hits: &[NameHit],
    claims: &[Claim],
) -> Vec<Ignored> {
    let mut ignored: Vec<Ignored> = document
        .set_aside
        .iter()
        .map(|aside| Ignored { span: aside.span, why: aside.why.clone() })
        .collect();
    for (sentence, row) in document.sentences.iter().zip(rows) {
        for (index, quantity) in sentence.quantities.iter().enumerate() {
            let claimed = claims.iter().any(|claim| match claim.statement {
                Statement::Number { of, .. } => {
                    claim.span.contains(quantity.span)
                        || of.is_some_and(|(span, _)| span == quantity.span)
                }
                Statement::Fact(_) => claim.span.contains(quantity.span),
            });
            if claimed {
                continue;
            }
            let refused = row.refused.iter().find(|(refused, _)| *refused == index);
            let in_name = hits.iter().any(|hit| hit.span.overlaps(quantity.span));
            let why = match refused {
                Some((_, why)) => why.clone(),
                None if in_name => "name".to_owned(),
                None => "no_claim".to_owned(),
            };
            ignored.push(Ignored { span: quantity.span, why });
        }
    }
    ignored.sort_by_key(|ignored| ignored.span);
    ignored
}

fn level(article: &Article, block: usize) -> Option<u8> {
    match article.blocks.get(block)?.kind {
        BlockKind::Heading { level } => Some(level),
        _ => None,
    }
}

/// Whether a sentence is a label for what follows: "Sindh Assembly:".
fn is_label(document: &Document<'_>, sentence: usize) -> bool {
    let found = &document.sentences[sentence];
    found.quantities.is_empty()
        && found.tokens.len() < 10
        && found.tokens.last().is_some_and(|token| token.norm == ":")
}

fn places_of(row: &Row) -> Vec<Mention> {
    row.items
        .iter()
        .filter_map(|item| match &item.content {
            Content::Where(places) => Some(places.iter().flatten().cloned()),
            _ => None,
        })
        .flatten()
        .collect()
}

fn placement(article: &Article, block: usize) -> Placement {
    if level(article, block).is_some() {
        return Placement::Headline;
    }
    let text = |kind: &BlockKind| !matches!(kind, BlockKind::Heading { .. });
    let above = article.blocks.iter().take(block).filter(|above| text(&above.kind)).count();
    if above < 2 { Placement::Lead } else { Placement::Body }
}
