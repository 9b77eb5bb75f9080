//! Improves a drawing node by node: each tries some other places, alone, with its leaves or in exchange
//! with a neighbour's neighbour, and takes one that a reader minds less (after Davidson &
//! Harel, "Drawing graphs nicely using simulated annealing", 1996).

use super::branches::Branch;
use super::geometry::{Point, add, scale, sub};
use super::random::Random;
use super::tension::Scene;

/// Most rounds of polishing.
const ROUNDS: usize = 20;
/// Tests of one node or edge against one box or edge that polishing may cost, roughly. A count and not
/// a time, so that every machine gives the same drawing.
const WORK: usize = 80_000_000;
/// Parts of up to this many nodes are simple enough as they are.
const SIMPLE: usize = 3;
/// Cost of a node below which it is left alone in most rounds.
const CONTENT: f32 = 0.4;
/// Cost that a move may add in the first round, now and then; it sinks to 0.
const HEAT: f32 = 0.1;
/// Tries a round for a node that is not content.
const TRIES: usize = 8;

/// Improves the places of nodes with `mobility` above 0, in the given share of all rounds.
pub(super) fn polish(
    scene: &mut Scene,
    branches: &[Option<Branch>],
    mobility: &[f32],
    span: [f32; 2],
    random: &mut Random,
) {
    let mut order: Vec<usize> =
        (0..scene.part().node_count()).filter(|&node| mobility[node] > 0.0).collect();
    if order.len() <= SIMPLE {
        return;
    }
    let rounds = (WORK / work(scene).max(1)).min(ROUNDS) as f32;
    for round in (rounds * span[0]).round() as usize..(rounds * span[1]).round() as usize {
        random.shuffle(&mut order);
        let left = 1.0 - round as f32 / rounds;
        let reach = scene.unit * (0.1 + 0.9 * left);
        let heat = HEAT * left * left;
        for &node in &order {
            let mut cost = scene.cost(node, f32::INFINITY);
            let tries = if cost > CONTENT { TRIES } else { 1 };
            let mut search = Search { scene: &mut *scene, branches, mobility, heat, reach };
            for _ in 0..tries {
                cost = search.attempt(node, cost, random);
            }
        }
    }
}

/// Tests of one round in which a third of the nodes are not content.
fn work(scene: &Scene) -> usize {
    let graph = &scene.part().graph;
    let (count, edges) = (graph.node_count(), graph.edges().len());
    let angles: usize = (0..count).map(|node| graph.degree(node).pow(2)).sum();
    (count * (count + 2 * edges) + 2 * edges * (2 * count + 3 * edges) + 2 * angles)
        * (2 + TRIES / 3)
}

/// The state of one round.
struct Search<'a, 'b> {
    scene: &'a mut Scene<'b>,
    branches: &'a [Option<Branch>],
    mobility: &'a [f32],
    /// Cost that a move may add, now and then.
    heat: f32,
    /// Length of the longest free move.
    reach: f32,
}

impl Search<'_, '_> {
    /// One try for one node of cost `cost`, by one of the kinds of move; its cost afterwards.
    fn attempt(&mut self, node: usize, cost: f32, random: &mut Random) -> f32 {
        let here = self.scene.place(node);
        match random.below(9) {
            0..=2 => self.move_one(node, add(here, within(self.reach, random)), cost, random),
            3..=5 => match beside_a_neighbour(self.scene, node, random) {
                Some(spot) => self.move_one(node, spot, cost, random),
                None => cost,
            },
            6 => {
                let family = self.family(node);
                let by = within(self.reach, random);
                let spots: Vec<Point> =
                    family.iter().map(|&node| add(self.scene.place(node), by)).collect();
                self.move_all(&family, &spots, cost, random)
            }
            7 => match self.partner(node, random) {
                Some(other) => {
                    let spots = [self.scene.place(other), here];
                    self.move_all(&[node, other], &spots, cost, random)
                }
                None => cost,
            },
            _ => self.turn_branch(node, cost, random),
        }
    }

    /// The node and the leaves that hang on it.
    fn family(&self, node: usize) -> Vec<usize> {
        let graph = &self.scene.part().graph;
        let leaves = graph.neighbours(node).iter().map(|&other| other as usize);
        let leaves = leaves.filter(|&other| graph.degree(other) == 1 && self.mobility[other] > 0.0);
        std::iter::once(node).chain(leaves).collect()
    }

    /// Another neighbour of one of the node's neighbours, to exchange places with.
    fn partner(&self, node: usize, random: &mut Random) -> Option<usize> {
        let graph = &self.scene.part().graph;
        let mut pick = |of: usize| {
            let neighbours = graph.neighbours(of);
            neighbours.get(random.below(neighbours.len())).map(|&other| other as usize)
        };
        let hub = pick(node)?;
        pick(hub).filter(|&other| other != node && self.mobility[other] > 0.0)
    }

    /// Turns the branch that begins with `node` about its hub, or mirrors it.
    fn turn_branch(&mut self, node: usize, cost: f32, random: &mut Random) -> f32 {
        let branches = self.branches;
        let Some(branch) = &branches[node] else {
            return cost;
        };
        if branch.nodes.iter().any(|&node| self.mobility[node] <= 0.0) {
            return cost;
        }
        let hub = self.scene.place(branch.hub);
        let (sin, cos) = (random.signed() * std::f32::consts::PI).sin_cos();
        let mirror = if random.below(3) == 0 { -1.0 } else { 1.0 };
        let turned = |&node: &usize| {
            let [x, y] = sub(self.scene.place(node), hub);
            let y = y * mirror;
            add(hub, [x * cos - y * sin, x * sin + y * cos])
        };
        let spots: Vec<Point> = branch.nodes.iter().map(turned).collect();
        self.move_all(&branch.nodes, &spots, cost, random)
    }

    /// Cost up to which a move is taken.
    fn limit(&self, before: f32, random: &mut Random) -> f32 {
        before - self.heat * random.unit().max(1e-3).ln()
    }

    /// Puts `node` on `spot` if that lowers its cost; its cost afterwards.
    fn move_one(&mut self, node: usize, spot: Point, before: f32, random: &mut Random) -> f32 {
        let old = self.scene.place(node);
        let limit = self.limit(before, random);
        self.scene.put(node, spot);
        let after = self.scene.cost(node, limit);
        if after < limit {
            return after;
        }
        self.scene.put(node, old);
        before
    }

    /// Puts `nodes` on `spots` if that lowers their cost together; the cost of the first, which was
    /// `first`, afterwards.
    fn move_all(
        &mut self,
        nodes: &[usize],
        spots: &[Point],
        first: f32,
        random: &mut Random,
    ) -> f32 {
        if nodes.len() == 1 {
            return self.move_one(nodes[0], spots[0], first, random);
        }
        let rest = nodes[1..].iter().map(|&node| self.scene.cost(node, f32::INFINITY));
        let before = first + rest.sum::<f32>();
        let limit = self.limit(before, random);
        let old: Vec<Point> = nodes.iter().map(|&node| self.scene.place(node)).collect();
        for (&node, &spot) in nodes.iter().zip(spots) {
            self.scene.put(node, spot);
        }
        let own = self.scene.cost(nodes[0], limit);
        let mut after = own;
        for &node in &nodes[1..] {
            if after >= limit {
                break;
            }
            after += self.scene.cost(node, limit - after);
        }
        if after < limit {
            return own;
        }
        for (&node, &spot) in nodes.iter().zip(&old) {
            self.scene.put(node, spot);
        }
        first
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
    Some(add(scene.place(hub), scale([cos, sin], far)))
}
