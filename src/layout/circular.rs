//! One circle: nodes in an order with few crossings (sifting, after Baur & Brandes, "Crossing reduction
//! in circular layouts", 2004), each with as much of the circle as its box covers where it stands.

use std::f32::consts::{FRAC_PI_2, TAU};

use super::geometry::Point;
use super::problem::Problem;
use super::request::MARGIN;
use super::topology::Graph;

/// Largest number of nodes times edges for which the order is improved.
const SIFTING_LIMIT: usize = 400_000;
/// Rounds of improvement.
const ROUNDS: usize = 4;

/// Places all nodes on one circle, starting at the top.
pub(super) fn place(problem: &Problem) -> Vec<Point> {
    let count = problem.node_count();
    let mut order = depth_first(&problem.graph);
    if count * problem.graph.edges().len() <= SIFTING_LIMIT {
        sift(&problem.graph, &mut order);
    }
    let radius = radius(problem, &order);
    let used = sweep(problem, &order, radius, 0.0, |_, _| ());
    let spare = (TAU - used).max(0.0) / count.max(1) as f32;
    let mut positions = vec![[0.0, 0.0]; count];
    if count > 1 {
        sweep(problem, &order, radius, spare, |node, angle| {
            positions[node] = [angle.cos() * radius, angle.sin() * radius];
        });
    }
    positions
}

/// Nodes as a walk meets them, one component after the other, neighbours of low degree first.
fn depth_first(graph: &Graph) -> Vec<usize> {
    let mut order = Vec::with_capacity(graph.node_count());
    let mut seen = vec![false; graph.node_count()];
    for component in graph.components() {
        let least = component.iter().min_by_key(|&&node| (graph.degree(node as usize), node));
        let mut stack: Vec<usize> = least.map(|&node| node as usize).into_iter().collect();
        while let Some(node) = stack.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            order.push(node);
            let mut next: Vec<usize> =
                graph.neighbours(node).iter().map(|&other| other as usize).collect();
            next.retain(|&other| !seen[other]);
            next.sort_by_key(|&other| std::cmp::Reverse((graph.degree(other), other)));
            stack.extend(next);
        }
    }
    order
}

/// Moves each node to the place in the order with the fewest crossings, all others kept. O(n·m) a round.
fn sift(graph: &Graph, order: &mut Vec<usize>) {
    let mut by_degree: Vec<usize> = (0..order.len()).collect();
    by_degree.sort_by_key(|&node| std::cmp::Reverse((graph.degree(node), node)));
    for _ in 0..ROUNDS {
        let before = order.clone();
        for &node in by_degree.iter().filter(|&&node| graph.degree(node) > 0) {
            sift_one(graph, order, node);
        }
        if *order == before {
            return;
        }
    }
}

/// Lets one node step round the circle and back to its best place.
fn sift_one(graph: &Graph, order: &mut Vec<usize>, node: usize) {
    order.retain(|&other| other != node);
    let mut at = vec![0_usize; order.len() + 1];
    order.iter().enumerate().for_each(|(index, &other)| at[other] = index);
    let (mut change, mut best) = (0_i64, (0_i64, 0_usize));
    for (step, &passed) in order.iter().enumerate() {
        change += swap_change(graph, &at, node, passed, step);
        if change < best.0 {
            best = (change, step + 1);
        }
    }
    order.insert(best.1, node);
}

/// How crossings change when `node`, just before `passed`, goes behind it. Ends of other edges are
/// compared by how far round the circle they are from there.
fn swap_change(graph: &Graph, at: &[usize], node: usize, passed: usize, step: usize) -> i64 {
    let size = at.len();
    let round = |other: &u32| (at[*other as usize] + size - step) % size;
    let ends = |of: usize, not: usize| {
        let others = graph.neighbours(of).iter().filter(|&&other| other as usize != not);
        let mut ends: Vec<usize> = others.map(round).collect();
        ends.sort_unstable();
        ends
    };
    let (own, other) = (ends(node, passed), ends(passed, node));
    // Edges cross in the one order exactly when they do not in the other, unless they share an end.
    crossings_of(&other, &own) - crossings_of(&own, &other)
}

/// Pairs in which the end of an edge of the first node lies before that of the second.
fn crossings_of(first: &[usize], second: &[usize]) -> i64 {
    let (mut count, mut below) = (0, 0);
    for end in second {
        while below < first.len() && first[below] < *end {
            below += 1;
        }
        count += below as i64;
    }
    count
}

/// The least radius at which all boxes fit.
fn radius(problem: &Problem, order: &[usize]) -> f32 {
    let (mut low, mut high) = (20.0_f32, 40.0_f32);
    while sweep(problem, order, high, 0.0, |_, _| ()) > TAU && high < 1.0e6 {
        low = high;
        high *= 2.0;
    }
    for _ in 0..20 {
        let middle = f32::midpoint(low, high);
        if sweep(problem, order, middle, 0.0, |_, _| ()) > TAU {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Goes round a circle and tells `visit` each node's direction; the angle used.
fn sweep(
    problem: &Problem,
    order: &[usize],
    radius: f32,
    spare: f32,
    mut visit: impl FnMut(usize, f32),
) -> f32 {
    let mut used = 0.0;
    for &node in order {
        let guess = used - FRAC_PI_2;
        let half = half_angle(problem, node, guess, radius);
        // The box may look larger a little further on.
        let half = half.max(half_angle(problem, node, guess + 2.0 * half, radius));
        visit(node, guess + half + spare / 2.0);
        used += 2.0 * half + spare;
    }
    used
}

/// Half the angle that a node needs in a direction: boxes pass each other in x or in y.
fn half_angle(problem: &Problem, node: usize, angle: f32, radius: f32) -> f32 {
    let [width, height] = if problem.boxed {
        problem.boxes[node].size().map(|side| side + 1.5 * MARGIN)
    } else {
        [50.0, 50.0]
    };
    let (sin, cos) = angle.sin_cos();
    let along = (width / sin.abs().max(1e-3)).min(height / cos.abs().max(1e-3));
    (along / 2.0 / radius).min(TAU)
}

#[cfg(test)]
mod tests {
    use super::super::geometry::length;
    use super::super::quality::faults;
    use super::super::request::LayoutRequest;
    use super::*;

    #[test]
    fn a_shuffled_ring_has_no_crossings() {
        let names = [3, 7, 0, 5, 1, 6, 2, 4];
        let edges = (0..8).map(|at| (names[at], names[(at + 1) % 8])).collect();
        let request = LayoutRequest { node_count: 8, edges, ..LayoutRequest::default() };
        let problem = Problem::new(&request);
        let places = place(&problem);
        assert_eq!(faults(&problem, &places).crossings, 0);
        assert!(places.iter().all(|&place| (length(place) - length(places[0])).abs() < 0.1));
    }

    #[test]
    fn sifting_does_not_add_crossings() {
        let edges: Vec<(u32, u32)> =
            (0..30).map(|at| (at * 7 % 20, at * 11 % 19)).filter(|(a, b)| a != b).collect();
        let graph = Graph::new(20, &edges);
        let count = |order: &[usize]| {
            let mut at = [0; 20];
            order.iter().enumerate().for_each(|(index, &node)| at[node] = index);
            let pairs =
                graph.edges().iter().flat_map(|&a| graph.edges().iter().map(move |&b| (a, b)));
            let between = |low: usize, high: usize, x: usize| low < x && x < high;
            pairs
                .filter(|&((a, b), (c, d))| {
                    let [a, b, c, d] = [a, b, c, d].map(|node| at[node as usize]);
                    let (low, high) = (a.min(b), a.max(b));
                    between(low, high, c) != between(low, high, d)
                        && ![a, b].contains(&c)
                        && ![a, b].contains(&d)
                })
                .count()
        };
        let mut order = depth_first(&graph);
        let before = count(&order);
        sift(&graph, &mut order);
        assert!(count(&order) <= before);
    }
}
