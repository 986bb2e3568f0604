//! A page's text and blocks, in reading order.

use crate::{
    input::{Block, BlockKind},
    span::Span,
};
use scraper::{ElementRef, Html, Node};

/// What isn't the article's text.
const SKIPPED: [&str; 18] = [
    "script", "style", "nav", "aside", "footer", "form", "button", "noscript", "template", "svg",
    "iframe", "select", "textarea", "head", "object", "audio", "video", "figure",
];

/// Elements that run on within a line.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
];

/// Between two cells of a row in the article's text.
const CELL_SIGN: &str = " | ";

/// The text of a page and its blocks.
pub(super) fn read(page: &Html) -> (String, Vec<Block>) {
    let mut writer = Writer::default();
    writer.children(page.root_element());
    writer.finish_block();
    (writer.text, writer.blocks)
}

/// Writes blocks one after another.
#[derive(Default)]
struct Writer {
    text: String,
    blocks: Vec<Block>,
    /// Words of the block under way.
    line: String,
    kind: Option<BlockKind>,
    /// Headers of the table under way.
    headers: Vec<String>,
}

impl Writer {
    fn children(&mut self, element: ElementRef) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.line.push_str(text),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef) {
        let name = element.value().name();
        if SKIPPED.contains(&name) {
            return;
        }
        if INLINE.contains(&name) {
            return self.children(element);
        }
        self.finish_block();
        match name {
            "table" => self.headers.clear(),
            "tr" => return self.row(element),
            "li" => self.kind = Some(BlockKind::ListItem),
            _ => self.kind = heading_level(name).map(|level| BlockKind::Heading { level }),
        }
        self.children(element);
        self.finish_block();
    }

    /// Writes what has gathered as a block.
    fn finish_block(&mut self) {
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        let words = words(&std::mem::take(&mut self.line));
        if !words.is_empty() {
            let span = self.append(&words);
            self.blocks.push(Block { kind, span });
        }
    }

    fn row(&mut self, row: ElementRef) {
        let cells: Vec<ElementRef> = row
            .child_elements()
            .filter(|cell| matches!(cell.value().name(), "td" | "th"))
            .collect();
        let texts: Vec<String> = cells.iter().map(|cell| cell_text(*cell)).collect();
        if texts.iter().all(String::is_empty) {
            return;
        }
        let is_header = cells.iter().all(|cell| cell.value().name() == "th");
        if texts.len() == 1 {
            // A page laid out as a table, or a note across one.
            self.children(cells[0]);
            return self.finish_block();
        }
        let span = self.append(&texts.join(CELL_SIGN));
        let mut start = span.start;
        let mut spans = Vec::with_capacity(texts.len());
        for text in &texts {
            spans.push(Span::new(start, start + text.len()));
            start += text.len() + CELL_SIGN.len();
        }
        let headers = if is_header { Vec::new() } else { self.headers.clone() };
        self.blocks.push(Block { kind: BlockKind::TableRow { headers, cells: spans }, span });
        if is_header {
            self.headers = texts;
        }
    }

    fn append(&mut self, words: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        Span::new(start, self.text.len())
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.strip_prefix('h')?.parse() {
        Ok(level @ 1..=6) => Some(level),
        _ => None,
    }
}

/// The words of a cell; what is skipped elsewhere is skipped here.
fn cell_text(cell: ElementRef) -> String {
    let mut text = String::new();
    for node in cell.descendants() {
        if let Node::Text(part) = node.value() {
            let is_skipped = node
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|element| SKIPPED.contains(&element.value().name()));
            if !is_skipped {
                text.push_str(part);
                text.push(' ');
            }
        }
    }
    words(&text)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
