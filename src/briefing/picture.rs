//! The drawing of a page: its scene through the canvas' own view pass, as SVG.

use super::compose::Page;
use crate::display::{Emphasis, Part, Theme, Visible};
use crate::draw::{Options, picture, to_svg};
use crate::graph::{Case, Scene};

/// Size of a page's drawing in points.
const SIZE: (f32, f32) = (1040.0, 620.0);

/// The page's drawing in one theme.
pub(super) fn page_svg(case: &Case, page: &Page, theme: Theme) -> String {
    let visible = page.scene.as_ref().map(visible_of).unwrap_or_default();
    let options = Options {
        theme,
        legend: false,
        camera: page.scene.as_ref().map(|scene| scene.camera),
        emphasis: page.scene.as_ref().map(emphasis_of).unwrap_or_default(),
        ..Options::sized(SIZE.0, SIZE.1)
    };
    to_svg(&picture(case, &visible, &options))
}

fn visible_of(scene: &Scene) -> Visible {
    Visible {
        hidden_kinds: scene.hidden_kinds.clone(),
        named_only: scene.named_only,
        ..Visible::default()
    }
}

fn emphasis_of(scene: &Scene) -> Emphasis {
    let nodes = scene.focus_nodes.iter().map(|&id| Part::Node(id));
    let edges = scene.focus_edges.iter().map(|&id| Part::Edge(id));
    Emphasis { focus: nodes.chain(edges).collect(), ..Emphasis::default() }
}
