//! What newspapers printed of the Pakistani general election of 2024 comes out of its folder.

use tallycheck::sources::{
    BlocId, BodyId, Election, Measure, PartyId, Place, RegionId, Sources, Trust, Who,
};

fn election() -> Election {
    let sources = Sources::bundled().unwrap();
    sources.elections.into_iter().find(|election| election.id == "pk-2024").unwrap()
}

fn number<T>(things: &[T], is: impl Fn(&T) -> bool) -> u32 {
    u32::try_from(things.iter().position(is).unwrap()).unwrap()
}

fn assembly(election: &Election) -> BodyId {
    BodyId(number(&election.bodies, |body| body.id == "na"))
}

fn party(election: &Election, id: &str) -> Who {
    Who::Party(PartyId(number(&election.parties, |party| party.id == id)))
}

fn bloc(election: &Election, id: &str) -> Who {
    Who::Bloc(BlocId(number(&election.blocs, |bloc| bloc.id == id)))
}

/// The complete figure of a release, whole; its basis is `basis` where it has one.
fn value(election: &Election, measure: &Measure, release: &str, basis: Option<&str>) -> i64 {
    let release = election.release(release).unwrap();
    let figures = election.figures(measure);
    let is =
        |it: &&tallycheck::sources::Figure| it.release == release && it.basis.as_deref() == basis;
    let figure = figures.iter().find(is).unwrap_or_else(|| panic!("{measure:?}: {figures:#?}"));
    assert!(figure.complete, "{figure:#?}");
    figure.value.try_into().unwrap()
}

fn seats(election: &Election, who: Who, place: Place, release: &str) -> i64 {
    value(election, &Measure::Seats(who, place), release, Some("general"))
}

#[test]
fn the_winners_of_form_47_add_up_to_the_tallies_of_the_time() {
    let it = election();
    let body = Place::Body(assembly(&it));
    let parties = ["IND", "PML-N", "PPP", "MQM-P", "JUI-F", "PML-Q", "IPP", "BNP-M"];
    let won = parties.map(|id| seats(&it, party(&it, id), body, "form-47"));
    assert_eq!(won, [101, 75, 54, 17, 4, 3, 3, 2]);
    assert_eq!(seats(&it, bloc(&it, "pti-backed"), body, "form-47"), 93);
}

#[test]
fn the_largest_party_is_not_the_largest_group() {
    let it = election();
    let body = Place::Body(assembly(&it));
    let rank = |who, field| value(&it, &Measure::SeatRank(who, body), "form-47", Some(field));
    assert_eq!(rank(party(&it, "PML-N"), "among parties, general"), 1);
    assert_eq!(rank(party(&it, "PML-N"), "among parties and blocs, general"), 2);
    assert_eq!(rank(bloc(&it, "pti-backed"), "among parties and blocs, general"), 1);
}

#[test]
fn a_division_counts_its_own_seats() {
    let it = election();
    let region = RegionId(number(&it.regions, |region| region.name == "Rawalpindi Division"));
    let place = Place::Region(assembly(&it), region);
    assert_eq!(it.contests_at(place).len(), 13);
    assert_eq!(seats(&it, party(&it, "PML-N"), place, "form-47"), 11);
}

#[test]
fn a_margin_differs_by_release() {
    let it = election();
    let margin = Measure::Margin(it.contest("NA-130").unwrap());
    assert_eq!(value(&it, &margin, "form-47", None), 74_825);
    assert_eq!(value(&it, &margin, "final", None), 74_821);
}

#[test]
fn five_winners_were_reversed_after_form_47() {
    let it = election();
    let of = |release| it.release(release).unwrap();
    let differences = it.diff_releases(of("form-47"), of("final"));
    let reversed: Vec<&str> = differences
        .iter()
        .filter(|it| it.before.is_some() && it.after.is_some())
        .filter_map(|it| it.what.strip_suffix(" winner"))
        .collect();
    assert_eq!(reversed, ["NA-154", "NA-251", "NA-261", "NA-79", "NA-81"]);
}

#[test]
fn a_seat_without_a_scan_is_of_low_trust() {
    let it = election();
    let margin = it.figures(&Measure::Margin(it.contest("NA-1").unwrap()));
    let form_47 = it.release("form-47").unwrap();
    assert_eq!(margin.iter().find(|it| it.release == form_47).unwrap().trust, Trust::Low);
}

#[test]
fn majorities_are_counted_on_seats_polled_and_on_the_full_house() {
    let it = election();
    let marks: Vec<(String, i64)> = it
        .figures(&Measure::MajorityMark(assembly(&it)))
        .into_iter()
        .map(|it| (it.basis.unwrap_or_default().to_string(), it.value.try_into().unwrap()))
        .collect();
    assert!(marks.contains(&("seats polled".into(), 133)), "{marks:?}");
    assert!(marks.contains(&("full house".into(), 169)), "{marks:?}");
}
