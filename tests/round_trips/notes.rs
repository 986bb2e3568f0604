//! What fills the slots of a pattern of some kind, by the figures of one contest or body.

use super::{
    scene::{Scene, Stand, Tally},
    sentence::Filling,
};
use tallycheck::extractor::Kind;

/// The figures that a sentence is about.
pub enum Notes<'a> {
    /// Two candidates of a contest, one ahead of the other, where there are two.
    Contest { scene: &'a Scene, ahead: &'a Stand, behind: Option<&'a Stand> },
    /// A party in a body.
    Body(&'a Tally),
}

impl<'a> Notes<'a> {
    /// Notes on a candidate and the next one; the last comes with the one ahead.
    pub fn on(scene: &'a Scene, at: usize, last_is_behind: bool) -> Self {
        let stands = &scene.stands;
        let at = if last_is_behind && at + 1 == stands.len() { at.saturating_sub(1) } else { at };
        Notes::Contest { scene, ahead: &stands[at], behind: stands.get(at + 1) }
    }

    /// The same with the two changing places; `None` where there is only one.
    pub fn reversed(self) -> Option<Self> {
        match self {
            Notes::Contest { scene, ahead, behind } => {
                Some(Notes::Contest { scene, ahead: behind?, behind: Some(ahead) })
            }
            Notes::Body(_) => None,
        }
    }

    /// The place, as it is written in the news.
    pub fn place(&self) -> String {
        match self {
            Notes::Contest { scene, .. } => scene.code.clone(),
            Notes::Body(tally) => format!("the {}", tally.body),
        }
    }

    /// Whom a sentence that names nobody is about.
    pub fn hero(&self) -> &str {
        match self {
            Notes::Contest { ahead, .. } => &ahead.name,
            Notes::Body(tally) => &tally.party,
        }
    }

    /// What fills a slot in a sentence of a kind; `None` where nothing on record does.
    pub fn fill(&self, kind: Kind, slot: &str) -> Option<Filling> {
        match self {
            Notes::Contest { scene, ahead, behind } => {
                in_contest(kind, slot, scene, ahead, *behind)
            }
            Notes::Body(tally) => in_body(kind, slot, tally),
        }
    }
}

fn in_contest(
    kind: Kind,
    slot: &str,
    scene: &Scene,
    ahead: &Stand,
    behind: Option<&Stand>,
) -> Option<Filling> {
    let number = |value: u32| Some(Filling::Number { value: value.into(), of_behind: false });
    let share = |part: u32, whole: u32| Some(Filling::percent(part, whole));
    let plain = |value: u32| Some(Filling::Other(value.into()));
    Some(match (slot, kind) {
        ("party" | "party's", _) if !ahead.alone_for_party => return None,
        ("party", _) => Filling::Name(ahead.party.clone()),
        ("party's", _) => Filling::Whose(ahead.party.clone()),
        ("who" | "candidate", _) => Filling::Name(ahead.name.clone()),
        ("who's" | "candidate's", _) => Filling::Whose(ahead.name.clone()),
        ("opponent", _) => Filling::Name(behind?.name.clone()),
        ("opponent's", _) => Filling::Whose(behind?.name.clone()),
        ("contest" | "place", _) => Filling::Name(scene.code.clone()),
        ("opponent_votes", Kind::CandidateVotes) => {
            Filling::Number { value: behind?.votes.into(), of_behind: true }
        }
        ("of", Kind::CandidateVotes) => return plain(scene.valid),
        ("of_voters", _) => return plain(scene.registered?),
        ("other" | "other_votes", Kind::Margin) => return plain(ahead.votes),
        ("votes", Kind::CandidateVotes | Kind::PartyVotes) => return number(ahead.votes),
        ("votes", Kind::VoteShare) => return plain(ahead.votes),
        ("votes", Kind::Margin | Kind::Lead) => return number(ahead.votes - behind?.votes),
        ("votes" | "voters" | "number", Kind::VotesCast) => return number(scene.cast?),
        ("votes", Kind::RejectedVotes) => return number(scene.rejected?),
        ("voters" | "number", Kind::Registered) => return number(scene.registered?),
        ("places", Kind::PollingPlaces) => return number(scene.stations?),
        ("candidates" | "number", Kind::ContestSize) => {
            return number(u32::try_from(scene.stands.len()).ok()?);
        }
        ("percent", Kind::VoteShare) if ahead.votes > scene.valid / 50 => {
            return share(ahead.votes, scene.valid);
        }
        ("percent", Kind::Turnout) => return share(scene.cast?, scene.registered?),
        _ => return None,
    })
}

fn in_body(kind: Kind, slot: &str, tally: &Tally) -> Option<Filling> {
    let number = |value: u32| Some(Filling::Number { value: value.into(), of_behind: false });
    Some(match (slot, kind) {
        ("party" | "who", _) => Filling::Name(tally.party.clone()),
        ("party's" | "who's", _) => Filling::Whose(tally.party.clone()),
        ("body" | "place", _) => Filling::Name(tally.body.clone()),
        ("seats", Kind::Threshold) => return number(tally.majority),
        ("seats" | "contests", Kind::SeatTally | Kind::SeatsOfTotal | Kind::Lead) => {
            return number(tally.seats);
        }
        ("of", _) => Filling::Other(tally.of.into()),
        _ => return None,
    })
}
