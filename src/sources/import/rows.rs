//! A rule at work: the records of a table to rows of a canonical file.

use super::{
    Format, ImportError,
    file::File,
    format::{Cell, Condition, Join, Made, Rule, Test},
    natural::Natural,
    people::People,
    row::{Origin, Row},
    table::{Record, Table, Tables},
    text::{Text, column_name},
};
use std::collections::{BTreeMap, HashMap};

/// The rows a rule makes.
pub fn made_by(
    format: &Format,
    rule: &Rule,
    tables: &Tables,
    people: &People,
) -> Result<Vec<Row>, ImportError> {
    let partners = Partners::of(rule, tables)?;
    let mut twins = Twins::default();
    let mut rows = Vec::new();
    for table in tables.of(&rule.from) {
        for record in &table.records {
            let alone = View { format, rule, here: (table, record), partner: None };
            let view = View { partner: partners.find(&alone), ..alone };
            if view.is_wanted() {
                let row = view.row(people)?;
                rows.push(if rule.adds_up { row } else { twins.tell_apart(rule.to, row)? });
            }
        }
    }
    Ok(rows)
}

type Place<'t> = (&'t Table, &'t Record);

/// The records of a joined table, by what they are joined on.
struct Partners<'t> {
    join: Option<&'t Join>,
    records: HashMap<Vec<String>, Place<'t>>,
}

impl<'t> Partners<'t> {
    fn of(rule: &'t Rule, tables: &'t Tables) -> Result<Self, ImportError> {
        let mut records = HashMap::new();
        let join = rule.join.as_ref();
        for table in join.map_or(&[][..], |join| tables.of(&join.table)) {
            for record in &table.records {
                let columns = join.into_iter().flat_map(|join| join.on.keys());
                let key: Vec<_> = columns
                    .map(|column| table.cell(record, &column_name(column)).to_owned())
                    .collect();
                let problem = format!("a second record with {}", key.join(", "));
                if records.insert(key, (table, record)).is_some() {
                    return Err(ImportError::on_line(&table.path, record.line, problem));
                }
            }
        }
        Ok(Self { join, records })
    }

    fn find(&self, view: &View<'t>) -> Option<Place<'t>> {
        let key: Vec<_> = self.join?.on.values().map(|text| view.fill(text)).collect();
        self.records.get(&key).copied()
    }
}

/// A record as a rule sees it.
#[derive(Clone, Copy)]
struct View<'t> {
    format: &'t Format,
    rule: &'t Rule,
    here: Place<'t>,
    partner: Option<Place<'t>>,
}

impl<'t> View<'t> {
    /// What a name in braces stands for.
    fn value(&self, name: &str) -> &'t str {
        let cell = |place: Option<Place<'t>>, column: &str| {
            place.map_or("", |(table, record)| table.cell(record, column))
        };
        let value = if let Some(setting) = name.strip_prefix('$') {
            self.format.settings.get(setting).map_or("", String::as_str)
        } else if self.rule.is_joined(name) {
            cell(self.partner, name.split_once('.').map_or("", |(_, column)| column))
        } else {
            cell(Some(self.here), name)
        };
        if self.format.unknown.contains(value) { "" } else { value }
    }

    fn fill(&self, text: &Text) -> String {
        text.fill(|name| self.value(name))
    }

    fn is_wanted(&self) -> bool {
        self.rule
            .conditions
            .iter()
            .all(|(column, condition)| self.holds(self.value(&column_name(column)), condition))
    }

    fn holds(&self, value: &str, condition: &Condition) -> bool {
        match condition {
            Condition::Is(text) => value == self.fill(text),
            Condition::IsOneOf(texts) => texts.iter().any(|text| value == self.fill(text)),
            Condition::Test(Test::IsNot(text)) => value != self.fill(text),
            Condition::Test(Test::Lacks(part)) => !value.contains(part),
            Condition::Test(Test::Has(part)) => value.contains(part),
            Condition::Test(Test::Unlisted(map)) => {
                let lists = |map: &BTreeMap<String, String>| {
                    map.contains_key(value) || map.values().any(|renamed| renamed == value)
                };
                !self.format.maps.get(map).is_some_and(lists)
            }
            Condition::Test(Test::Near { to, percent }) => is_near(value, &self.fill(to), *percent),
        }
    }

    /// The row the rule makes of the record.
    fn row(&self, people: &People) -> Result<Row, ImportError> {
        let file = self.rule.to;
        let (table, record) = self.here;
        let origin = Origin { file: table.path.clone(), line: record.line };
        let cells = file.columns().iter().map(|column| {
            self.rule.cells.get(*column).map_or_else(String::new, |cell| self.cell(cell))
        });
        let row = Row::new(file, cells.collect(), origin)?;
        Ok(with_person(file, row, people, self.rule.one_person))
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => self.fill(text),
            Cell::FirstOf(texts) => texts
                .iter()
                .map(|text| self.fill(text))
                .find(|filled| !filled.is_empty())
                .unwrap_or_default(),
            Cell::Made(made) => self.made(made),
        }
    }

    fn made(&self, made: &Made) -> String {
        let each = made.each.as_deref().map(column_name);
        let whole = each.as_deref().map_or("", |column| self.value(column));
        let mut parts: Vec<String> = Vec::new();
        for part in whole.split(';').map(str::trim) {
            let filled = made.text.fill(|name| {
                let value = if each.as_deref() == Some(name) { part } else { self.value(name) };
                self.renamed(made.map_of(name), value)
            });
            let part = self.spelt(made, filled);
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.join(";")
    }

    fn spelt(&self, made: &Made, text: String) -> String {
        let map = made.map.as_deref().and_then(|map| self.format.maps.get(map));
        match map.and_then(|map| map.get(&text)) {
            Some(renamed) => renamed.clone(),
            None => {
                let text = made.unlisted.as_ref().map_or(text, |other| self.fill(other));
                made.spell.iter().fold(text, |text, spelling| spelling.of(&text))
            }
        }
    }

    fn renamed<'v>(&self, map: Option<&str>, value: &'v str) -> &'v str
    where
        't: 'v,
    {
        map.and_then(|map| self.format.maps.get(map)?.get(value)).map_or(value, String::as_str)
    }
}

impl Made {
    /// The name of the map that renames a column's values.
    fn map_of(&self, column: &str) -> Option<&str> {
        let own = self.columns.iter().find(|(name, _)| column_name(name) == column);
        own.map(|(_, map)| map.as_str())
    }
}

/// Formats give people by name; the row needs their id.
fn with_person(file: File, row: Row, people: &People, one_person: bool) -> Row {
    let printed = row.cell(file, "name");
    let called = match row.cell(file, "person") {
        "" => printed,
        called => called,
    };
    let is_person = file != File::Results || row.cell(file, "choice") == "candidate";
    let id = if is_person && !called.is_empty() {
        let contest = row.cell(file, "contest");
        if one_person {
            people.id_anywhere(contest, printed, called)
        } else {
            people.id(contest, printed, called)
        }
    } else {
        String::new()
    };
    row.with(file, "person", id)
}

fn is_near(value: &str, other: &str, percent: f64) -> bool {
    let number = |text: &str| text.replace(',', "").parse::<f64>().ok();
    match (number(value), number(other)) {
        (Some(value), Some(other)) => (value - other).abs() * 100.0 <= percent * other.abs(),
        _ => false,
    }
}

/// The rows a rule made so far, to tell namesakes from repetitions.
#[derive(Default)]
struct Twins(HashMap<Vec<Natural>, Vec<Row>>);

impl Twins {
    /// The row, with a person of its own where another candidate of the contest has the same name.
    fn tell_apart(&mut self, file: File, row: Row) -> Result<Row, ImportError> {
        let earlier = self.0.entry(row.key(file)).or_default();
        let person = row.cell(file, "person").to_owned();
        let own = if earlier.is_empty() {
            row.clone()
        } else if file == File::Results && !person.is_empty() {
            if earlier.iter().any(|other| other.says_the_same(&row)) {
                return Err(row.error(format!("repeats the row of `{person}`")));
            }
            row.clone().with(file, "person", format!("{person}-{}", earlier.len() + 1))
        } else {
            let conflict = earlier.iter().find_map(|other| other.conflict(file, &row));
            if let Some(column) = conflict {
                return Err(row.error("differs from an earlier row of this key").in_column(column));
            }
            row.clone()
        };
        earlier.push(row);
        Ok(own)
    }
}
