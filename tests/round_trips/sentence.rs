//! A pattern and some notes to a sentence, as a newspaper would print it.

use super::{dice::Dice, notes::Notes};
use tallycheck::extractor::{Kind, Said};

/// What fills a slot.
#[derive(Clone, Debug)]
pub enum Filling {
    Name(String),
    Whose(String),
    Number(Number),
}

/// A number that fills a slot.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    value: f64,
    is: Is,
    noun: Noun,
    sign: Sign,
}

/// What stands behind a number that is no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    None,
    Percent,
    Points,
}

/// Whose a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    /// The pattern's, of the one ahead.
    Claimed,
    /// The pattern's, of the one behind.
    OfBehind,
    /// Another claim's, or the whole.
    Other,
}

/// Whether a number is printed with the noun of what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Always,
    WhereNoneFollows,
    Never,
}

impl Filling {
    /// The number that is claimed of the one ahead.
    pub fn number(value: u32, noun: Noun) -> Self {
        Self::whole(value, Is::Claimed, noun)
    }

    /// The number that is claimed of the one behind.
    pub fn of_behind(value: u32, noun: Noun) -> Self {
        Self::whole(value, Is::OfBehind, noun)
    }

    /// A number that belongs to another claim, or is the whole.
    pub fn other(value: u32, noun: Noun) -> Self {
        Self::whole(value, Is::Other, noun)
    }

    /// The share that is claimed, to one decimal.
    pub fn percent(part: u32, whole: u32) -> Self {
        Self::share(part, whole, Is::Claimed, Sign::Percent)
    }

    /// The share that is claimed of the one behind.
    pub fn percent_of_behind(part: u32, whole: u32) -> Self {
        Self::share(part, whole, Is::OfBehind, Sign::Percent)
    }

    /// The difference of two shares that is claimed, in percentage points.
    pub fn points(part: u32, whole: u32) -> Self {
        Self::share(part, whole, Is::Claimed, Sign::Points)
    }

    /// A share that belongs to another claim.
    pub fn other_percent(part: u32, whole: u32) -> Self {
        Self::share(part, whole, Is::Other, Sign::Percent)
    }

    fn whole(value: u32, is: Is, noun: Noun) -> Self {
        Filling::Number(Number { value: value.into(), is, noun, sign: Sign::None })
    }

    fn share(part: u32, whole: u32, is: Is, sign: Sign) -> Self {
        let share = f64::from(part) / f64::from(whole) * 100.0;
        let value = (share * 10.0).round() / 10.0;
        Filling::Number(Number { value, is, noun: Noun::Never, sign })
    }
}

/// A number in a sentence that the sentence's pattern claims.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    pub at: usize,
    pub value: f64,
    pub of_behind: bool,
}

/// A sentence with the numbers it claims.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub text: String,
    pub printed: Vec<Printed>,
}

/// The slots that say whom a sentence is about.
const SUBJECTS: [&str; 6] = ["who", "candidate", "party", "who's", "candidate's", "party's"];

/// Whether a pattern's words name whom it is about.
pub fn names_subject(said: &[Said]) -> bool {
    said.iter().any(|piece| {
        matches!(piece, Said::Slot(slot) if SUBJECTS.contains(&slot.split(':').next().unwrap_or(slot)))
    })
}

/// Puts a pattern's words in a sentence about the notes, with another number than the true one
/// where one is given. `None` where the notes leave a slot open.
pub fn write(
    kind: Kind,
    said: &[Said],
    notes: &Notes<'_>,
    wrong: Option<f64>,
    dice: &mut Dice,
) -> Option<Sentence> {
    let indian = dice.roll(2) == 0;
    let mut writer = Writer { sentence: Sentence::default(), start: true, indian };
    let place = notes.place();
    let leans = !names_subject(said) && is_about_somebody(kind);
    if leans && !begins_with_verb(said) {
        writer.word(&format!("The count in {place} is over for {}.", notes.both()));
    } else if dice.roll(2) == 0 {
        writer.word(&format!("The count in {place} is over."));
    } else {
        writer.word(&format!("In {place} ,"));
        writer.start = false;
    }
    lead_in(&mut writer, said, notes)?;
    for (at, piece) in said.iter().enumerate() {
        let slot = match piece {
            Said::Words(words) => {
                writer.words(words);
                continue;
            }
            Said::Slot(slot) => slot.as_str(),
        };
        let next = match said.get(at + 1) {
            Some(Said::Words(words)) => words.as_str(),
            _ => "",
        };
        match notes.fill(kind, slot)? {
            Filling::Name(name) => writer.name(&name),
            Filling::Whose(name) => writer.name(&possessive(&name)),
            Filling::Number(number) => writer.number(number, wrong, noun(slot, kind), next),
        }
    }
    writer.sentence.text.push('.');
    Some(writer.sentence)
}

/// Gives a pattern that begins in mid-sentence what it leans on; `None` where nobody is at hand.
fn lead_in(writer: &mut Writer, said: &[Said], notes: &Notes<'_>) -> Option<()> {
    let Some(Said::Words(first)) = said.first() else { return Some(()) };
    let opponent = |piece: &Said| matches!(piece, Said::Slot(slot) if slot.starts_with("opponent"));
    if names_subject(said) {
        if DEFEATS.contains(&first.as_str()) && !said.iter().any(opponent) {
            writer.name(notes.winner_over_hero()?);
        }
        return Some(());
    }
    match first.as_str() {
        "," => writer.name(notes.hero()),
        "with" | "by" | "at" | "on" => {
            writer.name(notes.hero());
            writer.word("won");
        }
        "and" | "but" | "while" | "yet" => {
            writer.name(notes.hero());
            writer.word("fought hard,");
        }
        verb if VERBS.contains(&verb) || DEFEATS.contains(&verb) => writer.name(notes.hero()),
        _ => {}
    }
    Some(())
}

/// Whether a kind of claim is about a candidate or a party.
fn is_about_somebody(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::CandidateVotes
            | Kind::PartyVotes
            | Kind::VoteShare
            | Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::Outcome
            | Kind::Rank
            | Kind::Margin
            | Kind::Lead
    )
}

/// Whether a pattern gets its subject before its first word.
fn begins_with_verb(said: &[Said]) -> bool {
    matches!(said.first(), Some(Said::Words(first)) if VERBS.contains(&first.as_str())
        || DEFEATS.contains(&first.as_str()) || ["with", "by", "at", "on", ","].contains(&first.as_str()))
}

/// Verbs whose subject the sentence before may hold.
const VERBS: [&str; 40] = [
    "got",
    "secured",
    "bagged",
    "polled",
    "won",
    "obtained",
    "received",
    "took",
    "triumphed",
    "prevailed",
    "emerged victorious",
    "was elected",
    "lost",
    "trailed",
    "trailing",
    "clinched",
    "captured",
    "retained",
    "had",
    "fell short",
    "led",
    "leading",
    "ahead",
    "gets",
    "get",
    "has",
    "have",
    "up",
    "finished",
    "finishes",
    "make",
    "makes",
    "made",
    "representing",
    "gave",
    "gives",
    "give",
    "put",
    "puts",
    "giving",
];

/// Verbs that want a winner before them.
const DEFEATS: [&str; 6] = ["defeated", "beat", "trounced", "edged out", "outpolled", "overcame"];

struct Writer {
    sentence: Sentence,
    start: bool,
    /// Whether digits are grouped in the Indian way.
    indian: bool,
}

impl Writer {
    /// A word or sign as it stands, with the space that belongs before it.
    fn word(&mut self, word: &str) {
        let text = &mut self.sentence.text;
        let closes = [",", ".", ":", ";", ")", "%"].contains(&word) || word.starts_with("'s");
        if !(text.is_empty() || closes || text.ends_with('(')) {
            text.push(' ');
        }
        text.push_str(&word.replace(" ,", ","));
    }

    /// Words of a pattern: a plural verb behind a number, a capital at the start.
    fn words(&mut self, words: &str) {
        let last = self.sentence.text.rsplit(' ').next().unwrap_or_default();
        let words = if words == "was" && PLURALS.contains(&last) { "were" } else { words };
        if PLURALS.contains(&words) && words == last {
            return;
        }
        if self.start {
            let mut letters = words.chars();
            let capital: String =
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            self.word(&capital);
        } else {
            self.word(words);
        }
        self.start = false;
    }

    fn name(&mut self, name: &str) {
        self.word(name);
        self.start = false;
    }

    /// A number, or the wrong one in its place, with its noun where that belongs.
    fn number(&mut self, number: Number, wrong: Option<f64>, noun: &str, next: &str) {
        let value =
            if number.is == Is::Claimed { wrong.unwrap_or(number.value) } else { number.value };
        let before = self.sentence.text.len();
        self.word(&match number.sign {
            Sign::Percent => format!("{value:.1}%"),
            Sign::Points => format!("{value:.1} points"),
            Sign::None => grouped(value, self.indian),
        });
        if number.is != Is::Other {
            let written = &self.sentence.text[before..];
            let at = before + written.find(|c: char| c.is_ascii_digit()).unwrap();
            let of_behind = number.is == Is::OfBehind;
            self.sentence.printed.push(Printed { at, value, of_behind });
        }
        let is_said = match number.noun {
            Noun::Always => true,
            Noun::WhereNoneFollows => !goes_on(next),
            Noun::Never => false,
        };
        if is_said && !noun.is_empty() {
            self.word(noun);
        }
        self.start = false;
    }
}

const PLURALS: [&str; 6] = ["votes", "seats", "voters", "stations", "candidates", "constituencies"];

/// Whether the next word says what a number counts, or wants it bare.
fn goes_on(next: &str) -> bool {
    const NEXT: [&str; 26] = [
        "voters",
        "valid",
        "invalid",
        "rejected",
        "more",
        "fewer",
        "less",
        "-",
        "people",
        "candidates",
        "registered voters",
        "constituencies",
        "margin",
        "majority",
        "lead",
        "citizens",
        "men",
        "women",
        "million",
        "apart",
        "turnout",
        "voter turnout",
        "out of",
        "of",
        "extra",
        "ballots",
    ];
    next.contains("vote") || next.contains("seat") || NEXT.contains(&next)
}

/// What a slot counts.
fn noun(slot: &str, kind: Kind) -> &'static str {
    let unit = slot.rsplit_once('_').map_or(slot, |(role, unit)| {
        if role.ends_with("electoral") { "electoral_votes" } else { unit }
    });
    match (unit, kind) {
        ("electoral_votes", _) => "electoral votes",
        ("votes", _) => "votes",
        ("seats", _) => "seats",
        ("contests", _) => "constituencies",
        ("voters", _) => "voters",
        ("people", _) => "people",
        ("places", _) => "polling stations",
        ("candidates", _) => "candidates",
        _ => "",
    }
}

fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

/// A whole number with its digits in groups, in the Western or the Indian way.
pub fn grouped(value: f64, indian: bool) -> String {
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        let breaks = if indian && left > 3 { (left - 3) % 2 == 0 } else { left % 3 == 0 };
        if at > 0 && breaks {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
