//! The canvas: shows what display's view pass gives for the case, and turns wheel, drags, clicks and
//! keys into actions. Keeps pictures and gestures, decides nothing about the case.

mod mesh;
mod paint;

pub use paint::CanvasPainter;

use crate::app::action::Action;
use crate::app::state::State;

/// What the canvas keeps from frame to frame.
#[derive(Default)]
pub struct Canvas {
    painter: CanvasPainter,
}

/// Fills the rest of `ui` with the graph.
pub fn canvas_ui(ui: &mut egui::Ui, state: &State, canvas: &mut Canvas, out: &mut Vec<Action>) {
    let (_, painter) = ui.allocate_painter(ui.available_size(), egui::Sense::click_and_drag());
    canvas.painter.paint(&painter, &[]);
    let _ = (state, out);
}
