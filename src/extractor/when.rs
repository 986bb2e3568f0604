//! Which election a number is of, as its sentence says: "in 2018", "last time", "from 43".

use super::{
    Role,
    row::{Content, Item, Row},
    vocabulary::Cues,
};
use crate::{sources::ElectionKind, span::Span, text::Document};

/// The election that words set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The year named.
    pub year: Option<i16>,
    /// Whether an earlier election is meant whose year is not named.
    pub earlier: bool,
    /// The year after whose election the next one is meant: "five years later", "in the next election".
    pub after: Option<i16>,
    /// The sort of election named.
    pub poll: Option<ElectionKind>,
}

/// What words set, over a stretch of items.
#[derive(Clone, Copy, Debug)]
struct Reach {
    start: usize,
    /// The item of its words.
    at: usize,
    when: When,
    /// Whether it follows its number ("76 in 2018") and so ends with the next verb, or "to".
    trailing: bool,
    /// Whether it stands in a relative clause: "Gill, who had won in 2018, …".
    relative: bool,
    /// Whether it is only what the sentence before, or the heading, leaves.
    left: bool,
    /// Whether it opens its clause, so that nothing before it is of it: "the best since 1997, when …".
    opens: bool,
}

impl Reach {
    /// What the sentence before, or the heading, leaves for all of a sentence.
    fn left(when: When) -> Self {
        Self { start: 0, at: 0, when, trailing: false, relative: false, left: true, opens: false }
    }
}

/// The elections that one sentence speaks of.
#[derive(Clone, Debug, Default)]
pub struct Times {
    reaches: Vec<Reach>,
    /// The sorts of election named, each with the first item it is said of.
    polls: Vec<(usize, ElectionKind)>,
    /// The sort that the whole article is about, where it says so at its top.
    main: Option<ElectionKind>,
}

impl Times {
    /// The times of a row; `before` is what the sentence before it in its paragraph ended with,
    /// `under` what the heading above them sets.
    pub fn of(
        document: &Document<'_>,
        sentence: usize,
        row: &Row,
        cues: &Cues,
        before: When,
        under: When,
    ) -> Self {
        let mut years = years(document, document.sentences[sentence].span);
        // "CAPITAL, March 8, 2024 —": the day of writing says nothing of what is told.
        years.retain(|(span, _)| span.start >= row.told_from);
        let mut reaches: Vec<Reach> = Vec::new();
        for (at, item) in row.items.iter().enumerate() {
            // "Gill, mayor since 2018,": no word of the election.
            let named = matches!(item.content, Content::Who(_));
            let year = years.iter().find(|(span, _)| !named && item.span.contains(*span));
            let when = match year {
                Some((_, year)) => When { year: Some(*year), ..When::default() },
                None if item.classes.has(cues.earlier) => When { earlier: true, ..When::default() },
                None if item.classes.has(cues.present) => When::default(),
                None if item.classes.has(cues.onward) => {
                    match told_before(document, sentence, item) {
                        Some(after) => When { after: Some(after), ..When::default() },
                        None => continue,
                    }
                }
                // "Before the next election a seat was added. That year the N won four."
                None if item.classes.has(cues.that_year) && before != When::default() => before,
                None if item.classes.has(cues.that_year) => {
                    let before = || document.years_in(Span::new(0, item.span.start)).last();
                    let told = told_before(document, sentence, item);
                    match told.or_else(|| before().map(|(_, year)| year)) {
                        Some(year) => When { year: Some(year), ..When::default() },
                        None => continue,
                    }
                }
                None => continue,
            };
            // "Three up on 2018", "than in 2018", but not "on the N ticket last time".
            let leads = |before: usize| {
                let ahead = at.checked_sub(before).map(|ahead| &row.items[ahead]);
                ahead.filter(|it| !matches!(it.content, Content::Who(_)))
            };
            let compares = |it: &Item| it.classes.has(cues.compared);
            let compared =
                leads(1).is_some_and(|it| compares(it) || leads(2).is_some_and(compares));
            if !compared || when == When::default() {
                let had = had_before(row, cues, at);
                let number = number_before(row, at).map(|last| first_of_list(row, last)).or(had);
                reaches.push(Reach {
                    start: number.unwrap_or(at),
                    at,
                    when,
                    trailing: number.is_some(),
                    relative: row.relative_clause(at).is_some(),
                    left: false,
                    opens: false,
                });
            }
            // "The largest since 2013, when he had won by 21,275", "nearly 90,000 more than in 2018, when": then.
            let behind = (at + 1..row.items.len()).find(|at| !row.separates(*at));
            let then = behind.filter(|behind| *behind > at + 1 && row.says_when(*behind));
            if let Some(then) = then.filter(|_| when != When::default()) {
                let (trailing, relative, left) = (false, true, false);
                reaches.push(Reach {
                    start: then,
                    at: then,
                    when,
                    trailing,
                    relative,
                    left,
                    opens: compared,
                });
            }
        }
        let told = row
            .items
            .iter()
            .any(|item| item.classes.has(cues.past) || item.classes.has(cues.past_tense));
        let governs = |when: When| {
            when != When::default() && reaches.first().is_none_or(|first| first.start > 0)
        };
        let left = Some(before).filter(|_| told).into_iter().chain([under]).find(|it| governs(*it));
        reaches.splice(0..0, left.map(Reach::left));
        Self { reaches, polls: polls(row, cues), main: None }
    }

    /// The same in an article that is about one sort of election.
    pub fn in_article_about(self, main: Option<ElectionKind>) -> Self {
        Self { main, ..self }
    }

    /// The election of what stands at an item.
    pub fn at(&self, row: &Row, cues: &Cues, item: usize) -> When {
        When { poll: self.poll(row, item), ..self.time(row, cues, item) }
    }

    /// The election of a predicate that ends at an item: also the one named behind its own number, "beat B by
    /// 55,120 votes in 2019".
    pub fn of_predicate(&self, row: &Row, cues: &Cues, item: usize) -> When {
        let own = self.at(row, cues, item);
        // "Who had won it on the N's ticket last time": whatever stands between them.
        let told = row.relative_clause(item);
        let behind = |reach: &&Reach| told.is_some_and(|told| told.contains(&reach.at));
        if let Some(reach) = self.reaches.iter().filter(|reach| reach.at >= item).find(behind) {
            return When { poll: own.poll, ..reach.when };
        }
        if self.reaches.iter().any(|reach| reach.start <= item && !reach.left) {
            return own;
        }
        let next = self.reaches.iter().find(|reach| reach.trailing && reach.start > item);
        let goes_on = |at: usize, number: usize| {
            let item = &row.items[at];
            let other = matches!(item.content, Content::Who(_) | Content::Number { .. });
            let parts = item.classes.has(cues.verb) || item.classes.has(cues.than);
            at == number || !(other || parts || row.ends_clause(at) || row.measures(at))
        };
        let alike = |reach: &&Reach| {
            !row.is_told_apart(reach.at, item)
                && (item + 1..reach.at).all(|at| goes_on(at, reach.start))
        };
        next.filter(alike).map_or(own, |reach| When { poll: own.poll, ..reach.when })
    }

    /// The sort of election named last before an item, or else in its sentence at all.
    fn poll(&self, row: &Row, item: usize) -> Option<ElectionKind> {
        let told = |(start, _): &&(usize, ElectionKind)| !row.is_told_apart(*start, item);
        let before = self.polls.iter().rev().filter(told).find(|(start, _)| *start <= item);
        before.or(self.polls.iter().find(told)).map(|(_, poll)| *poll).or(self.main)
    }

    fn time(&self, row: &Row, cues: &Cues, item: usize) -> When {
        let told = |reach: &&Reach| !row.is_told_apart(reach.at, item);
        // "Won 75 seats; in 2018 it had 64": what opens a later clause is not of this one.
        let same_clause = |reach: &&Reach| !(item..reach.at).any(|at| row.ends_clause(at));
        let fronted =
            self.reaches.first().filter(|it| !it.trailing && !it.opens && self.reaches.len() == 1);
        let fronted = fronted.filter(same_clause);
        let mut before = self.reaches.iter().rev().filter(|reach| reach.start <= item);
        let Some(reach) = before.find(told).or(fronted.filter(told)) else {
            return When::default();
        };
        // "411 seats, 209 more than it won in 2019": the year is of what is compared with.
        if (item..reach.at).any(|at| row.items[at].classes.has(cues.than)) {
            return When::default();
        }
        let has = |from: usize, class| (from..item).any(|at| row.items[at].classes.has(class));
        // "54 seats, up from 43 in 2018; the N 75".
        // "63 fewer than last time, and the N 75": only what is compared was then.
        let compared = (reach.start.saturating_sub(1)..reach.at)
            .any(|at| row.measures(at) || row.items[at].classes.has(cues.than));
        // "Down from 52 in 2018, with 60 million": now, again.
        let other =
            |at: usize| matches!(row.items[at].content, Content::Who(_)) || row.separates(at);
        // "From 43 in 2018 to 54", and not "by 1,406 in 2018 (117,002 to 115,596)".
        let counts = |at: &usize| matches!(row.items[*at].content, Content::Number { .. });
        let next = (reach.at + 1..item).find(counts).unwrap_or(item);
        let has_before_a_number =
            |class| (reach.at + 1..next).any(|at| row.items[at].classes.has(class));
        let over = compared && (reach.at + 1..item).any(other)
            || has(reach.start + 1, cues.verb)
            || has_before_a_number(cues.now_at)
            || has(reach.at + 1, cues.clause_end);
        if reach.trailing && over { When::default() } else { reach.when }
    }

    /// What the sentence ends with, for the one after it in its paragraph.
    pub fn last(&self) -> When {
        let told = self.reaches.iter().rfind(|reach| !reach.relative);
        told.filter(|last| !last.trailing).map(|last| last.when).unwrap_or_default()
    }
}

/// The year printed last before an item in its paragraph.
fn told_before(document: &Document<'_>, sentence: usize, item: &Item) -> Option<i16> {
    let block = document.sentences[sentence].block;
    let same = |at: &usize| document.sentences[*at].block == block;
    let first = (0..sentence).rev().take_while(same).last().unwrap_or(sentence);
    let before = Span::new(document.sentences[first].span.start, item.span.start);
    document.years_in(before).last().map(|(_, year)| year)
}

/// The sorts of election that a row names, in order.
fn polls(row: &Row, cues: &Cues) -> Vec<(usize, ElectionKind)> {
    let named = row.items.iter().enumerate().filter_map(|(at, item)| {
        let poll = match () {
            () if item.classes.has(cues.by_election) => ElectionKind::ByElection,
            () if item.classes.has(cues.general_election) => ElectionKind::General,
            () => return None,
        };
        Some((number_before(row, at).unwrap_or(at), poll))
    });
    named.collect()
}

/// So many bytes stand between the two years of a term: " to ", "–", " and ".
const WITHIN_A_TERM: usize = 5;

/// Words that a heading may have beside the year it is about: "The election of 2018".
const LONGEST_YEAR_HEADING: usize = 4;

/// The election that a line of its own sets for all below it: "2018".
pub fn heading(document: &Document<'_>, sentence: usize) -> Option<When> {
    let found = &document.sentences[sentence];
    let first =
        sentence.checked_sub(1).is_none_or(|at| document.sentences[at].block != found.block);
    let short = first && found.tokens.len() <= LONGEST_YEAR_HEADING;
    let (at, year) = *years(document, found.span).first().filter(|_| short)?;
    // "June 5, 2024" is the day of the article, of whatever election its figures are.
    let text = &document.article.text;
    let beside = [found.span.start..at.start, at.end..found.span.end];
    let is_day = beside.into_iter().filter_map(|part| text.get(part));
    if is_day.flat_map(str::chars).any(|c| c.is_ascii_digit()) {
        return None;
    }
    Some(When { year: Some(year), ..When::default() })
}

/// The number that words of time directly follow.
fn number_before(row: &Row, at: usize) -> Option<usize> {
    let between = |at: &usize| {
        !matches!(row.items[*at].content, Content::Number { .. } | Content::Who(_))
            && !row.separates(*at)
    };
    let first = (0..at).rev().take_while(between).last().unwrap_or(at);
    let number = first.checked_sub(1)?;
    let is_number = |at: &usize| matches!(row.items[*at].content, Content::Number { .. });
    // "12 of the 21 seats in 2019", "12 of Midland's 21 seats": the part is of that year too.
    let parts = |at: usize| (row.skippable(at) || row.is_of(at)) && !row.separates(at);
    let part = || (0..number).rev().find(is_number).filter(|part| (part + 1..number).all(parts));
    is_number(&number).then(|| part().unwrap_or(number))
}

/// The number of "the 52 it had in 2019", whose year says nothing of what comes behind it.
fn had_before(row: &Row, cues: &Cues, at: usize) -> Option<usize> {
    let mut before = (0..at).rev().skip_while(|at| row.items[*at].classes.has(cues.inside));
    let (verb, who) = (before.next()?, before.next()?);
    // A noun may stand between: "the 10.3 million votes it won".
    let mut before = before.skip_while(|at| row.skippable(*at));
    let number = before.next()?;
    let had = row.skippable(verb) || row.items[verb].classes.has(cues.verb);
    let pronoun = matches!(row.items[who].content, Content::Who(Role::Refers { .. }));
    let counted = matches!(row.items[number].content, Content::Number { .. });
    (had && pronoun && counted).then_some(number)
}

/// The first number of the list that ends with one: "the N had won 64, the P 43 and the Q 12".
fn first_of_list(row: &Row, last: usize) -> usize {
    let counts = |at: &usize| matches!(row.items[*at].content, Content::Number { .. });
    let mut first = last;
    while let Some(number) = (0..first).rev().find(counts) {
        let mut between = number + 1..first;
        let listed = between.clone().any(|at| row.separates(at));
        let of_list = |at: usize| {
            row.skippable(at)
                || matches!(row.items[at].content, Content::Who(_))
                || row.separates(at) && !row.ends_clause(at)
        };
        if !listed || !between.all(of_list) {
            break;
        }
        first = number;
    }
    first
}

fn years(document: &Document<'_>, sentence: Span) -> Vec<(Span, i16)> {
    let mut years: Vec<(Span, i16)> = document.years_in(sentence).collect();
    // "Chief minister from 2008 to 2013": a term, and no election.
    let terms: Vec<Span> = years
        .windows(2)
        .filter(|pair| pair[1].0.start - pair[0].0.end <= WITHIN_A_TERM && pair[0].1 < pair[1].1)
        .map(|pair| pair[0].0.to(pair[1].0))
        .collect();
    years.retain(|(span, _)| !terms.iter().any(|term| term.contains(*span)));
    years
}
