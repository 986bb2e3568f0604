//! Alliances that the sources don't know, called after parties in them: "the X-led UDF", "the X-Y combine". What
//! they won is no party's own.

use super::{Content, Item, Reader};
use crate::extractor::{Mention, classes::Classes};

/// Words and signs that an alliance's name may have behind the first party in it.
const LONGEST: usize = 8;
/// What joins two parties to one name.
const JOINS: [&str; 4] = ["-", "–", "/", "—"];

impl Reader<'_> {
    /// Makes one name, which the sources don't know, of each alliance that is called after a party.
    pub(super) fn alliances(&self, sentence: usize, items: &mut Vec<Item>) {
        let mut at = 0;
        while at < items.len() {
            // "The X-led Y": whoever leads a Y that is known, its figures are Y's.
            if let Some(known) = self
                .past_led(items, at)
                .filter(|at| is_known(items.get(*at)) && self.past_front(items, at + 1).is_none())
            {
                items[known].span = items[at].span.to(items[known].span);
                items.drain(at..known);
            }
            let end = self.end_of_led(items, at).or_else(|| self.end_of_joined(items, at));
            if let Some(end) = end.or_else(|| self.end_of_front(items, at)) {
                let alliance = self.alliance(sentence, &items[at..end]);
                items.splice(at..end, [alliance]);
            }
            self.join_by_and(sentence, items, at);
            at += 1;
        }
    }

    /// "The X and Y alliance" is X and Y together, and of an X that nobody knows not Y.
    fn join_by_and(&self, sentence: usize, items: &mut Vec<Item>, at: usize) {
        let named = self.is(items, at + 1, "and")
            && items.get(at + 2).is_some_and(is_party)
            && self.is_alliance_noun(items, at + 3);
        match () {
            () if named && is_unknown(&items[at]) => {
                let alliance = self.alliance(sentence, &items[at..at + 4]);
                items.splice(at..at + 4, [alliance]);
            }
            () if named && is_party(&items[at]) => items[at + 3].content = Content::Aside,
            () => {}
        }
    }

    fn alliance(&self, sentence: usize, items: &[Item]) -> Item {
        let last = &items[items.len() - 1];
        let core = items[0].core.to(last.core);
        let mention = Mention::new(core, sentence, Vec::new());
        Item {
            span: items[0].span.to(last.span),
            core,
            classes: Classes::of(self.vocabulary.cues.led_by),
            content: Content::Party(mention),
            capital: items[0].capital,
            possessive: last.possessive,
        }
    }

    /// One past "the X-led UDF" and "the X-led alliance"; not past "the X-led Y" of a Y that is known.
    fn end_of_led(&self, items: &[Item], at: usize) -> Option<usize> {
        let name = self.past_led(items, at)?;
        let is_name = |at: usize| is_name_word(&items[at]) && !self.is_alliance_noun(items, at);
        let end = (name..items.len()).find(|at| !is_name(*at))?;
        // "The X-led Left Democratic Front": a party's name in that of another.
        let front = is_party(&items[end]).then(|| self.past_front(items, end + 1)).flatten();
        match () {
            () if front.is_some() => front,
            () if self.is_alliance_noun(items, end) => Some(end + 1),
            () => (end > name).then_some(end),
        }
    }

    /// One past "X-led".
    fn past_led(&self, items: &[Item], at: usize) -> Option<usize> {
        let first = items.get(at).filter(|it| is_party(it))?;
        let led = items.get(at + 2).is_some_and(|it| self.printed(it.span) == "led");
        let spelled = self.is(items, at + 1, "-") && led;
        let joined = first.classes.has(self.vocabulary.cues.led_by);
        if joined { Some(at + 1) } else { spelled.then_some(at + 3) }
    }

    /// One past "the X-Y combine".
    fn end_of_joined(&self, items: &[Item], at: usize) -> Option<usize> {
        let first = items.get(at).filter(|it| is_party(it))?;
        let printed = self.printed(first.span);
        let mut tail = printed.chars().skip(self.printed(first.core).chars().count());
        let compound = tail.next().is_some_and(|it| JOINS.contains(&it.to_string().as_str()))
            && tail.next().is_some_and(char::is_uppercase);
        let joined = JOINS.iter().any(|sign| self.is(items, at + 1, sign))
            && items.get(at + 2).is_some_and(is_party);
        if !compound && !joined {
            return None;
        }
        let of_name = |at: &usize| {
            let sign = JOINS.iter().chain(&["(", ")"]).any(|sign| self.is(items, *at, sign));
            items.get(*at).is_some_and(|it| it.capital && !it.possessive || sign)
                && !self.is_alliance_noun(items, *at)
        };
        let end = (at + 1..at + LONGEST).find(|at| !of_name(at))?;
        self.is_alliance_noun(items, end).then_some(end + 1)
    }

    /// One past "United Democratic Front", which is none of the X, and past "Secular Progressive Alliance".
    fn end_of_front(&self, items: &[Item], at: usize) -> Option<usize> {
        let words = items[at..].iter().take_while(|it| is_unknown(it)).count();
        if words > 0 && self.past_front(items, at + words).is_some() {
            return Some(at + words + 1);
        }
        let party = items.get(at + words).filter(|it| words > 0 && is_party(it))?;
        if party.possessive { None } else { self.past_front(items, at + words + 1) }
    }

    fn past_front(&self, items: &[Item], at: usize) -> Option<usize> {
        (self.is_alliance_noun(items, at) && items[at].capital).then_some(at + 1)
    }

    fn is_alliance_noun(&self, items: &[Item], at: usize) -> bool {
        let noun = self.vocabulary.cues.alliance_noun;
        items.get(at).is_some_and(|it| it.content == Content::Word && it.classes.has(noun))
    }
}

fn is_party(item: &Item) -> bool {
    matches!(item.content, Content::Party(_)) && !item.possessive
}

/// Whether an item names an alliance, or a party, that the sources know.
fn is_known(item: Option<&Item>) -> bool {
    matches!(item, Some(Item { content: Content::Party(named), .. }) if !named.entities.is_empty())
}

/// Whether an item may be a word of a name.
fn is_name_word(item: &Item) -> bool {
    item.content == Content::Word && item.capital
}

/// Whether an item is a word of a name that nobody knows.
fn is_unknown(item: &Item) -> bool {
    is_name_word(item) && item.classes.is_empty() && !item.possessive
}
