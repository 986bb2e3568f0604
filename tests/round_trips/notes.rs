//! What fills the slots of a pattern of some kind, by the figures of one contest or body.

use super::{
    dice::Dice,
    scene::{Scene, Stand, Tally},
    sentence::{Filling, Noun},
};
use tallycheck::extractor::Kind;

/// The figures that a sentence is about.
pub enum Notes<'a> {
    /// Two candidates of a contest, one ahead of the other, where there are two.
    Contest { scene: &'a Scene, ahead: &'a Stand, behind: Option<&'a Stand> },
    /// A party in a body, and one with fewer seats there, where there is one.
    Body { tally: &'a Tally, behind: Option<&'a Tally> },
}

impl<'a> Notes<'a> {
    /// Notes on a candidate and the next one; the last comes with the one ahead.
    pub fn on(scene: &'a Scene, at: usize, last_is_behind: bool) -> Self {
        let stands = &scene.stands;
        let at = if last_is_behind && at + 1 == stands.len() { at.saturating_sub(1) } else { at };
        Notes::Contest { scene, ahead: &stands[at], behind: stands.get(at + 1) }
    }

    /// Notes on some party's seats; `None` where no tallies are on record.
    pub fn body(tallies: &'a [Tally], dice: &mut Dice) -> Option<Self> {
        let tally = (!tallies.is_empty()).then(|| dice.pick(tallies))?;
        let fewer = |other: &&Tally| other.body == tally.body && other.seats < tally.seats;
        Some(Notes::Body { tally, behind: tallies.iter().find(fewer) })
    }

    /// The same with the two changing places; `None` where there is only one.
    pub fn reversed(self) -> Option<Self> {
        match self {
            Notes::Contest { scene, ahead, behind } => {
                Some(Notes::Contest { scene, ahead: behind?, behind: Some(ahead) })
            }
            Notes::Body { .. } => None,
        }
    }

    /// The seats of the party in the body; none in a contest.
    pub fn seats(&self) -> u32 {
        match self {
            Notes::Contest { .. } => 0,
            Notes::Body { tally, .. } => tally.seats,
        }
    }

    /// The place, as it is written in the news.
    pub fn place(&self) -> String {
        match self {
            Notes::Contest { scene, .. } => scene.place.clone(),
            Notes::Body { tally, .. } => format!("the {}", tally.body),
        }
    }

    /// Whom a sentence that names nobody is about.
    pub fn hero(&self) -> &str {
        match self {
            Notes::Contest { ahead, .. } => &ahead.name,
            Notes::Body { tally, .. } => &tally.party,
        }
    }

    /// Whom a sentence before speaks of: the two of a contest, or the party.
    pub fn both(&self) -> String {
        match self {
            Notes::Contest { ahead, behind: Some(behind), .. } => {
                format!("{} and {}", ahead.name, behind.name)
            }
            _ => self.hero().to_owned(),
        }
    }

    /// The winner, where the sentence is about somebody who lost.
    pub fn winner_over_hero(&self) -> Option<&str> {
        match self {
            Notes::Contest { scene, ahead, .. } => {
                let winner = scene.stands.first().filter(|winner| winner.id != ahead.id)?;
                Some(&winner.name)
            }
            Notes::Body { .. } => None,
        }
    }

    /// What fills a slot in a sentence of a kind; `None` where nothing on record does.
    pub fn fill(&self, kind: Kind, slot: &str) -> Option<Filling> {
        match self {
            Notes::Contest { scene, ahead, behind } => {
                in_contest(kind, slot, scene, ahead, *behind)
            }
            Notes::Body { tally, behind } => in_body(kind, slot, tally, *behind),
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
    let (slot, noun) = taken_apart(slot);
    let number = |value: u32| Some(Filling::number(value, noun));
    let plain = |value: u32| Some(Filling::other(value, noun));
    Some(match (slot, kind) {
        ("party" | "party's", _) if !ahead.alone_for_party => return None,
        ("party", _) => Filling::Name(ahead.party.clone()),
        ("party's", _) => Filling::Whose(ahead.party.clone()),
        ("who" | "candidate", _) => Filling::Name(ahead.name.clone()),
        ("who's" | "candidate's", _) => Filling::Whose(ahead.name.clone()),
        ("opponent", _) => Filling::Name(behind?.name.clone()),
        ("opponent's", _) => Filling::Whose(behind?.name.clone()),
        ("contest" | "place", _) => Filling::Name(scene.place.clone()),
        ("place's", _) => Filling::Whose(scene.place.clone()),
        ("opponent_votes", Kind::CandidateVotes) => Filling::of_behind(behind?.votes, noun),
        ("of", Kind::CandidateVotes) => return plain(scene.valid),
        ("of" | "of_voters", _) => return plain(scene.registered?),
        ("other" | "other_votes", Kind::Margin) => return plain(ahead.votes),
        ("other" | "other_votes", Kind::VoteShare | Kind::Rank | Kind::Outcome) => {
            return plain(ahead.votes);
        }
        ("other" | "other_voters", Kind::VotesCast | Kind::Turnout) => {
            return plain(scene.registered?);
        }
        ("other_people", Kind::Turnout) => return plain(scene.registered?),
        ("other", Kind::Registered) => return plain(scene.cast?),
        ("other_percent", Kind::VotesCast | Kind::Registered) => {
            Filling::other_percent(scene.cast?, scene.registered?)
        }
        ("other" | "other_places", Kind::PollingPlaces) => return plain(scene.stations? + 30),
        ("votes", Kind::CandidateVotes | Kind::PartyVotes) => return number(ahead.votes),
        ("voters" | "people", Kind::CandidateVotes | Kind::PartyVotes) => {
            return number(ahead.votes);
        }
        ("votes", Kind::VoteShare) => return plain(ahead.votes),
        ("votes", Kind::Margin | Kind::Lead) => return number(ahead.votes - behind?.votes),
        ("votes" | "voters" | "people" | "number", Kind::VotesCast) => return number(scene.cast?),
        ("votes" | "number", Kind::RejectedVotes) => return number(scene.rejected?),
        ("voters" | "people" | "number", Kind::Registered) => return number(scene.registered?),
        ("places" | "number", Kind::PollingPlaces) => return number(scene.stations?),
        ("candidates" | "number", Kind::ContestSize) => {
            return number(u32::try_from(scene.stands.len()).ok()?);
        }
        ("percent", Kind::VoteShare) if ahead.votes > scene.valid / 50 => {
            Filling::percent(ahead.votes, scene.valid)
        }
        ("opponent_percent", Kind::VoteShare) => {
            Filling::percent_of_behind(behind?.votes, scene.valid)
        }
        ("points", Kind::Margin) => Filling::points(ahead.votes - behind?.votes, scene.valid),
        ("percent", Kind::Turnout) => Filling::percent(scene.cast?, scene.registered?),
        _ => return None,
    })
}

fn in_body(kind: Kind, slot: &str, tally: &Tally, behind: Option<&Tally>) -> Option<Filling> {
    let (slot, noun) = taken_apart(slot);
    let number = |value: u32| Some(Filling::number(value, noun));
    Some(match (slot, kind) {
        ("party" | "who", _) => Filling::Name(tally.party.clone()),
        ("party's" | "who's", _) => Filling::Whose(tally.party.clone()),
        ("opponent", _) => Filling::Name(behind?.party.clone()),
        ("opponent's", _) => Filling::Whose(behind?.party.clone()),
        ("body" | "place", _) => Filling::Name(tally.body.clone()),
        ("electoral_votes", Kind::SeatTally) if tally.electoral_votes => {
            return number(tally.seats);
        }
        ("opponent_electoral_votes" | "opponent_seats", Kind::SeatTally)
            if tally.electoral_votes =>
        {
            Filling::of_behind(behind?.seats, noun)
        }
        _ if tally.electoral_votes => return None,
        ("opponent_seats", Kind::SeatTally) => Filling::of_behind(behind?.seats, noun),
        ("seats", Kind::Threshold) => return number(tally.majority),
        ("seats" | "contests", Kind::SeatTally | Kind::SeatsOfTotal | Kind::Lead) => {
            return number(tally.seats);
        }
        ("of", _) => Filling::other(tally.of, noun),
        _ => return None,
    })
}

/// A slot by what fills it, and whether the number that does is printed with its noun: `bare_voters`
/// are voters without the word.
fn taken_apart(slot: &str) -> (&str, Noun) {
    let slot = slot.split(':').next().unwrap_or(slot);
    match slot.split_once('_') {
        Some(("bare", unit)) => (unit, Noun::Never),
        Some(("counted", unit)) => (unit, Noun::Always),
        _ => (slot, Noun::WhereNoneFollows),
    }
}
