//! Claims told of several at once, made into one of each.

use super::{Claim, Role, pattern::Match, reading::Scene, row::Content};

impl Scene<'_> {
    /// One claim for each contest of "victories in NA-55 and NA-123".
    pub(super) fn per_contest(&self, claim: Claim, at: &Match) -> Vec<Claim> {
        let end = self.row.items.len().min(at.end + 2);
        let contest = self.wordings.vocabulary.kinds.contest;
        // Of two places the later is the predicate's: "he won NA-1 and NA-2, and came third in NA-3".
        let last =
            self.row.items[at.start..end].iter().rev().find_map(|item| match &item.content {
                Content::Where(places) if item.classes.has(contest) => Some(places.clone()),
                _ => None,
            });
        let contests = last.filter(|places| places.len() > 1);
        match contests {
            None => vec![claim],
            Some(contests) => contests
                .into_iter()
                .map(|places| {
                    let span =
                        places.iter().fold(places[0].span, |span, place| span.to(place.span));
                    Claim { span, places, ..claim.clone() }
                })
                .collect(),
        }
    }
}

/// The same claim of each of some subjects.
pub(super) fn distribute(base: &Claim, subjects: Vec<Role>) -> Vec<Claim> {
    subjects.into_iter().map(|subject| Claim { subject, ..base.clone() }).collect()
}

/// Of the claims of each of several, by contest, those that can be meant: in one contest only one comes second.
/// "A and B finished second in NA-1 and NA-2" is told in turn; of "the runners-up were A and B" the second may have
/// been third.
pub(super) fn one_place_each(ranked: Vec<Vec<Claim>>) -> Vec<Claim> {
    let in_turn = ranked.len() > 1 && ranked.iter().all(|theirs| theirs.len() == ranked.len());
    let chosen = ranked.into_iter().enumerate().flat_map(|(nth, theirs)| {
        let own = theirs.into_iter().enumerate().filter(move |(at, _)| !in_turn || *at == nth);
        own.map(move |(_, claim)| match nth {
            0 => claim,
            _ if in_turn => claim,
            // Of those named behind the first.
            _ => claim.doubted_if(true),
        })
    });
    chosen.collect()
}
