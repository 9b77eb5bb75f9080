//! The camera-free picture: a case, what is visible of it and a style in; nodes with their sizes and labels, edges
//! with their lines, words and bends out. Rebuilt when the case or the filters change, not when the camera does.

use std::collections::BTreeMap;

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::measure::{LINE_HEIGHT, width_in_em};
use super::shape::Shape;
use super::{EdgeLine, Visible, Weight, bend, view_labels, words, wrap};
use crate::base::{EdgeId, Family, Kind, NodeId, Origin};
use crate::graph::{Case, Entity, RelationRef};
use crate::layout::{Algorithm, LayoutRequest};

/// Font size of node labels at 100 %.
pub(super) const NODE_LABEL: f32 = 13.0;
/// Gap between a node's rim and its label's box.
pub(super) const LABEL_GAP: f32 = 5.0;
/// Connections from which a node's label is set in semibold.
pub(super) const STRONG_DEGREE: usize = 4;

/// Font size of edge labels at 100 %.
pub(super) const EDGE_LABEL: f32 = 11.0;
/// Free space beside an edge's words on their plate, and on a filled plate.
pub(super) const PLATE_PADDING: f32 = 4.0;
pub(super) const FILLED_PADDING: f32 = 7.0;
/// Width of the pencil before an edge's words, and of the boxed D after them.
pub(super) const PENCIL_EM: f32 = 1.25;
pub(super) const DISPUTE_EM: f32 = 1.4;
/// Width over height of a usual canvas or sheet.
const WIDE: f32 = 1.6;
/// A layout keeps at most so much room for the words on an edge.
const MOST_LABEL_ROOM: f32 = 150.0;

/// What decides a node's size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NodeSize {
    /// Number of visible connections.
    #[default]
    Connections,
    /// Number of mentions in the reports.
    Mentions,
    /// All alike.
    Equal,
}

impl NodeSize {
    /// Every choice, in the order of the menu.
    pub const ALL: &'static [Self] = &[Self::Connections, Self::Mentions, Self::Equal];

    /// The word in the window.
    pub fn title(self) -> &'static str {
        match self {
            Self::Connections => "Connections",
            Self::Mentions => "Mentions",
            Self::Equal => "Equal",
        }
    }
}

/// How the parts of a scene look, beside the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What decides a node's size.
    pub node_size: NodeSize,
    /// Write names at nodes.
    pub node_labels: bool,
    /// Write words on edges.
    pub edge_labels: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { node_size: NodeSize::default(), node_labels: true, edge_labels: true }
    }
}

/// A node to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneNode {
    /// The entity.
    pub id: NodeId,
    /// World.
    pub position: Pos2,
    /// Radius at 100 %, 12 to 30.
    pub radius: f32,
    /// Shape, icon and hue.
    pub kind: Kind,
    /// Solid when named, tinted when generic.
    pub named: bool,
    /// Wears the pin.
    pub pinned: bool,
    /// Wears the pencil: the analyst drew it.
    pub by_hand: bool,
    /// Drawn faded, since a filter takes it away.
    pub dimmed: bool,
    /// Visible connections; a loop counts once.
    pub degree: usize,
    /// Its name in one or two lines; none when names are off.
    pub lines: Vec<String>,
    /// Width of the widest line in em of its weight.
    pub(super) width_em: f32,
}

/// An edge to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneEdge {
    /// The relation.
    pub id: EdgeId,
    /// Index of its start in [`Scene::nodes`].
    pub from: usize,
    /// Index of its end in [`Scene::nodes`].
    pub to: usize,
    /// Hue.
    pub family: Family,
    /// Line.
    pub line: EdgeLine,
    /// Wears an arrowhead.
    pub directed: bool,
    /// Wears the pencil: the analyst drew it.
    pub by_hand: bool,
    /// Drawn faded, since a filter takes it away.
    pub dimmed: bool,
    /// Standing claims.
    pub claims: usize,
    /// Words on it; empty when words are off.
    pub words: String,
    /// How far its middle stands off the straight line at 100 %, to the left of its direction. For a
    /// loop, its rank among the loops of its node.
    pub bow: f32,
    /// Widths of the words in em: medium and semibold.
    pub(super) width_em: [f32; 2],
}

/// What is drawn, free of any camera.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// By id.
    pub nodes: Vec<SceneNode>,
    /// By id.
    pub edges: Vec<SceneEdge>,
    /// Indices of the nodes in the order in which they get their labels.
    pub(super) label_order: Vec<usize>,
    node_places: BTreeMap<NodeId, usize>,
    edge_places: BTreeMap<EdgeId, usize>,
}

impl SceneNode {
    pub(super) fn shape(&self) -> Shape {
        Shape::of(self.kind)
    }

    /// True for what no report names and nothing is said about: it must not draw the eye.
    pub(super) fn is_quiet(&self) -> bool {
        self.degree == 0 && !self.named && !self.by_hand
    }

    pub(super) fn label_weight(&self) -> Weight {
        if self.degree >= STRONG_DEGREE { Weight::SemiBold } else { Weight::Medium }
    }

    /// Width and height of its label at a font size.
    pub(super) fn label_size(&self, size: f32) -> Vec2 {
        vec2(self.width_em, LINE_HEIGHT * self.lines.len() as f32) * size
    }

    /// World box of its shape and its label below, at 100 %.
    fn bounds(&self) -> Rect {
        let [left, top, right, bottom] = self.box_around();
        Rect::from_min_max(self.position - vec2(left, top), self.position + vec2(right, bottom))
    }

    /// Distances from its middle that shape and label need: left, top, right, bottom.
    fn box_around(&self) -> [f32; 4] {
        let half = self.shape().half_size() * self.radius;
        if self.lines.is_empty() {
            return [half.x, half.y, half.x, half.y];
        }
        let label = self.label_size(NODE_LABEL);
        let side = half.x.max(label.x / 2.0 + 2.0);
        [side, half.y, side, half.y + LABEL_GAP + label.y]
    }
}

impl Scene {
    /// Builds the scene. Nodes without a place are set on a spiral around the origin.
    pub fn build(case: &Case, visible: &Visible, style: &Style) -> Self {
        let mut scene = Self::default();
        let drawn = |entity: &Entity| visible.dim || visible.node(entity);
        for entity in case.entities().filter(|entity| drawn(entity)) {
            scene.node_places.insert(entity.id, scene.nodes.len());
            let node = scene_node(entity, scene.nodes.len(), *style, !visible.node(entity));
            scene.nodes.push(node);
        }
        for edge in case.relations() {
            scene.add_edge(case, &edge, visible, *style);
        }
        scene.size_nodes(case, *style);
        bend::fan_parallels(&mut scene.edges);
        bend::bend_around_nodes(&scene.nodes, &mut scene.edges);
        scene.label_order = view_labels::label_order(&scene);
        scene
    }

    /// The node of an entity.
    pub fn node(&self, id: NodeId) -> Option<&SceneNode> {
        self.node_index(id).map(|index| &self.nodes[index])
    }

    /// The edge of a relation.
    pub fn edge(&self, id: EdgeId) -> Option<&SceneEdge> {
        self.edge_index(id).map(|index| &self.edges[index])
    }

    /// Moves a node, say while it is dragged; bends are found anew at the next build.
    pub fn move_node(&mut self, id: NodeId, to: Pos2) {
        if let Some(&index) = self.node_places.get(&id) {
            self.nodes[index].position = to;
        }
    }

    /// World box of all nodes with their labels; [`Rect::NOTHING`] for an empty scene.
    pub fn bounds(&self) -> Rect {
        self.nodes.iter().fold(Rect::NOTHING, |all, node| all.union(node.bounds()))
    }

    /// World box of some nodes with their labels.
    pub fn bounds_of(&self, ids: impl IntoIterator<Item = NodeId>) -> Rect {
        ids.into_iter()
            .filter_map(|id| self.node(id))
            .fold(Rect::NOTHING, |all, node| all.union(node.bounds()))
    }

    /// Nodes that share an edge with a node, by id, without itself.
    pub fn neighbours(&self, id: NodeId) -> Vec<NodeId> {
        let Some(index) = self.node_index(id) else { return Vec::new() };
        let mut found: Vec<NodeId> = self
            .edges
            .iter()
            .filter(|edge| !edge.dimmed && edge.from != edge.to)
            .filter_map(|edge| edge.other_end(index))
            .map(|other| self.nodes[other].id)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(super) fn node_index(&self, id: NodeId) -> Option<usize> {
        self.node_places.get(&id).copied()
    }

    pub(super) fn edge_index(&self, id: EdgeId) -> Option<usize> {
        self.edge_places.get(&id).copied()
    }

    fn add_edge(&mut self, case: &Case, edge: &RelationRef<'_>, visible: &Visible, style: Style) {
        let passes = visible.edge(case, edge);
        let ends = (self.node_index(edge.from), self.node_index(edge.to));
        let (Some(from), Some(to)) = ends else { return };
        if !passes && !visible.dim {
            return;
        }
        let relation = edge.relation;
        let words = if style.edge_labels { words::edge_words(relation) } else { String::new() };
        self.edge_places.insert(relation.id, self.edges.len());
        self.edges.push(SceneEdge {
            id: relation.id,
            from,
            to,
            family: relation.family,
            line: EdgeLine::of(relation),
            directed: relation.directed,
            by_hand: relation.origin == Origin::Analyst,
            dimmed: !passes,
            claims: relation.standing_claims().count(),
            bow: 0.0,
            width_em: [Weight::Medium, Weight::SemiBold].map(|weight| width_in_em(&words, weight)),
            words,
        });
        if passes {
            self.nodes[from].degree += 1;
            self.nodes[to].degree += usize::from(from != to);
        }
    }

    /// Sizes and label widths wait for the degrees.
    fn size_nodes(&mut self, case: &Case, style: Style) {
        for node in &mut self.nodes {
            let measure = match style.node_size {
                NodeSize::Connections => node.degree,
                NodeSize::Mentions => {
                    case.entity(node.id).map_or(0, |entity| entity.mentions.len())
                }
                NodeSize::Equal => 4,
            };
            node.radius = (11.0 + 4.6 * (measure as f32).sqrt()).clamp(12.0, 30.0);
            let weight = node.label_weight();
            let widths = node.lines.iter().map(|line| width_in_em(line, weight));
            node.width_em = widths.fold(0.0, f32::max);
        }
    }
}

impl SceneEdge {
    /// True when it starts and ends at the same node.
    pub fn is_loop(&self) -> bool {
        self.from == self.to
    }

    /// Width and height of the plate under its words at 100 %; nothing without words.
    fn label_room(&self) -> [f32; 2] {
        if self.words.is_empty() {
            return [0.0; 2];
        }
        let plate = self.plate_size(EDGE_LABEL, false);
        [plate.x.min(MOST_LABEL_ROOM), plate.y]
    }

    /// Size of the plate under its words at a font size.
    pub(super) fn plate_size(&self, size: f32, filled: bool) -> Vec2 {
        let [medium, strong] = self.width_em;
        let pencil = if self.by_hand { PENCIL_EM } else { 0.0 };
        let dispute = if self.line == EdgeLine::Disputed { DISPUTE_EM } else { 0.0 };
        let em = if filled { strong } else { medium } + pencil + dispute;
        let (padding, air) = if filled { (FILLED_PADDING, 6.0) } else { (PLATE_PADDING, 2.0) };
        vec2(em * size + 2.0 * padding, (LINE_HEIGHT * size).round() + air)
    }

    /// The index of its other end, when one end is `node`.
    pub(super) fn other_end(&self, node: usize) -> Option<usize> {
        match (self.from == node, self.to == node) {
            (true, _) => Some(self.to),
            (_, true) => Some(self.from),
            _ => None,
        }
    }
}

/// What a layout is asked for: the visible nodes with the boxes of their shapes and labels, the visible edges,
/// present places and pins. The ids name the request's nodes in order.
pub fn layout_request(
    case: &Case,
    visible: &Visible,
    style: &Style,
    algorithm: Algorithm,
) -> (LayoutRequest, Vec<NodeId>) {
    let shown = Visible { dim: false, ..visible.clone() };
    let scene = Scene::build(case, &shown, style);
    let ids: Vec<NodeId> = scene.nodes.iter().map(|node| node.id).collect();
    let entities = || ids.iter().map(|&id| case.entity(id));
    let request = LayoutRequest {
        node_count: scene.nodes.len(),
        edges: scene.edges.iter().map(|edge| (edge.from as u32, edge.to as u32)).collect(),
        boxes: scene.nodes.iter().map(SceneNode::box_around).collect(),
        edge_labels: scene.edges.iter().map(SceneEdge::label_room).collect(),
        start: entities()
            .map(|entity| entity.and_then(|e| e.position).unwrap_or([f32::NAN; 2]))
            .collect(),
        pinned: entities()
            .map(|entity| entity.is_some_and(|e| e.pinned && e.position.is_some()))
            .collect(),
        algorithm,
        aspect: WIDE,
        ..LayoutRequest::default()
    };
    (request, ids)
}

fn scene_node(entity: &Entity, index: usize, style: Style, dimmed: bool) -> SceneNode {
    let placed = entity.position.filter(|[x, y]| x.is_finite() && y.is_finite());
    SceneNode {
        id: entity.id,
        position: placed.map_or_else(|| spiral(index), |[x, y]| pos2(x, y)),
        radius: 0.0,
        kind: entity.kind,
        named: entity.named,
        pinned: entity.pinned,
        by_hand: entity.origin == Origin::Analyst,
        dimmed,
        degree: 0,
        lines: if style.node_labels { wrap::two_lines(&entity.label) } else { Vec::new() },
        width_em: 0.0,
    }
}

/// A sunflower's seeds: evenly spread, whatever their number.
fn spiral(index: usize) -> Pos2 {
    let angle = index as f32 * 2.399_963;
    (Vec2::angled(angle) * 70.0 * (index as f32).sqrt()).to_pos2()
}
