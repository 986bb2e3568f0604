//! Who has more seats than whom.
//!
//! Definition: a rank is one more than the number of rivals with more seats by the same release and
//! on the same basis. Among parties, independents and blocs don't rank. Among parties and blocs,
//! nobody competes with those who share members with them, nor with an alliance of parties unless
//! they are one.

use super::tally::Won;
use crate::sources::{
    Belongs, BlocId, Election, Figure, Member, PartyId, PartyKind, Place, ReleaseId, SeatHolder,
    SeatsRow, Who,
};
use rust_decimal::Decimal;

/// All that one release says about the seats of a place.
struct Standings<'a> {
    won: Vec<Won<'a>>,
    published: Vec<(&'a str, Vec<&'a SeatsRow>)>,
}

impl Election {
    pub(super) fn seat_rank(&self, who: Who, place: Place) -> Vec<Figure> {
        let fields = [
            ("among parties", self.parties_beside(who)),
            ("among parties and blocs", Some(self.groups_beside(who))),
        ];
        let mut figures = Vec::new();
        for release in self.release_ids() {
            let standings = self.standings(release, place);
            for own in self.seats_in(release, who, place) {
                for (field, rivals) in &fields {
                    let rivals = rivals.as_deref();
                    figures.extend(
                        rivals.and_then(|it| self.rank_among(&own, it, &standings, place, field)),
                    );
                }
            }
        }
        figures
    }

    fn standings(&self, release: ReleaseId, place: Place) -> Standings<'_> {
        Standings {
            won: self.won(release, place, false),
            published: self.published_by_basis(release, place),
        }
    }

    fn rank_among(
        &self,
        own: &Figure,
        rivals: &[Who],
        standings: &Standings<'_>,
        place: Place,
        field: &str,
    ) -> Option<Figure> {
        let basis = own.basis.as_deref()?;
        let won = standings.won.iter().find(|won| won.basis == basis);
        let published =
            standings.published.iter().find(|(it, _)| *it == basis).map(|(_, rows)| rows);
        if won.is_none() && published.is_none() {
            return None;
        }
        let more = |seats: u32| Decimal::from(seats) > own.value;
        let ahead = rivals.iter().filter(|rival| {
            let stated = published.and_then(|rows| Some(self.among(rows, **rival)?.0));
            let seats = stated.or_else(|| Some(self.held_by(won?, **rival, Belongs::Surely)));
            seats.is_some_and(more)
        });
        let rank = Decimal::from(ahead.count() as u64 + 1);
        let listed = won.is_some_and(|won| won.decided == won.contests)
            || published.is_some_and(|rows| self.leaves_less_than(own.value, rows, place, basis));
        Some(
            Figure { value: rank, complete: own.complete && listed, ..own.clone() }
                .with_basis(format!("{field}, {basis}"))
                .with_formula(format!("{} seats", own.value)),
        )
    }

    /// Whether a party that a published tally leaves out can't have as many seats: what the listed
    /// ones leave of the house is less.
    fn leaves_less_than(
        &self,
        own: Decimal,
        rows: &[&SeatsRow],
        place: Place,
        basis: &str,
    ) -> bool {
        let Place::Body(body) = place else { return false };
        let house = &self.bodies[body.ix()].seats;
        let seats = house.get(basis).copied().unwrap_or_else(|| house.values().sum());
        let parties = rows.iter().filter(|row| matches!(row.who, SeatHolder::Party(_)));
        Decimal::from(seats.saturating_sub(parties.map(|row| row.seats).sum())) < own
    }

    /// The parties a party ranks among; nothing for independents and blocs.
    fn parties_beside(&self, who: Who) -> Option<Vec<Who>> {
        match who {
            Who::Party(own) if self.is_party(own) => Some(self.parties_proper().collect()),
            _ => None,
        }
    }

    /// The parties and blocs that somebody ranks among.
    fn groups_beside(&self, who: Who) -> Vec<Who> {
        let blocs = (0..).map(BlocId).take(self.blocs.len()).map(Who::Bloc);
        self.parties_proper()
            .chain(blocs.filter(|rival| self.is_alliance(who) || !self.is_alliance(*rival)))
            .filter(|rival| !self.share_members(who, *rival))
            .collect()
    }

    fn parties_proper(&self) -> impl Iterator<Item = Who> {
        let parties = (0..).map(PartyId).take(self.parties.len());
        parties.filter(|party| self.is_party(*party)).map(Who::Party)
    }

    fn is_party(&self, party: PartyId) -> bool {
        self.parties[party.ix()].kind == PartyKind::Party
    }

    fn is_alliance(&self, who: Who) -> bool {
        matches!(who, Who::Bloc(bloc) if !self.is_of_candidacies(bloc))
    }

    /// Whether two groups have a member in common.
    fn share_members(&self, one: Who, other: Who) -> bool {
        match (one, other) {
            (Who::Party(party), Who::Bloc(bloc)) | (Who::Bloc(bloc), Who::Party(party)) => {
                self.has_part_of(bloc, party)
            }
            (Who::Bloc(one), Who::Bloc(other)) => {
                let members = &self.blocs[one.ix()].members;
                members.iter().any(|member| match member.who {
                    Member::Candidacy(it) => self.belongs(it, Who::Bloc(other)) > Belongs::No,
                    Member::Party(party) => self.has_part_of(other, party),
                })
            }
            _ => one == other,
        }
    }

    /// Whether a bloc holds a party, or a candidacy of it.
    fn has_part_of(&self, bloc: BlocId, party: PartyId) -> bool {
        self.blocs[bloc.ix()].members.iter().any(|member| match member.who {
            Member::Party(other) => other == party,
            Member::Candidacy(candidacy) => self.candidacies[candidacy.ix()].party == party,
        })
    }
}
