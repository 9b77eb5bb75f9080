//! Parts of a network that hang on the rest by one edge: such a branch can be turned as a whole without
//! harm to its inside. Bridges by depth-first search (Tarjan 1974), O(n + m).

use super::topology::Graph;

/// Largest branch worth moving as a whole, in nodes.
const LARGEST: usize = 40;

/// A connected part that one edge joins to the rest.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Branch {
    /// The node of the rest on which it hangs.
    pub(super) hub: usize,
    /// Its nodes, the one next to the hub first.
    pub(super) nodes: Vec<usize>,
}

/// For each node the branch that begins with it, if there is one: the smaller side of a bridge, of at
/// least two nodes.
pub(super) fn branches(graph: &Graph) -> Vec<Option<Branch>> {
    let walk = Walk::new(graph);
    let count = graph.node_count();
    let mut branches = vec![None; count];
    for &node in walk.order.iter().filter(|&&node| walk.is_bridge(node)) {
        let (below, parent) = (walk.size[node], walk.parent[node]);
        let (first, hub) = if below * 2 <= count { (node, parent) } else { (parent, node) };
        let size = below.min(count - below);
        if (2..=LARGEST).contains(&size) {
            branches[first] = Some(Branch { hub, nodes: side(graph, first, hub) });
        }
    }
    branches
}

/// The nodes on `first`'s side of the bridge to `hub`.
fn side(graph: &Graph, first: usize, hub: usize) -> Vec<usize> {
    let mut nodes = vec![first];
    let mut seen = std::collections::BTreeSet::from([first, hub]);
    let mut head = 0;
    while head < nodes.len() {
        for &other in graph.neighbours(nodes[head]) {
            if seen.insert(other as usize) {
                nodes.push(other as usize);
            }
        }
        head += 1;
    }
    nodes
}

/// A depth-first walk.
struct Walk {
    /// Nodes in the order in which they were met.
    order: Vec<usize>,
    parent: Vec<usize>,
    /// When a node was met, and the earliest that its subtree reaches past its parent's edge.
    met: Vec<usize>,
    low: Vec<usize>,
    /// Nodes of the subtree.
    size: Vec<usize>,
}

impl Walk {
    fn new(graph: &Graph) -> Self {
        let count = graph.node_count();
        let mut walk = Self {
            order: Vec::with_capacity(count),
            parent: vec![usize::MAX; count],
            met: vec![usize::MAX; count],
            low: vec![usize::MAX; count],
            size: vec![1; count],
        };
        for root in 0..count {
            if walk.met[root] == usize::MAX {
                walk.from(graph, root);
            }
        }
        for &node in walk.order.iter().rev() {
            let parent = walk.parent[node];
            if parent != usize::MAX {
                walk.low[parent] = walk.low[parent].min(walk.low[node]);
                walk.size[parent] += walk.size[node];
            }
        }
        walk
    }

    /// Walks one component without recursion: a path may be longer than the stack is deep.
    fn from(&mut self, graph: &Graph, root: usize) {
        let mut stack = vec![(root, 0)];
        self.meet(root);
        while let Some((node, next)) = stack.pop() {
            let Some(&other) = graph.neighbours(node).get(next) else {
                continue;
            };
            stack.push((node, next + 1));
            let other = other as usize;
            if self.met[other] == usize::MAX {
                self.parent[other] = node;
                self.meet(other);
                stack.push((other, 0));
            } else if other != self.parent[node] {
                self.low[node] = self.low[node].min(self.met[other]);
            }
        }
    }

    fn meet(&mut self, node: usize) {
        self.met[node] = self.order.len();
        self.low[node] = self.order.len();
        self.order.push(node);
    }

    /// Whether the edge from the node's parent to it is the only way to its subtree.
    fn is_bridge(&self, node: usize) -> bool {
        let parent = self.parent[node];
        parent != usize::MAX && self.low[node] > self.met[parent]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_on_a_ring_is_a_branch() {
        let graph =
            Graph::new(8, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (2, 5), (5, 6), (6, 7)]);
        let branches = branches(&graph);
        assert_eq!(branches[5], Some(Branch { hub: 2, nodes: vec![5, 6, 7] }));
        assert_eq!(branches[6], Some(Branch { hub: 5, nodes: vec![6, 7] }));
        assert_eq!(branches.iter().flatten().count(), 2);
    }

    #[test]
    fn the_smaller_side_is_the_branch() {
        let graph = Graph::new(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
        let branches = branches(&graph);
        assert_eq!(branches[1], Some(Branch { hub: 2, nodes: vec![1, 0] }));
        assert!(branches[3].is_none() || branches[3].as_ref().is_some_and(|b| b.hub == 2));
    }
}
