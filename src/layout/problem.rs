//! A request made safe: bad ends, sizes and places are gone, loops and parallel edges are folded, and
//! every array has its full length. All layouts work on this, never on the request.

use super::geometry::{Point, Rect, sub};
use super::request::{Algorithm, EDGE_ROOM, LayoutRequest, MARGIN};
use super::topology::Graph;

/// Room at both ends of an edge for the arrowhead and some air.
const ARROW_ROOM: f32 = 16.0;
/// Distance of neighbours where nodes are points.
const POINT_EDGE: f32 = 100.0;
/// How much longer an edge gets with the square root of its lesser degree, and at most.
const HUB_SLACK: f32 = 0.3;
const MOST_SLACK: f32 = 2.5;
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
    /// For each edge of `graph` the length to keep visible between the two boxes, and the height of
    /// what is written there.
    pub(super) rooms: Vec<[f32; 2]>,
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
        let rooms = rooms(request, &graph, boxed);
        let aspect = Some(request.aspect).filter(|aspect| aspect.is_finite() && *aspect > 0.0);
        Self {
            graph,
            arrows,
            boxes,
            boxed,
            rooms,
            start,
            pinned,
            root: request.root.map(|root| root as usize).filter(|&root| root < count),
            algorithm: request.algorithm,
            seed: request.seed,
            aspect: aspect.map(|aspect| aspect.clamp(0.1, 10.0)),
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
        // Nodes ascend, so the edges that stay keep their order and so do their rooms.
        let rooms = self.graph.edges().iter().zip(&self.rooms);
        let rooms = rooms.filter(|(ends, _)| inside(ends).is_some()).map(|(_, room)| *room);
        Self {
            graph: Graph::new(nodes.len(), &arrows),
            rooms: rooms.collect(),
            arrows,
            boxes: nodes.iter().map(|&node| self.boxes[node as usize]).collect(),
            boxed: self.boxed,
            start: nodes.iter().map(|&node| self.start[node as usize]).collect(),
            pinned: nodes.iter().map(|&node| self.pinned[node as usize]).collect(),
            root: self.root.map(|root| local[root] as usize).filter(|&root| root < nodes.len()),
            algorithm: self.algorithm,
            seed: self.seed,
            aspect: self.aspect,
        }
    }

    pub(super) fn node_count(&self) -> usize {
        self.boxes.len()
    }

    /// The box of `node` when its centre is at `place`.
    pub(super) fn box_at(&self, node: usize, place: Point) -> Rect {
        self.boxes[node].shifted(place)
    }

    /// The ideal distance of the ends of each edge, whatever its direction will be.
    pub(super) fn edge_lengths(&self) -> Vec<f32> {
        let reach: Vec<f32> = self.boxes.iter().map(mean_reach).collect();
        let edges = self.graph.edges().iter().zip(&self.rooms).zip(self.slack());
        let length = |((&(a, b), room), slack): ((&(u32, u32), &[f32; 2]), f32)| {
            slack * (room[0] + reach[a as usize] + reach[b as usize])
        };
        edges.map(length).collect()
    }

    /// How many times its bare room each edge should be long: two hubs need space between them for
    /// the neighbours of both.
    pub(super) fn slack(&self) -> Vec<f32> {
        let slack = |&(a, b): &(u32, u32)| {
            let lesser = self.graph.degree(a as usize).min(self.graph.degree(b as usize));
            let extra = (lesser.saturating_sub(1) as f32).sqrt();
            if self.boxed { (1.0 + HUB_SLACK * extra).min(MOST_SLACK) } else { 1.0 }
        };
        self.graph.edges().iter().map(slack).collect()
    }

    /// The distance at which edge `index` shows its whole room, if it runs along `along` (from its
    /// smaller end).
    pub(super) fn length_along(&self, index: usize, along: Point) -> f32 {
        let (a, b) = self.graph.edges()[index];
        let back = sub([0.0, 0.0], along);
        self.rooms[index][0]
            + reach(&self.boxes[a as usize], along)
            + reach(&self.boxes[b as usize], back)
    }
}

/// How far a ray from the node's centre runs inside its box.
fn reach(size: &Rect, along: Point) -> f32 {
    let length = super::geometry::length(along).max(1e-6);
    let mut shortest = f32::INFINITY;
    for ((along, before), after) in along.into_iter().zip(size.min).zip(size.max) {
        let share = along / length;
        if share.abs() > 1e-6 {
            shortest = shortest.min(if share > 0.0 { after } else { -before } / share.abs());
        }
    }
    if shortest.is_finite() { shortest } else { 0.0 }
}

/// Mean of half the width and half the height.
fn mean_reach(size: &Rect) -> f32 {
    let [width, height] = size.size();
    (width + height) / 4.0
}

fn clean_box(sides: Option<&[f32; 4]>) -> Rect {
    let side = |at: usize| sides.map_or(0.0, |sides| clean_length(sides[at])).min(LARGEST / 100.0);
    Rect { min: [-side(0), -side(1)], max: [side(2), side(3)] }
}

fn clean_length(length: f32) -> f32 {
    if length.is_finite() { length.max(0.0) } else { 0.0 }
}

fn clean_place(place: Option<&[f32; 2]>) -> Option<Point> {
    place.copied().filter(|place| place.iter().all(|value| value.abs() <= LARGEST))
}

/// The room of each edge of `graph`: the widest label among its parallels, and their summed height.
fn rooms(request: &LayoutRequest, graph: &Graph, boxed: bool) -> Vec<[f32; 2]> {
    if !boxed {
        return vec![[POINT_EDGE, 0.0]; graph.edges().len()];
    }
    if request.edge_labels.is_empty() {
        return vec![[EDGE_ROOM, 0.0]; graph.edges().len()];
    }
    let mut rooms = vec![[0.0_f32, 0.0_f32]; graph.edges().len()];
    for (&(a, b), label) in request.edges.iter().zip(&request.edge_labels) {
        if let Ok(index) = graph.edges().binary_search(&(a.min(b), a.max(b))) {
            let [width, height] = label.map(|side| clean_length(side).min(LARGEST / 100.0));
            rooms[index] = [rooms[index][0].max(width), rooms[index][1] + height];
        }
    }
    for room in &mut rooms {
        room[0] = (room[0] + 2.0 * ARROW_ROOM).max(EDGE_ROOM / 2.0).max(MARGIN);
    }
    rooms
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
    fn parallels_share_one_room() {
        let problem = Problem::new(&LayoutRequest {
            node_count: 2,
            edges: vec![(0, 1), (1, 0)],
            boxes: vec![[10.0; 4]; 2],
            edge_labels: vec![[60.0, 12.0], [90.0, 12.0]],
            ..LayoutRequest::default()
        });
        assert_eq!(problem.rooms, [[90.0 + 2.0 * ARROW_ROOM, 24.0]]);
    }

    #[test]
    fn the_length_of_an_edge_follows_its_direction() {
        let problem = Problem::new(&LayoutRequest {
            node_count: 2,
            edges: vec![(0, 1)],
            boxes: vec![[70.0, 20.0, 70.0, 30.0]; 2],
            ..LayoutRequest::default()
        });
        assert!((problem.length_along(0, [1.0, 0.0]) - (EDGE_ROOM + 140.0)).abs() < 1e-3);
        assert!((problem.length_along(0, [0.0, 1.0]) - (EDGE_ROOM + 50.0)).abs() < 1e-3);
    }

    #[test]
    fn a_part_keeps_rooms_and_places() {
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
        assert_eq!(part.rooms, [[200.0 + 2.0 * ARROW_ROOM, 9.0]]);
        assert_eq!(part.start.len(), 2);
    }
}
