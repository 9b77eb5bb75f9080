//! The view pass as a whole: what is painted where for cases that show every kind and line.

use emath::{Pos2, Rect, pos2, vec2};

use super::fixture::{camera, case_of, harbour, list, random, scene};
use super::{
    Camera, EdgeLine, Emphasis, Palette, Part, Primitive, Scene, Style, Theme, View, Visible, hit,
    layout_request, nodes_in,
};
use crate::base::{Certainty, EdgeId, Family, Kind, NodeId};
use crate::layout::Algorithm;

fn palette() -> Palette {
    Palette::of(Theme::Dark)
}

fn paint(scene: &Scene, camera: &Camera, emphasis: &Emphasis) -> View {
    let mut view = View::default();
    view.paint(scene, camera, emphasis, &palette());
    view
}

fn texts(view: &View) -> Vec<&str> {
    let words = view.primitives().iter().filter_map(|primitive| match primitive {
        Primitive::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

fn overlap(a: Rect, b: Rect) -> bool {
    let common = a.intersect(b);
    common.width() > 0.01 && common.height() > 0.01
}

/// How far a label stays off a node's rim; negative where it covers a part.
fn distance(scene: &Scene, camera: &Camera, index: usize, label: Rect) -> f32 {
    let node = &scene.nodes[index];
    let center = camera.screen_from_world(node.position);
    let radius = node.radius * camera.node_scale();
    if center.distance(label.clamp(center)) > radius * 1.3 {
        return f32::INFINITY;
    }
    let steps = (0..=40).map(|step| step as f32 / 40.0);
    let along =
        |t: f32| [label.top(), label.bottom()].map(|y| pos2(label.left() + label.width() * t, y));
    let edge = steps.flat_map(along).chain([label.clamp(center)]);
    edge.map(|point| node.shape().distance(point - center, radius)).fold(f32::INFINITY, f32::min)
}

#[test]
fn labels_cover_neither_nodes_nor_each_other() {
    for case in [harbour(), random(120, 200, 90.0), random(600, 900, 60.0)] {
        let scene = scene(&case);
        for zoom in [0.15, 0.5, 0.9, 1.0, 1.7, 3.0] {
            let camera = Camera { zoom, ..camera(&scene) };
            let hovered = Emphasis::hovering(Part::Node(NodeId(1)));
            for emphasis in [Emphasis::default(), hovered] {
                let view = paint(&scene, &camera, &emphasis);
                let labels = view.labels();
                for (index, (part, label)) in labels.iter().enumerate() {
                    for (other, second) in &labels[index + 1..] {
                        assert!(!overlap(*label, *second), "{part:?} {other:?} at {zoom}");
                    }
                    for node in 0..scene.nodes.len() {
                        let off = distance(&scene, &camera, node, *label);
                        assert!(off > -0.1, "{part:?} on node {node} at {zoom}: {off}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_name_of_a_small_case_is_shown_and_most_words_on_edges() {
    let scene = scene(&harbour());
    let view = paint(&scene, &camera(&scene), &Emphasis::default());
    let named = view.labels().iter().filter(|(part, _)| matches!(part, Part::Node(_))).count();
    assert_eq!(named, scene.nodes.len());
    let told = view.labels().len() - named;
    assert!(told >= scene.edges.len() - 2, "{told} of {}", scene.edges.len());
}

#[test]
fn an_arrow_stops_short_of_the_rim_of_every_shape() {
    for &kind in Kind::ALL {
        let nodes = [("A", Kind::Person, true, [0.0, 0.0]), ("B", kind, true, [190.0, 110.0])];
        let edges = [(0, "met", 1, Family::Cooperation, &[Certainty::Asserted][..])];
        let scene = scene(&case_of("Two", &nodes, &edges));
        let camera = Camera { zoom: 1.0, ..camera(&scene) };
        let view = paint(&scene, &camera, &Emphasis::default());
        let hue = palette().family(Family::Cooperation);
        let tip = view.primitives().iter().find_map(|primitive| match primitive {
            Primitive::Polygon { points, fill: Some(fill), .. } if *fill == hue => Some(points[0]),
            _ => None,
        });
        let node = &scene.nodes[1];
        let offset = tip.expect("an arrowhead") - camera.screen_from_world(node.position);
        let gap = node.shape().distance(offset, node.radius);
        assert!((gap - 3.5).abs() < 0.1, "{kind}: {gap}");
    }
}

/// Middles of all painted lines of a hue.
fn middles(view: &View, family: Family) -> Vec<Pos2> {
    let hue = palette().family(family);
    let lines = view.primitives().iter().filter_map(|primitive| match primitive {
        Primitive::Line { points, stroke } if stroke.color == hue => {
            super::route::point_at(points, super::route::length(points) / 2.0)
        }
        _ => None,
    });
    lines.map(|(middle, _)| middle).collect()
}

fn between_two(words: &[(usize, usize)], certainties: &[Certainty]) -> Scene {
    let nodes = [("A", Kind::Person, true, [0.0, 0.0]), ("B", Kind::Agency, true, [300.0, 0.0])];
    let edges: Vec<_> =
        words.iter().map(|&(from, to)| (from, "met", to, Family::Money, certainties)).collect();
    scene(&case_of("Two", &nodes, &edges))
}

#[test]
fn parallels_lie_apart_whatever_their_direction() {
    for count in 2..=4 {
        let ends: Vec<_> = (0..count).map(|n| if n % 2 == 0 { (0, 1) } else { (1, 0) }).collect();
        let scene = between_two(&ends, &[Certainty::Asserted]);
        let camera = Camera { zoom: 1.0, ..camera(&scene) };
        let middles = middles(&paint(&scene, &camera, &Emphasis::default()), Family::Money);
        assert_eq!(middles.len(), count);
        for (index, one) in middles.iter().enumerate() {
            for other in &middles[index + 1..] {
                assert!((one.y - other.y).abs() > 15.0, "{middles:?}");
            }
        }
    }
}

#[test]
fn a_disputed_edge_is_two_lines_three_pixels_apart_and_a_d() {
    let scene = between_two(&[(0, 1)], &[Certainty::Asserted, Certainty::Negated]);
    assert_eq!(scene.edges[0].line, EdgeLine::Disputed);
    let camera = Camera { zoom: 1.0, ..camera(&scene) };
    let view = paint(&scene, &camera, &Emphasis::default());
    let middles = middles(&view, Family::Money);
    assert_eq!(middles.len(), 2);
    assert!(((middles[0].y - middles[1].y).abs() - 3.0).abs() < 0.05, "{middles:?}");
    assert!(texts(&view).contains(&"D"));
}

#[test]
fn what_is_hidden_is_not_there_and_its_edges_neither() {
    let case = harbour();
    let mut visible = Visible::default();
    visible.hidden_kinds.insert(Kind::Organization);
    let scene = Scene::build(&case, &visible, &Style::default());
    assert_eq!(scene.nodes.len(), case.entities().len() - 1);
    assert!(scene.edges.iter().all(|edge| {
        case.relation(edge.id)
            .is_some_and(|relation| relation.from != NodeId(2) && relation.to != NodeId(2))
    }));
    visible.dim = true;
    let dimmed = Scene::build(&case, &visible, &Style::default());
    assert_eq!(dimmed.nodes.len(), case.entities().len());
    assert!(dimmed.node(NodeId(2)).is_some_and(|node| node.dimmed));
    let named = Visible { named_only: true, ..Visible::default() };
    let scene = Scene::build(&case, &named, &Style::default());
    assert!(scene.nodes.iter().all(|node| node.named));
}

#[test]
fn nothing_is_painted_of_what_is_out_of_view() {
    let scene = scene(&harbour());
    let camera = Camera { center: pos2(5000.0, 5000.0), ..camera(&scene) };
    assert!(paint(&scene, &camera, &Emphasis::default()).primitives().is_empty());
}

#[test]
fn far_away_nodes_are_discs_and_edges_plain() {
    let scene = scene(&random(300, 400, 80.0));
    let camera = Camera { zoom: 0.06, ..camera(&scene) };
    let view = paint(&scene, &camera, &Emphasis::default());
    let simple = view
        .primitives()
        .iter()
        .all(|primitive| !matches!(primitive, Primitive::Icon { .. } | Primitive::Polygon { .. }));
    assert!(simple);
}

#[test]
fn a_click_means_the_node_before_the_edge_and_the_edge_near_its_line() {
    let scene = between_two(&[(0, 1)], &[Certainty::Asserted]);
    let camera = Camera { zoom: 1.0, ..camera(&scene) };
    let at = |x: f32, y: f32| hit(&scene, &camera, camera.screen_from_world(pos2(x, y)));
    assert_eq!(at(0.0, 0.0), Some(Part::Node(NodeId(1))));
    assert_eq!(at(300.0, 10.0), Some(Part::Node(NodeId(2))));
    assert_eq!(at(150.0, 4.0), Some(Part::Edge(EdgeId(101))));
    assert_eq!(at(150.0, 9.0), None);
    assert_eq!(hit(&scene, &camera, pos2(-50.0, -50.0)), None);
    let left = Rect::from_center_size(camera.screen_from_world(pos2(0.0, 0.0)), vec2(40.0, 40.0));
    assert_eq!(nodes_in(&scene, &camera, left), [NodeId(1)]);
}

#[test]
fn hovering_fades_all_but_the_neighbours_and_moves_no_label() {
    let scene = scene(&harbour());
    let camera = camera(&scene);
    let rest = paint(&scene, &camera, &Emphasis::default());
    let hovered = paint(&scene, &camera, &Emphasis::hovering(Part::Node(NodeId(8))));
    for (part, rect) in hovered.labels() {
        if let Some((_, before)) = rest.labels().iter().find(|(other, _)| other == part) {
            assert_eq!(before.center(), rect.center(), "{part:?}");
        }
    }
    let ink = |view: &View, label: &str| {
        view.primitives().iter().find_map(|primitive| match primitive {
            Primitive::Text { text, color, .. } if text == label => Some(*color),
            _ => None,
        })
    };
    let palette = palette();
    assert_eq!(ink(&hovered, "June strike"), Some(palette.text));
    assert_eq!(ink(&hovered, "dock workers"), Some(palette.text));
    assert_eq!(ink(&hovered, "Norland"), Some(palette.canvas.mix(palette.text, 0.5)));
    assert!(ink(&hovered, "is in").is_none(), "words of faded edges go");
}

#[test]
fn a_selected_edge_is_red_with_its_ends_ringed() {
    let scene = scene(&harbour());
    let part = Part::Edge(EdgeId(101));
    let view = paint(&scene, &camera(&scene), &Emphasis::selecting(part));
    let accent = palette().accent;
    let rings = view.primitives().iter().filter(|primitive| match primitive {
        Primitive::Polygon { fill: None, stroke: Some(stroke), .. }
        | Primitive::Circle { fill: None, stroke: Some(stroke), .. } => stroke.color == accent,
        _ => false,
    });
    assert_eq!(rings.count(), 2);
    let plate = view.primitives().iter().any(
        |primitive| matches!(primitive, Primitive::RoundRect { fill, .. } if *fill == Some(accent)),
    );
    assert!(plate && view.labels().iter().any(|(label, _)| *label == part));
}

#[test]
fn a_selected_edge_too_short_for_its_words_has_them_beside_it() {
    let nodes = [("A", Kind::Person, true, [0.0, 0.0]), ("B", Kind::Person, true, [60.0, -20.0])];
    let edges = [(0, "is the sworn enemy of", 1, Family::Conflict, &[Certainty::Asserted][..])];
    let scene = scene(&case_of("Close", &nodes, &edges));
    let camera = Camera { zoom: 1.0, ..camera(&scene) };
    let part = Part::Edge(EdgeId(101));
    let has_words = |view: &View| view.labels().iter().any(|(label, _)| *label == part);
    assert!(!has_words(&paint(&scene, &camera, &Emphasis::default())));
    assert!(has_words(&paint(&scene, &camera, &Emphasis::selecting(part))));
}

#[test]
fn a_generic_node_without_relations_is_painted_softly() {
    let nodes =
        [("workers", Kind::Group, false, [0.0, 0.0]), ("Union", Kind::Group, true, [200.0, 0.0])];
    let scene = scene(&case_of("Alone", &nodes, &[]));
    let camera = Camera { zoom: 1.0, ..camera(&scene) };
    let ink = |emphasis: &Emphasis, name: &str| {
        paint(&scene, &camera, emphasis).primitives().iter().find_map(|primitive| match primitive {
            Primitive::Text { text, color, .. } if text == name => Some(*color),
            _ => None,
        })
    };
    let rest = Emphasis::default();
    assert_eq!(ink(&rest, "Union"), Some(palette().text));
    assert_ne!(ink(&rest, "workers"), Some(palette().text));
    let hovered = Emphasis::hovering(Part::Node(NodeId(1)));
    assert_eq!(ink(&hovered, "workers"), Some(palette().text), "until it is pointed at");
}

#[test]
fn the_same_inputs_give_the_same_picture_from_any_buffers() {
    let (small, large) = (scene(&harbour()), scene(&random(200, 300, 90.0)));
    let mut used = View::default();
    used.paint(&large, &camera(&large), &Emphasis::default(), &palette());
    let again = used.paint(&small, &camera(&small), &Emphasis::default(), &palette()).to_vec();
    assert_eq!(again, paint(&small, &camera(&small), &Emphasis::default()).primitives());
}

#[test]
fn edges_bend_around_nodes_in_their_way() {
    let nodes = [
        ("A", Kind::Person, true, [0.0, 0.0]),
        ("in the way", Kind::Person, true, [150.0, 0.0]),
        ("B", Kind::Person, true, [300.0, 0.0]),
    ];
    let edges = [(0, "met", 2, Family::Cooperation, &[Certainty::Asserted][..])];
    let scene = scene(&case_of("Three", &nodes, &edges));
    let clear = scene.nodes[1].radius;
    assert!(scene.edges[0].bow.abs() > clear, "{}", scene.edges[0].bow);
}

#[test]
fn a_layout_request_keeps_room_for_names_and_leaves_out_what_is_hidden() {
    let case = harbour();
    let visible = Visible { named_only: true, ..Visible::default() };
    let (request, ids) = layout_request(&case, &visible, &Style::default(), Algorithm::Stress);
    assert_eq!(request.node_count, ids.len());
    assert_eq!(request.boxes.len(), ids.len());
    assert!(ids.iter().all(|&id| case.entity(id).is_some_and(|entity| entity.named)));
    let [left, top, _, bottom] = request.boxes[0];
    assert!(left > 60.0 && bottom > top + 15.0, "{:?}", request.boxes[0]);
    assert!(request.edges.iter().all(|&(from, to)| from.max(to) < ids.len() as u32));
}

#[test]
fn a_tiny_case_paints_these_parts() {
    let nodes = [
        ("Ida Venn", Kind::Person, true, [0.0, 0.0]),
        ("the board", Kind::Group, false, [220.0, 0.0]),
    ];
    let edges = [(0, "may sit on", 1, Family::Membership, &[Certainty::Possible][..])];
    let scene = scene(&case_of("Two", &nodes, &edges));
    let viewport = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 200.0));
    let camera = Camera { center: pos2(110.0, 0.0), zoom: 1.0, viewport };
    let view = paint(&scene, &camera, &Emphasis::selecting(Part::Node(NodeId(2))));
    insta::assert_snapshot!(list(view.primitives()), @r#"
    line 108,100 to 279,100 in 2 corners, 2.0 wide, Dotted { every: 4.6 }, #94a6da
    polygon from 285,100 of 4 corners, fill #94a6da, rim none
    plate 166,92 to 228,108, fill #14171c
    text "may sit on" Left of 170,100, 11 Medium, #a9b7de
    circle at 90,100 of 15.6, fill #edb04a, rim none
    icon Figure at 90,100, 19.0, #14171c
    circle at 310,100 of 14.8, fill #413028, rim #f79359
    icon Crowd at 310,100, 19.0, #f79359
    circle at 310,100 of 21.1, fill none, rim #ff5a5f
    text "Ida Venn" Center of 90,127, 13 Medium, #e6e8eb
    text "the board" Center of 310,133, 13 Medium, #e6e8eb
    "#);
}
