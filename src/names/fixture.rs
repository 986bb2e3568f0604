//! A small election for the tests of this room.

use crate::sources::{
    Bloc, BlocId, BlocMember, Body, BodyId, Candidacy, CandidacyId, Choice, Contest, ContestId,
    ContestStatus, Election, ElectionKind, Entity, Index, Member, Party, PartyId, PartyKind,
    Person, PersonId, Provenance, Region, RegionId, Sources, Trust,
};
use std::collections::BTreeMap;

/// A contest of the fixture: code, name, district, and who stands for which party, winner first.
pub(crate) type Seat =
    (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The seats of the fixture.
pub(crate) const SEATS: &[Seat] = &[
    (
        "NA-6",
        "Lower Dir-I",
        "Lower Dir",
        &[("Muhammad Bashir Khan", "IND"), ("Siraj ul Haq", "JI")],
    ),
    (
        "NA-71",
        "Sialkot-II",
        "Sialkot",
        &[("Khawaja Muhammad Asif", "PML-N"), ("Rehana Imtiaz Dar", "IND")],
    ),
    (
        "NA-118",
        "Lahore-II",
        "Lahore",
        &[("Hamza Shehbaz Sharif", "PML-N"), ("Aliya Hamza Malik", "IND")],
    ),
    ("NA-119", "Lahore-III", "Lahore", &[("Maryam Nawaz", "PML-N"), ("Shahzad Farooq", "IND")]),
    (
        "NA-122",
        "Lahore-VI",
        "Lahore",
        &[("Muhammad Latif Khan Khosa", "IND"), ("Khawaja Saad Rafique", "PML-N")],
    ),
    (
        "NA-127",
        "Lahore-XI",
        "Lahore",
        &[
            ("Attaullah Tarar", "PML-N"),
            ("Zaheer Abbas Khokhar", "IND"),
            ("Bilawal Bhutto Zardari", "PPP"),
        ],
    ),
    ("NA-130", "Lahore-XIV", "Lahore", &[("Nawaz Sharif", "PML-N"), ("Yasmin Rashid", "IND")]),
    (
        "NA-194",
        "Larkana-I",
        "Larkana",
        &[("Bilawal Bhutto Zardari", "PPP"), ("Rashid Mahmood Soomro", "JUI-F")],
    ),
    ("PP-158", "Lahore-XIV", "Lahore", &[("Shehbaz Sharif", "PML-N"), ("Yousaf Ali", "IND")]),
];

const PARTIES: &[(&str, &str, &[&str])] = &[
    ("IND", "Independent", &["independent candidate"]),
    ("PML-N", "Pakistan Muslim League (Nawaz)", &["N-League", "Nawaz League"]),
    ("PTI", "Pakistan Tehreek-e-Insaf", &["Tehreek-e-Insaf"]),
    ("PPP", "Pakistan Peoples Party Parliamentarians", &["Pakistan People's Party"]),
    ("JI", "Jamaat-e-Islami Pakistan", &["Jamaat-e-Islami"]),
    ("JUI-F", "Jamiat Ulema-e-Islam (F)", &[]),
    ("PTI-P", "Pakistan Tehreek-e-Insaf Parliamentarians", &[]),
];

/// The whole fixture, as one loaded election.
pub(crate) fn sources() -> Sources {
    Sources { elections: vec![election()] }
}

/// What an id of the fixture stands for: a contest, party, bloc, body, region path or person.
pub(crate) fn entity(id: &str) -> Entity {
    let election = election();
    let at = |ix: usize| u32::try_from(ix).unwrap();
    let position = |found: Option<usize>| found.map(at);
    position(election.contests.iter().position(|c| c.id == id))
        .map(|ix| Entity::Contest(ContestId(ix)))
        .or_else(|| {
            position(election.parties.iter().position(|p| p.id == id))
                .map(|ix| Entity::Party(PartyId(ix)))
        })
        .or_else(|| {
            position(election.blocs.iter().position(|b| b.id == id))
                .map(|ix| Entity::Bloc(BlocId(ix)))
        })
        .or_else(|| {
            position(election.bodies.iter().position(|b| b.id == id))
                .map(|ix| Entity::Body(BodyId(ix)))
        })
        .or_else(|| {
            position(election.regions.iter().position(|r| r.path == id))
                .map(|ix| Entity::Region(RegionId(ix)))
        })
        .or_else(|| {
            position(election.people.iter().position(|p| p.name == id))
                .map(|ix| Entity::Person(PersonId(ix)))
        })
        .unwrap_or(Entity::Election)
}

pub(crate) fn election() -> Election {
    let mut election = Election {
        id: "pk-2024".into(),
        name: "Pakistani general election, 2024".into(),
        aliases: vec!["general elections 2024".into()],
        kind: ElectionKind::General,
        country: "PK".into(),
        country_names: vec!["Pakistan".into(), "Pakistani".into()],
        date: jiff::civil::date(2024, 2, 8),
        languages: vec!["en".into()],
        levels: vec!["province".into(), "district".into()],
        sha256: String::new(),
        bodies: vec![
            body("na", "National Assembly", &["NA", "lower house"], None),
            body(
                "pp",
                "Punjab Assembly",
                &["Provincial Assembly of the Punjab"],
                Some(RegionId(0)),
            ),
        ],
        releases: Vec::new(),
        parties: PARTIES.iter().map(|(id, name, aliases)| party(id, name, aliases)).collect(),
        blocs: Vec::new(),
        regions: Vec::new(),
        contests: Vec::new(),
        people: Vec::new(),
        candidacies: Vec::new(),
        results: Vec::new(),
        lines: Vec::new(),
        turnout: Vec::new(),
        seats: Vec::new(),
        provenance: Provenance { entries: Vec::new(), exceptions: Vec::new(), facts: Trust::High },
        index: Index::default(),
    };
    region(&mut election, "Punjab", "province", None);
    region(&mut election, "Sindh", "province", None);
    for seat in SEATS {
        contest(&mut election, seat);
    }
    election.blocs.push(Bloc {
        id: "pti-backed".into(),
        name: "PTI-backed independents".into(),
        aliases: vec!["PTI-backed candidate".into(), "PTI-backed independent candidate".into()],
        members: backed(&election),
        other_counts: Vec::new(),
    });
    election.index = Index::of(&election);
    election
}

fn backed(election: &Election) -> Vec<BlocMember> {
    let independents = election.candidacies.iter().zip(0..).filter(|(c, _)| c.party == PartyId(0));
    independents
        .map(|(_, ix)| BlocMember {
            who: Member::Candidacy(CandidacyId(ix)),
            sure: true,
            from: None,
            until: None,
            source: String::new(),
            trust: Trust::High,
            line: 0,
        })
        .collect()
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn body(id: &str, name: &str, aliases: &[&str], region: Option<RegionId>) -> Body {
    Body {
        id: id.into(),
        name: name.into(),
        aliases: strings(aliases),
        region,
        code_prefix: Some(id.to_uppercase()),
        seats: BTreeMap::from([("general".into(), 266)]),
        majority_bases: Vec::new(),
        electoral_votes: false,
        line: 0,
    }
}

fn party(id: &str, name: &str, aliases: &[&str]) -> Party {
    let kind = if id == "IND" { PartyKind::Independent } else { PartyKind::Party };
    let contested_as = (id == "PTI").then_some(BlocId(0));
    Party { id: id.into(), name: name.into(), aliases: strings(aliases), kind, contested_as }
}

fn region(election: &mut Election, path: &str, level: &str, parent: Option<RegionId>) -> RegionId {
    let found = election.regions.iter().position(|region| region.path == path);
    let ix = found.unwrap_or_else(|| {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let level = level.to_owned();
        election.regions.push(Region {
            path: path.into(),
            name,
            aliases: Vec::new(),
            level,
            parent,
            parts: Vec::new(),
        });
        election.regions.len() - 1
    });
    RegionId(u32::try_from(ix).unwrap())
}

fn contest(election: &mut Election, (id, name, district, field): &Seat) {
    let (province, parent) =
        if *district == "Larkana" { ("Sindh", RegionId(1)) } else { ("Punjab", RegionId(0)) };
    let region = region(election, &format!("{province}/{district}"), "district", Some(parent));
    let contest = ContestId(u32::try_from(election.contests.len()).unwrap());
    let candidacies =
        field.iter().map(|(name, party)| candidacy(election, contest, name, party)).collect();
    election.contests.push(Contest {
        id: (*id).into(),
        name: (*name).into(),
        aliases: Vec::new(),
        body: BodyId(u32::from(id.starts_with("PP"))),
        regions: vec![region],
        seat_type: "general".into(),
        magnitude: 1,
        status: ContestStatus::Held,
        counted_in: None,
        polling_stations: None,
        booths: None,
        note: String::new(),
        candidacies,
        trust: Trust::High,
        line: 0,
    });
}

fn candidacy(election: &mut Election, contest: ContestId, name: &str, party: &str) -> CandidacyId {
    let id = CandidacyId(u32::try_from(election.candidacies.len()).unwrap());
    let found = election.people.iter().position(|person| person.name == name);
    let person = found.unwrap_or_else(|| {
        let slug = name.to_lowercase().replace(' ', "-");
        election.people.push(Person {
            id: slug,
            name: name.into(),
            aliases: Vec::new(),
            candidacies: Vec::new(),
        });
        election.people.len() - 1
    });
    election.people[person].candidacies.push(id);
    let party = PARTIES.iter().position(|(id, ..)| *id == party).unwrap();
    election.candidacies.push(Candidacy {
        contest,
        person: Some(PersonId(u32::try_from(person).unwrap())),
        party: PartyId(u32::try_from(party).unwrap()),
        choice: Choice::Candidate,
    });
    id
}
