//! What a reader minds about one node of a drawing, as a number: crossings, boxes that edges run
//! through, cramped labels, sharp angles, crowding and a lost shape. The unit is one crossing.

use super::geometry::{Point, Rect, length, length_inside, segments_cross, sub};
use super::problem::Problem;
use super::quality::share_an_end;
use super::rects::Rects;
use super::request::MARGIN;
use super::stress::Distances;

/// Overlap of two boxes with their margins: never worth it.
const OVERLAP: f32 = 50.0;
/// Distance between boxes below which they begin to look crowded.
const AIR: f32 = 3.0 * MARGIN;
/// An edge that comes this near to a stranger's box seems to belong to it.
const CLEARANCE: f32 = 5.0;
/// An edge that misses this much length has no place for its label.
const SHORT: f32 = 60.0;
/// Costs of a label on a box, on another label and on an edge of others.
const PLATE_ON_BOX: f32 = 0.8;
const PLATE_ON_PLATE: f32 = 0.6;
const PLATE_ON_EDGE: f32 = 0.3;
/// Weight of the graph's distances.
const SHAPE: f32 = 0.15;
/// Angle between two edges of a node below which they blur, in radians.
const SHARP: f32 = 0.5;

/// A drawing that is being improved.
pub(super) struct Scene<'a> {
    part: &'a Problem,
    closeness: &'a Closeness,
    /// How many times its bare room an edge should be long.
    slack: Vec<f32>,
    x: Vec<f32>,
    y: Vec<f32>,
    /// Each node's box where it stands.
    boxes: Rects,
    /// Each edge from its smaller end to its larger, and the rectangle around it.
    segments: Vec<[Point; 2]>,
    spans: Rects,
    /// The edges' labels where they lie.
    plates: Rects,
    /// Length of a usual edge.
    pub(super) unit: f32,
    /// Factors that take the drawing to one in which the graph's distances hold.
    squash: [f32; 2],
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        part: &'a Problem,
        closeness: &'a Closeness,
        positions: &[Point],
        unit: f32,
    ) -> Self {
        let place = |node: u32| positions[node as usize];
        let segments: Vec<[Point; 2]> =
            part.graph.edges().iter().map(|&(a, b)| [place(a), place(b)]).collect();
        Self {
            part,
            closeness,
            slack: part.slack(),
            boxes: Rects::new((0..positions.len()).map(|node| part.box_at(node, positions[node]))),
            x: positions.iter().map(|place| place[0]).collect(),
            y: positions.iter().map(|place| place[1]).collect(),
            spans: Rects::new(segments.iter().map(|segment| span(*segment))),
            plates: Rects::new(
                segments.iter().enumerate().map(|(edge, segment)| plate(part, edge, *segment)),
            ),
            segments,
            unit,
            squash: part.squash(),
        }
    }

    pub(super) fn part(&self) -> &'a Problem {
        self.part
    }

    /// Where a node stands.
    pub(super) fn place(&self, node: usize) -> Point {
        [self.x[node], self.y[node]]
    }

    pub(super) fn into_positions(self) -> Vec<Point> {
        self.x.into_iter().zip(self.y).map(|(x, y)| [x, y]).collect()
    }

    /// Moves one node.
    pub(super) fn put(&mut self, node: usize, place: Point) {
        (self.x[node], self.y[node]) = (place[0], place[1]);
        self.boxes.set(node, self.part.box_at(node, place));
        let graph = &self.part.graph;
        for (&other, &edge) in graph.neighbours(node).iter().zip(graph.incident(node)) {
            let segment = &mut self.segments[edge as usize];
            segment[usize::from(node > other as usize)] = place;
            self.spans.set(edge as usize, span(*segment));
            self.plates.set(edge as usize, plate(self.part, edge as usize, *segment));
        }
    }

    /// The cost of what involves `node`, or anything above `limit` once it is clear that it is more.
    pub(super) fn cost(&self, node: usize, limit: f32) -> f32 {
        let mut cost = self.crowd(node);
        if cost < limit {
            cost += self.shape(node) + self.angles(node);
        }
        for &edge in self.part.graph.incident(node) {
            if cost >= limit {
                return cost;
            }
            cost += self.edge(edge as usize);
        }
        if cost < limit { cost + self.edges_over(node) } else { cost }
    }

    /// Boxes that are too near.
    fn crowd(&self, node: usize) -> f32 {
        let own = self.boxes.get(node);
        let mut cost = 0.0;
        self.boxes.for_each_near(&own.grown(AIR), |other| {
            if other != node {
                cost += crowding(&own, &self.boxes.get(other));
            }
        });
        cost
    }

    /// What is lost of the graph's distances.
    fn shape(&self, node: usize) -> f32 {
        let [x, y] = self.place(node);
        let [wide, high] = self.squash;
        let mut sums = [0.0_f32; 4];
        let (xs, ys) = (self.x.as_chunks::<4>(), self.y.as_chunks::<4>());
        let (near, near_rest) = self.closeness.row(node).as_chunks::<4>();
        for ((xs, ys), near) in xs.0.iter().zip(ys.0).zip(near) {
            for lane in 0..4 {
                sums[lane] += off_shape((x - xs[lane]) * wide, (y - ys[lane]) * high, near[lane]);
            }
        }
        for ((other_x, other_y), near) in xs.1.iter().zip(ys.1).zip(near_rest) {
            sums[0] += off_shape((x - other_x) * wide, (y - other_y) * high, *near);
        }
        SHAPE * self.unit * sums.iter().sum::<f32>()
    }

    /// Edges of `node` that leave in nearly the same direction, at both of their ends.
    fn angles(&self, node: usize) -> f32 {
        let graph = &self.part.graph;
        let own = graph.neighbours(node);
        let mut cost = 0.0;
        for (index, &a) in own.iter().enumerate() {
            for &b in &own[index + 1..] {
                cost += self.sharpness(node, a as usize, b as usize);
            }
            for &b in graph.neighbours(a as usize) {
                if b as usize != node {
                    cost += self.sharpness(a as usize, node, b as usize);
                }
            }
        }
        cost
    }

    /// How nearly the edges from `hub` to `a` and `b` coincide.
    fn sharpness(&self, hub: usize, a: usize, b: usize) -> f32 {
        let from = self.place(hub);
        let (u, v) = (sub(self.place(a), from), sub(self.place(b), from));
        let dot = u[0] * v[0] + u[1] * v[1];
        let cross = (u[0] * v[1] - u[1] * v[0]).abs();
        let blur = SHARP.min(3.6 / self.part.graph.degree(hub) as f32);
        // Wide angles are most: the tangent settles them without an arc tangent.
        if dot <= 0.0 || cross > dot * blur * 1.1 {
            return 0.0;
        }
        let angle = cross.atan2(dot);
        let near = (1.0 - angle / blur).max(0.0);
        near * near
    }

    /// One edge: its length, what it crosses and whose box it runs through.
    fn edge(&self, edge: usize) -> f32 {
        let [a, b] = self.segments[edge];
        let along = sub(b, a);
        let needed = self.part.length_along(edge, along);
        let now = length(along);
        let short = ((needed - now) / SHORT).max(0.0);
        let long = (now / (needed * self.slack[edge]) - 1.0).max(0.0);
        2.0 * short * short
            + 0.7 * long * long
            + self.crossings(edge)
            + self.covers(edge)
            + self.plate(edge)
    }

    fn crossings(&self, edge: usize) -> f32 {
        let [a, b] = self.segments[edge];
        let mut cost = 0.0;
        // Edges that share an end never cross: their turn there is exactly 0.
        self.spans.for_each_near(&self.spans.get(edge), |other| {
            let [c, d] = self.segments[other];
            if segments_cross(a, b, c, d) {
                cost += 1.0 + 0.6 * alignment(sub(b, a), sub(d, c));
            }
        });
        cost
    }

    /// What the edge's label covers: boxes, other labels, other edges.
    fn plate(&self, edge: usize) -> f32 {
        let plate = self.plates.get(edge);
        let ends = self.part.graph.edges();
        let mut cost = 0.0;
        self.boxes.for_each_near(&plate, |_| cost += PLATE_ON_BOX);
        self.plates.for_each_near(&plate, |other| {
            cost += if other == edge { 0.0 } else { PLATE_ON_PLATE };
        });
        self.spans.for_each_near(&plate, |other| {
            let [a, b] = self.segments[other];
            if other != edge && length_inside(a, b, &plate) > 0.0 {
                // Where two edges leave one node they are near each other anyway.
                let one_node = share_an_end(ends[edge], ends[other]);
                cost += if one_node { PLATE_ON_EDGE / 2.0 } else { PLATE_ON_EDGE };
            }
        });
        cost
    }

    /// Boxes of strangers that the edge runs through.
    fn covers(&self, edge: usize) -> f32 {
        let (first, second) = self.part.graph.edges()[edge];
        let [a, b] = self.segments[edge];
        let mut cost = 0.0;
        self.boxes.for_each_near(&self.spans.get(edge).grown(CLEARANCE), |node| {
            if node != first as usize && node != second as usize {
                cost += through(a, b, &self.boxes.get(node));
            }
        });
        cost
    }

    /// Edges of others that run through the box of `node`, and their labels on it.
    fn edges_over(&self, node: usize) -> f32 {
        let rect = self.boxes.get(node);
        let mut cost = 0.0;
        self.plates.for_each_near(&rect, |_| cost += PLATE_ON_BOX);
        self.spans.for_each_near(&rect.grown(CLEARANCE), |edge| {
            let (first, second) = self.part.graph.edges()[edge];
            if first as usize != node && second as usize != node {
                let [a, b] = self.segments[edge];
                cost += through(a, b, &rect);
            }
        });
        cost
    }
}

/// For each pair of nodes 1 over their distance in the graph; 0 for a node and itself.
pub(super) struct Closeness {
    count: usize,
    values: Vec<f32>,
}

impl Closeness {
    pub(super) fn new(distances: &Distances, count: usize) -> Self {
        let inverse = |&value: &f32| if value > 0.0 { 1.0 / value } else { 0.0 };
        let values = (0..count).flat_map(|node| distances.row(node).iter().map(inverse));
        Self { count, values: values.collect() }
    }

    fn row(&self, node: usize) -> &[f32] {
        &self.values[node * self.count..(node + 1) * self.count]
    }
}

/// Squared relative error of a distance, more for near pairs.
fn off_shape(dx: f32, dy: f32, closeness: f32) -> f32 {
    let off = (dx * dx + dy * dy).sqrt() * closeness - 1.0;
    off * off * closeness
}

/// The rectangle around a segment.
fn span([a, b]: [Point; 2]) -> Rect {
    Rect::EMPTY.include(a).include(b)
}

/// The label of an edge in the middle of what the boxes of its ends leave free of it.
fn plate(part: &Problem, edge: usize, [a, b]: [Point; 2]) -> Rect {
    let (first, second) = part.graph.edges()[edge];
    let along = sub(b, a);
    let total = length(along).max(1e-3);
    let inside =
        |node: u32, place: Point| length_inside(a, b, &part.box_at(node as usize, place)) / total;
    let share = (1.0 + inside(first, a) - inside(second, b)) / 2.0;
    let [width, height] = part.labels[edge];
    if width <= 0.0 {
        return Rect::EMPTY;
    }
    let middle = [a[0] + along[0] * share, a[1] + along[1] * share];
    Rect::EMPTY
        .include([middle[0] - width / 2.0, middle[1] - height / 2.0])
        .include([middle[0] + width / 2.0, middle[1] + height / 2.0])
}

/// Cost of a segment through a stranger's box, by how much of the box it crosses.
fn through(a: Point, b: Point, rect: &Rect) -> f32 {
    let inside = length_inside(a, b, &rect.grown(CLEARANCE));
    let [width, height] = rect.size();
    if inside > 0.0 { 1.0 + 2.0 * inside / (width + height).max(1.0) } else { 0.0 }
}

/// Cost of two boxes near each other.
fn crowding(a: &Rect, b: &Rect) -> f32 {
    let gap_x = (a.min[0] - b.max[0]).max(b.min[0] - a.max[0]);
    let gap_y = (a.min[1] - b.max[1]).max(b.min[1] - a.max[1]);
    let gap = gap_x.max(gap_y);
    if gap >= AIR {
        return 0.0;
    }
    let near = 1.0 - gap / AIR;
    let hit = if gap < MARGIN { OVERLAP } else { 0.0 };
    hit + 0.6 * near * near
}

/// Squared cosine of the angle between two directions: 1 where they are parallel.
fn alignment(u: Point, v: Point) -> f32 {
    let dot = u[0] * v[0] + u[1] * v[1];
    dot * dot / ((u[0] * u[0] + u[1] * u[1]) * (v[0] * v[0] + v[1] * v[1])).max(1e-6)
}
