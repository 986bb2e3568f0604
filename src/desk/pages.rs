//! The desk's pages.

use super::{Desk, holdings::Id};
use crate::report::{Report, html::View};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use std::{fmt::Display, sync::Arc};

/// Reports named on the front page.
const LATEST: usize = 50;

/// An answer that is a refusal: the status, and what to do.
pub struct Refusal(pub StatusCode, pub String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let title = self.0.canonical_reason().unwrap_or("Refused").into();
        (self.0, page(&Problem { has_archive: false, title, problem: self.1 })).into_response()
    }
}

/// What the paste box holds.
#[derive(Default)]
struct Paste<'a> {
    text: &'a str,
    published: String,
    /// Whether it stands open.
    open: bool,
}

#[derive(Template)]
#[template(path = "front.html", config = "src/askama.toml")]
struct Front {
    paste: Paste<'static>,
    keeps: bool,
    has_archive: bool,
    latest: Vec<Line>,
}

/// A report on the front page.
struct Line {
    id: String,
    title: String,
    published: String,
    contradicted: usize,
    claims: usize,
}

#[derive(Template)]
#[template(path = "one.html", config = "src/askama.toml")]
struct One<'a> {
    title: String,
    paste: Paste<'a>,
    keeps: bool,
    has_archive: bool,
    address: &'a str,
    view: View<'a>,
}

#[derive(Template)]
#[template(path = "problem.html", config = "src/askama.toml")]
struct Problem {
    has_archive: bool,
    title: String,
    problem: String,
}

/// The paste box, and the reports of late.
pub async fn front(State(desk): State<Arc<Desk>>) -> Response {
    let latest = desk.shelf.latest(LATEST).into_iter().map(|(id, report)| Line {
        id,
        title: title(&report),
        published: report.article.published.map(|day| day.to_string()).unwrap_or_default(),
        contradicted: report.summary.contradicted,
        claims: report.summary.claims,
    });
    let paste = Paste { open: true, ..Paste::default() };
    page(&Front {
        paste,
        keeps: desk.shelf.keeps(),
        has_archive: desk.archive.is_some(),
        latest: latest.collect(),
    })
}

/// A report, marked up.
pub async fn report(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Response {
    let report = match desk.report(&id) {
        Ok(Some(report)) => report,
        Ok(None) => return missing().await,
        Err(error) => return refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
    };
    let background = desk.checker.background(&report);
    let kept = desk.shelf.keeps() || matches!(Id::read(&id), Id::Archived(_));
    let address = format!("/reports/{id}");
    let published = report.article.published.map(|day| day.to_string()).unwrap_or_default();
    page(&One {
        title: title(&report),
        paste: Paste { text: report.text.as_deref().unwrap_or_default(), published, open: false },
        keeps: kept,
        has_archive: desk.archive.is_some(),
        address: &address,
        view: View::alone(&report, &background).on_desk(&address),
    })
}

/// For an address that leads nowhere.
pub async fn missing() -> Response {
    refuse(
        StatusCode::NOT_FOUND,
        "The desk holds nothing under this address. It may have let go of the report; paste the article again.",
    )
}

/// A page that says what is wrong.
pub fn refuse(status: StatusCode, problem: impl Display) -> Response {
    Refusal(status, problem.to_string()).into_response()
}

fn title(report: &Report) -> String {
    let article = &report.article;
    article.title.clone().unwrap_or_else(|| match article.source.as_str() {
        "-" => "Untitled article".into(),
        source => source.into(),
    })
}

pub fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(page) => Html(page).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
