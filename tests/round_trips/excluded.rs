//! What no results row can say, with the reason.

use tallycheck::extractor::Kind;

/// Kinds whose patterns have no figure among the results of a contest or a body.
pub const KINDS: &[(Kind, &str)] = &[
    (Kind::AllegedChange, "an allegation is never a result, so nothing on record can be printed"),
    (Kind::Change, "needs an earlier election, and none is loaded"),
    (Kind::Strength, "speaks of several parties together, after the election"),
    (Kind::ContestCount, "counts contests, not votes; held in the examples and test articles"),
];

/// Parts of a pattern that no row fills or that lean on a sentence around them.
pub const PARTS: &[(&str, &str)] = &[
    ("{electoral_votes}", "no body of the bundled election has electoral votes"),
    ("{opponent_electoral_votes}", "no body of the bundled election has electoral votes"),
    ("{booths}", "the sources have no polling booths"),
    ("{fraction}", "no row holds a fraction"),
    ("{of_places}", "the sources have no count of stations on the way"),
    ("{parties}", "the sources have no count of parties in a contest"),
    ("from {other}", "an earlier figure is not on record"),
];

/// Why a pattern of a kind is left out, if it is.
pub fn reason(kind: Kind, pattern: &str) -> Option<&'static str> {
    let kinds = KINDS.iter().find(|(excluded, _)| *excluded == kind).map(|(_, why)| *why);
    kinds.or_else(|| PARTS.iter().find(|(part, _)| pattern.contains(part)).map(|(_, why)| *why))
}
