//! Rolls and ballots.
//!
//! Definitions: what the release states for the very area, else the sum over its contests. Cast =
//! valid + rejected; valid = cast - rejected, or the votes of every choice on the paper. Turnout is
//! the votes cast, or the valid ones, in per cent of the roll; a sum of it takes in the contests
//! that have both, and a sum of rolls is incomplete where a contest was not polled. The whole
//! election's figures are its `all` rows, else those of the national body: adding up bodies would
//! count voters twice.

use super::evidence::Total;
use crate::sources::{
    ContestId, ContestStatus, Election, Figure, Place, ReleaseId, Sex, TurnoutArea, TurnoutRow,
};

const TURNOUT: &str = "turnout.csv";

/// A column of `turnout.csv`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Roll {
    Registered(Sex),
    Cast,
    Valid,
    Rejected,
}

impl Election {
    pub(super) fn roll_figures(&self, place: Place, roll: Roll) -> Vec<Figure> {
        let totals = self.releases_in_detail().flat_map(|release| {
            let stated = self.roll(release, place, roll);
            // Compilations print either sum, and the two may lie a few ballots apart.
            let counted = self.choices_in(release, place, roll);
            let differs = counted.as_ref().map(|it| it.value) != stated.as_ref().map(|it| it.value);
            [stated, counted.filter(|_| differs)].into_iter().flatten().map(move |it| (release, it))
        });
        let figures = totals.map(|(release, total)| {
            let figure = total.figure(release);
            let leaves_out = figure.formula.is_some() && !self.voted_everywhere(place);
            let is_of_voters = matches!(roll, Roll::Registered(_));
            Figure { complete: figure.complete && !(is_of_voters && leaves_out), ..figure }
        });
        figures.collect()
    }

    /// Whether every contest of a place was polled: a sum over those that were leaves out the rolls of the
    /// others.
    fn voted_everywhere(&self, place: Place) -> bool {
        let polled = |id: &ContestId| self.contests[id.ix()].status == ContestStatus::Held;
        self.contests_at(place).iter().all(polled)
    }

    pub(super) fn turnout_figures(&self, place: Place) -> Vec<Figure> {
        let of = |release, roll, basis: &str| {
            let roll_in = Roll::Registered(Sex::All);
            let (part, whole) = self.part_and_whole(release, place, roll, roll_in)?;
            Some(part.percent_of(&whole, release)?.with_basis(basis))
        };
        self.releases_in_detail()
            .flat_map(|release| {
                [
                    of(release, Roll::Cast, "of votes cast"),
                    of(release, Roll::Valid, "of valid votes"),
                ]
            })
            .flatten()
            .collect()
    }

    /// A number of a place: stated for it, else summed.
    pub(super) fn roll(&self, release: ReleaseId, place: Place, roll: Roll) -> Option<Total> {
        self.stated_roll(release, place, roll).or_else(|| match place {
            Place::Contest(contest) => self.counted_roll(release, contest, roll),
            Place::Election => self.roll(release, Place::Body(self.national_body()?), roll),
            Place::Provincial => {
                let bodies = self.provincial_bodies();
                Total::sum(bodies.map(|body| self.roll(release, Place::Body(body), roll)), "bodies")
            }
            Place::Region(..) | Place::Body(_) => {
                let contests = self.counted(place);
                let parts = contests.iter().map(|it| self.roll(release, Place::Contest(*it), roll));
                let mut sum = Total::sum(parts, "contests")?;
                sum.evidence.complete &= contests.iter().all(|it| self.lies_wholly_in(*it, place));
                Some(sum)
            }
        })
    }

    /// Two numbers of a place over the same contests.
    pub(super) fn part_and_whole(
        &self,
        release: ReleaseId,
        place: Place,
        part: Roll,
        whole: Roll,
    ) -> Option<(Total, Total)> {
        let both =
            |place| Some((self.roll(release, place, part)?, self.roll(release, place, whole)?));
        let (parts, wholes) = both(place)?;
        if parts.evidence.complete && wholes.evidence.complete {
            return Some((parts, wholes));
        }
        let pairs: Vec<(Total, Total)> =
            self.counted(place).into_iter().filter_map(|it| both(Place::Contest(it))).collect();
        let (parts, wholes): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let mut sum = Total::sum(parts.into_iter().map(Some), "contests")?;
        sum.evidence.complete = false;
        Some((sum, Total::sum(wholes.into_iter().map(Some), "contests")?))
    }

    fn stated_roll(&self, release: ReleaseId, place: Place, roll: Roll) -> Option<Total> {
        let area = match place {
            Place::Contest(contest) => TurnoutArea::Contest(contest),
            Place::Region(body, region) => TurnoutArea::Region(body, region),
            Place::Body(body) => TurnoutArea::Body(body),
            Place::Election => TurnoutArea::Election,
            Place::Provincial => return None,
        };
        let rows = self.index.turnout_of.get(&area)?;
        let row = rows.iter().map(|at| &self.turnout[*at]).find(|row| row.release == release)?;
        let number = |value: u32| Total::stands(value, TURNOUT, row.line, row.trust);
        let own = match roll {
            Roll::Registered(Sex::All) => row.registered,
            Roll::Registered(Sex::Men) => row.registered_men,
            Roll::Registered(Sex::Women) => row.registered_women,
            Roll::Cast => row.cast,
            Roll::Valid => row.valid,
            Roll::Rejected => row.rejected,
        };
        own.map(number).or_else(|| {
            let (value, formula) = derived(row, roll)?;
            Some(Total { formula: Some(formula), ..number(value) })
        })
    }

    /// The votes of every choice on the papers of all contests of a place.
    fn choices_in(&self, release: ReleaseId, place: Place, roll: Roll) -> Option<Total> {
        let contests = self.counted(place);
        if contests.iter().any(|it| !self.lies_wholly_in(*it, place)) {
            return None;
        }
        let parts = contests.iter().map(|it| self.counted_roll(release, *it, roll));
        Total::sum(parts, "contests").filter(|total| total.evidence.complete)
    }

    /// The votes of every choice on the paper.
    fn counted_roll(&self, release: ReleaseId, contest: ContestId, roll: Roll) -> Option<Total> {
        if roll != Roll::Valid || !self.index.count(release, contest).every_candidate {
            return None;
        }
        let rows = self.rows(release, contest);
        Total::sum(rows.map(|row| self.votes_in(release, row.candidacy)), "choices")
    }
}

/// What the other numbers of a row give.
fn derived(row: &TurnoutRow, roll: Roll) -> Option<(u32, String)> {
    let (first, sign, second) = match roll {
        Roll::Registered(Sex::All) => (row.registered_men?, '+', row.registered_women?),
        Roll::Registered(Sex::Men) => (row.registered?, '-', row.registered_women?),
        Roll::Registered(Sex::Women) => (row.registered?, '-', row.registered_men?),
        Roll::Cast => (row.valid?, '+', row.rejected?),
        Roll::Valid => (row.cast?, '-', row.rejected?),
        Roll::Rejected => (row.cast?, '-', row.valid?),
    };
    let value = if sign == '+' { first.checked_add(second) } else { first.checked_sub(second) };
    Some((value?, format!("{first} {sign} {second}")))
}
