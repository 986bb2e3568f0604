//! Tables: the header of its column and the names in its row say what a number counts.

use super::{
    Basis, Claim, Kind, Mention, Role, Wordings,
    reading::Scene,
    row::{Content, Row, cells, is_headed, is_header},
    subjects::has_subject,
    vocabulary::Vocabulary,
};
use crate::{
    span::Span,
    text::{Amount, Document, Unit},
};
use rust_decimal::Decimal;
use serde::Deserialize;

const SURENESS: f64 = 0.9;

/// The name of a column or row that counts a kind, in small letters without signs: `votes polled`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum ColumnName {
    /// The name alone.
    Plain(String),
    /// With the seats, or the sex, that it counts.
    Limited {
        /// The name.
        name: String,
        /// `women`, `general` …
        basis: Basis,
    },
}

/// What a column or row counts by its name.
#[derive(Clone, Copy, Debug)]
struct Counted {
    kind: Kind,
    basis: Option<Basis>,
}

/// Which of a contest's first two a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Finisher {
    Winner,
    RunnerUp,
}

/// The tables of an article, read row after row.
#[derive(Debug, Default)]
pub struct Tables {
    columns: Columns,
}

/// The columns of a table, as its header row names them.
#[derive(Debug, Default)]
struct Columns(Vec<Column>);

#[derive(Debug)]
struct Column {
    counts: Vec<Counted>,
    finisher: Option<Finisher>,
    subject: Option<Role>,
    places: Vec<Mention>,
    year: Option<i16>,
}

impl Tables {
    /// The claims of a table's row; `None` for what is no row of a table whose headers tell.
    pub fn read(&mut self, scene: &Scene<'_>, document: &Document<'_>) -> Option<Vec<Claim>> {
        let (block, text) = (scene.sentence.block, document.article.text.as_str());
        let cells = cells(document, block)?;
        if is_header(document, block) {
            self.columns = Columns::of(scene.row, cells, text, scene.wordings);
        } else if !is_headed(document, block) {
            self.columns = Columns::default();
        }
        let row = TableRow { columns: &self.columns, scene, cells, text };
        (self.columns.is_known() || !row.label().is_empty()).then(|| row.claims())
    }
}

impl Columns {
    /// The columns that a header row names.
    fn of(row: &Row, cells: &[Span], text: &str, wordings: &Wordings) -> Self {
        let column = |cell: &Span| {
            let items = || row.items.iter().filter(|item| cell.contains(item.span));
            let role = items().find_map(|item| match &item.content {
                Content::Who(role @ (Role::Named(_) | Role::Others)) => Some(role.clone()),
                _ => None,
            });
            let places = items().filter_map(|item| match &item.content {
                Content::Where(places) => Some(places.iter().flatten().cloned()),
                _ => None,
            });
            let printed = cell.of(text);
            Column {
                counts: counted(printed, wordings),
                finisher: items().find_map(|item| finisher(&item.classes, &wordings.vocabulary)),
                subject: role,
                places: places.flatten().collect(),
                year: year_in(printed),
            }
        };
        Self(cells.iter().map(column).collect())
    }

    /// Whether the headers say what any column counts.
    fn is_known(&self) -> bool {
        self.0.iter().any(|column| !column.counts.is_empty() || column.subject.is_some())
    }

    fn has(&self, kind: Kind) -> bool {
        self.0.iter().flat_map(|column| &column.counts).any(|counted| counted.kind == kind)
    }
}

/// A row, being read.
struct TableRow<'a> {
    columns: &'a Columns,
    scene: &'a Scene<'a>,
    cells: &'a [Span],
    text: &'a str,
}

/// A name in a row.
struct Owner<'a> {
    cell: usize,
    role: &'a Role,
    is_party: bool,
}

impl TableRow<'_> {
    /// The claims of its numbers, at most one of a cell.
    fn claims(&self) -> Vec<Claim> {
        let mut read = None;
        let mut claims = Vec::new();
        for (at, item) in self.scene.row.items.iter().enumerate() {
            let cell = self.cells.iter().position(|cell| cell.contains(item.span));
            if let (Content::Number { .. }, Some(number)) = (&item.content, cell)
                && read != cell
            {
                claims.extend(self.claim(at, number));
                read = cell;
            }
        }
        claims
    }

    fn claim(&self, at: usize, cell: usize) -> Option<Claim> {
        // Blank cells at the end of a row go unprinted; before the numbers of a named row they may.
        let aligned = self.label().is_empty() || self.cells.len() == self.columns.0.len();
        let column = self.columns.0.get(cell).filter(|_| aligned);
        let of_column = column.and_then(|column| column.subject.clone());
        let subject = of_column.unwrap_or_else(|| self.owner(cell, column));
        let percent = self.is_percent(at, column);
        let counted = self.counted(column, percent, at, &subject)?;
        let kind = self.settled(counted.kind, &subject, percent)?;
        let (subject, opponent) = match kind {
            Kind::Margin => self.winner(cell),
            kind if has_subject(kind) || kind == Kind::Change => (subject, Role::None),
            _ => Default::default(),
        };
        let unit = match kind {
            Kind::Margin if percent => Some(Unit::Points),
            Kind::Lead => Some(Unit::Seats),
            kind => kind.unit(),
        };
        let claim = self.scene.bare_claim(kind, at, unit, "table");
        let places = self.places(column, &claim.places);
        let owned = subject != Role::None || !places.is_empty();
        let named = column.is_none_or(|column| !column.counts.is_empty());
        let reserved = kind == Kind::Strength && counted.basis.is_some();
        let sure = owned && named && !reserved && !self.is_of_several(&subject);
        // Of nobody, of no place or of two in one cell, under a header that does not say what it counts, or of
        // reserved seats, which were allotted in rounds.
        let claim = Claim {
            subject,
            opponent,
            places,
            year: column.and_then(|column| column.year).or(claim.year),
            basis: counted.basis,
            sureness: SURENESS,
            ..claim
        };
        Some(claim.doubted_if(!sure))
    }

    /// What a number counts: as its row is named, or as its column is.
    fn counted(
        &self,
        column: Option<&Column>,
        percent: bool,
        at: usize,
        subject: &Role,
    ) -> Option<Counted> {
        let fits = |counted: &&Counted| match counted.kind {
            Kind::VoteShare => percent,
            Kind::Turnout => percent || self.amount(at).worded.high() > Decimal::ONE_HUNDRED,
            Kind::Margin => true,
            _ => !percent,
        };
        let label = self.label();
        if !label.is_empty() {
            return label.iter().find(fits).copied();
        }
        if let Some(column) = column.filter(|column| !column.counts.is_empty()) {
            return column.counts.iter().find(fits).copied();
        }
        let named = column.is_some_and(|column| {
            column.subject.is_some() || (!column.places.is_empty() && *subject != Role::None)
        });
        let kind = if percent {
            Kind::VoteShare
        } else if self.amount(at).worded.high() < Decimal::ONE_THOUSAND {
            Kind::SeatTally
        } else {
            Kind::PartyVotes
        };
        named.then_some(Counted { kind, basis: None })
    }

    /// The kind that a number can be, given whose it is.
    fn settled(&self, kind: Kind, subject: &Role, percent: bool) -> Option<Kind> {
        let nobody = *subject == Role::None;
        let party = is_party(subject);
        let contest = self.scene.row.classes.has(self.scene.wordings.vocabulary.kinds.contest);
        match kind {
            Kind::CandidateVotes | Kind::PartyVotes if nobody => Some(Kind::VotesCast),
            Kind::CandidateVotes | Kind::PartyVotes if party && !contest => Some(Kind::PartyVotes),
            Kind::CandidateVotes | Kind::PartyVotes => Some(Kind::CandidateVotes),
            Kind::SeatTally if nobody => Some(Kind::ContestCount),
            Kind::SeatTally | Kind::Lead if !party => None,
            Kind::Strength if !party => None,
            Kind::Strength if !self.columns.counts_reserved() => Some(Kind::SeatTally),
            Kind::VoteShare if nobody => None,
            Kind::Turnout if !percent => Some(Kind::VotesCast),
            kind => Some(kind),
        }
    }

    /// What the first cell says that the row counts, where it names nobody: "Rejected ballots".
    fn label(&self) -> Vec<Counted> {
        let Some(first) = self.cells.first() else { return Vec::new() };
        let mut counted = counted(first.of(self.text), self.scene.wordings);
        counted.retain(|counted| !has_subject(counted.kind) || counted.kind == Kind::Margin);
        counted
    }

    fn is_percent(&self, at: usize, column: Option<&Column>) -> bool {
        let share = |counted: &Counted| matches!(counted.kind, Kind::VoteShare | Kind::Turnout);
        let amount = self.amount(at);
        let small = amount.worded.high() <= Decimal::ONE_HUNDRED;
        let broken = !amount.worded.high().is_integer();
        let of_column = column.is_some_and(|column| column.counts.iter().any(share));
        amount.unit == Some(Unit::Percent) || small && (of_column || broken)
    }

    fn amount(&self, at: usize) -> Amount {
        self.scene.amount(at, None)
    }

    /// Whose a number is: of the finisher its column names, else of the name nearest to its left.
    fn owner(&self, cell: usize, column: Option<&Column>) -> Role {
        let owners = self.owners();
        let finisher = column.and_then(|column| column.finisher).and_then(|finisher| {
            let of = |owner: &&Owner<'_>| {
                self.columns.0.get(owner.cell).and_then(|column| column.finisher) == Some(finisher)
            };
            owners.iter().find(of)
        });
        let left = owners.iter().rev().find(|owner| owner.cell < cell);
        let owner = finisher.or(left).or_else(|| owners.iter().find(|owner| owner.cell > cell));
        owner.map(|owner| self.with_party(owner, &owners)).unwrap_or_default()
    }

    /// Whether a name shares its cell with another of its sort: "Independents / Council".
    fn is_of_several(&self, name: &Role) -> bool {
        let owners = self.owners();
        let Some(own) = owners.iter().find(|owner| owner.role == name) else { return false };
        let beside = |other: &&Owner<'_>| other.cell == own.cell && other.is_party == own.is_party;
        owners.iter().filter(beside).count() > 1
    }

    /// The person beside a party's name, or the other way round.
    fn with_party(&self, owner: &Owner<'_>, owners: &[Owner<'_>]) -> Role {
        let beside = |other: &&Owner<'_>| {
            other.cell.abs_diff(owner.cell) == 1 && other.is_party != owner.is_party
        };
        let Some(other) = owners.iter().find(beside) else { return owner.role.clone() };
        let (person, party) = if owner.is_party { (other, owner) } else { (owner, other) };
        match (person.role, party.role) {
            (Role::Named(person), Role::Named(party)) if person.party.is_empty() => {
                Role::Named(Mention { party: party.entities.clone(), ..person.clone() })
            }
            (person, _) => person.clone(),
        }
    }

    /// Who won by a margin, and over whom: the name in its own cell ("Gill +5.5"), else the first two
    /// people of the row.
    fn winner(&self, cell: usize) -> (Role, Role) {
        let owners = self.owners();
        if let Some(beside) = owners.iter().find(|owner| owner.cell == cell) {
            return (beside.role.clone(), Role::None);
        }
        let mut people = owners.iter().filter(|owner| !owner.is_party);
        let mut next = || people.next().map(|owner| owner.role.clone()).unwrap_or_default();
        (next(), next())
    }

    fn owners(&self) -> Vec<Owner<'_>> {
        let items = self.scene.row.items.iter();
        items
            .filter_map(|item| match &item.content {
                Content::Who(role @ (Role::Named(_) | Role::Others)) => {
                    let cell = self.cells.iter().position(|cell| cell.contains(item.span))?;
                    Some(Owner { cell, role, is_party: is_party(role) })
                }
                _ => None,
            })
            .collect()
    }

    /// The places of the row and of the column; those of the headings where neither names any.
    fn places(&self, column: Option<&Column>, own: &[Mention]) -> Vec<Mention> {
        let column = column.map(|column| column.places.as_slice()).unwrap_or_default();
        column.iter().chain(own).cloned().collect()
    }
}

impl Columns {
    /// Whether the table has a column of reserved seats, so that its totals are of the house.
    fn counts_reserved(&self) -> bool {
        let reserved =
            |counted: &Counted| counted.basis.is_some_and(|basis| basis != Basis::General);
        self.has(Kind::Strength) && self.0.iter().any(|column| column.counts.iter().any(reserved))
    }
}

/// What a column or row of this name counts.
fn counted(name: &str, wordings: &Wordings) -> Vec<Counted> {
    let name = plain(name);
    let kinds = wordings.kinds.iter();
    kinds
        .flat_map(|of_kind| of_kind.columns.iter().map(|column| (of_kind.kind, column)))
        .filter_map(|(kind, column)| {
            let (known, basis) = match column {
                ColumnName::Plain(known) => (known, None),
                ColumnName::Limited { name, basis } => (name, Some(*basis)),
            };
            (*known == name).then_some(Counted { kind, basis })
        })
        .collect()
}

/// A name in small letters, without notes in square brackets, years, and signs other than those
/// of shares and changes.
fn plain(name: &str) -> String {
    let without_notes = name.split('[').map(|part| part.rsplit(']').next().unwrap_or_default());
    let lower = without_notes.collect::<String>().to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || "%'±+".contains(c)));
    let words = words.filter(|word| !word.is_empty() && year_in(word).is_none());
    words.collect::<Vec<_>>().join(" ")
}

fn year_in(name: &str) -> Option<i16> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| {
            digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
        })
        .find_map(|digits| digits.parse().ok())
}

fn finisher(classes: &super::classes::Classes, vocabulary: &Vocabulary) -> Option<Finisher> {
    let cues = &vocabulary.cues;
    let named = [(cues.ref_runner_up, Finisher::RunnerUp), (cues.ref_winner, Finisher::Winner)];
    named.into_iter().find(|(class, _)| classes.has(*class)).map(|(_, finisher)| finisher)
}

fn is_party(role: &Role) -> bool {
    match role {
        Role::Named(mention) => mention.is_party(),
        Role::Others => true,
        _ => false,
    }
}
