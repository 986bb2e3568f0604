//! A bloc's seats: the count its sure members give, and the other counts on record.

use super::{
    evidence::{Evidence, Standing},
    gather,
};
use crate::sources::{Election, Figure, Measure, Place, Who};
use rust_decimal::Decimal;

/// The other count on record of a bloc's seats that a claim agrees with; where it agrees with none
/// but lies in the range of all of them, the nearest.
pub(super) fn other_count(
    election: &Election,
    measure: &Measure,
    evidence: &Evidence,
    claimed: Decimal,
    distance: impl Fn(Decimal) -> Decimal,
) -> Option<Figure> {
    let Measure::Seats(Who::Bloc(bloc), place) = gather::stands_for(election, measure) else {
        return None;
    };
    let mut others: Vec<Figure> = match place {
        Place::Body(body) => election.other_counts(bloc, body),
        _ => Vec::new(),
    };
    // Counts with the bloc's probable members.
    others.extend(evidence.with(Standing::Incomplete).cloned());
    let counts = || others.iter().chain(evidence.official()).map(|figure| figure.value);
    let within = counts().min()? <= claimed && claimed <= counts().max()?;
    let nearest = others.iter().min_by_key(|figure| distance(figure.value))?;
    (within || distance(nearest.value).is_zero()).then(|| nearest.clone())
}
