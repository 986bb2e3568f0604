//! Shares in per cent: of the valid votes, of the votes cast, of the people on the roll.

use super::{evidence::Total, rolls::Roll};
use crate::sources::{CandidacyId, Election, Figure, Place, ReleaseId, Sex, Who};

/// What a share may be of, the usual one first.
const BASES: [(Roll, &str); 3] = [
    (Roll::Valid, "of valid votes"),
    (Roll::Cast, "of votes cast"),
    (Roll::Registered(Sex::All), "of registered voters"),
];

impl Election {
    pub(super) fn share(&self, candidacy: CandidacyId) -> Vec<Figure> {
        let place = Place::Contest(self.candidacies[candidacy.ix()].contest);
        self.shares(place, |release| self.votes_in(release, candidacy))
    }

    pub(super) fn party_share(&self, who: Who, place: Place) -> Vec<Figure> {
        self.shares(place, |release| self.party_votes_in(release, who, place))
    }

    fn shares(&self, place: Place, votes: impl Fn(ReleaseId) -> Option<Total>) -> Vec<Figure> {
        let mut figures = Vec::new();
        for release in self.releases_in_detail() {
            let Some(votes) = votes(release) else { continue };
            figures.extend(BASES.iter().filter_map(|(roll, basis)| {
                let whole = self.roll(release, place, *roll)?;
                Some(votes.percent_of(&whole, release)?.with_basis(*basis))
            }));
        }
        figures
    }
}
