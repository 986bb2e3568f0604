//! CSV, row by row, with errors that name the line.

use super::{LoadError, folder::File, records::Records};
use jiff::civil::Date;

/// No field of a figure, a name or a note is longer.
const MAX_FIELD: usize = 16 << 10;

/// A CSV file with the columns `N` names, in any order; some of them may be left out.
pub(super) struct Table<'a, const N: usize> {
    file: &'a File,
    columns: [&'static str; N],
    /// Where each column stands in a record; `None` for one that was left out.
    places: [Option<usize>; N],
    width: usize,
    records: Records<'a>,
}

/// One row of a [`Table`]; columns are numbered as the table was opened with.
pub(super) struct Row<'a, const N: usize> {
    table: &'a Table<'a, N>,
    /// Its line in the file.
    pub line: u32,
}

impl<'a, const N: usize> Table<'a, N> {
    /// Reads the header. A column not `needed` may be left out: it is empty throughout then.
    pub fn open(
        file: &'a File,
        columns: [&'static str; N],
        needed: &[&str],
    ) -> Result<Self, LoadError> {
        let mut records = Records::of(&file.text);
        read(&mut records, file)?;
        let header = records.record();
        if let Some(unknown) = header.iter().find(|name| !columns.contains(name)) {
            let problem =
                format!("unknown column `{unknown}`; the columns are {}", columns.join(","));
            return Err(file.error(1, problem));
        }
        let mut places = [None; N];
        for (place, column) in places.iter_mut().zip(columns) {
            let mut found = header.iter().enumerate().filter(|(_, name)| *name == column);
            *place = match (found.next(), found.next()) {
                (Some((at, _)), None) => Some(at),
                (None, _) if !needed.contains(&column) => None,
                (None, _) => {
                    return Err(file.error(1, format!("column `{column}` is missing; add it")));
                }
                _ => return Err(file.error(1, format!("column `{column}` stands there twice"))),
            };
        }
        let width = header.len();
        Ok(Self { file, columns, places, width, records })
    }

    /// How many rows are left at most.
    pub fn rows(&self) -> usize {
        self.records.lines()
    }

    /// The next row; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Row<'_, N>>, LoadError> {
        if !read(&mut self.records, self.file)? {
            return Ok(None);
        }
        let record = self.records.record();
        if record.len() != self.width {
            let problem = format!(
                "{} fields where the header has {}; quote fields that hold a comma",
                record.len(),
                self.width
            );
            return Err(self.file.error(record.line, problem));
        }
        Ok(Some(Row { table: self, line: record.line }))
    }
}

impl<const N: usize> Row<'_, N> {
    /// What stands in a column, without blanks around it.
    pub fn text(&self, column: usize) -> &str {
        let place = self.table.places[column];
        without_blanks(
            place.and_then(|place| self.table.records.record().get(place)).unwrap_or_default(),
        )
    }

    /// What stands in a column that may not be empty.
    pub fn required(&self, column: usize) -> Result<&str, LoadError> {
        match self.text(column) {
            "" => {
                Err(self.error(format!("`{}` is empty; it is needed", self.table.columns[column])))
            }
            text => Ok(text),
        }
    }

    /// A count, or nothing where it is unknown.
    pub fn count(&self, column: usize) -> Result<Option<u32>, LoadError> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| digits).map(Some).ok_or_else(|| {
            let column = self.table.columns[column];
            self.error(if digits {
                format!("`{column}` is {text}, too large; at most {}", u32::MAX)
            } else {
                format!(
                    "`{column}` is `{text}`; write a whole number, or nothing where it is unknown"
                )
            })
        })
    }

    /// A date, or nothing.
    pub fn date(&self, column: usize) -> Result<Option<Date>, LoadError> {
        match self.text(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| {
                self.error(format!("`{text}` is no date; write 2024-02-08, or nothing"))
            }),
        }
    }

    /// The parts of a column, joined by `;`.
    pub fn list(&self, column: usize) -> impl Iterator<Item = &str> {
        self.text(column).split(';').map(str::trim).filter(|part| !part.is_empty())
    }

    /// One of several words.
    pub fn word<T: Copy>(&self, column: usize, words: &[(&str, T)]) -> Result<T, LoadError> {
        let text = self.text(column);
        words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning).ok_or_else(|| {
            let column = self.table.columns[column];
            let known = words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>();
            self.error(format!("`{column}` is `{text}`; it is one of {}", known.join(", ")))
        })
    }

    /// What is wrong with this row.
    pub fn error(&self, problem: impl Into<String>) -> LoadError {
        self.table.file.error(self.line, problem)
    }
}

fn read(records: &mut Records<'_>, file: &File) -> Result<bool, LoadError> {
    let is_there = records.read();
    let record = records.record();
    if record.longest() > MAX_FIELD {
        let problem = format!("a field of more than {} KB; is a quote left open?", MAX_FIELD >> 10);
        return Err(file.error(record.line, problem));
    }
    Ok(is_there)
}

/// Text without blanks around it: nearly all has none, which two looks show.
fn without_blanks(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}
