//! Noun phrases become single items, with what follows their heads: "A Gill (Y)", "Gill of
//! the X", "Gill, a lawyer from Midtown,".

use super::{Content, Item, Reader, who::Who};
use crate::extractor::{Mention, Reference, Role, classes::Classes};

/// Items that an apposition between commas may have.
const LONGEST_APPOSITION: usize = 14;
/// What stands on both sides of one.
const APPOSITION_SIGNS: [&str; 3] = [",", "–", "—"];

impl Reader<'_> {
    /// Joins every noun phrase that can fill a role to one item, and sets aside what patterns
    /// should step over.
    pub(super) fn phrases(&self, items: &[Item]) -> Vec<Item> {
        let mut joined: Vec<Item> = Vec::with_capacity(items.len());
        let mut at = 0;
        while at < items.len() {
            if let Some(who) = self.who(items, at) {
                let (mut item, end) = self.whole(items, at, who);
                resolve_relative(&mut item, &joined, self.vocabulary.cues.relative);
                joined.push(item);
                at = end;
            } else if let Some(end) = self.empty_brackets(items, at) {
                let inside = self.kept_within(&items[at..end]);
                joined.push(inside.unwrap_or_else(|| aside(&items[at..end])));
                at = end;
            } else {
                let mut item = items[at].clone();
                let filler = item.classes.has(self.vocabulary.cues.filler);
                if filler && matches!(item.content, Content::Word | Content::Sign) {
                    item.content = Content::Aside;
                }
                joined.push(item);
                at += 1;
            }
        }
        self.set_commas_aside(&mut joined);
        joined
    }

    /// The item of a noun phrase with all that belongs to it, and one past its end.
    fn whole(&self, items: &[Item], start: usize, who: Who) -> (Item, usize) {
        let possessive = items[who.head].possessive || items[who.end - 1].possessive;
        let mut role = who.role;
        let mut end = who.end;
        let mut backed = who.backed;
        if let Role::Named(mention) = &mut role
            && !possessive
        {
            end = self.after_name(items, end, mention);
            if let Some(past) = self.sponsored(items, end, mention) {
                (end, backed) = (past, true);
            }
        }
        // ", third," and no "on his third attempt".
        let standing = |at: &usize| {
            let cues = &self.vocabulary.cues;
            let goes_on = |next: &Item| {
                let links = [cues.place_preposition, cues.and, cues.verb];
                next.content == Content::Word && !next.classes.has_any(&links)
            };
            items[*at].classes.has(cues.standing) && !items.get(at + 1).is_some_and(goes_on)
        };
        if let Some((named, past)) = self.told_behind(items, end, &role).filter(|_| !possessive) {
            (role, end) = (Role::Named(named), past);
        }
        let mut words = who.classes;
        if let Some((party, past)) = self.of_whom(items, end, &role).filter(|_| !possessive) {
            (role, end) = (Role::Named(party), past);
            words.insert(self.vocabulary.cues.role);
        }
        let mut classes = self.words_of(&role, words);
        (who.end..end).filter(standing).for_each(|at| classes.add(&items[at].classes));
        // "Gill, who fought the Midtown by-election" still says which sort of election it is.
        let by_election = self.vocabulary.cues.by_election;
        let says = |at: usize| items[at].classes.has(by_election);
        let kept = (who.end..end).any(says).then_some(by_election);
        // "The X, with the Y,": of both.
        let partner = self.vocabulary.cues.partner;
        let joins =
            |at: usize| items[at].classes.has(partner) && self.is_party_behind(items, at, end);
        let shared = !backed && (who.end..end).any(joins);
        let shared = shared.then_some(self.vocabulary.cues.and_allies);
        // "A Y-backed candidate": one of theirs.
        let indefinite = self.vocabulary.cues.indefinite;
        let one = items[start].classes.has(indefinite).then_some(indefinite);
        let classes = self.who_classes(&role, &classes, possessive, backed);
        let item = Item {
            span: items[start].span.to(items[end - 1].span),
            core: items[who.head].core,
            classes: classes.with(kept).with(shared).with(one),
            content: Content::Who(role),
            capital: items[start].capital,
            possessive,
        };
        (item, end)
    }

    /// Whether a party is named right behind an item: "with the X", "backed by X".
    fn is_party_behind(&self, items: &[Item], at: usize, end: usize) -> bool {
        let leads = [self.vocabulary.cues.determiner, self.vocabulary.cues.by];
        let next = items[at + 1..end].iter().find(|it| !it.classes.has_any(&leads));
        next.is_some_and(|it| party_of(it).is_some())
    }

    /// The party of "his opponent from the X", and one past it: the one candidate of that party.
    fn of_whom(&self, items: &[Item], at: usize, role: &Role) -> Option<(Mention, usize)> {
        let by_place = matches!(
            role,
            Role::Refers { by: Reference::Opponent | Reference::RunnerUp | Reference::Winner, .. }
        );
        let mut nobody = Mention::new(items.first()?.span, 0, Vec::new());
        let end = self.of_party(items, at, &mut nobody).filter(|_| by_place)?;
        let party = items[at..end].iter().find_map(party_of)?;
        Some((party.clone(), end))
    }

    /// Whom words mean that name nobody, where it is told behind them, and one past that: "a local
    /// party, the X,".
    fn told_behind(&self, items: &[Item], at: usize, role: &Role) -> Option<(Mention, usize)> {
        let cues = &self.vocabulary.cues;
        let Role::Refers {
            by: Reference::Party | Reference::OwnParty | Reference::Alliance, ..
        } = role
        else {
            return None;
        };
        let noun = at > 0 && items[at - 1].classes.has(cues.party_noun);
        if !noun || !self.is(items, at, ",") {
            return None;
        }
        let named = (at + 1..)
            .find(|at| !items.get(*at).is_some_and(|item| item.classes.has(cues.determiner)))?;
        let party = party_of(items.get(named)?).filter(|_| !items[named].possessive)?;
        let end = self.past_brackets(items, named + 1);
        self.is(items, end, ",").then(|| (party.clone(), end + 1))
    }

    /// One past what follows a name and belongs to it; a party found there becomes the name's.
    fn after_name(&self, items: &[Item], at: usize, name: &mut Mention) -> usize {
        let mut end = at;
        loop {
            let next = self
                .bracketed(items, end, name)
                .or_else(|| self.party_label(items, end, name))
                .or_else(|| self.of_party(items, end, name))
                .or_else(|| self.apposition(items, end, name));
            match next {
                Some(next) => end = next,
                None => return end,
            }
        }
    }

    /// "(Y)", "(Y, Midtown)"; of "(Y, 45,210)" all before the number.
    fn bracketed(&self, items: &[Item], at: usize, name: &mut Mention) -> Option<usize> {
        if !self.is(items, at, "(") {
            return None;
        }
        let close =
            (at..items.len().min(at + LONGEST_APPOSITION)).find(|i| self.is(items, *i, ")"))?;
        let number = (at..close).find(|i| matches!(items[*i].content, Content::Number { .. }));
        let party = items[at..close].iter().find_map(party_of);
        // "(X 2018: 116 seats)": another election's, and no label.
        let dated = |item: &Item| self.document.years_in(item.span).next().is_some();
        if number.is_some() && items[at..close].iter().any(dated) {
            return None;
        }
        if let Some(party) = party {
            name.party.extend(party.entities.iter().copied());
        }
        match number {
            None => Some(close + 1),
            Some(number) if party.is_some() && number > at + 1 => {
                // Leave the number and its closing bracket as if they alone were bracketed.
                Some(number)
            }
            Some(_) => None,
        }
    }

    /// "A GILL X 91,489", "A Gill - X - 91,489": a party between a name and a number, as
    /// in lists and tickers.
    fn party_label(&self, items: &[Item], at: usize, name: &mut Mention) -> Option<usize> {
        let parted = ["-", "|", "/", ","].iter().any(|sign| self.is(items, at, sign));
        let label = at + usize::from(parted);
        let party = party_of(items.get(label)?).filter(|_| !name.is_party())?;
        let number = label + if parted { 2 } else { 1 };
        let counted = matches!(items.get(number)?.content, Content::Number { .. });
        if !counted || parted && items[label + 1].content != Content::Sign {
            return None;
        }
        name.party.extend(party.entities.iter().copied());
        Some(label + 1)
    }

    /// "of the X", "from Y".
    fn of_party(&self, items: &[Item], at: usize, name: &mut Mention) -> Option<usize> {
        let cues = &self.vocabulary.cues;
        if name.is_party() || !items.get(at)?.classes.has(cues.place_preposition) {
            return None;
        }
        let mut party = at + 1;
        while items.get(party)?.classes.has(cues.determiner) {
            party += 1;
        }
        let found = party_of(&items[party]).filter(|_| !items[party].possessive)?;
        name.party.extend(found.entities.iter().copied());
        let end = self.past_brackets(items, party + 1);
        let noun = items.get(end).is_some_and(|item| item.classes.has(cues.party_noun));
        Some(if noun { end + 1 } else { end })
    }

    /// "backed by the X", "loyal to jailed leader Gill": of independents, whose they are.
    fn sponsored(&self, items: &[Item], at: usize, name: &mut Mention) -> Option<usize> {
        let (sponsor, end) = self.sponsor(items, at).filter(|_| name.is_party())?;
        name.entities = sponsor.entities.clone();
        Some(end)
    }

    /// Who backs those before an item, and one past the name.
    pub(super) fn sponsor<'i>(&self, items: &'i [Item], at: usize) -> Option<(&'i Mention, usize)> {
        let cues = &self.vocabulary.cues;
        let loyal = items.get(at)?.classes.has(cues.loyal);
        // "with X backing"
        if let Some(Content::Party(mention)) = items.get(at + 1).map(|item| &item.content)
            && items[at].classes.has(cues.with)
            && !items[at + 1].possessive
            && items.get(at + 2).is_some_and(|item| item.classes.has(cues.backing))
        {
            return Some((mention, at + 3));
        }
        if !loyal || !items.get(at + 1)?.classes.has(cues.sponsor_link) {
            return None;
        }
        let leads = |item: &Item| {
            item.content == Content::Word
                && ([cues.determiner, cues.role, cues.title].iter())
                    .any(|class| item.classes.has(*class))
        };
        let named = (at + 2..items.len()).find(|at| !leads(&items[*at]))?;
        match &items[named].content {
            Content::Party(mention) | Content::Person(mention) if !items[named].possessive => {
                Some((mention, named + 1))
            }
            _ => None,
        }
    }

    /// ", the party's senior leader," and "– brother of Gill –": nothing that has a verb or number.
    fn apposition(&self, items: &[Item], at: usize, name: &mut Mention) -> Option<usize> {
        // One apposition may follow another: ", once of the X, now of the Y,".
        let opens = [at, at.checked_sub(1)?].into_iter().find_map(|open| {
            let sign = APPOSITION_SIGNS.iter().find(|sign| self.is(items, open, sign))?;
            Some((open + 1, sign))
        });
        let (first, sign) = opens?;
        let last = items.len().min(at + LONGEST_APPOSITION);
        let end = (first..last).find(|i| self.is(items, *i, sign))?;
        let inside = &items[first..end];
        let before_verb = items.get(end + 1).is_some_and(|next| {
            next.content == Content::Word && next.classes.has(self.vocabulary.cues.verb)
        }) && !self.is_participle(items, end + 1);
        let aside = before_verb && self.interrupts(inside)
            || self.only_relates(inside)
            || !name.is_party() && self.is_age(inside);
        if !(self.describes(inside, name) || aside) {
            return None;
        }
        if let Some(party) = inside.iter().find_map(party_of).filter(|_| !name.is_party()) {
            name.party.extend(party.entities.iter().copied());
        }
        Some(end + 1)
    }

    /// Whether all that stands between commas behind a person is their age.
    fn is_age(&self, inside: &[Item]) -> bool {
        let digits = |item: &Item| self.printed(item.span).bytes().all(|it| it.is_ascii_digit());
        matches!(inside, [one] if one.content == Content::Word && digits(one))
    }

    /// Whether items between commas say who a name is: no verb, no number in digits.
    fn describes(&self, inside: &[Item], name: &Mention) -> bool {
        let cues = &self.vocabulary.cues;
        let Some(first) = inside.first() else { return false };
        if name.is_party() && inside.iter().any(|item| party_of(item).is_some()) {
            // Another party in a list, not a description of the first.
            return false;
        }
        let opens = [cues.determiner, cues.role, cues.title, cues.affiliated]
            .iter()
            .any(|class| first.classes.has(*class))
            || (party_of(first).is_some() && !name.is_party());
        // "once of the X, now of the Y".
        let of_party = !name.is_party() && inside.iter().any(|item| party_of(item).is_some());
        let plain = |item: &Item| match item.content {
            // "A mother of two": spelled out, and of nothing that is counted.
            Content::Number { unit, .. } => {
                unit.is_none() && !self.printed(item.span).contains(|c: char| c.is_numeric())
            }
            Content::Word => {
                item.classes.has(cues.affiliated)
                    || !(item.classes.has(cues.verb) || item.classes.has(cues.relative))
            }
            _ => !item.classes.has(cues.breaks),
        };
        (opens || of_party) && inside.iter().all(plain)
    }

    /// Whether items between a name and its verb only interrupt the two: "campaigning from jail".
    fn interrupts(&self, inside: &[Item]) -> bool {
        let cues = &self.vocabulary.cues;
        // "Independents, most of them backed by Gill": whoever else is named there.
        // "The X, led by Gill, came second": so is who leads a party.
        let has =
            |at: usize, class| inside.get(at).is_some_and(|item: &Item| item.classes.has(class));
        let partly = has(0, cues.partly) || has(0, cues.headed) && has(1, cues.by);
        let plain = |item: &Item| match item.content {
            Content::Number { .. } => false,
            Content::Person(_) => partly,
            Content::Party(_) => partly || !item.classes.has(cues.and),
            Content::Sign if partly && ["(", ")"].contains(&self.printed(item.span)) => true,
            _ => !item.classes.has(cues.breaks),
        };
        !inside.is_empty() && inside.iter().all(plain)
    }

    /// Whether items between commas tell of somebody what is no result: "who has been in jail for nine
    /// months".
    fn only_relates(&self, inside: &[Item]) -> bool {
        let cues = &self.vocabulary.cues;
        let opens = inside.first().is_some_and(|first| first.classes.has(cues.relative));
        let dated = |item: &Item| self.printed(item.span).contains(|c: char| c.is_ascii_digit());
        let plain = |(at, item): (usize, &Item)| match item.content {
            _ if dated(item) => false,
            Content::Person(_) | Content::Party(_) | Content::Place(_) | Content::Where(_) => false,
            // Years and months, and no seats: "which had only seven last time" counts them.
            Content::Number { unit, .. } => {
                let noun = inside.get(at + 1);
                let owned = inside[at.saturating_sub(2)..at]
                    .iter()
                    .any(|item| item.classes.has(cues.have) || item.classes.has(cues.get));
                let thing = noun.is_some_and(|noun| noun.content == Content::Word);
                unit.is_none() && thing && !owned
            }
            _ => {
                let stops = [cues.breaks, cues.tells_result];
                !item.classes.has_any(&stops)
            }
        };
        opens && inside.len() > 1 && inside.iter().enumerate().all(plain)
    }

    /// The classes of a phrase's role words; a party's own name may end in one ("the X-backed
    /// candidate").
    fn words_of(&self, role: &Role, mut words: Classes) -> Classes {
        if let Role::Named(mention) = role {
            let last = self.printed(mention.span).rsplit(' ').next().unwrap_or_default();
            words.add(&self.vocabulary.word(&last.to_lowercase()));
        }
        words
    }

    fn who_classes(&self, role: &Role, words: &Classes, possessive: bool, backed: bool) -> Classes {
        let (kinds, cues) = (&self.vocabulary.kinds, &self.vocabulary.cues);
        let (candidate, party) = match role {
            _ if backed => (false, true),
            Role::Named(mention) if mention.is_party() => {
                (words.has(cues.role) && !words.has(cues.party_noun), true)
            }
            // "The X-led UDF": an alliance that nobody knows.
            Role::Named(_) if words.has(cues.led_by) => (false, true),
            Role::Named(_) => (true, false),
            Role::Refers { by, .. } => match by {
                Reference::Latter | Reference::Former => (true, true),
                Reference::Party | Reference::OwnParty | Reference::Alliance => (false, true),
                _ => (true, false),
            },
            _ => (false, true),
        };
        let mut classes = words.clone();
        classes.insert(if possessive { kinds.whose } else { kinds.who });
        if matches!(role, Role::Named(_)) {
            classes.insert(kinds.named);
        }
        if candidate {
            classes.insert(if possessive { kinds.candidate_owner } else { kinds.candidate });
        }
        if party {
            classes.insert(if possessive { kinds.party_owner } else { kinds.party });
        }
        classes
    }

    /// What brackets hold, where it is one place ("by 293 votes (NA-148)") or a place in the order
    /// ("88,009 (winner)").
    fn kept_within(&self, items: &[Item]) -> Option<Item> {
        let [open, inside, close] = items else { return None };
        let kept = match inside.content {
            Content::Where(_) => true,
            Content::Word => inside.classes.has(self.vocabulary.cues.standing),
            _ => false,
        };
        kept.then(|| Item { span: open.span.to(close.span), ..inside.clone() })
    }

    /// One past a bracket without a number: patterns step over it.
    fn empty_brackets(&self, items: &[Item], at: usize) -> Option<usize> {
        if !self.is(items, at, "(") {
            return None;
        }
        let last = items.len().min(at + 2 * LONGEST_APPOSITION);
        let close = (at..last).find(|i| self.is(items, *i, ")"))?;
        let number = items[at..close].iter().any(|i| matches!(i.content, Content::Number { .. }));
        (!number).then_some(close + 1)
    }

    fn is_participle(&self, items: &[Item], at: usize) -> bool {
        items.get(at).is_some_and(|item| self.printed(item.span).ends_with("ing"))
    }

    /// Sets aside the commas around what is set aside: ", however,".
    fn set_commas_aside(&self, items: &mut [Item]) {
        for at in 1..items.len() {
            if matches!(items[at].content, Content::Aside | Content::Where(_)) {
                let before = at - 1;
                let after = at + 1;
                for comma in [before, after] {
                    if self.is(items, comma, ",") {
                        items[comma].content = Content::Aside;
                    }
                }
            }
            // "his father, A Gill, defeated": the comma ends an apposition.
            let named = matches!(items[at - 1].content, Content::Who(_));
            let acts = items.get(at + 1).is_some_and(|next| {
                next.content == Content::Word && next.classes.has(self.vocabulary.cues.verb)
            });
            if named && acts && self.is(items, at, ",") && !self.is_participle(items, at + 1) {
                items[at].content = Content::Aside;
            }
        }
    }
}

/// "Gill, who": the name before it is meant; "candidates who": nobody by name.
fn resolve_relative(item: &mut Item, before: &[Item], relative: crate::extractor::classes::Class) {
    if !item.classes.has(relative) {
        return;
    }
    let near = before.iter().rev().take(3).find_map(|item| match &item.content {
        Content::Who(role @ Role::Named(_)) if !item.possessive => {
            Some((role.clone(), item.classes.clone()))
        }
        _ => None,
    });
    let (role, classes) = near.unwrap_or_default();
    item.content = Content::Who(role);
    item.classes.add(&classes);
}

fn aside(items: &[Item]) -> Item {
    Item {
        span: items[0].span.to(items[items.len() - 1].span),
        core: items[0].core,
        classes: Classes::default(),
        content: Content::Aside,
        capital: false,
        possessive: false,
    }
}

fn party_of(item: &Item) -> Option<&Mention> {
    match &item.content {
        Content::Party(mention) => Some(mention),
        _ => None,
    }
}
