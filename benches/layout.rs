//! Layouts of actor networks with label boxes, and of a large tree of points.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use redstring::base::Silent;
use redstring::layout::{Algorithm, LayoutRequest, run};

/// A tree in which older nodes get more branches, and a third as many other edges between nodes that are
/// near each other: about what reports give.
fn network(node_count: usize) -> LayoutRequest {
    let mut state = 1_u32;
    let mut below = |bound: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % bound
    };
    let mut edges: Vec<(u32, u32)> = Vec::new();
    for node in 1..node_count as u32 {
        let elder = below(node);
        edges.push((node, below(elder + 1)));
    }
    for _ in 0..node_count / 3 {
        let (a, b) = edges[below(edges.len() as u32) as usize];
        edges.push((a, edges.iter().find(|edge| edge.1 == b).map_or(b, |edge| edge.0)));
    }
    let boxes = (0..node_count)
        .map(|_| {
            let side = 20.0 + below(70) as f32;
            [side, 16.0, side, 36.0]
        })
        .collect();
    let edge_labels = edges.iter().map(|_| [30.0 + below(70) as f32, 16.0]).collect();
    LayoutRequest { node_count, edges, boxes, edge_labels, ..LayoutRequest::default() }
}

fn with_boxes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout with boxes");
    group.sample_size(10);
    for algorithm in Algorithm::ALL {
        for node_count in [30, 100, 300, 700] {
            let request = LayoutRequest { algorithm: *algorithm, ..network(node_count) };
            let id = BenchmarkId::new(algorithm.word(), node_count);
            group.bench_with_input(id, &request, |bencher, request| {
                bencher.iter(|| run(black_box(request), &Silent));
            });
        }
    }
    group.finish();
}

fn points(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout of points");
    group.sample_size(10);
    for node_count in [1_000, 10_000] {
        let request = LayoutRequest {
            algorithm: Algorithm::Force,
            boxes: Vec::new(),
            edge_labels: Vec::new(),
            ..network(node_count)
        };
        group.bench_with_input(
            BenchmarkId::from_parameter(node_count),
            &request,
            |bencher, request| {
                bencher.iter(|| run(black_box(request), &Silent));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, with_boxes, points);
criterion_main!(benches);
