//! A report as the page shows it.

use super::{
    anchor::Anchors,
    claim::Item,
    conflict::{self, Card},
    marked::{self, Part},
    picture::Percent,
    sums::{self, Sum},
};
use crate::{
    checker::{Severity, Verdict},
    report::{
        Report,
        background::Background,
        v1::{Claim, Ignored},
        words,
    },
};
use askama::Template;
use serde::Serialize;
use std::collections::BTreeMap;

/// A report as a part of a page.
#[derive(Template)]
#[template(path = "report.html", config = "src/askama.toml")]
pub struct View<'a> {
    report: &'a Report,
    title: String,
    byline: String,
    /// Whether the article's text came with the report.
    whole_text: bool,
    parts: Vec<Part<'a>>,
    counts: Vec<Count>,
    groups: Vec<Group<'a>>,
    kinds: Vec<[String; 2]>,
    conflicts: Vec<Card>,
    sums: Vec<Sum>,
    ignored: Vec<Passed<'a>>,
    correction: String,
    anchors: Anchors,
    desk: Option<&'a str>,
}

/// How many claims have a verdict.
pub struct Count {
    /// `contradicted`.
    pub verdict: String,
    /// The house's word for it.
    pub rating: String,
    /// How many.
    pub count: usize,
}

/// Claims that matter alike.
pub struct Group<'a> {
    /// `fix`.
    pub severity: String,
    /// What that means.
    pub meaning: &'static str,
    /// The claims, the one that matters most first.
    pub items: Vec<Item<'a>>,
}

/// A number in no claim.
pub struct Passed<'a> {
    /// The number and the reason.
    pub ignored: &'a Ignored,
    /// Its anchor in the text.
    pub anchor: String,
    /// The reason without underscores.
    pub why: String,
}

impl<'a> View<'a> {
    /// The only report of a page.
    #[must_use]
    pub fn alone(report: &'a Report, background: &Background) -> Self {
        Self::with(report, background, Anchors::alone())
    }

    /// One of several on a page.
    #[must_use]
    pub fn nth(n: usize, report: &'a Report, background: &Background) -> Self {
        Self::with(report, background, Anchors::nth(n))
    }

    /// The same with buttons to decide, for the report the desk holds at an address.
    #[must_use]
    pub fn on_desk(self, address: &'a str) -> Self {
        Self { desk: Some(address), ..self }
    }

    fn with(report: &'a Report, background: &Background, anchors: Anchors) -> Self {
        let parts = match &report.text {
            Some(text) => marked::parts(text, report, &anchors),
            None => marked::quotes(report, &anchors),
        };
        let conflicts = report.conflicts.iter();
        Self {
            title: title(report),
            byline: byline(report, background),
            whole_text: report.text.is_some(),
            parts,
            counts: counts(report),
            groups: groups(report, background, &anchors),
            kinds: kinds(report),
            conflicts: conflicts
                .map(|it| conflict::card(it, report, background, &anchors))
                .collect(),
            sums: sums::all(report),
            ignored: ignored(report, &anchors),
            correction: crate::report::correction::of(report, background),
            anchors,
            desk: None,
            report,
        }
    }
}

impl View<'_> {
    /// The verdicts an editor may choose from.
    fn verdicts(&self) -> [&'static str; 5] {
        ["contradicted", "ambiguous", "outdated", "unverifiable", "supported"]
    }

    /// The summary as lengths of one line.
    fn meter(&self) -> Vec<Bit<'_>> {
        let all = self.report.claims.len().max(1) as f64;
        let mut before = 0;
        let mut bits = Vec::new();
        for count in &self.counts {
            let part = |count: usize| format!("{:.3}%", 100.0 * count as f64 / all);
            let (from, length) = (part(before), part(count.count));
            bits.push(Bit { verdict: &count.verdict, from, length });
            before += count.count;
        }
        bits
    }

    fn plain(&self, value: &impl Serialize) -> String {
        words::plain(value)
    }
}

/// A part of the summary line.
struct Bit<'a> {
    verdict: &'a str,
    from: Percent,
    length: Percent,
}

/// What a page about a report is called.
pub fn title(report: &Report) -> String {
    report.article.title.clone().unwrap_or_else(|| report.article.source.clone())
}

/// `story.txt · 2024-02-14 · checked against the Elbonian general election, 2024`.
fn byline(report: &Report, background: &Background) -> String {
    let article = &report.article;
    let elections: Vec<&str> =
        report.elections.iter().map(|it| background.election(&it.id)).collect();
    let against = match elections.is_empty() {
        true => "about no election on record".into(),
        false => format!("checked against: {}", elections.join("; ")),
    };
    let source = (article.source != "-").then(|| article.source.clone());
    let day = article.published.map(|day| day.to_string());
    [source, day, Some(against)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn counts(report: &Report) -> Vec<Count> {
    let order = [
        Verdict::Contradicted,
        Verdict::Ambiguous,
        Verdict::Outdated,
        Verdict::Unverifiable,
        Verdict::Supported,
    ];
    let count = |verdict: Verdict| {
        let with: Vec<&Claim> = report.claims.iter().filter(|it| it.judged() == verdict).collect();
        let rating = with.first().and_then(|claim| claim.rating.clone());
        let name = words::name(&verdict);
        Count { rating: rating.unwrap_or_else(|| name.clone()), verdict: name, count: with.len() }
    };
    order.into_iter().map(count).filter(|it| it.count > 0).collect()
}

fn groups<'a>(report: &'a Report, background: &Background, anchors: &Anchors) -> Vec<Group<'a>> {
    let meanings = [
        (Severity::Fix, "wrong, in the article’s own words"),
        (Severity::Check, "wrong in a quotation, open, or overturned since"),
        (Severity::Context, "not the final count, or not on record"),
        (Severity::Clean, "nothing to do"),
    ];
    let group = |(severity, meaning): (Severity, &'static str)| {
        let mut claims: Vec<&Claim> =
            report.claims.iter().filter(|claim| claim.severity == severity).collect();
        claims.sort_by_key(|claim| words::weight(claim));
        let items = claims.iter().map(|claim| Item::of(claim, report, background, anchors));
        Group { severity: words::name(&severity), meaning, items: items.collect() }
    };
    meanings.into_iter().map(group).filter(|group| !group.items.is_empty()).collect()
}

/// The kinds of claim there are: name, and name for people.
fn kinds(report: &Report) -> Vec<[String; 2]> {
    let kinds = report.claims.iter().map(|claim| (claim.kind, ()));
    let each: BTreeMap<_, ()> = kinds.collect();
    each.into_keys().map(|kind| [words::name(&kind), words::plain(&kind)]).collect()
}

fn ignored<'a>(report: &'a Report, anchors: &Anchors) -> Vec<Passed<'a>> {
    let passed = report.ignored.iter().enumerate();
    passed
        .map(|(at, ignored)| Passed {
            ignored,
            anchor: anchors.ignored(at),
            why: ignored.why.replace('_', " "),
        })
        .collect()
}
