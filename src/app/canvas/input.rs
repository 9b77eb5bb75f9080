//! Wheel, pinch, drags, clicks and keys on the canvas, as a new camera and as actions.

use egui::{CursorIcon, Key, Modifiers, MouseWheelSource, PointerButton, Response, Ui, Vec2, vec2};

use super::gesture::Gesture;
use super::picture::Picture;
use crate::app::action::{Action, SelectAction};
use crate::app::state::{State, Tool};
use crate::display::{Camera, Part};

/// Zoom a point of wheel travel: a notch of 40 points enlarges by a tenth. Gentle, since X11 tells a notch
/// of a device without scroll axes (VNC, virtual pointers) twice.
const ZOOM_PER_POINT: f32 = 0.0024;
/// World units that an arrow key moves nodes, and with Shift.
const NUDGE: f32 = 4.0;
const LONG_NUDGE: f32 = 24.0;

/// Zooms and pans by wheel, trackpad and pinch; the flight that is under way ends then.
pub fn wheel(ui: &Ui, response: &Response, camera: Camera) -> Option<Camera> {
    if !response.contains_pointer() {
        return None;
    }
    let anchor = response.hover_pos().unwrap_or_else(|| camera.viewport.center());
    let (scroll, pinch, source) = ui.input_mut(|input| {
        let scroll = std::mem::take(&mut input.smooth_scroll_delta);
        (scroll, input.zoom_delta(), input.scroll_source())
    });
    let mut moved = camera;
    if (pinch - 1.0).abs() > f32::EPSILON {
        moved = moved.zoom_at(anchor, pinch);
    } else if matches!(source, Some(MouseWheelSource::Trackpad | MouseWheelSource::Momentum)) {
        moved = moved.pan(scroll);
    } else if scroll != Vec2::ZERO {
        moved = moved.zoom_at(anchor, (scroll.y * ZOOM_PER_POINT).exp()).pan(vec2(scroll.x, 0.0));
    }
    (moved != camera).then_some(moved)
}

/// Follows a drag; gives the camera when it pans.
pub fn drag(
    ui: &Ui,
    response: &Response,
    (state, picture, camera): (&State, &mut Picture, Camera),
    gesture: &mut Gesture,
    out: &mut Vec<Action>,
) -> Option<Camera> {
    if response.drag_started() {
        *gesture = start(ui, response, state, picture, &camera);
        select_what_moves(gesture, state, out);
    }
    if *gesture != Gesture::Rest && ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        *gesture = Gesture::Rest;
        picture.forget();
    }
    let mut panned = None;
    if response.dragged() {
        match gesture {
            Gesture::Pan => panned = Some(camera.pan(response.drag_delta())),
            Gesture::Move { .. } => {
                gesture.carry(response.drag_delta() / camera.zoom, picture);
            }
            Gesture::Rest | Gesture::Box { .. } | Gesture::Connect { .. } => {}
        }
    }
    if response.drag_stopped() {
        let at = response.interact_pointer_pos();
        let add = ui.input(|input| input.modifiers.command);
        std::mem::take(gesture).finish(at, (state, picture, &camera), add, out);
    }
    panned
}

/// What a drag that starts here does.
fn start(
    ui: &Ui,
    response: &Response,
    state: &State,
    picture: &Picture,
    camera: &Camera,
) -> Gesture {
    let (origin, shift, space) = ui.input(|input| {
        (input.pointer.press_origin(), input.modifiers.shift, input.key_down(Key::Space))
    });
    let Some(origin) = origin else { return Gesture::Rest };
    if !response.drag_started_by(PointerButton::Primary) || space || state.tool == Tool::Hand {
        return Gesture::Pan;
    }
    match (picture.hit(camera, origin), state.tool) {
        (Some(Part::Node(node)), Tool::Connect) => Gesture::Connect { from: node },
        (Some(Part::Node(node)), _) if !shift => Gesture::moving(node, state, picture),
        _ if shift => Gesture::Box { from: origin },
        _ => Gesture::Pan,
    }
}

/// A node that is grabbed without being selected becomes the selection.
fn select_what_moves(gesture: &Gesture, state: &State, out: &mut Vec<Action>) {
    if let Gesture::Move { nodes, .. } = gesture
        && let [(node, _)] = nodes.as_slice()
        && !state.selection.contains(&Part::Node(*node))
    {
        out.push(SelectAction::Only(Part::Node(*node)).into());
    }
}

/// A press on the canvas takes the keyboard from the widget that had it.
pub fn take_keyboard(ui: &Ui, response: &Response) {
    if response.clicked() || response.drag_started() || response.secondary_clicked() {
        ui.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
}

/// Clicks select, with Shift add or take away; a double click goes there.
pub fn click(ui: &Ui, response: &Response, hit: Option<Part>, out: &mut Vec<Action>) {
    if response.double_clicked() {
        if let Some(part) = hit {
            out.push(SelectAction::GoTo(part).into());
        }
    } else if response.clicked() {
        let shift = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        match (hit, shift) {
            (Some(part), true) => out.push(SelectAction::Toggle(part).into()),
            (Some(part), false) => out.push(SelectAction::Only(part).into()),
            (None, false) => out.push(SelectAction::Clear.into()),
            (None, true) => {}
        }
    }
}

/// Arrow keys move the selected nodes; one undo step from the first press to the last release.
pub fn nudge(
    ui: &Ui,
    (state, picture, camera): (&State, &mut Picture, &Camera),
    gesture: &mut Gesture,
    out: &mut Vec<Action>,
) {
    let selected = state.selection.iter().any(|part| matches!(part, Part::Node(_)));
    if !selected || ui.ctx().text_edit_focused() || ui.ctx().any_popup_open() {
        return;
    }
    let step = arrow_step(ui);
    let by_keys = matches!(gesture, Gesture::Move { .. }) && !ui.input(|i| i.pointer.any_down());
    if step != Vec2::ZERO && (*gesture == Gesture::Rest || by_keys) {
        if *gesture == Gesture::Rest {
            *gesture = Gesture::moving_selection(state, picture);
        }
        gesture.carry(step, picture);
    } else if by_keys && !ARROWS.iter().any(|(key, _)| ui.input(|input| input.key_down(*key))) {
        std::mem::take(gesture).finish(None, (state, picture, camera), false, out);
    }
}

const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, vec2(-1.0, 0.0)),
    (Key::ArrowRight, vec2(1.0, 0.0)),
    (Key::ArrowUp, vec2(0.0, -1.0)),
    (Key::ArrowDown, vec2(0.0, 1.0)),
];

fn arrow_step(ui: &Ui) -> Vec2 {
    ui.input_mut(|input| {
        let mut step = Vec2::ZERO;
        for (key, way) in ARROWS {
            let short = input.count_and_consume_key(Modifiers::NONE, key) as f32;
            let long = input.count_and_consume_key(Modifiers::SHIFT, key) as f32;
            step += way * (short * NUDGE + long * LONG_NUDGE);
        }
        step
    })
}

/// What the pointer looks like over the canvas.
pub fn cursor(state: &State, gesture: &Gesture, hovered: Option<Part>, space: bool) -> CursorIcon {
    match (gesture, state.tool, hovered) {
        (Gesture::Pan | Gesture::Move { .. }, ..) => CursorIcon::Grabbing,
        (Gesture::Box { .. } | Gesture::Connect { .. }, ..) | (_, Tool::Connect, _) => {
            CursorIcon::Crosshair
        }
        (_, Tool::Hand, _) => CursorIcon::Grab,
        _ if space => CursorIcon::Grab,
        (.., Some(_)) => CursorIcon::PointingHand,
        _ => CursorIcon::Default,
    }
}
