//! How an edge is painted: its line by certainty, arrowhead, bar and glow.

use emath::{Pos2, pos2};

use super::route::{beside, length, point_at, rot_left, without_end};
use super::{Color, Dash, EdgeLine, Palette, Primitive, Stroke};
use crate::base::Family;

/// Width of a line at rest at 100 %.
pub(super) const LINE: f32 = 1.6;
/// Of a hovered one.
pub(super) const HOVERED_LINE: f32 = 2.2;
/// Of a selected one.
pub(super) const SELECTED_LINE: f32 = 2.6;
/// Length and width of an arrowhead, and those of a selected one.
const ARROW: (f32, f32) = (9.0, 8.0);
const SELECTED_ARROW: (f32, f32) = (11.0, 10.0);
/// Share of the way at which the bar of a denied edge stands, and its length.
pub(super) const BAR_AT: f32 = 0.82;
const BAR: f32 = 14.0;
/// Half the distance of the two lines of a disputed edge.
const DOUBLE: f32 = 1.5;

/// How an edge looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct EdgeLook {
    pub(super) color: Color,
    /// At 100 %.
    pub(super) width: f32,
    pub(super) line: EdgeLine,
    pub(super) directed: bool,
    pub(super) selected: bool,
    /// Size of line widths, dashes and arrows for their size at 100 %.
    pub(super) scale: f32,
}

/// A sample of a line as on the canvas, for rows, legends and chips.
pub fn line_sample(from: Pos2, to: Pos2, line: EdgeLine, color: Color) -> Vec<Primitive> {
    let look = EdgeLook { color, width: LINE, line, directed: false, selected: false, scale: 1.0 };
    let mut out = Vec::new();
    shaft(&[from, to], &look, &mut out);
    if line == EdgeLine::Negated {
        let middle = pos2(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
        out.push(bar(middle, to - from, &EdgeLook { scale: 0.8, ..look }));
    }
    out
}

/// A short thick stroke in a family's hue, as in legends.
pub fn family_sample(from: Pos2, to: Pos2, family: Family, palette: &Palette) -> Primitive {
    let stroke = Stroke { width: 2.5, color: palette.family(family), dash: Dash::Solid };
    Primitive::Line { points: vec![from, to], stroke }
}

/// Paints the line along `points`, which end 3.5 px before the rim.
pub(super) fn paint_edge(points: &[Pos2], look: &EdgeLook, out: &mut Vec<Primitive>) {
    if look.selected {
        let stroke =
            Stroke { width: 8.0 * look.scale, color: look.color.fade(0.2), dash: Dash::Solid };
        out.push(Primitive::Line { points: points.to_vec(), stroke });
    }
    let total = length(points);
    let arrow = if look.directed { arrow_size(look) } else { (0.0, 0.0) };
    if look.directed && total > arrow.0 {
        // The shaft ends under the head, whose back is hollow.
        shaft(&without_end(points, arrow.0 * 0.7), look, out);
        out.extend(arrowhead(points, total, arrow, look.color));
    } else {
        shaft(points, look, out);
    }
    if look.line == EdgeLine::Negated
        && let Some((at, direction)) = point_at(points, total * BAR_AT)
    {
        out.push(bar(at, direction, look));
    }
}

/// A line from afar, where dashes and heads cannot be seen.
pub(super) fn plain_line(points: &[Pos2], look: &EdgeLook) -> Primitive {
    let stroke = Stroke { width: look.width * look.scale, color: look.color, dash: Dash::Solid };
    Primitive::Line { points: points.to_vec(), stroke }
}

/// Length of the arrowhead on the screen.
pub(super) fn arrow_length(look: &EdgeLook) -> f32 {
    if look.directed { arrow_size(look).0 } else { 0.0 }
}

fn arrow_size(look: &EdgeLook) -> (f32, f32) {
    let (long, wide) = if look.selected { SELECTED_ARROW } else { ARROW };
    (long * look.scale, wide * look.scale)
}

fn shaft(points: &[Pos2], look: &EdgeLook, out: &mut Vec<Primitive>) {
    let width = look.width * look.scale;
    let dash = match look.line {
        EdgeLine::Asserted | EdgeLine::Disputed => Dash::Solid,
        EdgeLine::Alleged | EdgeLine::Negated => {
            Dash::Dashed { on: 7.0 * look.scale, off: 4.5 * look.scale }
        }
        EdgeLine::Possible => Dash::Dotted { every: 4.6 * look.scale },
    };
    if look.line == EdgeLine::Disputed {
        let stroke = Stroke { width: width * 0.8, color: look.color, dash };
        for side in [DOUBLE, -DOUBLE] {
            let apart = side * look.scale * (look.width / LINE).sqrt();
            out.push(Primitive::Line { points: beside(points, apart), stroke });
        }
        return;
    }
    let width = if look.line == EdgeLine::Possible { width * 1.25 } else { width };
    let stroke = Stroke { width, color: look.color, dash };
    out.push(Primitive::Line { points: points.to_vec(), stroke });
}

/// Tip first, so that the hollow back does not matter to a fan from the first corner.
fn arrowhead(
    points: &[Pos2],
    total: f32,
    (long, wide): (f32, f32),
    color: Color,
) -> Option<Primitive> {
    let tip = *points.last()?;
    let (base, _) = point_at(points, total - long)?;
    let back = (base - tip).normalized();
    let side = rot_left(back) * (wide / 2.0);
    let notch = tip + back * (long * 0.78);
    let base = tip + back * long;
    Some(Primitive::Polygon {
        points: vec![tip, base + side, notch, base - side],
        fill: Some(color),
        stroke: None,
    })
}

fn bar(at: Pos2, direction: emath::Vec2, look: &EdgeLook) -> Primitive {
    let half = rot_left(direction.normalized()) * (BAR / 2.0 * look.scale);
    let stroke =
        Stroke { width: (look.width + 0.6) * look.scale, color: look.color, dash: Dash::Solid };
    Primitive::Line { points: vec![at - half, at + half], stroke }
}
