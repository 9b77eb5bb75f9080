//! What stands in the window until the first case is there: quiet bars in place of the panels.

use egui::{CentralPanel, Frame, Panel, Rect, Ui, pos2, vec2};

use super::panels::left;
use super::start::canvas_dots;
use super::state::State;
use super::theme::{ROW_HEIGHT, ink};

/// Widths of the bars, as shares of the panel.
const WIDTHS: [f32; 9] = [0.5, 0.62, 0.44, 0.7, 0.38, 0.55, 0.47, 0.64, 0.4];

/// The skeleton.
pub fn skeleton_ui(ui: &mut Ui, state: &State) {
    let palette = state.palette();
    let frame = Frame::NONE.fill(ink(palette.panel));
    Panel::left("left panel").exact_size(state.settings.panels.left).frame(frame).show(ui, |ui| {
        let rect = ui.max_rect();
        let painter = ui.painter_at(rect);
        for (index, share) in WIDTHS.iter().enumerate() {
            let y = rect.top() + 54.0 + ROW_HEIGHT * index as f32;
            let left = rect.left() + left::PADDING;
            painter.circle_filled(pos2(left + 8.0, y), 7.0, ink(palette.raised));
            let bar = Rect::from_min_size(
                pos2(left + 26.0, y - 5.0),
                vec2((rect.width() - 60.0) * share, 10.0),
            );
            painter.rect_filled(bar, 5, ink(palette.raised));
        }
    });
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| canvas_dots(ui, palette));
}
