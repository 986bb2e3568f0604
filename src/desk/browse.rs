//! The pages of the archive: its articles, and what they contradict each other about.

use super::{
    Desk,
    archive::{Archive, ArchiveError, Asked, Choice, Found, Index},
    holdings::Id,
    pages::{missing, page, refuse},
    topic,
};
use crate::{
    batch::v1::{self, Sighting},
    report::{
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
use std::{collections::HashMap, sync::Arc, thread};

/// Stories named for each side of a conflict.
const STORIES: usize = 2;

#[derive(Template)]
#[template(path = "articles.html", config = "src/askama.toml")]
struct Articles {
    has_archive: bool,
    news: Option<String>,
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
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "conflicts.html", config = "src/askama.toml")]
struct Conflicts {
    has_archive: bool,
    news: Option<String>,
    q: String,
    count: u64,
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
    let work = move || desk.archive.as_ref().map(|archive| listed(&desk, archive, asked));
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

/// What is to be said of an archive that has changed since it was taken in; it is taken in again
/// while the answer shows what was there before.
fn news(desk: &Arc<Desk>, archive: &Archive) -> Option<String> {
    if archive.is_current() {
        return None;
    }
    let problem = archive.problem();
    let by = desk.clone();
    thread::spawn(move || {
        if let Some(archive) = &by.archive {
            archive.renew(by.checker.sources());
        }
    });
    Some(match problem {
        Some(problem) => format!("The archive has changed and can’t be read anew: {problem}"),
        None => "The archive has changed and is being read anew; load this page again soon.".into(),
    })
}

fn listed(desk: &Arc<Desk>, archive: &Archive, asked: Asked) -> Result<Response, ArchiveError> {
    let news = news(desk, archive);
    let index = archive.index();
    let found = index.search(&asked)?;
    let filter = |name, label, chosen: &str| -> Result<Filter, ArchiveError> {
        Ok(Filter { name, label, chosen: chosen.into(), choices: index.choices(name)? })
    };
    let mut verdicts = filter("verdict", "Verdict", &asked.verdict)?;
    for choice in &mut verdicts.choices {
        choice.label = desk.settings.house.word(&choice.value).unwrap_or(&choice.value).into();
    }
    let filters = vec![
        filter("outlet", "Outlet", &asked.outlet)?,
        filter("month", "Month", &asked.month)?,
        verdicts,
        filter("party", "Party", &asked.party)?,
    ];
    let to = |page| {
        let query = serde_urlencoded::to_string(Asked { page, ..asked.clone() });
        format!("/archive?{}", query.unwrap_or_default())
    };
    let pager = Pager::new(found.page, found.pages, to);
    Ok(page(&Articles { has_archive: true, news, asked, found, filters, pager }))
}

fn drawn(
    desk: &Arc<Desk>,
    archive: &Archive,
    asked: OfConflicts,
) -> Result<Response, ArchiveError> {
    let news = news(desk, archive);
    let index = archive.index();
    let found = index.conflicts(&asked.q, asked.page)?;
    let cards = found.cards.iter().map(|conflict| card(desk, index, conflict));
    let cards: Vec<Card> = cards.collect::<Result<_, _>>()?;
    let to = |page: u64| {
        let query =
            serde_urlencoded::to_string([("q", asked.q.clone()), ("page", page.to_string())]);
        format!("/archive/conflicts?{}", query.unwrap_or_default())
    };
    let pager = Pager::new(found.page, found.pages, to);
    let (q, count) = (asked.q.clone(), found.count);
    Ok(page(&Conflicts { has_archive: true, news, q, count, cards, pager }))
}

impl Pager {
    fn new(page: u64, pages: u64, to: impl Fn(u64) -> String) -> Self {
        let before = (page > 1).then(|| to(page - 1));
        let after = (page < pages).then(|| to(page + 1));
        Self { page, pages, before, after }
    }
}

fn card(desk: &Desk, index: &Index, conflict: &v1::Card) -> Result<Card, ArchiveError> {
    let (about, sources) = (&conflict.topic, desk.checker.sources());
    let named = conflict.values.iter().flat_map(|value| value.printed.iter().take(STORIES));
    let numbers = index.with_sources(named.map(|sighting| sighting.seen.source.as_str()))?;
    let mut sides = Vec::new();
    for value in &conflict.values {
        let shown = value.printed.len().min(STORIES);
        for (at, sighting) in value.printed.iter().take(shown).enumerate() {
            let more = if at + 1 == shown { value.printed.len() - shown } else { 0 };
            sides.push(Side {
                value: value.value,
                stated: words::stated(value.value, true),
                told: told(sighting, more),
                link: link(sighting, &numbers),
                verdict: verdict(index, sighting, &numbers)?,
            });
        }
    }
    let official = about.official.map(|value| (topic::release(about, sources), value));
    let majority = topic::majority(about, sources);
    let title = topic::title(about, sources);
    Ok(Card::draw(conflict.id.clone(), title, sides, official, majority.as_ref()))
}

/// The editor's verdict, else the checker's.
fn verdict(
    index: &Index,
    sighting: &Sighting,
    numbers: &HashMap<&str, i64>,
) -> Result<String, ArchiveError> {
    let decided = match numbers.get(sighting.seen.source.as_str()) {
        Some(&article) => index.verdict(article, &sighting.seen.claim)?,
        None => None,
    };
    Ok(decided.unwrap_or_else(|| words::name(&sighting.verdict)))
}

/// The claim on the page of its article.
fn link(sighting: &Sighting, numbers: &HashMap<&str, i64>) -> String {
    let number = numbers.get(sighting.seen.source.as_str());
    number.map_or_else(String::new, |number| {
        format!("{}#{}", Id::archived(*number), sighting.seen.claim)
    })
}

/// `The Gazette, 2024-02-10, says the mayor, final; and 3 more`.
fn told(sighting: &Sighting, more: usize) -> String {
    let outlet = sighting.seen.outlet.as_deref().unwrap_or(&sighting.seen.source);
    let copies = sighting.copies.len();
    let parts = [
        Some(outlet.to_owned()),
        sighting.seen.published.clone(),
        sighting.speaker.as_ref().map(|speaker| format!("says {speaker}")),
        Some(words::plain(&sighting.stage)),
        (copies > 0).then(|| format!("seen {} times", copies + 1)),
    ];
    let told = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{told}; and {more} more") } else { told }
}
