//! What was published of each shipped election comes out of its folder: one file of
//! `tests/sources/tallies/` for each.

use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};
use tallycheck::sources::{
    BlocId, BodyId, Choice, Election, Figure, Measure, PartyId, Place, RegionId, Sex, Sources, Who,
};

/// A file: published figures of one election.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    election: String,
    figures: Vec<Line>,
}

/// Figures of one release in one place. Seats and votes are by party or bloc.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    /// Which they are, where not the final ones.
    #[serde(default = "the_final_ones")]
    release: String,
    /// A body, a contest or `body:region`.
    place: String,
    /// `general`, `of valid votes` …; any where it isn't said.
    basis: Option<String>,
    #[serde(default)]
    seats: BTreeMap<String, i64>,
    #[serde(default)]
    votes: BTreeMap<String, i64>,
    /// Per cent, as many places as were published.
    #[serde(default)]
    share: BTreeMap<String, String>,
    /// The winner's votes less the next candidate's.
    margin: Option<i64>,
    /// Who came second, by name.
    runner_up: Option<String>,
    valid: Option<i64>,
    registered: Option<i64>,
    cast: Option<i64>,
    rejected: Option<i64>,
    turnout: Option<String>,
    candidates: Option<i64>,
    contests: Option<i64>,
    none_of_above: Option<i64>,
}

fn the_final_ones() -> String {
    "final".into()
}

#[test]
fn every_shipped_election_adds_up_to_what_was_published() {
    let sources = Sources::bundled().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/tallies");
    let mut wrong = Vec::new();
    let mut told = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let published: Published = serde_yaml::from_str(&text).unwrap();
        let election = sources.elections.iter().find(|it| it.id == published.election).unwrap();
        told.push(published.election);
        for line in &published.figures {
            wrong.extend(differences(election, line));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for election in &sources.elections {
        assert!(
            told.contains(&election.id),
            "no published figures are held against {}",
            election.id
        );
    }
}

/// What a line says otherwise than the folder.
fn differences(election: &Election, line: &Line) -> Vec<String> {
    let place = place(election, &line.place);
    let asks = asked(election, line, place);
    let mut wrong: Vec<String> = asks
        .into_iter()
        .filter_map(|(measure, published)| {
            let found = figure(election, line, &measure);
            let places = published.split_once('.').map_or(0, |(_, after)| after.len());
            let own = found.as_ref().map(|it| it.value.round_dp(u32::try_from(places).unwrap()));
            let same = own.is_some_and(|own| own == published.parse().unwrap());
            (!same).then(|| {
                format!("{} {}: {measure:?} is {published}, not {own:?}", election.id, line.place)
            })
        })
        .collect();
    if let Some(name) = &line.runner_up {
        let own = runner_up(election, line);
        if own != Some(name) {
            wrong.push(format!("{} {}: second is {name}, not {own:?}", election.id, line.place));
        }
    }
    wrong
}

fn asked(election: &Election, line: &Line, place: Place) -> Vec<(Measure, String)> {
    let mut asked: Vec<(Measure, String)> = Vec::new();
    let of = |id: &String| who(election, id);
    asked.extend(line.seats.iter().map(|(id, n)| (Measure::Seats(of(id), place), n.to_string())));
    asked.extend(
        line.votes.iter().map(|(id, n)| (Measure::PartyVotes(of(id), place), n.to_string())),
    );
    asked.extend(
        line.share.iter().map(|(id, share)| (Measure::PartyShare(of(id), place), share.clone())),
    );
    let whole = [
        (Measure::Valid(place), line.valid),
        (Measure::Cast(place), line.cast),
        (Measure::Rejected(place), line.rejected),
        (Measure::Registered(place, Sex::All), line.registered),
        (Measure::Candidates(None, place), line.candidates),
        (Measure::Contests(place), line.contests),
    ];
    asked.extend(whole.into_iter().filter_map(|(ask, number)| Some((ask, number?.to_string()))));
    asked.extend(line.turnout.clone().map(|percent| (Measure::Turnout(place), percent)));
    if let Place::Contest(contest) = place {
        asked.extend(line.margin.map(|margin| (Measure::Margin(contest), margin.to_string())));
        let none = election.contests[contest.ix()].candidacies.iter().copied();
        let none = none
            .clone()
            .find(|id| election.candidacies[id.ix()].choice == Choice::NoneOfAbove)
            .zip(line.none_of_above);
        asked.extend(none.map(|(id, votes)| (Measure::Votes(id), votes.to_string())));
    }
    asked
}

fn figure(election: &Election, line: &Line, measure: &Measure) -> Option<Figure> {
    let release = election.release(&line.release).unwrap();
    let mut figures = election.figures(measure).into_iter();
    figures.find(|it| {
        it.release == release
            && line.basis.as_ref().is_none_or(|basis| it.basis.as_deref() == Some(basis))
    })
}

fn runner_up<'e>(election: &'e Election, line: &Line) -> Option<&'e str> {
    let release = election.release(&line.release)?;
    let contest = election.contest(&line.place)?;
    let mut candidates =
        election.rows(release, contest).filter(|row| election.is_candidate(row.candidacy));
    candidates.nth(1).map(|row| election.candidacy_name(row.candidacy))
}

fn number(at: Option<usize>, what: &str) -> u32 {
    u32::try_from(at.unwrap_or_else(|| panic!("unknown: {what}"))).unwrap()
}

fn who(election: &Election, id: &str) -> Who {
    match election.parties.iter().position(|party| party.id == id) {
        Some(at) => Who::Party(PartyId(number(Some(at), id))),
        None => Who::Bloc(BlocId(number(election.blocs.iter().position(|it| it.id == id), id))),
    }
}

fn place(election: &Election, text: &str) -> Place {
    if let Some(contest) = election.contest(text) {
        return Place::Contest(contest);
    }
    let (body, region) = text.split_once(':').map_or((text, None), |(body, it)| (body, Some(it)));
    let body = BodyId(number(election.bodies.iter().position(|it| it.id == body), text));
    match region {
        None => Place::Body(body),
        Some(path) => {
            let at = election.regions.iter().position(|it| it.path == path);
            Place::Region(body, RegionId(number(at, path)))
        }
    }
}
