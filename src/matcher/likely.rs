//! A thing with how likely it is meant.

/// A thing with how likely it is meant, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likely<T> {
    pub(super) it: T,
    pub(super) likelihood: f64,
}

impl<T> Likely<T> {
    pub(super) fn new(it: T, likelihood: f64) -> Self {
        Self { it, likelihood }
    }

    pub(super) fn sure(it: T) -> Self {
        Self::new(it, 1.0)
    }

    /// The same, less likely by a factor.
    pub(super) fn times(self, factor: f64) -> Self {
        Self { likelihood: self.likelihood * factor, ..self }
    }
}

/// Sorts likeliest first, keeping the likelier of two equal things.
pub(super) fn rank<T: PartialEq>(mut all: Vec<Likely<T>>) -> Vec<Likely<T>> {
    all.sort_by(|one, other| other.likelihood.total_cmp(&one.likelihood));
    let mut kept: Vec<Likely<T>> = Vec::with_capacity(all.len());
    for likely in all {
        if kept.iter().all(|known| known.it != likely.it) {
            kept.push(likely);
        }
    }
    kept
}

/// Of several things, the likeliest is meant, unless another is just as likely.
pub(super) fn yield_to_first<T: Copy>(ranked: &mut [Likely<T>]) {
    let Some(first) = ranked.first().copied() else { return };
    for other in &mut ranked[1..] {
        if first.likelihood - other.likelihood > 0.04 {
            other.likelihood *= 0.55;
        }
    }
}
