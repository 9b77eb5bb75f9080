//! Every key and pointer gesture of the canvas in the whole window, on the sample.

#![expect(clippy::float_cmp, reason = "places are compared with the very values that were set")]

use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, vec2};
use egui_kittest::kittest::Queryable;
use redstring::app::action::{EditAction, ViewAction};
use redstring::app::state::{Camera, CameraGoal};
use redstring::display::Part;

use crate::support::shell::Shell;

/// The sample, near enough for Hun Manet to be grabbed.
fn sample() -> Shell {
    let mut shell = Shell::with_sample();
    let node = shell.node_named("Hun Manet");
    shell.act(ViewAction::Fly(CameraGoal::Parts([Part::Node(node)].into())));
    shell
}

fn hun_manet(shell: &Shell) -> Pos2 {
    shell.place("Hun Manet, person")
}

fn wheel(shell: &mut Shell, lines: f32) {
    shell.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    shell.harness.run_ok();
}

#[test]
fn a_notch_of_the_wheel_zooms_a_little_and_at_the_pointer() {
    let mut shell = sample();
    let (at, zoom) = (hun_manet(&shell), shell.state().camera.zoom);
    shell.harness.hover_at(at);
    wheel(&mut shell, 1.0);
    let factor = shell.state().camera.zoom / zoom;
    assert!((1.05..=1.2).contains(&factor), "{factor}");
    assert!((hun_manet(&shell) - at).length() < 1.5);
    wheel(&mut shell, -1.0);
    assert!((shell.state().camera.zoom / zoom - 1.0).abs() < 0.01, "and back");
}

#[test]
fn a_pinch_zooms_at_the_pointer() {
    let mut shell = sample();
    let (at, zoom) = (hun_manet(&shell), shell.state().camera.zoom);
    shell.harness.hover_at(at);
    shell.harness.event(Event::Zoom(1.5));
    shell.harness.run_ok();
    assert!((shell.state().camera.zoom / zoom - 1.5).abs() < 0.01);
    assert!((hun_manet(&shell) - at).length() < 1.5);
}

#[test]
fn a_double_click_brings_the_node_to_the_middle() {
    let mut shell = sample();
    let node = shell.node_named("Hun Manet");
    let [x, y] = shell.position(node);
    shell.act(ViewAction::SetCamera(Camera { center: [x - 150.0, y + 90.0], zoom: 1.0 }));
    let at = hun_manet(&shell);
    shell.harness.hover_at(at);
    shell.harness.run_ok();
    // Both clicks in one frame: the harness' clock makes long steps.
    let click = [true, false, true, false].map(|pressed| Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    shell.harness.input_mut().events.extend(click);
    shell.harness.step();
    shell.harness.run_ok();
    assert_eq!(shell.state().only_selected(), Some(Part::Node(node)));
    let center = shell.state().camera.center;
    assert!((center[0] - x).abs() < 40.0 && (center[1] - y).abs() < 40.0, "{center:?}");
}

#[test]
fn f_fits_everything_into_the_free_canvas() {
    let mut shell = sample();
    shell.key(Modifiers::NONE, Key::F);
    let camera = shell.state().camera;
    let half = shell.state().canvas_size.map(|side| side / 2.0 / camera.zoom);
    let case = shell.state().desk.case();
    let mut reach = [0.0_f32; 2];
    for [x, y] in case.entities().filter_map(|entity| entity.position) {
        let off = [(x - camera.center[0]).abs() / half[0], (y - camera.center[1]).abs() / half[1]];
        assert!(off[0] < 1.0 && off[1] < 1.0, "{off:?} is out of view");
        reach = [reach[0].max(off[0]), reach[1].max(off[1])];
    }
    assert!(reach[0].max(reach[1]) > 0.85, "the canvas is used: {reach:?}");
    assert!(camera.zoom > 0.4, "{} is too far to read names", camera.zoom);
}

#[test]
fn pointing_at_a_node_fades_all_but_its_neighbours() {
    let mut shell = sample();
    let free = shell.harness.get_by_label("Find").rect().center();
    shell.harness.hover_at(free);
    shell.harness.run_ok();
    let calm = inks(&shell);
    let at = hun_manet(&shell);
    shell.harness.hover_at(at);
    shell.harness.run_ok();
    let pointed = inks(&shell);
    let node = shell.node_named("Hun Manet");
    assert_eq!(shell.state().hovered, Some(Part::Node(node)));
    assert_ne!(calm, pointed, "what is not near has faded");
    shell.harness.hover_at(free);
    shell.harness.run_ok();
    assert_eq!(inks(&shell), calm, "and comes back");
}

#[test]
fn a_node_under_the_map_is_still_clicked() {
    let mut shell = sample();
    let node = shell.node_named("Hun Manet");
    let [x, y] = shell.position(node);
    let map = shell.harness.get_by_label("Map of the whole graph").rect().center();
    let canvas = shell.state().canvas_size;
    let middle = hun_manet(&shell);
    // The camera goes as far as the node shall come.
    let off = (map - middle) / shell.state().camera.zoom;
    let center = shell.state().camera.center;
    let zoom = shell.state().camera.zoom;
    let moved = Camera { center: [center[0] - off.x, center[1] - off.y], zoom };
    shell.act(ViewAction::SetCamera(moved));
    assert!((hun_manet(&shell) - map).length() < 2.0, "{x} {y} {canvas:?}");
    shell.click(map);
    assert_eq!(shell.state().only_selected(), Some(Part::Node(node)));
    assert!((hun_manet(&shell) - map).length() < 2.0, "the map did not take the click");
}

/// The colours of all meshes of the frame.
fn inks(shell: &Shell) -> Vec<egui::Color32> {
    let mut inks = Vec::new();
    for clipped in &shell.harness.output().shapes {
        if let egui::Shape::Mesh(mesh) = &clipped.shape {
            inks.extend(mesh.vertices.iter().map(|vertex| vertex.color));
        }
    }
    inks
}

#[test]
fn escape_clears_selection_then_filter() {
    let mut shell = sample();
    let at = hun_manet(&shell);
    shell.click(at);
    shell.key(Modifiers::NONE, Key::N);
    assert!(shell.state().filter.named_only);
    shell.key(Modifiers::NONE, Key::Escape);
    assert!(shell.state().selection.is_empty());
    shell.key(Modifiers::NONE, Key::Escape);
    assert!(shell.state().filter.is_off());
}

#[test]
fn a_filter_that_leaves_nothing_in_view_brings_the_rest_into_it() {
    let mut shell = Shell::with_sample();
    shell.act(ViewAction::SetCamera(Camera { center: [9000.0, 9000.0], zoom: 2.0 }));
    shell.key(Modifiers::NONE, Key::N);
    shell.harness.run_ok();
    let camera = shell.state().camera;
    let half = shell.state().canvas_size.map(|side| side / 2.0 / camera.zoom);
    let case = shell.state().desk.case();
    for [x, y] in case.entities().filter(|e| e.named).filter_map(|entity| entity.position) {
        let off = [(x - camera.center[0]).abs() / half[0], (y - camera.center[1]).abs() / half[1]];
        assert!(off[0] < 1.0 && off[1] < 1.0, "{off:?} is out of view");
    }
}

#[test]
fn a_filter_that_hides_all_links_says_so() {
    let mut shell = Shell::with_sample();
    for &family in redstring::base::Family::ALL {
        shell.act(ViewAction::ToggleFamily(family));
    }
    let count = shell.state().desk.case().entities().len();
    let words = format!("{count} of {count} have no relation among themselves");
    shell.harness.get_by_label(&words);
    shell.act(ViewAction::ClearFilter);
    assert_eq!(shell.harness.query_all_by_label(&words).count(), 0);
}

#[test]
fn side_panels_fold_below_a_thousand_points_and_come_back() {
    let mut shell = Shell::with_sample();
    shell.harness.set_size(vec2(900.0, 620.0));
    shell.harness.run_ok();
    assert!(!shell.state().left_open && !shell.state().inspector_open);
    assert!(shell.state().canvas_size[0] > 850.0, "{:?}", shell.state().canvas_size);
    shell.key(Modifiers::COMMAND, Key::Num2);
    assert!(shell.state().inspector_open, "a key still unfolds one");
    shell.harness.set_size(vec2(1400.0, 900.0));
    shell.harness.run_ok();
    assert!(shell.state().left_open && shell.state().inspector_open);
}

#[test]
fn at_1280_by_800_the_outline_keeps_eight_rows_and_the_switch_its_place() {
    let mut shell = Shell::with_sample();
    shell.harness.set_size(vec2(1280.0, 800.0));
    shell.harness.run_ok();
    let switch = shell.harness.get_by_label("Named only").rect();
    let status = 800.0 - 26.0;
    assert!(switch.bottom() <= status, "{switch:?}");
    let case = shell.state().desk.case();
    let whole = case.entities().filter(|entity| {
        let row = format!("{}, {}", entity.label, entity.kind.title());
        let rows = shell.harness.query_all_by_label(&row);
        rows.into_iter().any(|row| row.rect().bottom() < switch.top())
    });
    assert!(whole.count() >= 8);
}

#[test]
fn a_drag_pins_and_is_taken_back_and_done_again_by_keys() {
    let mut shell = sample();
    let node = shell.node_named("Hun Manet");
    let before = shell.position(node);
    let from = hun_manet(&shell);
    shell.drag(from, from + vec2(40.0, -30.0));
    let moved = shell.position(node);
    assert_ne!(moved, before);
    let pinned = |shell: &Shell| shell.state().desk.case().entity(node).expect("it").pinned;
    assert!(pinned(&shell));
    shell.key(Modifiers::COMMAND, Key::Z);
    assert_eq!((shell.position(node), pinned(&shell)), (before, false));
    shell.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!((shell.position(node), pinned(&shell)), (moved, true));
    shell.act(EditAction::Undo);
}

#[test]
fn a_narrow_window_folds_its_tools_and_keeps_the_canvas() {
    let mut shell = Shell::with_sample();
    assert_eq!(shell.harness.query_all_by_label("Layout and tools").count(), 0);
    for width in [1200.0, 1000.0, 760.0] {
        shell.harness.set_size(vec2(width, 640.0));
        shell.harness.run_ok();
        let find = shell.harness.get_by_label("Find").rect();
        let more = shell.harness.get_by_label("Layout and tools").rect();
        let present = shell.harness.get_by_label("Present").rect();
        assert!(more.right() < find.left() && find.right() < present.left(), "at {width}");
        assert!(find.width() > 120.0, "at {width}");
        assert!(shell.state().canvas_size[0] > 0.35 * width, "{:?}", shell.state().canvas_size);
    }
    shell.press("Layout and tools");
    shell.press("Connect");
    assert_eq!(shell.state().tool, redstring::app::state::Tool::Connect);
}
