//! A sentence there and back: said of a figure, checked, and held against what it was made from.

use super::{
    dice::Dice,
    notes::Notes,
    scene::{Scene, Stand},
    sentence::{Sentence, grouped, write},
};
use jiff::civil::date;
use std::collections::HashSet;
use tallycheck::{
    Checker,
    checker::Verdict,
    extractor::{Kind, Said, Wording, Wordings},
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
#[derive(Clone, Copy, Debug)]
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
    /// A lead on the way to the result, which a final figure neither bears out nor refutes.
    pub const PASSING: Self = Self {
        truth: &[Verdict::Supported, Verdict::Outdated, Verdict::Ambiguous, Verdict::Unverifiable],
        lie: &[Verdict::Outdated, Verdict::Contradicted, Verdict::Ambiguous, Verdict::Unverifiable],
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
        _ => dice.roll(scene.stands.len()),
    };
    (at < scene.stands.len()).then_some(at)
}

/// Says a wording of some notes, rightly and wrongly. `None` where they don't fill it.
pub fn plan(
    wordings: &Wordings,
    kind: Kind,
    wording: &Wording,
    notes: &Notes<'_>,
    taken: &HashSet<u32>,
    seed: u64,
) -> Option<Trip> {
    let mut dice = Dice::new(seed ^ 0xABCD);
    let said = wordings.say(wording, &mut |sides| dice.roll(sides))?;
    let truth = write(kind, &said, notes, None, &mut Dice::new(seed))?;
    let lie = truth.printed.iter().find(|printed| !printed.of_behind).and_then(|printed| {
        write(kind, &said, notes, Some(wrong(printed.value, notes, taken)), &mut Dice::new(seed))
    });
    let named = |slots: &[&str]| {
        said.iter().any(|piece| matches!(piece, Said::Slot(slot) if slots.contains(&slot.as_str())))
    };
    let by_party = named(&["party", "party's"]);
    let (ahead, behind) = match notes {
        Notes::Contest { ahead, .. } if by_party => (ahead.party_id.clone(), None),
        Notes::Contest { ahead, behind, .. } => {
            (ahead.id.clone(), behind.map(|stand| stand.id.clone()))
        }
        Notes::Body(tally) => (tally.party_id.clone(), None),
    };
    let names_subject = by_party || named(&["who", "who's", "candidate", "candidate's"]);
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
    let ahead = Some(ahead).filter(|_| names_subject && !of_place && !either);
    let sure = wording.sureness().is_none_or(|sureness| sureness >= 0.7);
    let expected = match kind {
        Kind::Lead => Expected::PASSING,
        _ if sure && (names_subject || of_place && kind != Kind::Margin) => Expected::SETTLED,
        _ => Expected::LOOSE,
    };
    Some(Trip { kind, truth, lie, ahead, behind, asserts: wording.asserts(), expected })
}

/// A number far from every number of the scene, and nobody's votes anywhere.
fn wrong(value: f64, notes: &Notes<'_>, taken: &HashSet<u32>) -> f64 {
    match notes {
        _ if value.fract() != 0.0 => value + if value < 80.0 { 11.3 } else { -61.7 },
        Notes::Body(_) => value + 61.0,
        Notes::Contest { scene, .. } => {
            let numbers = scene.numbers();
            let far = |wrong: &f64| {
                numbers.iter().all(|known| (f64::from(*known) - wrong).abs() > 0.05 * wrong)
                    && !taken.contains(&(*wrong as u32))
            };
            let tries =
                (0..60).map(|step| (value * (1.31 + 0.07 * f64::from(step)) + 1_013.0).floor());
            tries.clone().find(far).unwrap_or(value * 7.0 + 1_013.0)
        }
    }
}

impl Trip {
    /// What is wrong with the trip, as `problem: the sentence`.
    pub fn run(&self, checker: &Checker) -> Result<(), String> {
        self.told(&self.truth, self.expected.truth, checker)?;
        self.lie.as_ref().map_or(Ok(()), |lie| self.told(lie, self.expected.lie, checker))
    }

    /// The same trip with other verdicts to come.
    pub fn expecting(self, expected: Expected) -> Self {
        Self { expected, ..self }
    }

    fn told(
        &self,
        sentence: &Sentence,
        expected: &[Verdict],
        checker: &Checker,
    ) -> Result<(), String> {
        let report = checker.check(&paragraph(&sentence.text));
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
            at_number.iter().filter(|claim| claim.kind == self.kind).collect();
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
pub fn knows(checker: &Checker, scene: &Scene, name: &str, stand: &Stand) -> bool {
    let votes = grouped(stand.votes.into(), false);
    let text = format!("In {}, {name} got {votes} votes.", scene.code);
    let report = checker.check(&paragraph(&text));
    report.claims.iter().any(|claim| {
        claim.subject.id.as_ref() == Some(&stand.id) && claim.verdict == Verdict::Supported
    })
}

fn paragraph(text: &str) -> Article {
    let span = Span::new(0, text.len());
    Article {
        source: "round trip".into(),
        // Without a date the bodies alone would not say which election is meant.
        published: Some(date(2024, 2, 10)),
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        ..Article::default()
    }
}
