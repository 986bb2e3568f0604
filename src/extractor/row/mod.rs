//! A sentence as a row of items: the words, names, places and numbers that patterns run over.

mod alliance;
mod columns;
mod course;
mod marks;
mod number;
mod paired;
mod people;
mod phrase;
mod place;
mod raw;
mod relative;
mod who;

pub use columns::{cells, is_headed, is_header};
pub use number::{UNIT_NOUNS, UnitNoun, printed_unit};

use self::{marks::Mark, people::KnownPeople};
use super::{
    Mention, Role,
    classes::{ClassSet, Classes},
    vocabulary::{Kinds, Vocabulary},
};
use crate::{
    names::NameHit,
    span::Span,
    text::{Document, Unit},
};
use std::ops::Range;

/// Items before "for the party" among which stands who won for it.
const FOR_WHOM_REACH: usize = 6;

/// So many sentences are kept as they were begun: those of a long article.
const KEPT: usize = 500;

/// A sentence as patterns see it.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its items in text order.
    pub items: Vec<Item>,
    /// The classes of all items together.
    pub classes: ClassSet,
    /// Every name in the sentence, in text order.
    pub mentions: Vec<Mention>,
    /// Quantities that can be no claim because of the noun they count, with the reason.
    pub refused: Vec<(usize, String)>,
    /// Where its dateline ends; its start without one.
    pub told_from: usize,
    chains: Vec<usize>,
    courses: Vec<Vec<usize>>,
    marks: Vec<Mark>,
    relative_clauses: Vec<Range<usize>>,
}

/// One item of a row.
#[derive(Clone, Debug)]
pub struct Item {
    /// Where it stands.
    pub span: Span,
    /// Where its own words stand, without articles, titles and modifiers.
    pub core: Span,
    /// What it counts as.
    pub classes: Classes,
    /// What it is.
    pub content: Content,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it ends in a possessive.
    pub possessive: bool,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A word or word group.
    Word,
    /// A sign.
    Sign,
    /// A quantity of the sentence, by its index, with the unit it has or its noun gives it.
    Number {
        /// Its index.
        quantity: usize,
        /// Its unit.
        unit: Option<Unit>,
    },
    /// A party or bloc by name.
    Party(Mention),
    /// A person by name.
    Person(Mention),
    /// A constituency, region or body by name.
    Place(Mention),
    /// An organisation that is no party, or an election: a name that fills no role.
    Name(Mention),
    /// A whole noun phrase that can fill a role.
    Who(Role),
    /// A whole phrase of place: alternatives in coordination, each with all its names.
    Where(Vec<Vec<Mention>>),
    /// Something that patterns step over.
    Aside,
}

impl Row {
    /// Where some items stand.
    pub fn span_of(&self, items: &Range<usize>) -> Span {
        let (first, last) = (&self.items[items.start], &self.items[items.end - 1]);
        first.span.to(last.span)
    }

    /// Whether patterns may step over an item.
    pub fn skippable(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            matches!(item.content, Content::Where(_) | Content::Aside | Content::Name(_))
        })
    }

    /// The row in brackets: `{who A Gill} bagged {98,210} [in NA-127]`.
    pub fn shown(&self, text: &str) -> String {
        let show = |item: &Item| {
            let printed = item.span.of(text);
            match &item.content {
                Content::Word | Content::Sign => printed.to_owned(),
                Content::Number { unit, .. } => match unit {
                    Some(unit) => format!("{{{printed} {unit:?}}}"),
                    None => format!("{{{printed}}}"),
                },
                Content::Who(_) => format!("{{who {printed}}}"),
                Content::Where(_) => format!("[at {printed}]"),
                Content::Aside => format!("[{printed}]"),
                _ => format!("[name {printed}]"),
            }
        };
        self.items.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    /// One past a relative clause that begins at an item: ", who had won here twice,".
    pub fn past_relative_clause(&self, at: usize) -> Option<usize> {
        self.relative_clauses.iter().find(|clause| clause.start == at).map(|clause| clause.end)
    }

    /// The relative clause that an item stands in.
    pub fn relative_clause(&self, at: usize) -> Option<&Range<usize>> {
        self.relative_clauses.iter().find(|clause| clause.contains(&at))
    }

    /// Whether an item stands in a relative clause that another doesn't stand in.
    pub fn is_told_apart(&self, at: usize, other: usize) -> bool {
        self.relative_clause(at).is_some_and(|clause| !clause.contains(&other))
    }

    /// One past the last item of the coordination ("A, B and C") that begins at an item.
    pub fn chain_end(&self, at: usize) -> usize {
        self.chains.get(at).copied().unwrap_or(at + 1)
    }
}

/// What reading rows needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Every name that the sources know, in text order.
    pub hits: &'a [NameHit],
    /// The lexicon.
    pub vocabulary: &'a Vocabulary,
}

impl Reader<'_> {
    /// The rows of all sentences, one after another. A surname may stand before the full name that
    /// explains it, so all sentences are begun before the first is finished; of a long text only the
    /// first are kept, for what was begun takes a hundred times the memory of the text.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        let sentences = 0..self.document.sentences.len();
        let begun = |sentence: usize, people: &mut KnownPeople| {
            let mut items = self.raw(sentence);
            self.alliances(sentence, &mut items);
            self.full_names(sentence, &mut items, people);
            items
        };
        let mut people = KnownPeople::default();
        let first: Vec<Vec<Item>> =
            sentences.clone().take(KEPT).map(|sentence| begun(sentence, &mut people)).collect();
        sentences.clone().skip(KEPT).for_each(|sentence| _ = begun(sentence, &mut people));
        let mut first = first.into_iter();
        sentences.map(move |sentence| {
            let mut items = first.next().unwrap_or_else(|| begun(sentence, &mut people));
            self.surnames(sentence, &mut items, &people);
            self.finish(sentence, items)
        })
    }

    fn finish(&self, sentence: usize, items: Vec<Item>) -> Row {
        let mut row = Row::default();
        let items = self.without_offices(items);
        let dated = self.end_of_opening(&items).checked_sub(1);
        row.told_from = dated.map_or(0, |last| items[last].span.end);
        let items = self.without_datelines(items);
        row.mentions = self.mentions(&items);
        let items = self.places(items);
        let items = self.numbers(sentence, items, &mut row.refused);
        row.items = self.phrases(&items);
        self.set_aside_for_whom(&mut row.items);
        row.chains = self.chains(&mut row.items);
        row.relative_clauses = self.relative_clauses(&row.items);
        row.marks = self.marks(&row.items);
        row.courses = self.courses(&row.items);
        for item in &row.items {
            item.classes.iter().for_each(|class| row.classes.insert(class));
        }
        row
    }

    /// The names of a row, in order.
    fn mentions(&self, items: &[Item]) -> Vec<Mention> {
        let than = |at: usize| at > 0 && items[at - 1].classes.has(self.vocabulary.cues.than);
        let named = items.iter().enumerate().filter_map(|(at, item)| match &item.content {
            Content::Party(mention)
            | Content::Person(mention)
            | Content::Place(mention)
            | Content::Name(mention) => Some(Mention { compared: than(at), ..mention.clone() }),
            _ => None,
        });
        named.collect()
    }

    /// Whether a word sets one result against another: "lost A but won B", "won A but not B", "but in B she was third".
    fn sets_results_apart(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let next = items[at + 1..].iter().find(|item| !is_aside(item));
        let left_out = items[at].classes.has(cues.seat_left_out);
        left_out
            || items[at].classes.has(cues.contrasts)
                && next.is_some_and(|next| {
                    matches!(next.content, Content::Where(_))
                        || next.classes.has_any(&[cues.tells_result, cues.negation, cues.fail])
                })
    }

    /// Steps over the party for which somebody won: "Gill kept the seat for the X with
    /// 2.7 million votes" counts hers, and "won as an independent with 24,120" too.
    fn set_aside_for_whom(&self, items: &mut [Item]) {
        let cues = &self.vocabulary.cues;
        for at in 2..items.len() {
            let party = matches!(&items[at].content, Content::Who(Role::Named(named))
                if !named.entities.is_empty() && named.entities.iter().all(|it| it.entity.is_party()));
            let stood = self.is(items, at - 1, "as") && self.is(items, at + 1, "with");
            if !party || !(stood || self.is(items, at - 1, "for")) {
                continue;
            }
            let before = items[..at - 1].iter().rev().take(FOR_WHOM_REACH);
            let mut before =
                before.take_while(|item| !matches!(item.content, Content::Number { .. }));
            let does = |item: &Item| {
                let says = item.classes.has(cues.say) || item.classes.has(cues.claim);
                item.classes.has(cues.verb) && !says
            };
            let won = before.by_ref().any(does);
            let who = |item: &&Item| matches!(item.content, Content::Who(_));
            let by_person = before.find(who).is_some_and(|item| {
                matches!(&item.content, Content::Who(Role::Named(named))
                    if !named.is_party())
            });
            if won && by_person {
                items[at - 1].content = Content::Aside;
                items[at].content = Content::Aside;
            }
        }
    }

    /// Where coordinations of names, or of numbers where the sentence pairs them, end.
    fn chains(&self, items: &mut [Item]) -> Vec<usize> {
        let of_names = |item: &Item| match &item.content {
            Content::Who(_) => Some(self.link_kind(&item.classes)),
            _ => None,
        };
        let names = self.coordinations(items, of_names);
        let in_turn = self.names_in_turn(items, &names);
        in_turn.iter().for_each(|names| self.relate_to_all(items, names));
        let respectively = self.vocabulary.cues.respectively;
        let paired = !in_turn.is_empty()
            || items.iter().any(|item| item.classes.has(respectively))
            || self.are_as_many(items);
        if !paired {
            return names;
        }
        self.coordinations(items, |item| match &item.content {
            Content::Number { .. } => Some(0),
            _ => of_names(item),
        })
    }

    /// Where coordinations of items of one kind end.
    fn coordinations(&self, items: &[Item], links: impl Fn(&Item) -> Option<u8>) -> Vec<usize> {
        let cues = &self.vocabulary.cues;
        let joins = |item: &Item| item.classes.has(cues.and);
        (0..items.len())
            .map(|start| {
                let Some(kind) = links(&items[start]) else { return start + 1 };
                let (mut end, mut closed) = (start + 1, false);
                while !closed {
                    // "75 seats and 54 seats".
                    let noun = items[end..].iter().take_while(|item| is_aside(item)).count();
                    let mut next = if is_number(&items[start]) { end + noun } else { end };
                    let first = next;
                    while next < items.len() && next < first + 2 && joins(&items[next]) {
                        closed |= items[next].content != Content::Sign;
                        next += 1;
                    }
                    if next == first || items.get(next).and_then(&links) != Some(kind) {
                        break;
                    }
                    end = next + 1;
                }
                let apart = self.opens_a_clause(items, start, end)
                    || self.goes_on_behind_the_left_out(items, start, end);
                if closed && !apart { end } else { start + 1 }
            })
            .collect()
    }

    /// Whether the last of two names begins a clause of its own: "unseating Gill, and Hall took
    /// NA-1", "ten went to the X, and the Y was left with five".
    fn opens_a_clause(&self, items: &[Item], start: usize, end: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let is_verb = |item: &Item| item.classes.has_any(&[cues.verb, cues.be]);
        let comma = items.get(start + 1).is_some_and(|item| item.content == Content::Sign);
        let before = items[..start].iter().rfind(|item| !is_aside(item));
        let is_object = before.is_some_and(is_verb);
        // "The X was the runner-up and Gill third": what somebody was is joined to nobody.
        let refers = |item: &Item| matches!(item.content, Content::Who(Role::Refers { .. }));
        if before.is_some_and(|it| it.classes.has(cues.be)) && refers(&items[start]) {
            return true;
        }
        end == start + 4 && comma && is_object && items.get(end).is_some_and(is_verb)
    }

    /// Whether the first of two names is left out of the number before it, and the last goes on: "411 without
    /// the Speaker, and the X 121".
    fn goes_on_behind_the_left_out(&self, items: &[Item], start: usize, end: usize) -> bool {
        let leaves_out = self.vocabulary.cues.leaves_out;
        let left_out = start > 1
            && items[start - 1].classes.has(leaves_out)
            && items[..start - 1].iter().any(is_number);
        let goes_on = |item: &Item| is_number(item) || item.classes.has(self.vocabulary.cues.verb);
        left_out && items.get(end).is_some_and(goes_on)
    }

    /// Whether a row lists as many places as numbers ("in NA-1 and NA-2 … 36.1 and 40.2"), and so
    /// pairs them without saying "respectively".
    fn are_as_many(&self, items: &[Item]) -> bool {
        let and = |item: &Item| item.classes.has(self.vocabulary.cues.and);
        let listed = items.iter().filter_map(|item| match &item.content {
            Content::Where(places) if places.len() > 1 => Some(places.len()),
            _ => None,
        });
        let mut listed = listed.peekable();
        let wanted = listed.next().filter(|_| listed.peek().is_none());
        let numbers: Vec<usize> = (0..items.len()).filter(|at| is_number(&items[*at])).collect();
        let joined = |pair: &[usize]| {
            let between = &items[pair[0] + 1..pair[1]];
            !between.is_empty() && between.iter().all(|item| and(item) || is_aside(item))
        };
        wanted == Some(numbers.len()) && numbers.windows(2).all(joined)
    }

    fn link_kind(&self, classes: &Classes) -> u8 {
        let kinds: &Kinds = &self.vocabulary.kinds;
        1 + u8::from(classes.has(kinds.party))
    }
}

fn is_number(item: &Item) -> bool {
    matches!(item.content, Content::Number { .. })
}

fn is_aside(item: &Item) -> bool {
    item.content == Content::Aside
}
