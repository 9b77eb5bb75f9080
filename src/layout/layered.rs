//! Layers along the direction of the edges (Sugiyama, Tagawa & Toda 1981): cycles are opened, nodes get
//! layers of limited width, layers an order with few crossings, and nodes places near their
//! neighbours. The layers run down or to the right, whichever comes nearer to the wanted aspect.

use std::collections::{BTreeSet, VecDeque};

use super::geometry::{Point, Rect};
use super::layers::Layers;
use super::pose;
use super::problem::Problem;
use super::request::MARGIN;
use super::room::ARROW_ROOM;

/// Most room for labels between two layers, however long they are.
const MOST_LABEL: f32 = 140.0;
/// Narrowest limit of a layer's width, in nodes.
const LEAST_WIDTH: usize = 12;

/// Places the nodes of a connected problem.
pub(super) fn place(part: &Problem) -> Vec<Point> {
    let count = part.node_count();
    let arrows = acyclic(count, &part.arrows);
    let limit = (3.0 * (count as f32).sqrt()).ceil() as usize;
    let ranks = ranks(count, &arrows, limit.max(LEAST_WIDTH));
    let mut layers = Layers::new(count, &arrows, &ranks);
    layers.order();
    let down = in_world(part, &layers, 1);
    let right = in_world(part, &layers, 0);
    let miss = |positions: &[Point]| pose::aspect_miss(part, positions);
    if miss(&down) <= miss(&right) { down } else { right }
}

/// Positions when the layers follow each other along `axis` (0: to the right, 1: down).
fn in_world(part: &Problem, layers: &Layers, axis: usize) -> Vec<Point> {
    let across = layers.places(|node| {
        let rect = part.boxes.get(node).copied().unwrap_or(Rect { min: [0.0; 2], max: [0.0; 2] });
        [-rect.min[1 - axis] + MARGIN, rect.max[1 - axis] + MARGIN]
    });
    let label = part.labels.iter().map(|label| label[axis]).fold(0.0, f32::max);
    let room = ARROW_ROOM + label.clamp(ARROW_ROOM, MOST_LABEL);
    let mut positions = vec![[0.0, 0.0]; part.node_count()];
    let mut edge = 0.0;
    for layer in &layers.rows {
        let real = layer.iter().map(|&node| node as usize).filter(|&node| node < positions.len());
        let real: Vec<usize> = real.collect();
        let before = real.iter().map(|&node| -part.boxes[node].min[axis]).fold(0.0, f32::max);
        let after = real.iter().map(|&node| part.boxes[node].max[axis]).fold(0.0, f32::max);
        for node in real {
            positions[node][axis] = edge + before;
            positions[node][1 - axis] = across[node];
        }
        edge += before + after + room;
    }
    positions
}

/// The arrows, once each, with those turned round that would close a cycle (Eades, Lin & Smyth, "A fast
/// and effective heuristic for the feedback arc set problem", 1993). O(m log n).
fn acyclic(count: usize, arrows: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let sequence = sequence(count, arrows);
    let mut turned: Vec<(u32, u32)> = arrows
        .iter()
        .map(|&(a, b)| if sequence[a as usize] <= sequence[b as usize] { (a, b) } else { (b, a) })
        .collect();
    turned.sort_unstable();
    turned.dedup();
    turned
}

/// A position for each node so that few arrows point backwards.
fn sequence(count: usize, arrows: &[(u32, u32)]) -> Vec<usize> {
    let mut out = vec![Vec::new(); count];
    let mut into = vec![Vec::new(); count];
    for &(a, b) in arrows {
        out[a as usize].push(b as usize);
        into[b as usize].push(a as usize);
    }
    let mut balance: Vec<[usize; 2]> = (0..count).map(|n| [out[n].len(), into[n].len()]).collect();
    // Sinks sort first, then sources, then by how many more arrows leave than enter.
    let key = |balance: [usize; 2], node: usize| match balance {
        [0, _] => (i64::MIN, node),
        [_, 0] => (i64::MIN + 1, node),
        [out, into] => (into as i64 - out as i64, node),
    };
    let mut queue: BTreeSet<(i64, usize)> =
        (0..count).map(|node| key(balance[node], node)).collect();
    let mut place = vec![usize::MAX; count];
    let (mut first, mut last) = (0, count);
    while let Some((_, node)) = queue.pop_first() {
        if balance[node][0] == 0 {
            last -= 1;
            place[node] = last;
        } else {
            place[node] = first;
            first += 1;
        }
        for (side, others) in [(1, &out[node]), (0, &into[node])] {
            for &other in others.iter().filter(|&&other| place[other] == usize::MAX) {
                queue.remove(&key(balance[other], other));
                balance[other][side] -= 1;
                queue.insert(key(balance[other], other));
            }
        }
    }
    place
}

/// A layer for each node, after those of all nodes that point to it, with at most `limit` nodes a layer
/// where that can be.
fn ranks(count: usize, arrows: &[(u32, u32)], limit: usize) -> Vec<usize> {
    let mut out = vec![Vec::new(); count];
    let mut missing = vec![0_usize; count];
    for &(a, b) in arrows {
        out[a as usize].push(b as usize);
        missing[b as usize] += 1;
    }
    let into = missing.clone();
    let mut rank = vec![0_usize; count];
    let mut width: Vec<usize> = Vec::new();
    let mut ready: VecDeque<usize> = (0..count).filter(|&node| missing[node] == 0).collect();
    let mut sorted = Vec::with_capacity(count);
    while let Some(node) = ready.pop_front() {
        while width.get(rank[node]).is_some_and(|&width| width >= limit) {
            rank[node] += 1;
        }
        width.resize(width.len().max(rank[node] + 1), 0);
        width[rank[node]] += 1;
        sorted.push(node);
        for &other in &out[node] {
            rank[other] = rank[other].max(rank[node] + 1);
            missing[other] -= 1;
            if missing[other] == 0 {
                ready.push_back(other);
            }
        }
    }
    // A node with more arrows out than in stands nearer to where they go.
    for &node in sorted.iter().rev().filter(|&&node| out[node].len() > into[node]) {
        let nearest = out[node].iter().map(|&other| rank[other]).min().unwrap_or(1) - 1;
        let open = (rank[node] + 1..=nearest).rev().find(|&rank| width[rank] < limit);
        if let Some(better) = open {
            width[rank[node]] -= 1;
            width[better] += 1;
            rank[node] = better;
        }
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_opened_at_one_arrow() {
        let arrows = [(0, 1), (1, 2), (2, 3), (3, 0)];
        let open = acyclic(4, &arrows);
        let kept = open.iter().filter(|arrow| arrows.contains(arrow)).count();
        assert_eq!((open.len(), kept), (4, 3));
    }

    #[test]
    fn arrows_lead_to_later_layers() {
        let arrows = [(0, 1), (1, 2), (0, 2), (3, 2)];
        assert_eq!(ranks(4, &arrows, 10), [0, 1, 2, 1]);
    }

    #[test]
    fn a_wide_layer_is_split() {
        let arrows: Vec<(u32, u32)> = (1..=20).map(|leaf| (0, leaf)).collect();
        let ranks = ranks(21, &arrows, 5);
        assert_eq!(ranks.iter().max(), Some(&4));
    }
}
