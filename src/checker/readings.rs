//! Several readings to one verdict.

use super::{
    Reason, Verdict,
    judgement::{Judgement, Note, Unchecked},
};
use crate::extractor::Claim;
use rust_decimal::{Decimal, dec};

/// A link less sure than this never contradicts, as no such reading does.
const SURE: f64 = Claim::SURE;

/// The same where a large number is a slip of the hand away from the record: hardly another is meant.
const SURE_OF_SLIP: f64 = 0.5;

const LARGE: Decimal = dec!(1000);

/// Below this it can't be told who or what is meant.
const ADRIFT: f64 = 0.4;

/// A reading that weighs this many times another decides alone.
const CLEARLY: f64 = 1.5;

/// A reading fainter than this makes no link surer.
const FAINT: f64 = 0.3;

/// Readings no further apart than this are as likely as each other.
pub(super) const SHADE: f64 = 0.01;

/// A number that agrees so well with the record is hardly of anything else.
const NEARLY: f64 = 0.99;

/// How sure the link is that a rare fit tells of.
const TOLD: f64 = 0.9;

/// How much less a reading counts that the sources themselves leave open.
const UNSETTLED: f64 = 0.6;

/// A reading that agrees no better than this takes the number for one twenty times its size, and is
/// so much less likely for it.
const ABSURD: f64 = 0.05;
const STRAINS: f64 = 0.5;

/// A judged reading with how sure its link is.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    /// What came of it.
    pub(super) judgement: Judgement,
    /// 0 to 1.
    pub(super) likelihood: f64,
    /// How much it tells that the record bears it out, if it does.
    pub(super) fit: Fit,
    /// Whether it is a count to the unit, of the size of the figure on record: what is misread is mostly of
    /// another size, or rounded.
    pub(super) is_of_its_size: bool,
}

/// How much it tells for a reading that the record bears it out: articles are mostly right, and the
/// rarer a fit is by chance, the likelier the reading is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It doesn't fit.
    None,
    /// A small number: one in ten fits anything.
    Common,
    /// A number of two or three digits.
    Uncommon,
    /// A vote figure to the digit, a share to a fraction, a winner.
    Rare,
}

impl Fit {
    fn factor(self) -> f64 {
        match self {
            Self::None => 1.0,
            Self::Common => 1.6,
            Self::Uncommon => 2.0,
            Self::Rare => 8.0,
        }
    }
}

impl Weighed {
    /// How likely the reading is, given what came of it.
    fn weight(&self) -> f64 {
        let absurd = self.judgement.held.as_ref().is_some_and(|held| held.score < ABSURD);
        self.likelihood
            * match self.judgement.verdict {
                _ if self.fit != Fit::None => self.fit.factor(),
                Verdict::Ambiguous => UNSETTLED,
                Verdict::Contradicted if absurd => STRAINS,
                _ => 1.0,
            }
    }
}

impl Weighed {
    /// Makes a doubt of a contradiction.
    pub(super) fn doubt(&mut self, reason: Option<Reason>, note: Note) {
        if self.judgement.verdict == Verdict::Contradicted {
            self.judgement = self.judgement.clone().doubted(reason, note);
        }
    }

    /// Whether it is no faint reading that nothing bears out.
    pub(super) fn is_likely(&self) -> bool {
        self.fit != Fit::None || self.likelihood > ADRIFT
    }

    /// Whether its number fits it too well for chance, however faint it is: no reason to say that the
    /// text is wrong.
    fn tells_otherwise(&self) -> bool {
        match self.fit {
            Fit::Rare => true,
            Fit::Uncommon => self.likelihood >= FAINT,
            Fit::Common | Fit::None => false,
        }
    }
}

/// How sure the words of a claim are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// 0 to 1.
    sureness: f64,
    doubted: bool,
}

impl From<&Claim> for Words {
    fn from(claim: &Claim) -> Self {
        Self { sureness: claim.sureness, doubted: claim.doubted }
    }
}

/// What the readings come to: the one that decides, with the verdict on the claim.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    /// Index of the deciding reading.
    pub(super) reading: usize,
    /// Its judgement, doubted where the readings differ or are not sure.
    pub(super) judgement: Judgement,
    /// How sure the link is: together, where all readings say the same.
    pub(super) likelihood: f64,
}

/// Weighs the readings of a claim, likeliest first. `None` for no readings.
pub(super) fn decide(readings: &[Weighed], words: Words) -> Option<Decision> {
    let chosen = choose(readings)?;
    let verdict = readings[chosen].judgement.verdict;
    let agree = readings.iter().enumerate().filter(|(ix, reading)| {
        reading.judgement.verdict == verdict && (*ix == chosen || reading.likelihood >= FAINT)
    });
    let together = agree.map(|(_, reading)| reading.likelihood).sum::<f64>().min(1.0);
    let told = readings[chosen].fit == Fit::Rare;
    let likelihood = if told { together.max(TOLD) } else { together };
    let judgement = readings[chosen].judgement.clone();
    let differs = contenders(readings).any(|(ix, other)| {
        ix != chosen
            && other.judgement.verdict != verdict
            && readings[chosen].weight() < CLEARLY * other.weight()
    });
    // No reading is meant because it makes the text wrong, where the record nearly bears out another.
    let nearly = readings.iter().any(|other| {
        other.judgement.verdict == Verdict::Ambiguous
            && other.likelihood > ADRIFT
            && other.judgement.agreement() >= NEARLY
            && other.judgement.agreement() > readings[chosen].judgement.agreement()
    });
    let yields = verdict == Verdict::Contradicted
        && (nearly || readings.iter().any(Weighed::tells_otherwise));
    let judgement = if differs || yields {
        Judgement { verdict: Verdict::Ambiguous, ..judgement }.because(Reason::ReadingsDiffer)
    } else if verdict == Verdict::Contradicted && likelihood < ADRIFT {
        Judgement::unverifiable(Unchecked::Unlinked)
    } else if verdict == Verdict::Contradicted && !is_sure(&readings[chosen], words, likelihood) {
        let reason = judgement.reason;
        judgement.doubted(reason, Note::Unsure)
    } else {
        judgement
    };
    Some(Decision { reading: chosen, judgement, likelihood })
}

/// Whether a reading is sure enough for a contradiction, given how sure its claim's words are, and its link.
fn is_sure(reading: &Weighed, words: Words, likelihood: f64) -> bool {
    let judgement = &reading.judgement;
    let slip = matches!(judgement.reason, Some(Reason::OneDigit | Reason::Transposed));
    let claimed = judgement.held.as_ref().and_then(|held| held.claimed);
    let large = claimed.is_some_and(|claimed| claimed >= LARGE);
    let least = match () {
        () if large && slip => (SURE_OF_SLIP, SURE_OF_SLIP),
        () if large && reading.is_of_its_size && !words.doubted => (Claim::WORDED, SURE),
        () => (SURE, SURE),
    };
    words.sureness >= least.0 && likelihood >= least.1
}

/// The likeliest reading among those that count.
fn choose(readings: &[Weighed]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (ix, reading) in contenders(readings) {
        if best.is_none_or(|(_, weight)| reading.weight() > weight) {
            best = Some((ix, reading.weight()));
        }
    }
    let best = best.map(|(ix, _)| ix)?;
    Some(slipped(readings, best).unwrap_or(best))
}

/// Instead of a reading that makes a large number wrong, one of which it is a slip of the hand away: two digits
/// have changed places sooner than another year was meant.
fn slipped(readings: &[Weighed], best: usize) -> Option<usize> {
    let is_slip = |reading: &Weighed| {
        let reason = reading.judgement.reason;
        let claimed = reading.judgement.held.as_ref().and_then(|held| held.claimed);
        matches!(reason, Some(Reason::OneDigit | Reason::Transposed))
            && claimed.is_some_and(|claimed| claimed >= LARGE)
    };
    let wrong = |reading: &Weighed| reading.judgement.verdict == Verdict::Contradicted;
    let other = |(ix, reading): (usize, &Weighed)| {
        (wrong(reading) && is_slip(reading) && reading.likelihood >= FAINT).then_some(ix)
    };
    let open = wrong(&readings[best]) && !is_slip(&readings[best]);
    if open { readings.iter().enumerate().find_map(other) } else { None }
}

/// The readings that count: an unverifiable one doesn't outweigh a likelier checkable one, and one
/// whose figure is of another size altogether (the country's roll for a constituency's) doesn't
/// outweigh one that fits.
fn contenders(readings: &[Weighed]) -> impl Iterator<Item = (usize, &Weighed)> {
    let checkable = |r: &&Weighed| r.judgement.verdict != Verdict::Unverifiable;
    let likeliest = readings.iter().filter(checkable).map(|r| r.likelihood).fold(0.0, f64::max);
    let fits = |r: &Weighed| checkable(&r) && !r.judgement.is_out_of_scale();
    let one_fits = readings.iter().any(fits);
    readings.iter().enumerate().filter(move |(_, r)| {
        (checkable(r) || r.likelihood + SHADE >= likeliest)
            && !(one_fits && r.judgement.is_out_of_scale())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Ambiguous, Contradicted, Outdated, Supported, Unverifiable};

    fn reading(verdict: Verdict, likelihood: f64) -> Weighed {
        let judgement = Judgement { verdict, ..Judgement::unverifiable(Unchecked::NoFigure) };
        Weighed {
            judgement,
            likelihood,
            fit: if verdict == Supported { Fit::Common } else { Fit::None },
            is_of_its_size: false,
        }
    }

    fn worded(sureness: f64) -> Words {
        Words { sureness, doubted: false }
    }

    /// The rule, what the readings say, how sure the claim's own reading is, what comes of it.
    type Case<'a> = (&'a str, &'a [(Verdict, f64)], f64, Verdict);

    #[test]
    fn readings_come_to_one_verdict() {
        let cases: &[Case<'_>] = &[
            ("one sure reading decides", &[(Contradicted, 0.9)], 1.0, Contradicted),
            ("an unsure link never contradicts", &[(Contradicted, 0.6)], 1.0, Ambiguous),
            ("an unsure reading never contradicts", &[(Contradicted, 1.0)], 0.6, Ambiguous),
            ("an unsure link may support", &[(Supported, 0.4)], 1.0, Supported),
            (
                "readings that agree are sure together",
                &[(Contradicted, 0.5), (Contradicted, 0.5)],
                1.0,
                Contradicted,
            ),
            (
                "of readings as likely, the one that fits is meant: articles are mostly right",
                &[(Supported, 0.5), (Contradicted, 0.5)],
                1.0,
                Supported,
            ),
            (
                "readings that differ are ambiguous where the one that fits is less likely",
                &[(Contradicted, 0.7), (Supported, 0.4)],
                1.0,
                Ambiguous,
            ),
            (
                "a clearly likelier reading decides",
                &[(Contradicted, 0.9), (Supported, 0.3)],
                1.0,
                Contradicted,
            ),
            (
                "an unverifiable reading yields to a likelier one",
                &[(Supported, 0.6), (Unverifiable, 0.4)],
                1.0,
                Supported,
            ),
            (
                "an unverifiable reading as likely counts",
                &[(Outdated, 0.5), (Unverifiable, 0.5)],
                1.0,
                Ambiguous,
            ),
        ];
        for (rule, readings, sureness, expected) in cases {
            let readings: Vec<Weighed> = readings.iter().map(|(v, l)| reading(*v, *l)).collect();
            let decision = decide(&readings, worded(*sureness)).expect("there are readings");
            assert_eq!(decision.judgement.verdict, *expected, "{rule}");
        }
        assert!(decide(&[], worded(1.0)).is_none());
    }

    #[test]
    fn a_vote_figure_that_fits_one_reading_exactly_tells_which_is_meant() {
        let fits = |likelihood| Weighed { fit: Fit::Rare, ..reading(Supported, likelihood) };
        let decide =
            |fit| decide(&[reading(Contradicted, 0.85), fit], worded(1.0)).expect("readings");
        assert_eq!(decide(fits(0.2)).judgement.verdict, Supported);
        assert_eq!(decide(fits(0.1)).judgement.verdict, Ambiguous, "too far-fetched");
        assert_eq!(decide(reading(Supported, 0.2)).judgement.verdict, Contradicted, "chance");
    }
}
