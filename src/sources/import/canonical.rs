//! The canonical files in the making, and how they are written.

use super::{ImportError, Written, exchange, file::File, natural::Natural, row::Row};
use std::{cmp::Reverse, collections::BTreeMap, fs, io, path::Path, process};

/// The canonical files in the making.
#[derive(Default)]
pub struct Canonical {
    rows: BTreeMap<File, BTreeMap<Vec<Natural>, Row>>,
}

impl Canonical {
    /// Adds a row; one with the key of an earlier row only fills what that left empty.
    pub fn add(&mut self, file: File, row: Row) {
        let key = row.key(file);
        let rows = self.rows.entry(file).or_default();
        rows.entry(key).and_modify(|own| own.fill_from(&row)).or_insert(row);
    }

    /// Adds a row; one with the key of an earlier row replaces what it says otherwise.
    pub fn lay_over(&mut self, file: File, row: Row) {
        let key = row.key(file);
        let rows = self.rows.entry(file).or_default();
        rows.entry(key).and_modify(|own| own.overwrite_from(&row)).or_insert(row);
    }

    /// Refuses rows that lack what they need, and results of contests that aren't there.
    pub fn check(&self) -> Result<(), ImportError> {
        for file in File::ALL {
            for row in self.of(file) {
                if let Some(column) = file.needed().iter().find(|c| row.cell(file, c).is_empty()) {
                    return Err(row.error("is empty").in_column(column));
                }
            }
        }
        let contests = self.rows.get(&File::Contests);
        let unknown = self.of(File::Results).find(|row| {
            let key = vec![Natural::of(row.cell(File::Results, "contest"))];
            !contests.is_some_and(|contests| contests.contains_key(&key))
        });
        match unknown {
            None => Ok(()),
            Some(row) => {
                let contest = row.cell(File::Results, "contest");
                Err(row.error(format!("no contest `{contest}`")).in_column("contest"))
            }
        }
    }

    /// Writes the files that have rows into `output`: all of them or, on failure, none. A table there
    /// that this import has no rows for is refused: it would be taken for one of this import's.
    pub fn write(&self, output: &Path) -> Result<Vec<Written>, ImportError> {
        self.refuse_strangers(output)?;
        let aside = output.join(format!(".import-{}", process::id()));
        let written = self.write_aside(&aside).and_then(|written| {
            exchange::move_into_place(&aside, output, &written).map(|()| written)
        });
        // A failure has its own error; what is left of the folder doesn't matter beside it.
        let _ = fs::remove_dir_all(&aside);
        written.map_err(|error| ImportError::in_file(output, error))
    }

    fn refuse_strangers(&self, output: &Path) -> Result<(), ImportError> {
        for file in File::ALL {
            let path = output.join(file.name());
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            let problem = if about.is_dir() {
                "is a folder where a table belongs; move it away"
            } else if !self.rows.contains_key(&file) {
                "is there already, and this import has no rows for it; delete it if an earlier import \
                 wrote it, or move it to by-hand/"
            } else {
                continue;
            };
            return Err(ImportError::in_file(&path, problem));
        }
        Ok(())
    }

    fn write_aside(&self, aside: &Path) -> io::Result<Vec<Written>> {
        fs::create_dir_all(aside)?;
        let mut written = Vec::new();
        for &file in self.rows.keys() {
            let rows = self.sorted(file);
            let columns: Vec<&str> = file
                .columns()
                .iter()
                .copied()
                .filter(|column| {
                    !file.may_lack(column)
                        || rows.iter().any(|row| !row.cell(file, column).is_empty())
                })
                .collect();
            let mut writer = csv::Writer::from_path(aside.join(file.name()))?;
            writer.write_record(&columns)?;
            for row in &rows {
                writer.write_record(columns.iter().map(|column| row.cell(file, column)))?;
            }
            writer.flush()?;
            written.push(Written { file: file.name().to_owned(), rows: rows.len() });
        }
        Ok(written)
    }

    fn of(&self, file: File) -> impl Iterator<Item = &Row> {
        self.rows.get(&file).into_iter().flat_map(BTreeMap::values)
    }

    /// By key; the results of a contest by votes, as a reader expects them.
    fn sorted(&self, file: File) -> Vec<&Row> {
        let mut rows: Vec<_> = self.of(file).collect();
        if file == File::Results {
            rows.sort_by_cached_key(|row| {
                let cell = |column| row.cell(file, column);
                let place = [cell("release"), cell("contest")].map(Natural::of);
                let votes = cell("votes").parse::<u32>().ok();
                (place, Reverse(votes), Natural::of(cell("person")), cell("choice").to_owned())
            });
        }
        rows
    }
}
