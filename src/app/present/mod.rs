//! Scenes: the strip that orders them and the full-screen show.

mod card;
mod footer;
mod show;
mod storyboard;

pub use show::{Show, show_ui};
pub use storyboard::{Storyboard, storyboard_ui};

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::app::state::{Filter, State};
use crate::base::{EdgeId, NodeId, SceneId};
use crate::display::Part;
use crate::graph::{Extra, Scene, SceneCamera};

/// The scene of this index; without any scene the current view, so that a case can always be shown.
pub fn scene_at(state: &State, at: usize) -> Option<Cow<'_, Scene>> {
    let scenes = state.desk.case().storyboard();
    if scenes.is_empty() {
        return Some(Cow::Owned(current_view(state)));
    }
    scenes.get(at).map(Cow::Borrowed)
}

/// What the canvas shows now, as a scene: camera, hidden kinds, and the selection as its focus.
pub fn current_view(state: &State) -> Scene {
    let case = state.desk.case();
    let zoom = state.camera.zoom.max(f32::EPSILON);
    let (mut focus_nodes, mut focus_edges) = (BTreeSet::<NodeId>::new(), BTreeSet::<EdgeId>::new());
    for part in &state.selection {
        match *part {
            Part::Node(id) => drop(focus_nodes.insert(id)),
            Part::Edge(id) => drop(focus_edges.insert(id)),
        }
    }
    let ends = focus_edges.iter().filter_map(|&edge| case.relation(edge));
    focus_nodes.extend(ends.flat_map(|edge| [edge.from, edge.to]));
    Scene {
        id: SceneId(0),
        title: case.title().to_owned(),
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
    }
}

/// What a scene shows, as the canvas' filter.
pub fn filter_of(scene: &Scene) -> Filter {
    Filter {
        hidden_kinds: scene.hidden_kinds.clone(),
        named_only: scene.named_only,
        ..Filter::default()
    }
}

/// What a scene has in focus.
pub fn focus_of(scene: &Scene) -> BTreeSet<Part> {
    let nodes = scene.focus_nodes.iter().map(|&id| Part::Node(id));
    nodes.chain(scene.focus_edges.iter().map(|&id| Part::Edge(id))).collect()
}
