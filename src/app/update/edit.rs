//! Changes of the case, each one undo step.

use std::collections::BTreeSet;

use super::toast;
use crate::app::action::EditAction;
use crate::app::state::{State, ToastKind};
use crate::app::widgets::lower_first;
use crate::base::{ClaimId, ClaimStatus, EdgeId, NodeId};
use crate::display::Part;
use crate::graph::{Case, Edit, EditError, Transaction, edits};

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
        EditAction::Delete => match deletion(state.desk.case(), &state.selection) {
            Ok(transaction) => commit(state, transaction),
            Err(error) => toast(state, ToastKind::Warning, format!("Not done: {error}")),
        },
        EditAction::Judge(edge, claim, status) => {
            if let Some(transaction) = judgement(state.desk.case(), edge, claim, status) {
                commit(state, transaction);
            }
        }
        EditAction::JoinSuggested(one, other) => join(state, one, other),
        EditAction::KeepApart(one, other) => {
            if let Ok(transaction) = edits::reject_suggestion(state.desk.case(), one, other) {
                commit(state, transaction);
            }
        }
    }
}

/// Joins the two; where one of them was selected alone, the one that stays is.
fn join(state: &mut State, one: NodeId, other: NodeId) {
    let Ok(transaction) = edits::accept_suggestion(state.desk.case(), one, other) else { return };
    let was_selected = state.selected_node().is_some_and(|id| id == one || id == other);
    commit(state, transaction);
    let case = state.desk.case();
    let kept = [one, other].into_iter().find(|&id| case.entity(id).is_some());
    if let Some(kept) = kept.filter(|_| was_selected) {
        state.selection = BTreeSet::from([Part::Node(kept)]);
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

/// Removes the parts with all that hangs on a removed entity.
fn deletion(case: &Case, parts: &BTreeSet<Part>) -> Result<Transaction, EditError> {
    let nodes: BTreeSet<NodeId> = selected_nodes(parts).into_iter().collect();
    let edge = |part: &Part| match part {
        Part::Edge(id) => Some(*id),
        Part::Node(_) => None,
    };
    let edges: BTreeSet<EdgeId> = parts.iter().filter_map(edge).collect();
    let label = match (nodes.len(), edges.len()) {
        (0, count) => named(count, "Delete", "relation", "relations"),
        (count, _) => named(count, "Delete", "entity", "entities"),
    };
    let removed = edits::remove(case, &nodes, &edges)?;
    Ok(Transaction { label, ..removed })
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

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::app::action::EditAction;
    use crate::app::state::State;
    use crate::app::update::tests::{desk, part};
    use crate::base::NodeId;
    use crate::graph::{Edit, Suggestion, Transaction};

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

    /// The desk on which n1 and n3 may be one.
    fn with_suggestion() -> State {
        let mut state = State { desk: desk(), ..State::default() };
        let suggestion = Suggestion::new(NodeId(1), NodeId(3), "surname only", 0.5);
        let edit = Edit::PutSuggestion(Box::new(suggestion));
        let transaction = Transaction::new("Suggest", vec![edit]);
        state.desk.history.commit(transaction).expect("applies");
        state
    }

    #[test]
    fn a_suggested_pair_is_joined_in_one_step_and_stays_selected() {
        let mut state = with_suggestion();
        state.selection.insert(part("n1"));
        apply(&mut state, EditAction::JoinSuggested(NodeId(1), NodeId(3)));
        assert_eq!(state.desk.history.undo_label(), Some("Merge “Police” into “Tao Port”"));
        assert_eq!(state.desk.case().suggestions().len(), 0);
        assert_eq!(state.selection, [part("n3")].into());
        assert_eq!(state.desk.case().relations_of(NodeId(3)).len(), 1);
        apply(&mut state, EditAction::Undo);
        assert_eq!(state.desk.case().suggestions().len(), 1);
    }

    #[test]
    fn a_suggested_pair_is_kept_apart_in_one_step() {
        let mut state = with_suggestion();
        apply(&mut state, EditAction::KeepApart(NodeId(3), NodeId(1)));
        assert_eq!(state.desk.history.undo_label(), Some("Keep “Tao Port” and “Police” apart"));
        assert!(state.desk.case().suggestions().all(|held| !held.is_open()));
        apply(&mut state, EditAction::Undo);
        assert!(state.desk.case().suggestions().all(Suggestion::is_open));
    }

    #[test]
    fn deleting_an_entity_takes_its_suggestions_along() {
        let mut state = with_suggestion();
        state.selection.insert(part("n3"));
        apply(&mut state, EditAction::Delete);
        assert_eq!(state.desk.case().suggestions().len(), 0);
        assert!(state.toasts.is_empty());
    }
}
