//! Figures about a case's graph, one algorithm a file: how connected, in what pieces, how central.
//! Reads only. Relations whose claims are all marked wrong or all negated tie nothing together.

mod components;
mod degree;
mod measure;
mod pagerank;
mod ties;

pub use components::components;
pub use degree::degrees;
pub use measure::{Measure, ranked};
pub use pagerank::page_rank;
pub use ties::Ties;
