//! The labels of a picture: nodes' first, edges' then, in an order that hovering does not change, so that labels stand
//! still; then the marked ones that found no place push away others.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::emphasis::Level;
use super::labels::{BESIDE, Owner, Placed, SIDES, sides};
use super::occupied::Boxes;
use super::route::{End, length, point_at};
use super::scene::{
    EDGE_LABEL, FILLED_PADDING, LABEL_GAP, NODE_LABEL, PENCIL_EM, PLATE_PADDING, STRONG_DEGREE,
};
use super::view::{
    FAR, Picture, Route, View, calm, edge_look, hairline, half_with_ring, head_length, part_of,
};
use super::{Anchor, EdgeLine, Icon, Part, Primitive, Scene, Weight};

/// Zoom below which edges have no words unless they are marked.
const EDGE_LABEL_ZOOM: f32 = 0.35;
/// Radius on the screen from which a node's shape counts and not only its box.
const CLOSE_RADIUS: f32 = 9.0;
/// How many points further off than usual the name of an important or marked node may stand where it is
/// crowded, and the free space kept beside it.
const FURTHER: [(f32, f32); 5] =
    [(0.0, BESIDE), (0.0, 0.0), (8.0, BESIDE), (18.0, BESIDE), (30.0, 0.0)];
/// How many connections a node's being named is worth when names are placed.
const NAMED_WORTH: usize = 2;
/// Distances of words that stand beside a line too short for them, the best first.
const BESIDE_LINE: [f32; 4] = [6.0, 14.0, 24.0, 36.0];
/// Most labels of a picture; more are not read.
const MOST_LABELS: usize = 400;
/// Most nodes whose names are tried from afar, where few find room.
const MOST_FAR_TRIES: usize = 1_200;
/// Most edges whose lines labels try not to touch; beyond, lines are everywhere.
const MOST_COUNTED_LINES: usize = 2_500;

impl View {
    pub(super) fn place_labels(&mut self, picture: &Picture<'_>) {
        let area = picture.camera.viewport.expand(240.0);
        self.placer.reset(picture.camera.viewport, area);
        self.take_nodes_and_lines(picture);
        self.place_node_labels(picture);
        self.place_edge_labels(picture);
        self.insist_on_marked(picture);
    }

    pub(super) fn paint_node_labels(&mut self, picture: &Picture<'_>) {
        for placed in self.placer.placed.clone() {
            let Owner::Node(index) = placed.owner else { continue };
            if !placed.stands || !placed.rect.intersects(picture.camera.viewport) {
                continue;
            }
            self.paint_node_label(picture, index, placed.rect);
            self.note_label(part_of(picture.scene, placed.owner), placed.rect);
        }
    }

    /// Words on faded edges go out with the fading.
    pub(super) fn paint_edge_labels(&mut self, picture: &Picture<'_>) {
        let mut placed: Vec<Placed> = self.placer.placed.clone();
        placed.retain(|label| label.stands && label.rect.intersects(picture.camera.viewport));
        placed.sort_by_key(|label| match label.owner {
            Owner::Edge(index) => self.levels.edges[index],
            Owner::Node(_) => Level::Rest,
        });
        for label in placed {
            let Owner::Edge(index) = label.owner else { continue };
            let level = self.levels.edges[index];
            let gone = level <= Level::Faded && picture.fade > 0.98;
            if !gone {
                self.paint_edge_label(picture, index, label.rect, level);
                self.note_label(Part::Edge(picture.scene.edges[index].id), label.rect);
            }
        }
    }

    fn take_nodes_and_lines(&mut self, picture: &Picture<'_>) {
        let scale = picture.camera.node_scale();
        for (index, end) in self.ends.iter().enumerate() {
            if self.near[index] {
                take_node(&mut self.placer.boxes, end, self.levels.nodes[index], scale);
            }
        }
        if self.routes.len() > MOST_COUNTED_LINES {
            return;
        }
        for route in &self.routes {
            let points = &self.route_points[route.points.clone()];
            self.placer.lines.add(points, route.edge as u32);
        }
    }

    fn place_node_labels(&mut self, picture: &Picture<'_>) {
        let tries = if picture.camera.node_scale() < FAR { MOST_FAR_TRIES } else { usize::MAX };
        let near =
            |index: &usize| self.near[*index] && !picture.scene.nodes[*index].lines.is_empty();
        let order: Vec<usize> =
            picture.scene.label_order.iter().copied().filter(near).take(tries).collect();
        let mut left = MOST_LABELS;
        for index in order {
            let important = picture.scene.nodes[index].degree >= STRONG_DEGREE;
            let steps = if important { &FURTHER[..] } else { &FURTHER[..1] };
            let seen = picture.camera.viewport.contains(self.ends[index].center);
            let whole = seen && !important;
            let mut placed = false;
            for &(further, beside) in steps {
                let places = self.places_at_node(picture, index, further);
                placed = placed || self.placer.place_at_node(index, &places, beside, whole);
            }
            left -= usize::from(placed);
            if left == 0 {
                break;
            }
        }
    }

    fn place_edge_labels(&mut self, picture: &Picture<'_>) {
        if picture.camera.zoom < EDGE_LABEL_ZOOM {
            return;
        }
        let mut order: Vec<usize> = (0..self.routes.len()).collect();
        let edge = |&route: &usize| &picture.scene.edges[self.routes[route].edge];
        order.sort_by_key(|route| std::cmp::Reverse(edge(route).claims));
        for route in order.into_iter().take(MOST_LABELS * 2) {
            let route = self.routes[route].clone();
            let edge = &picture.scene.edges[route.edge];
            if !edge.words.is_empty() && !edge.dimmed {
                self.place_edge_label(picture, &route);
            }
        }
    }

    fn place_edge_label(&mut self, picture: &Picture<'_>, route: &Route) {
        let points = &self.route_points[route.points.clone()];
        let look = edge_look(picture, route.edge, Level::Rest);
        let size = plate_size(picture, route.edge, Level::Rest);
        if picture.scene.edges[route.edge].is_loop() {
            let places = above_loop(points, size);
            if let Some(&rect) = places.iter().find(|rect| self.placer.boxes.is_free(**rect)) {
                self.placer.take(Owner::Edge(route.edge), rect);
            }
            return;
        }
        self.placer.place_on_edge(route.edge, points, size, head_length(&look));
    }

    /// Marked parts without a label get one, most marked first, even where others stand.
    fn insist_on_marked(&mut self, picture: &Picture<'_>) {
        let has_label =
            |&index: &usize| self.near[index] && !picture.scene.nodes[index].lines.is_empty();
        let nodes = (0..self.ends.len())
            .filter(has_label)
            .map(|index| (self.levels.nodes[index], Owner::Node(index), 0));
        let edges = self.routes.iter().enumerate().map(|(route, Route { edge, .. })| {
            (self.levels.edges[*edge], Owner::Edge(*edge), route)
        });
        let mut marked: Vec<(Level, Owner, usize)> =
            nodes.chain(edges).filter(|(level, ..)| level.is_marked()).collect();
        marked.sort_by_key(|&(level, ..)| std::cmp::Reverse(level));
        for (level, owner, route) in marked.into_iter().take(MOST_LABELS) {
            if self.placer.of(owner).is_some() {
                continue;
            }
            let places = match owner {
                Owner::Node(index) => FURTHER
                    .iter()
                    .flat_map(|(further, _)| self.places_at_node(picture, index, *further))
                    .collect(),
                Owner::Edge(index) => self.places_on_edge(picture, index, route, level),
            };
            for rect in places {
                if self.placer.boxes.is_free(rect) || self.make_way(rect, level) {
                    self.placer.take(owner, rect);
                    break;
                }
            }
        }
    }

    /// Labels of less marked parts go.
    fn make_way(&mut self, rect: Rect, level: Level) -> bool {
        let (nodes, edges) = (&self.levels.nodes, &self.levels.edges);
        self.placer.clear(rect, |owner| match owner {
            Owner::Node(index) => nodes[index] >= level,
            Owner::Edge(index) => edges[index] >= level,
        })
    }

    /// Where a node's label could stand, best first; `further` points off the node than usual.
    fn places_at_node(&self, picture: &Picture<'_>, index: usize, further: f32) -> [Rect; SIDES] {
        let end = &self.ends[index];
        let half = half_with_ring(end, self.levels.nodes[index], picture.camera.node_scale());
        let node = &picture.scene.nodes[index];
        let size = node.label_size(picture.camera.label_size(NODE_LABEL));
        sides(end.center, half, size, label_gap(picture) + further)
    }

    /// Where an edge's label could stand, best first.
    fn places_on_edge(
        &self,
        picture: &Picture<'_>,
        index: usize,
        route: usize,
        level: Level,
    ) -> Vec<Rect> {
        if picture.scene.edges[index].words.is_empty() {
            return Vec::new();
        }
        let points = &self.route_points[self.routes[route].points.clone()];
        let size = plate_size(picture, index, level);
        if picture.scene.edges[index].is_loop() {
            return above_loop(points, size).to_vec();
        }
        let at = |share: f32| point_at(points, length(points) * share);
        let on_line = [0.5, 0.4, 0.6, 0.3, 0.7].into_iter().filter_map(at);
        let on_line = on_line.map(|(at, _)| Rect::from_center_size(at, size));
        on_line
            .chain(at(0.5).into_iter().flat_map(|(at, way)| beside_line(at, way, size)))
            .collect()
    }

    fn paint_node_label(&mut self, picture: &Picture<'_>, index: usize, rect: Rect) {
        let node = &picture.scene.nodes[index];
        let level = self.levels.nodes[index];
        let size = picture.camera.label_size(NODE_LABEL);
        let center = self.ends[index].center;
        let (anchor, x) = if rect.left() > center.x {
            (Anchor::Left, rect.left())
        } else if rect.right() < center.x {
            (Anchor::Right, rect.right())
        } else {
            (Anchor::Center, rect.center().x)
        };
        let palette = picture.palette;
        let color = palette
            .canvas
            .mix(palette.text, level.label_strength(picture.fade) * calm(node, level));
        let step = rect.height() / node.lines.len() as f32;
        for (row, line) in node.lines.iter().enumerate() {
            self.primitives.push(Primitive::Text {
                position: pos2(x, rect.top() + step * (row as f32 + 0.5)),
                anchor,
                text: line.clone(),
                size,
                weight: node.label_weight(),
                color,
                angle: 0.0,
            });
        }
    }

    fn paint_edge_label(&mut self, picture: &Picture<'_>, index: usize, rect: Rect, level: Level) {
        let edge = &picture.scene.edges[index];
        let palette = picture.palette;
        let size = picture.camera.label_size(EDGE_LABEL);
        let filled = level == Level::Selected;
        let rect = Rect::from_center_size(rect.center(), plate_size(picture, index, level));
        let fill = if filled { palette.accent } else { palette.canvas };
        self.primitives.push(Primitive::RoundRect {
            rect,
            radius: 3.0,
            fill: Some(fill),
            stroke: None,
        });
        let strength = if level <= Level::Faded { 1.0 - picture.fade } else { 1.0 };
        let ink = if filled { palette.on_accent } else { palette.family_text(edge.family) };
        let color = fill.mix(ink, strength);
        let weight = words_weight(level);
        let padding = if filled { FILLED_PADDING } else { PLATE_PADDING };
        let mut x = rect.left() + padding;
        if edge.by_hand {
            let box_size = size * 1.1;
            let center = pos2(x + box_size / 2.0, rect.center().y);
            self.primitives.push(Primitive::Icon {
                center,
                size: box_size,
                icon: Icon::Pencil,
                color,
            });
            x += PENCIL_EM * size;
        }
        self.primitives.push(Primitive::Text {
            position: pos2(x, rect.center().y),
            anchor: Anchor::Left,
            text: edge.words.clone(),
            size,
            weight,
            color,
            angle: 0.0,
        });
        if edge.line == EdgeLine::Disputed {
            let center = pos2(rect.right() - padding - size * 0.55, rect.center().y);
            self.paint_dispute(center, size, color);
        }
    }

    /// The boxed D.
    fn paint_dispute(&mut self, center: Pos2, size: f32, color: super::Color) {
        self.primitives.push(Primitive::RoundRect {
            rect: Rect::from_center_size(center, Vec2::splat(size * 1.1)),
            radius: size * 0.27,
            fill: None,
            stroke: Some(hairline(1.0, color)),
        });
        self.primitives.push(Primitive::Text {
            position: center,
            anchor: Anchor::Center,
            text: "D".to_owned(),
            size: (size * 0.8).round(),
            weight: Weight::SemiBold,
            color,
            angle: 0.0,
        });
    }
}

/// A line too short for its words has them beside its middle, at either side, as near as there is room.
fn beside_line(middle: Pos2, way: Vec2, size: Vec2) -> impl Iterator<Item = Rect> {
    let across = way.rot90();
    let half = (size.x * across.x.abs() + size.y * across.y.abs()) / 2.0;
    BESIDE_LINE.into_iter().flat_map(move |gap| {
        [-1.0, 1.0]
            .map(|side| Rect::from_center_size(middle + across * ((half + gap) * side), size))
    })
}

/// A loop is too narrow to lay words on it: they stand on its top, in the middle or to a side.
fn above_loop(points: &[Pos2], size: Vec2) -> [Rect; 3] {
    let top = Rect::from_points(points).center_top() - vec2(0.0, size.y / 2.0);
    [0.0, -0.4, 0.4].map(|side| Rect::from_center_size(top + vec2(size.x * side, 0.0), size))
}

/// A tiny node is taken as its box, a larger one as its shape, so that labels can come close.
fn take_node(boxes: &mut Boxes, end: &End, level: Level, scale: f32) {
    let half = half_with_ring(end, level, scale) + Vec2::splat(1.0);
    let whole = [end.shape.half_size()];
    let cover = if end.radius < CLOSE_RADIUS { &whole[..] } else { end.shape.cover() };
    for part in cover {
        let share = *part / end.shape.half_size();
        boxes.add(Rect::from_center_size(end.center, half * share * 2.0));
    }
}

/// The order in which nodes get their labels: most connections first, of which a name of its own is worth
/// some, then by id.
pub(super) fn label_order(scene: &Scene) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scene.nodes.len()).collect();
    order.sort_by_key(|&index| {
        let node = &scene.nodes[index];
        let weight = node.degree + if node.named { NAMED_WORTH } else { 0 };
        (node.dimmed, std::cmp::Reverse(weight), node.id)
    });
    order
}

fn label_gap(picture: &Picture<'_>) -> f32 {
    let scale = picture.camera.node_scale();
    if scale < FAR { 3.0 } else { LABEL_GAP * scale.clamp(0.6, 1.2) }
}

fn words_weight(level: Level) -> Weight {
    if level == Level::Selected { Weight::SemiBold } else { Weight::Medium }
}

/// Size of the plate under an edge's words.
fn plate_size(picture: &Picture<'_>, index: usize, level: Level) -> Vec2 {
    let size = picture.camera.label_size(EDGE_LABEL);
    picture.scene.edges[index].plate_size(size, level == Level::Selected)
}
