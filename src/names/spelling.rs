//! How names may be spelt: what newspapers change, leave out or join.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::{borrow::Cow, cell::RefCell, sync::LazyLock};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word with the differences of newspaper spelling taken out: `Yasmeen` and `Yasmin`, `Awn` and
/// `Aun`, `Shehbaz` and `Shahbaz` fold to the same letters. No word to be shown to anybody.
pub(super) fn fold(word: &str) -> String {
    fold_plain(&plain(word))
}

fn fold_plain(plain: &str) -> String {
    let mut folded = String::with_capacity(plain.len());
    match plain.is_ascii() {
        true => fold_letters(plain.bytes().map(char::from), &mut folded),
        false => fold_letters(plain.chars(), &mut folded),
    }
    if folded.len() > 3 && folded.ends_with("ah") {
        folded.pop();
    }
    folded
}

fn fold_letters(mut letters: impl Iterator<Item = char>, folded: &mut String) {
    let mut next = letters.next();
    let mut last = None;
    while let Some(letter) = next {
        next = letters.next();
        let (sound, takes_next) = sound(letter, next);
        if takes_next {
            next = letters.next();
        }
        if last != Some(sound) || sound.is_ascii_digit() {
            folded.push(sound);
        }
        last = Some(sound);
    }
}

/// The sound a letter stands for, and whether the next letter belongs to it.
fn sound(letter: char, next: Option<char>) -> (char, bool) {
    match (letter, next) {
        ('e', Some('e')) => ('i', true),
        ('o', Some('o' | 'u')) => ('u', true),
        ('g', Some('h')) => ('g', true),
        ('p', Some('h')) => ('f', true),
        ('c', Some('k')) => ('k', true),
        ('e', _) => ('a', false),
        ('o' | 'w' | 'v', _) => ('u', false),
        ('q', _) => ('k', false),
        ('y', _) => ('i', false),
        _ => (letter, false),
    }
}

/// A word in lower case, without accents.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(match word.is_ascii() {
        true => word.to_ascii_lowercase(),
        false => word.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase(),
    })
}

/// The consonants of a folded word, in which vowels differ more often than names do.
pub(super) fn skeleton(folded: &str) -> String {
    folded.chars().filter(|c| !"aiu".contains(*c)).collect()
}

/// What is known about a word of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// It goes before names.
    pub(super) title: bool,
    /// It is a name so common that it tells nobody apart.
    pub(super) weak: bool,
    /// It may be written apart from or joined to its neighbours.
    pub(super) particle: bool,
    /// It may be joined to the one before it.
    pub(super) suffix: bool,
    /// It goes behind names, where it may as well be left out: `Jr.`
    pub(super) ending: bool,
    /// The folded form of the spelling that stands for it.
    same: Option<SmolStr>,
}

impl Known {
    /// Whether it tells nobody apart.
    pub(super) fn is_light(&self) -> bool {
        self.title || self.weak
    }
}

/// Every word of names that something is known about.
#[derive(Debug, Default)]
pub(super) struct NameWords {
    known: FxHashMap<String, Known>,
    folded_suffixes: Vec<String>,
}

/// What is known about all other words.
static NOTHING: Known =
    Known { title: false, weak: false, particle: false, suffix: false, ending: false, same: None };

impl NameWords {
    /// The words compiled into the program.
    pub(super) fn bundled() -> &'static NameWords {
        static WORDS: LazyLock<NameWords> = LazyLock::new(|| {
            // A damaged file is caught by this module's tests; names are then only compared as written.
            serde_yaml::from_str::<NameWordsFile>(include_str!("../../claims/en/titles.yaml"))
                .map(NameWords::from)
                .unwrap_or_default()
        });
        &WORDS
    }

    /// What is known about a word, and its folded form.
    fn look_up(&'static self, word: &str) -> (&'static Known, SmolStr) {
        let plain = plain(word);
        let known = self.known.get(&*plain).unwrap_or(&NOTHING);
        (known, known.same.clone().unwrap_or_else(|| fold_plain(&plain).into()))
    }

    /// What stands before a suffix that a folded word ends in (`ata` of Attaullah).
    pub(super) fn stem<'a>(&self, folded: &'a str) -> Option<&'a str> {
        let stem = |suffix: &String| folded.strip_suffix(suffix.as_str());
        self.folded_suffixes
            .iter()
            .filter_map(stem)
            .filter(|stem| stem.len() > 1)
            .min_by_key(|stem| stem.len())
    }
}

/// Remembers the words it has looked up: names are made of few words, over and over.
#[derive(Debug, Default)]
pub(super) struct Folder {
    met: FxHashMap<SmolStr, (&'static Known, SmolStr)>,
}

/// So many words are remembered at most: those of an election.
const MOST_MET: usize = 1 << 14;
/// A longer word, in bytes, is hardly one of a name, and would take memory of its own.
const LONGEST_MET: usize = 23;

thread_local! {
    static FOLDER: RefCell<Folder> = RefCell::default();
}

impl Folder {
    /// Does something with what this thread remembers.
    pub(super) fn with<T>(work: impl FnOnce(&mut Folder) -> T) -> T {
        FOLDER.with_borrow_mut(work)
    }

    /// What is known about a word, and its folded form.
    pub(super) fn look_up(&mut self, word: &str) -> (&'static Known, SmolStr) {
        if let Some(met) = self.met.get(word) {
            return met.clone();
        }
        let found = NameWords::bundled().look_up(word);
        if word.len() <= LONGEST_MET {
            if self.met.len() == MOST_MET {
                self.met.clear();
            }
            self.met.insert(word.into(), found.clone());
        }
        found
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameWordsFile {
    titles: Vec<String>,
    weak: Vec<String>,
    same: Vec<Vec<String>>,
    particles: Vec<String>,
    suffixes: Vec<String>,
    endings: Vec<String>,
}

impl From<NameWordsFile> for NameWords {
    fn from(file: NameWordsFile) -> Self {
        let mut known: FxHashMap<String, Known> = FxHashMap::default();
        let mut learn = |words: &[String], what: &dyn Fn(&mut Known)| {
            for word in words {
                what(known.entry(plain(word).into_owned()).or_default());
            }
        };
        learn(&file.titles, &|word| word.title = true);
        learn(&file.weak, &|word| word.weak = true);
        learn(&file.particles, &|word| word.particle = true);
        learn(&file.suffixes, &|word| word.suffix = true);
        learn(&file.endings, &|word| word.ending = true);
        for group in &file.same {
            let same = group.first().map(|first| SmolStr::new(fold(first)));
            learn(group, &|word| word.same.clone_from(&same));
        }
        let folded_suffixes = file.suffixes.iter().map(|word| fold(word)).collect();
        Self { known, folded_suffixes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newspaper_spellings_of_one_name_fold_alike() {
        for (one, other) in [
            ("Yasmeen", "Yasmin"),
            ("Awn", "Aun"),
            ("Shehbaz", "Shahbaz"),
            ("Atta", "Ata"),
            ("Rehman", "Rahman"),
            ("Saleem", "Salim"),
            ("Qaiser", "Kaiser"),
            ("Sohail", "Suhail"),
            ("Ahmed", "Ahmad"),
            ("Fatimah", "Fatima"),
            ("Beyoncé", "Beyonce"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in
            [("Nawaz", "Niaz"), ("Asif", "Atif"), ("Naeem", "Nadeem"), ("Ali", "Alia")]
        {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn the_bundled_words_load_and_know_a_title_from_a_name() {
        let words = NameWords::bundled();
        let look_up = |word| words.look_up(word);
        let known = |word| look_up(word).0;
        assert!(known("Dr").title && known("khawaja").title && !known("Rashid").title);
        assert_eq!(look_up("Mohd").1, look_up("Muhammad").1);
        assert!(known("ur").particle && known("Muhammad").weak);
    }
}
