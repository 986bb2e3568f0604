//! "Has a majority", "no party has two thirds": seats against the mark on every base.

use super::{
    Verdict,
    evidence::Evidence,
    gather,
    judgement::{Held, Judgement, Note, Unchecked},
    question::Question,
};
use crate::{
    matcher::{Reading, Subject},
    sources::{BodyId, ContestStatus, Election, Figure, Measure, PartyKind, Place, Who},
};
use rust_decimal::Decimal;

/// A base on which a majority is counted, with its mark and what the strongest contender has there.
struct Base {
    mark: Figure,
    best: Figure,
}

impl Base {
    fn reached(&self) -> bool {
        self.best.value >= self.mark.value
    }

    /// Whether it was reached of the seats polled, some of them being put off: 65 of 97 are two thirds, 65 of 99 are not.
    fn reached_of(&self, (polled, all): (Decimal, Decimal)) -> bool {
        self.best.value * all >= self.mark.value * polled
    }
}

/// The verdict on a statement that somebody has, or hasn't, so many seats as a mark takes: supported
/// or contradicted only where it comes out alike on every base.
pub(super) fn judge(question: &Question<'_>, asserts: bool) -> Judgement {
    let (Measure::MajorityMark(body) | Measure::TwoThirdsMark(body)) = *question.measure else {
        return Judgement::unverifiable(Unchecked::NoFigure);
    };
    let contenders: Vec<Evidence> = contenders(question, body)
        .iter()
        .map(|reading| gather::evidence(question.election, reading, &seats_of(reading, body)))
        .collect();
    let marks = question.election.figures(question.measure);
    let types: Vec<&str> =
        question.election.bodies[body.ix()].seats.keys().map(String::as_str).collect();
    let bases: Vec<Base> =
        marks.iter().filter_map(|mark| base(mark, &marks, &contenders, &types)).collect();
    let Some(first) = bases.first() else {
        return Judgement::unverifiable(Unchecked::NoFigure);
    };
    let agreeing = bases.iter().filter(|base| base.reached() == asserts).count();
    let polled = polled(question.election, body);
    let verdict = match agreeing {
        0 if asserts && bases.iter().any(|base| base.reached_of(polled)) => Verdict::Ambiguous,
        0 => Verdict::Contradicted,
        n if n == bases.len() => Verdict::Supported,
        _ => Verdict::Ambiguous,
    };
    let judgement = Judgement::on(held(first, verdict), verdict);
    judgement.noting(match verdict {
        Verdict::Ambiguous => Note::DependsOnBase,
        _ => {
            Note::Mark(first.mark.value, first.mark.basis.as_deref().unwrap_or_default().to_owned())
        }
    })
}

/// How many contests of a body were held when all were, and how many there are.
fn polled(election: &Election, body: BodyId) -> (Decimal, Decimal) {
    let own = || election.contests.iter().filter(|contest| contest.body == body);
    let polled = own().filter(|contest| contest.status != ContestStatus::Postponed);
    (polled.count().into(), own().count().into())
}

/// Who may have reached the mark: the subject, or each party where any is meant. Independents are no
/// party; a bloc that stands for a party is.
fn contenders(question: &Question<'_>, body: BodyId) -> Vec<Reading> {
    let with = |subject: Subject| Reading { subject, ..question.reading.clone() };
    match &question.reading.subject {
        Subject::Any => parties(question.election).map(|who| with(Subject::Who(who))).collect(),
        Subject::Who(_) | Subject::Together(_) => {
            vec![Reading { place: Some(Place::Body(body)), ..question.reading.clone() }]
        }
        Subject::None | Subject::Person(..) | Subject::Unknown(_) => Vec::new(),
    }
}

fn parties(election: &Election) -> impl Iterator<Item = Who> {
    let ids = (0..).map(crate::sources::PartyId);
    election.parties.iter().zip(ids).filter(|(party, _)| party.kind == PartyKind::Party).map(
        |(party, id)| match party.contested_as {
            Some(bloc) => Who::Bloc(bloc),
            None => Who::Party(id),
        },
    )
}

fn seats_of(reading: &Reading, body: BodyId) -> Measure {
    let who = match &reading.subject {
        Subject::Who(who) => *who,
        Subject::Together(several) => several.first().copied().unwrap_or(Who::Others),
        _ => Who::Others,
    };
    Measure::Seats(who, Place::Body(body))
}

/// What the strongest contender has on the base of a mark. The largest base is the full house, where
/// seats beyond the contested ones count too, as far as they are on record.
fn base(mark: &Figure, marks: &[Figure], contenders: &[Evidence], types: &[&str]) -> Option<Base> {
    let full_house = marks.len() > 1 && marks.iter().all(|other| other.value <= mark.value);
    let seats = contenders.iter().filter_map(|evidence| {
        let main = evidence.main_basis();
        let contested =
            || most(evidence.official().filter(|f| f.basis.as_deref() == main)).cloned();
        let count = if full_house { of_all_types(evidence, types) } else { contested() }?;
        // No other official count has more: the best of them vouches for not having reached it.
        let trust = evidence.official().map(|figure| figure.trust).max().unwrap_or(count.trust);
        Some(Figure { trust, ..count })
    });
    let best = seats.max_by_key(|figure| figure.value)?;
    Some(Base { mark: mark.clone(), best })
}

/// The largest count on record, or the seats of every type added up where that is more.
fn of_all_types(evidence: &Evidence, types: &[&str]) -> Option<Figure> {
    let of_type = |name: &&str| {
        most(evidence.official().filter(|figure| figure.basis.as_deref() == Some(name)))
    };
    let parts: Vec<&Figure> = types.iter().filter_map(of_type).collect();
    let terms: Vec<String> = parts.iter().map(|part| part.value.to_string()).collect();
    let largest = most(evidence.official())?;
    let sum = Figure {
        value: parts.iter().map(|part| part.value).sum(),
        basis: Some(types.join(", ").into()),
        formula: Some(terms.join(" + ").into()),
        ..parts.last().copied().unwrap_or(largest).clone()
    };
    Some(if sum.value > largest.value { sum } else { largest.clone() })
}

fn most<'a>(figures: impl Iterator<Item = &'a Figure>) -> Option<&'a Figure> {
    figures.max_by_key(|figure| figure.value)
}

fn held(base: &Base, verdict: Verdict) -> Held {
    Held {
        figure: base.best.clone(),
        later: None,
        reversed: false,
        matched: Vec::new(),
        claimed: None,
        score: match verdict {
            Verdict::Supported => 1.0,
            Verdict::Ambiguous => 0.5,
            _ => share(base.best.value, base.mark.value),
        },
    }
}

/// How far the seats go towards the mark, cut to two digits and below 1.
fn share(seats: Decimal, mark: Decimal) -> f64 {
    super::score::agreement((mark - seats).max(Decimal::ONE), seats)
}
