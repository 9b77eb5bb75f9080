//! The small parts that every panel is made of: text, icons, buttons, badges, rows. Each paints in
//! the look's measures and names itself to screen readers.

mod badge;
mod button;
mod row;

pub use badge::{family_dash, kind_badge, line_sample};
pub use button::{ButtonLook, button_ui, icon_button_ui, key_cap, key_cap_width, switch_ui};
pub use row::{Row, row_ui, section_head_ui};

use egui::text::{CCursor, CCursorRange};
use egui::{Align2, Color32, Context, Id, Painter, Pos2, Rect, TextEdit};

use super::theme;
use crate::display::{Icon, Weight, logo};

/// A text's font and ink.
#[derive(Clone, Copy)]
pub struct Ink {
    /// Cut.
    pub weight: Weight,
    /// Points.
    pub size: f32,
    /// Colour.
    pub color: Color32,
}

impl Ink {
    /// A font and its ink.
    pub fn new(weight: Weight, size: f32, color: Color32) -> Self {
        Self { weight, size, color }
    }
}

/// Paints one line of text and gives its box.
pub fn text(painter: &Painter, at: Pos2, align: Align2, text: &str, ink: Ink) -> Rect {
    painter.text(at, align, text, theme::font(ink.weight, ink.size), ink.color)
}

/// Paints one line of text that ends in "…" where it would be wider than `width`; true when it
/// was cut.
pub fn cut_text(painter: &Painter, at: Pos2, line: &str, ink: Ink, width: f32) -> (Rect, bool) {
    let mut job = egui::text::LayoutJob::simple_singleline(
        line.to_owned(),
        theme::font(ink.weight, ink.size),
        ink.color,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    let galley = painter.layout_job(job);
    let rect = Align2::LEFT_CENTER.anchor_size(at, galley.size());
    let cut = galley.elided;
    painter.galley(rect.min, galley, ink.color);
    (rect, cut)
}

/// Width of one line of text in points.
pub fn text_width(painter: &Painter, line: &str, weight: Weight, size: f32) -> f32 {
    painter.layout_no_wrap(line.to_owned(), theme::font(weight, size), Color32::WHITE).size().x
}

/// Paints an icon around its middle.
pub fn icon(painter: &Painter, center: Pos2, icon: Icon, size: f32, color: Color32) {
    let (glyph, font) = theme::icon_glyph(icon, size);
    painter.text(center, Align2::CENTER_CENTER, glyph, font, color);
}

/// Paints the program's mark into a square.
pub fn paint_logo(painter: &Painter, rect: Rect, color: crate::display::Color) {
    badge::paint(painter, &logo(rect, color));
}

/// Selects all of a text field's text, so that typing replaces it.
pub fn select_all(ctx: &Context, field: Id, text: &str) {
    let end = CCursor::new(text.chars().count());
    set_cursor(ctx, field, CCursorRange::two(CCursor::new(0), end));
}

/// Puts a text field's cursor behind its text.
pub fn cursor_to_end(ctx: &Context, field: Id, text: &str) {
    set_cursor(ctx, field, CCursorRange::one(CCursor::new(text.chars().count())));
}

fn set_cursor(ctx: &Context, field: Id, range: CCursorRange) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ctx, field);
}

/// "1 relation", "3 relations".
pub fn count(number: usize, one: &str, many: &str) -> String {
    let grouped = grouped(number);
    if number == 1 { format!("{grouped} {one}") } else { format!("{grouped} {many}") }
}

/// Words that go on where a sentence has begun: "Move entity" is "move entity".
pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A number with thin spaces between thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{count, grouped};

    #[test]
    fn numbers_are_counted_and_grouped() {
        assert_eq!(count(1, "entity", "entities"), "1 entity");
        assert_eq!(count(0, "entity", "entities"), "0 entities");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1\u{2009}234\u{2009}567");
    }
}
