//! What the classes and ids of a page's parts say they are for. The words stand in `lists/`.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use html5ever::tendril::StrTendril;
use std::{collections::HashMap, sync::LazyLock};

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    Lists::read([
        (Purpose::FURNITURE, include_str!("lists/furniture.txt")),
        (Purpose::STORY, include_str!("lists/story.txt")),
        (Purpose::STANDFIRST, include_str!("lists/standfirst.txt")),
        (Purpose::COMMENTS, "comment\ncomments\ndisqus\nrespond\nreplies\n"),
    ])
});

/// Classes that begin so say what state the page is in, not what the part is.
const STATES: [&str; 5] = ["has-", "is-", "no-", "with-", "hide-"];

/// What a part of the page is for by its own account; that may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Purpose(u8);

impl Purpose {
    /// Something other than the story.
    pub(super) const FURNITURE: Self = Self(1);
    /// What readers wrote, which may be more than the story.
    pub(super) const COMMENTS: Self = Self(2);
    /// The story's body.
    pub(super) const STORY: Self = Self(4);
    pub(super) const STANDFIRST: Self = Self(8);

    /// What the labels of an attribute say together.
    fn of(labels: &str) -> Self {
        labels.split_ascii_whitespace().map(Self::of_label).fold(Self::default(), Self::and)
    }

    /// What one label says: what says that it is furniture says nothing else of the story.
    pub(super) fn of_label(label: &str) -> Self {
        let said = LISTS.look_up(label);
        let of_story = Self::STORY.and(Self::STANDFIRST);
        if said.has(Self::FURNITURE) { said.without(of_story) } else { said }
    }

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What the labels of a page say: the same ones stand on many of its parts.
#[derive(Default)]
pub(super) struct Purposes(HashMap<StrTendril, Purpose>);

impl Purposes {
    /// What the labels of an attribute say together.
    pub(super) fn of(&mut self, labels: &StrTendril) -> Purpose {
        *self.0.entry(labels.clone()).or_insert_with(|| Purpose::of(labels))
    }
}

/// Runs of words to look for in classes and ids.
struct Lists {
    /// All words of all lists, looked for at once.
    finder: Option<AhoCorasick>,
    /// For each of them what it says, and what it takes back.
    says: Vec<(Purpose, Purpose)>,
    /// What labels say as a whole.
    whole: Vec<(&'static str, Purpose)>,
}

impl Lists {
    fn read<const N: usize>(lists: [(Purpose, &'static str); N]) -> Self {
        let (mut words, mut says, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for (purpose, list) in lists {
            let lines = list.lines().map(str::trim);
            for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
                if let Some(label) = line.strip_prefix('=') {
                    whole.push((label, purpose));
                    continue;
                }
                let taken_back = line.strip_prefix('!');
                words.push(format!("-{}-", taken_back.unwrap_or(line)));
                says.push(match taken_back {
                    Some(_) => (Purpose::default(), purpose),
                    None => (purpose, Purpose::default()),
                });
            }
        }
        let finder = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words).ok();
        Self { finder, says, whole }
    }

    fn look_up(&self, label: &str) -> Purpose {
        if STATES.iter().any(|state| label.starts_with(state)) {
            return Purpose::default();
        }
        let words = hyphened(label);
        let found = self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(&words));
        let (said, taken_back) = found
            .map(|found| self.says[found.pattern().as_usize()])
            .fold((Purpose::default(), Purpose::default()), |(said, taken_back), (says, takes)| {
                (said.and(says), taken_back.and(takes))
            });
        let whole = self.whole.iter().filter(|(known, _)| *known == label);
        whole.fold(said.without(taken_back), |said, (_, purpose)| said.and(*purpose))
    }
}

/// A label's words between hyphens: `td_relatedPosts2` is `-td-related-posts-`. A part with digits
/// inside is a stylesheet's hash and stays as it is.
fn hyphened(label: &str) -> String {
    let mut words = String::with_capacity(label.len() + 4);
    words.push('-');
    for part in label.split(['-', '_', ':', '.', '/']).filter(|part| !part.is_empty()) {
        let part = part.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_hash = part.bytes().any(|byte| byte.is_ascii_digit());
        let mut was_small = false;
        for c in part.chars() {
            if c.is_ascii_uppercase() && was_small && !is_hash {
                words.push('-');
            }
            was_small = c.is_ascii_lowercase();
            words.push(c.to_ascii_lowercase());
        }
        words.push('-');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_what_its_whole_words_say() {
        for label in ["td-related-posts", "relatedPosts", "c-article__share", "ad", "Comments2"] {
            assert!(Purpose::of_label(label).has(Purpose::FURNITURE), "{label}");
        }
        for label in
            ["unrelated", "has-sidebar", "css-1ad2x", "header", "adana", "elementor-widget"]
        {
            assert!(!Purpose::of_label(label).has(Purpose::FURNITURE), "{label}");
        }
        for label in ["article-body", "ArticleBody_root__1x2", "c-entry-content", "story__content"]
        {
            assert!(Purpose::of_label(label).has(Purpose::STORY), "{label}");
        }
    }

    #[test]
    fn the_share_buttons_of_a_story_are_no_part_of_it() {
        let said = Purpose::of("article-body-share");
        assert!(said.has(Purpose::FURNITURE) && !said.has(Purpose::STORY));
        let said = Purpose::of("article-body share");
        assert!(said.has(Purpose::FURNITURE) && said.has(Purpose::STORY));
    }
}
