//! Where entities stand on the canvas.

use super::{entity, several};
use crate::base::NodeId;
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError, Transaction};

/// Moves entities: id, position in world units, pinned. One drag or one layout is one step.
pub fn place(case: &Case, places: Vec<(NodeId, Option<[f32; 2]>, bool)>) -> Transaction {
    let ids: Vec<NodeId> = places.iter().map(|(id, ..)| *id).collect();
    let edits = if places.is_empty() { Vec::new() } else { vec![Edit::Place(places)] };
    Transaction::new(format!("Move {}", several(case, &ids)), edits)
}

/// Pins entities where they stand, or frees them. Those that are so already are left alone.
pub fn pin(case: &Case, ids: &[NodeId], pinned: bool) -> Result<Transaction, EditError> {
    let mut places = Vec::new();
    for &id in ids {
        let entity = entity(case, id)?;
        if entity.pinned != pinned {
            places.push((id, entity.position, pinned));
        }
    }
    let verb = if pinned { "Pin" } else { "Unpin" };
    let edits = if places.is_empty() { Vec::new() } else { vec![Edit::Place(places)] };
    Ok(Transaction::new(format!("{verb} {}", several(case, ids)), edits))
}

/// Frees every pinned entity.
pub fn unpin_all(case: &Case) -> Transaction {
    let pinned = case.entities().filter(|entity| entity.pinned);
    let places: Vec<_> = pinned.map(|entity| (entity.id, entity.position, false)).collect();
    let edits = if places.is_empty() { Vec::new() } else { vec![Edit::Place(places)] };
    Transaction::new("Unpin all", edits)
}
