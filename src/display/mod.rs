//! What is drawn, without a window: a case and a style in, a camera-free [`Scene`] out; then, for a
//! camera and what is hovered and selected, the [`Primitive`]s of one picture. The canvas, SVG,
//! PNG and PDF paint these and nothing else.

mod arrange;
mod bend;
mod camera;
mod edge_paint;
mod emphasis;
#[cfg(test)]
pub(crate) mod fixture;
pub mod fonts;
mod frame;
mod hit;
mod icons;
mod labels;
mod legend;
pub mod measure;
mod node_paint;
mod occupied;
mod palette;
mod primitive;
mod route;
mod scene;
mod shape;
#[cfg(test)]
mod tests;
mod view;
mod view_labels;
mod visible;
mod words;
mod wrap;

pub use arrange::arrange;
pub use camera::Camera;
pub use edge_paint::{family_sample, line_sample};
pub use emphasis::Emphasis;
pub use hit::{hit, nodes_in};
pub use icons::{Icon, logo};
pub use legend::{Count, Legend};
pub use measure::text_width;
pub use node_paint::kind_sign;
pub use palette::{Color, Palette, Theme};
pub use primitive::{Anchor, Dash, Part, Primitive, Stroke, Weight};
pub use scene::{NodeSize, Scene, SceneEdge, SceneNode, Style, layout_request};
pub use view::{View, canvas_dots, view};
pub use visible::{EdgeLine, Visible};
pub use words::edge_words;
