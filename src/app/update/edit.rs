//! Changes of the case, each one undo step.

use std::collections::BTreeSet;

use super::toast;
use crate::app::action::EditAction;
use crate::app::state::{State, ToastKind};
use crate::base::{ClaimId, ClaimStatus, EdgeId, NodeId};
use crate::display::Part;
use crate::graph::{Case, Edit, Transaction};

/// Carries one action out.
pub fn apply(state: &mut State, action: EditAction) {
    match action {
        EditAction::Commit(transaction) => commit(state, transaction),
        EditAction::Undo => {
            if let Some(label) = state.desk.history.undo() {
                toast(state, ToastKind::Note, format!("Undone: {}", lower_first(&label)));
                forget_missing(state);
            }
        }
        EditAction::Redo => {
            if let Some(label) = state.desk.history.redo() {
                toast(state, ToastKind::Note, format!("Done again: {}", lower_first(&label)));
                forget_missing(state);
            }
        }
        EditAction::Place(places) => {
            let label = named(places.len(), "Move", "entity", "entities");
            commit(state, Transaction::new(label, vec![Edit::Place(places)]));
        }
        EditAction::TogglePin => toggle_pin(state),
        EditAction::Delete => {
            let transaction = deletion(state.desk.case(), &state.selection);
            commit(state, transaction);
        }
        EditAction::Judge(edge, claim, status) => {
            if let Some(transaction) = judgement(state.desk.case(), edge, claim, status) {
                commit(state, transaction);
            }
        }
    }
}

/// Commits a transaction; a refusal is told and changes nothing.
pub fn commit(state: &mut State, transaction: Transaction) {
    match state.desk.history.commit(transaction) {
        Ok(()) => forget_missing(state),
        Err(error) => toast(state, ToastKind::Warning, format!("Not done: {error}")),
    }
}

/// Drops what the case no longer has from selection, hover, claim and reader.
pub fn forget_missing(state: &mut State) {
    let case = state.desk.case();
    let has = |part: &Part| match part {
        Part::Node(id) => case.entity(*id).is_some(),
        Part::Edge(id) => case.relation(*id).is_some(),
    };
    state.selection = state.selection.iter().copied().filter(has).collect();
    state.hovered = state.hovered.filter(has);
    state.reader = state.reader.filter(|reader| case.source(reader.source).is_some());
    let selected = match state.only_selected() {
        Some(Part::Edge(id)) => state.desk.case().relation(id),
        _ => None,
    };
    let holds = |id: ClaimId| {
        selected.is_some_and(|edge| edge.relation.claims.iter().any(|claim| claim.id == id))
    };
    state.claim = state.claim.filter(|&id| holds(id));
}

fn toggle_pin(state: &mut State) {
    let case = state.desk.case();
    let chosen: Vec<_> =
        selected_nodes(&state.selection).iter().filter_map(|&id| case.entity(id)).collect();
    let pin = chosen.iter().any(|entity| !entity.pinned);
    let places: Vec<_> = chosen.iter().map(|entity| (entity.id, entity.position, pin)).collect();
    if places.is_empty() {
        return;
    }
    let verb = if pin { "Pin" } else { "Unpin" };
    let label = named(places.len(), verb, "entity", "entities");
    commit(state, Transaction::new(label, vec![Edit::Place(places)]));
}

/// Removes the parts and every relation of a removed entity.
fn deletion(case: &Case, parts: &BTreeSet<Part>) -> Transaction {
    let nodes = selected_nodes(parts);
    let mut edges: BTreeSet<EdgeId> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Edge(id) => Some(*id),
            Part::Node(_) => None,
        })
        .collect();
    for &node in &nodes {
        edges.extend(case.relations_of(node).iter().map(|edge| edge.relation.id));
    }
    let label = match (nodes.len(), edges.len()) {
        (0, count) => named(count, "Delete", "relation", "relations"),
        (count, _) => named(count, "Delete", "entity", "entities"),
    };
    let edits = edges.into_iter().map(Edit::RemoveRelation);
    Transaction::new(label, edits.chain(nodes.into_iter().map(Edit::RemoveEntity)).collect())
}

fn judgement(
    case: &Case,
    edge: EdgeId,
    claim: ClaimId,
    status: ClaimStatus,
) -> Option<Transaction> {
    let relation = case.relation(edge)?.relation;
    let mut claim = relation.claims.iter().find(|other| other.id == claim)?.clone();
    claim.status = status;
    let label = match status {
        ClaimStatus::Open => "Reopen claim",
        ClaimStatus::Accepted => "Confirm claim",
        ClaimStatus::Rejected => "Mark claim as wrong",
    };
    Some(Transaction::new(label, vec![Edit::PutClaim(edge, Box::new(claim))]))
}

fn selected_nodes(parts: &BTreeSet<Part>) -> Vec<NodeId> {
    let node = |part: &Part| match part {
        Part::Node(id) => Some(*id),
        Part::Edge(_) => None,
    };
    parts.iter().filter_map(node).collect()
}

/// "Move entity", "Move 3 entities".
fn named(count: usize, verb: &str, one: &str, many: &str) -> String {
    if count == 1 { format!("{verb} {one}") } else { format!("{verb} {count} {many}") }
}

fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::app::action::EditAction;
    use crate::app::state::State;
    use crate::app::update::tests::{desk, part};
    use crate::base::NodeId;

    #[test]
    fn deleting_an_entity_takes_its_relations_along_and_undo_brings_them_back() {
        let mut state = State { desk: desk(), ..State::default() };
        state.selection.insert(part("n1"));
        apply(&mut state, EditAction::Delete);
        assert_eq!(state.desk.case().entities().len(), 2);
        assert_eq!(state.desk.case().relations().len(), 0);
        assert!(state.selection.is_empty(), "what is gone is not selected");
        assert_eq!(state.desk.history.undo_label(), Some("Delete entity"));
        apply(&mut state, EditAction::Undo);
        assert_eq!(state.desk.case().relations().len(), 1);
        assert_eq!(state.toasts.len(), 1);
    }

    #[test]
    fn pins_are_set_together_and_freed_together() {
        let mut state = State { desk: desk(), ..State::default() };
        state.selection.extend([part("n1"), part("n2")]);
        let pinned =
            |state: &State, id| state.desk.case().entity(NodeId(id)).expect("entity").pinned;
        apply(&mut state, EditAction::TogglePin);
        assert!(pinned(&state, 1) && pinned(&state, 2));
        apply(&mut state, EditAction::TogglePin);
        assert!(!pinned(&state, 1) && !pinned(&state, 2));
        assert_eq!(state.desk.history.undo_label(), Some("Unpin 2 entities"));
    }
}
