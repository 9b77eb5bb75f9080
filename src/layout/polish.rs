//! Improves a drawing node by node: each tries some other places, alone, with its leaves or in exchange
//! with a neighbour's neighbour, and takes one that a reader minds less (a greedy form of Davidson &
//! Harel, "Drawing graphs nicely using simulated annealing", 1996). Never makes a drawing worse.

use super::geometry::{Point, add, scale, sub};
use super::random::Random;
use super::tension::Scene;

/// Cost of a node below which it is left alone in most rounds.
const CONTENT: f32 = 0.4;

/// Improves the places of nodes with `mobility` above 0 in `rounds` rounds.
pub(super) fn polish(scene: &mut Scene, mobility: &[f32], rounds: usize, random: &mut Random) {
    let mut order: Vec<usize> =
        (0..scene.positions.len()).filter(|&node| mobility[node] > 0.0).collect();
    for round in 0..rounds {
        random.shuffle(&mut order);
        let reach = scene.unit * (1.0 - 0.9 * round as f32 / rounds as f32);
        for &node in &order {
            let tries = if scene.cost(node, f32::INFINITY) > CONTENT { 8 } else { 1 };
            for _ in 0..tries {
                attempt(scene, mobility, node, reach, random);
            }
        }
    }
}

/// One try for one node, by one of the kinds of move.
fn attempt(scene: &mut Scene, mobility: &[f32], node: usize, reach: f32, random: &mut Random) {
    match random.below(8) {
        0..=2 => {
            let spot = add(scene.positions[node], within(reach, random));
            shift(scene, &[node], sub(spot, scene.positions[node]));
        }
        3..=5 => {
            if let Some(spot) = beside_a_neighbour(scene, node, random) {
                shift(scene, &[node], sub(spot, scene.positions[node]));
            }
        }
        6 => {
            let family = family(scene, mobility, node);
            let by = within(reach, random);
            shift(scene, &family, by);
        }
        _ => exchange(scene, mobility, node, random),
    }
}

/// A random offset, small ones as likely as large ones.
fn within(reach: f32, random: &mut Random) -> Point {
    let (sin, cos) = (random.unit() * std::f32::consts::TAU).sin_cos();
    scale([cos, sin], reach * random.unit())
}

/// A place at the wanted distance from one of the node's neighbours.
fn beside_a_neighbour(scene: &Scene, node: usize, random: &mut Random) -> Option<Point> {
    let neighbours = scene.part.graph.neighbours(node);
    let pick = random.below(neighbours.len());
    let hub = *neighbours.get(pick)? as usize;
    let edge = scene.part.graph.incident(node)[pick] as usize;
    let (sin, cos) = (random.unit() * std::f32::consts::TAU).sin_cos();
    let along = if hub < node { [cos, sin] } else { [-cos, -sin] };
    let far = scene.part.length_along(edge, along) * (1.0 + 0.3 * random.unit());
    Some(add(scene.positions[hub], scale([cos, sin], far)))
}

/// The node and the leaves that hang on it.
fn family(scene: &Scene, mobility: &[f32], node: usize) -> Vec<usize> {
    let graph = &scene.part.graph;
    let leaves = graph.neighbours(node).iter().map(|&other| other as usize);
    let leaves = leaves.filter(|&other| graph.degree(other) == 1 && mobility[other] > 0.0);
    std::iter::once(node).chain(leaves).collect()
}

/// Moves `nodes` by `by` if that lowers the cost.
fn shift(scene: &mut Scene, nodes: &[usize], by: Point) {
    let spots: Vec<Point> = nodes.iter().map(|&node| add(scene.positions[node], by)).collect();
    set(scene, nodes, &spots);
}

/// Exchanges the node's place with that of another neighbour of one of its neighbours.
fn exchange(scene: &mut Scene, mobility: &[f32], node: usize, random: &mut Random) {
    let graph = &scene.part.graph;
    let pick = |of: usize, random: &mut Random| {
        let neighbours = graph.neighbours(of);
        neighbours.get(random.below(neighbours.len())).map(|&other| other as usize)
    };
    let other = pick(node, random).and_then(|hub| pick(hub, random));
    if let Some(other) = other.filter(|&other| other != node && mobility[other] > 0.0) {
        let spots = [scene.positions[other], scene.positions[node]];
        set(scene, &[node, other], &spots);
    }
}

/// Puts `nodes` on `spots` if that lowers their cost together.
fn set(scene: &mut Scene, nodes: &[usize], spots: &[Point]) {
    let before: f32 = nodes.iter().map(|&node| scene.cost(node, f32::INFINITY)).sum();
    let old: Vec<Point> = nodes.iter().map(|&node| scene.positions[node]).collect();
    for (&node, &spot) in nodes.iter().zip(spots) {
        scene.positions[node] = spot;
    }
    let mut after = 0.0;
    for &node in nodes {
        after += scene.cost(node, before - after);
        if after >= before {
            break;
        }
    }
    if after >= before {
        for (&node, &spot) in nodes.iter().zip(&old) {
            scene.positions[node] = spot;
        }
    }
}
