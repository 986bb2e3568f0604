//! Tables pasted with every cell on a line of its own.

use super::lines::Line;

/// No table of results has more columns.
const MOST_COLUMNS: usize = 12;
/// Rows of numbers under a header, or pairs without one, that show a table.
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

/// The table that lines begin with: names of columns, then rows in which each column holds always
/// numbers or never; or names and numbers in turn.
pub(super) fn table(lines: &[Line]) -> Option<Table> {
    let headed = (2..=MOST_COLUMNS).find_map(|columns| {
        let (header, body) = lines.split_at_checked(columns)?;
        let rows = rows(body, columns);
        let is_named = header.iter().all(|line| line.is_name() && !has_digit(line));
        (is_named && rows >= FEWEST_ROWS).then_some(Table { columns, rows: rows + 1, headed: true })
    });
    headed.or_else(|| {
        let rows = rows(lines, 2);
        (rows >= FEWEST_PAIRS).then_some(Table { columns: 2, rows, headed: false })
    })
}

/// How many rows of so many lines are alike, the first of their cells a name and one a number.
fn rows(lines: &[Line], columns: usize) -> usize {
    let Some(first) = lines.get(..columns) else { return 0 };
    if !first[0].is_name() || !first.iter().any(Line::is_number) {
        return 0;
    }
    let is_alike = |row: &&[Line]| {
        row.iter().zip(first).all(|(cell, model)| {
            cell.is_number() == model.is_number() && (cell.is_number() || cell.is_name())
        })
    };
    lines.chunks_exact(columns).take_while(is_alike).count()
}

fn has_digit(line: &Line) -> bool {
    line.text.bytes().any(|byte| byte.is_ascii_digit())
}
