//! Numbers that no wording takes but whose unit says what they count.

use super::{
    Claim, Kind, Role, Stage, choose::Chosen, places::clause, reading::Scene, row::Content,
};
use crate::{sources::Entity, text::Unit};

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
        let claim = scene.bare_claim(kind, at, Some(unit), "fallback");
        if claim.stage != Stage::Hypothetical {
            claims.push(Claim { subject, sureness: SURENESS, ..claim });
        }
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
