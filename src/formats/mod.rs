//! Files in, cases out, and back. One file a format, a table of them all, and the one helper that
//! saves a file without ever losing the version before. Bytes in and out only; `save` alone writes.

pub mod edges;
mod error;
mod findings;
pub mod graphml;
mod ids;
pub mod native;
pub mod registry;
pub mod sample;
pub mod save;
mod text;
mod xml;

pub use error::{Opened, ReadError};
pub use registry::{Format, Loss, Written};
