//! Precision and recall: reports held against what a careful reader finds; and what becomes of figures
//! that are made wrong.

mod anchor;
mod expected;
mod falsify;
mod same;
mod score;

pub use expected::{Case, Expected, ExpectedError, ExpectedKind, ExpectedValue, cases};
pub use falsify::{Falsified, falsify};
pub use same::Namesakes;
pub use score::{ArticleScore, Counts, Miss, Problem, score};
