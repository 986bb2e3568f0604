//! Where the sentences of a document stand to each other: paragraph, section, headings.

use crate::{input::BlockKind, span::Span, text::Document};
use rustc_hash::FxHashMap;

/// Tokens of a sentence that is no entry of a list.
const PROSE: usize = 12;

/// The sentences of a document with their blocks and headings.
#[derive(Debug)]
pub(super) struct Layout {
    sentences: Vec<SentencePlace>,
    sections: Sections,
}

/// Each run of headings that sentences stand below, once: the blocks of the headings, outermost first.
#[derive(Debug, Default)]
struct Sections {
    headings: Vec<Vec<usize>>,
    known: FxHashMap<Vec<usize>, usize>,
}

impl Sections {
    /// The index of the section below these headings.
    fn below(&mut self, open: &[(u8, usize)]) -> usize {
        let headings: Vec<usize> = open.iter().map(|(_, block)| *block).collect();
        if self.headings.last() == Some(&headings) {
            return self.headings.len() - 1;
        }
        *self.known.entry(headings).or_insert_with_key(|headings| {
            self.headings.push(headings.clone());
            self.headings.len() - 1
        })
    }
}

/// Where one sentence stands.
#[derive(Debug)]
struct SentencePlace {
    block: usize,
    /// Which paragraph, list or table, counted through.
    passage: usize,
    /// Its section; for a heading, that which it opens.
    section: usize,
    is_title: bool,
    is_heading: bool,
    /// The datelines up to here: each opens a story of its own.
    story: usize,
    /// The one with which it begins.
    dateline: Option<Span>,
    /// What the first sentence of its block has before its first sign.
    opening: Option<Span>,
}

/// A point in the text: a byte and its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) byte: usize,
    pub(super) sentence: usize,
}

impl Layout {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut sentences: Vec<SentencePlace> = Vec::with_capacity(document.sentences.len());
        let mut sections = Sections::default();
        for (at, sentence) in document.sentences.iter().enumerate() {
            let kind = document.article.blocks.get(sentence.block).map(|block| &block.kind);
            let level = match kind {
                Some(BlockKind::Heading { level }) => Some(*level),
                _ => None,
            };
            if let Some(level) = level.filter(|_| open.last().is_none_or(|o| o.1 != sentence.block))
            {
                open.retain(|(above, _)| *above < level);
                open.push((level, sentence.block));
            }
            // "Southland Assembly:" heads the list below it, not the prose after that.
            if level.is_none() && sentence.tokens.len() >= PROSE {
                open.retain(|(_, heading)| !heads_list(document, *heading));
            }
            let passage = sentences.last().map_or(0, |last| {
                let goes_on = last.block == sentence.block
                    || is_entry(document, last.block) && is_entry(document, sentence.block);
                last.passage + usize::from(!goes_on)
            });
            let dateline = document.dateline(at);
            // One in a line of its own opens no story by itself.
            let opens_story = dateline.is_some_and(|dateline| dateline != sentence.span);
            sentences.push(SentencePlace {
                block: sentence.block,
                passage,
                section: sections.below(&open),
                is_title: level == Some(1),
                is_heading: level.is_some(),
                story: sentences.last().map_or(0, |last| last.story) + usize::from(opens_story),
                opening: match sentences.last() {
                    Some(last) if last.block == sentence.block => last.opening,
                    _ => document.opening(at),
                },
                dateline,
            });
        }
        Self { sentences, sections }
    }

    /// The blocks of the headings above a sentence, outermost first; its own for a heading.
    fn headings(&self, stand: &SentencePlace) -> &[usize] {
        &self.sections.headings[stand.section]
    }

    /// The paragraph, list or table a sentence stands in, counted through the article.
    pub(super) fn passage(&self, sentence: usize) -> usize {
        self.sentences.get(sentence).map_or(0, |stand| stand.passage)
    }

    /// Whether a dateline stands between two sentences: the places of one story are not those of the next.
    pub(super) fn is_of_another_story(&self, one: usize, other: usize) -> bool {
        let story = |sentence: usize| {
            let stand = self.sentences.get(sentence)?;
            (!stand.is_heading).then_some(stand.story)
        };
        story(one).zip(story(other)).is_some_and(|(one, other)| one != other)
    }

    /// What the paragraph of a sentence has before its first sign: a dateline or a label.
    pub(super) fn opening(&self, sentence: usize) -> Option<Span> {
        self.sentences.get(sentence)?.opening
    }

    /// Whether what stands at a point is part of a dateline: where somebody wrote, and when.
    pub(super) fn is_dateline(&self, at: Point) -> bool {
        let dateline = self.sentences.get(at.sentence).and_then(|stand| stand.dateline);
        dateline.is_some_and(|dateline| dateline.contains(Span::new(at.byte, at.byte)))
    }

    /// Whether a sentence stands in the title.
    pub(super) fn is_title(&self, sentence: usize) -> bool {
        self.sentences.get(sentence).is_some_and(|stand| stand.is_title)
    }

    /// The last sentence that a sentence speaks of: its own; of a heading, the last below it.
    pub(super) fn reach(&self, sentence: usize) -> usize {
        let Some(stand) = self.sentences.get(sentence).filter(|stand| stand.is_heading) else {
            return sentence;
        };
        let below = |later: &&SentencePlace| self.headings(later).contains(&stand.block);
        sentence + self.sentences[sentence + 1..].iter().take_while(below).count()
    }

    /// How far what is named at one point is still spoken of at another: 1 in the same sentence,
    /// 0 where it is not.
    pub(super) fn presence(&self, named: Point, at: Point) -> f64 {
        let (Some(from), Some(to)) =
            (self.sentences.get(named.sentence), self.sentences.get(at.sentence))
        else {
            return 0.0;
        };
        if named.sentence == at.sentence {
            return 1.0;
        }
        if named.sentence > at.sentence {
            // A heading speaks of what stands below it.
            let below = to.is_heading && self.headings(from).contains(&to.block);
            return if below { 0.8 } else { 0.0 };
        }
        if from.block == to.block {
            return 0.93;
        }
        let headings = self.headings(to);
        if headings.last() == Some(&from.block) {
            return if from.is_title { 0.75 } else { 0.9 };
        }
        if headings.contains(&from.block) || from.is_title {
            return 0.7;
        }
        match to.block - from.block {
            _ if from.section != to.section => 0.0,
            1 => 0.8,
            2..=4 => 0.65,
            _ => 0.5,
        }
    }
}

/// Whether a heading ends as what introduces a list does.
fn heads_list(document: &Document<'_>, heading: usize) -> bool {
    let block = document.article.blocks.get(heading);
    block.is_some_and(|block| block.span.of(&document.article.text).trim_end().ends_with(':'))
}

/// Whether a block is an entry of a list or a row of a table.
fn is_entry(document: &Document<'_>, block: usize) -> bool {
    let kind = document.article.blocks.get(block).map(|block| &block.kind);
    matches!(kind, Some(BlockKind::ListItem | BlockKind::TableRow { .. }))
}
