//! Room on the screen: small windows, the map over the canvas, filters that leave little in view, menus
//! behind dialogs.

#![expect(clippy::float_cmp, reason = "cameras are compared with the very values that were set")]

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use redstring::app::action::{FileAction, SelectAction, ViewAction};
use redstring::app::state::{Camera, CameraGoal};
use redstring::app::theme;
use redstring::base::NodeId;
use redstring::display::Part;

use crate::support::desktop::Window;
use crate::support::shell::Shell;

/// The sample in a window of this size.
fn sample(width: f32, height: f32) -> Shell {
    let mut shell = Shell::with_sample();
    shell.harness.set_size(vec2(width, height));
    shell.harness.run_ok();
    shell
}

#[test]
fn a_narrow_window_shows_the_panel_of_one_side_at_a_time() {
    let mut shell = sample(900.0, 620.0);
    let open = |shell: &Shell| (shell.state().left_open, shell.state().inspector_open);
    assert_eq!(open(&shell), (false, false));
    shell.key(Modifiers::COMMAND, Key::Num1);
    assert_eq!(open(&shell), (true, false), "asked for");
    let node = shell.node_named("Hun Manet");
    shell.act(SelectAction::Only(Part::Node(node)));
    assert_eq!(open(&shell), (false, true));
    assert!(shell.state().canvas_size[0] > 560.0, "{:?}", shell.state().canvas_size);
    shell.key(Modifiers::COMMAND, Key::Num4);
    assert!(shell.state().storyboard_open && !shell.state().inspector_open);
}

#[test]
fn a_filter_leaves_the_camera_alone_while_enough_is_in_view() {
    let mut shell = Shell::with_sample();
    shell.act(ViewAction::Fly(CameraGoal::Fit { glide: false }));
    shell.act(ViewAction::ZoomBy(1.1));
    let zoom = shell.state().camera.zoom;
    shell.key(Modifiers::NONE, Key::N);
    assert_eq!(shell.state().camera.zoom, zoom);
    shell.act(ViewAction::SetCamera(Camera { center: [9000.0, 9000.0], zoom }));
    shell.key(Modifiers::NONE, Key::N);
    let center = shell.state().camera.center;
    // The filter bar has gone, so that the canvas is higher.
    assert!((center[1] - 9000.0).abs() < 60.0, "showing more moves nothing: {center:?}");
}

/// The hand-made case, with Hun Manet under the map.
fn covered() -> Window {
    let mut window = Window::new(vec2(1200.0, 800.0), false);
    window.harness.run();
    let [x, y] = window.entity(9).position.expect("placed");
    window.act(ViewAction::ZoomBy(1.5));
    let map = window.harness.get_by_label_contains("Map of the whole graph").rect().center();
    let node = window.place("Hun Manet, person");
    let Camera { center, zoom } = window.state().camera;
    let by = (map - node) / zoom;
    window
        .act(ViewAction::SetCamera(Camera { center: [center[0] - by.x, center[1] - by.y], zoom }));
    assert!((window.place("Hun Manet, person") - map).length() < 1.0, "{x} {y}");
    window
}

#[test]
fn the_map_fades_over_a_node_which_is_clicked_through_it() {
    let mut window = covered();
    let map = window.harness.get_by_label_contains("Map of the whole graph").rect();
    let plate = theme::ink(window.state().palette().panel);
    let corner = map.left_bottom() + vec2(5.0, -5.0);
    let pixel = |window: &Window| {
        let picture = window.picture();
        picture.pixels[corner.y as usize * picture.size[0] + corner.x as usize]
    };
    assert_ne!(pixel(&window), plate, "faded");
    window.harness.hover_at(corner);
    window.harness.run();
    assert_eq!(pixel(&window), plate, "beside the node it can be used");
    let before = window.state().camera;
    window.click(map.center());
    assert_eq!(window.state().only_selected(), Some(Part::Node(NodeId(9))));
    assert_eq!(window.state().camera.zoom, before.zoom);
}

#[test]
fn the_map_is_dragged_across_a_node_under_it() {
    let mut window = covered();
    let map = window.harness.get_by_label_contains("Map of the whole graph").rect();
    let from = map.left_bottom() + vec2(5.0, -5.0);
    window.harness.hover_at(from);
    window.harness.run();
    window.harness.drag_at(from);
    window.harness.hover_at(map.center());
    window.harness.run();
    let middle = window.state().camera.center;
    window.harness.hover_at(map.right_top() + vec2(-20.0, 20.0));
    window.harness.drop_at(map.right_top() + vec2(-20.0, 20.0));
    window.harness.run();
    let end = window.state().camera.center;
    assert!(end[0] > middle[0] + 20.0 && end[1] < middle[1] - 20.0, "{middle:?} to {end:?}");
    assert!(window.state().selection.is_empty());
}

#[test]
fn a_long_path_is_told_to_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = folder.path().join("a case with a long name of its folder".repeat(3)).join("x");
    std::fs::create_dir_all(&deep).expect("made");
    let path = deep.join("graph.svg");
    let mut shell = sample(1000.0, 700.0);
    shell.act(FileAction::Export(path.clone()));
    let toast = shell.harness.get_by_label(&format!("Exported {}", path.display())).rect();
    let shapes = shell.harness.output().shapes.iter().map(|clipped| &clipped.shape);
    let galleys = shapes.filter_map(|shape| match shape {
        egui::Shape::Text(text) if toast.contains(text.pos) => Some(&text.galley),
        _ => None,
    });
    let mut told = galleys.filter(|galley| galley.text().starts_with("Exported"));
    let told = told.next().expect("told");
    assert!(!told.elided && told.rows.len() > 1, "{} rows", told.rows.len());
    assert!(toast.height() >= told.size().y);
}

#[test]
fn escape_in_a_name_field_leaves_the_field_and_nothing_else() {
    let mut shell = sample(1600.0, 1000.0);
    let node = Part::Node(shell.node_named("Hun Manet"));
    shell.act(SelectAction::Only(node));
    shell.press("Rename");
    shell.type_keys("x");
    shell.key(Modifiers::NONE, Key::Escape);
    assert_eq!(shell.state().only_selected(), Some(node), "the selection stays");
    shell.node_named("Hun Manet");
    shell.key(Modifiers::NONE, Key::Escape);
    assert!(shell.state().selection.is_empty(), "the next one is the canvas'");
}
