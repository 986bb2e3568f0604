//! A file of the inputs as the journal knows it.

use rusqlite::Row;
use std::{fs::Metadata, time::UNIX_EPOCH};

/// The number of a file in the journal.
pub(in crate::batch) type UnitId = i64;

/// What tells whether a file has changed. Its bytes would tell for sure, but to read an archive of a
/// terabyte only to learn that it is the same is to read it twice; the system's own note of the last
/// change is one that no copying tool can set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::batch) struct Stamp {
    /// In bytes.
    pub(super) size: i64,
    /// When its bytes were last said to have changed, in nanoseconds since 1970.
    pub(super) changed: i64,
    /// When anything of it last changed, in nanoseconds since 1970; 0 where the system doesn't know.
    pub(super) touched: i64,
}

impl Stamp {
    pub(in crate::batch) fn of(about: &Metadata) -> Self {
        let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let changed = since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX));
        let size = i64::try_from(about.len()).unwrap_or(i64::MAX);
        Self { size, changed, touched: touched(about) }
    }
}

#[cfg(unix)]
fn touched(about: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;
    about.ctime().saturating_mul(1_000_000_000).saturating_add(about.ctime_nsec())
}

#[cfg(not(unix))]
fn touched(_: &Metadata) -> i64 {
    0
}

/// How far a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::batch) enum State {
    /// Some of it.
    Open,
    /// All of it, but the report is still a part.
    Written,
    /// All of it.
    Done,
    /// It could not be opened, and may be another time.
    Unread,
}

/// A file as the journal knows it.
#[derive(Clone, Debug)]
pub(in crate::batch) struct Unit {
    pub(in crate::batch) id: UnitId,
    pub(in crate::batch) mirror: String,
    pub(in crate::batch) place: String,
    pub(in crate::batch) stamp: Option<Stamp>,
    pub(in crate::batch) state: State,
    /// Things found in it so far.
    pub(in crate::batch) items: u64,
    /// The bytes of its report so far.
    pub(in crate::batch) bytes: u64,
    pub(in crate::batch) skipped: u64,
}

/// The columns of a [`Unit`].
pub(super) const UNIT: &str =
    "id, mirror, place, size, changed, touched, state, items, bytes, skipped";

impl Unit {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let size: Option<i64> = row.get(3)?;
        let changed: Option<i64> = row.get(4)?;
        let touched: Option<i64> = row.get(5)?;
        let state: String = row.get(6)?;
        Ok(Self {
            id: row.get(0)?,
            mirror: row.get(1)?,
            place: row.get(2)?,
            stamp: size.zip(changed.zip(touched)).map(|(size, (changed, touched))| Stamp {
                size,
                changed,
                touched,
            }),
            state: match state.as_str() {
                "done" => State::Done,
                "written" => State::Written,
                "unread" => State::Unread,
                _ => State::Open,
            },
            items: row.get(7)?,
            bytes: row.get(8)?,
            skipped: row.get(9)?,
        })
    }
}

impl State {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Written => "written",
            Self::Done => "done",
            Self::Unread => "unread",
        }
    }
}
