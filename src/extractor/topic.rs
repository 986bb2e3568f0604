//! Numbers that only their topic explains: "turnout was 55.3 per cent in NA-55 and 49.9 in NA-18",
//! the lines under "Registered voters by constituency:".

use super::{
    Kind, Role, Wordings,
    choose::Found,
    pattern::Starts,
    reading::Scene,
    row::{Content, Item, Row},
    untaken::{Leftover, LeftoverReading},
    wordings::Wording,
};
use crate::text::{Amount, Unit};
use rust_decimal::Decimal;

/// A place may stand this many items from its number.
const REACH: usize = 3;
/// So many items has the longest sentence that only says what the next ones count.
const BRIEF: usize = 9;
const SURENESS: f64 = 0.75;
/// The same of what an earlier sentence counted.
const LEFT_BEHIND: f64 = 0.5;

/// What the text last counted, or what a label above says that the lines below it count.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    label: Option<Label>,
    /// With the sentence it was spoken of in, and the block.
    spoken: Option<Spoken>,
    /// The block that last spoke of a constituency or its candidates.
    contest: Option<usize>,
    /// What parties were last counted by, and the block.
    parties: Option<(Kind, usize)>,
}

#[derive(Clone, Copy, Debug)]
struct Spoken {
    kind: Kind,
    sentence: usize,
    block: usize,
    /// Whether it was counted, and not only named.
    counted: bool,
}

/// What a heading, or a line that ends in a colon, says of the lines under it.
#[derive(Clone, Copy, Debug)]
struct Label {
    kind: Kind,
    heading: bool,
}

impl Topic {
    /// Takes up what a heading or another label names.
    pub fn label(&mut self, row: &Row, heading: bool, wordings: &Wordings) {
        self.label = labelled(row, wordings).map(|kind| Label { kind, heading });
        (self.spoken, self.contest, self.parties) = (None, None, None);
    }

    /// Begins a sentence; `facts` are its claims without a number.
    pub fn open(&mut self, scene: &Scene<'_>, facts: &[Found<'_>]) {
        self.spoken = self.spoken.filter(|spoken| spoken.block == scene.sentence.block);
        if scene.row.classes.has(scene.wordings.vocabulary.kinds.contest) {
            self.contest = Some(scene.sentence.block);
        }
        facts.iter().for_each(|fact| self.hear(scene, fact.kind));
        // "Turnout fell. In the one province 39.5 per cent came, in the other 42.9."
        if is_brief(scene.row) && !scene.row.items.iter().any(is_number) {
            let named = labelled(scene.row, scene.wordings);
            if let Some(kind @ Kind::Turnout) = named {
                self.hear(scene, kind);
                self.spoken = self.spoken.map(|spoken| Spoken { counted: false, ..spoken });
            }
        }
    }

    /// Takes up what a claim of the text counts.
    pub fn hear(&mut self, scene: &Scene<'_>, kind: Kind) {
        let block = scene.sentence.block;
        let spoken = Spoken { kind, sentence: scene.index, block, counted: true };
        self.spoken = can_be_topic(kind).then_some(spoken);
        match kind {
            Kind::CandidateVotes | Kind::Margin | Kind::Outcome | Kind::Rank => {
                self.contest = Some(block);
            }
            Kind::SeatTally | Kind::SeatsOfTotal => self.parties = Some((Kind::SeatTally, block)),
            Kind::Lead | Kind::Strength | Kind::VoteShare | Kind::PartyVotes => {
                self.parties = Some((kind, block));
            }
            _ => {}
        }
    }

    /// Whether the text was just counting margins, or a heading or label says that it does.
    pub fn is_of_margins(&self, scene: &Scene<'_>) -> bool {
        let spoken = self.spoken.filter(|spoken| is_near(spoken.block, scene));
        let labelled = self.label.is_some_and(|label| label.kind == Kind::Margin);
        labelled || spoken.is_some_and(|spoken| spoken.kind == Kind::Margin)
    }

    /// Whether the talk is of the candidates of a constituency.
    pub fn is_contest(&self, scene: &Scene<'_>) -> bool {
        self.contest.is_some_and(|block| is_near(block, scene))
    }

    /// What parties are being counted by.
    pub fn of_parties(&self, scene: &Scene<'_>) -> Option<Kind> {
        self.parties.filter(|(_, block)| is_near(*block, scene)).map(|(kind, _)| kind)
    }

    /// A number beside a place, of what was last spoken of or what a label names.
    pub fn of_place(&self, scene: &Scene<'_>, number: Leftover<'_>) -> Option<LeftoverReading> {
        let (row, at) = (scene.row, number.at);
        let own_place = has_own_place(row, at);
        // Where somebody is named, a number may be theirs, and no further margin.
        let spoken = self
            .spoken
            .filter(|spoken| own_place && (spoken.kind != Kind::Margin || !names_anybody(row)))
            .filter(|spoken| spoken.counted || unit_so_far(row, at) == spoken.kind.unit());
        // Under a heading there is prose as well: only a printed unit tells.
        let labelled = self.label.filter(|label| {
            (own_place || row_has_place(row)) && (number.unit.is_some() || !label.heading)
        });
        let (kind, sureness) = match spoken {
            Some(spoken) if spoken.sentence == scene.index => (spoken.kind, SURENESS),
            // "The corresponding figures were …": what an earlier sentence counted may be left behind.
            Some(spoken) => (spoken.kind, LEFT_BEHIND),
            None => (labelled?.kind, SURENESS),
        };
        fits(kind, number.unit, number.amount).then(|| LeftoverReading {
            kind,
            subject: Role::None,
            unit: kind.unit(),
            sureness,
            basis: scene.sex(at),
            by: "topic",
        })
    }
}

/// The kind whose labels the words of a row fit.
fn labelled(row: &Row, wordings: &Wordings) -> Option<Kind> {
    let starts = Starts::of(row);
    let fits = |label: &Wording| !label.pattern.matches(&starts).is_empty();
    let named = wordings.kinds.iter().find(|of_kind| of_kind.labels.iter().any(fits));
    named.map(|of_kind| of_kind.kind)
}

/// Whether a sentence says little more than what it speaks of, and of nobody: "Turnout was another story."
fn is_brief(row: &Row) -> bool {
    row.items.len() <= BRIEF && !names_anybody(row)
}

fn is_number(item: &Item) -> bool {
    matches!(item.content, Content::Number { .. })
}

/// Whether a block is the one at hand or the one before it.
fn is_near(block: usize, scene: &Scene<'_>) -> bool {
    scene.sentence.block <= block + 1
}

/// Whether a kind can be a topic: of places, and one that a number beside a place may be of.
fn can_be_topic(kind: Kind) -> bool {
    use Kind::{ContestSize, Margin, PollingPlaces, Registered, RejectedVotes, Turnout, VotesCast};
    matches!(
        kind,
        Turnout | Registered | VotesCast | RejectedVotes | Margin | PollingPlaces | ContestSize
    )
}

fn fits(kind: Kind, unit: Option<Unit>, amount: &Amount) -> bool {
    let value = amount.worded.high();
    let plausible = match kind {
        Kind::Turnout => value <= Decimal::ONE_HUNDRED,
        Kind::Registered | Kind::VotesCast => value >= Decimal::ONE_THOUSAND,
        Kind::Margin => value >= Decimal::ONE_HUNDRED,
        _ => true,
    };
    plausible && unit.is_none_or(|unit| Some(unit) == kind.unit())
}

/// Whether a place stands beside a number, with nobody and no other number between.
fn has_own_place(row: &Row, at: usize) -> bool {
    let is_place = |at: &usize| matches!(row.items[*at].content, Content::Where(_));
    let open =
        |at: &usize| !matches!(row.items[*at].content, Content::Number { .. } | Content::Who(_));
    let before = (0..at).rev().take(REACH).take_while(open).any(|at| is_place(&at));
    let after = (at + 1..row.items.len()).take(1).any(|at| is_place(&at));
    before || after
}

/// The unit of a number, or else of those before it in its row: "39.5 per cent came, in the other 42.9".
fn unit_so_far(row: &Row, at: usize) -> Option<Unit> {
    row.items[..=at].iter().rev().find_map(|item| match item.content {
        Content::Number { unit, .. } => unit,
        _ => None,
    })
}

/// Whether a row is about a place and nobody.
fn row_has_place(row: &Row) -> bool {
    let is_place = |content: &Content| matches!(content, Content::Where(_));
    row.items.iter().any(|item| is_place(&item.content)) && !names_anybody(row)
}

fn names_anybody(row: &Row) -> bool {
    row.items.iter().any(|item| matches!(item.content, Content::Who(_)))
}
