//! The traps of election news, one short text each: `traps.yaml`, `linking.yaml` for what only the words
//! around a claim explain, `by-elections.yaml` for which election a figure is of, `presidencies.yaml` for
//! those who stand in every state, and `true-sentences.yaml` for what once was called wrong.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use jiff::civil::Date;
use serde::Deserialize;
use std::path::PathBuf;
use tallycheck::{
    Checker,
    checker::Verdict,
    evaluate::{Case, Expected, Miss, Namesakes, score},
    input::Article,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trap {
    /// What trips a reader, as a sentence.
    trap: String,
    text: String,
    published: Option<Date>,
    claims: Vec<Expected>,
}

#[test]
fn no_trap_of_election_news_springs() {
    assert_none_springs(include_str!("traps.yaml"));
}

#[test]
fn claims_are_linked_by_the_words_around_them() {
    assert_none_springs(include_str!("linking.yaml"));
}

#[test]
fn true_sentences_are_not_called_wrong() {
    assert_none_springs(include_str!("true-sentences.yaml"));
}

#[test]
fn false_figures_are_called_wrong() {
    assert_none_springs(include_str!("false-figures.yaml"));
}

#[test]
fn figures_of_a_by_election_are_not_those_of_the_general_election() {
    assert_none_springs(include_str!("by-elections.yaml"));
}

#[test]
fn whoever_stands_in_every_state_has_the_votes_of_all_or_of_the_state_spoken_of() {
    assert_none_springs(include_str!("presidencies.yaml"));
}

fn assert_none_springs(traps: &str) {
    let checker = Checker::bundled().unwrap();
    let same = Namesakes { sources: checker.sources(), names: checker.names() };
    let traps: Vec<Trap> = serde_yaml::from_str(traps).unwrap();
    let sprung = traps.into_iter().filter_map(|trap| sprung(trap, &checker, &same));
    let sprung = sprung.collect::<Vec<_>>();
    assert!(sprung.is_empty(), "{}", sprung.join("\n"));
}

/// What went wrong with a trap; nothing where all came as a careful reader has it.
fn sprung(trap: Trap, checker: &Checker, same: &Namesakes<'_>) -> Option<String> {
    let Trap { trap, text, published, claims } = trap;
    let mut article = Article::from_text("trap", &text);
    article.published = published;
    let report = checker.check(&article);
    let case = Case { name: trap, article: PathBuf::new(), published, claims };
    let misses = score(&case, &article.text, &report, same).misses;
    let mut told = Vec::from_iter(misses.iter().map(|miss| {
        let Miss { problem, anchor, expected, came } = miss;
        format!("  {problem:?} at \"{anchor}\": expected {expected}, came {came}")
    }));
    if case.claims.is_empty() {
        let judged = report.claims.iter().filter(|claim| claim.verdict != Verdict::Unverifiable);
        told.extend(judged.map(|claim| {
            format!("  {:?} {:?} judged, where there is no claim", claim.verdict, claim.number)
        }));
    }
    (!told.is_empty()).then(|| format!("{}\n  {text}\n{}", case.name, told.join("\n")))
}
