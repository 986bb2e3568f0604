//! Tokens of a block to sentences.

use super::{Token, TokenKind, lexicon::NumberLexicon};
use std::ops::Range;

/// A sentence longer than this is cut at the next sign between clauses.
const LONG: usize = 200;
/// And beyond this anywhere, so that no page makes a later stage slow.
const TOO_LONG: usize = 300;

/// Tokens of the longest mark of reference.
const LONGEST_REFERENCE: usize = 5;

/// Where each sentence of a block begins and ends, as ranges of its tokens. Together they cover all.
pub(super) fn sentences(tokens: &[Token], lexicon: &NumberLexicon) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let too_long = is_too_long(tokens, start, at);
        let end = if too_long || is_stop(&tokens[at]) { closing_end(tokens, at + 1) } else { at };
        if too_long || (end > at && ends_sentence(tokens, start, at, end, lexicon)) {
            found.push(start..end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Whether a sentence may end with a token.
fn is_stop(token: &Token) -> bool {
    token.norm.ends_with(['.', '!', '?', '…'])
}

/// Past the quotes, brackets and marks of reference that close with the sentence.
fn closing_end(tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() && is_glued(tokens, at) {
        match reference_end(tokens, at) {
            Some(end) => at = end,
            None if is_closing(&tokens[at]) => at += 1,
            None => break,
        }
    }
    at
}

/// One past a mark of reference that begins at a token: "[12]", "[citation needed]".
fn reference_end(tokens: &[Token], at: usize) -> Option<usize> {
    let within = at + 1..tokens.len().min(at + LONGEST_REFERENCE);
    let close = within.clone().find(|at| tokens[*at].norm == "]")?;
    let is_plain = (within.start..close).all(|at| tokens[at].kind != TokenKind::Sign);
    (tokens[at].norm == "[" && close > within.start && is_plain).then_some(close + 1)
}

fn ends_sentence(
    tokens: &[Token],
    start: usize,
    at: usize,
    next: usize,
    lexicon: &NumberLexicon,
) -> bool {
    let token = &tokens[at];
    let Some(following) = tokens.get(next) else { return true };
    let opens = following.capital || following.kind != TokenKind::Word;
    match token.norm.as_str() {
        "!" | "?" | "…" => !is_glued(tokens, next) && opens,
        "." if is_glued(tokens, next) => is_missing_space(tokens, at, following),
        "." => opens && !is_abbreviation(tokens, start, at, following, lexicon),
        acronym if acronym.ends_with('.') && !is_glued(tokens, next) => {
            following.capital
                && (lexicon.may_end_sentence(acronym) || lexicon.is_starter(&following.norm))
        }
        _ => false,
    }
}

/// `results.The`: a stop between a small letter and a capital one.
fn is_missing_space(tokens: &[Token], at: usize, following: &Token) -> bool {
    let long_word = |token: &Token| token.kind == TokenKind::Word && token.norm.len() > 2;
    at > 0 && long_word(&tokens[at - 1]) && following.capital && long_word(following)
}

fn is_abbreviation(
    tokens: &[Token],
    start: usize,
    stop: usize,
    following: &Token,
    lexicon: &NumberLexicon,
) -> bool {
    if stop == start {
        return false;
    }
    let word = &tokens[stop - 1];
    match word.kind {
        // A list number: "3. XYZ's gains".
        TokenKind::Number => stop - 1 == start,
        TokenKind::Word if !is_glued(tokens, stop) => false,
        TokenKind::Word => {
            let is_initial = word.capital && word.norm.chars().count() == 1;
            is_initial
                || lexicon.is_abbreviation(&word.norm)
                || (following.kind == TokenKind::Number
                    && lexicon.abbreviates_before_number(&word.norm))
        }
        TokenKind::Sign => false,
    }
}

fn is_too_long(tokens: &[Token], start: usize, at: usize) -> bool {
    let length = at + 1 - start;
    let is_pause = matches!(tokens[at].norm.as_str(), "," | ";" | ":" | "-");
    length >= TOO_LONG || (length >= LONG && is_pause)
}

fn is_closing(token: &Token) -> bool {
    matches!(token.norm.as_str(), "\"" | "'" | ")" | "]" | "»" | "!" | "?" | ".")
}

fn is_glued(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens.get(at).is_some_and(|token| tokens[at - 1].span.end == token.span.start)
}
