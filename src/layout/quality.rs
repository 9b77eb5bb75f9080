//! How good a drawing is: crossings, edges over strangers' boxes, edges too short for their label.
//! Numbers only; what to do about them is decided elsewhere.

use super::geometry::{Point, Rect, length, length_inside, segments_cross, sub};
use super::problem::Problem;

/// An edge that misses this much length has no place for its label.
const CRAMPED: f32 = 60.0;

/// Counts of what disturbs a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Faults {
    /// Pairs of edges that cross.
    pub(super) crossings: usize,
    /// Edges that run through the box of a node that is not theirs, once a box.
    pub(super) covered: usize,
    /// Edges without a place for their label, those with too small a one in part.
    pub(super) cramped: f32,
}

/// Counts the faults of a drawing. O(m²) at worst; edges that are apart in x cost nothing.
pub(super) fn faults(problem: &Problem, positions: &[Point]) -> Faults {
    let spans = spans(problem, positions);
    Faults {
        crossings: crossings(problem, positions, &spans),
        covered: covered(problem, positions, &spans),
        cramped: cramped(problem, positions),
    }
}

/// Bounding boxes of the edges and the edges' indices, from left to right.
fn spans(problem: &Problem, positions: &[Point]) -> Vec<(Rect, u32)> {
    let edges = problem.graph.edges().iter().enumerate();
    let mut spans: Vec<(Rect, u32)> = edges
        .map(|(index, &(a, b))| {
            let rect = Rect::EMPTY.include(positions[a as usize]).include(positions[b as usize]);
            (rect, index as u32)
        })
        .collect();
    spans.sort_unstable_by(|a, b| a.0.min[0].total_cmp(&b.0.min[0]).then(a.1.cmp(&b.1)));
    spans
}

fn crossings(problem: &Problem, positions: &[Point], spans: &[(Rect, u32)]) -> usize {
    let edges = problem.graph.edges();
    let ends = |edge: u32| {
        let (a, b) = edges[edge as usize];
        (positions[a as usize], positions[b as usize])
    };
    let mut count = 0;
    for (rank, (span, edge)) in spans.iter().enumerate() {
        let (a, b) = ends(*edge);
        for (other_span, other) in &spans[rank + 1..] {
            if other_span.min[0] > span.max[0] {
                break;
            }
            if other_span.min[1] > span.max[1] || other_span.max[1] < span.min[1] {
                continue;
            }
            let (c, d) = ends(*other);
            let shared = share_an_end(edges[*edge as usize], edges[*other as usize]);
            count += usize::from(!shared && segments_cross(a, b, c, d));
        }
    }
    count
}

/// Whether two edges meet in a node.
pub(super) fn share_an_end(first: (u32, u32), second: (u32, u32)) -> bool {
    first.0 == second.0 || first.0 == second.1 || first.1 == second.0 || first.1 == second.1
}

fn covered(problem: &Problem, positions: &[Point], spans: &[(Rect, u32)]) -> usize {
    if !problem.boxed {
        return 0;
    }
    let mut boxes: Vec<(Rect, u32)> = (0..positions.len())
        .map(|node| (problem.box_at(node, positions[node]), node as u32))
        .collect();
    boxes.sort_unstable_by(|a, b| a.0.min[0].total_cmp(&b.0.min[0]).then(a.1.cmp(&b.1)));
    let widest = boxes.iter().map(|(rect, _)| rect.size()[0]).fold(0.0, f32::max);
    let mut count = 0;
    for (span, edge) in spans {
        let (a, b) = problem.graph.edges()[*edge as usize];
        let first = boxes.partition_point(|(rect, _)| rect.min[0] < span.min[0] - widest);
        let near = boxes[first..].iter().take_while(|(rect, _)| rect.min[0] <= span.max[0]);
        let strangers = near.filter(|&&(_, node)| node != a && node != b);
        let ends = (positions[a as usize], positions[b as usize]);
        count += strangers.filter(|(rect, _)| length_inside(ends.0, ends.1, rect) > 0.0).count();
    }
    count
}

fn cramped(problem: &Problem, positions: &[Point]) -> f32 {
    let edges = problem.graph.edges().iter().enumerate();
    let missing = edges.map(|(index, &(a, b))| {
        let along = sub(positions[b as usize], positions[a as usize]);
        let wanted = problem.length_along(index, along);
        ((wanted - length(along)) / CRAMPED).clamp(0.0, 1.0)
    });
    missing.sum()
}

#[cfg(test)]
mod tests {
    use super::super::request::LayoutRequest;
    use super::*;

    fn drawing(edges: &[(u32, u32)], positions: &[Point]) -> Faults {
        let request = LayoutRequest {
            node_count: positions.len(),
            edges: edges.to_vec(),
            boxes: vec![[10.0; 4]; positions.len()],
            ..LayoutRequest::default()
        };
        faults(&Problem::new(&request), positions)
    }

    #[test]
    fn a_cross_is_one_crossing() {
        let corners = [[0.0, 0.0], [400.0, 400.0], [400.0, 0.0], [0.0, 400.0]];
        assert_eq!(drawing(&[(0, 1), (2, 3)], &corners).crossings, 1);
        assert_eq!(drawing(&[(0, 2), (3, 1)], &corners), Faults::default());
    }

    #[test]
    fn an_edge_through_a_box_is_covered() {
        let row = [[0.0, 0.0], [200.0, 5.0], [400.0, 0.0]];
        assert_eq!(drawing(&[(0, 2)], &row).covered, 1);
        assert_eq!(drawing(&[(0, 1)], &row).covered, 0);
    }

    #[test]
    fn a_short_edge_is_cramped() {
        let faults = drawing(&[(0, 1)], &[[0.0, 0.0], [20.0, 0.0]]);
        assert!((faults.cramped - 1.0).abs() < 1e-3);
    }
}
