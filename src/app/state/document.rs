//! The case on the desk with its history and its file.

use std::path::PathBuf;

use crate::graph::{Case, History};

/// The case that is worked on.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The case, its past and its future.
    pub history: History,
    /// Where it was opened from or last saved to.
    pub path: Option<PathBuf>,
    /// Grows with every case that is put on the desk, so that two cases with equal revisions
    /// are told apart.
    pub serial: u64,
}

impl Desk {
    /// The case. Panels change it by [`EditAction::Commit`](crate::app::action::EditAction::Commit).
    pub fn case(&self) -> &Case {
        self.history.case()
    }

    /// Changes whenever the case does; caches compare it.
    pub fn revision(&self) -> (u64, u64) {
        (self.serial, self.history.revision())
    }

    /// True while the file does not hold what is on the desk.
    pub fn is_edited(&self) -> bool {
        self.history.is_dirty()
    }
}
