//! The conflicts of `summary.yaml`, one by one: the file may be larger than memory should be.

use super::ArchiveError;
use crate::batch::v1::{Card, FORMAT};
use std::{
    fs::File,
    io::{BufRead, BufReader, Lines},
    path::Path,
};

/// Hands out every conflict of a summary, in order.
///
/// # Errors
///
/// When the file can't be read, or isn't one that a batch writes.
pub fn conflicts(
    path: &Path,
    mut found: impl FnMut(Card) -> Result<(), ArchiveError>,
) -> Result<(), ArchiveError> {
    let file = File::open(path).map_err(ArchiveError::file(path))?;
    let mut lines = Summary { path, lines: BufReader::new(file).lines() };
    let first = lines.next()?.unwrap_or_default();
    if first != format!("format: {FORMAT}") {
        return Err(lines.malformed(format!("it begins with `{first}`, not `format: {FORMAT}`")));
    }
    loop {
        match lines.next()?.as_deref() {
            Some("conflicts:") => break,
            Some("conflicts: []") => return Ok(()),
            Some(_) => {}
            None => return Err(lines.malformed("it lists no conflicts".into())),
        }
    }
    // An entry begins with a hyphen where the list does; all its other lines stand further in.
    let mut entry = String::new();
    while let Some(line) = lines.next()?.filter(|line| line.starts_with(['-', ' '])) {
        if line.starts_with('-') && !entry.is_empty() {
            found(lines.card(&entry)?)?;
            entry.clear();
        }
        entry.push_str(&line);
        entry.push('\n');
    }
    if entry.is_empty() { Ok(()) } else { found(lines.card(&entry)?) }
}

struct Summary<'a> {
    path: &'a Path,
    lines: Lines<BufReader<File>>,
}

impl Summary<'_> {
    fn next(&mut self) -> Result<Option<String>, ArchiveError> {
        self.lines.next().transpose().map_err(ArchiveError::file(self.path))
    }

    fn card(&self, entry: &str) -> Result<Card, ArchiveError> {
        let cards: Vec<Card> =
            serde_yaml::from_str(entry).map_err(|error| self.malformed(error.to_string()))?;
        cards.into_iter().next().ok_or_else(|| self.malformed("an empty conflict".into()))
    }

    fn malformed(&self, problem: String) -> ArchiveError {
        ArchiveError::Malformed { file: self.path.display().to_string(), problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = "- id: k1\n  kind: seat_tally\n  subject_kind: bloc\n  subject_id: RED\n  \
        subject: The Reds\n  election: xx-2024\n  body: na\n  area: null\n  official: 93\n  \
        release: final\n  values: []\n";

    fn read(text: &str) -> Result<Vec<String>, ArchiveError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.yaml");
        std::fs::write(&path, text).unwrap();
        let mut ids = Vec::new();
        conflicts(&path, |card| {
            ids.push(card.id);
            Ok(())
        })?;
        Ok(ids)
    }

    #[test]
    fn cards_come_one_by_one_and_what_stands_around_them_is_left_alone() {
        let two = CARD.replace("k1", "k2").replace("The Reds", "|-\n    -\n    - two\n    lines");
        let around = |cards: &str| {
            format!("format: {FORMAT}\npages: {{}}\n{cards}failed:\n- place: a\n  reason: b\n")
        };
        assert_eq!(read(&around(&format!("conflicts:\n{CARD}{two}"))).unwrap(), ["k1", "k2"]);
        assert!(read(&around("conflicts: []\n")).unwrap().is_empty());
    }

    #[test]
    fn what_no_batch_writes_is_refused_by_its_name() {
        let truncated = format!("format: {FORMAT}\npages: {{}}\n");
        for text in ["", "format: tallycheck-batch/9\n", truncated.as_str()] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains("summary.yaml: not as a batch writes it"), "{error}");
        }
        assert!(read(&format!("format: {FORMAT}\nconflicts:\n- id: k1\n")).is_err());
    }
}
