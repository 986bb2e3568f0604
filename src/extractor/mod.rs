//! [`Document`] to [`Claims`]: what the article says, in its own terms.
//!
//! Knows wordings (`claims/`) and names; never results. May not import the results of `sources`.
//!
//! A sentence becomes a `row` of items, `pattern`s run over it, `choose` keeps the best
//! reading of each number, `lists` and `leftover` read what leans on another number, on its unit or
//! on the `topic` alone, and `reading` makes claims of them, each with its `places` and `stance`.

mod adjust;
mod basis;
mod behind;
mod by_seat;
mod choose;
mod claim;
mod classes;
mod clock;
mod denial;
mod each;
mod elector;
mod entry;
mod example;
mod extremes;
mod glance;
mod house;
mod inflect;
mod kind;
mod leftover;
mod limits;
mod lists;
mod narrowing;
mod nobodys;
mod other_votes;
mod pairs;
mod part_of_area;
mod participle;
mod pattern;
mod placeholder;
mod places;
mod reading;
mod resembling;
mod row;
mod shares;
mod stance;
mod subjects;
mod table;
#[cfg(test)]
mod tests;
mod topic;
mod unsure;
mod untaken;
mod vocabulary;
mod when;
mod wordings;

pub use basis::Basis;
pub use claim::{
    Claim, Claims, Ignored, Mention, Placement, Reference, Role, Stage, Statement, There, Voice,
};
pub use example::{Accept, Expected, Fault, Reject, Value, role_words};
pub use kind::Kind;
pub use pattern::Said;
pub use wordings::{KindWordings, Wording, Wordings, WordingsError};

use crate::{
    input::{Article, Block, BlockKind},
    names::{Gazetteer, NameHit},
    sources::ElectionKind,
    span::Span,
    text::{Document, Sentence},
};
use pattern::{Room, Starts};
use reading::Scene;
use row::{Content, Reader, Row};
use stance::Listener;
use table::Tables;
use topic::Topic;
use when::{Times, When};

/// So many bytes may stand between a majority and its votes: " of just ".
const OF_VOTES: usize = 12;

/// The headline and the sentence below it say what an article is about.
const SENTENCES_ON_TOP: usize = 2;

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
    reader.rows().map(|row| row.shown(&document.article.text)).collect()
}

/// As [`extract`], with the names already found.
fn extract_named(document: &Document<'_>, wordings: &Wordings, hits: &[NameHit]) -> Claims {
    let reader = Reader { document, hits, vocabulary: &wordings.vocabulary };
    let mut rows = reader.rows().enumerate().peekable();
    let mut listener = Listener::new(&document.article.text, &wordings.vocabulary);
    let mut headings: Vec<Mention> = Vec::new();
    let mut topic = Topic::default();
    let mut tables = Tables::default();
    let mut labels: Option<Vec<Mention>> = None;
    let mut claims = Claims::default();
    let mut last: (usize, When) = Default::default();
    let mut under = When::default();
    let mut about: Option<ElectionKind> = None;
    let end_of_lead = end_of_lead(document.article);
    let mut room = Room::default();
    while let Some((index, row)) = rows.next() {
        let row = &row;
        let sentence = &document.sentences[index];
        // "MIDTOWN, July 5" heads nothing.
        let is_dateline = document.dateline(index) == Some(sentence.span);
        let heading = level(document.article, sentence.block).filter(|_| !is_dateline);
        let label = heading.is_some() || is_label(document, row, index, wordings);
        let opens_list = sentence.tokens.last().is_some_and(|token| token.norm == ":");
        match (heading.filter(|_| !opens_list), label) {
            (Some(_), _) => (headings, labels) = (places_of(row), None),
            (None, true) => labels = Some(places_of(row)),
            // A label governs the list below it, not the prose after that.
            (None, false) if is_prose(sentence, row, wordings) => labels = None,
            (None, false) => {}
        }
        if label {
            topic.label(row, !opens_list, wordings);
        }
        let denied = rows.peek().is_some_and(|(at, next)| {
            document.sentences[*at].block == sentence.block && listener.refutes(next)
        });
        let stance = listener.hear(row, sentence, heading, denied);
        let before = if last.0 == sentence.block { last.1 } else { When::default() };
        under = match when::heading(document, index) {
            Some(when) => when,
            None if heading.is_some() => When::default(),
            None => under,
        };
        let by_election = row.classes.has(wordings.vocabulary.cues.by_election);
        if by_election && (heading.is_some() || index < SENTENCES_ON_TOP) {
            about = Some(ElectionKind::ByElection);
        }
        let times = Times::of(document, index, row, &wordings.vocabulary.cues, before, under)
            .in_article_about(about);
        last = (sentence.block, times.last());
        let scene = Scene {
            index,
            sentence,
            row,
            stance: &stance,
            wordings,
            headings: if label { &[] } else { labels.as_ref().unwrap_or(&headings) },
            placement: placement(document.article, sentence.block, end_of_lead),
            times: &times,
        };
        let starts = Starts::in_room(row, room);
        let told = wordings.other_votes.told_in(&starts, wordings.vocabulary.kinds.contest);
        let other_vote = !told.is_empty();
        let mut found = match tables.read(&scene, document) {
            Some(claims) => claims,
            None if told.iter().any(|told| told.len() == row.items.len()) => Vec::new(),
            None => {
                let apart =
                    |claim: &Claim| !told.iter().any(|told| row.span_of(told).contains(claim.span));
                prose(&scene, &starts, &mut topic).into_iter().filter(apart).collect()
            }
        };
        room = starts.leave();
        adjust::by_sentence(&mut found, &scene);
        let why = if other_vote { "other_vote" } else { "no_claim" };
        claims.ignored.extend(unclaimed(sentence, row, hits, &found, why));
        claims.claims.extend(found);
        let spoken_of = row.mentions.iter().filter(|mention| !scene.is_excepted(mention));
        claims.mentions.extend(spoken_of.cloned());
    }
    placeholder::set_aside(&mut claims);
    let aside = document.set_aside.iter();
    claims.ignored.extend(aside.map(|it| Ignored { span: it.span, why: it.why.clone() }));
    claims.ignored.sort_by_key(|ignored| ignored.span);
    claims.claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    claims
}

/// The claims of a sentence by its wordings, and those that lean on them.
fn prose(scene: &Scene<'_>, starts: &Starts<'_>, topic: &mut Topic) -> Vec<Claim> {
    let (mut chosen, mut facts) = choose::choose(starts, scene.sentence, scene.wordings);
    facts.retain(|fact| !scene.is_of_one_elector(fact) && !scene.is_won_by_none(fact));
    facts.retain(|fact| !scene.is_of_kin(fact) && !scene.is_only_wanted(fact));
    lists::lean(scene.row, scene.sentence, &mut chosen);
    lists::count_among(scene.row, &scene.wordings.vocabulary.cues, &mut chosen);
    pairs::go_on(scene.row, &mut chosen);
    shares::go_on(scene.row, &scene.wordings.vocabulary.cues, &mut chosen);
    chosen.retain(|chosen| choose::may_be_share(scene.sentence, chosen));
    chosen.retain(|chosen| !house::is_vote_of_members(scene, chosen));
    extremes::take_margins(scene, topic, &mut chosen);
    if topic.of_parties(scene) == Some(Kind::Strength) {
        house::take_holdings(scene, &mut chosen);
    }
    let parts = house::parts(scene, &mut chosen);
    let taken: Vec<Span> = parts.iter().map(|claim| claim.span).collect();
    let mut found = Vec::new();
    found.extend(chosen.iter().flat_map(|chosen| scene.number_claims(chosen)));
    found.extend(facts.iter().flat_map(|fact| scene.fact_claims(fact)));
    let open = |claim: &Claim| !taken.contains(&claim.span);
    let leftover = leftover::claims(scene, topic, &chosen, &facts);
    found.extend(leftover.into_iter().filter(open));
    found.retain(|claim| !house::may_be_vote_of_members(scene, claim));
    found.retain(|claim| !house::is_polled_in_house(scene, claim));
    house::doubt_mark(scene, &mut found);
    house::doubt_unsorted(&parts, &mut found);
    found.extend(parts);
    let margins: Vec<Span> =
        found.iter().filter(|claim| claim.kind == Kind::Margin).map(|claim| claim.span).collect();
    found.retain(|claim| !is_majority_in_a_seat(claim, &margins));
    found.retain(|claim| !scene.is_bound_of_many(claim));
    for claim in found.iter_mut().filter(|claim| scene.is_put_right(claim)) {
        claim.voice = Voice::Refuted;
    }
    found
}

/// "Won the seat with a majority of 4,512" speaks of the votes there, and not of the house.
fn is_majority_in_a_seat(claim: &Claim, margins: &[Span]) -> bool {
    let right_behind =
        |margin: &Span| (claim.span.end..=claim.span.end + OF_VOTES).contains(&margin.start);
    claim.kind == Kind::Threshold
        && matches!(claim.statement, Statement::Fact(_))
        && margins.iter().any(right_behind)
}

/// The numbers of a sentence that are in none of its claims.
fn unclaimed<'a>(
    sentence: &'a Sentence,
    row: &'a Row,
    hits: &'a [NameHit],
    claims: &'a [Claim],
    otherwise: &'a str,
) -> impl Iterator<Item = Ignored> + 'a {
    let claimed = |span: Span| {
        claims.iter().any(|claim| {
            let whole = match claim.statement {
                Statement::Number { of, .. } => of.is_some_and(|(of, _)| of == span),
                Statement::Fact(_) => false,
            };
            claim.span.contains(span) || whole
        })
    };
    let in_name = |span: Span| {
        let next = hits.partition_point(|hit| hit.span.end <= span.start);
        hits.get(next).is_some_and(|hit| hit.span.overlaps(span))
    };
    sentence.quantities.iter().enumerate().filter(move |(_, quantity)| !claimed(quantity.span)).map(
        move |(index, quantity)| {
            let refused = row.refused.iter().find(|(refused, _)| *refused == index);
            let why = match refused {
                Some((_, why)) => why.as_str(),
                None if in_name(quantity.span) => "name",
                None if row.items.is_empty() => "no_sentence",
                None => otherwise,
            };
            Ignored { span: quantity.span, why: why.to_owned() }
        },
    )
}

fn level(article: &Article, block: usize) -> Option<u8> {
    match article.blocks.get(block)?.kind {
        BlockKind::Heading { level } => Some(level),
        _ => None,
    }
}

/// Whether a sentence is a label for what follows: "Southland Assembly:", or a line with the name alone.
fn is_label(document: &Document<'_>, row: &Row, sentence: usize, wordings: &Wordings) -> bool {
    let found = &document.sentences[sentence];
    let neighbour = |at: Option<usize>| at.and_then(|at| document.sentences.get(at));
    let apart = |other: Option<&Sentence>| other.is_none_or(|other| other.block != found.block);
    let alone = apart(neighbour(sentence.checked_sub(1))) && apart(neighbour(Some(sentence + 1)));
    let named = alone
        && found.tokens.len() < 7
        && !has_verb(row, wordings)
        && !places_of(row).is_empty()
        && document.dateline(sentence).is_none();
    let introduces = found.tokens.last().is_some_and(|token| token.norm == ":");
    found.quantities.is_empty() && found.tokens.len() < 16 && (introduces || named)
}

/// Whether a sentence is no entry of a list.
fn is_prose(sentence: &Sentence, row: &Row, wordings: &Wordings) -> bool {
    sentence.tokens.len() >= 12 && has_verb(row, wordings)
}

fn has_verb(row: &Row, wordings: &Wordings) -> bool {
    row.classes.has(wordings.vocabulary.cues.verb)
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

/// The last block of the lead: the second that is no heading.
fn end_of_lead(article: &Article) -> usize {
    let text = |block: &Block| !matches!(block.kind, BlockKind::Heading { .. });
    let mut texts = article.blocks.iter().enumerate().filter(|(_, block)| text(block));
    texts.nth(1).map_or(usize::MAX, |(at, _)| at)
}

fn placement(article: &Article, block: usize, end_of_lead: usize) -> Placement {
    match level(article, block) {
        Some(_) => Placement::Headline,
        None if block <= end_of_lead => Placement::Lead,
        None => Placement::Body,
    }
}
