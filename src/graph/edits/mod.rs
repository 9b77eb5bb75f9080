//! What an analyst does, as transactions: one file a family. Each function reads the case and gives
//! the edits under the label that the undo menu shows; committing them is the caller's.

mod claim;
mod draw;
mod entity;
mod import;
mod merge;
mod place;
mod remove;
mod scene;
mod suggestion;

pub use claim::judge_claim;
pub use draw::{draw_entity, draw_relation};
pub use entity::{rename_entity, set_kind};
pub use import::import;
pub use merge::merge_entities;
pub use place::{pin, place, unpin_all};
pub use remove::{remove, remove_entity, remove_relation};
pub use scene::{add_scene, describe_scene, move_scene, remove_scene};
pub use suggestion::{accept_suggestion, reject_suggestion};

use super::case::{Case, RelationRef};
use super::edit::EditError;
use super::model::Entity;
use crate::base::{EdgeId, NodeId};

/// One entity, or the error that names what is missing.
fn entity(case: &Case, id: NodeId) -> Result<&Entity, EditError> {
    case.entity(id).ok_or_else(|| EditError::Missing(id.to_string()))
}

/// One relation, or the error that names what is missing.
fn relation(case: &Case, id: EdgeId) -> Result<RelationRef<'_>, EditError> {
    case.relation(id).ok_or_else(|| EditError::Missing(id.to_string()))
}

/// “Hun Manet” for one, “3 entities” for several.
fn several(case: &Case, ids: &[NodeId]) -> String {
    match ids {
        [one] => case.entity(*one).map_or_else(|| one.to_string(), |entity| quoted(&entity.label)),
        _ => format!("{} entities", ids.len()),
    }
}

/// The text in quotes, cut where a menu would be too wide.
fn quoted(text: &str) -> String {
    const WIDEST: usize = 32;
    let mut shown: String = text.chars().take(WIDEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    format!("“{shown}”")
}

#[cfg(test)]
mod tests;
