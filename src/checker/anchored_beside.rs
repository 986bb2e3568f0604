//! What the numbers beside a claim tie it to: in a list headed by a region whose other tallies are those of one
//! house, or beside votes that a constituency has to the digit, a number that is wrong is wrong of the same.

use super::{
    Verdict,
    judge::{self, Anchor},
    judgement::Note,
    measures,
    night::Night,
    readings::{self, Fit, Weighed},
    tolerance::worded_value,
};
use crate::{
    extractor::Statement,
    matcher::{LinkedClaim, Reading},
    sources::{ContestId, ElectionId, Measure, Place, Sources},
};
use rust_decimal::Decimal;

/// What small numbers and larger ones tell that fit, and how much they have to.
const SMALL: f64 = 0.5;
const LARGER: f64 = 1.0;
const ENOUGH: f64 = 1.5;

/// Where a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// A tally's house or region.
    Tally(ElectionId, Place),
    /// A constituency.
    Contest(ElectionId, ContestId),
}

/// Judges anew, as tied to its place, what was doubted for not being so and stands among numbers that are
/// right there and nowhere else.
pub(super) fn judge_anew(
    claims: &[LinkedClaim],
    weighed: &mut [Vec<Weighed>],
    night: &Night,
    sources: &Sources,
) {
    let mut start = 0;
    for passage in claims.chunk_by(|one, other| one.setting.passage == other.setting.passage) {
        let weighed = &mut weighed[start..start + passage.len()];
        start += passage.len();
        let placed: Vec<Option<Placed>> = passage
            .iter()
            .zip(&*weighed)
            .map(|(linked, weighed)| Placed::of(linked, weighed, sources))
            .collect();
        for (ix, linked) in passage.iter().enumerate() {
            let Some(own) = placed[ix].as_ref().filter(|it| it.is_adrift) else { continue };
            let others = placed.iter().enumerate().filter(|(other, _)| *other != ix);
            let others: Vec<&Placed> = others.filter_map(|(_, it)| it.as_ref()).collect();
            if !is_told_by(own.ground, &others) {
                continue;
            }
            let reading = &linked.readings[own.reading];
            weighed[ix][own.reading].judgement =
                judge::judge_reading(linked, reading, Anchor::Beside, night, sources);
        }
    }
}

/// Whether the others fit on a ground, more of them than do not, and none is elsewhere.
fn is_told_by(ground: Ground, others: &[&Placed]) -> bool {
    let here = || others.iter().filter(|it| it.ground == ground);
    let fitting: f64 = here().map(|it| it.tells).sum();
    let wrong = here().filter(|it| it.tells == 0.0).count();
    let fits = here().count() - wrong;
    let elsewhere =
        others.iter().any(|it| it.is_like(ground) && it.ground != ground && it.tells >= LARGER);
    fitting >= ENOUGH && fits > wrong && !elsewhere
}

/// A claim on its ground.
struct Placed {
    ground: Ground,
    reading: usize,
    /// How much its number tells that the ground is meant.
    tells: f64,
    /// Whether it is doubted only for what it is about.
    is_adrift: bool,
}

impl Placed {
    fn of(linked: &LinkedClaim, weighed: &[Weighed], sources: &Sources) -> Option<Self> {
        let decision = readings::decide(weighed, (&linked.claim).into())?;
        let reading = linked.readings.get(decision.reading)?;
        let deciding = &weighed[decision.reading];
        let tells = match (deciding.judgement.verdict, deciding.fit) {
            (Verdict::Supported, Fit::Uncommon) => LARGER,
            (Verdict::Supported, Fit::Rare) => ENOUGH,
            (Verdict::Supported, _) => SMALL,
            _ => 0.0,
        };
        let counts = matches!(linked.claim.statement, Statement::Number { amount, .. }
            if worded_value(&amount) > Decimal::ZERO);
        let is_adrift = counts
            && deciding.judgement.verdict == Verdict::Ambiguous
            && deciding.judgement.note == Note::Unsure;
        Some(Self {
            ground: ground(reading, sources)?,
            reading: decision.reading,
            tells,
            is_adrift,
        })
    }

    fn is_like(&self, ground: Ground) -> bool {
        matches!(self.ground, Ground::Tally(..)) == matches!(ground, Ground::Tally(..))
    }
}

fn ground(reading: &Reading, sources: &Sources) -> Option<Ground> {
    let election = sources.election(reading.election);
    match reading.measure? {
        Measure::Seats(_, place) if Some(place) != election.national_body().map(Place::Body) => {
            Some(Ground::Tally(reading.election, place))
        }
        Measure::Seats(..) => None,
        measure => {
            let contest = measures::contest(election, &measure)?;
            Some(Ground::Contest(reading.election, contest))
        }
    }
}
