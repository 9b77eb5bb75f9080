//! Scenes of the storyboard, and the show.

use std::collections::BTreeSet;

use super::{edit, toast};
use crate::app::action::PresentAction;
use crate::app::effect::Effect;
use crate::app::state::{CameraGoal, Filter, Mode, State, ToastKind};
use crate::base::SceneId;
use crate::display::Part;
use crate::graph::{Edit, Extra, FreshIds, Scene, SceneCamera, Transaction};

/// Carries one action out.
pub fn apply(state: &mut State, action: PresentAction) {
    match action {
        PresentAction::AddScene => add_scene(state),
        PresentAction::SetScene { id, title, note } => {
            change(state, "Edit scene", |scenes| {
                if let Some(scene) = scenes.iter_mut().find(|scene| scene.id == id) {
                    scene.title = title;
                    scene.note = note;
                }
            });
        }
        PresentAction::RemoveScene(id) => {
            change(state, "Remove scene", |scenes| scenes.retain(|scene| scene.id != id));
        }
        PresentAction::MoveScene(id, to) => {
            change(state, "Move scene", |scenes| move_scene(scenes, id, to));
        }
        PresentAction::Start(at) => start(state, at),
        PresentAction::Step { forward } => {
            if let Mode::Present(at) = state.mode {
                let last = state.desk.case().storyboard().len().saturating_sub(1);
                let next = if forward { (at + 1).min(last) } else { at.saturating_sub(1) };
                if next != at {
                    show(state, next);
                }
            }
        }
        PresentAction::Stop => {
            state.mode = Mode::Explore;
            state.effects.push(Effect::Fullscreen(false));
        }
    }
}

fn add_scene(state: &mut State) {
    let case = state.desk.case();
    let mut scenes = case.storyboard().to_vec();
    let id = FreshIds::of(case).scene();
    let parts = || state.selection.iter();
    let nodes = parts().filter_map(|part| if let Part::Node(id) = part { Some(*id) } else { None });
    let edges = parts().filter_map(|part| if let Part::Edge(id) = part { Some(*id) } else { None });
    let zoom = state.camera.zoom.max(f32::EPSILON);
    let mut focus_nodes: BTreeSet<_> = nodes.collect();
    let focus_edges: BTreeSet<_> = edges.collect();
    let ends = focus_edges.iter().filter_map(|&edge| case.relation(edge));
    focus_nodes.extend(ends.flat_map(|edge| [edge.from, edge.to]));
    scenes.push(Scene {
        id,
        title: scene_title(state, scenes.len() + 1),
        note: String::new(),
        camera: SceneCamera {
            center: state.camera.center,
            extent: state.canvas_size.map(|side| side / zoom),
        },
        hidden_kinds: state.filter.hidden_kinds.clone(),
        named_only: state.filter.named_only,
        focus_nodes,
        focus_edges,
        extra: Extra::new(),
    });
    let number = scenes.len();
    edit::commit(state, Transaction::new("Add scene", vec![Edit::SetStoryboard(scenes)]));
    toast(state, ToastKind::Note, format!("Scene {number} keeps this view"));
}

/// What the scene is about: the selected part, or its number.
fn scene_title(state: &State, number: usize) -> String {
    let case = state.desk.case();
    let label = |id| case.entity(id).map(|entity| entity.label.clone()).unwrap_or_default();
    match state.only_selected() {
        Some(Part::Node(id)) => label(id),
        Some(Part::Edge(id)) => case.relation(id).map_or_else(String::new, |edge| {
            format!("{} {} {}", label(edge.from), edge.relation.label, label(edge.to))
        }),
        None => format!("Scene {number}"),
    }
}

fn change(state: &mut State, label: &str, alter: impl FnOnce(&mut Vec<Scene>)) {
    let mut scenes = state.desk.case().storyboard().to_vec();
    alter(&mut scenes);
    if scenes != state.desk.case().storyboard() {
        edit::commit(state, Transaction::new(label, vec![Edit::SetStoryboard(scenes)]));
    }
}

fn move_scene(scenes: &mut Vec<Scene>, id: SceneId, to: usize) {
    if let Some(from) = scenes.iter().position(|scene| scene.id == id) {
        let scene = scenes.remove(from);
        scenes.insert(to.min(scenes.len()), scene);
    }
}

fn start(state: &mut State, at: usize) {
    let count = state.desk.case().storyboard().len();
    if count == 0 {
        let hint = "No scenes yet: Briefing, Add scene keeps the current view";
        toast(state, ToastKind::Warning, hint);
        return;
    }
    state.effects.push(Effect::Fullscreen(true));
    show(state, at.min(count - 1));
}

/// Takes a scene's filter and focus over and flies there.
fn show(state: &mut State, at: usize) {
    let Some(scene) = state.desk.case().storyboard().get(at).cloned() else { return };
    state.mode = Mode::Present(at);
    state.filter = Filter {
        hidden_kinds: scene.hidden_kinds,
        named_only: scene.named_only,
        ..Filter::default()
    };
    state.selection.clear();
    state.claim = None;
    state.hovered = None;
    let SceneCamera { center, extent } = scene.camera;
    state.goal = Some(CameraGoal::Scene { center, extent });
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::app::action::PresentAction;
    use crate::app::state::{CameraGoal, Mode, State};
    use crate::app::update::tests::{desk, part};
    use crate::base::{EdgeId, NodeId};

    #[test]
    fn a_scene_keeps_view_and_focus_and_the_show_returns_to_them() {
        let mut state = State { desk: desk(), ..State::default() };
        state.selection.insert(part("e1"));
        state.filter.named_only = true;
        state.camera.zoom = 2.0;
        apply(&mut state, PresentAction::AddScene);
        state.filter.named_only = false;
        let scene = state.desk.case().storyboard()[0].clone();
        assert_eq!(scene.title, "Police arrested officers");
        assert_eq!(scene.focus_nodes, [NodeId(1), NodeId(2)].into());
        assert_eq!(scene.focus_edges, [EdgeId(1)].into());
        let halves = state.canvas_size.map(|side| side / 2.0);
        assert!((scene.camera.extent[0] - halves[0]).abs() < 1e-3);
        assert!((scene.camera.extent[1] - halves[1]).abs() < 1e-3);
        apply(&mut state, PresentAction::Start(7));
        assert_eq!(state.mode, Mode::Present(0));
        assert!(state.filter.named_only);
        assert!(matches!(state.goal, Some(CameraGoal::Scene { .. })));
    }

    #[test]
    fn a_show_without_scenes_says_what_to_do() {
        let mut state = State { desk: desk(), ..State::default() };
        apply(&mut state, PresentAction::Start(0));
        assert_ne!(state.mode, Mode::Present(0));
        assert!(state.toasts[0].text.contains("Add scene"));
    }
}
