//! Adds nodes to a drawing that stands: new nodes start at the barycentre of their neighbours and find
//! their distance; old ones move only where boxes would overlap, and pinned ones not at all.

use crate::base::Cancelled;

use super::geometry::{Point, add, scale};
use super::meter::Meter;
use super::network;
use super::problem::Problem;
use super::random::Random;
use super::request::MARGIN;
use super::stress::pull;

/// Mobility of nodes that had a place, against 1 for new ones.
const OLD: f32 = 0.1;
/// Rounds in which new nodes find their distance.
const ROUNDS: usize = 40;

/// Whether most of the nodes have a place already.
pub(super) fn applies(part: &Problem) -> bool {
    let placed = part.start.iter().flatten().count();
    placed > 0 && placed * 2 >= part.node_count()
}

/// Places the new nodes among the old.
pub(super) fn place(part: &Problem, meter: &Meter) -> Result<Vec<Point>, Cancelled> {
    meter.add(0)?;
    let mut positions = insert(part);
    let new_alone: Vec<f32> =
        part.start.iter().map(|start| if start.is_some() { 0.0 } else { 1.0 }).collect();
    for round in 0..ROUNDS {
        settle_in(part, &new_alone, &mut positions, 0.5 * (1.0 - round as f32 / ROUNDS as f32));
    }
    meter.count(ROUNDS);
    network::polish_some(part, &new_alone, &mut positions);
    network::spread_by(part, &mobility(part), MARGIN, &mut positions);
    Ok(positions)
}

/// How readily each node gives way: pinned ones never, those that had a place little.
pub(super) fn mobility(problem: &Problem) -> Vec<f32> {
    let of = |node: usize| match problem.start[node] {
        _ if problem.pinned[node] => 0.0,
        Some(_) => OLD,
        None => 1.0,
    };
    (0..problem.node_count()).map(of).collect()
}

/// Gives every node a place: its own, or near its placed neighbours, nearest first.
fn insert(part: &Problem) -> Vec<Point> {
    let mut random = Random::new(part.seed, 0);
    let mut places = part.start.clone();
    let unit = network::mean(&part.edge_lengths());
    loop {
        let homeless: Vec<usize> =
            (0..places.len()).filter(|&node| places[node].is_none()).collect();
        let found: Vec<(usize, Point)> = homeless
            .iter()
            .filter_map(|&node| {
                let near = part.graph.neighbours(node).iter();
                let near: Vec<Point> = near.filter_map(|&other| places[other as usize]).collect();
                Some((node, barycentre(&near)?))
            })
            .collect();
        if found.is_empty() {
            break;
        }
        for (node, spot) in found {
            let aside = [random.signed() * unit * 0.5, random.signed() * unit * 0.5];
            places[node] = Some(add(spot, aside));
        }
    }
    places.into_iter().map(Option::unwrap_or_default).collect()
}

/// One round of edges to their length and strangers out of the way.
fn settle_in(part: &Problem, mobility: &[f32], positions: &mut [Point], step: f32) {
    let lengths = part.edge_lengths();
    let unit = network::mean(&lengths);
    for (&(a, b), &wanted) in part.graph.edges().iter().zip(&lengths) {
        pull(positions, mobility, a as usize, b as usize, wanted, step);
    }
    for a in (0..positions.len()).filter(|&node| mobility[node] > 0.0) {
        for b in (0..positions.len()).filter(|&node| node != a) {
            let apart = super::geometry::sub(positions[a], positions[b]);
            if super::geometry::length(apart) < unit {
                pull(positions, mobility, a, b, unit, step * 0.5);
            }
        }
    }
}

fn barycentre(places: &[Point]) -> Option<Point> {
    let share = 1.0 / places.len() as f32;
    (!places.is_empty())
        .then(|| places.iter().fold([0.0, 0.0], |sum, &place| add(sum, scale(place, share))))
}
