//! Camera, panels, filters, theme, dialogs, first steps.

use std::collections::BTreeSet;

use super::select;
use crate::app::action::ViewAction;
use crate::app::effect::Effect;
use crate::app::state::{CameraGoal, Dialog, Filter, Mode, State};
use crate::base::{Certainty, ClaimId, ClaimStatus, EdgeId, SourceId};
use crate::display::Part;
use crate::graph::Case;

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
        ViewAction::ToggleLeft => state.left_open = !state.left_open,
        ViewAction::ToggleStoryboard => state.storyboard_open = !state.storyboard_open,
        ViewAction::ToggleInspector => state.inspector_open = !state.inspector_open,
        ViewAction::ToggleReader => toggle_reader(state),
        ViewAction::SetLeftTab(tab) => state.left_tab = tab,
        ViewAction::DismissSteps => state.steps = None,
        ViewAction::NextWeakClaim => next_weak_claim(state),
        ViewAction::Escape => escape(state),
        ViewAction::ToggleTheme | ViewAction::ToggleMotion => settings(state, &action),
        ViewAction::ShowKeys
        | ViewAction::ShowCommands
        | ViewAction::ShowAbout
        | ViewAction::ShowPaste
        | ViewAction::SetDialogText(_)
        | ViewAction::MarkDialogRow(_)
        | ViewAction::CloseDialog => dialog(state, action),
        _ => filter(&mut state.filter, &action),
    }
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
            Some(Dialog::Path(path)) => path.text = text,
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
    } else if !state.filter.is_off() {
        filter(&mut state.filter, &ViewAction::ClearFilter);
    }
}

/// Claims from the weakest on: those that are not plainly asserted first, then those of relations
/// that one report alone supports, then those that were read with least confidence; judged ones
/// are left out.
pub fn weak_claims(case: &Case) -> Vec<(EdgeId, ClaimId)> {
    let mut ranked = Vec::new();
    for edge in case.relations() {
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
    ranked.into_iter().map(|(_, claim)| claim).collect()
}

fn next_weak_claim(state: &mut State) {
    let weak = weak_claims(state.desk.case());
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

#[cfg(test)]
mod tests {
    use super::{apply, weak_claims};
    use crate::app::action::ViewAction;
    use crate::app::state::{State, Steps};
    use crate::app::update::tests::{desk, part};
    use crate::base::{ClaimId, EdgeId, Kind};

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
    fn weak_claims_start_with_the_alleged_one_and_are_walked_round() {
        let mut state = State { desk: desk(), steps: Some(Steps::default()), ..State::default() };
        let weak = weak_claims(state.desk.case());
        assert_eq!(weak, [(EdgeId(1), ClaimId(2)), (EdgeId(1), ClaimId(1))]);
        apply(&mut state, ViewAction::NextWeakClaim);
        assert_eq!(state.claim, Some(ClaimId(2)));
        apply(&mut state, ViewAction::NextWeakClaim);
        assert_eq!(state.claim, Some(ClaimId(1)));
        apply(&mut state, ViewAction::NextWeakClaim);
        assert_eq!(state.claim, Some(ClaimId(2)));
    }
}
