//! Which election a claim is about.

use super::{Likely, about, by_election::ByElections, likely::rank};
use crate::{
    extractor::{Claim, Claims, Kind, Mention, Role, Statement},
    input::BlockKind,
    sources::{Election, ElectionId, Entity, EntityRef, Sources},
    span::Span,
    text::Document,
};
use rust_decimal::Decimal;
use std::{collections::HashSet, ops::RangeInclusive};

/// What a document says about the elections it may mean.
pub(super) struct Elections<'a> {
    sources: &'a Sources,
    allowed: Vec<ElectionId>,
    /// The one the document as a whole is about.
    main: Option<Likely<ElectionId>>,
    /// The by-elections it may speak of beside.
    by_elections: ByElections<'a>,
    /// The countries named in so many words.
    countries: HashSet<&'a str>,
    /// Elections named, with the sentence.
    named: Vec<(usize, ElectionId)>,
    /// Years printed, with the sentence.
    years: Vec<(usize, i16)>,
    /// Of each sentence, where its paragraph opens and what year its heading names.
    stands: Vec<SentenceYears>,
}

/// Where the paragraph of a sentence begins, and what years stand above it.
#[derive(Clone, Copy)]
struct SentenceYears {
    /// The first sentence of its paragraph.
    opens: usize,
    /// The only year in the heading above, below the title.
    heading: Option<i16>,
    /// The year of the piece whose title it is, in a list of references.
    cited: Option<i16>,
}

/// How likely each of two elections is that a claim may mean.
pub(super) const EITHER: f64 = 0.6;

/// How likely the words beside a claim mean it where they point to another election than the
/// article's, and how likely the article's own is still meant.
const POINTED_TO: f64 = 0.95;
const STILL_MAIN: f64 = 0.4;

/// How likely a claim that names no election means the article's own where an earlier year is
/// printed beside it, and how likely that year's.
const BESIDE_YEAR: f64 = 0.65;
const BESIDE: f64 = 0.35;

/// The same where its heading names that year, and where the paragraph does, further above.
const UNDER_YEAR: f64 = 0.5;
const UNDER: f64 = 0.9;
const AFTER_YEAR: f64 = 0.95;
const AFTER: f64 = 0.35;

/// So many sentences tell behind a title where and when it stood, each of so many words.
const LONGEST_REFERENCE: usize = 3;
const LONGEST_REFERENCE_PART: usize = 12;

impl<'a> Elections<'a> {
    pub(super) fn new(
        document: &Document<'_>,
        claims: &Claims,
        sources: &'a Sources,
        only: Option<ElectionId>,
    ) -> Self {
        let all = || (0..).map(ElectionId).take(sources.elections.len()).collect::<Vec<_>>();
        let mut allowed: Vec<_> = only.map_or_else(all, |only| vec![only]);
        if only.is_none() {
            allowed.retain(|id| !about::is_yet_to_come(document, sources.election(*id)));
        }
        let about = || about::election_of(document, claims, sources);
        let main = only.map(Likely::sure).or_else(about);
        let named = claims.mentions.iter().flat_map(|mention| {
            let is_general = |e: &&EntityRef| !sources.election(e.election).is_by_election();
            let elections = mention.entities.iter().filter(is_general);
            let elections = elections.filter(|e| e.entity == Entity::Election);
            elections.map(|e| (mention.sentence, e.election))
        });
        let years = years(document);
        let stands = stands(document, &years);
        let text = &document.article.text;
        let is_named = |e: &&Election| e.names_country(text);
        let countries = sources.elections.iter().filter(is_named).map(|e| e.country.as_str());
        let countries = countries.collect();
        // Where one election is asked for, it is the main one whatever its sort.
        let open = if only.is_none() { &allowed[..] } else { &[] };
        let by_elections = ByElections::new(document, claims, sources, open);
        let named = named.collect();
        Self { sources, allowed, main, by_elections, countries, named, years, stands }
    }

    /// The elections a claim may be about, likeliest first; none where it is about one that isn't
    /// loaded, or about none.
    pub(super) fn of(&self, claim: &Claim) -> Vec<Likely<ElectionId>> {
        let next = claim.after.and_then(|year| self.next_after(year));
        let mut meant = match (claim.year, self.named_in(claim.sentence)) {
            (Some(year), _) => self.beside_main(self.of_year(year)),
            _ if next.is_some() => self.beside_main(next.into_iter().collect()),
            _ if claim.earlier => self.beside_main(self.before_main()),
            (_, Some(named)) => self.beside_main(vec![named]),
            _ => self.usual(claim),
        };
        meant.retain(|election| self.allowed.contains(&election.it));
        meant.retain(|election| self.knows_all(election.it, claim));
        let by_election = self.by_elections.of(claim).filter(|id| self.knows_all(*id, claim));
        match by_election {
            Some(id) => {
                let still = meant.into_iter().map(|general| general.times(STILL_MAIN));
                rank([Likely::new(id, POINTED_TO)].into_iter().chain(still).collect())
            }
            None => meant,
        }
    }

    /// Whether an election is not the one the article as a whole is about.
    pub(super) fn is_aside(&self, election: ElectionId) -> bool {
        self.main.is_some_and(|main| main.it != election)
            && !(self.sources.election(election).is_by_election()
                && self.by_elections.is_main(election))
    }

    /// The election a claim is about that says nothing of it.
    fn usual(&self, claim: &Claim) -> Vec<Likely<ElectionId>> {
        let countries = self.countries_of(claim);
        let fits = |id: ElectionId| {
            let country = self.sources.election(id).country.as_str();
            self.allowed.contains(&id) && countries.as_ref().is_none_or(|all| all.contains(country))
        };
        match (self.main, &countries) {
            (Some(main), _) if fits(main.it) => self.main_or_near(main, claim),
            // A party of the same name is another country's party only where that country is spoken of.
            (_, Some(_)) => {
                let told = |id| {
                    fits(id)
                        && self.is_spoken_of(id)
                        && (!self.is_aside(id) || claim.sureness >= Claim::SURE)
                };
                self.latest_where(told).map(|id| Likely::new(id, 0.9)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the article is about an election's country, or names it.
    fn is_spoken_of(&self, id: ElectionId) -> bool {
        let country = self.sources.election(id).country.as_str();
        let is_main = self.main.is_some_and(|m| self.sources.election(m.it).country == country);
        is_main || self.main.is_none() || self.countries.contains(country)
    }

    /// The article's election, and that of an earlier year beside the claim, of which it may still
    /// speak.
    fn main_or_near(&self, main: Likely<ElectionId>, claim: &Claim) -> Vec<Likely<ElectionId>> {
        let own = self.sources.election(main.it).date.year();
        let at = claim.sentence;
        let beside = in_sentences(&self.years, at.saturating_sub(1)..=at);
        let last = beside.last();
        let stand = self.stands.get(at).copied().unwrap_or(SentenceYears {
            opens: at,
            heading: None,
            cited: None,
        });
        let further = || {
            let mut years = in_sentences(&self.years, stand.opens..=at).iter();
            years.rfind(|(_, year)| *year < own).map(|(_, year)| *year)
        };
        let cited = stand.cited.filter(|year| *year != own);
        let (year, still, then) = match (last, stand.heading) {
            _ if cited.is_some() => (cited, UNDER_YEAR, UNDER),
            (Some((_, year)), _) if *year < own => {
                (self.last_loaded(beside).or(Some(*year)), BESIDE_YEAR, BESIDE)
            }
            (None, Some(year)) if year < own => (Some(year), UNDER_YEAR, UNDER),
            _ => (further(), AFTER_YEAR, AFTER),
        };
        let other = match year {
            Some(year) => self.of_year(year),
            None if claim.looks_back && counts_thousands(claim) => self.before_main(),
            None => Vec::new(),
        };
        // A title of a year that isn't loaded tells of nothing that is.
        if other.is_empty() && cited.is_some() {
            return Vec::new();
        }
        if other.is_empty() && last.is_none_or(|(_, year)| *year >= own) {
            return vec![main];
        }
        let then = other.into_iter().map(|id| Likely::new(id, then));
        rank([main.times(still)].into_iter().chain(then).collect())
    }

    /// The last of some years that had an election: "the party came home with 202, its worst since 1935".
    fn last_loaded(&self, years: &[(usize, i16)]) -> Option<i16> {
        let had_one = |year: &i16| !self.of_year(*year).is_empty();
        years.iter().rev().map(|(_, year)| *year).find(had_one)
    }

    /// The elections of a year: of the main election's country, where one is.
    fn of_year(&self, year: i16) -> Vec<ElectionId> {
        let country = self.main.map(|main| &self.sources.election(main.it).country);
        let then = self
            .ids()
            .filter(|(_, e)| e.date.year() == year && country.is_none_or(|c| *c == e.country));
        then.map(|(id, _)| id).collect()
    }

    /// The main election's country's next one after that of a year, where both are loaded.
    fn next_after(&self, year: i16) -> Option<ElectionId> {
        let country = &self.sources.election(self.main?.it).country;
        self.of_year(year).first()?;
        let later = self.ids().filter(|(_, e)| e.country == *country && e.date.year() > year);
        later.min_by_key(|(_, e)| e.date).map(|(id, _)| id)
    }

    /// The one election a sentence names.
    fn named_in(&self, sentence: usize) -> Option<ElectionId> {
        let mut here = in_sentences(&self.named, sentence..=sentence).iter().map(|(_, id)| *id);
        let first = here.next()?;
        here.all(|other| other == first).then_some(first)
    }

    /// The elections that the words beside a claim point to, and the main one of their country,
    /// which it may mean all the same.
    fn beside_main(&self, pointed_to: Vec<ElectionId>) -> Vec<Likely<ElectionId>> {
        let country = |id: ElectionId| &self.sources.election(id).country;
        let main = self.main.map(|main| main.it).filter(|main| {
            pointed_to.iter().any(|id| id != main && country(*id) == country(*main))
        });
        let share = match (main, pointed_to.len()) {
            (None, 1) => 1.0,
            (Some(_), 1) => POINTED_TO,
            _ => EITHER,
        };
        let pointed_to = pointed_to.into_iter().map(|id| Likely::new(id, share));
        rank(pointed_to.chain(main.map(|main| Likely::new(main, STILL_MAIN))).collect())
    }

    /// The last election of the main election's country before it.
    fn before_main(&self) -> Vec<ElectionId> {
        let Some(main) = self.main.map(|main| self.sources.election(main.it)) else {
            return Vec::new();
        };
        let is_before = |id: ElectionId| {
            let other = self.sources.election(id);
            other.country == main.country && other.date < main.date
        };
        self.latest_where(is_before).into_iter().collect()
    }

    fn latest_where(&self, fits: impl Fn(ElectionId) -> bool) -> Option<ElectionId> {
        let latest = self.ids().filter(|(id, _)| fits(*id)).max_by_key(|(_, e)| e.date);
        latest.map(|(id, _)| id)
    }

    /// The general elections.
    fn ids(&self) -> impl Iterator<Item = (ElectionId, &'a Election)> {
        (0..).map(ElectionId).zip(&self.sources.elections).filter(|(_, e)| !e.is_by_election())
    }

    /// Whether an election knows every name of a claim that its country's others know; what only
    /// another one knows is nobody in it, and its claims can't be checked.
    fn knows_all(&self, id: ElectionId, claim: &Claim) -> bool {
        // "NA-1 Hillside": a constituency that it knows vouches for what it calls otherwise beside it.
        let vouched = claim.places.iter().any(|place| {
            let own = |e: &EntityRef| e.election == id && matches!(e.entity, Entity::Contest(_));
            place.entities.iter().any(own)
        });
        let is_place = |mention: &Mention| claim.places.contains(mention);
        let known = names(claim).filter(|mention| !mention.entities.is_empty());
        let known = known.filter(|mention| !(vouched && is_place(mention)));
        // "The Essex seat" is known by who won it.
        let in_contest =
            matches!(claim.kind, Kind::CandidateVotes | Kind::Margin | Kind::Outcome | Kind::Rank);
        known
            .filter(|mention| !(is_person(mention) || in_contest && is_region(mention)))
            .all(|mention| mention.entities.iter().any(|entity| entity.election == id))
    }

    /// The countries whose elections know every name of a claim; `None` where the claim names
    /// nothing known.
    fn countries_of(&self, claim: &Claim) -> Option<HashSet<&'a str>> {
        let country = |e: &EntityRef| self.sources.election(e.election).country.as_str();
        let named = names(claim).filter(|mention| !mention.entities.is_empty());
        named
            .map(|mention| mention.entities.iter().map(country).collect::<HashSet<_>>())
            .reduce(|one, other| one.intersection(&other).copied().collect())
            .filter(|all| !all.is_empty())
    }
}

/// What stands in some sentences, of all things in text order.
fn in_sentences<T>(all: &[(usize, T)], sentences: RangeInclusive<usize>) -> &[(usize, T)] {
    let first = all.partition_point(|(sentence, _)| sentence < sentences.start());
    let end = all.partition_point(|(sentence, _)| sentence <= sentences.end());
    &all[first..end]
}

fn years(document: &Document<'_>) -> Vec<(usize, i16)> {
    let sentence = |of: Span| document.sentences.partition_point(|s| s.span.end < of.end);
    document.years().map(|(span, year)| (sentence(span), year)).collect()
}

fn stands(document: &Document<'_>, years: &[(usize, i16)]) -> Vec<SentenceYears> {
    let mut stands: Vec<SentenceYears> = Vec::with_capacity(document.sentences.len());
    let mut heading = None;
    for (at, sentence) in document.sentences.iter().enumerate() {
        let block = document.article.blocks.get(sentence.block).map(|block| &block.kind);
        if let Some(BlockKind::Heading { level: 2.. }) = block {
            heading = match in_sentences(years, at..=at) {
                [(_, year)] => Some(*year),
                _ => None,
            };
        }
        let goes_on = at > 0 && document.sentences[at - 1].block == sentence.block;
        let opens = if goes_on { stands[at - 1].opens } else { at };
        let cited = || cited_in(document, years, at);
        let cited = if goes_on { None } else { cited() };
        stands.push(SentenceYears { opens, heading, cited });
    }
    stands
}

/// The year of a reference whose title opens a paragraph: "“Gill's victory upheld”. The Daily. 31 July 2018."
fn cited_in(document: &Document<'_>, years: &[(usize, i16)], at: usize) -> Option<i16> {
    let title = &document.sentences[at];
    let printed = title.span.of(&document.article.text).trim_end_matches(['.', ',']);
    if !printed.ends_with(['"', '”', '’', '\'']) || !printed.contains(['"', '“', '‘', '\''])
    {
        return None;
    }
    let behind = document.sentences[at + 1..].iter().take(LONGEST_REFERENCE);
    let same = behind.take_while(|next| next.block == title.block);
    let short = same.take_while(|next| next.tokens.len() <= LONGEST_REFERENCE_PART).count();
    let printed = in_sentences(years, at + 1..=at + short);
    printed.first().filter(|_| short > 0).map(|(_, year)| *year)
}

/// Whether a claim's number is so large that it fits another election than its own by rare chance only.
fn counts_thousands(claim: &Claim) -> bool {
    let Statement::Number { amount, .. } = claim.statement else { return false };
    let least = amount.worded.low();
    least >= Decimal::ONE_THOUSAND
}

/// Whether a name is only ever a person's.
fn is_person(mention: &Mention) -> bool {
    mention.entities.iter().all(|e| matches!(e.entity, Entity::Person(_)))
}

/// Whether a name is only ever a region's.
fn is_region(mention: &Mention) -> bool {
    mention.entities.iter().all(|e| matches!(e.entity, Entity::Region(_)))
}

/// The names that a claim uses.
fn names(claim: &Claim) -> impl Iterator<Item = &Mention> {
    let roles = [&claim.subject, &claim.opponent].into_iter().flat_map(|role| match role {
        Role::Named(mention) => std::slice::from_ref(mention),
        Role::Together(several) => several,
        _ => &[],
    });
    roles.chain(&claim.places)
}
