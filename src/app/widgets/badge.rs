//! Samples of what the canvas draws, in the size of a row: a kind's sign, a family's dash, a
//! certainty's line.

use egui::{Color32, Painter, Pos2, vec2};

use crate::app::canvas::CanvasPainter;
use crate::base::{Family, Kind};
use crate::display::{self, Color, EdgeLine, Palette, Primitive};

/// Paints a few of display's primitives.
pub fn paint(painter: &Painter, primitives: &[Primitive]) {
    CanvasPainter::default().paint(painter, primitives);
}

/// Paints a kind's sign around its middle; a generic one has a tint and a rim in place of the solid
/// fill.
pub fn kind_badge(
    painter: &Painter,
    palette: &Palette,
    center: Pos2,
    size: f32,
    (kind, named): (Kind, bool),
) {
    paint(painter, &display::kind_sign(center, size / 2.0, kind, named, palette));
}

/// Paints a family's dash, 12 points wide, around its middle.
pub fn family_dash(painter: &Painter, palette: &Palette, center: Pos2, family: Family) {
    let half = vec2(5.0, 0.0);
    paint(painter, &[display::family_sample(center - half, center + half, family, palette)]);
}

/// Paints a certainty's line of this width around its middle.
pub fn line_sample(painter: &Painter, color: Color32, center: Pos2, width: f32, line: EdgeLine) {
    let half = vec2(width / 2.0, 0.0);
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    let color = Color { r, g, b, a };
    paint(painter, &display::line_sample(center - half, center + half, line, color));
}
