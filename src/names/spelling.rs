//! How names may be spelt: what newspapers change, leave out or join.

use serde::Deserialize;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word with the differences of newspaper spelling taken out: `Yasmeen` and `Yasmin`, `Awn` and
/// `Aun`, `Shehbaz` and `Shahbaz` fold to the same letters. No word to be shown to anybody.
pub(super) fn fold(word: &str) -> String {
    let plain = plain(word);
    let mut folded = String::with_capacity(plain.len());
    let mut letters = plain.chars().peekable();
    while let Some(letter) = letters.next() {
        let (sound, takes_next) = sound(letter, letters.peek().copied());
        if takes_next {
            letters.next();
        }
        if !folded.ends_with(sound) || sound.is_ascii_digit() {
            folded.push(sound);
        }
    }
    if folded.len() > 3 && folded.ends_with("ah") {
        folded.pop();
    }
    folded
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
pub(super) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}

/// The consonants of a folded word, in which vowels differ more often than names do.
pub(super) fn skeleton(folded: &str) -> String {
    folded.chars().filter(|c| !"aiu".contains(*c)).collect()
}

/// What is known about the words of names.
#[derive(Debug, Default)]
pub(super) struct NameWords {
    titles: HashSet<String>,
    weak: HashSet<String>,
    same: HashMap<String, String>,
    particles: HashSet<String>,
    suffixes: HashSet<String>,
    folded_suffixes: Vec<String>,
}

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

    /// Whether a word goes before names.
    pub(super) fn is_title(&self, word: &str) -> bool {
        self.titles.contains(&plain(word))
    }

    /// Whether a word is a name so common that it tells nobody apart.
    pub(super) fn is_weak(&self, word: &str) -> bool {
        self.weak.contains(&plain(word))
    }

    /// Whether a word may be written apart from or joined to its neighbours.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(&plain(word))
    }

    /// Whether a word may be joined to the one before it.
    pub(super) fn is_suffix(&self, word: &str) -> bool {
        self.suffixes.contains(&plain(word))
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

    /// A word folded, or the folded form of the spelling that stands for it.
    pub(super) fn fold(&self, word: &str) -> String {
        self.same.get(&plain(word)).cloned().unwrap_or_else(|| fold(word))
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
}

impl From<NameWordsFile> for NameWords {
    fn from(file: NameWordsFile) -> Self {
        let set = |words: Vec<String>| words.iter().map(|word| plain(word)).collect();
        let same = file.same.iter().filter_map(|group| group.split_first());
        Self {
            titles: set(file.titles),
            weak: set(file.weak),
            same: same
                .flat_map(|(first, rest)| {
                    rest.iter().chain([first]).map(|word| (plain(word), fold(first)))
                })
                .collect(),
            particles: set(file.particles),
            folded_suffixes: file.suffixes.iter().map(|word| fold(word)).collect(),
            suffixes: set(file.suffixes),
        }
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
        assert!(words.is_title("Dr") && words.is_title("khawaja") && !words.is_title("Rashid"));
        assert_eq!(words.fold("Mohd"), words.fold("Muhammad"));
        assert!(words.is_particle("ur") && words.is_weak("Muhammad"));
    }
}
