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
use crate::graph::{Case, Extra, RelationRef, Scene, SceneCamera};

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

/// What a scene has in focus. One entity alone brings its relations along, as it does when it is
/// selected on the canvas.
pub fn focus_of(case: &Case, scene: &Scene) -> BTreeSet<Part> {
    let nodes = scene.focus_nodes.iter().map(|&id| Part::Node(id));
    let mut focus: BTreeSet<Part> =
        nodes.chain(scene.focus_edges.iter().map(|&id| Part::Edge(id))).collect();
    focus.extend(focus_edges(case, scene).into_iter().map(Part::Edge));
    focus
}

/// The relations that a scene is about: those in focus; those of an entity that is alone in focus;
/// those between several entities.
pub fn focus_edges(case: &Case, scene: &Scene) -> BTreeSet<EdgeId> {
    let nodes = &scene.focus_nodes;
    if !scene.focus_edges.is_empty() || nodes.is_empty() {
        return scene.focus_edges.clone();
    }
    let touches = |edge: &RelationRef<'_>| {
        let ends = (nodes.contains(&edge.from), nodes.contains(&edge.to));
        if nodes.len() > 1 { ends == (true, true) } else { ends.0 || ends.1 }
    };
    case.relations().filter(touches).map(|edge| edge.relation.id).collect()
}

#[cfg(test)]
mod tests {
    use super::{current_view, focus_edges};
    use crate::app::state::State;
    use crate::app::update::tests::{desk, part};
    use crate::base::{EdgeId, NodeId};

    #[test]
    fn one_entity_in_focus_brings_its_relations_several_only_those_between_them() {
        let mut state = State { desk: desk(), ..State::default() };
        state.selection.insert(part("n1"));
        let mut scene = current_view(&state);
        assert_eq!(focus_edges(state.desk.case(), &scene), [EdgeId(1)].into());
        scene.focus_nodes.insert(NodeId(3));
        assert!(focus_edges(state.desk.case(), &scene).is_empty());
        scene.focus_nodes.insert(NodeId(2));
        assert_eq!(focus_edges(state.desk.case(), &scene), [EdgeId(1)].into());
    }
}
