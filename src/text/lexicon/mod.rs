//! How a language words numbers, units and hedges, read from `claims/<language>/numbers.yaml`.

mod file;
mod phrases;
mod rule;

pub(super) use phrases::{Phrases, UNKNOWN, WordId};
pub(super) use rule::Place;

use super::{Approx, TokenKind, Unit, pieces::Pieces, set_aside::NEEDED};
use file::LexiconFile;
use phrases::Vocabulary;
use rule::{Reader, Rule};
use serde::Deserialize;
use std::collections::HashMap;

/// How a language words numbers, ready for use. Deserialises from the file and checks it.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "LexiconFile")]
pub struct NumberLexicon {
    vocabulary: Vocabulary,
    /// What each word may be, by its id.
    senses: Vec<Sense>,
    pub(in crate::text) hedges: Phrases<Approx>,
    pub(super) hedges_after: Phrases<Approx>,
    pub(super) hedge_fillers: Phrases<()>,
    pub(super) pointers: Phrases<()>,
    pub(super) units: Phrases<Unit>,
    pub(super) unit_carriers: Phrases<()>,
    rules: Vec<Rule>,
    joiner: WordId,
    fraction_joiner: WordId,
    between: WordId,
    hyphen: WordId,
}

/// A part of the lexicon that can't be used.
#[derive(Debug, thiserror::Error)]
#[error("number lexicon, {part}: {problem}")]
pub struct LexiconError {
    part: String,
    problem: String,
}

/// What one word may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sense {
    pub(super) cardinal: Option<u32>,
    pub(super) scale: Option<Scale>,
    /// 3 for "third" and "thirds".
    pub(super) fraction: Option<u32>,
    classes: u64,
    roles: Roles,
}

/// A word that multiplies the number before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) worth: u64,
    pub(super) only_attached: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Roles(u16);

impl Roles {
    const ARTICLE: u16 = 1;
    const RANGE_SIGN: u16 = 1 << 1;
    const CHANGE_CUE: u16 = 1 << 2;
    const UNIT_FILLER: u16 = 1 << 3;
    const UNIT_STOP: u16 = 1 << 4;
    const AFTER_BROKEN: u16 = 1 << 5;
    const ABBREVIATION: u16 = 1 << 6;
    const BEFORE_NUMBER: u16 = 1 << 7;
    const ENDS: u16 = 1 << 8;
    const STARTER: u16 = 1 << 9;
    const CURRENCY: u16 = 1 << 10;
    const SHARE: u16 = 1 << 11;
}

impl NumberLexicon {
    /// Why a number is no quantity, by the first rule that holds.
    pub(super) fn why_set_aside(&self, place: Place) -> Option<&str> {
        self.rules.iter().find(|rule| rule.holds(place)).map(|rule| rule.why.as_str())
    }

    /// Whether a piece may stand between a number and its noun ("13 *national assembly* seats").
    pub(super) fn may_stand_between(&self, pieces: &Pieces, at: usize) -> bool {
        pieces.get(at).is_some_and(|piece| {
            piece.kind == TokenKind::Word
                && !self.has_role(piece.id, Roles::UNIT_STOP)
                && !self.is_number_word(piece.id)
                && (piece.capital || self.has_role(piece.id, Roles::UNIT_FILLER))
        })
    }

    /// The last unit that a column's header names: "Votes", "Votes (%)".
    pub(super) fn unit_in(&self, header: &str) -> Option<Unit> {
        let ids: Vec<WordId> =
            super::tokens(header).iter().map(|token| self.id(&token.norm)).collect();
        (0..ids.len()).rev().find_map(|at| self.units.opening(&ids[at..])).map(|(_, unit)| unit)
    }

    pub(super) fn id(&self, norm: &str) -> WordId {
        self.vocabulary.id(norm)
    }

    pub(super) fn sense(&self, id: WordId) -> Sense {
        self.senses.get(usize::from(id)).copied().unwrap_or_default()
    }

    /// Whether a word in lower case counts something: "three", "lakh", "half".
    pub(crate) fn is_number(&self, word: &str) -> bool {
        self.is_number_word(self.id(word))
    }

    pub(super) fn is_number_word(&self, id: WordId) -> bool {
        let sense = self.sense(id);
        sense.cardinal.is_some() || sense.fraction == Some(2)
    }

    /// Whether a number in words may begin with a word: "five", "half", "a dozen".
    pub(super) fn may_begin_number(&self, id: WordId) -> bool {
        id != UNKNOWN && (self.is_number_word(id) || self.is_article(id))
    }

    pub(super) fn classes(&self, id: WordId) -> u64 {
        self.sense(id).classes
    }

    /// Whether a word begins a wording of per cent or points.
    pub(super) fn begins_share(&self, id: WordId) -> bool {
        self.has_role(id, Roles::SHARE)
    }

    /// Whether a word is a currency ("Rs").
    pub(super) fn is_currency(&self, norm: &str) -> bool {
        self.has_role(self.id(norm), Roles::CURRENCY)
    }

    /// "and" within a number: "one hundred and five".
    pub(super) fn joiner(&self) -> WordId {
        self.joiner
    }

    /// "of" behind a fraction: "a third of".
    pub(super) fn fraction_joiner(&self) -> WordId {
        self.fraction_joiner
    }

    /// "between" before a range: "between 30 and 40".
    pub(super) fn between(&self) -> WordId {
        self.between
    }

    pub(super) fn hyphen(&self) -> WordId {
        self.hyphen
    }

    /// "a" before a scale: "a million".
    pub(super) fn is_article(&self, id: WordId) -> bool {
        self.has_role(id, Roles::ARTICLE)
    }

    /// "to", "-": between the ends of a range.
    pub(super) fn is_range_sign(&self, id: WordId) -> bool {
        self.has_role(id, Roles::RANGE_SIGN)
    }

    /// "from": before two numbers that are no range ("rose from 45 to 53").
    pub(super) fn is_change_cue(&self, id: WordId) -> bool {
        self.has_role(id, Roles::CHANGE_CUE)
    }

    /// What may follow a number broken by a space ("52, 750 votes").
    pub(super) fn may_follow_broken_number(&self, id: WordId) -> bool {
        self.has_role(id, Roles::AFTER_BROKEN)
    }

    /// "Govt." and others whose stop ends no sentence.
    pub(super) fn is_abbreviation(&self, norm: &str) -> bool {
        self.has_role(self.id(norm), Roles::ABBREVIATION)
    }

    /// "No." and others whose stop ends no sentence when a number follows.
    pub(super) fn abbreviates_before_number(&self, norm: &str) -> bool {
        self.has_role(self.id(norm), Roles::BEFORE_NUMBER)
    }

    /// "p.m." and others that may well be the last word of a sentence.
    pub(super) fn may_end_sentence(&self, norm: &str) -> bool {
        self.has_role(self.id(norm), Roles::ENDS)
    }

    /// "The" and others that begin a sentence more often than they follow "U.S.".
    pub(super) fn is_starter(&self, norm: &str) -> bool {
        self.has_role(self.id(norm), Roles::STARTER)
    }

    fn has_role(&self, id: WordId, role: u16) -> bool {
        self.sense(id).roles.0 & role != 0
    }
}

impl TryFrom<LexiconFile> for NumberLexicon {
    type Error = LexiconError;

    fn try_from(file: LexiconFile) -> Result<Self, LexiconError> {
        let mut build = Build::default();
        build.number_words(&file)?;
        build.roles(&file)?;
        let class_bits = build.classes(&file)?;
        let hedges = build.phrases(&file.hedges);
        let hedges_after = build.phrases(&file.hedges_after);
        let hedge_fillers = build.list(&file.hedge_fillers);
        let pointers = build.list(&file.pointers);
        let units = build.phrases(&file.units);
        build.unit_nouns(&file.units);
        let unit_carriers = build.list(&file.unit_carriers);
        let rules = build.rules(&file, &class_bits)?;
        let joiner = build.vocabulary.add_word(&file.joiner);
        let fraction_joiner = build.vocabulary.add_word(&file.fraction_joiner);
        let between = build.vocabulary.add_word(&file.between);
        let hyphen = build.vocabulary.add_word("-");
        build.senses.resize(build.vocabulary.len(), Sense::default());
        Ok(NumberLexicon {
            vocabulary: build.vocabulary,
            senses: build.senses,
            hedges,
            hedges_after,
            hedge_fillers,
            pointers,
            units,
            unit_carriers,
            rules,
            joiner,
            fraction_joiner,
            between,
            hyphen,
        })
    }
}

/// The tables while they grow.
#[derive(Default)]
struct Build {
    vocabulary: Vocabulary,
    senses: Vec<Sense>,
}

impl Build {
    fn number_words(&mut self, file: &LexiconFile) -> Result<(), LexiconError> {
        for (word, &value) in &file.cardinals {
            if value >= 100 {
                return Err(problem("cardinals", format!("`{word}`: {value} is not below 100")));
            }
            self.sense("cardinals", word)?.cardinal = Some(value);
        }
        for entry in &file.scales {
            for word in &entry.words {
                let scale = Scale { worth: entry.worth, only_attached: entry.only_attached };
                self.sense("scales", word)?.scale = Some(scale);
            }
        }
        for (word, &parts) in &file.fractions {
            if parts < 2 {
                return Err(problem("fractions", format!("`{word}`: {parts} is below 2")));
            }
            self.sense("fractions", word)?.fraction = Some(parts);
        }
        Ok(())
    }

    fn roles(&mut self, file: &LexiconFile) -> Result<(), LexiconError> {
        let lists = [
            ("articles", &file.articles, Roles::ARTICLE),
            ("range_signs", &file.range_signs, Roles::RANGE_SIGN),
            ("change_cues", &file.change_cues, Roles::CHANGE_CUE),
            ("unit_fillers", &file.unit_fillers, Roles::UNIT_FILLER),
            ("unit_stops", &file.unit_stops, Roles::UNIT_STOP),
            ("after_broken_number", &file.after_broken_number, Roles::AFTER_BROKEN),
            ("abbreviations", &file.abbreviations, Roles::ABBREVIATION),
            (
                "abbreviations_before_numbers",
                &file.abbreviations_before_numbers,
                Roles::BEFORE_NUMBER,
            ),
            ("abbreviations_that_end", &file.abbreviations_that_end, Roles::ENDS),
            ("currencies", &file.currencies, Roles::CURRENCY),
            ("sentence_starters", &file.sentence_starters, Roles::STARTER),
        ];
        for (part, words, role) in lists {
            for word in words {
                self.sense(part, word)?.roles.0 |= role;
            }
        }
        Ok(())
    }

    /// Gives each class a bit and its words that bit.
    fn classes(&mut self, file: &LexiconFile) -> Result<HashMap<String, u64>, LexiconError> {
        let mut bits = HashMap::new();
        for (index, (class, words)) in file.classes.iter().enumerate() {
            let bit = 1_u64.checked_shl(u32::try_from(index).unwrap_or(u32::MAX));
            let bit = bit.ok_or_else(|| problem("classes", "more than 64 of them".into()))?;
            bits.insert(class.clone(), bit);
            for word in words {
                self.sense(class, word)?.classes |= bit;
            }
        }
        Ok(bits)
    }

    fn phrases<T: Copy>(
        &mut self,
        lists: &std::collections::BTreeMap<T, Vec<String>>,
    ) -> Phrases<T> {
        let entries =
            lists.iter().flat_map(|(&meaning, list)| list.iter().map(move |p| (p, meaning)));
        Phrases::new(
            entries
                .map(|(phrase, meaning)| (self.vocabulary.add(phrase), meaning))
                .collect::<Vec<_>>(),
        )
    }

    /// Marks unit nouns, which no gap between a number and its noun reaches over, and the words that
    /// begin a share.
    fn unit_nouns(&mut self, units: &std::collections::BTreeMap<Unit, Vec<String>>) {
        for phrase in units.values().flatten() {
            let words = self.vocabulary.add(phrase);
            self.senses.resize(self.vocabulary.len(), Sense::default());
            if let Some(&noun) = words.last() {
                self.senses[usize::from(noun)].roles.0 |= Roles::UNIT_STOP;
            }
        }
        let shares = [Unit::Percent, Unit::Points].into_iter().filter_map(|unit| units.get(&unit));
        for phrase in shares.flatten() {
            if let Some(&first) = self.vocabulary.add(phrase).first() {
                self.senses[usize::from(first)].roles.0 |= Roles::SHARE;
            }
        }
    }

    fn list(&mut self, phrases: &[String]) -> Phrases<()> {
        Phrases::new(
            phrases.iter().map(|phrase| (self.vocabulary.add(phrase), ())).collect::<Vec<_>>(),
        )
    }

    fn rules(
        &mut self,
        file: &LexiconFile,
        class_bits: &HashMap<String, u64>,
    ) -> Result<Vec<Rule>, LexiconError> {
        let mut reader = Reader { vocabulary: &mut self.vocabulary, class_bits };
        let mut rules = Vec::new();
        for entry in &file.set_aside {
            let mut read = |patterns: &[String]| {
                let patterns = patterns.iter().map(|pattern| reader.pattern(pattern));
                patterns.collect::<Result<Vec<_>, _>>()
            };
            let why = entry.why.clone();
            let patterns = read(&entry.patterns).map_err(|error| problem(&why, error))?;
            let unless = read(&entry.unless).map_err(|error| problem(&why, error))?;
            rules.push(Rule { why, patterns, unless });
        }
        for needed in NEEDED {
            if !rules.iter().any(|rule| rule.why == needed) {
                return Err(problem("set_aside", format!("no rule says why: {needed}")));
            }
        }
        Ok(rules)
    }

    /// The entry of a word that must be one token.
    fn sense(&mut self, part: &str, word: &str) -> Result<&mut Sense, LexiconError> {
        let [id] = *self.vocabulary.add(word) else {
            return Err(problem(part, format!("`{word}` is not one word")));
        };
        let index = usize::from(id);
        if self.senses.len() <= index {
            self.senses.resize(index + 1, Sense::default());
        }
        Ok(&mut self.senses[index])
    }
}

fn problem(part: &str, problem: String) -> LexiconError {
    LexiconError { part: part.to_owned(), problem }
}
