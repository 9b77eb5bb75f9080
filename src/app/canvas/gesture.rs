//! What the pointer is doing with the canvas between press and release: panning, drawing a box,
//! moving nodes, drawing a relation.

use egui::{Pos2, Rect, Vec2};

use super::picture::Picture;
use crate::app::action::{Action, EditAction, SelectAction};
use crate::app::state::State;
use crate::base::{Family, NodeId};
use crate::display::{Camera, Part, nodes_in};
use crate::graph::edits;

/// A gesture under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// None.
    #[default]
    Rest,
    /// The view follows the pointer.
    Pan,
    /// A box from this screen point.
    Box {
        /// Where it was begun.
        from: Pos2,
    },
    /// Nodes follow the pointer or the arrow keys.
    Move {
        /// The nodes with their places before, in the world.
        nodes: Vec<(NodeId, Pos2)>,
        /// How far they have been moved, in the world.
        by: Vec2,
    },
    /// A relation from this node to where the pointer is.
    Connect {
        /// Its start.
        from: NodeId,
    },
}

impl Gesture {
    /// Starts to move a node, with all selected ones when it is one of them.
    pub fn moving(node: NodeId, state: &State, picture: &Picture) -> Self {
        if state.selection.contains(&Part::Node(node)) {
            return Self::moving_selection(state, picture);
        }
        let place = picture.scene().node(node).map(|node| (node.id, node.position));
        Self::Move { nodes: place.into_iter().collect(), by: Vec2::ZERO }
    }

    /// Starts to move every selected node.
    pub fn moving_selection(state: &State, picture: &Picture) -> Self {
        let nodes = state.selection.iter().filter_map(|part| match part {
            Part::Node(id) => picture.scene().node(*id).map(|node| (node.id, node.position)),
            Part::Edge(_) => None,
        });
        Self::Move { nodes: nodes.collect(), by: Vec2::ZERO }
    }

    /// Moves the nodes on by `delta` in the world.
    pub fn carry(&mut self, delta: Vec2, picture: &mut Picture) {
        if let Self::Move { nodes, by } = self {
            *by += delta;
            for (id, start) in nodes.iter() {
                picture.move_node(*id, *start + *by);
            }
        }
    }

    /// Carries out what the gesture came to, when the pointer is let go at `at`.
    pub fn finish(
        self,
        at: Option<Pos2>,
        (state, picture, camera): (&State, &Picture, &Camera),
        add: bool,
        out: &mut Vec<Action>,
    ) {
        match (self, at) {
            (Self::Move { nodes, by }, _) if by != Vec2::ZERO && !nodes.is_empty() => {
                let places = nodes.into_iter().map(|(id, start)| {
                    let place = start + by;
                    (id, Some([place.x, place.y]), true)
                });
                out.push(EditAction::Place(places.collect()).into());
            }
            (Self::Box { from }, Some(to)) => {
                let inside = nodes_in(picture.scene(), camera, Rect::from_two_pos(from, to));
                let parts = inside.into_iter().map(Part::Node).collect();
                out.push(SelectAction::Set { parts, add }.into());
            }
            (Self::Connect { from }, Some(to)) => {
                if let Some(Part::Node(to)) = picture.hit(camera, to) {
                    connect(state, from, to, out);
                }
            }
            _ => {}
        }
    }
}

/// Draws a relation as the analyst's own and selects it, so that it can be named at once.
fn connect(state: &State, from: NodeId, to: NodeId, out: &mut Vec<Action>) {
    let drawn = edits::draw_relation(state.desk.case(), from, to, "is linked to", Family::Other);
    if let Ok((transaction, id)) = drawn {
        out.push(EditAction::Commit(transaction).into());
        out.push(SelectAction::Only(Part::Edge(id)).into());
    }
}
