//! A pattern as a file of `claims/` writes it: alone, or in a map with what it says beyond its slots.

use super::{
    Basis, Stage,
    pattern::Pattern,
    vocabulary::Vocabulary,
    wordings::{Wording, WordingsError},
};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};
use std::{fmt, path::Path};

/// An entry of a list of patterns.
pub(super) struct Entry(Map);

/// The entry as a map; the fields are those of [`Wording`].
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Map {
    pattern: String,
    #[serde(default)]
    asserts: Option<bool>,
    #[serde(default)]
    value: Option<i64>,
    #[serde(default)]
    basis: Option<Basis>,
    #[serde(default)]
    stage: Option<Stage>,
    #[serde(default)]
    sureness: Option<f64>,
    #[serde(default)]
    earlier: bool,
    #[serde(default)]
    restricted: bool,
    #[serde(default)]
    gained: bool,
    #[serde(default)]
    subject_has_more: bool,
}

impl Entry {
    /// Compiles the entry of the file at `path`, whose text is needed to say on which line it stands.
    pub(super) fn compile(
        self,
        path: &Path,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Wording, WordingsError> {
        let Self(map) = self;
        let pattern = Pattern::new(&map.pattern, vocabulary).map_err(|problem| WordingsError {
            file: path.to_owned(),
            line: line_of(text, &map.pattern),
            problem: format!("in `{}`: {problem}", map.pattern),
        })?;
        Ok(Wording {
            pattern,
            asserts: map.asserts,
            value: map.value,
            basis: map.basis,
            stage: map.stage,
            sureness: map.sureness,
            earlier: map.earlier,
            restricted: map.restricted,
            gained: map.gained,
            subject_has_more: map.subject_has_more,
        })
    }
}

/// By hand, so that what is wrong in a map is told: of an untagged enum serde says only that nothing fits.
impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PatternOrMap)
    }
}

struct PatternOrMap;

impl<'de> Visitor<'de> for PatternOrMap {
    type Value = Entry;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a pattern, or a map with one")
    }

    fn visit_str<E: Error>(self, pattern: &str) -> Result<Entry, E> {
        Ok(Entry(Map { pattern: pattern.to_owned(), ..Map::default() }))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Entry, M::Error> {
        Map::deserialize(MapAccessDeserializer::new(map)).map(Entry)
    }
}

fn line_of(text: &str, pattern: &str) -> u32 {
    let at = text.find(pattern).unwrap_or(0);
    u32::try_from(text[..at].matches('\n').count() + 1).unwrap_or(u32::MAX)
}
