//! Scenes of the storyboard, and the show.

use super::{edit, toast};
use crate::app::action::PresentAction;
use crate::app::effect::Effect;
use crate::app::present::current_view;
use crate::app::state::{Mode, State, ToastKind};
use crate::base::SceneId;
use crate::display::{Part, edge_words};
use crate::graph::{Edit, Scene, Transaction, edits};

/// Carries one action out.
pub fn apply(state: &mut State, action: PresentAction) {
    match action {
        PresentAction::AddScene => add_scene(state),
        PresentAction::FieldsOpened => state.naming = None,
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
    let number = case.storyboard().len() + 1;
    let scene = Scene { title: scene_title(state, number), ..current_view(state) };
    let (transaction, id) = edits::add_scene(case, scene);
    edit::commit(state, transaction);
    state.storyboard_open = true;
    state.naming = Some(id);
    toast(state, ToastKind::Note, format!("Scene {number} keeps this view"));
}

/// What the scene is about: the selected part, or its number.
fn scene_title(state: &State, number: usize) -> String {
    let case = state.desk.case();
    let label = |id| case.entity(id).map(|entity| entity.label.clone()).unwrap_or_default();
    match state.only_selected() {
        Some(Part::Node(id)) => label(id),
        Some(Part::Edge(id)) => case.relation(id).map_or_else(String::new, |edge| {
            // Its words say how certain it is: a title must not make a fact of what may be.
            format!("{} {} {}", label(edge.from), edge_words(edge.relation), label(edge.to))
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

/// Without any scene the show has one page: the view as it is.
fn start(state: &mut State, at: usize) {
    if state.is_empty() {
        toast(state, ToastKind::Warning, "Nothing to present yet: add a report first");
        return;
    }
    if !matches!(state.mode, Mode::Present(_)) {
        state.effects.push(Effect::Fullscreen(true));
    }
    let last = state.desk.case().storyboard().len().saturating_sub(1);
    show(state, at.min(last));
}

/// The show draws the scene with its own filter and focus: those of the canvas are left alone.
fn show(state: &mut State, at: usize) {
    state.mode = Mode::Present(at);
    state.hovered = None;
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::app::action::PresentAction;
    use crate::app::state::{Mode, State};
    use crate::app::update::edit;
    use crate::app::update::tests::{desk, part};
    use crate::base::{Certainty, ClaimId, EdgeId, Family, NodeId, Origin};
    use crate::graph::{Claim, Edit, Relation, Transaction};

    #[test]
    fn a_scene_keeps_view_and_focus_and_the_show_leaves_the_canvas_alone() {
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
        assert!(scene.named_only && !state.filter.named_only, "the canvas keeps its own filter");
    }

    #[test]
    fn a_scene_is_named_no_more_certainly_than_its_relation_is_known() {
        let mut state = State { desk: desk(), ..State::default() };
        let claim = Claim {
            certainty: Certainty::Possible,
            ..Claim::new(ClaimId(70), "are among", Origin::Text)
        };
        let relation = Relation {
            label: "are among".into(),
            claims: vec![claim],
            ..Relation::new(EdgeId(71), "be among", Family::Membership, Origin::Text)
        };
        let (from, to) = (NodeId(2), NodeId(1));
        let edits = vec![Edit::AddRelation { from, to, relation: Box::new(relation) }];
        edit::commit(&mut state, Transaction::new("Add", edits));
        state.selection.insert(part("e71"));
        apply(&mut state, PresentAction::AddScene);
        let scene = &state.desk.case().storyboard()[0];
        assert_eq!(scene.title, "officers may be among Police");
    }

    #[test]
    fn a_show_without_scenes_shows_the_view_as_it_is() {
        let mut state = State { desk: desk(), ..State::default() };
        apply(&mut state, PresentAction::Start(0));
        assert_eq!(state.mode, Mode::Present(0));
        apply(&mut state, PresentAction::Step { forward: true });
        assert_eq!(state.mode, Mode::Present(0));
    }

    #[test]
    fn an_empty_case_is_not_presented() {
        let mut state = State::default();
        apply(&mut state, PresentAction::Start(0));
        assert_eq!(state.mode, Mode::Start);
        assert_eq!(state.toasts.len(), 1);
    }
}
