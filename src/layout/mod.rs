//! A graph as numbers in, positions out. Knows nothing of entities, text or drawing.
//!
//! `run` reads the request into a `Problem`, lays out each connected part by the asked algorithm,
//! packs the parts and centres the result. No clock and no thread order reaches the positions.

mod branches;
mod circular;
mod components;
mod fit;
mod force;
mod geometry;
mod grid;
mod layered;
mod layers;
mod meter;
mod multilevel;
mod network;
mod overlap;
mod pivot;
mod polish;
mod pose;
mod problem;
mod quadtree;
mod quality;
mod radial;
mod random;
mod rects;
mod request;
mod room;
mod stress;
mod tension;
mod topology;
mod warm;

pub use request::{Algorithm, EDGE_ROOM, Layout, LayoutRequest, MARGIN};

use crate::base::{Cancelled, Progress};
use geometry::Point;
use meter::Meter;
use problem::Problem;

/// Lays out a graph. Never fails on odd input: unknown ends are ignored, sizes and places that are no
/// numbers count as missing. Boxes of the result do not overlap, unless both nodes are pinned.
pub fn run(request: &LayoutRequest, progress: &dyn Progress) -> Result<Layout, Cancelled> {
    let problem = Problem::new(request);
    let meter = Meter::new(progress, problem.node_count());
    meter.add(0)?;
    let mut positions = match problem.algorithm {
        Algorithm::Stress => components::lay_out(&problem, |part| network::place(part, &meter))?,
        Algorithm::Force => components::lay_out(&problem, |part| multilevel::place(part, &meter))?,
        Algorithm::Layered => in_order(&problem, &meter, layered::place)?,
        Algorithm::Radial => in_order(&problem, &meter, radial::place)?,
        Algorithm::Circular => onto_pins(&problem, circular::place(&problem)),
        Algorithm::Grid => onto_pins(&problem, grid::place(&problem)),
    };
    if !problem.pinned.contains(&true) && problem.start.iter().all(Option::is_none) {
        pose::centre(&problem, &mut positions);
    }
    Ok(Layout { positions, iterations: meter.iterations() })
}

/// Lays out each part by a method that knows of no start, and takes overlaps out.
fn in_order(
    problem: &Problem,
    meter: &Meter,
    place: impl Fn(&Problem) -> Vec<Point>,
) -> Result<Vec<Point>, Cancelled> {
    components::lay_out(problem, |part| {
        meter.add(part.node_count())?;
        Ok(onto_pins(part, place(part)))
    })
}

/// Sets pinned nodes where they belong, the drawing around them, and takes overlaps out.
fn onto_pins(problem: &Problem, mut positions: Vec<Point>) -> Vec<Point> {
    pose::shift_to_pins(problem, &mut positions);
    network::spread_by(problem, &pose::mobility(problem), MARGIN, &mut positions);
    positions
}
