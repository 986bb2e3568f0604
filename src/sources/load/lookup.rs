//! Ids as files write them, and what they stand for.

use crate::sources::{
    BlocId, BodyId, CandidacyId, Choice, ContestId, PartyId, PersonId, RegionId, ReleaseId,
    SeatHolder,
};
use rustc_hash::FxHashMap;

/// Everything a folder has declared so far.
pub(super) struct Lookup {
    pub bodies: Ids<BodyId>,
    pub releases: Ids<ReleaseId>,
    pub parties: Ids<PartyId>,
    pub blocs: Ids<BlocId>,
    pub regions: Ids<RegionId>,
    pub contests: Ids<ContestId>,
    pub people: Ids<PersonId>,
    /// What stands on each ballot paper.
    pub candidacies: FxHashMap<(ContestId, OnPaper), CandidacyId>,
}

/// What a ballot paper offers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum OnPaper {
    Person(PersonId),
    Other(Choice),
}

impl Lookup {
    pub fn new() -> Self {
        Self {
            bodies: Ids::new("body", "election.yaml"),
            releases: Ids::new("release", "election.yaml"),
            parties: Ids::new("party", "election.yaml"),
            blocs: Ids::new("bloc", "election.yaml"),
            regions: Ids::new("region", "the region column of contests.csv"),
            contests: Ids::new("contest", "contests.csv"),
            people: Ids::new("person", "results.csv"),
            candidacies: FxHashMap::default(),
        }
    }

    /// Who holds the seats of a published tally.
    pub fn seat_holder(&self, id: &str) -> Result<SeatHolder, String> {
        match id {
            "any" => Ok(SeatHolder::Any),
            "others" => Ok(SeatHolder::Others),
            _ if self.blocs.knows(id) => self.blocs.find(id).map(SeatHolder::Bloc),
            _ => {
                self.parties.find(id).map(SeatHolder::Party).map_err(|_| {
                    format!("unknown party or bloc `{id}`; declare it in election.yaml")
                })
            }
        }
    }
}

/// The ids of one kind of thing.
pub(super) struct Ids<T> {
    kind: &'static str,
    declared_in: &'static str,
    known: FxHashMap<String, T>,
}

impl<T: Copy> Ids<T> {
    fn new(kind: &'static str, declared_in: &'static str) -> Self {
        Self { kind, declared_in, known: FxHashMap::default() }
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.known.reserve(more);
    }

    /// Adds an id; refuses one that is there, is empty or has blanks around it.
    pub fn declare(&mut self, id: &str, thing: T) -> Result<(), String> {
        let kind = self.kind;
        if id.trim() != id || id.is_empty() {
            return Err(format!("`{id}` is no id for a {kind}; write it without blanks around it"));
        }
        match self.known.insert(id.to_owned(), thing) {
            None => Ok(()),
            Some(_) => Err(format!("a second {kind} with the id `{id}`; ids are unique")),
        }
    }

    /// What an id stands for.
    pub fn find(&self, id: &str) -> Result<T, String> {
        self.get(id).ok_or_else(|| {
            format!("unknown {} `{id}`; declare it in {}", self.kind, self.declared_in)
        })
    }

    pub fn get(&self, id: &str) -> Option<T> {
        self.known.get(id).copied()
    }

    pub fn knows(&self, id: &str) -> bool {
        self.known.contains_key(id)
    }
}
