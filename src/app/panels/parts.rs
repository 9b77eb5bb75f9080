//! Small parts that inspector, reader and storyboard share: tags, text links, tabs, lines. Each says
//! its name to screen readers.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::theme::{TAG_RADIUS, ink};
use crate::app::widgets::{Ink, cut_text, text_width};
use crate::display::{Palette, Weight};

/// A word in a rounded box.
pub fn tag_ui(ui: &mut Ui, palette: &Palette, word: &str) -> Response {
    let words = Ink::new(Weight::Regular, 12.0, ink(palette.text));
    let most = (ui.available_width() - 14.0).max(24.0);
    let width = text_width(ui.painter(), word, words.weight, words.size).ceil().min(most);
    let (rect, response) = ui.allocate_exact_size(vec2(width + 14.0, 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    let line = Stroke::new(1.0, ink(palette.hairline));
    ui.painter().rect(rect, TAG_RADIUS, ink(palette.raised), line, StrokeKind::Inside);
    let at = pos2(rect.left() + 7.0, rect.center().y);
    let (_, cut) = cut_text(ui.painter(), at, word, words, width);
    if cut { response.on_hover_text(word) } else { response }
}

/// Words that act when clicked: underlined, without a box.
pub fn text_link_ui(ui: &mut Ui, palette: &Palette, words: &str) -> Response {
    let width = text_width(ui.painter(), words, Weight::Regular, 12.0).ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), words));
    let lit = response.hovered() || response.has_focus();
    let color = ink(if lit { palette.text } else { palette.quiet_text });
    let font = Ink::new(Weight::Regular, 12.0, color);
    cut_text(ui.painter(), rect.left_center(), words, font, width + 1.0);
    let y = rect.center().y + 7.5;
    ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, color.gamma_multiply(0.7)));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A tab of a panel's head, 36 high and at most `most` wide; the active one has a line below.
pub fn tab_ui(ui: &mut Ui, palette: &Palette, title: &str, active: bool, most: f32) -> Response {
    let weight = if active { Weight::SemiBold } else { Weight::Regular };
    let width = text_width(ui.painter(), title, weight, 13.0).ceil().min(most);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), active, title));
    let lit = active || response.hovered() || response.has_focus();
    let color = ink(if lit { palette.text } else { palette.quiet_text });
    let words = Ink::new(weight, 13.0, color);
    let (_, cut) = cut_text(ui.painter(), rect.left_center(), title, words, width + 0.5);
    if active {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(line, 0.0, ink(palette.text));
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if cut { response.on_hover_text(title) } else { response }
}

/// A thin line from side to side.
pub fn hairline_ui(ui: &mut Ui, palette: &Palette) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, ink(palette.hairline)));
}
