//! Judging the suggestion that two entities are one.

use super::{entity, merge_entities, quoted};
use crate::base::{ClaimStatus, NodeId};
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError, Transaction};
use crate::graph::model::Entity;

/// Joins the two; the one with the longer name stays, the older of two alike.
pub fn accept_suggestion(
    case: &Case,
    one: NodeId,
    other: NodeId,
) -> Result<Transaction, EditError> {
    let (first, second) = (entity(case, one.min(other))?, entity(case, one.max(other))?);
    let words = |entity: &Entity| entity.label.split_whitespace().count();
    let (kept, gone) = if words(second) > words(first) { (second, first) } else { (first, second) };
    let label = format!("Merge {} into {}", quoted(&gone.label), quoted(&kept.label));
    let joined = merge_entities(case, &[kept.id, gone.id])?;
    Ok(Transaction { label, ..joined })
}

/// Keeps the two apart, so that they are not suggested again. Empty where they are kept apart already
/// or nothing suggests them.
pub fn reject_suggestion(
    case: &Case,
    one: NodeId,
    other: NodeId,
) -> Result<Transaction, EditError> {
    let (first, second) = (entity(case, one)?, entity(case, other)?);
    let label = format!("Keep {} and {} apart", quoted(&first.label), quoted(&second.label));
    let held = case.suggestion(one, other).filter(|held| held.status != ClaimStatus::Rejected);
    let edits = held.map(|held| {
        let mut rejected = held.clone();
        rejected.status = ClaimStatus::Rejected;
        Edit::PutSuggestion(Box::new(rejected))
    });
    Ok(Transaction::new(label, edits.into_iter().collect()))
}
