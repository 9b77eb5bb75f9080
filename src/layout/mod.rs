//! A graph as numbers in, positions out. Knows nothing of entities, text or drawing.

mod request;

pub use request::{Algorithm, Layout, LayoutRequest};
