//! What is already taken on the screen: boxes that nothing may cover, and the lines that run there.

use emath::{Pos2, Rect, Vec2};

/// Side of a cell of boxes.
const CELL: f32 = 64.0;
/// Steps in which a line is entered into the cells; it may miss a cell whose corner it cuts.
const STEP: f32 = 12.0;

/// Boxes that nothing may overlap, found again by cells. Buffers live on from picture to picture.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    area: Option<Area>,
    cells: Vec<Vec<u32>>,
    taken: Vec<Rect>,
}

impl Boxes {
    /// Forgets all boxes and takes on a new area; what lies outside it is always free.
    pub(super) fn reset(&mut self, area: Rect) {
        let area = Area::new(area, CELL);
        self.cells.iter_mut().for_each(Vec::clear);
        self.cells.resize_with(area.count(), Vec::new);
        self.area = Some(area);
        self.taken.clear();
    }

    /// Takes a box and tells its number.
    pub(super) fn add(&mut self, taken: Rect) -> usize {
        let number = self.taken.len();
        self.taken.push(taken);
        if let Some(area) = &self.area {
            area.each(taken, |cell| self.cells[cell].push(number as u32));
        }
        number
    }

    /// Gives a box back.
    pub(super) fn remove(&mut self, number: usize) {
        if let Some(taken) = self.taken.get_mut(number) {
            *taken = Rect::NOTHING;
        }
    }

    /// True when no box overlaps `wanted`.
    pub(super) fn is_free(&self, wanted: Rect) -> bool {
        let mut free = true;
        self.each_overlap(wanted, |_| free = false);
        free
    }

    /// Calls back with the number of every box that overlaps `wanted`, some more than once.
    pub(super) fn each_overlap(&self, wanted: Rect, mut found: impl FnMut(usize)) {
        let Some(area) = &self.area else { return };
        area.each(wanted, |cell| {
            for &number in &self.cells[cell] {
                let taken = self.taken[number as usize];
                let apart = taken.left() >= wanted.right()
                    || wanted.left() >= taken.right()
                    || taken.top() >= wanted.bottom()
                    || wanted.top() >= taken.bottom();
                if !apart {
                    found(number as usize);
                }
            }
        });
    }
}

/// The lines of a picture, found again by cells.
#[derive(Debug, Default)]
pub(super) struct Lines {
    area: Option<Area>,
    cells: Vec<Vec<u32>>,
    pieces: Vec<Piece>,
    /// Of each piece, the last question that it was counted for.
    counted_for: Vec<u32>,
    question: u32,
}

/// A straight piece of a line.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: Pos2,
    way: Vec2,
    bounds: Rect,
    line: u32,
}

impl Lines {
    /// Forgets all lines and takes on a new area.
    pub(super) fn reset(&mut self, area: Rect) {
        let area = Area::new(area, CELL);
        self.cells.iter_mut().for_each(Vec::clear);
        self.cells.resize_with(area.count(), Vec::new);
        self.area = Some(area);
        self.pieces.clear();
        self.counted_for.clear();
        self.question = 0;
    }

    /// Takes a line; `line` tells it from others.
    pub(super) fn add(&mut self, points: &[Pos2], line: u32) {
        let Some(area) = self.area else { return };
        for pair in points.windows(2) {
            let bounds = Rect::from_two_pos(pair[0], pair[1]);
            let piece = Piece { from: pair[0], way: pair[1] - pair[0], bounds, line };
            let number = self.pieces.len() as u32;
            self.pieces.push(piece);
            self.counted_for.push(0);
            let steps = (piece.way.length() / STEP).ceil().clamp(1.0, 4096.0);
            let mut last = usize::MAX;
            for step in 0..=steps as usize {
                let at = piece.from + piece.way * (step as f32 / steps);
                if let Some(cell) = area.cell(at).filter(|&cell| cell != last) {
                    last = cell;
                    self.cells[cell].push(number);
                }
            }
        }
    }

    /// Length of all lines inside a box, without those of the line `except`.
    pub(super) fn length_within(&mut self, wanted: Rect, except: Option<u32>) -> f32 {
        let Some(area) = self.area else { return 0.0 };
        self.question += 1;
        let mut sum = 0.0;
        area.each(wanted, |cell| {
            for &number in &self.cells[cell] {
                let piece = &self.pieces[number as usize];
                if !piece.bounds.intersects(wanted) || Some(piece.line) == except {
                    continue;
                }
                let counted = &mut self.counted_for[number as usize];
                if *counted == self.question {
                    continue;
                }
                *counted = self.question;
                if let Some((first, last)) = shares_within(piece.from, piece.way, wanted) {
                    sum += (last - first) * piece.way.length();
                }
            }
        });
        sum
    }
}

/// The shares of a way, 0 to 1, between which it lies in a rectangle.
fn shares_within(from: Pos2, way: Vec2, within: Rect) -> Option<(f32, f32)> {
    let (mut first, mut last) = (0.0_f32, 1.0_f32);
    let slabs = [
        (from.x, way.x, within.left(), within.right()),
        (from.y, way.y, within.top(), within.bottom()),
    ];
    for (start, speed, low, high) in slabs {
        if speed.abs() < 1e-6 {
            if start < low || start > high {
                return None;
            }
            continue;
        }
        let (one, other) = ((low - start) / speed, (high - start) / speed);
        first = first.max(one.min(other));
        last = last.min(one.max(other));
    }
    (first <= last).then_some((first, last))
}

/// A rectangle of square cells.
#[derive(Clone, Copy, Debug)]
struct Area {
    min: Pos2,
    cell: f32,
    columns: usize,
    rows: usize,
}

impl Area {
    fn new(rect: Rect, cell: f32) -> Self {
        let min = rect.min - Vec2::splat(cell);
        let cells = |length: f32| ((length / cell).ceil().clamp(0.0, 4096.0) as usize) + 2;
        Self { min, cell, columns: cells(rect.width()), rows: cells(rect.height()) }
    }

    fn count(&self) -> usize {
        self.columns * self.rows
    }

    fn cell(&self, at: Pos2) -> Option<usize> {
        let place = (at - self.min) / self.cell;
        let inside = place.x >= 0.0
            && place.y >= 0.0
            && place.x < self.columns as f32
            && place.y < self.rows as f32;
        inside.then(|| place.y as usize * self.columns + place.x as usize)
    }

    /// Visits the cells that a rectangle touches, inside the area.
    fn each(&self, rect: Rect, mut visit: impl FnMut(usize)) {
        let low = (rect.min - self.min) / self.cell;
        let high = (rect.max - self.min) / self.cell;
        if !(high.x >= 0.0 && high.y >= 0.0) {
            return;
        }
        let last = (self.columns.saturating_sub(1), self.rows.saturating_sub(1));
        for row in low.y.max(0.0) as usize..=(high.y as usize).min(last.1) {
            for column in low.x.max(0.0) as usize..=(high.x as usize).min(last.0) {
                visit(row * self.columns + column);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::{Boxes, Lines};

    fn screen() -> Rect {
        Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0))
    }

    #[test]
    fn a_box_is_taken_until_it_is_given_back() {
        let mut boxes = Boxes::default();
        boxes.reset(screen());
        let label = Rect::from_min_size(pos2(100.0, 100.0), vec2(200.0, 16.0));
        let number = boxes.add(label);
        assert!(!boxes.is_free(label.translate(vec2(150.0, 10.0))));
        assert!(boxes.is_free(label.translate(vec2(0.0, 16.0))));
        boxes.remove(number);
        assert!(boxes.is_free(label));
    }

    #[test]
    fn the_length_of_lines_in_a_box_is_measured() {
        let mut lines = Lines::default();
        lines.reset(screen());
        lines.add(&[pos2(0.0, 300.0), pos2(800.0, 300.0)], 0);
        lines.add(&[pos2(400.0, 0.0), pos2(400.0, 200.0), pos2(400.0, 600.0)], 1);
        let label = Rect::from_center_size(pos2(400.0, 300.0), vec2(80.0, 14.0));
        assert!((lines.length_within(label, None) - 94.0).abs() < 1e-3);
        assert!((lines.length_within(label, Some(0)) - 14.0).abs() < 1e-3);
        assert!(lines.length_within(label.translate(vec2(60.0, 40.0)), None) == 0.0);
    }
}
