//! Parts that the analyst draws.

use super::{entity, quoted};
use crate::base::{EdgeId, Family, Kind, NodeId, Origin};
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError, Transaction};
use crate::graph::fresh::FreshIds;
use crate::graph::model::{Entity, Relation};

/// A new entity of the analyst's at this place (world units), and its id.
pub fn draw_entity(
    case: &Case,
    label: &str,
    kind: Kind,
    position: [f32; 2],
) -> (Transaction, NodeId) {
    let id = FreshIds::of(case).node();
    let mut drawn = Entity::new(id, label, kind, Origin::Analyst);
    drawn.position = Some(position);
    drawn.pinned = true;
    let edit = Edit::AddEntity(Box::new(drawn));
    (Transaction::new(format!("Add {}", quoted(label)), vec![edit]), id)
}

/// A new directed relation of the analyst's, without a claim, and its id. `label` is what stands on
/// the edge.
pub fn draw_relation(
    case: &Case,
    from: NodeId,
    to: NodeId,
    label: &str,
    family: Family,
) -> Result<(Transaction, EdgeId), EditError> {
    entity(case, from)?;
    entity(case, to)?;
    let id = FreshIds::of(case).edge();
    let relation = Box::new(Relation::new(id, label, family, Origin::Analyst));
    let edit = Edit::AddRelation { from, to, relation };
    Ok((Transaction::new(format!("Add relation {}", quoted(label)), vec![edit]), id))
}
