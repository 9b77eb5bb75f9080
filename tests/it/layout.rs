//! Laws of every layout: finite, without overlaps, the same each time, pins kept, whatever comes in.

#![expect(clippy::float_cmp, reason = "what is kept is kept to the bit")]

use proptest::prelude::*;
use redstring::base::{Cancelled, Progress, Silent};
use redstring::layout::{Algorithm, Layout, LayoutRequest, MARGIN, run};

const LABEL: [f32; 4] = [60.0, 16.0, 60.0, 34.0];

fn request(algorithm: Algorithm, node_count: usize, edges: Vec<(u32, u32)>) -> LayoutRequest {
    let boxes = vec![LABEL; node_count];
    LayoutRequest { node_count, edges, boxes, algorithm, aspect: 1.4, ..LayoutRequest::default() }
}

fn place(request: &LayoutRequest) -> Layout {
    run(request, &Silent).expect("nobody cancels")
}

/// Pairs of boxes that overlap. Sorted by left side, so that large graphs are checked too.
fn overlaps(request: &LayoutRequest, layout: &Layout) -> Vec<(usize, usize)> {
    let rect = |node: usize| {
        let [x, y] = layout.positions[node];
        let [left, top, right, bottom] = request.boxes[node];
        [x - left, y - top, x + right, y + bottom]
    };
    let mut order: Vec<usize> = (0..request.node_count).collect();
    order.sort_by(|&a, &b| rect(a)[0].total_cmp(&rect(b)[0]));
    let mut found = Vec::new();
    for (rank, &a) in order.iter().enumerate() {
        for &b in &order[rank + 1..] {
            let (first, second) = (rect(a), rect(b));
            if second[0] >= first[2] {
                break;
            }
            if first[1] < second[3] && second[1] < first[3] {
                found.push((a, b));
            }
        }
    }
    found
}

fn check(request: &LayoutRequest) -> Layout {
    let layout = place(request);
    assert_eq!(layout.positions.len(), request.node_count, "{}", request.algorithm);
    assert!(
        layout.positions.iter().flatten().all(|value| value.is_finite()),
        "{}",
        request.algorithm
    );
    if !request.boxes.is_empty() {
        let overlaps = overlaps(request, &layout);
        assert!(overlaps.is_empty(), "{}: {} overlap", request.algorithm, overlaps.len());
    }
    layout
}

fn check_all(node_count: usize, edges: &[(u32, u32)]) {
    for &algorithm in Algorithm::ALL {
        check(&request(algorithm, node_count, edges.to_vec()));
        let points =
            LayoutRequest { boxes: Vec::new(), ..request(algorithm, node_count, edges.to_vec()) };
        check(&points);
    }
}

#[test]
fn thousands_of_pairs_stand_apart() {
    let edges = (0..2_000).map(|pair| (2 * pair, 2 * pair + 1)).collect();
    check(&request(Algorithm::default(), 4_000, edges));
}

#[test]
fn no_node_one_node_two_nodes() {
    check_all(0, &[]);
    check_all(1, &[]);
    check_all(1, &[(0, 0)]);
    check_all(2, &[]);
    check_all(2, &[(0, 1)]);
}

#[test]
fn nodes_without_edges() {
    check_all(37, &[]);
}

#[test]
fn a_star_of_two_thousand() {
    let edges: Vec<(u32, u32)> = (1..=2000).map(|leaf| (0, leaf)).collect();
    check_all(2001, &edges);
}

#[test]
fn a_clique_of_sixty() {
    let edges: Vec<(u32, u32)> = (0..60).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
    check_all(60, &edges);
}

#[test]
fn five_hundred_components() {
    let edges: Vec<(u32, u32)> = (0..500)
        .flat_map(|part| [(3 * part, 3 * part + 1), (3 * part + 1, 3 * part + 2)])
        .collect();
    check_all(1500, &edges);
}

#[test]
fn a_path_of_a_thousand() {
    let edges: Vec<(u32, u32)> = (1..1000).map(|node| (node - 1, node)).collect();
    check_all(1000, &edges);
}

#[test]
fn loops_parallels_and_bad_ends() {
    let mut edges = vec![(0, 1); 50];
    edges.extend([(1, 1), (2, 2), (1, 2), (2, 1), (0, 77), (u32::MAX, 3)]);
    check_all(4, &edges);
}

#[test]
fn sizes_that_are_no_sizes() {
    let odd = vec![[f32::NAN, -5.0, f32::INFINITY, 3.0], [f32::NEG_INFINITY; 4]];
    let layout =
        place(&LayoutRequest { boxes: odd, ..request(Algorithm::Stress, 3, vec![(0, 1)]) });
    assert!(layout.positions.iter().flatten().all(|value| value.is_finite()));
}

#[test]
fn a_fresh_layout_is_centred_and_of_about_the_aspect() {
    let edges = (1..60).map(|node| (node / 3, node)).collect();
    let asked = request(Algorithm::Stress, 60, edges);
    let layout = check(&asked);
    let side = |axis: usize, low: bool| {
        let sides = layout.positions.iter().map(|place| {
            if low { place[axis] - LABEL[axis] } else { place[axis] + LABEL[axis + 2] }
        });
        if low { sides.fold(f32::MAX, f32::min) } else { sides.fold(f32::MIN, f32::max) }
    };
    assert!((side(0, true) + side(0, false)).abs() < 1.0);
    assert!((side(1, true) + side(1, false)).abs() < 1.0);
    let aspect = (side(0, false) - side(0, true)) / (side(1, false) - side(1, true));
    assert!((1.0..2.0).contains(&aspect), "{aspect}");
}

#[test]
fn a_small_tree_has_no_crossings_and_room_for_its_labels() {
    let edges: Vec<(u32, u32)> = (1..16).map(|node| ((node - 1) / 2, node)).collect();
    let layout = check(&request(Algorithm::Stress, 16, edges.clone()));
    let at = |node: u32| layout.positions[node as usize];
    let turn = |a: [f32; 2], b: [f32; 2], c: [f32; 2]| {
        (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    };
    for (index, &(a, b)) in edges.iter().enumerate() {
        let length = ((at(a)[0] - at(b)[0]).powi(2) + (at(a)[1] - at(b)[1]).powi(2)).sqrt();
        assert!(length > 100.0, "{a} {b} {length}");
        for &(c, d) in &edges[index + 1..] {
            let crossing = turn(at(a), at(b), at(c)) * turn(at(a), at(b), at(d)) < 0.0
                && turn(at(c), at(d), at(a)) * turn(at(c), at(d), at(b)) < 0.0;
            assert!(!crossing || [a, b].contains(&c), "{a}-{b} crosses {c}-{d}");
        }
    }
}

#[test]
fn pinned_nodes_stay_under_every_algorithm() {
    let edges: Vec<(u32, u32)> = (1..40).map(|node| (node / 2, node)).collect();
    for &algorithm in Algorithm::ALL {
        let mut start = vec![[f32::NAN, f32::NAN]; 40];
        let mut pinned = vec![false; 40];
        for (node, place) in [(3, [500.0, -200.0]), (17, [-300.0, 40.0])] {
            start[node] = place;
            pinned[node] = true;
        }
        let layout =
            check(&LayoutRequest { start, pinned, ..request(algorithm, 40, edges.clone()) });
        assert_eq!(layout.positions[3], [500.0, -200.0], "{algorithm}");
        assert_eq!(layout.positions[17], [-300.0, 40.0], "{algorithm}");
    }
}

#[test]
fn a_standing_drawing_does_not_move() {
    let edges: Vec<(u32, u32)> = (1..40).map(|node| (node / 2, node)).collect();
    let first = request(Algorithm::Stress, 45, edges);
    let start = check(&first).positions;
    let again = check(&LayoutRequest { start: start.clone(), ..first });
    assert_eq!(again.positions, start);
}

#[test]
fn new_nodes_move_old_ones_little() {
    let mut edges: Vec<(u32, u32)> = (1..60).map(|node| (node / 3, node)).collect();
    let mut start = check(&request(Algorithm::Stress, 60, edges.clone())).positions;
    let width = start.iter().map(|place| place[0].abs()).fold(0.0, f32::max) * 2.0;
    start.resize(66, [f32::NAN, f32::NAN]);
    edges.extend([(60, 4), (61, 60), (62, 0), (63, 30), (63, 31)]);
    let grown =
        check(&LayoutRequest { start: start.clone(), ..request(Algorithm::Stress, 66, edges) });
    let mut moved: Vec<f32> = start[..60]
        .iter()
        .zip(&grown.positions)
        .map(|(old, new)| ((old[0] - new[0]).powi(2) + (old[1] - new[1]).powi(2)).sqrt())
        .collect();
    moved.sort_by(f32::total_cmp);
    assert!(moved[30] < width * 0.015, "median {} of {width}", moved[30]);
}

#[test]
fn a_listener_calls_the_work_off() {
    struct Never;
    impl Progress for Never {
        fn tick(&self, _done: f32, _what: &str) -> Result<(), Cancelled> {
            Err(Cancelled)
        }
    }
    let asked = request(Algorithm::Stress, 50, vec![(0, 1)]);
    assert_eq!(run(&asked, &Never), Err(Cancelled));
}

#[test]
fn a_seed_makes_a_difference_and_threads_make_none() {
    let edges: Vec<(u32, u32)> =
        (1..80).map(|node| (node * node % (node + 3) % node, node)).collect();
    let asked = request(Algorithm::Stress, 80, edges);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    let many = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("a pool");
    assert_eq!(one.install(|| place(&asked)), many.install(|| place(&asked)));
    assert_ne!(place(&asked), place(&LayoutRequest { seed: 9, ..asked.clone() }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_graph_is_laid_out(
        node_count in 0_usize..40,
        ends in proptest::collection::vec((0_u32..42, 0_u32..42), 0..80),
        sides in proptest::collection::vec(0.0_f32..120.0, 4..160),
        starts in proptest::collection::vec((-900.0_f32..900.0, 0_u8..4), 0..40),
        which in 0_usize..6,
        seed in any::<u64>(),
    ) {
        let side = |at: usize| sides[at % sides.len()];
        let boxes =
            (0..node_count).map(|node| std::array::from_fn(|at| side(node * 4 + at))).collect();
        // Starts far apart, so that two pinned nodes never overlap.
        let start: Vec<[f32; 2]> = starts
            .iter()
            .enumerate()
            .map(|(node, &(x, kind))| if kind == 0 { [f32::NAN, x] } else { [x, node as f32 * 300.0] })
            .collect();
        let pinned: Vec<bool> = starts.iter().map(|&(_, kind)| kind == 3).collect();
        let asked = LayoutRequest {
            node_count, edges: ends, boxes, start, pinned, seed,
            algorithm: Algorithm::ALL[which],
            aspect: 1.4,
            ..LayoutRequest::default()
        };
        let layout = check(&asked);
        prop_assert_eq!(&layout, &place(&asked));
        for node in 0..node_count.min(asked.start.len()) {
            if asked.pinned[node] && asked.start[node][0].is_finite() {
                prop_assert_eq!(layout.positions[node], asked.start[node]);
            }
        }
    }
}

#[test]
fn boxes_keep_some_air() {
    let edges: Vec<(u32, u32)> =
        (0..30).flat_map(|a| [(a, (a + 1) % 30), (a, (a + 7) % 30)]).collect();
    let asked = request(Algorithm::Stress, 30, edges);
    let layout = check(&asked);
    let half = MARGIN * 0.45;
    let wider = vec![LABEL.map(|side| side + half); 30];
    assert!(overlaps(&LayoutRequest { boxes: wider, ..asked }, &layout).is_empty());
}
