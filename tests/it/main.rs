//! Tests of whole stages; the tree mirrors `src/`.

mod cli;
mod corpus;
mod draw;
mod fuzz;
mod grammar;
mod hostile;
mod layout;
#[cfg(feature = "window")]
mod support;
mod samples;
mod text;
mod extract;
mod gold;
mod tidy;
#[cfg(feature = "window")]
mod window;
#[cfg(feature = "window")]
mod window_canvas;
#[cfg(feature = "window")]
mod window_files;
#[cfg(feature = "window")]
mod window_keys;
#[cfg(feature = "window")]
mod window_look;
#[cfg(feature = "window")]
mod window_panels;
#[cfg(feature = "window")]
mod window_room;
#[cfg(feature = "window")]
mod window_text;
#[cfg(feature = "window")]
mod window_typing;
