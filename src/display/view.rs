//! The view pass: scene, camera and emphasis in, primitives in screen points out, with what is out of view left out
//! and far things simplified. Holds its buffers from picture to picture; the picture depends on the inputs alone.

use std::ops::Range;

use emath::{Pos2, Rect, Vec2};

use super::edge_paint::{
    EdgeLook, HOVERED_LINE, LINE, SELECTED_LINE, arrow_length, paint_edge, plain_line,
};
use super::emphasis::{Level, Levels};
use super::labels::{Owner, Placer};
use super::node_paint::{NodeLook, badge, paint_node, ring};
use super::route::{End, trace, trace_loop};
use super::{
    Camera, Color, Dash, EdgeLine, Emphasis, Icon, Palette, Part, Primitive, Scene, SceneNode,
    Stroke,
};

/// Things this far outside the viewport still count, so that labels do not jump while panning.
const MARGIN: f32 = 200.0;
/// Smallest radius on the screen.
const LEAST_RADIUS: f32 = 1.6;
/// Node scale below which edges run from middle to middle without arrowheads.
pub(super) const FAR: f32 = 0.2;
/// Smallest radius on the screen that wears badges.
const BADGE_RADIUS: f32 = 11.0;
/// Free space before the rim at an edge's head and at its foot, at 100 %.
const HEAD_GAP: f32 = 3.5;
const FOOT_GAP: f32 = 2.5;
/// The share of its colours that a quiet node keeps at rest.
const QUIET_SHARE: f32 = 0.55;
/// Free space before the rim of a node that wears a ring.
const RING_GAP: f32 = 9.0;

/// A picture and the buffers it was made with.
#[derive(Debug, Default)]
pub struct View {
    pub(super) primitives: Vec<Primitive>,
    pub(super) ends: Vec<End>,
    pub(super) near: Vec<bool>,
    pub(super) levels: Levels,
    pub(super) routes: Vec<Route>,
    pub(super) route_points: Vec<Pos2>,
    pub(super) placer: Placer,
    labels: Vec<(Part, Rect)>,
    trace_buffer: Vec<Pos2>,
}

/// The way of one edge that is in view.
#[derive(Clone, Debug)]
pub(super) struct Route {
    /// Index in the scene.
    pub(super) edge: usize,
    /// Its corners in `View::route_points`.
    pub(super) points: Range<usize>,
}

/// Everything a picture is made of.
#[derive(Clone, Copy)]
pub(super) struct Picture<'a> {
    pub(super) scene: &'a Scene,
    pub(super) camera: &'a Camera,
    pub(super) palette: &'a Palette,
    pub(super) fade: f32,
}

/// Writes one picture's primitives to `out`. A canvas that paints again and again keeps a [`View`] instead.
pub fn view(
    scene: &Scene,
    camera: &Camera,
    emphasis: &Emphasis,
    palette: &Palette,
    out: &mut Vec<Primitive>,
) {
    let mut view = View::default();
    view.paint(scene, camera, emphasis, palette);
    out.append(&mut view.primitives);
}

/// The dots of the canvas, 24 px apart at 100 %, that show how it moves. They are no part of an export.
pub fn canvas_dots(camera: &Camera, palette: &Palette, out: &mut Vec<Primitive>) {
    let mut apart = 24.0 * camera.zoom;
    while apart < 17.0 {
        apart *= 2.0;
    }
    while apart > 34.0 {
        apart /= 2.0;
    }
    let origin = camera.screen_from_world(Pos2::ZERO);
    let view = camera.viewport;
    let first = |from: f32, origin: f32| from + (origin - from).rem_euclid(apart);
    let mut y = first(view.top(), origin.y);
    while y < view.bottom() {
        let mut x = first(view.left(), origin.x);
        while x < view.right() {
            let center = Pos2::new(x, y);
            let fill = Some(palette.canvas_dot);
            out.push(Primitive::Circle { center, radius: 1.0, fill, stroke: None });
            x += apart;
        }
        y += apart;
    }
}

impl View {
    /// Makes the picture and gives its primitives, in painting order.
    pub fn paint(
        &mut self,
        scene: &Scene,
        camera: &Camera,
        emphasis: &Emphasis,
        palette: &Palette,
    ) -> &[Primitive] {
        self.primitives.clear();
        self.levels.fill(scene, emphasis);
        let picture = Picture { scene, camera, palette, fade: emphasis.fade.clamp(0.0, 1.0) };
        self.place_nodes(&picture);
        self.trace_edges(&picture);
        self.paint_edges(&picture);
        self.place_labels(&picture);
        self.labels.clear();
        self.paint_edge_labels(&picture);
        self.paint_nodes(&picture);
        self.paint_node_labels(&picture);
        &self.primitives
    }

    /// The primitives of the last picture.
    pub fn primitives(&self) -> &[Primitive] {
        &self.primitives
    }

    /// The labels of the last picture: whose they are and their boxes on the screen.
    pub fn labels(&self) -> &[(Part, Rect)] {
        &self.labels
    }

    pub(super) fn note_label(&mut self, part: Part, rect: Rect) {
        self.labels.push((part, rect));
    }

    fn place_nodes(&mut self, picture: &Picture<'_>) {
        let scale = picture.camera.node_scale();
        let margin = picture.camera.viewport.expand(MARGIN);
        self.ends.clear();
        self.near.clear();
        for (node, level) in picture.scene.nodes.iter().zip(&self.levels.nodes) {
            let center = picture.camera.screen_from_world(node.position);
            let radius = (node.radius * scale).max(LEAST_RADIUS);
            let gap = if level.has_ring() {
                RING_GAP * ring_scale(scale)
            } else {
                FOOT_GAP * scale.min(1.0)
            };
            self.ends.push(End { center, radius, shape: node.shape(), gap });
            self.near.push(margin.expand(radius).contains(center));
        }
    }

    fn trace_edges(&mut self, picture: &Picture<'_>) {
        let (zoom, scale) = (picture.camera.zoom, picture.camera.node_scale());
        let margin = picture.camera.viewport.expand(MARGIN);
        self.routes.clear();
        self.route_points.clear();
        for (index, edge) in picture.scene.edges.iter().enumerate() {
            let (from, mut to) = (self.ends[edge.from], self.ends[edge.to]);
            let reach =
                if edge.is_loop() { 90.0 * scale + to.radius } else { edge.bow.abs() * zoom };
            if !Rect::from_two_pos(from.center, to.center).expand(reach).intersects(margin) {
                continue;
            }
            if edge.directed && !self.levels.nodes[edge.to].has_ring() {
                to.gap = HEAD_GAP * scale.min(1.0);
            }
            let start = self.route_points.len();
            if edge.is_loop() {
                trace_loop(&to, edge.bow, scale, &mut self.trace_buffer);
            } else if scale < FAR {
                self.trace_buffer.clear();
                self.trace_buffer.extend([from.center, to.center]);
            } else {
                trace(&from, &to, edge.bow * zoom, &mut self.trace_buffer);
            }
            if self.trace_buffer.len() >= 2 {
                self.route_points.extend_from_slice(&self.trace_buffer);
                self.routes.push(Route { edge: index, points: start..self.route_points.len() });
            }
        }
    }

    /// Faded ones lie under those at rest, and marked ones above.
    fn paint_edges(&mut self, picture: &Picture<'_>) {
        let layers =
            [Level::Dimmed..Level::Rest, Level::Rest..Level::Near, Level::Near..Level::Hovered];
        for layer in layers {
            self.paint_edge_layer(picture, |level| layer.contains(&level));
        }
        self.paint_edge_layer(picture, |level| level >= Level::Hovered);
    }

    fn paint_edge_layer(&mut self, picture: &Picture<'_>, in_layer: impl Fn(Level) -> bool) {
        let far = picture.camera.node_scale() < FAR;
        for route in &self.routes {
            let level = self.levels.edges[route.edge];
            if in_layer(level) {
                let look = edge_look(picture, route.edge, level);
                let points = &self.route_points[route.points.clone()];
                if far && !look.selected {
                    self.primitives.push(plain_line(points, &look));
                } else {
                    paint_edge(points, &look, &mut self.primitives);
                }
            }
        }
    }

    fn paint_nodes(&mut self, picture: &Picture<'_>) {
        let layers = [Level::Dimmed..Level::Rest, Level::Rest..Level::Near];
        for layer in layers {
            self.paint_node_layer(picture, |level| layer.contains(&level));
        }
        self.paint_node_layer(picture, |level| level >= Level::Near);
    }

    fn paint_node_layer(&mut self, picture: &Picture<'_>, in_layer: impl Fn(Level) -> bool) {
        let scale = picture.camera.node_scale();
        for (index, node) in picture.scene.nodes.iter().enumerate() {
            let level = self.levels.nodes[index];
            if !self.near[index] || !in_layer(level) {
                continue;
            }
            let end = self.ends[index];
            let look = NodeLook {
                center: end.center,
                radius: end.radius,
                kind: node.kind,
                named: node.named,
                strength: level.strength(picture.palette, picture.fade) * calm(node, level),
            };
            paint_node(&look, picture.palette, &mut self.primitives);
            self.primitives.extend(state_ring(&look, level, picture.palette, ring_scale(scale)));
            if end.radius >= BADGE_RADIUS {
                let badge_scale = scale.clamp(0.6, 1.4);
                for (worn, icon) in [(node.pinned, Icon::PushPin), (node.by_hand, Icon::Pencil)] {
                    if worn {
                        badge(&look, icon, badge_scale, picture.palette, &mut self.primitives);
                    }
                }
            }
        }
    }
}

/// The share of its colours that a node keeps for being what it is.
pub(super) fn calm(node: &SceneNode, level: Level) -> f32 {
    if node.is_quiet() && level == Level::Rest { QUIET_SHARE } else { 1.0 }
}

/// The hue, width and line of an edge.
pub(super) fn edge_look(picture: &Picture<'_>, index: usize, level: Level) -> EdgeLook {
    let edge = &picture.scene.edges[index];
    let hue = if level == Level::Selected {
        picture.palette.accent
    } else {
        picture.palette.family(edge.family)
    };
    let far = picture.camera.node_scale() < FAR;
    let width = match level {
        Level::Selected => SELECTED_LINE,
        Level::Hovered => HOVERED_LINE,
        _ => LINE,
    };
    EdgeLook {
        color: picture.palette.canvas.mix(hue, level.strength(picture.palette, picture.fade)),
        width,
        line: if far { EdgeLine::Asserted } else { edge.line },
        directed: edge.directed && !far,
        selected: level == Level::Selected,
        scale: picture.camera.line_scale(),
    }
}

/// What an edge's label must keep off at its head.
pub(super) fn head_length(look: &EdgeLook) -> f32 {
    arrow_length(look) + 2.0
}

fn state_ring(look: &NodeLook, level: Level, palette: &Palette, scale: f32) -> Option<Primitive> {
    let (out_by, width, color): (f32, f32, Color) = match level {
        Level::Selected | Level::End => (5.5, 2.5, palette.accent),
        Level::Hovered => (5.0, 1.5, palette.canvas.mix(palette.text, 0.55)),
        _ => return None,
    };
    Some(ring(look, out_by * scale, width * scale.max(0.7), color))
}

/// Rings shrink less than nodes, so that a selection is seen from afar.
fn ring_scale(node_scale: f32) -> f32 {
    node_scale.clamp(0.5, 1.3)
}

/// A hairline around a rectangle, for plates and boxes.
pub(super) fn hairline(width: f32, color: Color) -> Stroke {
    Stroke { width, color, dash: Dash::Solid }
}

/// Half the size of a node with the ring that it wears when it is selected. Hovering rings are left out, so
/// that hovering moves no label.
pub(super) fn half_with_ring(end: &End, level: Level, scale: f32) -> Vec2 {
    let ring = if level.has_ring() { 6.75 * ring_scale(scale) } else { 0.0 };
    end.shape.half_size() * end.radius + Vec2::splat(ring)
}

pub(super) fn part_of(scene: &Scene, owner: Owner) -> Part {
    match owner {
        Owner::Node(index) => Part::Node(scene.nodes[index].id),
        Owner::Edge(index) => Part::Edge(scene.edges[index].id),
    }
}
