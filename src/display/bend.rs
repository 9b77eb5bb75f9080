//! Which way edges bend: parallels fan out, loops stack, and a lone edge bends around nodes in its way.

use std::collections::BTreeMap;

use emath::{Pos2, Rect, Vec2};

use super::route::{quadratic, rot_left};
use super::scene::{SceneEdge, SceneNode};

/// Distance of the middles of two parallels.
const TWO_APART: f32 = 36.0;
/// Distance of neighbouring parallels when there are three or more.
const MANY_APART: f32 = 21.0;
/// Free space between an edge and a node that it passes.
const CLEARANCE: f32 = 5.0;
/// Bends that are tried around nodes in the way.
const TRIED_BOWS: [f32; 9] = [22.0, -22.0, 40.0, -40.0, 60.0, -60.0, 84.0, -84.0, 110.0];
/// An edge that hits more samples than this runs through a crowd, and no bend helps.
const MOST_HITS: usize = 20;
/// Distance of samples along an edge.
const SAMPLE: f32 = 12.0;
/// Most cells of the grid of nodes.
const MOST_CELLS: f32 = 1e6;
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
    let Some(grid) = NodeGrid::of(nodes) else { return };
    for edge in edges.iter_mut().filter(|edge| edge.bow == 0.0 && !edge.is_loop()) {
        let mut best = (grid.hits(nodes, edge, 0.0), 0.0);
        if best.0 == 0 || best.0 > MOST_HITS {
            continue;
        }
        for bow in TRIED_BOWS {
            let found = grid.hits(nodes, edge, bow);
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
    min: Pos2,
    columns: usize,
    cells: Vec<Vec<u32>>,
}

impl NodeGrid {
    /// `None` when there are no nodes, or they are strewn so widely that nothing is in a way.
    fn of(nodes: &[SceneNode]) -> Option<Self> {
        let bounds = nodes.iter().fold(Rect::NOTHING, |all, node| {
            all.union(Rect::from_center_size(node.position, Vec2::splat(2.0 * reach(node))))
        });
        let size = bounds.size() / CELL;
        if !bounds.is_finite() || size.x * size.y > MOST_CELLS {
            return None;
        }
        let (columns, rows) = (size.x as usize + 1, size.y as usize + 1);
        let mut grid = Self { min: bounds.min, columns, cells: vec![Vec::new(); columns * rows] };
        for (index, node) in nodes.iter().enumerate() {
            let around = Vec2::splat(reach(node));
            let (low, high) =
                (grid.place(node.position - around), grid.place(node.position + around));
            for row in low.1..=high.1.min(rows - 1) {
                for column in low.0..=high.0.min(columns - 1) {
                    grid.cells[row * columns + column].push(index as u32);
                }
            }
        }
        Some(grid)
    }

    /// Number of samples along the bent edge that lie in a foreign node.
    fn hits(&self, nodes: &[SceneNode], edge: &SceneEdge, bow: f32) -> usize {
        let (from, to) = (nodes[edge.from].position, nodes[edge.to].position);
        let along = to - from;
        let control = from + along / 2.0 + rot_left(along.normalized()) * (2.0 * bow);
        let samples = (along.length() / SAMPLE).clamp(4.0, 200.0) as usize;
        (1..samples)
            .map(|step| quadratic(from, control, to, step as f32 / samples as f32))
            .filter(|&point| self.blocks(nodes, edge, point))
            .count()
    }

    fn blocks(&self, nodes: &[SceneNode], edge: &SceneEdge, point: Pos2) -> bool {
        let (column, row) = self.place(point);
        let near = self.cells.get(row * self.columns + column).filter(|_| column < self.columns);
        near.is_some_and(|near| {
            near.iter().any(|&index| {
                let index = index as usize;
                let node = &nodes[index];
                index != edge.from
                    && index != edge.to
                    && (node.position - point).length_sq() < reach(node).powi(2)
            })
        })
    }

    /// Column and row; points left of or above the grid fall into its first ones, which changes nothing since nodes
    /// keep their distance from its rim.
    fn place(&self, point: Pos2) -> (usize, usize) {
        let place = (point - self.min) / CELL;
        (place.x.max(0.0) as usize, place.y.max(0.0) as usize)
    }
}

fn reach(node: &SceneNode) -> f32 {
    node.radius + CLEARANCE
}
