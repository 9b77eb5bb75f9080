//! Fitting: the camera that shows every node of a scene with its name. Names shrink less than the
//! world does when one zooms out, so how much room they need follows from the zoom that is sought.

use emath::{Pos2, Rect, pos2, vec2};

use super::scene::{LABEL_GAP, NODE_LABEL, SceneNode};
use super::{Camera, Scene};

/// Rounds of the search; each comes much nearer.
const ROUNDS: usize = 5;

impl Scene {
    /// The camera that shows every node with its name within `free`, a part of `viewport` (both screen points).
    /// For an empty scene the world's origin at 100 %.
    pub fn fitted(&self, viewport: Rect, free: Rect) -> Camera {
        if self.nodes.is_empty() {
            return Camera::new(viewport);
        }
        let free = Rect::from_min_max(free.min, free.max.max(free.min + vec2(8.0, 8.0)));
        let mut camera = Camera::fit(free, self.bounds(), 0.0);
        let mut covered = self.covered(&camera);
        for _ in 0..ROUNDS {
            let scale = (free.size() / covered.size().max(vec2(1.0, 1.0))).min_elem();
            let zoom = (camera.zoom * scale).clamp(Camera::MIN_ZOOM, Camera::MAX_FIT_ZOOM);
            camera = Camera { zoom, ..camera };
            covered = self.covered(&camera);
        }
        // What is covered hangs unevenly around the nodes' middles, since names stand below.
        camera.center = camera.world_from_screen(covered.center());
        camera.center += (viewport.center() - free.center()) / camera.zoom;
        Camera { viewport, ..camera }
    }

    /// True when a node or the name below it reaches into `area` (screen).
    pub fn reaches_into(&self, camera: &Camera, area: Rect) -> bool {
        self.nodes.iter().any(|node| on_screen(node, camera).intersects(area))
    }

    fn covered(&self, camera: &Camera) -> Rect {
        self.nodes.iter().fold(Rect::NOTHING, |all, node| all.union(on_screen(node, camera)))
    }
}

/// The node with its name below it, on the screen.
fn on_screen(node: &SceneNode, camera: &Camera) -> Rect {
    let center: Pos2 = camera.screen_from_world(node.position);
    let scale = camera.node_scale();
    let half = node.shape().half_size() * (node.radius * scale);
    let shape = Rect::from_center_size(center, half * 2.0);
    if node.lines.is_empty() {
        return shape;
    }
    let label = node.label_size(camera.label_size(NODE_LABEL));
    let top = center.y + half.y + LABEL_GAP * scale.min(1.0);
    shape.union(Rect::from_min_size(pos2(center.x - label.x / 2.0, top), label))
}

#[cfg(test)]
mod tests {
    use emath::{Rect, pos2, vec2};

    use super::Scene;
    use crate::display::fixture;

    fn scene() -> Scene {
        fixture::scene(&fixture::harbour())
    }

    #[test]
    fn all_names_are_in_and_one_side_is_used_up() {
        let viewport = Rect::from_min_size(pos2(100.0, 50.0), vec2(500.0, 300.0));
        let free = viewport.shrink(20.0);
        let scene = scene();
        let camera = scene.fitted(viewport, free);
        let covered = scene.covered(&camera);
        assert!(free.expand(1.0).contains_rect(covered), "{covered:?}");
        let share = covered.size() / free.size();
        assert!(share.max_elem() > 0.97, "{share:?}");
        assert_eq!(camera.viewport, viewport);
    }

    #[test]
    fn a_corner_that_is_taken_is_known() {
        let viewport = Rect::from_min_size(pos2(0.0, 0.0), vec2(500.0, 300.0));
        let scene = scene();
        let camera = scene.fitted(viewport, viewport);
        assert!(scene.reaches_into(&camera, viewport));
        assert!(!scene.reaches_into(&camera, viewport.translate(vec2(600.0, 0.0))));
    }

    #[test]
    fn an_empty_scene_is_seen_from_the_origin() {
        let viewport = Rect::from_min_size(pos2(0.0, 0.0), vec2(500.0, 300.0));
        assert!((Scene::default().fitted(viewport, viewport).zoom - 1.0).abs() < 1e-6);
    }
}
