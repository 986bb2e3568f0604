//! The reports the desk holds, newest last, with what editors decided on them.
//!
//! With a folder to keep, each report stands there as `<name>.yaml` and the decisions on it as
//! `<name>.decisions.yaml`. The name comes from the title. A changed article takes the place of the
//! one before and finds its decisions; another one under the same title has a number behind its name.

use super::{
    decisions::{Decisions, DecisionsError},
    slug::slug,
    version, whole,
};
use crate::{
    printed::hex,
    report::{Report, decision::Decision, yaml},
};
use std::{
    collections::{HashMap, VecDeque},
    fs, io,
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
    /// With their names, by id.
    reports: HashMap<String, (String, Arc<Report>)>,
    /// The id of the newest report under each name, let go of or not.
    newest: HashMap<String, String>,
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
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                held.decisions.insert(name.clone(), decisions);
                held.hold(name, report);
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
        let mut held = self.held();
        let name = self.name(&held, &report);
        let written = match &self.folder {
            Some(folder) => write(&file(folder, &name), &report),
            None => Ok(()),
        };
        (held.hold(name, report), written)
    }

    /// The first name of its title that is free, or has an earlier version of it.
    fn name(&self, held: &Held, report: &Report) -> String {
        let base = base(report);
        let mut names = (1..).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") });
        let fits = |name: &String| {
            self.newest(held, name).is_none_or(|earlier| version::are_one(&earlier, report))
        };
        names.find(fits).unwrap_or_default()
    }

    /// The newest report under a name, from the folder where the shelf has let go of it.
    fn newest(&self, held: &Held, name: &str) -> Option<Arc<Report>> {
        match held.reports.get(held.newest.get(name)?) {
            Some((_, report)) => Some(report.clone()),
            None => read(&file(self.folder.as_ref()?, name)).ok().map(Arc::new),
        }
    }

    /// A report with the decisions on it.
    pub fn report(&self, id: &str) -> Option<Report> {
        let held = self.held();
        let (name, report) = held.reports.get(id)?;
        let mut report = Report::clone(report);
        if let Some(decisions) = held.decisions.get(name) {
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
        let Some((name, report)) = held.reports.get(id).cloned() else { return Ok(false) };
        let mut decisions = held.decisions.get(&name).cloned().unwrap_or_default();
        if !decisions.decide(&report, claim, decision) {
            return Ok(false);
        }
        if let Some(folder) = &self.folder {
            decisions.write(&Decisions::beside(&file(folder, &name)))?;
        }
        held.decisions.insert(name, decisions);
        Ok(true)
    }

    /// The reports taken last, newest first: id and report.
    pub fn latest(&self, most: usize) -> Vec<(String, Arc<Report>)> {
        let held = self.held();
        let ids = held.order.iter().rev().take(most);
        ids.filter_map(|id| Some((id.clone(), held.reports.get(id)?.1.clone()))).collect()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// Holds a report, and lets go of the oldest where there are too many.
    fn hold(&mut self, name: String, report: Report) -> String {
        let id = id(&report);
        self.drop_report(&id);
        self.text += weight(&report);
        self.order.push_back(id.clone());
        self.newest.insert(name.clone(), id.clone());
        self.reports.insert(id.clone(), (name, Arc::new(report)));
        while self.order.len() > 1 && (self.order.len() > MOST || self.text > MOST_TEXT) {
            let Some(oldest) = self.order.front().cloned() else { break };
            self.drop_report(&oldest);
        }
        id
    }

    fn drop_report(&mut self, id: &str) {
        if let Some((_, report)) = self.reports.remove(id) {
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
    hex(&Sha256::digest(known_by.as_bytes())[..8])
}

/// What a report's files are called, as far as its title tells.
pub fn base(report: &Report) -> String {
    let slug = report.article.title.as_deref().map(slug).filter(|slug| !slug.is_empty());
    slug.unwrap_or_else(|| format!("article-{}", id(report)))
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.yaml"))
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
    let written = whole::write(path, |file| yaml::write(std::slice::from_ref(report), file));
    written.map_err(|source| unusable(path, source))
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
    fn two_articles_under_one_title_keep_their_files_and_decisions_apart() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::open(Some(folder.path().into())).unwrap();
        let other = || {
            let mut report = report();
            report.text = Some("Another story altogether under the same old title.".into());
            report.article.sha256 = "1".repeat(64);
            report
        };
        let mut first = report();
        first.text =
            Some("Ada Quist got 77,709 votes in XX-12, said the mayor of the town.".into());
        let (first, _) = shelf.take(first);
        shelf.decide(&first, "c1", agreed()).unwrap();
        let (second, _) = shelf.take(other());
        assert!(shelf.report(&second).unwrap().claims[0].decision.is_none());
        for name in ["who-won-what", "who-won-what-2"] {
            assert!(folder.path().join(format!("{name}.yaml")).exists(), "{name}");
        }
        let again = Shelf::open(Some(folder.path().into())).unwrap();
        assert!(again.report(&first).unwrap().claims[0].decision.is_some());
        let (same, _) = again.take(other());
        assert_eq!(same, second);
        assert!(!folder.path().join("who-won-what-3.yaml").exists());
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
