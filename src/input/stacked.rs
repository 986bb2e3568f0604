//! Tables pasted with every cell on a line of its own.

use super::lines::Line;

/// No table of results has more columns.
const MOST_COLUMNS: usize = 12;
/// Blank lines may part no more groups of a table, so that the longest list is read in time.
const MOST_GROUPS: usize = 400;
/// Rows under a header, or pairs without one, that show a table.
const FEWEST_ROWS: usize = 2;
const FEWEST_PAIRS: usize = 3;

/// Where the rows of such a table lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// Lines of one row.
    pub(super) columns: usize,
    /// Rows, the header among them.
    pub(super) rows: usize,
    /// Whether the first row names the columns.
    pub(super) headed: bool,
}

impl Table {
    /// All its lines.
    pub(super) fn lines(self) -> usize {
        self.columns * self.rows
    }
}

/// The table that lines begin with: names of columns, then rows in which each column holds numbers
/// or names; or names and numbers in turn.
pub(super) fn table(lines: &[Line]) -> Option<Table> {
    if !lines.first()?.is_name() {
        return None;
    }
    headed(lines).or_else(|| pairs(lines))
}

/// How many groups of lines behind one belong to the table that it begins: those whose lines its header
/// makes sense of.
pub(super) fn groups_of_table(group: &[Line], behind: &[Vec<Line>]) -> usize {
    if !group.iter().all(|line| line.names_column() || line.is_number()) {
        return 0;
    }
    let is_cell = |line: &Line| line.is_name() || line.is_number();
    let cells = behind.iter().take_while(|group| group.iter().all(is_cell)).take(MOST_GROUPS);
    let mut lines = group.to_vec();
    let ends: Vec<usize> = cells
        .map(|group| {
            lines.extend(group);
            lines.len()
        })
        .collect();
    let Some(table) = headed(&lines) else { return 0 };
    ends.iter().take_while(|end| **end <= table.lines()).count()
}

fn headed(lines: &[Line]) -> Option<Table> {
    let names = lines.iter().take_while(|line| line.names_column()).count();
    let tables = (2..=names.min(MOST_COLUMNS)).filter_map(|columns| {
        let rows = rows(&lines[columns..], columns);
        (rows >= FEWEST_ROWS).then_some(Table { columns, rows: rows + 1, headed: true })
    });
    // The columns that make sense of most lines; of equals the fewest.
    tables.rev().max_by_key(|table| table.lines())
}

fn pairs(lines: &[Line]) -> Option<Table> {
    let rows = rows(lines, 2);
    // "By numbers / 15 / Seats won by A / 18 / Seats won by B": each number stands above its name.
    let is_shifted = lines.get(rows * 2).is_some_and(Line::is_name)
        && !lines.get(rows * 2 + 1).is_some_and(Line::is_number);
    (rows >= FEWEST_PAIRS && !is_shifted).then_some(Table { columns: 2, rows, headed: false })
}

/// How many rows of so many lines are alike, the first of their cells a name: a column of
/// numbers may hold marks in their place ("–", "New"), any other holds no number.
fn rows(lines: &[Line], columns: usize) -> usize {
    let begin =
        lines.chunks_exact(columns).take_while(|row| row[0].is_name() && row[0].has_letter());
    let rows: Vec<&[Line]> = begin.collect();
    let numbers = |column: usize| rows.iter().filter(|row| row[column].is_number()).count();
    let counts: Vec<bool> = (0..columns).map(|column| numbers(column) * 3 > rows.len()).collect();
    let fits = |cell: &Line, counts: bool| {
        if counts { cell.is_number() || cell.is_mark() } else { cell.is_name() }
    };
    let is_alike =
        |row: &&&[Line]| row.iter().zip(&counts).all(|(cell, counts)| fits(cell, *counts));
    if counts.contains(&true) { rows.iter().take_while(is_alike).count() } else { 0 }
}
