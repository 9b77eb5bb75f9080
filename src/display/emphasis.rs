//! What is hovered, selected and in focus, and what that makes of every part: faded, at rest, near, marked.

use std::collections::BTreeSet;

use super::{Palette, Part, Scene};

/// What the viewer points at.
#[derive(Clone, Debug, PartialEq)]
pub struct Emphasis {
    /// Under the pointer.
    pub hovered: Option<Part>,
    /// Selected.
    pub selected: BTreeSet<Part>,
    /// In focus, say of a scene of the briefing; all else is faded when there are any. Ends of edges in
    /// focus are in focus; without any edge, edges between nodes in focus are.
    pub focus: BTreeSet<Part>,
    /// How far the fading has gone, 0 to 1: less than 1 only during its 150 ms.
    pub fade: f32,
}

impl Default for Emphasis {
    fn default() -> Self {
        Self { hovered: None, selected: BTreeSet::new(), focus: BTreeSet::new(), fade: 1.0 }
    }
}

impl Emphasis {
    /// Nothing but one selected part.
    pub fn selecting(part: Part) -> Self {
        Self { selected: BTreeSet::from([part]), ..Self::default() }
    }

    /// Nothing but one hovered part.
    pub fn hovering(part: Part) -> Self {
        Self { hovered: Some(part), ..Self::default() }
    }
}

/// How much a part stands out, least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Taken away by a filter that dims.
    Dimmed,
    /// Not what the viewer points at.
    Faded,
    /// As always.
    #[default]
    Rest,
    /// A neighbour of what the viewer points at, or in focus.
    Near,
    /// The end of a selected edge.
    End,
    /// Under the pointer.
    Hovered,
    /// Selected.
    Selected,
}

impl Level {
    /// The share of its colours that a part keeps.
    pub(super) fn strength(self, palette: &Palette, fade: f32) -> f32 {
        match self {
            Self::Dimmed => palette.faded_share(),
            Self::Faded => 1.0 - fade * (1.0 - palette.faded_share()),
            _ => 1.0,
        }
    }

    /// The share of their colours that names of nodes keep.
    pub(super) fn label_strength(self, fade: f32) -> f32 {
        match self {
            Self::Dimmed => 0.5,
            Self::Faded => 1.0 - fade * 0.5,
            _ => 1.0,
        }
    }

    /// True when its label comes before others.
    pub(super) fn is_marked(self) -> bool {
        self >= Self::Near
    }

    /// True when a ring in the accent goes around a node of this level.
    pub(super) fn has_ring(self) -> bool {
        matches!(self, Self::Selected | Self::End)
    }
}

/// The level of every node and edge of a scene.
#[derive(Debug, Default)]
pub(super) struct Levels {
    pub(super) nodes: Vec<Level>,
    pub(super) edges: Vec<Level>,
}

impl Levels {
    pub(super) fn fill(&mut self, scene: &Scene, emphasis: &Emphasis) {
        let centers = centers(scene, emphasis);
        let base = if centers.is_empty() && emphasis.focus.is_empty() {
            Level::Rest
        } else {
            Level::Faded
        };
        self.nodes.clear();
        self.nodes.resize(scene.nodes.len(), base);
        self.edges.clear();
        self.edges.resize(scene.edges.len(), base);
        self.light_neighbours(scene, &centers);
        self.light_focus(scene, &emphasis.focus);
        for (level, node) in self.nodes.iter_mut().zip(&scene.nodes) {
            if node.dimmed {
                *level = Level::Dimmed;
            }
        }
        for (level, edge) in self.edges.iter_mut().zip(&scene.edges) {
            if edge.dimmed {
                *level = Level::Dimmed;
            }
        }
        self.mark(scene, emphasis.hovered, Level::Hovered);
        for &part in &emphasis.selected {
            self.mark(scene, Some(part), Level::Selected);
        }
    }

    fn light_neighbours(&mut self, scene: &Scene, centers: &BTreeSet<usize>) {
        if centers.is_empty() {
            return;
        }
        for &node in centers {
            self.nodes[node] = Level::Near;
        }
        for (index, edge) in scene.edges.iter().enumerate() {
            if centers.contains(&edge.from) || centers.contains(&edge.to) {
                self.edges[index] = Level::Near;
                self.nodes[edge.from] = Level::Near;
                self.nodes[edge.to] = Level::Near;
            }
        }
    }

    fn light_focus(&mut self, scene: &Scene, focus: &BTreeSet<Part>) {
        let mut has_edge = false;
        for part in focus {
            match *part {
                Part::Node(id) => {
                    if let Some(index) = scene.node_index(id) {
                        self.nodes[index] = Level::Near;
                    }
                }
                Part::Edge(id) => {
                    has_edge = true;
                    if let Some(index) = scene.edge_index(id) {
                        let edge = &scene.edges[index];
                        self.edges[index] = Level::Near;
                        self.nodes[edge.from] = Level::Near;
                        self.nodes[edge.to] = Level::Near;
                    }
                }
            }
        }
        if has_edge || focus.is_empty() {
            return;
        }
        for (index, edge) in scene.edges.iter().enumerate() {
            if self.nodes[edge.from] == Level::Near && self.nodes[edge.to] == Level::Near {
                self.edges[index] = Level::Near;
            }
        }
    }

    fn mark(&mut self, scene: &Scene, part: Option<Part>, level: Level) {
        match part {
            Some(Part::Node(id)) => {
                if let Some(index) = scene.node_index(id) {
                    self.nodes[index] = level;
                }
            }
            Some(Part::Edge(id)) => {
                let Some(index) = scene.edge_index(id) else { return };
                self.edges[index] = level;
                let end = if level == Level::Selected { Level::End } else { Level::Near };
                for node in [scene.edges[index].from, scene.edges[index].to] {
                    self.nodes[node] = self.nodes[node].max(end);
                }
            }
            None => {}
        }
    }
}

/// The nodes whose neighbours stay: the hovered one, else the selected ones.
fn centers(scene: &Scene, emphasis: &Emphasis) -> BTreeSet<usize> {
    let index = |part: &Part| match *part {
        Part::Node(id) => scene.node_index(id),
        Part::Edge(_) => None,
    };
    match emphasis.hovered.as_ref().and_then(index) {
        Some(hovered) => BTreeSet::from([hovered]),
        None => emphasis.selected.iter().filter_map(index).collect(),
    }
}
