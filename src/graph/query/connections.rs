//! Who is tied to whom.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::base::NodeId;
use crate::graph::case::Case;

/// The entities that a relation ties to this one, whatever its direction; not the entity itself.
pub fn neighbours(case: &Case, id: NodeId) -> BTreeSet<NodeId> {
    let relations = case.relations_of(id);
    let ends = relations.iter().flat_map(|held| [held.from, held.to]);
    ends.filter(|&end| end != id).collect()
}

/// Entities by number of relations, the most connected first, the older first of equals.
pub fn most_connected(case: &Case) -> Vec<(NodeId, usize)> {
    let mut ranked: Vec<(NodeId, usize)> =
        case.entities().map(|entity| (entity.id, case.degree(entity.id))).collect();
    ranked.sort_by_key(|&(id, degree)| (Reverse(degree), id));
    ranked
}
