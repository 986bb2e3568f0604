//! [`LinkedClaim`]s to [`Checked`]: verdicts, arithmetic and conflicts.
//!
//! Never sees text; asks `sources` for figures.

mod ahead;
mod anchor;
mod anchored_beside;
mod arithmetic;
mod between;
mod bloc;
mod borne_out;
mod both_ways;
mod company;
mod conflicts;
mod digits;
mod doubt;
mod evidence;
mod exchanged;
mod explain;
mod fact;
mod finding;
mod gather;
mod judge;
mod judgement;
mod later_poll;
mod measures;
mod near_miss;
mod night;
mod number;
mod other_seat;
mod other_winner;
mod other_year;
mod question;
mod readings;
mod same_count;
mod same_house;
mod score;
mod settled;
mod severity;
mod share_of_seats;
mod stated;
mod sums;
mod telling;
mod threshold;
mod tolerance;
mod whole;
mod wording;

#[cfg(test)]
mod tests;

pub use finding::{
    Arithmetic, ArithmeticRule, Checked, Conflict, Finding, Judged, Official, OnTopic, Reason,
    Severity, Verdict,
};

use crate::{matcher::LinkedClaim, sources::Sources};
use between::Between;
use night::Night;

/// Judges every claim, and the claims of one article against each other.
#[must_use]
pub fn check(mut claims: Vec<LinkedClaim>, sources: &Sources) -> Checked {
    for linked in &mut claims {
        telling::tell(linked, sources);
        telling::take_for_told(linked, sources);
    }
    let (guesses, mut claims): (Vec<_>, Vec<_>) =
        claims.into_iter().partition(|linked| linked.claim.is_guess());
    let night = Night::of(&claims);
    let mut weighed: Vec<_> = claims.iter().map(|c| judge::weigh(c, &night, sources)).collect();
    company::keep(&claims, &mut weighed, sources);
    anchored_beside::judge_anew(&claims, &mut weighed, &night, sources);
    borne_out::make_sure(&mut claims, &weighed, sources);
    sums::doubt(&claims, &mut weighed);
    later_poll::doubt(&claims, &mut weighed, sources);
    let mut article = Between::new(&claims, &mut weighed);
    both_ways::doubt(&mut article);
    exchanged::doubt(&mut article);
    same_count::doubt(&mut article, sources);
    same_house::doubt(&mut article, sources);
    let mut findings: Vec<Finding> = claims
        .into_iter()
        .zip(weighed)
        .map(|(linked, weighed)| judge::settle(linked, weighed, sources))
        .collect();
    // A number that nothing explains is a claim only where the record says of what.
    let (told, unexplained): (Vec<_>, Vec<_>) = guesses
        .into_iter()
        .map(|linked| {
            let weighed = judge::weigh(&linked, &night, sources);
            judge::settle(linked, weighed, sources)
        })
        .partition(|finding| finding.verdict == Verdict::Supported);
    findings.extend(told);
    let unexplained = unexplained.iter().map(|finding| finding.linked.claim.span).collect();
    let arithmetic = arithmetic::check(&findings, sources);
    arithmetic::give_reasons(&mut findings, &arithmetic);
    let conflicts = conflicts::find(&findings, sources);
    conflicts::note_topics(&mut findings, sources);
    Checked { findings, arithmetic, conflicts, unexplained }
}
