//! The panels around the canvas. Each reads the state, draws, and pushes actions.

pub mod inspector;
pub mod parts;
pub mod reader;
