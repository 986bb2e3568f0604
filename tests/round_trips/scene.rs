//! What the results say about a contest or a body, as a reporter would have it in the notebook.

use super::{dice::Dice, place, spelling::Habit};
use std::collections::BTreeSet;
use tallycheck::sources::{
    BodyId, CandidacyId, ContestId, Election, Party, PartyKind, ReleaseClass, ReleaseId, ResultRow,
    SeatHolder, Trust, TurnoutArea,
};

/// Words that tell nobody from a namesake.
const LIGHT: [&str; 12] = [
    "s/o", "khan", "muhammad", "mohammad", "ahmad", "ali", "syed", "sardar", "malik", "chaudhry",
    "haji", "mian",
];

/// A candidate with a figure on record.
#[derive(Clone, Debug)]
pub struct Stand {
    pub candidacy: CandidacyId,
    pub name: String,
    /// The person's id.
    pub id: String,
    pub party: String,
    pub party_id: String,
    /// It is a party, and nobody else of the contest ran for it.
    pub alone_for_party: bool,
    pub votes: u32,
}

/// A contest in one release.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What the news calls it.
    pub place: String,
    /// Most votes first.
    pub stands: Vec<Stand>,
    pub valid: u32,
    pub cast: Option<u32>,
    pub registered: Option<u32>,
    pub rejected: Option<u32>,
    pub stations: Option<u32>,
}

impl Scene {
    /// A contest as a release has it, where it has votes there.
    pub fn of(election: &Election, release: ReleaseId, contest: ContestId) -> Option<Self> {
        let rows: Vec<&ResultRow> = election
            .rows(release, contest)
            .filter(|row| row.votes.is_some() && election.is_candidate(row.candidacy))
            .collect();
        let stands: Vec<Stand> = rows.iter().map(|row| stand(election, row)).collect();
        let facts = &election.contests[contest.ix()];
        if facts.counted_in.is_some() {
            return None;
        }
        let roll = |figure: fn(&tallycheck::sources::TurnoutRow) -> Option<u32>| {
            let of_contest = |row: &&tallycheck::sources::TurnoutRow| {
                row.area == TurnoutArea::Contest(contest)
                    && is_final(election, row.release)
                    && row.trust > Trust::Low
            };
            election.turnout.iter().filter(of_contest).find_map(figure)
        };
        (!stands.is_empty()).then(|| Self {
            place: place::called(election, facts),
            valid: election.rows(release, contest).filter_map(|row| row.votes).sum(),
            cast: roll(|row| row.cast),
            registered: roll(|row| row.registered),
            rejected: roll(|row| row.rejected),
            stations: facts.polling_stations,
            stands,
        })
    }

    /// A candidate's name respelt by a habit; `None` where it doesn't apply, or where what is left
    /// of the name could as well be somebody else's in this contest.
    pub fn respelt(&self, place: usize, habit: &Habit, dice: &mut Dice) -> Option<String> {
        let parts: Vec<&str> = self.stands[place].name.split_whitespace().collect();
        let name = (habit.respell)(&parts, dice)?;
        self.is_only(place, &name).then_some(name)
    }

    /// Whether a candidate's name says who it is: several words, and not all of them part of
    /// another's name in this contest.
    pub fn is_clear(&self, place: usize) -> bool {
        let name = &self.stands[place].name;
        name.split_whitespace().count() > 1 && self.is_only(place, name)
    }

    fn is_only(&self, place: usize, name: &str) -> bool {
        let words = |name: &str| -> BTreeSet<String> {
            let weak = |word: &str| LIGHT.contains(&word);
            let words = name.to_lowercase();
            words.split_whitespace().filter(|word| !weak(word)).map(str::to_owned).collect()
        };
        let short = words(name);
        let others = self.stands.iter().enumerate().filter(|(other, _)| *other != place);
        others
            .map(|(_, other)| words(&other.name))
            .all(|other| !short.is_subset(&other) && !other.is_subset(&short))
    }

    /// Every number of the scene, none of which a wrong figure may happen to hit.
    pub fn numbers(&self) -> Vec<u32> {
        let margins = self.stands.windows(2).map(|pair| pair[0].votes - pair[1].votes);
        let rolls = [Some(self.valid), self.cast, self.registered, self.rejected, self.stations];
        let votes = self.stands.iter().map(|stand| stand.votes);
        votes.chain(margins).chain(rolls.into_iter().flatten()).collect()
    }
}

fn stand(election: &Election, row: &ResultRow) -> Stand {
    let candidacy = &election.candidacies[row.candidacy.ix()];
    let party = &election.parties[candidacy.party.ix()];
    let person = &election.people[candidacy.person.unwrap().ix()];
    let contest = &election.contests[candidacy.contest.ix()];
    let fellows = contest.candidacies.iter().map(|other| &election.candidacies[other.ix()]);
    Stand {
        candidacy: row.candidacy,
        name: person.name.clone(),
        id: person.id.clone(),
        party: party.name.clone(),
        party_id: party.id.clone(),
        alone_for_party: party.kind == PartyKind::Party
            && fellows.filter(|other| other.party == candidacy.party).count() == 1,
        votes: row.votes.unwrap(),
    }
}

/// The complete releases of the authority settle a claim.
pub fn is_final(election: &Election, release: ReleaseId) -> bool {
    let release = &election.releases[release.ix()];
    release.class == ReleaseClass::Official && release.complete
}

/// A party's published seats in a body.
#[derive(Clone, Debug)]
pub struct Tally {
    /// What the news calls it.
    pub party: String,
    pub party_id: String,
    pub body: String,
    pub seats: u32,
    /// Seats polled in the body.
    pub of: u32,
    /// Seats for a majority of them.
    pub majority: u32,
    /// Whether they are electoral votes.
    pub electoral_votes: bool,
}

/// The general seats that the authority's complete releases give each party of each body.
pub fn tallies(election: &Election) -> Vec<Tally> {
    let official = election.seats.iter().filter(|row| {
        is_final(election, row.release) && row.basis == "general" && row.region.is_none()
    });
    official
        .filter_map(|row| {
            let SeatHolder::Party(party) = row.who else { return None };
            Some((party, row.body?, row.seats))
        })
        .map(|(party, body, seats)| tally(election, &election.parties[party.ix()], body, seats))
        .collect()
}

fn tally(election: &Election, party: &Party, body: BodyId, seats: u32) -> Tally {
    let body = &election.bodies[body.ix()];
    let polled = &body.majority_bases[0];
    // Where ids are what newspapers print (PML-N, BJP), they do; Lab and REP are only ours.
    let is_printed = party.id.chars().filter(|c| c.is_uppercase()).count() > 1
        && !party.aliases.iter().any(|alias| party.name.starts_with(alias.as_str()));
    Tally {
        party: if is_printed { party.id.clone() } else { party.name.clone() },
        party_id: party.id.clone(),
        body: body.name.clone(),
        seats,
        of: polled.seats,
        majority: polled.majority,
        electoral_votes: body.electoral_votes,
    }
}
