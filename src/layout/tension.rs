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
/// Angle between two edges of a node below which they blur, in radians.
const SHARP: f32 = 0.5;

/// A drawing that is being improved.
pub(super) struct Scene<'a> {
    pub(super) part: &'a Problem,
    pub(super) distances: &'a Distances,
    /// How many times its bare room an edge should be long.
    pub(super) slack: &'a [f32],
    pub(super) positions: Vec<Point>,
    /// Length of a usual edge.
    pub(super) unit: f32,
}

impl Scene<'_> {
    /// The cost of what involves `node`, or anything above `limit` once it is clear that it is more.
    pub(super) fn cost(&self, node: usize, limit: f32) -> f32 {
        let mut cost = self.neighbourhood(node);
        if cost < limit {
            cost += self.angles(node);
        }
        for (&other, &edge) in
            self.part.graph.neighbours(node).iter().zip(self.part.graph.incident(node))
        {
            if cost >= limit {
                return cost;
            }
            cost += self.edge(node, other as usize, edge as usize);
        }
        if cost < limit { cost + self.edges_over(node) } else { cost }
    }

    /// Crowding, and what is left of the graph's distances.
    fn neighbourhood(&self, node: usize) -> f32 {
        let here = self.positions[node];
        let own = self.part.box_at(node, here);
        let mut cost = 0.0;
        for other in (0..self.positions.len()).filter(|&other| other != node) {
            let there = self.positions[other];
            cost += crowding(&own, &self.part.box_at(other, there));
            let wanted = self.distances.between(node, other);
            let off = length(sub(here, there)) / wanted - 1.0;
            cost += 0.15 * off * off * self.unit / wanted;
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

    /// One edge of `node`: its length, what it crosses and whose box it runs through.
    fn edge(&self, node: usize, other: usize, edge: usize) -> f32 {
        let (a, b) = (self.positions[node], self.positions[other]);
        let along = if node < other { sub(b, a) } else { sub(a, b) };
        let needed = self.part.length_along(edge, along);
        let now = length(along);
        let short = ((needed - now) / self.part.rooms[edge][0].max(1.0)).max(0.0);
        let long = (now / (needed * self.slack[edge]) - 1.0).max(0.0);
        2.0 * short * short
            + 0.7 * long * long
            + self.crossings(a, b, edge)
            + self.covers(a, b, edge)
    }

    fn crossings(&self, a: Point, b: Point, edge: usize) -> f32 {
        let edges = self.part.graph.edges();
        let span = Rect::EMPTY.include(a).include(b);
        let mut cost = 0.0;
        for &other in edges {
            let (c, d) = (self.positions[other.0 as usize], self.positions[other.1 as usize]);
            if c[0].max(d[0]) < span.min[0]
                || c[0].min(d[0]) > span.max[0]
                || c[1].max(d[1]) < span.min[1]
                || c[1].min(d[1]) > span.max[1]
            {
                continue;
            }
            if !share_an_end(edges[edge], other) && segments_cross(a, b, c, d) {
                cost += 1.0 + 0.6 * alignment(sub(b, a), sub(d, c));
            }
        }
        cost
    }

    /// Boxes of strangers that the segment `a b` runs through.
    fn covers(&self, a: Point, b: Point, edge: usize) -> f32 {
        let (first, second) = self.part.graph.edges()[edge];
        let span = Rect::EMPTY.include(a).include(b).grown(CLEARANCE);
        let mut cost = 0.0;
        for node in 0..self.positions.len() {
            let rect = self.part.box_at(node, self.positions[node]);
            if rect.overlaps(&span) && node != first as usize && node != second as usize {
                cost += through(a, b, &rect);
            }
        }
        cost
    }

    /// Edges of others that run through the box of `node`.
    fn edges_over(&self, node: usize) -> f32 {
        let rect = self.part.box_at(node, self.positions[node]);
        let near = rect.grown(CLEARANCE);
        let mut cost = 0.0;
        for &(a, b) in self.part.graph.edges() {
            if a as usize == node || b as usize == node {
                continue;
            }
            let (a, b) = (self.positions[a as usize], self.positions[b as usize]);
            if Rect::EMPTY.include(a).include(b).overlaps(&near) {
                cost += through(a, b, &rect);
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
