//! Who a noun phrase means: "the Y's senior leader A Gill", "the X-backed independents",
//! "his nearest rival".

use super::{Content, Item, Reader};
use crate::extractor::{Mention, Reference, Role, classes::Classes};

/// A noun phrase that can fill a role.
pub(super) struct Who {
    pub role: Role,
    /// Its head: the name, or the word that refers.
    pub head: usize,
    /// One past its last item.
    pub end: usize,
    /// Classes of its role words.
    pub classes: Classes,
    /// Whether it is those whom the one named backs.
    pub backed: bool,
}

/// What a word refers to.
#[derive(Clone, Copy)]
enum Referred {
    By(Reference),
    Others,
    Any,
}

enum Step {
    On,
    Stop,
    Found(Box<Who>),
}

/// A noun phrase, being read.
struct Phrase<'a> {
    reader: &'a Reader<'a>,
    items: &'a [Item],
    at: usize,
    parties: Vec<Mention>,
    /// One past the last item after which the phrase may end with its party as its head.
    party_end: Option<usize>,
    /// One past its party, in the possessive.
    owner_end: Option<usize>,
    roles: usize,
    classes: Classes,
}

/// Items from an indefinite article to its noun.
const KIND_REACH: usize = 3;

impl Reader<'_> {
    /// Who is meant by the noun phrase that begins at an item, before anything that follows its
    /// head.
    pub(super) fn who(&self, items: &[Item], start: usize) -> Option<Who> {
        let determiner = |at: usize| {
            items.get(at).is_some_and(|item| {
                item.content == Content::Word && item.classes.has(self.vocabulary.cues.determiner)
            }) && !self.stands_alone(items, at)
        };
        let first = (start..).find(|at| !determiner(*at))?;
        let mut phrase = Phrase {
            reader: self,
            items,
            at: first,
            parties: Vec::new(),
            party_end: None,
            owner_end: None,
            roles: 0,
            classes: Classes::default(),
        };
        loop {
            match phrase.step() {
                Step::On => {}
                Step::Found(who) => return Some(*who),
                Step::Stop => return phrase.party(),
            }
        }
    }

    /// Whether a noun phrase can go on at an item.
    fn leads_on(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        items.get(at).is_some_and(|item| match item.content {
            Content::Person(_) | Content::Party(_) => true,
            Content::Word => [cues.role, cues.title, cues.party_noun, cues.affiliated]
                .iter()
                .any(|class| item.classes.has(*class)),
            _ => false,
        })
    }

    /// "82,000 for her and 98,000 for him": whether a possessive has a number before it and nothing behind it that it
    /// could own.
    fn stands_alone(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let owner = items.get(at).is_some_and(|item| item.classes.has(cues.possessive_person));
        let before = items[..at.saturating_sub(1)].iter().rev();
        let counted = before
            .map(|item| &item.content)
            .find(|content| !matches!(content, Content::Aside))
            .is_some_and(|content| matches!(content, Content::Number { .. }));
        owner
            && counted
            && items.get(at + 1).is_none_or(|next| {
                matches!(next.content, Content::Sign)
                    || next.classes.has(cues.and)
                    || next.classes.has(cues.clause_end)
            })
    }

    /// One past a bracket such as "(X)" that repeats a name, or the item itself.
    pub(super) fn past_brackets(&self, items: &[Item], at: usize) -> usize {
        let inner = items.get(at + 1).is_some_and(|item| {
            matches!(item.content, Content::Party(_) | Content::Name(_))
                || (item.content == Content::Word && item.classes.is_empty())
        });
        let closed = self.is(items, at, "(") && inner && self.is(items, at + 2, ")");
        if closed { at + 3 } else { at }
    }

    fn referred(&self, item: &Item) -> Option<Referred> {
        let cues = &self.vocabulary.cues;
        let by = [
            (cues.ref_opponent, Referred::By(Reference::Opponent)),
            (cues.ref_runner_up, Referred::By(Reference::RunnerUp)),
            (cues.ref_winner, Referred::By(Reference::Winner)),
            (cues.ref_latter, Referred::By(Reference::Latter)),
            (cues.ref_former, Referred::By(Reference::Former)),
            (cues.ref_alliance, Referred::By(Reference::Alliance)),
            (cues.ref_own_party, Referred::By(Reference::OwnParty)),
            (cues.ref_party, Referred::By(Reference::Party)),
            (cues.ref_they, Referred::By(Reference::Party)),
            (cues.ref_person, Referred::By(Reference::Person)),
            (cues.relative, Referred::By(Reference::Person)),
            (cues.ref_others, Referred::Others),
            (cues.ref_any, Referred::Any),
        ];
        by.into_iter().find(|(class, _)| item.classes.has(*class)).map(|(_, referred)| referred)
    }
}

impl Phrase<'_> {
    fn step(&mut self) -> Step {
        let Some(item) = self.items.get(self.at) else { return Step::Stop };
        match &item.content {
            Content::Person(person) => self.person(item, person),
            Content::Party(party) => self.named_party(item, party),
            Content::Word => self.word(item),
            Content::Where(_) if self.roles > 0 || item.possessive => self.on_if_led(1),
            Content::Sign if !self.parties.is_empty() && self.affiliated(self.at + 1) => {
                self.at += 2;
                Step::On
            }
            _ => Step::Stop,
        }
    }

    fn person(&mut self, item: &Item, person: &Mention) -> Step {
        let owns = item.possessive
            && self.reader.leads_on(self.items, self.at + 1)
            && matches!(
                self.items.get(self.at + 1).map(|next| &next.content),
                Some(Content::Party(_))
            );
        if owns {
            self.at += 1;
            return Step::On;
        }
        let mut person = person.clone();
        person.party = self.parties.iter().flat_map(|party| party.entities.clone()).collect();
        self.found(Role::Named(person), self.at, self.at + 1)
    }

    fn named_party(&mut self, item: &Item, party: &Mention) -> Step {
        self.parties.push(party.clone());
        self.note_leader(self.at);
        let head = self.at;
        self.at = self.reader.past_brackets(self.items, self.at + 1);
        let possessive = item.possessive || self.items[self.at - 1].possessive;
        if possessive && !self.reader.leads_on(self.items, self.at) {
            return self.found(Role::Named(party.clone()), head, self.at);
        }
        match possessive {
            true => self.owner_end = Some(self.at),
            false => self.party_end = Some(self.at),
        }
        Step::On
    }

    fn word(&mut self, item: &Item) -> Step {
        let cues = &self.reader.vocabulary.cues;
        let party_known = !self.parties.is_empty();
        if item.classes.has(cues.party_noun) && party_known {
            return self.party_noun(item);
        }
        if item.classes.has(cues.party_noun)
            && let Some((sponsor, end)) = self.reader.sponsor(self.items, self.at + 1)
        {
            self.classes.add(&item.classes);
            let who = self.whole(Role::Named(sponsor.clone()), self.at, end);
            return Step::Found(Box::new(Who { backed: true, ..who }));
        }
        if let Some((label, end)) = self.standing_as(item).filter(|_| !party_known) {
            self.classes.add(&item.classes);
            return self.found(Role::Named(label), self.at, end);
        }
        // "won it with 45,000": an object, not somebody new.
        let object = self.at > 0
            && item.classes.has(cues.pronoun_object)
            && self.items[self.at - 1].classes.has(cues.verb);
        let alone = self.reader.stands_alone(self.items, self.at);
        let owner = alone.then_some(Referred::By(Reference::Person));
        let referred = self.reader.referred(item).or(owner);
        let new = matches!(referred, Some(Referred::By(Reference::Party))) && self.is_of_a_kind();
        let referred = if new { Some(Referred::Any) } else { referred };
        if let Some(referred) = referred.filter(|_| !party_known && !object) {
            return self.reference(item, referred);
        }
        if item.classes.has(cues.role) || item.classes.has(cues.title) {
            self.roles += 1;
            self.classes.add(&item.classes);
            let of_party = [self.party_end, self.owner_end].contains(&Some(self.at));
            if of_party && !self.reader.leads_on(self.items, self.at + 1) {
                self.party_end = Some(self.at + 1);
            }
            self.at += 1;
            return Step::On;
        }
        if item.classes.has(cues.affiliated) && party_known {
            self.at += 1;
            return Step::On;
        }
        let begun = self.roles > 0 || party_known;
        let joins = item.classes.has(cues.and) && self.roles > 0 && self.role(self.at + 1);
        let modifies = item.classes.is_empty() && !item.capital;
        if joins || (begun && modifies) { self.on_if_led(1) } else { Step::Stop }
    }

    /// The label of "candidates who ran as independents", and one past it.
    fn standing_as(&self, noun: &Item) -> Option<(Mention, usize)> {
        let cues = &self.reader.vocabulary.cues;
        let has = |at: usize, class| self.items.get(at).is_some_and(|it| it.classes.has(class));
        if !noun.classes.has(cues.party_noun) && !noun.classes.has(cues.role) {
            return None;
        }
        let verb = self.at + 1 + usize::from(has(self.at + 1, cues.relative));
        let label = self.items.get(verb + 2)?;
        let stands = has(verb, cues.stood) && self.reader.is(self.items, verb + 1, "as");
        match &label.content {
            Content::Party(party) if stands => Some((party.clone(), verb + 3)),
            _ => None,
        }
    }

    fn party_noun(&mut self, item: &Item) -> Step {
        self.roles += 1;
        self.classes.add(&item.classes);
        self.at = self.reader.past_brackets(self.items, self.at + 1);
        self.party_end = Some(self.at);
        if item.possessive && !self.reader.leads_on(self.items, self.at) {
            return Step::Stop;
        }
        Step::On
    }

    /// Whether an indefinite article makes a noun somebody not named before: "a Karachi party with 1.1m".
    fn is_of_a_kind(&self) -> bool {
        let modifies = |item: &&Item| match item.content {
            Content::Where(_) => true,
            Content::Word => item.classes.is_empty() && !item.capital,
            _ => false,
        };
        let mut before = self.items[..self.at].iter().rev().take(KIND_REACH).peekable();
        let described = before.next_if(modifies).is_some();
        let article = before.find(|item| !modifies(item));
        let indefinite = self.reader.vocabulary.cues.indefinite;
        described && article.is_some_and(|it| it.classes.has(indefinite))
    }

    fn reference(&mut self, item: &Item, referred: Referred) -> Step {
        self.classes.add(&item.classes);
        if !item.possessive && self.reader.leads_on(self.items, self.at + 1) {
            self.roles += 1;
            self.at += 1;
            // "his opponent Aun Chaudhry": the name that follows is the head.
            let named = |who: &Who| matches!(who.role, Role::Named(_));
            if let Some(who) = self.reader.who(self.items, self.at).filter(named) {
                return Step::Found(Box::new(who));
            }
            self.at -= 1;
        }
        let role = match referred {
            Referred::By(by) => Role::Refers { by, span: item.core },
            Referred::Others => Role::Others,
            Referred::Any => Role::Any,
        };
        self.found(role, self.at, self.at + 1)
    }

    /// The phrase with its party as its head, where it names one: "the X", "the X's" of "general
    /// seats".
    fn party(&mut self) -> Option<Who> {
        let seat = self.reader.vocabulary.cues.seat;
        let owns = self.items.get(self.at).is_some_and(|item| item.classes.has(seat));
        let end = self.party_end.or(self.owner_end.filter(|_| owns))?;
        let party = self.parties.first()?.clone();
        Some(self.whole(Role::Named(party), end - 1, self.past_leader(end)))
    }

    /// One past the leader by whom a party is told from others: "the X of former premier Y".
    fn past_leader(&self, end: usize) -> usize {
        let of = self.reader.vocabulary.cues.of;
        let owns = self.items.get(end).is_some_and(|item| item.classes.has(of));
        let leader = owns.then(|| self.reader.who(self.items, end + 1)).flatten();
        let is_person = |who: &Who| {
            let head = &self.items[who.head];
            matches!(head.content, Content::Person(_)) && !head.possessive
        };
        leader.filter(is_person).map_or(end, |leader| leader.end)
    }

    fn found(&self, role: Role, head: usize, end: usize) -> Step {
        Step::Found(Box::new(self.whole(role, head, end)))
    }

    fn whole(&self, role: Role, head: usize, end: usize) -> Who {
        Who { role, head, end, classes: self.classes.clone(), backed: false }
    }

    fn on_if_led(&mut self, by: usize) -> Step {
        if self.reader.leads_on(self.items, self.at + by) {
            self.at += by;
            Step::On
        } else {
            Step::Stop
        }
    }

    /// Notes the "led" of "the X-led alliance".
    fn note_leader(&mut self, at: usize) {
        let led_by = self.reader.vocabulary.cues.led_by;
        if self.items[at].classes.has(led_by) {
            self.classes.insert(led_by);
        }
    }

    fn affiliated(&self, at: usize) -> bool {
        let affiliated = self.reader.vocabulary.cues.affiliated;
        self.items.get(at).is_some_and(|item| item.classes.has(affiliated))
    }

    fn role(&self, at: usize) -> bool {
        let role = self.reader.vocabulary.cues.role;
        self.items.get(at).is_some_and(|item| item.classes.has(role))
    }
}
