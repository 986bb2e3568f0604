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

/// By how much less likely things are for which another is meant.
pub(super) const YIELDING: f64 = 0.55;
/// What is this much less likely than another is not just as likely.
const JUST_AS_LIKELY: f64 = 0.04;

/// Of several things, the likeliest is meant, unless another is just as likely.
pub(super) fn yield_to_first<T: Copy>(ranked: &mut [Likely<T>]) {
    let Some(first) = ranked.first().copied() else { return };
    for other in &mut ranked[1..] {
        if yields(other.likelihood, first.likelihood) {
            other.likelihood *= YIELDING;
        }
    }
}

/// Whether what is so likely yields to the likeliest.
pub(super) fn yields(likelihood: f64, first: f64) -> bool {
    first - likelihood > JUST_AS_LIKELY
}
