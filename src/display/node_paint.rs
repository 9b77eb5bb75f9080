//! How a node is painted: shape, rim, icon, rings and badges by kind, name and state.

use emath::{Pos2, vec2};

use super::shape::Shape;
use super::{Color, Dash, Icon, Palette, Primitive, Stroke};
use crate::base::Kind;

/// Width of a rim at 100 %.
const RIM: f32 = 1.6;
/// Side of a badge at 100 %.
const BADGE: f32 = 15.0;
/// Below this radius on the screen a node is a plain disc.
const DISC_RADIUS: f32 = 3.5;
/// Below this radius a node has no icon.
const ICON_RADIUS: f32 = 7.0;

/// A node to paint.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeLook {
    pub(super) center: Pos2,
    pub(super) radius: f32,
    pub(super) kind: Kind,
    pub(super) named: bool,
    /// Share of its colours that is left, 1 for all; the canvas takes the rest.
    pub(super) strength: f32,
}

/// A kind's sign as on the canvas, for rows, legends and chips: solid when named, tinted when generic.
pub fn kind_sign(
    center: Pos2,
    radius: f32,
    kind: Kind,
    named: bool,
    palette: &Palette,
) -> Vec<Primitive> {
    let mut out = Vec::new();
    paint_node(&NodeLook { center, radius, kind, named, strength: 1.0 }, palette, &mut out);
    out
}

/// Paints a node without rings and badges.
pub(super) fn paint_node(look: &NodeLook, palette: &Palette, out: &mut Vec<Primitive>) {
    let faded = |color: Color| palette.canvas.mix(color, look.strength);
    let line = faded(palette.kind_line(look.kind));
    let solid = if look.named { palette.kind(look.kind) } else { palette.kind_tint(look.kind) };
    if look.radius < DISC_RADIUS {
        let fill =
            if look.named { solid } else { palette.canvas.mix(palette.kind_line(look.kind), 0.6) };
        out.push(disc(look.center, look.radius, faded(fill)));
        return;
    }
    let has_rim = !look.named || palette.kind_line(look.kind) != palette.kind(look.kind);
    let width = RIM * (look.radius / 16.0).clamp(0.6, 1.25);
    let rim = has_rim.then_some(Stroke { width, color: line, dash: Dash::Solid });
    out.push(outline(look, Some(faded(solid)), rim));
    if look.radius < ICON_RADIUS {
        return;
    }
    let ink = if look.named { faded(palette.icon_on_kind(look.kind)) } else { line };
    if look.kind == Kind::Asset {
        let color = if look.named { solid_ring(palette, look) } else { ink };
        let stroke = Stroke { width: look.radius / 17.0, color, dash: Dash::Solid };
        let radius = look.radius * 0.79;
        out.push(Primitive::Circle {
            center: look.center,
            radius,
            fill: None,
            stroke: Some(stroke),
        });
    }
    out.push(Primitive::Icon {
        center: look.center,
        size: look.radius * icon_share(look.kind),
        icon: Icon::of(look.kind),
        color: ink,
    });
}

/// The inner ring of a solid coin, softer than its icon.
fn solid_ring(palette: &Palette, look: &NodeLook) -> Color {
    let ring = palette.kind(look.kind).mix(palette.icon_on_kind(look.kind), 0.7);
    palette.canvas.mix(ring, look.strength)
}

/// A ring around a node, `out_by` pixels outside its rim.
pub(super) fn ring(look: &NodeLook, out_by: f32, width: f32, color: Color) -> Primitive {
    let stroke = Some(Stroke { width, color, dash: Dash::Solid });
    match Shape::of(look.kind) {
        Shape::Circle => Primitive::Circle {
            center: look.center,
            radius: look.radius + out_by,
            fill: None,
            stroke,
        },
        shape => Primitive::Polygon {
            points: shape.outline(look.center, look.radius, out_by),
            fill: None,
            stroke,
        },
    }
}

/// The pin at the upper right of the rim, the pencil at the lower right.
pub(super) fn badge(
    look: &NodeLook,
    icon: Icon,
    scale: f32,
    palette: &Palette,
    out: &mut Vec<Primitive>,
) {
    let side = if icon == Icon::PushPin { -1.0 } else { 1.0 };
    let half = Shape::of(look.kind).half_size() * look.radius;
    let center = look.center + vec2(half.x * 0.78, half.y * 0.74 * side);
    let size = BADGE * scale;
    let mixed = |color: Color| palette.canvas.mix(color, look.strength);
    let stroke = Stroke { width: scale, color: mixed(palette.strong_line), dash: Dash::Solid };
    out.push(Primitive::Circle {
        center,
        radius: size / 2.0,
        fill: Some(mixed(palette.panel)),
        stroke: Some(stroke),
    });
    out.push(Primitive::Icon { center, size: size * 0.72, icon, color: mixed(palette.text) });
}

fn outline(look: &NodeLook, fill: Option<Color>, rim: Option<Stroke>) -> Primitive {
    // A rim lies inside the shape, so that named and generic nodes are of one size.
    let inset = rim.map_or(0.0, |stroke| stroke.width / 2.0);
    match Shape::of(look.kind) {
        Shape::Circle => Primitive::Circle {
            center: look.center,
            radius: look.radius - inset,
            fill,
            stroke: rim,
        },
        shape => Primitive::Polygon {
            points: shape.outline(look.center, look.radius, -inset),
            fill,
            stroke: rim,
        },
    }
}

fn disc(center: Pos2, radius: f32, fill: Color) -> Primitive {
    Primitive::Circle { center, radius, fill: Some(fill), stroke: None }
}

/// Side of the icon's box for a radius of 1.
fn icon_share(kind: Kind) -> f32 {
    match kind {
        Kind::Document => 1.05,
        Kind::Asset => 1.1,
        _ => 1.22,
    }
}
