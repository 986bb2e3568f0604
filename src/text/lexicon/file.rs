//! `claims/<language>/numbers.yaml` as written.

use crate::text::{Approx, Unit};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file; its comments say what each part is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LexiconFile {
    pub(super) cardinals: BTreeMap<String, u32>,
    pub(super) scales: Vec<ScaleEntry>,
    pub(super) fractions: BTreeMap<String, u32>,
    pub(super) articles: Vec<String>,
    pub(super) joiner: String,
    pub(super) fraction_joiner: String,
    pub(super) between: String,
    pub(super) range_signs: Vec<String>,
    pub(super) change_cues: Vec<String>,
    pub(super) hedges: BTreeMap<Approx, Vec<String>>,
    pub(super) hedges_after: BTreeMap<Approx, Vec<String>>,
    pub(super) hedge_fillers: Vec<String>,
    pub(super) pointers: Vec<String>,
    pub(super) units: BTreeMap<Unit, Vec<String>>,
    pub(super) unit_fillers: Vec<String>,
    pub(super) unit_stops: Vec<String>,
    pub(super) unit_carriers: Vec<String>,
    pub(super) after_broken_number: Vec<String>,
    pub(super) currencies: Vec<String>,
    pub(super) classes: BTreeMap<String, Vec<String>>,
    pub(super) set_aside: Vec<RuleEntry>,
    pub(super) abbreviations: Vec<String>,
    pub(super) abbreviations_before_numbers: Vec<String>,
    pub(super) abbreviations_that_end: Vec<String>,
    pub(super) sentence_starters: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScaleEntry {
    pub(super) words: Vec<String>,
    pub(super) worth: u64,
    /// Whether the word counts only right behind digits, without a space (`13.6m`).
    #[serde(default)]
    pub(super) only_attached: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    pub(super) why: String,
    pub(super) patterns: Vec<String>,
    #[serde(default)]
    pub(super) unless: Vec<String>,
}
