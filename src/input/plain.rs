//! Plain text to an article.

use super::{
    Article, Block, BlockKind, dates, headings,
    lines::{Line, groups},
};
use crate::span::Span;

/// Text whose lines all fit this many bytes may be wrapped by hand.
const WIDEST_WRAP: usize = 120;
/// And narrower text is a list.
const NARROWEST_WRAP: usize = 40;

impl Article {
    /// An article from plain text, which is kept as it is: spans are byte ranges of it.
    #[must_use]
    pub fn from_text(source: impl Into<String>, text: impl Into<String>) -> Article {
        let text = text.into();
        let blocks = blocks(&text);
        let is_title = |block: &&Block| matches!(block.kind, BlockKind::Heading { level: 1 });
        let title = blocks.first().filter(is_title).map(|block| block.span.of(&text).to_owned());
        let published = dates::published(&text);
        Article { source: source.into(), title, published, language: None, text, blocks }
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let groups = groups(text);
    let mut reader = BlockReader { blocks: Vec::new(), lines: groups.iter().map(Vec::len).sum() };
    for group in &groups {
        reader.group(group);
    }
    reader.blocks
}

/// Collects blocks from groups of lines.
struct BlockReader {
    blocks: Vec<Block>,
    /// All lines of the article.
    lines: usize,
}

impl BlockReader {
    fn group(&mut self, lines: &[Line]) {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let rest = &lines[at..];
            at += if let Some((level, span)) = headings::marked(line) {
                self.heading(level, span);
                1
            } else if let Some(rows) = self.table(rest) {
                rows
            } else if line.is_rule() {
                1
            } else if line.is_item() && !self.is_numbered_heading(rest, lines.len()) {
                self.item(rest)
            } else {
                self.text(rest, at == 0)
            };
        }
    }

    /// Rows of a table: at least two lines with cells.
    fn table(&mut self, lines: &[Line]) -> Option<usize> {
        let rows: Vec<Vec<Span>> = lines.iter().map_while(Line::cells).collect();
        if rows.len() < 2 || lines[0].is_rule() {
            return None;
        }
        let headers: Vec<String> = header_of(&rows, lines);
        for (index, (cells, line)) in rows.iter().zip(lines).enumerate() {
            if line.is_rule() {
                continue;
            }
            let is_header = index == 0 && !headers.is_empty();
            let headers = if is_header { Vec::new() } else { headers.clone() };
            let kind = BlockKind::TableRow { headers, cells: cells.clone() };
            self.blocks.push(Block { kind, span: line.span });
        }
        Some(rows.len())
    }

    /// A list item with the indented lines that go on with it.
    fn item(&mut self, lines: &[Line]) -> usize {
        let first = &lines[0];
        let goes_on = |line: &&Line| line.indent > first.indent && !line.is_item();
        let more = lines[1..].iter().take_while(goes_on).count();
        let span = first.span.to(lines[more].span);
        self.blocks.push(Block { kind: BlockKind::ListItem, span });
        more + 1
    }

    /// "1. Anti-Incumbency Sentiment" over running text.
    fn is_numbered_heading(&self, lines: &[Line], group: usize) -> bool {
        let line = &lines[0];
        let Some(marker) = line.number_marker() else { return false };
        let stands_alone = group == 1 || lines.get(1).is_some_and(|next| !next.is_item());
        stands_alone && line.indent == 0 && headings::is_heading(line.text[marker..].trim_start())
    }

    /// A heading, or running text up to where its paragraph ends.
    fn text(&mut self, lines: &[Line], opens_group: bool) -> usize {
        let line = &lines[0];
        if self.blocks.is_empty() && self.lines > 1 && headings::is_headline(line.text) {
            self.heading(1, line.span);
            return 1;
        }
        let plain =
            |line: &&Line| !line.is_item() && !line.is_rule() && headings::marked(line).is_none();
        let run = lines.iter().take_while(plain).count().max(1);
        let length = paragraph_length(&lines[..run]);
        let is_above_text = lines.get(1).is_some_and(|next| next.text.len() > line.text.len());
        let is_alone = lines.len() == 1 || is_above_text || line.text.ends_with(':');
        if opens_group && length == 1 && is_alone && headings::is_heading(line.text) {
            self.heading(2, line.span);
            return 1;
        }
        let span = line.span.to(lines[length - 1].span);
        self.blocks.push(Block { kind: BlockKind::Paragraph, span });
        length
    }

    fn heading(&mut self, level: u8, span: Span) {
        self.blocks.push(Block { kind: BlockKind::Heading { level }, span });
    }
}

/// The headers of a table: its first row, where it has no digits or a rule stands under it.
fn header_of(rows: &[Vec<Span>], lines: &[Line]) -> Vec<String> {
    let first = &lines[0];
    let is_ruled = lines.get(1).is_some_and(Line::is_rule);
    let has_digits = first.text.bytes().any(|byte| byte.is_ascii_digit());
    if has_digits && !is_ruled {
        return Vec::new();
    }
    let cell = |span: &Span| {
        let (start, end) = (span.start - first.span.start, span.end - first.span.start);
        first.text[start..end].to_owned()
    };
    rows[0].iter().map(cell).collect()
}

/// How many of the lines are one paragraph: lines that somebody wrapped by hand, and lines that break
/// off in the middle.
fn paragraph_length(lines: &[Line]) -> usize {
    let is_wrapped = is_wrapped(lines);
    let joined = lines.windows(2).take_while(|pair| is_wrapped || breaks_off(&pair[0], &pair[1]));
    joined.count() + 1
}

/// Whether every line but the last is so full that the next word had no room, and at least one word
/// of the next line shows that the sentence goes on.
fn is_wrapped(lines: &[Line]) -> bool {
    let widest = lines.iter().map(|line| line.text.len()).max().unwrap_or(0);
    let is_full = |pair: &[Line]| {
        let next_word = pair[1].text.split_whitespace().next().map_or(0, str::len);
        pair[0].text.len() + 1 + next_word + 2 >= widest
    };
    (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest)
        && lines.windows(2).all(is_full)
        && lines.windows(2).any(|pair| begins_small(&pair[1]))
}

fn breaks_off(line: &Line, next: &Line) -> bool {
    let ends = line.text.ends_with(['.', '!', '?', ':', ';', '"', '”']);
    !ends && (begins_small(next) || line.text.ends_with(','))
}

fn begins_small(line: &Line) -> bool {
    line.text.starts_with(char::is_lowercase)
}
