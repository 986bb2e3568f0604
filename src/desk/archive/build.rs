//! Fills the index: articles from the heads of their reports, claims from `claims.csv`, conflicts from
//! the summary, and what editors decided.

use super::{
    ArchiveError,
    decided::{self, Decided},
    documents::{self, Place},
    schema::{COUNT_VERDICTS, INDEXES, TABLES},
    summary,
};
use crate::{
    checker::Verdict,
    desk::topic,
    extractor::Voice,
    report::{Report, v1::SubjectKind, words},
    sources::Sources,
};
use rusqlite::{Connection, params};
use serde::Deserialize;
use std::{collections::HashMap, path::Path};

/// The columns of `claims.csv` that are searched by.
#[derive(Deserialize)]
struct Row {
    source: String,
    outlet: Option<String>,
    claim: String,
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
pub fn build(
    database: &mut Connection,
    root: &Path,
    sources: &Sources,
    stamp: &str,
) -> Result<(), ArchiveError> {
    database.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    let filling = database.transaction()?;
    filling.execute_batch(TABLES)?;
    let ids = articles(&filling, root)?;
    claims(&filling, root, &ids)?;
    filling.execute_batch(WORDS_WITHOUT_CLAIMS)?;
    filling.execute_batch(INDEXES)?;
    conflicts(&filling, root, sources)?;
    decisions(&filling, root)?;
    count_verdicts(&filling)?;
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
    let mut insert = database
        .prepare("INSERT INTO claims (article, claim, verdict, party) VALUES (?1, ?2, ?3, ?4)")?;
    let mut table = csv::Reader::from_path(&path).map_err(malformed)?;
    let mut current: Option<(i64, Entry)> = None;
    for row in table.deserialize() {
        let row: Row = row.map_err(malformed)?;
        let source = row.source.strip_prefix('\'').filter(|it| ids.contains_key(*it));
        let Some(&id) = ids.get(source.unwrap_or(&row.source)) else { continue };
        let is_party = matches!(row.subject_kind.as_str(), "party" | "bloc");
        let party = row.subject.as_ref().filter(|_| is_party);
        insert.execute(params![id, row.claim, row.verdict, party])?;
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

/// Takes in the conflicts, each with its title to search by.
fn conflicts(database: &Connection, root: &Path, sources: &Sources) -> Result<(), ArchiveError> {
    let mut insert = database.prepare("INSERT INTO conflicts (sought, card) VALUES (?1, ?2)")?;
    let path = root.join("summary.yaml");
    summary::conflicts(&path, |card| {
        let sought = topic::title(&card.topic, sources).to_lowercase();
        let card = serde_json::to_string(&card).map_err(|error| ArchiveError::Malformed {
            file: path.display().to_string(),
            problem: error.to_string(),
        })?;
        insert.execute([sought, card])?;
        Ok(())
    })
}

/// Takes in what was decided before.
fn decisions(database: &Connection, root: &Path) -> Result<(), ArchiveError> {
    let decided = Decided::of(root);
    if decided.is_empty() {
        return Ok(());
    }
    let mut articles =
        database.prepare("SELECT id, source, file, start, length FROM articles ORDER BY id")?;
    let mut rows = articles.query([])?;
    while let Some(row) = rows.next()? {
        let (article, source): (i64, String) = (row.get(0)?, row.get(1)?);
        if decided.has(&source) {
            let place = Place { file: row.get(2)?, start: row.get(3)?, length: row.get(4)? };
            let mut report = documents::read(root, &place)?;
            decided::apply(root, &mut report)?;
            judge(database, article, &report)?;
        }
    }
    Ok(())
}

/// Takes in the verdicts of a report as they are decided.
pub fn judge(database: &Connection, article: i64, report: &Report) -> Result<(), ArchiveError> {
    database.execute("DELETE FROM claims WHERE article = ?1", [article])?;
    let mut insert = database.prepare_cached(
        "INSERT INTO claims (article, claim, verdict, party) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let (mut contradicted, mut to_fix, mut decided) = (0, 0, 0);
    for claim in &report.claims {
        let verdict = claim.judged();
        let is_wrong = verdict == Verdict::Contradicted;
        contradicted += u32::from(is_wrong);
        to_fix += u32::from(is_wrong && claim.voice == Voice::Own);
        decided += u32::from(claim.decision.is_some());
        let is_party = matches!(claim.subject.kind, SubjectKind::Party | SubjectKind::Bloc);
        let party = claim.subject.name.as_ref().filter(|_| is_party);
        insert.execute(params![article, claim.id, words::name(&verdict), party])?;
    }
    database.execute(
        "UPDATE articles SET contradicted = ?2, to_fix = ?3, decided = ?4 WHERE id = ?1",
        params![article, contradicted, to_fix, decided],
    )?;
    Ok(())
}

/// Counts the articles of each verdict.
pub fn count_verdicts(database: &Connection) -> Result<(), ArchiveError> {
    Ok(database.execute_batch(COUNT_VERDICTS)?)
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
