//! The canonical files in the making: their columns, their keys, what a cell may hold, and how they
//! are written.

use super::{ImportError, Written};
use serde::Deserialize;
use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    process,
};

/// A canonical file that an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum File {
    /// `contests.csv`.
    Contests,
    /// `results.csv`.
    Results,
    /// `turnout.csv`.
    Turnout,
    /// `members.csv`.
    Members,
}

impl File {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Contests, Self::Results, Self::Turnout, Self::Members];

    /// Its name in the folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contests => "contests.csv",
            Self::Results => "results.csv",
            Self::Turnout => "turnout.csv",
            Self::Members => "members.csv",
        }
    }

    /// Its columns, in order.
    #[rustfmt::skip]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Contests => &["id", "body", "name", "region", "seat_type", "seats", "status", "polling_stations", "booths", "aliases", "note"],
            Self::Results => &["release", "contest", "choice", "name", "person", "party", "votes", "outcome", "aliases"],
            Self::Turnout => &["release", "area", "registered", "registered_men", "registered_women", "cast", "valid", "rejected"],
            Self::Members => &["bloc", "party", "contest", "person", "membership", "from", "until", "source"],
        }
    }

    /// The columns that tell its rows apart.
    fn key(self) -> &'static [&'static str] {
        match self {
            Self::Contests => &["id"],
            Self::Results => &["release", "contest", "choice", "person"],
            Self::Turnout => &["release", "area"],
            Self::Members => &["bloc", "party", "contest", "person"],
        }
    }

    /// The columns a finished row can't do without.
    fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Contests => &["id", "body", "name", "seat_type", "seats", "status"],
            Self::Results => &["release", "contest", "choice"],
            Self::Turnout => &["release", "area"],
            Self::Members => &["bloc", "membership"],
        }
    }

    /// What the cells of a column may hold; anything, for columns not listed.
    fn allowed(column: &str) -> Allowed {
        match column {
            "seats" | "polling_stations" | "booths" | "votes" | "registered" | "registered_men"
            | "registered_women" | "cast" | "valid" | "rejected" => Allowed::Count,
            "status" => Allowed::OneOf(&["held", "postponed", "uncontested", "voided"]),
            "choice" => Allowed::OneOf(&["candidate", "none_of_above", "write_in", "blank"]),
            "outcome" => Allowed::OneOf(&["elected", "lost"]),
            "membership" => Allowed::OneOf(&["sure", "probable"]),
            _ => Allowed::Any,
        }
    }

    pub(super) fn index(self, column: &str) -> Option<usize> {
        self.columns().iter().position(|own| *own == column)
    }
}

enum Allowed {
    Any,
    Count,
    OneOf(&'static [&'static str]),
}

impl Allowed {
    /// The cell in its canonical form. An empty one is unknown, whatever the column.
    fn canonical(&self, cell: &str) -> Result<String, String> {
        match self {
            _ if cell.is_empty() => Ok(String::new()),
            Self::Any => Ok(cell.to_owned()),
            Self::Count => count(cell),
            Self::OneOf(words) if words.contains(&cell) => Ok(cell.to_owned()),
            Self::OneOf(words) => Err(format!("`{cell}` is none of {}", words.join(", "))),
        }
    }
}

/// A whole number, also as spreadsheets leave it: `1,234`, `1234.0`.
fn count(cell: &str) -> Result<String, String> {
    let whole = match cell.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|digit| digit == b'0') => whole,
        Some(_) => return Err(format!("`{cell}` is not a whole number")),
        None => cell,
    };
    let digits: String = whole.chars().filter(|&letter| letter != ',').collect();
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(format!("`{cell}` is not a whole number"));
    }
    let number = digits.parse::<u32>().map_err(|_| format!("`{cell}` is too large a number"))?;
    Ok(number.to_string())
}

/// Where a row came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub file: PathBuf,
    /// Its line, counted from 1.
    pub line: u32,
}

/// A row of a canonical file.
#[derive(Clone, Debug)]
pub struct Row {
    cells: Vec<String>,
    origin: Origin,
}

impl Row {
    /// A row of `file`, in the order of its columns.
    pub fn new(file: File, cells: Vec<String>, origin: Origin) -> Result<Self, ImportError> {
        let canonical = cells.iter().zip(file.columns()).map(|(cell, column)| {
            File::allowed(column).canonical(cell).map_err(|problem| {
                ImportError::on_line(&origin.file, origin.line, problem).in_column(column)
            })
        });
        Ok(Self { cells: canonical.collect::<Result<_, _>>()?, origin })
    }

    /// A cell.
    pub fn cell(&self, file: File, column: &str) -> &str {
        file.index(column).and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The same row with another cell.
    #[must_use]
    pub fn with(mut self, file: File, column: &str, cell: String) -> Self {
        if let Some(own) = file.index(column).and_then(|index| self.cells.get_mut(index)) {
            *own = cell;
        }
        self
    }

    /// Whether both say the same in every cell.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.cells == other.cells
    }

    /// An error about this row.
    pub fn error(&self, problem: impl std::fmt::Display) -> ImportError {
        ImportError::on_line(&self.origin.file, self.origin.line, problem)
    }

    /// The column in which both hold something, and not the same.
    pub fn conflict(&self, file: File, other: &Self) -> Option<&'static str> {
        let cells = self.cells.iter().zip(&other.cells);
        let conflicts = |(a, b): (&String, &String)| !a.is_empty() && !b.is_empty() && a != b;
        let found = cells.zip(file.columns()).find(|(pair, _)| conflicts(*pair));
        found.map(|(_, column)| *column)
    }

    /// Its key.
    pub fn key(&self, file: File) -> Vec<Natural> {
        file.key().iter().map(|column| Natural::of(self.cell(file, column))).collect()
    }

    fn fill_from(&mut self, other: &Self) {
        for (own, other) in self.cells.iter_mut().zip(&other.cells) {
            if own.is_empty() {
                own.clone_from(other);
            }
        }
    }

    fn overwrite_from(&mut self, other: &Self) {
        for (own, other) in self.cells.iter_mut().zip(&other.cells) {
            if !other.is_empty() {
                own.clone_from(other);
            }
        }
    }
}

/// The canonical files in the making.
#[derive(Default)]
pub struct Canonical {
    rows: BTreeMap<File, BTreeMap<Vec<Natural>, Row>>,
}

impl Canonical {
    /// Adds a row; one with the key of an earlier row only fills what that left empty.
    pub fn add(&mut self, file: File, row: Row) {
        let key = row.key(file);
        let rows = self.rows.entry(file).or_default();
        rows.entry(key).and_modify(|own| own.fill_from(&row)).or_insert(row);
    }

    /// Adds a row; one with the key of an earlier row replaces what it says otherwise.
    pub fn lay_over(&mut self, file: File, row: Row) {
        let key = row.key(file);
        let rows = self.rows.entry(file).or_default();
        rows.entry(key).and_modify(|own| own.overwrite_from(&row)).or_insert(row);
    }

    /// Refuses rows that lack what they need, and results of contests that aren't there.
    pub fn check(&self) -> Result<(), ImportError> {
        for file in File::ALL {
            for row in self.of(file) {
                if let Some(column) = file.needed().iter().find(|c| row.cell(file, c).is_empty()) {
                    return Err(row.error("is empty").in_column(column));
                }
            }
        }
        let contests = self.rows.get(&File::Contests);
        let unknown = self.of(File::Results).find(|row| {
            let key = vec![Natural::of(row.cell(File::Results, "contest"))];
            !contests.is_some_and(|contests| contests.contains_key(&key))
        });
        match unknown {
            None => Ok(()),
            Some(row) => {
                let contest = row.cell(File::Results, "contest");
                Err(row.error(format!("no contest `{contest}`")).in_column("contest"))
            }
        }
    }

    /// Writes the files that have rows into `output`: all of them or, on failure, none.
    pub fn write(&self, output: &Path) -> Result<Vec<Written>, ImportError> {
        let aside = output.join(format!(".import-{}", process::id()));
        let written = self
            .write_aside(&aside)
            .and_then(|written| move_into_place(&aside, output, &written).map(|()| written));
        // A failure has its own error; what is left of the folder doesn't matter beside it.
        let _ = fs::remove_dir_all(&aside);
        written.map_err(|error| ImportError::in_file(output, error))
    }

    fn write_aside(&self, aside: &Path) -> io::Result<Vec<Written>> {
        fs::create_dir_all(aside)?;
        let mut written = Vec::new();
        for &file in self.rows.keys() {
            let rows = self.sorted(file);
            let mut writer = csv::Writer::from_path(aside.join(file.name()))?;
            writer.write_record(file.columns())?;
            for row in &rows {
                writer.write_record(&row.cells)?;
            }
            writer.flush()?;
            written.push(Written { file: file.name().to_owned(), rows: rows.len() });
        }
        Ok(written)
    }

    fn of(&self, file: File) -> impl Iterator<Item = &Row> {
        self.rows.get(&file).into_iter().flat_map(BTreeMap::values)
    }

    /// By key; the results of a contest by votes, as a reader expects them.
    fn sorted(&self, file: File) -> Vec<&Row> {
        let mut rows: Vec<_> = self.of(file).collect();
        if file == File::Results {
            rows.sort_by_cached_key(|row| {
                let cell = |column| row.cell(file, column);
                let place = [cell("release"), cell("contest")].map(Natural::of);
                let votes = cell("votes").parse::<u32>().ok();
                (place, Reverse(votes), Natural::of(cell("person")), cell("choice").to_owned())
            });
        }
        rows
    }
}

fn move_into_place(aside: &Path, output: &Path, written: &[Written]) -> io::Result<()> {
    written
        .iter()
        .try_for_each(|Written { file, .. }| fs::rename(aside.join(file), output.join(file)))
}

/// A text in the order people expect: `NA-2` before `NA-10`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Natural(String);

impl Natural {
    /// The text.
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let numbers = |text: &str| -> Vec<(String, Option<u128>)> {
            let mut parts = Vec::new();
            let mut rest = text;
            while !rest.is_empty() {
                let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
                let (letters, after) = rest.split_at(digits);
                let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
                let (number, after) = after.split_at(end);
                parts.push((letters.to_owned(), number.parse().ok()));
                rest = after;
            }
            parts
        };
        numbers(&self.0).cmp(&numbers(&other.0)).then_with(|| self.0.cmp(&other.0))
    }
}
