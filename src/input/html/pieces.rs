//! The words of a page, in pieces as they stand one under another.

use super::{
    node::Node,
    parts::{Words, count, is_aside_in_line, is_inline, is_link, is_unread},
    table,
    tree::{Tree, single_spaced},
};

/// A heading, paragraph, item or row.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) text: String,
    /// How many words it has, and how many of them are links to other pages.
    pub(super) words: usize,
    pub(super) linked: usize,
    /// Where in the tree it begins; pieces are in the order of these.
    pub(super) node: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum PieceKind {
    Heading(u8),
    Paragraph,
    Item,
    Row {
        /// One header for each cell, empty where there is none.
        headers: Vec<String>,
        cells: Vec<String>,
    },
    /// Text whose lines are kept as they are.
    Verbatim,
}

impl Piece {
    /// The share of its words that lead to other pages.
    pub(super) fn link_share(&self) -> f64 {
        self.linked as f64 / self.words.max(1) as f64
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self.kind, PieceKind::Heading(_))
    }

    pub(super) fn has_digits(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }
}

/// All pieces of a page, in its order.
pub(super) fn read(tree: &Tree) -> Vec<Piece> {
    let mut reader = Reader::new(tree);
    reader.children(0);
    reader.finish();
    reader.pieces
}

struct Reader<'a> {
    tree: &'a Tree,
    pieces: Vec<Piece>,
    /// The piece under way, as it stands in the page.
    line: String,
    linked: usize,
    node: usize,
    /// Line breaks since its last word.
    breaks: usize,
    /// What a piece that begins here is.
    kind: PieceKind,
    /// How many links lie around.
    links: usize,
    /// The term that waits for its description.
    term: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(tree: &'a Tree) -> Self {
        Self {
            tree,
            pieces: Vec::new(),
            line: String::new(),
            linked: 0,
            node: 0,
            breaks: 0,
            kind: PieceKind::Paragraph,
            links: 0,
            term: None,
        }
    }

    fn children(&mut self, at: usize) {
        for child in self.tree.children(at) {
            match self.tree.node(child) {
                Some(Node::Text(text)) => self.text(child, text),
                Some(Node::Element(_)) => self.element(child),
                _ => {}
            }
        }
    }

    fn text(&mut self, at: usize, text: &str) {
        if text.trim().is_empty() {
            return self.line.push_str(text);
        }
        if std::mem::take(&mut self.breaks) > 0 {
            let goes_on = text.trim_start().starts_with(char::is_lowercase);
            let is_open = !self.line.trim_end().ends_with(['.', ':', ';', '!', '?']);
            if !(goes_on && is_open) {
                self.finish();
            }
            self.line.push(' ');
        }
        if self.line.trim().is_empty() {
            self.node = at;
        }
        if self.links > 0 {
            self.linked += count(text);
        }
        self.line.push_str(text);
    }

    fn element(&mut self, at: usize) {
        let Some(element) = self.tree.element(at) else { return };
        let name: &str = element.name();
        match name {
            _ if is_unread(name) => {}
            "br" => self.line_break(),
            _ if is_inline(name) => {
                if !is_aside_in_line(self.tree, at) {
                    let links = usize::from(is_link(element));
                    self.links += links;
                    self.children(at);
                    self.links -= links;
                }
            }
            "figure" if !self.holds(at, &["table", "pre", "blockquote", "ul"]) => {}
            "figcaption" if !self.is_beside_table(at) => {}
            "table" if table::is_data(self.tree, at) => {
                self.finish();
                self.pieces.extend(table::rows(self.tree, at));
            }
            "pre" | "listing" | "plaintext" => self.verbatim(at),
            "dt" => self.term(at),
            "li" => self.block(at, PieceKind::Item),
            "dd" => self.description(at),
            "p" | "div" | "section" | "article" => self.block(at, self.kind.clone()),
            _ => self.block(at, heading(name).unwrap_or(PieceKind::Paragraph)),
        }
    }

    fn block(&mut self, at: usize, kind: PieceKind) {
        self.finish();
        let around = std::mem::replace(&mut self.kind, kind);
        self.children(at);
        self.finish();
        self.kind = around;
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.finish();
        }
    }

    fn verbatim(&mut self, at: usize) {
        self.finish();
        let mut text = String::new();
        for inner in self.tree.range(at) {
            match self.tree.node(inner) {
                Some(Node::Text(part)) => text.push_str(part),
                Some(Node::Element(element)) if element.name() == "br" => text.push('\n'),
                _ => {}
            }
        }
        let Words { count, linked, .. } = Words::of(self.tree, at);
        let text = text.replace('\0', "").trim_matches('\n').trim_end().to_owned();
        if count > 0 {
            let kind = PieceKind::Verbatim;
            self.pieces.push(Piece { kind, text, words: count, linked, node: at });
        }
    }

    fn term(&mut self, at: usize) {
        self.finish();
        self.term = Some(Words::of(self.tree, at).text);
    }

    /// A description follows its term in one item, as in "Turnout: 48%".
    fn description(&mut self, at: usize) {
        let term = self.term.take();
        self.finish();
        if let Some(term) = term.filter(|term| !term.is_empty()) {
            self.node = at;
            self.line = format!("{}: ", term.trim_end_matches(':'));
        }
        let around = std::mem::replace(&mut self.kind, PieceKind::Item);
        self.children(at);
        self.finish();
        self.kind = around;
    }

    /// Ends the piece under way.
    fn finish(&mut self) {
        if let Some(term) = self.term.take() {
            self.line.insert_str(0, &term);
        }
        let (line, linked) = (std::mem::take(&mut self.line), std::mem::take(&mut self.linked));
        self.breaks = 0;
        let text = single_spaced(&line);
        if !text.is_empty() {
            let words = count(&text);
            let (kind, node) = (self.kind.clone(), self.node);
            self.pieces.push(Piece { kind, text, words, linked: linked.min(words), node });
        }
    }

    fn holds(&self, at: usize, names: &[&str]) -> bool {
        self.tree.range(at).any(|inner| names.contains(&self.tree.name(inner)))
    }

    fn is_beside_table(&self, at: usize) -> bool {
        self.holds(self.tree.parent(at), &["table"])
    }
}

fn heading(name: &str) -> Option<PieceKind> {
    match name.strip_prefix('h')?.parse() {
        Ok(level @ 1..=6) => Some(PieceKind::Heading(level)),
        _ => None,
    }
}
