//! The written forms of every entity, made by rule from its names.

use super::{
    spelling::NameWords,
    words::{Word, words},
};
use crate::sources::{
    Bloc, BlocId, Body, BodyId, Contest, ContestId, Election, Entity, Party, PartyId, PartyKind,
    Person, PersonId, Region, RegionId,
};

/// One written form of one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// What it stands for.
    pub(super) entity: Entity,
    /// Its words, as [`Word::folded`].
    pub(super) folded: Vec<String>,
    /// How far a text may differ from it.
    pub(super) rule: Rule,
}

/// How far a text may differ from a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// An abbreviation or code: these letters in this case, or all capitals.
    Code(Vec<String>),
    /// One word, spelt just so whatever its case; `common` if it may begin with a small letter.
    Word { written: String, common: bool },
    /// Several words in any newspaper spelling; `common` as above.
    Name { common: bool },
    /// The full name of a person.
    Person,
    /// A place with its number: figures set off by a space must not count what follows.
    Numbered,
}

/// Every form of every entity of an election.
pub(super) fn forms(election: &Election) -> Vec<Form> {
    let mut forms = Forms::default();
    forms.election(election);
    for (ix, body) in (0..).zip(&election.bodies) {
        forms.body(BodyId(ix), body);
    }
    for (ix, party) in (0..).zip(&election.parties) {
        forms.party(PartyId(ix), party);
    }
    for (ix, bloc) in (0..).zip(&election.blocs) {
        forms.bloc(BlocId(ix), bloc);
    }
    for (ix, region) in (0..).zip(&election.regions) {
        forms.region(RegionId(ix), region);
    }
    for (ix, contest) in (0..).zip(&election.contests) {
        forms.contest(ContestId(ix), contest);
    }
    for (ix, person) in (0..).zip(&election.people) {
        forms.person(PersonId(ix), person);
    }
    forms.0
}

#[derive(Default)]
struct Forms(Vec<Form>);

impl Forms {
    fn election(&mut self, election: &Election) {
        let year = election.date.year().to_string();
        for name in election.aliases.iter().chain([&election.name]) {
            self.name(Entity::Election, name, true);
            if let Some(rest) = without(name, &year) {
                self.name(Entity::Election, &format!("{year} {rest}"), true);
                self.name(Entity::Election, &format!("{rest} {year}"), true);
                self.name(Entity::Election, &format!("{rest} of {year}"), true);
            }
        }
    }

    fn body(&mut self, id: BodyId, body: &Body) {
        for name in body.aliases.iter().chain([&body.name]) {
            self.name(Entity::Body(id), name, true);
        }
    }

    fn party(&mut self, id: PartyId, party: &Party) {
        let common = party.kind == PartyKind::Independent;
        for name in party.aliases.iter().chain([&party.id, &party.name]) {
            self.name(Entity::Party(id), name, common);
            if let Some(short) = bracket_shortened(name) {
                self.name(Entity::Party(id), &short, common);
            }
        }
    }

    fn bloc(&mut self, id: BlocId, bloc: &Bloc) {
        for name in bloc.aliases.iter().chain([&bloc.name]) {
            self.name(Entity::Bloc(id), name, true);
        }
    }

    fn region(&mut self, id: RegionId, region: &Region) {
        for name in region.aliases.iter().chain([&region.name]) {
            self.name(Entity::Region(id), name, false);
            if without(name, &region.level).is_none() {
                self.name(Entity::Region(id), &format!("{name} {}", region.level), false);
                self.name(Entity::Region(id), &format!("{} {name}", region.level), true);
            }
        }
    }

    fn contest(&mut self, id: ContestId, contest: &Contest) {
        let entity = Entity::Contest(id);
        self.name(entity, &contest.id, false);
        for name in contest.aliases.iter().chain([&contest.name]) {
            self.name(entity, name, false);
            self.name(entity, &format!("{} {name}", contest.id), false);
            if let Some((place, _)) = numbered(name) {
                self.name(entity, &format!("{} {place}", contest.id), false);
            }
        }
    }

    fn person(&mut self, id: PersonId, person: &Person) {
        let known = NameWords::bundled();
        for alias in &person.aliases {
            if words(alias).len() == 1 {
                self.name(Entity::Person(id), alias, false);
            }
        }
        for name in person.aliases.iter().chain([&person.name]) {
            let all = words(name);
            let light = all
                .iter()
                .take_while(|word| known.is_title(&word.written) || known.is_weak(&word.written))
                .count();
            for from in 0..=light {
                let rest = &all[from..];
                let tells =
                    rest.iter().any(|w| !known.is_title(&w.written) && !known.is_weak(&w.written));
                if rest.len() > 1 && tells {
                    for folded in joined_and_apart(rest) {
                        self.add(Form { entity: Entity::Person(id), folded, rule: Rule::Person });
                    }
                }
            }
        }
    }

    /// A name in the forms that follow from it.
    fn name(&mut self, entity: Entity, name: &str, common: bool) {
        let all = words(name);
        if is_code(&all) {
            self.code(entity, &all);
            return;
        }
        let is_contest = matches!(entity, Entity::Contest(_));
        let rule = match &all[..] {
            [] => return,
            [one] => Rule::Word { written: one.written.to_lowercase(), common },
            _ if is_contest && numbered(name).is_some() => Rule::Numbered,
            _ => Rule::Name { common },
        };
        for folded in possessive_and_not(&all) {
            self.add(Form { entity, folded, rule: rule.clone() });
        }
        if common && !name.ends_with('s') {
            let plural = words(&format!("{name}s"));
            let rule = match &plural[..] {
                [one] => Rule::Word { written: one.written.to_lowercase(), common },
                _ => rule,
            };
            self.add(Form { entity, folded: folded(&plural), rule });
        }
    }

    /// An abbreviation, and its parts written as one.
    fn code(&mut self, entity: Entity, all: &[Word]) {
        let written: Vec<_> = all.iter().map(|word| word.written.clone()).collect();
        if all.len() > 1 && all.iter().all(|word| !word.is_number()) {
            let one = written.concat();
            self.add(Form { entity, folded: folded(&words(&one)), rule: Rule::Code(vec![one]) });
        }
        self.add(Form { entity, folded: folded(all), rule: Rule::Code(written) });
    }

    fn add(&mut self, form: Form) {
        self.0.push(form);
    }
}

fn folded(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.folded.clone()).collect()
}

/// Whether words make a code or an abbreviation: every one is a number, a single capital or has
/// several capitals, and not all are numbers.
fn is_code(all: &[Word]) -> bool {
    let capitals = |word: &Word| word.written.chars().filter(|c| c.is_uppercase()).count();
    let letters = |word: &Word| word.written.chars().count();
    all.iter().all(|word| {
        word.is_number() || capitals(word) > 1 || (letters(word) == 1 && capitals(word) == 1)
    }) && all.iter().any(|word| !word.is_number())
}

/// A place and its number: `Lahore-XIV` is `Lahore` and 14.
fn numbered(name: &str) -> Option<(&str, u32)> {
    let all = words(name);
    let (last, rest) = all.split_last()?;
    let number = last.folded.parse().ok()?;
    Some((&name[..rest.last()?.span.end], number))
}

/// A name without one of its words (a year, a level), where it has that word.
fn without(name: &str, word: &str) -> Option<String> {
    let all: Vec<_> = name.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let rest: Vec<_> =
        all.iter().filter(|part| !part.eq_ignore_ascii_case(word)).copied().collect();
    (rest.len() < all.len() && !rest.is_empty()).then(|| rest.join(" "))
}

/// `Muslim League (Nawaz)` as `Muslim League (N)`.
fn bracket_shortened(name: &str) -> Option<String> {
    let (head, rest) = name.split_once('(')?;
    let inner = rest.strip_suffix(')')?;
    let initial = inner.chars().next().filter(|_| inner.chars().count() > 1)?;
    Some(format!("{head}({initial})"))
}

/// `People's Party` and `Peoples Party` are one name.
fn possessive_and_not(all: &[Word]) -> Vec<Vec<String>> {
    let as_is = folded(all);
    let mut joined: Vec<String> = Vec::new();
    let mut apart: Vec<String> = Vec::new();
    for (ix, word) in all.iter().enumerate() {
        match joined.last_mut() {
            Some(last) if word.folded == "s" && ix > 0 => last.push('s'),
            _ => joined.push(word.folded.clone()),
        }
        match word.folded.strip_suffix('s') {
            Some(stem) if stem.len() > 2 && ix + 1 < all.len() => {
                apart.extend([stem.to_owned(), "s".to_owned()]);
            }
            _ => apart.push(word.folded.clone()),
        }
    }
    distinct([as_is, joined, apart])
}

/// A person's name with its particles joined to either neighbour, to both, or to none.
fn joined_and_apart(all: &[Word]) -> Vec<Vec<String>> {
    let known = NameWords::bundled();
    let mut forms: Vec<Vec<String>> = vec![Vec::new()];
    for (ix, word) in all.iter().enumerate() {
        let joins = ix > 0
            && (known.is_particle(&word.written)
                || known.is_suffix(&word.written)
                || known.is_particle(&all[ix - 1].written));
        let mut next = Vec::new();
        for form in forms {
            if joins {
                let mut joined = form.clone();
                if let Some(last) = joined.last_mut() {
                    *last = super::spelling::fold(&format!("{last}{}", word.folded));
                }
                next.push(joined);
            }
            let mut apart = form;
            if let Some(stem) = known.stem(&word.folded) {
                let mut split = apart.clone();
                split.extend([stem.to_owned(), word.folded[stem.len()..].to_owned()]);
                next.push(split);
            }
            apart.push(word.folded.clone());
            next.push(apart);
        }
        forms = next;
    }
    forms.retain(|form| form.len() > 1);
    distinct(forms)
}

fn distinct<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
