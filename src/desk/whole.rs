//! Files written whole or not at all, so that a full disk or a power cut leaves the one before.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
};

/// Writes a file anew.
///
/// # Errors
///
/// When it can't be written; what stood there stands there still.
pub(super) fn write(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    fill(file.as_file_mut())?;
    file.flush()?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
