//! Phrases of place: "from the NA-6 (Lower Vale-I) constituency", "in his stronghold of Midtown".

use super::{Content, Item, Reader};
use crate::{
    extractor::{Mention, classes::Classes},
    sources::{Entity, EntityRef},
    span::Span,
};

/// Words that may stand between a preposition and the place it leads to.
const LONGEST_LEAD: usize = 6;
/// Words and signs that a dateline may have, from the place to the dash.
const LONGEST_DATELINE: usize = 14;
/// The same of a line that says who wrote an article, where and when.
const LONGEST_BYLINE: usize = 30;

impl Reader<'_> {
    /// Joins every phrase of place to one item.
    pub(super) fn places(&self, items: Vec<Item>) -> Vec<Item> {
        let mut joined = Vec::with_capacity(items.len());
        let mut at = 0;
        while at < items.len() {
            match self.place_at(&items, at) {
                Some((item, end)) => {
                    joined.push(item);
                    at = end;
                }
                None => {
                    joined.push(items[at].clone());
                    at += 1;
                }
            }
        }
        joined
    }

    /// Sets aside names that say where a report was written or whose people are meant, and not
    /// where an election was held: "MIDTOWN: …", "MIDTOWN, July 5 — …", "Written by A Gill | Midtown |",
    /// "a Midtown firm", "as many as the population of Midtown".
    pub(super) fn without_datelines(&self, mut items: Vec<Item>) -> Vec<Item> {
        let dated = self.end_of_opening(&items);
        for at in 0..items.len() {
            let Some(place) = mention(&items[at]) else { continue };
            let region = place.entities.iter().all(|it| matches!(it.entity, Entity::Region(_)));
            let aside = self.is_likened(&items, at) || region && self.is_destination(&items, at);
            let aside = aside || self.is_local_area(&items, at);
            if at < dated || aside {
                let nowhere = Mention { entities: Vec::new(), ..place.clone() };
                items[at].content = Content::Name(nowhere);
            } else if at == 0 && self.is_told_elsewhere(&items) {
                // "In the city" may still mean the one it was written in.
                let city = |it: &EntityRef| !matches!(it.entity, Entity::Contest(_));
                let entities = place.entities.iter().filter(|it| city(it)).cloned().collect();
                items[at].content = Content::Name(Mention { entities, ..place.clone() });
            } else if is_region_and_contest(place)
                && self.leads_to_prose(&items)
                && self.is_dateline(&items, at)
            {
                // A town may bear the name of a state far off: "MIDTOWN — …".
                let nowhere = Mention { entities: Vec::new(), ..place.clone() };
                items[at].content = Content::Name(nowhere);
            } else if (region || self.leads_to_prose(&items)) && self.is_dateline(&items, at) {
                items[at].content = Content::Name(place.clone());
            } else if region && self.modifies(&items, at) {
                items[at].content = Content::Aside;
            }
        }
        items
    }

    /// Takes letters that name a region and an office for the office, where a party or an article stands before
    /// them: "the X MP", "a sitting MP", "one MP".
    pub(super) fn without_offices(&self, mut items: Vec<Item>) -> Vec<Item> {
        let cues = &self.vocabulary.cues;
        for at in 1..items.len() {
            if mention(&items[at]).is_none() {
                continue;
            }
            let before = &items[at - 1];
            let describes = matches!(before.content, Content::Number { .. })
                || matches!(before.content, Content::Party(_)) && !before.possessive
                || word(before)
                    && [cues.determiner, cues.role].iter().any(|it| before.classes.has(*it))
                    && !before.classes.has(cues.place_preposition);
            let printed = self.printed(items[at].core);
            let office = self.vocabulary.word(&printed.to_lowercase());
            let letters = !printed.chars().any(char::is_lowercase);
            if describes && letters && office.has(cues.role) {
                items[at].content = Content::Word;
                items[at].classes = office;
            }
        }
        items
    }

    /// One past the items that say where and when a report was written, and nothing of what it tells.
    pub(super) fn end_of_opening(&self, items: &[Item]) -> usize {
        if self.is_byline(items) { items.len() } else { self.end_of_dateline(items) }
    }

    /// Whether a line says who wrote an article where and when: "Written by A Gill | Midtown | Updated: June 7".
    fn is_byline(&self, items: &[Item]) -> bool {
        let parted = |at: usize| ["|", "·", "•"].iter().any(|sign| self.is(items, at, sign));
        let byline = |item: &Item| item.classes.has(self.vocabulary.cues.byline);
        items.len() <= LONGEST_BYLINE && (1..items.len()).any(parted) && items.iter().any(byline)
    }

    /// Whether a place gives its name to a part of some other: "Iowa County".
    fn is_local_area(&self, items: &[Item], at: usize) -> bool {
        let local = self.vocabulary.cues.local_area;
        items.get(at + 1).is_some_and(|next| word(next) && next.capital && next.classes.has(local))
    }

    /// Whether a place only tells how many are meant, "roughly the population of Midtown", or how far off another
    /// is: "30 km from Midtown".
    fn is_likened(&self, items: &[Item], at: usize) -> bool {
        let determiner = |at: &usize| items[*at].classes.has(self.vocabulary.cues.determiner);
        let before = (0..at).rev().find(|at| !determiner(at));
        let cues = &self.vocabulary.cues;
        let only_tells = [cues.likened, cues.distant];
        before.is_some_and(|it| items[it].classes.has_any(&only_tells))
    }

    /// Whether a region is only where those elected go: "it sent eight members to Midtown".
    fn is_destination(&self, items: &[Item], at: usize) -> bool {
        let sends = |item: &Item| item.classes.has(self.vocabulary.cues.sends);
        at > 0 && self.is(items, at - 1, "to") && items[..at].iter().any(sends)
    }

    /// "MIDTOWN: …", which may be a label too, of what was counted there.
    fn is_dateline(&self, items: &[Item], at: usize) -> bool {
        at == 0
            && self.is_in_capitals(&items[0])
            && [":", "-", "–", "—", "("].iter().any(|s| self.is(items, 1, s))
    }

    /// Whether a dash and a sentence follow what a line begins with, as they follow no label: "MIDTOWN — The P
    /// won", and not "MIDTOWN — P 4".
    fn leads_to_prose(&self, items: &[Item]) -> bool {
        let dash = ["-", "–", "—"].iter().any(|sign| self.is(items, 1, sign));
        dash && items.iter().any(|item| item.classes.has(self.vocabulary.cues.verb))
    }

    /// Whether a line begins with a place and a colon, and goes on to tell of a region instead: "Jaipur: In
    /// Rajasthan the party polled", "Jaipur: The party polled 49 per cent in Rajasthan".
    fn is_told_elsewhere(&self, items: &[Item]) -> bool {
        let cues = &self.vocabulary.cues;
        let colon = [":", "-", "–", "—"].iter().any(|sign| self.is(items, 1, sign));
        if !colon || !items.iter().any(|item| item.classes.has(cues.verb)) {
            return false;
        }
        let is_region = |at: usize| {
            let place = items.get(at).and_then(mention);
            place.is_some_and(|it| {
                it.entities.iter().any(|it| matches!(it.entity, Entity::Region(_)))
            })
        };
        let leads = |at: usize| items[at - 1].classes.has(cues.inside) && !items[at].possessive;
        // "Jaipur: The party's 38%, the lowest in the state": of Jaipur after all.
        let apart = |item: &Item| {
            item.content == Content::Sign
                || [cues.extreme, cues.than, cues.compared].iter().any(|it| item.classes.has(*it))
        };
        let told = |at: usize| {
            let opens = at == 3;
            let number = |item: &&Item| matches!(item.content, Content::Number { .. });
            let beside = items[2..at].iter().rev().take_while(|item| !apart(item));
            opens || beside.take(LONGEST_LEAD).any(|item| number(&item))
        };
        (3..items.len()).any(|at| is_region(at) && leads(at) && told(at))
    }

    /// One past the dash or colon of a line that gives place and day, or place and agency, as no
    /// label does: "MIDTOWN, July 5, 2024 —", "MIDTOWN (Wire) -". 0 where there is none.
    fn end_of_dateline(&self, items: &[Item]) -> usize {
        let capitals = items.first().is_some_and(|first| self.is_in_capitals(first));
        let opens = |sign: &&str| self.is(items, 1, sign) || self.is(items, 2, sign);
        if !items.first().is_some_and(|first| first.capital) || ![",", "("].iter().any(opens) {
            return 0;
        }
        let plain = |item: &Item| !item.classes.has(self.vocabulary.cues.verb);
        let head = items.iter().take(LONGEST_DATELINE).take_while(|item| plain(item)).count();
        let ends = |at: &usize| ["-", "–", "—", ":"].iter().any(|sign| self.is(items, *at, sign));
        let Some(end) = (2..head).find(ends) else { return 0 };
        let told = !self.is(items, end, ":") && items[end..].iter().any(|item| !plain(item));
        let day = items[1..end].iter().any(|item| match item.content {
            Content::Word => item.capital,
            Content::Name(_) | Content::Number { .. } => true,
            // "MIDTOWN, Northland — Gill won": no label, which has no verb.
            Content::Place(_) => told,
            _ => false,
        });
        if capitals && day { end + 1 } else { 0 }
    }

    fn is_in_capitals(&self, item: &Item) -> bool {
        let printed = self.printed(item.span);
        printed.len() > 3 && !printed.chars().any(char::is_lowercase)
    }

    /// "A Midtown firm", "the Southport-based party".
    fn modifies(&self, items: &[Item], at: usize) -> bool {
        let led = at > 0 && items[at - 1].classes.has(self.vocabulary.cues.place_preposition);
        let next = items.get(at + 1);
        // "Midtown surprised everyone" tells of Midtown.
        let acts = |next: &Item| at == 0 && self.printed(next.span).ends_with("ed");
        let noun = next.is_some_and(|next| {
            word(next) && !next.capital && next.classes.is_empty() && !acts(next)
        });
        let hyphened =
            self.is(items, at + 1, "-") && !items.get(at + 2).is_some_and(|it| it.capital);
        let core = self.printed(items[at].core).chars().count();
        let compound = self.printed(items[at].span).chars().nth(core) == Some('-');
        !items[at].possessive && !led && noun || hyphened || compound
    }

    fn place_at(&self, items: &[Item], start: usize) -> Option<(Item, usize)> {
        let first = self.lead(items, start)?;
        let after_number = start > 0 && matches!(items[start - 1].content, Content::Number { .. });
        let mut places: Vec<Vec<Mention>> = vec![vec![mention(&items[first])?.clone()]];
        let mut end = first + 1;
        loop {
            let noun = |at: usize| {
                !after_number
                    && items.get(at).is_some_and(|item| {
                        item.classes.has(self.vocabulary.cues.place_noun) && word(item)
                    })
            };
            if noun(end) {
                end += 1;
            } else if let Some(next) = self.continues(items, end) {
                let place = mention(&items[next])?.clone();
                let joined = (end..next).any(|i| items[i].classes.has(self.vocabulary.cues.and));
                match places.last_mut() {
                    Some(last)
                        if !(joined && last.iter().any(|known| same_kind(known, &place))) =>
                    {
                        last.push(place);
                    }
                    _ => places.push(vec![place]),
                }
                end = next + 1;
                if self.is(items, end, ")") && self.is(items, next - 1, "(") {
                    end += 1;
                }
            } else {
                break;
            }
        }
        let mut classes = self.place_classes(&places, items[end - 1].possessive);
        // "The Clacton by-election" still says which sort of election it is.
        let by_election = self.vocabulary.cues.by_election;
        if items[start..end].iter().any(|item| item.classes.has(by_election)) {
            classes.insert(by_election);
        }
        if self.names_part(items, start, first, end) {
            classes.insert(self.vocabulary.cues.part_of_area);
        }
        let item = Item {
            span: items[start].span.to(items[end - 1].span),
            core: items[first].core,
            classes,
            content: Content::Where(places),
            capital: items[start].capital,
            possessive: items[end - 1].possessive,
        };
        Some((item, end))
    }

    /// Whether a phrase of place names only a part of an area: "southern Northland", "in rural Northland", "the coast
    /// of Northland", or all that lies "between Midtown and Westham", "from Midtown to Westham".
    fn names_part(&self, items: &[Item], start: usize, first: usize, end: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let is_region = |it: &EntityRef| matches!(it.entity, Entity::Region(_) | Entity::Body(_));
        let region =
            |item: &Item| mention(item).is_some_and(|place| place.entities.iter().all(is_region));
        let has = |at: usize, class| items[at].classes.has(class) && word(&items[at]);
        let before = (0..start).rev().find(|at| !items[*at].classes.has(cues.determiner));
        let part = (start..first).any(|at| has(at, cues.part_of_area))
            || before.is_some_and(|at| has(at, cues.part_of_area));
        let from_to = has(start, cues.from) && (first..end).any(|at| has(at, cues.to));
        let between = before.is_some_and(|at| has(at, cues.between)) && end > first + 1;
        // "Western Midstate", which is a contest as well; and not "the desert of Midtown and Westham, NA-1".
        let both = mention(&items[first]).is_some_and(is_region_and_contest);
        let right_before = first > 0 && has(first - 1, cues.part_of_area);
        region(&items[first]) && (part || from_to || between) || both && right_before
    }

    /// The first name of a phrase of place that begins at an item.
    fn lead(&self, items: &[Item], start: usize) -> Option<usize> {
        if mention(items.get(start)?).is_some() {
            return Some(start);
        }
        let cues = &self.vocabulary.cues;
        if !items[start].classes.has(cues.place_preposition) {
            return None;
        }
        let may_lead = |item: &Item| {
            [cues.determiner, cues.place_noun, cues.place_preposition, cues.like]
                .iter()
                .any(|class| item.classes.has(*class))
                && word(item)
        };
        let mut at = start + 1;
        while at < start + LONGEST_LEAD && items.get(at).is_some_and(may_lead) {
            at += 1;
        }
        mention(items.get(at)?).is_some().then_some(at)
    }

    /// The next name of a phrase of place that goes on at an item.
    fn continues(&self, items: &[Item], at: usize) -> Option<usize> {
        let cues = &self.vocabulary.cues;
        let is_place = |at: usize| items.get(at).is_some_and(|item| mention(item).is_some());
        if is_place(at) {
            return Some(at);
        }
        let item = items.get(at)?;
        if self.is(items, at, "(") && is_place(at + 1) && self.is(items, at + 2, ")") {
            return Some(at + 1);
        }
        if item.classes.has(cues.and) || self.is(items, at, "-") {
            let next = if items.get(at + 1).is_some_and(|next| next.classes.has(cues.and)) {
                at + 2
            } else {
                at + 1
            };
            return is_place(next).then_some(next);
        }
        if item.classes.has(cues.place_preposition) { self.lead(items, at) } else { None }
    }

    fn place_classes(&self, places: &[Vec<Mention>], possessive: bool) -> Classes {
        let kinds = &self.vocabulary.kinds;
        let mut classes = Classes::of(kinds.place);
        if possessive {
            classes.insert(kinds.place_owner);
        }
        for entity in places.iter().flatten().flat_map(|place| &place.entities) {
            match entity.entity {
                Entity::Contest(_) => classes.insert(kinds.contest),
                Entity::Region(_) => classes.insert(kinds.region),
                Entity::Body(_) => classes.insert(kinds.body),
                _ => {}
            }
        }
        classes
    }

    /// Whether an item is a word or sign as printed.
    pub(super) fn is(&self, items: &[Item], at: usize, printed: &str) -> bool {
        items.get(at).is_some_and(|item| self.printed(item.span) == printed)
    }

    pub(super) fn printed(&self, span: Span) -> &str {
        self.document.article.text.get(span.start..span.end).unwrap_or_default()
    }
}

fn mention(item: &Item) -> Option<&Mention> {
    match &item.content {
        Content::Place(mention) => Some(mention),
        _ => None,
    }
}

/// Whether a name is that of a region and of a contest in all of it, as of a state that votes for a president.
fn is_region_and_contest(place: &Mention) -> bool {
    let names = |is: fn(&Entity) -> bool| place.entities.iter().any(|it| is(&it.entity));
    names(|it| matches!(it, Entity::Region(_))) && names(|it| matches!(it, Entity::Contest(_)))
}

fn word(item: &Item) -> bool {
    item.content == Content::Word
}

fn same_kind(one: &Mention, other: &Mention) -> bool {
    let kind = |mention: &Mention| {
        mention
            .entities
            .iter()
            .map(|entity| std::mem::discriminant(&entity.entity))
            .collect::<Vec<_>>()
    };
    kind(other).iter().any(|entity| kind(one).contains(entity))
}
