//! Fits a drawing to its boxes: edges come to show their whole room whatever their direction, boxes
//! are pushed apart, and stress keeps the shape meanwhile (projected stress descent, after Dwyer,
//! Koren & Marriott, "IPSep-CoLa", 2006).

use super::geometry::{Point, length, sub};
use super::overlap::{self, Boxes};
use super::problem::Problem;
use super::random::Random;
use super::request::MARGIN;
use super::stress::{Distances, Rounds, pull};

/// Rounds of fitting.
const ROUNDS: usize = 25;
/// Step of the first round and of the last.
const STEPS: [f32; 2] = [0.4, 0.03];

/// Moves `positions`; overlaps may remain, but few.
pub(super) fn fit(
    part: &Problem,
    distances: &Distances,
    mobility: &[f32],
    positions: &mut [Point],
    random: &mut Random,
) {
    let rects = overlap::with_margin(part, MARGIN);
    let boxes = Boxes { rects: &rects, mobility };
    let unit = part.edge_lengths().into_iter().fold(0.0, f32::max);
    let slack = part.slack();
    let squash = part.squash();
    let mut pairs = Rounds::new(positions.len());
    for round in 0..ROUNDS {
        let share = round as f32 / (ROUNDS - 1) as f32;
        let step = STEPS[0] * (STEPS[1] / STEPS[0]).powf(share);
        pairs.for_each_pair(random, |a, b| {
            let wanted = distances.between(a, b);
            let nearness = (unit / wanted).min(1.0);
            pull_squashed(positions, mobility, [a, b], wanted, step * nearness * nearness, squash);
        });
        fit_edges(part, &slack, mobility, positions, step);
        overlap::push_apart(&boxes, positions, 0.3 + 0.7 * share);
    }
}

/// Brings each edge nearer to the length at which its label fits.
fn fit_edges(part: &Problem, slack: &[f32], mobility: &[f32], positions: &mut [Point], step: f32) {
    for (index, &(a, b)) in part.graph.edges().iter().enumerate() {
        let (a, b) = (a as usize, b as usize);
        let wanted = slack[index] * part.length_along(index, sub(positions[b], positions[a]));
        pull(positions, mobility, a, b, wanted, step);
    }
}

/// Moves a pair `step` of the way to distance `wanted`, as measured in the squashed drawing.
fn pull_squashed(
    positions: &mut [Point],
    mobility: &[f32],
    [a, b]: [usize; 2],
    wanted: f32,
    step: f32,
    squash: [f32; 2],
) {
    let apart = sub(positions[a], positions[b]);
    let bare = length(apart).max(1e-3);
    let now = length([apart[0] * squash[0], apart[1] * squash[1]]).max(1e-3);
    pull(positions, mobility, a, b, wanted * bare / now, step);
}
