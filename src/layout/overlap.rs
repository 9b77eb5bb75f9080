//! Takes boxes apart with little movement: pairs are pushed along the axis that needs less, and what
//! still overlaps then is set on the nearest free spot. Afterwards no two boxes overlap, except boxes
//! of nodes that may not move.

use std::collections::BTreeMap;

use super::geometry::{Point, Rect, length, sub};
use super::problem::Problem;

/// Overlap below this is rounding, not overlap.
const TOLERANCE: f32 = 0.02;
/// Rounds of pushing before the rest is set on free spots.
const ROUNDS: usize = 200;

/// Boxes to hold apart, and how much each may move (0: not at all).
pub(super) struct Boxes<'a> {
    /// Relative to the node's centre, margins included.
    pub(super) rects: &'a [Rect],
    pub(super) mobility: &'a [f32],
}

/// The boxes of a problem, half of `margin` on each side; points become squares of `margin`.
pub(super) fn with_margin(problem: &Problem, margin: f32) -> Vec<Rect> {
    problem.boxes.iter().map(|rect| rect.grown(margin / 2.0)).collect()
}

/// Moves nodes until no boxes overlap.
pub(super) fn remove(boxes: &Boxes, positions: &mut [Point]) {
    for _ in 0..ROUNDS {
        if push_apart(boxes, positions, 1.0) == 0 {
            return;
        }
    }
    settle(boxes, positions);
}

/// Pushes every overlapping pair `share` of the way apart and counts those pairs. O(n log n) and the
/// pairs that share a column.
pub(super) fn push_apart(boxes: &Boxes, positions: &mut [Point], share: f32) -> usize {
    let mut pushed = 0;
    for_each_overlap(boxes.rects, positions, |positions, a, b, overlap| {
        if part(boxes, positions, [a, b], overlap, share) {
            pushed += 1;
        }
    });
    pushed
}

/// Calls `visit` with each pair whose boxes overlap, as places are when its turn comes, and with the
/// overlap in x and y.
fn for_each_overlap(
    rects: &[Rect],
    positions: &mut [Point],
    mut visit: impl FnMut(&mut [Point], usize, usize, [f32; 2]),
) {
    let left = |node: usize, positions: &[Point]| positions[node][0] + rects[node].min[0];
    let mut order: Vec<(f32, u32)> =
        (0..rects.len()).map(|node| (left(node, positions), node as u32)).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (rank, &(_, a)) in order.iter().enumerate() {
        let a = a as usize;
        for &(left_b, b) in &order[rank + 1..] {
            let b = b as usize;
            if left_b >= positions[a][0] + rects[a].max[0] {
                break;
            }
            if let Some(overlap) = overlap(rects, positions, a, b) {
                visit(positions, a, b, overlap);
            }
        }
    }
}

/// How far two boxes reach into each other in x and y; `None` if they do not.
fn overlap(rects: &[Rect], positions: &[Point], a: usize, b: usize) -> Option<[f32; 2]> {
    let (first, second) = (rects[a].shifted(positions[a]), rects[b].shifted(positions[b]));
    let depth =
        |axis: usize| (first.max[axis] - second.min[axis]).min(second.max[axis] - first.min[axis]);
    let overlap = [depth(0), depth(1)];
    overlap.iter().all(|&depth| depth > TOLERANCE).then_some(overlap)
}

/// Pushes one pair apart along the axis of least overlap; whether any of the two could move.
fn part(
    boxes: &Boxes,
    positions: &mut [Point],
    [a, b]: [usize; 2],
    overlap: [f32; 2],
    share: f32,
) -> bool {
    let movable = boxes.mobility[a] + boxes.mobility[b];
    if movable <= 0.0 {
        return false;
    }
    let axis = usize::from(overlap[1] < overlap[0]);
    let middle = |node: usize| boxes.rects[node].shifted(positions[node]).centre()[axis];
    // Equal centres are told apart by index, so that a heap of nodes on one spot opens up.
    let sign = if middle(a) < middle(b) || (middle(a) <= middle(b) && a < b) { -1.0 } else { 1.0 };
    let by = sign * (overlap[axis] * share + TOLERANCE / 2.0) / movable;
    positions[a][axis] += by * boxes.mobility[a];
    positions[b][axis] -= by * boxes.mobility[b];
    true
}

/// Sets every movable node that still overlaps on the nearest free spot, those nearest to the middle
/// first.
fn settle(boxes: &Boxes, positions: &mut [Point]) {
    let mut restless = vec![false; positions.len()];
    for_each_overlap(boxes.rects, positions, |_, a, b, _| {
        // One of the two has to go; the later one, unless it may not.
        let goes = if boxes.mobility[b] > 0.0 { b } else { a };
        restless[goes] = boxes.mobility[goes] > 0.0;
    });
    let mut field = Field::new(boxes.rects);
    for node in 0..positions.len() {
        if !restless[node] {
            field.put(boxes.rects[node].shifted(positions[node]));
        }
    }
    let middle = super::geometry::bounds(positions).centre();
    let mut order: Vec<usize> = (0..positions.len()).filter(|&node| restless[node]).collect();
    let from_middle = |node: usize| length(sub(positions[node], middle));
    order.sort_by(|&a, &b| from_middle(a).total_cmp(&from_middle(b)).then(a.cmp(&b)));
    for node in order {
        positions[node] = field.free_spot(&boxes.rects[node], positions[node]);
        field.put(boxes.rects[node].shifted(positions[node]));
    }
}

/// Boxes that stand, found by place.
pub(super) struct Field {
    cell: [f32; 2],
    cells: BTreeMap<(i32, i32), Vec<Rect>>,
}

impl Field {
    /// An empty field for boxes like `rects`.
    pub(super) fn new(rects: &[Rect]) -> Self {
        let mean = |axis: usize| {
            let sum: f32 = rects.iter().map(|rect| rect.size()[axis]).sum();
            (sum / rects.len().max(1) as f32).max(1.0)
        };
        Self { cell: [mean(0), mean(1)], cells: BTreeMap::new() }
    }

    /// Adds a standing box.
    pub(super) fn put(&mut self, rect: Rect) {
        for key in self.keys(&rect) {
            self.cells.entry(key).or_default().push(rect);
        }
    }

    /// The place nearest to `wish`, on a spiral of rings, at which `rect` is free.
    pub(super) fn free_spot(&self, rect: &Rect, wish: Point) -> Point {
        let [width, height] = rect.size();
        let step = [(width / 4.0).max(1.0), (height / 4.0).max(1.0)];
        let mut ring = 0_i32;
        loop {
            let free = ring_spots(ring)
                .map(|(x, y)| [wish[0] + x as f32 * step[0], wish[1] + y as f32 * step[1]])
                .filter(|&spot| self.is_free(&rect.shifted(spot)))
                .min_by(|&a, &b| length(sub(a, wish)).total_cmp(&length(sub(b, wish))));
            if let Some(spot) = free {
                return spot;
            }
            ring += 1;
        }
    }

    fn is_free(&self, rect: &Rect) -> bool {
        let standing = self.keys(rect).filter_map(|key| self.cells.get(&key)).flatten();
        standing.into_iter().all(|other| !other.overlaps(rect))
    }

    fn keys(&self, rect: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
        let cell = self.cell;
        let at = move |point: Point| {
            ((point[0] / cell[0]).floor() as i32, (point[1] / cell[1]).floor() as i32)
        };
        let (first, last) = (at(rect.min), at(rect.max));
        (first.0..=last.0).flat_map(move |x| (first.1..=last.1).map(move |y| (x, y)))
    }
}

/// The whole-numbered points at Chebyshev distance `ring` from the origin.
fn ring_spots(ring: i32) -> impl Iterator<Item = (i32, i32)> {
    let rows = (-ring..=ring).flat_map(move |x| [(x, -ring), (x, ring)]);
    let columns = (1 - ring..ring).flat_map(move |y| [(-ring, y), (ring, y)]);
    rows.chain(columns)
}

#[cfg(test)]
pub(super) fn count(rects: &[Rect], positions: &[Point]) -> usize {
    let mut count = 0;
    for_each_overlap(rects, &mut positions.to_vec(), |_, _, _, _| count += 1);
    count
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    const BOX: Rect = Rect { min: [-70.0, -20.0], max: [70.0, 30.0] };

    #[test]
    fn a_heap_on_one_spot_opens_up() {
        let rects = vec![BOX; 60];
        let mut positions = vec![[5.0, 5.0]; 60];
        remove(&Boxes { rects: &rects, mobility: &[1.0; 60] }, &mut positions);
        assert_eq!(count(&rects, &positions), 0);
        assert!(positions.iter().all(|&place| length(place) < 1200.0));
    }

    #[test]
    fn a_crowd_between_pinned_nodes_finds_room() {
        let mut random = Random::new(2, 0);
        let mut positions: Vec<Point> =
            (0..200).map(|_| [random.unit() * 600.0, random.unit() * 300.0]).collect();
        positions[0] = [0.0, 0.0];
        positions[1] = [300.0, 0.0];
        let mut mobility = vec![1.0; 200];
        mobility[..2].fill(0.0);
        let rects = vec![BOX; 200];
        remove(&Boxes { rects: &rects, mobility: &mobility }, &mut positions);
        assert_eq!(count(&rects, &positions), 0);
        assert_eq!(positions[..2], [[0.0, 0.0], [300.0, 0.0]]);
    }

    #[test]
    fn what_does_not_overlap_does_not_move() {
        let mut positions = vec![[0.0, 0.0], [200.0, 0.0], [0.0, 90.0]];
        let before = positions.clone();
        remove(&Boxes { rects: &[BOX; 3], mobility: &[1.0; 3] }, &mut positions);
        assert_eq!(positions, before);
    }

    #[test]
    fn rings_are_whole() {
        assert_eq!(ring_spots(0).collect::<std::collections::BTreeSet<_>>().len(), 1);
        assert_eq!(ring_spots(2).collect::<std::collections::BTreeSet<_>>().len(), 16);
    }
}
