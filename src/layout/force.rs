//! A short-range force that draws neighbours together and evens out the rest: the bounded t-force of
//! Zhong et al., "Force-directed graph layouts revisited: a new force based on the t-distribution",
//! 2023. Repulsion is exact and O(n²) an iteration for small graphs, by quadtree for large ones.

use rayon::prelude::*;

use super::geometry::Point;
use super::quadtree;
use super::topology::Graph;

/// Weight of the spring that holds also over long distances.
const SPRING: f32 = 0.1;
/// Weight of the short-range attraction of neighbours.
const ATTRACTION: f32 = 0.8;
/// Share of the velocity that an iteration keeps.
const FRICTION: f32 = 0.6;
/// Step size at which nothing visible happens any more.
pub(super) const LAST_STEP: f32 = 0.01;

/// Number of nodes from which the quadtree is faster.
const TREE_FROM: usize = 1500;

/// Moves `positions` by the force in `iterations` steps that shrink from the first of `steps` (1 to
/// arrange anew, less to smooth) to the second. `unit` is the world length of an ideal edge; nodes with mobility 0 stay.
pub(super) fn relax(
    graph: &Graph,
    positions: &mut [Point],
    mobility: &[f32],
    unit: f32,
    iterations: usize,
    steps: [f32; 2],
) {
    let unit = unit.max(1e-3);
    let mut x: Vec<f32> = positions.iter().map(|place| place[0] / unit).collect();
    let mut y: Vec<f32> = positions.iter().map(|place| place[1] / unit).collect();
    let mut velocity = vec![[0.0_f32; 2]; positions.len()];
    let decay = (steps[1] / steps[0]).powf(1.0 / iterations.max(1) as f32);
    let mut step = steps[0];
    for _ in 0..iterations {
        accelerate(graph, &x, &y, step, &mut velocity);
        for node in 0..positions.len() {
            x[node] += velocity[node][0] * mobility[node];
            y[node] += velocity[node][1] * mobility[node];
        }
        step *= decay;
    }
    for (node, place) in positions.iter_mut().enumerate() {
        *place = [x[node] * unit, y[node] * unit];
    }
}

/// Changes the velocities by the force of one step.
fn accelerate(graph: &Graph, x: &[f32], y: &[f32], step: f32, velocity: &mut [[f32; 2]]) {
    let changed = |node: usize, now: [f32; 2], push: [f32; 2]| {
        let draw = attraction(graph, x, y, node);
        slowed([
            (now[0] + step * (push[0] - draw[0])) * FRICTION,
            (now[1] + step * (push[1] - draw[1])) * FRICTION,
        ])
    };
    if x.len() < TREE_FROM {
        for (node, velocity) in velocity.iter_mut().enumerate() {
            *velocity = changed(node, *velocity, repulsion(x, y, node));
        }
        return;
    }
    let pushes = quadtree::repulsion(x, y);
    velocity
        .par_iter_mut()
        .zip(&pushes)
        .enumerate()
        .with_min_len(1024)
        .for_each(|(node, (velocity, push))| *velocity = changed(node, *velocity, *push));
}

/// Sum of r / (1 + r²)² over all other nodes: bounded, so that nodes on one spot do not explode.
fn repulsion(x: &[f32], y: &[f32], node: usize) -> [f32; 2] {
    const LANES: usize = 8;
    let (here_x, here_y) = (x[node], y[node]);
    let (mut sum_x, mut sum_y) = ([0.0_f32; LANES], [0.0_f32; LANES]);
    let (blocks_x, rest_x) = x.as_chunks::<LANES>();
    let (blocks_y, rest_y) = y.as_chunks::<LANES>();
    // Fixed lanes let the compiler use vector registers and keep the order of additions fixed.
    for (block_x, block_y) in blocks_x.iter().zip(blocks_y) {
        for lane in 0..LANES {
            let (dx, dy) = (here_x - block_x[lane], here_y - block_y[lane]);
            let q = 1.0 + dx * dx + dy * dy;
            let force = 1.0 / (q * q);
            sum_x[lane] += dx * force;
            sum_y[lane] += dy * force;
        }
    }
    let (mut total_x, mut total_y) = (sum_x.iter().sum::<f32>(), sum_y.iter().sum::<f32>());
    for (&other_x, &other_y) in rest_x.iter().zip(rest_y) {
        let (dx, dy) = (here_x - other_x, here_y - other_y);
        let q = 1.0 + dx * dx + dy * dy;
        total_x += dx / (q * q);
        total_y += dy / (q * q);
    }
    [total_x, total_y]
}

/// What draws `node` to its neighbours; a neighbour of high degree draws more than it is drawn.
fn attraction(graph: &Graph, x: &[f32], y: &[f32], node: usize) -> [f32; 2] {
    let degree = graph.degree(node) as f32;
    let mut sum = [0.0, 0.0];
    for &other in graph.neighbours(node) {
        let other = other as usize;
        let other_degree = graph.degree(other) as f32;
        let (dx, dy) = (x[node] - x[other], y[node] - y[other]);
        let near = ATTRACTION / (1.0 + dx * dx + dy * dy);
        let force = near + SPRING * other_degree / (degree + other_degree);
        sum = [sum[0] + force * dx, sum[1] + force * dy];
    }
    sum
}

/// At most one unit an iteration.
fn slowed(velocity: [f32; 2]) -> [f32; 2] {
    let speed = (velocity[0] * velocity[0] + velocity[1] * velocity[1]).sqrt();
    if speed > 1.0 { [velocity[0] / speed, velocity[1] / speed] } else { velocity }
}

#[cfg(test)]
mod tests {
    use super::super::geometry::{length, sub};
    use super::*;

    #[test]
    fn strangers_part_and_neighbours_meet() {
        let graph = Graph::new(4, &[(0, 1), (2, 3)]);
        let mut positions = vec![[0.0, 0.0], [400.0, 10.0], [20.0, 5.0], [420.0, 0.0]];
        relax(&graph, &mut positions, &[1.0; 4], 100.0, 200, [1.0, LAST_STEP]);
        let distance = |a: usize, b: usize| length(sub(positions[a], positions[b]));
        assert!(distance(0, 1) < distance(0, 2));
        assert!(distance(2, 3) < distance(1, 3));
    }

    #[test]
    fn nodes_on_one_spot_stay_finite() {
        let graph = Graph::new(20, &[(0, 1)]);
        let mut positions = vec![[0.0, 0.0]; 20];
        relax(&graph, &mut positions, &[1.0; 20], 100.0, 10, [1.0, LAST_STEP]);
        assert!(positions.iter().flatten().all(|value| value.is_finite()));
    }
}
