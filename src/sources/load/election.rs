//! `election.yaml`: what is known before the first vote.

use super::{
    LoadError, alternatives,
    folder::{File, Folder},
    lookup::Lookup,
    yaml,
};
use crate::sources::{
    Bloc, BlocId, Body, BodyId, Election, ElectionKind, MajorityBase, OtherCount, Party, PartyId,
    PartyKind, Provenance, Region, Release, ReleaseClass, ReleaseId, Trust, index::Index,
};
use serde::Deserialize;
use serde_yaml::Spanned;
use std::collections::BTreeMap;

/// The schema this program reads.
const FORMAT: &str = "tallycheck-sources/1";

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts {
    format: Spanned<String>,
    id: Spanned<String>,
    name: String,
    #[serde(default, deserialize_with = "alternatives::expanded")]
    aliases: Vec<String>,
    #[serde(default)]
    kind: ElectionKind,
    country: String,
    #[serde(default)]
    country_names: Vec<String>,
    date: Spanned<String>,
    #[serde(default)]
    languages: Vec<String>,
    #[serde(default)]
    levels: Vec<String>,
    bodies: Vec<BodyFacts>,
    releases: Vec<ReleaseFacts>,
    parties: Vec<PartyFacts>,
    #[serde(default)]
    blocs: Vec<BlocFacts>,
    #[serde(default)]
    regions: Vec<RegionFacts>,
    #[serde(default)]
    people: Vec<PersonFacts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyFacts {
    id: Spanned<String>,
    name: String,
    #[serde(default, deserialize_with = "alternatives::expanded")]
    aliases: Vec<String>,
    #[serde(default)]
    region: Option<Spanned<String>>,
    #[serde(default)]
    code_prefix: Option<String>,
    seats: BTreeMap<String, u32>,
    #[serde(default)]
    majority_bases: Vec<BaseFacts>,
    #[serde(default)]
    electoral_votes: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BaseFacts {
    name: Spanned<String>,
    seats: u32,
    majority: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleaseFacts {
    id: Spanned<String>,
    name: String,
    publisher: String,
    date: Option<Spanned<String>>,
    url: Option<String>,
    class: ReleaseClass,
    complete: bool,
    counted: Option<String>,
    #[serde(default = "yes")]
    every_candidate: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyFacts {
    id: Spanned<String>,
    name: String,
    #[serde(default, deserialize_with = "alternatives::expanded")]
    aliases: Vec<String>,
    kind: Option<PartyKind>,
    contested_as: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlocFacts {
    id: Spanned<String>,
    name: String,
    #[serde(default, deserialize_with = "alternatives::expanded")]
    aliases: Vec<String>,
    #[serde(default)]
    other_counts: Vec<CountFacts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountFacts {
    body: Spanned<String>,
    seats: u32,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionFacts {
    path: Spanned<String>,
    /// What it is made of, where no path of `contests.csv` has it.
    #[serde(default)]
    of: Vec<Spanned<String>>,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonFacts {
    id: Spanned<String>,
    aliases: Vec<String>,
}

impl Facts {
    pub fn read(file: &File) -> Result<Self, LoadError> {
        let facts: Self = yaml::read(file)?;
        if facts.format.value != FORMAT {
            let problem = format!(
                "`{}` is not a format this program reads; that is `{FORMAT}`",
                facts.format.value
            );
            return Err(file.error(yaml::line(&facts.format), problem));
        }
        if facts.id.value.trim().is_empty() {
            return Err(file.error(yaml::line(&facts.id), "`id` is empty; use the folder's name"));
        }
        for (what, empty) in
            [("bodies", facts.bodies.is_empty()), ("releases", facts.releases.is_empty())]
        {
            if empty {
                return Err(file.error(1, format!("`{what}` is empty; name at least one")));
            }
        }
        Ok(facts)
    }

    /// The election without regions, contests and figures, and the ids declared.
    pub fn begin(&self, folder: &Folder, file: &File) -> Result<(Election, Lookup), LoadError> {
        let mut ids = Lookup::new();
        let election = Election {
            id: self.id.value.clone(),
            name: self.name.clone(),
            aliases: self.aliases.clone(),
            kind: self.kind,
            country: self.country.clone(),
            country_names: self.country_names.clone(),
            date: yaml::date(file, &self.date)?,
            languages: self.languages.clone(),
            levels: self.levels.clone(),
            sha256: folder.sha256.clone(),
            bodies: each(&self.bodies, |at, body| {
                body.declare(BodyId(at), self.kind, &mut ids, file)
            })?,
            releases: each(&self.releases, |at, release| {
                release.declare(ReleaseId(at), &mut ids, file)
            })?,
            parties: each(&self.parties, |at, party| party.declare(PartyId(at), &mut ids, file))?,
            blocs: each(&self.blocs, |at, bloc| bloc.declare(BlocId(at), &mut ids, file))?,
            regions: Vec::new(),
            contests: Vec::new(),
            people: Vec::new(),
            candidacies: Vec::new(),
            results: Vec::new(),
            lines: Vec::new(),
            turnout: Vec::new(),
            seats: Vec::new(),
            provenance: Provenance {
                entries: Vec::new(),
                exceptions: Vec::new(),
                facts: Trust::High,
            },
            index: Index::default(),
        };
        Ok((election, ids))
    }

    /// Resolves what refers to blocs and regions, once the contests have made the regions known.
    pub fn resolve(
        &self,
        election: &mut Election,
        ids: &Lookup,
        file: &File,
    ) -> Result<(), LoadError> {
        let at = |id: &Spanned<String>| (yaml::line(id), id.value.clone());
        for (facts, body) in self.bodies.iter().zip(&mut election.bodies) {
            if let Some((line, path)) = facts.region.as_ref().map(at) {
                body.region =
                    Some(ids.regions.find(&path).map_err(|problem| file.error(line, problem))?);
            }
        }
        for (facts, party) in self.parties.iter().zip(&mut election.parties) {
            if let Some((line, bloc)) = facts.contested_as.as_ref().map(at) {
                party.contested_as =
                    Some(ids.blocs.find(&bloc).map_err(|problem| file.error(line, problem))?);
            }
        }
        for facts in &self.regions {
            let (line, path) = at(&facts.path);
            if !facts.of.is_empty() {
                let part = |part: &Spanned<String>| {
                    let (line, path) = at(part);
                    ids.regions.find(&path).map_err(|problem| file.error(line, problem))
                };
                election.regions.push(Region {
                    name: path.clone(),
                    path,
                    aliases: facts.aliases.clone(),
                    level: String::new(),
                    parent: None,
                    parts: facts.of.iter().map(part).collect::<Result<_, _>>()?,
                });
                continue;
            }
            let region = ids.regions.find(&path).map_err(|problem| file.error(line, problem))?;
            election.regions[region.ix()].aliases.extend(facts.aliases.iter().cloned());
        }
        Ok(())
    }

    /// Adds the other names of people, once the results have made the people known.
    pub fn name_people(
        &self,
        election: &mut Election,
        ids: &Lookup,
        file: &File,
    ) -> Result<(), LoadError> {
        for facts in &self.people {
            let person = ids
                .people
                .find(&facts.id.value)
                .map_err(|problem| file.error(yaml::line(&facts.id), problem))?;
            let known = &mut election.people[person.ix()].aliases;
            known.extend(facts.aliases.iter().cloned());
        }
        Ok(())
    }
}

impl BodyFacts {
    fn declare(
        &self,
        id: BodyId,
        kind: ElectionKind,
        ids: &mut Lookup,
        file: &File,
    ) -> Result<Body, LoadError> {
        let line = yaml::line(&self.id);
        let named = match self.id.value.as_str() {
            "all" => Err("`all` means all bodies together; choose another id".to_owned()),
            name => ids.bodies.declare(name, id),
        };
        named.map_err(|problem| file.error(line, problem))?;
        Ok(Body {
            id: self.id.value.clone(),
            name: self.name.clone(),
            aliases: self.aliases.clone(),
            region: None,
            code_prefix: self.code_prefix.clone(),
            seats: self.seats.clone(),
            majority_bases: self.bases(kind, line),
            electoral_votes: self.electoral_votes,
            line,
        })
    }

    /// The bases written, else the whole house, which a by-election doesn't elect.
    fn bases(&self, kind: ElectionKind, line: u32) -> Vec<MajorityBase> {
        let house = self.seats.values().copied().fold(0, u32::saturating_add);
        if self.majority_bases.is_empty() && house > 0 && kind == ElectionKind::General {
            return vec![MajorityBase {
                name: "full house".into(),
                seats: house,
                majority: house / 2 + 1,
                line,
            }];
        }
        self.majority_bases.iter().map(BaseFacts::base).collect()
    }
}

impl BaseFacts {
    fn base(&self) -> MajorityBase {
        MajorityBase {
            name: self.name.value.clone(),
            seats: self.seats,
            majority: self.majority.unwrap_or(self.seats / 2 + 1),
            line: yaml::line(&self.name),
        }
    }
}

impl ReleaseFacts {
    fn declare(&self, id: ReleaseId, ids: &mut Lookup, file: &File) -> Result<Release, LoadError> {
        ids.releases
            .declare(&self.id.value, id)
            .map_err(|problem| file.error(yaml::line(&self.id), problem))?;
        Ok(Release {
            id: self.id.value.clone(),
            name: self.name.clone(),
            publisher: self.publisher.clone(),
            date: self.date.as_ref().map(|date| yaml::date(file, date)).transpose()?,
            url: self.url.clone(),
            class: self.class,
            complete: self.complete,
            counted: self.counted.clone(),
            every_candidate: self.every_candidate,
        })
    }
}

impl PartyFacts {
    fn declare(&self, id: PartyId, ids: &mut Lookup, file: &File) -> Result<Party, LoadError> {
        ids.parties
            .declare(&self.id.value, id)
            .map_err(|problem| file.error(yaml::line(&self.id), problem))?;
        Ok(Party {
            id: self.id.value.clone(),
            name: self.name.clone(),
            aliases: self.aliases.clone(),
            kind: self.kind.unwrap_or(PartyKind::Party),
            contested_as: None,
        })
    }
}

impl BlocFacts {
    fn declare(&self, id: BlocId, ids: &mut Lookup, file: &File) -> Result<Bloc, LoadError> {
        let line = yaml::line(&self.id);
        let name = self.id.value.as_str();
        let named = if ids.parties.knows(name) || matches!(name, "any" | "others") {
            Err(format!(
                "`{name}` is a party or a word of seats.csv; choose another id for the bloc"
            ))
        } else {
            ids.blocs.declare(name, id)
        };
        named.map_err(|problem| file.error(line, problem))?;
        Ok(Bloc {
            id: self.id.value.clone(),
            name: self.name.clone(),
            aliases: self.aliases.clone(),
            members: Vec::new(),
            other_counts: each(&self.other_counts, |_, count| count.resolve(ids, file))?,
        })
    }
}

impl CountFacts {
    fn resolve(&self, ids: &Lookup, file: &File) -> Result<OtherCount, LoadError> {
        let line = yaml::line(&self.body);
        let body =
            ids.bodies.find(&self.body.value).map_err(|problem| file.error(line, problem))?;
        Ok(OtherCount { body, seats: self.seats, source: self.source.clone(), line })
    }
}

/// One thing for each fact, numbered.
fn each<F, T>(
    facts: &[F],
    mut make: impl FnMut(u32, &F) -> Result<T, LoadError>,
) -> Result<Vec<T>, LoadError> {
    (0..).zip(facts).map(|(at, fact)| make(at, fact)).collect()
}
