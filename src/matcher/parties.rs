//! Parties and blocs: what a name or a label stands for.

use super::{
    people::{self, Standing},
    scene::Scene,
};
use crate::{
    extractor::Mention,
    sources::{Belongs, CandidacyId, ContestId, Entity, PartyId, PartyKind, Who},
};

/// The parties and blocs a mention may stand for, parties first.
pub(super) fn named(scene: &Scene<'_>, mention: &Mention) -> Vec<Who> {
    scene.entities(mention).filter_map(who).collect()
}

/// Whether it is a party or a bloc: "the party" and "it" are not the independents.
pub(super) fn is_one(scene: &Scene<'_>, who: Who) -> bool {
    match who {
        Who::Party(party) => scene.election.parties[party.ix()].kind == PartyKind::Party,
        Who::Bloc(_) => true,
        Who::Person(_) | Who::Others => false,
    }
}

pub(super) fn who(entity: Entity) -> Option<Who> {
    match entity {
        Entity::Party(party) => Some(Who::Party(party)),
        Entity::Bloc(bloc) => Some(Who::Bloc(bloc)),
        _ => None,
    }
}

/// The blocs of independents for which some of "the independents" stood.
pub(super) fn blocs_of_independents(scene: &Scene<'_>, whos: &[Who]) -> Vec<Who> {
    let kind = |who: &Who| match who {
        Who::Party(party) => Some(scene.election.parties[party.ix()].kind),
        _ => None,
    };
    let [only] = whos else { return Vec::new() };
    if kind(only) != Some(PartyKind::Independent) {
        return Vec::new();
    }
    let mut blocs: Vec<Who> = Vec::new();
    for bloc in scene.election.parties.iter().filter_map(|party| party.contested_as) {
        if !blocs.contains(&Who::Bloc(bloc)) {
            blocs.push(Who::Bloc(bloc));
        }
    }
    blocs
}

/// Who holds a party's seats: the bloc that stood for it, where it had no candidates of its own.
pub(super) fn stand_in(scene: &Scene<'_>, who: Who) -> Who {
    match who {
        Who::Party(party) => scene.election.parties[party.ix()].contested_as.map_or(who, Who::Bloc),
        _ => who,
    }
}

/// The candidate of a party or bloc in a contest, where it has exactly one.
pub(super) fn only_candidate(scene: &Scene<'_>, who: Who, contest: ContestId) -> Option<Standing> {
    let mut own = people::field(scene, contest).filter(|s| is_of(scene, s.candidacy, who));
    let only = own.next()?;
    own.next().is_none().then_some(only)
}

/// The party somebody stood for, or the bloc that stands for one; none for other independents.
pub(super) fn of_candidacy(scene: &Scene<'_>, candidacy: CandidacyId) -> Option<Who> {
    let party = scene.election.candidacies[candidacy.ix()].party;
    let all = scene.election.parties.iter();
    let mut blocs = all.filter_map(|party| party.contested_as).map(Who::Bloc);
    match scene.election.parties[party.ix()].kind {
        PartyKind::Party => Some(stand_in(scene, Who::Party(party))),
        _ => blocs.find(|bloc| scene.election.belongs(candidacy, *bloc) == Belongs::Surely),
    }
}

/// The party of a candidacy, also where its candidates had to stand without its symbol.
pub(super) fn own_party(scene: &Scene<'_>, candidacy: CandidacyId) -> Option<Who> {
    let who = of_candidacy(scene, candidacy)?;
    let behind = match who {
        Who::Bloc(bloc) => scene.election.party_behind(bloc),
        _ => None,
    };
    Some(behind.map_or(who, Who::Party))
}

/// Whether a candidacy is of a party or bloc.
fn is_of(scene: &Scene<'_>, candidacy: CandidacyId, who: Who) -> bool {
    scene.election.belongs(candidacy, stand_in(scene, who)) != Belongs::No
}

/// How much likelier a label makes whoever bears it.
pub(super) const AGREES: f64 = 1.05;

/// How well the party printed with a name agrees with a candidacy, as a factor: a label that
/// conflicts makes a link less sure, not impossible.
pub(super) fn agreement(scene: &Scene<'_>, mention: &Mention, candidacy: CandidacyId) -> f64 {
    let own = mention.party.iter().filter(|e| e.election == scene.id);
    let labels: Vec<Who> = own.filter_map(|e| who(e.entity)).collect();
    match labels.iter().any(|label| is_of(scene, candidacy, *label)) {
        _ if labels.is_empty() => 1.0,
        true => AGREES,
        false => 0.85,
    }
}

/// Whether it is no party but another choice on the ballot paper: none of the above, a write-in.
pub(super) fn is_no_candidate(scene: &Scene<'_>, who: Who) -> bool {
    let kind = |party: PartyId| scene.election.parties[party.ix()].kind;
    matches!(who, Who::Party(party) if kind(party) == PartyKind::NotACandidate)
}
