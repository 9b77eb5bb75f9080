//! Camera, panels, filters, theme, dialogs, first steps.

use std::collections::BTreeSet;

use super::select;
use crate::app::action::ViewAction;
use crate::app::effect::Effect;
use crate::app::state::{Camera, CameraGoal, Dialog, Filter, Mode, State};
use crate::base::{Certainty, ClaimId, ClaimStatus, EdgeId, SourceId};
use crate::display::Part;
use crate::graph::Case;
use crate::graph::query::open_suggestions;

/// Smallest and largest zoom that menus reach.
const ZOOM_RANGE: (f32, f32) = (0.05, 8.0);

/// Carries one action out.
pub fn apply(state: &mut State, action: ViewAction) {
    match action {
        ViewAction::SetCamera(camera) => state.camera = camera,
        ViewAction::KeepPanels(sizes) => {
            state.settings.panels = sizes;
            state.effects.push(Effect::Persist);
        }
        ViewAction::SetCanvasSize(size) => state.canvas_size = size,
        ViewAction::Fly(goal) => state.goal = Some(goal),
        ViewAction::GoalTaken => state.goal = None,
        ViewAction::ZoomBy(factor) => {
            let zoom = (state.camera.zoom * factor).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
            state.goal = Some(CameraGoal::Zoom(zoom));
        }
        ViewAction::SetTool(tool) => state.tool = tool,
        ViewAction::ToggleLeft => {
            state.left_open = !state.left_open;
            left_side_comes(state, state.left_open);
        }
        ViewAction::ToggleStoryboard => {
            state.storyboard_open = !state.storyboard_open;
            left_side_comes(state, state.storyboard_open);
        }
        ViewAction::ToggleInspector if state.inspector_open => state.inspector_open = false,
        ViewAction::ToggleInspector => select::inspect(state),
        ViewAction::ToggleReader => toggle_reader(state),
        ViewAction::SetLeftTab(tab) => state.left_tab = tab,
        ViewAction::DismissSteps => state.steps = None,
        ViewAction::NextWeakClaim => next_weak_claim(state),
        ViewAction::NextSuggestion => next_suggestion(state),
        ViewAction::Escape => escape(state),
        ViewAction::ToggleTheme | ViewAction::ToggleMotion => settings(state, &action),
        ViewAction::ShowKeys
        | ViewAction::ShowCommands
        | ViewAction::ShowAbout
        | ViewAction::ShowPaste
        | ViewAction::SetDialogText(_)
        | ViewAction::MarkDialogRow(_)
        | ViewAction::CloseDialog => dialog(state, action),
        ViewAction::SetNarrow(narrow) => set_narrow(state, narrow),
        _ => set_filter(state, &action),
    }
}

/// In a narrow window a panel at the left takes the inspector's room.
fn left_side_comes(state: &mut State, comes: bool) {
    if state.narrow && comes {
        state.inspector_open = false;
    }
}

/// The panels beside the canvas fold where the window gets narrow, and come back with the room.
fn set_narrow(state: &mut State, narrow: bool) {
    state.narrow = narrow;
    let panels = [&mut state.left_open, &mut state.storyboard_open, &mut state.inspector_open];
    for (open, folded) in panels.into_iter().zip(&mut state.folded) {
        if narrow {
            *folded = std::mem::take(open);
        } else {
            *open |= std::mem::take(folded);
        }
    }
}

/// Changes the filter. Where it hides something and less than a third of what it leaves is in view, the
/// canvas fits the rest; unless something selected is still seen, which is what one looks at.
fn set_filter(state: &mut State, action: &ViewAction) {
    let before = shown(state);
    filter(&mut state.filter, action);
    if shown(state) >= before {
        return;
    }
    let visible = state.filter.to_visible();
    let entities = state.desk.case().entities().filter(|entity| visible.node(entity));
    let (mut left, mut seen, mut looked_at) = (0, 0, false);
    for (id, at) in entities.filter_map(|entity| Some((entity.id, entity.position?))) {
        let is_seen = is_in_view(state, at);
        left += 1;
        seen += usize::from(is_seen);
        looked_at |= is_seen && state.selection.contains(&Part::Node(id));
    }
    if seen * 3 < left && !looked_at {
        state.goal = Some(CameraGoal::Fit { glide: true });
    }
}

/// Number of entities that the filter leaves.
fn shown(state: &State) -> usize {
    let visible = state.filter.to_visible();
    state.desk.case().entities().filter(|entity| visible.node(entity)).count()
}

fn is_in_view(state: &State, at: [f32; 2]) -> bool {
    let Camera { center, zoom } = state.camera;
    (0..2).all(|axis| 2.0 * zoom * (at[axis] - center[axis]).abs() <= state.canvas_size[axis])
}

fn settings(state: &mut State, action: &ViewAction) {
    if *action == ViewAction::ToggleTheme {
        state.settings.light = !state.settings.light;
        state.refresh_palette();
    } else {
        state.settings.reduced_motion = !state.settings.reduced_motion;
    }
    state.effects.extend([Effect::Restyle, Effect::Persist]);
}

fn dialog(state: &mut State, action: ViewAction) {
    match action {
        ViewAction::ShowKeys => state.dialog = Some(Dialog::Keys),
        ViewAction::ShowCommands => state.dialog = Some(Dialog::Commands(String::new(), 0)),
        ViewAction::ShowAbout => state.dialog = Some(Dialog::About),
        ViewAction::ShowPaste => state.dialog = Some(Dialog::Paste(String::new())),
        ViewAction::CloseDialog => state.dialog = None,
        ViewAction::SetDialogText(text) => match &mut state.dialog {
            Some(Dialog::Commands(field, marked)) => {
                *marked = 0;
                *field = text;
            }
            Some(Dialog::Paste(field)) => *field = text,
            Some(Dialog::Path(path)) => {
                path.text = text;
                let typed = path.typed_folder();
                if typed != path.listed {
                    state.effects.push(Effect::ListTyped(typed));
                }
            }
            _ => {}
        },
        ViewAction::MarkDialogRow(row) => {
            if let Some(Dialog::Commands(_, marked)) = &mut state.dialog {
                *marked = row;
            }
        }
        _ => {}
    }
}

fn filter(filter: &mut Filter, action: &ViewAction) {
    use crate::base::{Family, Kind};
    use crate::display::EdgeLine;
    match *action {
        ViewAction::ToggleKind(kind) => toggle(&mut filter.hidden_kinds, kind),
        ViewAction::IsolateKind(kind) => isolate(&mut filter.hidden_kinds, kind, Kind::ALL),
        ViewAction::ToggleFamily(family) => toggle(&mut filter.hidden_families, family),
        ViewAction::IsolateFamily(family) => {
            isolate(&mut filter.hidden_families, family, Family::ALL);
        }
        ViewAction::ToggleLine(line) => toggle(&mut filter.hidden_lines, line),
        ViewAction::IsolateLine(line) => {
            isolate(&mut filter.hidden_lines, line, EdgeLine::ALL);
        }
        ViewAction::ToggleNamedOnly => filter.named_only = !filter.named_only,
        ViewAction::SetUnmatched(unmatched) => filter.unmatched = unmatched,
        ViewAction::ClearFilter => {
            *filter = Filter { unmatched: filter.unmatched, ..Filter::default() }
        }
        _ => {}
    }
}

fn toggle<T: Ord>(hidden: &mut BTreeSet<T>, value: T) {
    if !hidden.remove(&value) {
        hidden.insert(value);
    }
}

/// Hides all but one; when it is the only one already, shows all again.
fn isolate<T: Ord + Copy>(hidden: &mut BTreeSet<T>, value: T, all: &[T]) {
    let others: BTreeSet<T> = all.iter().copied().filter(|&other| other != value).collect();
    *hidden = if *hidden == others { BTreeSet::new() } else { others };
}

fn toggle_reader(state: &mut State) {
    if state.reader.is_some() {
        state.reader = None;
        return;
    }
    let shown = match (state.only_selected(), state.claim) {
        (Some(Part::Edge(edge)), Some(claim)) => Some((edge, claim)),
        _ => None,
    };
    if let Some((edge, claim)) = shown {
        select::show_claim(state, edge, claim);
    }
    let first: Option<SourceId> = state.desk.case().sources().next().map(|source| source.id);
    if let (None, Some(source)) = (state.reader, first) {
        select::read(state, source, None);
    }
}

/// Closes or clears the topmost thing.
fn escape(state: &mut State) {
    if state.dialog.take().is_some() {
    } else if matches!(state.mode, Mode::Present(_)) {
        state.mode = Mode::Explore;
        state.effects.push(Effect::Fullscreen(false));
    } else if state.find.open {
        state.find.open = false;
    } else if !state.selection.is_empty() {
        state.selection.clear();
        state.claim = None;
        select::unmark(state);
    } else if state.reader.is_some_and(|reader| reader.span.is_some()) {
        select::unmark(state);
    } else if !state.filter.is_off() {
        set_filter(state, &ViewAction::ClearFilter);
    }
}

/// The weakest claim of every relation that the filter leaves, from the weakest on: those that are not
/// plainly asserted first, then those of relations that one report alone supports, then those that were
/// read with least confidence; judged ones are left out.
pub fn weak_claims(case: &Case, filter: &Filter) -> Vec<(EdgeId, ClaimId)> {
    let visible = filter.to_visible();
    let mut ranked = Vec::new();
    for edge in case.relations().filter(|edge| visible.edge(case, edge)) {
        let standing: Vec<_> = edge.relation.standing_claims().collect();
        let sources: BTreeSet<SourceId> =
            standing.iter().filter_map(|claim| claim.at.map(|at| at.source)).collect();
        for claim in standing.iter().filter(|claim| claim.status == ClaimStatus::Open) {
            let asserted = claim.certainty == Certainty::Asserted;
            let sure = (claim.confidence.clamp(0.0, 1.0) * 1000.0) as u32;
            let key = (asserted, sources.len() > 1, sure, claim.at, claim.id);
            ranked.push((key, (edge.relation.id, claim.id)));
        }
    }
    ranked.sort_by_key(|(key, _)| *key);
    let mut listed = BTreeSet::new();
    let weakest = ranked.into_iter().map(|(_, claim)| claim);
    weakest.filter(|(edge, _)| listed.insert(*edge)).collect()
}

fn next_weak_claim(state: &mut State) {
    let weak = weak_claims(state.desk.case(), &state.filter);
    let mut steps = state.steps.unwrap_or_default();
    let Some(&(edge, claim)) = weak.get(steps.weak_next % weak.len().max(1)) else { return };
    steps.weak_next = (steps.weak_next + 1) % weak.len();
    steps.has_checked = true;
    if state.steps.is_some() {
        state.steps = Some(steps);
    }
    select::go_to(state, Part::Edge(edge));
    select::show_claim(state, edge, claim);
}

/// Selects the next entity that another one may be, the likeliest first, then round again.
fn next_suggestion(state: &mut State) {
    let mut listed = BTreeSet::new();
    let open = open_suggestions(state.desk.case());
    let entities: Vec<_> =
        open.iter().map(|held| held.one).filter(|&id| listed.insert(id)).collect();
    let shown = entities.iter().position(|&id| state.selected_node() == Some(id));
    let next = shown.map_or(0, |shown| shown + 1) % entities.len().max(1);
    if let Some(&id) = entities.get(next) {
        select::go_to(state, Part::Node(id));
    }
}

#[cfg(test)]
mod tests {
    use super::{apply, weak_claims};
    use crate::app::action::ViewAction;
    use crate::app::state::{CameraGoal, State, Steps};
    use crate::app::update::tests::{desk, part};
    use crate::base::{ClaimId, EdgeId, Kind, NodeId};
    use crate::graph::{Edit, Suggestion, Transaction};

    #[test]
    fn isolating_twice_shows_everything_again() {
        let mut state = State::default();
        apply(&mut state, ViewAction::IsolateKind(Kind::Person));
        assert_eq!(state.filter.hidden_kinds.len(), Kind::ALL.len() - 1);
        assert!(!state.filter.hidden_kinds.contains(&Kind::Person));
        apply(&mut state, ViewAction::IsolateKind(Kind::Person));
        assert!(state.filter.is_off());
    }

    #[test]
    fn escape_clears_one_thing_at_a_time() {
        let mut state = State { desk: desk(), ..State::default() };
        state.selection.insert(part("n1"));
        apply(&mut state, ViewAction::ToggleNamedOnly);
        apply(&mut state, ViewAction::ShowKeys);
        apply(&mut state, ViewAction::Escape);
        assert!(state.dialog.is_none() && !state.selection.is_empty());
        apply(&mut state, ViewAction::Escape);
        assert!(state.selection.is_empty() && !state.filter.is_off());
        apply(&mut state, ViewAction::Escape);
        assert!(state.filter.is_off());
    }

    #[test]
    fn weak_claims_are_one_a_relation_and_of_those_that_are_shown() {
        let mut state = State { desk: desk(), steps: Some(Steps::default()), ..State::default() };
        let weak = weak_claims(state.desk.case(), &state.filter);
        assert_eq!(weak, [(EdgeId(1), ClaimId(2))], "the alleged one");
        apply(&mut state, ViewAction::NextWeakClaim);
        assert_eq!(state.claim, Some(ClaimId(2)));
        apply(&mut state, ViewAction::NextWeakClaim);
        assert_eq!(state.claim, Some(ClaimId(2)), "and round again");
        apply(&mut state, ViewAction::ToggleKind(Kind::Group));
        assert!(weak_claims(state.desk.case(), &state.filter).is_empty(), "an end is hidden");
    }

    #[test]
    fn suggestions_are_walked_from_entity_to_entity() {
        let mut state = State { desk: desk(), ..State::default() };
        apply(&mut state, ViewAction::NextSuggestion);
        assert_eq!(state.selected_node(), None, "there is none");
        for (one, other, odds) in [(1, 2, 0.3), (1, 3, 0.5), (2, 3, 0.4)] {
            let suggestion = Suggestion::new(NodeId(one), NodeId(other), "surname only", odds);
            let edit = Edit::PutSuggestion(Box::new(suggestion));
            let step = Transaction::new("Suggest", vec![edit]);
            state.desk.history.commit(step).expect("applies");
        }
        for id in [1, 2, 1] {
            apply(&mut state, ViewAction::NextSuggestion);
            assert_eq!(state.selected_node(), Some(NodeId(id)));
        }
    }

    #[test]
    fn a_filter_that_leaves_little_in_view_fits_the_rest() {
        let mut state = State { desk: desk(), ..State::default() };
        state.camera.center = [2000.0, 0.0];
        apply(&mut state, ViewAction::ToggleNamedOnly);
        assert_eq!(state.goal.take(), Some(CameraGoal::Fit { glide: true }));
        state.camera.center = [0.0, 0.0];
        apply(&mut state, ViewAction::ToggleNamedOnly);
        assert_eq!(state.goal, None, "all is in view");
    }

    #[test]
    fn panels_fold_in_a_narrow_window_and_come_back_with_the_room() {
        let mut state = State { left_open: false, ..State::default() };
        apply(&mut state, ViewAction::SetNarrow(true));
        assert!(!state.left_open && !state.inspector_open);
        apply(&mut state, ViewAction::SetNarrow(false));
        assert!(!state.left_open, "it was folded before");
        assert!(state.inspector_open);
    }
}
