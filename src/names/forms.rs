//! The written forms of every entity, made by rule from its names.
//!
//! What a name gives rise to is a few runs of words; each run is read in one of few ways, and only
//! then spelt out as forms.

use super::{
    short,
    spelling::{NameWords, fold},
    words::{Gap, Word, words},
};
use crate::sources::{
    Bloc, BlocId, Body, BodyId, Election, Entity, Party, PartyId, PartyKind, Region, RegionId,
};
use smol_str::{SmolStr, format_smolstr};

/// One written form of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Its words, as [`Word::folded`].
    pub(super) folded: Vec<SmolStr>,
    /// How far a text may differ from it.
    pub(super) rule: Rule,
    /// How many commas it may be printed with: `Stone, Great Wyrley and Penkridge`.
    pub(super) commas: usize,
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

/// How a run of words is read as a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormReading {
    /// As any name; `common` if it may begin with a small letter.
    Name { common: bool },
    /// As the plural of a common name.
    Plural,
    /// As the code or name of a constituency.
    Contest,
    /// As the name of a person.
    Person,
}

/// Takes the runs of words that stand for an entity, with how they are read.
pub(super) type Take<'t> = &'t mut dyn FnMut(&[&Word<'_>], FormReading);

/// The runs of words that stand for a constituency.
pub(super) fn contest<'n>(code: &str, names: impl Iterator<Item = &'n str>, take: Take<'_>) {
    let code = words(code);
    name_of_words(&refs(&code), FormReading::Contest, take);
    for name in names {
        let name = words(name);
        let coded: Vec<&Word<'_>> = code.iter().chain(&name).collect();
        name_of_words(&refs(&name), FormReading::Contest, take);
        name_of_words(&coded, FormReading::Contest, take);
        if is_numbered(&refs(&name)) {
            name_of_words(&coded[..coded.len() - 1], FormReading::Contest, take);
        }
    }
}

/// The runs of words that stand for a person: all of a name and its [`short`] forms, and what is left
/// of each without the titles and common names it begins with.
pub(super) fn person<'n>(
    name: &[Word<'_>],
    aliases: impl Iterator<Item = &'n str>,
    take: Take<'_>,
) {
    full_name(&refs(name), take);
    for alias in aliases {
        let alias = words(alias);
        let alias = refs(&alias);
        match alias[..] {
            [_] => name_of_words(&alias, FormReading::Name { common: false }, take),
            _ => full_name(&alias, take),
        }
    }
}

fn full_name(all: &[&Word<'_>], take: Take<'_>) {
    short::forms(all, |name| without_titles(name, take));
}

fn without_titles(all: &[&Word<'_>], take: Take<'_>) {
    let light = all.iter().take_while(|word| word.known.is_light()).count();
    for rest in (0..=light).map(|from| &all[from..]) {
        if rest.len() > 1 && rest.iter().any(|word| !word.known.is_light()) {
            take(rest, FormReading::Person);
        }
    }
}

/// Every form of an election itself, and of its bodies, parties, blocs and regions.
pub(super) fn of_the_few(election: &Election) -> Vec<(Entity, Form)> {
    let mut few = Few::default();
    few.election(election);
    for (ix, body) in (0..).zip(&election.bodies) {
        few.body(BodyId(ix), body);
    }
    for (ix, party) in (0..).zip(&election.parties) {
        few.party(PartyId(ix), party);
    }
    for (ix, bloc) in (0..).zip(&election.blocs) {
        few.bloc(BlocId(ix), bloc);
    }
    for (ix, region) in (0..).zip(&election.regions) {
        few.region(RegionId(ix), region);
    }
    few.0
}

#[derive(Default)]
struct Few(Vec<(Entity, Form)>);

impl Few {
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
            // "The grand old party" is written like other words.
            let small = name.contains(' ') && !name.contains(char::is_uppercase);
            self.name(Entity::Party(id), name, common || small);
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

    fn name(&mut self, entity: Entity, name: &str, common: bool) {
        let mut take = |words: &[&Word<'_>], reading| {
            self.0.extend(forms(words, reading).into_iter().map(|form| (entity, form)));
        };
        let all = words(name);
        name_of_words(&refs(&all), FormReading::Name { common }, &mut take);
        if common && !name.ends_with('s') && !is_code(&refs(&all)) {
            let plural = format!("{name}s");
            take(&refs(&words(&plural)), FormReading::Plural);
        }
    }
}

/// A name, and the parts of an abbreviation written as one.
fn name_of_words(all: &[&Word<'_>], reading: FormReading, take: Take<'_>) {
    if all.is_empty() {
        return;
    }
    if all.len() > 1 && is_code(all) && all.iter().all(|word| !word.is_number()) {
        let one: String = all.iter().map(|word| &*word.written).collect();
        take(&refs(&words(&one)), reading);
    }
    take(all, reading);
}

/// The forms of a run of words.
pub(super) fn forms(all: &[&Word<'_>], reading: FormReading) -> Vec<Form> {
    let (common, spelt) = match reading {
        FormReading::Person => (false, joined_and_apart(all)),
        FormReading::Plural => (true, vec![folded(all)]),
        FormReading::Name { .. } | FormReading::Contest if is_code(all) => {
            let written = all.iter().map(|word| word.written.clone().into_owned()).collect();
            return vec![Form { folded: folded(all), rule: Rule::Code(written), commas: 0 }];
        }
        // "federal capital": written small in the sources, so in texts too.
        FormReading::Name { common } => (common || is_small(all), possessive_and_not(all)),
        FormReading::Contest => (false, possessive_and_not(all)),
    };
    let rule = match (reading, all) {
        (FormReading::Person, _) => Rule::Person,
        (_, [one]) => Rule::Word { written: one.written.to_lowercase(), common },
        (FormReading::Contest, _) if is_numbered(all) => Rule::Numbered,
        _ => Rule::Name { common },
    };
    let commas = all.iter().skip(1).filter(|word| word.before == Gap::Comma).count();
    spelt.into_iter().map(|folded| Form { folded, rule: rule.clone(), commas }).collect()
}

/// Whether several words are all written small.
fn is_small(all: &[&Word<'_>]) -> bool {
    all.len() > 1 && !all.iter().any(|word| word.written.contains(char::is_uppercase))
}

fn refs<'w, 'a>(words: &'w [Word<'a>]) -> Vec<&'w Word<'a>> {
    words.iter().collect()
}

fn folded(words: &[&Word<'_>]) -> Vec<SmolStr> {
    words.iter().map(|word| word.folded.clone()).collect()
}

/// Whether words make a code or an abbreviation: every one is a number, a single capital or has
/// several capitals, and not all are numbers.
fn is_code(all: &[&Word<'_>]) -> bool {
    let capitals = |word: &Word<'_>| word.written.chars().filter(|c| c.is_uppercase()).count();
    let letters = |word: &Word<'_>| word.written.chars().count();
    all.iter().all(|word| {
        word.is_number() || capitals(word) > 1 || (letters(word) == 1 && capitals(word) == 1)
    }) && all.iter().any(|word| !word.is_number())
}

/// Whether words are a place and its number: `Midtown-XIV`.
fn is_numbered(all: &[&Word<'_>]) -> bool {
    all.len() > 1 && all.last().is_some_and(|last| last.folded.parse::<u32>().is_ok())
}

/// A name without one of its words (a year, a level), where it has that word.
fn without(name: &str, word: &str) -> Option<String> {
    let all: Vec<_> = name.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let rest: Vec<_> =
        all.iter().filter(|part| !part.eq_ignore_ascii_case(word)).copied().collect();
    (rest.len() < all.len() && !rest.is_empty()).then(|| rest.join(" "))
}

/// `People's League (North)` as `People's League (N)`.
fn bracket_shortened(name: &str) -> Option<String> {
    let (head, rest) = name.split_once('(')?;
    let inner = rest.strip_suffix(')')?;
    let initial = inner.chars().next().filter(|_| inner.chars().count() > 1)?;
    Some(format!("{head}({initial})"))
}

/// `People's Party` and `Peoples Party` are one name.
fn possessive_and_not(all: &[&Word<'_>]) -> Vec<Vec<SmolStr>> {
    let as_is = folded(all);
    let mut joined: Vec<SmolStr> = Vec::new();
    let mut apart: Vec<SmolStr> = Vec::new();
    for (ix, word) in all.iter().enumerate() {
        match joined.last_mut() {
            Some(last) if word.folded == "s" && ix > 0 => *last = format_smolstr!("{last}s"),
            _ => joined.push(word.folded.clone()),
        }
        match word.folded.strip_suffix('s') {
            Some(stem) if stem.len() > 2 && ix + 1 < all.len() => {
                apart.extend([stem.into(), "s".into()]);
            }
            _ => apart.push(word.folded.clone()),
        }
    }
    distinct([as_is, joined, apart])
}

/// A person's name with its particles joined to either neighbour, to both, or to none.
fn joined_and_apart(all: &[&Word<'_>]) -> Vec<Vec<SmolStr>> {
    let name_words = NameWords::bundled();
    let mut forms: Vec<Vec<SmolStr>> = vec![Vec::new()];
    for (ix, word) in all.iter().enumerate() {
        let joins =
            ix > 0 && (word.known.particle || word.known.suffix || all[ix - 1].known.particle);
        let mut next = Vec::new();
        for form in forms {
            if joins {
                let mut joined = form.clone();
                if let Some(last) = joined.last_mut() {
                    *last = fold(&format!("{last}{}", word.folded)).into();
                }
                next.push(joined);
            }
            let mut apart = form;
            if let Some(stem) = name_words.stem(&word.folded) {
                let mut split = apart.clone();
                split.extend([stem.into(), word.folded[stem.len()..].into()]);
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
