//! The reports the desk holds, newest last, with what editors decided on them.
//!
//! With a folder to keep, each report stands there as `<name>.yaml` and the decisions on it as
//! `<name>.decisions.yaml`. The name comes from the title, so that a changed article takes the place
//! of the one before and finds its decisions.

use super::{
    decisions::{Decisions, DecisionsError},
    slug::slug,
};
use crate::report::{Report, decision::Decision, yaml};
use std::{
    collections::{HashMap, VecDeque},
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Reports held in memory, at most.
const MOST: usize = 1000;
/// Bytes of text of those, at most.
const MOST_TEXT: usize = 64 << 20;

/// Why the shelf can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// A folder or report that can't be read or written.
    #[error("{file}: can't be read or written")]
    File {
        /// Which.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// A report in the folder that is none.
    #[error("{file}: not a report: {problem}")]
    Malformed {
        /// The file.
        file: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A file of decisions that is none.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
}

/// See the module.
pub struct Shelf {
    folder: Option<PathBuf>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    /// By id.
    reports: HashMap<String, Arc<Report>>,
    /// Ids, oldest first.
    order: VecDeque<String>,
    text: usize,
    /// By name.
    decisions: HashMap<String, Decisions>,
}

impl Shelf {
    /// An empty shelf, or one with all that is kept in a folder, which is made if it isn't there.
    ///
    /// # Errors
    ///
    /// When the folder or something in it can't be read.
    pub fn open(folder: Option<PathBuf>) -> Result<Self, ShelfError> {
        let mut held = Held::default();
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).map_err(|source| unusable(folder, source))?;
            for path in kept(folder).map_err(|source| unusable(folder, source))? {
                let report = read(&path)?;
                let decisions = Decisions::read_if_any(&Decisions::beside(&path))?;
                held.decisions.insert(name(&report), decisions);
                held.hold(report);
            }
        }
        Ok(Self { folder, held: Mutex::new(held) })
    }

    /// Whether what is decided outlasts the program.
    pub fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    /// Takes a report and says under which id.
    ///
    /// # Errors
    ///
    /// When it can't be kept in the folder; it is held all the same.
    pub fn take(&self, report: Report) -> (String, Result<(), ShelfError>) {
        let written = match &self.folder {
            Some(folder) => write(&folder.join(format!("{}.yaml", name(&report))), &report),
            None => Ok(()),
        };
        (self.held().hold(report), written)
    }

    /// A report with the decisions on it.
    pub fn report(&self, id: &str) -> Option<Report> {
        let held = self.held();
        let mut report = Report::clone(held.reports.get(id)?);
        if let Some(decisions) = held.decisions.get(&name(&report)) {
            decisions.apply(&mut report);
        }
        Some(report)
    }

    /// Keeps a decision; whether there is such a claim.
    ///
    /// # Errors
    ///
    /// When it can't be written; then it is not held either.
    pub fn decide(&self, id: &str, claim: &str, decision: Decision) -> Result<bool, ShelfError> {
        let mut held = self.held();
        let Some(report) = held.reports.get(id).cloned() else { return Ok(false) };
        let name = name(&report);
        let mut decisions = held.decisions.get(&name).cloned().unwrap_or_default();
        if !decisions.decide(&report, claim, decision) {
            return Ok(false);
        }
        if let Some(folder) = &self.folder {
            decisions.write(&Decisions::beside(&folder.join(format!("{name}.yaml"))))?;
        }
        held.decisions.insert(name, decisions);
        Ok(true)
    }

    /// The reports taken last, newest first: id and report.
    pub fn latest(&self, most: usize) -> Vec<(String, Arc<Report>)> {
        let held = self.held();
        let ids = held.order.iter().rev().take(most);
        ids.filter_map(|id| Some((id.clone(), held.reports.get(id)?.clone()))).collect()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// Holds a report, and lets go of the oldest where there are too many.
    fn hold(&mut self, report: Report) -> String {
        let id = id(&report);
        self.drop_report(&id);
        self.text += weight(&report);
        self.order.push_back(id.clone());
        self.reports.insert(id.clone(), Arc::new(report));
        while self.order.len() > 1 && (self.order.len() > MOST || self.text > MOST_TEXT) {
            let Some(oldest) = self.order.front().cloned() else { break };
            self.drop_report(&oldest);
        }
        id
    }

    fn drop_report(&mut self, id: &str) {
        if let Some(report) = self.reports.remove(id) {
            self.text -= weight(&report);
            self.order.retain(|held| held != id);
        }
    }
}

fn weight(report: &Report) -> usize {
    report.text.as_ref().map_or(0, String::len)
}

/// The same text from the same source on the same day is the same report.
fn id(report: &Report) -> String {
    use sha2::{Digest, Sha256};
    let article = &report.article;
    let day = article.published.map(|day| day.to_string()).unwrap_or_default();
    let known_by = [article.source.as_str(), &article.sha256, &day].join("\n");
    Sha256::digest(known_by.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a report's files are called.
pub fn name(report: &Report) -> String {
    let slug = report.article.title.as_deref().map(slug).filter(|slug| !slug.is_empty());
    slug.unwrap_or_else(|| format!("article-{}", id(report)))
}

/// The reports of a folder, the one written last at the end.
fn kept(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let text = path.to_string_lossy();
        if text.ends_with(".yaml") && !text.ends_with(".decisions.yaml") {
            found.push((entry.metadata()?.modified()?, path));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

fn read(path: &Path) -> Result<Report, ShelfError> {
    let text = fs::read_to_string(path).map_err(|source| unusable(path, source))?;
    let file = path.display().to_string();
    serde_yaml::from_str(&text)
        .map_err(|error| ShelfError::Malformed { file, problem: error.to_string() })
}

fn write(path: &Path, report: &Report) -> Result<(), ShelfError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        yaml::write(std::slice::from_ref(report), &mut file)?;
        file.flush()?;
        file.persist(path).map_err(io::Error::from)
    });
    written.map(|_| ()).map_err(|source| unusable(path, source))
}

fn unusable(path: &Path, source: io::Error) -> ShelfError {
    ShelfError::File { file: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{checker::Verdict, report::decision::Ruling};

    fn report() -> Report {
        serde_yaml::from_str(include_str!("../../tests/report/one-of-each.yaml")).unwrap()
    }

    fn agreed() -> Decision {
        Decision { ruling: Some(Ruling::Agreed(Verdict::Contradicted)), ..Decision::default() }
    }

    #[test]
    fn what_is_kept_in_a_folder_is_there_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::open(Some(folder.path().into())).unwrap();
        let (id, kept) = shelf.take(report());
        kept.unwrap();
        assert!(shelf.decide(&id, "c1", agreed()).unwrap());
        let again = Shelf::open(Some(folder.path().into())).unwrap();
        assert_eq!(again.report(&id).unwrap().claims[0].decision, Some(agreed()));
        assert!(folder.path().join("who-won-what.decisions.yaml").exists());
    }

    #[test]
    fn a_changed_article_finds_the_decisions_on_the_one_before() {
        let shelf = Shelf::open(None).unwrap();
        let (id, _) = shelf.take(report());
        shelf.decide(&id, "c1", agreed()).unwrap();
        let mut changed = report();
        changed.article.sha256 = "0".repeat(64);
        let (other, _) = shelf.take(changed);
        assert_ne!(id, other);
        assert_eq!(shelf.report(&other).unwrap().claims[0].decision, Some(agreed()));
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many_and_an_id_is_no_path() {
        let shelf = Shelf::open(None).unwrap();
        let mut first = None;
        for n in 0..=MOST {
            let mut report = report();
            report.article.source = n.to_string();
            first.get_or_insert(shelf.take(report).0);
        }
        assert!(shelf.report(&first.unwrap()).is_none());
        assert_eq!(shelf.latest(usize::MAX).len(), MOST);
        assert!(shelf.report("../../etc/passwd").is_none());
    }

    #[test]
    fn a_file_in_the_folder_that_is_no_report_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.yaml"), "just: notes").unwrap();
        let error = Shelf::open(Some(folder.path().into())).err().unwrap().to_string();
        assert!(error.contains("notes.yaml"), "{error}");
    }
}
