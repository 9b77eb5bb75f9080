//! Selection, hover, claims and the reader.

use std::collections::BTreeSet;

use crate::app::action::SelectAction;
use crate::app::state::{CameraGoal, Reader, State};
use crate::base::{ClaimId, EdgeId, SourceId, Span};
use crate::display::Part;
use crate::graph::Relation;

/// Carries one action out.
pub fn apply(state: &mut State, action: SelectAction) {
    match action {
        SelectAction::Only(part) => select(state, BTreeSet::from([part])),
        SelectAction::Toggle(part) => {
            let mut parts = state.selection.clone();
            if !parts.remove(&part) {
                parts.insert(part);
            }
            select(state, parts);
        }
        SelectAction::Set { mut parts, add } => {
            if add {
                parts.extend(state.selection.iter().copied());
            }
            select(state, parts);
        }
        SelectAction::All => {
            let parts = state.filter.parts(state.desk.case());
            select(state, parts);
        }
        SelectAction::Clear => select(state, BTreeSet::new()),
        SelectAction::Neighbours => {
            let parts = with_neighbours(state);
            select(state, parts);
        }
        SelectAction::Hover(part) => state.hovered = part,
        SelectAction::GoTo(part) => go_to(state, part),
        SelectAction::ShowClaim(edge, claim) => show_claim(state, edge, claim),
        SelectAction::StepClaim { forward } => step_claim(state, forward),
        SelectAction::Read(source, span) => read(state, source, span),
    }
}

/// Selects a part and flies to it with its neighbourhood.
pub fn go_to(state: &mut State, part: Part) {
    select(state, BTreeSet::from([part]));
    let mut parts = BTreeSet::from([part]);
    if let Part::Edge(id) = part
        && let Some(edge) = state.desk.case().relation(id)
    {
        parts.extend([Part::Node(edge.from), Part::Node(edge.to)]);
    }
    state.goal = Some(CameraGoal::Parts(parts));
}

/// Selects a relation and shows one of its claims with its sentence.
pub fn show_claim(state: &mut State, edge: EdgeId, claim: ClaimId) {
    if state.only_selected() != Some(Part::Edge(edge)) {
        state.selection = BTreeSet::from([Part::Edge(edge)]);
    }
    inspect(state);
    state.claim = Some(claim);
    note_read(state);
    let case = state.desk.case();
    let found = case
        .relation(edge)
        .and_then(|edge| edge.relation.claims.iter().find(|other| other.id == claim))
        .and_then(|claim| claim.at);
    if let Some(at) = found {
        read(state, at.source, Some(at.span));
    }
}

/// Opens the inspector; in a narrow window it takes the room of the panel at the left.
pub fn inspect(state: &mut State) {
    state.inspector_open = true;
    if state.narrow {
        state.left_open = false;
        state.storyboard_open = false;
    }
}

/// Takes the evidence's mark out of the reader, which stays where it is.
pub fn unmark(state: &mut State) {
    if let Some(reader) = &mut state.reader {
        reader.span = None;
    }
}

/// Opens the reader at a report; `span` is scrolled to and marked.
pub fn read(state: &mut State, source: SourceId, span: Option<Span>) {
    if state.desk.case().source(source).is_some() {
        state.reader_requests += 1;
        state.reader = Some(Reader { source, span, request: state.reader_requests });
    }
}

fn select(state: &mut State, parts: BTreeSet<Part>) {
    if state.selection == parts && !parts.is_empty() {
        return;
    }
    state.selection = parts;
    state.claim = None;
    unmark(state);
    if state.selection.is_empty() {
        return;
    }
    inspect(state);
    note_read(state);
    let Some(Part::Edge(id)) = state.only_selected() else { return };
    let Some(edge) = state.desk.case().relation(id) else { return };
    let Some(first) = first_claim(edge.relation) else { return };
    let reading = state.reader.is_some();
    if reading {
        show_claim(state, id, first);
    } else {
        state.claim = Some(first);
    }
}

/// The first step, "read the graph", is done once anything was selected.
fn note_read(state: &mut State) {
    if let Some(steps) = &mut state.steps {
        steps.has_read = true;
    }
}

fn first_claim(relation: &Relation) -> Option<ClaimId> {
    let standing = relation.standing_claims().next();
    standing.or(relation.claims.first()).map(|claim| claim.id)
}

fn step_claim(state: &mut State, forward: bool) {
    let Some(Part::Edge(id)) = state.only_selected() else { return };
    let Some(edge) = state.desk.case().relation(id) else { return };
    let claims = &edge.relation.claims;
    let shown = claims.iter().position(|claim| Some(claim.id) == state.claim);
    let next = match (shown, forward) {
        (None, _) => 0,
        (Some(at), true) => at + 1,
        (Some(at), false) => at.wrapping_sub(1),
    };
    if let Some(claim) = claims.get(next).map(|claim| claim.id) {
        show_claim(state, id, claim);
    }
}

fn with_neighbours(state: &State) -> BTreeSet<Part> {
    let case = state.desk.case();
    let visible = state.filter.parts(case);
    let mut parts = state.selection.clone();
    for part in &state.selection {
        let Part::Node(node) = part else { continue };
        for edge in case.relations_of(*node) {
            if visible.contains(&Part::Edge(edge.relation.id)) {
                parts.extend([Part::Node(edge.from), Part::Node(edge.to)]);
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::app::action::SelectAction;
    use crate::app::state::{CameraGoal, State};
    use crate::app::update::tests::{desk, part};
    use crate::base::{ClaimId, EdgeId, SourceId, Span};

    fn state() -> State {
        State { desk: desk(), ..State::default() }
    }

    #[test]
    fn selecting_a_relation_shows_its_first_claim_and_the_reader_follows_once_open() {
        let mut state = state();
        apply(&mut state, SelectAction::Only(part("e1")));
        assert_eq!(state.claim, Some(ClaimId(1)));
        assert_eq!(state.reader, None);
        apply(&mut state, SelectAction::ShowClaim(EdgeId(1), ClaimId(2)));
        let reader = state.reader.expect("open");
        assert_eq!((reader.source, reader.span), (SourceId(1), Some(Span::new(20, 40))));
        apply(&mut state, SelectAction::StepClaim { forward: false });
        assert_eq!(state.claim, Some(ClaimId(1)));
        assert!(state.reader.expect("open").request > reader.request);
        apply(&mut state, SelectAction::StepClaim { forward: false });
        assert_eq!(state.claim, Some(ClaimId(1)), "the first claim has none before it");
    }

    #[test]
    fn neighbours_join_the_selection() {
        let mut state = state();
        apply(&mut state, SelectAction::Only(part("n1")));
        apply(&mut state, SelectAction::Neighbours);
        assert_eq!(state.selection, [part("n1"), part("n2")].into());
    }

    #[test]
    fn going_to_a_relation_flies_to_its_ends() {
        let mut state = state();
        apply(&mut state, SelectAction::GoTo(part("e1")));
        let parts = [part("n1"), part("n2"), part("e1")].into();
        assert_eq!(state.goal, Some(CameraGoal::Parts(parts)));
    }
}
