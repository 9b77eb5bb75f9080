//! Rows and columns: all nodes in their order, every column as wide as its widest box and every row as
//! high as its highest.

use super::components::ASPECT;
use super::geometry::Point;
use super::problem::Problem;
use super::request::MARGIN;

/// Places all nodes on a grid of about the wanted aspect.
pub(super) fn place(problem: &Problem) -> Vec<Point> {
    let nodes: Vec<u32> = (0..problem.node_count() as u32).collect();
    block(problem, &nodes, 0.0)
}

/// Places `nodes` on a grid that is at least as wide as the aspect wants and up to `width` wide.
pub(super) fn block(problem: &Problem, nodes: &[u32], width: f32) -> Vec<Point> {
    let cell = |axis: usize| {
        let sides = nodes.iter().map(|&node| problem.boxes[node as usize].size()[axis]);
        (sides.sum::<f32>() / nodes.len().max(1) as f32 + gap(problem)).max(1.0)
    };
    let aspect = problem.aspect.unwrap_or(ASPECT);
    let ideal = (nodes.len() as f32 * aspect * cell(1) / cell(0)).sqrt();
    let columns = ideal.max(width / cell(0)).round().clamp(1.0, nodes.len().max(1) as f32);
    in_columns(problem, nodes, columns as usize)
}

/// Places `nodes` row by row.
fn in_columns(problem: &Problem, nodes: &[u32], columns: usize) -> Vec<Point> {
    let rows = nodes.len().div_ceil(columns);
    let size = |node: u32| problem.boxes[node as usize];
    let (mut left, mut right) = (vec![0.0_f32; columns], vec![0.0_f32; columns]);
    let (mut above, mut below) = (vec![0.0_f32; rows], vec![0.0_f32; rows]);
    for (index, &node) in nodes.iter().enumerate() {
        let (row, column, size) = (index / columns, index % columns, size(node));
        left[column] = left[column].min(size.min[0]);
        right[column] = right[column].max(size.max[0]);
        above[row] = above[row].min(size.min[1]);
        below[row] = below[row].max(size.max[1]);
    }
    let x = centres(&left, &right, gap(problem));
    let y = centres(&above, &below, gap(problem));
    (0..nodes.len()).map(|index| [x[index % columns], y[index / columns]]).collect()
}

/// Centres of strips that reach from `before` to `after` around them, `gap` apart.
fn centres(before: &[f32], after: &[f32], gap: f32) -> Vec<f32> {
    let mut edge = 0.0;
    let strips = before.iter().zip(after);
    strips
        .map(|(before, after)| {
            let centre = edge - before;
            edge = centre + after + gap;
            centre
        })
        .collect()
}

/// Air between boxes; points get more.
fn gap(problem: &Problem) -> f32 {
    if problem.boxed { 2.0 * MARGIN } else { 50.0 }
}

#[cfg(test)]
mod tests {
    use super::super::request::LayoutRequest;
    use super::*;

    #[test]
    fn rows_and_columns_line_up() {
        let request = LayoutRequest {
            node_count: 12,
            boxes: vec![[40.0, 10.0, 40.0, 20.0]; 12],
            ..LayoutRequest::default()
        };
        let positions = place(&Problem::new(&request));
        let mut columns: Vec<f32> = positions.iter().map(|place| place[0]).collect();
        columns.sort_by(f32::total_cmp);
        columns.dedup();
        assert!((2..=4).contains(&columns.len()), "{columns:?}");
        assert!((positions[1][0] - positions[0][0] - 80.0 - 2.0 * MARGIN).abs() < 1e-3);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(place(&Problem::default()).is_empty());
    }
}
