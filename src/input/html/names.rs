//! What the classes and ids of a page's parts say they are for. The words stand in `lists/`.

use super::tree::labels;
use aho_corasick::AhoCorasick;
use scraper::node::Element;
use std::sync::LazyLock;

static FURNITURE: LazyLock<Labels> =
    LazyLock::new(|| Labels::read(include_str!("lists/furniture.txt")));
static STORY: LazyLock<Labels> = LazyLock::new(|| Labels::read(include_str!("lists/story.txt")));
static STANDFIRST: LazyLock<Labels> =
    LazyLock::new(|| Labels::read(include_str!("lists/standfirst.txt")));

static COMMENTS: LazyLock<Labels> =
    LazyLock::new(|| Labels::read("comment\ncomments\ndisqus\nrespond\nreplies\n"));

/// Classes that begin so say what state the page is in, not what the part is.
const STATES: [&str; 5] = ["has-", "is-", "no-", "with-", "hide-"];

/// Whether an element calls itself something other than the story.
pub(super) fn is_furniture(element: &Element) -> bool {
    labels(element).any(|label| FURNITURE.fits(label))
}

/// Whether an element holds what readers wrote, which may be more than the story.
pub(super) fn is_comments(element: &Element) -> bool {
    labels(element).any(|label| COMMENTS.fits(label))
}

/// Whether an element calls itself the story's body.
pub(super) fn is_story(element: &Element) -> bool {
    labels(element).any(|label| STORY.fits(label) && !FURNITURE.fits(label))
}

/// Whether two elements call themselves the story in one word.
pub(super) fn share_story_label(one: &Element, other: &Element) -> bool {
    labels(one).any(|label| STORY.fits(label) && labels(other).any(|known| known == label))
}

/// Whether an element calls itself the standfirst.
pub(super) fn is_standfirst(element: &Element) -> bool {
    labels(element).any(|label| STANDFIRST.fits(label) && !FURNITURE.fits(label))
}

/// Runs of words to look for in classes and ids.
struct Labels {
    finder: Option<AhoCorasick>,
    whole: Vec<&'static str>,
    exempt: Option<AhoCorasick>,
}

impl Labels {
    fn read(list: &'static str) -> Self {
        let lines = || list.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        let finder = |words: Vec<String>| AhoCorasick::new(words).ok();
        let bounded = |word: &str| format!("-{word}-");
        Self {
            finder: finder(lines().filter(|l| !l.starts_with(['=', '!'])).map(bounded).collect()),
            whole: lines().filter_map(|line| line.strip_prefix('=')).collect(),
            exempt: finder(lines().filter_map(|l| l.strip_prefix('!')).map(bounded).collect()),
        }
    }

    fn fits(&self, label: &str) -> bool {
        if STATES.iter().any(|state| label.starts_with(state)) {
            return false;
        }
        if self.whole.contains(&label) {
            return true;
        }
        let words = hyphened(label);
        let has =
            |finder: &Option<AhoCorasick>| finder.as_ref().is_some_and(|f| f.is_match(&words));
        has(&self.finder) && !has(&self.exempt)
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
    fn a_label_fits_by_whole_words() {
        for label in ["td-related-posts", "relatedPosts", "c-article__share", "ad", "Comments2"] {
            assert!(FURNITURE.fits(label), "{label}");
        }
        for label in
            ["unrelated", "has-sidebar", "css-1ad2x", "header", "adana", "elementor-widget"]
        {
            assert!(!FURNITURE.fits(label), "{label}");
        }
        for label in ["article-body", "ArticleBody_root__1x2", "c-entry-content", "story__content"]
        {
            assert!(STORY.fits(label), "{label}");
        }
    }
}
