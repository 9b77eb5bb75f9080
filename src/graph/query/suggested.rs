//! What may be one and is not judged yet.

use crate::graph::case::Case;
use crate::graph::model::Suggestion;

/// The open suggestions, the likeliest first, then by pair.
pub fn open_suggestions(case: &Case) -> Vec<&Suggestion> {
    let mut open: Vec<&Suggestion> = case.suggestions().filter(|held| held.is_open()).collect();
    open.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    open
}
