//! A stage for tests: an article in plain lines, claims asked about it, readings told in words.

use crate::{
    extractor::{
        Claim, Claims, Kind, Mention, Placement, Reference, Role, Stage, Statement, There, Voice,
        Wordings,
    },
    input::{Article, Block, BlockKind},
    matcher::{Reading, Subject, link},
    names::Gazetteer,
    sources::{CandidacyId, Election, EntityRef, Measure, Place, Sources, Who},
    span::Span,
    text::{self, Amount, Approx, Document, Unit, Worded},
};
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// The bundled sources with their names.
pub(super) fn known() -> &'static (Sources, Gazetteer) {
    static KNOWN: OnceLock<(Sources, Gazetteer)> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let sources = Sources::bundled().unwrap();
        let names = Gazetteer::new(&sources);
        (sources, names)
    })
}

/// One claim about an article: the words it stands in are found by their print.
pub(super) struct Ask {
    kind: Kind,
    at: &'static str,
    unit: Option<Unit>,
    subject: Filled,
    opponent: Filled,
    places: Vec<&'static str>,
    year: Option<i16>,
    there: Option<&'static str>,
}

/// A role, by print: `Named("Rashid")`.
pub(super) enum Filled {
    Nobody,
    Any,
    Named(&'static str),
    Refers(Reference, &'static str),
}

pub(super) fn ask(kind: Kind, at: &'static str) -> Ask {
    let unit = match kind {
        Kind::CandidateVotes | Kind::Margin => Some(Unit::Votes),
        Kind::SeatTally | Kind::Strength => Some(Unit::Seats),
        _ => None,
    };
    Ask {
        kind,
        at,
        unit,
        subject: Filled::Nobody,
        opponent: Filled::Nobody,
        places: Vec::new(),
        year: None,
        there: None,
    }
}

impl Ask {
    pub(super) fn of(mut self, name: &'static str) -> Self {
        self.subject = Filled::Named(name);
        self
    }

    pub(super) fn by(mut self, reference: Reference, words: &'static str) -> Self {
        self.subject = Filled::Refers(reference, words);
        self
    }

    pub(super) fn any(mut self) -> Self {
        self.subject = Filled::Any;
        self
    }

    pub(super) fn over(mut self, name: &'static str) -> Self {
        self.opponent = Filled::Named(name);
        self
    }

    pub(super) fn in_place(mut self, name: &'static str) -> Self {
        self.places.push(name);
        self
    }

    pub(super) fn there(mut self, words: &'static str) -> Self {
        self.there = Some(words);
        self
    }

    pub(super) fn in_year(mut self, year: i16) -> Self {
        self.year = Some(year);
        self
    }

    fn claim(&self, document: &Document<'_>, mentions: &[Mention]) -> Claim {
        let text = &document.article.text;
        let start = text.find(self.at).unwrap();
        let span = Span::new(start, start + self.at.len());
        let sentence = document.sentences.iter().position(|s| s.span.contains(span)).unwrap();
        let named = |name: &str| {
            let printed = mentions.iter().filter(|m| m.span.of(text) == name);
            printed.min_by_key(|m| (m.sentence.abs_diff(sentence), m.span.start)).unwrap().clone()
        };
        let role = |who: &Filled| match who {
            Filled::Nobody => Role::None,
            Filled::Any => Role::Any,
            Filled::Named(name) => Role::Named(named(name)),
            Filled::Refers(by, words) => {
                let from = document.sentences[sentence].span.start;
                let start = from + text[from..].find(words).unwrap();
                Role::Refers { by: *by, span: Span::new(start, start + words.len()) }
            }
        };
        let amount = |value| Amount {
            worded: Worded::One(value),
            approx: Approx::Exact,
            unit: self.unit,
            place: Decimal::ONE,
        };
        let figures: String = self.at.chars().filter(char::is_ascii_digit).collect();
        Claim {
            kind: self.kind,
            statement: match figures.parse() {
                Ok(value) => Statement::Number { amount: amount(value), of: None },
                Err(_) => Statement::Fact(true),
            },
            span,
            quote: document.sentences[sentence].span,
            sentence,
            subject: role(&self.subject),
            opponent: role(&self.opponent),
            places: self.places.iter().map(|name| named(name)).collect(),
            year: self.year,
            earlier: false,
            after: None,
            poll: None,
            there: self.there.map(|words| {
                let from = document.sentences[sentence].span.start;
                let start = from + text[from..].find(words).unwrap();
                There {
                    span: Span::new(start, start + words.len()),
                    constituency: words == "there",
                    city: words == "city",
                }
            }),
            stands_out: false,
            by_seat: false,
            nationwide: false,
            stage: Stage::Final,
            voice: Voice::Own,
            speaker: None,
            placement: Placement::Body,
            gained: false,
            looks_back: false,
            lately: false,
            in_month: false,
            restriction: None,
            basis: None,
            sureness: 1.0,
            doubted: false,
            pattern: String::new(),
        }
    }
}

/// What the claims asked about an article are linked to, likeliest reading first. A line that begins
/// with `#` is a heading; names in braces are people that only look like people.
pub(super) fn read(lines: &str, asks: &[Ask]) -> Vec<Vec<String>> {
    linked(lines, asks)
        .iter()
        .map(|readings| readings.iter().map(|(told, _)| told.clone()).collect())
        .collect()
}

/// The likeliest reading of one claim, which must be a sure one.
pub(super) fn surely(lines: &str, ask: Ask) -> String {
    let readings = linked(lines, &[ask]).remove(0);
    assert!(readings[0].1 >= 0.75, "{readings:?}");
    readings[0].0.clone()
}

pub(super) fn linked(lines: &str, asks: &[Ask]) -> Vec<Vec<(String, f64)>> {
    let (sources, names) = known();
    let (article, braced) = article(lines);
    let document = text::read(&article, Wordings::bundled().unwrap().numbers());
    let mentions = mentions(&document, &braced, names);
    let claims = asks.iter().map(|ask| ask.claim(&document, &mentions)).collect();
    let claims = Claims { claims, mentions, ignored: Vec::new() };
    let tell =
        |reading: &Reading| (told(sources.election(reading.election), reading), reading.likelihood);
    let linked = link(&document, claims, names, sources, None);
    linked.iter().map(|linked| linked.readings.iter().map(tell).collect()).collect()
}

fn article(lines: &str) -> (Article, Vec<Span>) {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut braced = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (kind, line) = match line.strip_prefix("# ") {
            Some(heading) => (BlockKind::Heading { level: 2 }, heading),
            None => (BlockKind::Paragraph, line),
        };
        let start = text.len();
        for (ix, piece) in line.split(['{', '}']).enumerate() {
            if ix % 2 == 1 {
                braced.push(Span::new(text.len(), text.len() + piece.len()));
            }
            text.push_str(piece);
        }
        blocks.push(Block { kind, span: Span::new(start, text.len()) });
        text.push_str("\n\n");
    }
    let source = "test".to_owned();
    (Article { source, text, blocks, ..Article::default() }, braced)
}

fn mentions(document: &Document<'_>, braced: &[Span], names: &Gazetteer) -> Vec<Mention> {
    let hits = names.find(&document.article.text);
    let known = hits.into_iter().filter(|hit| !braced.iter().any(|b| b.overlaps(hit.span)));
    let known: Vec<(Span, Vec<EntityRef>)> = known.map(|hit| (hit.span, hit.entities)).collect();
    let mut all: Vec<_> = braced.iter().map(|span| (*span, Vec::new())).chain(known).collect();
    all.sort_by_key(|(span, _)| *span);
    let sentence = |span| document.sentences.iter().position(|s| s.span.contains(span));
    all.into_iter()
        .filter_map(|(span, entities)| {
            let sentence = sentence(span)?;
            Some(Mention::new(span, sentence, entities))
        })
        .collect()
}

fn told(election: &Election, reading: &Reading) -> String {
    let who = |id: CandidacyId| {
        let candidacy = &election.candidacies[id.ix()];
        let contest = &election.contests[candidacy.contest.ix()].id;
        format!("{} {contest}", election.candidacy_name(id))
    };
    let party = |who: Who| match who {
        Who::Party(id) => election.parties[id.ix()].id.clone(),
        Who::Bloc(id) => election.blocs[id.ix()].id.clone(),
        Who::Person(id) => election.people[id.ix()].id.clone(),
        Who::Others => "others".to_owned(),
    };
    let place = |place: Place| match place {
        Place::Contest(id) => election.contests[id.ix()].id.clone(),
        Place::Region(body, id) => {
            format!("{} of {}", election.regions[id.ix()].name, election.bodies[body.ix()].id)
        }
        Place::Body(id) => election.bodies[id.ix()].id.clone(),
        Place::Provincial => "provinces".to_owned(),
        Place::Election => "everywhere".to_owned(),
    };
    match (reading.measure, &reading.subject) {
        (None, Subject::Unknown(name)) => format!("{name}, unknown"),
        (None, _) => "nothing".to_owned(),
        (Some(measure), _) => match measure {
            Measure::Votes(c) => format!("votes of {}", who(c)),
            Measure::Share(c) => format!("share of {}", who(c)),
            Measure::Rank(c) => format!("rank of {}", who(c)),
            Measure::Elected(c) => format!("election of {}", who(c)),
            Measure::Margin(c) => format!("margin in {}", place(Place::Contest(c))),
            Measure::Gap(a, b) => format!("{} ahead of {}", who(a), who(b)),
            Measure::Held(w, c) => format!("{} in {}", party(w), place(Place::Contest(c))),
            Measure::Seats(w, p) => format!("seats of {} in {}", party(w), place(p)),
            Measure::SeatRank(w, p) => format!("rank of {} in {}", party(w), place(p)),
            Measure::Contests(p) => format!("contests in {}", place(p)),
            Measure::Turnout(p) => format!("turnout in {}", place(p)),
            Measure::MajorityMark(b) => format!("majority in {}", place(Place::Body(b))),
            other => format!("{other:?}"),
        },
    }
}
