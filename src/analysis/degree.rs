//! Number of ties.

use super::ties::Ties;

/// Ties that start or end at each node, in the order of [`Ties::ids`]; a tie that holds both ways
/// counts twice, a loop twice. O(nodes + ties).
pub fn degrees(ties: &Ties) -> Vec<usize> {
    let mut degrees = vec![0; ties.ids.len()];
    for &(from, to) in &ties.arcs {
        degrees[from as usize] += 1;
        degrees[to as usize] += 1;
    }
    degrees
}
