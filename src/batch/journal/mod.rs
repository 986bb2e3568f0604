//! What was done: an SQLite database, as that survives being cut off at any moment.
//!
//! It says how far every file was read and holds the claims, so that nothing grows in memory with
//! the archive.

mod rows;
mod unit;

pub(super) use unit::{Stamp, State, Unit, UnitId};

use super::{BatchError, Totals, event::CheckedPage, output::Folder, settings::Fingerprint};
use crate::input::archive::Remark;
use rusqlite::{Connection, OptionalExtension, params};
use unit::UNIT;

/// The layout of the database; another one is begun anew.
const LAYOUT: &str = "2";
/// What it is called among the things that runs agree on.
const OF_LAYOUT: &str = "the journal's layout";
/// What is forgotten when everything is done anew.
const TABLES: [&str; 6] = ["units", "passed_over", "remarks", "articles", "claims", "cards"];

/// The database.
#[derive(Debug)]
pub(super) struct Journal {
    pub(super) database: Connection,
    run: i64,
}

impl Journal {
    /// Opens the journal of a folder, or begins it. A transaction is open from here on.
    pub(super) fn open(folder: &Folder) -> Result<Self, BatchError> {
        let database = Connection::open(folder.own("journal.sqlite"))?;
        // With WAL a commit needs no waiting for the disk, and none is ever half there.
        database.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192;",
        )?;
        if of_another_layout(&database)? {
            for table in TABLES {
                database.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
            }
        }
        database.execute_batch(include_str!("schema.sql"))?;
        database.execute_batch("BEGIN")?;
        let run: i64 =
            database
                .query_row("SELECT coalesce(max(run), 0) + 1 FROM units", [], |row| row.get(0))?;
        Ok(Self { database, run })
    }

    /// Makes sure of all that was noted.
    pub(super) fn commit(&mut self) -> rusqlite::Result<()> {
        self.database.execute_batch("COMMIT; BEGIN")
    }

    /// Holds what the output depends on against what it depended on before. Where something else
    /// has changed than the inputs, everything is forgotten, and it is said why.
    pub(super) fn agree_on(&mut self, now: &Fingerprint) -> rusqlite::Result<Option<String>> {
        let mut changed = Vec::new();
        let mut is_first = true;
        for (part, value) in now.iter().chain([&(OF_LAYOUT, LAYOUT.to_owned())]) {
            let before: Option<String> = self
                .database
                .query_row("SELECT value FROM agreed WHERE part = ?1", [part], |row| row.get(0))
                .optional()?;
            is_first &= before.is_none();
            if before.as_deref() != Some(value) {
                changed.push(*part);
                self.database.execute(
                    "INSERT OR REPLACE INTO agreed (part, value) VALUES (?1, ?2)",
                    [part, value.as_str()],
                )?;
            }
        }
        if is_first || changed.is_empty() {
            return self.commit().map(|()| None);
        }
        for table in TABLES {
            self.database.execute(&format!("DELETE FROM {table}"), [])?;
        }
        self.commit()?;
        let verb =
            if changed.len() == 1 { "have changed since the last run" } else { "have changed" };
        Ok(Some(format!("{} {verb}", changed.join(" and "))))
    }

    /// The file whose report has this path.
    pub(super) fn unit(&self, mirror: &str) -> rusqlite::Result<Option<Unit>> {
        let query = format!("SELECT {UNIT} FROM units WHERE mirror = ?1");
        self.database.prepare_cached(&query)?.query_row([mirror], Unit::read).optional()
    }

    /// The file of this number.
    pub(super) fn unit_by_id(&self, id: UnitId) -> rusqlite::Result<Unit> {
        let query = format!("SELECT {UNIT} FROM units WHERE id = ?1");
        self.database.prepare_cached(&query)?.query_row([id], Unit::read)
    }

    /// Begins a file, forgetting what was known of it.
    pub(super) fn begin(
        &self,
        place: &str,
        mirror: &str,
        stamp: Option<Stamp>,
        ordinal: u64,
    ) -> rusqlite::Result<Unit> {
        if let Some(before) = self.unit(mirror)? {
            self.forget(before.id)?;
        }
        let state = State::Open;
        self.database
            .prepare_cached(
                "INSERT INTO units (mirror, place, size, changed, touched, state, items, bytes, \
                 skipped, ordinal, run) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 0, ?7, ?8)",
            )?
            .execute(params![
                mirror,
                place,
                stamp.map(|stamp| stamp.size),
                stamp.map(|stamp| stamp.changed),
                stamp.map(|stamp| stamp.touched),
                state.name(),
                ordinal,
                self.run
            ])?;
        let id = self.database.last_insert_rowid();
        let (mirror, place) = (mirror.to_owned(), place.to_owned());
        Ok(Unit { id, mirror, place, stamp, state, items: 0, bytes: 0, skipped: 0 })
    }

    /// Notes how far a file was read.
    pub(super) fn update(&self, unit: &Unit) -> rusqlite::Result<()> {
        self.database
            .prepare_cached(
                "UPDATE units SET state = ?2, items = ?3, bytes = ?4, skipped = ?5 WHERE id = ?1",
            )?
            .execute(params![unit.id, unit.state.name(), unit.items, unit.bytes, unit.skipped])?;
        Ok(())
    }

    /// Notes that this run has come by a file, and when.
    pub(super) fn seen(&self, id: UnitId, ordinal: u64) -> rusqlite::Result<()> {
        self.database
            .prepare_cached("UPDATE units SET ordinal = ?2, run = ?3 WHERE id = ?1")?
            .execute(params![id, ordinal, self.run])?;
        Ok(())
    }

    /// Notes that something is no article.
    pub(super) fn passed_over(&self, unit: UnitId, what: &str) -> rusqlite::Result<()> {
        self.database
            .prepare_cached(
                "INSERT INTO passed_over VALUES (?1, ?2, 1) \
                 ON CONFLICT DO UPDATE SET count = count + 1",
            )?
            .execute(params![unit, what])?;
        Ok(())
    }

    /// Notes what is to be said of a place.
    pub(super) fn remark(
        &self,
        unit: &Unit,
        remark: &Remark,
        has_failed: bool,
    ) -> rusqlite::Result<()> {
        self.database
            .prepare_cached("INSERT INTO remarks VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![unit.id, unit.items, has_failed, remark.place, remark.reason])?;
        Ok(())
    }

    /// Notes an article with its claims.
    pub(super) fn article(&self, unit: &Unit, page: &CheckedPage) -> rusqlite::Result<()> {
        rows::write(&self.database, unit, page)
    }

    /// Forgets the files that this run has not come by, and names them.
    pub(super) fn forget_unseen(&mut self) -> rusqlite::Result<Vec<Unit>> {
        let query = format!("SELECT {UNIT} FROM units WHERE run <> ?1 ORDER BY ordinal");
        let gone: Vec<Unit> = self
            .database
            .prepare(&query)?
            .query_map([self.run], Unit::read)?
            .collect::<Result<_, _>>()?;
        for unit in &gone {
            self.forget(unit.id)?;
        }
        self.commit()?;
        Ok(gone)
    }

    /// What all runs together have done.
    pub(super) fn totals(&self) -> rusqlite::Result<Totals> {
        let count = |query: &str| self.database.query_row(query, [], |row| row.get::<_, u64>(0));
        Ok(Totals {
            checked: count("SELECT count(*) FROM articles")?,
            skipped: count("SELECT coalesce(sum(skipped), 0) FROM units")?,
            failed: count("SELECT count(*) FROM remarks WHERE failed")?,
            claims: count("SELECT count(*) FROM claims")?,
            contradicted: count("SELECT count(*) FROM claims WHERE verdict = 'contradicted'")?,
            to_fix: count("SELECT count(*) FROM claims WHERE severity = 'fix'")?,
        })
    }

    fn forget(&self, id: UnitId) -> rusqlite::Result<()> {
        for table in ["passed_over", "remarks", "articles", "claims"] {
            let query = format!("DELETE FROM {table} WHERE unit = ?1");
            self.database.prepare_cached(&query)?.execute([id])?;
        }
        self.database.prepare_cached("DELETE FROM units WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}

/// Whether another version of the program has begun the journal.
fn of_another_layout(database: &Connection) -> rusqlite::Result<bool> {
    let is_new = !database.table_exists(None, "agreed")?;
    let query = "SELECT count(*) FROM agreed WHERE part = ?1 AND value = ?2";
    Ok(!is_new && database.query_row(query, [OF_LAYOUT, LAYOUT], |row| row.get::<_, u64>(0))? == 0)
}
