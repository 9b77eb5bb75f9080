//! The nodes for the keyboard and for screen readers: what a painter draws has no entry of its own,
//! so the most connected nodes get one each. Tab walks all nodes in that order, which is the outline's.

use egui::{
    Context, Event, EventFilter, FocusDirection, Id, Key, Pos2, Rect, Role, Sense, Ui, Vec2,
    WidgetInfo, accesskit,
};

use super::picture::Picture;
use crate::app::action::{Action, SelectAction};
use crate::app::state::State;
use crate::app::widgets::count;
use crate::base::NodeId;
use crate::display::{Camera, Part, SceneNode};

/// Nodes that get an entry.
const MOST: usize = 80;

/// The nodes in their order, found anew when the scene changes.
#[derive(Default)]
pub struct Access {
    made_for: Option<u64>,
    order: Vec<NodeId>,
    /// What the entries' ids are made of, once they were drawn.
    canvas: Option<Id>,
    /// The node that Tab has led to: it has an entry whatever its rank.
    walked: Option<NodeId>,
}

impl Access {
    /// Registers the nodes; gives the one that the keyboard has just reached, with its place.
    pub fn nodes_ui(
        &mut self,
        ui: &Ui,
        canvas: Id,
        state: &State,
        (picture, camera): (&Picture, &Camera),
        out: &mut Vec<Action>,
    ) -> Option<(Part, Pos2)> {
        if self.made_for != Some(picture.generation()) {
            self.made_for = Some(picture.generation());
            self.order = by_importance(&picture.scene().nodes);
        }
        self.canvas = Some(canvas);
        let first = self.order.get(..MOST).unwrap_or(&self.order);
        let walked = self.walked.filter(|node| !first.contains(node));
        let nodes = first.iter().copied().chain(walked);
        let mut reached = None;
        for node in nodes.filter_map(|id| picture.scene().node(id)) {
            if node_ui(ui, entry(canvas, node.id), state, (node, camera), out) {
                reached = Some((Part::Node(node.id), camera.screen_from_world(node.position)));
            }
        }
        reached
    }

    /// Takes Tab, or Shift+Tab, to the node after, or before, the selected one. It is left to the widgets
    /// while one of them has the keyboard, and where the nodes end.
    pub fn take_tab(&mut self, ctx: &Context, selected: Option<NodeId>) -> Option<Action> {
        let canvas = self.canvas?;
        let forward = ctx.input(|input| input.events.iter().find_map(tab))?;
        let focused = ctx.memory(egui::Memory::focused);
        let is_entry = |id: Id| self.order.iter().any(|&node| entry(canvas, node) == id);
        if !focused.is_none_or(is_entry) {
            return None;
        }
        let next = self.beside(selected, forward)?;
        self.walked = Some(next);
        ctx.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(entry(canvas, next));
        });
        Some(SelectAction::Only(Part::Node(next)).into())
    }

    fn beside(&self, node: Option<NodeId>, forward: bool) -> Option<NodeId> {
        let at = node.and_then(|node| self.order.iter().position(|&other| other == node));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => self.order.len().checked_sub(1)?,
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1)?,
        };
        self.order.get(next).copied()
    }
}

/// The id of a node's entry.
fn entry(canvas: Id, node: NodeId) -> Id {
    canvas.with(("node", node.0))
}

/// True for Tab, false for Shift+Tab.
fn tab(event: &Event) -> Option<bool> {
    match event {
        Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if modifiers.is_none() => {
            Some(true)
        }
        Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if modifiers.shift_only() => {
            Some(false)
        }
        _ => None,
    }
}

/// Registers a node; true when the keyboard has just reached it.
fn node_ui(
    ui: &Ui,
    id: Id,
    state: &State,
    (node, camera): (&SceneNode, &Camera),
    out: &mut Vec<Action>,
) -> bool {
    let part = Part::Node(node.id);
    let at = camera.screen_from_world(node.position);
    let side = 2.0 * node.radius * camera.zoom.min(1.0);
    let area = Rect::from_center_size(at, Vec2::splat(side));
    let response = ui.interact(area, id, Sense::focusable_noninteractive());
    let selected = state.selection.contains(&part);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name(state, node)));
    let pressed =
        ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click));
    if (response.gained_focus() || pressed) && state.only_selected() != Some(part) {
        out.push(SelectAction::Only(part).into());
    }
    if response.has_focus() {
        keep_arrows(ui, id);
        if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            out.push(SelectAction::GoTo(part).into());
        }
    }
    response.gained_focus()
}

/// Most connected first; of equals the older one.
fn by_importance(nodes: &[SceneNode]) -> Vec<NodeId> {
    let mut ranked: Vec<_> =
        nodes.iter().map(|node| (std::cmp::Reverse(node.degree), node.id)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, id)| id).collect()
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
