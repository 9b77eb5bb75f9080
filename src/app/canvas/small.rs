//! A scene in small, for the map and for the storyboard: discs and lines without names, as one mesh.

use std::collections::BTreeSet;

use egui::Pos2;
use egui::epaint::Mesh;

use super::mesh::Pen;
use crate::app::theme::ink;
use crate::display::{Camera, Palette, Part, Scene};

/// Above so many edges they are left out: they would be a grey blot.
const MOST_EDGES: usize = 3000;

/// Draws the scene as `camera` shows it; with parts in focus, the others are faded.
pub fn small_picture(
    scene: &Scene,
    camera: &Camera,
    focus: &BTreeSet<Part>,
    palette: &Palette,
    pixels_per_point: f32,
) -> Mesh {
    let (mut mesh, mut pen) = (Mesh::default(), Pen::new(pixels_per_point));
    let place =
        |index: usize| scene.nodes.get(index).map(|node| camera.screen_from_world(node.position));
    let strength = |part: Part| if focus.is_empty() || focus.contains(&part) { 1.0 } else { 0.25 };
    if scene.edges.len() <= MOST_EDGES {
        for edge in &scene.edges {
            let lit = focus.contains(&Part::Edge(edge.id));
            let (width, color) = if lit {
                (1.4, palette.family(edge.family))
            } else {
                (0.7, palette.quiet_text.fade(0.4 * strength(Part::Edge(edge.id))))
            };
            if let (Some(from), Some(to)) = (place(edge.from), place(edge.to)) {
                pen.stroke(&mut mesh, &[from, to], false, width, ink(color));
            }
        }
    }
    for node in &scene.nodes {
        let radius = (node.radius * camera.zoom * 1.4).clamp(1.2, 5.0);
        let share = strength(Part::Node(node.id));
        let color = palette.canvas.mix(palette.kind(node.kind), share);
        let center: Pos2 = camera.screen_from_world(node.position);
        if camera.viewport.expand(radius).contains(center) {
            pen.circle(&mut mesh, (center, radius), Some(ink(color)), None);
        }
    }
    mesh
}
