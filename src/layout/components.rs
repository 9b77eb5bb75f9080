//! Splits a problem into connected parts, has each laid out alone and packs the drawings close together
//! (after Freivalds, Dogrusoz & Kikusts, "Disconnected graph layout and the polyomino packing
//! approach", 2002). Nodes without edges become one tidy block. Parts that stand
//! already stay where they are and the others go around them.

use std::collections::{BTreeMap, HashSet};

use crate::base::Cancelled;

use super::geometry::{Point, Rect, add, bounds, scale, sub};
use super::grid;
use super::network;
use super::problem::Problem;
use super::request::MARGIN;
use super::warm;

/// Air between parts, in addition to the cells' own, and in a crowded drawing.
const PART_GAP: f32 = 3.0 * MARGIN;
const CROWDED_PART_GAP: f32 = MARGIN;
/// Cells that a part of mean size is cut into.
const CELLS_A_PART: f32 = 60.0;
/// Pieces that are fitted into each other; smaller ones beyond them stand in rows below, since the
/// search for a place takes time that grows with the square of their number.
const MOST_FITTED: usize = 300;
/// Width over height of a drawing where none is asked for.
pub(super) const ASPECT: f32 = 1.4;

/// Lays out each connected part by `place` and packs the results.
pub(super) fn lay_out(
    problem: &Problem,
    mut place: impl FnMut(&Problem) -> Result<Vec<Point>, Cancelled>,
) -> Result<Vec<Point>, Cancelled> {
    let mut positions = vec![[0.0, 0.0]; problem.node_count()];
    let mut pieces = Vec::new();
    let mut singles = Vec::new();
    for nodes in problem.graph.components() {
        if let [single] = nodes[..]
            && problem.start[single as usize].is_none()
        {
            singles.push(single);
            continue;
        }
        let part = problem.part(&nodes);
        for (&node, spot) in nodes.iter().zip(place(&part)?) {
            positions[node as usize] = spot;
        }
        let fixed = warm::applies(&part) || part.pinned.contains(&true);
        pieces.push(Piece::new(problem, nodes, &positions, fixed));
    }
    pack(problem, &pieces, &mut positions);
    if pieces.iter().any(|piece| piece.fixed) {
        // Parts that stay where they are may have come into each other's way.
        network::spread_by(problem, &warm::mobility(problem), MARGIN, &mut positions);
    }
    add_block(problem, &singles, &mut positions);
    Ok(positions)
}

fn part_gap(problem: &Problem) -> f32 {
    if problem.crowded { CROWDED_PART_GAP } else { PART_GAP }
}

/// One part's drawing, to be moved as a whole.
struct Piece {
    nodes: Vec<u32>,
    /// What must stay free of other parts: boxes, and edges cut into short bits.
    rects: Vec<Rect>,
    outline: Rect,
    /// Stands already and stays there.
    fixed: bool,
}

impl Piece {
    fn new(problem: &Problem, nodes: Vec<u32>, positions: &[Point], fixed: bool) -> Self {
        let own = nodes.iter().map(|&node| {
            problem.box_at(node as usize, positions[node as usize]).grown(part_gap(problem) / 2.0)
        });
        let mut rects: Vec<Rect> = own.collect();
        for &node in &nodes {
            for &other in problem.graph.neighbours(node as usize).iter().filter(|&&b| b > node) {
                cut(positions[node as usize], positions[other as usize], &mut rects);
            }
        }
        let outline = rects.iter().fold(Rect::EMPTY, |all, &rect| all.union(rect));
        Self { nodes, rects, outline, fixed }
    }

    fn shift(&self, by: Point, positions: &mut [Point]) {
        for &node in &self.nodes {
            positions[node as usize] = add(positions[node as usize], by);
        }
    }

    fn area(&self) -> f32 {
        let [width, height] = self.outline.size();
        width * height
    }

    /// The cells that the piece covers when moved by `by`.
    fn cells(&self, cell: f32, by: Point) -> Vec<(i32, i32)> {
        let index = |value: f32| (value / cell).floor() as i32;
        let mut cells = Vec::new();
        for rect in &self.rects {
            let rect = rect.shifted(by);
            for x in index(rect.min[0])..=index(rect.max[0]) {
                for y in index(rect.min[1])..=index(rect.max[1]) {
                    cells.push((x, y));
                }
            }
        }
        cells.sort_unstable();
        cells.dedup();
        cells
    }
}

/// Covers a segment with small rectangles.
fn cut(a: Point, b: Point, rects: &mut Vec<Rect>) {
    const BIT: f32 = 40.0;
    let along = sub(b, a);
    let bits = (super::geometry::length(along) / BIT).ceil().clamp(1.0, 2000.0) as usize;
    for bit in 0..bits {
        let at = |step: usize| add(a, scale(along, step as f32 / bits as f32));
        rects.push(Rect::EMPTY.include(at(bit)).include(at(bit + 1)).grown(MARGIN));
    }
}

/// Moves each piece to a free place near the middle, the largest first.
fn pack(problem: &Problem, pieces: &[Piece], positions: &mut [Point]) {
    let loose = pieces.iter().filter(|piece| !piece.fixed).count();
    if loose == 0 || pieces.len() == 1 {
        return;
    }
    let area: f32 = pieces.iter().map(Piece::area).sum();
    let cell = (area / pieces.len() as f32 / CELLS_A_PART).sqrt().clamp(8.0, 400.0);
    let aspect = problem.aspect.unwrap_or(ASPECT);
    let mut board = Board { cell, aspect, taken: HashSet::new(), tried: BTreeMap::new() };
    for piece in pieces.iter().filter(|piece| piece.fixed) {
        board.taken.extend(piece.cells(cell, [0.0, 0.0]));
    }
    let mut order: Vec<&Piece> = pieces.iter().filter(|piece| !piece.fixed).collect();
    order.sort_by(|a, b| b.area().total_cmp(&a.area()).then(a.nodes[0].cmp(&b.nodes[0])));
    let fixed = pieces.iter().filter(|piece| piece.fixed).map(|piece| piece.outline);
    let home = fixed.fold(Rect::EMPTY, Rect::union).centre();
    let (large, small) = order.split_at(order.len().min(MOST_FITTED));
    let mut drawn =
        pieces.iter().filter(|piece| piece.fixed).map(|p| p.outline).collect::<Vec<_>>();
    for piece in large {
        let by = board.place(piece, home);
        drawn.push(piece.outline.shifted(by));
        piece.shift(by, positions);
    }
    let drawn = drawn.into_iter().fold(Rect::EMPTY, Rect::union);
    shelve(small, drawn, aspect, positions);
}

/// Sets pieces side by side in rows below `drawn`, in their order: O(pieces).
fn shelve(pieces: &[&Piece], drawn: Rect, aspect: f32, positions: &mut [Point]) {
    let area: f32 = pieces.iter().map(|piece| piece.area()).sum();
    let left = drawn.min[0];
    let right = left + drawn.size()[0].max((area * aspect).sqrt());
    let [mut x, mut y] = [left, drawn.max[1]];
    let mut row_height = 0.0_f32;
    for piece in pieces {
        let [width, height] = piece.outline.size();
        if x > left && x + width > right {
            x = left;
            y += row_height;
            row_height = 0.0;
        }
        piece.shift(sub([x, y], piece.outline.min), positions);
        x += width;
        row_height = row_height.max(height);
    }
}

/// The cells that are taken.
struct Board {
    cell: f32,
    aspect: f32,
    taken: HashSet<(i32, i32)>,
    /// For each shape placed so far, the first ring that may have room for it.
    tried: BTreeMap<Vec<(i32, i32)>, i32>,
}

impl Board {
    /// Finds room for `piece` on growing rings around `home`, takes it and says how to move there.
    fn place(&mut self, piece: &Piece, home: Point) -> Point {
        // Whole cells only, so that one shape fits every ring.
        let snap = |value: f32| (value / self.cell).round() * self.cell;
        let to_home = sub(home, piece.outline.centre());
        let base = [snap(to_home[0]), snap(to_home[1])];
        let shape = piece.cells(self.cell, base);
        let first = self.tried.get(&shape).copied().unwrap_or(0);
        for ring in first.. {
            if let Some((x, y)) = self.spot_on(ring, &shape) {
                self.taken.extend(shape.iter().map(|cell| (cell.0 + x, cell.1 + y)));
                self.tried.insert(shape, ring);
                return add(base, [x as f32 * self.cell, y as f32 * self.cell]);
            }
        }
        base
    }

    /// The free offset nearest to the middle on a rectangle of the wanted aspect.
    fn spot_on(&self, ring: i32, shape: &[(i32, i32)]) -> Option<(i32, i32)> {
        let wide = (ring as f32 * self.aspect).round() as i32;
        let inner = ((ring - 1) as f32 * self.aspect).round() as i32;
        let mut spots: Vec<(i32, i32)> = (-wide..=wide)
            .flat_map(|x| {
                let whole_column = x.abs() > inner || ring == 0;
                let step = if whole_column { 1 } else { (2 * ring).max(1) };
                (-ring..=ring).step_by(step as usize).map(move |y| (x, y))
            })
            .collect();
        spots.sort_by_key(|&(x, y)| (x * x + y * y, y, x));
        spots.into_iter().find(|&(x, y)| self.is_free(shape, x, y))
    }

    fn is_free(&self, shape: &[(i32, i32)], x: i32, y: i32) -> bool {
        shape.iter().all(|cell| !self.taken.contains(&(cell.0 + x, cell.1 + y)))
    }
}

/// Sets nodes without edges in rows below the rest.
fn add_block(problem: &Problem, singles: &[u32], positions: &mut [Point]) {
    if singles.is_empty() {
        return;
    }
    // Singles ascend.
    let placed = |node: &usize| singles.binary_search(&(*node as u32)).is_err();
    let rest = (0..problem.node_count()).filter(placed);
    let rest = rest.map(|node| problem.box_at(node, positions[node]));
    let rest = rest.fold(Rect::EMPTY, Rect::union);
    let block = grid::block(problem, singles, rest.size()[0]);
    let outline = bounds(&block);
    let below =
        if singles.len() == problem.node_count() { 0.0 } else { rest.max[1] + part_gap(problem) };
    let boxes =
        singles.iter().zip(&block).map(|(&node, &spot)| problem.box_at(node as usize, spot));
    let top = boxes.map(|rect| rect.min[1]).fold(f32::INFINITY, f32::min);
    for (&node, spot) in singles.iter().zip(block) {
        let x = spot[0] - outline.centre()[0] + rest.centre()[0];
        positions[node as usize] = [x, spot[1] - top + below];
    }
}
