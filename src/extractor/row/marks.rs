//! What each item does to the flow of its sentence: what parts it, what leads on, what is measured.

use super::{Content, Item, Reader, Row};

/// "Every seat but five": items from the whole to what excepts.
const FROM_ALL: usize = 2;

/// What an item does to the flow of its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// No gap passes over it: brackets, colons, semicolons.
    breaks: bool,
    /// It parts the members of a list: commas, "and", "or".
    separates: bool,
    /// It ends a clause: "while", "but", a semicolon.
    ends_clause: bool,
    /// It sets another result against the one before: "but won". No gap passes over it.
    contrasts: bool,
    /// It may stand between a name and its number in a list: "with", "on".
    links: bool,
    /// It says that nobody has what was counted: "58 seats short".
    lacks: bool,
    /// It makes the number before it a difference: "66,917 more than".
    differs: bool,
    /// It measures one number against the next: "up from".
    measures: bool,
    /// It says what the next number counts: "margin", "turnout". No gap passes over it.
    tells: bool,
    /// It is "by".
    by: bool,
    /// It is "men" or "women".
    sex: bool,
    /// It stands for what was counted before: "that of the other".
    stands_in: bool,
    /// It is "when".
    when: bool,
    /// It is "of".
    of: bool,
    /// It is "to".
    to: bool,
    /// It is "nationwide".
    whole_country: bool,
    /// It is "would".
    modal: bool,
    /// It is a number left out of all: "all but five", "none of five".
    left_out: bool,
    /// It is a hyphen.
    hyphen: bool,
    /// It is a year.
    year: bool,
}

impl Row {
    /// Whether a `...` may pass over an item.
    pub fn passable(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| match item.content {
            Content::Number { .. } | Content::Who(_) => false,
            _ => !self.mark(at).breaks && !self.mark(at).tells && !self.mark(at).contrasts,
        })
    }

    /// Whether a `~` may pass over an item.
    pub fn is_reached_over(&self, at: usize) -> bool {
        let other = |item: &Item| !matches!(item.content, Content::Number { .. });
        self.items.get(at).is_some_and(other) && !self.mark(at).ends_clause
    }

    /// Whether an item is a bracket, a colon or a semicolon.
    pub fn breaks(&self, at: usize) -> bool {
        self.mark(at).breaks
    }

    /// Whether an item sets another result against the one before.
    pub fn contrasts(&self, at: usize) -> bool {
        self.mark(at).contrasts
    }

    /// Whether an item parts the members of a list, or ends a clause.
    pub fn separates(&self, at: usize) -> bool {
        self.mark(at).separates || self.mark(at).ends_clause
    }

    /// Whether a clause begins at an item: no name, number or verb stands before it there.
    pub fn opens_clause(&self, at: usize) -> bool {
        (0..at).rev().take_while(|before| !self.mark(*before).ends_clause).all(|before| {
            !matches!(self.items[before].content, Content::Who(_) | Content::Number { .. })
        })
    }

    /// Whether a word may stand between a name and its number in a list.
    pub fn links(&self, at: usize) -> bool {
        self.mark(at).links
    }

    /// Whether a word measures one number against the next: "up from", "compared with".
    pub fn measures(&self, at: usize) -> bool {
        self.mark(at).measures
    }

    /// Whether an item is "of".
    pub fn is_of(&self, at: usize) -> bool {
        self.mark(at).of
    }

    /// Whether an item is "to".
    pub fn is_to(&self, at: usize) -> bool {
        self.mark(at).to
    }

    /// Whether an item is a year.
    pub fn is_year(&self, at: usize) -> bool {
        self.mark(at).year
    }

    /// Whether an item ends a clause.
    pub fn ends_clause(&self, at: usize) -> bool {
        self.mark(at).ends_clause
    }

    /// Whether "by" leads to a number: "Southland by 1.4".
    pub fn says_by(&self, number: usize) -> bool {
        let before = (0..number).rev().find(|at| !self.skippable(*at));
        before.is_some_and(|before| self.mark(before).by)
    }

    /// Whether a number is one of men or of women: "69.3 million men".
    pub fn counts_a_sex(&self, number: usize) -> bool {
        self.marks.get(number + 1).is_some_and(|mark| mark.sex)
    }

    /// Whether a place is that of another number: "that of the other province".
    pub fn is_of_another(&self, place: usize) -> bool {
        place > 0 && self.mark(place - 1).stands_in
    }

    /// Whether a place has a number of its own that the one before is measured against: "43 per cent against A's 51".
    pub fn is_measured_against(&self, place: usize) -> bool {
        let is_number = |item: &Item| matches!(item.content, Content::Number { .. });
        let owns = self.items[place].possessive && self.items.get(place + 1).is_some_and(is_number);
        owns && place > 0 && self.mark(place - 1).measures
    }

    /// Whether circumstances begin at an item: "62% in A when in B it was 34".
    pub fn says_when(&self, at: usize) -> bool {
        self.mark(at).when
    }

    /// Whether what stands at an item is yet to come, and what stands before it is not: "won 44 seats and would
    /// govern in B".
    pub fn is_yet_to_come(&self, before: usize, at: usize) -> bool {
        let is_and = |at: &usize| self.separates(*at) && self.items[*at].content == Content::Word;
        (before + 1..at).filter(is_and).any(|and| self.mark(and + 1).modal)
    }

    /// Whether an item says that something is counted over the whole country.
    pub fn says_nationwide(&self, at: usize) -> bool {
        self.mark(at).whole_country
    }

    /// Whether a number is the whole of which another counts a part: "30 of the 39".
    pub fn is_whole(&self, number: usize) -> bool {
        let mut before = (0..number).rev().filter(|at| !self.skippable(*at));
        let is_of = before.next().is_some_and(|at| self.mark(at).of);
        let part = before.next().filter(|_| is_of);
        part.is_some_and(|at| matches!(self.items[at].content, Content::Number { .. }))
    }

    /// The number of which another counts a part.
    pub fn whole_of(&self, part: usize) -> Option<usize> {
        let mut behind = (part + 1..self.items.len()).filter(|at| !self.skippable(*at));
        let of = behind.next().filter(|at| self.mark(*at).of);
        let whole = behind.next().filter(|_| of.is_some());
        whole.filter(|at| matches!(self.items[*at].content, Content::Number { .. }))
    }

    /// Whether a number is what is left out of all: "all but five of the 22".
    pub fn is_left_out(&self, number: usize) -> bool {
        self.mark(number).left_out
    }

    /// Whether a number is the size of what follows: "the 336-member house".
    pub fn is_size(&self, number: usize) -> bool {
        self.mark(number + 1).hyphen
    }

    /// Whether a number is what somebody lacks: "58 seats short of a majority".
    pub fn is_lacking(&self, number: usize) -> bool {
        let next = (number + 1..self.items.len()).find(|at| !self.skippable(*at));
        next.is_some_and(|next| self.mark(next).lacks)
    }

    /// Whether a number is only a difference: "66,917 more than the runner-up".
    pub fn is_difference(&self, number: usize) -> bool {
        let noun = |at: &usize| {
            self.skippable(*at) && !self.mark(*at).differs && !self.mark(*at).separates
        };
        let next = (number + 1..self.items.len()).find(|at| !noun(at));
        next.is_some_and(|next| self.mark(next).differs)
    }

    fn mark(&self, at: usize) -> Mark {
        self.marks.get(at).copied().unwrap_or_default()
    }
}

impl Reader<'_> {
    /// The marks of a row's items.
    pub(super) fn marks(&self, items: &[Item]) -> Vec<Mark> {
        let cues = &self.vocabulary.cues;
        let mark = |(at, item): (usize, &Item)| Mark {
            contrasts: self.sets_results_apart(items, at),
            breaks: item.classes.has(cues.breaks),
            separates: item.classes.has(cues.and),
            ends_clause: item.classes.has(cues.clause_end),
            links: item.classes.has(cues.list_link) || item.classes.has(cues.and),
            lacks: item.classes.has(cues.short),
            differs: item.classes.has(cues.differs),
            measures: item.classes.has(cues.measured),
            tells: item.classes.has(cues.tells),
            by: item.classes.has(cues.by),
            sex: item.classes.has(cues.basis_men) || item.classes.has(cues.basis_women),
            stands_in: item.classes.has(cues.stands_in),
            when: item.classes.has(cues.when),
            of: item.classes.has(cues.of),
            to: item.classes.has(cues.to),
            whole_country: item.classes.has(cues.whole_country),
            modal: item.classes.has(cues.modal),
            left_out: self.is_left_out(items, at),
            hyphen: self.is(items, at, "-"),
            year: self.document.years_in(item.span).next().is_some(),
        };
        items.iter().enumerate().map(mark).collect()
    }

    /// Whether "all but", "every seat but" or "none of" stands before a number.
    fn is_left_out(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let determiner = |at: &usize| items[*at].classes.has(cues.determiner);
        let number = matches!(items[at].content, Content::Number { .. });
        let before = (0..at).rev().find(|at| !determiner(at)).filter(|_| number);
        // "None of 12": nobody has as many. "None of the 12 seats it held" are those it held.
        let bare = matches!(items[at].content, Content::Number { unit: None, .. });
        let of = before.filter(|of| bare && *of > 0 && items[*of].classes.has(cues.of));
        if of.is_some_and(|of| items[of - 1].classes.has(cues.none)) {
            return true;
        }
        let Some(except) = before.filter(|at| items[*at].classes.has(cues.excepts)) else {
            return false;
        };
        let before = &items[except.saturating_sub(FROM_ALL)..except];
        before.iter().any(|item| item.classes.has(cues.everything))
    }
}
