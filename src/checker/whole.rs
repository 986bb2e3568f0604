//! The second number of "11 of 13": the whole on record.

use super::{
    Verdict,
    evidence::Evidence,
    gather,
    judgement::{Judgement, Note},
    number::{self, Progress, Wording},
    question::Question,
    tolerance::{Counted, Tolerance, worded_value},
};
use crate::{
    sources::{Measure, Place},
    text::Amount,
};
use rust_decimal::{Decimal, dec};

/// A whole this near the one on record counts what was in when the text was written.
const NEAR: Decimal = dec!(0.03);

/// The contradiction that a wrong whole makes of a claim whose part is right, with the whole's
/// wording; `None` where the part's judgement stands.
pub(super) fn contradiction(
    question: &Question<'_>,
    part: (&Wording, &Judgement),
    whole: &Amount,
) -> Option<(Judgement, Wording)> {
    let (part, judgement) = part;
    let evidence = gather::whole(question.election, question.measure);
    let wording = Wording {
        tolerance: Tolerance::of(whole, Counted::Rounded),
        value: worded_value(whole),
        progress: Progress::Done,
        overturnable: false,
    };
    let part_stands = matches!(judgement.verdict, Verdict::Supported | Verdict::Outdated);
    if !part_stands || agrees(&wording, part, &evidence) || is_their_own(question, &wording) {
        return None;
    }
    let judgement = number::judge(&wording, &evidence);
    (judgement.verdict == Verdict::Contradicted)
        .then(|| (judgement.noting(Note::WholeDiffers), wording))
}

/// Whether a whole is one on record, near one, or what had been counted so far.
fn agrees(whole: &Wording, part: &Wording, evidence: &Evidence) -> bool {
    let counts_so_far = part.progress != Progress::Done;
    evidence.official().any(|figure| {
        whole.tolerance.distance(figure.value) <= figure.value.abs() * NEAR
            || counts_so_far && whole.value <= figure.value
    })
}

/// Whether a whole counts all seats that somebody has, of which some are in a region: "15 of its 17 in Midtown".
fn is_their_own(question: &Question<'_>, whole: &Wording) -> bool {
    let Measure::Seats(who, Place::Region(body, _)) = *question.measure else { return false };
    let all = gather::stands_for(question.election, &Measure::Seats(who, Place::Body(body)));
    let all = Evidence::weigh(question.election, question.election.figures(&all));
    all.official().any(|figure| whole.tolerance.allows(figure.value))
}
