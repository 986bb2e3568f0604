//! Votes that are no public election: of a house, a council, a party.

use super::{
    Claims, Statement, Wordings, WordingsError,
    classes::Class,
    entry::Entry,
    example::{Fault, found_in},
    pattern::{Likely, Starts},
    row::Row,
    vocabulary::Vocabulary,
    wordings::Wording,
};
use crate::{input::Article, names::Gazetteer};
use serde::Deserialize;
use std::{ops::Range, path::Path};

/// How such votes are worded, with the sentences that prove it.
#[derive(Debug, Default)]
pub struct OtherVotes {
    patterns: Vec<Wording>,
    likely: Likely,
    /// Texts without a claim that has a number.
    pub accepts: Vec<String>,
    /// Texts with one.
    pub rejects: Vec<String>,
}

/// `other_votes.yaml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OtherVotesFile {
    other_votes: Vec<Entry>,
    accepts: Vec<String>,
    rejects: Vec<String>,
}

impl OtherVotesFile {
    /// Compiles the patterns.
    pub(super) fn compile(
        self,
        path: &Path,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<OtherVotes, WordingsError> {
        let entries = self.other_votes.into_iter();
        let patterns = entries.map(|entry| entry.compile(path, text, vocabulary));
        let patterns: Vec<Wording> = patterns.collect::<Result<_, _>>()?;
        let likely = Likely::new(patterns.iter().map(|wording| &wording.pattern));
        Ok(OtherVotes { patterns, likely, accepts: self.accepts, rejects: self.rejects })
    }
}

impl OtherVotes {
    /// The stretches of a sentence that speak of one: all of it, unless it names a constituency elsewhere
    /// ("Gill, elected speaker in 2008, won NA-1 by 131 votes").
    pub(super) fn told_in(&self, starts: &Starts<'_>, contest: Class) -> Vec<Range<usize>> {
        let row = starts.row;
        let likely = self.likely.among(&row.classes).map(|at| &self.patterns[at].pattern);
        let found = likely.flat_map(|pattern| pattern.matches(starts));
        let told = found.map(|found| {
            let own = stretch(row, found.start..found.end);
            let elsewhere = |at: usize| !own.contains(&at) && row.items[at].classes.has(contest);
            if (0..row.items.len()).any(elsewhere) { own } else { 0..row.items.len() }
        });
        told.collect()
    }

    /// The examples that the wordings don't bear out.
    #[must_use]
    pub fn faults(&self, wordings: &Wordings, names: &Gazetteer) -> Vec<Fault<'_>> {
        let find = |text: &str| found_in(&Article::from_text("example", text), wordings, names);
        let wrong = |text: &&String, wanted: bool| has_number(&find(text)) != wanted;
        let fault = |problem: &str| {
            let problem = problem.to_owned();
            move |text| Fault { text, problem: problem.clone() }
        };
        let accepts = self.accepts.iter().filter(|text| wrong(text, false));
        let rejects = self.rejects.iter().filter(|text| wrong(text, true));
        accepts
            .map(String::as_str)
            .map(fault("a number in it is claimed"))
            .chain(rejects.map(String::as_str).map(fault("no number in it is claimed")))
            .collect()
    }
}

/// From comma to comma around some words.
fn stretch(row: &Row, words: Range<usize>) -> Range<usize> {
    let start = (0..words.start).rev().find(|at| row.separates(*at)).map_or(0, |at| at + 1);
    let end = (words.end..row.items.len()).find(|at| row.separates(*at));
    start..end.unwrap_or(row.items.len())
}

fn has_number(claims: &Claims) -> bool {
    claims.claims.iter().any(|claim| matches!(claim.statement, Statement::Number { .. }))
}
