//! The kinds of claim.

use crate::text::Unit;
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
    /// Whether it counts seats of a party.
    #[must_use]
    pub fn is_tally(self) -> bool {
        matches!(self, Self::SeatTally | Self::SeatsOfTotal | Self::Strength)
    }

    /// Whether its figures are followed from one election to the next: "from 43 to 54".
    #[must_use]
    pub fn is_followed_over_time(self) -> bool {
        self.is_tally() || matches!(self, Self::Turnout | Self::VoteShare)
    }

    /// What it is counted in, where that is one thing.
    #[must_use]
    pub fn unit(self) -> Option<Unit> {
        Some(match self {
            Self::SeatTally | Self::SeatsOfTotal | Self::Strength => Unit::Seats,
            Self::CandidateVotes | Self::PartyVotes | Self::Margin => Unit::Votes,
            Self::VotesCast | Self::RejectedVotes => Unit::Votes,
            Self::VoteShare | Self::Turnout => Unit::Percent,
            Self::Registered => Unit::Voters,
            Self::PollingPlaces => Unit::Places,
            Self::ContestCount => Unit::Contests,
            Self::ContestSize => Unit::Candidates,
            Self::Lead
            | Self::Rank
            | Self::Outcome
            | Self::Threshold
            | Self::Change
            | Self::AllegedChange => return None,
        })
    }

    /// Its name, as in `claims/` and the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SeatTally => "seat_tally",
            Self::SeatsOfTotal => "seats_of_total",
            Self::CandidateVotes => "candidate_votes",
            Self::Margin => "margin",
            Self::Lead => "lead",
            Self::Rank => "rank",
            Self::Outcome => "outcome",
            Self::PartyVotes => "party_votes",
            Self::VoteShare => "vote_share",
            Self::Turnout => "turnout",
            Self::VotesCast => "votes_cast",
            Self::Registered => "registered",
            Self::RejectedVotes => "rejected_votes",
            Self::PollingPlaces => "polling_places",
            Self::ContestCount => "contest_count",
            Self::ContestSize => "contest_size",
            Self::Threshold => "threshold",
            Self::Change => "change",
            Self::Strength => "strength",
            Self::AllegedChange => "alleged_change",
        }
    }
}
