//! Tests of whole stages; the tree mirrors `src/`.

mod corpus;
mod grammar;
mod layout;
mod support;
mod text;
mod tidy;
mod window;
mod window_canvas;
mod window_look;
mod window_panels;
