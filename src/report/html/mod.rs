//! Reports as a page: one self-contained file, or the part of the desk that shows a report.
//!
//! Everything on it is made from the report and its background. Templates escape what they are given.

mod anchor;
mod bars;
mod claim;
mod conflict;
mod marked;
mod picture;
mod policy;
mod sums;
mod view;

pub use claim::is_web;
pub use conflict::{Card, Side};
pub use view::View;

use super::{Report, background::Background, v1::Claim, words};
use crate::extractor::{Placement, Voice};
use askama::Template;
use std::io::{self, Write};

/// The style of a report, for the desk to serve.
pub const STYLE: &str = include_str!("report.css");
/// What moves on it.
pub const SCRIPT: &str = include_str!("report.js");

/// Several reports as one file.
#[derive(Template)]
#[template(path = "file.html", config = "src/askama.toml")]
struct File<'a> {
    title: String,
    policy: String,
    style: &'static str,
    script: &'static str,
    views: Vec<View<'a>>,
}

/// Writes one file for all reports, which needs nothing from anywhere else.
///
/// # Errors
///
/// Those of `out`.
pub fn write(reports: &[(Report, Background)], out: &mut impl Write) -> io::Result<()> {
    let views = match reports {
        [(report, background)] => vec![View::alone(report, background)],
        several => several.iter().zip(1..).map(|((it, back), n)| View::nth(n, it, back)).collect(),
    };
    let file = File {
        title: title(reports),
        policy: policy::only_these(STYLE, SCRIPT),
        style: STYLE,
        script: SCRIPT,
        views,
    };
    file.write_into(out)
}

fn title(reports: &[(Report, Background)]) -> String {
    match reports {
        [(report, _)] => view::title(report),
        several => format!("{} articles checked", several.len()),
    }
}

/// The classes of a claim beside its verdict and severity.
fn classes(claim: &Claim) -> String {
    let mut classes = vec![words::name(&claim.judged()), words::name(&claim.severity)];
    let more = [
        (claim.placement == Some(Placement::Headline), "headline"),
        (claim.voice != Voice::Own, "attributed"),
        (claim.decision.is_some(), "decided"),
    ];
    classes.extend(more.iter().filter(|(is, _)| *is).map(|(_, class)| (*class).to_owned()));
    classes.join(" ")
}
