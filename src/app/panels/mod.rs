//! The panels around the canvas. Each reads the state, draws, and pushes actions.

pub mod filter_bar;
pub mod find_box;
pub mod inspector;
pub mod left;
mod legend;
pub mod menu_bar;
pub mod parts;
pub mod reader;
pub mod sizes;
pub mod status_bar;
pub mod steps;
pub mod tool_bar;
