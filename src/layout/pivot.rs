//! A first drawing of a graph too large for all pairs: classical scaling on the distances to some
//! pivots (Brandes & Pich, "Eigensolver methods for progressive multidimensional scaling of large
//! data", 2006). O(pivots · (n + m)).

use super::geometry::{Point, length, scale, sub};
use super::random::Random;
use super::topology::Graph;

/// Nodes from which distances are taken.
const PIVOTS: usize = 50;
/// Rounds of power iteration; the picture needs no more than rough axes.
const ROUNDS: usize = 100;

/// Places the nodes of a connected graph, edges about 1 long.
pub(super) fn place(graph: &Graph, random: &mut Random) -> Vec<Point> {
    let columns = pivot_columns(graph);
    let centred = centre(&columns, graph.node_count());
    let axes = axes(&centred, random);
    let mut places: Vec<Point> = (0..graph.node_count())
        .map(|node| {
            let along = |axis: &[f32]| {
                centred.iter().zip(axis).map(|(column, share)| column[node] * share).sum::<f32>()
            };
            [along(&axes[0]), along(&axes[1])]
        })
        .collect();
    let edges = graph.edges();
    let sum: f32 =
        edges.iter().map(|&(a, b)| length(sub(places[a as usize], places[b as usize]))).sum();
    let factor = edges.len() as f32 / sum.max(1e-6);
    for place in &mut places {
        let jitter = [random.signed() * 0.2, random.signed() * 0.2];
        *place = super::geometry::add(scale(*place, factor), jitter);
    }
    places
}

/// Distances from pivots that are far from each other, the first of highest degree.
fn pivot_columns(graph: &Graph) -> Vec<Vec<u32>> {
    let count = graph.node_count();
    let mut nearest = vec![u32::MAX; count];
    let mut columns = Vec::new();
    let by_degree = |&node: &usize| (graph.degree(node), std::cmp::Reverse(node));
    let mut pivot = (0..count).max_by_key(by_degree);
    while let Some(source) = pivot.filter(|_| columns.len() < PIVOTS.min(count)) {
        let hops = graph.hops(source);
        for (nearest, &hops) in nearest.iter_mut().zip(&hops) {
            *nearest = (*nearest).min(hops);
        }
        columns.push(hops);
        pivot = (0..count).max_by_key(|&node| (nearest[node], std::cmp::Reverse(node)));
    }
    columns
}

/// Squared distances with row and column means taken out, times -1/2.
fn centre(columns: &[Vec<u32>], count: usize) -> Vec<Vec<f32>> {
    let square = |hops: u32| (hops as f32) * (hops as f32);
    let mut rows = vec![0.0_f32; count];
    for column in columns {
        for (row, &hops) in rows.iter_mut().zip(column) {
            *row += square(hops) / columns.len() as f32;
        }
    }
    let all = rows.iter().sum::<f32>() / count.max(1) as f32;
    let centred = |column: &Vec<u32>| {
        let mean = column.iter().map(|&hops| square(hops)).sum::<f32>() / count.max(1) as f32;
        let entry = |(&hops, row): (&u32, &f32)| -0.5 * (square(hops) - row - mean + all);
        column.iter().zip(&rows).map(entry).collect()
    };
    columns.iter().map(centred).collect()
}

/// The two leading eigenvectors of the columns' inner products, by power iteration.
fn axes(centred: &[Vec<f32>], random: &mut Random) -> [Vec<f32>; 2] {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let inner: Vec<Vec<f32>> =
        centred.iter().map(|a| centred.iter().map(|b| dot(a, b)).collect()).collect();
    let mut first: Vec<f32> = Vec::new();
    let mut second: Vec<f32> = Vec::new();
    for axis in 0..2 {
        let mut vector: Vec<f32> = inner.iter().map(|_| random.signed()).collect();
        for _ in 0..ROUNDS {
            if axis == 1 {
                let share = dot(&vector, &first);
                vector.iter_mut().zip(&first).for_each(|(value, other)| *value -= share * other);
            }
            let next: Vec<f32> = inner.iter().map(|row| dot(row, &vector)).collect();
            let size = dot(&next, &next).sqrt().max(1e-12);
            vector = next.into_iter().map(|value| value / size).collect();
        }
        *(if axis == 0 { &mut first } else { &mut second }) = vector;
    }
    [first, second]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_unrolled() {
        let ends: Vec<(u32, u32)> = (0..199).map(|node| (node, node + 1)).collect();
        let places = place(&Graph::new(200, &ends), &mut Random::new(1, 0));
        let span = length(sub(places[0], places[199]));
        assert!(span > 150.0, "{span}");
    }
}
