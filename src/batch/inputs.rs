//! The files of the inputs, in an order that is the same on every machine.

use super::mirror;
use std::{
    fs::Metadata,
    io,
    ops::ControlFlow,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// A file of the inputs.
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// As it is named in reports.
    pub(super) place: String,
    /// The path of its report.
    pub(super) mirror: String,
    /// What is known of it, or why it can't be read.
    pub(super) about: Result<Metadata, String>,
}

/// Hands out every file: those of a folder by name, folders within it too. Links are followed, and
/// what was written into `except` is left out.
pub(super) fn each(
    inputs: &[PathBuf],
    except: &Path,
    found: &mut dyn FnMut(Found) -> ControlFlow<()>,
) -> ControlFlow<()> {
    for input in inputs {
        let walk = WalkDir::new(input).follow_links(true).sort_by_file_name().into_iter();
        let is_output = |path: &Path| path.canonicalize().is_ok_and(|path| path == except);
        for entry in
            walk.filter_entry(|entry| !(entry.file_type().is_dir() && is_output(entry.path())))
        {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let about = entry.metadata().map_err(|error| error.to_string());
                    found(file(entry.path(), about.and_then(regular)))?;
                }
                Err(error) => {
                    let path = error.path().unwrap_or(input).to_owned();
                    found(file(&path, Err(reason(&error))))?;
                }
            }
        }
    }
    ControlFlow::Continue(())
}

fn file(path: &Path, about: Result<Metadata, String>) -> Found {
    Found {
        path: path.to_owned(),
        place: path.to_string_lossy().into_owned(),
        mirror: mirror::of(path),
        about,
    }
}

/// Pipes and devices may never come to an end.
fn regular(about: Metadata) -> Result<Metadata, String> {
    if about.is_file() { Ok(about) } else { Err("neither a file nor a folder".to_owned()) }
}

fn reason(error: &walkdir::Error) -> String {
    if let Some(ancestor) = error.loop_ancestor() {
        return format!("a link that leads back to {}", ancestor.display());
    }
    match error.io_error() {
        Some(error) if error.kind() == io::ErrorKind::NotFound => {
            "there is no such file".to_owned()
        }
        Some(error) => format!("can't be read: {error}"),
        None => error.to_string(),
    }
}
