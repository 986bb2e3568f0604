//! Names of people and organisations that the sources need not know.

use super::{Content, Item, Reader};
use crate::{
    extractor::{Mention, classes::Classes},
    input::BlockKind,
    span::Span,
    text::{Amount, Unit},
};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// Parts of the full names that the article has used.
#[derive(Clone, Debug, Default)]
pub struct KnownPeople(HashSet<String>);

impl Reader<'_> {
    /// Joins runs of name words to organisations and to people with two names or a title.
    pub(super) fn full_names(
        &self,
        sentence: usize,
        items: &mut Vec<Item>,
        people: &mut KnownPeople,
    ) {
        self.organisations(sentence, items);
        let mut at = 0;
        while at < items.len() {
            let end = self.name_end(items, at);
            let known = (at..end).any(|i| matches!(items[i].content, Content::Person(_)));
            let titled = self.is_title(&items[at]);
            let names = (at..end).filter(|i| self.is_of_name(&items[*i]));
            let surname = usize::from(end > at + 1 && self.is_title(&items[end - 1]));
            let words: usize = names.map(|i| self.name_words(&items[i])).sum::<usize>() + surname;
            if end > at && words >= 2 && !known && !titled && self.is_place_name(items, at) {
                self.join(sentence, items, at, end, Content::Name);
            } else if end > at && (known || words >= 2 || (titled && words == 1)) {
                self.join(sentence, items, at, end, Content::Person);
                let name = items[at].core.of(&self.document.article.text);
                people
                    .0
                    .extend(name.split_whitespace().filter(|w| w.len() > 1).map(str::to_lowercase));
            }
            at += 1;
        }
    }

    /// Makes people of the single name words that are left, where they can be surnames.
    pub(super) fn surnames(&self, sentence: usize, items: &mut [Item], people: &KnownPeople) {
        let block = self.document.sentences[sentence].block;
        let heading = matches!(
            self.document.article.blocks.get(block).map(|block| &block.kind),
            Some(BlockKind::Heading { .. })
        );
        for at in 0..items.len() {
            if !self.is_name_word(&items[at]) {
                continue;
            }
            let printed = items[at].core.of(&self.document.article.text);
            let known = people.0.contains(&printed.to_lowercase());
            let acts = (at + 1..items.len())
                .find(|next| !items[*next].classes.has(self.vocabulary.cues.filler))
                .is_some_and(|next| items[next].classes.has(self.vocabulary.cues.verb));
            let led = at > 0 && self.leads_to_name(&items[at - 1]);
            let owns = items[at].possessive && self.is_possessed(items.get(at + 1));
            let shares = self.is_entry(sentence, items, at);
            let acronym = printed.len() > 1 && !printed.chars().any(char::is_lowercase);
            let content = match () {
                () if known => Content::Person,
                () if acronym => Content::Name,
                () if self.is_place_name(items, at) => Content::Name,
                () if acts || owns || shares || (led && !heading) => Content::Person,
                () => continue,
            };
            items[at].content = content(Mention::new(items[at].core, sentence, Vec::new()));
            items[at].classes = Classes::default();
        }
    }

    /// Whether a name stands in a list of shares or votes: "Gill 52.2%, Shah 46.7%".
    fn is_entry(&self, sentence: usize, items: &[Item], at: usize) -> bool {
        let quantities = &self.document.sentences[sentence].quantities;
        let share = |item: &Item| match item.content {
            Content::Number { quantity, .. } => match quantities[quantity].amount {
                amount @ Amount { unit: None | Some(Unit::Votes), .. } => {
                    amount.place == Decimal::ONE && amount.worded.high() >= Decimal::ONE_THOUSAND
                }
                Amount { unit, .. } => {
                    matches!(unit, Some(Unit::Percent | Unit::ElectoralVotes))
                }
            },
            _ => false,
        };
        let opens = at == 0 || [":", ",", ";"].iter().any(|sign| self.is(items, at - 1, sign));
        opens && items.get(at + 1).is_some_and(share)
    }

    /// Whether what follows a possessive is something that only people and parties have.
    fn is_possessed(&self, next: Option<&Item>) -> bool {
        next.is_some_and(|next| {
            matches!(next.content, Content::Number { .. })
                || next.classes.has(self.vocabulary.cues.possessed)
        })
    }

    /// Whether a name that nobody knows says where: "won Gillpur by", "in Gillpur".
    fn is_place_name(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        at > 0
            && (items[at - 1].classes.has(cues.takes_place)
                || items[at - 1].classes.has(cues.inside))
    }

    /// One past the last item of the name that begins at an item; the item itself if none does.
    fn name_end(&self, items: &[Item], start: usize) -> usize {
        let mut end = start;
        while let Some(item) = items.get(end) {
            let apart = item.content == Content::Sign
                && end > start
                && items[end - 1].span.end != item.span.start;
            let particle = end > start
                && !apart
                && item.classes.has(self.vocabulary.cues.particle)
                && items.get(end + 1).is_some_and(|next| self.is_name_word(next));
            // "Across the UK Mr Gill has won": a title begins another name.
            let begun = (start..end).any(|at| self.is_of_name(&items[at]));
            // And "Taimur Malik lost" ends one.
            let leads = items.get(end + 1).is_some_and(|next| self.is_of_name(next));
            let title = self.is_title(item) && item.capital && (!begun || !leads && !apart);
            if !(self.is_of_name(item) || title || particle) {
                break;
            }
            end += 1;
            if item.possessive {
                return end;
            }
            end = self.past_stop(items, end);
        }
        self.past_suffix(items, start, end)
    }

    /// Past the full stop of a shortened title that leads to a name: "Rep. John Gill".
    fn past_stop(&self, items: &[Item], at: usize) -> usize {
        let leads = self.is_title(&items[at - 1])
            && self.is(items, at, ".")
            && items.get(at + 1).is_some_and(|next| self.is_of_name(next));
        if leads { at + 1 } else { at }
    }

    /// Past what follows a name, with its full stop: "John Gill Jr.".
    fn past_suffix(&self, items: &[Item], start: usize, end: usize) -> usize {
        let suffix = |at: usize| {
            items.get(at).is_some_and(|item| {
                item.capital && item.classes.has(self.vocabulary.cues.name_suffix)
            })
        };
        let at = if self.is(items, end, ",") { end + 1 } else { end };
        match () {
            () if end == start || !suffix(at) => end,
            () if self.is(items, at + 1, ".") && at + 2 < items.len() => at + 2,
            () => at + 1,
        }
    }

    /// Whether an item is a word of a name, or a whole one.
    fn is_of_name(&self, item: &Item) -> bool {
        self.is_name_word(item) || matches!(item.content, Content::Person(_))
    }

    /// How many words a name's item is: "Saleem-ur-Rehman" is as good as two.
    fn name_words(&self, item: &Item) -> usize {
        let particle = self.vocabulary.cues.particle;
        let mut parts = self.printed(item.core).split('-').skip(1);
        1 + usize::from(parts.any(|part| self.vocabulary.word(&part.to_lowercase()).has(particle)))
    }

    /// Whether a name is likely after an item: "defeated Gill", "chairman Gill", "by Gill".
    fn leads_to_name(&self, item: &Item) -> bool {
        let cues = &self.vocabulary.cues;
        [cues.verb, cues.role, cues.title, cues.leads_to_name]
            .iter()
            .any(|class| item.classes.has(*class))
            || matches!(item.content, Content::Party(_))
    }

    fn is_name_word(&self, item: &Item) -> bool {
        item.content == Content::Word && item.capital && item.classes.is_empty()
    }

    fn is_title(&self, item: &Item) -> bool {
        item.content == Content::Word && item.classes.has(self.vocabulary.cues.title)
    }

    /// Joins items to one name, keeping what the sources know about a part of it.
    fn join(
        &self,
        sentence: usize,
        items: &mut Vec<Item>,
        start: usize,
        end: usize,
        content: fn(Mention) -> Content,
    ) {
        let sign = |item: &Item| item.content == Content::Sign;
        let name_start =
            (start..end).find(|i| !self.is_title(&items[*i]) && !sign(&items[*i])).unwrap_or(start);
        let core = Span::new(items[name_start].core.start, items[end - 1].core.end);
        let entities = items[start..end]
            .iter()
            .find_map(|item| match &item.content {
                Content::Person(mention) => Some(mention.entities.clone()),
                _ => None,
            })
            .unwrap_or_default();
        let mention = Mention::new(core, sentence, entities);
        let joined = Item {
            span: items[start].span.to(items[end - 1].span),
            core,
            classes: Classes::default(),
            content: content(mention),
            capital: items[start].capital,
            possessive: items[end - 1].possessive,
        };
        items.splice(start..end, [joined]);
    }

    /// Joins runs such as "Election Commission of Elbonia" and "Midtown High Court".
    fn organisations(&self, sentence: usize, items: &mut Vec<Item>) {
        let organisation = self.vocabulary.cues.organisation;
        let mut at = 0;
        while at < items.len() {
            if items[at].capital && items[at].classes.has(organisation) {
                let part = |item: &Item| {
                    item.capital
                        && match item.content {
                            Content::Word => {
                                item.classes.is_empty() || item.classes.has(organisation)
                            }
                            Content::Place(_) => !item.possessive,
                            _ => false,
                        }
                };
                let start =
                    (0..at).rev().take(5).take_while(|i| part(&items[*i])).last().unwrap_or(at);
                let mut end = at + 1;
                while items.get(end).is_some_and(part) {
                    end += 1;
                }
                let links =
                    |item: &Item| matches!(item.span.of(&self.document.article.text), "of" | "for");
                if items.get(end).is_some_and(links) && items.get(end + 1).is_some_and(part) {
                    end += 2;
                    while items.get(end).is_some_and(part) {
                        end += 1;
                    }
                }
                self.join(sentence, items, start, end, Content::Name);
                at = start;
            }
            at += 1;
        }
    }
}
