//! Stress by stochastic gradient descent: every pair of nodes is drawn to its graph distance (Zheng,
//! Pawar & Goodman, "Graph drawing by stochastic gradient descent", 2018). In: a connected graph and
//! ideal edge lengths; changed: positions. O(n²) memory and O(n²) time an iteration.

use rayon::prelude::*;

use super::geometry::{Point, add, length, scale, sub};
use super::random::Random;
use super::topology::Graph;

/// Graph distances between all pairs of a connected graph.
#[derive(Clone, Debug)]
pub(super) struct Distances {
    count: usize,
    values: Vec<f32>,
}

impl Distances {
    /// The least length among the paths with fewest edges, for all pairs; `lengths` are the graph's
    /// edges' and positive. O(n·m).
    pub(super) fn new(graph: &Graph, lengths: &[f32]) -> Self {
        let count = graph.node_count();
        let mut values = vec![0.0; count * count];
        values
            .par_chunks_mut(count.max(1))
            .enumerate()
            .for_each(|(source, row)| fill_row(graph, lengths, source, row));
        Self { count, values }
    }

    /// The distance between two nodes; 0 for a node and itself.
    pub(super) fn between(&self, a: usize, b: usize) -> f32 {
        self.values[a * self.count + b]
    }

    /// The distances from one node to all.
    pub(super) fn row(&self, node: usize) -> &[f32] {
        &self.values[node * self.count..(node + 1) * self.count]
    }

    /// The largest distance.
    fn longest(&self) -> f32 {
        self.values.iter().copied().fold(0.0, f32::max)
    }

    /// The smallest distance of two different nodes; 1 where there is none.
    fn shortest(&self) -> f32 {
        let positive = self.values.iter().copied().filter(|&value| value > 0.0);
        let least = positive.fold(f32::INFINITY, f32::min);
        if least.is_finite() { least } else { 1.0 }
    }
}

/// Writes the distances from `source`, level by level of a breadth-first search.
fn fill_row(graph: &Graph, lengths: &[f32], source: usize, row: &mut [f32]) {
    let mut level = vec![u32::MAX; row.len()];
    let mut queue = Vec::with_capacity(row.len());
    level[source] = 0;
    queue.push(source as u32);
    let mut head = 0;
    while head < queue.len() {
        let node = queue[head] as usize;
        head += 1;
        for (&other, &edge) in graph.neighbours(node).iter().zip(graph.incident(node)) {
            let other = other as usize;
            let through = row[node] + lengths[edge as usize];
            if level[other] == u32::MAX {
                level[other] = level[node] + 1;
                row[other] = through;
                queue.push(other as u32);
            } else if level[other] == level[node] + 1 && through < row[other] {
                row[other] = through;
            }
        }
    }
}

/// Random places for a start, in a square as wide as the drawing will be.
pub(super) fn scatter(count: usize, spacing: f32, random: &mut Random) -> Vec<Point> {
    let half = spacing * (count as f32).sqrt() * 0.5;
    (0..count).map(|_| [random.signed() * half, random.signed() * half]).collect()
}

/// Moves `positions` to lower stress in `iterations` rounds over all pairs, each with a smaller step,
/// down to `last_step` of the way for the nearest pairs. A node's `mobility` is 1 to move freely, 0 to
/// stay; the less mobile end of a pair moves less.
pub(super) fn descend(
    distances: &Distances,
    positions: &mut [Point],
    mobility: &[f32],
    iterations: usize,
    last_step: f32,
    random: &mut Random,
) {
    let first = distances.longest().powi(2);
    let last = last_step * distances.shortest().powi(2);
    let decay = (last / first.max(1e-6)).ln() / (iterations.max(2) - 1) as f32;
    let mut rounds = Rounds::new(positions.len());
    for iteration in 0..iterations {
        let eta = first * (decay * iteration as f32).exp();
        rounds.for_each_pair(random, |a, b| {
            let wanted = distances.between(a, b);
            let step = (eta / (wanted * wanted)).min(1.0);
            pull(positions, mobility, a, b, wanted, step);
        });
    }
}

/// Moves `a` and `b` `step` of the way to distance `wanted`.
pub(super) fn pull(
    positions: &mut [Point],
    mobility: &[f32],
    a: usize,
    b: usize,
    wanted: f32,
    step: f32,
) {
    let movable = mobility[a] + mobility[b];
    if movable <= 0.0 {
        return;
    }
    let apart = sub(positions[a], positions[b]);
    let now = length(apart).max(1e-3);
    let change = scale(apart, step * (wanted - now) / (now * movable));
    positions[a] = add(positions[a], scale(change, mobility[a]));
    positions[b] = sub(positions[b], scale(change, mobility[b]));
}

/// All pairs of `0..count` in random order, without a list of them: nodes in a random circle, then all
/// pairs a stride apart, strides in random order.
pub(super) struct Rounds {
    circle: Vec<u32>,
    strides: Vec<u32>,
}

impl Rounds {
    pub(super) fn new(count: usize) -> Self {
        Self { circle: (0..count as u32).collect(), strides: (1..=count as u32 / 2).collect() }
    }

    /// Calls `visit` once for every pair.
    pub(super) fn for_each_pair(
        &mut self,
        random: &mut Random,
        mut visit: impl FnMut(usize, usize),
    ) {
        let count = self.circle.len();
        random.shuffle(&mut self.circle);
        random.shuffle(&mut self.strides);
        for &stride in &self.strides {
            let stride = stride as usize;
            // Half way round the circle each pair would come twice.
            let pairs = if stride * 2 == count { stride } else { count };
            let ahead = self.circle[stride..].iter().chain(&self.circle[..stride]);
            for (&a, &b) in self.circle.iter().zip(ahead).take(pairs) {
                visit(a as usize, b as usize);
            }
        }
    }
}

/// Mean squared relative error of the distances after the best uniform scaling: 0 is perfect, 1 is
/// worthless.
pub(super) fn stress(distances: &Distances, positions: &[Point]) -> f32 {
    let row = |a: usize| {
        let (mut linear, mut square) = (0.0_f64, 0.0_f64);
        for b in 0..positions.len() {
            if a != b {
                let ratio = length(sub(positions[a], positions[b])) / distances.between(a, b);
                linear += f64::from(ratio);
                square += f64::from(ratio * ratio);
            }
        }
        (linear, square)
    };
    let sums = (0..positions.len()).map(row);
    let (linear, square) = sums.fold((0.0, 0.0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    let pairs = (positions.len() * positions.len().saturating_sub(1)) as f64;
    if square <= 0.0 || pairs <= 0.0 {
        return 0.0;
    }
    (1.0 - linear * linear / square / pairs) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_take_the_shorter_of_equal_hops() {
        let graph = Graph::new(4, &[(0, 1), (1, 3), (0, 2), (2, 3)]);
        let distances = Distances::new(&graph, &[5.0, 1.0, 1.0, 1.0]);
        assert!((distances.between(0, 3) - 2.0).abs() < 1e-6);
        assert!((distances.between(1, 2) - 2.0).abs() < 1e-6);
    }

    #[test]
    fn every_pair_comes_once() {
        for count in [0, 1, 2, 5, 6, 9] {
            let mut seen = std::collections::BTreeSet::new();
            Rounds::new(count).for_each_pair(&mut Random::new(1, 1), |a, b| {
                assert!(seen.insert((a.min(b), a.max(b))));
            });
            assert_eq!(seen.len(), count * count.saturating_sub(1) / 2);
        }
    }

    #[test]
    fn a_path_becomes_straight() {
        let ends: Vec<(u32, u32)> = (0..9).map(|node| (node, node + 1)).collect();
        let graph = Graph::new(10, &ends);
        let distances = Distances::new(&graph, &[100.0; 9]);
        let mut random = Random::new(1, 0);
        let mut positions = scatter(10, 100.0, &mut random);
        descend(&distances, &mut positions, &[1.0; 10], 40, 0.1, &mut random);
        assert!(stress(&distances, &positions) < 0.01);
        assert!((length(sub(positions[0], positions[9])) - 900.0).abs() < 45.0);
    }

    #[test]
    fn a_node_without_mobility_stays() {
        let mut positions = vec![[0.0, 0.0], [10.0, 0.0]];
        pull(&mut positions, &[0.0, 1.0], 0, 1, 20.0, 1.0);
        assert_eq!(positions, [[0.0, 0.0], [20.0, 0.0]]);
    }
}
