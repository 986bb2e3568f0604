//! Archives in, reports out: every container, every hostile form, and every moment at which a run
//! can be cut off. All archives are made here.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

mod archives;
mod conflicts;
mod hostile;
mod made;
mod resume;
mod scene;
mod skipped;
