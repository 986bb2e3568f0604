//! One reading of a claim, put as a question to its election.

use super::{
    Reason, Verdict,
    evidence::Evidence,
    fact, gather,
    judgement::{Judgement, Unchecked},
    measures,
    night::Night,
    number::{self, Progress, Wording},
    threshold,
    tolerance::{Counted, Tolerance, worded_value},
};
use crate::{
    extractor::{Basis, Claim, Kind, Stage, Statement},
    matcher::{Reading, Subject},
    sources::{Election, Figure, Measure, ReleaseId, Sources},
    text::{Amount, Unit},
};
use jiff::civil::Date;
use rust_decimal::{Decimal, dec};

/// Fewer contests than this share of all are some of them.
const ALMOST_ALL: Decimal = dec!(0.9);

/// Fewer seats than this share of a mark are no mark.
const HALF: Decimal = dec!(0.5);

/// Days in which no other general election follows.
const SAME_TERM: i32 = 500;

/// A reading with all it takes to judge it.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    /// The election it is put to.
    pub(super) election: &'a Election,
    /// The claim.
    pub(super) claim: &'a Claim,
    /// The reading.
    pub(super) reading: &'a Reading,
    /// What is asked.
    pub(super) measure: &'a Measure,
    /// When it was printed, if that is known.
    published: Option<Date>,
    /// Whether it was printed while votes were counted.
    on_the_night: bool,
    /// Whether the numbers beside it tell where it belongs.
    pub(super) anchored: bool,
}

impl<'a> Question<'a> {
    /// The question a reading puts, or why there is none.
    pub(super) fn of(
        claim: &'a Claim,
        reading: &'a Reading,
        sources: &'a Sources,
    ) -> Result<Self, Unchecked> {
        if let Some(why) = unchecked(claim) {
            return Err(why);
        }
        let measure = reading.measure.as_ref().ok_or(Unchecked::NoFigure)?;
        let election = sources.election(reading.election);
        let (published, on_the_night, anchored) = (None, false, false);
        Ok(Self { election, claim, reading, measure, published, on_the_night, anchored })
    }

    /// The same question about what was printed on a day.
    #[must_use]
    pub(super) fn printed(self, published: Option<Date>, night: &Night) -> Self {
        let election = (self.reading.election, self.election);
        let on_the_night = night.may_be_on_the_way(self.measure, election, published);
        Self { published, on_the_night, ..self }
    }

    /// Whether the election was the last one when the question was put: "earlier" is none of it.
    pub(super) fn is_of_the_last_poll(&self) -> bool {
        let since = |published: Date| (published - self.election.date).get_days();
        self.published.is_some_and(|published| (0..=SAME_TERM).contains(&since(published)))
    }

    /// The same question, tied to its place by the numbers beside it.
    #[must_use]
    pub(super) fn anchored(self) -> Self {
        Self { anchored: true, ..self }
    }

    /// Whether a release came out only after the text was printed.
    pub(super) fn precedes(&self, release: ReleaseId) -> bool {
        let date = self.election.releases[release.ix()].date;
        self.published.zip(date).is_some_and(|(published, date)| published < date)
    }

    /// What the releases say: on the basis the text names, or on any but that of reserved seats.
    pub(super) fn evidence(&self) -> Evidence {
        let evidence = gather::evidence(self.election, self.reading, self.measure);
        match self.claim.basis {
            // Constituencies are those of general seats, polled or not.
            _ if matches!(self.measure, Measure::Contests(_)) => evidence,
            // What lies between two is no basis of their votes.
            _ if self.claim.kind == Kind::Lead => {
                evidence.where_basis(|basis| !self.election.is_reserved(basis))
            }
            _ if self.house_named().is_some() => {
                evidence.on_basis(self.house_named().unwrap_or_default())
            }
            // Two thirds are the mark itself, of whatever base.
            _ if matches!(self.measure, Measure::TwoThirdsMark(_)) => evidence,
            // Whoever has seats that nobody sorted has none of those surely.
            Some(named) if self.denies_reserved(named) => evidence.only_on_basis(named.name()),
            Some(named) => evidence.on_basis(named.name()),
            None => evidence.where_basis(|basis| !self.election.is_reserved(basis)),
        }
    }

    /// "None of the reserved seats".
    fn denies_reserved(&self, basis: Basis) -> bool {
        let reserved = basis == Basis::Reserved || self.election.is_reserved(basis.name());
        let none = match self.claim.statement {
            Statement::Number { amount, .. } => worded_value(&amount).is_zero(),
            Statement::Fact(_) => false,
        };
        reserved && none
    }

    /// The base of a majority whose size the text names: "133 of 336" is of the full house.
    fn house_named(&self) -> Option<&'a str> {
        let (Measure::MajorityMark(body) | Measure::TwoThirdsMark(body)) = *self.measure else {
            return None;
        };
        let Statement::Number { of: Some((_, of)), .. } = self.claim.statement else { return None };
        let mut bases = self.election.bodies[body.ix()].majority_bases.iter();
        let named = bases.find(|base| Decimal::from(base.seats) == worded_value(&of));
        named.map(|base| base.name.as_str())
    }

    /// What the releases say on any base, where the text names one.
    pub(super) fn on_other_bases(&self) -> Option<Evidence> {
        let is_share = matches!(self.measure, Measure::Share(_) | Measure::PartyShare(..));
        let names_base = is_share && self.claim.basis.is_some() || self.house_named().is_some();
        names_base.then(|| gather::evidence(self.election, self.reading, self.measure))
    }

    /// The verdict of the releases, before any doubt.
    pub(super) fn answer(&self) -> Judgement {
        match self.claim.statement {
            Statement::Fact(asserts) => self.answer_fact(asserts),
            Statement::Number { amount, of } => {
                let wording = self.wording(&amount, of.is_some());
                self.answer_number(&amount, &wording)
            }
        }
    }

    fn answer_number(&self, amount: &Amount, wording: &Wording) -> Judgement {
        if self.is_passing_lead() {
            return Judgement::unverifiable(Unchecked::PassingLead);
        }
        match self.scale(amount) {
            Scale::Same => {
                let evidence = self.evidence();
                let judgement = number::judge(wording, &evidence);
                if judgement.verdict == Verdict::Contradicted && self.is_a_part(amount, &evidence) {
                    return Judgement::unverifiable(Unchecked::Part);
                }
                judgement
            }
            Scale::ShareOfWhole => number::judge(wording, &self.shares()),
            Scale::Other => Judgement::unverifiable(Unchecked::NoFigure),
        }
    }

    /// "Results of 15 seats are awaited" counts some of the seats, "four short of a majority" what
    /// is missing: neither is a wrong total.
    fn is_a_part(&self, amount: &Amount, evidence: &Evidence) -> bool {
        let least = match self.measure {
            Measure::Contests(_) => ALMOST_ALL,
            Measure::MajorityMark(_) | Measure::TwoThirdsMark(_) => HALF,
            // "At 14 stations the count was done behind closed doors."
            Measure::Stations(_) | Measure::Booths(_) if self.claim.sureness < Claim::SURE => {
                ALMOST_ALL
            }
            _ => return false,
        };
        let whole = evidence.official().next().map(|figure| figure.value);
        whole.is_some_and(|whole| worded_value(amount) < whole * least)
    }

    fn answer_fact(&self, asserts: bool) -> Judgement {
        let judgement = self.answer_plain_fact(asserts);
        let untrue = matches!(judgement.verdict, Verdict::Outdated | Verdict::Contradicted);
        if self.claim.kind == Kind::Lead && untrue {
            return Judgement::unverifiable(Unchecked::PassingLead);
        }
        judgement
    }

    fn answer_plain_fact(&self, asserts: bool) -> Judgement {
        let partial = self.claim.stage == Stage::Partial;
        let judge = |holds: fn(&Figure) -> bool| {
            let evidence = Evidence::weigh(self.election, self.election.figures(self.measure));
            fact::judge(asserts, partial, &evidence, holds)
        };
        match self.measure {
            Measure::Elected(_) | Measure::Held(..) => {
                reversing(judge(|figure| figure.value == Decimal::ONE))
            }
            Measure::Gap(..) | Measure::PartyGap(..) => {
                reversing(judge(|figure| figure.value > Decimal::ZERO))
            }
            Measure::Rank(_) | Measure::SeatRank(..) => {
                judge(|figure| figure.value == Decimal::ONE)
            }
            Measure::MajorityMark(_) | Measure::TwoThirdsMark(_) => threshold::judge(self, asserts),
            _ => Judgement::unverifiable(Unchecked::NoFigure),
        }
    }

    /// How the number is worded, in the measure's own units.
    pub(super) fn wording(&self, amount: &Amount, is_part: bool) -> Wording {
        let scale = self.scale(amount);
        let counted = match scale {
            Scale::ShareOfWhole => Counted::Percent,
            Scale::Same | Scale::Other => measures::counted(self.measure),
        };
        let percent = amount.unit == Some(Unit::Fraction) && counted == Counted::Percent;
        let factor = if percent { dec!(100) } else { Decimal::ONE };
        Wording {
            tolerance: Tolerance::of(amount, counted).times(factor),
            value: worded_value(amount) * factor,
            progress: self.progress(is_part),
            overturnable: measures::is_overturnable(self.measure),
        }
    }

    /// "In 310 of 433 stations" counts stations on the way; so does all that is worded as partial,
    /// and every lead.
    fn progress(&self, is_part: bool) -> Progress {
        let counts_in = matches!(self.claim.kind, Kind::PollingPlaces | Kind::ContestCount);
        let counted_then = matches!(
            self.measure,
            Measure::Seats(..) | Measure::Votes(_) | Measure::Share(_) | Measure::PartyVotes(..)
        );
        let on_the_way = self.claim.stage == Stage::Partial
            || self.claim.kind == Kind::Lead
            || self.on_the_night && counted_then;
        match () {
            () if is_part && counts_in => Progress::Growing,
            () if !on_the_way => Progress::Done,
            () if self.claim.kind == Kind::Lead || measures::swings(self.measure) => {
                Progress::Swinging
            }
            () => Progress::Growing,
        }
    }

    /// Whether this is a lead in votes of somebody who was behind in every official count: no
    /// release can bear it out, and none speaks against it.
    fn is_passing_lead(&self) -> bool {
        let behind = |figure: &Figure| match (self.measure, &self.reading.subject) {
            (Measure::Gap(..) | Measure::PartyGap(..), _) => figure.value < Decimal::ZERO,
            (Measure::Margin(_), Subject::Person(person, _)) => {
                let holder = figure.holder.map(|id| &self.election.candidacies[id.ix()]);
                holder.is_some_and(|holder| holder.person != Some(*person))
            }
            _ => false,
        };
        if self.claim.kind != Kind::Lead {
            return false;
        }
        let figures = self.election.figures(self.measure);
        !figures.is_empty() && figures.iter().all(behind)
    }

    fn scale(&self, amount: &Amount) -> Scale {
        let percent = measures::counted(self.measure) == Counted::Percent;
        match amount.unit {
            // "Won by 1.7 points": of all votes.
            Some(Unit::Points) if measures::is_gap(self.measure) => Scale::ShareOfWhole,
            Some(Unit::Percent | Unit::Fraction) if !percent => Scale::ShareOfWhole,
            Some(Unit::Points) => Scale::Other,
            Some(Unit::Percent | Unit::Fraction) | None => Scale::Same,
            Some(_) if percent => Scale::Other,
            Some(_) => Scale::Same,
        }
    }

    /// The measure in per cent of each of its wholes, release by release.
    fn shares(&self) -> Evidence {
        let wholes = gather::whole(self.election, self.measure);
        let share = |part: &Figure| {
            let wholes: Vec<Figure> = wholes.official().cloned().collect();
            let part = part.clone();
            wholes.into_iter().filter(|whole| whole.value > Decimal::ZERO).map(move |whole| {
                Figure {
                    value: part.value / whole.value * dec!(100),
                    formula: Some(format!("{} / {}", part.value, whole.value).into()),
                    basis: whole.basis.or_else(|| part.basis.clone()),
                    complete: part.complete && whole.complete,
                    ..part.clone()
                }
            })
        };
        let parts = self.evidence();
        Evidence::weigh(self.election, parts.all().flat_map(|w| share(&w.figure)).collect())
    }
}

/// A false outcome calls the loser the winner, or the winner the loser.
fn reversing(judgement: Judgement) -> Judgement {
    match judgement.verdict {
        Verdict::Contradicted => judgement.because(Reason::ReversedWinner),
        _ => judgement,
    }
}

/// Why a claim is no result, whatever it is about; `None` for one that may be.
pub(super) fn unchecked(claim: &Claim) -> Option<Unchecked> {
    // "A party needs 133 seats" is a rule, however conditional it sounds.
    let is_rule =
        claim.kind == Kind::Threshold && matches!(claim.statement, Statement::Number { .. });
    match claim.stage {
        _ if claim.kind == Kind::AllegedChange => Some(Unchecked::Alleged),
        Stage::Projected if !is_rule => Some(Unchecked::Projected),
        Stage::Hypothetical if !is_rule => Some(Unchecked::Hypothetical),
        _ if claim.restriction.is_some() => Some(Unchecked::Restricted),
        _ => None,
    }
}

/// In what units a number is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// The measure's own.
    Same,
    /// Per cent or a fraction of what the measure is part of.
    ShareOfWhole,
    /// Units the measure doesn't have.
    Other,
}
