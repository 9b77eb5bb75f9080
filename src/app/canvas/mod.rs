//! The canvas: shows what display's view pass gives for the case, and turns wheel, drags, clicks and
//! keys into actions. Keeps pictures, gestures and flights; decides nothing about the case.

mod access;
mod controls;
mod empty;
mod flight;
mod gesture;
mod input;
mod menu;
mod mesh;
mod minimap;
mod paint;
mod picture;
mod small;

pub use flight::{FLIGHT_MS, Flight};
pub use paint::CanvasPainter;
pub use picture::Picture;
pub use small::small_picture;

use egui::{Key, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2};

use crate::app::action::{Action, SelectAction, ViewAction};
use crate::app::state::{self, State};
use crate::app::theme::ink;
use crate::display::{Camera, Emphasis, Part};
use gesture::Gesture;

/// Milliseconds in which what is not pointed at fades.
const FADE_MS: f32 = 150.0;

/// What the canvas keeps from frame to frame.
#[derive(Default)]
pub struct Canvas {
    picture: Picture,
    painter: CanvasPainter,
    minimap: minimap::Minimap,
    access: access::Access,
    flight: Option<Flight>,
    gesture: Gesture,
    /// The part that this canvas has reported as hovered.
    hovering: Option<Part>,
    /// What stood out last, shown while it fades.
    emphasis: Emphasis,
    /// The part whose menu is open.
    menu_of: Option<Part>,
    /// Canvas and window in the last frame.
    places: Option<(Rect, Rect)>,
}

/// Fills the rest of `ui` with the graph.
pub fn canvas_ui(ui: &mut Ui, state: &State, canvas: &mut Canvas, out: &mut Vec<Action>) {
    let viewport = ui.available_rect_before_wrap();
    let id = ui.scope_id().with("canvas");
    let response = ui.allocate_rect(viewport, Sense::CLICK | Sense::DRAG);
    let response = response.on_hover_cursor(canvas.cursor(ui, state));
    canvas.picture.refresh(&state.desk, &state.filter);
    let camera = canvas.camera(ui, state, viewport);
    let camera = canvas.steer(ui, &response, state, camera, out);
    let hit = response.hover_pos().and_then(|at| canvas.picture.hit(&camera, at));
    canvas.hover(&response, state, hit, out);
    input::take_keyboard(ui, &response);
    input::click(ui, &response, hit, out);
    menu::menu_ui(&response, state, hit, &mut canvas.menu_of, out);

    let painter = ui.painter_at(viewport);
    canvas.paint(ui, &painter, state, &camera);
    let lit = canvas.access.nodes_ui(ui, id, state, (&canvas.picture, &camera), out);
    input::nudge(ui, (state, &mut canvas.picture, &camera), &mut canvas.gesture, out);
    if canvas.picture.scene().nodes.is_empty() {
        empty::empty_ui(ui, state, viewport, out);
    } else {
        let mut target = camera;
        controls::controls_ui(ui, state, viewport, out);
        canvas.minimap.minimap_ui(ui, state, &canvas.picture, &mut target);
        if target != camera {
            canvas.flight = None;
            report(state, target, out);
            ui.ctx().request_repaint();
            return;
        }
    }
    reveal(lit, &camera, out);
    report(state, camera, out);
}

/// Tells the state where the canvas looks and how large it is.
fn report(state: &State, camera: Camera, out: &mut Vec<Action>) {
    let now = state::Camera { center: [camera.center.x, camera.center.y], zoom: camera.zoom };
    if now != state.camera {
        out.push(ViewAction::SetCamera(now).into());
    }
    let size = camera.viewport.size();
    if size != egui::Vec2::from(state.canvas_size) {
        out.push(ViewAction::SetCanvasSize(size.into()).into());
    }
}

/// A node that the keyboard has reached outside the view is brought into it.
fn reveal(lit: Option<(Part, Pos2)>, camera: &Camera, out: &mut Vec<Action>) {
    if let Some((part, at)) = lit
        && !camera.viewport.shrink(24.0).contains(at)
    {
        out.push(ViewAction::Fly(state::CameraGoal::Parts([part].into())).into());
    }
}

impl Canvas {
    /// True while something is dragged: Esc then calls the drag off and nothing else.
    pub fn is_busy(&self) -> bool {
        self.gesture != Gesture::Rest
    }

    /// Tab and Shift+Tab walk the nodes, unless a widget elsewhere has the keyboard.
    pub fn take_tab(&mut self, ctx: &egui::Context, state: &State) -> Option<Action> {
        self.access.take_tab(ctx, state.selected_node())
    }

    /// Where the canvas looks before this frame's input. When a panel opens beside it, what is drawn
    /// stays where it is on the screen; when the window is resized, the middle stays the middle.
    fn camera(&mut self, ui: &Ui, state: &State, viewport: Rect) -> Camera {
        let state::Camera { center: [x, y], zoom } = state.camera;
        let mut camera = Camera { center: pos2(x, y), zoom, viewport };
        let window = ui.ctx().content_rect();
        if let Some((before, window_before)) = self.places.replace((viewport, window))
            && window_before == window
        {
            camera.center += (viewport.center() - before.center()) / zoom.max(f32::EPSILON);
        }
        camera
    }

    /// Takes the state's goal, goes on with a flight, or follows the hand.
    fn steer(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        state: &State,
        mut camera: Camera,
        out: &mut Vec<Action>,
    ) -> Camera {
        let now = ui.input(|input| input.time);
        if let Some(goal) = &state.goal {
            let glides = !matches!(goal, state::CameraGoal::Fit { glide: false });
            let secs = if glides { state.motion_secs(FLIGHT_MS) } else { 0.0 };
            let target = flight::camera_for(goal, camera, &self.picture);
            self.flight = Some(Flight::new(camera, target, now, secs));
            out.push(ViewAction::GoalTaken.into());
        }
        let parts = (state, &mut self.picture, camera);
        let panned = input::drag(ui, response, parts, &mut self.gesture, out);
        if let Some(moved) = input::wheel(ui, response, panned.unwrap_or(camera)).or(panned) {
            self.flight = None;
            camera = moved;
        }
        if let Some(flight) = self.flight {
            let (there, arrived) = flight.at(now, camera.viewport);
            camera = there;
            if arrived {
                self.flight = None;
            } else {
                ui.ctx().request_repaint();
            }
        }
        camera
    }

    /// Reports the part under the pointer, and its loss only when it was reported from here.
    fn hover(
        &mut self,
        response: &egui::Response,
        state: &State,
        hit: Option<Part>,
        out: &mut Vec<Action>,
    ) {
        let busy = self.gesture != Gesture::Rest || response.context_menu_opened();
        let hit = if busy { self.hovering } else { hit };
        if hit != self.hovering {
            self.hovering = hit;
            if state.hovered != hit {
                out.push(SelectAction::Hover(hit).into());
                response.ctx.request_repaint();
            }
        }
    }

    fn paint(&mut self, ui: &Ui, painter: &egui::Painter, state: &State, camera: &Camera) {
        let palette = state.palette();
        painter.rect_filled(camera.viewport, 0.0, ink(palette.canvas));
        let emphasis = self.emphasis(ui, state);
        let (dots, graph) = self.picture.paint(camera, &emphasis, palette);
        self.painter.paint_layers(painter, &[dots, graph]);
        let accent = ink(palette.accent);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        match (&self.gesture, pointer) {
            (Gesture::Box { from }, Some(to)) => {
                let area = Rect::from_two_pos(*from, to);
                let line = Stroke::new(1.0, accent);
                painter.rect(area, 2.0, accent.gamma_multiply(0.08), line, StrokeKind::Inside);
            }
            (Gesture::Connect { from }, Some(to)) => {
                if let Some(node) = self.picture.scene().node(*from) {
                    let from = camera.screen_from_world(node.position);
                    painter.line_segment([from, to], Stroke::new(2.0, accent));
                }
            }
            _ => {}
        }
    }

    /// What stands out; it fades in and out.
    fn emphasis(&mut self, ui: &Ui, state: &State) -> Emphasis {
        let hovered = if self.gesture == Gesture::Rest { state.hovered } else { None };
        let now = Emphasis { hovered, selected: state.selection.clone(), ..Emphasis::default() };
        let is_node = |part: &Part| matches!(part, Part::Node(_));
        let fades = hovered.as_ref().is_some_and(is_node) || now.selected.iter().any(is_node);
        let secs = state.motion_secs(FADE_MS);
        let id = ui.scope_id().with("fade");
        let fade = ui.ctx().animate_bool_with_time(id, fades, secs);
        if fades || fade <= 0.0 {
            self.emphasis = now;
        }
        Emphasis { fade, ..self.emphasis.clone() }
    }

    fn cursor(&self, ui: &Ui, state: &State) -> egui::CursorIcon {
        let space = ui.input(|input| input.key_down(Key::Space)) && !ui.ctx().text_edit_focused();
        input::cursor(state, &self.gesture, self.hovering, space)
    }
}
