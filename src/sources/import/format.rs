//! A format: which columns of which tables become which cells of the canonical files.

use super::{ImportError, file::File, spelling::Spelling, text::Text};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// A declarative mapping of public tables to the canonical files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// `tallycheck-import/1`.
    pub(super) format: String,
    /// What it reads, for people.
    pub name: String,
    /// Values a caller may choose ([`Format::set`]), with their defaults; `{$name}` in a text.
    #[serde(default)]
    pub(super) settings: BTreeMap<String, String>,
    /// What the tables print for an unknown value, beside nothing.
    #[serde(default)]
    pub(super) unknown: BTreeSet<String>,
    /// Renamings several cells share.
    #[serde(default)]
    pub(super) maps: BTreeMap<String, BTreeMap<String, String>>,
    /// The tables it reads.
    pub(super) tables: BTreeMap<String, TableSpec>,
    /// How their records become rows. Rows of one key are one row; the earlier rule is believed.
    pub(super) rows: Vec<Rule>,
}

/// A table: a file is read as the one whose columns it has.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    /// Whether the import can do without it.
    #[serde(default)]
    pub optional: bool,
    /// All its columns in order, for files that come without a header.
    #[serde(default)]
    pub columns: Vec<String>,
    /// What tells several elections in one file apart, where the file has such a column, and the
    /// one to read.
    #[serde(default)]
    pub only: BTreeMap<String, Text>,
}

/// How the records of a table become rows of a canonical file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The canonical file.
    pub to: File,
    /// The table.
    pub from: String,
    /// A second table whose matching record is read along, its columns as `table.column`.
    pub join: Option<Join>,
    /// Which records: all conditions hold.
    #[serde(default, rename = "where")]
    pub conditions: BTreeMap<String, Condition>,
    /// Whether records of one candidate add up: lines of one ballot paper, counties of one state.
    #[serde(default)]
    pub adds_up: bool,
    /// Whether one name is one person in every contest.
    #[serde(default)]
    pub one_person: bool,
    /// What the cells of the row are.
    pub cells: BTreeMap<String, Cell>,
}

/// A second table to read along.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The table.
    pub table: String,
    /// Its columns, and what they equal.
    pub on: BTreeMap<String, Text>,
}

/// What a column must be.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// Exactly this.
    Is(Text),
    /// Any of these.
    IsOneOf(Vec<Text>),
    /// Something else.
    Test(Test),
}

/// The other conditions.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Not this.
    IsNot(Text),
    /// Doesn't contain this.
    Lacks(String),
    /// Contains this.
    Has(String),
    /// Neither renamed by the map of this name, nor a name it gives.
    Unlisted(String),
    /// A number no further than this many per cent from that other number.
    Near {
        /// The other number.
        to: Text,
        /// How far at most.
        percent: f64,
    },
}

/// What a cell is made of.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// A text.
    Text(Text),
    /// The first of these that isn't empty.
    FirstOf(Vec<Text>),
    /// A text with more done to it.
    Made(Made),
}

/// A cell that takes more than a text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// The text.
    pub text: Text,
    /// A column that holds a list joined by `;`: the text is made for each of its parts.
    pub each: Option<String>,
    /// Renamings of columns before they enter the text: a column and the name of a map.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// The name of a map of renamings of the finished text. What it doesn't list stays.
    pub map: Option<String>,
    /// What the text is instead where the map doesn't list it.
    pub unlisted: Option<Text>,
    /// What is done to a text that the map doesn't list, in this order.
    #[serde(default)]
    pub spell: Vec<Spelling>,
}

impl Format {
    /// Chooses a setting.
    ///
    /// # Errors
    ///
    /// When the format has no such setting.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ImportError> {
        let known = self.settings.keys().cloned().collect::<Vec<_>>().join(", ");
        match self.settings.get_mut(name) {
            Some(setting) => value.clone_into(setting),
            None => {
                return Err(ImportError::in_file(
                    Path::new(&self.name),
                    format!("no setting `{name}`; it has: {known}"),
                ));
            }
        }
        Ok(())
    }

    /// A text of settings alone, filled.
    pub(super) fn settled(&self, text: &Text) -> String {
        let setting = |name: &str| {
            let value = name.strip_prefix('$').and_then(|name| self.settings.get(name));
            value.map_or("", String::as_str)
        };
        text.fill(setting)
    }

    /// The columns of a table that the rules use.
    pub(super) fn columns_used(&self, table: &str) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        for rule in &self.rows {
            let own = rule.names().filter(|name| !name.starts_with('$'));
            match &rule.join {
                Some(join) if join.table == table => {
                    let prefix = format!("{table}.");
                    used.extend(join.on.keys().map(|column| super::text::column_name(column)));
                    used.extend(
                        own.filter_map(|name| name.strip_prefix(&prefix).map(str::to_owned)),
                    );
                }
                _ if rule.from == table => used.extend(own.filter(|name| !rule.is_joined(name))),
                _ => {}
            }
        }
        used
    }

    /// What is wrong with the first table or rule that names what isn't there.
    pub(super) fn first_unknown_name(&self) -> Option<String> {
        let only = self.tables.values().flat_map(|table| table.only.values().flat_map(Text::names));
        let is_setting = |name: &str| {
            name.strip_prefix('$').is_some_and(|name| self.settings.contains_key(name))
        };
        if let Some(name) = only.into_iter().find(|name| !is_setting(name)) {
            return Some(format!("no setting `{name}`"));
        }
        self.rows.iter().find_map(|rule| {
            let joined = rule.join.as_ref().map(|join| &join.table);
            let table = [&rule.from].into_iter().chain(joined);
            let unknown_table = table
                .filter(|table| !self.tables.contains_key(*table))
                .map(|table| format!("no table `{table}`"));
            let unknown_cell = rule
                .cells
                .keys()
                .filter(|cell| !rule.to.columns().contains(&cell.as_str()))
                .map(|cell| format!("{} has no column `{cell}`", rule.to.name()));
            let unknown_map = rule
                .cells
                .values()
                .flat_map(Cell::maps)
                .chain(rule.conditions.values().filter_map(Condition::map))
                .filter(|map| !self.maps.contains_key(*map))
                .map(|map| format!("no map `{map}`"));
            let adds_up = (rule.adds_up && rule.to != File::Results)
                .then(|| format!("adds_up is for results, not {}", rule.to.name()));
            let unknown_setting = rule
                .names()
                .filter_map(|name| name.strip_prefix('$').map(str::to_owned))
                .filter(|name| !self.settings.contains_key(name))
                .map(|name| format!("no setting `{name}`"));
            unknown_table
                .chain(unknown_cell)
                .chain(unknown_map)
                .chain(adds_up)
                .chain(unknown_setting)
                .next()
        })
    }
}

impl Rule {
    /// Whether a name in braces is a column of the joined table.
    pub fn is_joined(&self, name: &str) -> bool {
        self.join.as_ref().is_some_and(|join| {
            name.strip_prefix(&join.table).is_some_and(|rest| rest.starts_with('.'))
        })
    }

    /// All columns and settings it names.
    fn names(&self) -> impl Iterator<Item = String> {
        let joined = self.join.iter().flat_map(|join| join.on.values().flat_map(Text::names));
        let conditions = self.conditions.iter().flat_map(|(column, condition)| {
            condition.texts().into_iter().flat_map(Text::names).chain([column.as_str()])
        });
        let cells = self.cells.values().flat_map(|cell| {
            let each = if let Cell::Made(made) = cell { made.each.as_deref() } else { None };
            cell.texts().into_iter().flat_map(Text::names).chain(each)
        });
        joined.chain(conditions).chain(cells).map(super::text::column_name)
    }
}

impl Condition {
    fn map(&self) -> Option<&String> {
        match self {
            Self::Test(Test::Unlisted(map)) => Some(map),
            _ => None,
        }
    }

    fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Is(text) | Self::Test(Test::IsNot(text) | Test::Near { to: text, .. }) => {
                vec![text]
            }
            Self::IsOneOf(texts) => texts.iter().collect(),
            Self::Test(Test::Lacks(_) | Test::Has(_) | Test::Unlisted(_)) => Vec::new(),
        }
    }
}

impl Cell {
    fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Text(text) => vec![text],
            Self::FirstOf(texts) => texts.iter().collect(),
            Self::Made(made) => [&made.text].into_iter().chain(&made.unlisted).collect(),
        }
    }

    fn maps(&self) -> impl Iterator<Item = &String> {
        let made = if let Self::Made(made) = self { Some(made) } else { None };
        made.into_iter().flat_map(|made| made.map.iter().chain(made.columns.values()))
    }
}
