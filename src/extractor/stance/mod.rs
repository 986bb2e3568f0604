//! Stance: how far counting had come, whose voice it is, and who speaks.

mod cues;
mod rated;

use super::{Kind, Stage, Voice, row::Row};
pub use cues::Listener;

/// The stance of every part of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Stance {
    /// Stretches of items with what governs them, the innermost last.
    pub(self) speech: Vec<Speech>,
    pub(self) stages: Vec<StageCue>,
    /// The stage that headings set.
    pub(self) default: Option<Stage>,
}

/// Items that somebody says.
#[derive(Clone, Debug)]
struct Speech {
    start: usize,
    end: usize,
    voice: Voice,
    speaker: Option<String>,
    interested: bool,
}

impl Speech {
    /// A whole sentence of nobody's by name.
    fn of_all(row: &Row, voice: Voice) -> Self {
        Self { start: 0, end: row.items.len(), voice, speaker: None, interested: false }
    }
}

/// A word that sets a stage, over a stretch of items.
#[derive(Clone, Copy, Debug)]
struct StageCue {
    start: usize,
    end: usize,
    stage: Stage,
    /// Whether it only makes a number uncertain and not a statement: "would", "could".
    modal: bool,
}

/// The stance of one claim.
#[derive(Clone, Debug)]
pub struct Take {
    pub stage: Stage,
    pub voice: Voice,
    pub speaker: Option<String>,
}

impl Stance {
    /// The stance of what stands at an item; nobody forecasts votes that are `counted` to the digit:
    /// "he could poll 82,613" says that he did.
    pub fn at(&self, item: usize, kind: Kind, counted: bool) -> Take {
        let inside = |start: usize, end: usize| (start..end).contains(&item);
        let speech = self.speech.iter().rev().find(|speech| inside(speech.start, speech.end));
        let worded = self
            .stages
            .iter()
            .filter(|cue| inside(cue.start, cue.end))
            .filter(|cue| !(cue.modal && (counted || kind == Kind::Threshold)))
            .map(|cue| cue.stage)
            .max_by_key(|stage| weight(*stage));
        let interested = speech.is_some_and(|speech| speech.interested);
        let stage = match worded {
            Some(stage @ (Stage::Hypothetical | Stage::Projected | Stage::Partial)) => stage,
            _ if interested => Stage::Claimed,
            Some(stage) => stage,
            None => self.default.unwrap_or(Stage::Final),
        };
        Take {
            stage,
            voice: speech.map_or(Voice::Own, |speech| speech.voice),
            speaker: speech.and_then(|speech| speech.speaker.clone()),
        }
    }
}

/// Which of two cues that cover the same words wins.
fn weight(stage: Stage) -> u8 {
    match stage {
        Stage::Final => 0,
        Stage::Provisional => 1,
        Stage::Partial => 2,
        Stage::Claimed => 3,
        Stage::Projected => 4,
        Stage::Hypothetical => 5,
    }
}
