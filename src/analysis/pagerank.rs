//! Importance by who points at whom (Page, Brin, Motwani, Winograd 1999).

use super::ties::Ties;

/// Share of the walk that follows ties; the rest starts anew anywhere.
const DAMPING: f64 = 0.85;

/// Change in all ranks together below which the ranks count as settled.
const SETTLED: f64 = 1e-9;

/// Most rounds; each shrinks the change by the damping, so that 200 settle any graph.
const ROUNDS: usize = 200;

/// The rank of each node, in the order of [`Ties::ids`]; ranks add up to 1. Parallel ties weigh
/// several times; nodes that point nowhere share their rank among all. Power iteration,
/// O(rounds · (nodes + ties)).
pub fn page_rank(ties: &Ties) -> Vec<f64> {
    let count = ties.ids.len();
    let mut outgoing = vec![0_u32; count];
    for &(from, _) in &ties.arcs {
        outgoing[from as usize] += 1;
    }
    let even = 1.0 / count.max(1) as f64;
    let mut ranks = vec![even; count];
    for _ in 0..ROUNDS {
        let stranded: f64 =
            ranks.iter().zip(&outgoing).filter(|(_, out)| **out == 0).map(|(rank, _)| rank).sum();
        let base = (1.0 - DAMPING) * even + DAMPING * stranded * even;
        let mut next = vec![base; count];
        for &(from, to) in &ties.arcs {
            let from = from as usize;
            next[to as usize] += DAMPING * ranks[from] / f64::from(outgoing[from]);
        }
        let change: f64 = ranks.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        ranks = next;
        if change < SETTLED {
            break;
        }
    }
    ranks
}
