//! Whether two articles are one, in an earlier and a later version.

use crate::report::Report;
use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

/// Words in a run: few enough that a changed figure spoils little of a short text.
const RUN: usize = 3;
/// Of the shorter one's runs, so many percent stand in the other too. Other articles under the same
/// headline share two or three.
const ALIKE: usize = 25;

/// Whether they are: by texts that are largely the same, unless different outlets printed them.
pub fn are_one(a: &Report, b: &Report) -> bool {
    if a.article.sha256 == b.article.sha256 {
        return true;
    }
    let printed_elsewhere = match (a.article.outlet(), b.article.outlet()) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    match (&a.text, &b.text) {
        (Some(a), Some(b)) => !printed_elsewhere && are_alike(a, b),
        _ => !printed_elsewhere,
    }
}

fn are_alike(a: &str, b: &str) -> bool {
    let (a, b) = (runs(a), runs(b));
    let shared = a.intersection(&b).count();
    shared * 100 >= ALIKE * a.len().min(b.len()).max(1)
}

fn runs(text: &str) -> HashSet<u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "The Reds won 93 seats on Thursday, said the commission. Their leader spoke \
        of a great day for the country and asked all others to respect the count.";

    #[test]
    fn a_corrected_or_longer_version_is_the_same_article() {
        let longer = format!("{STORY} {}", "The mayor did not agree with any of it. ".repeat(9));
        assert!(are_alike(STORY, &STORY.replace("93", "39")));
        assert!(are_alike(STORY, &longer) && are_alike(&longer, STORY));
    }

    #[test]
    fn another_article_about_the_same_thing_is_not() {
        let other = "On Thursday the commission said that 93 seats went to the Reds, and their \
            leader, who spoke at length, thanked the country for a day that was great.";
        assert!(!are_alike(STORY, other));
        assert!(!are_alike(STORY, ""));
    }
}
