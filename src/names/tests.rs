use super::{Gazetteer, fixture, forms::Rule, sketch::Sketch};
use crate::sources::{ContestId, ElectionId, Entity, EntityRef, PersonId};
use smol_str::SmolStr;

fn find(text: &str) -> Vec<(String, Vec<Entity>)> {
    let gazetteer = Gazetteer::new(&fixture::sources());
    let hits = gazetteer.find(text);
    hits.iter()
        .map(|hit| {
            let entities = hit.entities.iter().map(|found| found.entity).collect();
            (hit.span.of(text).to_owned(), entities)
        })
        .collect()
}

/// The one thing found in a text, as printed there, when it stands for the entity of that id.
fn only(text: &str, id: &str) -> String {
    let found = find(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    assert!(found[0].1.contains(&fixture::entity(id)), "{text}: {found:?} is not {id}");
    found[0].0.clone()
}

#[test]
fn a_constituency_is_found_in_every_written_form_as_one_hit() {
    for form in [
        "NA-130",
        "NA 130",
        "NA130",
        "N.A.-130",
        "N.A. 130",
        "NA—130",
        "NA–130",
        "NA-130 (Lahore-XIV)",
        "NA-130 Lahore-XIV",
        "NA-130 (Lahore XIV)",
        "NA-130 Lahore",
        "NA-130, Lahore-XIV",
        "NA-130 (Lahore)",
    ] {
        assert_eq!(only(&format!("He took {form}."), "NA-130"), form);
        assert_eq!(only(&format!("the contest for {form} by far"), "NA-130"), form);
    }
}

#[test]
fn a_constituency_is_found_by_its_name_alone() {
    for form in ["Lahore-XIV", "Lahore XIV", "Lahore 14", "Lahore-14"] {
        assert_eq!(only(&format!("He took {form}."), "NA-130"), form);
        assert_eq!(only(&format!("He took {form}."), "PP-158"), form);
    }
}

#[test]
fn a_count_behind_a_place_is_no_constituency() {
    assert_eq!(only("In Lahore 14 seats were won.", "Punjab/Lahore"), "Lahore");
}

#[test]
fn a_longer_number_is_another_constituency() {
    assert!(find("NA-1300 and NA 130,000").iter().all(|(_, e)| e[0] == fixture::entity("na")));
}

#[test]
fn a_city_before_a_code_is_a_place_of_its_own() {
    let found = find("Lahore's NA-130");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1].0, "NA-130");
}

#[test]
fn a_party_is_found_however_its_abbreviation_is_written() {
    for form in [
        "PML-N",
        "PMLN",
        "PML (N)",
        "PML(N)",
        "P.M.L.-N",
        "PML N",
        "Pakistan Muslim League-Nawaz",
        "Pakistan Muslim League (N)",
        "PAKISTAN MUSLIM LEAGUE-N",
        "Nawaz League",
        "N-League",
    ] {
        assert_eq!(only(&format!("the {form} won"), "PML-N"), form);
        assert_eq!(only(&format!("the {form}'s seats"), "PML-N"), form);
    }
    for form in ["Pakistan Peoples Party", "Pakistan People's Party", "Pakistan People’s Party"] {
        assert_eq!(only(&format!("The {form} won."), "PPP"), form);
    }
    assert_eq!(only("Pakistan Tehreek e Insaaf said", "PTI"), "Pakistan Tehreek e Insaaf");
}

#[test]
fn the_longer_name_wins() {
    assert_eq!(only("PTI-P leads", "PTI-P"), "PTI-P");
    assert_eq!(only("PTI-backed independents lead", "pti-backed"), "PTI-backed independents");
    assert_eq!(only("a PTI-backed candidate leads", "pti-backed"), "PTI-backed candidate");
}

#[test]
fn an_abbreviation_in_small_letters_is_a_word() {
    assert_eq!(find("na, ji and sic; a ppp"), []);
}

#[test]
fn a_person_is_found_by_full_name_in_newspaper_spelling() {
    for (form, name) in [
        ("Dr. Yasmeen Rashid", "Yasmin Rashid"),
        ("Yasmin Rashid", "Yasmin Rashid"),
        ("Sirajul Haq", "Siraj ul Haq"),
        ("Siraj-ul-Haq", "Siraj ul Haq"),
        ("Saad Rafique", "Khawaja Saad Rafique"),
        ("Kh. Saad Rafique", "Khawaja Saad Rafique"),
        ("Atta Ullah Tarar", "Attaullah Tarar"),
        ("NAWAZ SHARIF", "Nawaz Sharif"),
        ("Mian Muhammad Nawaz Sharif", "Nawaz Sharif"),
    ] {
        assert_eq!(only(&format!("votes for {form}, who won"), name), form);
    }
}

#[test]
fn part_of_a_longer_name_is_not_the_person() {
    assert_eq!(find("Maryam Nawaz Sharif spoke"), [], "Nawaz Sharif is somebody else");
    assert_eq!(find("a nawaz sharif"), []);
}

#[test]
fn bodies_regions_and_elections_are_found() {
    assert_eq!(only("national assembly seats", "na"), "national assembly");
    assert_eq!(only("in Lahore district", "Punjab/Lahore"), "Lahore district");
    assert_eq!(only("the 2024 general elections", ""), "2024 general elections");
    assert_eq!(only("general elections of 2024", ""), "general elections of 2024");
}

#[test]
fn the_index_leads_to_every_form_of_every_name() {
    let sources = crate::sources::Sources::bundled().unwrap();
    let gazetteer = Gazetteer::new(&sources);
    for (names, id) in gazetteer.elections.iter().zip((0..).map(ElectionId)) {
        let election = sources.election(id);
        let people = (0..).map(PersonId).take(election.people.len());
        let contests = (0..).map(ContestId).take(election.contests.len());
        let few = names.few.keys().copied();
        // Every hundredth person says the same as all of them.
        let people = people.step_by(100).map(Entity::Person);
        for entity in few.chain(contests.map(Entity::Contest)).chain(people) {
            for form in names.forms(entity) {
                let sketch = Sketch::of(form.folded.iter().map(SmolStr::as_str));
                let mut named = gazetteer.index.named(sketch);
                let begins = |capital| gazetteer.index.begins(sketch, form.folded.len(), capital);
                assert!(
                    named.any(|it| it == EntityRef { election: id, entity })
                        && begins(true)
                        && (form.rule == Rule::Person || begins(false)),
                    "{form:?} of {entity:?}"
                );
            }
        }
    }
}

#[test]
fn no_run_of_words_longer_than_any_name_is_looked_at() {
    let gazetteer = Gazetteer::new(&fixture::sources());
    let text = "ul ".repeat(1000);
    let (words, mut sketch) = (text.split_whitespace(), Sketch::EMPTY);
    let looked_at = words.enumerate().take_while(|(before, word)| {
        sketch = sketch.and(word);
        gazetteer.index.begins(sketch, before + 1, true)
    });
    assert!(looked_at.count() < 30);
}

proptest::proptest! {
    #[test]
    fn hits_lie_in_order_inside_any_text(text in "(\\PC|NA-130|PML \\(N|Lahore[ -]XIV|\n|Dr\\. )*") {
        let gazetteer = Gazetteer::new(&fixture::sources());
        let mut end = 0;
        for hit in gazetteer.find(&text) {
            assert!(end <= hit.span.start && hit.span.start < hit.span.end);
            assert!(text.is_char_boundary(hit.span.start) && text.is_char_boundary(hit.span.end));
            assert!(!hit.entities.is_empty());
            end = hit.span.end;
        }
    }

    #[test]
    fn likeness_is_a_share_for_any_two_names(one in "\\PC*", other in "\\PC*") {
        let likeness = super::likeness(&one, &other);
        assert!((0.0..=1.0).contains(&likeness));
    }
}

/// A name as another newspaper would print it, in several ways.
fn respelt(name: &str) -> Vec<String> {
    let swapped = |from: &str, to: &str| name.replace(from, to);
    let words: Vec<&str> = name.split(' ').collect();
    let mut all = vec![
        swapped("ee", "i"),
        swapped("oo", "u"),
        swapped("Muhammad", "Mohammad"),
        swapped("q", "k"),
        swapped("gh", "g"),
        swapped("ss", "s"),
        swapped("w", "u"),
        swapped(" ul ", "-ul-"),
        name.to_uppercase(),
        format!("Dr {name}"),
    ];
    if words.len() > 3 {
        all.push(words[words.len() - 2..].join(" "));
    }
    all.retain(|other| other != name);
    all
}

#[test]
fn respelt_candidates_are_known_again_in_their_contest() {
    let sources = crate::sources::Sources::bundled().unwrap();
    let gazetteer = Gazetteer::new(&sources);
    let at = sources.elections.iter().position(|election| election.id == "pk-2024").unwrap();
    let id = crate::sources::ElectionId(u32::try_from(at).unwrap());
    let election = sources.election(id);
    let (mut known, mut asked) = (0_u32, 0_u32);
    // Every fifth contest: the whole takes minutes and says the same.
    for contest in election.contests.iter().step_by(5) {
        let field: Vec<_> = contest
            .candidacies
            .iter()
            .filter_map(|c| election.candidacies[c.ix()].person)
            .collect();
        for person in &field {
            for form in respelt(&election.people[person.ix()].name) {
                let mention = super::PersonName::new(&form);
                let like = |p| gazetteer.likeness(&mention, id, p);
                let best = field.iter().map(|p| like(*p)).fold(0.0, f64::max);
                asked += 1;
                known += u32::from(best >= 0.7 && like(*person) == best);
            }
        }
    }
    let share = f64::from(known) / f64::from(asked);
    assert!(share >= 0.98, "{known} of {asked} are known again");
}

#[test]
fn a_seat_that_two_elections_name_alike_is_of_both() {
    let mut sources = fixture::sources();
    let mut other = sources.elections[0].clone();
    other.id = "pk-2018".into();
    let seat = sources.elections[0].contests.iter().position(|it| it.id == "NA-130").unwrap();
    other.contests[seat].name = "Lahore".into();
    sources.elections.push(other);
    let gazetteer = Gazetteer::new(&sources);
    let elections = |text: &str| {
        let hits = gazetteer.find(text);
        hits[0].entities.iter().map(|it| it.election.ix()).collect::<Vec<_>>()
    };
    assert_eq!(elections("NA-130 Lahore fell."), [0, 1]);
    assert_eq!(elections("NA-130 Lahore-XIV fell."), [0]);
}

/// What a text means, told by country, where a second country has a party that the first has no
/// word for, and people of the same names.
fn countries_of(text: &str) -> Vec<&'static str> {
    let mut sources = fixture::sources();
    let mut other = sources.elections[0].clone();
    other.id = "xx-2024".into();
    other.country = "XX".into();
    other.country_names = vec!["Utopia".into(), "Utopian".into()];
    other.parties[2].id = "Labour".into();
    other.parties[2].name = "Utopian Party of Labour".into();
    other.parties[2].aliases.clear();
    other.bodies[0].name = "House of Utopia".into();
    other.bodies[0].aliases.clear();
    sources.elections.push(other);
    let hits = Gazetteer::new(&sources).find(text);
    let mut countries: Vec<_> = hits
        .iter()
        .flat_map(|hit| &hit.entities)
        .map(|found| if found.election.ix() == 0 { "PK" } else { "XX" })
        .collect();
    countries.sort_unstable();
    countries.dedup();
    countries
}

const PAKISTANI: &str = "The PTI and the N-League contest the National Assembly of Pakistan. ";

#[test]
fn a_name_that_two_countries_have_is_the_one_of_the_country_told() {
    assert_eq!(countries_of(&format!("{PAKISTANI}In Lahore-XIV Nawaz Sharif won.")), ["PK"]);
    assert_eq!(countries_of("In Utopia, Nawaz Sharif won Lahore-XIV."), ["XX"]);
    assert_eq!(countries_of("Nawaz Sharif won Lahore-XIV."), ["PK", "XX"]);
}

#[test]
fn a_word_that_is_a_party_elsewhere_is_no_party_here() {
    assert_eq!(countries_of(&format!("{PAKISTANI}The Labour department reports 12.")), ["PK"]);
    assert_eq!(countries_of("Labour won 12 seats."), ["XX"]);
}

#[test]
fn another_country_is_meant_too_where_its_election_is_named() {
    let both = "Labour, the Utopian Party of Labour, holds 12 in the House of Utopia.";
    assert_eq!(countries_of(&format!("{PAKISTANI}{both}")), ["PK", "XX"]);
    assert_eq!(countries_of(&format!("{PAKISTANI}Utopia's embassy is silent.")), ["PK"]);
}

#[test]
fn a_long_text_about_neither_country_names_nothing_of_either() {
    let text = "The ministry of Labour of a far country reports. ".repeat(12);
    assert_eq!(countries_of(&text), [""; 0]);
}
