//! Layout of large connected graphs: nodes are merged into ever coarser graphs, the coarsest is laid
//! out by stress, and each finer one is relaxed by the short-range force (after Walshaw, "A multilevel
//! algorithm for force-directed graph drawing", 2003). O(m log n).

use crate::base::Cancelled;

use super::force;
use super::geometry::{Point, add, scale};
use super::meter::Meter;
use super::network;
use super::pivot;
use super::pose;
use super::problem::Problem;
use super::random::Random;
use super::stress::{self, Distances};
use super::topology::Graph;
use super::warm;

/// Graphs of up to this many nodes are not coarsened further.
const COARSEST: usize = 800;
/// Nodes that may merge into one.
const LARGEST_CLUSTER: usize = 4;
/// A coarser graph must be smaller than this share of the finer one.
const SHRINK: f32 = 0.85;
/// Iterations on the finest graph, and how many times more on each coarser one.
const ITERATIONS: f32 = 50.0;
const MORE_BELOW: f32 = 1.5;
/// How much a drawing grows when its clusters open.
const OPENING: f32 = 1.6;

/// Places the nodes of a connected problem.
pub(super) fn place(part: &Problem, meter: &Meter) -> Result<Vec<Point>, Cancelled> {
    if warm::applies(part) {
        return warm::place(part, meter);
    }
    let mut random = Random::new(part.seed, 7);
    let levels = coarsen(&part.graph, &mut random);
    let coarsest = levels.last().map_or(&part.graph, |level| &level.graph);
    let mut places = start(coarsest, &mut random);
    relax(coarsest, &mut places, levels.len(), 1.0, meter)?;
    for depth in (0..levels.len()).rev() {
        let finer = if depth == 0 { &part.graph } else { &levels[depth - 1].graph };
        places = open(&levels[depth].cluster, &places, &mut random);
        relax(finer, &mut places, depth, 0.5, meter)?;
    }
    pose::scale_edges(part, &mut places, network::mean(&part.edge_lengths()));
    pose::turn(part, &mut places);
    let mobility = pose::pin(part, &mut places);
    pose::make_room(part, &mut places);
    network::spread(part, &mobility, &mut places);
    network::polish_some(part, &mobility, &mut places);
    // Dense parts leave polishing no room: what it moved may touch again.
    network::spread(part, &mobility, &mut places);
    meter.add(part.node_count())?;
    Ok(places)
}

/// One step of coarsening.
struct Level {
    graph: Graph,
    /// For each node of the finer graph its node here.
    cluster: Vec<u32>,
}

/// Merges nodes until the graph is small or does not shrink.
fn coarsen(graph: &Graph, random: &mut Random) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    loop {
        let finest = levels.last().map_or(graph, |level| &level.graph);
        if finest.node_count() <= COARSEST {
            return levels;
        }
        let (cluster, count) = merge(finest, random);
        if count as f32 > finest.node_count() as f32 * SHRINK {
            return levels;
        }
        let ends = |&(a, b): &(u32, u32)| (cluster[a as usize], cluster[b as usize]);
        let edges: Vec<(u32, u32)> = finest.edges().iter().map(ends).collect();
        levels.push(Level { graph: Graph::new(count, &edges), cluster });
    }
}

/// Puts each node into the smallest cluster next to it, those of low degree first; where all are full,
/// it joins other such nodes of the same neighbour. The clusters, and how many.
fn merge(graph: &Graph, random: &mut Random) -> (Vec<u32>, usize) {
    let mut order: Vec<u32> = (0..graph.node_count() as u32).collect();
    random.shuffle(&mut order);
    order.sort_by_key(|&node| graph.degree(node as usize).min(64));
    let mut cluster = vec![u32::MAX; graph.node_count()];
    let mut size: Vec<usize> = Vec::new();
    let mut overflow = vec![u32::MAX; graph.node_count()];
    for node in order.into_iter().map(|node| node as usize) {
        if cluster[node] != u32::MAX {
            continue;
        }
        let own = match best_neighbour(graph, &cluster, &size, node) {
            Some(other) if cluster[other] != u32::MAX => cluster[other],
            Some(other) => {
                size.push(1);
                cluster[other] = size.len() as u32 - 1;
                cluster[other]
            }
            None => overflow_of(graph, &mut overflow, &mut size, node),
        };
        cluster[node] = own;
        size[own as usize] += 1;
    }
    (cluster, size.len())
}

/// The neighbour of `node` with room in its cluster and the least weight.
fn best_neighbour(graph: &Graph, cluster: &[u32], size: &[usize], node: usize) -> Option<usize> {
    let open = graph.neighbours(node).iter().filter_map(|&other| {
        let other = other as usize;
        let members = if cluster[other] == u32::MAX { 1 } else { size[cluster[other] as usize] };
        (members < LARGEST_CLUSTER).then_some((graph.degree(other) * members, other))
    });
    open.min().map(|(_, other)| other)
}

/// The cluster for nodes that found no room beside their first neighbour.
fn overflow_of(graph: &Graph, overflow: &mut [u32], size: &mut Vec<usize>, node: usize) -> u32 {
    let anchor = graph.neighbours(node).first().map_or(node, |&other| other as usize);
    let open = overflow[anchor];
    if open == u32::MAX || size[open as usize] >= LARGEST_CLUSTER {
        size.push(0);
        overflow[anchor] = size.len() as u32 - 1;
    }
    overflow[anchor]
}

/// A first drawing of the coarsest graph, edges about 1 long.
fn start(graph: &Graph, random: &mut Random) -> Vec<Point> {
    let count = graph.node_count();
    if count > 2 * COARSEST {
        return pivot::place(graph, random);
    }
    let distances = Distances::new(graph, &vec![1.0; graph.edges().len()]);
    let mut places = stress::scatter(count, 1.0, random);
    stress::descend(&distances, &mut places, &vec![1.0; count], 25, 0.1, random);
    places
}

/// Relaxes one level.
fn relax(
    graph: &Graph,
    places: &mut [Point],
    depth: usize,
    step: f32,
    meter: &Meter,
) -> Result<(), Cancelled> {
    let iterations = (ITERATIONS * MORE_BELOW.powi(depth as i32)).min(300.0) as usize;
    let mobility = vec![1.0; places.len()];
    // In slices, so that a large graph can be called off.
    let mut left = iterations;
    let mut step = step;
    while left > 0 {
        meter.add(0)?;
        let slice = left.min(10);
        let end = step * (force::LAST_STEP / step).powf(slice as f32 / left as f32);
        force::relax(graph, places, &mobility, 1.0, slice, [step, end]);
        meter.count(slice);
        step = end;
        left -= slice;
    }
    Ok(())
}

/// Places the members of each cluster around its place, farther apart than the clusters were.
fn open(cluster: &[u32], places: &[Point], random: &mut Random) -> Vec<Point> {
    let member = |&cluster: &u32| {
        let aside = [random.signed() * 0.25, random.signed() * 0.25];
        add(scale(places[cluster as usize], OPENING), aside)
    };
    cluster.iter().map(member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_coarsens_too() {
        let ends: Vec<(u32, u32)> = (1..5000).map(|leaf| (0, leaf)).collect();
        let levels = coarsen(&Graph::new(5000, &ends), &mut Random::new(1, 0));
        let coarsest = levels.last().expect("a level");
        assert!(coarsest.graph.node_count() <= COARSEST);
        assert_eq!(levels[0].cluster.len(), 5000);
    }

    #[test]
    fn clusters_are_capped() {
        let ends: Vec<(u32, u32)> = (1..3000).map(|node| (node / 2, node)).collect();
        let (cluster, count) = merge(&Graph::new(3000, &ends), &mut Random::new(1, 0));
        let mut size = vec![0; count];
        for own in cluster {
            size[own as usize] += 1;
        }
        assert!(size.iter().all(|size| (1..=LARGEST_CLUSTER).contains(size)));
    }
}
