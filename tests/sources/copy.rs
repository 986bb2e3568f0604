//! Copies of the tiny election, to damage.

use crate::tiny_dir;
use std::{fs, path::PathBuf};
use tallycheck::sources::{LoadError, Sources};

/// A copy of the tiny election that goes away with its owner.
pub struct Copy(pub PathBuf);

impl Copy {
    pub fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("tallycheck-{}-{name}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        for entry in fs::read_dir(tiny_dir()).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), dir.join(entry.file_name())).unwrap();
        }
        Self(dir)
    }

    /// Replaces the first occurrence in a file.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    pub fn load(&self) -> Result<Sources, LoadError> {
        let mut sources = Sources::default();
        sources.add_dir(&self.0).map(|()| sources)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
