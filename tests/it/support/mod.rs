//! What several tests share.

pub mod cpu_renderer;
pub mod desktop;
pub mod fixture;
pub mod gestures;
pub mod snapshot;
pub mod shell;
