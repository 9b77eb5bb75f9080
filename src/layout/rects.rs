//! Many rectangles, side by side in memory, to ask which of them touch another one. Testing eight at a
//! time beats a search tree up to some thousands, and moving one costs nothing.

use super::geometry::Rect;

const LANES: usize = 8;

/// Rectangles by index.
#[derive(Clone, Debug, Default)]
pub(super) struct Rects {
    left: Vec<[f32; LANES]>,
    top: Vec<[f32; LANES]>,
    right: Vec<[f32; LANES]>,
    bottom: Vec<[f32; LANES]>,
}

impl Rects {
    pub(super) fn new(rects: impl ExactSizeIterator<Item = Rect>) -> Self {
        let blocks = rects.len().div_ceil(LANES);
        // What is past the end touches nothing.
        let mut all = Self {
            left: vec![[f32::INFINITY; LANES]; blocks],
            top: vec![[f32::INFINITY; LANES]; blocks],
            right: vec![[f32::NEG_INFINITY; LANES]; blocks],
            bottom: vec![[f32::NEG_INFINITY; LANES]; blocks],
        };
        for (index, rect) in rects.enumerate() {
            all.set(index, rect);
        }
        all
    }

    pub(super) fn set(&mut self, index: usize, rect: Rect) {
        let (block, lane) = (index / LANES, index % LANES);
        self.left[block][lane] = rect.min[0];
        self.top[block][lane] = rect.min[1];
        self.right[block][lane] = rect.max[0];
        self.bottom[block][lane] = rect.max[1];
    }

    pub(super) fn get(&self, index: usize) -> Rect {
        let (block, lane) = (index / LANES, index % LANES);
        Rect {
            min: [self.left[block][lane], self.top[block][lane]],
            max: [self.right[block][lane], self.bottom[block][lane]],
        }
    }

    /// Calls `visit` with each rectangle that overlaps or touches `rect`, in order.
    pub(super) fn for_each_near(&self, rect: &Rect, mut visit: impl FnMut(usize)) {
        let sides = self.left.iter().zip(&self.top).zip(&self.right).zip(&self.bottom);
        for (block, (((left, top), right), bottom)) in sides.enumerate() {
            let mut near = [false; LANES];
            #[expect(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
            for lane in 0..LANES {
                near[lane] = (left[lane] <= rect.max[0])
                    & (top[lane] <= rect.max[1])
                    & (right[lane] >= rect.min[0])
                    & (bottom[lane] >= rect.min[1]);
            }
            if near == [false; LANES] {
                continue;
            }
            for (lane, near) in near.into_iter().enumerate() {
                if near {
                    visit(block * LANES + lane);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    #[test]
    fn the_same_are_found_as_one_by_one() {
        let mut random = Random::new(4, 0);
        let mut any = || {
            let corner = [random.unit() * 90.0, random.unit() * 90.0];
            Rect::EMPTY
                .include(corner)
                .include([corner[0] + random.unit() * 20.0, corner[1] + random.unit() * 20.0])
        };
        let list: Vec<Rect> = (0..29).map(|_| any()).collect();
        let rects = Rects::new(list.iter().copied());
        for _ in 0..20 {
            let asked = any();
            let mut found = Vec::new();
            rects.for_each_near(&asked, |index| found.push(index));
            let wanted: Vec<usize> =
                (0..29).filter(|&index| list[index].overlaps(&asked)).collect();
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn what_is_set_is_got() {
        let mut rects = Rects::new([Rect::EMPTY; 3].into_iter());
        let rect = Rect { min: [1.0, 2.0], max: [3.0, 4.0] };
        rects.set(2, rect);
        assert_eq!(rects.get(2), rect);
    }
}
