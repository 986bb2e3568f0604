//! Fills the index: articles from the heads of their reports, claims from `claims.csv`.

use super::{
    ArchiveError, documents,
    schema::{INDEXES, TABLES},
};
use rusqlite::{Connection, params};
use serde::Deserialize;
use std::{collections::HashMap, path::Path};

/// The columns of `claims.csv` that are searched by.
#[derive(Deserialize)]
struct Row {
    source: String,
    outlet: Option<String>,
    quote: String,
    verdict: String,
    severity: String,
    subject_kind: String,
    subject: Option<String>,
}

/// Articles without a claim are found by their title and source.
const WORDS_WITHOUT_CLAIMS: &str = "INSERT INTO words (rowid, text) \
    SELECT id, coalesce(title, '') || ' ' || source FROM articles WHERE claims = 0";

/// An article on its way into the index.
#[derive(Default)]
struct Entry {
    words: String,
    outlet: Option<String>,
    claims: u32,
    contradicted: u32,
    to_fix: u32,
}

/// Builds the index anew in an empty database.
pub fn build(database: &mut Connection, root: &Path, stamp: &str) -> Result<(), ArchiveError> {
    database.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    let filling = database.transaction()?;
    filling.execute_batch(TABLES)?;
    let ids = articles(&filling, root)?;
    claims(&filling, root, &ids)?;
    filling.execute_batch(WORDS_WITHOUT_CLAIMS)?;
    filling.execute_batch(INDEXES)?;
    filling.execute("INSERT INTO about (stamp) VALUES (?1)", [stamp])?;
    filling.commit()?;
    Ok(())
}

/// Takes in every article, and says under which number; a source that names several has the first.
fn articles(database: &Connection, root: &Path) -> Result<HashMap<String, i64>, ArchiveError> {
    let mut insert = database.prepare(
        "INSERT INTO articles (source, title, published, month, file, start, length) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut ids = HashMap::new();
    for path in documents::files(root) {
        documents::each(root, &path?, |article, place| {
            let day = article.published.map(|day| day.to_string());
            let month = day.as_ref().and_then(|day| day.get(..7));
            let source = article.source;
            insert.execute(params![
                source,
                article.title,
                day,
                month,
                place.file,
                place.start,
                place.length
            ])?;
            ids.entry(source).or_insert(database.last_insert_rowid());
            Ok(())
        })?;
    }
    Ok(ids)
}

/// Takes in the claims; rows of one article stand together.
fn claims(
    database: &Connection,
    root: &Path,
    ids: &HashMap<String, i64>,
) -> Result<(), ArchiveError> {
    let path = root.join("claims.csv");
    let malformed = |error: csv::Error| ArchiveError::Malformed {
        file: path.display().to_string(),
        problem: error.to_string(),
    };
    let mut insert =
        database.prepare("INSERT INTO claims (article, verdict, party) VALUES (?1, ?2, ?3)")?;
    let mut table = csv::Reader::from_path(&path).map_err(malformed)?;
    let mut current: Option<(i64, Entry)> = None;
    for row in table.deserialize() {
        let row: Row = row.map_err(malformed)?;
        let source = row.source.strip_prefix('\'').filter(|it| ids.contains_key(*it));
        let Some(&id) = ids.get(source.unwrap_or(&row.source)) else { continue };
        let is_party = matches!(row.subject_kind.as_str(), "party" | "bloc");
        let party = row.subject.as_ref().filter(|_| is_party);
        insert.execute(params![id, row.verdict, party])?;
        match &mut current {
            Some((of, entry)) if *of == id => entry.add(row),
            _ => {
                if let Some((of, entry)) = current.take() {
                    entry.keep(of, database)?;
                }
                let mut entry = Entry::default();
                entry.add(row);
                current = Some((id, entry));
            }
        }
    }
    current.map_or(Ok(()), |(of, entry)| entry.keep(of, database))
}

impl Entry {
    fn add(&mut self, row: Row) {
        self.claims += 1;
        self.contradicted += u32::from(row.verdict == "contradicted");
        self.to_fix += u32::from(row.severity == "fix");
        self.outlet = self.outlet.take().or(row.outlet);
        if !self.words.ends_with(&row.quote) {
            self.words.push('\n');
            self.words.push_str(&row.quote);
        }
        if let Some(subject) = row.subject {
            self.words.push('\n');
            self.words.push_str(&subject);
        }
    }

    /// Puts what was gathered to its article. A source that names several articles is one here.
    fn keep(self, id: i64, database: &Connection) -> Result<(), ArchiveError> {
        let mut learn = database.prepare_cached(
            "INSERT INTO words (rowid, text) \
             SELECT id, coalesce(title, '') || ' ' || source || ?2 FROM articles \
             WHERE id = ?1 AND claims = 0",
        )?;
        learn.execute(params![id, self.words])?;
        let mut update = database.prepare_cached(
            "UPDATE articles SET outlet = coalesce(outlet, ?2), claims = claims + ?3, \
             contradicted = contradicted + ?4, to_fix = to_fix + ?5 WHERE id = ?1",
        )?;
        update.execute(params![id, self.outlet, self.claims, self.contradicted, self.to_fix])?;
        Ok(())
    }
}
