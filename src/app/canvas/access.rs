//! The nodes for the keyboard and for screen readers: what a painter draws has no entry of its own,
//! so the most connected nodes get one each. Tab walks them in that order.

use egui::{EventFilter, Id, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, accesskit};

use super::picture::Picture;
use crate::app::action::{Action, SelectAction};
use crate::app::state::State;
use crate::app::widgets::count;
use crate::display::{Camera, Part, SceneNode};

/// Nodes that get an entry.
const MOST: usize = 80;

/// Registers the nodes; gives the one that the keyboard has just reached, with its place.
pub fn nodes_ui(
    ui: &Ui,
    canvas: Id,
    state: &State,
    (picture, camera): (&Picture, &Camera),
    out: &mut Vec<Action>,
) -> Option<(Part, Pos2)> {
    let mut reached = None;
    for node in by_importance(picture) {
        let part = Part::Node(node.id);
        let at = camera.screen_from_world(node.position);
        let area =
            Rect::from_center_size(at, Vec2::splat(2.0 * node.radius * camera.zoom.min(1.0)));
        let id = canvas.with(("node", node.id.0));
        let response = ui.interact(area, id, Sense::focusable_noninteractive());
        let selected = state.selection.contains(&part);
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name(state, node)));
        if response.has_focus() {
            keep_arrows(ui, id);
        }
        let pressed =
            ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click));
        if (response.gained_focus() || pressed) && state.only_selected() != Some(part) {
            out.push(SelectAction::Only(part).into());
        }
        if response.gained_focus() {
            reached = Some((part, at));
        }
        if response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            out.push(SelectAction::GoTo(part).into());
        }
    }
    reached
}

/// Most connected first; of equals the older one.
fn by_importance(picture: &Picture) -> Vec<&SceneNode> {
    let mut nodes: Vec<&SceneNode> = picture.scene().nodes.iter().collect();
    let rank = |node: &&SceneNode| (std::cmp::Reverse(node.degree), node.id);
    if nodes.len() > MOST {
        nodes.select_nth_unstable_by_key(MOST, rank);
        nodes.truncate(MOST);
    }
    nodes.sort_by_key(rank);
    nodes
}

/// "Hun Manet, person, 4 relations".
fn name(state: &State, node: &SceneNode) -> String {
    let label = state.desk.case().entity(node.id).map_or("", |entity| entity.label.as_str());
    format!("{label}, {}, {}", node.kind.word(), count(node.degree, "relation", "relations"))
}

/// Arrow keys move the node instead of the focus.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}
