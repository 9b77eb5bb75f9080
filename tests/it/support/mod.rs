//! What several tests share.

pub mod cpu_renderer;
pub mod fixture;
pub mod snapshot;
