//! Small indexes that stand for the things of a loaded source. Only `sources` makes them.

use serde::Serialize;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index into the list it belongs to.
            #[must_use]
            pub fn ix(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// An election, in [`Sources::elections`](super::Sources::elections).
    ElectionId
);
index!(
    /// A body, in [`Election::bodies`](super::Election::bodies).
    BodyId
);
index!(
    /// A release, in [`Election::releases`](super::Election::releases).
    ReleaseId
);
index!(
    /// A party, in [`Election::parties`](super::Election::parties).
    PartyId
);
index!(
    /// A bloc, in [`Election::blocs`](super::Election::blocs).
    BlocId
);
index!(
    /// A region, in [`Election::regions`](super::Election::regions).
    RegionId
);
index!(
    /// A contest, in [`Election::contests`](super::Election::contests).
    ContestId
);
index!(
    /// A candidacy (one person, or NOTA and the like, in one contest), in
    /// [`Election::candidacies`](super::Election::candidacies).
    CandidacyId
);
index!(
    /// A person, who may stand in several contests, in [`Election::people`](super::Election::people).
    PersonId
);

/// Anything a name can stand for, in one election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A party as contested; independents are a party of kind `independent`.
    Party(PartyId),
    /// A bloc of parties or of candidacies.
    Bloc(BlocId),
    /// A person who stands.
    Person(PersonId),
    /// A constituency.
    Contest(ContestId),
    /// A province, division, district, city.
    Region(RegionId),
    /// An assembly.
    Body(BodyId),
    /// The election itself.
    Election,
}

impl Entity {
    /// Whether it is a party or a bloc of them.
    #[must_use]
    pub fn is_party(self) -> bool {
        matches!(self, Self::Party(_) | Self::Bloc(_))
    }
}

/// An entity with the election it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef {
    /// The election.
    pub election: ElectionId,
    /// What it is there.
    pub entity: Entity,
}
