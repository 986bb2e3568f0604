//! What two copies of one story have in common, even where one has another headline or has lost a
//! paragraph: the smallest hashes of their runs of words, in bands of which copies share one.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
};

/// Words in a run.
const RUN: usize = 5;
/// Bands, and hashes in each: texts that share six of ten runs will likely share a band, texts that
/// share one of ten won't.
const BANDS: usize = 8;
const ROWS: usize = 4;

/// The bytes of one band.
pub(super) const BAND: usize = 8;

/// The bands of a text, eight bytes each.
pub(super) fn of(text: &str) -> Vec<u8> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| hash(&word.to_lowercase()))
        .collect();
    let mut smallest = [u64::MAX; BANDS * ROWS];
    for run in words.windows(RUN.min(words.len()).max(1)) {
        let run = hash(&run);
        for (place, smallest) in (1_u64..).zip(&mut smallest) {
            *smallest = mixed(run ^ mixed(place)).min(*smallest);
        }
    }
    smallest.chunks(ROWS).flat_map(|rows| hash(&rows).to_le_bytes()).collect()
}

/// Has no key, so that it is the same in every run.
/// The same for the same, in every run.
pub(super) fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The finalizer of splitmix64.
fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_a_band(a: &str, b: &str) -> bool {
        let (a, b) = (of(a), of(b));
        a.chunks(BAND).zip(b.chunks(BAND)).any(|(a, b)| a == b)
    }

    fn story(words: std::ops::Range<usize>) -> String {
        words.map(|n| format!("w{} ", n * 7919 % 1000)).collect()
    }

    #[test]
    fn a_copy_with_another_headline_is_known_and_another_story_is_not() {
        let copy = format!("EAST WIRE: {} Read more", story(0..300).to_uppercase());
        assert!(share_a_band(&story(0..300), &copy));
        assert!(share_a_band(&story(0..300), &story(0..260)));
        assert!(!share_a_band(&story(0..300), &story(400..700)));
    }

    #[test]
    fn a_text_of_a_few_words_or_none_has_a_sketch_too() {
        assert!(share_a_band("She won.", "she won"));
        assert!(!share_a_band("She won.", "She lost."));
        assert_eq!(of("").len(), BANDS * BAND);
    }
}
