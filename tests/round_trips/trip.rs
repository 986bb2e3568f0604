//! A sentence there and back: said of a figure, checked, and held against what it was made from.

use super::{
    dice::Dice,
    notes::Notes,
    scene::Scene,
    sentence::{Sentence, write},
};
use tallycheck::{
    Checker,
    checker::Verdict,
    extractor::{Kind, Wording, Wordings},
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
    /// Whether a wrong number has to be contradicted.
    sure: bool,
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
        (Kind::Outcome, _) if wording.asserts() == Some(false) && !wording.text().contains("{opponent") => 1,
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
    seed: u64,
) -> Option<Trip> {
    let mut dice = Dice::new(seed ^ 0xABCD);
    let said = wordings.say(wording, &mut |sides| dice.roll(sides))?;
    let truth = write(kind, &said, notes, None, &mut Dice::new(seed))?;
    let lie = truth.printed.iter().find(|printed| !printed.of_behind).and_then(|printed| {
        write(kind, &said, notes, Some(wrong(printed.value, notes)), &mut Dice::new(seed))
    });
    let (ahead, behind) = match notes {
        Notes::Contest { ahead, behind, .. } => match kind {
            Kind::PartyVotes => (Some(ahead.party_id.clone()), None),
            _ => (Some(ahead.id.clone()), behind.map(|stand| stand.id.clone())),
        },
        Notes::Body(tally) => (Some(tally.party_id.clone()), None),
    };
    let about_nobody = matches!(
        kind,
        Kind::Turnout | Kind::VotesCast | Kind::Registered | Kind::RejectedVotes
            | Kind::PollingPlaces | Kind::ContestSize | Kind::Threshold | Kind::Margin
    );
    let ahead = ahead.filter(|_| !about_nobody);
    let sure = wording.sureness().is_none_or(|sureness| sureness >= 0.7);
    Some(Trip { kind, truth, lie, ahead, behind, asserts: wording.asserts(), sure })
}

/// A number far from every number of the scene.
fn wrong(value: f64, notes: &Notes<'_>) -> f64 {
    match notes {
        _ if value.fract() != 0.0 => value + if value < 80.0 { 11.3 } else { -61.7 },
        Notes::Body(_) => value + 61.0,
        Notes::Contest { scene, .. } => {
            let numbers = scene.numbers();
            let far = |wrong: &f64| {
                numbers.iter().all(|known| (f64::from(*known) - wrong).abs() > 0.05 * wrong)
            };
            let tries = (0..60).map(|step| (value * (1.31 + 0.07 * f64::from(step)) + 1_013.0).floor());
            tries.clone().find(far).unwrap_or(value * 7.0 + 1_013.0)
        }
    }
}

impl Trip {
    /// What is wrong with the trip, as `problem: the sentence`.
    pub fn run(&self, checker: &Checker) -> Result<(), String> {
        self.told(&self.truth, &[Verdict::Supported], checker)?;
        match &self.lie {
            Some(lie) if self.sure => self.told(lie, &[Verdict::Contradicted], checker),
            Some(lie) => self.told(lie, &[Verdict::Contradicted, Verdict::Ambiguous], checker),
            None => Ok(()),
        }
    }

    fn told(&self, sentence: &Sentence, expected: &[Verdict], checker: &Checker) -> Result<(), String> {
        let report = checker.check(&paragraph(&sentence.text));
        if sentence.printed.is_empty() {
            let fits = |claim: &&Claim| claim.kind == self.kind;
            return self.judge(&report, fits, self.ahead.as_ref(), expected, sentence);
        }
        for printed in &sentence.printed {
            let here = |claim: &&Claim| {
                let span = &claim.span;
                claim.number.is_some()
                    && span[0] <= printed.at
                    && printed.at < span[1]
            };
            let value = format!("{}", printed.value);
            let found: Vec<&Claim> = report.claims.iter().filter(here).collect();
            if found.is_empty() {
                return Err(format!("{value} is not found: {}", sentence.text));
            }
            let _ = value;
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
        let of_kind: Vec<&&Claim> = at_number.iter().filter(|claim| claim.kind == self.kind).collect();
        let Some(claim) = of_kind.first() else {
            let kinds: Vec<_> = at_number.iter().map(|claim| format!("{:?}", claim.kind)).collect();
            return Err(format!("no claim of the kind ({}): {}", kinds.join(" "), sentence.text));
        };
        let about = claim.subject.id.as_ref();
        if subject.is_some() && about != subject {
            let kind = claim.subject.kind;
            return Err(format!("about another ({kind:?}): {} [{about:?} not {subject:?}]", sentence.text));
        }
        if claim.number.is_none() && self.asserts.unwrap_or(true) != claim.asserts {
            return Err(format!("asserts {}: {}", claim.asserts, sentence.text));
        }
        let expected = if claim.kind == Kind::Lead { &[Verdict::Supported, Verdict::Outdated, Verdict::Contradicted][..] } else { expected };
        if !expected.contains(&claim.verdict) {
            return Err(format!(
                "{:?} instead of {:?} ({:?}): {} [{}]",
                claim.verdict, expected[0], claim.reason, sentence.text, claim.explanation
            ));
        }
        Ok(())
    }
}

fn paragraph(text: &str) -> Article {
    let span = Span::new(0, text.len());
    Article {
        source: "round trip".into(),
        title: None,
        published: None,
        language: None,
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
    }
}
