//! What comes of holding one reading of a claim against the releases.

use super::{Reason, Verdict};
use crate::sources::{Figure, Measure};
use rust_decimal::Decimal;

/// A verdict with all that the finding and its explanation tell about it.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    /// The verdict.
    pub(super) verdict: Verdict,
    /// Why, where the verdict alone doesn't say.
    pub(super) reason: Option<Reason>,
    /// What it was held against.
    pub(super) held: Option<Held>,
    /// What the explanation adds.
    pub(super) note: Note,
}

/// The official figure a claim was held against.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// The figure.
    pub(super) figure: Figure,
    /// A later release that says otherwise.
    pub(super) later: Option<Figure>,
    /// Whether that later release changes a winner, a rank or a tally.
    pub(super) reversed: bool,
    /// Party, media or partial figures with the claimed value.
    pub(super) matched: Vec<Figure>,
    /// The number that was held against it; `None` for a fact.
    pub(super) claimed: Option<Decimal>,
    /// Agreement, 0 to 1.
    pub(super) score: f64,
}

impl Held {
    /// Whether the claim is so many times the figure, or such a part of it.
    pub(super) fn is_out_by(&self, times: Decimal) -> bool {
        let (figure, claimed) = (self.figure.value, self.claimed.unwrap_or(self.figure.value));
        figure > claimed.saturating_mul(times) || claimed > figure.saturating_mul(times)
    }
}

/// What an explanation adds to the verdict.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Note {
    /// Nothing.
    Nothing,
    /// Why there is nothing to check.
    Unchecked(Unchecked),
    /// The number cuts the figure short.
    CutShort,
    /// The number is true and says too little.
    Understated,
    /// The number is the answer to another question.
    Answers(Measure),
    /// The figure leaves rows out, or counts doubtful members.
    Incomplete,
    /// Another count of the same bloc, with who counts so.
    OtherCount(Decimal, String),
    /// The whole the text names ("of 265") is not the whole on record.
    WholeDiffers,
    /// The statement holds on some bases only.
    DependsOnBase,
    /// The number is right on another base.
    OtherBase(String),
    /// The number is the party's share of the seats.
    ShareOfSeats,
    /// How many seats the statement takes, and on which base.
    Mark(Decimal, String),
    /// The figure adds up results that were compiled, as others did.
    Compiled,
    /// Another sentence of the article says the opposite, and is right.
    BothWays,
    /// The margin is that of another winner of the seat, in another release.
    OtherWinner,
    /// The reading or the link is not sure.
    Unsure,
}

/// Why a claim can't be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unchecked {
    /// A forecast.
    Projected,
    /// A condition or an aim.
    Hypothetical,
    /// What somebody says was done to the count.
    Alleged,
    /// A clause narrows it beyond what the sources hold.
    Restricted,
    /// The sources hold no such election, body or figure.
    NoFigure,
    /// The sources hold a partial or party figure only, and it is another one.
    NoOfficialFigure,
    /// A part of what the sources count as a whole.
    Part,
    /// A lead on the way, of somebody who was not ahead in the end.
    PassingLead,
    /// Words that may mean anybody or any place.
    Unlinked,
    /// A number so much smaller or larger than the figure that something else is counted.
    OtherSize,
}

impl Judgement {
    /// A claim that can't be checked.
    pub(super) fn unverifiable(why: Unchecked) -> Self {
        Self {
            verdict: Verdict::Unverifiable,
            reason: None,
            held: None,
            note: Note::Unchecked(why),
        }
    }

    /// A verdict on a figure.
    pub(super) fn on(held: Held, verdict: Verdict) -> Self {
        Self { verdict, reason: None, held: Some(held), note: Note::Nothing }
    }

    /// Whether the claim is of another size altogether than the figure it was held against, so that
    /// hardly this figure is meant.
    pub(super) fn is_out_of_scale(&self) -> bool {
        self.held.as_ref().is_some_and(|held| held.is_out_by(Decimal::TEN))
            || self.note == Note::Unchecked(Unchecked::OtherSize)
    }

    /// How well the claim agrees with the figure it was held against.
    pub(super) fn agreement(&self) -> f64 {
        self.held.as_ref().map_or(0.0, |held| held.score)
    }

    /// The same with a reason.
    #[must_use]
    pub(super) fn because(mut self, reason: Reason) -> Self {
        self.reason = Some(reason);
        self
    }

    /// The same with a note.
    #[must_use]
    pub(super) fn noting(mut self, note: Note) -> Self {
        self.note = note;
        self
    }

    /// A contradiction that is not sure enough to be one.
    #[must_use]
    pub(super) fn doubted(mut self, reason: Option<Reason>, note: Note) -> Self {
        debug_assert_eq!(self.verdict, Verdict::Contradicted);
        self.leave_open(reason, note);
        self
    }

    /// What a figure bears out that need not be the one that is meant.
    #[must_use]
    pub(super) fn unproven(mut self, reason: Reason, note: Note) -> Self {
        debug_assert_eq!(self.verdict, Verdict::Supported);
        self.leave_open(Some(reason), note);
        self
    }

    fn leave_open(&mut self, reason: Option<Reason>, note: Note) {
        self.verdict = Verdict::Ambiguous;
        self.reason = reason;
        self.note = note;
    }
}
