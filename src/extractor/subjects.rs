//! Whom a claim is about: the names in its wording, or whoever its sentence leaves to be understood.

use super::{
    Kind, Mention, Reference, Role,
    choose::{Chosen, Found},
    pattern::{Filled, Slot},
    places::clause,
    reading::Scene,
    row::Content,
};
use crate::span::Span;
use std::ops::Range;

/// Whose a number is.
#[derive(Clone, Debug)]
pub(super) struct Whose {
    pub(super) subjects: Vec<Role>,
    pub(super) opponent: Role,
    /// Whether its wording leaves the subjects to be understood.
    pub(super) inferred: bool,
    /// Whether more may be counted with the only subject: "together they have 123".
    pub(super) of_more: bool,
}

impl Scene<'_> {
    /// Whose a number is that stands in a slot of its wording.
    pub(super) fn whose(&self, chosen: &Chosen<'_>, slot: Slot, span: Span) -> Whose {
        let found = &chosen.found;
        let (subject, opponent) = slot.owners();
        let mut subjects = match chosen.subject {
            Some(item) => self.roles(self.each_before(item)..item + 1),
            None => self.filled(found, subject),
        };
        if let Some(meant) = self.sharer_of_verb(found).or_else(|| self.compared_with(found)) {
            subjects = vec![meant];
        }
        let is_strength = found.kind == Kind::Strength;
        if is_strength && found.at.start > 0 && self.is_number(found.at.start - 1) {
            // "joined by nine independents, now has 123": not those who are counted.
            let owner = self.subject_before(found.at.start - 1, found.kind);
            subjects = owner.map_or(subjects, |owner| vec![owner]);
        }
        // The margin of a constituency is nobody's in particular.
        let contest = self.row.classes.has(self.wordings.vocabulary.kinds.contest);
        let of_contest = found.kind == Kind::Margin && contest;
        let inferred = subjects.is_empty() && asks_for_subject(found) && !of_contest;
        let theirs = matches!(slot, Slot::OpponentNumber(_));
        let fills = |slot: Slot| found.at.filled.iter().any(|filled| filled.slot == slot);
        if inferred && !theirs && !fills(opponent) {
            subjects.extend(self.subject_before(found.at.start, found.kind));
        }
        let shared = is_strength && self.has(self.wordings.vocabulary.cues.combined);
        // "The N and the P together make 129": of more than the one that is known.
        let of_one = shared && subjects.len() == 1;
        let of_several = fills(Slot::Opponent)
            || subjects.iter().all(is_plural)
            || of_one && !self.is_of_alliance(found);
        if is_strength && of_several {
            let told = found.at.end.max(chosen.item + 1);
            let so_far = self.parties_named(0..told);
            let all = || self.parties_named(0..self.row.items.len());
            subjects = so_far.or_else(all).unwrap_or(subjects);
        }
        if subjects.is_empty() && has_subject(found.kind) {
            let after = self.subject_after(chosen.item, found.kind);
            subjects.extend(after.or_else(|| last_spoken_of(found.kind, theirs, span)));
        }
        let opponent = together(self.filled(found, opponent));
        if subjects.is_empty() && found.kind == Kind::Margin {
            subjects.extend(other_than(&opponent));
        }
        let of_more = of_one || shared && subjects.len() == 1;
        Whose { subjects, opponent, inferred, of_more }
    }

    /// Whose number it is: as the pattern says, but that of two where the subject has more the larger
    /// is the subject's ("lost by 82,230 votes to 98,210", and the other way round).
    pub(super) fn owner(&self, chosen: &Chosen<'_>) -> Slot {
        let found = &chosen.found;
        let value = |at: usize| self.amount(at, None).worded.high();
        let is_other = |slot: Slot| {
            matches!(
                (chosen.slot, slot),
                (Slot::Number(_), Slot::OpponentNumber(_))
                    | (Slot::OpponentNumber(_), Slot::Number(_))
            )
        };
        let other = found.at.filled.iter().find(|filled| is_other(filled.slot));
        match (other.filter(|_| found.wording.subject_has_more), chosen.slot) {
            (Some(other), Slot::Number(_)) if value(chosen.item) < value(other.start) => other.slot,
            (Some(other), Slot::OpponentNumber(_)) if value(chosen.item) > value(other.start) => {
                other.slot
            }
            (_, own) => own,
        }
    }

    pub(super) fn filled(&self, found: &Found<'_>, slot: Slot) -> Vec<Role> {
        let filled = found.at.filled.iter().find(|filled: &&Filled| filled.slot == slot);
        filled.map(|filled| self.roles(filled.start..filled.end)).unwrap_or_default()
    }

    pub(super) fn roles(&self, items: Range<usize>) -> Vec<Role> {
        let role = |item: usize| match self.row.items.get(item).map(|item| &item.content) {
            Some(Content::Who(Role::Together(all))) => {
                all.iter().cloned().map(Role::Named).collect()
            }
            Some(Content::Who(role)) => vec![role.clone()],
            Some(Content::Name(mention)) => vec![Role::Named(mention.clone())],
            _ => Vec::new(),
        };
        items.flat_map(role).collect()
    }

    /// The first of "the GDA and the JI two each"; without "each" the item itself.
    pub(super) fn each_before(&self, item: usize) -> usize {
        let each = self.has(self.wordings.vocabulary.cues.each);
        let first = (0..item).find(|start| self.row.chain_end(*start) == item + 1);
        first.filter(|_| each).unwrap_or(item)
    }

    /// All parties that some items name, where there are several.
    pub(super) fn parties_named(&self, items: Range<usize>) -> Option<Vec<Role>> {
        let party = self.wordings.vocabulary.kinds.party;
        let named = |role: &Role| matches!(role, Role::Named(_));
        let all = items.filter(|at| self.row.items[*at].classes.has(party));
        let roles: Vec<Role> = all.flat_map(|at| self.roles(at..at + 1)).filter(named).collect();
        let mut distinct: Vec<Role> = Vec::new();
        for role in roles {
            let named = |role: &Role| match role {
                Role::Named(mention) => mention.entities.clone(),
                _ => Vec::new(),
            };
            if !distinct.iter().any(|known| named(known) == named(&role)) {
                distinct.push(role);
            }
        }
        (distinct.len() > 1).then_some(distinct)
    }

    /// The nearest name before an item that can be the subject of a kind.
    pub(super) fn subject_before(&self, item: usize, kind: Kind) -> Option<Role> {
        if let Some(winner) = self.winner_of_seats(item, kind) {
            return Some(winner);
        }
        let fits = |at: &usize| self.can_be_subject(*at, kind);
        match self.possessive(item) {
            None => {
                // "Independents, the bulk of them fielded by the X, got": not the X.
                let beside = |at: &usize| fits(at) && !self.row.is_told_apart(*at, item);
                let at = (0..item).rev().find(beside).or_else(|| (0..item).rev().find(fits))?;
                let at = self.first_of_joined(item, at, &fits).unwrap_or(at);
                self.roles(at..at + 1).pop()
            }
            own => own,
        }
    }

    /// "A, with fewer votes than B, took 17 seats": whoever is compared with the name that its wording takes for
    /// the subject.
    pub(super) fn compared_with(&self, found: &Found<'_>) -> Option<Role> {
        let cues = &self.wordings.vocabulary.cues;
        let named = found.at.filled.iter().find(|filled| filled.slot == Slot::Subject)?.start;
        let than = (0..named).rev().find(|at| !self.row.skippable(*at))?;
        let is_than = self.row.items[than].classes.has(cues.than);
        let first = clause(self.row, named).find(|at| self.can_be_subject(*at, found.kind))?;
        let fronted = (first + 1..than).any(|at| self.row.items[at].classes.has(cues.with));
        (is_than && fronted && first < than).then(|| self.roles(first..first + 1).pop())?
    }

    /// Whether a name can be the subject of a kind.
    fn can_be_subject(&self, at: usize, kind: Kind) -> bool {
        let (classes, kinds) = (&self.row.items[at].classes, &self.wordings.vocabulary.kinds);
        // "joined by nine independents": counted, and so not the ones who have.
        let counted = at > 0 && self.is_number(at - 1);
        let class = match kind {
            Kind::CandidateVotes | Kind::Margin | Kind::Rank => kinds.candidate,
            Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::PartyVotes
            | Kind::Strength
            | Kind::Threshold => kinds.party,
            _ => kinds.who,
        };
        !counted && classes.has(class)
    }

    /// "A won by 7,000 votes over B and polled 98,210": whoever a verb shares with the one before, where the name
    /// that its wording takes for its subject is only the one before's object.
    pub(super) fn sharer_of_verb(&self, found: &Found<'_>) -> Option<Role> {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let [Filled { slot: Slot::Subject, start: object, .. }, number] = found.at.filled[..]
        else {
            return None;
        };
        let Slot::Number(_) = number.slot else { return None };
        let mut next = (object + 1..found.at.end).filter(|at| !row.skippable(*at));
        let joins = next.next().is_some_and(|at| row.items[at].classes.has(cues.and));
        let verb = next.next().filter(|at| joins && row.items[*at].classes.has(cues.verb))?;
        let fits = |at: &usize| self.can_be_subject(*at, found.kind);
        let first = self.first_of_joined(verb, object, &fits)?;
        self.roles(first..first + 1).pop()
    }

    /// "X won five; unionists took eight": a verb with a subject of its own that no name explains.
    pub(super) fn is_strangers(&self, verb: usize) -> bool {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let is_aside = |at: &usize| row.items[*at].content == Content::Aside;
        let before = |at: usize| (0..at).rev().find(|it| !is_aside(it));
        let Some(noun) = before(verb) else { return false };
        let item = &row.items[noun];
        let begins = |at: usize| {
            let aside = at.checked_sub(1).is_none_or(|at| is_aside(&at));
            aside || row.separates(at - 1)
        };
        let unknown = item.content == Content::Word && item.classes.is_empty() && begins(noun);
        let is_verb = row.items[verb].classes.has(cues.verb);
        is_verb && (unknown || matches!(item.content, Content::Name(_)))
    }

    /// "His son beat A": of somebody whom nothing but a relation tells.
    pub(super) fn is_of_kin(&self, fact: &Found<'_>) -> bool {
        let before = (0..fact.at.start).rev().find(|at| !self.row.skippable(*at));
        let kin = self.wordings.vocabulary.cues.kin;
        let is_kin = |at: usize| self.row.items[at].classes.has(kin);
        matches!(fact.kind, Kind::Outcome | Kind::Rank)
            && self.filled(fact, Slot::Subject).is_empty()
            && before.is_some_and(is_kin)
    }

    /// "The party's president A won one seat out of four": whoever does what is told at an item, where
    /// seats are counted, which one person may win as well.
    fn winner_of_seats(&self, item: usize, kind: Kind) -> Option<Role> {
        let kinds = &self.wordings.vocabulary.kinds;
        let before = (0..item).rev().find(|at| !self.row.skippable(*at))?;
        let classes = &self.row.items[before].classes;
        let person = classes.has(kinds.candidate) && classes.has(kinds.named);
        let seats = matches!(kind, Kind::SeatTally | Kind::SeatsOfTotal);
        if person && seats && !classes.has(kinds.party) {
            return self.roles(before..before + 1).pop();
        }
        None
    }

    /// "A lost X to B and lost Y to C", "A beat B by 7,000 votes, taking 15,641 or 41.1%": a verb joined
    /// to the first one shares its subject, which is not whoever stands nearest.
    fn first_of_joined(
        &self,
        item: usize,
        nearest: usize,
        fits: &impl Fn(&usize) -> bool,
    ) -> Option<usize> {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let is_verb = |at: &usize| row.items[*at].classes.has(cues.verb);
        let last = |end: usize| (0..end).rev().find(|at| !row.skippable(*at));
        let next = || (item + 1..row.items.len()).find(|at| !row.skippable(*at));
        let item = if row.separates(item) { next()? } else { item };
        let verb = Some(item).filter(is_verb).or_else(|| last(item).filter(is_verb))?;
        let before = last(verb)?;
        let relative = (0..=nearest).any(|at| row.items[at].classes.has(cues.relative));
        if relative || nearest > verb {
            return None;
        }
        let joined = row.separates(before) && !row.ends_clause(before);
        let own = match self.clause_contrasted_with(item) {
            Some(contrasted) if nearest < contrasted.end => contrasted,
            _ if joined => clause(row, item),
            _ => return None,
        };
        let first = own.into_iter().find(|at| fits(at))?;
        (first < nearest).then_some(first)
    }

    /// "A lost X to B but won Y, beating C": the clause before, whose subject that of an item shares, where its
    /// own begins with its verb.
    fn clause_contrasted_with(&self, item: usize) -> Option<Range<usize>> {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let opener = clause(row, item).start.checked_sub(1)?;
        let first = (opener + 1..row.items.len()).find(|at| !row.skippable(*at))?;
        let contrasts = row.items[opener].classes.has(cues.contrasts);
        let goes_on = contrasts && row.items[first].classes.has(cues.verb);
        goes_on.then(|| clause(row, opener.saturating_sub(1)))
    }

    /// The party behind a list of its seats: "With 44 seats in Southland and seven in Northland, the X …".
    pub(super) fn subject_after(&self, item: usize, kind: Kind) -> Option<Role> {
        let (cues, party) = (&self.wordings.vocabulary.cues, self.wordings.vocabulary.kinds.party);
        let first = self.row.items.first()?;
        let fronted = first.classes.has(cues.with) || first.classes.has(cues.get);
        let counts_seats = matches!(kind, Kind::SeatTally | Kind::SeatsOfTotal);
        if !(fronted && counts_seats) {
            return None;
        }
        let named = |at: &usize| self.row.items[*at].classes.has(party) && !self.is_number(at - 1);
        let at = clause(self.row, item).find(|at| *at > item && named(at))?;
        self.roles(at..at + 1).pop()
    }

    pub(super) fn is_number(&self, item: usize) -> bool {
        matches!(self.row.items[item].content, Content::Number { .. })
    }

    /// "their success in securing …": whose it is, where a possessive stands close before.
    fn possessive(&self, item: usize) -> Option<Role> {
        let cues = &self.wordings.vocabulary.cues;
        let near = &self.row.items[item.saturating_sub(4)..=item];
        near.iter().rev().find_map(|item| {
            let by = if item.classes.has(cues.possessive_person) {
                Reference::Person
            } else if item.classes.has(cues.possessive_party) {
                Reference::Party
            } else {
                return None;
            };
            Some(Role::Refers { by, span: item.core })
        })
    }
}

/// Who is meant where a sentence names nobody: whoever was last spoken of.
pub(super) fn last_spoken_of(kind: Kind, opponent: bool, span: Span) -> Option<Role> {
    let by = match kind {
        Kind::CandidateVotes | Kind::SeatTally | Kind::VoteShare if opponent => Reference::Opponent,
        Kind::CandidateVotes => Reference::Person,
        Kind::SeatTally | Kind::SeatsOfTotal | Kind::PartyVotes => Reference::Party,
        _ => return None,
    };
    Some(Role::Refers { by, span })
}

/// Whom a loser is measured against, where nobody is named.
pub(super) fn other_than(opponent: &Role) -> Option<Role> {
    let span = match opponent {
        Role::Named(mention) => mention.span,
        Role::Refers { span, .. } => *span,
        _ => return None,
    };
    Some(Role::Refers { by: Reference::Opponent, span })
}

/// "them", "the coalition": several parties together.
pub(super) fn is_plural(role: &Role) -> bool {
    matches!(role, Role::Refers { by: Reference::Party | Reference::Alliance, .. })
}

/// One role for several.
pub(super) fn together(mut roles: Vec<Role>) -> Role {
    if roles.len() < 2 {
        return roles.pop().unwrap_or_default();
    }
    let mentions: Vec<Mention> = roles
        .iter()
        .filter_map(|role| match role {
            Role::Named(mention) => Some(mention.clone()),
            _ => None,
        })
        .collect();
    if mentions.len() == roles.len() { Role::Together(mentions) } else { roles.swap_remove(0) }
}

/// Whether a claim is about somebody even where its wording names nobody.
pub(super) fn asks_for_subject(found: &Found<'_>) -> bool {
    has_subject(found.kind)
        || (found.kind == Kind::Threshold && found.wording.asserts == Some(true))
}

/// Whether claims of a kind are about somebody.
pub(super) fn has_subject(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::CandidateVotes
            | Kind::Margin
            | Kind::Lead
            | Kind::Rank
            | Kind::Outcome
            | Kind::PartyVotes
            | Kind::Strength
            | Kind::VoteShare
            | Kind::AllegedChange
    )
}
