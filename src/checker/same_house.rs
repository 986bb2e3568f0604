//! Tallies of one house: where a sentence names no house and one of its tallies is not the country's, or may be
//! another house's, so may the others be: "in the provincial capital: A 11, B nine, C four"; and where it counts
//! some of the seats only, so may they: "of the five seats polled on Sunday A took two, B one".

use super::{
    Reason, Verdict,
    between::{Between, Decided},
    judgement::{Note, Unchecked},
    readings::Weighed,
};
use crate::{
    extractor::Kind,
    matcher::LinkedClaim,
    sources::{ElectionId, Entity, Measure, Place, Sources, Who},
    span::Span,
};
use rust_decimal::Decimal;

/// Doubts tallies held against the country's own house beside one that may be another's.
pub(super) fn doubt(article: &mut Between<'_>, sources: &Sources) {
    article.doubt(
        |linked, weighed, decided| Tally::of(linked, weighed, decided, sources),
        |one, all| {
            let strays = |other: &Tally| match other.tells {
                Tells::OtherHouse => !one.is_named,
                Tells::SomeSeats => true,
                Tells::Nothing => false,
            };
            let beside = |other: &Tally| strays(other) && other.is_beside(one);
            // "The A, the B and the C have two each": hardly wrong twice over.
            let same =
                |other: &Tally| other.is_off && other.span == one.span && other.who != one.who;
            let shared = all.iter().flatten().any(same);
            // "It drew a blank in the one house, but got three in A": of A's own house.
            let blank =
                |other: &Tally| other.is_blank && other.is_beside(one) && other.who == one.who;
            let elsewhere = !one.is_blank && all.iter().flatten().any(blank);
            let doubted = shared || elsewhere || all.iter().flatten().any(beside);
            (one.is_wrong && doubted).then_some((None, Note::Unsure))
        },
    );
}

/// A tally of a house, and what comes of it.
struct Tally {
    sentence: usize,
    /// Of its number.
    span: Span,
    election: ElectionId,
    who: Option<Who>,
    /// Whether it is none in all of the country's own house.
    is_blank: bool,
    /// Whether nothing bears it out.
    is_off: bool,
    /// Whether it contradicts that of the country's own house.
    is_wrong: bool,
    /// Whether its sentence names that house.
    is_named: bool,
    tells: Tells,
}

/// What a count tells of those beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    Nothing,
    /// It may be of another house.
    OtherHouse,
    /// It counts some of the seats.
    SomeSeats,
}

impl Tally {
    fn of(
        linked: &LinkedClaim,
        weighed: &[Weighed],
        decided: &Decided,
        sources: &Sources,
    ) -> Option<Self> {
        let claim = &linked.claim;
        if let Measure::Contests(Place::Body(_)) = decided.measure {
            let is_part = decided.judgement.note == Note::Unchecked(Unchecked::Part);
            let tells = if is_part { Tells::SomeSeats } else { Tells::Nothing };
            return Some(Self {
                sentence: claim.sentence,
                span: claim.span,
                election: decided.election,
                who: None,
                is_blank: false,
                is_off: false,
                is_wrong: false,
                is_named: false,
                tells,
            });
        }
        let counts = matches!(claim.kind, Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength);
        let (id, judgement) = (decided.election, &decided.judgement);
        let Measure::Seats(who, Place::Body(house) | Place::Region(house, _)) = decided.measure
        else {
            return None;
        };
        let names = |entity: Entity| entity == Entity::Body(house);
        let mut places = claim.places.iter().flat_map(|place| &place.entities);
        let named = places.any(|place| place.election == id && names(place.entity));
        let national = sources.election(id).national_body() == Some(house);
        let whole = matches!(decided.measure, Measure::Seats(_, Place::Body(_)));
        let none = judgement.held.as_ref().is_some_and(|held| held.claimed == Some(Decimal::ZERO));
        let is_of_another = |measure: Measure| match measure {
            Measure::Seats(_, Place::Body(it)) => Some(it) != sources.election(id).national_body(),
            _ => false,
        };
        let fits_another = || {
            linked.readings.iter().zip(weighed).any(|(reading, weighed)| {
                let fits = weighed.judgement.verdict == Verdict::Supported;
                fits && reading.measure.is_some_and(is_of_another)
            })
        };
        let elsewhere = match judgement.reason {
            Some(Reason::WrongContest) => true,
            Some(Reason::ReadingsDiffer) => fits_another(),
            _ => false,
        };
        counts.then(|| Self {
            sentence: claim.sentence,
            span: claim.span,
            election: id,
            who: Some(who),
            is_blank: whole && national && none,
            is_off: matches!(judgement.verdict, Verdict::Contradicted | Verdict::Ambiguous),
            is_wrong: judgement.verdict == Verdict::Contradicted && national,
            is_named: named,
            tells: match judgement.verdict {
                Verdict::Ambiguous if elsewhere && !named => Tells::OtherHouse,
                Verdict::Supported if whole && !national && !named => Tells::OtherHouse,
                _ => Tells::Nothing,
            },
        })
    }

    fn is_beside(&self, other: &Self) -> bool {
        (self.sentence, self.election) == (other.sentence, other.election)
    }
}
