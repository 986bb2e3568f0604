//! A pattern and some notes to a sentence, as a newspaper would print it.

use super::{dice::Dice, notes::Notes};
use tallycheck::extractor::{Kind, Said};

/// What fills a slot.
#[derive(Clone, Debug)]
pub enum Filling {
    Name(String),
    Whose(String),
    /// A number that the pattern claims, of the one ahead or of the one behind.
    Number {
        value: f64,
        of_behind: bool,
    },
    /// A number that belongs to another claim, or is the whole.
    Other(f64),
}

impl Filling {
    /// A share in per cent, to one decimal.
    pub fn percent(part: u32, whole: u32) -> Self {
        let share = f64::from(part) / f64::from(whole) * 100.0;
        Filling::Number { value: (share * 10.0).round() / 10.0, of_behind: false }
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
    let mut writer = Writer { sentence: Sentence::default(), start: true };
    let place = notes.place();
    let leads = dice.roll(2) == 0;
    if leads {
        writer.word(&format!("The count in {place} is over."));
        writer.start = true;
    } else {
        writer.word(&format!("In {place} ,"));
    }
    lead_in(&mut writer, said, notes);
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
            Filling::Other(value) => writer.number(value, slot, next, indian, kind),
            Filling::Number { value, of_behind } => {
                let value = if of_behind { value } else { wrong.unwrap_or(value) };
                writer.claim(value, of_behind, slot, next, indian, kind);
            }
        }
    }
    writer.sentence.text.push('.');
    Some(writer.sentence)
}

/// Gives a pattern that begins in mid-sentence what it leans on.
fn lead_in(writer: &mut Writer, said: &[Said], notes: &Notes<'_>) {
    let Some(Said::Words(first)) = said.first() else { return };
    let names_subject = said.iter().any(|piece| {
        matches!(piece, Said::Slot(slot) if ["who", "candidate", "party", "who's", "candidate's", "party's"].contains(&slot.as_str()))
    });
    let verbs = [
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
    ];
    if !names_subject && verbs.contains(&first.as_str()) {
        writer.name(notes.hero());
    } else if !names_subject && ["with", "by"].contains(&first.as_str()) {
        writer.name(notes.hero());
        writer.word("won");
    } else if ["defeated", "beat", "trounced", "edged out", "outpolled", "overcame"]
        .contains(&first.as_str())
    {
        writer.name(notes.hero());
    }
}

struct Writer {
    sentence: Sentence,
    start: bool,
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
        let plural = ["votes", "seats", "voters", "stations", "candidates", "constituencies"];
        let words = if words == "was" && plural.contains(&last) { "were" } else { words };
        if plural.contains(&words) && words == last {
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

    fn claim(
        &mut self,
        value: f64,
        of_behind: bool,
        slot: &str,
        next: &str,
        indian: bool,
        kind: Kind,
    ) {
        let before = self.sentence.text.len();
        self.number(value, slot, next, indian, kind);
        let text = &self.sentence.text;
        let at = before + text[before..].find(|c: char| c.is_ascii_digit()).unwrap();
        self.sentence.printed.push(Printed { at, value, of_behind });
    }

    /// A number, with its noun where the pattern doesn't go on with one.
    fn number(&mut self, value: f64, slot: &str, next: &str, indian: bool, kind: Kind) {
        let noun = noun(slot, kind);
        let goes_on = next.contains("vote")
            || next.contains("seat")
            || [
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
                "pakistanis",
                "men",
                "women",
                "million",
                "apart",
                "turnout",
                "voter turnout",
                "out of",
                "of",
                "extra",
            ]
            .contains(&next);
        let written =
            if slot == "percent" { format!("{value:.1}%") } else { grouped(value, indian) };
        self.word(&written);
        if !goes_on && !noun.is_empty() {
            self.word(noun);
        }
        self.start = false;
    }
}

/// What a slot counts.
fn noun(slot: &str, kind: Kind) -> &'static str {
    match (slot, kind) {
        ("votes" | "opponent_votes", _) => "votes",
        ("seats", _) => "seats",
        ("contests", _) => "constituencies",
        ("voters", _) => "voters",
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
