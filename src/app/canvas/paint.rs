//! Paints [`Primitive`]s with egui, in their order. Shapes between two texts share one hand-built
//! mesh whose buffer is kept from frame to frame; texts and pictograms go through egui's cached
//! galleys in quantised sizes, since a new font size every frame costs ten times as much.

use std::sync::Arc;

use egui::epaint::{Mesh, TextShape};
use egui::{Align2, Color32, Pos2, Shape};

use super::mesh::{Pen, for_each_dash, for_each_dot};
use crate::app::theme::{self, ink};
use crate::display::{Anchor, Color, Dash, Icon, Primitive, Stroke};

/// Keeps buffers from one frame to the next.
#[derive(Default)]
pub struct CanvasPainter {
    meshes: Vec<Arc<Mesh>>,
}

/// One frame's work.
struct Frame<'a> {
    painter: &'a egui::Painter,
    meshes: &'a mut Vec<Arc<Mesh>>,
    used: usize,
    /// True while `meshes[used]` holds triangles that are not handed over yet.
    open: bool,
    pen: Pen,
}

impl CanvasPainter {
    /// Paints the primitives, later ones over earlier ones. Positions are screen points.
    pub fn paint(&mut self, painter: &egui::Painter, primitives: &[Primitive]) {
        self.paint_layers(painter, &[primitives]);
    }

    /// Paints several lists, later ones over earlier ones.
    pub fn paint_layers(&mut self, painter: &egui::Painter, layers: &[&[Primitive]]) {
        let mut frame = Frame {
            painter,
            meshes: &mut self.meshes,
            used: 0,
            open: false,
            pen: Pen::new(painter.pixels_per_point()),
        };
        for primitive in layers.iter().copied().flatten() {
            frame.primitive(primitive);
        }
        frame.hand_over();
        let used = frame.used;
        // Buffers of a crowded frame are let go once the view has been calm for a while.
        self.meshes.truncate((used * 2).max(8));
    }
}

impl Frame<'_> {
    fn primitive(&mut self, primitive: &Primitive) {
        match primitive {
            Primitive::Line { points, stroke } => self.line(points, *stroke),
            Primitive::Polygon { points, fill, stroke } => {
                let (fill, rim) = (fill.map(ink), solid_rim(*stroke));
                let (pen, mesh) = self.tools();
                pen.shape(mesh, points, fill, rim);
                self.broken_rim(points, *stroke);
            }
            Primitive::Circle { center, radius, fill, stroke } => {
                let (pen, mesh) = self.tools();
                pen.circle(mesh, (*center, *radius), fill.map(ink), solid_rim(*stroke));
            }
            Primitive::RoundRect { rect, radius, fill, stroke } => {
                let (pen, mesh) = self.tools();
                pen.round_rect(mesh, (*rect, *radius), fill.map(ink), solid_rim(*stroke));
            }
            Primitive::Text { position, anchor, text, size, weight, color, angle } => {
                let font = theme::font(*weight, quantised(*size));
                self.text((*position, *anchor), text.clone(), font, (*color, *angle));
            }
            Primitive::Icon { center, size, icon, color } => {
                self.icon(*center, *size, *icon, *color);
            }
        }
    }

    fn line(&mut self, points: &[Pos2], stroke: Stroke) {
        let (width, color) = (stroke.width, ink(stroke.color));
        let (pen, mesh) = self.tools();
        match stroke.dash {
            Dash::Solid => pen.stroke(mesh, points, false, width, color),
            Dash::Dashed { on, off } => for_each_dash(points, on, off, |piece| {
                pen.stroke(mesh, piece, false, width, color);
            }),
            Dash::Dotted { every } => for_each_dot(points, every, |dot| {
                pen.circle(mesh, (dot, 0.5 * width), Some(color), None);
            }),
        }
    }

    fn broken_rim(&mut self, points: &[Pos2], stroke: Option<Stroke>) {
        let Some(stroke) = stroke.filter(|stroke| stroke.dash != Dash::Solid) else { return };
        let mut around = points.to_vec();
        around.extend(points.first());
        self.line(&around, stroke);
    }

    fn icon(&mut self, center: Pos2, size: f32, icon: Icon, color: Color) {
        let (glyph, font) = theme::icon_glyph(icon, quantised(size));
        self.text((center, Anchor::Center), glyph.to_string(), font, (color, 0.0));
    }

    fn text(
        &mut self,
        (position, anchor): (Pos2, Anchor),
        text: String,
        font: egui::FontId,
        (color, angle): (Color, f32),
    ) {
        let galley = self.painter.layout_no_wrap(text, font, Color32::PLACEHOLDER);
        let align = match anchor {
            Anchor::Left => Align2::LEFT_CENTER,
            Anchor::Center => Align2::CENTER_CENTER,
            Anchor::Right => Align2::RIGHT_CENTER,
        };
        let corner = position - align.pos_in_rect(&galley.rect).to_vec2();
        let shape = TextShape::new(corner, galley, ink(color));
        self.hand_over();
        self.painter.add(shape.with_angle_and_anchor(angle, align));
    }

    /// The pen and the mesh that is being filled.
    fn tools(&mut self) -> (&mut Pen, &mut Mesh) {
        if self.used == self.meshes.len() {
            self.meshes.push(Arc::default());
        }
        let shared = &mut self.meshes[self.used];
        // The buffer is still held when egui has not drawn the frame it was made for.
        if Arc::get_mut(shared).is_none() {
            *shared = Arc::default();
        }
        let mesh = Arc::make_mut(shared);
        if !self.open {
            mesh.clear();
            self.open = true;
        }
        (&mut self.pen, mesh)
    }

    /// Gives the triangles so far to egui, so that what follows lies over them.
    fn hand_over(&mut self) {
        if std::mem::take(&mut self.open) {
            self.painter.add(Shape::Mesh(Arc::clone(&self.meshes[self.used])));
            self.used += 1;
        }
    }
}

/// Width and ink of an unbroken rim.
fn solid_rim(stroke: Option<Stroke>) -> Option<(f32, Color32)> {
    stroke
        .filter(|stroke| stroke.dash == Dash::Solid)
        .map(|stroke| (stroke.width, ink(stroke.color)))
}

/// Font sizes in steps of half a pixel, coarser for large ones.
fn quantised(size: f32) -> f32 {
    let step = if size < 20.0 { 0.5 } else { 1.0 };
    (size / step).round().max(1.0) * step
}
