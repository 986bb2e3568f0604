//! A bloc's seats: the count its members give, and the other counts on record.

use super::gather;
use crate::sources::{BlocId, Election, Measure, Member, Place, ReleaseClass, Who};
use rust_decimal::Decimal;

/// The counts of a bloc that are on record beside the one its members give.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OtherCounts {
    /// Each with who counts so.
    counts: Vec<(Decimal, String)>,
}

impl OtherCounts {
    /// The other counts of the bloc a measure asks for; `None` where it asks for no bloc's seats or
    /// only one count is on record.
    pub(super) fn of(election: &Election, measure: &Measure, main: Decimal) -> Option<Self> {
        let Measure::Seats(who, place) = gather::stands_for(election, measure) else { return None };
        let Who::Bloc(id) = who else { return None };
        let bloc = &election.blocs[id.ix()];
        let recorded = bloc.other_counts.iter().filter(|count| place == Place::Body(count.body));
        let mut counts: Vec<(Decimal, String)> =
            recorded.map(|count| (count.seats.into(), count.source.clone())).collect();
        let doubtful = probable_winners(election, id, place);
        if doubtful > 0 {
            let without = (main - Decimal::from(doubtful)).max(Decimal::ZERO);
            counts.push((without, "its sure members alone".to_owned()));
        }
        (!counts.is_empty()).then_some(Self { counts })
    }

    /// The other count that a claim agrees with; where it agrees with none, the one that leaves it
    /// inside the range of all counts and `main`.
    pub(super) fn nearest_within(
        self,
        main: Decimal,
        distance: impl Fn(Decimal) -> Decimal,
        claimed: Decimal,
    ) -> Option<(Decimal, String)> {
        let least = self.counts.iter().map(|(seats, _)| *seats).fold(main, Decimal::min);
        let most = self.counts.iter().map(|(seats, _)| *seats).fold(main, Decimal::max);
        let within = least <= claimed && claimed <= most;
        let nearest = self.counts.into_iter().min_by_key(|(seats, _)| distance(*seats))?;
        (within || distance(nearest.0).is_zero()).then_some(nearest)
    }
}

/// How many probable members of a bloc were declared elected in a place.
fn probable_winners(election: &Election, bloc: BlocId, place: Place) -> usize {
    let contests = election.contests_at(place);
    let probable = election.blocs[bloc.ix()].members.iter().filter(|member| !member.sure);
    let won = probable.filter(|member| match member.who {
        Member::Party(_) => false,
        Member::Candidacy(candidacy) => {
            contests.contains(&election.candidacies[candidacy.ix()].contest)
                && election.figures(&Measure::Elected(candidacy)).first().is_some_and(|figure| {
                    election.releases[figure.release.ix()].class == ReleaseClass::Official
                        && figure.value == Decimal::ONE
                })
        }
    });
    won.count()
}
