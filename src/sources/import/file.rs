//! The canonical files: their columns, their keys, and what a cell may hold.

use serde::Deserialize;

/// A canonical file that an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum File {
    /// `parties.csv`.
    Parties,
    /// `contests.csv`.
    Contests,
    /// `results.csv`.
    Results,
    /// `lines.csv`.
    Lines,
    /// `turnout.csv`.
    Turnout,
    /// `members.csv`.
    Members,
}

impl File {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Parties, Self::Contests, Self::Results, Self::Lines, Self::Turnout, Self::Members];

    /// Its name in the folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Parties => "parties.csv",
            Self::Contests => "contests.csv",
            Self::Results => "results.csv",
            Self::Lines => "lines.csv",
            Self::Turnout => "turnout.csv",
            Self::Members => "members.csv",
        }
    }

    /// Its columns, in order.
    #[rustfmt::skip]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Parties => &["id", "name", "aliases"],
            Self::Contests => &["id", "body", "name", "region", "seat_type", "seats", "status", "polling_stations", "booths", "aliases", "note", "counted_in"],
            Self::Results => &["release", "contest", "choice", "name", "person", "party", "votes", "outcome", "aliases"],
            Self::Lines => &["release", "contest", "person", "party", "votes"],
            Self::Turnout => &["release", "area", "registered", "registered_men", "registered_women", "cast", "valid", "rejected"],
            Self::Members => &["bloc", "party", "contest", "person", "membership", "from", "until", "source"],
        }
    }

    /// The columns that tell its rows apart.
    pub fn key(self) -> &'static [&'static str] {
        match self {
            Self::Parties | Self::Contests => &["id"],
            Self::Results => &["release", "contest", "choice", "person"],
            Self::Lines => &["release", "contest", "person", "party"],
            Self::Turnout => &["release", "area"],
            Self::Members => &["bloc", "party", "contest", "person"],
        }
    }

    /// The columns a finished row can't do without.
    pub fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Parties => &["id"],
            Self::Contests => &["id", "body", "name", "seat_type", "seats", "status"],
            Self::Results => &["release", "contest", "choice"],
            Self::Lines => self.columns(),
            Self::Turnout => &["release", "area"],
            Self::Members => &["bloc", "membership"],
        }
    }

    /// The columns that are left out where they are empty throughout.
    pub fn may_lack(self, column: &str) -> bool {
        match self {
            Self::Contests => {
                let facts = ["polling_stations", "booths", "aliases", "note", "counted_in"];
                column == "region" || facts.contains(&column)
            }
            Self::Results => ["outcome", "aliases"].contains(&column),
            Self::Lines => false,
            Self::Parties | Self::Turnout | Self::Members => !self.needed().contains(&column),
        }
    }

    /// What the cells of a column may hold; anything, for columns not listed.
    pub fn allowed(column: &str) -> Allowed {
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

    /// Where a column stands among its columns.
    pub fn index(self, column: &str) -> Option<usize> {
        self.columns().iter().position(|own| *own == column)
    }
}

/// What the cells of a column may hold.
pub enum Allowed {
    /// Any text.
    Any,
    /// A whole number.
    Count,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

impl Allowed {
    /// The cell in its canonical form. An empty one is unknown, whatever the column.
    pub fn canonical(&self, cell: &str) -> Result<String, String> {
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
