//! Taking parts out of the case, with all that hangs on them.

use std::collections::BTreeSet;

use super::{entity, quoted, relation, several};
use crate::base::{EdgeId, NodeId};
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError, Transaction};
use crate::graph::model::{Scene, Suggestion};

/// Removes an entity, its relations and their claims, and suggestions about it; claims of others that
/// name it as their speaker lose that.
pub fn remove_entity(case: &Case, id: NodeId) -> Result<Transaction, EditError> {
    remove(case, &BTreeSet::from([id]), &BTreeSet::new())
}

/// Removes a relation and its claims.
pub fn remove_relation(case: &Case, id: EdgeId) -> Result<Transaction, EditError> {
    remove(case, &BTreeSet::new(), &BTreeSet::from([id]))
}

/// Removes entities and relations in one step, in an order in which nothing is left dangling.
pub fn remove(
    case: &Case,
    nodes: &BTreeSet<NodeId>,
    edges: &BTreeSet<EdgeId>,
) -> Result<Transaction, EditError> {
    let mut gone = BTreeSet::new();
    for &id in edges {
        gone.insert(relation(case, id)?.relation.id);
    }
    for &id in nodes {
        entity(case, id)?;
        gone.extend(case.relations_of(id).iter().map(|held| held.relation.id));
    }
    let mut edits: Vec<Edit> = gone.iter().map(|&id| Edit::RemoveRelation(id)).collect();
    edits.extend(forget_speakers(case, nodes, &gone));
    edits.extend(leave_scenes(case, nodes, &gone));
    let suggested = nodes.iter().flat_map(|&id| case.suggestions_of(id));
    let pairs: BTreeSet<_> = suggested.map(Suggestion::pair).collect();
    edits.extend(pairs.into_iter().map(|(one, other)| Edit::RemoveSuggestion(one, other)));
    edits.extend(nodes.iter().map(|&id| Edit::RemoveEntity(id)));
    Ok(Transaction::new(label(case, nodes, edges), edits))
}

/// Clears `attributed_to` in the claims that stay.
fn forget_speakers(case: &Case, nodes: &BTreeSet<NodeId>, gone: &BTreeSet<EdgeId>) -> Vec<Edit> {
    if nodes.iter().all(|&id| case.statement_count(id) == 0) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for held in case.relations().filter(|held| !gone.contains(&held.relation.id)) {
        for claim in &held.relation.claims {
            if claim.attributed_to.is_some_and(|speaker| nodes.contains(&speaker)) {
                let mut claim = claim.clone();
                claim.attributed_to = None;
                edits.push(Edit::PutClaim(held.relation.id, Box::new(claim)));
            }
        }
    }
    edits
}

/// Takes the parts out of the scenes that have them in focus.
fn leave_scenes(case: &Case, nodes: &BTreeSet<NodeId>, edges: &BTreeSet<EdgeId>) -> Option<Edit> {
    let mut scenes: Vec<Scene> = case.storyboard().to_vec();
    for scene in &mut scenes {
        scene.focus_nodes.retain(|id| !nodes.contains(id));
        scene.focus_edges.retain(|id| !edges.contains(id));
    }
    (scenes != case.storyboard()).then_some(Edit::SetStoryboard(scenes))
}

fn label(case: &Case, nodes: &BTreeSet<NodeId>, edges: &BTreeSet<EdgeId>) -> String {
    let ids: Vec<NodeId> = nodes.iter().copied().collect();
    match (ids.as_slice(), edges.len()) {
        ([], 1) => {
            let held = edges.first().and_then(|&id| case.relation(id));
            let label = held.map_or("", |held| held.relation.label.as_str());
            format!("Remove relation {}", quoted(label))
        }
        ([], several) => format!("Remove {several} relations"),
        (ids, 0) => format!("Remove {}", several(case, ids)),
        (ids, edges) => format!("Remove {} parts", ids.len() + edges),
    }
}
