//! The pages of the archive: its articles, and what they contradict each other about.

use super::{
    Desk,
    archive::{Archive, ArchiveError, Asked, Found, Index},
    holdings::Id,
    pages::{missing, page, refuse},
};
use crate::{
    batch::v1::{self, Sighting, Topic},
    extractor::Kind,
    report::{
        background::{self, Majority},
        html::{Card, Side},
        words,
    },
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use std::{collections::HashMap, sync::Arc};

/// Conflicts on a page.
const CARDS: usize = 20;
/// Stories named for each side of a conflict.
const STORIES: usize = 2;

#[derive(Template)]
#[template(path = "articles.html", config = "src/askama.toml")]
struct Articles {
    has_archive: bool,
    asked: Asked,
    found: Found,
    filters: Vec<Filter>,
    pager: Pager,
}

/// A field to filter by.
struct Filter {
    name: &'static str,
    label: &'static str,
    chosen: String,
    choices: Vec<(String, u64)>,
}

#[derive(Template)]
#[template(path = "conflicts.html", config = "src/askama.toml")]
struct Conflicts {
    has_archive: bool,
    q: String,
    count: usize,
    cards: Vec<Card>,
    pager: Pager,
}

/// Links to the pages before and after.
struct Pager {
    page: u64,
    pages: u64,
    before: Option<String>,
    after: Option<String>,
}

/// What is asked of the conflicts.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OfConflicts {
    q: String,
    page: u64,
}

/// The articles asked for.
pub async fn articles(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    let work = move || desk.archive.as_ref().map(|archive| listed(archive, asked));
    answered(tokio::task::spawn_blocking(work).await).await
}

/// The conflicts asked for.
pub async fn conflicts(
    State(desk): State<Arc<Desk>>,
    Query(asked): Query<OfConflicts>,
) -> Response {
    let work = move || desk.archive.as_ref().map(|archive| drawn(&desk, archive, asked));
    answered(tokio::task::spawn_blocking(work).await).await
}

async fn answered(
    work: Result<Option<Result<Response, ArchiveError>>, tokio::task::JoinError>,
) -> Response {
    match work {
        Ok(Some(Ok(page))) => page,
        Ok(Some(Err(error))) => refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
        Ok(None) => missing().await,
        Err(error) => refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
    }
}

fn listed(archive: &Archive, asked: Asked) -> Result<Response, ArchiveError> {
    let index = archive.index();
    let found = index.search(&asked)?;
    let filter = |name, label, chosen: &str| -> Result<Filter, ArchiveError> {
        Ok(Filter { name, label, chosen: chosen.into(), choices: index.choices(name)? })
    };
    let filters = vec![
        filter("outlet", "Outlet", &asked.outlet)?,
        filter("month", "Month", &asked.month)?,
        filter("verdict", "Verdict", &asked.verdict)?,
        filter("party", "Party", &asked.party)?,
    ];
    let to = |page| {
        let query = serde_urlencoded::to_string(Asked { page, ..asked.clone() });
        format!("/archive?{}", query.unwrap_or_default())
    };
    let pager = Pager::new(found.page, found.pages, to);
    Ok(page(&Articles { has_archive: true, asked, found, filters, pager }))
}

fn drawn(desk: &Desk, archive: &Archive, asked: OfConflicts) -> Result<Response, ArchiveError> {
    let sought = asked.q.to_lowercase();
    let cards: Vec<&v1::Card> = archive
        .conflicts()
        .iter()
        .filter(|card| title(desk, &card.topic).to_lowercase().contains(&sought))
        .collect();
    let pages = cards.len().div_ceil(CARDS).max(1) as u64;
    let number = asked.page.clamp(1, pages);
    let shown = cards.iter().skip((number as usize - 1) * CARDS).take(CARDS);
    let drawn: Vec<Card> =
        shown.map(|conflict| card(desk, archive.index(), conflict)).collect::<Result<_, _>>()?;
    let to = |page: u64| {
        let query =
            serde_urlencoded::to_string([("q", asked.q.clone()), ("page", page.to_string())]);
        format!("/archive/conflicts?{}", query.unwrap_or_default())
    };
    let pager = Pager::new(number, pages, to);
    let (q, count) = (asked.q.clone(), cards.len());
    Ok(page(&Conflicts { has_archive: true, q, count, cards: drawn, pager }))
}

impl Pager {
    fn new(page: u64, pages: u64, to: impl Fn(u64) -> String) -> Self {
        let before = (page > 1).then(|| to(page - 1));
        let after = (page < pages).then(|| to(page + 1));
        Self { page, pages, before, after }
    }
}

fn card(desk: &Desk, index: &Index, conflict: &v1::Card) -> Result<Card, ArchiveError> {
    let topic = &conflict.topic;
    let named = conflict.values.iter().flat_map(|value| value.printed.iter().take(STORIES));
    let numbers = index.with_sources(named.map(|sighting| sighting.source.as_str()))?;
    let sides = conflict.values.iter().flat_map(|value| {
        let shown = value.printed.len().min(STORIES);
        let more = move |at: usize| if at + 1 == shown { value.printed.len() - shown } else { 0 };
        let numbers = &numbers;
        value.printed.iter().take(shown).enumerate().map(move |(at, sighting)| Side {
            value: value.value,
            stated: words::stated(value.value, true),
            told: told(sighting, more(at)),
            link: link(sighting, numbers),
            verdict: words::name(&sighting.verdict),
        })
    });
    let official = topic.official.map(|value| (release(desk, topic), value));
    let majority = majority(desk, topic);
    let (id, title) = (conflict.id.clone(), title(desk, topic));
    Ok(Card::draw(id, title, sides.collect(), official, majority.as_ref()))
}

/// The claim on the page of its article.
fn link(sighting: &Sighting, numbers: &HashMap<&str, i64>) -> String {
    let number = numbers.get(sighting.source.as_str());
    number
        .map_or_else(String::new, |number| format!("{}#{}", Id::archived(*number), sighting.claim))
}

/// `The Gazette, 2024-02-10, says the mayor, final; and 3 more`.
fn told(sighting: &Sighting, more: usize) -> String {
    let outlet = sighting.outlet.as_deref().unwrap_or(&sighting.source);
    let copies = sighting.copies.len();
    let parts = [
        Some(outlet.to_owned()),
        sighting.published.clone(),
        sighting.speaker.as_ref().map(|speaker| format!("says {speaker}")),
        Some(words::plain(&sighting.stage)),
        (copies > 0).then(|| format!("seen {} times", copies + 1)),
    ];
    let told = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{told}; and {more} more") } else { told }
}

fn title(desk: &Desk, topic: &Topic) -> String {
    let subject = topic.subject.as_deref().unwrap_or("any party");
    let body = topic.body.as_deref().map(|id| {
        let election = topic.election.as_deref().unwrap_or_default();
        let known = background::majority(desk.checker.sources(), election, id);
        known.map_or_else(|| id.to_owned(), |body| body.name)
    });
    let place = topic.area.clone().or(body).or(topic.election.clone());
    let place = place.map(|place| format!(", {place}")).unwrap_or_default();
    format!("{} of {subject}{place}", words::plain(&topic.kind))
}

fn release(desk: &Desk, topic: &Topic) -> String {
    let id = topic.release.as_deref().unwrap_or_default();
    let elections = &desk.checker.sources().elections;
    let election = elections.iter().find(|it| Some(&it.id) == topic.election.as_ref());
    let release = election.and_then(|it| it.releases.iter().find(|release| release.id == id));
    release.map_or_else(|| id.into(), |release| release.name.clone())
}

fn majority(desk: &Desk, topic: &Topic) -> Option<Majority> {
    let seats = matches!(topic.kind, Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength);
    let whole = seats && topic.area.is_none();
    let election = topic.election.as_deref().filter(|_| whole)?;
    background::majority(desk.checker.sources(), election, topic.body.as_deref()?)
}
