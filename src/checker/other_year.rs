//! Whether a wrong number is the same party's, person's or place's in another loaded election.

use super::{Reason, evidence::Evidence, gather::whole, number::Wording, question::Question};
use crate::sources::{
    BodyId, CandidacyId, Election, Measure, PartyId, PersonId, Place, RegionId, Sources, Who,
};

/// The slip of a number that answers the same question put to another election of the country. The
/// measure shown is this election's: only the year is wrong.
pub(super) fn of_another_year(
    question: &Question<'_>,
    sources: &Sources,
    wording: &Wording,
) -> Option<(Reason, Measure)> {
    // "More than 150" is true of many years.
    let (Some(_), Some(_)) = wording.tolerance.ends() else { return None };
    let own = question.election;
    let others =
        sources.elections.iter().filter(|other| other.id != own.id && other.country == own.country);
    let says_so = |other: &Election| {
        let evidence = |measure: Measure| match measure {
            Measure::Contests(_) => whole(other, &measure),
            _ => Evidence::weigh(other, other.figures(&measure)),
        };
        let same = Translation { from: own, to: other }.measures(question.measure);
        same.into_iter().any(|measure| {
            evidence(measure).official().any(|f| wording.tolerance.allows_rounded_twice(f.value))
        })
    };
    others.into_iter().any(says_so).then_some((Reason::WrongYear, *question.measure))
}

/// From one election's ids to another's, by what keeps its name.
struct Translation<'a> {
    from: &'a Election,
    to: &'a Election,
}

impl Translation<'_> {
    /// The same question; several of a person who stood more than once. None of one constituency,
    /// whose code means another place after a delimitation.
    fn measures(&self, measure: &Measure) -> Vec<Measure> {
        match measure {
            Measure::Votes(candidacy) => {
                self.person(*candidacy).into_iter().map(Measure::Votes).collect()
            }
            Measure::Margin(contest) => self.margins(*contest),
            measure => self.measure(*measure).into_iter().collect(),
        }
    }

    fn measure(&self, measure: Measure) -> Option<Measure> {
        Some(match measure {
            Measure::Seats(who, place) => Measure::Seats(self.who(who)?, self.place(place)?),
            Measure::PartyVotes(who, place) => {
                Measure::PartyVotes(self.who(who)?, self.place(place)?)
            }
            Measure::PartyGap(first, second, place) => {
                Measure::PartyGap(self.who(first)?, self.who(second)?, self.place(place)?)
            }
            Measure::PartyShare(who, place) => {
                Measure::PartyShare(self.who(who)?, self.place(place)?)
            }
            Measure::HouseMajority(who, body) => {
                Measure::HouseMajority(self.who(who)?, self.body(body)?)
            }
            Measure::Contests(place) => Measure::Contests(self.place(place)?),
            Measure::MajorityMark(body) => Measure::MajorityMark(self.body(body)?),
            Measure::TwoThirdsMark(body) => Measure::TwoThirdsMark(self.body(body)?),
            Measure::Turnout(place) => Measure::Turnout(self.place(place)?),
            Measure::Cast(place) => Measure::Cast(self.place(place)?),
            Measure::Registered(place, sex) => Measure::Registered(self.place(place)?, sex),
            _ => return None,
        })
    }

    fn place(&self, place: Place) -> Option<Place> {
        match place {
            Place::Contest(_) => None,
            Place::Body(body) => self.body(body).map(Place::Body),
            Place::Region(body, region) => {
                Some(Place::Region(self.body(body)?, self.region(region)?))
            }
            Place::Provincial | Place::Election => Some(place),
        }
    }

    fn body(&self, body: BodyId) -> Option<BodyId> {
        let id = &self.from.bodies[body.ix()].id;
        index_of(&self.to.bodies, |other| other.id == *id).map(BodyId)
    }

    fn region(&self, region: RegionId) -> Option<RegionId> {
        let path = &self.from.regions[region.ix()].path;
        index_of(&self.to.regions, |other| other.path == *path).map(RegionId)
    }

    fn who(&self, who: Who) -> Option<Who> {
        match who {
            Who::Party(party) => {
                let id = &self.from.parties[party.ix()].id;
                let same = index_of(&self.to.parties, |other| other.id == *id);
                same.map(|ix| Who::Party(PartyId(ix)))
            }
            Who::Person(person) => self.same_person(person).map(Who::Person),
            Who::Bloc(_) | Who::Others => None,
        }
    }

    /// The candidacies in the other election of whoever holds one, by the id that both give a person.
    fn person(&self, candidacy: CandidacyId) -> Vec<CandidacyId> {
        let person = self.from.candidacies[candidacy.ix()].person;
        let same = person.and_then(|person| self.same_person(person));
        same.map(|same| self.to.people[same.ix()].candidacies.clone()).unwrap_or_default()
    }

    fn same_person(&self, person: PersonId) -> Option<PersonId> {
        let person = &self.from.people[person.ix()];
        self.to.person_known_as(&person.id, &person.name)
    }

    /// The margins of the seats in which those stood then who stand in a contest now.
    fn margins(&self, contest: crate::sources::ContestId) -> Vec<Measure> {
        let now = self.from.contests[contest.ix()].candidacies.iter();
        let then = now.flat_map(|candidacy| self.person(*candidacy));
        then.map(|candidacy| Measure::Margin(self.to.candidacies[candidacy.ix()].contest)).collect()
    }
}

fn index_of<T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<u32> {
    list.iter().position(is).and_then(|ix| u32::try_from(ix).ok())
}
