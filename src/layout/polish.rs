//! Improves a drawing node by node: each tries some other places, alone, with its leaves or in exchange
//! with a neighbour's neighbour, and takes one that a reader minds less (a greedy form of Davidson &
//! Harel, "Drawing graphs nicely using simulated annealing", 1996). Never makes a drawing worse.

use super::geometry::{Point, add, scale};
use super::random::Random;
use super::tension::Scene;

/// Most rounds of polishing.
const ROUNDS: usize = 20;
/// Tests of one node or edge against one box or edge that polishing may cost, roughly. A count and not
/// a time, so that every machine gives the same drawing.
const WORK: usize = 12_000_000;
/// Cost of a node below which it is left alone in most rounds.
const CONTENT: f32 = 0.4;
/// Tries a round for a node that is not content.
const TRIES: usize = 8;

/// Improves the places of nodes with `mobility` above 0.
pub(super) fn polish(scene: &mut Scene, mobility: &[f32], random: &mut Random) {
    let mut order: Vec<usize> =
        (0..scene.positions().len()).filter(|&node| mobility[node] > 0.0).collect();
    let rounds = (WORK / work(scene).max(1)).min(ROUNDS);
    for round in 0..rounds {
        random.shuffle(&mut order);
        let reach = scene.unit * (1.0 - 0.9 * round as f32 / rounds as f32);
        for &node in &order {
            let mut cost = scene.cost(node, f32::INFINITY);
            let tries = if cost > CONTENT { TRIES } else { 1 };
            for _ in 0..tries {
                cost = attempt(scene, mobility, node, cost, reach, random);
            }
        }
    }
}

/// Tests of one round in which a third of the nodes are not content.
fn work(scene: &Scene) -> usize {
    let graph = &scene.part().graph;
    let (count, edges) = (graph.node_count(), graph.edges().len());
    (count * (count + edges) + 2 * edges * (count + edges)) * (2 + TRIES / 3)
}

/// One try for one node of cost `cost`, by one of the kinds of move; its cost afterwards.
fn attempt(
    scene: &mut Scene,
    mobility: &[f32],
    node: usize,
    cost: f32,
    reach: f32,
    random: &mut Random,
) -> f32 {
    let here = scene.positions()[node];
    match random.below(8) {
        0..=2 => move_one(scene, node, add(here, within(reach, random)), cost),
        3..=5 => match beside_a_neighbour(scene, node, random) {
            Some(spot) => move_one(scene, node, spot, cost),
            None => cost,
        },
        6 => {
            let family = family(scene, mobility, node);
            let by = within(reach, random);
            let places = |&node: &usize| add(scene.positions()[node], by);
            let spots: Vec<Point> = family.iter().map(places).collect();
            move_all(scene, &family, &spots, cost)
        }
        _ => match partner(scene, mobility, node, random) {
            Some(other) => move_all(scene, &[node, other], &[scene.positions()[other], here], cost),
            None => cost,
        },
    }
}

/// A random offset, small ones as likely as large ones.
fn within(reach: f32, random: &mut Random) -> Point {
    let (sin, cos) = (random.unit() * std::f32::consts::TAU).sin_cos();
    scale([cos, sin], reach * random.unit())
}

/// A place at the wanted distance from one of the node's neighbours.
fn beside_a_neighbour(scene: &Scene, node: usize, random: &mut Random) -> Option<Point> {
    let neighbours = scene.part().graph.neighbours(node);
    let pick = random.below(neighbours.len());
    let hub = *neighbours.get(pick)? as usize;
    let edge = scene.part().graph.incident(node)[pick] as usize;
    let (sin, cos) = (random.unit() * std::f32::consts::TAU).sin_cos();
    let along = if hub < node { [cos, sin] } else { [-cos, -sin] };
    let far = scene.part().length_along(edge, along) * (1.0 + 0.3 * random.unit());
    Some(add(scene.positions()[hub], scale([cos, sin], far)))
}

/// The node and the leaves that hang on it.
fn family(scene: &Scene, mobility: &[f32], node: usize) -> Vec<usize> {
    let graph = &scene.part().graph;
    let leaves = graph.neighbours(node).iter().map(|&other| other as usize);
    let leaves = leaves.filter(|&other| graph.degree(other) == 1 && mobility[other] > 0.0);
    std::iter::once(node).chain(leaves).collect()
}

/// Another neighbour of one of the node's neighbours, to exchange places with.
fn partner(scene: &Scene, mobility: &[f32], node: usize, random: &mut Random) -> Option<usize> {
    let graph = &scene.part().graph;
    let mut pick = |of: usize| {
        let neighbours = graph.neighbours(of);
        neighbours.get(random.below(neighbours.len())).map(|&other| other as usize)
    };
    let hub = pick(node)?;
    pick(hub).filter(|&other| other != node && mobility[other] > 0.0)
}

/// Puts `node` on `spot` if that lowers its cost; its cost afterwards.
fn move_one(scene: &mut Scene, node: usize, spot: Point, before: f32) -> f32 {
    let old = scene.positions()[node];
    scene.put(node, spot);
    let after = scene.cost(node, before);
    if after < before {
        return after;
    }
    scene.put(node, old);
    before
}

/// Puts `nodes` on `spots` if that lowers their cost together; the cost of the first, which was
/// `first`, afterwards.
fn move_all(scene: &mut Scene, nodes: &[usize], spots: &[Point], first: f32) -> f32 {
    if nodes.len() == 1 {
        return move_one(scene, nodes[0], spots[0], first);
    }
    let rest = nodes[1..].iter().map(|&node| scene.cost(node, f32::INFINITY));
    let before = first + rest.sum::<f32>();
    let old: Vec<Point> = nodes.iter().map(|&node| scene.positions()[node]).collect();
    for (&node, &spot) in nodes.iter().zip(spots) {
        scene.put(node, spot);
    }
    let own = scene.cost(nodes[0], before);
    let mut after = own;
    for &node in &nodes[1..] {
        if after >= before {
            break;
        }
        after += scene.cost(node, before - after);
    }
    if after < before {
        return own;
    }
    for (&node, &spot) in nodes.iter().zip(&old) {
        scene.put(node, spot);
    }
    first
}
