//! Plain text to an article.

use super::{
    Article, Block, BlockKind, captions, dates, headings,
    lines::{Line, groups},
    stacked,
};
use crate::span::Span;

/// Text whose lines all fit this many bytes may be wrapped by hand.
const WIDEST_WRAP: usize = 120;
/// And narrower text is a list.
const NARROWEST_WRAP: usize = 40;
/// Nobody wraps a paragraph of more lines by hand; so the longest list is read in time.
const LONGEST_PARAGRAPH: usize = 400;

impl Article {
    /// An article from plain text, which is kept as it is: spans are byte ranges of it.
    #[must_use]
    pub fn from_text(source: impl Into<String>, text: impl Into<String>) -> Article {
        let text = text.into();
        let blocks = blocks(&text);
        let is_title = |block: &&Block| matches!(block.kind, BlockKind::Heading { level: 1 });
        let title = blocks.first().filter(is_title).map(|block| block.span.of(&text).to_owned());
        let published = dates::published(&text);
        Article { source: source.into(), title, published, text, blocks, ..Article::default() }
    }
}

pub(super) fn blocks(text: &str) -> Vec<Block> {
    let groups = rejoined(groups(text));
    let mut reader = BlockReader { blocks: Vec::new(), lines: groups.iter().map(Vec::len).sum() };
    for group in &groups {
        reader.group(group);
    }
    captions::joined(reader.blocks, text)
}

/// Groups of lines, with tables put together whose rows or cells blank lines part.
fn rejoined(groups: Vec<Vec<Line<'_>>>) -> Vec<Vec<Line<'_>>> {
    let columns = |line: &Line<'_>| line.cells().map(|cells| cells.len()).filter(|n| *n > 2);
    let mut joined: Vec<Vec<Line<'_>>> = Vec::with_capacity(groups.len());
    let mut rest = groups.into_iter();
    while let Some(mut group) = rest.next() {
        let more = stacked::groups_of_table(&group, rest.as_slice());
        group.extend(rest.by_ref().take(more).flatten());
        let above = joined.last().and_then(|above| columns(above.last()?));
        let goes_on = group.len() == 1 && above.is_some() && columns(&group[0]) == above;
        match joined.last_mut() {
            Some(last) if goes_on => last.extend(group),
            _ => joined.push(group),
        }
    }
    joined
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
            } else if let Some(cells) = stacked::table(rest) {
                self.stacked(rest, &cells)
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
        let is_gapped = !lines[0].text.contains(['\t', '|']);
        let is_even = || rows.iter().all(|row| row.len() == rows[0].len());
        if rows.len() < 2 || lines[0].is_rule() || is_gapped && !is_even() {
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

    /// Rows of a table whose every cell has a line of its own.
    fn stacked(&mut self, lines: &[Line], table: &stacked::Table) -> usize {
        let all = table.lines();
        for (index, row) in lines[..all].chunks(table.columns).enumerate() {
            let is_data = table.headed && index > 0;
            let headers = if is_data { &lines[..table.columns] } else { &[] };
            let kind = BlockKind::TableRow {
                headers: headers.iter().map(|line| line.text.to_owned()).collect(),
                cells: row.iter().map(|line| line.span).collect(),
            };
            let span = row[0].span.to(row[row.len() - 1].span);
            self.blocks.push(Block { kind, span });
        }
        all
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
        let length = paragraph_length(lines.iter().take(LONGEST_PARAGRAPH).take_while(plain));
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
    let names_columns = || rows[0].iter().all(|cell| first.part(*cell).names_column());
    if !is_ruled && !names_columns() {
        return Vec::new();
    }
    rows[0].iter().map(|cell| first.part(*cell).text.to_owned()).collect()
}

/// How many of the lines are one paragraph: lines that somebody wrapped by hand, and lines that break
/// off in the middle.
fn paragraph_length<'l>(lines: impl Iterator<Item = &'l Line<'l>> + Clone) -> usize {
    let pairs = lines.clone().zip(lines.skip(1));
    let is_wrapped = is_wrapped(pairs.clone());
    pairs.take_while(|(line, next)| is_wrapped || breaks_off(line, next)).count() + 1
}

/// Whether every line but the last is so full that the next word had no room, and at least one word
/// of the next line shows that the sentence goes on.
fn is_wrapped<'l>(pairs: impl Iterator<Item = (&'l Line<'l>, &'l Line<'l>)>) -> bool {
    let (mut widest, mut least, mut goes_on) = (0, usize::MAX, false);
    for (line, next) in pairs {
        let next_word = next.text.split_whitespace().next().map_or(0, str::len);
        widest = widest.max(line.text.len()).max(next.text.len());
        least = least.min(line.text.len() + 1 + next_word + 2);
        goes_on |= begins_small(next);
        // Most lines that nobody wrapped show it at once.
        if least < widest || widest > WIDEST_WRAP {
            return false;
        }
    }
    goes_on && widest >= NARROWEST_WRAP
}

fn breaks_off(line: &Line, next: &Line) -> bool {
    let ends = line.text.ends_with(['.', '!', '?', ':', ';', '"', '”']);
    !ends && (begins_small(next) || line.text.ends_with(','))
}

fn begins_small(line: &Line) -> bool {
    line.text.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block as its kind's letter and its text.
    fn blocks_of(text: &str) -> Vec<(char, String)> {
        let article = Article::from_text("t", text);
        let letter = |kind: &BlockKind| match kind {
            BlockKind::Heading { level: 1 } => 'H',
            BlockKind::Heading { .. } => 'h',
            BlockKind::Paragraph => 'p',
            BlockKind::ListItem => 'i',
            BlockKind::TableRow { .. } => 'r',
        };
        let block = |block: &Block| (letter(&block.kind), block.span.of(&article.text).to_owned());
        article.blocks.iter().map(block).collect()
    }

    fn kinds(text: &str) -> String {
        blocks_of(text).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn an_article_has_a_headline_headings_and_paragraphs() {
        let text = "Gill takes the east\n\nShe won by a mile on Thursday.\n\nDelay In Results\n\n\
                    Counting took all night.\n\n==Reactions==\nHe was not amused.";
        assert_eq!(kinds(text), "Hphphp");
        assert_eq!(Article::from_text("t", text).title.as_deref(), Some("Gill takes the east"));
        assert_eq!(blocks_of(text)[4].1, "Reactions");
    }

    #[test]
    fn a_label_heads_what_follows_and_a_result_line_is_no_heading() {
        assert_eq!(kinds("Tally\n\nSindh Assembly:\nPPP: 84\nMQM-P: 28\n"), "Hhpp");
    }

    #[test]
    fn list_items_keep_their_marker() {
        let text = "Tally\n\n• PPP – 54\n- PML-N: 75\n3. Others: 9\n4) None: 1";
        assert_eq!(kinds(text), "Hiiii");
        assert_eq!(blocks_of(text)[1].1, "• PPP – 54");
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph() {
        let text = "Title\n\nThe commission said on Friday that it had counted the votes of\n\
                    nearly all stations and that the rest would follow in the course\nof the day.";
        assert_eq!(kinds(text), "Hp");
    }

    #[test]
    fn lines_of_results_are_not_wrapped_text() {
        let text = "Title\n\nNA-13 Battagram: Nawaz Khan 32,164; Qari Yousaf 21,291\n\
                    NA-14 Mansehra: Sardar Yousaf 115,544; Saleem Imran 103,333";
        assert_eq!(kinds(text), "Hpp");
    }

    #[test]
    fn cells_on_lines_of_their_own_are_rows() {
        let text = "Results\n\nSeat\nWinner\nVotes\nEast\nGill\n45,210\nWest\nShah\n9,120";
        assert_eq!(kinds(text), "Hrrr");
        let article = Article::from_text("t", text);
        let BlockKind::TableRow { headers, cells } = &article.blocks[3].kind else { panic!() };
        assert_eq!(headers, &["Seat", "Winner", "Votes"]);
        assert_eq!(cells[2].of(&article.text), "9,120");
    }

    #[test]
    fn cells_without_numbers_and_blank_lines_between_rows_are_of_the_table() {
        let text = "Results\n\nParty\nVotes\nSeats 2024\n\nIndependents\n–\n93\n\n\
                    Greens\n14,117\n75\n\nReds\n82,352\nNew\n\nAnd more followed.";
        assert_eq!(kinds(text), "Hrrrrp");
        // Each line may stand alone, and two columns make less sense of it than four.
        let text = "Results\n\nState\n\nRed\n\nBlue\n\nInd\n\nEast\n\n1\n\n2\n\n3\n\n\
                    West\n\n4\n\n5\n\n6";
        assert_eq!(kinds(text), "Hrrr");
    }

    #[test]
    fn a_figure_over_its_caption_is_one_paragraph() {
        let text = "By the numbers\n\n412\nSeats won by the Reds\n\n18\n\n\
                    Votes between the two in Easton\n\n75\nThe Reds won it.\n\n7,351\nAnn Gill";
        assert_eq!(kinds(text), "Hpppppp");
        assert_eq!(blocks_of(text)[1].1, "412\nSeats won by the Reds");
        // The numbers of a list are no figures.
        assert_eq!(kinds("A list\n\n1\nWhy they won it\n\n2\nWhy she lost it"), "Hpppp");
    }

    #[test]
    fn names_over_their_numbers_are_rows() {
        assert_eq!(kinds("Results\n\nPML-N\n75\nPPP\n54\nMQM-P\n17"), "Hrrr");
    }

    #[test]
    fn wide_gaps_part_cells() {
        let text = "Results\n\nSeat       Votes\nEast       45,210\nWest       9,120";
        assert_eq!(kinds(text), "Hrrr");
        assert_eq!(kinds("Results\n\nShe won.  He lost.\nThey met.  Nobody cared."), "Hpp");
    }

    #[test]
    fn a_bar_table_has_rows_with_headers() {
        let text = "Results\n\n| Seat | Votes |\n|------|-------|\n| East | 45,210 |";
        assert_eq!(kinds(text), "Hrr");
        let article = Article::from_text("t", text);
        let BlockKind::TableRow { headers, cells } = &article.blocks[2].kind else { panic!() };
        assert_eq!(headers, &["Seat", "Votes"]);
        assert_eq!(cells[1].of(&article.text), "45,210");
    }
}
