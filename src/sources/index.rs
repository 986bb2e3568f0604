//! What loading looks up once, so that queries need not search.

use super::{
    Body, CandidacyId, Choice, Contest, ContestId, Election, Measure, Member, PartyId, Person,
    PersonId, RegionId, ReleaseClass, ReleaseId, ResultRow, TurnoutArea, memo::Memo,
};
use rust_decimal::Decimal;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::{collections::HashSet, hash::BuildHasher, sync::OnceLock};

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) contest_by_id: FxHashMap<String, ContestId>,
    pub(super) contests_of_body: Vec<Vec<ContestId>>,
    /// Contests that lie at least partly in a region or below it.
    pub(super) contests_in_region: Vec<Vec<ContestId>>,
    pub(super) turnout_of: FxHashMap<TurnoutArea, Vec<usize>>,
    pub(super) rosters: Vec<Roster>,
    /// Types of seats that no contest fills.
    pub(super) reserved: HashSet<String>,
    /// By release: whether it has rows of votes, rolls or ballots.
    in_detail: Vec<bool>,
    /// By release, then contest.
    counts: Vec<Count>,
    contests: usize,
    /// By votes, the first official row with so many; made when it is first asked for.
    by_votes: OnceLock<FxHashMap<u32, usize>>,
    /// The first person of each id, and of each name, by its hash; made when somebody is first asked for.
    people: OnceLock<[FxHashMap<u64, PersonId>; 2]>,
    /// By margin, the contests won by so many; made when it is first asked for.
    by_margin: OnceLock<FxHashMap<Decimal, Vec<ContestId>>>,
    /// Sums worked out since.
    pub(super) sums: Memo,
}

/// One contest in one release.
#[derive(Clone, Debug, Default)]
pub(super) struct Count {
    /// Indexes of its rows in [`Election::results`], most votes first, unknown votes last.
    pub rows: Vec<usize>,
    /// Who was declared elected; where the release declares nobody, who has the most votes.
    pub winners: Vec<CandidacyId>,
    /// Whether every choice on the paper has its votes there.
    pub every_candidate: bool,
}

/// The members of a bloc; the value is the index in [`super::Bloc::members`].
#[derive(Clone, Debug, Default)]
pub(super) struct Roster {
    pub parties: FxHashMap<PartyId, usize>,
    pub candidacies: FxHashMap<CandidacyId, usize>,
}

impl Index {
    /// The index of an election whose tables are complete and sorted.
    pub(crate) fn of(election: &Election) -> Self {
        let mut index = Self {
            contest_by_id: contests(election).map(|(id, it)| (it.id.clone(), id)).collect(),
            contests_of_body: vec![Vec::new(); election.bodies.len()],
            contests_in_region: vec![Vec::new(); election.regions.len()],
            rosters: election.blocs.iter().map(|bloc| Roster::of(&bloc.members)).collect(),
            reserved: reserved(election),
            in_detail: vec![false; election.releases.len()],
            counts: counts(election),
            contests: election.contests.len(),
            ..Self::default()
        };
        for (id, contest) in contests(election) {
            index.contests_of_body[contest.body.ix()].push(id);
            for region in all_regions(election, contest) {
                index.contests_in_region[region.ix()].push(id);
            }
        }
        for (at, region) in election.regions.iter().enumerate() {
            let parts = region.parts.iter().flat_map(|part| &index.contests_in_region[part.ix()]);
            let mut together: Vec<ContestId> = parts.copied().collect();
            together.sort_unstable();
            together.dedup();
            index.contests_in_region[at].extend(together);
        }
        for (at, row) in election.turnout.iter().enumerate() {
            index.turnout_of.entry(row.area).or_default().push(at);
            index.in_detail[row.release.ix()] = true;
        }
        for row in &election.results {
            index.in_detail[row.release.ix()] = true;
        }
        index
    }

    /// Whether a release has more than tallies.
    pub(super) fn is_in_detail(&self, release: ReleaseId) -> bool {
        self.in_detail[release.ix()]
    }

    /// The first row of an official release with so many votes.
    pub(super) fn first_with_votes(&self, election: &Election, votes: u32) -> Option<usize> {
        let by_votes = self.by_votes.get_or_init(|| {
            let official = |row: &ResultRow| {
                election.releases[row.release.ix()].class == ReleaseClass::Official
            };
            let rows = election.results.iter().enumerate().rev();
            let rows = rows.filter(|(_, row)| official(row));
            // The first row comes last and stays.
            rows.filter_map(|(at, row)| Some((row.votes?, at))).collect()
        });
        by_votes.get(&votes).copied()
    }

    /// The contests with such a margin by any release, in order.
    pub(super) fn contests_with_margin(
        &self,
        election: &Election,
        margin: Decimal,
    ) -> &[ContestId] {
        let by_margin = self.by_margin.get_or_init(|| {
            let mut by_margin: FxHashMap<Decimal, Vec<ContestId>> = FxHashMap::default();
            for (id, _) in contests(election) {
                for figure in election.figures(&Measure::Margin(id)) {
                    let same = by_margin.entry(figure.value).or_default();
                    if same.last() != Some(&id) {
                        same.push(id);
                    }
                }
            }
            by_margin
        });
        by_margin.get(&margin).map_or(&[], Vec::as_slice)
    }

    /// The first of the people who have an id, or a name.
    pub(super) fn person_known_as(
        &self,
        election: &Election,
        id: &str,
        name: &str,
    ) -> Option<PersonId> {
        let keys: [fn(&Person) -> &str; 2] = [|person| &person.id, |person| &person.name];
        let hash = |key: &str| FxBuildHasher.hash_one(key);
        let first_of = |key: fn(&Person) -> &str| {
            let mut first = FxHashMap::default();
            for (id, person) in (0..).map(PersonId).zip(&election.people) {
                first.entry(hash(key(person))).or_insert(id);
            }
            first
        };
        let all = self.people.get_or_init(|| keys.map(first_of));
        let wanted = all.iter().zip(keys).zip([id, name]).filter(|(_, wanted)| !wanted.is_empty());
        let found = wanted.filter_map(|((all, key), wanted)| {
            let first = all.get(&hash(wanted))?;
            (key(&election.people[first.ix()]) == wanted).then_some(*first)
        });
        found.min()
    }

    /// What a release holds of a contest.
    pub(super) fn count(&self, release: ReleaseId, contest: ContestId) -> &Count {
        &self.counts[release.ix() * self.contests + contest.ix()]
    }
}

impl Roster {
    fn of(members: &[super::BlocMember]) -> Self {
        let mut roster = Self::default();
        for (at, member) in members.iter().enumerate() {
            match member.who {
                Member::Party(party) => roster.parties.insert(party, at),
                Member::Candidacy(candidacy) => roster.candidacies.insert(candidacy, at),
            };
        }
        roster
    }
}

fn reserved(election: &Election) -> HashSet<String> {
    let mut types: HashSet<&String> =
        election.bodies.iter().flat_map(|body| body.seats.keys()).collect();
    for contest in &election.contests {
        types.remove(&contest.seat_type);
    }
    types.into_iter().cloned().collect()
}

fn contests(election: &Election) -> impl Iterator<Item = (ContestId, &Contest)> {
    (0..).map(ContestId).zip(&election.contests)
}

/// The regions of a contest with all that they lie in, each once.
fn all_regions(election: &Election, contest: &Contest) -> Vec<RegionId> {
    let mut all: Vec<RegionId> =
        contest.regions.iter().flat_map(|region| election.region_and_outer(*region)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn counts(election: &Election) -> Vec<Count> {
    let contests = election.contests.len();
    let mut counts = vec![Count::default(); contests * election.releases.len()];
    for (at, row) in election.results.iter().enumerate() {
        let contest = election.candidacies[row.candidacy.ix()].contest;
        counts[row.release.ix() * contests + contest.ix()].rows.push(at);
    }
    for (at, count) in counts.iter_mut().enumerate().filter(|(_, count)| !count.rows.is_empty()) {
        let (release, contest) = (at / contests, &election.contests[at % contests]);
        let row = |at: &usize| &election.results[*at];
        count.rows.sort_by_key(|at| std::cmp::Reverse(row(at).votes));
        let rows: Vec<&ResultRow> = count.rows.iter().map(row).collect();
        count.winners = winners(election, contest, &rows);
        count.every_candidate = election.releases[release].every_candidate
            && rows.len() == contest.candidacies.len()
            && rows.iter().all(|row| row.votes.is_some());
    }
    counts
}

/// Who won, from the rows of one release, most votes first.
fn winners(election: &Election, contest: &Contest, rows: &[&ResultRow]) -> Vec<CandidacyId> {
    let declared = |row: &&&ResultRow| row.elected == Some(true);
    if rows.iter().any(|row| row.elected.is_some()) {
        return rows.iter().filter(declared).map(|row| row.candidacy).collect();
    }
    let candidates: Vec<&ResultRow> = rows
        .iter()
        .copied()
        .filter(|row| election.candidacies[row.candidacy.ix()].choice == Choice::Candidate)
        .filter(|row| row.votes.is_some())
        .collect();
    let seats = seats_filled(&election.bodies[contest.body.ix()], contest);
    let votes = |at: usize| candidates.get(at).and_then(|row| row.votes);
    let tied = votes(seats).is_some() && votes(seats) == votes(seats.saturating_sub(1));
    let elected = if tied { 0 } else { seats };
    candidates.iter().take(elected).map(|row| row.candidacy).collect()
}

/// How many are elected in a contest: one where it is worth several electoral votes.
fn seats_filled(body: &Body, contest: &Contest) -> usize {
    if body.electoral_votes { 1 } else { contest.magnitude as usize }
}
