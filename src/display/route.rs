//! The way of an edge on the screen: from rim to rim of its two nodes, straight, bowed or as a loop.

use emath::{Pos2, Vec2, pos2, vec2};

use super::shape::Shape;

/// A node as its edges see it: where it stands on the screen and where its rim is.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) center: Pos2,
    pub(super) radius: f32,
    pub(super) shape: Shape,
    /// How far from the rim the edge stops.
    pub(super) gap: f32,
}

/// Width and height of a loop at 100 %.
const LOOP: Vec2 = vec2(36.0, 40.0);
/// How much larger each further loop of a node is.
const LOOP_STEP: f32 = 14.0;

/// Writes the way from `from` to `to` into `points`, cut at both ends; fewer than two points are left
/// where the nodes leave no room. `bow` is the distance of its middle from the straight line, to its left.
pub(super) fn trace(from: &End, to: &End, bow: f32, points: &mut Vec<Pos2>) {
    points.clear();
    if bow.abs() < 0.5 {
        points.extend([from.center, to.center]);
    } else {
        let along = to.center - from.center;
        let middle = from.center + along / 2.0;
        let control = middle + rot_left(along.normalized()) * (2.0 * bow);
        let count = (along.length() / 9.0).clamp(8.0, 40.0) as usize;
        points
            .extend((0..=count).map(|step| {
                quadratic(from.center, control, to.center, step as f32 / count as f32)
            }));
    }
    cut(points, from, to);
}

/// Writes a loop above a node into `points`. `rank` counts the loops of the node from 0, `scale` is the size
/// of things on the screen for their size at 100 %.
pub(super) fn trace_loop(node: &End, rank: f32, scale: f32, points: &mut Vec<Pos2>) {
    points.clear();
    let size = (LOOP + Vec2::splat(LOOP_STEP * rank)) * scale;
    let top = node.center - vec2(0.0, node.shape.half_size().y * node.radius);
    let foot = vec2(node.radius * 0.3, 0.0);
    let inner = vec2(0.0, node.radius * 0.5);
    // A cubic goes three quarters of the way from its feet to its controls, and sideways, with feet
    // like these, about a third of their width to each side.
    let pull = vec2(size.x * 1.4, -(size.y + inner.y * 0.25) / 0.75);
    let curve = [
        top + inner - foot,
        top + vec2(-pull.x, pull.y),
        top + vec2(pull.x, pull.y),
        top + inner + foot,
    ];
    points.extend((0..=32).map(|step| cubic(curve, step as f32 / 32.0)));
    cut(points, node, node);
}

fn cut(points: &mut Vec<Pos2>, from: &End, to: &End) {
    cut_start(points, from);
    points.reverse();
    cut_start(points, to);
    points.reverse();
}

/// Drops what lies within the node and its gap. The distance to the rim says how far one may walk safely, so
/// a few steps reach it exactly.
fn cut_start(points: &mut Vec<Pos2>, node: &End) {
    let mut walker = Walker { points, segment: 0, along: 0.0 };
    for _ in 0..64 {
        let Some(here) = walker.position() else { break };
        let outside = node.shape.distance(here - node.center, node.radius) - node.gap;
        if outside >= -0.01 {
            let segment = walker.segment;
            points.drain(..segment);
            points[0] = here;
            return;
        }
        walker.walk(-outside + 0.005);
    }
    points.clear();
}

struct Walker<'a> {
    points: &'a [Pos2],
    segment: usize,
    along: f32,
}

impl Walker<'_> {
    /// Where it stands; `None` past the end.
    fn position(&self) -> Option<Pos2> {
        let [from, to] = self.points.get(self.segment..self.segment + 2)? else { return None };
        let length = from.distance(*to);
        Some(if length > 0.0 { *from + (*to - *from) * (self.along / length) } else { *from })
    }

    fn walk(&mut self, distance: f32) {
        self.along += distance;
        while let Some([from, to]) = self.points.get(self.segment..self.segment + 2) {
            let length = from.distance(*to);
            if self.along <= length {
                return;
            }
            self.along -= length;
            self.segment += 1;
        }
    }
}

/// Length of a line of many corners.
pub(super) fn length(points: &[Pos2]) -> f32 {
    points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

/// The point after `distance` along the line, and the direction there.
pub(super) fn point_at(points: &[Pos2], distance: f32) -> Option<(Pos2, Vec2)> {
    let mut walker = Walker { points, segment: 0, along: 0.0 };
    walker.walk(distance.max(0.0));
    let last = points.len().checked_sub(2)?;
    let segment = walker.segment.min(last);
    let direction = (points[segment + 1] - points[segment]).normalized();
    Some((walker.position().unwrap_or(points[last + 1]), direction))
}

/// The line without its last `distance`.
pub(super) fn without_end(points: &[Pos2], distance: f32) -> Vec<Pos2> {
    let keep = length(points) - distance;
    let mut kept = Vec::with_capacity(points.len());
    let mut passed = 0.0;
    for pair in points.windows(2) {
        kept.push(pair[0]);
        let step = pair[0].distance(pair[1]);
        if passed + step >= keep {
            let share = if step > 0.0 { ((keep - passed) / step).max(0.0) } else { 0.0 };
            kept.push(pair[0] + (pair[1] - pair[0]) * share);
            return kept;
        }
        passed += step;
    }
    kept.extend(points.last());
    kept
}

/// The line moved sideways, to its left.
pub(super) fn beside(points: &[Pos2], distance: f32) -> Vec<Pos2> {
    let last = points.len().saturating_sub(1);
    (0..points.len())
        .map(|index| {
            let before = points[index.saturating_sub(1)];
            let after = points[(index + 1).min(last)];
            points[index] + rot_left((after - before).normalized()) * distance
        })
        .collect()
}

/// A quarter turn to the left of a direction on a screen whose y runs down.
pub(super) fn rot_left(direction: Vec2) -> Vec2 {
    vec2(direction.y, -direction.x)
}

pub(super) fn quadratic(from: Pos2, control: Pos2, to: Pos2, t: f32) -> Pos2 {
    let s = 1.0 - t;
    let [a, b, c] = [s * s, 2.0 * s * t, t * t];
    pos2(a * from.x + b * control.x + c * to.x, a * from.y + b * control.y + c * to.y)
}

pub(super) fn cubic([from, first, second, to]: [Pos2; 4], t: f32) -> Pos2 {
    let s = 1.0 - t;
    let [a, b, c, d] = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    pos2(
        a * from.x + b * first.x + c * second.x + d * to.x,
        a * from.y + b * first.y + c * second.y + d * to.y,
    )
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2};

    use super::{End, Shape, length, point_at, trace, trace_loop, without_end};

    const SHAPES: [Shape; 5] =
        [Shape::Circle, Shape::Hexagon, Shape::Square, Shape::Diamond, Shape::Page];

    fn end(x: f32, y: f32, shape: Shape, gap: f32) -> End {
        End { center: pos2(x, y), radius: 20.0, shape, gap }
    }

    #[test]
    fn a_route_stops_at_the_rim_of_every_shape() {
        let mut points = Vec::new();
        for shape in SHAPES {
            for (to, bow) in [(pos2(200.0, 0.0), 0.0), (pos2(130.0, 170.0), 22.0)] {
                let from = end(0.0, 0.0, shape, 2.5);
                let to = End { center: to, ..end(0.0, 0.0, shape, 3.5) };
                trace(&from, &to, bow, &mut points);
                let rim = |node: &End, at: Pos2| node.shape.distance(at - node.center, node.radius);
                let tip = points.last().copied().unwrap_or_default();
                assert!((rim(&to, tip) - 3.5).abs() < 0.05, "{shape:?} {}", rim(&to, tip));
                assert!((rim(&from, points[0]) - 2.5).abs() < 0.05, "{shape:?}");
            }
        }
    }

    #[test]
    fn nodes_that_touch_leave_no_route() {
        let mut points = Vec::new();
        trace(
            &end(0.0, 0.0, Shape::Square, 2.5),
            &end(30.0, 0.0, Shape::Circle, 3.5),
            0.0,
            &mut points,
        );
        assert!(points.len() < 2, "{points:?}");
        trace(
            &end(0.0, 0.0, Shape::Circle, 2.5),
            &end(0.0, 0.0, Shape::Circle, 3.5),
            22.0,
            &mut points,
        );
        assert!(points.len() < 2, "{points:?}");
    }

    #[test]
    fn a_loop_is_36_wide_and_40_high() {
        let mut points = Vec::new();
        trace_loop(&end(0.0, 0.0, Shape::Square, 2.0), 0.0, 1.0, &mut points);
        let bounds = Rect::from_points(&points);
        assert!((bounds.width() - 36.0).abs() < 2.0, "{bounds:?}");
        assert!((-18.0 - bounds.top() - 40.0).abs() < 2.0, "{bounds:?}");
    }

    #[test]
    fn lengths_and_cuts_agree() {
        let points = [pos2(0.0, 0.0), pos2(30.0, 0.0), pos2(30.0, 40.0)];
        assert!((length(&points) - 70.0).abs() < 1e-4);
        assert_eq!(point_at(&points, 50.0).map(|(at, _)| at), Some(pos2(30.0, 20.0)));
        assert_eq!(without_end(&points, 20.0).last(), Some(&pos2(30.0, 20.0)));
        assert_eq!(point_at(&points, 90.0).map(|(at, _)| at), Some(pos2(30.0, 40.0)));
        assert!(point_at(&points[..1], 0.0).is_none());
    }
}
