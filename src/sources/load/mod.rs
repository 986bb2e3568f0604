//! Folders to [`Sources`].
//!
//! A [`folder`] is read whole, then file by file: what later files refer to comes first. The first
//! thing wrong ends it.

mod alternatives;
mod assemble;
mod contests;
mod election;
mod folder;
mod lines;
mod lookup;
mod members;
mod parties;
mod people;
mod provenance;
mod records;
mod results;
mod seats;
mod table;
mod turnout;
mod yaml;

use super::{Election, Sources};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Why a source folder could not be read: what is wrong, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {problem}", file.display(), line.map(|n| format!(":{n}")).unwrap_or_default())]
pub struct LoadError {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1; `None` where the file as a whole is meant.
    pub line: Option<u32>,
    /// What is wrong with it and what would be right.
    pub problem: String,
}

impl Sources {
    /// The sources compiled into the program.
    ///
    /// # Errors
    ///
    /// When the files it was built from are damaged, which `cargo test` rules out.
    pub fn bundled() -> Result<Sources, LoadError> {
        let folders = folder::bundled()?;
        let elections: Result<Vec<Election>, LoadError> =
            folders.par_iter().map(assemble::election).collect();
        let mut sources = Sources::default();
        elections?.into_iter().for_each(|election| sources.add(election));
        Ok(sources)
    }

    /// Adds the folders below `dir` that hold an `election.yaml`, or `dir` itself if it does; an
    /// election with a known id replaces it. The ids of elections ([`super::ElectionId`]) change.
    ///
    /// # Errors
    ///
    /// The first thing wrong, with file and line.
    pub fn add_dir(&mut self, dir: &Path) -> Result<(), LoadError> {
        let mut added: Vec<Election> = Vec::new();
        for folder in folder::below(dir)? {
            let election = assemble::election(&folder)?;
            if added.iter().any(|other| other.id == election.id) {
                let problem =
                    format!("a second folder with the id `{}`; ids are unique", election.id);
                return Err(LoadError { file: folder.path, line: None, problem });
            }
            added.push(election);
        }
        added.into_iter().for_each(|election| self.add(election));
        Ok(())
    }

    fn add(&mut self, election: Election) {
        match self.elections.binary_search_by(|known| known.id.cmp(&election.id)) {
            Ok(at) => self.elections[at] = election,
            Err(at) => self.elections.insert(at, election),
        }
    }
}
