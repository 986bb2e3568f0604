//! The gazetteer: every name the sources know, and how it may be spelt. No results.

mod countries;
mod forms;
mod likeness;
mod numerals;
mod spelling;
mod words;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use likeness::{PersonName, likeness};

use crate::{
    sources::{Election, ElectionId, Entity, EntityRef, Person, PersonId, Sources},
    span::Span,
};
use aho_corasick::{AhoCorasick, MatchKind};
use countries::Countries;
use forms::{Rule, forms};
use spelling::NameWords;
use std::collections::HashMap;
use words::{Gap, Word, words};

/// Every name of every loaded election.
#[derive(Debug)]
pub struct Gazetteer {
    /// Finds all forms in a text's folded words. `None` where there are no names at all.
    finder: Option<AhoCorasick>,
    /// For each pattern of the finder, what it may stand for.
    entries: Vec<Vec<Entry>>,
    /// The folded words people's names are made of, with how many bear each, by election.
    name_words: Vec<HashMap<String, usize>>,
    /// Which countries a text may be about.
    countries: Countries,
    /// The names of each person of each election.
    people: Vec<Vec<Vec<PersonName>>>,
}

/// A name whose every word this many people bear may be anybody's.
const COMMON: usize = 40;

#[derive(Debug)]
struct Entry {
    entity: EntityRef,
    rule: Rule,
}

/// A name of the gazetteer found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct NameHit {
    /// Where it stands.
    pub span: Span,
    /// What it may stand for, in every election that knows it; never empty.
    pub entities: Vec<EntityRef>,
}

impl Gazetteer {
    /// Collects the names of all parties, blocs, bodies, regions, contests, elections and people.
    #[must_use]
    pub fn new(sources: &Sources) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut entries: Vec<Vec<Entry>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (election, id) in sources.elections.iter().zip((0..).map(ElectionId)) {
            for form in forms(election) {
                let pattern = format!(" {} ", form.folded.join(" "));
                let ix = *known.entry(pattern.clone()).or_insert_with(|| {
                    patterns.push(pattern);
                    entries.push(Vec::new());
                    entries.len() - 1
                });
                let entity = EntityRef { election: id, entity: form.entity };
                entries[ix].push(Entry { entity, rule: form.rule });
            }
        }
        // Only too many patterns can fail it: more than there is memory for.
        let finder = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns).ok();
        let people = sources.elections.iter().map(names_of_people).collect();
        let name_words = sources.elections.iter().map(name_words).collect();
        Self { finder, entries, name_words, countries: Countries::new(sources), people }
    }

    /// How likely a mention means a person, by the likest of their names; see [`likeness`].
    #[must_use]
    pub fn likeness(&self, mention: &PersonName, election: ElectionId, person: PersonId) -> f64 {
        let names = self.people.get(election.ix()).and_then(|people| people.get(person.ix()));
        let likeness = names.into_iter().flatten().map(|name| mention.likeness(name));
        likeness.fold(0.0, f64::max)
    }

    /// Whether a name is made of words that many people of an election bear, so that somebody who
    /// stands nowhere may well bear it too.
    #[must_use]
    pub fn is_common(&self, name: &PersonName, election: ElectionId) -> bool {
        let Some(known) = self.name_words.get(election.ix()) else { return false };
        name.telling().all(|word| known.get(word).is_some_and(|n| *n >= COMMON))
    }

    /// All names in a text: leftmost, longest, at word boundaries, without overlaps. Codes and
    /// party abbreviations match exactly but for spacing and dots (`NA-130`, `NA 130`, `N.A.-130`;
    /// `PML-N`, `PMLN`, `PML (N)`); other names whatever their case. A person is found by full
    /// name only: surnames are the matcher's business, inside a known contest.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<NameHit> {
        let words = words(text);
        let mut found = self.candidates(text, &words);
        self.countries.keep_those_told(&mut found, &words);
        found.sort_by_key(|found| (found.from, std::cmp::Reverse(found.to)));
        let mut kept: Vec<Found> = Vec::new();
        for found in found {
            match kept.last_mut() {
                Some(last) if found.from < last.to => {}
                Some(last) if last.is_named_by(&found, text, &words) => last.take(found),
                _ => kept.push(found),
            }
        }
        kept.into_iter()
            .map(|found| NameHit { span: found.span(text, &words), entities: found.entities })
            .collect()
    }

    /// Every form that stands in the text by its own rule, overlaps and all.
    fn candidates(&self, text: &str, words: &[Word]) -> Vec<Found> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let (folded, starts) = folded_text(words);
        let mut found = Vec::new();
        for matched in finder.find_overlapping_iter(&folded) {
            let from = starts.partition_point(|start| *start <= matched.start());
            let to = starts.partition_point(|start| *start < matched.end());
            let stretch = Stretch { text, words, from, to };
            if !stretch.is_whole() {
                continue;
            }
            let mut entities: Vec<_> = self.entries[matched.pattern().as_usize()]
                .iter()
                .filter(|entry| {
                    stretch.obeys(&entry.rule, &self.name_words[entry.entity.election.ix()])
                })
                .map(|entry| entry.entity)
                .collect();
            entities.sort_unstable();
            entities.dedup();
            if !entities.is_empty() {
                let person = entities.iter().all(|e| matches!(e.entity, Entity::Person(_)));
                let from = if person { stretch.with_titles() } else { from };
                found.push(Found { from, to, entities });
            }
        }
        found
    }
}

fn names_of_people(election: &Election) -> Vec<Vec<PersonName>> {
    let names = |person: &Person| {
        person.aliases.iter().chain([&person.name]).map(|name| PersonName::new(name)).collect()
    };
    election.people.iter().map(names).collect()
}

fn name_words(election: &Election) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for person in &election.people {
        for word in words(&person.name) {
            *counts.entry(word.folded).or_default() += 1;
        }
    }
    counts
}

/// The folded words between blanks, a mark where no name reaches across, and where each word begins.
fn folded_text(words: &[Word]) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(words.len() * 8);
    let mut starts = Vec::with_capacity(words.len());
    folded.push(' ');
    for word in words {
        if word.before == Gap::Break {
            folded.push_str("| ");
        }
        starts.push(folded.len());
        folded.push_str(&word.folded);
        folded.push(' ');
    }
    (folded, starts)
}

/// A form found: words `from..to`.
struct Found {
    from: usize,
    to: usize,
    entities: Vec<EntityRef>,
}

impl Found {
    /// Whether the other, after a comma, is one more name of the same constituency
    /// (`NA-130, Lahore-XIV`).
    fn is_named_by(&self, other: &Found, text: &str, words: &[Word]) -> bool {
        let between = Span::new(words[self.to - 1].span.end, words[other.from].span.start);
        between.of(text).trim_end() == ","
            && self.entities.iter().all(|e| matches!(e.entity, Entity::Contest(_)))
            && self.entities.iter().any(|e| other.entities.contains(e))
    }

    fn take(&mut self, other: Found) {
        self.to = other.to;
        self.entities.retain(|entity| other.entities.contains(entity));
    }

    /// From the first word to the last, with the bracket it opened.
    fn span(&self, text: &str, words: &[Word]) -> Span {
        let span = words[self.from].span.to(words[self.to - 1].span);
        let opens = span.of(text).matches('(').count() > span.of(text).matches(')').count();
        let closed = opens && text[span.end..].starts_with(')');
        Span::new(span.start, span.end + usize::from(closed))
    }
}

/// Words of a text that look like a form.
struct Stretch<'a> {
    text: &'a str,
    words: &'a [Word],
    from: usize,
    to: usize,
}

impl Stretch<'_> {
    fn inner(&self) -> &[Word] {
        &self.words[self.from..self.to]
    }

    fn next(&self) -> Option<&Word> {
        self.words.get(self.to).filter(|word| word.before != Gap::Break)
    }

    fn last(&self) -> Option<&Word> {
        self.inner().last()
    }

    /// Whether it neither begins nor ends inside a word or a number.
    fn is_whole(&self) -> bool {
        let Some((first, last)) = self.inner().first().zip(self.last()) else { return false };
        let glued = (first.before == Gap::None && self.from > 0)
            || self.next().is_some_and(|next| next.before == Gap::None);
        let mut rest = self.text[last.span.end..].chars();
        let longer = last.is_number()
            && matches!(rest.next(), Some(',' | '.'))
            && rest.next().is_some_and(|c| c.is_ascii_digit());
        let brackets = |c| first.span.to(last.span).of(self.text).matches(c).count();
        let closes = brackets(')') <= brackets('(');
        !glued && !longer && closes
    }

    fn obeys(&self, rule: &Rule, name_words: &HashMap<String, usize>) -> bool {
        match rule {
            Rule::Code(written) => self.is_code(written),
            Rule::Word { written, common } => {
                let word = &self.words[self.from];
                word.written.to_lowercase() == *written && (*common || word.is_capital())
            }
            Rule::Name { common } => {
                *common || self.to - self.from > 2 || self.words[self.from].is_capital()
            }
            Rule::Person => self.words[self.from].is_capital() && !self.is_part(name_words),
            Rule::Numbered => self.words[self.from].is_capital() && !self.counts_what_follows(),
        }
    }

    /// Whether its letters are those of a code, or all capitals.
    fn is_code(&self, written: &[String]) -> bool {
        self.inner().iter().zip(written).all(|(word, code)| {
            word.written == *code
                || word.written.eq_ignore_ascii_case(code)
                    && !word.written.chars().any(char::is_lowercase)
        })
    }

    /// Whether it is only part of a longer name of a person (`Ali Khan` of `Liaqat Ali Khan`).
    fn is_part(&self, name_words: &HashMap<String, usize>) -> bool {
        let known = NameWords::bundled();
        let goes_on = |word: &Word, gap: Gap| {
            matches!(gap, Gap::Space | Gap::Dash)
                && word.is_capital()
                && name_words.contains_key(&word.folded)
                && !known.is_title(&word.written)
        };
        let before = self.from.checked_sub(1).map(|ix| &self.words[ix]);
        before.is_some_and(|word| {
            goes_on(word, self.words[self.from].before) && !known.is_weak(&word.written)
        }) || self.next().is_some_and(|word| goes_on(word, word.before))
    }

    /// Whether its last word is a number that counts the word after it (`in Lahore 14 seats`).
    fn counts_what_follows(&self) -> bool {
        self.last().is_some_and(|last| last.is_number() && last.before == Gap::Space)
            && self.next().is_some_and(|next| next.before == Gap::Space && next.is_small())
    }

    /// Where it begins with the titles and common given names before it.
    fn with_titles(&self) -> usize {
        let known = NameWords::bundled();
        let mut from = self.from;
        while from > 0 && self.words[from].before == Gap::Space {
            let word = &self.words[from - 1];
            let light = known.is_title(&word.written) || known.is_weak(&word.written);
            if !(light && word.is_capital()) {
                break;
            }
            from -= 1;
        }
        from
    }
}
