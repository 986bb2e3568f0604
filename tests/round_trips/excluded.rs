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
    ("to {other}", "an earlier figure is not on record"),
    ("{other} (is|was)", "a rule with the size of the house, held in the examples"),
    ("<blank>", "no row says zero of a party that won nothing"),
    ("(none|", "no row says zero of a party that won nothing"),
    ("(nothing|", "no row says zero of a party that won nothing"),
    ("not a single", "no row says zero of a party that won nothing"),
    ("<whitewash>", "asks for a party that won every seat of a place"),
    ("<dominate>", "speaks of the seats of a region, which one row does not give"),
    ("<no_party>", "a statement on all parties, held in the examples"),
    ("<no_word>", "a statement on all parties, held in the examples"),
    ("hung (", "a statement on all parties, held in the examples"),
    ("<enough>", "needs a party with a majority, held in the examples"),
    ("<two_thirds>", "needs a party with two thirds, held in the examples"),
    ("{party} (<finish>|", "ranks of parties come from tallies, held in the test articles"),
    ("{party} ... <first_place>", "ranks of parties come from tallies, held in the test articles"),
    ("(its|their) ", "leans on the sentence before for whose it is"),
    ("declaration as <winner", "leans on the sentence before for whose it is"),
];

/// Why a pattern of a kind is left out, if it is.
pub fn reason(kind: Kind, pattern: &str) -> Option<&'static str> {
    if kind == Kind::Threshold && !pattern.contains("{seats}") {
        return Some("needs a party with a majority, held in the examples");
    }
    let subject = ["{who", "{candidate", "{party"].iter().any(|slot| pattern.contains(slot));
    if !subject && pattern.starts_with('{') && is_about_somebody(kind) {
        return Some("leans on the sentence before for whose it is");
    }
    let kinds = KINDS.iter().find(|(excluded, _)| *excluded == kind).map(|(_, why)| *why);
    kinds.or_else(|| PARTS.iter().find(|(part, _)| pattern.contains(part)).map(|(_, why)| *why))
}

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
    )
}
