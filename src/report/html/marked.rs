//! The article's text cut at the edges of its claims.

use super::anchor::Anchors;
use crate::report::{
    Report,
    v1::{Bytes, Claim},
    words,
};
use std::collections::{BTreeSet, HashMap};

/// A stretch of the article that is one kind of block on the page.
pub struct Part<'a> {
    /// Whether it is the headline.
    pub headline: bool,
    /// Its text, without gaps.
    pub stretches: Vec<Stretch<'a>>,
}

/// Text to which the same claims lay hold from its first character to its last.
pub struct Stretch<'a> {
    /// The text.
    pub text: &'a str,
    /// The number it is or belongs to.
    pub mark: Option<Mark>,
    /// The claims in words that it is part of.
    pub said: Option<Mark>,
    /// The claims in words that end here.
    pub ends: Vec<Mark>,
    /// The anchor of a number that is in no claim.
    pub ignored: Option<String>,
}

/// A link from the text to a claim.
pub struct Mark {
    /// The claim that matters most here.
    pub claim: String,
    /// All claims here, that one first, parted by blanks.
    pub claims: String,
    /// `contradicted`.
    pub verdict: String,
    /// Further classes: `headline`, `decided`.
    pub classes: String,
    /// What a screen reader adds: `contradicted, claim c1`.
    pub told: String,
}

/// The whole text in parts, the headline apart where it stands in the text.
pub fn parts<'a>(text: &'a str, report: &'a Report, anchors: &Anchors) -> Vec<Part<'a>> {
    let layer = Layer::of(report, text, anchors);
    let headline = headline(text, report.article.title.as_deref());
    let Some([from, to]) = headline else { return vec![layer.part([0, text.len()], false)] };
    [([0, from], false), ([from, to], true), ([to, text.len()], false)]
        .into_iter()
        .filter(|([from, to], _)| from < to)
        .map(|(bytes, headline)| layer.part(bytes, headline))
        .collect()
}

/// Each sentence a claim stands in, for a report that came without its text.
pub fn quotes<'a>(report: &'a Report, anchors: &Anchors) -> Vec<Part<'a>> {
    let mut order: Vec<&str> = Vec::new();
    let mut claims: HashMap<&str, Vec<&Claim>> = HashMap::new();
    for claim in &report.claims {
        let quoted = claims.entry(&claim.quote).or_default();
        if quoted.is_empty() {
            order.push(&claim.quote);
        }
        quoted.push(claim);
    }
    let part = |quote: &'a str| {
        let layer = Layer::of_quote(quote, &claims[quote], anchors);
        layer.part([0, quote.len()], false)
    };
    order.into_iter().map(part).collect()
}

/// The line of the text that is the headline, with its line break.
fn headline(text: &str, title: Option<&str>) -> Option<Bytes> {
    let title = title?;
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            at += line.len();
            (line, [at - line.len(), at])
        })
        .find(|(line, _)| words_of(line).eq(words_of(title)))
        .map(|(_, bytes)| bytes)
}

fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.trim_start_matches('#').split_whitespace()
}

/// What lays hold to a stretch of text.
#[derive(Clone, Copy)]
enum What<'a> {
    Number(&'a Claim),
    Statement(&'a Claim),
    Ignored(usize),
}

/// A text with all that lays hold to it, in text order.
struct Layer<'a, 'p> {
    text: &'a str,
    anchors: &'p Anchors,
    held: Vec<(Bytes, What<'a>)>,
}

impl<'a, 'p> Layer<'a, 'p> {
    fn of(report: &'a Report, text: &'a str, anchors: &'p Anchors) -> Self {
        let claims = report.claims.iter().map(|claim| match claim.number {
            Some(_) => (claim.span, What::Number(claim)),
            None => (claim.span, What::Statement(claim)),
        });
        let wholes = report.claims.iter().filter_map(|claim| {
            let of = claim.of.as_ref()?;
            Some((of.span, What::Number(claim)))
        });
        let ignored = report.ignored.iter().enumerate();
        let ignored = ignored.map(|(at, it)| (it.span, What::Ignored(at)));
        Self::new(text, anchors, claims.chain(wholes).chain(ignored))
    }

    fn of_quote(quote: &'a str, claims: &[&'a Claim], anchors: &'p Anchors) -> Self {
        let held = claims.iter().map(|claim| match claim.number_in_quote {
            Some(span) => (span, What::Number(claim)),
            None => ([0, quote.len()], What::Statement(claim)),
        });
        Self::new(quote, anchors, held)
    }

    /// Spans come from a file that anybody may have written: those that don't fit the text are
    /// left out.
    fn new(
        text: &'a str,
        anchors: &'p Anchors,
        held: impl Iterator<Item = (Bytes, What<'a>)>,
    ) -> Self {
        let fits = |[from, to]: Bytes| text.get(from..to).is_some_and(|it| !it.is_empty());
        let mut held: Vec<_> = held.filter(|(span, _)| fits(*span)).collect();
        held.sort_by_key(|(span, _)| *span);
        Self { text, anchors, held }
    }

    fn part(&self, bytes: Bytes, headline: bool) -> Part<'a> {
        let edges: Vec<usize> = self.edges(bytes).into_iter().collect();
        let mut coming = self.held.iter().copied().peekable();
        let mut here = Vec::new();
        let mut stretches = Vec::with_capacity(edges.len());
        for edge in edges.windows(2) {
            while let Some(next) = coming.next_if(|([start, _], _)| *start <= edge[0]) {
                here.push(next);
            }
            here.retain(|([_, end], _)| *end > edge[0]);
            stretches.push(self.stretch([edge[0], edge[1]], &here));
        }
        Part { headline, stretches }
    }

    fn edges(&self, [from, to]: Bytes) -> BTreeSet<usize> {
        let edges = self.held.iter().flat_map(|(span, _)| *span);
        edges.filter(|edge| (from..to).contains(edge)).chain([from, to]).collect()
    }

    fn stretch(&self, [from, to]: Bytes, here: &[(Bytes, What<'a>)]) -> Stretch<'a> {
        let (mut numbers, mut said, mut ends, mut ignored) = (vec![], vec![], vec![], None);
        for (span, what) in here {
            match what {
                What::Number(claim) => numbers.push(*claim),
                What::Statement(claim) => {
                    said.push(*claim);
                    ends.extend((span[1] == to).then(|| self.mark(vec![*claim])).flatten());
                }
                What::Ignored(at) => ignored = Some(self.anchors.ignored(*at)),
            }
        }
        Stretch {
            text: &self.text[from..to],
            mark: self.mark(numbers),
            said: self.mark(said),
            ends,
            ignored,
        }
    }

    fn mark(&self, mut claims: Vec<&Claim>) -> Option<Mark> {
        claims.sort_by_key(|claim| words::weight(claim));
        let first = *claims.first()?;
        let verdict = words::name(&first.judged());
        let ids: Vec<String> = claims.iter().map(|claim| self.anchors.claim(&claim.id)).collect();
        let others = if claims.len() > 1 { " and others" } else { "" };
        Some(Mark {
            claim: self.anchors.claim(&first.id),
            claims: ids.join(" "),
            classes: super::classes(first),
            told: format!("{verdict}, claim {}{others}", first.id),
            verdict,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str, numbers: &[&str]) -> Report {
        let mut report: Report =
            serde_yaml::from_str(include_str!("../../../tests/report/one-of-each.yaml")).unwrap();
        let model = report.claims[0].clone();
        let claim = |number: &&str| {
            let start = text.find(number).unwrap();
            let number = Some((*number).to_owned());
            let end = start + number.as_ref().map_or(0, String::len);
            Claim { number, span: [start, end], of: None, ..model.clone() }
        };
        report.claims = numbers.iter().map(claim).collect();
        report.ignored.clear();
        report
    }

    fn marked(parts: &[Part<'_>]) -> Vec<String> {
        let stretches = parts.iter().flat_map(|part| &part.stretches);
        stretches.filter(|it| it.mark.is_some()).map(|it| it.text.to_owned()).collect()
    }

    fn whole(parts: &[Part<'_>]) -> String {
        parts.iter().flat_map(|part| &part.stretches).map(|it| it.text).collect()
    }

    #[test]
    fn numbers_are_marked_to_the_letter_among_letters_of_several_bytes() {
        let text = "راؤ نے ۱۲۳ — Rāna got ５４ votes 😀 in 1 place";
        let report = report(text, &["۱۲۳", "５４"]);
        let parts = parts(text, &report, &Anchors::alone());
        assert_eq!(marked(&parts), ["۱۲۳", "５４"]);
        assert_eq!(whole(&parts), text);
    }

    #[test]
    fn spans_that_do_not_fit_the_text_mark_nothing_and_lose_nothing() {
        let text = "Rāna 54";
        let mut report = report(text, &["54"]);
        for span in [[2, 3], [5, 900], [7, 5], [4, 4]] {
            report.claims[0].span = span;
            let parts = parts(text, &report, &Anchors::alone());
            assert_eq!((marked(&parts).len(), whole(&parts).as_str()), (0, text), "{span:?}");
        }
    }

    #[test]
    fn the_headline_is_a_part_of_its_own_and_the_text_stays_whole() {
        let text = "Northam, Monday\n  Who won  what\n\nAda got 54.";
        let report = report(text, &["54"]);
        let parts = parts(text, &report, &Anchors::alone());
        let headlines: Vec<bool> = parts.iter().map(|part| part.headline).collect();
        assert_eq!(headlines, [false, true, false]);
        assert_eq!(whole(&parts), text);
    }

    #[test]
    fn claims_on_one_number_share_its_mark_and_the_gravest_leads() {
        let text = "54 votes";
        let mut report = report(text, &["54", "54"]);
        report.claims[0].id = "c1".into();
        report.claims[0].severity = crate::checker::Severity::Clean;
        report.claims[1].id = "c2".into();
        let parts = parts(text, &report, &Anchors::nth(3));
        let mark = parts[0].stretches[0].mark.as_ref().unwrap();
        assert_eq!(mark.claims, "r3-c2 r3-c1");
    }
}
