//! What is already taken on the screen: boxes that nothing may cover, and how many lines run through each patch.

use emath::{Pos2, Rect, Vec2, vec2};

/// Side of a cell of boxes.
const CELL: f32 = 64.0;
/// Side of a patch of the count of lines.
const PATCH: f32 = 8.0;

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
        let area = Area::new(area, CELL, Vec2::ZERO);
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

/// How many different lines run through each patch of the screen.
#[derive(Debug, Default)]
pub(super) struct LineCounts {
    area: Option<Area>,
    counts: Vec<u8>,
    last_line: Vec<u32>,
}

impl LineCounts {
    /// Forgets all lines. `origin` is a screen point that moves with the world: patches are aligned with it,
    /// so that panning does not change what is counted.
    pub(super) fn reset(&mut self, area: Rect, origin: Pos2) {
        let area =
            Area::new(area, PATCH, vec2(origin.x.rem_euclid(PATCH), origin.y.rem_euclid(PATCH)));
        self.counts.clear();
        self.counts.resize(area.count(), 0);
        self.last_line.clear();
        self.last_line.resize(area.count(), u32::MAX);
        self.area = Some(area);
    }

    /// Counts a line; `number` tells it from others.
    pub(super) fn add(&mut self, points: &[Pos2], number: u32) {
        let Some(area) = self.area else { return };
        each_patch(points, Rect::EVERYTHING, |at| {
            if let Some(cell) = area.cell(at)
                && self.last_line[cell] != number
            {
                self.last_line[cell] = number;
                self.counts[cell] = self.counts[cell].saturating_add(1);
            }
        });
    }

    /// Number of crossings of patches in `wanted` by lines.
    pub(super) fn within(&self, wanted: Rect) -> u32 {
        let mut sum = 0;
        if let Some(area) = &self.area {
            area.each(wanted, |cell| sum += u32::from(self.counts[cell]));
        }
        sum
    }

    /// The share of [`LineCounts::within`] that is due to one line.
    pub(super) fn of_line_within(&self, points: &[Pos2], wanted: Rect) -> u32 {
        let Some(area) = &self.area else { return 0 };
        let (mut sum, mut last) = (0, usize::MAX);
        each_patch(points, wanted.expand(PATCH), |at| {
            if let Some(cell) = area.cell(at)
                && cell != last
                && area.touches(cell, wanted)
            {
                last = cell;
                sum += 1;
            }
        });
        sum
    }
}

/// Steps along a line so finely that no patch is jumped over by more than a corner. The steps do not depend
/// on `within`, outside of which most are left out.
fn each_patch(points: &[Pos2], within: Rect, mut visit: impl FnMut(Pos2)) {
    for pair in points.windows(2) {
        let way = pair[1] - pair[0];
        let steps = (way.length() / (PATCH * 0.5)).ceil().clamp(1.0, 4096.0);
        let Some((first, last)) = shares_within(pair[0], way, within) else { continue };
        for step in (first * steps).floor() as usize..=(last * steps).ceil() as usize {
            visit(pair[0] + way * (step as f32 / steps));
        }
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
    fn new(rect: Rect, cell: f32, offset: Vec2) -> Self {
        let min = rect.min + offset - Vec2::splat(cell);
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

    fn touches(&self, cell: usize, rect: Rect) -> bool {
        let (row, column) = (cell / self.columns, cell % self.columns);
        let min = self.min + vec2(column as f32, row as f32) * self.cell;
        let own = Rect::from_min_size(min, Vec2::splat(self.cell));
        own.intersects(rect)
    }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::{Boxes, LineCounts};

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
    fn lines_are_counted_by_the_patches_they_cross() {
        let mut lines = LineCounts::default();
        lines.reset(screen(), Pos2::ZERO);
        let across = [pos2(0.0, 300.0), pos2(800.0, 300.0)];
        lines.add(&across, 0);
        let label = Rect::from_center_size(pos2(400.0, 300.0), vec2(78.0, 14.0));
        let all = lines.within(label);
        assert!((10..=12).contains(&all), "{all}");
        assert_eq!(lines.of_line_within(&across, label), all);
        assert_eq!(lines.within(label.translate(vec2(0.0, 40.0))), 0);
    }
}
