//! Name and kind of an entity.

use super::{entity, quoted, several};
use crate::base::{Kind, NodeId};
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError, Transaction};

/// Names an entity; its old name becomes its first alias, so that it is still found by it.
pub fn rename_entity(case: &Case, id: NodeId, label: &str) -> Result<Transaction, EditError> {
    let mut renamed = entity(case, id)?.clone();
    let title = format!("Rename {} to {}", quoted(&renamed.label), quoted(label));
    if renamed.label == label {
        return Ok(Transaction::new(title, Vec::new()));
    }
    renamed.aliases.retain(|alias| alias != label);
    let old = std::mem::replace(&mut renamed.label, label.to_owned());
    renamed.aliases.insert(0, old);
    Ok(Transaction::new(title, vec![Edit::SetEntity(Box::new(renamed))]))
}

/// Says what sort of thing entities are. Those that are of that kind already are left alone.
pub fn set_kind(case: &Case, ids: &[NodeId], kind: Kind) -> Result<Transaction, EditError> {
    let mut edits = Vec::new();
    for &id in ids {
        let mut changed = entity(case, id)?.clone();
        if changed.kind != kind {
            changed.kind = kind;
            edits.push(Edit::SetEntity(Box::new(changed)));
        }
    }
    let label = format!("Make {} {}", several(case, ids), kind.title().to_lowercase());
    Ok(Transaction::new(label, edits))
}
