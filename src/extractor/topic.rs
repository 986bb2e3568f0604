//! Numbers that only their topic explains: "turnout was 55.3 per cent in NA-55 and 49.9 in NA-18",
//! the lines under "Registered voters by constituency:".

use super::{
    Claim, Kind, Wordings,
    choose::{Chosen, largest},
    reading::Scene,
    row::{Content, Row},
};
use crate::text::{Amount, Unit};
use rust_decimal::Decimal;

/// A place may stand this many items from its number.
const REACH: usize = 3;
const SURENESS: f64 = 0.75;

/// What the text last counted, or what a label above says that the lines below it count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topic {
    label: Option<Label>,
    /// With the block it was spoken of in.
    spoken: Option<(Kind, usize)>,
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
        self.label = wordings.kinds.iter().find_map(|of_kind| {
            let named = of_kind.labels.iter().any(|label| !label.pattern.matches(row).is_empty());
            named.then_some(Label { kind: of_kind.kind, heading })
        });
        self.spoken = None;
    }

    /// The claims of a sentence's numbers that no wording takes, where the topic explains them;
    /// `chosen` are the others.
    pub fn claims(&mut self, scene: &Scene<'_>, chosen: &[Chosen<'_>]) -> Vec<Claim> {
        let row = scene.row;
        self.spoken = self.spoken.filter(|(_, block)| *block == scene.sentence.block);
        let mut claims = Vec::new();
        for (at, item) in row.items.iter().enumerate() {
            let Content::Number { quantity, unit } = item.content else { continue };
            if let Some(known) = chosen.iter().find(|known| known.quantity == quantity) {
                let kind = Some(known.found.kind).filter(|kind| unit_of(*kind).is_some());
                self.spoken = kind.map(|kind| (kind, scene.sentence.block));
                continue;
            }
            let used = chosen.iter().any(|known| known.uses(at));
            let refused = row.refused.iter().any(|(refused, _)| *refused == quantity);
            if used || refused {
                continue;
            }
            let own_place = has_own_place(row, at);
            let spoken = self.spoken.map(|(kind, _)| kind).filter(|_| own_place);
            // Under a heading there is prose as well: only a printed unit tells.
            let labelled = self.label.filter(|label| {
                (own_place || row_has_place(row)) && (unit.is_some() || !label.heading)
            });
            let Some(kind) = spoken.or(labelled.map(|label| label.kind)) else { continue };
            if fits(kind, unit, &scene.sentence.quantities[quantity].amount) {
                let claim = scene.bare_claim(kind, at, unit_of(kind), "topic");
                claims.push(Claim { basis: scene.sex(at), sureness: SURENESS, ..claim });
            }
        }
        claims
    }
}

/// What a kind counts, for the kinds that a topic can be.
fn unit_of(kind: Kind) -> Option<Unit> {
    match kind {
        Kind::Turnout => Some(Unit::Percent),
        Kind::Registered => Some(Unit::Voters),
        Kind::VotesCast | Kind::RejectedVotes => Some(Unit::Votes),
        Kind::PollingPlaces => Some(Unit::Places),
        Kind::ContestSize => Some(Unit::Candidates),
        _ => None,
    }
}

fn fits(kind: Kind, unit: Option<Unit>, amount: &Amount) -> bool {
    let value = largest(amount);
    let plausible = match kind {
        Kind::Turnout => value <= Decimal::ONE_HUNDRED,
        Kind::Registered | Kind::VotesCast => value >= Decimal::ONE_THOUSAND,
        _ => true,
    };
    plausible && unit.is_none_or(|unit| Some(unit) == unit_of(kind))
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

/// Whether a row is about a place and nobody.
fn row_has_place(row: &Row) -> bool {
    let has = |is: fn(&Content) -> bool| row.items.iter().any(|item| is(&item.content));
    has(|content| matches!(content, Content::Where(_)))
        && !has(|content| matches!(content, Content::Who(_)))
}
