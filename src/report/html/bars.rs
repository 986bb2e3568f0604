//! The claimed value against the official one, as bars: beside the whole result of its contest where
//! there is one, else the two alone.

use super::picture::{Percent, Scale, ends, float};
use crate::{
    checker::Verdict,
    extractor::Kind,
    report::{
        Number,
        background::{Background, Contest},
        v1::{Claim, Report},
        words,
    },
};
use rust_decimal::Decimal;

/// Candidates shown beside the ones that are spoken of.
const LEADING: usize = 5;

/// A bar chart.
pub struct Bars {
    /// What it shows.
    pub title: String,
    /// From the longest to the shortest.
    pub bars: Vec<Bar>,
}

/// A bar, perhaps with the claimed value on it.
pub struct Bar {
    /// Whose.
    pub label: String,
    /// The official value as printed.
    pub value: String,
    /// How long.
    pub length: Percent,
    /// The claimed value.
    pub claimed: Option<Claimed>,
    /// Whether the claim is about this one.
    pub subject: bool,
    /// Whether they won.
    pub elected: bool,
}

/// A claimed value on a bar.
pub struct Claimed {
    /// As printed.
    pub value: String,
    /// Where it ends.
    pub at: Percent,
    /// Whether it is the official one.
    pub same: bool,
}

/// The chart of a claim, where its numbers can be drawn.
pub fn of(claim: &Claim, report: &Report, back: &Background) -> Option<Bars> {
    let of_votes = matches!(
        claim.kind,
        Kind::CandidateVotes | Kind::Margin | Kind::Lead | Kind::Outcome | Kind::Rank
    );
    let release = claim.official.as_ref().map(|official| official.release.as_str());
    let contest = of_votes.then(|| back.contest(&claim.scope, release)).flatten();
    contest.map_or_else(|| pair(claim), |contest| whole(claim, contest, report, back))
}

/// The contest's result, with what the article says of each candidate's votes.
fn whole(claim: &Claim, contest: &Contest, report: &Report, back: &Background) -> Option<Bars> {
    let claimed = |id: &str| claimed_votes(id, claim, report);
    let shown: Vec<_> = contest
        .choices
        .iter()
        .enumerate()
        .filter(|(at, choice)| {
            *at < LEADING || choice.id.as_deref().is_some_and(|id| claimed(id).is_some())
        })
        .map(|(_, choice)| (choice, choice.id.as_deref().and_then(claimed)))
        .collect();
    let longest: Vec<f64> = shown
        .iter()
        .flat_map(|(choice, claimed)| [f64::from(choice.votes), claimed.map_or(0.0, |it| it[1])])
        .collect();
    let scale = Scale::from_nought(&longest);
    let bars = shown
        .into_iter()
        .map(|(choice, claimed)| Bar {
            label: format!("{} ({})", choice.name, choice.party),
            value: Number(Decimal::from(choice.votes)).to_string(),
            length: scale.at(f64::from(choice.votes)),
            claimed: claimed.and_then(|it| mark(it, choice.votes, &scale)),
            subject: choice.id.is_some() && choice.id == claim.subject.id,
            elected: choice.elected,
        })
        .collect::<Vec<_>>();
    let release = back.release(&claim.scope, &contest.release);
    let title = format!("{} {}, votes by {release}", contest.id, contest.name);
    (!bars.is_empty()).then_some(Bars { title, bars })
}

/// What the article says a candidate polled: this claim before others.
fn claimed_votes(id: &str, claim: &Claim, report: &Report) -> Option<[f64; 2]> {
    let same = |it: &&Claim| {
        it.kind == Kind::CandidateVotes
            && it.subject.id.as_deref() == Some(id)
            && it.scope == claim.scope
    };
    let claims = std::iter::once(claim).chain(&report.claims);
    claims.filter(same).find_map(|claim| claim.value).map(ends)
}

fn mark([low, high]: [f64; 2], votes: u32, scale: &Scale) -> Option<Claimed> {
    let value = Decimal::try_from(high).ok()?;
    let same = (low..=high).contains(&f64::from(votes));
    Some(Claimed { value: Number(value).to_string(), at: scale.at(high), same })
}

/// The claimed value and the official one.
fn pair(claim: &Claim) -> Option<Bars> {
    let (value, official) = (claim.value?, claim.official.as_ref()?);
    let scale = Scale::from_nought(&[ends(value)[1], float(official.value)]);
    if ends(value)[0] < 0.0 || float(official.value) < 0.0 {
        return None;
    }
    let bar = Bar {
        label: words::subject(&claim.subject).into(),
        value: official.value.to_string(),
        length: scale.at(float(official.value)),
        claimed: Some(Claimed {
            value: value.to_string(),
            at: scale.at(ends(value)[1]),
            same: claim.judged() == Verdict::Supported,
        }),
        subject: true,
        elected: false,
    };
    Some(Bars { title: "Claimed against official".into(), bars: vec![bar] })
}
