//! The pieces of a graph.

use std::cmp::Reverse;

use super::ties::Ties;

/// For each node, in the order of [`Ties::ids`], the number of its piece: nodes in one piece are
/// tied together when directions do not matter. Pieces are numbered from 0 by size, the largest
/// first, then by their first node. Union by size with path halving (Tarjan 1975), near linear.
pub fn components(ties: &Ties) -> Vec<usize> {
    let mut forest = Forest::new(ties.ids.len());
    for &(from, to) in &ties.arcs {
        forest.join(from as usize, to as usize);
    }
    let roots: Vec<usize> = (0..ties.ids.len()).map(|node| forest.root(node)).collect();
    let mut order: Vec<usize> = Vec::new(); // Roots by the first node of their piece.
    let mut seen = vec![false; roots.len()];
    for &root in &roots {
        if !std::mem::replace(&mut seen[root], true) {
            order.push(root);
        }
    }
    order.sort_by_key(|&root| Reverse(forest.size[root]));
    let mut number = vec![0; roots.len()];
    for (place, &root) in order.iter().enumerate() {
        number[root] = place;
    }
    roots.into_iter().map(|root| number[root]).collect()
}

struct Forest {
    parent: Vec<usize>,
    size: Vec<usize>,
}

impl Forest {
    fn new(count: usize) -> Self {
        Self { parent: (0..count).collect(), size: vec![1; count] }
    }

    fn root(&mut self, mut node: usize) -> usize {
        while self.parent[node] != node {
            self.parent[node] = self.parent[self.parent[node]];
            node = self.parent[node];
        }
        node
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let (small, large) =
            if self.size[one] < self.size[other] { (one, other) } else { (other, one) };
        self.parent[small] = large;
        self.size[large] += self.size[small];
    }
}
