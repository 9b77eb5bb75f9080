//! What is drawn, without a window: a case and a style in, a camera-free [`Scene`] out; then, for a
//! camera and what is hovered and selected, the [`Primitive`]s of one picture. The canvas, SVG,
//! PNG and PDF paint these and nothing else.

pub mod fonts;
mod icons;
mod palette;
mod primitive;

pub use icons::{Icon, logo};
pub use palette::{Color, Palette, Theme};
pub use primitive::{Anchor, Dash, Part, Primitive, Stroke, Weight};
