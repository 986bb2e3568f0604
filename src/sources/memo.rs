//! Figures that sum over many contests, remembered: articles ask for the same tallies again and
//! again, and a source never changes once it is loaded.

use super::{Figure, Measure};
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The sums asked for so far. A copy starts empty.
#[derive(Debug, Default)]
pub(super) struct Memo(RwLock<FxHashMap<Measure, Arc<[Figure]>>>);

impl Memo {
    /// The figures of a measure, worked out the first time only.
    pub(super) fn figures(
        &self,
        measure: Measure,
        work_out: impl FnOnce() -> Vec<Figure>,
    ) -> Arc<[Figure]> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&measure).cloned();
        known.unwrap_or_else(|| {
            let figures: Arc<[Figure]> = work_out().into();
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            all.insert(measure, figures.clone());
            figures
        })
    }
}

impl Clone for Memo {
    fn clone(&self) -> Self {
        Self::default()
    }
}
