//! The seats of a place, won and published.

use super::evidence::Evidence;
use crate::sources::{
    Belongs, CandidacyId, Election, Member, PartyId, Place, ReleaseId, SeatHolder, SeatsRow, Who,
};

/// The seats of one type that were won in a place, by one release.
pub(super) struct Won<'a> {
    /// `general`, `women` …
    pub basis: &'a str,
    /// Each winner with the seats (or electoral votes) the contest is worth.
    pub winners: Vec<(CandidacyId, u32)>,
    /// How many contests there are.
    pub contests: u32,
    /// How many of them have a winner.
    pub decided: u32,
}

impl Election {
    /// Who won in a place by one release, by type of seat in the order of the contests.
    pub(super) fn won(&self, release: ReleaseId, place: Place, wholly: bool) -> Vec<Won<'_>> {
        let mut all: Vec<Won<'_>> = Vec::new();
        if !self.index.is_in_detail(release) {
            return all;
        }
        for id in self.summed(place) {
            if wholly && !self.lies_wholly_in(id, place) {
                continue;
            }
            let contest = &self.contests[id.ix()];
            let at =
                all.iter().position(|won| won.basis == contest.seat_type).unwrap_or_else(|| {
                    let basis = &contest.seat_type;
                    all.push(Won { basis, winners: Vec::new(), contests: 0, decided: 0 });
                    all.len() - 1
                });
            let worth =
                if self.bodies[contest.body.ix()].electoral_votes { contest.magnitude } else { 1 };
            let winners = self.winners(release, id);
            all[at].contests += 1;
            all[at].decided += u32::from(winners.is_some());
            all[at]
                .winners
                .extend(winners.unwrap_or_default().iter().map(|winner| (*winner, worth)));
        }
        all.retain(|won| won.decided > 0);
        all
    }

    /// The tallies published for exactly this place by one release.
    pub(super) fn published(
        &self,
        release: ReleaseId,
        place: Place,
    ) -> impl Iterator<Item = &SeatsRow> {
        let bodies = self.bodies.len();
        self.seats.iter().filter(move |row| {
            let of = match (place, row.body, row.region) {
                (Place::Body(body), Some(of), None) => body == of,
                (Place::Region(body, region), Some(of), Some(part)) => body == of && region == part,
                (Place::Election, None, None) => true,
                (Place::Election, Some(_), None) => bodies == 1,
                _ => false,
            };
            of && row.release == release
        })
    }

    /// The seats of a party or bloc among published rows of one basis: its own row, else the sum
    /// of its member parties' rows, which is incomplete where one has none.
    pub(super) fn among(&self, rows: &[&SeatsRow], who: Who) -> Option<(u32, Evidence)> {
        let holder = match who {
            Who::Party(party) => SeatHolder::Party(party),
            Who::Bloc(bloc) => SeatHolder::Bloc(bloc),
            Who::Person(_) | Who::Others => return None,
        };
        let own = rows.iter().find(|row| row.who == holder).map(|row| (row.seats, seen(row)));
        own.or_else(|| match who {
            Who::Bloc(bloc) => self.among_members(rows, &self.parties_of(bloc)?),
            _ => None,
        })
    }

    fn among_members(&self, rows: &[&SeatsRow], parties: &[PartyId]) -> Option<(u32, Evidence)> {
        let of =
            |party: &PartyId| rows.iter().copied().find(|row| row.who == SeatHolder::Party(*party));
        let found: Vec<&SeatsRow> = parties.iter().filter_map(of).collect();
        let mut evidence = Evidence::new();
        found.iter().for_each(|row| evidence.join(&seen(row)));
        evidence.complete = found.len() == parties.len();
        (!found.is_empty()).then(|| (found.iter().map(|row| row.seats).sum(), evidence))
    }

    /// The sure members of a bloc that is one of parties only.
    pub(super) fn parties_of(&self, bloc: crate::sources::BlocId) -> Option<Vec<PartyId>> {
        let members = self.blocs[bloc.ix()].members.iter().filter(|member| member.sure);
        let mut parties = members
            .map(|member| match member.who {
                Member::Party(party) => Some(party),
                Member::Candidacy(_) => None,
            })
            .collect::<Option<Vec<_>>>()?;
        parties.sort_unstable();
        parties.dedup();
        (!parties.is_empty()).then_some(parties)
    }

    /// The seats that winners of a party or bloc hold.
    pub(super) fn held_by(&self, won: &Won<'_>, who: Who, at_least: Belongs) -> u32 {
        let of = |(winner, _): &&(CandidacyId, u32)| self.belongs(*winner, who) >= at_least;
        won.winners.iter().filter(of).map(|(_, worth)| worth).sum()
    }
}

fn seen(row: &SeatsRow) -> Evidence {
    let mut evidence = Evidence::new();
    evidence.see("seats.csv", row.line, row.trust);
    evidence
}
