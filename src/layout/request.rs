//! Layout as data: what is asked and what comes back.

use std::fmt;
use std::str::FromStr;

/// Length that a level edge keeps visible between the boxes of its ends when its label is not given: a
/// short label and an arrowhead.
pub const EDGE_ROOM: f32 = 104.0;

/// Free distance kept between the boxes of any two nodes.
pub const MARGIN: f32 = 12.0;

/// How to place the nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// Stress with a short-range force, then overlap removal: the default for actor networks.
    #[default]
    Stress,
    /// Force-directed over a multilevel hierarchy, for large graphs.
    Force,
    /// Layers along the direction of the edges.
    Layered,
    /// Rings around one node.
    Radial,
    /// One circle.
    Circular,
    /// Rows and columns.
    Grid,
}

impl Algorithm {
    /// Every algorithm, in the order of the menu.
    pub const ALL: &'static [Self] =
        &[Self::Stress, Self::Force, Self::Layered, Self::Radial, Self::Circular, Self::Grid];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stress => "stress",
            Self::Force => "force",
            Self::Layered => "layered",
            Self::Radial => "radial",
            Self::Circular => "circular",
            Self::Grid => "grid",
        }
    }

    /// The word in the window.
    pub fn title(self) -> &'static str {
        match self {
            Self::Stress => "Stress",
            Self::Force => "Force",
            Self::Layered => "Layered",
            Self::Radial => "Radial",
            Self::Circular => "Circular",
            Self::Grid => "Grid",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Algorithm {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|algorithm| algorithm.word() == word).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|algorithm| algorithm.word()).collect();
            format!("`{word}` is no layout; known are {}", known.join(", "))
        })
    }
}

/// A graph to lay out. Nodes are `0..node_count`; lengths are world units (pixels at 100 %), y down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutRequest {
    /// Number of nodes.
    pub node_count: usize,
    /// Ends of edges; loops and parallels are allowed, ends past `node_count` are not.
    pub edges: Vec<(u32, u32)>,
    /// Box to keep free around each node's centre (node and label): left, top, right, bottom
    /// distances, all ≥ 0. Empty for points.
    pub boxes: Vec<[f32; 4]>,
    /// Width and height of each edge's label, which lies level on the middle of the edge, one an edge,
    /// all ≥ 0; empty where unknown (`EDGE_ROOM` is kept free then).
    pub edge_labels: Vec<[f32; 2]>,
    /// Where nodes stand now; empty for a fresh layout. Not-a-number for a node without a place.
    pub start: Vec<[f32; 2]>,
    /// Nodes that must stay at `start`; empty for none.
    pub pinned: Vec<bool>,
    /// The node in the middle of a radial layout; the one of highest degree if none.
    pub root: Option<u32>,
    /// How to place them.
    pub algorithm: Algorithm,
    /// Seed of every random choice.
    pub seed: u64,
    /// Width over height to aim at; 0 for none.
    pub aspect: f32,
    /// True to draw edges short, without most of the room for their labels: for drawings of so many
    /// nodes that labels on edges are read only after zooming in.
    pub crowded: bool,
}

/// Where the nodes went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// One finite position a node, centred on the origin unless nodes were pinned.
    pub positions: Vec<[f32; 2]>,
    /// Iterations of the main loop.
    pub iterations: usize,
}
