//! The kinds of claim.

use serde::{Deserialize, Serialize};

/// What a claim is about. `claims/en/` holds one file per kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Kind {
    /// Seats (or electoral votes) of a party or bloc.
    SeatTally,
    /// Seats of a party out of so many.
    SeatsOfTotal,
    /// Votes of a candidate.
    CandidateVotes,
    /// Votes between the first and the next.
    Margin,
    /// Being ahead in a partial count: in so many seats, or with or by so many votes.
    Lead,
    /// Place in the order.
    Rank,
    /// Who won or lost.
    Outcome,
    /// Votes of a party.
    PartyVotes,
    /// Share of votes.
    VoteShare,
    /// Turnout.
    Turnout,
    /// Ballots cast.
    VotesCast,
    /// People on the roll.
    Registered,
    /// Ballots rejected.
    RejectedVotes,
    /// Stations, booths.
    PollingPlaces,
    /// Contests held, out, awaited.
    ContestCount,
    /// Candidates or parties in the field.
    ContestSize,
    /// A majority: its mark, or having it.
    Threshold,
    /// Gains, losses, swings.
    Change,
    /// Strength of a party or alliance in the house.
    Strength,
    /// What somebody says was stolen, added or altered.
    AllegedChange,
}

impl Kind {
    /// Its name, as in `claims/` and the report.
    #[must_use]
    pub fn name(self) -> String {
        serde_yaml::to_string(&self).unwrap_or_default().trim().to_owned()
    }
}
