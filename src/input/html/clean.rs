//! What stands among the story's pieces and is not the story: teasers between its paragraphs, labels,
//! lists of links, and all that follows once it has ended.

use super::{
    lines,
    parts::Words,
    pieces::{Piece, PieceKind},
    story::Story,
    tree::Tree,
};
use crate::input::dates;
use std::ops::Range;

/// Above this share of links, words lead elsewhere.
const MOSTLY_LINKS: f64 = 0.75;
/// And above this share a whole list does.
const LIST_OF_LINKS: f64 = 0.5;
/// A piece with so many words that are no links is running text.
const RUNNING_TEXT: usize = 18;
/// A teaser has at most so many words besides its linked heading.
const LONGEST_TEASER: usize = 60;
/// A section that holds more of the story's words than this is no other section.
const MOST_OF_STORY: f64 = 0.5;
/// A line at the top with more words is no byline.
const LONGEST_BYLINE: usize = 12;
/// And with at most so many, it names the section.
const LONGEST_KICKER: usize = 3;

/// Leaves what is the story.
pub(super) fn clean(tree: &Tree, pieces: &[Piece], story: &mut Story, title: Option<&str>) {
    let mut cleaner =
        Cleaner { tree, pieces, parts: &story.parts, is_out: vec![false; pieces.len()] };
    cleaner.drop_other_sections(&story.kept);
    cleaner.drop_teasers(&story.kept);
    cleaner.drop_link_lists(&story.kept);
    cleaner.drop_heads_of_nothing(&story.kept);
    for &at in &story.kept {
        if pieces[at].is_heading() && is_label(&pieces[at]) {
            cleaner.drop_offer(at, &story.kept);
        }
        let is_title = pieces[at].is_heading() && Some(pieces[at].text.as_str()) == title;
        cleaner.is_out[at] |= is_title || is_label(&pieces[at]) || is_clock(tree, &pieces[at]);
    }
    let mut is_out = cleaner.is_out;
    story.kept.retain(|&at| !is_out[at]);
    mark_bylines(pieces, &story.kept, &mut is_out);
    story.kept.retain(|&at| !is_out[at]);
    drop_empty_headings(pieces, &mut story.kept);
}

struct Cleaner<'a> {
    tree: &'a Tree,
    pieces: &'a [Piece],
    parts: &'a [Range<usize>],
    is_out: Vec<bool>,
}

impl Cleaner<'_> {
    /// "Related stories", "Comments", "References", and what they head.
    fn drop_other_sections(&mut self, kept: &[usize]) {
        for (index, &at) in kept.iter().enumerate() {
            let piece = &self.pieces[at];
            let level = match piece.kind {
                PieceKind::Heading(level) => level,
                PieceKind::Paragraph if piece.words <= 4 => 7,
                _ => continue,
            };
            if self.is_out[at] || !lines::opens_other(&piece.text, piece.link_share()) {
                continue;
            }
            self.is_out[at] = true;
            let section = self.section_of(piece.node, kept.get(index.wrapping_sub(1)), kept);
            let is_last = level < 7 && lines::ends_story(&piece.text);
            for &below in &kept[index + 1..] {
                let piece = &self.pieces[below];
                let is_next = matches!(piece.kind, PieceKind::Heading(next) if next <= level);
                let is_running = piece.words - piece.linked >= RUNNING_TEXT;
                let is_within = section.contains(&piece.node);
                if is_next && !is_within || (!is_last && !is_within && is_running) {
                    break;
                }
                if level == 7 && !is_within && piece.link_share() < LIST_OF_LINKS {
                    break;
                }
                self.is_out[below] = true;
            }
        }
    }

    /// The largest element within the story that a heading opens.
    fn section_of(&self, heading: usize, before: Option<&usize>, kept: &[usize]) -> Range<usize> {
        let before = before.map_or(0, |&at| self.pieces[at].node);
        let is_part = |at: usize| self.parts.iter().any(|part| part.start == at);
        let is_small = |at| self.words_in(at, kept) <= MOST_OF_STORY * self.words_in(0, kept);
        let opens = |&at: &usize| !is_part(at) && at > before && !self.is_root(at) && is_small(at);
        let outer = self.tree.ancestors(heading).take_while(opens).last();
        self.tree.range(outer.unwrap_or(heading))
    }

    fn is_root(&self, at: usize) -> bool {
        matches!(self.tree.name(at), "" | "html" | "body")
    }

    /// A heading of a part in which nothing is left.
    fn drop_heads_of_nothing(&mut self, kept: &[usize]) {
        for (index, &at) in kept.iter().enumerate() {
            if !self.pieces[at].is_heading() || self.is_out[at] {
                continue;
            }
            let before = kept.get(index.wrapping_sub(1));
            let section = self.section_of(self.pieces[at].node, before, kept);
            let others = self.within(section.start, kept).iter().filter(|&&other| other != at);
            let (left, gone): (Vec<usize>, Vec<usize>) =
                others.partition(|&&other| !self.is_out[other]);
            self.is_out[at] = left.is_empty() && !gone.is_empty();
        }
    }

    /// A box that a label heads, such as an offer to sign up.
    fn drop_offer(&mut self, heading: usize, kept: &[usize]) {
        let at = kept.partition_point(|&at| at < heading);
        let section = self.section_of(self.pieces[heading].node, kept[..at].last(), kept);
        if self.words_in(section.start, kept) <= LONGEST_TEASER as f64 {
            for &at in self.within(section.start, kept) {
                self.is_out[at] = true;
            }
        }
    }

    fn words_in(&self, element: usize, kept: &[usize]) -> f64 {
        self.within(element, kept).iter().map(|&at| self.pieces[at].words as f64).sum()
    }

    /// Cards: a heading that is a link, with a picture and a line or two around it.
    fn drop_teasers(&mut self, kept: &[usize]) {
        for &at in kept {
            let piece = &self.pieces[at];
            if self.is_out[at]
                || !(piece.is_heading() && piece.link_share() >= MOSTLY_LINKS && piece.words >= 3)
            {
                continue;
            }
            self.is_out[at] = true;
            let is_part = |at: usize| self.parts.iter().any(|part| part.start == at);
            let is_card = |&at: &usize| !is_part(at) && !self.is_root(at) && self.is_card(at, kept);
            let Some(card) = self.tree.ancestors(piece.node).take_while(is_card).last() else {
                continue;
            };
            for &other in self.within(card, kept) {
                self.is_out[other] = true;
            }
        }
    }

    /// Whether an element holds linked headings and little besides.
    fn is_card(&self, at: usize, kept: &[usize]) -> bool {
        let (mut headings, mut words) = (0, 0);
        for piece in self.within(at, kept).iter().map(|&piece| &self.pieces[piece]) {
            match piece.kind {
                PieceKind::Heading(_) if piece.link_share() < MOSTLY_LINKS => return false,
                PieceKind::Heading(_) => headings += 1,
                _ => words += piece.words - piece.linked,
            }
        }
        words <= headings * LONGEST_TEASER
    }

    /// The pieces that lie in an element.
    fn within<'k>(&self, element: usize, kept: &'k [usize]) -> &'k [usize] {
        let range = self.tree.range(element);
        let from = kept.partition_point(|&at| self.pieces[at].node < range.start);
        let to = kept.partition_point(|&at| self.pieces[at].node < range.end);
        &kept[from..to]
    }

    /// Items in a row that mostly lead elsewhere, and single pieces that do.
    fn drop_link_lists(&mut self, kept: &[usize]) {
        let is_item = |at: usize| self.pieces[at].kind == PieceKind::Item;
        for run in kept.chunk_by(|&one, &next| is_item(one) && is_item(next)) {
            let (words, linked) = run.iter().fold((0, 0), |sum, &at| {
                (sum.0 + self.pieces[at].words, sum.1 + self.pieces[at].linked)
            });
            if run.len() > 1 && linked as f64 > LIST_OF_LINKS * words as f64 {
                for &at in run {
                    self.is_out[at] = true;
                }
            }
        }
        for &at in kept {
            let piece = &self.pieces[at];
            let leads_elsewhere = piece.link_share() > MOSTLY_LINKS;
            let holds_figures = matches!(piece.kind, PieceKind::Row { .. })
                && piece.has_digits()
                && piece.linked < piece.words;
            self.is_out[at] |= leads_elsewhere && !holds_figures && !piece.is_heading();
        }
    }
}

fn is_label(piece: &Piece) -> bool {
    match piece.kind {
        PieceKind::Row { .. } | PieceKind::Verbatim => false,
        _ => {
            lines::is_furniture(&piece.text, piece.words, piece.link_share())
                || !piece.text.contains(char::is_alphanumeric)
        }
    }
}

/// The time of an entry, on a line of its own.
fn is_clock(tree: &Tree, piece: &Piece) -> bool {
    let mut around = tree.ancestors(piece.node).take(3);
    let time = around.find(|&at| tree.name(at) == "time");
    time.is_some_and(|at| Words::of(tree, at).text == piece.text)
}

/// Above the first running text: who wrote it, and when.
fn mark_bylines(pieces: &[Piece], kept: &[usize], is_out: &mut [bool]) {
    let is_running = |&&at: &&usize| {
        let piece = &pieces[at];
        !piece.is_heading() && piece.words > LONGEST_BYLINE
    };
    let top = kept.iter().position(|at| is_running(&at)).unwrap_or(0);
    for &at in &kept[..top] {
        let piece = &pieces[at];
        let is_line = !piece.is_heading() && !piece.text.ends_with(['.', '?', '!']);
        let is_by = ["By ", "by ", "BY "].iter().any(|by| piece.text.starts_with(by));
        let is_kicker = piece.kind == PieceKind::Paragraph && piece.words <= LONGEST_KICKER;
        is_out[at] |= is_line && (is_by || is_kicker || dates::any(&parted(&piece.text)).is_some());
    }
}

/// A text with a space before each number: in a byline, only the style sheet may part the writer's
/// name from the day.
fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if c.is_ascii_digit() && parted.ends_with(char::is_alphabetic) {
            parted.push(' ');
        }
        parted.push(c);
    }
    parted
}

/// A heading with nothing under it headed what was dropped.
fn drop_empty_headings(pieces: &[Piece], kept: &mut Vec<usize>) {
    let mut level_below = Some(0);
    let mut stays = Vec::with_capacity(kept.len());
    for &at in kept.iter().rev() {
        let level = match pieces[at].kind {
            PieceKind::Heading(level) => Some(level),
            _ => None,
        };
        // Over a heading of its own level or a higher one, or at the end, it heads nothing.
        let is_empty = matches!((level, level_below), (Some(own), Some(below)) if below <= own);
        if !is_empty || pieces[at].has_digits() || pieces[at].words > LONGEST_BYLINE {
            stays.push(at);
            level_below = level;
        }
    }
    stays.reverse();
    *kept = stays;
}
