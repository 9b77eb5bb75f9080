//! Tests of whole stages; the tree mirrors `src/`.

mod grammar;
mod text;
mod corpus;
mod tidy;
#[cfg(feature = "window")]
mod support;
#[cfg(feature = "window")]
mod window;
#[cfg(feature = "window")]
mod window_canvas;
#[cfg(feature = "window")]
mod window_look;
#[cfg(feature = "window")]
mod window_panels;
