//! The foot of a scene: its footnotes, then case, dots and page number.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, Galley, Painter, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::state::State;
use crate::app::theme::{self, ink};
use crate::app::widgets::{Ink, count, text};
use crate::briefing::Footnote;
use crate::display::{Palette, Weight};

/// Footnotes that are spelled out on a scene, and the share of the page that they may take; the export
/// has them all.
const MOST_NOTES: usize = 5;
const MOST_SHARE: f32 = 0.22;
/// Lines of a footnote before it is cut.
const MOST_LINES: usize = 4;
const NOTE_LINE: f32 = 24.0;
/// Height of the line with case, dots and page.
pub const PAGE_LINE: f32 = 56.0;

/// Draws the foot into the lower part of `page`; gives the line above it.
pub fn footer_ui(
    ui: &Ui,
    painter: &Painter,
    state: &State,
    page: Rect,
    (notes, at, of): (&[Footnote], usize, usize),
) -> f32 {
    let palette = state.palette();
    let bottom = page.bottom() - PAGE_LINE;
    page_line(painter, state, page, (at, of));
    if notes.is_empty() {
        return bottom;
    }
    let mut galleys = spelled_out(painter, palette, notes, page);
    if let Some(more) = notes.len().checked_sub(galleys.len()).filter(|&more| more > 0) {
        let words = format!("and {} in the export", count(more, "more footnote", "more footnotes"));
        let font = theme::font(Weight::Regular, 15.0);
        galleys.push(painter.layout_no_wrap(words, font, ink(palette.faint_text)));
    }
    let height: f32 = galleys.iter().map(|galley| galley.size().y).sum();
    let top = bottom - height - 12.0;
    painter.hline(page.x_range(), top - 14.0, Stroke::new(1.0, ink(palette.hairline)));
    let mut y = top;
    for (index, galley) in galleys.into_iter().enumerate() {
        let next = y + galley.size().y;
        let area = Rect::from_min_size(pos2(page.left(), y), galley.size());
        let id = ui.scope_id().with(("footnote", index));
        let info = || WidgetInfo::labeled(Role::Label, true, galley.text());
        ui.interact(area, id, Sense::hover()).widget_info(info);
        painter.galley(pos2(page.left(), y), galley, Color32::PLACEHOLDER);
        y = next;
    }
    top - 14.0
}

/// The first footnotes, as many as the page has room for, and always one.
fn spelled_out(
    painter: &Painter,
    palette: &Palette,
    notes: &[Footnote],
    page: Rect,
) -> Vec<Arc<Galley>> {
    let mut room = MOST_SHARE * page.height();
    let mut galleys = Vec::new();
    for note in notes.iter().take(MOST_NOTES) {
        let galley = painter.layout_job(note_job(palette, note, page.width()));
        room -= galley.size().y;
        if room < 0.0 && !galleys.is_empty() {
            break;
        }
        galleys.push(galley);
    }
    galleys
}

/// "1 “In July …” A thousand held, 19 July 2025. Asserted, the report's own words."
fn note_job(palette: &Palette, note: &Footnote, width: f32) -> LayoutJob {
    let format = |weight, color| TextFormat {
        line_height: Some(NOTE_LINE),
        ..TextFormat::simple(theme::font(weight, 15.0), ink(color))
    };
    let mut job = LayoutJob::default();
    let number = format!("{} ", note.number);
    job.append(&number, 0.0, format(Weight::SemiBold, palette.text));
    let quote = format!("“{}” {}", note.quote, note.reference());
    job.append(&quote, 4.0, format(Weight::Regular, palette.quiet_text));
    job.wrap.max_width = width;
    job.wrap.max_rows = MOST_LINES;
    job
}

fn page_line(painter: &Painter, state: &State, page: Rect, (at, of): (usize, usize)) {
    let palette = state.palette();
    let y = page.bottom() - 20.0;
    let quiet = Ink::new(Weight::Regular, 14.0, ink(palette.quiet_text));
    let title = state.desk.case().title();
    text(painter, pos2(page.left(), y), Align2::LEFT_CENTER, title, quiet);
    if of < 2 {
        return;
    }
    let number = format!("{} of {of}", at + 1);
    text(painter, pos2(page.right(), y), Align2::RIGHT_CENTER, &number, quiet);
    if of <= 40 {
        dots(painter, palette, pos2(page.center().x, y), (at, of));
    }
}

/// A dot a scene; the present one is a bar.
fn dots(painter: &Painter, palette: &Palette, center: egui::Pos2, (at, of): (usize, usize)) {
    const APART: f32 = 16.0;
    const BAR: f32 = 28.0;
    let width = APART * (of - 1) as f32 + BAR;
    let mut x = center.x - width / 2.0;
    for index in 0..of {
        if index == at {
            let bar = Rect::from_min_size(pos2(x, center.y - 4.0), vec2(BAR, 8.0));
            painter.rect_filled(bar, 4.0, ink(palette.text));
            x += BAR + 8.0;
        } else {
            painter.circle_filled(pos2(x + 4.0, center.y), 4.0, ink(palette.strong_line));
            x += APART;
        }
    }
}
