//! Tests of whole stages; the tree mirrors `src/`.

mod grammar;
mod text;
mod tidy;
#[cfg(feature = "window")]
mod support;
#[cfg(feature = "window")]
mod window_parts;
