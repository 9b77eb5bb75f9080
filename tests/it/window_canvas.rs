//! The canvas by pointer and keyboard, on a hand-made case without a display.

#![expect(clippy::float_cmp, reason = "places are compared with the very values that were set")]

use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, vec2};
use egui_kittest::kittest::Queryable;
use redstring::app::action::{EditAction, SelectAction, ViewAction};
use redstring::base::{EdgeId, Kind, NodeId};
use redstring::display::Part;

use crate::support::desktop::Window;

const HUN_MANET: Part = Part::Node(NodeId(9));

fn window() -> Window {
    let mut window = Window::new(vec2(1200.0, 800.0), false);
    window.harness.run();
    window
}

fn position(window: &Window, id: u64) -> [f32; 2] {
    window.entity(id).position.expect("placed")
}

#[test]
fn a_click_selects_a_node_a_click_on_the_background_clears() {
    let mut window = window();
    let at = window.place("Hun Manet, person, 3 relations");
    window.click(at);
    assert_eq!(window.state().only_selected(), Some(HUN_MANET));
    window.click(at + vec2(0.0, 110.0));
    assert!(window.state().selection.is_empty());
}

#[test]
fn a_click_on_an_edge_selects_the_relation_and_its_first_claim() {
    let mut window = window();
    let (from, to) = (window.place("Hun Manet, person"), window.place("Online scams, activity"));
    window.click(from + (to - from) * 0.3);
    assert_eq!(window.state().only_selected(), Some(Part::Edge(EdgeId(24))));
    assert!(window.state().claim.is_some());
}

#[test]
fn shift_click_adds_and_takes_away() {
    let mut window = window();
    for (name, selected) in
        [("Hun Manet, person", 1), ("July raids, event", 2), ("Hun Manet, person", 1)]
    {
        let at = window.place(name);
        window.harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
        window.click(at);
        window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        assert_eq!(window.state().selection.len(), selected, "{name}");
    }
}

#[test]
fn a_shift_drag_selects_what_lies_in_its_box() {
    let mut window = window();
    let from = window.place("Indonesia, country") - vec2(30.0, 30.0);
    let to = window.place("Vietnam, country") + vec2(30.0, 30.0);
    window.harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    window.drag(from, to);
    window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    let both = [Part::Node(NodeId(6)), Part::Node(NodeId(7))];
    assert_eq!(window.state().selection, both.into());
}

#[test]
fn a_drag_moves_and_pins_the_node_as_one_undo_step() {
    let mut window = window();
    let before = position(&window, 9);
    let from = window.place("Hun Manet, person");
    window.drag(from, from + vec2(60.0, -40.0));
    let zoom = window.state().camera.zoom;
    let [x, y] = position(&window, 9);
    assert!((x - before[0] - 60.0 / zoom).abs() < 0.5, "{x} from {}", before[0]);
    assert!((y - before[1] + 40.0 / zoom).abs() < 0.5);
    assert!(window.entity(9).pinned);
    window.act(EditAction::Undo);
    assert_eq!(position(&window, 9), before);
    assert!(!window.entity(9).pinned);
    assert_eq!(window.state().desk.history.undo_label(), None);
}

#[test]
fn selected_nodes_are_dragged_together() {
    let mut window = window();
    let parts = [HUN_MANET, Part::Node(NodeId(14))].into();
    window.act(SelectAction::Set { parts, add: false });
    let before = position(&window, 14);
    let from = window.place("Hun Manet, person");
    window.drag(from, from + vec2(0.0, 50.0));
    let [x, y] = position(&window, 14);
    assert!((x - before[0]).abs() < 0.5 && y - before[1] > 20.0);
    assert_eq!(window.state().desk.history.undo_label(), Some("Move 2 entities"));
}

#[test]
fn escape_in_a_drag_leaves_everything_where_it_was() {
    let mut window = window();
    let before = position(&window, 9);
    let from = window.place("Hun Manet, person");
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    window.harness.hover_at(from + vec2(50.0, 50.0));
    window.harness.key_press(Key::Escape);
    window.harness.drop_at(from + vec2(50.0, 50.0));
    window.harness.run();
    assert_eq!(position(&window, 9), before);
    assert!(!window.state().desk.is_edited());
    let after = window.place("Hun Manet, person");
    assert!((after - from).length() < 1.0, "drawn where it was: {after:?}");
}

#[test]
fn a_background_drag_pans() {
    let mut window = window();
    let node = window.place("Hun Manet, person");
    let free = node + vec2(0.0, 110.0);
    window.drag(free, free + vec2(-70.0, -30.0));
    let moved = window.place("Hun Manet, person") - node;
    assert!((moved - vec2(-70.0, -30.0)).length() < 1.0, "{moved:?}");
    assert!(!window.state().desk.is_edited());
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut window = window();
    let node = window.place("Hun Manet, person");
    let zoom = window.state().camera.zoom;
    wheel(&mut window, node, 3.0);
    assert!(window.state().camera.zoom > 1.2 * zoom);
    let after = window.place("Hun Manet, person");
    assert!((after - node).length() < 1.5, "{node:?} went to {after:?}");
    wheel(&mut window, node, -6.0);
    assert!(window.state().camera.zoom < zoom);
}

fn wheel(window: &mut Window, at: Pos2, lines: f32) {
    window.harness.hover_at(at);
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.harness.run();
}

#[test]
fn tab_walks_the_nodes_by_importance_and_arrows_move_the_reached_one() {
    let mut window = window();
    window.harness.get_by_label_contains("Hun Manet, person").focus();
    window.harness.run();
    assert_eq!(window.state().only_selected(), Some(HUN_MANET));
    let before = position(&window, 9);
    window.harness.key_down(Key::ArrowRight);
    window.harness.key_down(Key::ArrowRight);
    window.harness.key_up(Key::ArrowRight);
    window.harness.run();
    assert_eq!(position(&window, 9), [before[0] + 8.0, before[1]]);
    assert_eq!(window.state().desk.history.undo_label(), Some("Move entity"));
    window.act(EditAction::Undo);
    assert_eq!(position(&window, 9), before, "two presses are one step");
    window.key(Key::Tab);
    let next = window.state().only_selected();
    assert_ne!(next, Some(HUN_MANET));
    assert!(matches!(next, Some(Part::Node(_))));
}

#[test]
fn hovering_is_reported_and_lost_again() {
    let mut window = window();
    let at = window.place("Hun Manet, person");
    window.harness.hover_at(at);
    window.harness.run();
    assert_eq!(window.state().hovered, Some(HUN_MANET));
    window.harness.hover_at(at + vec2(0.0, 110.0));
    window.harness.run();
    assert_eq!(window.state().hovered, None);
}

#[test]
fn when_all_is_filtered_the_canvas_offers_to_clear_the_filter() {
    let mut window = window();
    for &kind in Kind::ALL {
        window.act(ViewAction::ToggleKind(kind));
    }
    let at = window.place("Clear filters");
    window.click(at);
    assert!(window.state().filter.is_off());
}

#[test]
fn the_zoom_buttons_and_the_map_move_the_view() {
    let mut window = window();
    let zoom = window.state().camera.zoom;
    let at = window.place("Zoom in");
    window.click(at);
    assert!((window.state().camera.zoom / zoom - 1.25).abs() < 0.01);
    let map = window.harness.get_by_label_contains("Map of the whole graph").rect();
    let before = window.state().camera.center;
    window.click(map.left_top() + vec2(20.0, 20.0));
    let center = window.state().camera.center;
    assert!(center[0] < before[0] - 50.0 && center[1] < before[1] - 50.0, "{center:?}");
    let at = window.place("Fit all");
    window.click(at);
    assert!((window.state().camera.zoom - zoom).abs() < 0.01);
}

#[test]
fn at_rest_the_canvas_asks_for_no_frame() {
    let mut window = window();
    window.act(SelectAction::Only(HUN_MANET));
    assert_eq!(window.harness.run(), 1, "one frame shows that nothing is to be done");
}
