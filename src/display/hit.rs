//! What lies under the pointer or in a box that was drawn.

use emath::{Pos2, Rect};

use super::route::{End, trace, trace_loop};
use super::{Camera, Part, Scene};
use crate::base::NodeId;

/// How far from a node's rim a pointer still means it.
const NODE_TOLERANCE: f32 = 3.0;
/// How far from an edge's line.
const EDGE_TOLERANCE: f32 = 5.0;

/// The part at a screen point: the nearest node there, else the nearest edge. Linear in the parts, with a
/// comparison or two for each that is far away.
pub fn hit(scene: &Scene, camera: &Camera, at: Pos2) -> Option<Part> {
    if !camera.viewport.contains(at) {
        return None;
    }
    hit_node(scene, camera, at).map(Part::Node).or_else(|| hit_edge(scene, camera, at))
}

/// The nodes whose middles lie in a screen rectangle, by id.
pub fn nodes_in(scene: &Scene, camera: &Camera, rect: Rect) -> Vec<NodeId> {
    let inside = |world| rect.contains(camera.screen_from_world(world));
    scene.nodes.iter().filter(|node| inside(node.position)).map(|node| node.id).collect()
}

fn hit_node(scene: &Scene, camera: &Camera, at: Pos2) -> Option<NodeId> {
    let scale = camera.node_scale();
    let near = scene.nodes.iter().filter_map(|node| {
        let offset = at - camera.screen_from_world(node.position);
        let radius = (node.radius * scale).max(2.0);
        if offset.length_sq() > (radius * 1.3 + NODE_TOLERANCE).powi(2) {
            return None;
        }
        let outside = node.shape().distance(offset, radius);
        (outside <= NODE_TOLERANCE).then_some((offset.length_sq(), node.id))
    });
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
}

fn hit_edge(scene: &Scene, camera: &Camera, at: Pos2) -> Option<Part> {
    let scale = camera.node_scale();
    let mut points = Vec::new();
    let mut best: Option<(f32, Part)> = None;
    for edge in &scene.edges {
        let [from, to] = [edge.from, edge.to].map(|index| {
            let node = &scene.nodes[index];
            let center = camera.screen_from_world(node.position);
            End { center, radius: node.radius * scale, shape: node.shape(), gap: 1.0 }
        });
        let bow = edge.bow * camera.zoom;
        let reach =
            if edge.is_loop() { 90.0 * scale + to.radius } else { bow.abs() } + EDGE_TOLERANCE;
        if !Rect::from_two_pos(from.center, to.center).expand(reach).contains(at) {
            continue;
        }
        if edge.is_loop() {
            trace_loop(&to, edge.bow, scale, &mut points);
        } else {
            trace(&from, &to, bow, &mut points);
        }
        let distance = distance_to_line(&points, at);
        if distance <= EDGE_TOLERANCE && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, Part::Edge(edge.id)));
        }
    }
    best.map(|(_, part)| part)
}

fn distance_to_line(points: &[Pos2], at: Pos2) -> f32 {
    points.windows(2).fold(f32::INFINITY, |least, pair| {
        let way = pair[1] - pair[0];
        let share = ((at - pair[0]).dot(way) / way.length_sq().max(1e-6)).clamp(0.0, 1.0);
        least.min((pair[0] + way * share).distance(at))
    })
}
