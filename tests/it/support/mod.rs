//! What several tests share.

pub mod cpu_renderer;
pub mod desktop;
pub mod fixture;
pub mod snapshot;
pub mod shell;
