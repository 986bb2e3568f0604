//! The ids on a page. Several reports on one page keep theirs apart by a prefix.

/// See the module.
pub struct Anchors(String);

impl Anchors {
    /// For the only report of a page.
    pub fn alone() -> Self {
        Self(String::new())
    }

    /// For one of several.
    pub fn nth(n: usize) -> Self {
        Self(format!("r{n}-"))
    }

    /// Of a claim, a conflict or a sum, by its id.
    pub fn claim(&self, id: &str) -> String {
        format!("{}{id}", self.0)
    }

    /// Of a number in no claim, by its index.
    pub fn ignored(&self, at: usize) -> String {
        format!("{}n{}", self.0, at + 1)
    }
}
