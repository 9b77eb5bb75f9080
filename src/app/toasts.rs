//! What lies over the panels: short messages, the running job with its Cancel, the frame while
//! files hover.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Area, Color32, Galley, Id, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::action::{Action, FileAction};
use super::start::dashed_frame;
use super::state::{State, Toast, ToastKind, Work};
use super::theme::{self, RADIUS, ink};
use super::widgets::{self, ButtonLook, Ink, button_ui, cut_text, text, text_width};
use crate::display::{Icon, Palette, Weight};

/// Seconds that a job runs before its card appears: quick ones do not flash.
const PATIENCE_SECS: f64 = 0.25;

/// Everything that lies over the panels; `canvas` is where the graph is.
pub fn overlays_ui(ui: &Ui, state: &State, canvas: Rect, out: &mut Vec<Action>) {
    toasts_ui(ui, state, canvas);
    let since = Id::unique("job since");
    match &state.work {
        Some(work) => {
            let now = ui.input(|input| input.time);
            let start = ui.ctx().data_mut(|data| *data.get_temp_mut_or(since, now));
            if now - start >= PATIENCE_SECS {
                work_ui(ui, state, work, canvas, out);
            } else {
                ui.ctx().request_repaint_after_secs((PATIENCE_SECS - (now - start)) as f32);
            }
        }
        None => ui.ctx().data_mut(|data| data.remove::<f64>(since)),
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        drop_frame(ui, state.palette());
    }
}

fn toasts_ui(ui: &Ui, state: &State, canvas: Rect) {
    let palette = state.palette();
    let mut bottom = canvas.bottom() - 16.0;
    for (index, toast) in state.toasts.iter().enumerate().rev() {
        let font = Weight::Medium;
        let width = (text_width(ui.painter(), &toast.text, font, 13.0) + 54.0)
            .min(canvas.width() - 32.0)
            .max(80.0);
        let words = words_of(ui, palette, toast, width - 50.0);
        let height = words.size().y + 20.0;
        let rect = Rect::from_min_size(
            pos2(canvas.center().x - width / 2.0, bottom - height),
            vec2(width, height),
        );
        let area = Area::new(Id::unique(("toast", index))).order(Order::Middle).fixed_pos(rect.min);
        area.interactable(false).show(ui.ctx(), |ui| toast_ui(ui, palette, (toast, words), rect));
        bottom -= height + 8.0;
    }
}

/// What a toast says, in as many lines as it needs: the end of a path matters most.
fn words_of(ui: &Ui, palette: &Palette, toast: &Toast, width: f32) -> Arc<Galley> {
    let font = theme::font(Weight::Medium, 13.0);
    let format = TextFormat::simple(font, ink(palette.text));
    let mut job = LayoutJob::simple_format(toast.text.clone(), format);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

fn toast_ui(ui: &mut Ui, palette: &Palette, (toast, words): (&Toast, Arc<Galley>), rect: Rect) {
    let (_, response) = ui.allocate_exact_size(rect.size(), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &toast.text));
    let mut painter = ui.painter().clone();
    painter.multiply_opacity((toast.left_secs / 0.25).clamp(0.0, 1.0));
    let shadow = ui.visuals().popup_shadow.as_shape(rect, RADIUS);
    painter.add(shadow);
    let line = Stroke::new(1.0, ink(palette.strong_line));
    painter.rect(rect, RADIUS, ink(palette.raised), line, StrokeKind::Inside);
    let (symbol, color) = match toast.kind {
        ToastKind::Note => (Icon::Check, palette.good),
        ToastKind::Warning => (Icon::Warning, palette.warning),
    };
    let at = pos2(rect.left() + 20.0, rect.center().y);
    widgets::icon(&painter, at, symbol, 18.0, ink(color));
    let at = pos2(rect.left() + 38.0, rect.center().y - words.size().y / 2.0);
    painter.galley(at, words, Color32::PLACEHOLDER);
}

fn work_ui(ui: &Ui, state: &State, work: &Work, canvas: Rect, out: &mut Vec<Action>) {
    let palette = state.palette();
    let size = vec2(360.0, 112.0);
    let corner = canvas.center() - size / 2.0;
    let area = Area::new(Id::unique("job")).order(Order::Foreground).fixed_pos(corner);
    area.show(ui.ctx(), |ui| {
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let painter = ui.painter().clone();
        painter.add(ui.visuals().popup_shadow.as_shape(rect, 8));
        let line = Stroke::new(1.0, ink(palette.strong_line));
        painter.rect(rect, 8, ink(palette.panel), line, StrokeKind::Inside);
        let title = Ink::new(Weight::SemiBold, 14.0, ink(palette.text));
        let left = rect.left() + 18.0;
        cut_text(&painter, pos2(left, rect.top() + 26.0), &work.title, title, size.x - 36.0);
        bar(
            &painter,
            palette,
            Rect::from_min_size(pos2(left, rect.top() + 46.0), vec2(size.x - 36.0, 6.0)),
            work.done,
        );
        let doing = if work.cancelling { "Stopping…" } else { work.doing.as_str() };
        let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
        cut_text(&painter, pos2(left, rect.top() + 80.0), doing, quiet, 220.0);
        let percent = format!("{:.0}%", work.done * 100.0);
        let button =
            Rect::from_min_size(pos2(rect.right() - 86.0, rect.top() + 66.0), vec2(70.0, 28.0));
        text(
            &painter,
            pos2(button.left() - 8.0, rect.top() + 80.0),
            Align2::RIGHT_CENTER,
            &percent,
            quiet,
        );
        ui.scope_builder(egui::UiBuilder::new().max_rect(button), |ui| {
            let label = (None, "Cancel", "");
            if button_ui(ui, palette, ButtonLook::Raised, label, !work.cancelling).clicked() {
                out.push(FileAction::CancelWork.into());
            }
        });
    });
}

fn bar(painter: &egui::Painter, palette: &Palette, rect: Rect, done: f32) {
    painter.rect_filled(rect, 3, ink(palette.raised));
    let width = rect.width() * done.clamp(0.0, 1.0);
    let filled = Rect::from_min_size(rect.min, vec2(width, rect.height()));
    painter.rect_filled(filled, 3, ink(palette.text));
}

/// The window is a drop target: its frame turns accent while files hover.
fn drop_frame(ui: &Ui, palette: &Palette) {
    let rect = ui.ctx().content_rect();
    let painter =
        ui.ctx().layer_painter(egui::LayerId::new(Order::Tooltip, Id::unique("drop frame")));
    dashed_frame(&painter, rect.shrink(5.0), Stroke::new(2.0, ink(palette.accent)));
    let words = "Drop reports to read them, or a case to open it";
    let width = text_width(&painter, words, Weight::SemiBold, 14.0) + 32.0;
    let plate =
        Rect::from_center_size(pos2(rect.center().x, rect.bottom() - 70.0), vec2(width, 38.0));
    painter.rect_filled(plate, RADIUS, ink(palette.accent));
    let look = Ink::new(Weight::SemiBold, 14.0, ink(palette.on_accent));
    text(&painter, plate.center(), Align2::CENTER_CENTER, words, look);
}
