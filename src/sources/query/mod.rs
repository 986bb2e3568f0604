//! [`Measure`] to [`Figure`]s, under the definitions that each file states.

mod evidence;
mod outcome;
mod places;
mod rolls;
mod seat_rank;
mod seats;
mod shares;
mod standing;
mod tally;
mod votes;

use super::{Election, Figure, Measure};

impl Election {
    /// What each release says about a measure, oldest release first; within a release the main
    /// basis first. Empty where no release says anything.
    #[must_use]
    pub fn figures(&self, measure: &Measure) -> Vec<Figure> {
        match *measure {
            // These stand in the few rows of one contest.
            Measure::Votes(_)
            | Measure::Margin(_)
            | Measure::Gap(..)
            | Measure::Share(_)
            | Measure::Rank(_)
            | Measure::Elected(_)
            | Measure::Held(..) => self.work_out(measure),
            _ => self.index.sums.figures(*measure, || self.work_out(measure)).to_vec(),
        }
    }

    fn work_out(&self, measure: &Measure) -> Vec<Figure> {
        match *measure {
            Measure::Votes(candidacy) => self.votes(candidacy),
            Measure::PartyVotes(who, place) => self.party_votes(who, place),
            Measure::Margin(contest) => self.margin(contest),
            Measure::Gap(first, second) => self.gap(first, second),
            Measure::PartyGap(first, second, place) => self.party_gap(first, second, place),
            Measure::Share(candidacy) => self.share(candidacy),
            Measure::PartyShare(who, place) => self.party_share(who, place),
            Measure::Rank(candidacy) => self.rank(candidacy),
            Measure::Elected(candidacy) => self.elected(candidacy),
            Measure::Held(who, contest) => self.held(who, contest),
            Measure::Seats(who, place) => self.seats_of(who, place),
            Measure::SeatRank(who, place) => self.seat_rank(who, place),
            Measure::HouseMajority(who, body) => self.house_majority(who, body),
            Measure::Contests(place) => self.contest_count(place),
            Measure::Registered(place, sex) => {
                self.roll_figures(place, rolls::Roll::Registered(sex))
            }
            Measure::Cast(place) => self.roll_figures(place, rolls::Roll::Cast),
            Measure::Valid(place) => self.roll_figures(place, rolls::Roll::Valid),
            Measure::Rejected(place) => self.roll_figures(place, rolls::Roll::Rejected),
            Measure::Turnout(place) => self.turnout_figures(place),
            Measure::Stations(place) => self.stations(place),
            Measure::Booths(place) => self.booths(place),
            Measure::Candidates(who, place) => self.number_of_candidates(who, place),
            Measure::MajorityMark(body) => self.majority_marks(body),
            Measure::TwoThirdsMark(body) => self.two_thirds_marks(body),
        }
    }
}
