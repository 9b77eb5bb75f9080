//! Rings around one node: each node stands on the ring of its distance from the middle, in the sector
//! of the neighbour through which it is reached.

use std::f32::consts::TAU;

use super::geometry::Point;
use super::network;
use super::problem::Problem;
use super::request::MARGIN;

/// Rounds of sorting branches so that their other edges are short.
const ROUNDS: usize = 6;
/// The rings may grow by this much to hold their nodes before they are split into narrower ones.
const MOST_GROWTH: f32 = 2.5;

/// Places the nodes of a connected problem around its centre node.
pub(super) fn place(part: &Problem) -> Vec<Point> {
    let count = part.node_count();
    let by_degree = |&node: &usize| (part.graph.degree(node), std::cmp::Reverse(node));
    let Some(root) = part.root.or_else(|| (0..count).max_by_key(by_degree)) else {
        return Vec::new();
    };
    let mut tree = Tree::new(part, root);
    // An edge from one ring to the next shows its label.
    let spacing = network::mean(&part.edge_lengths());
    let need = tree.sectors(part, spacing);
    let growth = (need / TAU).max(1.0);
    let mut angles = tree.angles(root);
    for _ in 0..ROUNDS {
        tree.sort(part, &angles);
        angles = tree.angles(root);
    }
    let strands =
        if growth > MOST_GROWTH { (growth / MOST_GROWTH).sqrt().ceil() as usize } else { 1 };
    let ring = spacing * (growth / strands as f32).min(MOST_GROWTH * 2.0);
    let strand = part.boxes.iter().map(|rect| rect.size()[1]).sum::<f32>() / count as f32;
    let mut rank = vec![0_usize; count];
    for (at, &node) in tree.by_angle(&angles).iter().enumerate() {
        rank[node] = at;
    }
    let spot = |node: usize| {
        let aside = if node == root { 0 } else { rank[node] % strands };
        let radius = tree.depth[node] as f32 * ring + aside as f32 * (strand + 2.0 * MARGIN);
        let (sin, cos) = angles[node].sin_cos();
        [cos * radius, sin * radius]
    };
    (0..count).map(spot).collect()
}

/// Shortest ways to the root.
struct Tree {
    depth: Vec<u32>,
    children: Vec<Vec<usize>>,
    /// Nodes by depth, the root first.
    order: Vec<usize>,
    /// Share of the circle for each node's branch, in radians before they are scaled to fit.
    sector: Vec<f32>,
}

impl Tree {
    fn new(part: &Problem, root: usize) -> Self {
        let depth = part.graph.hops(root);
        let mut order: Vec<usize> = (0..depth.len()).collect();
        order.sort_by_key(|&node| depth[node]);
        let mut children = vec![Vec::new(); depth.len()];
        for &node in order.iter().filter(|&&node| node != root) {
            let nearer = part.graph.neighbours(node).iter().map(|&other| other as usize);
            let mut nearer = nearer.filter(|&other| depth[other] < depth[node]);
            if let Some(parent) = nearer.next() {
                children[parent].push(node);
            }
        }
        let sector = vec![0.0; depth.len()];
        Self { depth, children, order, sector }
    }

    /// Works out how much of the circle each branch wants, and the whole.
    fn sectors(&mut self, part: &Problem, spacing: f32) -> f32 {
        for &node in self.order.iter().rev() {
            let inner: f32 = self.children[node].iter().map(|&child| self.sector[child]).sum();
            let [width, height] = part.boxes[node].size();
            let radius = self.depth[node].max(1) as f32 * spacing;
            let own = (f32::midpoint(width, height) + 2.0 * MARGIN) / radius;
            self.sector[node] = if self.depth[node] == 0 { inner } else { inner.max(own) };
        }
        self.order.first().map_or(0.0, |&root| self.sector[root])
    }

    /// The direction of each node, in the middle of its sector.
    fn angles(&self, root: usize) -> Vec<f32> {
        let mut angles = vec![0.0; self.depth.len()];
        let mut from = vec![0.0; self.depth.len()];
        let mut share = vec![0.0; self.depth.len()];
        share[root] = TAU;
        for &node in &self.order {
            let wanted: f32 = self.children[node].iter().map(|&child| self.sector[child]).sum();
            let mut start = from[node];
            for &child in &self.children[node] {
                share[child] = share[node] * self.sector[child] / wanted.max(1e-6);
                from[child] = start;
                angles[child] = start + share[child] / 2.0;
                start += share[child];
            }
        }
        angles
    }

    /// Sorts the branches of each node by where their neighbours are.
    fn sort(&mut self, part: &Problem, angles: &[f32]) {
        for node in 0..self.children.len() {
            let middle = angles[node];
            let mut keyed: Vec<(f32, usize)> = self.children[node]
                .iter()
                .map(|&child| (pull(part, angles, child, node, middle), child))
                .collect();
            if self.depth[node] > 0 {
                keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            } else {
                // Around the root there is no first branch; those with ties move next to each other.
                keyed.sort_by(|a, b| (angles[a.1] + a.0).total_cmp(&(angles[b.1] + b.0)));
            }
            self.children[node] = keyed.into_iter().map(|(_, child)| child).collect();
        }
    }

    /// The nodes ring by ring and, on a ring, by direction.
    fn by_angle(&self, angles: &[f32]) -> Vec<usize> {
        let mut order = self.order.clone();
        order.sort_by(|&a, &b| {
            self.depth[a].cmp(&self.depth[b]).then(angles[a].total_cmp(&angles[b]))
        });
        order
    }
}

/// Mean turn from `middle` to the neighbours of `node` other than its parent; for the root's children,
/// from where they are.
fn pull(part: &Problem, angles: &[f32], node: usize, parent: usize, middle: f32) -> f32 {
    let from = if middle == 0.0 { angles[node] } else { middle };
    let others = part.graph.neighbours(node).iter().map(|&other| other as usize);
    let turns: Vec<f32> = others
        .filter(|&other| other != parent)
        .map(|other| {
            let turn = (angles[other] - from).rem_euclid(TAU);
            if turn > TAU / 2.0 { turn - TAU } else { turn }
        })
        .collect();
    turns.iter().sum::<f32>() / turns.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::super::geometry::length;
    use super::super::request::LayoutRequest;
    use super::*;

    #[test]
    fn distance_from_the_middle_is_distance_in_the_graph() {
        let request = LayoutRequest {
            node_count: 7,
            edges: vec![(0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (3, 6)],
            boxes: vec![[40.0, 10.0, 40.0, 20.0]; 7],
            ..LayoutRequest::default()
        };
        let places = place(&Problem::new(&request));
        assert!(length(places[0]) < 1e-3);
        let ring = length(places[1]);
        assert!(places[1..4].iter().all(|&place| (length(place) - ring).abs() < 1.0));
        assert!(places[4..].iter().all(|&place| (length(place) - 2.0 * ring).abs() < 1.0));
    }
}
