//! The vocabulary of a picture: what a painter must be able to paint.

use emath::{Pos2, Rect};

use super::{Color, Icon};
use crate::base::{EdgeId, NodeId};

/// Something on the canvas that can be hovered and selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An entity.
    Node(NodeId),
    /// A relation.
    Edge(EdgeId),
}

/// The line of a stroke.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Dash {
    /// Unbroken.
    #[default]
    Solid,
    /// Dashes and gaps in pixels.
    Dashed {
        /// Length of a dash.
        on: f32,
        /// Length of a gap.
        off: f32,
    },
    /// Round dots, centre to centre in pixels.
    Dotted {
        /// Distance of two dots' centres.
        every: f32,
    },
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Pixels.
    pub width: f32,
    /// Colour with alpha.
    pub color: Color,
    /// Line.
    pub dash: Dash,
}

/// Which cut of the embedded text font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
}

impl Weight {
    /// Every cut, lightest first.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Medium, Self::SemiBold];
}

/// Which point of a text's box stands at its position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Middle of the left side.
    Left,
    /// Middle of the box.
    #[default]
    Center,
    /// Middle of the right side.
    Right,
}

/// One thing to paint, in screen points, y down, later ones over earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Primitive {
    /// An open line.
    Line {
        /// Its corners; curves come flattened.
        points: Vec<Pos2>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A closed shape that is seen whole from its first corner, as every convex one is: a fan of triangles
    /// from that corner fills it.
    Polygon {
        /// Its corners in order.
        points: Vec<Pos2>,
        /// Inside.
        fill: Option<Color>,
        /// Rim.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Pos2,
        /// Pixels.
        radius: f32,
        /// Inside.
        fill: Option<Color>,
        /// Rim.
        stroke: Option<Stroke>,
    },
    /// A rectangle with round corners.
    RoundRect {
        /// The box.
        rect: Rect,
        /// Radius of the corners.
        radius: f32,
        /// Inside.
        fill: Option<Color>,
        /// Rim.
        stroke: Option<Stroke>,
    },
    /// A line of text in the embedded font.
    Text {
        /// Where its anchor stands.
        position: Pos2,
        /// Which point of it stands there.
        anchor: Anchor,
        /// The words; no line breaks.
        text: String,
        /// Font size in pixels.
        size: f32,
        /// Cut.
        weight: Weight,
        /// Ink.
        color: Color,
        /// Turn around the anchor in radians, clockwise.
        angle: f32,
    },
    /// A pictogram.
    Icon {
        /// Middle of its box.
        center: Pos2,
        /// Side of its box in pixels.
        size: f32,
        /// Which.
        icon: Icon,
        /// Ink.
        color: Color,
    },
}
