//! A graph as arrays: simple, undirected, neighbours in ascending order. Loops and parallel edges are
//! gone; what they mean for drawing is not known here.

use std::collections::VecDeque;

/// A simple undirected graph in compressed rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    offsets: Vec<u32>,
    neighbours: Vec<u32>,
    incident: Vec<u32>,
    edges: Vec<(u32, u32)>,
}

impl Graph {
    /// Builds from any pairs of ends; loops, repeats and ends past `node_count` are dropped.
    pub(super) fn new(node_count: usize, ends: &[(u32, u32)]) -> Self {
        let mut edges: Vec<(u32, u32)> = ends
            .iter()
            .map(|&(a, b)| (a.min(b), a.max(b)))
            .filter(|&(a, b)| a != b && (b as usize) < node_count)
            .collect();
        edges.sort_unstable();
        edges.dedup();
        let mut offsets = vec![0_u32; node_count + 1];
        for &(a, b) in &edges {
            offsets[a as usize + 1] += 1;
            offsets[b as usize + 1] += 1;
        }
        for node in 0..node_count {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut neighbours = vec![0; edges.len() * 2];
        let mut incident = vec![0; edges.len() * 2];
        // Edges are sorted, so first the smaller neighbours of each node, then the larger ones.
        for (index, &(a, b)) in edges.iter().enumerate() {
            let slot = &mut next[b as usize];
            neighbours[*slot as usize] = a;
            incident[*slot as usize] = index as u32;
            *slot += 1;
        }
        for (index, &(a, b)) in edges.iter().enumerate() {
            let slot = &mut next[a as usize];
            neighbours[*slot as usize] = b;
            incident[*slot as usize] = index as u32;
            *slot += 1;
        }
        Self { offsets, neighbours, incident, edges }
    }

    pub(super) fn node_count(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Every edge once, smaller end first, in ascending order.
    pub(super) fn edges(&self) -> &[(u32, u32)] {
        &self.edges
    }

    /// The neighbours of `node` in ascending order.
    pub(super) fn neighbours(&self, node: usize) -> &[u32] {
        &self.neighbours[self.row(node)]
    }

    /// Indices into `edges`, one a neighbour, in the order of `neighbours`.
    pub(super) fn incident(&self, node: usize) -> &[u32] {
        &self.incident[self.row(node)]
    }

    pub(super) fn degree(&self, node: usize) -> usize {
        self.row(node).len()
    }

    /// Connected components, the largest first, then by smallest node; nodes ascending.
    pub(super) fn components(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.node_count()];
        let mut components = Vec::new();
        for root in 0..self.node_count() {
            if seen[root] {
                continue;
            }
            seen[root] = true;
            let mut component = vec![root as u32];
            let mut head = 0;
            while head < component.len() {
                let node = component[head] as usize;
                head += 1;
                for &other in self.neighbours(node) {
                    if !seen[other as usize] {
                        seen[other as usize] = true;
                        component.push(other);
                    }
                }
            }
            component.sort_unstable();
            components.push(component);
        }
        components.sort_by_key(|component| std::cmp::Reverse(component.len()));
        components
    }

    /// Edges on a shortest path from `source` to each node; `u32::MAX` where there is none.
    pub(super) fn hops(&self, source: usize) -> Vec<u32> {
        let mut hops = vec![u32::MAX; self.node_count()];
        let mut queue = VecDeque::from([source]);
        hops[source] = 0;
        while let Some(node) = queue.pop_front() {
            for &other in self.neighbours(node) {
                if hops[other as usize] == u32::MAX {
                    hops[other as usize] = hops[node] + 1;
                    queue.push_back(other as usize);
                }
            }
        }
        hops
    }

    fn row(&self, node: usize) -> std::ops::Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_parallels_and_bad_ends_are_dropped() {
        let graph = Graph::new(3, &[(1, 0), (0, 1), (2, 2), (1, 2), (0, 9)]);
        assert_eq!(graph.edges(), [(0, 1), (1, 2)]);
        assert_eq!(graph.neighbours(1), [0, 2]);
        assert_eq!(graph.incident(1), [0, 1]);
        assert_eq!(graph.degree(2), 1);
    }

    #[test]
    fn components_come_largest_first() {
        let graph = Graph::new(6, &[(4, 5), (1, 2), (2, 3)]);
        assert_eq!(graph.components(), [vec![1, 2, 3], vec![4, 5], vec![0]]);
    }

    #[test]
    fn hops_count_edges() {
        let graph = Graph::new(4, &[(0, 1), (1, 2)]);
        assert_eq!(graph.hops(0), [0, 1, 2, u32::MAX]);
    }
}
