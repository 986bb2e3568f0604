//! The words of a sentence that set its stance, and how far each reaches.

use super::{Speech, Stage, StageCue, Stance, Voice};
use crate::{
    extractor::{
        Reference, Role,
        classes::{Class, Classes},
        places::clause,
        row::{Content, Item, Row},
        vocabulary::{Cues, Vocabulary},
    },
    text::{Sentence, Unit},
};
use std::ops::Range;

/// "If one now recalls": items between.
const RECALL_REACH: usize = 3;
/// "The first of the night's seats to be declared": items between.
const ORDER_REACH: usize = 6;
/// Items from the end of a quotation to the verb of saying.
const SAID_REACH: usize = 5;
/// Items between a modal verb and the number that it makes uncertain.
const MODAL_REACH: usize = 6;

/// Items within which it is said how many results are in, and of them those before the number.
const COUNT_REACH: usize = 13;
const NUMBER_REACH: usize = 6;

/// Reads the stance of one sentence after another, remembering who spoke last.
pub struct Listener<'a> {
    pub(super) text: &'a str,
    vocabulary: &'a Vocabulary,
    /// The stage that the headline sets.
    title: Option<Stage>,
    /// The stage that the nearest heading above sets, or else the headline.
    default: Option<Stage>,
    last: Option<Speech>,
    last_block: usize,
    /// The stage that the first sentence of the paragraph at hand sets.
    opening: Option<Stage>,
}

impl<'a> Listener<'a> {
    /// A listener at the beginning of an article.
    pub fn new(text: &'a str, vocabulary: &'a Vocabulary) -> Self {
        Self {
            text,
            vocabulary,
            title: None,
            default: None,
            last: None,
            last_block: 0,
            opening: None,
        }
    }

    /// The stance of the next sentence, of a heading its level given; `denied` where the one after
    /// it denies what it reports.
    pub fn hear(
        &mut self,
        row: &Row,
        sentence: &Sentence,
        heading: Option<u8>,
        denied: bool,
    ) -> Stance {
        if let Some(level) = heading {
            let stage = self.stage_of(row);
            self.title = if level == 1 { stage.or(self.title) } else { self.title };
            self.default = stage.or(self.title);
            self.last = None;
        }
        let mut speech = self.speech(row);
        if let Some(carried) = self.carried(row, sentence, &speech) {
            speech.insert(0, carried);
        }
        if let Some(voice) = self.labelled(row).filter(|_| speech.is_empty()) {
            speech.push(Speech::of_all(row, voice));
        }
        // "“Gill lost.” FALSE."
        if denied && speech.is_empty() && self.is_quoted(row) {
            speech.push(Speech::of_all(row, Voice::Refuted));
        }
        if denied {
            speech.iter_mut().for_each(|speech| speech.voice = Voice::Refuted);
        }
        self.last = speech.last().cloned();
        let opens = self.last_block != sentence.block;
        self.last_block = sentence.block;
        let stages = self.stages(row);
        let partial = stages.iter().any(|cue| cue.stage == Stage::Partial);
        // "With 250 results in:" governs the list that follows.
        let listed = opens && self.listed(row);
        if opens && !listed {
            let forecast = has(row, self.cues().pollster);
            self.opening = match () {
                () if partial => Some(Stage::Partial),
                () => forecast.then_some(Stage::Projected),
            };
        }
        let default = match () {
            () if heading.is_some() => None,
            () => self.opening.or(self.default),
        };
        Stance { speech, stages, default }
    }

    /// Whether a row that opens a block is a short entry of a list.
    fn listed(&self, row: &Row) -> bool {
        row.items.len() < 8 && !has(row, self.cues().verb)
    }

    /// "With 250 of 265 seats declared", "with 226 results in", "56 seats had been declared, of which":
    /// the stretch of the count's own words, where some are still out.
    fn counts_in(&self, row: &Row, at: usize) -> bool {
        let is_number = |item: &Item| matches!(item.content, Content::Number { .. });
        let opens = is_number(&row.items[at])
            && clause(row, at).take_while(|before| *before < at).all(|before| {
                !matches!(row.items[before].content, Content::Who(_) | Content::Number { .. })
            });
        let with = row.items[at].classes.has(self.cues().with);
        let near = &row.items[at..row.items.len().min(at + COUNT_REACH)];
        let number = near.iter().take(NUMBER_REACH).position(is_number).filter(|_| with || opens);
        let Some(number) = number else { return false };
        let (counted, parted) = self.counted(&near[number..]);
        counted && (with || parted)
            || with
                && matches!(near[number].content, Content::Number { unit: Some(Unit::Places), .. })
    }

    /// "6,120 votes, from 19 of 551 polling stations".
    fn is_of_some_stations(&self, row: &Row, at: usize) -> bool {
        let places = |at: usize| {
            let item = row.items.get(at)?;
            let is_places =
                matches!(item.content, Content::Number { unit: Some(Unit::Places), .. });
            is_places.then(|| item.core.of(self.text))
        };
        let leads = row.items[at].classes.has_any(&[self.cues().from, self.cues().with]);
        let part = leads.then(|| places(at + 1)).flatten();
        let of = row.items.get(at + 2).is_some_and(|it| it.classes.has(self.cues().of));
        part.zip(places(at + 3)).is_some_and(|(part, all)| of && part != all)
    }

    /// Whether items from a number on say that so many results are in, and whether a list of them
    /// follows.
    fn counted(&self, near: &[Item]) -> (bool, bool) {
        let cues = self.cues();
        let stops = |item: &Item| {
            matches!(item.content, Content::Who(_)) || item.classes.has(cues.clause_end)
        };
        let end = near.iter().position(stops).unwrap_or(near.len());
        let has = |class: Class| near[..end].iter().any(|item| item.classes.has(class));
        // "With 226 results in, …", but not "with 97,310 votes in the polls".
        let leads_on = |at: usize| {
            near[at].classes.has(cues.inside)
                && near[at + 1..end].first().is_some_and(|next| !next.classes.has(cues.and))
        };
        let reports = (0..end).any(|at| near[at].classes.has(cues.reporting) && !leads_on(at));
        let parted = near[..end].last().is_some_and(|last| last.classes.has(cues.of))
            || near.get(end).is_some_and(|item| item.classes.has(cues.breaks));
        (has(cues.counted_in) && reports, parted)
    }

    pub(super) fn cues(&self) -> &'a Cues {
        &self.vocabulary.cues
    }

    fn stage_of(&self, row: &Row) -> Option<Stage> {
        let cues = self.cues();
        if has(row, cues.partial) {
            Some(Stage::Partial)
        } else if has(row, cues.pollster) {
            Some(Stage::Projected)
        } else {
            has(row, cues.provisional).then_some(Stage::Provisional)
        }
    }

    fn stages(&self, row: &Row) -> Vec<StageCue> {
        let cues = self.cues();
        let kinds = [
            (cues.provisional, Stage::Provisional),
            (cues.partial, Stage::Partial),
            (cues.projected, Stage::Projected),
            (cues.hypothetical, Stage::Hypothetical),
        ];
        let mut found = Vec::new();
        // A candidate called Hope hopes for nothing.
        let words = row.items.iter().enumerate().filter(|(_, item)| !is_name(&item.content));
        for (at, item) in words {
            for (class, stage) in kinds {
                if item.classes.has(class) && !(self.is_in_order(row, at) || self.recalls(row, at))
                {
                    let (start, end) = match stage {
                        Stage::Provisional => (0, row.items.len()),
                        _ if at == 0 => (0, row.items.len()),
                        Stage::Partial => {
                            let clause = clause(row, at);
                            (clause.start, clause.end)
                        }
                        _ => (at, clause(row, at).end),
                    };
                    found.push(StageCue { start, end, stage, modal: false });
                }
            }
            if at == 0 && item.classes.has(cues.inverts) && self.is_before_deed(row, at) {
                // "Had X won, it would have …": none of it was.
                let (start, end) = (0, row.items.len());
                found.push(StageCue { start, end, stage: Stage::Hypothetical, modal: false });
            }
            if self.counts_in(row, at) || self.is_of_some_stations(row, at) {
                found.push(StageCue {
                    start: 0,
                    end: row.items.len(),
                    stage: Stage::Partial,
                    modal: false,
                });
            }
            if item.classes.has(cues.modal) {
                let end = row.items.len().min(at + MODAL_REACH).min(clause(row, at).end);
                found.push(StageCue { start: at, end, stage: Stage::Projected, modal: true });
            }
        }
        found
    }

    /// Whether words tell when in the count something happened: "the last seat to be declared".
    fn is_in_order(&self, row: &Row, at: usize) -> bool {
        let words = row.items[at].span.of(self.text);
        let infinitive = words.get(..3).is_some_and(|to| to.eq_ignore_ascii_case("to "));
        let near = at.saturating_sub(ORDER_REACH)..at;
        let mut near = near.rev().take_while(|at| !row.ends_clause(*at));
        infinitive && near.any(|at| row.items[at].classes.has(self.cues().in_order))
    }

    /// Whether words ask to remember, and set no condition: "If one recalls".
    fn recalls(&self, row: &Row, at: usize) -> bool {
        let behind = row.items.iter().skip(at + 1).take(RECALL_REACH);
        let mut behind = behind.take_while(|item| !is_name(&item.content));
        at == 0 && behind.any(|item| item.classes.has(self.cues().recalls))
    }

    /// Whether a name with its verb follows: "Had Gill won", and not "had Gill at 29,046".
    fn is_before_deed(&self, row: &Row, at: usize) -> bool {
        let mut next = row.items[at + 1..].iter().filter(|item| item.content != Content::Aside);
        next.next().is_some_and(|item| is_name(&item.content))
            && next.next().is_some_and(|item| item.classes.has(self.cues().verb))
    }

    fn speech(&self, row: &Row) -> Vec<Speech> {
        let cues = self.cues();
        let mut found: Vec<Speech> = Vec::new();
        for (at, item) in row.items.iter().enumerate() {
            let classes = &item.classes;
            let speech = if classes.has(cues.according_to) {
                self.according_to(row, at)
            } else if classes.has(cues.say) || classes.has(cues.claim) {
                self.said(row, at)
            } else if classes.has(cues.deny) {
                self.said(row, at).map(|speech| Speech { voice: Voice::Refuted, ..speech })
            } else if classes.has(cues.report) {
                self.reported(row, at)
            } else if classes.has(cues.rumour) {
                Some(self.rumoured(row, at))
            } else {
                None
            };
            found.extend(speech);
        }
        if has(row, cues.refuted) {
            // "We found no channel that …": nobody is quoted, and still nobody says it.
            if found.is_empty() {
                found.push(Speech::of_all(row, Voice::Refuted));
            }
            found.iter_mut().for_each(|speech| speech.voice = Voice::Refuted);
        }
        found
    }

    /// "according to X," at either end of the sentence covers all of it.
    fn according_to(&self, row: &Row, at: usize) -> Option<Speech> {
        let ends = |i: &usize| row.separates(*i) || row.ends_clause(*i);
        let end = (at + 1..row.items.len()).find(ends).unwrap_or(row.items.len());
        let named = (at + 1..end).find(|i| is_name(&row.items[*i].content)).unwrap_or(end - 1);
        let words = row.items.get(at + 1)?.span.to(row.items[named.max(at + 1)].span);
        Some(Speech {
            start: 0,
            end: row.items.len(),
            voice: Voice::Attributed,
            speaker: Some(words.of(self.text).to_owned()),
            interested: self.interested(row, named),
        })
    }

    /// "X said (that) …" covers what follows; "…, said X" and "…, X said" what stands before.
    fn said(&self, row: &Row, at: usize) -> Option<Speech> {
        let takes_number = row.items[at].classes.has(self.cues().claim)
            && row.items[at + 1..]
                .iter()
                .find(|item| item.content != Content::Aside)
                .is_some_and(|item| matches!(item.content, Content::Number { .. }));
        let infinitive = at > 0 && row.items[at - 1].span.of(self.text).eq_ignore_ascii_case("to");
        let before = (0..at).rev().find(|i| row.items[*i].content != Content::Aside);
        // "has been announced": the auxiliary may be one that patterns step over.
        let mut auxiliary = before.unwrap_or_default()..at;
        let passive = auxiliary.any(|i| row.items[i].classes.has(self.cues().be))
            && !row.items[at].span.of(self.text).ends_with("ing");
        // "12,665 rejected against a margin of 293": counted, and nobody denies it.
        // But "\"We have 170,\" said Gill" is.
        let counted = before.is_some_and(|i| {
            let parted = (i + 1..at).any(|i| row.separates(i));
            matches!(row.items[i].content, Content::Number { .. }) && !parted
        });
        if infinitive || passive || counted {
            return None;
        }
        // "The X claimed 170 seats": it may have won them, or only says so.
        if takes_number {
            let speaker = before.filter(|i| is_name(&row.items[*i].content))?;
            return Some(Speech {
                start: at,
                end: clause(row, at).end,
                voice: Voice::Attributed,
                speaker: Some(row.items[speaker].span.of(self.text).to_owned()),
                interested: false,
            });
        }
        if let Some((speaker, end)) = self.quoted_before(row, at) {
            return Some(Speech {
                start: 0,
                end,
                voice: Voice::Attributed,
                speaker: Some(row.items[speaker].span.of(self.text).to_owned()),
                interested: self.interested(row, speaker),
            });
        }
        // "…, saying that …" is said by the subject of the sentence.
        let participle = row.items[at].span.of(self.text).ends_with("ing");
        let first = (0..at).find(|i| is_name(&row.items[*i].content) && !row.items[*i].possessive);
        let nearest = (0..at).rev().find(|i| is_name(&row.items[*i].content));
        let before = if participle { first.or(nearest) } else { nearest };
        let after = (at + 1..row.items.len().min(at + 4)).find(|i| is_name(&row.items[*i].content));
        let closes = row.items.len() - at <= 4;
        let (speaker, start, end) = match (before, after) {
            (Some(before), _) if !closes => (before, at, row.items.len()),
            (_, Some(after)) if closes => (after, 0, at),
            (Some(before), None) if closes => (before, 0, before),
            (Some(before), _) => (before, at, row.items.len()),
            (None, _) => return self.unnamed(row, at),
        };
        Some(Speech {
            start,
            end,
            voice: Voice::Attributed,
            speaker: Some(row.items[speaker].span.of(self.text).to_owned()),
            interested: self.interested(row, speaker),
        })
    }

    /// "\"We have won,\" Gill told reporters, adding that …": who speaks, and where the quotation that opens the
    /// sentence ends.
    fn quoted_before(&self, row: &Row, at: usize) -> Option<(usize, usize)> {
        let is_quote = |item: &Item| item.span.of(self.text).starts_with(['"', '“', '”']);
        row.items.first().filter(|first| is_quote(first))?;
        let end = (1..at).rev().find(|i| is_quote(&row.items[*i]))?;
        let is_name = |i: &usize| is_name(&row.items[*i].content);
        let near = |from: usize, to: usize| (from..row.items.len().min(to)).find(is_name);
        let said = at - end <= SAID_REACH;
        let speaker = near(end + 1, at).or_else(|| near(at + 1, at + 4)).filter(|_| said)?;
        Some((speaker, end))
    }

    /// "officials said": a speaker that is no name.
    fn unnamed(&self, row: &Row, at: usize) -> Option<Speech> {
        let clause = clause(row, at);
        if clause.clone().any(|i| row.items[i].classes.has(self.cues().rumour)) {
            return None;
        }
        let start = self.noun_phrase(row, clause.start..at);
        let words = row.items.get(start)?.span.to(row.items.get(at.checked_sub(1)?)?.span);
        (start < at).then(|| Speech {
            start: at,
            end: row.items.len(),
            voice: Voice::Attributed,
            speaker: Some(words.of(self.text).to_owned()),
            interested: self.claimed(row, start, at),
        })
    }

    /// Whether a speaker without a name takes sides: by the verb ("claimed"), and no authority.
    fn claimed(&self, row: &Row, speaker: usize, verb: usize) -> bool {
        let authority = |i: usize| row.items[i].classes.has(self.cues().authority);
        row.items[verb].classes.has(self.cues().claim) && !(speaker..verb).any(authority)
    }

    /// Where the noun phrase that ends a stretch begins: "a week later | a spokesman for the party".
    fn noun_phrase(&self, row: &Row, stretch: Range<usize>) -> usize {
        let cues = self.cues();
        let has = |i: usize, class: Class| row.items[i].classes.has(class);
        let hangs_on = |i: usize| i > stretch.start && has(i - 1, cues.place_preposition);
        let opens = |i: &usize| has(*i, cues.determiner) && !hangs_on(*i);
        let determiner = stretch.clone().rev().find(opens);
        determiner.or_else(|| stretch.clone().find(|i| !row.separates(*i))).unwrap_or(stretch.end)
    }

    /// "unofficial results showed …".
    fn reported(&self, row: &Row, at: usize) -> Option<Speech> {
        let cues = self.cues();
        let start = clause(row, at).start;
        let source = (start..at).rev().find(|i| {
            let classes = &row.items[*i].classes;
            classes.has(cues.source_noun)
        })?;
        Some(Speech {
            start: at,
            end: row.items.len(),
            voice: Voice::Attributed,
            speaker: Some(
                row.items[start].span.to(row.items[source].span).of(self.text).to_owned(),
            ),
            interested: false,
        })
    }

    fn rumoured(&self, row: &Row, at: usize) -> Speech {
        Speech {
            start: at,
            end: row.items.len(),
            voice: Voice::Attributed,
            speaker: Some(row.items[at].span.of(self.text).to_owned()),
            interested: false,
        }
    }

    /// Speech that goes on from the sentence before: a quotation without its own verb, or a
    /// sentence that leans on the last one ("Others led in 27").
    fn carried(&self, row: &Row, sentence: &Sentence, own: &[Speech]) -> Option<Speech> {
        let last = self.last.as_ref().filter(|_| sentence.block == self.last_block)?;
        let first = row.items.first()?;
        let quoted = first.span.of(self.text).starts_with(['"', '“']) && own.is_empty();
        let leans = first.classes.has(self.cues().continues) && own.is_empty();
        (quoted || leans).then(|| Speech { start: 0, end: row.items.len(), ..last.clone() })
    }

    /// Whether a speaker takes sides: a party or one of its people, and no authority.
    fn interested(&self, row: &Row, speaker: usize) -> bool {
        let item = &row.items[speaker];
        let classes: &Classes = &item.classes;
        if classes.has(self.cues().authority) {
            return false;
        }
        match &item.content {
            Content::Who(Role::Refers { by: Reference::Person, .. }) => {
                self.last.as_ref().is_none_or(|last| last.interested)
            }
            Content::Who(_) => true,
            _ => false,
        }
    }
}

fn has(row: &Row, class: Class) -> bool {
    row.classes.has(class)
}

fn is_name(content: &Content) -> bool {
    matches!(content, Content::Who(_) | Content::Name(_))
}
