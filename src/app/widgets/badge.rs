//! Samples of what the canvas draws, in the size of a row: a kind's shape with its icon, a family's
//! dash, a certainty's line.

use egui::{Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::icon;
use crate::app::state::Standing;
use crate::app::theme::ink;
use crate::base::{Certainty, Family, Kind};
use crate::display::{Icon, Palette, Theme};

/// Paints a kind's shape with its icon; a generic one has a tint and a rim in place of the solid fill.
pub fn kind_badge(
    painter: &Painter,
    palette: &Palette,
    center: Pos2,
    size: f32,
    (kind, named): (Kind, bool),
) {
    let hue = palette.kind(kind);
    let dark = palette.theme == Theme::Dark;
    let fill = if named { hue } else { palette.panel.mix(hue, if dark { 0.20 } else { 0.13 }) };
    let rim = if named { Stroke::NONE } else { Stroke::new(1.2, ink(hue)) };
    let radius = size / 2.0;
    match kind {
        Kind::Country | Kind::Place => polygon(painter, center, radius, 6, (ink(fill), rim)),
        Kind::Activity | Kind::Event => {
            polygon(painter, center, radius * 1.08, 4, (ink(fill), rim));
        }
        Kind::Agency | Kind::Organization | Kind::Facility => {
            let rect = Rect::from_center_size(center, vec2(size, size) * 0.9);
            painter.rect(rect, size * 0.18, ink(fill), rim, StrokeKind::Inside);
        }
        Kind::Document => {
            let rect = Rect::from_center_size(center, vec2(size * 0.74, size * 0.94));
            painter.rect(rect, size * 0.1, ink(fill), rim, StrokeKind::Inside);
        }
        Kind::Person | Kind::Group | Kind::Asset | Kind::Other => {
            painter.circle(center, radius * 0.96, ink(fill), rim);
        }
    }
    let on_fill = if dark || (kind == Kind::Event && named) {
        palette_ink_dark(palette)
    } else {
        palette.panel
    };
    let color = if named { on_fill } else { hue };
    icon(painter, center, Icon::of(kind), size * 0.6, ink(color));
}

/// The dark ink of icons on solid fills.
fn palette_ink_dark(palette: &Palette) -> crate::display::Color {
    if palette.theme == Theme::Dark { palette.canvas } else { palette.text }
}

fn polygon(
    painter: &Painter,
    center: Pos2,
    radius: f32,
    corners: usize,
    look: (egui::Color32, Stroke),
) {
    let (fill, rim) = look;
    let points = (0..corners)
        .map(|corner| {
            let turn = std::f32::consts::TAU * corner as f32 / corners as f32;
            center + radius * vec2(turn.cos(), turn.sin())
        })
        .collect();
    painter.add(Shape::convex_polygon(points, fill, rim));
}

/// Paints a family's dash, 12 points wide, around its middle.
pub fn family_dash(painter: &Painter, palette: &Palette, center: Pos2, family: Family) {
    let rect = Rect::from_center_size(center, vec2(12.0, 3.0));
    painter.rect_filled(rect, 1.5, ink(palette.family(family)));
}

/// Paints a certainty's line of this width around its middle.
pub fn standing_line(
    painter: &Painter,
    color: egui::Color32,
    center: Pos2,
    width: f32,
    standing: Standing,
) {
    let (left, right) = (center.x - width / 2.0, center.x + width / 2.0);
    let line = Stroke::new(1.6, color);
    let ends = [pos2(left, center.y), pos2(right, center.y)];
    match standing {
        Standing::Plain(Certainty::Asserted) => {
            painter.line_segment(ends, line);
        }
        Standing::Plain(Certainty::Alleged) => {
            painter.extend(Shape::dashed_line(&ends, line, 5.0, 3.0));
        }
        Standing::Plain(Certainty::Possible) => {
            let count = (width / 4.6).floor() as usize;
            let start = center.x - 4.6 * count.saturating_sub(1) as f32 / 2.0;
            for dot in 0..count {
                painter.circle_filled(pos2(start + 4.6 * dot as f32, center.y), 1.0, color);
            }
        }
        Standing::Plain(Certainty::Negated) => {
            painter.extend(Shape::dashed_line(&ends, line, 5.0, 3.0));
            painter.line_segment([center - vec2(0.0, 6.0), center + vec2(0.0, 6.0)], line);
        }
        Standing::Disputed => {
            for offset in [-1.7, 1.7] {
                let y = center.y + offset;
                painter.line_segment([pos2(left, y), pos2(right, y)], Stroke::new(1.2, color));
            }
        }
    }
}
