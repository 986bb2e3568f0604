//! Numbers that stand beside others which the record bears out to the digit: where "A beat B, 98,210 to 82,230"
//! has one of the two right, it is read right, and the other is that of the other.

use super::{
    measures,
    readings::{self, Fit, Weighed},
};
use crate::{
    extractor::{Claim, Role},
    matcher::LinkedClaim,
    sources::{ContestId, ElectionId, Measure, Sources},
};

/// Makes sure of the claims whose sentence tells of the same contest what the record bears out.
pub(super) fn make_sure(claims: &mut [LinkedClaim], weighed: &[Vec<Weighed>], sources: &Sources) {
    let mut weighed = weighed.iter();
    for sentence in claims.chunk_by_mut(|one, other| one.claim.sentence == other.claim.sentence) {
        let told: Vec<Option<Told>> = sentence
            .iter()
            .zip(weighed.by_ref())
            .map(|(linked, weighed)| Told::of(linked, weighed, sources))
            .collect();
        for (linked, told_of) in sentence.iter_mut().zip(&told) {
            let Some(own) = told_of else { continue };
            let borne_out = told.iter().flatten().any(|other| other.bears_out(own));
            if borne_out {
                linked.claim.make_sure();
            }
        }
    }
}

/// What a claim tells of a contest.
struct Told {
    contest: (ElectionId, ContestId),
    measure: Measure,
    /// Whether the record has it to the digit.
    is_borne_out: bool,
    /// Whether it may well be a wrong count of what it is held against.
    is_worded: bool,
}

impl Told {
    fn of(linked: &LinkedClaim, weighed: &[Weighed], sources: &Sources) -> Option<Self> {
        let decision = readings::decide(weighed, (&linked.claim).into())?;
        let reading = linked.readings.get(decision.reading)?;
        let measure = reading.measure?;
        let deciding = &weighed[decision.reading];
        let contest = measures::contest(sources.election(reading.election), &measure)?;
        Some(Self {
            contest: (reading.election, contest),
            measure,
            is_borne_out: deciding.fit == Fit::Rare,
            is_worded: is_worded(&linked.claim) && deciding.is_of_its_size,
        })
    }

    fn bears_out(&self, other: &Self) -> bool {
        let tells = match (self.measure, other.measure) {
            (Measure::Votes(one), Measure::Votes(other)) => one != other,
            (Measure::Votes(_) | Measure::Elected(_), Measure::Margin(_) | Measure::Gap(..)) => {
                true
            }
            (Measure::Margin(_) | Measure::Gap(..), Measure::Votes(_)) => true,
            _ => false,
        };
        tells && self.is_borne_out && other.is_worded && self.contest == other.contest
    }
}

/// Whether words of its own tell what a number is, and of whom: not those nearest, nor "he" beside "she".
fn is_worded(claim: &Claim) -> bool {
    let referred = matches!(claim.subject, Role::Refers { .. });
    claim.sureness >= Claim::WORDED && !(claim.doubted && referred)
}
