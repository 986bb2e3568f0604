//! Columns that line up, and numbers as people read them.

use rust_decimal::Decimal;
use std::io::{self, Write};
use tallycheck::report::Number;

/// Rows of cells; columns that hold only numbers are set to the right.
#[derive(Default)]
pub struct Grid {
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// Prints the rows, indented by two blanks; columns that are empty throughout are left out.
    pub fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let column = |at: usize| self.rows.iter().filter_map(move |row| row.get(at));
        let widths: Vec<usize> = (0..columns)
            .map(|at| column(at).map(|cell| cell.chars().count()).max().unwrap_or_default())
            .collect();
        let numeric: Vec<bool> = (0..columns)
            .map(|at| column(at).all(|cell| cell.chars().all(|c| "0123456789,.%- ".contains(c))))
            .collect();
        for row in &self.rows {
            let cells = row.iter().enumerate().filter(|(at, _)| widths[*at] > 0);
            let cells: Vec<String> = cells
                .map(|(at, cell)| match (numeric[at], widths[at]) {
                    (true, width) => format!("{cell:>width$}"),
                    (false, width) => format!("{cell:<width$}"),
                })
                .collect();
            writeln!(out, "  {}", cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}

/// `171,024`; nothing where it is unknown.
pub fn count(number: Option<u32>) -> String {
    number.map(|number| grouped(&number.into())).unwrap_or_default()
}

/// `1 row`, `5,105 rows`, `no rows`.
pub fn count_of(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        number => format!("{} {many}", grouped(&number.into())),
    }
}

/// `171,024`, `-40`.
pub fn grouped(number: &Decimal) -> String {
    Number(number.trunc()).to_string()
}

/// `58.21 %`.
pub fn percent(share: &Decimal) -> String {
    format!("{:.2} %", share.round_dp(2))
}
