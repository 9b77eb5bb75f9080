//! What is on screen and where one looks.

use std::collections::BTreeSet;

use crate::base::{SourceId, Span};
use crate::display::Part;

/// What fills the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The start screen.
    #[default]
    Start,
    /// Canvas and panels.
    Explore,
    /// The scene of this index, full screen.
    Present(usize),
}

/// Where the canvas looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// World point in the middle of the canvas.
    pub center: [f32; 2],
    /// Screen points a world unit.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { center: [0.0, 0.0], zoom: 1.0 }
    }
}

/// Where the canvas shall fly.
#[derive(Clone, Debug, PartialEq)]
pub enum CameraGoal {
    /// Everything that is visible, at once or gliding.
    Fit {
        /// False to jump, as after opening.
        glide: bool,
    },
    /// These parts in the middle, without zooming out further than needed.
    Parts(BTreeSet<Part>),
    /// This zoom around the middle.
    Zoom(f32),
    /// At least this world rectangle: its middle and its size.
    Scene {
        /// Middle.
        center: [f32; 2],
        /// Width and height.
        extent: [f32; 2],
    },
}

/// What a click or a drag on the canvas does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects, drags nodes, pans the background.
    #[default]
    Select,
    /// Pans, whatever is under the pointer.
    Hand,
    /// Draws a relation from node to node.
    Connect,
}

/// Tabs of the left panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeftTab {
    /// Outline of entities.
    #[default]
    Entities,
    /// Relations by number of claims.
    Relations,
    /// Reports.
    Reports,
}

/// What the reader shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The report.
    pub source: SourceId,
    /// The evidence, to scroll to and mark.
    pub span: Option<Span>,
    /// Grows with every request to show something: the reader scrolls when it changes.
    pub request: u64,
}

/// A short message at the lower edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// How much it matters.
    pub kind: ToastKind,
    /// Seconds that it has left.
    pub left_secs: f32,
}

/// How much a toast matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Something was done.
    Note,
    /// Something should be looked at.
    Warning,
}

/// A job that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// What the user asked for: "Reading 3 reports".
    pub title: String,
    /// What is being done now.
    pub doing: String,
    /// Share that is done, 0 to 1.
    pub done: f32,
    /// True once the user has called it off and it has not stopped yet.
    pub cancelling: bool,
}

/// The strip of first steps above the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Index of the next weak claim to check, in the order of weakness.
    pub weak_next: usize,
    /// True once an edge or node was selected.
    pub has_read: bool,
    /// True once a weak claim was walked to.
    pub has_checked: bool,
    /// True once the case was saved or exported.
    pub has_saved: bool,
}
