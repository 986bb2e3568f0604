//! Words as small numbers, and phrases of them.

use rustc_hash::FxHashMap;

/// A word of the lexicon; [`UNKNOWN`] for any other.
pub(in crate::text) type WordId = u16;

/// The id of every word the lexicon doesn't know.
pub(in crate::text) const UNKNOWN: WordId = 0;

/// Every word of the lexicon with its id.
#[derive(Clone, Debug, Default)]
pub(in crate::text) struct Vocabulary {
    ids: FxHashMap<String, WordId>,
    /// The longest word's bytes: what is longer needs no search.
    longest: usize,
}

impl Vocabulary {
    /// The id of a word in its normal form.
    pub(in crate::text) fn id(&self, norm: &str) -> WordId {
        if norm.len() > self.longest {
            return UNKNOWN;
        }
        self.ids.get(norm).copied().unwrap_or(UNKNOWN)
    }

    /// The ids of a phrase, its words added where they are new.
    pub(super) fn add(&mut self, phrase: &str) -> Box<[WordId]> {
        crate::text::tokens(phrase).iter().map(|token| self.add_word(&token.norm)).collect()
    }

    pub(super) fn add_word(&mut self, norm: &str) -> WordId {
        let next = WordId::try_from(self.ids.len() + 1).unwrap_or(WordId::MAX);
        self.longest = self.longest.max(norm.len());
        *self.ids.entry(norm.to_owned()).or_insert(next)
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len() + 1
    }
}

/// Phrases and what each stands for; the longest one wins.
#[derive(Clone, Debug)]
pub(in crate::text) struct Phrases<T> {
    by_first: FxHashMap<WordId, Vec<Phrase<T>>>,
    by_last: FxHashMap<WordId, Vec<Phrase<T>>>,
}

type Phrase<T> = (Box<[WordId]>, T);

impl<T: Copy> Phrases<T> {
    pub(super) fn new(phrases: impl IntoIterator<Item = (Box<[WordId]>, T)>) -> Self {
        let mut found = Self { by_first: FxHashMap::default(), by_last: FxHashMap::default() };
        for (words, meaning) in phrases {
            let (Some(&first), Some(&last)) = (words.first(), words.last()) else { continue };
            found.by_first.entry(first).or_default().push((words.clone(), meaning));
            found.by_last.entry(last).or_default().push((words, meaning));
        }
        let lists = found.by_first.values_mut().chain(found.by_last.values_mut());
        lists.for_each(|list| list.sort_by_key(|(words, _)| usize::MAX - words.len()));
        found
    }

    /// The longest phrase that `words` begins with: its length and meaning.
    pub(in crate::text) fn opening(&self, words: &[WordId]) -> Option<(usize, T)> {
        let candidates = self.by_first.get(words.first()?)?;
        let found = candidates.iter().find(|(phrase, _)| words.starts_with(phrase))?;
        Some((found.0.len(), found.1))
    }

    /// The longest phrase that `words` ends with: its length and meaning.
    pub(in crate::text) fn closing(&self, words: &[WordId]) -> Option<(usize, T)> {
        let candidates = self.by_last.get(words.last()?)?;
        let found = candidates.iter().find(|(phrase, _)| words.ends_with(phrase))?;
        Some((found.0.len(), found.1))
    }
}
