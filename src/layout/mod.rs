//! A graph as numbers in, positions out. Knows nothing of entities, text or drawing.
//!
//! `run` reads the request into a `Problem`, lays out each connected part by the asked algorithm,
//! packs the parts and centres the result. No clock and no thread order reaches the positions.

mod components;
mod fit;
mod force;
mod geometry;
mod grid;
mod meter;
mod network;
mod overlap;
mod polish;
mod pose;
mod problem;
mod quality;
mod random;
mod request;
mod stress;
mod tension;
mod topology;
mod warm;

pub use request::{Algorithm, EDGE_ROOM, Layout, LayoutRequest, MARGIN};

use crate::base::{Cancelled, Progress};
use meter::Meter;
use problem::Problem;

/// Lays out a graph. Never fails on odd input: unknown ends are ignored, sizes and places that are no
/// numbers count as missing. Boxes of the result do not overlap, unless both nodes are pinned.
pub fn run(request: &LayoutRequest, progress: &dyn Progress) -> Result<Layout, Cancelled> {
    let problem = Problem::new(request);
    let meter = Meter::new(progress, problem.node_count());
    meter.add(0)?;
    let mut positions = match problem.algorithm {
        Algorithm::Grid => grid::place(&problem),
        _ => components::lay_out(&problem, |part| network::place(part, &meter))?,
    };
    if !problem.pinned.contains(&true) && problem.start.iter().all(Option::is_none) {
        pose::centre(&problem, &mut positions);
    }
    Ok(Layout { positions, iterations: meter.iterations() })
}
