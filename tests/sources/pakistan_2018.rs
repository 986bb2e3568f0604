//! What newspapers printed of the Pakistani general election of 2018 comes out of its folder.

use tallycheck::sources::{BodyId, Election, Measure, PartyId, Place, RegionId, Sources, Who};

fn election() -> Election {
    let sources = Sources::bundled().unwrap();
    sources.elections.into_iter().find(|election| election.id == "pk-2018").unwrap()
}

fn number<T>(things: &[T], is: impl Fn(&T) -> bool) -> u32 {
    u32::try_from(things.iter().position(is).unwrap()).unwrap()
}

fn body(election: &Election, id: &str) -> BodyId {
    BodyId(number(&election.bodies, |body| body.id == id))
}

fn party(election: &Election, id: &str) -> Who {
    Who::Party(PartyId(number(&election.parties, |party| party.id == id)))
}

fn value(election: &Election, measure: &Measure, release: &str, basis: Option<&str>) -> i64 {
    let release = election.release(release).unwrap();
    let figures = election.figures(measure);
    let figure =
        figures.iter().find(|it| it.release == release && it.basis.as_deref() == basis).unwrap();
    figure.value.try_into().unwrap()
}

/// The seats won by each party in a place.
fn won(election: &Election, place: Place, parties: &[(&str, i64)]) -> Vec<(String, i64)> {
    let seats = |id: &str| {
        let measure = Measure::Seats(party(election, id), place);
        value(election, &measure, "final", Some("general"))
    };
    parties.iter().map(|(id, _)| ((*id).to_owned(), seats(id))).collect()
}

fn printed(parties: &[(&str, i64)]) -> Vec<(String, i64)> {
    parties.iter().map(|(id, seats)| ((*id).to_owned(), *seats)).collect()
}

#[test]
fn the_winners_of_every_assembly_add_up_to_the_tallies_of_the_time() {
    let it = election();
    let tallies: [(&str, &[(&str, i64)]); 5] = [
        (
            "na",
            &[
                ("PTI", 116),
                ("PML-N", 64),
                ("PPP", 43),
                ("IND", 13),
                ("MMA", 12),
                ("MQM-P", 6),
                ("PML-Q", 4),
                ("BAP", 4),
                ("BNP-M", 3),
                ("GDA", 2),
                ("ANP", 1),
                ("AML", 1),
                ("JWP", 1),
            ],
        ),
        ("punjab", &[("PML-N", 130), ("PTI", 122), ("IND", 30), ("PML-Q", 7), ("PPP", 6)]),
        ("sindh", &[("PPP", 76), ("PTI", 23), ("MQM-P", 16), ("GDA", 11), ("TLP", 2), ("MMA", 1)]),
        ("kp", &[("PTI", 65), ("MMA", 10), ("ANP", 7), ("IND", 6), ("PML-N", 5), ("PPP", 4)]),
        ("balochistan", &[("BAP", 15), ("MMA", 8), ("BNP-M", 6), ("PTI", 5), ("HDP", 2)]),
    ];
    for (id, tally) in tallies {
        let place = Place::Body(body(&it, id));
        assert_eq!(won(&it, place, tally), printed(tally), "{id}");
    }
}

#[test]
fn seats_reserved_for_women_and_minorities_come_on_top() {
    let it = election();
    let place = Place::Body(body(&it, "na"));
    let total =
        |id, basis| value(&it, &Measure::Seats(party(&it, id), place), "house-august", Some(basis));
    assert_eq!(total("MQM-P", "total"), 7);
    assert_eq!(total("PTI", "total"), 149);
    assert_eq!(total("PTI", "women"), 28);
}

#[test]
fn the_tribal_areas_are_counted_by_themselves() {
    let it = election();
    let region = |name: &str| RegionId(number(&it.regions, |region| region.path == name));
    let seats = |name| it.contests_at(Place::Region(body(&it, "na"), region(name))).len();
    assert_eq!(seats("Khyber Pakhtunkhwa"), 39);
    assert_eq!(seats("Federally Administered Tribal Areas"), 12);
    assert_eq!(seats("Sindh/Karachi Division"), 21);
    assert_eq!(seats("Islamabad Capital Territory"), 3);
}

#[test]
fn one_man_won_five_seats() {
    let it = election();
    let person = it.people.iter().find(|person| person.id == "imran-khan").unwrap();
    let stood = person.candidacies.iter().map(|id| it.candidacies[id.ix()].contest);
    let codes: Vec<&str> = stood.map(|id| it.contests[id.ix()].id.as_str()).collect();
    assert_eq!(codes, ["NA-35", "NA-53", "NA-95", "NA-131", "NA-243"]);
}

#[test]
fn a_seat_of_the_time_is_not_the_one_that_bears_its_number_today() {
    let it = election();
    let contest = it.contest("NA-130").unwrap();
    assert_eq!(it.contests[contest.ix()].name, "Lahore-VIII");
    assert_eq!(value(&it, &Measure::Margin(contest), "final", None), 22_936);
}
