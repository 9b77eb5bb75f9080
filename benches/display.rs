//! Building a scene and painting a view: 300 nodes as a report gives them, then 1,000 and 10,000
//! nodes with three edges each, seen whole and from near.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use emath::{Pos2, Rect, pos2, vec2};
use redstring::base::{Certainty, ClaimId, EdgeId, Family, Kind, NodeId, Origin};
use redstring::display::{
    Camera, Emphasis, Palette, Part, Scene, Style, Theme, View, Visible, hit,
};
use redstring::graph::{Case, Claim, Edit, Entity, Relation, Transaction};

/// A case of `nodes` entities, evenly strewn, with `edges` relations between near ones.
fn case(nodes: u64, edges: u64) -> Case {
    let side = (nodes as f32).sqrt() as u64;
    let mut edits = Vec::new();
    for number in 0..nodes {
        let kind = Kind::ALL[number as usize % Kind::ALL.len()];
        let label = format!("Entity number {number}");
        let mut entity = Entity::new(NodeId(number + 1), label, kind, Origin::Text);
        let jitter = (number * 7919 % 83) as f32 - 41.0;
        let (column, row) = (number % side, number / side);
        entity.position = Some([column as f32 * 150.0 + jitter, row as f32 * 110.0 - jitter]);
        entity.named = number % 3 > 0;
        edits.push(Edit::AddEntity(Box::new(entity)));
    }
    for number in 0..edges {
        let family = Family::ALL[number as usize % Family::ALL.len()];
        let mut relation = Relation::new(EdgeId(nodes + number + 1), "meet", family, Origin::Text);
        relation.label = "met in secret".into();
        let id = ClaimId(nodes + edges + number + 1);
        let mut claim = Claim::new(id, "met", Origin::Analyst);
        claim.certainty = Certainty::ALL[number as usize % 4];
        relation.claims.push(claim);
        let from = number % nodes;
        let to = (from + 1 + number * 31 % 5 + (number % 3) * side) % nodes;
        let (from, to) = (NodeId(from + 1), NodeId(to + 1));
        edits.push(Edit::AddRelation { from, to, relation: Box::new(relation) });
    }
    let mut case = Case::new("Bench");
    let built = case.commit(Transaction { label: "Build".into(), edits });
    assert!(built.is_ok(), "a sound plan");
    case
}

fn display(criterion: &mut Criterion) {
    let palette = Palette::of(Theme::Dark);
    let viewport = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0));
    for (nodes, edges) in [(300, 500), (1_000, 3_000), (10_000, 30_000)] {
        let case = case(nodes, edges);
        let build = || Scene::build(&case, &Visible::default(), &Style::default());
        let mut group = criterion.benchmark_group("scene");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("build", nodes), |b| b.iter(|| black_box(build())));
        group.finish();
        let scene = build();
        let whole = Camera::fit(viewport, scene.bounds(), 40.0);
        let near = Camera { zoom: 1.0, ..whole };
        let mut group = criterion.benchmark_group("view");
        let mut view = View::default();
        let hovered = Emphasis::hovering(Part::Node(NodeId(nodes / 2)));
        for (name, camera, emphasis) in [
            ("whole", whole, Emphasis::default()),
            ("near", near, Emphasis::default()),
            ("hover", whole, hovered),
        ] {
            group.bench_function(BenchmarkId::new(name, nodes), |b| {
                b.iter(|| black_box(view.paint(&scene, &camera, &emphasis, &palette).len()));
            });
        }
        group.bench_function(BenchmarkId::new("hit", nodes), |b| {
            b.iter(|| black_box(hit(&scene, &whole, pos2(801.0, 503.0))));
        });
        group.finish();
    }
}

criterion_group!(benches, display);
criterion_main!(benches);
