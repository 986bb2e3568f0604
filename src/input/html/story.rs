//! Which part of a page is the story: the element that calls itself so, else the smallest one that
//! holds nearly all running text.

use super::{
    names::Purpose,
    node::{Attr, Element},
    parts::is_beside,
    pieces::{Piece, PieceKind},
    table,
    tree::Tree,
};
use std::ops::Range;

/// A part that calls itself the story must hold this share of the page's running text.
const LEAST_SHARE: f64 = 0.35;
/// And of several such parts, the first that holds this share of what the largest holds is meant: on a
/// page that loads one story after another, the first is the one that was asked for.
const LEAST_OF_LARGEST: f64 = 0.5;
/// Without one, a part is the story when it holds this share of what the part around it holds.
const NEARLY_ALL: f64 = 0.8;
/// The article that the headline stands in is the story when it holds this share of the page's.
const LEAST_WITH_HEADLINE: f64 = 0.15;
/// What calls itself furniture and yet holds this share of all long pieces is the story.
const TOO_MUCH_FOR_FURNITURE: f64 = 0.7;
/// Some systems put the whole page into a form; one with so many words is no form to fill in.
const LEAST_IN_FORM: f64 = 50.0;
/// Where that is at least so many words, in pieces of at least so many.
const FEWEST_LONG_WORDS: f64 = 75.0;
const LONG_PIECE: usize = 25;
/// A page with fewer words outside its furniture has its story within.
const FEWEST_WORDS: f64 = 15.0;
/// A standfirst stands at most so many nodes before the story.
const STANDFIRST_REACH: usize = 400;
/// A heading above the story with fewer words is a label, unless it says that it is the standfirst.
const SHORTEST_STANDFIRST: usize = 6;

/// The page as it is weighed.
pub(super) struct Page<'a> {
    tree: &'a Tree,
    pieces: &'a [Piece],
    headline: Option<usize>,
    /// Elements that are beside the story by their own account.
    beside: Vec<bool>,
    /// Words of running text in each element, furniture left out.
    prose: Vec<f64>,
    /// The same, furniture included.
    all_prose: Vec<f64>,
    /// The same in long pieces only, as teasers have none.
    long_prose: Vec<f64>,
}

/// The parts of a page that are the story.
pub(super) struct Story {
    pub(super) parts: Vec<Range<usize>>,
    /// The places in `pieces` of what is kept of them, the headline left out.
    pub(super) kept: Vec<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn new(tree: &'a Tree, pieces: &'a [Piece], headline: Option<usize>) -> Self {
        let beside = vec![false; tree.len()];
        let (prose, all_prose, long_prose) = (Vec::new(), Vec::new(), Vec::new());
        let mut page = Self { tree, pieces, headline, beside, prose, all_prose, long_prose };
        page.all_prose = page.weigh(|_| true);
        page.long_prose = page.weigh(|piece| piece.words - piece.linked >= LONG_PIECE);
        let fullest_labelled = page.fullest_labelled();
        for (at, element) in tree.elements() {
            let is_around = fullest_labelled.is_some_and(|story| tree.range(at).contains(&story));
            page.beside[at] = page.is_beside(at, element)
                && (!is_around || element.has_purpose(Purpose::COMMENTS));
        }
        let is_shaded = page.shade(0);
        page.prose = page.weigh(|piece| !is_shaded[piece.node]);
        if page.prose[0] < FEWEST_WORDS && page.all_prose[0] > 2.0 * page.prose[0] {
            for (at, element) in tree.elements() {
                page.beside[at] = element.has_purpose(Purpose::COMMENTS);
            }
            let is_shaded = page.shade(0);
            page.prose = page.weigh(|piece| !is_shaded[piece.node]);
        }
        page
    }

    /// Finds the story.
    pub(super) fn story(&self) -> Story {
        let parts = self.labelled().unwrap_or_else(|| vec![self.tree.range(self.fullest())]);
        let mut kept: Vec<usize> = self.standfirst(&parts);
        for part in &parts {
            let is_shaded = self.shade(part.start);
            let is_in = |piece: &Piece| part.contains(&piece.node) && !is_shaded[piece.node];
            kept.extend((0..self.pieces.len()).filter(|&at| is_in(&self.pieces[at])));
        }
        if let Some(headline) = self.headline.map(|at| self.tree.range(at)) {
            kept.retain(|&at| !headline.contains(&self.pieces[at].node));
        }
        kept.sort_unstable();
        kept.dedup();
        Story { parts, kept }
    }

    fn is_beside(&self, at: usize, element: &Element) -> bool {
        let holds = |inner: usize| self.tree.range(at).contains(&inner);
        let name: &str = element.name();
        let is_whole = matches!(name, "html" | "body") || self.headline.is_some_and(holds);
        let is_most = || {
            let (own, all) = (self.long_prose[at], self.long_prose[0]);
            own >= FEWEST_LONG_WORDS && own >= TOO_MUCH_FOR_FURNITURE * all
        };
        let is_form_around_page = name == "form" && self.all_prose[at] >= LEAST_IN_FORM;
        let is_top = || {
            let mut around = self.tree.ancestors(at).map(|outer| self.tree.name(outer));
            name == "header" && !around.any(|outer| matches!(outer, "article" | "main"))
        };
        !(is_whole || is_form_around_page)
            && (is_beside(element) || is_top())
            && (!is_most() || element.has_purpose(Purpose::COMMENTS))
    }

    /// The part that calls itself the story and holds most, wherever it lies.
    fn fullest_labelled(&self) -> Option<usize> {
        let labelled = self.tree.elements().filter(|(_, element)| names_body(element));
        let most =
            |one: &usize, other: &usize| self.all_prose[*one].total_cmp(&self.all_prose[*other]);
        let fullest = labelled.map(|(at, _)| at).rev().max_by(most)?;
        (self.all_prose[fullest] >= FEWEST_WORDS).then_some(fullest)
    }

    /// Which nodes lie in furniture, seen from a part of the page that itself is none.
    fn shade(&self, part: usize) -> Vec<bool> {
        let mut is_shaded = vec![false; self.tree.len()];
        for at in self.tree.range(part).skip(1) {
            is_shaded[at] = self.beside[at] || is_shaded[self.tree.parent(at)];
        }
        is_shaded
    }

    fn weigh(&self, counts: impl Fn(&Piece) -> bool) -> Vec<f64> {
        let mut prose = vec![0.0; self.tree.len()];
        for piece in self.pieces.iter().filter(|piece| counts(piece)) {
            prose[piece.node] += weight(piece);
        }
        for at in (1..prose.len()).rev() {
            prose[self.tree.parent(at)] += prose[at];
        }
        prose
    }

    /// The parts that call themselves the story.
    fn labelled(&self) -> Option<Vec<Range<usize>>> {
        let is_shaded = self.shade(0);
        let calls_itself = |&(at, element): &(usize, &Element)| {
            names_body(element) && !is_shaded[at] && self.prose[at] > 0.0
        };
        let labelled: Vec<(usize, &Element)> = self.tree.elements().filter(calls_itself).collect();
        let of_headline = self.article_of_headline();
        let labelled: Vec<(usize, &Element)> = match &of_headline {
            Some(article) if labelled.iter().any(|(at, _)| article.contains(at)) => {
                labelled.into_iter().filter(|(at, _)| article.contains(at)).collect()
            }
            _ => labelled,
        };
        let largest = labelled.iter().map(|&(at, _)| self.prose[at]).fold(0.0, f64::max);
        let is_large =
            |&&(at, _): &&(usize, &Element)| self.prose[at] >= LEAST_OF_LARGEST * largest;
        let &(outer, _) = labelled.iter().find(is_large)?;
        // Of parts in one another, the inner one has less beside the story.
        let is_inner = |&&(at, _): &&(usize, &Element)| {
            self.tree.range(outer).contains(&at) && self.prose[at] >= NEARLY_ALL * self.prose[outer]
        };
        let &(first, element) = labelled.iter().rev().find(is_inner)?;
        let mut parts: Vec<Range<usize>> = vec![self.tree.range(first)];
        for &(at, other) in &labelled {
            let is_apart = parts.iter().all(|part| !part.contains(&at)) && at > first;
            let is_alike = is_same_kind(element, other);
            if is_apart && is_alike && self.are_of_one_story(first, at) {
                parts.push(self.tree.range(at));
            }
        }
        let words: f64 = parts.iter().map(|part| self.prose[part.start]).sum();
        let whole = of_headline.map_or(0, |article| article.start);
        (words >= LEAST_SHARE * self.prose[whole]).then_some(parts)
    }

    /// The article that the headline stands in, where it has text: others on the page are others.
    fn article_of_headline(&self) -> Option<Range<usize>> {
        let is_article = |at: &usize| self.tree.name(*at) == "article";
        let article = self.tree.ancestors(self.headline?).find(is_article)?;
        let is_some = self.prose[article] >= LEAST_WITH_HEADLINE * self.prose[0];
        is_some.then(|| self.tree.range(article))
    }

    /// Whether two parts lie in one article, or in entries of one that have no headline of their own.
    fn are_of_one_story(&self, one: usize, other: usize) -> bool {
        let article =
            |at| self.tree.ancestors(at).find(|&outer| self.tree.name(outer) == "article");
        let has_headline = |article: Option<usize>| {
            article.is_some_and(|a| self.tree.range(a).any(|inner| self.tree.name(inner) == "h1"))
        };
        let (one, other) = (article(one), article(other));
        one == other || !(has_headline(one) || has_headline(other))
    }

    /// The smallest element that holds nearly all running text.
    fn fullest(&self) -> usize {
        let mut whole = self.article_of_headline().map_or(0, |article| article.start);
        loop {
            let most = |&one: &usize, &other: &usize| self.prose[one].total_cmp(&self.prose[other]);
            let Some(child) = self.tree.children(whole).max_by(most) else { return whole };
            let is_enough =
                self.prose[child] >= NEARLY_ALL * self.prose[whole] && self.prose[child] > 0.0;
            if !is_enough || self.is_one_block(child) {
                return whole;
            }
            whole = child;
        }
    }

    fn is_one_block(&self, at: usize) -> bool {
        match self.tree.name(at) {
            "" | "p" | "pre" | "blockquote" | "ul" | "ol" | "dl" => true,
            "table" => table::is_data(self.tree, at),
            _ => false,
        }
    }

    /// The pieces of the standfirst, where it stands before the parts.
    fn standfirst(&self, parts: &[Range<usize>]) -> Vec<usize> {
        let Some(start) = parts.first().map(|part| part.start) else { return Vec::new() };
        let from = self.headline.unwrap_or(start.saturating_sub(STANDFIRST_REACH));
        let is_shaded = self.shade(0);
        let is_named =
            |at| self.tree.element(at).is_some_and(|e| e.has_purpose(Purpose::STANDFIRST));
        let is_standfirst = |piece: &Piece| {
            let around = std::iter::once(piece.node).chain(self.tree.ancestors(piece.node));
            (from..start).contains(&piece.node)
                && !is_shaded[piece.node]
                && piece.link_share() < 0.5
                && (is_line_under_headline(piece)
                    || around.take_while(|&at| at > from).take(5).any(is_named))
        };
        (0..self.pieces.len()).filter(|&at| is_standfirst(&self.pieces[at])).collect()
    }
}

/// Whether two elements call themselves the story in the same way.
fn is_same_kind(one: &Element, other: &Element) -> bool {
    let class = |element: &Element| element.attr(Attr::Class).map(str::to_owned);
    class(one) == class(other) || share_story_label(one, other)
}

fn share_story_label(one: &Element, other: &Element) -> bool {
    let is_shared = |label: &str| other.labels().any(|known| known == label);
    one.labels().any(|label| is_shared(label) && Purpose::of_label(label).has(Purpose::STORY))
}

/// Whether an element calls itself the article's body, by its markup or its labels.
fn names_body(element: &Element) -> bool {
    let property = element.attr(Attr::Itemprop);
    property.is_some_and(|name| name.contains("articleBody")) || element.has_purpose(Purpose::STORY)
}

/// A heading between the headline and the story that is too long for a label.
fn is_line_under_headline(piece: &Piece) -> bool {
    piece.is_heading() && piece.words >= SHORTEST_STANDFIRST && piece.linked == 0
}

/// How much a piece says that its part of the page is running text.
fn weight(piece: &Piece) -> f64 {
    let words = piece.words.saturating_sub(piece.linked) as f64;
    let ends = piece.text.ends_with(['.', '!', '?', '"', '”', '’', '…', '।', '۔', ':']);
    match piece.kind {
        PieceKind::Heading(_) => 0.0,
        _ if piece.link_share() > 0.5 => 0.0,
        PieceKind::Row { .. } => words / 2.0,
        PieceKind::Verbatim => words,
        _ if ends && piece.words >= 5 => words,
        _ if piece.words >= 15 => words,
        _ => words / 4.0,
    }
}
