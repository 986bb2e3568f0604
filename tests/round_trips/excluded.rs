//! What no results row can say, with the reason.

use tallycheck::extractor::{Kind, Wording};

/// Kinds whose patterns have no figure among the results of a contest or a body.
pub const KINDS: &[(Kind, &str)] = &[
    (Kind::AllegedChange, "an allegation is never a result, so nothing on record can be printed"),
    (Kind::Change, "needs an earlier election, and none is loaded"),
    (Kind::Strength, "speaks of several parties together, after the election"),
    (Kind::ContestCount, "counts contests, not votes; held in the examples and test articles"),
];

/// Parts of a pattern that no row fills or that lean on a sentence around them.
pub const PARTS: &[(&str, &str)] = &[
    ("{booths}", "the sources have no polling booths"),
    ("{fraction}", "no row holds a fraction"),
    ("{of_places}", "the sources have no count of stations on the way"),
    ("{parties}", "the sources have no count of parties in a contest"),
    ("from {other}", "an earlier figure is not on record"),
    ("to {other}", "an earlier figure is not on record"),
    ("{other} (is|was)", "a rule with the size of the house, held in the examples"),
    ("<whitewash>", "asks for a party that won every seat of a place"),
    ("<dominate>", "speaks of the seats of a region, which one row does not give"),
    ("<no_party>", "a statement on all parties, held in the examples"),
    ("<no_word>", "a statement on all parties, held in the examples"),
    ("hung (", "a statement on all parties, held in the examples"),
    ("<enough>", "needs a party with a majority, held in the examples"),
    ("<two_thirds>", "needs a party with two thirds, held in the examples"),
    ("{party} (<finish>|", "ranks of parties come from tallies, held in the test articles"),
    (
        "{party} (<get>|<win>) [the] most seats",
        "ranks of parties come from tallies, held in the test articles",
    ),
    ("{party} ... <first_place>", "ranks of parties come from tallies, held in the test articles"),
    ("{other} more than", "compares with another place or year, held in the examples"),
    ("from {percent}", "an earlier turnout is not on record"),
    ("(against|and|to|compared with|versus,", "an earlier turnout is not on record"),
    ("down from|", "an earlier figure is not on record"),
    ("|down from)", "an earlier figure is not on record"),
    ("(up|down) from", "an earlier figure is not on record"),
    ("{other_percent} [,] it", "an earlier turnout is not on record"),
    ("among women", "no source counts the women who voted"),
    ("men [and]", "no sentence of one figure names two, held in the examples"),
    ("(male|men)", "no sentence of one figure names two, held in the examples"),
    ("{other_voters} men", "no sentence of one figure names two, held in the examples"),
    ("{other_people} and {people}", "no sentence of one figure names two, held in the examples"),
    ("[including|comprising]", "no sentence of one figure names two, held in the examples"),
    ("{other_candidates}", "no sentence of one figure names two, held in the examples"),
    ("split {seats}", "no sentence of one figure names two, held in the examples"),
    (
        "{place} <have> {other_candidates}",
        "no sentence of one figure names two, held in the examples",
    ),
    ("{place's} {of}", "needs the seats of a region, held in the examples"),
    ("its {seats}", "a tally and its part, which one row does not give; held in the examples"),
    ("{seats} {region}", "needs the seats of a region, held in the examples"),
    ("{region} {of}", "needs the seats of a region, held in the examples"),
    (
        "{seats} ... (come|comes|came|coming|<be>|hail) {region}",
        "needs the seats of a region, held in the examples",
    ),
    ("<be> in {region}", "needs the stations of a region, held in the examples"),
    ("<its_seats>", "needs the seats of a region, held in the examples"),
    ("(independents|independent) candidates", "names its party itself, held in the examples"),
    ("(all|both) {seats}", "asks for a party that won every seat of a place"),
    ("to amend", "two thirds of a house, held in the examples"),
    ("needed|required]", "a distance from a mark, held in the examples"),
    ("or {number} ,", "a share of seats with its number, held in the examples"),
    ("{candidate's} party", "speaks of a leader's party, held in the examples"),
    ("{candidate:third}", "a name with its place before it, held in the examples"),
    ("{candidate:ref_runner_up}", "a name with its place before it, held in the examples"),
    ("{people} ... on the ballot", "names on a paper, held in the examples"),
    ("<largest_party>", "ranks of parties come from tallies, held in the test articles"),
    ("<candidates_noun> [in the field", "a line that ends in a colon, held in the examples"),
    ("{people} [...] (<be> on|on) the ballot", "names on a paper, held in the examples"),
    ("both ... (<go>", "asks for a party that won every seat of a place"),
    ("<take> both", "asks for a party that won every seat of a place"),
    (" all {seats}", "asks for a party that won every seat of a place"),
    ("{other} [...] <stand> {seats}", "a rule with the size of the house, held in the examples"),
    ("{other_fraction}", "no row holds a fraction"),
    ("of <them> <go_to_vote>", "leans on the sentence before for whose it is"),
    ("(its|their) ", "leans on the sentence before for whose it is"),
    ("<lead> of {votes}", "begins with a noun: after a name it is no sentence"),
    ("{other_votes} [votes] [,] <triumph>", "leans on the sentence before for whose it is"),
    (
        "{other_votes} [votes] [,] (<be>|<finish>) <second>",
        "leans on the sentence before for whose it is",
    ),
    (
        "{other_votes} [votes] (\\(|,|or|, or) {percent}",
        "leans on the sentence before for whose it is",
    ),
    ("<share_noun> ~ {percent}", "leans on the sentence before for whose it is"),
    ("{percent} ~ <share_noun>", "leans on the sentence before for whose it is"),
    ("under (their|its) fav", "leans on the sentence before for whose it is"),
    ("(repoll|", "a clause that narrows the count is never checked"),
    ("{places} {contest}", "a clause that narrows the count is never checked"),
    ("{places} ~ (repoll|", "a clause that narrows the count is never checked"),
    ("<candidates_noun> ~ {bare", "names on a paper, held in the examples"),
    ("^<candidates_noun> ", "a line that ends in a colon, held in the examples"),
    ("past {other}", "needs a party with a majority, held in the examples"),
    ("after {other}", "an earlier figure is not on record"),
    ("{place's} {electoral_votes}", "the electors of one state, held in the examples"),
    ("{other} ... {electoral_votes}", "the electors of one state, held in the examples"),
    ("{percent} of [the] (seats", "a share of seats, held in the examples"),
    ("{other} [seats] [,] to {seats}", "an earlier tally is not on record"),
    ("{other} [votes] [,] or {points}", "leans on the sentence before for whose it is"),
    ("{who's} {party}", "speaks of a leader's party, held in the examples"),
    ("{number} [...] (<be> on|on) the ballot", "names on a paper, held in the examples"),
    ("or leading in", "counts winners and leaders together, held in the examples"),
    ("and (finished|ended)", "goes on after a first verb, held in the examples"),
    ("{other} [...] (and|but|,) it", "leans on what stands before it, held in the examples"),
    ("by {other} [votes] [,] {votes}", "a margin beside its two totals, held in the examples"),
    ("declaration as <winner", "leans on the sentence before for whose it is"),
    ("<put_aside>", "one of many words for rejected, held in the examples"),
    ("<rejected_ballots> ... {percent}", "a share of the ballots, held in the examples"),
    (
        "<rejected_ballots> ... {other}",
        "no sentence of one figure names two, held in the examples",
    ),
    ("(rejection|", "a share of the ballots, held in the examples"),
    ("(rate of rejection|", "a share of the ballots, held in the examples"),
    ("[of] <rejected_ballots>", "a share of the ballots, held in the examples"),
    ("their <rejected_ballots>", "counts voters by their ballots, held in the examples"),
    ("(struck|threw|", "one of many words for rejected, held in the examples"),
    ("of [the] [total|registered]", "a share of the roll is not on record"),
    ("{percent} (men|", "a share of the roll is not on record"),
    ("[up] {percent}", "a share of the roll is not on record"),
    ("or {percent} of [the]", "a share of the roll is not on record"),
    (
        "(male|female|men|women) voters",
        "no sentence of one figure names two, held in the examples",
    ),
    (
        "{people} and {other_people}",
        "no sentence of one figure names two, held in the examples",
    ),
    (
        "(including|among them) {other_people}",
        "no sentence of one figure names two, held in the examples",
    ),
    (
        "(race|contest|seat|constituency) ... (drew|",
        "names its contest itself, held in the examples",
    ),
    ("<observed_at>", "a share of the stations is not on record"),
    ("(in|counted|reporting|reported)", "a share of the stations is not on record"),
    ("candidate's {other}", "an earlier count is not on record"),
    ("{candidate's} {other} [votes] ...", "an earlier count is not on record"),
    ("(to|from) {other}", "an earlier count is not on record"),
    ("(credited|", "speaks of a form's figure, held in the examples"),
    (
        "{party} <get> {votes} (<against>",
        "no sentence of one figure names two, held in the examples",
    ),
    (
        "{party} [<stand>|<finish>] (first|",
        "ranks of parties come from tallies, held in the test articles",
    ),
    (
        "{other} [votes] (translated|",
        "no sentence of one figure names two, held in the examples",
    ),
    (
        "{other_percent} ... and {percent}",
        "no sentence of one figure names two, held in the examples",
    ),
    (
        "{other_percent} ... (highest|",
        "no sentence of one figure names two, held in the examples",
    ),
    ("(lower|higher|less|more|", "an earlier turnout is not on record"),
    ("and (men's|women's|", "no source counts the women who voted"),
    ("{other_points} [,]", "an earlier share is not on record"),
];

/// Why a pattern of a kind is left out, if it is.
pub fn reason(kind: Kind, wording: &Wording) -> Option<&'static str> {
    let pattern = wording.text();
    if kind == Kind::Threshold && !pattern.contains("{seats}") {
        return Some("needs a party with a majority, held in the examples");
    }
    if kind == Kind::SeatTally && wording.value() == Some(0) {
        return Some("no row says zero of a party that won nothing");
    }
    let kinds = KINDS.iter().find(|(excluded, _)| *excluded == kind).map(|(_, why)| *why);
    kinds.or_else(|| PARTS.iter().find(|(part, _)| pattern.contains(part)).map(|(_, why)| *why))
}
