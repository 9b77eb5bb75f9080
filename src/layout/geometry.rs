//! Points, rectangles and segments in the plane, y down: the few tests that layouts need.

/// A place in world units.
pub(super) type Point = [f32; 2];

/// The rectangle from `min` to `max`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) min: Point,
    pub(super) max: Point,
}

impl Rect {
    /// Contains nothing; grows by `include`.
    pub(super) const EMPTY: Self =
        Self { min: [f32::INFINITY, f32::INFINITY], max: [f32::NEG_INFINITY, f32::NEG_INFINITY] };

    /// The rectangle grown to hold `point`.
    pub(super) fn include(self, point: Point) -> Self {
        Self {
            min: [self.min[0].min(point[0]), self.min[1].min(point[1])],
            max: [self.max[0].max(point[0]), self.max[1].max(point[1])],
        }
    }

    /// The smallest rectangle around both.
    pub(super) fn union(self, other: Self) -> Self {
        self.include(other.min).include(other.max)
    }

    /// Width and height; 0 when empty.
    pub(super) fn size(&self) -> [f32; 2] {
        [(self.max[0] - self.min[0]).max(0.0), (self.max[1] - self.min[1]).max(0.0)]
    }

    /// Middle; the origin when empty.
    pub(super) fn centre(&self) -> Point {
        if self.min[0] > self.max[0] {
            return [0.0, 0.0];
        }
        [f32::midpoint(self.min[0], self.max[0]), f32::midpoint(self.min[1], self.max[1])]
    }

    /// Moved by `by`.
    pub(super) fn shifted(self, by: Point) -> Self {
        Self { min: add(self.min, by), max: add(self.max, by) }
    }

    /// Grown by `margin` on every side.
    pub(super) fn grown(self, margin: f32) -> Self {
        Self {
            min: [self.min[0] - margin, self.min[1] - margin],
            max: [self.max[0] + margin, self.max[1] + margin],
        }
    }

    /// Whether the insides meet.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.min[0] < other.max[0]
            && other.min[0] < self.max[0]
            && self.min[1] < other.max[1]
            && other.min[1] < self.max[1]
    }
}

/// The bounding box of points.
pub(super) fn bounds(points: &[Point]) -> Rect {
    points.iter().fold(Rect::EMPTY, |rect, &point| rect.include(point))
}

pub(super) fn add(a: Point, b: Point) -> Point {
    [a[0] + b[0], a[1] + b[1]]
}

pub(super) fn sub(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

pub(super) fn scale(a: Point, by: f32) -> Point {
    [a[0] * by, a[1] * by]
}

/// Euclidean length.
pub(super) fn length(a: Point) -> f32 {
    (a[0] * a[0] + a[1] * a[1]).sqrt()
}

/// Whether the insides of segments `a b` and `c d` cross; touching ends do not count.
pub(super) fn segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

/// Twice the signed area of triangle `a b c`.
fn turn(a: Point, b: Point, c: Point) -> f32 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// How much of segment `a b` lies inside `rect`, in world units (Liang & Barsky 1984).
pub(super) fn length_inside(a: Point, b: Point, rect: &Rect) -> f32 {
    let along = sub(b, a);
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for axis in 0..2 {
        if along[axis].abs() < 1e-6 {
            if a[axis] <= rect.min[axis] || a[axis] >= rect.max[axis] {
                return 0.0;
            }
            continue;
        }
        let enter = (rect.min[axis] - a[axis]) / along[axis];
        let leave = (rect.max[axis] - a[axis]) / along[axis];
        from = from.max(enter.min(leave));
        to = to.min(enter.max(leave));
    }
    if to > from { (to - from) * length(along) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_needs_insides() {
        assert!(segments_cross([0.0, 0.0], [2.0, 2.0], [0.0, 2.0], [2.0, 0.0]));
        assert!(!segments_cross([0.0, 0.0], [2.0, 2.0], [2.0, 2.0], [4.0, 0.0]));
        assert!(!segments_cross([0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]));
    }

    #[test]
    fn a_segment_is_measured_inside_a_rectangle() {
        let rect = Rect { min: [0.0, 0.0], max: [4.0, 2.0] };
        assert!((length_inside([-1.0, 1.0], [9.0, 1.0], &rect) - 4.0).abs() < 1e-4);
        assert!((length_inside([1.0, 1.0], [1.0, 9.0], &rect) - 1.0).abs() < 1e-4);
        assert!(length_inside([-1.0, 3.0], [9.0, 3.0], &rect) <= 0.0);
        assert!(length_inside([5.0, -1.0], [5.0, 9.0], &rect) <= 0.0);
    }

    #[test]
    fn rectangles_that_touch_do_not_overlap() {
        let left = Rect { min: [0.0, 0.0], max: [1.0, 1.0] };
        assert!(!left.overlaps(&left.shifted([1.0, 0.0])));
        assert!(left.overlaps(&left.shifted([0.9, 0.9])));
    }
}
