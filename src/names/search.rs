//! Finding names in a text.

use super::{
    Gazetteer, NameHit, Names,
    bearers::Bearers,
    forms::{Form, Rule},
    sketch::Sketch,
    words::{Gap, Word, words},
};
use crate::{
    sources::{Entity, EntityRef},
    span::Span,
};

/// All names in a text; see [`Gazetteer::find`].
pub(super) fn find(names: &Gazetteer, text: &str) -> Vec<NameHit> {
    let words = words(text);
    let mut found = candidates(names, text, &words);
    names.countries.keep_those_told(&mut found, &words);
    found.sort_by_key(|found| (found.from, std::cmp::Reverse(found.to)));
    let mut kept: Vec<Found> = Vec::new();
    for found in found {
        match kept.last_mut() {
            Some(last) if found.from < last.to => last.share(&found, names, &words),
            Some(last) if last.is_named_by(&found, text, &words) => last.take(found),
            _ => kept.push(found),
        }
    }
    kept.into_iter()
        .map(|found| NameHit { span: found.span(text, &words), entities: found.entities })
        .collect()
}

/// Every form that stands in the text by its own rule, overlaps and all.
fn candidates(names: &Gazetteer, text: &str, words: &[Word<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for from in 0..words.len() {
        let mut sketch = Sketch::EMPTY;
        let capital = words[from].is_capital();
        for (to, word) in (from + 1..).zip(&words[from..]) {
            let broken = to > from + 1 && word.before == Gap::Break;
            sketch = sketch.and(&word.folded);
            if broken || !names.index.begins(sketch, to - from, capital) {
                break;
            }
            let stretch = Stretch { text, words, from, to };
            found.extend(stretch.named(names, sketch));
        }
    }
    found
}

/// A form found: words `from..to`.
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) entities: Vec<EntityRef>,
}

impl Found {
    /// Whether the other, after a comma, is one more name of the same constituency
    /// (`NA-130, Midtown-XIV`).
    fn is_named_by(&self, other: &Found, text: &str, words: &[Word<'_>]) -> bool {
        let between = Span::new(words[self.to - 1].span.end, words[other.from].span.start);
        between.of(text).trim_end() == ","
            && self.entities.iter().all(|e| matches!(e.entity, Entity::Contest(_)))
            && self.entities.iter().any(|e| other.entities.contains(e))
    }

    /// Takes from a shorter name that begins it the constituencies of other elections that the whole fits too:
    /// `NA-1 Hillside` is the name of one election's seat, and another's `NA-1` is in Hillside as well.
    fn share(&mut self, shorter: &Found, names: &Gazetteer, words: &[Word<'_>]) {
        if shorter.from != self.from {
            return;
        }
        let is_contest = |entity: &EntityRef| matches!(entity.entity, Entity::Contest(_));
        let rest = &words[shorter.to..self.to];
        let fits = |entity: &&EntityRef| {
            let mut forms = names.names(entity.election).forms(entity.entity).iter();
            forms.any(|form| rest.iter().all(|word| form.folded.contains(&word.folded)))
        };
        if self.entities.iter().all(is_contest) {
            let known: Vec<_> = self.entities.iter().map(|entity| entity.election).collect();
            let others = shorter.entities.iter().filter(|entity| is_contest(entity));
            let others = others.filter(|entity| !known.contains(&entity.election));
            self.entities.extend(others.filter(fits));
            self.entities.sort_unstable();
        }
    }

    fn take(&mut self, other: Found) {
        self.to = other.to;
        self.entities.retain(|entity| other.entities.contains(entity));
    }

    /// From the first word to the last, with the bracket it opened, and the full stop that shortens its
    /// ending (`Frank Pallone Jr. won`) where it ends no sentence.
    fn span(&self, text: &str, words: &[Word<'_>]) -> Span {
        let last = &words[self.to - 1];
        let span = words[self.from].span.to(last.span);
        let goes_on =
            |rest: &str| rest.trim_start().starts_with(|c: char| c.is_lowercase() || c == ',');
        if last.known.ending && text[span.end..].strip_prefix('.').is_some_and(goes_on) {
            return Span::new(span.start, span.end + 1);
        }
        let opens = span.of(text).matches('(').count() > span.of(text).matches(')').count();
        let closed = opens && text[span.end..].starts_with(')');
        Span::new(span.start, span.end + usize::from(closed))
    }
}

/// Words of a text that look like a form.
struct Stretch<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    from: usize,
    to: usize,
}

impl Stretch<'_> {
    /// What its words stand for, if anything, with the titles before a person.
    fn named(&self, names: &Gazetteer, sketch: Sketch) -> Option<Found> {
        let mut may_be = names.index.named(sketch).peekable();
        may_be.peek()?;
        if !self.is_whole() {
            return None;
        }
        let mut entities: Vec<EntityRef> =
            may_be.filter(|entity| self.stands_for(names.names(entity.election), entity)).collect();
        if entities.is_empty() {
            return None;
        }
        entities.sort_unstable();
        let person = entities.iter().all(|e| matches!(e.entity, Entity::Person(_)));
        let from = if person { self.with_titles() } else { self.from };
        Some(Found { from, to: self.to, entities })
    }

    fn stands_for(&self, names: &Names, entity: &EntityRef) -> bool {
        let mut forms = names.forms(entity.entity).iter();
        forms.any(|form| self.is(form) && self.obeys(&form.rule, &names.bearers))
    }

    /// Whether its words are those of a form.
    fn is(&self, form: &Form) -> bool {
        let inner = self.inner();
        let commas = inner.iter().skip(1).filter(|word| word.before == Gap::Comma).count();
        inner.len() == form.folded.len()
            && commas <= form.commas
            && inner.iter().zip(&form.folded).all(|(word, folded)| word.folded == *folded)
    }

    fn inner(&self) -> &[Word<'_>] {
        &self.words[self.from..self.to]
    }

    fn next(&self) -> Option<&Word<'_>> {
        let parts = |word: &&Word<'_>| matches!(word.before, Gap::Break | Gap::Comma);
        self.words.get(self.to).filter(|word| !parts(word))
    }

    fn last(&self) -> Option<&Word<'_>> {
        self.inner().last()
    }

    /// Whether it neither begins nor ends inside a word or a number.
    fn is_whole(&self) -> bool {
        let Some((first, last)) = self.inner().first().zip(self.last()) else { return false };
        let glued = (first.before == Gap::None && self.from > 0)
            || self.next().is_some_and(|next| next.before == Gap::None);
        let mut rest = self.text[last.span.end..].chars();
        let longer = last.is_number()
            && matches!(rest.next(), Some(',' | '.'))
            && rest.next().is_some_and(|c| c.is_ascii_digit());
        let brackets = |c| first.span.to(last.span).of(self.text).matches(c).count();
        let closes = brackets(')') <= brackets('(');
        !glued && !longer && closes
    }

    fn obeys(&self, rule: &Rule, bearers: &Bearers) -> bool {
        match rule {
            Rule::Code(written) => self.is_code(written),
            Rule::Word { written, common } => {
                let word = &self.words[self.from];
                word.written.to_lowercase() == *written && (*common || word.is_capital())
            }
            Rule::Name { common } => {
                *common || self.to - self.from > 2 || self.words[self.from].is_capital()
            }
            Rule::Person => self.words[self.from].is_capital() && !self.is_part(bearers),
            Rule::Numbered => self.words[self.from].is_capital() && !self.counts_what_follows(),
        }
    }

    /// Whether its letters are those of a code, or all capitals.
    fn is_code(&self, written: &[String]) -> bool {
        self.inner().iter().zip(written).all(|(word, code)| {
            word.written == *code
                || word.written.eq_ignore_ascii_case(code)
                    && !word.written.chars().any(char::is_lowercase)
        })
    }

    /// Whether it is only part of a longer name of a person (`Mary Gill` of `Ann Mary Gill`).
    fn is_part(&self, bearers: &Bearers) -> bool {
        let goes_on = |word: &Word<'_>, gap: Gap| {
            matches!(gap, Gap::Space | Gap::Dash)
                && word.is_capital()
                && bearers.of(&word.folded) > 0
                && !word.known.title
        };
        let before = self.from.checked_sub(1).map(|ix| &self.words[ix]);
        before.is_some_and(|word| goes_on(word, self.words[self.from].before) && !word.known.weak)
            || self.next().is_some_and(|word| goes_on(word, word.before))
    }

    /// Whether its last word is a number that counts the word after it (`in Midtown 14 seats`).
    fn counts_what_follows(&self) -> bool {
        self.last().is_some_and(|last| last.is_number() && last.before == Gap::Space)
            && self.next().is_some_and(|next| next.before == Gap::Space && next.is_small())
    }

    /// Where it begins with the titles and common given names before it.
    fn with_titles(&self) -> usize {
        let mut from = self.from;
        while from > 0 && self.words[from].before == Gap::Space {
            let word = &self.words[from - 1];
            if !(word.known.is_light() && word.is_capital()) {
                break;
            }
            from -= 1;
        }
        from
    }
}
