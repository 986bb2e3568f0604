//! `provenance.yaml`: where figures come from, and so how far to trust them.

use super::{LoadError, folder::File, lookup::Lookup, yaml};
use crate::sources::{ContestId, Exception, Provenance, ProvenanceEntry, ReleaseId, Trust};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_yaml::Spanned;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    entries: Vec<Entry>,
    #[serde(default)]
    exceptions: Vec<Excepted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: Spanned<String>,
    release: Option<Spanned<String>>,
    #[serde(default)]
    contests: Vec<Spanned<String>>,
    source: String,
    retrieved: Option<Spanned<String>>,
    licence: Option<String>,
    read_from: Medium,
    trust: Trust,
    conflicts: Option<String>,
}

/// What figures were read from.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Medium {
    Scan,
    Table,
    Press,
    Compilation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Excepted {
    check: Spanned<String>,
    #[serde(rename = "where")]
    places: Vec<String>,
    reason: String,
}

/// How far to trust each row of each file: the most specific entry that covers it decides.
pub(super) struct TrustTable {
    by_file: HashMap<String, Covered>,
}

/// The trust of one file's rows, by what covers them.
#[derive(Default)]
pub(super) struct Covered {
    known: FxHashMap<(Option<ReleaseId>, Option<ContestId>), Trust>,
}

impl TrustTable {
    /// The rules for one file.
    pub fn of(&mut self, file: &str) -> Covered {
        self.by_file.remove(file).unwrap_or_default()
    }
}

impl Covered {
    /// The trust of a row, or what to do about a row that no entry covers.
    pub fn trust(
        &self,
        release: Option<ReleaseId>,
        contest: Option<ContestId>,
    ) -> Result<Trust, String> {
        [(release, contest), (None, contest), (release, None), (None, None)]
            .iter()
            .find_map(|covers| self.known.get(covers).copied())
            .ok_or_else(|| {
                "no entry of provenance.yaml covers this row; add one for its file".to_owned()
            })
    }
}

/// Reads the file.
pub(super) fn read(file: &File, ids: &Lookup) -> Result<(Provenance, TrustTable), LoadError> {
    let written: Written = yaml::read(file)?;
    let mut by_file: HashMap<String, Covered> = HashMap::new();
    let mut entries = Vec::with_capacity(written.entries.len());
    for entry in &written.entries {
        let resolved = entry.resolve(file, ids)?;
        let covered = by_file.entry(resolved.file.clone()).or_default();
        for contest in contests(&resolved) {
            if covered.known.insert((resolved.release, contest), resolved.trust).is_some() {
                let what = contest.map_or("it".to_owned(), |_| "one of its contests".to_owned());
                let problem = format!("an earlier entry covers {what} too; say it once");
                return Err(file.error(yaml::line(&entry.file), problem));
            }
        }
        entries.push(resolved);
    }
    let facts = by_file.get("election.yaml").and_then(|it| it.trust(None, None).ok());
    let provenance = Provenance {
        entries,
        exceptions: written.exceptions.iter().flat_map(Excepted::each).collect(),
        facts: facts.unwrap_or(Trust::High),
    };
    Ok((provenance, TrustTable { by_file }))
}

/// What an entry covers: each of its contests, or all.
fn contests(entry: &ProvenanceEntry) -> impl Iterator<Item = Option<ContestId>> {
    let all = entry.contests.is_empty().then_some(None);
    entry.contests.iter().copied().map(Some).chain(all)
}

impl Entry {
    fn resolve(&self, file: &File, ids: &Lookup) -> Result<ProvenanceEntry, LoadError> {
        let find_release = |id: &Spanned<String>| {
            ids.releases.find(&id.value).map_err(|problem| file.error(yaml::line(id), problem))
        };
        let find_contest = |id: &Spanned<String>| {
            ids.contests.find(&id.value).map_err(|problem| file.error(yaml::line(id), problem))
        };
        Ok(ProvenanceEntry {
            file: self.file.value.clone(),
            release: self.release.as_ref().map(find_release).transpose()?,
            contests: self.contests.iter().map(find_contest).collect::<Result<_, _>>()?,
            source: self.source.clone(),
            retrieved: self.retrieved.as_ref().map(|date| yaml::date(file, date)).transpose()?,
            licence: self.licence.clone(),
            read_from: self.read_from.word().to_owned(),
            trust: self.trust,
            conflicts: self.conflicts.clone(),
        })
    }
}

impl Medium {
    fn word(self) -> &'static str {
        match self {
            Medium::Scan => "scan",
            Medium::Table => "table",
            Medium::Press => "press",
            Medium::Compilation => "compilation",
        }
    }
}

impl Excepted {
    /// One exception for each place.
    fn each(&self) -> impl Iterator<Item = Exception> {
        self.places.iter().map(|at| Exception {
            check: self.check.value.clone(),
            at: at.clone(),
            reason: self.reason.clone(),
            line: yaml::line(&self.check),
        })
    }
}
