//! What a reader minds about one node of a drawing, as a number: crossings, boxes that edges run
//! through, cramped labels, sharp angles, crowding and a lost shape. The unit is one crossing.

use super::geometry::{Point, Rect, length, length_inside, segments_cross, sub};
use super::problem::Problem;
use super::quality::share_an_end;
use super::request::MARGIN;
use super::stress::Distances;

/// Overlap of two boxes with their margins: never worth it.
const OVERLAP: f32 = 50.0;
/// Distance between boxes below which they begin to look crowded.
const AIR: f32 = 3.0 * MARGIN;
/// An edge that comes this near to a stranger's box seems to belong to it.
const CLEARANCE: f32 = 5.0;
/// Weight of the graph's distances.
const SHAPE: f32 = 0.15;
/// Angle between two edges of a node below which they blur, in radians.
const SHARP: f32 = 0.5;

/// A drawing that is being improved.
pub(super) struct Scene<'a> {
    part: &'a Problem,
    distances: &'a Distances,
    /// How many times its bare room an edge should be long.
    slack: Vec<f32>,
    positions: Vec<Point>,
    /// Each node's box where it stands.
    boxes: Vec<Rect>,
    /// Each edge from its smaller end to its larger.
    segments: Vec<[Point; 2]>,
    /// Length of a usual edge.
    pub(super) unit: f32,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        part: &'a Problem,
        distances: &'a Distances,
        positions: Vec<Point>,
        unit: f32,
    ) -> Self {
        let place = |node: u32| positions[node as usize];
        Self {
            part,
            distances,
            slack: part.slack(),
            boxes: (0..positions.len()).map(|node| part.box_at(node, positions[node])).collect(),
            segments: part.graph.edges().iter().map(|&(a, b)| [place(a), place(b)]).collect(),
            positions,
            unit,
        }
    }

    pub(super) fn part(&self) -> &'a Problem {
        self.part
    }

    pub(super) fn positions(&self) -> &[Point] {
        &self.positions
    }

    pub(super) fn into_positions(self) -> Vec<Point> {
        self.positions
    }

    /// Moves one node.
    pub(super) fn put(&mut self, node: usize, place: Point) {
        self.positions[node] = place;
        self.boxes[node] = self.part.box_at(node, place);
        let graph = &self.part.graph;
        for (&other, &edge) in graph.neighbours(node).iter().zip(graph.incident(node)) {
            self.segments[edge as usize][usize::from(node > other as usize)] = place;
        }
    }

    /// The cost of what involves `node`, or anything above `limit` once it is clear that it is more.
    pub(super) fn cost(&self, node: usize, limit: f32) -> f32 {
        let mut cost = self.neighbourhood(node);
        if cost < limit {
            cost += self.angles(node);
        }
        for &edge in self.part.graph.incident(node) {
            if cost >= limit {
                return cost;
            }
            cost += self.edge(edge as usize);
        }
        if cost < limit { cost + self.edges_over(node) } else { cost }
    }

    /// Crowding, and what is left of the graph's distances.
    fn neighbourhood(&self, node: usize) -> f32 {
        let here = self.positions[node];
        let own = &self.boxes[node];
        let row = self.distances.row(node);
        let others = self.positions.iter().zip(&self.boxes).zip(row).enumerate();
        let mut cost = 0.0;
        for (_, ((&there, rect), &wanted)) in others.filter(|&(other, _)| other != node) {
            cost += crowding(own, rect);
            let off = length(sub(here, there)) / wanted - 1.0;
            cost += SHAPE * off * off * self.unit / wanted;
        }
        cost
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
        let from = self.positions[hub];
        let (u, v) = (sub(self.positions[a], from), sub(self.positions[b], from));
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
        let short = ((needed - now) / self.part.rooms[edge][0].max(1.0)).max(0.0);
        let long = (now / (needed * self.slack[edge]) - 1.0).max(0.0);
        2.0 * short * short + 0.7 * long * long + self.crossings(edge) + self.covers(edge)
    }

    fn crossings(&self, edge: usize) -> f32 {
        let ends = self.part.graph.edges();
        let [a, b] = self.segments[edge];
        let span = Rect::EMPTY.include(a).include(b);
        let mut cost = 0.0;
        for (other, &[c, d]) in self.segments.iter().enumerate() {
            if c[0].max(d[0]) < span.min[0]
                || c[0].min(d[0]) > span.max[0]
                || c[1].max(d[1]) < span.min[1]
                || c[1].min(d[1]) > span.max[1]
            {
                continue;
            }
            if segments_cross(a, b, c, d) && !share_an_end(ends[edge], ends[other]) {
                cost += 1.0 + 0.6 * alignment(sub(b, a), sub(d, c));
            }
        }
        cost
    }

    /// Boxes of strangers that the edge runs through.
    fn covers(&self, edge: usize) -> f32 {
        let (first, second) = self.part.graph.edges()[edge];
        let [a, b] = self.segments[edge];
        let span = Rect::EMPTY.include(a).include(b).grown(CLEARANCE);
        let mut cost = 0.0;
        for (node, rect) in self.boxes.iter().enumerate() {
            if rect.overlaps(&span) && node != first as usize && node != second as usize {
                cost += through(a, b, rect);
            }
        }
        cost
    }

    /// Edges of others that run through the box of `node`.
    fn edges_over(&self, node: usize) -> f32 {
        let rect = &self.boxes[node];
        let near = rect.grown(CLEARANCE);
        let mut cost = 0.0;
        for (&[a, b], &ends) in self.segments.iter().zip(self.part.graph.edges()) {
            let apart = a[0].max(b[0]) < near.min[0]
                || a[0].min(b[0]) > near.max[0]
                || a[1].max(b[1]) < near.min[1]
                || a[1].min(b[1]) > near.max[1];
            if !apart && ends.0 as usize != node && ends.1 as usize != node {
                cost += through(a, b, rect);
            }
        }
        cost
    }
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
