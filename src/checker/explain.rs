//! A judgement as one plain sentence a sub-editor can act on.

use super::{
    Reason, Verdict,
    judgement::{Held, Judgement, Note, Unchecked},
    wording,
};
use crate::{
    extractor::Claim,
    matcher::Reading,
    printed::grouped,
    sources::{Election, Figure, Measure, ReleaseClass, Sources},
};
use rust_decimal::Decimal;

/// The explanation of a judgement.
pub(super) fn sentence(
    claim: &Claim,
    reading: Option<&Reading>,
    judgement: &Judgement,
    sources: &Sources,
) -> String {
    if let Note::Unchecked(why) = judgement.note {
        return unchecked(why).to_owned();
    }
    let told = reading.and_then(|reading| {
        let measure = reading.measure.as_ref()?;
        let held = judgement.held.as_ref()?;
        Some(Telling { election: sources.election(reading.election), measure, held, judgement })
    });
    match told {
        Some(telling) => telling.sentence(),
        None => {
            format!("Nothing on record answers this {} claim.", claim.kind.name().replace('_', " "))
        }
    }
}

fn unchecked(why: Unchecked) -> &'static str {
    match why {
        Unchecked::Projected => "A forecast, not a result.",
        Unchecked::Hypothetical => "A condition or an aim, not a result.",
        Unchecked::Alleged => "An allegation about the count; no official figure answers it.",
        Unchecked::Restricted => "A clause narrows the count to what no official figure covers.",
        Unchecked::NoFigure => "The sources hold no such figure.",
        Unchecked::NoOfficialFigure => "The sources hold no complete official figure for this.",
        Unchecked::Part => "A part of a whole that the sources don't divide so.",
        Unchecked::Unlinked => "The text doesn't tell who or what is meant; ask the author.",
        Unchecked::OtherSize => "So far from the figure on record that something else is counted.",
        Unchecked::PassingLead => "A lead while votes were counted, which no official count shows.",
    }
}

/// What a sentence is made from.
struct Telling<'a> {
    election: &'a Election,
    measure: &'a Measure,
    held: &'a Held,
    judgement: &'a Judgement,
}

impl Telling<'_> {
    fn sentence(&self) -> String {
        let clauses = [Some(self.verdict()), self.note(), self.matches()];
        let mut text = clauses.into_iter().flatten().collect::<Vec<_>>().join("; ");
        if let Some(first) = text.get(..1) {
            text.replace_range(..1, &first.to_uppercase());
        }
        text.push('.');
        text
    }

    /// What the record says, in the light of the verdict.
    fn verdict(&self) -> String {
        let record = self.record();
        match (self.judgement.verdict, self.held.claimed) {
            (Verdict::Contradicted, Some(claimed)) => {
                format!("{}: {record}", self.correction(claimed))
            }
            (Verdict::Contradicted, None) => format!("not so: {record}"),
            (Verdict::Supported, _) => record,
            (Verdict::Outdated, _) => format!("not the end of the count: {record}"),
            (Verdict::Ambiguous, _) => format!("unclear: {record}"),
            (Verdict::Unverifiable, _) => format!("not to be checked: {record}"),
        }
    }

    /// `77,709 for 77,907, two digits have changed places`, or the difference.
    fn correction(&self, claimed: Decimal) -> String {
        let official = self.held.figure.value;
        let pair = format!("{} for {}", self.number(claimed), self.number(official));
        match self.judgement.reason {
            Some(Reason::Transposed) => format!("{pair}, two digits have changed places"),
            Some(Reason::OneDigit) => format!("{pair}, one digit is wrong"),
            _ => {
                let far = self.number((claimed - official).abs());
                let way = if claimed > official { "too many" } else { "too few" };
                format!("{pair}, {far} {way}")
            }
        }
    }

    /// `Form 47 has 77,907, the final count 77,913`.
    fn record(&self) -> String {
        let figure = &self.held.figure;
        let mut record = match self.measure {
            Measure::MajorityMark(_) | Measure::TwoThirdsMark(_) if self.held.claimed.is_none() => {
                format!("{} has {} seats at most", self.release(figure), grouped(figure.value))
            }
            Measure::Elected(_) | Measure::Held(..) => self.winner(figure),
            Measure::Rank(_) | Measure::SeatRank(..) => {
                format!("{} has place {}", self.release(figure), self.number(figure.value))
            }
            _ => format!("{} has {}", self.release(figure), self.number(figure.value)),
        };
        if let Some(basis) = &figure.basis {
            record.push_str(&format!(" ({basis})"));
        }
        if let Some(later) = &self.held.later {
            let later = match self.measure {
                Measure::Elected(_) | Measure::Held(..) => self.winner(later),
                _ => format!("{} {}", self.release(later), self.number(later.value)),
            };
            record.push_str(&format!(", {later}"));
        }
        record
    }

    fn winner(&self, figure: &Figure) -> String {
        let release = self.release(figure);
        match (figure.holder, figure.value.is_zero()) {
            (Some(holder), _) => {
                format!("{release} has {} elected", self.election.candidacy_name(holder))
            }
            (None, true) => format!("{release} has somebody else elected"),
            (None, false) => format!("{release} says so"),
        }
    }

    /// What is added to the verdict.
    fn note(&self) -> Option<String> {
        Some(match &self.judgement.note {
            Note::Nothing | Note::Unchecked(_) => return self.reason(),
            Note::CutShort => "the number is cut short rather than rounded".to_owned(),
            Note::Understated => "true, but more than a quarter below the figure".to_owned(),
            Note::Answers(measure) => {
                format!("the number is that of {}", wording::question(self.election, measure))
            }
            Note::Incomplete => "that figure is not complete".to_owned(),
            Note::OtherCount(seats, source) => {
                format!("another count on record has {} ({source})", grouped(*seats))
            }
            Note::OtherBase(base) => format!("the number is right on another base, {base}"),
            Note::ShareOfSeats => "it is the share of the seats".to_owned(),
            Note::WholeDiffers => "it is the second number that differs".to_owned(),
            Note::DependsOnBase => "it depends on the base".to_owned(),
            Note::Mark(mark, base) if base.is_empty() => format!("{} are needed", grouped(*mark)),
            Note::Mark(mark, base) => format!("{} are needed ({base})", grouped(*mark)),
            Note::Compiled => {
                "that figure is a sum over compiled results, and other sums come near it".to_owned()
            }
            Note::BothWays => "the article has it the other way round as well".to_owned(),
            Note::OtherWinner => "another count there, with another winner, has it".to_owned(),
            Note::Unsure => "who or what is meant is not sure enough to say more".to_owned(),
        })
    }

    fn reason(&self) -> Option<String> {
        let words = match self.judgement.reason? {
            Reason::ReversedWinner => "winner and loser have changed places",
            Reason::ExceedsFinal => "a count on the way can't exceed the final one",
            Reason::ReleaseMissing => "the release that may be meant has no such row",
            Reason::SourceUncertain => "the only figures on record are of low trust",
            Reason::ReadingsDiffer => "what is meant can be read in more than one way",
            _ => return None,
        };
        Some(words.to_owned())
    }

    /// The first party or media count with the same number.
    fn matches(&self) -> Option<String> {
        let matched = self.held.matched.first()?;
        let release = &self.election.releases[matched.release.ix()];
        Some(match release.class {
            ReleaseClass::Party => format!("the number matches {}", release.name),
            ReleaseClass::Media | ReleaseClass::Official => {
                format!("{} had it so", self.release(matched))
            }
        })
    }

    fn release(&self, figure: &Figure) -> &str {
        wording::release(self.election, figure)
    }

    fn number(&self, value: Decimal) -> String {
        wording::number(value, self.measure)
    }
}
