//! Tokens, names and quantities side by side, before anything is grouped.

use super::{Content, Item, Reader, columns};
use crate::{
    extractor::{Mention, vocabulary::without_possessive},
    names::NameHit,
    sources::{Entity, EntityRef},
    span::Span,
    text::{Sentence, Token, TokenKind},
};

/// Tokens beyond which a text is no sentence but a dump of data, in which nothing is read.
const LONGEST_SENTENCE: usize = 1000;

impl Reader<'_> {
    /// The items of a sentence, one per name, quantity, word group, word or sign.
    pub(super) fn raw(&self, sentence: usize) -> Vec<Item> {
        let found = &self.document.sentences[sentence];
        if found.tokens.len() > LONGEST_SENTENCE {
            return Vec::new();
        }
        let mut items = Vec::with_capacity(found.tokens.len());
        let mut at = 0;
        let borders = columns::borders(self.document, sentence);
        while at < found.tokens.len() {
            // The mark of a note is no part of the sentence.
            if let [open, number, ..] = &found.tokens[at..]
                && open.norm == "["
                && self.document.is_reference(number.span)
            {
                at += 3;
                continue;
            }
            let start = found.tokens[at].span.start;
            if borders.contains(&start) {
                items.push(self.border(start));
            }
            let (item, next) = self
                .name_at(sentence, found, at)
                .or_else(|| number_at(found, at))
                .unwrap_or_else(|| self.word_at(found, at));
            items.push(item);
            at = next.max(at + 1);
        }
        self.mark_clock_times(found.span, &mut items);
        items
    }

    /// Gives a clock time its class: "11:40pm".
    fn mark_clock_times(&self, sentence: Span, items: &mut [Item]) {
        for time in self.document.times_in(sentence) {
            let at = items.partition_point(|item| item.span.end <= time.start);
            if let Some(item) = items.get_mut(at) {
                item.classes.insert(self.vocabulary.cues.clock);
            }
        }
    }

    /// Where a column ends, nothing goes on.
    fn border(&self, at: usize) -> Item {
        let span = Span::new(at, at);
        let classes = self.vocabulary.word("|");
        let content = Content::Sign;
        Item { span, core: span, classes, content, capital: false, possessive: false }
    }

    fn name_at(&self, index: usize, sentence: &Sentence, at: usize) -> Option<(Item, usize)> {
        let token = &sentence.tokens[at];
        let first = self.hits.partition_point(|hit| hit.span.start < token.span.start);
        let hit = self.hits.get(first).filter(|hit| {
            hit.span.start == token.span.start && hit.span.end <= sentence.span.end
        })?;
        let mut end = at;
        while sentence.tokens.get(end).is_some_and(|token| token.span.start < hit.span.end) {
            end += 1;
        }
        let last = sentence.tokens[end - 1].span.end;
        let rest = self.document.article.text.get(hit.span.end..last).unwrap_or_default();
        let name = unpossessed(hit.span.of(&self.document.article.text));
        let core = Span::new(hit.span.start, hit.span.start + name.len());
        let mut item = Item {
            span: Span::new(hit.span.start, last.max(hit.span.end)),
            core,
            classes: self.vocabulary.word(&rest.to_lowercase()),
            content: content_of(hit, core, index),
            capital: token.capital,
            possessive: is_possessive(rest) || core != hit.span,
        };
        if let Some((tail, next)) = possessive_at(sentence, end).filter(|_| rest.is_empty()) {
            item.span = item.span.to(tail);
            item.possessive = true;
            end = next;
        }
        Some((item, end))
    }

    fn word_at(&self, sentence: &Sentence, at: usize) -> (Item, usize) {
        let tokens = &sentence.tokens[at..];
        let token = &tokens[0];
        let numbers = &sentence.quantities;
        let next = numbers.partition_point(|quantity| quantity.tokens.start <= at);
        let free = numbers.get(next).map_or(tokens.len(), |next| next.tokens.start - at);
        let (length, classes) = self
            .vocabulary
            .group(&tokens[..free.min(tokens.len())])
            .unwrap_or_else(|| (1, self.vocabulary.word(&token.norm)));
        let span = token.span.to(tokens[length - 1].span);
        let mut item = Item {
            span,
            core: span,
            classes,
            content: if token.kind == TokenKind::Sign { Content::Sign } else { Content::Word },
            capital: token.capital,
            possessive: token.kind == TokenKind::Word && without_possessive(&token.norm).is_some(),
        };
        // A table parts a name from its number as a list does.
        if token.norm == "|" {
            item.classes.add(&self.vocabulary.word(":"));
        }
        if item.possessive && length == 1 {
            let printed = span.of(&self.document.article.text);
            item.core.end = span.start + unpossessed(printed).len();
        }
        let end = at + length;
        match possessive_at(sentence, end).filter(|_| item.content == Content::Word) {
            Some((tail, next)) => {
                item.span = item.span.to(tail);
                item.possessive = true;
                (item, next)
            }
            None => (item, end),
        }
    }
}

fn number_at(sentence: &Sentence, at: usize) -> Option<(Item, usize)> {
    let index = sentence.quantities.binary_search_by_key(&at, |found| found.tokens.start).ok()?;
    let quantity = &sentence.quantities[index];
    let item = Item {
        span: quantity.span,
        core: quantity.span,
        classes: Default::default(),
        content: Content::Number { quantity: index, unit: None },
        capital: sentence.tokens[at].capital,
        possessive: false,
    };
    Some((item, quantity.tokens.end))
}

/// An apostrophe, or `'s`, that stands as a token of its own.
fn possessive_at(sentence: &Sentence, at: usize) -> Option<(Span, usize)> {
    let touches =
        |token: &Token, before: usize| token.span.start == sentence.tokens[before].span.end;
    let token = sentence.tokens.get(at).filter(|token| at > 0 && touches(token, at - 1))?;
    match token.norm.as_str() {
        "'s" => Some((token.span, at + 1)),
        "'" => match sentence.tokens.get(at + 1) {
            Some(next) if next.norm == "s" && touches(next, at) => {
                Some((token.span.to(next.span), at + 2))
            }
            _ => Some((token.span, at + 1)),
        },
        _ => None,
    }
}

fn is_possessive(rest: &str) -> bool {
    matches!(rest, "'s" | "’s" | "'" | "’")
}

fn unpossessed(printed: &str) -> &str {
    let bare =
        printed.strip_suffix('s').filter(|rest| rest.ends_with(['\'', '’'])).unwrap_or(printed);
    bare.trim_end_matches(['\'', '’'])
}

/// What a name stands for: the most telling of the things that bear it.
fn content_of(hit: &NameHit, span: Span, sentence: usize) -> Content {
    let mention = Mention::new(span, sentence, hit.entities.clone());
    match hit.entities.iter().map(rank).min() {
        Some(0 | 1 | 4) => Content::Place(mention),
        Some(2) => Content::Party(mention),
        Some(3) => Content::Person(mention),
        _ => Content::Name(mention),
    }
}

fn rank(entity: &EntityRef) -> u8 {
    match entity.entity {
        Entity::Contest(_) => 0,
        Entity::Body(_) => 1,
        Entity::Party(_) | Entity::Bloc(_) => 2,
        Entity::Person(_) => 3,
        Entity::Region(_) => 4,
        Entity::Election => 5,
    }
}
