//! Moves a drawing as a whole: to its best scale, with its long axis level, onto its pinned nodes.

use super::components::ASPECT;
use super::geometry::{Point, Rect, add, bounds, length, scale, sub};
use super::problem::Problem;

/// Drawings of up to this many nodes are laid flat.
const FEW: usize = 4;
/// Directions tried for a drawing, over half a turn.
const TURNS: usize = 36;
/// Share of a drawing that boxes may fill before they are pushed apart.
const FILL: f32 = 0.4;

/// Scales so that the mean edge is `unit` long.
pub(super) fn scale_edges(part: &Problem, positions: &mut [Point], unit: f32) {
    let edges = part.graph.edges();
    let sum: f32 =
        edges.iter().map(|&(a, b)| length(sub(positions[a as usize], positions[b as usize]))).sum();
    let factor = unit * edges.len() as f32 / sum.max(1e-3);
    for place in positions.iter_mut() {
        *place = scale(*place, factor);
    }
}

/// Scales the drawing up until its boxes would fill little of it.
pub(super) fn make_room(part: &Problem, positions: &mut [Point]) {
    let boxes: f32 = part.boxes.iter().map(|rect| rect.size()[0] * rect.size()[1]).sum();
    let [width, height] = bounds(positions).size();
    let factor = (boxes / FILL / (width * height).max(1.0)).sqrt();
    if factor > 1.0 && !part.pinned.contains(&true) {
        for place in positions.iter_mut() {
            *place = scale(*place, factor);
        }
    }
}

/// Turns the drawing to come nearest to the wanted aspect, and stretches it by as much as level edges
/// need more room than upright ones. A drawing of few nodes is laid as flat as it goes: names are wide.
pub(super) fn turn(part: &Problem, positions: &mut [Point]) {
    let flat = if part.boxed && positions.len() <= FEW { 10.0 } else { 1.0 };
    let aspect = part.aspect.unwrap_or(ASPECT).max(flat);
    let [wide, high] = part.squash();
    let rotated = |angle: f32| {
        let (sin, cos) = angle.sin_cos();
        let turned = positions
            .iter()
            .map(move |p| [(p[0] * cos - p[1] * sin) / wide, (p[0] * sin + p[1] * cos) / high]);
        turned.collect::<Vec<Point>>()
    };
    let miss = |candidate: &[Point]| miss(bounds(candidate), aspect);
    let angles = (0..TURNS).map(|step| step as f32 * std::f32::consts::PI / TURNS as f32);
    let best = angles.map(rotated).min_by(|a, b| miss(a).total_cmp(&miss(b)));
    if let Some(best) = best {
        positions.copy_from_slice(&best);
    }
}

/// How far the drawing with its boxes is from the wanted aspect: 0 when it has it, 1 when it is wider
/// or higher by a factor of e.
pub(super) fn aspect_miss(part: &Problem, positions: &[Point]) -> f32 {
    let boxes = (0..positions.len()).map(|node| part.box_at(node, positions[node]));
    miss(boxes.fold(Rect::EMPTY, Rect::union), part.aspect.unwrap_or(ASPECT))
}

fn miss(rect: Rect, aspect: f32) -> f32 {
    let [width, height] = rect.size();
    (width.max(1.0) / height.max(1.0) / aspect).ln().abs()
}

/// Moves and turns the drawing as near as possible to its pinned nodes, sets those where they belong
/// and returns each node's mobility.
pub(super) fn pin(part: &Problem, positions: &mut [Point]) -> Vec<f32> {
    let pinned = |node: &usize| part.pinned[*node];
    let pairs: Vec<(Point, Point)> = (0..positions.len())
        .filter(pinned)
        .filter_map(|node| Some((positions[node], part.start[node]?)))
        .collect();
    if !pairs.is_empty() {
        align(&pairs, positions);
        for node in (0..positions.len()).filter(pinned) {
            positions[node] = part.start[node].unwrap_or(positions[node]);
        }
    }
    mobility(part)
}

/// Moves the drawing, without turning it, to where its pinned nodes are and sets those in their places.
pub(super) fn shift_to_pins(problem: &Problem, positions: &mut [Point]) {
    let pins: Vec<(usize, Point)> = (0..positions.len())
        .filter(|&node| problem.pinned[node])
        .filter_map(|node| Some((node, problem.start[node]?)))
        .collect();
    let share = 1.0 / pins.len().max(1) as f32;
    let offsets = pins.iter().map(|&(node, pin)| scale(sub(pin, positions[node]), share));
    let by = offsets.fold([0.0, 0.0], add);
    for place in positions.iter_mut() {
        *place = add(*place, by);
    }
    for (node, pin) in pins {
        positions[node] = pin;
    }
}

/// 0 for pinned nodes, 1 for others.
pub(super) fn mobility(part: &Problem) -> Vec<f32> {
    part.pinned.iter().map(|&pinned| if pinned { 0.0 } else { 1.0 }).collect()
}

/// The rigid motion that brings the first of each pair nearest to the second (Kabsch 1976), applied to
/// `positions`.
pub(super) fn align(pairs: &[(Point, Point)], positions: &mut [Point]) {
    let share = 1.0 / pairs.len().max(1) as f32;
    let from = pairs.iter().fold([0.0, 0.0], |sum, pair| add(sum, scale(pair.0, share)));
    let onto = pairs.iter().fold([0.0, 0.0], |sum, pair| add(sum, scale(pair.1, share)));
    let (mut dot, mut cross) = (0.0_f32, 0.0_f32);
    for pair in pairs {
        let (a, b) = (sub(pair.0, from), sub(pair.1, onto));
        dot += a[0] * b[0] + a[1] * b[1];
        cross += a[0] * b[1] - a[1] * b[0];
    }
    let (sin, cos) =
        if length([dot, cross]) > 1e-6 { cross.atan2(dot).sin_cos() } else { (0.0, 1.0) };
    for place in positions {
        let [x, y] = sub(*place, from);
        *place = add(onto, [x * cos - y * sin, x * sin + y * cos]);
    }
}

/// Moves everything so that the middle of all boxes is the origin.
pub(super) fn centre(problem: &Problem, positions: &mut [Point]) {
    let boxes = (0..positions.len()).map(|node| problem.box_at(node, positions[node]));
    let middle = boxes.fold(Rect::EMPTY, Rect::union).centre();
    for place in positions.iter_mut() {
        *place = sub(*place, middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tall_drawing_is_laid_down() {
        let mut positions = vec![[0.0, 0.0], [10.0, 300.0], [0.0, 600.0]];
        turn(&Problem::default(), &mut positions);
        let [width, height] = bounds(&positions).size();
        assert!(width > height);
    }

    #[test]
    fn alignment_undoes_a_quarter_turn() {
        let from = [[0.0, 0.0], [10.0, 0.0], [0.0, 5.0]];
        let onto = [[7.0, 7.0], [7.0, 17.0], [2.0, 7.0]];
        let pairs: Vec<(Point, Point)> = from.into_iter().zip(onto).collect();
        let mut positions = from.to_vec();
        align(&pairs, &mut positions);
        for (place, wanted) in positions.iter().zip(onto) {
            assert!(length(sub(*place, wanted)) < 1e-3, "{place:?} {wanted:?}");
        }
    }
}
