//! Which way edges bend: parallels fan out, loops stack, and a lone edge bends around nodes in its way.

use std::collections::BTreeMap;

use emath::{Pos2, Vec2};

use super::route::{quadratic, rot_left};
use super::scene::{SceneEdge, SceneNode};

/// Distance of the middles of two parallels.
const TWO_APART: f32 = 36.0;
/// Distance of neighbouring parallels when there are three or more.
const MANY_APART: f32 = 21.0;
/// Free space between an edge and a node that it passes.
const CLEARANCE: f32 = 5.0;
/// Bends that are tried around nodes in the way.
const TRIED_BOWS: [f32; 10] = [0.0, 22.0, -22.0, 40.0, -40.0, 60.0, -60.0, 84.0, -84.0, 110.0];
/// Above this many edges a picture is read as a whole, and straight edges are quicker.
const MOST_BENT_EDGES: usize = 3_000;
/// Side of a cell of the grid of nodes.
const CELL: f32 = 96.0;

/// Sets the bow of edges that share their ends, and the rank of loops that share their node.
pub(super) fn fan_parallels(edges: &mut [SceneEdge]) {
    let mut bundles: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, edge) in edges.iter().enumerate() {
        bundles.entry((edge.from.min(edge.to), edge.from.max(edge.to))).or_default().push(index);
    }
    for ((low, high), bundle) in bundles {
        let apart = if bundle.len() == 2 { TWO_APART } else { MANY_APART };
        let middle = (bundle.len() - 1) as f32 / 2.0;
        for (rank, index) in bundle.into_iter().enumerate() {
            let edge = &mut edges[index];
            edge.bow = if low == high {
                rank as f32
            } else {
                // Left of one direction is right of the other.
                let side = if edge.from == low { 1.0 } else { -1.0 };
                (rank as f32 - middle) * apart * side
            };
        }
    }
}

/// Bends straight edges that would run through a node which is not theirs.
pub(super) fn bend_around_nodes(nodes: &[SceneNode], edges: &mut [SceneEdge]) {
    if edges.len() > MOST_BENT_EDGES {
        return;
    }
    let grid = NodeGrid::of(nodes);
    for edge in edges.iter_mut().filter(|edge| edge.bow == 0.0 && !edge.is_loop()) {
        let hits = |bow: f32| grid.hits(nodes, edge, bow);
        let mut best = (usize::MAX, 0.0);
        for bow in TRIED_BOWS {
            let found = hits(bow);
            if found < best.0 {
                best = (found, bow);
            }
            if found == 0 {
                break;
            }
        }
        edge.bow = best.1;
    }
}

/// Nodes by the cells that their discs touch.
struct NodeGrid {
    cells: BTreeMap<(i32, i32), Vec<usize>>,
}

impl NodeGrid {
    fn of(nodes: &[SceneNode]) -> Self {
        let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
        for (index, node) in nodes.iter().enumerate() {
            let reach = Vec2::splat(node.radius + CLEARANCE);
            let (low, high) = (cell_of(node.position - reach), cell_of(node.position + reach));
            for x in low.0..=high.0 {
                for y in low.1..=high.1 {
                    cells.entry((x, y)).or_default().push(index);
                }
            }
        }
        Self { cells }
    }

    /// Number of samples along the bent edge that lie in a foreign node.
    fn hits(&self, nodes: &[SceneNode], edge: &SceneEdge, bow: f32) -> usize {
        let (from, to) = (nodes[edge.from].position, nodes[edge.to].position);
        let along = to - from;
        let control = from + along / 2.0 + rot_left(along.normalized()) * (2.0 * bow);
        let samples = (along.length() / 10.0).clamp(4.0, 200.0) as usize;
        (1..samples)
            .map(|step| quadratic(from, control, to, step as f32 / samples as f32))
            .filter(|&point| self.blocks(nodes, edge, point))
            .count()
    }

    fn blocks(&self, nodes: &[SceneNode], edge: &SceneEdge, point: Pos2) -> bool {
        self.cells.get(&cell_of(point)).is_some_and(|near| {
            near.iter().any(|&index| {
                let node = &nodes[index];
                index != edge.from
                    && index != edge.to
                    && (node.position - point).length() < node.radius + CLEARANCE
            })
        })
    }
}

fn cell_of(point: Pos2) -> (i32, i32) {
    ((point.x / CELL).floor() as i32, (point.y / CELL).floor() as i32)
}
