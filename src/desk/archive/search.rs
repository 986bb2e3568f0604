//! Questions to the index.

use super::{ArchiveError, Index, Listed};
use crate::batch::v1::Card;
use rusqlite::{Error, Row, ToSql, params, types::Type};
use serde::{Deserialize, Serialize};

/// Articles on a page of the list.
const PAGE: u64 = 50;

/// What is asked for; nothing in a field means all.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Asked {
    /// Words of the title, the sentences with claims, and names.
    pub q: String,
    /// Who printed it.
    pub outlet: String,
    /// `2024-02`.
    pub month: String,
    /// With a claim of this verdict.
    pub verdict: String,
    /// With a claim about this party or bloc; together with a verdict, of that verdict.
    pub party: String,
    /// From 1.
    pub page: u64,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// How many in all.
    pub count: u64,
    /// Those of the page, the ones with most to fix first.
    pub articles: Vec<Listed>,
    /// The page, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
}

/// Conflicts on a page.
const CARDS: u64 = 20;

/// The conflicts that were found.
#[derive(Debug, Default)]
pub struct Cards {
    /// How many in all.
    pub count: u64,
    /// Those of the page, the ones that most stories are about first.
    pub cards: Vec<Card>,
    /// The page, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
}

/// What a field may be filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it is asked for.
    pub value: String,
    /// As it is shown.
    pub label: String,
    /// So many articles have it.
    pub count: u64,
}

impl Index {
    /// The articles that are asked for.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn search(&self, asked: &Asked) -> Result<Found, ArchiveError> {
        let database = self.connection()?;
        let (condition, values) = asked.condition();
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as _).collect();
        let count = format!("SELECT count(*) FROM articles WHERE {condition}");
        let count: u64 = database.query_row(&count, values.as_slice(), |row| row.get(0))?;
        let pages = count.div_ceil(PAGE).max(1);
        let page = asked.page.clamp(1, pages);
        let query = format!(
            "SELECT id, source, title, published, outlet, claims, contradicted, to_fix, \
             decided \
             FROM articles \
             WHERE {condition} ORDER BY to_fix DESC, contradicted DESC, published DESC, id \
             LIMIT {PAGE} OFFSET {}",
            (page - 1) * PAGE
        );
        let mut statement = database.prepare(&query)?;
        let articles = statement.query_map(values.as_slice(), listed)?;
        Ok(Found { count, articles: articles.collect::<Result<_, _>>()?, page, pages })
    }

    /// What a field may be filtered by.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn choices(&self, field: &str) -> Result<Vec<Choice>, ArchiveError> {
        let database = self.connection()?;
        let mut statement = database.prepare(
            "SELECT value, count FROM choices WHERE field = ?1 \
             ORDER BY CASE WHEN field = 'month' THEN value END, count DESC, value LIMIT 500",
        )?;
        let choices = statement.query_map([field], |row| {
            let value: String = row.get(0)?;
            Ok(Choice { label: value.clone(), value, count: row.get(1)? })
        })?;
        Ok(choices.collect::<Result<_, _>>()?)
    }

    /// The conflicts whose title has these words.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn conflicts(&self, words: &str, page: u64) -> Result<Cards, ArchiveError> {
        let database = self.connection()?;
        let sought = words.to_lowercase();
        let count = "SELECT count(*) FROM conflicts WHERE instr(sought, ?1)";
        let count: u64 = database.query_row(count, [&sought], |row| row.get(0))?;
        let pages = count.div_ceil(CARDS).max(1);
        let page = page.clamp(1, pages);
        let mut statement = database.prepare(
            "SELECT card FROM conflicts WHERE instr(sought, ?1) ORDER BY number LIMIT ?2 OFFSET ?3",
        )?;
        let cards = statement.query_map(params![sought, CARDS, (page - 1) * CARDS], |row| {
            let card: String = row.get(0)?;
            serde_json::from_str(&card)
                .map_err(|error| Error::FromSqlConversionFailure(0, Type::Text, error.into()))
        })?;
        Ok(Cards { count, cards: cards.collect::<Result<_, _>>()?, page, pages })
    }
}

impl Asked {
    /// The condition in SQL, and its values in order.
    fn condition(&self) -> (String, Vec<String>) {
        let mut parts = vec!["1"];
        let mut values = Vec::new();
        let mut add = |part, value: String| {
            if !value.is_empty() {
                parts.push(part);
                values.push(value);
            }
        };
        add("id IN (SELECT rowid FROM words WHERE words MATCH ?)", words(&self.q));
        add("outlet = ?", self.outlet.clone());
        add("month = ?", self.month.clone());
        if self.verdict.is_empty() || self.party.is_empty() {
            add("id IN (SELECT article FROM claims WHERE verdict = ?)", self.verdict.clone());
            add("id IN (SELECT article FROM claims WHERE party = ?)", self.party.clone());
        } else {
            parts.push("id IN (SELECT article FROM claims WHERE verdict = ? AND party = ?)");
            values.extend([self.verdict.clone(), self.party.clone()]);
        }
        (parts.join(" AND "), values)
    }
}

fn listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    Ok(Listed {
        id: row.get(0)?,
        source: row.get(1)?,
        title: row.get(2)?,
        published: row.get(3)?,
        outlet: row.get(4)?,
        claims: row.get(5)?,
        contradicted: row.get(6)?,
        to_fix: row.get(7)?,
        decided: row.get(8)?,
    })
}

/// Words as the full-text search takes them: each whole, the last one perhaps unfinished.
fn words(typed: &str) -> String {
    let quoted: Vec<String> =
        typed.split_whitespace().map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
    if quoted.is_empty() { String::new() } else { format!("{}*", quoted.join(" ")) }
}
