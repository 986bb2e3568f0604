//! `summary.yaml`, piece by piece: no list of it has to fit into memory but the short ones.

mod cards;
mod read;
#[cfg(test)]
mod schema;
mod totals;
pub mod v1;

use super::{BatchError, Watch, journal::Journal, output::Folder};
use crate::{Checker, report::v1::ElectionInfo};
use serde::Serialize;
use serde_yaml::FlowMap;
use std::{collections::BTreeMap, io::Write, path::Path};
use v1::FORMAT;

/// Writes the summary.
pub(super) fn write(
    folder: &Folder,
    journal: &Journal,
    checker: &Checker,
    watch: &dyn Watch,
) -> Result<(), BatchError> {
    let elections = checker.sources().elections.iter();
    let elections: Vec<ElectionInfo> = elections
        .map(|election| ElectionInfo { id: election.id.clone(), sha256: election.sha256.clone() })
        .collect();
    let path = folder.root().join("summary.yaml");
    folder.replace("summary.yaml", watch, |out| {
        let mut sections = Sections { out, path: &path };
        sections.one("format", &FORMAT)?;
        sections.one("elections", &elections)?;
        sections.one("pages", &totals::pages(journal)?)?;
        sections.one("claims", &totals::claims(journal)?)?;
        sections.one("kinds", &lines(totals::kinds(journal)?))?;
        sections.one("outlets", &lines(totals::outlets(journal)?))?;
        sections.one("months", &lines(totals::months(journal)?))?;
        sections.one("wrong_figures", &totals::wrong_figures(journal)?)?;
        sections.list("conflicts", |each| cards::each(journal, each))?;
        sections.list("failed", |each| totals::remarks(journal, true, each))?;
        sections.list("notes", |each| totals::remarks(journal, false, each))
    })
}

/// Each entry on a line of its own.
fn lines<T>(entries: Vec<T>) -> Vec<FlowMap<T>> {
    entries.into_iter().map(FlowMap).collect()
}

/// Takes the entries of a list one by one.
type Each<'a, T> = dyn FnMut(T) -> Result<(), BatchError> + 'a;

/// Writes the fields of the summary.
struct Sections<'a> {
    out: &'a mut dyn Write,
    path: &'a Path,
}

impl Sections<'_> {
    fn one(&mut self, name: &str, value: &impl Serialize) -> Result<(), BatchError> {
        self.yaml(&BTreeMap::from([(name, value)]))
    }

    fn list<T: Serialize>(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut Each<'_, T>) -> Result<(), BatchError>,
    ) -> Result<(), BatchError> {
        let mut is_empty = true;
        fill(&mut |entry| {
            if is_empty {
                writeln!(self.out, "{name}:").map_err(BatchError::at(self.path))?;
            }
            is_empty = false;
            self.yaml(&[entry])
        })?;
        if is_empty {
            writeln!(self.out, "{name}: []").map_err(BatchError::at(self.path))?;
        }
        Ok(())
    }

    fn yaml(&mut self, value: &impl Serialize) -> Result<(), BatchError> {
        let yaml = serde_yaml::to_string(value).map_err(std::io::Error::other)?;
        self.out.write_all(yaml.as_bytes()).map_err(BatchError::at(self.path))
    }
}
