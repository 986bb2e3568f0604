//! Files moved into a folder all together, or not at all.

use super::Written;
use std::{fs, io, path::Path};

/// Moves the files written aside into `output`. What stood in their place is kept until all have
/// moved; if one can't, all goes back to where it was.
pub fn move_into_place(aside: &Path, output: &Path, written: &[Written]) -> io::Result<()> {
    let before = aside.join("before");
    fs::create_dir(&before)?;
    let exchange = Exchange { aside, before: &before, output };
    for (done, Written { file, .. }) in written.iter().enumerate() {
        if let Err(error) = exchange.forth(file) {
            written[..=done].iter().for_each(|undone| exchange.back(&undone.file));
            return Err(error);
        }
    }
    Ok(())
}

struct Exchange<'a> {
    /// Where the new files are.
    aside: &'a Path,
    /// Where the old ones are kept.
    before: &'a Path,
    output: &'a Path,
}

impl Exchange<'_> {
    fn forth(&self, file: &str) -> io::Result<()> {
        let place = self.output.join(file);
        match fs::rename(&place, self.before.join(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => fs::rename(self.aside.join(file), place),
        }
    }

    /// Undoes what `forth` did. It has an error to tell already; a second one would only hide it.
    fn back(&self, file: &str) {
        let place = self.output.join(file);
        let (new, old) = (self.aside.join(file), self.before.join(file));
        let _ = if old.exists() {
            fs::rename(old, place)
        } else if !new.exists() {
            fs::remove_file(place)
        } else {
            Ok(())
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{Written, move_into_place};
    use std::fs;

    #[test]
    fn what_stood_there_comes_back_when_one_file_cannot_be_moved() {
        let folder = tempfile::tempdir().unwrap();
        let (aside, output) = (folder.path().join("aside"), folder.path().join("output"));
        fs::create_dir(&aside).unwrap();
        fs::create_dir(&output).unwrap();
        for (path, text) in [
            (aside.join("a.csv"), "new"),
            (aside.join("b.csv"), "new"),
            (output.join("a.csv"), "old"),
        ] {
            fs::write(path, text).unwrap();
        }
        let written = ["a.csv", "b.csv", "never-written.csv"]
            .map(|file| Written { file: file.into(), rows: 1 });
        move_into_place(&aside, &output, &written).unwrap_err();
        assert_eq!(fs::read_to_string(output.join("a.csv")).unwrap(), "old");
        assert_eq!(fs::read_dir(&output).unwrap().count(), 1);
    }
}
