//! The outline of a node by its kind: corners to paint, and the distance of a point to the rim, which is
//! where edges stop and what a click must hit.

use std::sync::LazyLock;

use emath::{Pos2, Vec2, vec2};

use crate::base::Kind;

/// The silhouette that tells a kind even without its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Person, group, asset, other.
    Circle,
    /// Country, place; corners left and right.
    Hexagon,
    /// Agency, organization, facility.
    Square,
    /// Activity, event.
    Diamond,
    /// Document.
    Page,
}

/// Corners of the unit outlines before rounding, clockwise from the upper left.
const HEXAGON: [Vec2; 6] = [
    vec2(-0.53, -0.91),
    vec2(0.53, -0.91),
    vec2(1.055, 0.0),
    vec2(0.53, 0.91),
    vec2(-0.53, 0.91),
    vec2(-1.055, 0.0),
];
const SQUARE: [Vec2; 4] = [vec2(-0.9, -0.9), vec2(0.9, -0.9), vec2(0.9, 0.9), vec2(-0.9, 0.9)];
const DIAMOND: [Vec2; 4] = [vec2(0.0, -1.2), vec2(1.2, 0.0), vec2(0.0, 1.2), vec2(-1.2, 0.0)];
const PAGE: [Vec2; 4] = [vec2(-0.8, -1.0), vec2(0.8, -1.0), vec2(0.8, 1.0), vec2(-0.8, 1.0)];

const CIRCLE_COVER: [Vec2; 4] =
    [vec2(1.0, 0.38), vec2(0.93, 0.71), vec2(0.71, 0.93), vec2(0.38, 1.0)];
const HEXAGON_COVER: [Vec2; 3] = [vec2(1.0, 0.3), vec2(0.86, 0.6), vec2(0.66, 0.91)];
const DIAMOND_COVER: [Vec2; 4] =
    [vec2(1.12, 0.3), vec2(0.85, 0.6), vec2(0.6, 0.85), vec2(0.3, 1.12)];

impl Shape {
    pub(super) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Country | Kind::Place => Self::Hexagon,
            Kind::Agency | Kind::Organization | Kind::Facility => Self::Square,
            Kind::Activity | Kind::Event => Self::Diamond,
            Kind::Document => Self::Page,
            Kind::Person | Kind::Group | Kind::Asset | Kind::Other => Self::Circle,
        }
    }

    /// Half width and half height of a node of radius 1.
    pub(super) fn half_size(self) -> Vec2 {
        match self {
            Self::Circle => vec2(1.0, 1.0),
            Self::Hexagon => vec2(1.0, 0.91),
            Self::Square => vec2(0.9, 0.9),
            Self::Diamond => vec2(1.12, 1.12),
            Self::Page => vec2(0.8, 1.0),
        }
    }

    /// Boxes that together cover the shape closely: half widths and half heights for a radius of 1.
    pub(super) fn cover(self) -> &'static [Vec2] {
        match self {
            Self::Circle => &CIRCLE_COVER,
            Self::Hexagon => &HEXAGON_COVER,
            Self::Square => &SQUARE[2..3],
            Self::Diamond => &DIAMOND_COVER,
            Self::Page => &PAGE[2..3],
        }
    }

    /// Signed distance of a point to the rim, negative inside; `offset` is from the node's middle.
    pub(super) fn distance(self, offset: Vec2, radius: f32) -> f32 {
        match self.outline_table() {
            None => offset.length() - radius,
            Some(table) => (table.distance(offset / radius) - table.rounding) * radius,
        }
    }

    /// The rounded outline, clockwise, around a middle; empty for a circle. `grow` moves the rim
    /// outwards by as many pixels.
    pub(super) fn outline(self, center: Pos2, radius: f32, grow: f32) -> Vec<Pos2> {
        let Some(table) = self.outline_table() else { return Vec::new() };
        let rounding = table.rounding * radius + grow;
        let steps = if radius < 9.0 { 2 } else { 5 };
        let mut points = Vec::with_capacity(table.sides.len() * (steps + 1));
        for (index, side) in table.sides.iter().enumerate() {
            let before = table.sides[(index + table.sides.len() - 1) % table.sides.len()].normal;
            let turn = before.dot(side.normal).clamp(-1.0, 1.0).acos();
            let middle = center + side.from * radius;
            points.extend((0..=steps).map(|step| {
                let angle = before.angle() + turn * step as f32 / steps as f32;
                middle + Vec2::angled(angle) * rounding
            }));
        }
        points
    }

    fn outline_table(self) -> Option<&'static Outline> {
        match self {
            Self::Circle => None,
            Self::Hexagon => Some(&OUTLINES[0]),
            Self::Square => Some(&OUTLINES[1]),
            Self::Diamond => Some(&OUTLINES[2]),
            Self::Page => Some(&OUTLINES[3]),
        }
    }
}

static OUTLINES: LazyLock<[Outline; 4]> = LazyLock::new(|| {
    [
        Outline::new(&HEXAGON, 0.22),
        Outline::new(&SQUARE, 0.23),
        Outline::new(&DIAMOND, 0.2),
        Outline::new(&PAGE, 0.2),
    ]
});

/// A convex polygon with round corners: the polygon inset by the corners' radius, grown by it again.
struct Outline {
    sides: Vec<Side>,
    rounding: f32,
}

/// A side of the inset polygon.
struct Side {
    from: Vec2,
    along: Vec2,
    normal: Vec2,
}

impl Outline {
    fn new(corners: &[Vec2], rounding: f32) -> Self {
        let count = corners.len();
        let direction =
            |index: usize| (corners[(index + 1) % count] - corners[index % count]).normalized();
        // Outwards, since the corners run clockwise with y down.
        let normal = |index: usize| vec2(direction(index).y, -direction(index).x);
        let inset: Vec<Vec2> = (0..count)
            .map(|index| {
                let (before, after) = (normal(index + count - 1), normal(index));
                corners[index] - (before + after) / (1.0 + before.dot(after)) * rounding
            })
            .collect();
        let side = |index: usize| Side {
            from: inset[index],
            along: inset[(index + 1) % count] - inset[index],
            normal: normal(index),
        };
        Self { sides: (0..count).map(side).collect(), rounding }
    }

    /// Signed distance to the inset polygon: inside it is that to the nearest side's line, outside
    /// that to the nearest point of a side.
    fn distance(&self, point: Vec2) -> f32 {
        let mut inside = f32::NEG_INFINITY;
        let mut outside = f32::INFINITY;
        for side in &self.sides {
            let from = point - side.from;
            let share = (from.dot(side.along) / side.along.length_sq()).clamp(0.0, 1.0);
            outside = outside.min((from - side.along * share).length_sq());
            inside = inside.max(from.dot(side.normal));
        }
        if inside < 0.0 { inside } else { outside.sqrt() }
    }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Vec2, vec2};

    use super::Shape;

    const ALL: [Shape; 5] =
        [Shape::Circle, Shape::Hexagon, Shape::Square, Shape::Diamond, Shape::Page];

    #[test]
    fn the_painted_outline_is_the_rim_that_is_measured() {
        for shape in ALL {
            for point in shape.outline(Pos2::ZERO, 20.0, 0.0) {
                let distance = shape.distance(point.to_vec2(), 20.0);
                assert!(distance.abs() < 0.05, "{shape:?} {point:?} {distance}");
            }
        }
    }

    #[test]
    fn half_size_bounds_the_outline() {
        for shape in ALL.into_iter().filter(|&shape| shape != Shape::Circle) {
            let outline = shape.outline(Pos2::ZERO, 100.0, 0.0);
            let reach = outline.iter().fold(Vec2::ZERO, |most, point| most.max(point.to_vec2()));
            assert!((reach - shape.half_size() * 100.0).length() < 3.0, "{shape:?} {reach:?}");
        }
    }

    #[test]
    fn the_cover_leaves_no_part_of_the_outline_free() {
        for shape in ALL {
            let outline: Vec<Vec2> = match shape {
                Shape::Circle => {
                    (0..90).map(|step| Vec2::angled(step as f32 * 0.07) * 0.99).collect()
                }
                _ => shape
                    .outline(Pos2::ZERO, 1.0, -0.01)
                    .iter()
                    .map(|point| point.to_vec2())
                    .collect(),
            };
            let corners = outline.iter().zip(outline.iter().cycle().skip(1));
            for (from, to) in corners {
                let point = (*from + (*to - *from) * 0.5).abs();
                let covered =
                    shape.cover().iter().any(|half| point.x <= half.x && point.y <= half.y);
                assert!(covered, "{shape:?} {point:?}");
            }
        }
    }

    #[test]
    fn inside_is_negative_and_outside_is_the_distance() {
        for shape in ALL {
            assert!(shape.distance(vec2(1.0, -1.0), 20.0) < -10.0, "{shape:?}");
        }
        assert!((Shape::Square.distance(vec2(30.0, 0.0), 20.0) - 12.0).abs() < 1e-3);
        assert!((Shape::Circle.distance(vec2(3.0, 4.0), 2.0) - 3.0).abs() < 1e-3);
    }
}
