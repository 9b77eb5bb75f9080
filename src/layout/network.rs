//! The default layout of one connected network: stress, from some random starts also the short-range
//! force, then a fit to the boxes. The start that ends with the fewest faults is kept. How many
//! starts there are follows from the size alone, so that the result never depends on the machine.

use rayon::prelude::*;

use crate::base::Cancelled;

use super::branches::{self, Branch};
use super::fit;
use super::force;
use super::geometry::{Point, bounds, length, sub};
use super::meter::Meter;
use super::multilevel;
use super::overlap::{self, Boxes};
use super::polish;
use super::pose;
use super::problem::Problem;
use super::quality;
use super::random::Random;
use super::request::MARGIN;
use super::stress::{self, Distances};
use super::tension::{Closeness, Scene};
use super::warm;

/// Largest network for which all pairs are looked at.
const ALL_PAIRS: usize = 800;
/// Iterations of stress descent.
const DESCENT: usize = 15;
/// Iterations of the short-range force.
const FORCE: usize = 100;
/// Pairs of nodes that all starts together may look at in one iteration.
const PAIRS: usize = 2_200_000;
/// Starts that are polished, those of them that are polished to the end, and the share of the rounds
/// before that choice.
const FINALISTS: usize = 4;
const WINNERS: usize = 2;
const FIRST_HEAT: f32 = 0.3;
/// Crossings that a unit of stress a node weighs as much as.
const STRESS_WEIGHT: f32 = 1.0;
/// Crossings that a drawing wider or higher by a factor of e than wanted weighs as much as.
const ASPECT_WEIGHT: f32 = 2.0;
/// The same in a crowded drawing, which needs the whole sheet.
const CROWDED_ASPECT_WEIGHT: f32 = 15.0;
/// Share of the drawing that the discs of point nodes fill together.
const POINT_FILL: f32 = 0.05;

/// Places the nodes of a connected problem.
pub(super) fn place(part: &Problem, meter: &Meter) -> Result<Vec<Point>, Cancelled> {
    let count = part.node_count();
    let positions = match count {
        0 => Vec::new(),
        1 => vec![part.start[0].unwrap_or([0.0, 0.0])],
        _ if warm::applies(part) => warm::place(part, meter)?,
        _ if count > ALL_PAIRS => return multilevel::place(part, meter),
        _ => fresh(part, meter)?,
    };
    meter.add(count)?;
    Ok(positions)
}

/// The best of several starts.
fn fresh(part: &Problem, meter: &Meter) -> Result<Vec<Point>, Cancelled> {
    let lengths = part.edge_lengths();
    let distances = Distances::new(&part.graph, &lengths);
    let unit = mean(&lengths);
    let attempts: Result<Vec<(f32, Vec<Point>)>, Cancelled> = (0..attempts(part.node_count()))
        .into_par_iter()
        .map(|number| {
            meter.add(0)?;
            Ok(attempt(part, &distances, unit, number, meter))
        })
        .collect();
    let mut attempts = attempts?;
    attempts.sort_by(|a, b| a.0.total_cmp(&b.0));
    if !part.boxed {
        return Ok(attempts.into_iter().next().map(|(_, positions)| positions).unwrap_or_default());
    }
    attempts.truncate(FINALISTS);
    let finishing = Finishing::new(part, &distances, pose::mobility(part), unit);
    let mut attempts = finishing.heat(attempts, [0.0, FIRST_HEAT], meter)?;
    attempts.truncate(WINNERS);
    let attempts = finishing.heat(attempts, [FIRST_HEAT, 1.0], meter)?;
    Ok(attempts.into_iter().next().map(|(_, positions)| positions).unwrap_or_default())
}

/// Polishes a drawing of which only the nodes with `mobility` may move, if its size allows.
pub(super) fn polish_some(part: &Problem, mobility: &[f32], positions: &mut Vec<Point>) {
    if !part.boxed || part.node_count() > ALL_PAIRS || mobility.iter().all(|&free| free <= 0.0) {
        return;
    }
    let lengths = part.edge_lengths();
    let distances = Distances::new(&part.graph, &lengths);
    let finishing = Finishing::new(part, &distances, mobility.to_vec(), mean(&lengths));
    *positions = finishing.polished(positions, [0.0, 1.0], 0);
}

/// What polishing needs to know of a part.
struct Finishing<'a> {
    part: &'a Problem,
    distances: &'a Distances,
    closeness: Closeness,
    branches: Vec<Option<Branch>>,
    mobility: Vec<f32>,
    unit: f32,
}

impl<'a> Finishing<'a> {
    fn new(part: &'a Problem, distances: &'a Distances, mobility: Vec<f32>, unit: f32) -> Self {
        let closeness = Closeness::new(distances, part.node_count());
        let branches = branches::branches(&part.graph);
        Self { part, distances, closeness, branches, mobility, unit }
    }

    /// Polishes drawings for a share of the rounds and sorts them, the best first.
    fn heat(
        &self,
        drawings: Vec<(f32, Vec<Point>)>,
        span: [f32; 2],
        meter: &Meter,
    ) -> Result<Vec<(f32, Vec<Point>)>, Cancelled> {
        let polished = drawings.into_par_iter().enumerate().map(|(rank, (_, positions))| {
            meter.add(0)?;
            let mut positions = self.polished(&positions, span, rank as u64);
            spread(self.part, &self.mobility, &mut positions);
            Ok((cost(self.part, self.distances, &positions), positions))
        });
        let mut polished = polished.collect::<Result<Vec<(f32, Vec<Point>)>, Cancelled>>()?;
        polished.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(polished)
    }

    /// A drawing after a share of the rounds.
    fn polished(&self, positions: &[Point], span: [f32; 2], stream: u64) -> Vec<Point> {
        let mut random = Random::new(self.part.seed, 1000 + stream);
        let mut scene = Scene::new(self.part, &self.closeness, positions, self.unit);
        polish::polish(&mut scene, &self.branches, &self.mobility, span, &mut random);
        scene.into_positions()
    }
}

/// How many starts are worth their time.
fn attempts(count: usize) -> u64 {
    let affordable = PAIRS / (count * count).max(1);
    let useful = if count < 60 { (2 * count).min(24) } else { 12 };
    affordable.clamp(1, useful.max(1)) as u64
}

/// One start with its cost.
fn attempt(
    part: &Problem,
    distances: &Distances,
    unit: f32,
    number: u64,
    meter: &Meter,
) -> (f32, Vec<Point>) {
    let count = part.node_count();
    let mut random = Random::new(part.seed, number);
    let mut positions = stress::scatter(count, unit, &mut random);
    let free = vec![1.0; count];
    stress::descend(distances, &mut positions, &free, DESCENT, 0.1, &mut random);
    meter.count(DESCENT);
    // With boxes the plain stress drawing is often the airier one, so both kinds compete.
    if !part.boxed || number % 2 == 1 {
        force::relax(&part.graph, &mut positions, &free, unit, FORCE, [1.0, force::LAST_STEP]);
        meter.count(FORCE);
        pose::scale_edges(part, &mut positions, unit);
    }
    pose::turn(part, &mut positions);
    let mobility = pose::pin(part, &mut positions);
    if part.boxed {
        fit::fit(part, distances, &mobility, &mut positions, &mut random);
    }
    spread(part, &mobility, &mut positions);
    (cost(part, distances, &positions), positions)
}

/// The mean; 0 of nothing.
pub(super) fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// Makes room for every box, or for discs of a fair size where nodes are points.
pub(super) fn spread(part: &Problem, mobility: &[f32], positions: &mut [Point]) {
    let margin = if part.boxed { MARGIN } else { point_size(positions) };
    spread_by(part, mobility, margin, positions);
}

/// Makes room for every box with `margin` to the next.
pub(super) fn spread_by(part: &Problem, mobility: &[f32], margin: f32, positions: &mut [Point]) {
    let rects = overlap::with_margin(part, margin);
    overlap::remove(&Boxes { rects: &rects, mobility }, positions);
}

/// Diameter of discs that fill `POINT_FILL` of the drawing, and a little more.
fn point_size(positions: &[Point]) -> f32 {
    let [width, height] = bounds(positions).size();
    let disc = POINT_FILL * width * height / positions.len().max(1) as f32;
    (1.05 * (4.0 * disc / std::f32::consts::PI).sqrt()).max(MARGIN)
}

/// What is wrong with a drawing, in crossings.
fn cost(part: &Problem, distances: &Distances, positions: &[Point]) -> f32 {
    let faults = quality::faults(part, positions);
    let stress = stress::stress(distances, positions);
    let aspect_weight = if part.crowded { CROWDED_ASPECT_WEIGHT } else { ASPECT_WEIGHT };
    faults.crossings as f32
        + 1.5 * faults.covered as f32
        + faults.cramped
        + STRESS_WEIGHT * stress * positions.len() as f32
        + 0.5 * unevenness(part, positions)
        + aspect_weight * pose::aspect_miss(part, positions)
}

/// How much longer than ideal the edges are, in edges.
fn unevenness(part: &Problem, positions: &[Point]) -> f32 {
    let edges = part.graph.edges().iter().zip(part.edge_lengths());
    let over = edges.map(|(&(a, b), ideal)| {
        let now = length(sub(positions[a as usize], positions[b as usize]));
        (now / ideal - 1.5).max(0.0)
    });
    over.sum()
}
