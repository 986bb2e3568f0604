//! The facts of an election that need no arithmetic.

use super::{
    BlocId, BlocMember, BodyId, CandidacyId, Choice, Contest, ContestId, ContestStatus, Election,
    Member, PartyId, PersonId, Place, RegionId, ReleaseClass, ReleaseId, ResultRow, TurnoutArea,
    Who,
};
use rust_decimal::Decimal;

/// Whoever stands in more than this part of a body's contests stands for all of it.
const PART_OF_A_TICKET: usize = 6;

/// Whether somebody belongs to a party or bloc.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Belongs {
    /// Not at all.
    No,
    /// To a bloc, as a probable member.
    Probably,
    /// For sure.
    Surely,
}

impl Election {
    /// The contest with a code, exactly as [`Contest::id`](super::Contest::id) has it.
    #[must_use]
    pub fn contest(&self, code: &str) -> Option<ContestId> {
        self.index.contest_by_id.get(code).copied()
    }

    /// All contests of a body.
    #[must_use]
    pub fn contests_of(&self, body: BodyId) -> &[ContestId] {
        &self.index.contests_of_body[body.ix()]
    }

    /// All contests, of any body, that lie at least partly in a region.
    #[must_use]
    pub fn contests_in(&self, region: RegionId) -> &[ContestId] {
        &self.index.contests_in_region[region.ix()]
    }

    /// All contests of a place.
    #[must_use]
    pub fn contests_at(&self, place: Place) -> Vec<ContestId> {
        match place {
            Place::Contest(contest) => vec![contest],
            Place::Body(body) => self.contests_of(body).to_vec(),
            Place::Region(body, region) => {
                let of_body = |id: &ContestId| self.contests[id.ix()].body == body;
                self.contests_in(region).iter().copied().filter(of_body).collect()
            }
            Place::Provincial => {
                self.provincial_bodies().flat_map(|body| self.contests_of(body).to_vec()).collect()
            }
            Place::Election => (0..).map(ContestId).take(self.contests.len()).collect(),
        }
    }

    /// Whether a contest lies in a place with all its parts.
    #[must_use]
    pub fn lies_wholly_in(&self, contest: ContestId, place: Place) -> bool {
        let Place::Region(_, region) = place else { return true };
        let regions = &self.contests[contest.ix()].regions;
        let parts = &self.regions[region.ix()].parts;
        let is_there = |outer| outer == region || parts.contains(&outer);
        regions.iter().all(|part| self.region_and_outer(*part).any(is_there))
    }

    /// A region and those it lies in, from the inside out.
    pub fn region_and_outer(&self, region: RegionId) -> impl Iterator<Item = RegionId> {
        std::iter::successors(Some(region), |inner| self.regions[inner.ix()].parent)
    }

    /// The body that governs the whole country.
    #[must_use]
    pub fn national_body(&self) -> Option<BodyId> {
        self.bodies.iter().position(|body| body.region.is_none()).and_then(body_id)
    }

    /// The bodies that govern a part of the country.
    pub fn provincial_bodies(&self) -> impl Iterator<Item = BodyId> {
        let bodies = self.bodies.iter().enumerate();
        bodies.filter(|(_, body)| body.region.is_some()).filter_map(|(at, _)| body_id(at))
    }

    /// The party whose candidates had to stand as a bloc.
    #[must_use]
    pub fn party_behind(&self, bloc: BlocId) -> Option<PartyId> {
        let parties = (0..).map(PartyId).zip(&self.parties);
        parties.into_iter().find_map(|(id, party)| (party.contested_as == Some(bloc)).then_some(id))
    }

    /// The row of a candidacy in a release.
    #[must_use]
    pub fn row(&self, release: ReleaseId, candidacy: CandidacyId) -> Option<&ResultRow> {
        let contest = self.candidacies[candidacy.ix()].contest;
        self.rows(release, contest).find(|row| row.candidacy == candidacy)
    }

    /// The rows of a contest in a release, most votes first, unknown votes last.
    pub fn rows(&self, release: ReleaseId, contest: ContestId) -> impl Iterator<Item = &ResultRow> {
        self.index.count(release, contest).rows.iter().map(|at| &self.results[*at])
    }

    /// Who won a contest by a release: as it declares, else who has most votes there; `None` where
    /// it doesn't say.
    #[must_use]
    pub fn winners(&self, release: ReleaseId, contest: ContestId) -> Option<&[CandidacyId]> {
        let winners = &self.index.count(release, contest).winners;
        (!winners.is_empty()).then_some(winners.as_slice())
    }

    /// Whether a choice is a person, who can win.
    #[must_use]
    pub fn is_candidate(&self, candidacy: CandidacyId) -> bool {
        self.candidacies[candidacy.ix()].choice == Choice::Candidate
    }

    /// The name a candidacy goes by: the person's; for none-of-the-above and the like, that of the
    /// line on the paper.
    #[must_use]
    pub fn candidacy_name(&self, candidacy: CandidacyId) -> &str {
        let candidacy = &self.candidacies[candidacy.ix()];
        match candidacy.person {
            Some(person) => &self.people[person.ix()].name,
            None => &self.parties[candidacy.party.ix()].name,
        }
    }

    /// Whether a candidacy belongs to a party or bloc, at any time, or is a person's.
    #[must_use]
    pub fn belongs(&self, candidacy: CandidacyId, who: Who) -> Belongs {
        match who {
            Who::Party(party) if self.candidacies[candidacy.ix()].party == party => Belongs::Surely,
            Who::Bloc(bloc) => match self.membership(candidacy, bloc) {
                Some(member) if member.sure => Belongs::Surely,
                Some(_) => Belongs::Probably,
                None => Belongs::No,
            },
            Who::Person(person) if self.candidacies[candidacy.ix()].person == Some(person) => {
                Belongs::Surely
            }
            Who::Party(_) | Who::Person(_) | Who::Others => Belongs::No,
        }
    }

    /// Whether a basis is a type of seats that no contest fills: seats reserved for women, for
    /// minorities, a part of a tally that nobody means without saying so.
    #[must_use]
    pub fn is_reserved(&self, basis: &str) -> bool {
        self.index.reserved.contains(basis)
    }

    /// The row that makes a candidacy, or its party, a member of a bloc.
    pub(in crate::sources) fn membership(
        &self,
        candidacy: CandidacyId,
        bloc: BlocId,
    ) -> Option<&BlocMember> {
        let roster = &self.index.rosters[bloc.ix()];
        let own = roster.candidacies.get(&candidacy);
        let at = own.or_else(|| roster.parties.get(&self.candidacies[candidacy.ix()].party))?;
        Some(&self.blocs[bloc.ix()].members[*at])
    }

    /// Whether a bloc is one of single candidacies rather than of parties.
    pub(in crate::sources) fn is_of_candidacies(&self, bloc: BlocId) -> bool {
        let members = &self.blocs[bloc.ix()].members;
        !members.is_empty() && members.iter().all(|it| matches!(it.who, Member::Candidacy(_)))
    }

    /// The release that facts without one are shown under: the first complete official one with
    /// votes, else the first complete official one, else the last.
    #[must_use]
    pub fn release_of_record(&self) -> ReleaseId {
        let complete = |id: &ReleaseId| {
            let release = &self.releases[id.ix()];
            release.complete && release.class == ReleaseClass::Official
        };
        let with_votes = |id: &ReleaseId| complete(id) && self.has_votes(*id);
        let mut releases = self.release_ids();
        releases
            .clone()
            .find(with_votes)
            .or_else(|| releases.clone().find(complete))
            .or_else(|| releases.next_back())
            .unwrap_or(ReleaseId(0))
    }

    fn has_votes(&self, release: ReleaseId) -> bool {
        let first = self.results.partition_point(|row| row.release < release);
        self.results.get(first).is_some_and(|row| row.release == release)
    }

    /// All releases, oldest first.
    pub fn release_ids(&self) -> impl DoubleEndedIterator<Item = ReleaseId> + Clone + use<> {
        (0..u32::try_from(self.releases.len()).unwrap_or(u32::MAX)).map(ReleaseId)
    }

    /// The releases with rows of single contests, or of rolls and ballots; the others hold only
    /// tallies.
    pub(in crate::sources) fn releases_in_detail(&self) -> impl Iterator<Item = ReleaseId> {
        self.release_ids().filter(|release| self.index.is_in_detail(*release))
    }

    /// Who has exactly so many votes by an official release; the first of several.
    #[must_use]
    pub fn first_with_votes(&self, votes: u32) -> Option<CandidacyId> {
        let at = self.index.first_with_votes(self, votes)?;
        Some(self.results[at].candidacy)
    }

    /// The first of the people who have an id, or a name as the results print it.
    #[must_use]
    pub fn person_known_as(&self, id: &str, name: &str) -> Option<PersonId> {
        self.index.person_known_as(self, id, name)
    }

    /// The contests with such a margin by any release, in order.
    #[must_use]
    pub fn contests_with_margin(&self, margin: Decimal) -> &[ContestId] {
        self.index.contests_with_margin(self, margin)
    }

    /// Whether a text names the country or its people, in whole words as they are written.
    #[must_use]
    pub fn names_country(&self, text: &str) -> bool {
        let is_whole = |at: usize, name: &str| {
            let beside = [text[..at].chars().next_back(), text[at + name.len()..].chars().next()];
            !beside.into_iter().flatten().any(char::is_alphanumeric)
        };
        // Most names are nowhere in a text, and that is told fastest.
        let mut names = self.country_names.iter().filter(|name| text.contains(name.as_str()));
        names.any(|name| text.match_indices(name.as_str()).any(|(at, name)| is_whole(at, name)))
    }

    /// The body whose electoral votes somebody seeks in many of its contests, as for a presidency.
    #[must_use]
    pub fn ticket_of(&self, person: PersonId) -> Option<BodyId> {
        let candidacies = &self.people[person.ix()].candidacies;
        let body = self.contests[self.candidacies[candidacies.first()?.ix()].contest.ix()].body;
        let many = candidacies.len() * PART_OF_A_TICKET > self.contests_of(body).len();
        (many && self.bodies[body.ix()].electoral_votes).then_some(body)
    }

    /// The candidates of a contest, as its folder lists them: those with most votes first.
    pub fn candidates(&self, contest: ContestId) -> impl Iterator<Item = CandidacyId> {
        let all = self.contests[contest.ix()].candidacies.iter().copied();
        all.filter(|candidacy| self.is_candidate(*candidacy))
    }

    /// The most votes that anybody has in one contest by any release, as far as votes are known.
    #[must_use]
    pub fn most_votes(&self) -> Option<u32> {
        self.results.iter().filter_map(|row| row.votes).max()
    }

    /// The most voters that any contest has on its roll, as far as rolls are known.
    #[must_use]
    pub fn largest_roll(&self) -> Option<u32> {
        let of_contests =
            self.turnout.iter().filter(|row| matches!(row.area, TurnoutArea::Contest(_)));
        of_contests.filter_map(|row| row.registered).max()
    }

    /// The most polling stations or booths that any contest has, as far as they are known.
    #[must_use]
    pub fn most_polling_places(&self) -> Option<u32> {
        let places = |contest: &Contest| contest.booths.or(contest.polling_stations);
        self.contests.iter().filter_map(places).max()
    }

    /// Whether a contest has a result to be expected in this election.
    #[must_use]
    pub fn was_decided(&self, contest: ContestId) -> bool {
        matches!(
            self.contests[contest.ix()].status,
            ContestStatus::Held | ContestStatus::Uncontested
        )
    }
}

fn body_id(at: usize) -> Option<BodyId> {
    u32::try_from(at).ok().map(BodyId)
}

#[cfg(test)]
mod tests {
    use crate::sources::Sources;

    #[test]
    fn seats_that_no_contest_fills_are_reserved() {
        let sources = Sources::bundled().unwrap();
        let election = sources.by_id("pk-2024").unwrap();
        assert!(election.is_reserved("women") && election.is_reserved("minority"));
        assert!(!election.is_reserved("general") && !election.is_reserved("total"));
    }
}
