//! Files in, cases out, and back. One file a format, a table of them all, and the one helper that
//! saves a file without ever losing the version before. Bytes in and out only; `save` alone writes.

mod error;
pub mod native;
pub mod sample;

pub use error::{Opened, ReadError};
