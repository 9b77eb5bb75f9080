//! Buttons, key caps and switches.

use egui::{
    Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{Ink, icon, text, text_width};
use crate::app::theme::{self, BUTTON_HEIGHT, KEY_RADIUS, RADIUS, ink};
use crate::display::{Icon, Palette, Weight};

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonLook {
    /// No box until hovered: bars.
    #[default]
    Plain,
    /// A raised box with a hairline.
    Raised,
    /// The one that is meant: inverted.
    Primary,
}

/// A button of icon, label and key cap; each of the three may be missing.
pub fn button_ui(
    ui: &mut Ui,
    palette: &Palette,
    look: ButtonLook,
    (symbol, label, keys): (Option<Icon>, &str, &str),
    enabled: bool,
) -> Response {
    const PADDING: f32 = 10.0;
    const GAP: f32 = 7.0;
    let symbol_width = symbol.map_or(0.0, |_| 18.0 + GAP);
    let label_width = text_width(ui.painter(), label, Weight::Medium, 13.0);
    let keys_width = if keys.is_empty() { 0.0 } else { key_cap_width(ui.painter(), keys) + GAP };
    let size = vec2(symbol_width + label_width + keys_width + 2.0 * PADDING, BUTTON_HEIGHT);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let mut painter = ui.painter().clone();
    if !enabled {
        painter.multiply_opacity(0.42);
    }
    let ink_color = paint_box(&painter, palette, look, rect, &response);
    let mut x = rect.left() + PADDING;
    if let Some(symbol) = symbol {
        icon(&painter, pos2(x + 9.0, rect.center().y), symbol, 18.0, ink_color);
        x += symbol_width;
    }
    let at = pos2(x, rect.center().y);
    text(&painter, at, Align2::LEFT_CENTER, label, Ink::new(Weight::Medium, 13.0, ink_color));
    if !keys.is_empty() {
        let at = pos2(x + label_width + GAP, rect.center().y);
        if look == ButtonLook::Primary {
            let quiet = Ink::new(Weight::Medium, 11.0, ink_color.gamma_multiply(0.75));
            text(&painter, at + vec2(4.0, 0.0), Align2::LEFT_CENTER, keys, quiet);
        } else {
            key_cap(&painter, palette, at, keys);
        }
    }
    response
}

/// A square button with an icon alone; `on` keeps it pressed.
pub fn icon_button_ui(
    ui: &mut Ui,
    palette: &Palette,
    symbol: Icon,
    name: &str,
    (enabled, on): (bool, bool),
) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(BUTTON_HEIGHT), sense);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, enabled, name);
        info.selected = on.then_some(true);
        info
    });
    let painter = ui.painter();
    if on || (enabled && response.hovered()) {
        let fill = if on { palette.hovered } else { palette.raised };
        painter.rect_filled(rect, RADIUS, ink(fill));
    }
    focus_ring(painter, palette, rect, &response);
    let color = if enabled { palette.text } else { palette.faint_text.fade(0.6) };
    icon(painter, rect.center(), symbol, 18.0, ink(color));
    response
}

/// Paints the button's box and gives the ink for what stands in it.
fn paint_box(
    painter: &egui::Painter,
    palette: &Palette,
    look: ButtonLook,
    rect: Rect,
    response: &Response,
) -> egui::Color32 {
    let hovered = response.hovered() && response.sense.senses_click();
    match look {
        ButtonLook::Plain => {
            if hovered {
                painter.rect_filled(rect, RADIUS, ink(palette.raised));
            }
        }
        ButtonLook::Raised => {
            let fill = if hovered { palette.hovered } else { palette.raised };
            let line = Stroke::new(1.0, ink(palette.hairline));
            painter.rect(rect, RADIUS, ink(fill), line, StrokeKind::Inside);
        }
        ButtonLook::Primary => {
            let share = if hovered { 0.12 } else { 0.0 };
            painter.rect_filled(rect, RADIUS, ink(palette.primary_fill.mix(palette.panel, share)));
        }
    }
    focus_ring(painter, palette, rect, response);
    ink(if look == ButtonLook::Primary { palette.primary_text } else { palette.text })
}

/// Shows which control the keyboard is on.
pub(super) fn focus_ring(
    painter: &egui::Painter,
    palette: &Palette,
    rect: Rect,
    response: &Response,
) {
    if response.has_focus() {
        let line = Stroke::new(1.5, ink(palette.quiet_text));
        painter.rect_stroke(rect.expand(1.0), RADIUS, line, StrokeKind::Outside);
    }
}

/// Width of a key cap with this text.
pub fn key_cap_width(painter: &egui::Painter, keys: &str) -> f32 {
    text_width(painter, keys, Weight::Medium, 11.0) + 10.0
}

/// Paints a key cap whose left side's middle is `at`.
pub fn key_cap(painter: &egui::Painter, palette: &Palette, at: egui::Pos2, keys: &str) {
    let size = vec2(key_cap_width(painter, keys), 18.0);
    let rect = Align2::LEFT_CENTER.anchor_size(at, size);
    let line = Stroke::new(1.0, ink(palette.strong_line));
    painter.rect_stroke(rect, KEY_RADIUS, line, StrokeKind::Inside);
    let quiet = Ink::new(Weight::Medium, 11.0, ink(palette.quiet_text));
    text(painter, rect.center(), Align2::CENTER_CENTER, keys, quiet);
}

/// A switch with its label; true when it was clicked.
pub fn switch_ui(ui: &mut Ui, palette: &Palette, label: &str, on: bool, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, label));
    let painter = ui.painter();
    let track = Align2::LEFT_CENTER.anchor_size(rect.left_center(), vec2(26.0, 14.0));
    let fill = if on { palette.text } else { palette.raised };
    let line = Stroke::new(1.0, ink(palette.strong_line));
    painter.rect(track, 7, ink(fill), line, StrokeKind::Inside);
    let share = ui.ctx().animate_bool(response.id, on);
    let x = egui::lerp(track.left() + 7.0..=track.right() - 7.0, share);
    let knob = if on { palette.panel } else { palette.quiet_text };
    painter.circle_filled(pos2(x, track.center().y), 4.5, ink(knob));
    let at = pos2(track.right() + 9.0, rect.center().y);
    let words = Ink::new(Weight::Regular, 13.0, theme::ink(palette.text));
    text(painter, at, Align2::LEFT_CENTER, label, words);
    focus_ring(painter, palette, rect, &response);
    response
}
