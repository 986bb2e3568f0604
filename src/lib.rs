//! Checks the numbers in election news against the official results.
//!
//! Data flows one way: [`input`] reads bytes into an article, [`text`] finds its sentences and
//! quantities, [`extractor`] its claims, [`matcher`] links them to the parties, people and
//! constituencies that [`names`] knows, [`checker`] holds them against [`sources`], and [`report`]
//! says what came of it.

pub mod checker;
pub mod evaluate;
pub mod extractor;
pub mod input;
pub mod matcher;
pub mod names;
pub mod report;
pub mod sources;
pub mod span;
pub mod text;
