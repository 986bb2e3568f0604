//! Seats of a party or bloc.
//!
//! Definitions: seats won are the contests whose winner belongs to the party or is a sure member of
//! the bloc, by type of seat; published tallies are further figures under their own basis. A bloc's
//! main count leaves its probable members out. A region's count takes in the seats that lie partly
//! in it; where that matters, the count without them is a further figure.

use super::{evidence::Evidence, tally::Won, votes::RESULTS};
use crate::sources::{
    Belongs, BlocId, BodyId, CandidacyId, Election, Figure, Place, ReleaseId, SeatsRow, Who,
};
use rust_decimal::Decimal;

impl Election {
    pub(super) fn seats_of(&self, who: Who, place: Place) -> Vec<Figure> {
        self.release_ids().flat_map(|release| self.seats_in(release, who, place)).collect()
    }

    /// Other counts on record of a bloc's seats in a body, beside the one that its members give;
    /// each names its source as its basis.
    #[must_use]
    pub fn other_counts(&self, bloc: BlocId, body: BodyId) -> Vec<Figure> {
        let counts = self.blocs[bloc.ix()].other_counts.iter().filter(|count| count.body == body);
        counts
            .map(|count| {
                let mut evidence = Evidence::new();
                evidence.see("election.yaml", count.line, self.provenance.facts);
                let figure = evidence.figure(self.release_of_record(), count.seats);
                figure.with_basis(count.source.clone())
            })
            .collect()
    }

    /// The seats of a party or bloc beyond those of all others, on every basis of its seats.
    pub(super) fn house_majority(&self, who: Who, body: BodyId) -> Vec<Figure> {
        let house = &self.bodies[body.ix()].seats;
        let beyond_others = |figure: Figure| {
            let of_sort = figure.basis.as_deref().and_then(|basis| house.get(basis).copied());
            let all = Decimal::from(of_sort.unwrap_or_else(|| house.values().sum()));
            let majority = figure.value + figure.value - all;
            let formula = format!("2 * {} - {all}", figure.value);
            let figure = Figure { value: majority, ..figure }.with_formula(formula);
            (majority > Decimal::ZERO).then_some(figure)
        };
        self.seats_of(who, Place::Body(body)).into_iter().filter_map(beyond_others).collect()
    }

    pub(super) fn seats_in(&self, release: ReleaseId, who: Who, place: Place) -> Vec<Figure> {
        if who == Who::Others {
            return Vec::new();
        }
        let mut figures = self.seats_won(release, who, place);
        for published in self.seats_published(release, who, place) {
            let same = |won: &&mut Figure| won.basis == published.basis;
            match figures.iter_mut().find(same) {
                Some(won) if won.value == published.value || !won.complete => *won = published,
                _ => figures.push(published),
            }
        }
        figures
    }

    fn seats_won(&self, release: ReleaseId, who: Who, place: Place) -> Vec<Figure> {
        let mut figures = Vec::new();
        for won in self.won(release, place, false) {
            let sure = self.won_by(release, &won, who, Belongs::Surely);
            let probable = self.won_by(release, &won, who, Belongs::Probably);
            let differs = probable.value != sure.value;
            figures.push(sure.with_basis(won.basis));
            if differs {
                let basis = format!("{} with probable members", won.basis);
                figures.push(Figure { complete: false, ..probable.with_basis(basis) });
            }
        }
        if self.contests_at(place).iter().all(|contest| self.lies_wholly_in(*contest, place)) {
            return figures;
        }
        for won in self.won(release, place, true) {
            let inside = self.won_by(release, &won, who, Belongs::Surely);
            if figures.iter().all(|figure| figure.value != inside.value) {
                let basis = format!("{} without seats across the border", won.basis);
                figures.push(inside.with_basis(basis));
            }
        }
        figures
    }

    fn won_by(&self, release: ReleaseId, won: &Won<'_>, who: Who, at_least: Belongs) -> Figure {
        let mut evidence = Evidence::new();
        evidence.complete = won.decided == won.contests;
        let of = |winner: &CandidacyId| self.belongs(*winner, who) >= at_least;
        for winner in won.winners.iter().map(|(winner, _)| *winner).filter(of) {
            self.see_membership(&mut evidence, winner, who);
            if let Some(row) = self.row(release, winner) {
                evidence.see(RESULTS, row.line, row.trust);
            }
        }
        let formula = format!("winners of {} of {} contests", won.decided, won.contests);
        evidence.figure(release, self.held_by(won, who, at_least)).with_formula(formula)
    }

    fn seats_published(&self, release: ReleaseId, who: Who, place: Place) -> Vec<Figure> {
        if place == Place::Provincial {
            return self.seats_of_provinces(release, who);
        }
        let figure = |(basis, rows): (&str, Vec<&SeatsRow>)| {
            let (seats, evidence) = self.among(&rows, who)?;
            Some(evidence.figure(release, seats).with_basis(basis))
        };
        self.published_by_basis(release, place).into_iter().filter_map(figure).collect()
    }

    /// Published tallies of all provincial bodies together, by basis.
    fn seats_of_provinces(&self, release: ReleaseId, who: Who) -> Vec<Figure> {
        let mut sums: Vec<(String, Decimal, Evidence, usize)> = Vec::new();
        for body in self.provincial_bodies() {
            for (basis, rows) in self.published_by_basis(release, Place::Body(body)) {
                let Some((seats, evidence)) = self.among(&rows, who) else { continue };
                match sums.iter_mut().find(|(known, ..)| known == basis) {
                    Some((_, sum, seen, bodies)) => {
                        *sum += Decimal::from(seats);
                        seen.join(&evidence);
                        *bodies += 1;
                    }
                    None => sums.push((basis.to_owned(), seats.into(), evidence, 1)),
                }
            }
        }
        let all = self.provincial_bodies().count();
        sums.into_iter()
            .map(|(basis, sum, mut evidence, bodies)| {
                evidence.complete &= bodies == all;
                let formula = format!("sum over {bodies} of {all} bodies");
                evidence.figure(release, sum).with_basis(basis).with_formula(formula)
            })
            .collect()
    }

    /// Published tallies of a place, by basis in the order of the file.
    pub(super) fn published_by_basis(
        &self,
        release: ReleaseId,
        place: Place,
    ) -> Vec<(&str, Vec<&SeatsRow>)> {
        let mut all: Vec<(&str, Vec<&SeatsRow>)> = Vec::new();
        for row in self.published(release, place) {
            match all.iter_mut().find(|(basis, _)| *basis == row.basis) {
                Some((_, rows)) => rows.push(row),
                None => all.push((&row.basis, vec![row])),
            }
        }
        all
    }
}
