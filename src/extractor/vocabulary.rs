//! The lexicon, and the classes that patterns add to it.

use super::{
    classes::{CAPACITY, Class, Classes},
    inflect,
    pattern::{Sayable, UNIT_NAMES},
    row::{UNIT_NOUNS, UnitNoun},
};
use crate::text::Token;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// `lexicon.yaml` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconFile {
    /// Classes of verbs, each given by its base form and irregular past forms.
    verbs: BTreeMap<String, Vec<String>>,
    /// Classes of words and word groups; `<class>` stands for all words of another class.
    words: BTreeMap<String, Vec<String>>,
    /// Nouns that are counted in the news without being results, by the reason to ignore their
    /// number.
    ignored: BTreeMap<String, Vec<String>>,
    /// Words of which one stands near every claim of an article.
    pub(super) glance: Vec<String>,
    /// For each class that patterns name, words that make a sentence of them.
    #[serde(default)]
    sayable: Sayable,
}

impl LexiconFile {
    /// Adds words to a class.
    pub fn extend(&mut self, class: &str, words: Vec<String>) {
        self.words.entry(class.to_owned()).or_default().extend(words);
    }
}

/// Every word that the wordings know, with its classes.
#[derive(Debug, Default)]
pub struct Vocabulary {
    names: HashMap<String, Class>,
    words: FxHashMap<String, Classes>,
    /// Word groups by their first word, longest first.
    groups: FxHashMap<String, Vec<(Vec<String>, Classes)>>,
    /// Reasons to ignore a number, by the class of its noun.
    pub ignored: Vec<(Class, String)>,
    /// The classes that the engine itself gives to items.
    pub kinds: Kinds,
    /// The classes of the lexicon that the engine itself asks for.
    pub cues: Cues,
    /// Nouns that name a unit.
    pub unit_nouns: Vec<UnitNoun>,
    /// Words to say for the classes that patterns name.
    pub sayable: Sayable,
    count: u16,
}

macro_rules! classes {
    ($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        pub struct $name { $(pub $field: Class,)* }
        impl $name {
            const NAMES: &[&str] = &[$(stringify!($field)),*];
            fn from(mut class: impl FnMut(&str) -> Class) -> Self {
                Self { $($field: class(stringify!($field)),)* }
            }
        }
    };
}

classes!(
    /// Classes of the lexicon that the engine asks for by name.
    Cues {
        filler, determiner, indefinite, role, title, name_suffix, particle, organisation, place_preposition, place_noun,
        like, affiliated, party_noun, relative, relative_place, ref_person, ref_they, pronoun_object, ref_party, ref_own_party, ref_alliance,
        ref_opponent, ref_winner, ref_runner_up, ref_latter, ref_former, possessive_person, possessive_party, ref_others, ref_any, no_party, none_of, negation, not, leads_to_name,
        each, respectively, breaks, clause_end, verb, be, and, modifier,
        say, claim, deny, report, source_noun, according_to, authority, provisional, partial, projected, modal,
        hypothetical, refuted, rumour, continues, basis_general, basis_reserved, basis_women, basis_men,
        basis_minority, base_valid, base_roll, own_count, combined, place_reference,
        contest_reference, whole_country, local_area, part_of_area, area_noun, between, than, led_by, alliance_noun, and_allies, joiners, narrows,
        narrowed_by, past, past_tense, earlier, present, compared, pollster, reporting, counted_in,
        with, now_at, partly, tells_result, backing, list_link, house_vote, house_elects, get, have, more, fewer,
        by, of, loyal, sponsor_link, takes_place, possessed, standing, inside, short, tells,
        measured, seat, one_seat, ranges, fail, unrecorded, averaged, stands_in, differs, by_election, general_election,
        inverts, partner, asks, rated, claim_label, myth_label, lately, in_month, other_house, stood, when, byline, likened, he, she,
        looks_back, first_person, shared_out, onward, that_year, kin, clock, announce,
        one_elector, contrasts, leaves_out, none, superlative, whose, city_reference, extreme, distant, in_order, recalls, sends,
        go_to_vote, need, headed, excepts, everything, awarded_by, amends, seat_left_out,
        placed_by, trail, lead, against, resembles,
        lose, lost_besides, vote_noun, share_noun, even, reaches, from, to, second, third, fourth, many_contests,
    }
);

/// Classes that the engine gives to items.
#[derive(Debug, Default)]
pub struct Kinds {
    pub who: Class,
    pub whose: Class,
    pub candidate: Class,
    pub party: Class,
    pub candidate_owner: Class,
    pub party_owner: Class,
    pub place: Class,
    pub place_owner: Class,
    pub contest: Class,
    pub region: Class,
    pub body: Class,
    pub any_number: Class,
    /// Somebody by name, and not only referred to; patterns write `{party:named}`.
    pub named: Class,
    /// In the order of [`UNIT_NAMES`].
    pub units: [Class; UNIT_NAMES.len()],
}

impl Kinds {
    /// The class of a unit slot.
    pub fn unit(&self, name: &str) -> Option<Class> {
        let at = UNIT_NAMES.iter().position(|(unit, _)| *unit == name)?;
        Some(self.units[at])
    }
}

impl Vocabulary {
    /// Builds the vocabulary of a lexicon.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn new(file: LexiconFile) -> Result<Self, String> {
        let mut this = Self::default();
        this.kinds = this.make_kinds()?;
        let verb = this.make("verb")?;
        let mut entries: Vec<(Class, String)> = Vec::new();
        for (name, verbs) in &file.verbs {
            let class = this.make(name)?;
            let forms = verbs.iter().flat_map(|entry| inflect::forms(entry));
            entries.extend(forms.flat_map(|form| [(class, form.clone()), (verb, form)]));
        }
        for (name, words) in &file.words {
            let class = this.make(name)?;
            entries.extend(words.iter().map(|word| (class, word.clone())));
        }
        for (reason, nouns) in &file.ignored {
            let class = this.make(&format!("ignored {reason}"))?;
            this.ignored.push((class, reason.clone()));
            entries.extend(nouns.iter().map(|noun| (class, noun.clone())));
        }
        this.resolve_includes(&mut entries)?;
        for (class, words) in entries {
            this.add(&words, class);
        }
        for (name, unit) in UNIT_NOUNS {
            let class = this.class(name).ok_or_else(|| format!("the class `{name}` is missing"))?;
            this.unit_nouns.push((class, unit));
        }
        if let Some(missing) = Cues::NAMES.iter().find(|name| !this.names.contains_key(**name)) {
            return Err(format!("the class `{missing}` is missing"));
        }
        this.cues = Cues::from(|name| this.names.get(name).copied().unwrap_or_default());
        this.sayable = file.sayable;
        this.check_sayable()?;
        Ok(this)
    }

    /// A class of the lexicon.
    pub fn class(&self, name: &str) -> Option<Class> {
        self.names.get(name).copied()
    }

    /// The class of one word or word group that a pattern spells out.
    ///
    /// # Errors
    ///
    /// When there are too many.
    pub fn literal(&mut self, word: &str) -> Result<Class, String> {
        let class = self.make(&format!("\"{word}\""))?;
        self.add(word, class);
        Ok(class)
    }

    /// Whether a word group is in the lexicon, and so one item wherever it stands.
    pub fn is_group(&self, words: &[String]) -> bool {
        self.groups
            .get(&words[0])
            .is_some_and(|groups| groups.iter().any(|(group, _)| group == words))
    }

    /// The classes of a word, with those of patterns' literals.
    pub fn word(&self, norm: &str) -> Classes {
        let known = |word: &str| self.words.get(word).cloned();
        known(norm)
            .or_else(|| known(without_possessive(norm)?))
            .or_else(|| known(norm.strip_suffix('.')?))
            .unwrap_or_default()
    }

    /// The longest word group of the lexicon that the tokens begin with: its length and classes.
    pub fn group(&self, tokens: &[Token]) -> Option<(usize, Classes)> {
        let groups = self.groups.get(&tokens.first()?.norm)?;
        let is = |(word, token): (&String, &Token)| {
            *word == token.norm
                || word.len() < token.norm.len() && without_possessive(&token.norm) == Some(word)
        };
        // That they begin with the first word is known.
        let begins = |words: &[String]| {
            words.len() <= tokens.len() && words.iter().zip(tokens).skip(1).all(is)
        };
        let (words, classes) = groups.iter().find(|(words, _)| begins(words))?;
        Some((words.len(), classes.clone()))
    }

    /// Why the number of a noun of these classes is no result.
    pub fn why_ignored(&self, classes: &Classes) -> Option<&str> {
        let (_, reason) = self.ignored.iter().find(|(class, _)| classes.has(*class))?;
        Some(reason)
    }

    fn make(&mut self, name: &str) -> Result<Class, String> {
        if let Some(class) = self.names.get(name) {
            return Ok(*class);
        }
        if usize::from(self.count) >= CAPACITY {
            return Err(format!("more than {CAPACITY} classes and literal words"));
        }
        let class = Class(self.count);
        self.count += 1;
        self.names.insert(name.to_owned(), class);
        Ok(class)
    }

    fn make_kinds(&mut self) -> Result<Kinds, String> {
        let mut units = [Class::default(); UNIT_NAMES.len()];
        for (class, (name, _)) in units.iter_mut().zip(UNIT_NAMES) {
            *class = self.make(&format!("{{{name}}}"))?;
        }
        Ok(Kinds {
            who: self.make("{who}")?,
            whose: self.make("{who's}")?,
            candidate: self.make("{candidate}")?,
            party: self.make("{party}")?,
            candidate_owner: self.make("{candidate's}")?,
            party_owner: self.make("{party's}")?,
            place: self.make("{place}")?,
            place_owner: self.make("{place's}")?,
            contest: self.make("{contest}")?,
            region: self.make("{region}")?,
            body: self.make("{body}")?,
            any_number: self.make("{of}")?,
            named: self.make("named")?,
            units,
        })
    }

    /// Replaces `<class>` entries by the words of that class.
    fn resolve_includes(&self, entries: &mut Vec<(Class, String)>) -> Result<(), String> {
        let include = |word: &str| Some(word.strip_prefix('<')?.strip_suffix('>')?.to_owned());
        let (includes, plain): (Vec<_>, Vec<_>) =
            entries.drain(..).partition(|(_, word)| include(word).is_some());
        entries.extend(plain.iter().cloned());
        for (class, word) in includes {
            let name = include(&word).unwrap_or_default();
            let from = self.class(&name).ok_or_else(|| format!("there is no class `{name}`"))?;
            let words = plain.iter().filter(|(other, _)| *other == from);
            entries.extend(words.map(|(_, word)| (class, word.clone())));
        }
        Ok(())
    }

    /// What is said for a class has to be understood as that class.
    fn check_sayable(&self) -> Result<(), String> {
        for (name, words) in &self.sayable {
            let class = self.class(name).ok_or_else(|| format!("there is no class `{name}`"))?;
            if let Some(word) = words.iter().find(|word| !self.entry(word).has(class)) {
                return Err(format!("`{word}` is sayable as `{name}`, but not of that class"));
            }
        }
        Ok(())
    }

    /// The classes of a word or word group exactly as the lexicon has it.
    fn entry(&self, entry: &str) -> Classes {
        let words: Vec<&str> = entry.split_whitespace().collect();
        let set = match words[..] {
            [first, _, ..] => self.groups.get(first).and_then(|groups| {
                let (_, classes) = groups.iter().find(|(group, _)| *group == words)?;
                Some(classes.clone())
            }),
            _ => self.words.get(entry).cloned(),
        };
        set.unwrap_or_default()
    }

    fn add(&mut self, entry: &str, class: Class) {
        let words: Vec<String> = entry.split_whitespace().map(str::to_lowercase).collect();
        let set = match &words[..] {
            [] => return,
            [word] => self.words.entry(word.clone()).or_default(),
            [first, ..] => {
                let groups = self.groups.entry(first.clone()).or_default();
                // Longest first, so that the first match is the longest.
                let at = groups.partition_point(|(group, _)| group.len() > words.len());
                match groups.iter().position(|(group, _)| *group == words) {
                    Some(known) => &mut groups[known].1,
                    None => {
                        groups.insert(at, (words, Classes::default()));
                        &mut groups[at].1
                    }
                }
            }
        };
        set.insert(class);
    }
}

/// `party's` without its `'s`.
pub fn without_possessive(norm: &str) -> Option<&str> {
    norm.strip_suffix("'s").or_else(|| norm.strip_suffix('\''))
}
