//! Zoom buttons and fit, in the lower left corner.

use egui::{Align, Layout, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::action::{Action, ViewAction};
use crate::app::state::{CameraGoal, State};
use crate::app::theme::{self, ink};
use crate::app::widgets::{Ink, icon_button_ui, text};
use crate::display::{Icon, Weight};

/// Distance from the corner.
pub const MARGIN: f32 = 12.0;
const HEIGHT: f32 = 30.0;
const ZOOM_WIDTH: f32 = 102.0;
/// A click enlarges or shrinks so much.
const STEP: f32 = 1.25;

/// Where the buttons stand.
pub fn area(viewport: Rect) -> Rect {
    let corner = viewport.left_bottom() + vec2(MARGIN, -MARGIN - HEIGHT);
    Rect::from_min_size(corner, vec2(ZOOM_WIDTH + 8.0 + HEIGHT, HEIGHT))
}

/// Draws the buttons over the canvas.
pub fn controls_ui(ui: &mut Ui, state: &State, viewport: Rect, out: &mut Vec<Action>) {
    let zoom = Rect::from_min_size(area(viewport).min, vec2(ZOOM_WIDTH, HEIGHT));
    let fit = Rect::from_min_size(zoom.right_top() + vec2(8.0, 0.0), vec2(HEIGHT, HEIGHT));
    boxed(ui, state, zoom, |ui| {
        if icon_button_ui(ui, state.palette(), Icon::Remove, "Zoom out", (true, false)).clicked() {
            out.push(ViewAction::ZoomBy(1.0 / STEP).into());
        }
        percent_ui(ui, state, out);
        if icon_button_ui(ui, state.palette(), Icon::Add, "Zoom in", (true, false)).clicked() {
            out.push(ViewAction::ZoomBy(STEP).into());
        }
    });
    boxed(ui, state, fit, |ui| {
        let button =
            icon_button_ui(ui, state.palette(), Icon::FitScreen, "Fit all (F)", (true, false));
        if button.clicked() {
            out.push(ViewAction::Fly(CameraGoal::Fit { glide: true }).into());
        }
    });
}

/// The zoom in per cent; a click goes back to 100 %.
fn percent_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ZOOM_WIDTH - 58.0, 28.0), Sense::click());
    let words = format!("{:.0}%", state.camera.zoom * 100.0);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Zoom {words}")));
    let palette = state.palette();
    let color = ink(if response.hovered() { palette.text } else { palette.quiet_text });
    let font = Ink::new(Weight::Regular, 12.0, color);
    text(ui.painter(), rect.center(), egui::Align2::CENTER_CENTER, &words, font);
    if response.on_hover_text("Back to 100 %").clicked() {
        out.push(ViewAction::Fly(CameraGoal::Zoom(1.0)).into());
    }
}

/// A box over the canvas that takes the clicks in it.
fn boxed(ui: &mut Ui, state: &State, area: Rect, add: impl FnOnce(&mut Ui)) {
    let palette = state.palette();
    ui.interact(
        area,
        ui.scope_id().with(("control", area.left() as i32)),
        Sense::CLICK | Sense::DRAG,
    );
    let line = Stroke::new(1.0, ink(palette.hairline));
    ui.painter().rect(area, theme::RADIUS, ink(palette.panel), line, StrokeKind::Inside);
    let builder =
        UiBuilder::new().max_rect(area.shrink(1.0)).layout(Layout::left_to_right(Align::Center));
    let mut inner = ui.new_child(builder);
    inner.spacing_mut().item_spacing = vec2(0.0, 0.0);
    add(&mut inner);
}
