//! A sentence there and back: said of a figure, checked, and held against what it was made from.

use super::{
    Desk, Told,
    dice::Dice,
    notes::Notes,
    scene::{Scene, Stand},
    sentence::{Printed, Sentence, grouped, names_subject, write},
};
use jiff::civil::Date;
use std::collections::HashSet;
use tallycheck::{
    Checker,
    checker::Verdict,
    extractor::{Kind, Said, Wording},
    input::{Article, Block, BlockKind},
    report::v1::{Claim, Report},
    span::Span,
};

/// A true sentence, the same with a wrong number, and what is to be found in them.
pub struct Trip {
    kind: Kind,
    truth: Sentence,
    lie: Option<Sentence>,
    ahead: Option<String>,
    behind: Option<String>,
    asserts: Option<bool>,
    expected: Expected,
}

/// The verdicts that a true and a wrong number may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    pub truth: &'static [Verdict],
    pub lie: &'static [Verdict],
}

impl Expected {
    /// What a complete official release settles.
    pub const SETTLED: Self = Self { truth: &[Verdict::Supported], lie: &[Verdict::Contradicted] };
    /// What it settles, by a wording too loose to contradict.
    pub const LOOSE: Self =
        Self { truth: &[Verdict::Supported], lie: &[Verdict::Contradicted, Verdict::Ambiguous] };
    /// A lead on the way to the result: the final one is borne out, another was passed on the way.
    pub const PASSING: Self = Self { truth: &[Verdict::Supported], lie: &[Verdict::Outdated] };
    /// What words tell that may be of a count still going on.
    pub const AHEAD: Self = Self {
        truth: &[Verdict::Supported],
        lie: &[Verdict::Contradicted, Verdict::Outdated, Verdict::Ambiguous],
    };
    /// What only figures of low trust say.
    pub const LOW: Self = Self { truth: &[Verdict::Supported], lie: &[Verdict::Ambiguous] };
    /// What the press printed and a complete official release has otherwise.
    pub const OVERTAKEN: Self =
        Self { truth: &[Verdict::Outdated, Verdict::Ambiguous], lie: &[Verdict::Contradicted] };
    /// What only the press has.
    pub const PRESS: Self = Self {
        truth: &[Verdict::Outdated, Verdict::Supported],
        lie: &[Verdict::Ambiguous, Verdict::Unverifiable],
    };
}

/// Where in the order of a contest a wording's subject has to stand.
pub fn place_in_order(
    kind: Kind,
    wording: &Wording,
    scene: &Scene,
    dice: &mut Dice,
) -> Option<usize> {
    let at = match (kind, wording.value()) {
        (Kind::Rank, Some(rank)) => usize::try_from(rank).ok()? - 1,
        (Kind::Outcome, _)
            if wording.asserts() == Some(false) && !wording.text().contains("{opponent") =>
        {
            1
        }
        (Kind::Outcome | Kind::Margin | Kind::Lead, _) => 0,
        // "45,210 votes to 40,118": of the two who matter.
        (Kind::CandidateVotes, _)
            if wording.text().contains("{opponent_votes}")
                && !wording.text().contains("{opponent}") =>
        {
            0
        }
        _ => dice.roll(scene.stands.len()),
    };
    (at < scene.stands.len()).then_some(at)
}

/// Says a wording of some notes, rightly and wrongly. `None` where they don't fill it.
pub fn plan(
    desk: &Desk,
    told: &Told<'_>,
    kind: Kind,
    wording: &Wording,
    notes: &Notes<'_>,
    seed: u64,
) -> Option<Trip> {
    let mut dice = Dice::new(seed ^ 0xABCD);
    let said = desk.wordings.say(wording, &mut |sides| dice.roll(sides))?;
    let hedged =
        HEDGES.iter().any(|hedge| format!(" {} ", words(&said)).contains(&format!(" {hedge} ")));
    if hedged && !wording.text().contains("{opponent}") {
        return None;
    }
    let truth = write(kind, &said, notes, None, &mut Dice::new(seed))?;
    if is_fewer_than_printed_bare(kind, wording, &truth) {
        return None;
    }
    let lie = truth.printed.iter().find(|printed| !printed.of_behind).and_then(|printed| {
        let wrong = wrong(printed.value, kind, notes, &told.taken);
        write(kind, &said, notes, Some(wrong), &mut Dice::new(seed))
    });
    let by_party =
        said.iter().any(|piece| matches!(piece, Said::Slot(slot) if slot.starts_with("party")));
    let (ahead, behind) = match notes {
        Notes::Contest { ahead, .. } if by_party => (ahead.party_id.clone(), None),
        Notes::Contest { ahead, behind, .. } => {
            (ahead.id.clone(), behind.map(|stand| stand.id.clone()))
        }
        Notes::Body { tally, behind } => {
            (tally.party_id.clone(), behind.map(|tally| tally.party_id.clone()))
        }
    };
    let named = names_subject(&said);
    let of_place = matches!(
        kind,
        Kind::Turnout
            | Kind::VotesCast
            | Kind::Registered
            | Kind::RejectedVotes
            | Kind::PollingPlaces
            | Kind::ContestSize
            | Kind::Threshold
            | Kind::Margin
    );
    // A party's votes in one contest are its candidate's: either may be named as the subject.
    let either = kind == Kind::PartyVotes;
    let ahead = Some(ahead).filter(|_| named && !of_place && !either);
    // With a link that is a little unsure, too, a wording less sure than this contradicts nothing.
    let sure = wording.sureness().is_none_or(|sureness| sureness >= 0.85);
    let names_place = truth.text.starts_with("In ");
    let expected = match kind {
        Kind::Lead => Expected::PASSING,
        // A turnout that stands alone behind the name of a seat may be the country's, and so may the
        // lead of somebody who stood everywhere.
        Kind::Turnout if !names_place => Expected::LOOSE,
        Kind::Margin if !names_place && told.stands_everywhere(notes.hero()) => Expected::LOOSE,
        // So few votes of a party may be those of a house's members, and those that stand alone behind the
        // name of a seat may be of another vote there.
        Kind::PartyVotes if is_few(&truth) || !names_place => Expected::LOOSE,
        Kind::Margin if AHEAD.iter().any(|word| wording.text().contains(word)) => Expected::AHEAD,
        _ if sure && (named || of_place && kind != Kind::Margin) => Expected::SETTLED,
        _ => Expected::LOOSE,
    };
    Some(Trip { kind, truth, lie, ahead, behind, asserts: wording.asserts(), expected })
}

/// A pattern's words, with a sign for every slot.
fn words(said: &[Said]) -> String {
    let word = |piece: &Said| match piece {
        Said::Words(words) => words.clone(),
        Said::Slot(_) => "_".to_owned(),
    };
    said.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Words by which somebody is still ahead.
const AHEAD: [&str; 4] = ["in front", "in hand", "in it", "ahead"];

/// Whether its first number is below a thousand.
fn is_few(sentence: &Sentence) -> bool {
    sentence.printed.first().is_some_and(|printed| printed.value < 1_000.0)
}

/// Whether so few of a kind are never printed without saying of what.
fn is_fewer_than_printed_bare(kind: Kind, wording: &Wording, sentence: &Sentence) -> bool {
    let counts_people = ["{people}", "{voters}", "bare_voters}"];
    let people = counts_people.iter().any(|slot| wording.text().contains(slot));
    let least = match kind {
        Kind::CandidateVotes | Kind::PartyVotes | Kind::VotesCast if people => 1_000.0,
        Kind::CandidateVotes => 100.0,
        Kind::Margin => 10.0,
        _ => 0.0,
    };
    let says_of_what = |it: &Printed| {
        let behind =
            sentence.text[it.at..].trim_start_matches(|c: char| c.is_numeric() || c == ',');
        !people && behind.starts_with(" vote")
    };
    sentence.printed.iter().any(|it| it.value < least && !says_of_what(it))
}

/// Words that turn a number into a bound, within which many a wrong one stays, or that say which one
/// number it is.
const HEDGES: [&str; 8] = ["up to", "short of", "shy of", "above", "over", "below", "both", "all"];

/// A number far from every number of the scene, and nobody's votes anywhere.
fn wrong(value: f64, kind: Kind, notes: &Notes<'_>, taken: &HashSet<u32>) -> f64 {
    match notes {
        // No part is more than its whole.
        Notes::Body { tally, .. }
            if kind == Kind::SeatsOfTotal && value * 2.0 + 5.0 > tally.of.into() =>
        {
            (value / 2.0).floor()
        }
        _ if value.fract() != 0.0 => value + if value < 80.0 { 11.3 } else { -61.7 },
        Notes::Body { .. } => value * 2.0 + 5.0,
        Notes::Contest { .. } if kind == Kind::ContestSize => value + 3.0,
        Notes::Contest { scene, .. } => {
            let numbers = scene.numbers();
            // A few hundred votes are somebody's in every election.
            let somebodys = |wrong: u32| wrong >= 1_000 && taken.contains(&wrong);
            let far = |wrong: &f64| {
                numbers.iter().all(|known| (f64::from(*known) - wrong).abs() > 0.05 * wrong)
                    && !somebodys(*wrong as u32)
            };
            // A roll longer than any constituency's is that of a wider place, and not a wrong one.
            let (first, next) = if kind == Kind::Registered { (0.71, -0.01) } else { (1.31, 0.07) };
            let tries =
                (0..60).map(|step| (value * (first + next * f64::from(step)) + 13.0).floor());
            tries.clone().find(far).unwrap_or(value * 7.0 + 13.0)
        }
    }
}

impl Trip {
    /// What is wrong with the trip, as `problem: the sentence`.
    pub fn run(&self, checker: &Checker, printed: Date) -> Result<(), String> {
        self.told(&self.truth, self.expected.truth, checker, printed)?;
        self.lie.as_ref().map_or(Ok(()), |lie| self.told(lie, self.expected.lie, checker, printed))
    }

    /// The same trip of a figure that other verdicts may come of.
    pub fn expecting(self, expected: Expected) -> Self {
        let loose = self.expected == Expected::LOOSE && expected == Expected::SETTLED;
        Self { expected: if loose { self.expected } else { expected }, ..self }
    }

    /// Whether a claim may stand for what was said: a party's votes in one contest are its
    /// candidate's, and a lead at the end of the count is the margin.
    fn is_said_by(&self, kind: Kind) -> bool {
        let also = [(Kind::PartyVotes, Kind::CandidateVotes), (Kind::Lead, Kind::Margin)];
        kind == self.kind || also.contains(&(self.kind, kind))
    }

    fn told(
        &self,
        sentence: &Sentence,
        expected: &[Verdict],
        checker: &Checker,
        day: Date,
    ) -> Result<(), String> {
        let report = checker.check(&paragraph(&sentence.text, day));
        if sentence.printed.is_empty() {
            let fits = |claim: &&Claim| claim.kind == self.kind;
            return self.judge(&report, fits, self.ahead.as_ref(), expected, sentence);
        }
        for printed in &sentence.printed {
            let here = |claim: &&Claim| {
                let span = &claim.span;
                claim.number.is_some() && span[0] <= printed.at && printed.at < span[1]
            };
            let found: Vec<&Claim> = report.claims.iter().filter(here).collect();
            if found.is_empty() {
                return Err(format!("the number is not found: {}", sentence.text));
            }
            let (subject, expected) = if printed.of_behind {
                (self.behind.as_ref(), &[Verdict::Supported][..])
            } else {
                (self.ahead.as_ref(), expected)
            };
            self.judge(&report, here, subject, expected, sentence)?;
        }
        Ok(())
    }

    fn judge(
        &self,
        report: &Report,
        here: impl Fn(&&Claim) -> bool,
        subject: Option<&String>,
        expected: &[Verdict],
        sentence: &Sentence,
    ) -> Result<(), String> {
        let at_number: Vec<&Claim> = report.claims.iter().filter(|claim| here(claim)).collect();
        let of_kind: Vec<&&Claim> =
            at_number.iter().filter(|claim| self.is_said_by(claim.kind)).collect();
        let Some(claim) = of_kind.first() else {
            let kinds: Vec<_> = at_number.iter().map(|claim| format!("{:?}", claim.kind)).collect();
            return Err(format!("no claim of the kind ({}): {}", kinds.join(" "), sentence.text));
        };
        let about = claim.subject.id.as_ref();
        if subject.is_some() && about != subject {
            let kind = claim.subject.kind;
            return Err(format!(
                "about another ({kind:?}): {} [{about:?} not {subject:?}]",
                sentence.text
            ));
        }
        if claim.number.is_none() && self.asserts.unwrap_or(true) != claim.asserts {
            return Err(format!("asserts {}: {}", claim.asserts, sentence.text));
        }
        if !expected.contains(&claim.verdict) {
            return Err(format!(
                "{:?} instead of {:?} ({:?}): {} [{}]",
                claim.verdict, expected[0], claim.reason, sentence.text, claim.explanation
            ));
        }
        Ok(())
    }
}

/// Whether a candidate is known by another spelling, in a sentence that names the contest.
pub fn knows(desk: &Desk, told: &Told<'_>, scene: &Scene, name: &str, stand: &Stand) -> bool {
    let votes = grouped(stand.votes.into(), false);
    let text = format!("In {}, {name} got {votes} votes.", scene.place);
    let report = desk.checker.check(&paragraph(&text, told.printed));
    report.claims.iter().any(|claim| {
        claim.subject.id.as_ref() == Some(&stand.id) && claim.verdict == Verdict::Supported
    })
}

fn paragraph(text: &str, printed: Date) -> Article {
    let span = Span::new(0, text.len());
    Article {
        source: "round trip".into(),
        published: Some(printed),
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        ..Article::default()
    }
}
