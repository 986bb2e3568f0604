//! What the releases say about the measure of a reading, and with what standing.

use crate::sources::{Election, Figure, ReleaseClass};
use rust_decimal::Decimal;

/// The figures a claim is held against, oldest release first.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub(super) figures: Vec<Weighed>,
}

/// A figure with the standing of its release.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    /// The figure.
    pub(super) figure: Figure,
    /// What it may decide.
    pub(super) standing: Standing,
}

/// What a figure may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A complete figure of a complete official release: supports and contradicts.
    Official,
    /// An official figure with rows missing, or with doubtful members: casts doubt, decides nothing.
    Incomplete,
    /// A partial or media count: dates a claim, never contradicts it.
    Snapshot,
    /// A party's own: shown, decides nothing.
    Party,
}

impl Evidence {
    /// Weighs what an election's releases say. What a partial count adds up to where it has rows
    /// missing is nothing that anybody ever printed, and is left out.
    pub(super) fn weigh(election: &Election, figures: Vec<Figure>) -> Self {
        let standing = |figure: &Figure| {
            let release = &election.releases[figure.release.ix()];
            let official = release.class == ReleaseClass::Official && release.complete;
            Some(match (release.class, figure.complete) {
                (_, true) if official => Standing::Official,
                (_, false) if official => Standing::Incomplete,
                (_, false) => return None,
                (ReleaseClass::Party, true) => Standing::Party,
                (ReleaseClass::Official | ReleaseClass::Media, true) => Standing::Snapshot,
            })
        };
        let weigh = |figure| Some(Weighed { standing: standing(&figure)?, figure });
        Self { figures: figures.into_iter().filter_map(weigh).collect() }
    }

    /// Whether no release says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// Every figure with its standing.
    pub(super) fn all(&self) -> impl Iterator<Item = &Weighed> {
        self.figures.iter()
    }

    /// The figures of one standing.
    pub(super) fn with(&self, standing: Standing) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |w| w.standing == standing).map(|w| &w.figure)
    }

    /// The complete official figures.
    pub(super) fn official(&self) -> impl Iterator<Item = &Figure> {
        self.with(Standing::Official)
    }

    /// The official figure nearest to a number; the earlier of two that are as near.
    pub(super) fn nearest(&self, distance: impl Fn(Decimal) -> Decimal) -> Option<&Figure> {
        self.official().min_by_key(|figure| distance(figure.value))
    }

    /// The last official figure after `figure`, on its basis, that says otherwise.
    pub(super) fn later_than(&self, figure: &Figure) -> Option<&Figure> {
        let differs =
            |other: &&Figure| other.value != figure.value || other.holder != figure.holder;
        self.official()
            .filter(|other| other.release > figure.release && other.basis == figure.basis)
            .last()
            .filter(differs)
    }

    /// The figures on the basis a text names, and those without one.
    #[must_use]
    pub(super) fn on_basis(self, named: &str) -> Self {
        self.where_basis(|basis| basis_is(basis, named))
    }

    /// The figures on the basis a text names.
    #[must_use]
    pub(super) fn only_on_basis(mut self, named: &str) -> Self {
        let fits = |basis: &str| basis_is(basis, named);
        self.figures.retain(|w| w.figure.basis.as_deref().is_some_and(fits));
        self
    }

    /// The figures on such a basis, and those without one.
    #[must_use]
    pub(super) fn where_basis(mut self, fits: impl Fn(&str) -> bool) -> Self {
        self.figures.retain(|w| w.figure.basis.as_deref().is_none_or(&fits));
        self
    }

    /// The basis on which official releases give the figure first.
    pub(super) fn main_basis(&self) -> Option<&str> {
        self.official().next()?.basis.as_deref()
    }

    /// The same figures, each turned into another number.
    #[must_use]
    pub(super) fn map(mut self, turn: impl Fn(Decimal) -> Decimal) -> Self {
        for weighed in &mut self.figures {
            weighed.figure.value = turn(weighed.figure.value);
        }
        self
    }
}

/// Whether a basis as the sources word it ("general with probable members") is the one a text names
/// ("general"). A basis that only says what it adds ("with joiners") leaves the rest open.
fn basis_is(basis: &str, named: &str) -> bool {
    let mut words = basis.split(|c: char| !c.is_alphanumeric());
    basis == named || basis.starts_with("with") || words.any(|word| word == named)
}

#[cfg(test)]
pub(super) mod sample {
    //! Evidence for tests: each release says one number.

    use super::{Evidence, Standing, Weighed};
    use crate::sources::{Figure, ReleaseId, Trust};

    /// Releases in order, each with its standing and its figure.
    pub fn evidence(figures: &[(Standing, i64)]) -> Evidence {
        on_bases(&figures.iter().map(|(s, value)| (*s, *value, None)).collect::<Vec<_>>())
    }

    /// The same with the basis of each figure.
    pub fn on_bases(figures: &[(Standing, i64, Option<&str>)]) -> Evidence {
        let weighed = (0..).zip(figures).map(|(release, (standing, value, basis))| Weighed {
            figure: Figure {
                value: (*value).into(),
                release: ReleaseId(release),
                rows: [].into(),
                trust: Trust::High,
                complete: true,
                formula: None,
                basis: basis.map(Into::into),
                holder: None,
            },
            standing: *standing,
        });
        Evidence { figures: weighed.collect() }
    }
}
