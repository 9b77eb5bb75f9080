#![doc = include_str!("../ARCHITECTURE.md")]

pub mod base;
pub mod text;
pub mod extract;
pub mod graph;
pub mod analysis;
pub mod formats;
pub mod layout;
pub mod display;
pub mod draw;
pub mod briefing;
pub mod job;
#[cfg(feature = "window")]
pub mod app;
pub mod cli;
