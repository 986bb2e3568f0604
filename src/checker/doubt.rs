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
    other_seat,
    question::Question,
    tolerance::Counted,
};
use crate::{
    extractor::{Claim, Kind, Role, Statement},
    sources::{ContestId, Election, Entity, Figure, Measure, Place, ReleaseId, Trust, Who},
    text::Unit,
};
use rust_decimal::{Decimal, dec};

/// All votes cast are at most so many times the valid ones.
const MOST_CAST: Decimal = dec!(1.1);
/// By so many percentage points a turnout on another day's roll is lower.
const ROLLS_DIFFER: Decimal = Decimal::TWO;

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

/// Where so many constituencies have their shares in so many points, one has any share.
const BY_CHANCE: Decimal = dec!(3);
/// Counts lie so many times further apart than shares.
const LARGE: Decimal = dec!(1000);

/// No house here has so many members.
const MEMBERS: u32 = 400;

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
    let contradicted = judgement.verdict == Verdict::Contradicted;
    let Some(held) = judgement.held.as_ref().filter(|_| contradicted) else { return judgement };
    let Question { election, claim, measure, .. } = *question;
    let case = Case { question, election, claim, measure, wording, held };
    if is_of_another_size(&case) {
        return Judgement::unverifiable(Unchecked::OtherSize);
    }
    match reason(&case) {
        Some((reason, note)) => judgement.doubted(reason, note),
        None => judgement,
    }
}

/// A contradiction.
struct Case<'a> {
    question: &'a Question<'a>,
    election: &'a Election,
    claim: &'a Claim,
    measure: &'a Measure,
    /// Of a claim with a number.
    wording: Option<&'a Wording>,
    held: &'a Held,
}

impl Case<'_> {
    fn claims_fewer(&self) -> bool {
        self.held.claimed.is_some_and(|claimed| claimed < self.held.figure.value)
    }
}

/// What makes it unsure that a claim is held against what it is about.
const MISREAD: [fn(&Case<'_>) -> bool; 21] = [
    may_be_of_members,
    is_of_another_seat,
    is_of_another_year,
    is_a_rank_among_others,
    counts_others,
    is_the_mark,
    is_a_whole_house,
    is_of_a_part,
    is_a_gain,
    is_of_reserved_seats,
    is_of_few_contests,
    is_told_by_seat,
    is_of_one_of_its_contests,
    is_of_a_rival,
    |case| ahead::may_be_meant(case.question),
    |case| other_seat::may_be_meant(case.question),
    |case| other_seat::is_between_others(case.question),
    is_rounded_twice,
    is_near_an_open_bloc,
    is_another_majority,
    |case| !is_anchored(case.question),
];

/// What makes it likely that a release the number is from is not on record.
const MISSING: [fn(&Case<'_>, &Evidence) -> bool; 5] = [
    may_be_of_a_missing_release,
    |case, _| lacks_reserved_seats(case),
    counts_what_was_in,
    lies_between_counts,
    |case, _| lacks_the_votes_cast(case),
];

/// The first reason to doubt a contradiction.
fn reason(case: &Case<'_>) -> Option<(Option<Reason>, Note)> {
    if MISREAD.iter().any(|is_misread| is_misread(case)) {
        return Some((None, Note::Unsure));
    }
    if is_near_a_compiled_sum(case) {
        return Some((Some(Reason::SourceUncertain), Note::Compiled));
    }
    let evidence = case.question.evidence();
    if let Some(figure) = another_count(case, &evidence) {
        let source = figure.basis.unwrap_or_default().to_string();
        return Some((None, Note::OtherCount(figure.value, source)));
    }
    if rests_on_low_trust(case, &evidence) {
        return Some((Some(Reason::SourceUncertain), Note::Nothing));
    }
    let missing = MISSING.iter().any(|is_missing| is_missing(case, &evidence));
    missing.then_some((Some(Reason::ReleaseMissing), Note::Nothing))
}

/// Whether the text tells of another election: "in 2018 he got 176 votes", "who had won it last time" are held against
/// none of 2024.
fn is_of_another_year(case: &Case<'_>) -> bool {
    match case.claim.year {
        Some(year) => year != case.election.date.year(),
        None => case.claim.earlier && case.question.is_of_the_last_poll(),
    }
}

/// Whether an outcome is held against a namesake of another seat than those that its own words name.
fn is_of_another_seat(case: &Case<'_>) -> bool {
    let Measure::Elected(candidacy) = *case.measure else { return false };
    let held = case.election.candidacies[candidacy.ix()].contest;
    let here = case.question.reading.election;
    let entities = case.claim.places.iter().flat_map(|mention| &mention.entities);
    let mut named = entities.filter_map(|it| match it.entity {
        Entity::Contest(contest) if it.election == here => Some(contest),
        _ => None,
    });
    let first = named.next();
    first.is_some_and(|first| first != held && named.all(|contest| contest != held))
}

/// Whether a rank of somebody who won, in a sentence that names no constituency, may be by votes among all: "the
/// largest vote was A's; B was second with 172,576".
fn is_a_rank_among_others(case: &Case<'_>) -> bool {
    let won = case.held.figure.value == Decimal::ONE;
    matches!(case.measure, Measure::Rank(_)) && won && !names_a_seat(case.claim)
}

/// Whether a tally lies between an official one and a later one of the same seats: it moved, and not every
/// step is on record.
fn lies_between_counts(case: &Case<'_>, evidence: &Evidence) -> bool {
    let Some(wording) = case.wording else { return false };
    let lies_between = |one: &Figure, other: &Figure| {
        let (low, high) = (one.value.min(other.value), one.value.max(other.value));
        low < wording.value && wording.value < high && high - low <= STEP
    };
    let later = |figure: &Figure| {
        let on_record = evidence.all().filter(|it| it.standing != Standing::Party);
        let later = on_record.map(|it| &it.figure).filter(|it| it.release > figure.release);
        later.filter(|it| it.basis == figure.basis).any(|it| lies_between(figure, it))
    };
    // What moved only after the text was printed tells nothing of it.
    let mut was_out = evidence.official().filter(|it| !case.question.precedes(it.release));
    matches!(case.measure, Measure::Seats(..)) && was_out.any(later)
}

fn another_count(case: &Case<'_>, evidence: &Evidence) -> Option<Figure> {
    let wording = case.wording?;
    let distance = |seats: Decimal| wording.tolerance.distance(seats);
    bloc::other_count(case.election, case.measure, evidence, wording.value, distance)
}

/// Whether a number is so much smaller or larger than the figure that something else is counted.
fn is_of_another_size(case: &Case<'_>) -> bool {
    match case.measure {
        measure if measures::is_gap(measure) => case.held.is_out_by(OTHER_MARGIN),
        Measure::Rejected(_) => case.held.is_out_by(OTHER_MARGIN),
        Measure::Votes(_) if exceeds_the_poll(case) => true,
        measure => {
            measures::counted(measure) == Counted::Rounded && case.held.is_out_by(OTHER_SIZE)
        }
    }
}

/// Whether votes of another year are so few that they may be those of a house, and no seat is named: "in 2013 it was he
/// who got 244".
fn may_be_of_members(case: &Case<'_>) -> bool {
    let then = case.claim.year.is_some() || case.claim.earlier;
    let few = case.held.claimed.is_some_and(|claimed| claimed < Decimal::from(MEMBERS));
    matches!(case.measure, Measure::Votes(_)) && then && few && !names_a_seat(case.claim)
}

fn names_a_seat(claim: &Claim) -> bool {
    let mut entities = claim.places.iter().flat_map(|mention| &mention.entities);
    entities.any(|it| matches!(it.entity, Entity::Contest(_)))
}

/// Whether a party has more votes than a contest had in all: those of a wider place.
fn exceeds_the_poll(case: &Case<'_>) -> bool {
    let Some(contest) = measures::contest(case.election, case.measure) else {
        return false;
    };
    let cast = case.election.figures(&Measure::Cast(Place::Contest(contest)));
    let claimed = case.held.claimed;
    let of_party = match &case.claim.subject {
        Role::Named(mention) => mention.is_party(),
        _ => case.claim.kind == Kind::PartyVotes,
    };
    of_party
        && !cast.is_empty()
        && cast.iter().all(|cast| claimed.is_some_and(|claimed| claimed > cast.value))
}

/// Whether a tally of many seats is so far from the figure that it is hardly of this party here,
/// where the sentence does not name the party and the body.
fn counts_others(case: &Case<'_>) -> bool {
    let Measure::Seats(_, Place::Body(body)) = *case.measure else { return false };
    let many = case.held.claimed.is_some_and(|seats| seats >= MANY);
    let named = matches!(case.claim.subject, Role::Named(_))
        && is_named_beside(case.question, &|entity| entity == Entity::Body(body));
    !named && many && case.held.is_out_by(OTHER_MARGIN)
}

/// Whether a tally is the number needed for a majority: "58 more to reach 133".
fn is_the_mark(case: &Case<'_>) -> bool {
    let Measure::Seats(_, Place::Body(body)) = *case.measure else { return false };
    let claimed = case.held.claimed;
    let marks = [Measure::MajorityMark(body), Measure::TwoThirdsMark(body)];
    let mut marks = marks.iter().flat_map(|mark| case.election.figures(mark));
    marks.any(|mark| Some(mark.value) == claimed)
}

/// Whether a number of contests is the size of some house: reserved seats are no contests.
fn is_a_whole_house(case: &Case<'_>) -> bool {
    let Measure::Contests(_) = case.measure else { return false };
    let claimed = case.held.claimed;
    let mut houses = case.election.bodies.iter().map(|body| body.size());
    houses.any(|seats| Some(Decimal::from(seats)) == claimed)
}

/// Whether fewer seats than there are may be those gained: "gained two House seats".
fn is_a_gain(case: &Case<'_>) -> bool {
    case.claim.gained && case.claims_fewer()
}

/// Whether votes held against all that a party has in a place may be one candidate's: "in Midtown, the party's
/// candidate won with 120,219", or so few of them that they hardly are the party's: "the minor party's on his
/// ballot got 14,231".
fn is_of_few_contests(case: &Case<'_>) -> bool {
    let Measure::PartyVotes(who, _) = case.measure else { return false };
    let few = || case.held.claimed.is_some_and(|it| it * FEW_OF_THEM < case.held.figure.value);
    let of_candidate = case.claim.kind == Kind::CandidateVotes && case.claims_fewer();
    of_candidate || matches!(who, Who::Party(_)) && few()
}

/// Whether words say that a number held against a wider place is one constituency's.
fn is_told_by_seat(case: &Case<'_>) -> bool {
    case.claim.by_seat && measures::contest(case.election, case.measure).is_none()
}

/// Whether a number held against a wider place is to the digit that of one of its constituencies: sooner misread
/// than misprinted.
fn is_of_one_of_its_contests(case: &Case<'_>) -> bool {
    let (election, measure) = (case.election, case.measure);
    let (Some(wording), Statement::Number { amount, .. }) = (case.wording, case.claim.statement)
    else {
        return false;
    };
    let counted = matches!(
        measure,
        Measure::Turnout(_)
            | Measure::Registered(..)
            | Measure::Cast(_)
            | Measure::Valid(_)
            | Measure::Rejected(_)
            | Measure::PartyShare(..)
    );
    let place = measures::place(election, measure);
    if !counted || matches!(place, Place::Contest(_)) {
        return false;
    }
    let contests = election.contests_at(place);
    // Among so many, a rounded number is some constituency's by chance.
    if Decimal::from(contests.len()) * amount.place > BY_CHANCE * coarseness(measure) {
        return false;
    }
    let mut there =
        contests.into_iter().filter_map(|it| measures::elsewhere(measure, Place::Contest(it)));
    there.any(|it| election.figures(&it).iter().any(|it| wording.tolerance.allows(it.value)))
}

/// How finely numbers of a measure lie apart, beside per cent.
fn coarseness(measure: &Measure) -> Decimal {
    match measures::counted(measure) {
        Counted::Percent => Decimal::ONE,
        Counted::Rounded | Counted::OneByOne => LARGE,
    }
}

/// Whether a tally is what the party has of one type of seat: its women, its minorities.
fn is_of_reserved_seats(case: &Case<'_>) -> bool {
    let Measure::Seats(..) = case.measure else { return false };
    let claimed = case.held.claimed;
    let figures = case.election.figures(case.measure);
    let mut reserved = figures.iter().filter(|figure| {
        figure.basis.as_deref().is_some_and(|basis| case.election.is_reserved(basis))
    });
    reserved.any(|figure| Some(figure.value) == claimed)
}

/// Whether a share is that of another candidate of the contest: sooner misread than misprinted.
fn is_of_a_rival(case: &Case<'_>) -> bool {
    let (Measure::Share(own), Some(wording)) = (*case.measure, case.wording) else { return false };
    let election = case.election;
    let contest = election.candidacies[own.ix()].contest;
    let mut rivals = election.contests[contest.ix()].candidacies.iter().filter(|it| **it != own);
    rivals.any(|rival| {
        let shares = election.figures(&Measure::Share(*rival));
        shares.iter().any(|figure| wording.tolerance.allows(figure.value))
    })
}

/// Whether a share is the figure rounded twice, as by way of somebody else's table.
fn is_rounded_twice(case: &Case<'_>) -> bool {
    let Some(wording) = case.wording else { return false };
    let is_share = measures::counted(case.measure) == Counted::Percent;
    is_share && wording.tolerance.allows_rounded_twice(case.held.figure.value)
}

/// Whether a majority may be that over the members who vote, or count the seats beyond the mark.
fn is_another_majority(case: &Case<'_>) -> bool {
    let Measure::HouseMajority(..) = case.measure else { return false };
    let Some(wording) = case.wording else { return false };
    let (worded, over_all) = (wording.value, case.held.figure.value);
    let of_those_who_vote = worded > over_all && worded <= over_all + ABSENT;
    of_those_who_vote || (worded + worded - over_all).abs() <= TIPPING
}

/// Whether votes are near those of a bloc: who belongs to it is counted in more ways than one.
fn is_near_an_open_bloc(case: &Case<'_>) -> bool {
    let measure = gather::stands_for(case.election, case.measure);
    let of_bloc = matches!(
        measure,
        Measure::PartyVotes(Who::Bloc(_), _) | Measure::PartyShare(Who::Bloc(_), _)
    );
    let Some(wording) = case.wording else { return false };
    let figure = case.held.figure.value;
    of_bloc && wording.tolerance.distance(figure) <= figure.abs() * NEAR_BLOC
}

/// Whether votes or a turnout are near a sum over many contests that were compiled, or read from pictures:
/// whoever else adds them up comes near it too.
fn is_near_a_compiled_sum(case: &Case<'_>) -> bool {
    let (held, Some(claimed)) = (case.held, case.held.claimed) else { return false };
    // Whoever stands everywhere has a total that is declared.
    let sums = matches!(
        case.measure,
        Measure::PartyVotes(Who::Party(_) | Who::Bloc(_), _)
            | Measure::PartyShare(Who::Party(_) | Who::Bloc(_), _)
            | Measure::Turnout(_)
            | Measure::Cast(_)
            | Measure::Valid(_)
            | Measure::Rejected(_)
    );
    // To the digit it is copied from somewhere, and may be a slip.
    let is_rounded = match case.claim.statement {
        Statement::Number { amount, .. } => {
            amount.unit == Some(Unit::Percent) || amount.place > Decimal::ONE
        }
        Statement::Fact(_) => false,
    };
    // Nobody declares the sum of several regions either.
    let made_up = match *case.measure {
        Measure::PartyVotes(_, Place::Region(_, region))
        | Measure::PartyShare(_, Place::Region(_, region)) => {
            !case.election.regions[region.ix()].parts.is_empty()
        }
        _ => false,
    };
    sums && is_rounded
        && measures::contest(case.election, case.measure).is_none()
        && (made_up || held.figure.trust < Trust::High)
        && (claimed - held.figure.value).abs() <= held.figure.value * NEAR
}

/// Whether the words beside a tally ("the city's") make it one of a region, whichever that is: no part
/// has more than the whole.
fn is_of_a_part(case: &Case<'_>) -> bool {
    let Measure::Seats(_, Place::Body(_)) = case.measure else { return false };
    case.claim.there.is_some_and(|there| !there.constituency) && case.claims_fewer()
}

/// Whether a figure that somebody counted is of low trust, as every official one is.
fn rests_on_low_trust(case: &Case<'_>, evidence: &Evidence) -> bool {
    let is_mark = matches!(case.measure, Measure::MajorityMark(_) | Measure::TwoThirdsMark(_));
    !is_mark
        && case.held.figure.trust == Trust::Low
        && evidence.official().all(|figure| figure.trust == Trust::Low)
}

/// Whether a release that covers the contest says nothing about this figure, and the number is near
/// what another release says.
fn may_be_of_a_missing_release(case: &Case<'_>, evidence: &Evidence) -> bool {
    let Some(wording) = case.wording else { return false };
    let near = |value: Decimal| wording.tolerance.distance(value) <= value.abs() * NEAR;
    let Some(contest) = measures::contest(case.election, case.measure) else {
        return false;
    };
    evidence.official().any(|figure| near(figure.value))
        && releases_covering(case.question, contest)
            .any(|release| evidence.official().all(|figure| figure.release != release))
}

/// Whether a house has reserved seats, and the sources know but the others of what a party has there: a
/// strength beyond them counts all.
fn lacks_reserved_seats(case: &Case<'_>) -> bool {
    let Measure::Seats(_, Place::Body(body)) = *case.measure else { return false };
    let election = case.election;
    let is_part = |figure: &Figure| figure.basis.as_deref().is_some_and(|it| it != "total");
    let has_reserved = election.bodies[body.ix()].seats.keys().any(|it| election.is_reserved(it));
    case.claim.kind == Kind::Strength
        && has_reserved
        && case.held.claimed > Some(case.held.figure.value)
        && election.figures(case.measure).iter().all(is_part)
}

/// Whether a number of contests is a little below all of them: those whose results were in.
fn counts_what_was_in(case: &Case<'_>, evidence: &Evidence) -> bool {
    let Some(wording) = case.wording else { return false };
    let all = evidence.official().next().map(|figure| figure.value);
    matches!(case.measure, Measure::Contests(_)) && all.is_some_and(|all| wording.value < all)
}

/// Whether a turnout may be one of all votes where it can only be had from the valid ones, which are nearly all.
fn lacks_the_votes_cast(case: &Case<'_>) -> bool {
    let Measure::Turnout(place) = *case.measure else { return false };
    let valid = case.held.figure.value;
    let may_be_of_all = case
        .held
        .claimed
        .is_some_and(|claimed| (valid - ROLLS_DIFFER..=valid * MOST_CAST).contains(&claimed));
    let cast = case.election.figures(&Measure::Cast(place));
    may_be_of_all && Evidence::weigh(case.election, cast).official().next().is_none()
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
