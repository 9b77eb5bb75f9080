//! Triangles for lines and convex shapes, each with a soft rim of one physical pixel in place of
//! multisampling. Points and colours come in, vertices of an [`egui::Mesh`] go out; one mesh takes
//! thousands of shapes, which costs a tenth of handing egui one shape each.

use std::sync::OnceLock;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

/// Directions of the unit circle; every count of corners that is used divides it.
const CIRCLE_STEPS: usize = 96;
/// Corners sharper than this are cut instead of drawn to their point.
const LONGEST_MITER: f32 = 4.0;

/// Draws into a mesh. Buffers are kept from shape to shape.
pub struct Pen {
    /// Width of the soft rim in points: one physical pixel.
    feather: f32,
    stations: Vec<Station>,
    corners: Vec<Pos2>,
}

/// A cut across a line: where, which way its sides lie, and how much of the colour shows.
#[derive(Clone, Copy)]
struct Station {
    at: Pos2,
    side: Vec2,
    share: f32,
}

impl Pen {
    /// A pen for a screen with so many physical pixels a point.
    pub fn new(pixels_per_point: f32) -> Self {
        Self { feather: 1.0 / pixels_per_point.max(0.1), stations: Vec::new(), corners: Vec::new() }
    }

    /// Fills a convex shape, whichever way round its corners run.
    pub fn fill(&mut self, mesh: &mut Mesh, corners: &[Pos2], color: Color32) {
        if corners.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        let outward = if doubled_area(corners) > 0.0 { 1.0 } else { -1.0 };
        let first = mesh.vertices.len() as u32;
        let count = corners.len() as u32;
        for (index, &corner) in corners.iter().enumerate() {
            let before = corners[(index + corners.len() - 1) % corners.len()];
            let after = corners[(index + 1) % corners.len()];
            let side = miter(corner - before, after - corner) * (outward * 0.5 * self.feather);
            push(mesh, corner - side, color);
            push(mesh, corner + side, Color32::TRANSPARENT);
        }
        for index in 1..count - 1 {
            mesh.add_triangle(first, first + 2 * index, first + 2 * (index + 1));
        }
        for index in 0..count {
            let here = first + 2 * index;
            let next = first + 2 * ((index + 1) % count);
            quad(mesh, [here, here + 1, next + 1, next]);
        }
    }

    /// Draws a line of the given width through the points.
    pub fn stroke(
        &mut self,
        mesh: &mut Mesh,
        points: &[Pos2],
        closed: bool,
        width: f32,
        color: Color32,
    ) {
        if points.len() < 2 || width <= 0.0 || color == Color32::TRANSPARENT {
            return;
        }
        self.lay_stations(points, closed);
        // A line thinner than a pixel is drawn a pixel wide and fainter.
        let color = color.gamma_multiply((width / self.feather).min(1.0));
        let width = width.max(self.feather);
        let outer = 0.5 * (width + self.feather);
        let inner = 0.5 * (width - self.feather);
        let first = mesh.vertices.len() as u32;
        for station in &self.stations {
            let ink = color.gamma_multiply(station.share);
            push(mesh, station.at + station.side * outer, Color32::TRANSPARENT);
            push(mesh, station.at + station.side * inner, ink);
            push(mesh, station.at - station.side * inner, ink);
            push(mesh, station.at - station.side * outer, Color32::TRANSPARENT);
        }
        let count = self.stations.len() as u32;
        let spans = if closed { count } else { count - 1 };
        for index in 0..spans {
            let here = first + 4 * index;
            let next = first + 4 * ((index + 1) % count);
            for lane in 0..3 {
                quad(mesh, [here + lane, here + lane + 1, next + lane + 1, next + lane]);
            }
        }
    }

    /// Fills and rims a circle.
    pub fn circle(
        &mut self,
        mesh: &mut Mesh,
        (center, radius): (Pos2, f32),
        fill: Option<Color32>,
        rim: Option<(f32, Color32)>,
    ) {
        let mut corners = std::mem::take(&mut self.corners);
        corners.clear();
        let step = CIRCLE_STEPS / circle_corners(radius / self.feather);
        corners.extend(unit_circle().iter().step_by(step).map(|&way| center + way * radius));
        self.shape(mesh, &corners, fill, rim);
        self.corners = corners;
    }

    /// Fills and rims a rectangle with round corners.
    pub fn round_rect(
        &mut self,
        mesh: &mut Mesh,
        (rect, radius): (Rect, f32),
        fill: Option<Color32>,
        rim: Option<(f32, Color32)>,
    ) {
        let mut corners = std::mem::take(&mut self.corners);
        corners.clear();
        let radius = radius.clamp(0.0, 0.5 * rect.width().min(rect.height()).max(0.0));
        if radius < 0.5 * self.feather {
            corners.extend([
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
            ]);
        } else {
            round_corners(&mut corners, rect.shrink(radius), radius, self.feather);
        }
        self.shape(mesh, &corners, fill, rim);
        self.corners = corners;
    }

    /// Fills a closed convex shape, then draws its rim.
    pub fn shape(
        &mut self,
        mesh: &mut Mesh,
        corners: &[Pos2],
        fill: Option<Color32>,
        rim: Option<(f32, Color32)>,
    ) {
        if let Some(color) = fill {
            self.fill(mesh, corners, color);
        }
        if let Some((width, color)) = rim {
            self.stroke(mesh, corners, true, width, color);
        }
    }

    /// Puts the stations of a line; open ends get a soft edge of their own.
    fn lay_stations(&mut self, points: &[Pos2], closed: bool) {
        self.stations.clear();
        let last = points.len() - 1;
        for (index, &at) in points.iter().enumerate() {
            let before = match (index, closed) {
                (0, true) => at - points[last],
                (0, false) => points[1] - at,
                _ => at - points[index - 1],
            };
            let after = match (index == last, closed) {
                (true, true) => points[0] - at,
                (true, false) => before,
                _ => points[index + 1] - at,
            };
            let side = miter(before, after);
            let soft = 0.5 * self.feather;
            if !closed && index == 0 {
                let along = after.normalized() * soft;
                self.stations.push(Station { at: at - along, side, share: 0.0 });
                self.stations.push(Station { at: at + along, side, share: 1.0 });
            } else if !closed && index == last {
                let along = before.normalized() * soft;
                self.stations.push(Station { at: at - along, side, share: 1.0 });
                self.stations.push(Station { at: at + along, side, share: 0.0 });
            } else {
                self.stations.push(Station { at, side, share: 1.0 });
            }
        }
    }
}

/// Calls `dash` with every drawn piece of a broken line.
pub fn for_each_dash(points: &[Pos2], on: f32, off: f32, mut dash: impl FnMut(&[Pos2])) {
    if on <= 0.0 || off <= 0.0 {
        dash(points);
        return;
    }
    let mut piece: Vec<Pos2> = points.first().copied().into_iter().collect();
    let (mut drawing, mut left) = (true, on);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        let mut length = from.distance(to);
        while length > left {
            from += (to - from) * (left / length);
            length -= left;
            if drawing {
                piece.push(from);
                dash(&piece);
            }
            piece.clear();
            drawing = !drawing;
            left = if drawing { on } else { off };
            if drawing {
                piece.push(from);
            }
        }
        left -= length;
        if drawing {
            piece.push(to);
        }
    }
    if drawing && piece.len() > 1 {
        dash(&piece);
    }
}

/// Calls `dot` with every point that lies a multiple of `every` along the line.
pub fn for_each_dot(points: &[Pos2], every: f32, mut dot: impl FnMut(Pos2)) {
    let every = every.max(0.5);
    let mut left = 0.0;
    for pair in points.windows(2) {
        let length = pair[0].distance(pair[1]);
        while left < length {
            dot(pair[0] + (pair[1] - pair[0]) * (left / length));
            left += every;
        }
        left -= length;
    }
}

/// Corners of a round rectangle, clockwise; `core` holds the centres of the corner arcs.
fn round_corners(corners: &mut Vec<Pos2>, core: Rect, radius: f32, feather: f32) {
    let step = CIRCLE_STEPS / circle_corners(radius / feather);
    let quarter = CIRCLE_STEPS / 4;
    let circle = unit_circle();
    let centers = [core.right_bottom(), core.left_bottom(), core.left_top(), core.right_top()];
    for (turn, center) in centers.into_iter().enumerate() {
        for index in (0..=quarter).step_by(step) {
            corners.push(center + circle[(turn * quarter + index) % CIRCLE_STEPS] * radius);
        }
    }
}

/// How many corners make a circle of so many physical pixels look round; a divisor of
/// [`CIRCLE_STEPS`] and of use for quarter arcs too.
fn circle_corners(radius_px: f32) -> usize {
    match radius_px {
        r if r < 1.25 => 4,
        r if r < 2.5 => 8,
        r if r < 6.0 => 16,
        r if r < 24.0 => 32,
        r if r < 72.0 => 48,
        _ => 96,
    }
}

fn unit_circle() -> &'static [Vec2; CIRCLE_STEPS] {
    static CIRCLE: OnceLock<[Vec2; CIRCLE_STEPS]> = OnceLock::new();
    CIRCLE.get_or_init(|| {
        std::array::from_fn(|index| {
            Vec2::angled(std::f32::consts::TAU * index as f32 / CIRCLE_STEPS as f32)
        })
    })
}

/// Side vector of a joint, long enough that both legs keep their width.
fn miter(before: Vec2, after: Vec2) -> Vec2 {
    let left = |way: Vec2| vec2(way.y, -way.x).normalized();
    let sum = match (left(before), left(after)) {
        (a, b) if a == Vec2::ZERO => b * 2.0,
        (a, b) if b == Vec2::ZERO => a * 2.0,
        (a, b) => a + b,
    };
    let squared = sum.length_sq();
    if squared < 4.0 / (LONGEST_MITER * LONGEST_MITER) {
        return left(before);
    }
    sum * (2.0 / squared)
}

/// Twice the signed area: positive when the corners run clockwise on a screen.
fn doubled_area(corners: &[Pos2]) -> f32 {
    let origin = corners.first().copied().unwrap_or(pos2(0.0, 0.0));
    corners
        .windows(2)
        .map(|pair| {
            let (a, b) = (pair[0] - origin, pair[1] - origin);
            a.x * b.y - a.y * b.x
        })
        .sum()
}

fn push(mesh: &mut Mesh, pos: Pos2, color: Color32) {
    mesh.vertices.push(Vertex { pos, uv: WHITE_UV, color });
}

fn quad(mesh: &mut Mesh, [a, b, c, d]: [u32; 4]) {
    mesh.indices.extend_from_slice(&[a, b, c, a, c, d]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Vec<Pos2> {
        vec![pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0), pos2(0.0, 10.0)]
    }

    #[test]
    fn a_filled_square_reaches_half_a_pixel_beyond_its_corners_either_way_round() {
        let mut reversed = square();
        reversed.reverse();
        for corners in [square(), reversed] {
            let mut mesh = Mesh::default();
            Pen::new(1.0).fill(&mut mesh, &corners, Color32::RED);
            assert!(mesh.is_valid());
            let bounds = mesh.calc_bounds();
            assert_eq!(bounds, Rect::from_min_max(pos2(-0.5, -0.5), pos2(10.5, 10.5)));
            let solid = mesh.vertices.iter().filter(|vertex| vertex.color == Color32::RED);
            assert!(solid.clone().all(|vertex| (0.4..=9.6).contains(&vertex.pos.x)));
            assert_eq!(solid.count(), 4);
        }
    }

    #[test]
    fn a_straight_line_is_as_wide_as_asked_and_soft_at_its_ends() {
        let mut mesh = Mesh::default();
        let line = [pos2(0.0, 0.0), pos2(20.0, 0.0)];
        Pen::new(2.0).stroke(&mut mesh, &line, false, 3.0, Color32::WHITE);
        assert!(mesh.is_valid());
        let solid = |vertex: &&Vertex| vertex.color == Color32::WHITE;
        let top = mesh.vertices.iter().filter(solid).map(|v| v.pos.y).fold(f32::MAX, f32::min);
        assert!((top + 1.25).abs() < 1e-6, "half the width less half a feather: {top}");
        assert!((mesh.calc_bounds().left() + 0.25).abs() < 1e-6);
    }

    #[test]
    fn repeated_points_and_sharp_turns_stay_finite_and_near() {
        let mut mesh = Mesh::default();
        let line = [pos2(0.0, 0.0), pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(0.0, 0.01)];
        Pen::new(1.0).stroke(&mut mesh, &line, false, 2.0, Color32::WHITE);
        assert!(mesh.vertices.iter().all(|vertex| vertex.pos.is_finite()));
        assert!(
            Rect::from_min_max(pos2(-8.0, -8.0), pos2(18.0, 8.0)).contains_rect(mesh.calc_bounds())
        );
    }

    #[test]
    fn dashes_carry_on_around_corners() {
        let mut dashes = Vec::new();
        let line = [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(5.0, 20.0)];
        for_each_dash(&line, 7.0, 4.0, |piece| dashes.push(piece.to_vec()));
        assert_eq!(dashes.len(), 3, "0-7, 11-18 and 22-25 along the line");
        assert_eq!(dashes[0], [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(5.0, 2.0)]);
        assert_eq!(dashes[1], [pos2(5.0, 6.0), pos2(5.0, 13.0)]);
        assert_eq!(dashes[2], [pos2(5.0, 17.0), pos2(5.0, 20.0)]);
    }

    #[test]
    fn dots_are_evenly_spaced_over_joints() {
        let mut dots = Vec::new();
        let line = [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(10.0, 0.0)];
        for_each_dot(&line, 4.0, |dot| dots.push(dot.x));
        assert_eq!(dots, [0.0, 4.0, 8.0]);
    }
}
