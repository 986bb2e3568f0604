//! Format `tallycheck/1`.

use serde::{Deserialize, Serialize};

/// The report on one article.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Always `tallycheck/1`.
    pub format: String,
}
