//! Numbers that no wording takes but whose unit says what they count.

use super::{
    Claim, Kind, Role, Stage, Statement,
    choose::Chosen,
    places::{clause, places},
    reading::Scene,
    row::Content,
};
use crate::{
    sources::Entity,
    text::{Amount, Unit},
};

/// Too unsure ever to contradict.
const SURENESS: f64 = 0.5;

/// Claims for the numbers of a sentence that are not chosen, where unit and clause are enough.
pub fn claims(scene: &Scene<'_>, chosen: &[Chosen<'_>]) -> Vec<Claim> {
    let row = scene.row;
    let mut claims = Vec::new();
    for (at, item) in row.items.iter().enumerate() {
        let Content::Number { quantity, unit: Some(unit) } = item.content else { continue };
        let known = chosen.iter().any(|known| known.quantity == quantity || known.uses(at));
        let refused = row.refused.iter().any(|(refused, _)| *refused == quantity);
        if known || refused {
            continue;
        }
        let Some((kind, subject)) = kind_and_subject(scene, at, unit) else { continue };
        let take = scene.stance.at(at, kind);
        if take.stage == Stage::Hypothetical {
            continue;
        }
        let when = scene.when(at);
        let found = &scene.sentence.quantities[quantity];
        let amount = Amount { unit: found.amount.unit.or(Some(unit)), ..found.amount };
        claims.push(Claim {
            kind,
            statement: Statement::Number { amount, of: None },
            span: found.span,
            quote: scene.sentence.span,
            sentence: scene.index,
            subject,
            opponent: Role::None,
            places: places(row, &(at..at + 1), at, scene.headings),
            year: when.year,
            earlier: when.earlier,
            there: None,
            stage: take.stage,
            voice: take.voice,
            speaker: take.speaker,
            placement: scene.placement,
            restriction: None,
            basis: None,
            sureness: SURENESS,
            pattern: "fallback".into(),
        });
    }
    claims
}

fn kind_and_subject(scene: &Scene<'_>, at: usize, unit: Unit) -> Option<(Kind, Role)> {
    let role =
        clause(scene.row, at).rev().filter(|before| *before < at).find_map(
            |before| match &scene.row.items[before].content {
                Content::Who(role) if !scene.row.items[before].possessive => Some(role.clone()),
                _ => None,
            },
        )?;
    let party = match &role {
        Role::Named(mention) => mention
            .entities
            .iter()
            .any(|entity| matches!(entity.entity, Entity::Party(_) | Entity::Bloc(_))),
        Role::Refers { .. } => false,
        _ => true,
    };
    match unit {
        Unit::Votes if party => Some((Kind::PartyVotes, role)),
        Unit::Votes => Some((Kind::CandidateVotes, role)),
        Unit::Seats if party => Some((Kind::SeatTally, role)),
        _ => None,
    }
}
