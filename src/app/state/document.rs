//! The case on the desk: its data, its history, its file, and whether it was saved.

use std::path::PathBuf;

use crate::graph::Case;

/// The case that is worked on.
#[derive(Clone, Debug)]
pub struct Desk {
    case: Case,
    revision: u64,
    /// Where it was opened from or last saved to.
    pub path: Option<PathBuf>,
    /// The revision that the file holds.
    saved: u64,
}

impl Desk {
    /// A case that was just opened or built.
    pub fn new(case: Case, path: Option<PathBuf>) -> Self {
        Self { case, revision: 0, path, saved: 0 }
    }

    /// The case. Changes go through [`EditAction::Commit`](crate::app::action::EditAction::Commit).
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Changes whenever the case does; caches compare it.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// True while the file does not hold what is on the desk.
    pub fn is_edited(&self) -> bool {
        self.saved != self.revision
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new(Case::new("New case"), None)
    }
}
