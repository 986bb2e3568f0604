//! Houses that a sentence names by their size: "the 336-member house".

use super::{
    layout::Point,
    parts::{bodies, seats},
    places::here,
    scene::Scene,
};
use crate::{
    extractor::{Claim, Kind, Statement},
    sources::{BodyId, Place},
    text::Worded,
};
use rust_decimal::Decimal;

/// A size that a text gives a house, and where.
pub(super) type Size = (Point, Decimal);

/// A house that a text names by its size, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct SizedHouse {
    at: Point,
    house: BodyId,
}

/// The sizes that a text gives houses: the numbers of seats that a hyphen joins to their noun.
pub(super) fn sizes(text: &str, claims: &[Claim]) -> Vec<Size> {
    let sizes = claims.iter().filter_map(|claim| match claim.statement {
        Statement::Number { amount, .. } if claim.kind == Kind::ContestCount => {
            let Worded::One(size) = amount.worded else { return None };
            let joined = text.get(claim.span.end..)?.starts_with('-');
            joined.then_some((here(claim), size))
        }
        _ => None,
    });
    sizes.collect()
}

impl Scene<'_> {
    /// The scene of a text that gives houses these sizes, where its election has one house of a size.
    pub(super) fn with_houses_of(mut self, sizes: &[Size]) -> Self {
        let sized = sizes.iter().filter_map(|(at, size)| {
            let fits = |body: &BodyId| {
                seats(&self, Place::Body(*body)).is_some_and(|seats| Decimal::from(seats) == *size)
            };
            let mut fitting = bodies(&self).filter(fits);
            let house = fitting.next().filter(|_| fitting.next().is_none())?;
            Some(SizedHouse { at: *at, house })
        });
        self.sized = sized.collect();
        self
    }
}

/// The house nearest to a claim that its sentence names by its size.
pub(super) fn house_near(scene: &Scene<'_>, claim: &Claim) -> Option<BodyId> {
    let here = here(claim);
    let own = scene.sized.iter().filter(|sized| sized.at.sentence == here.sentence);
    let nearest = own.min_by_key(|sized| sized.at.byte.abs_diff(here.byte))?;
    Some(nearest.house)
}
