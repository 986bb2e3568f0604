//! Lines and headings that are known not to be the story. The words stand in `lists/`.

use std::{collections::HashSet, sync::LazyLock};

/// A longer line is running text, however it begins.
const LONGEST: usize = 25;
/// A line that begins so and has no more words is nothing else.
const SHORTEST: usize = 5;

static LINES: LazyLock<Wordings> =
    LazyLock::new(|| Wordings::read(include_str!("lists/lines.txt")));
static TAILS: LazyLock<Wordings> =
    LazyLock::new(|| Wordings::read(include_str!("lists/tails.txt")));
static ENDS: LazyLock<Wordings> = LazyLock::new(|| Wordings::read(include_str!("lists/ends.txt")));

/// Whether a line is a label, an offer or a pointer elsewhere.
pub(super) fn is_furniture(text: &str, words: usize, link_share: f64) -> bool {
    let line = normal(text);
    let is_pointer = |rest: &str| {
        rest.is_empty() || rest.starts_with(':') || link_share > 0.3 || words <= SHORTEST
    };
    words <= LONGEST && LINES.fits(&line, is_pointer)
}

/// Whether a heading opens what is not the story.
pub(super) fn opens_other(text: &str, link_share: f64) -> bool {
    let line = normal(text);
    TAILS.fits(&line, |rest| rest.is_empty() || link_share > 0.3 || !rest.contains(' '))
        || ends_story(text)
}

/// Whether a heading ends the story, whatever running text follows.
pub(super) fn ends_story(text: &str) -> bool {
    ENDS.fits(&normal(text), |_| true)
}

/// Lines by their whole wording, and by how they begin.
struct Wordings {
    whole: HashSet<&'static str>,
    /// They begin so, and what follows is a pointer.
    soft: Vec<&'static str>,
    /// They begin so.
    sure: Vec<&'static str>,
    /// They hold this.
    within: Vec<&'static str>,
}

impl Wordings {
    fn read(list: &'static str) -> Self {
        let is_wording = |line: &&str| !line.is_empty() && !line.starts_with("//");
        let (mut whole, mut soft, mut sure) = (HashSet::new(), Vec::new(), Vec::new());
        let mut within = Vec::new();
        for line in list.lines().map(str::trim).filter(is_wording) {
            if let Some(inner) = line.strip_prefix('*') {
                within.push(inner.trim_end_matches('*'));
                continue;
            }
            match (line.strip_suffix('…'), line.strip_suffix('*')) {
                (Some(start), _) => soft.push(start),
                (_, Some(start)) => sure.push(start),
                _ => {
                    whole.insert(line);
                }
            }
        }
        Self { whole, soft, sure, within }
    }

    fn fits(&self, line: &str, follows: impl Fn(&str) -> bool) -> bool {
        let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != ')');
        let rest = |start: &&'static str| {
            let rest = line.strip_prefix(*start)?;
            (!rest.starts_with(char::is_alphanumeric) || !start.ends_with(char::is_alphanumeric))
                .then_some(rest)
        };
        self.whole.contains(bare)
            || self.sure.iter().filter_map(rest).next().is_some()
            || self.within.iter().any(|part| line.contains(part))
            || self.soft.iter().filter_map(rest).any(|rest| follows(rest.trim()))
    }
}

/// A line in lower case, with `#` for each number and straight apostrophes.
fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | '©');
    for c in text.trim_start_matches(is_mark).chars().take(400) {
        match c {
            '0'..='9' if normal.ends_with('#') => {}
            '0'..='9' => normal.push('#'),
            '’' => normal.push('\''),
            _ => normal.extend(c.to_lowercase()),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_furniture_and_a_sentence_that_begins_like_one_is_not() {
        for line in [
            "ADVERTISEMENT",
            "Also read: Gill takes the east",
            "12 Comments",
            "Share this article",
            "© 2024 The Courier. All rights reserved.",
        ] {
            assert!(is_furniture(line, line.split(' ').count(), 0.0), "{line}");
        }
        for line in [
            "Related parties won forty seats between them.",
            "Comments by the commission's spokesman caused a stir on Friday.",
            "Latest count: Gill has 45,210 votes and leads by a mile in the east of town.",
            "More than half of those registered stayed at home.",
        ] {
            assert!(!is_furniture(line, line.split(' ').count(), 0.0), "{line}");
        }
    }

    #[test]
    fn a_heading_tells_where_the_story_ends() {
        assert!(opens_other("Related stories", 0.0));
        assert!(opens_other("3 Comments", 0.0));
        assert!(ends_story("References"));
        assert!(!opens_other("Related parties take three seats in the east", 0.0));
        assert!(!opens_other("Results", 0.0));
    }
}
