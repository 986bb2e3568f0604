//! The results model: reading source folders, and asking them.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

mod copy;
mod formats;
mod loading;
mod pakistan;
mod pakistan_2018;
mod queries;
mod tallies;
mod verifying;

use std::path::{Path, PathBuf};
use tallycheck::sources::{Election, Sources};

/// An invented election of four decided seats, small enough to reckon by hand.
pub fn tiny_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/tiny")
}

/// The same, loaded.
pub fn tiny() -> Election {
    let mut sources = Sources::default();
    sources.add_dir(&tiny_dir()).unwrap();
    sources.elections.remove(0)
}
