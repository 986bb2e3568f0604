//! The results model: one loaded folder is one [`Election`].

use super::{
    BlocId, BodyId, CandidacyId, ContestId, ElectionId, PartyId, PersonId, Provenance, RegionId,
    ReleaseId, Trust, index::Index,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All loaded elections.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Sorted by id.
    pub elections: Vec<Election>,
}

impl Sources {
    /// The election behind an id.
    #[must_use]
    pub fn election(&self, id: ElectionId) -> &Election {
        &self.elections[id.ix()]
    }

    /// The number of the election whose folder has this id.
    #[must_use]
    pub fn id_of(&self, id: &str) -> Option<ElectionId> {
        let number = self.elections.iter().position(|election| election.id == id)?;
        u32::try_from(number).ok().map(ElectionId)
    }

    /// The election whose folder has this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Election> {
        self.elections.iter().find(|election| election.id == id)
    }
}

/// One election: its facts, as a folder under `sources/` holds them.
#[derive(Clone, Debug)]
pub struct Election {
    /// `pk-2024`.
    pub id: String,
    /// The name people know it by.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What sort of election it is.
    pub kind: ElectionKind,
    /// ISO 3166 country code.
    pub country: String,
    /// Names of the country and its people (`Elbonia`, `Elbonian`), for choosing the election.
    pub country_names: Vec<String>,
    /// Polling day (the first, where polling takes several).
    pub date: Date,
    /// Languages its news is written in, as ISO 639 codes.
    pub languages: Vec<String>,
    /// What the parts of a region's path are, outermost first: `province`, `division`, `district`.
    pub levels: Vec<String>,
    /// SHA-256 over the folder's files, in hexadecimal.
    pub sha256: String,
    /// The bodies elected.
    pub bodies: Vec<Body>,
    /// Oldest first.
    pub releases: Vec<Release>,
    /// Parties as contested.
    pub parties: Vec<Party>,
    /// Blocs of parties or candidacies.
    pub blocs: Vec<Bloc>,
    /// Regions at every level, parents before children.
    pub regions: Vec<Region>,
    /// Seats.
    pub contests: Vec<Contest>,
    /// People who stand.
    pub people: Vec<Person>,
    /// One person (or NOTA, write-ins …) in one contest.
    pub candidacies: Vec<Candidacy>,
    /// Votes: one row per release and candidacy, sorted by release, then candidacy.
    pub results: Vec<ResultRow>,
    /// The ballot lines of those who stand on several.
    pub lines: Vec<LineRow>,
    /// Rolls and ballots: sorted by release, then area.
    pub turnout: Vec<TurnoutRow>,
    /// Published tallies that cannot be summed from contests.
    pub seats: Vec<SeatsRow>,
    /// Where the figures come from, and what is known to be wrong with them.
    pub provenance: Provenance,
    /// What loading looked up once, so that queries need not search.
    pub(crate) index: Index,
}

impl Election {
    /// Whether it fills only seats that fell vacant.
    #[must_use]
    pub fn is_by_election(&self) -> bool {
        self.kind == ElectionKind::ByElection
    }
}

/// What sort of election it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectionKind {
    /// Of whole bodies.
    #[default]
    General,
    /// Of seats that fell vacant between general elections; it says nothing of the body as a whole.
    ByElection,
}

/// An assembly, a presidency.
#[derive(Clone, Debug)]
pub struct Body {
    /// `na`.
    pub id: String,
    /// `National Assembly`.
    pub name: String,
    /// `NA`, `lower house` …
    pub aliases: Vec<String>,
    /// The region it governs; `None` for the whole country.
    pub region: Option<RegionId>,
    /// What its constituencies are numbered with (`NA`), where they are.
    pub code_prefix: Option<String>,
    /// Seats by type: `general`, `women`, `minority` …
    pub seats: BTreeMap<String, u32>,
    /// What a majority is counted on.
    pub majority_bases: Vec<MajorityBase>,
    /// Whether the unit won is an electoral vote rather than a seat.
    pub electoral_votes: bool,
    /// Line in `election.yaml`.
    pub line: u32,
}

impl Body {
    /// Its seats of all types together.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.seats.values().sum()
    }
}

/// A base on which majorities are counted.
#[derive(Clone, Debug)]
pub struct MajorityBase {
    /// `seats polled`, `full house`.
    pub name: String,
    /// How many seats it has.
    pub seats: u32,
    /// The published majority mark; more than half where the folder gives none.
    pub majority: u32,
    /// Line in `election.yaml`.
    pub line: u32,
}

/// A set of figures published together.
#[derive(Clone, Debug)]
pub struct Release {
    /// `form-47`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub url: Option<String>,
    /// What standing it has.
    pub class: ReleaseClass,
    /// Whether it covers all that was counted.
    pub complete: bool,
    /// How much was counted, as published, where that was not all.
    pub counted: Option<String>,
    /// Whether it has a row for every candidate; `false` where it names only the leading ones.
    pub every_candidate: bool,
}

/// What standing a release has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseClass {
    /// The authority's own.
    Official,
    /// A newspaper's, broadcaster's or agency's count.
    Media,
    /// A party's own claim: shown beside a verdict, never changes it.
    Party,
}

/// A party as it contested.
#[derive(Clone, Debug)]
pub struct Party {
    /// `ABC-N`.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// All other names newspapers use.
    pub aliases: Vec<String>,
    /// What kind of label it is.
    pub kind: PartyKind,
    /// The bloc that stands for it in this election, where it had no candidates of its own name.
    pub contested_as: Option<BlocId>,
}

/// What kind of label a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// A party.
    Party,
    /// No party.
    Independent,
    /// The presiding officer, counted apart.
    Speaker,
    /// None of the above, write-ins, blanks: never a runner-up.
    NotACandidate,
}

/// A group of parties or of candidacies.
#[derive(Clone, Debug)]
pub struct Bloc {
    /// `pti-backed`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its members.
    pub members: Vec<BlocMember>,
    /// Other counts on record beside the one that its members give.
    pub other_counts: Vec<OtherCount>,
}

/// A member of a bloc.
#[derive(Clone, Debug)]
pub struct BlocMember {
    /// Who.
    pub who: Member,
    /// `false` for a probable member.
    pub sure: bool,
    /// First day of membership, where it is dated.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Where that stands.
    pub source: String,
    /// How far the membership is to be trusted.
    pub trust: Trust,
    /// Line in `members.csv`.
    pub line: u32,
}

/// Who is a member of a bloc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// A whole party.
    Party(PartyId),
    /// One person in one contest.
    Candidacy(CandidacyId),
}

/// Another count of a bloc's seats on record.
#[derive(Clone, Debug)]
pub struct OtherCount {
    /// In which body.
    pub body: BodyId,
    /// How many seats.
    pub seats: u32,
    /// Who counts so, and when.
    pub source: String,
    /// Line in `election.yaml`.
    pub line: u32,
}

/// A province, division, district or city.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its path of names from the country down: `Northland/Midtown Division/Midtown`.
    pub path: String,
    /// Its own name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// `province`, `division`, `district` …
    pub level: String,
    /// The region it lies in.
    pub parent: Option<RegionId>,
    /// The regions it is made of, where it is no region of any path: all of a country but one part.
    pub parts: Vec<RegionId>,
}

/// A seat or group of seats that one count fills.
#[derive(Clone, Debug)]
pub struct Contest {
    /// `NA-130`.
    pub id: String,
    /// `Midtown-XIV`.
    pub name: String,
    /// Other ways to write either.
    pub aliases: Vec<String>,
    /// The body it elects to.
    pub body: BodyId,
    /// The smallest regions it lies in; more than one where it straddles a border.
    pub regions: Vec<RegionId>,
    /// `general`, `women`, `minority` …
    pub seat_type: String,
    /// Seats, or electoral votes, it fills.
    pub magnitude: u32,
    /// What became of the poll.
    pub status: ContestStatus,
    /// The contest whose votes already hold these: a state's, of which the contest is one district.
    pub counted_in: Option<ContestId>,
    /// Polling stations.
    pub polling_stations: Option<u32>,
    /// Polling booths.
    pub booths: Option<u32>,
    /// What else there is to know about it.
    pub note: String,
    /// Its candidacies.
    pub candidacies: Vec<CandidacyId>,
    /// How far these facts are to be trusted.
    pub trust: Trust,
    /// Line in `contests.csv`.
    pub line: u32,
}

/// What became of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContestStatus {
    /// It was held.
    Held,
    /// It was put off beyond this election.
    Postponed,
    /// One candidate was left.
    Uncontested,
    /// It was held and annulled.
    Voided,
}

/// Someone who stands.
#[derive(Clone, Debug)]
pub struct Person {
    /// `nawaz-sharif`: one for a person who stands in several contests.
    pub id: String,
    /// The name as the results print it.
    pub name: String,
    /// Other spellings and names.
    pub aliases: Vec<String>,
    /// Where they stand.
    pub candidacies: Vec<CandidacyId>,
}

/// One choice on one ballot paper.
#[derive(Clone, Debug)]
pub struct Candidacy {
    /// The contest.
    pub contest: ContestId,
    /// Who, for a candidate; `None` for none-of-the-above, write-ins and blanks.
    pub person: Option<PersonId>,
    /// Party as contested.
    pub party: PartyId,
    /// What the ballot paper says.
    pub choice: Choice,
}

/// What kind of choice stands on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A person.
    Candidate,
    /// None of the above.
    NoneOfAbove,
    /// Written in.
    WriteIn,
    /// Left blank.
    Blank,
}

/// The votes of one candidacy in one release.
#[derive(Clone, Copy, Debug)]
pub struct ResultRow {
    /// The release.
    pub release: ReleaseId,
    /// The candidacy.
    pub candidacy: CandidacyId,
    /// Votes; unknown is never zero.
    pub votes: Option<u32>,
    /// Whether the release declares it elected, where it says.
    pub elected: Option<bool>,
    /// How far the figure is to be trusted.
    pub trust: Trust,
    /// Line in `results.csv`.
    pub line: u32,
}

/// Votes that a candidacy got on one of several lines of the ballot paper.
#[derive(Clone, Copy, Debug)]
pub struct LineRow {
    /// The release.
    pub release: ReleaseId,
    /// The candidacy.
    pub candidacy: CandidacyId,
    /// The party whose line it is.
    pub party: PartyId,
    /// Votes on it.
    pub votes: u32,
    /// How far the figure is to be trusted.
    pub trust: Trust,
    /// Line in `lines.csv`.
    pub line: u32,
}

/// Rolls and ballots of one area in one release.
#[derive(Clone, Copy, Debug)]
pub struct TurnoutRow {
    /// The release.
    pub release: ReleaseId,
    /// A contest, a region (for one body) or a whole body.
    pub area: TurnoutArea,
    /// People on the roll.
    pub registered: Option<u32>,
    /// Men on the roll.
    pub registered_men: Option<u32>,
    /// Women on the roll.
    pub registered_women: Option<u32>,
    /// Ballots cast.
    pub cast: Option<u32>,
    /// Ballots that count.
    pub valid: Option<u32>,
    /// Ballots that don't.
    pub rejected: Option<u32>,
    /// How far the figures are to be trusted.
    pub trust: Trust,
    /// Line in `turnout.csv`.
    pub line: u32,
}

/// What a turnout row speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TurnoutArea {
    /// One contest.
    Contest(ContestId),
    /// A region, for one body's election.
    Region(BodyId, RegionId),
    /// A whole body.
    Body(BodyId),
    /// The whole election, all bodies together.
    Election,
}

/// A published tally.
#[derive(Clone, Debug)]
pub struct SeatsRow {
    /// The release.
    pub release: ReleaseId,
    /// The body; `None` for all bodies together.
    pub body: Option<BodyId>,
    /// A region of it, or all of it.
    pub region: Option<RegionId>,
    /// Party or bloc.
    pub who: SeatHolder,
    /// `general`, `women`, `minority`, `total`, `leading` …
    pub basis: String,
    /// Seats.
    pub seats: u32,
    /// What the source says about it.
    pub note: String,
    /// How far the figure is to be trusted.
    pub trust: Trust,
    /// Line in `seats.csv`.
    pub line: u32,
}

/// Who holds the seats of a published tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeatHolder {
    /// A party.
    Party(PartyId),
    /// A bloc.
    Bloc(BlocId),
    /// Everybody: results out, seats in dispute.
    Any,
    /// Everybody not named in the same release.
    Others,
}
