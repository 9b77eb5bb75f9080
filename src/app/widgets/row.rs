//! Rows of lists, and the heads above them.

use egui::{Align2, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::{Ink, cut_text, text, text_width};
use crate::app::theme::{ROW_HEIGHT, ink};
use crate::base::Kind;
use crate::display::{Palette, Weight};

/// A row's content.
pub struct Row<'a> {
    /// Badge at its left side.
    pub kind: Option<(Kind, bool)>,
    /// The words.
    pub label: &'a str,
    /// What stands at its right side.
    pub detail: &'a str,
    /// True to mark it as selected.
    pub selected: bool,
    /// True to mark it as hovered elsewhere.
    pub hovered: bool,
    /// Distance of the content from the sides.
    pub padding: f32,
    /// What screen readers say; the label and the detail where it is empty.
    pub name: &'a str,
}

/// A row of the full width.
pub fn row_ui(ui: &mut Ui, palette: &Palette, row: &Row<'_>) -> Response {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = if row.name.is_empty() { row.label } else { row.name };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row.selected, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if row.selected {
        painter.rect_filled(rect, 0.0, ink(palette.selected_row));
    } else if row.hovered || response.hovered() {
        painter.rect_filled(rect, 0.0, ink(palette.raised));
    }
    focus_ring(painter, palette, rect.shrink(2.0), &response);
    let mut x = rect.left() + row.padding;
    if let Some(kind) = row.kind {
        super::kind_badge(painter, palette, pos2(x + 8.0, rect.center().y), 17.0, kind);
        x += 26.0;
    }
    let detail_width = if row.detail.is_empty() {
        0.0
    } else {
        text_width(painter, row.detail, Weight::Regular, 12.0) + 8.0
    };
    let weight = if row.selected { Weight::SemiBold } else { Weight::Regular };
    let words = Ink::new(weight, 13.0, ink(palette.text));
    let width = rect.right() - row.padding - detail_width - x;
    let (_, cut) = cut_text(painter, pos2(x, rect.center().y), row.label, words, width);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let at = pos2(rect.right() - row.padding, rect.center().y);
    text(painter, at, Align2::RIGHT_CENTER, row.detail, quiet);
    if cut { response.on_hover_text(row.label) } else { response }
}

/// The head of a section with a hairline above it, a title, and quiet words at its right side.
pub fn section_head_ui(ui: &mut Ui, palette: &Palette, title: &str, hint: &str, padding: f32) {
    let size = vec2(ui.available_width(), 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, ink(palette.hairline)));
    let head = Ink::new(Weight::SemiBold, 12.0, ink(palette.text));
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let y = rect.center().y;
    let title = text(painter, pos2(rect.left() + padding, y), Align2::LEFT_CENTER, title, head);
    let room = rect.right() - padding - title.right();
    if text_width(painter, hint, quiet.weight, quiet.size) + 8.0 <= room {
        text(painter, pos2(rect.right() - padding, y), Align2::RIGHT_CENTER, hint, quiet);
    }
}
