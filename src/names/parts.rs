//! The words of a person's name, and how much each tells.

use super::{
    outline::{Outline, TITLE},
    spelling::{fold, skeleton},
    words::{Word, words},
};
use smol_str::SmolStr;
use std::borrow::Cow;

/// What a name that half the field bears tells.
pub(super) const WEAK: f64 = 0.25;

/// A word of a name, with its particles, and how much it tells.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) folded: SmolStr,
    pub(super) weight: f64,
    /// Its consonants.
    pub(super) skeleton: String,
    pub(super) outline: Outline,
}

impl Part {
    pub(super) fn new(folded: SmolStr, weight: f64) -> Self {
        let (skeleton, outline) = (skeleton(&folded), Outline::of(&folded, weight));
        Self { folded, weight, skeleton, outline }
    }
}

/// The words of a name that tell its bearer from others, folded, without taking all of it apart.
pub(super) fn telling(name: &str) -> impl Iterator<Item = SmolStr> {
    let all = weighed(words(name).into_iter());
    all.into_iter().filter(|(_, weight)| *weight > WEAK).map(|(folded, _)| folded)
}

/// The words of a name, each with its particles, and how much it tells.
pub(super) fn weighed<'w>(words: impl Iterator<Item = Word<'w>>) -> Vec<(SmolStr, f64)> {
    let mut parts: Vec<(SmolStr, f64)> = Vec::new();
    let mut leading = true;
    let mut join = false;
    for Word { folded, known, .. } in words {
        if (join || known.particle || known.suffix) && !parts.is_empty() {
            // With a particle or suffix joined to it, it tells more.
            if let Some((last, weight)) = parts.last_mut() {
                (*last, *weight) = (fold(&format!("{last}{folded}")).into(), 1.0);
            }
            join = known.particle;
            leading = false;
            continue;
        }
        join = false;
        leading &= known.is_light();
        let weight = match () {
            () if leading && known.title => TITLE,
            () if known.ending && !parts.is_empty() => TITLE,
            () if known.weak => WEAK,
            () => 1.0,
        };
        parts.push((folded, weight));
    }
    parts
}

/// A name whose dotted initials are words of their own: each may stand for a name, "A.B. Gill" for "Ahmed Bashir
/// Gill".
pub(super) fn with_initials_apart(name: &str) -> Cow<'_, str> {
    if !name.contains('.') {
        return Cow::Borrowed(name);
    }
    let mut apart = String::with_capacity(name.len() + 2);
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let initial = letter == '.' && apart.ends_with(char::is_uppercase);
        apart.push(letter);
        if initial && letters.peek().is_some_and(|next| next.is_uppercase()) {
            apart.push(' ');
        }
    }
    Cow::Owned(apart)
}
