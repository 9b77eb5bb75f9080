//! A request made safe: bad ends, sizes and places are gone, loops and parallel edges are folded, and
//! every array has its full length. All layouts work on this, never on the request.

use super::geometry::{Point, Rect};
use super::request::{Algorithm, LayoutRequest};
use super::room;
use super::topology::Graph;

/// Sizes and places past this are mistakes: they would eat the precision of `f32`.
const LARGEST: f32 = 1.0e6;

/// What the layouts work on.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem {
    /// The nodes and who is joined with whom.
    pub(super) graph: Graph,
    /// The edges with their direction, loops dropped, parallels kept.
    pub(super) arrows: Vec<(u32, u32)>,
    /// The free box around each node's centre, relative to it, without margin.
    pub(super) boxes: Vec<Rect>,
    /// Whether nodes have boxes; without, they are points.
    pub(super) boxed: bool,
    /// For each edge of `graph` the width and height of what is written on it.
    pub(super) labels: Vec<[f32; 2]>,
    /// Where nodes stand now.
    pub(super) start: Vec<Option<Point>>,
    /// Nodes that may not move; each has a start.
    pub(super) pinned: Vec<bool>,
    /// The node to set in the middle, if it is here.
    pub(super) root: Option<usize>,
    /// How to place them.
    pub(super) algorithm: Algorithm,
    /// Seed of every random choice.
    pub(super) seed: u64,
    /// Width over height to aim at, if any.
    pub(super) aspect: Option<f32>,
    /// Edges are drawn short.
    pub(super) crowded: bool,
}

impl Problem {
    /// Reads a request; nothing in it can make this fail.
    pub(super) fn new(request: &LayoutRequest) -> Self {
        let count = request.node_count;
        let known = |&&(a, b): &&(u32, u32)| (a as usize) < count && (b as usize) < count && a != b;
        let arrows: Vec<(u32, u32)> = request.edges.iter().filter(known).copied().collect();
        let graph = Graph::new(count, &arrows);
        let boxed = !request.boxes.is_empty();
        let boxes = (0..count).map(|node| clean_box(request.boxes.get(node))).collect();
        let asked: Vec<bool> =
            (0..count).map(|node| request.pinned.get(node) == Some(&true)).collect();
        // The other algorithms draw a pattern, which old places would only disturb.
        let warm = matches!(request.algorithm, Algorithm::Stress | Algorithm::Force);
        let place =
            |node: usize| clean_place(request.start.get(node)).filter(|_| warm || asked[node]);
        let start: Vec<Option<Point>> = (0..count).map(place).collect();
        let pinned = (0..count).map(|node| asked[node] && start[node].is_some()).collect();
        let labels = room::labels(request, &graph);
        let aspect = Some(request.aspect).filter(|aspect| aspect.is_finite() && *aspect > 0.0);
        Self {
            graph,
            arrows,
            boxes,
            boxed,
            labels,
            start,
            pinned,
            root: request.root.map(|root| root as usize).filter(|&root| root < count),
            algorithm: request.algorithm,
            seed: request.seed,
            aspect: aspect.map(|aspect| aspect.clamp(0.1, 10.0)),
            crowded: request.crowded,
        }
    }

    /// The problem of some of the nodes alone; `nodes` ascend and become `0..nodes.len()`.
    pub(super) fn part(&self, nodes: &[u32]) -> Self {
        let mut local = vec![u32::MAX; self.node_count()];
        for (index, &node) in nodes.iter().enumerate() {
            local[node as usize] = index as u32;
        }
        let inside = |&(a, b): &(u32, u32)| {
            let ends = (local[a as usize], local[b as usize]);
            (ends.0 != u32::MAX && ends.1 != u32::MAX).then_some(ends)
        };
        let arrows: Vec<(u32, u32)> = self.arrows.iter().filter_map(inside).collect();
        // Nodes ascend, so the edges that stay keep their order and so do their labels.
        let labels = self.graph.edges().iter().zip(&self.labels);
        let labels = labels.filter(|(ends, _)| inside(ends).is_some()).map(|(_, label)| *label);
        Self {
            graph: Graph::new(nodes.len(), &arrows),
            labels: labels.collect(),
            arrows,
            boxes: nodes.iter().map(|&node| self.boxes[node as usize]).collect(),
            boxed: self.boxed,
            start: nodes.iter().map(|&node| self.start[node as usize]).collect(),
            pinned: nodes.iter().map(|&node| self.pinned[node as usize]).collect(),
            root: self.root.map(|root| local[root] as usize).filter(|&root| root < nodes.len()),
            algorithm: self.algorithm,
            seed: self.seed,
            aspect: self.aspect,
            crowded: self.crowded,
        }
    }

    pub(super) fn node_count(&self) -> usize {
        self.boxes.len()
    }

    /// The box of `node` when its centre is at `place`.
    pub(super) fn box_at(&self, node: usize, place: Point) -> Rect {
        self.boxes[node].shifted(place)
    }
}

fn clean_box(sides: Option<&[f32; 4]>) -> Rect {
    let side = |at: usize| sides.map_or(0.0, |sides| clean_length(sides[at]));
    Rect { min: [-side(0), -side(1)], max: [side(2), side(3)] }
}

/// The length itself, or 0 for what is no length.
pub(super) fn clean_length(length: f32) -> f32 {
    if length.is_finite() { length.clamp(0.0, LARGEST / 100.0) } else { 0.0 }
}

fn clean_place(place: Option<&[f32; 2]>) -> Option<Point> {
    place.copied().filter(|place| place.iter().all(|value| value.abs() <= LARGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_in_a_request_is_dropped() {
        let problem = Problem::new(&LayoutRequest {
            node_count: 3,
            edges: vec![(0, 1), (1, 0), (2, 2), (0, 7)],
            boxes: vec![[f32::NAN, -4.0, f32::INFINITY, 5.0]],
            start: vec![[f32::NAN, 0.0], [1.0, 2.0]],
            pinned: vec![true, true, true, true],
            aspect: f32::NAN,
            ..LayoutRequest::default()
        });
        assert_eq!(problem.arrows, [(0, 1), (1, 0)]);
        assert_eq!(problem.graph.edges(), [(0, 1)]);
        assert_eq!(problem.boxes[0], Rect { min: [0.0, 0.0], max: [0.0, 5.0] });
        assert_eq!(problem.start, [None, Some([1.0, 2.0]), None]);
        assert_eq!(problem.pinned, [false, true, false]);
        assert_eq!(problem.aspect, None);
    }

    #[test]
    fn a_part_keeps_labels_and_places() {
        let problem = Problem::new(&LayoutRequest {
            node_count: 4,
            edges: vec![(0, 3), (1, 3), (2, 3)],
            boxes: vec![[1.0; 4]; 4],
            edge_labels: vec![[100.0, 9.0], [200.0, 9.0], [300.0, 9.0]],
            start: vec![[5.0, 5.0]; 4],
            ..LayoutRequest::default()
        });
        let part = problem.part(&[1, 3]);
        assert_eq!(part.graph.edges(), [(0, 1)]);
        assert_eq!(part.labels, [[200.0, 9.0]]);
        assert_eq!(part.start.len(), 2);
    }
}
