//! The repulsion of the short-range force for many nodes, by a quadtree (Barnes & Hut 1986): points in
//! Morton order, leaves of a few points that share one walk over the tree. O(n log n); the result
//! does not depend on the number of threads.

use rayon::prelude::*;

/// Points a leaf holds.
const LEAF: usize = 16;
/// Leaves that one task walks for.
const LEAVES_A_TASK: usize = 64;
/// A cell counts as one point from this many times its size on, for the short-range kernel.
const THETA: f32 = 0.8;
/// Bits of a coordinate in the Morton order.
const BITS: u32 = 16;

/// For each point the sum of r / (1 + r²)² over all others.
pub(super) fn repulsion(x: &[f32], y: &[f32]) -> Vec<[f32; 2]> {
    let tree = Tree::new(x, y);
    let sums: Vec<Vec<[f32; 2]>> = tree
        .leaves
        .par_chunks(LEAVES_A_TASK)
        .map(|leaves| {
            let mut near = Bodies::default();
            leaves.iter().flat_map(|leaf| tree.forces_on(leaf, &mut near)).collect()
        })
        .collect();
    let mut forces = vec![[0.0, 0.0]; x.len()];
    for (&point, force) in tree.order.iter().zip(sums.into_iter().flatten()) {
        forces[point as usize] = force;
    }
    forces
}

/// A square of the plane with the mass in it.
struct Cell {
    middle: [f32; 2],
    mass: f32,
    side: f32,
    /// The next cell in the walk that is not inside this one.
    skip: u32,
    /// The points of a leaf; empty for inner cells.
    points: std::ops::Range<u32>,
}

/// Points by value: what acts on one leaf.
#[derive(Default)]
struct Bodies {
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
}

impl Bodies {
    fn clear(&mut self) {
        self.x.clear();
        self.y.clear();
        self.mass.clear();
    }

    fn push(&mut self, x: f32, y: f32, mass: f32) {
        self.x.push(x);
        self.y.push(y);
        self.mass.push(mass);
    }
}

/// Points in Morton order and the cells above them, each before its children.
struct Tree {
    order: Vec<u32>,
    codes: Vec<u32>,
    x: Vec<f32>,
    y: Vec<f32>,
    cells: Vec<Cell>,
    leaves: Vec<std::ops::Range<u32>>,
}

impl Tree {
    fn new(x: &[f32], y: &[f32]) -> Self {
        let least = |values: &[f32]| values.iter().copied().fold(f32::INFINITY, f32::min);
        let most = |values: &[f32]| values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let (left, top) = (least(x), least(y));
        let side = ((most(x) - left).max(most(y) - top)).max(1e-6) * 1.0001;
        let steps = ((1_u32 << BITS) - 1) as f32 / side;
        let key = |point: usize| {
            let column = ((x[point] - left) * steps) as u32;
            let row = ((y[point] - top) * steps) as u32;
            u64::from(spread_bits(column) | spread_bits(row) << 1) << 32 | point as u64
        };
        let mut keys: Vec<u64> = (0..x.len()).into_par_iter().map(key).collect();
        keys.par_sort_unstable();
        let order: Vec<u32> = keys.iter().map(|&key| key as u32).collect();
        let mut tree = Self {
            x: order.iter().map(|&point| x[point as usize]).collect(),
            y: order.iter().map(|&point| y[point as usize]).collect(),
            codes: keys.iter().map(|&key| (key >> 32) as u32).collect(),
            order,
            cells: Vec::with_capacity(x.len() / 4),
            leaves: Vec::with_capacity(x.len() / 8),
        };
        tree.build(0, x.len(), BITS, side);
        tree
    }

    /// Adds the cell of the points `from..to`, which agree in all but the last `level` bit pairs.
    fn build(&mut self, from: usize, to: usize, level: u32, side: f32) -> ([f32; 2], f32) {
        let index = self.cells.len();
        let points = from as u32..to as u32;
        let leaf = to - from <= LEAF || level == 0;
        self.cells.push(Cell {
            middle: [0.0, 0.0],
            mass: 0.0,
            side,
            skip: 0,
            points: if leaf { points.clone() } else { 0..0 },
        });
        let mut sum = [0.0, 0.0];
        if leaf {
            for point in from..to {
                sum = [sum[0] + self.x[point], sum[1] + self.y[point]];
            }
            if from < to {
                self.leaves.push(points);
            }
        } else {
            let mut start = from;
            for quarter in 0..4 {
                let codes = &self.codes[start..to];
                let in_quarter = |code: &u32| (code >> (2 * (level - 1))) & 3 <= quarter;
                let end = start + codes.partition_point(in_quarter);
                if end > start {
                    let (middle, mass) = self.build(start, end, level - 1, side / 2.0);
                    sum = [sum[0] + middle[0] * mass, sum[1] + middle[1] * mass];
                }
                start = end;
            }
        }
        let mass = (to - from) as f32;
        let middle = [sum[0] / mass.max(1.0), sum[1] / mass.max(1.0)];
        let skip = self.cells.len() as u32;
        let cell = &mut self.cells[index];
        (cell.middle, cell.mass, cell.skip) = (middle, mass, skip);
        (middle, mass)
    }

    /// The forces on the points of a leaf, in order.
    fn forces_on(&self, leaf: &std::ops::Range<u32>, near: &mut Bodies) -> Vec<[f32; 2]> {
        self.gather(leaf, near);
        let points = leaf.start as usize..leaf.end as usize;
        points.map(|point| sum_over(near, self.x[point], self.y[point])).collect()
    }

    /// Collects what acts on a leaf: near points one by one, far cells as one body each.
    fn gather(&self, leaf: &std::ops::Range<u32>, near: &mut Bodies) {
        near.clear();
        let points = leaf.start as usize..leaf.end as usize;
        let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for (&x, &y) in self.x[points.clone()].iter().zip(&self.y[points]) {
            low = [low[0].min(x), low[1].min(y)];
            high = [high[0].max(x), high[1].max(y)];
        }
        let mut at = 0;
        while let Some(cell) = self.cells.get(at) {
            let gap = |axis: usize| {
                (low[axis] - cell.middle[axis]).max(cell.middle[axis] - high[axis]).max(0.0)
            };
            let far = gap(0) * gap(0) + gap(1) * gap(1);
            if cell.side * cell.side < THETA * THETA * far {
                near.push(cell.middle[0], cell.middle[1], cell.mass);
                at = cell.skip as usize;
            } else if cell.points.is_empty() {
                at += 1;
            } else {
                for point in cell.points.start as usize..cell.points.end as usize {
                    near.push(self.x[point], self.y[point], 1.0);
                }
                at = cell.skip as usize;
            }
        }
    }
}

/// Sum of mass · r / (1 + r²)²; a point's own entry adds nothing.
fn sum_over(near: &Bodies, x: f32, y: f32) -> [f32; 2] {
    const LANES: usize = 8;
    let (mut sum_x, mut sum_y) = ([0.0_f32; LANES], [0.0_f32; LANES]);
    let bodies = near.x.chunks(LANES).zip(near.y.chunks(LANES)).zip(near.mass.chunks(LANES));
    for ((other_x, other_y), mass) in bodies {
        for (lane, ((other_x, other_y), mass)) in other_x.iter().zip(other_y).zip(mass).enumerate()
        {
            let (dx, dy) = (x - other_x, y - other_y);
            let q = 1.0 + dx * dx + dy * dy;
            let force = mass / (q * q);
            sum_x[lane] += dx * force;
            sum_y[lane] += dy * force;
        }
    }
    [sum_x.iter().sum(), sum_y.iter().sum()]
}

/// Puts a zero bit after each of the low 16 bits.
fn spread_bits(value: u32) -> u32 {
    let mut bits = value & 0xFFFF;
    bits = (bits | bits << 8) & 0x00FF_00FF;
    bits = (bits | bits << 4) & 0x0F0F_0F0F;
    bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    #[test]
    fn the_tree_is_near_the_exact_sum() {
        let mut random = Random::new(5, 0);
        let x: Vec<f32> = (0..800).map(|_| random.unit() * 30.0).collect();
        let y: Vec<f32> = (0..800).map(|_| random.unit() * 30.0).collect();
        let all = Bodies { x: x.clone(), y: y.clone(), mass: vec![1.0; 800] };
        let (mut error, mut size) = (0.0, 0.0);
        for (point, force) in repulsion(&x, &y).iter().enumerate() {
            let exact = sum_over(&all, x[point], y[point]);
            error += (force[0] - exact[0]).powi(2) + (force[1] - exact[1]).powi(2);
            size += exact[0].powi(2) + exact[1].powi(2);
        }
        assert!((error / size).sqrt() < 0.03, "{}", (error / size).sqrt());
    }

    #[test]
    fn points_on_one_spot_do_not_recurse_for_ever() {
        let forces = repulsion(&[1.0; 500], &[2.0; 500]);
        assert!(forces.iter().flatten().all(|force| force.abs() < 1e-6));
    }

    #[test]
    fn no_points_no_forces() {
        assert!(repulsion(&[], &[]).is_empty());
    }
}
