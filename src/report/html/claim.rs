//! A claim on the page: its line in the list, and its card.

use super::{
    anchor::Anchors,
    bars::{self, Bars},
    classes,
};
use crate::{
    extractor::Voice,
    report::{
        background::Background,
        decision::Ruling,
        v1::{Claim, Official, Reading, Report, Scope, Subject},
        words,
    },
    text::{Approx, Unit},
};

/// A claim as the page shows it.
pub struct Item<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its anchor.
    pub anchor: String,
    /// The verdict that counts: `contradicted`.
    pub verdict: String,
    /// The word for it: the house's rating, else the verdict.
    pub rating: String,
    /// `headline decided attributed` …
    pub classes: String,
    /// What it is about: `Ann Mary Gill, NA-122`.
    pub about: String,
    /// `77,709`; of a claim in words its kind, `not: outcome` where the article denies it.
    pub stated: String,
    /// `candidate_votes`.
    pub kind: String,
    /// The quote before, in and after the number.
    pub quote: [&'a str; 3],
    /// The claim as understood.
    pub understood: Vec<Fact>,
    /// The official figure.
    pub official: Option<Evidence>,
    /// The sums it is part of.
    pub sums: Vec<String>,
    /// Its readings.
    pub readings: Vec<Choice>,
    /// Claimed against official.
    pub bars: Option<Bars>,
    /// The decision in words.
    pub decided: Option<String>,
    /// Whether the decision was about what the checker no longer says.
    pub stale: bool,
}

/// A line of a card.
pub struct Fact {
    /// What.
    pub label: &'static str,
    /// How it is.
    pub text: String,
}

/// The official figure and where it stands.
pub struct Evidence {
    /// The figure.
    pub value: String,
    /// Claimed less official: `198 too few (−0.25 %)`.
    pub difference: Option<String>,
    /// The release by name.
    pub release: String,
    /// A link to it, if it is one that a browser may follow.
    pub url: Option<String>,
    /// Publisher, rows, formula, trust, later release.
    pub facts: Vec<Fact>,
}

/// A reading among others.
pub struct Choice {
    /// What names it.
    pub key: String,
    /// In words.
    pub told: String,
    /// The verdict by it.
    pub verdict: String,
    /// The figure for it.
    pub official: Option<String>,
    /// Whether the editor chose it.
    pub chosen: bool,
}

impl<'a> Item<'a> {
    /// A claim of a report.
    pub fn of(claim: &'a Claim, report: &'a Report, back: &Background, anchors: &Anchors) -> Self {
        let verdict = words::name(&claim.judged());
        Self {
            claim,
            anchor: anchors.claim(&claim.id),
            rating: claim.rating.clone().unwrap_or_else(|| verdict.clone()),
            verdict,
            classes: classes(claim),
            about: about(claim, back),
            stated: stated(claim),
            kind: words::name(&claim.kind),
            quote: quote(claim),
            understood: understood(claim, back),
            official: claim.official.as_ref().map(|official| evidence(claim, official, back)),
            sums: super::sums::of_claim(report, &claim.id),
            readings: claim.readings.iter().map(|reading| choice(claim, reading, back)).collect(),
            bars: bars::of(claim, report, back),
            decided: claim.decision.as_ref().map(|decision| decision.told(claim)),
            stale: claim.changed_since_decided(),
        }
    }

    /// Whether the author was told.
    pub fn reported(&self) -> bool {
        self.claim.decision.as_ref().is_some_and(|decision| decision.reported)
    }

    /// The editor's note.
    pub fn note(&self) -> &str {
        let note = self.claim.decision.as_ref().and_then(|decision| decision.note.as_deref());
        note.unwrap_or_default()
    }
}

/// `Ann Mary Gill, NA-122`; a place that the claim is about only once.
fn about(claim: &Claim, back: &Background) -> String {
    let scope = &claim.scope;
    let body = scope.body.as_deref().filter(|_| scope.area.is_none());
    let place = body.map_or(words::place(scope), |body| back.body(scope, body));
    let subject = words::subject(&claim.subject);
    if subject == place { place.to_owned() } else { format!("{subject}, {place}") }
}

fn stated(claim: &Claim) -> String {
    match (claim.value, claim.asserts) {
        (Some(value), _) => value.to_string(),
        (None, true) => words::plain(&claim.kind),
        (None, false) => format!("not: {}", words::plain(&claim.kind)),
    }
}

fn quote(claim: &Claim) -> [&str; 3] {
    let whole = claim.quote.as_str();
    let [from, to] = claim.number_in_quote.unwrap_or([0, 0]);
    let parts = (whole.get(..from), whole.get(from..to), whole.get(to..));
    match parts {
        (Some(before), Some(number), Some(after)) => [before, number, after],
        _ => [whole, "", ""],
    }
}

fn understood(claim: &Claim, back: &Background) -> Vec<Fact> {
    let said = match (claim.voice, claim.speaker.as_deref()) {
        (Voice::Own, _) => "the article itself".into(),
        (Voice::Attributed, speaker) => speaker.unwrap_or("somebody else").into(),
        (Voice::Refuted, speaker) => {
            format!("{}; the article denies it", speaker.unwrap_or("somebody else"))
        }
    };
    let claimed = Fact { label: "Claimed", text: claimed(claim) };
    let opponent = claim.opponent.as_ref().map(|it| Fact { label: "Against", text: who(it) });
    let about = Fact { label: "About", text: who(&claim.subject) };
    let place = Fact { label: "Where", text: place(&claim.scope, back) };
    let rest = [
        Fact { label: "Counting", text: words::plain(&claim.stage) },
        Fact { label: "Said by", text: said },
        Fact { label: "Reading", text: format!("{:.0} % sure", claim.confidence * 100.0) },
    ];
    [Some(claimed), Some(about), opponent, Some(place)].into_iter().flatten().chain(rest).collect()
}

/// `about 77,000 votes (candidate votes)`.
fn claimed(claim: &Claim) -> String {
    let hedge = match claim.approx {
        Approx::Exact | Approx::Range => String::new(),
        approx => format!("{} ", words::plain(&approx)),
    };
    let of = claim.of.as_ref().map(|of| format!(" of {}", of.value)).unwrap_or_default();
    let stated = words::stated(claim.value, claim.asserts);
    format!("{hedge}{stated}{}{of} ({})", unit(claim.unit), words::plain(&claim.kind))
}

fn unit(unit: Option<Unit>) -> String {
    match unit {
        Some(Unit::Percent) => " %".into(),
        Some(unit) => format!(" {}", words::plain(&unit)),
        None => String::new(),
    }
}

/// `Ann Mary Gill, “Gill” in the text`.
fn who(subject: &Subject) -> String {
    let name = words::subject(subject);
    match subject.mention.as_deref() {
        Some(mention) if mention != name => format!("{name}, “{mention}” in the text"),
        _ => name.into(),
    }
}

/// `NA-122 Midtown-VI, National Assembly, Elbonian general election, 2024`.
fn place(scope: &Scope, back: &Background) -> String {
    let area = scope.area.as_ref().map(|area| match area.kind.as_str() {
        "contest" => format!("{} {}", area.id, area.name),
        kind => format!("{} ({kind})", area.name),
    });
    let body = scope.body.as_ref().map(|body| back.body(scope, body).into());
    let election = scope.election.as_ref().map(|election| back.election(election).into());
    let parts: Vec<String> = [area, body, election].into_iter().flatten().collect();
    if parts.is_empty() { "nowhere on record".into() } else { parts.join(", ") }
}

fn evidence(claim: &Claim, official: &Official, back: &Background) -> Evidence {
    let value = match claim.value {
        Some(_) => format!("{}{}", official.value, unit(claim.unit)),
        None => if official.value.0.is_zero() { "it did not happen" } else { "it happened" }.into(),
    };
    let fact = |label, text: Option<String>| text.map(|text| Fact { label, text });
    let later = official
        .later
        .as_ref()
        .map(|later| format!("{} has {}", back.release(&claim.scope, &later.release), later.value));
    let rows = (!official.rows.is_empty()).then(|| words::rows(&official.rows, usize::MAX));
    Evidence {
        value,
        difference: difference(claim),
        release: back.release(&claim.scope, &official.release),
        url: official.url.clone().filter(|url| is_web(url)),
        facts: [
            fact("Publisher", Some(official.publisher.clone())),
            fact("Rows", rows),
            fact("Worked out", official.formula.clone()),
            fact("Later", later),
            fact("Trust", Some(words::name(&official.trust))),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

fn difference(claim: &Claim) -> Option<String> {
    let difference = claim.difference.filter(|it| !it.absolute.0.is_zero())?;
    let off = crate::report::Number(difference.absolute.0.abs());
    let way = if difference.absolute.0.is_sign_negative() { "too few" } else { "too many" };
    let share =
        difference.relative.map(|part| format!(" ({:+.2} %)", part * 100.0).replace('-', "−"));
    Some(format!("{off} {way}{}", share.unwrap_or_default()))
}

/// Whether an address is one of the web; nothing else is ever linked to.
pub fn is_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme))
}

fn choice(claim: &Claim, reading: &Reading, back: &Background) -> Choice {
    let key = reading.key();
    let ruling = claim.decision.as_ref().and_then(|decision| decision.ruling.as_ref());
    Choice {
        told: format!("{}, {}", words::subject(&reading.subject), place(&reading.scope, back)),
        verdict: words::name(&reading.verdict),
        official: reading.official.as_ref().map(|official| {
            format!("{}, {}", official.value, back.release(&reading.scope, &official.release))
        }),
        chosen: matches!(ruling, Some(Ruling::Reading(chosen)) if *chosen == key),
        key,
    }
}
