//! redstring: reports in, a graph of who does what to whom out, every edge pinned to its sentence.
//!
//! The modules stand in reading order; data flows down the list and no module imports one below it.

pub mod analysis;
#[cfg(feature = "window")]
pub mod app;
pub mod base;
pub mod briefing;
pub mod cli;
pub mod display;
pub mod draw;
pub mod extract;
pub mod formats;
pub mod graph;
pub mod job;
pub mod layout;
pub mod text;
