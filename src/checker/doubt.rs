//! What turns a contradiction into a doubt: a false alarm costs more than a miss.

use super::{
    Reason, Verdict, ahead,
    anchor::{is_anchored, is_named_beside},
    bloc,
    evidence::{Evidence, Standing},
    gather,
    judgement::{Held, Judgement, Note, Unchecked},
    measures,
    number::Wording,
    question::Question,
    tolerance::Counted,
};
use crate::{
    extractor::{Kind, Role, Statement},
    sources::{ContestId, Entity, Figure, Measure, Place, ReleaseId, Trust, Who},
    text::Unit,
};
use rust_decimal::{Decimal, dec};

/// A number this near a figure of one release may be that of another release, which has no row.
const NEAR: Decimal = dec!(0.03);

/// Votes this near those of a bloc may count its doubtful members otherwise.
const NEAR_BLOC: Decimal = dec!(0.05);

/// So many members of a house may never vote: its officers, those who don't take their seats.
const ABSENT: Decimal = dec!(20);
/// The seats beyond the mark are half the majority, give or take the one that tips it.
const TIPPING: Decimal = dec!(2);

/// Votes so many times the figure on record, or such a part of it, are of another vote: of a party, a
/// council, a house.
const OTHER_SIZE: Decimal = dec!(50);

/// Fewer votes of a party than one in so many may be those of a single candidate.
const FEW_OF_THEM: Decimal = Decimal::TWO;

/// By-elections, re-polls and joiners move a tally by so few seats at once.
const STEP: Decimal = dec!(5);

/// A margin so many times that on record is of other people, a tally of this many seats of others.
const OTHER_MARGIN: Decimal = dec!(10);
const MANY: Decimal = dec!(10);

/// Doubts a contradiction where the sources give reason to; any other judgement stays.
pub(super) fn weigh(
    question: &Question<'_>,
    wording: Option<&Wording>,
    judgement: Judgement,
) -> Judgement {
    if judgement.verdict != Verdict::Contradicted {
        return judgement;
    }
    if is_of_another_size(question, &judgement) {
        return Judgement::unverifiable(Unchecked::OtherSize);
    }
    if counts_others(question, &judgement)
        || is_the_mark(question, &judgement)
        || is_a_whole_house(question, &judgement)
        || is_of_a_part(question, &judgement)
        || is_a_gain(question, &judgement)
        || is_of_reserved_seats(question, &judgement)
        || is_of_few_contests(question, &judgement)
        || is_of_a_rival(question, wording)
        || ahead::may_be_meant(question)
        || is_rounded_twice(question, wording, &judgement)
        || is_near_an_open_bloc(question, wording, &judgement)
        || is_another_majority(question, wording, &judgement)
        || !is_anchored(question)
    {
        return judgement.doubted(None, Note::Unsure);
    }
    if is_near_a_compiled_sum(question, &judgement) {
        return judgement.doubted(Some(Reason::SourceUncertain), Note::Compiled);
    }
    let evidence = question.evidence();
    if let Some(figure) = wording.and_then(|w| another_count(question, w, &evidence)) {
        let source = figure.basis.unwrap_or_default().to_string();
        return judgement.doubted(None, Note::OtherCount(figure.value, source));
    }
    let is_mark = matches!(question.measure, Measure::MajorityMark(_) | Measure::TwoThirdsMark(_));
    if !is_mark && rests_on_low_trust(&judgement, &evidence) {
        return judgement.doubted(Some(Reason::SourceUncertain), Note::Nothing);
    }
    let missing = wording.is_some_and(|w| may_be_of_a_missing_release(question, w, &evidence));
    let missing = missing || lacks_reserved_seats(question, &judgement);
    let so_far = wording.is_some_and(|w| counts_what_was_in(question, w, &evidence));
    let between = wording.is_some_and(|w| lies_between_counts(question, w, &evidence));
    if missing || so_far || between || lacks_the_votes_cast(question) {
        return judgement.doubted(Some(Reason::ReleaseMissing), Note::Nothing);
    }
    judgement
}

/// Whether a tally lies between an official one and a later one of the same seats: it moved, and not every
/// step is on record.
fn lies_between_counts(question: &Question<'_>, wording: &Wording, evidence: &Evidence) -> bool {
    let lies_between = |one: &Figure, other: &Figure| {
        let (low, high) = (one.value.min(other.value), one.value.max(other.value));
        low < wording.value && wording.value < high && high - low <= STEP
    };
    let later = |figure: &Figure| {
        let on_record = evidence.all().filter(|it| it.standing != Standing::Party);
        let later = on_record.map(|it| &it.figure).filter(|it| it.release > figure.release);
        later.filter(|it| it.basis == figure.basis).any(|it| lies_between(figure, it))
    };
    matches!(question.measure, Measure::Seats(..)) && evidence.official().any(later)
}

fn another_count(
    question: &Question<'_>,
    wording: &Wording,
    evidence: &Evidence,
) -> Option<Figure> {
    let distance = |seats: Decimal| wording.tolerance.distance(seats);
    bloc::other_count(question.election, question.measure, evidence, wording.value, distance)
}

/// Whether a number is so much smaller or larger than the figure that something else is counted.
fn is_of_another_size(question: &Question<'_>, judgement: &Judgement) -> bool {
    match question.measure {
        measure if measures::is_gap(measure) => judgement.is_out_by(OTHER_MARGIN),
        Measure::Rejected(_) => judgement.is_out_by(OTHER_MARGIN),
        Measure::Votes(_) if exceeds_the_poll(question, judgement) => true,
        measure => {
            measures::counted(measure) == Counted::Rounded && judgement.is_out_by(OTHER_SIZE)
        }
    }
}

/// Whether a party has more votes than a contest had in all: those of a wider place.
fn exceeds_the_poll(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Some(contest) = measures::contest(question.election, question.measure) else {
        return false;
    };
    let cast = question.election.figures(&Measure::Cast(Place::Contest(contest)));
    let claimed = judgement.held.as_ref().and_then(|held| held.claimed);
    let of_party = match &question.claim.subject {
        Role::Named(mention) => mention.is_party(),
        _ => question.claim.kind == Kind::PartyVotes,
    };
    of_party
        && !cast.is_empty()
        && cast.iter().all(|cast| claimed.is_some_and(|claimed| claimed > cast.value))
}

/// Whether a tally of many seats is so far from the figure that it is hardly of this party here,
/// where the sentence does not name the party and the body.
fn counts_others(question: &Question<'_>, judgement: &Judgement) -> bool {
    let many = |held: &Held| held.claimed.is_some_and(|seats| seats >= MANY);
    let Measure::Seats(_, Place::Body(body)) = *question.measure else { return false };
    let named = matches!(question.claim.subject, Role::Named(_))
        && is_named_beside(question, &|entity| entity == Entity::Body(body));
    !named && judgement.held.as_ref().is_some_and(many) && judgement.is_out_by(OTHER_MARGIN)
}

/// Whether a tally is the number needed for a majority: "58 more to reach 133".
fn is_the_mark(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Measure::Seats(_, Place::Body(body)) = *question.measure else { return false };
    let claimed = judgement.held.as_ref().and_then(|held| held.claimed);
    let marks = [Measure::MajorityMark(body), Measure::TwoThirdsMark(body)];
    let mut marks = marks.iter().flat_map(|mark| question.election.figures(mark));
    marks.any(|mark| Some(mark.value) == claimed)
}

/// Whether a number of contests is the size of some house: reserved seats are no contests.
fn is_a_whole_house(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Measure::Contests(_) = question.measure else { return false };
    let claimed = judgement.held.as_ref().and_then(|held| held.claimed);
    let mut houses = question.election.bodies.iter().map(|body| body.size());
    houses.any(|seats| Some(Decimal::from(seats)) == claimed)
}

/// Whether fewer seats than there are may be those gained: "gained two House seats".
fn is_a_gain(question: &Question<'_>, judgement: &Judgement) -> bool {
    let fewer = |held: &Held| held.claimed.is_some_and(|claimed| claimed < held.figure.value);
    question.claim.gained && judgement.held.as_ref().is_some_and(fewer)
}

/// Whether votes are so few of those a party has in a place that they may be one candidate's: "the Libertarian
/// on his ballot got 14,231".
fn is_of_few_contests(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Measure::PartyVotes(Who::Party(_), _) = question.measure else { return false };
    let few = |held: &Held| held.claimed.is_some_and(|it| it * FEW_OF_THEM < held.figure.value);
    judgement.held.as_ref().is_some_and(few)
}

/// Whether a tally is what the party has of one type of seat: its women, its minorities.
fn is_of_reserved_seats(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Measure::Seats(..) = question.measure else { return false };
    let claimed = judgement.held.as_ref().and_then(|held| held.claimed);
    let figures = question.election.figures(question.measure);
    let mut reserved = figures.iter().filter(|figure| {
        figure.basis.as_deref().is_some_and(|basis| question.election.is_reserved(basis))
    });
    reserved.any(|figure| Some(figure.value) == claimed)
}

/// Whether a share is that of another candidate of the contest: sooner misread than misprinted.
fn is_of_a_rival(question: &Question<'_>, wording: Option<&Wording>) -> bool {
    let (Measure::Share(own), Some(wording)) = (*question.measure, wording) else { return false };
    let election = question.election;
    let contest = election.candidacies[own.ix()].contest;
    let mut rivals = election.contests[contest.ix()].candidacies.iter().filter(|it| **it != own);
    rivals.any(|rival| {
        let shares = election.figures(&Measure::Share(*rival));
        shares.iter().any(|figure| wording.tolerance.allows(figure.value))
    })
}

/// Whether a share is the figure rounded twice, as by way of somebody else's table.
fn is_rounded_twice(
    question: &Question<'_>,
    wording: Option<&Wording>,
    judgement: &Judgement,
) -> bool {
    let (Some(wording), Some(held)) = (wording, judgement.held.as_ref()) else { return false };
    let is_share = measures::counted(question.measure) == Counted::Percent;
    is_share && wording.tolerance.allows_rounded_twice(held.figure.value)
}

/// Whether a majority may be that over the members who vote, or count the seats beyond the mark.
fn is_another_majority(
    question: &Question<'_>,
    wording: Option<&Wording>,
    judgement: &Judgement,
) -> bool {
    let Measure::HouseMajority(..) = question.measure else { return false };
    let (Some(wording), Some(held)) = (wording, judgement.held.as_ref()) else { return false };
    let (worded, over_all) = (wording.value, held.figure.value);
    let of_those_who_vote = worded > over_all && worded <= over_all + ABSENT;
    of_those_who_vote || (worded + worded - over_all).abs() <= TIPPING
}

/// Whether votes are near those of a bloc: who belongs to it is counted in more ways than one.
fn is_near_an_open_bloc(
    question: &Question<'_>,
    wording: Option<&Wording>,
    judgement: &Judgement,
) -> bool {
    let measure = gather::stands_for(question.election, question.measure);
    let of_bloc = matches!(
        measure,
        Measure::PartyVotes(Who::Bloc(_), _) | Measure::PartyShare(Who::Bloc(_), _)
    );
    let (Some(wording), Some(held)) = (wording, judgement.held.as_ref()) else { return false };
    let figure = held.figure.value;
    of_bloc && wording.tolerance.distance(figure) <= figure.abs() * NEAR_BLOC
}

/// Whether votes or a turnout are near a sum over many contests that were compiled, or read from pictures:
/// whoever else adds them up comes near it too.
fn is_near_a_compiled_sum(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Some((held, claimed)) = judgement.held.as_ref().and_then(|it| Some((it, it.claimed?)))
    else {
        return false;
    };
    // Whoever stands everywhere has a total that is declared.
    let sums = matches!(
        question.measure,
        Measure::PartyVotes(Who::Party(_) | Who::Bloc(_), _)
            | Measure::PartyShare(Who::Party(_) | Who::Bloc(_), _)
            | Measure::Turnout(_)
            | Measure::Cast(_)
            | Measure::Valid(_)
            | Measure::Rejected(_)
    );
    // To the digit it is copied from somewhere, and may be a slip.
    let is_rounded = match question.claim.statement {
        Statement::Number { amount, .. } => {
            amount.unit == Some(Unit::Percent) || amount.place > Decimal::ONE
        }
        Statement::Fact(_) => false,
    };
    // Nobody declares the sum of several regions either.
    let made_up = match *question.measure {
        Measure::PartyVotes(_, Place::Region(_, region))
        | Measure::PartyShare(_, Place::Region(_, region)) => {
            !question.election.regions[region.ix()].parts.is_empty()
        }
        _ => false,
    };
    sums && is_rounded
        && measures::contest(question.election, question.measure).is_none()
        && (made_up || held.figure.trust < Trust::High)
        && (claimed - held.figure.value).abs() <= held.figure.value * NEAR
}

/// Whether the words beside a tally ("the city's") make it one of a region, whichever that is: no part
/// has more than the whole.
fn is_of_a_part(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Measure::Seats(_, Place::Body(_)) = question.measure else { return false };
    let fewer = |held: &Held| held.claimed.is_some_and(|seats| seats < held.figure.value);
    question.claim.there.is_some_and(|there| !there.constituency)
        && judgement.held.as_ref().is_some_and(fewer)
}

/// Whether every official figure is of low trust.
fn rests_on_low_trust(judgement: &Judgement, evidence: &Evidence) -> bool {
    let held_low = judgement.held.as_ref().is_some_and(|held| held.figure.trust == Trust::Low);
    held_low && evidence.official().all(|figure| figure.trust == Trust::Low)
}

/// Whether a release that covers the contest says nothing about this figure, and the number is near
/// what another release says.
fn may_be_of_a_missing_release(
    question: &Question<'_>,
    wording: &Wording,
    evidence: &Evidence,
) -> bool {
    let near = |value: Decimal| wording.tolerance.distance(value) <= value.abs() * NEAR;
    let Some(contest) = measures::contest(question.election, question.measure) else {
        return false;
    };
    evidence.official().any(|figure| near(figure.value))
        && releases_covering(question, contest)
            .any(|release| evidence.official().all(|figure| figure.release != release))
}

/// Whether a house has reserved seats, and the sources know but the others of what a party has there: a
/// strength beyond them counts all.
fn lacks_reserved_seats(question: &Question<'_>, judgement: &Judgement) -> bool {
    let Measure::Seats(_, Place::Body(body)) = *question.measure else { return false };
    let election = question.election;
    let is_part = |figure: &Figure| figure.basis.as_deref().is_some_and(|it| it != "total");
    let has_reserved = election.bodies[body.ix()].seats.keys().any(|it| election.is_reserved(it));
    question.claim.kind == Kind::Strength
        && has_reserved
        && judgement.held.as_ref().is_some_and(|it| it.claimed > Some(it.figure.value))
        && election.figures(question.measure).iter().all(is_part)
}

/// Whether a number of contests is a little below all of them: those whose results were in.
fn counts_what_was_in(question: &Question<'_>, wording: &Wording, evidence: &Evidence) -> bool {
    let all = evidence.official().next().map(|figure| figure.value);
    matches!(question.measure, Measure::Contests(_)) && all.is_some_and(|all| wording.value < all)
}

/// Whether a turnout can only be had from the valid votes, which a turnout of all votes exceeds.
fn lacks_the_votes_cast(question: &Question<'_>) -> bool {
    let Measure::Turnout(place) = *question.measure else { return false };
    let cast = question.election.figures(&Measure::Cast(place));
    Evidence::weigh(question.election, cast).official().next().is_none()
}

/// The complete official releases with the votes of some candidate of a contest.
fn releases_covering<'a>(
    question: &Question<'a>,
    contest: ContestId,
) -> impl Iterator<Item = ReleaseId> + 'a {
    let election = question.election;
    election.candidates(contest).flat_map(move |candidacy| {
        let votes = election.figures(&Measure::Votes(candidacy));
        Evidence::weigh(election, votes).official().map(|f| f.release).collect::<Vec<_>>()
    })
}
