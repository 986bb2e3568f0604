//! Tables of data: each row with the header of each of its cells, whatever spans whatever.

use super::{
    node::Attr,
    parts::Words,
    pieces::{Piece, PieceKind},
    tree::Tree,
};

/// A cell with more words or bytes belongs to a page laid out as a table.
const LONGEST_CELL: usize = 80;
const LARGEST_CELL: usize = 1000;
/// Of what is written again in every row, a hostile page could make gigabytes of.
const LONGEST_HEADER: usize = 120;
const MOST_REPEATED: usize = 3;
const MOST_COLUMNS: usize = 200;
/// The most columns and rows that a cell is taken to span, whatever it says.
const WIDEST_SPAN: usize = 60;
const HIGHEST_SPAN: usize = 400;
/// A row of one cell with more words is text across the table, not a heading.
const LONGEST_TITLE: usize = 15;
/// Between two cells of a row in the article's text.
pub(super) const CELL_SIGN: &str = " | ";

/// Whether a table holds data; else it only lays out the page.
pub(super) fn is_data(tree: &Tree, table: usize) -> bool {
    let role = tree.element(table).and_then(|element| element.attr(Attr::Role));
    if matches!(role, Some("presentation" | "none")) {
        return false;
    }
    let names = ["table", "form", "h1", "h2", "article", "pre"];
    if tree.range(table).skip(1).any(|inner| names.contains(&tree.name(inner))) {
        return false;
    }
    let rows = rows_of(tree, table);
    rows.iter().any(|&row| cells_of(tree, row).nth(1).is_some())
        && !rows.iter().any(|&row| cells_of(tree, row).any(|cell| is_long(&Words::of(tree, cell))))
}

fn is_long(cell: &Words) -> bool {
    cell.count > LONGEST_CELL || cell.text.len() > LARGEST_CELL
}

/// The rows of a table as pieces, its caption as a heading over them.
pub(super) fn rows(tree: &Tree, table: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let is_caption = |&part: &usize| tree.name(part) == "caption";
    for caption in tree.children(table).filter(is_caption) {
        pieces.extend(title(tree, caption));
    }
    let rows: Vec<Row> = grid(tree, &rows_of(tree, table));
    let mut headers: Vec<String> = Vec::new();
    let mut was_header = false;
    for (index, row) in rows.iter().enumerate() {
        if let Some(cell) = row.only_cell() {
            pieces.extend(title(tree, cell.element));
            continue;
        }
        let is_header = row.is_header(&rows[index + 1..], index == 0);
        let with: &[String] = if is_header { &[] } else { &headers };
        pieces.extend(row.piece(with, is_header));
        if is_header {
            headers = if was_header { headers } else { Vec::new() };
            row.add_to(&mut headers);
        }
        was_header = is_header;
    }
    pieces
}

/// A line across the table.
fn title(tree: &Tree, element: usize) -> Option<Piece> {
    let Words { text, count, linked } = Words::of(tree, element);
    let is_heading = count <= LONGEST_TITLE && !text.ends_with('.');
    let kind = if is_heading { PieceKind::Heading(4) } else { PieceKind::Paragraph };
    (count > 0).then_some(Piece { kind, text, words: count, linked, node: element })
}

/// The rows of a table, not those of tables in it.
fn rows_of(tree: &Tree, table: usize) -> Vec<usize> {
    let parts = tree.children(table).flat_map(|part| {
        let is_row = tree.name(part) == "tr";
        let is_body = matches!(tree.name(part), "thead" | "tbody" | "tfoot");
        let within = tree.children(part).filter(move |_| is_body);
        within.filter(|&row| tree.name(row) == "tr").chain(is_row.then_some(part))
    });
    parts.collect()
}

fn cells_of(tree: &Tree, row: usize) -> impl Iterator<Item = usize> {
    tree.children(row).filter(|&cell| matches!(tree.name(cell), "td" | "th"))
}

struct Cell {
    element: usize,
    words: Words,
    column: usize,
    width: usize,
    is_header: bool,
    /// It stands in a row above and spans this one too.
    is_repeated: bool,
}

struct Row {
    element: usize,
    cells: Vec<Cell>,
    is_in_head: bool,
}

/// A cell that reaches into the rows below.
struct Hanging {
    column: usize,
    width: usize,
    element: usize,
    rows_left: usize,
}

/// The rows with each cell in its column. A cell at the left that spans rows heads them all, and
/// stands in each of them.
fn grid(tree: &Tree, rows: &[usize]) -> Vec<Row> {
    let mut hanging: Vec<Hanging> = Vec::new();
    let row = |&element: &usize| {
        let mut cells = Vec::new();
        let mut column = 0;
        let mut is_left = true;
        let mut next_hanging: Vec<Hanging> = Vec::new();
        for cell in cells_of(tree, element).take(MOST_COLUMNS) {
            while let Some(above) = hanging.iter().find(|above| above.column == column) {
                if is_left && cells.len() < MOST_REPEATED {
                    cells.push(Cell::new(tree, above.element, column, above.width).repeated());
                }
                column += above.width;
            }
            let span = |attr: Attr, most: usize| {
                let value = tree.element(cell)?.attr(attr)?;
                value.trim().parse::<usize>().ok().map(|span| span.clamp(1, most))
            };
            let width = span(Attr::Colspan, WIDEST_SPAN).unwrap_or(1);
            let height = span(Attr::Rowspan, HIGHEST_SPAN).unwrap_or(1);
            if height > 1 {
                let (element, rows_left) = (cell, height - 1);
                next_hanging.push(Hanging { column, width, element, rows_left });
            } else {
                is_left = false;
            }
            cells.push(Cell::new(tree, cell, column, width));
            column += width;
        }
        for above in &mut hanging {
            above.rows_left -= 1;
        }
        hanging.retain(|above| above.rows_left > 0);
        hanging.append(&mut next_hanging);
        let is_in_head = tree.name(tree.parent(element)) == "thead";
        Row { element, cells, is_in_head }
    };
    rows.iter().map(row).collect()
}

impl Cell {
    fn new(tree: &Tree, element: usize, column: usize, width: usize) -> Self {
        let is_header = tree.name(element) == "th";
        let words = Words::of(tree, element);
        Self { element, words, column, width, is_header, is_repeated: false }
    }

    fn repeated(self) -> Self {
        Self { is_repeated: true, ..self }
    }

    fn has_digits(&self) -> bool {
        self.words.text.bytes().any(|byte| byte.is_ascii_digit())
    }
}

impl Row {
    fn shown(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.words.count > 0)
    }

    fn only_cell(&self) -> Option<&Cell> {
        let mut shown = self.shown();
        shown.next().filter(|cell| !cell.is_repeated && shown.next().is_none())
    }

    /// Whether it names the columns: it stands in the head, all its cells are headers, or it is the
    /// first, without a figure, over rows with figures.
    fn is_header(&self, below: &[Row], is_first: bool) -> bool {
        let is_over_figures = || {
            let is_alike = |row: &Row| row.cells.len() == self.cells.len();
            let has_figures = |row: &Row| row.shown().skip(1).any(Cell::has_digits);
            let heads_rows =
                below.iter().any(|row| row.shown().next().is_some_and(|c| c.is_header));
            !self.shown().any(Cell::has_digits)
                && below.iter().any(|row| is_alike(row) && has_figures(row))
                && !(self.shown().nth(2).is_none() && heads_rows)
        };
        self.is_in_head || self.shown().all(|c| c.is_header) || (is_first && is_over_figures())
    }

    /// Puts its cells over the columns they span.
    fn add_to(&self, headers: &mut Vec<String>) {
        for cell in self.shown() {
            let end = cell.column + cell.width;
            if end > MOST_COLUMNS + WIDEST_SPAN {
                break;
            }
            if headers.len() < end {
                headers.resize(end, String::new());
            }
            let words = &cell.words.text;
            let has_room = |header: &String| header.len() + words.len() < LONGEST_HEADER;
            for header in headers[cell.column..end].iter_mut().filter(|header| has_room(header)) {
                if header.is_empty() {
                    header.clone_from(words);
                } else if header != words {
                    header.push(' ');
                    header.push_str(words);
                }
            }
        }
    }

    /// The row as it is read; names of columns that reach into it from above are read there.
    fn piece(&self, headers: &[String], is_header: bool) -> Option<Piece> {
        let shown = || self.shown().filter(|cell| !(is_header && cell.is_repeated));
        let header = |cell: &Cell| headers.get(cell.column).cloned().unwrap_or_default();
        let names: Vec<String> = shown().map(header).collect();
        let cells: Vec<String> = shown().map(|cell| cell.words.text.clone()).collect();
        let headers = if names.iter().all(String::is_empty) { Vec::new() } else { names };
        let (words, linked) =
            shown().fold((0, 0), |sum, cell| (sum.0 + cell.words.count, sum.1 + cell.words.linked));
        let text = cells.join(CELL_SIGN);
        let node = self.element;
        let kind = PieceKind::Row { headers, cells };
        let is_new = self.shown().any(|cell| !cell.is_repeated);
        is_new.then_some(Piece { kind, text, words, linked, node })
    }
}
