//! Scenes: the strip that orders them and the full-screen show.

mod show;
mod storyboard;

pub use show::{Show, show_ui};
pub use storyboard::{Storyboard, storyboard_ui};
