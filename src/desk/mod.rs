//! The desk: a local page to paste an article into, and what an editor decides on its claims.

pub mod decisions;
