//! The camera's way from where it stands to where it shall be: 250 ms, fast at first, gentle at the
//! end; at once when reduced motion is asked for.

use egui::{Rect, Vec2, vec2};

use super::controls;
use super::picture::Picture;
use crate::app::state::CameraGoal;
use crate::base::NodeId;
use crate::display::{Camera, Part};
use crate::graph::SceneCamera;

/// Milliseconds of a flight.
pub const FLIGHT_MS: f32 = 250.0;
/// Space around everything, beside it for names that do not stand below their nodes, and around parts
/// that are flown to, in points.
const FIT_MARGIN: Vec2 = vec2(32.0, 16.0);
const PARTS_MARGIN: f32 = 56.0;
/// Going to a part never leaves names too small to read.
const LEAST_GOING_ZOOM: f32 = 0.7;

/// A camera on its way.
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    from: Camera,
    to: Camera,
    /// When it started, in seconds.
    start: f64,
    secs: f32,
}

impl Flight {
    /// Starts now; `secs` 0 arrives at once.
    pub fn new(from: Camera, to: Camera, now: f64, secs: f32) -> Self {
        Self { from, to, start: now, secs }
    }

    /// Where the camera is, and whether it has arrived.
    pub fn at(&self, now: f64, viewport: Rect) -> (Camera, bool) {
        let to = Camera { viewport, ..self.to };
        let share = if self.secs > 0.0 { (now - self.start) as f32 / self.secs } else { 1.0 };
        if share >= 1.0 {
            return (to, true);
        }
        let from = Camera { viewport, ..self.from };
        (from.interpolate(to, ease_out(share.max(0.0))), false)
    }
}

/// The camera that a goal asks for.
pub fn camera_for(goal: &CameraGoal, camera: Camera, picture: &Picture) -> Camera {
    match goal {
        CameraGoal::Fit { .. } => fitted(camera.viewport, picture),
        CameraGoal::Parts(parts) => going_to(parts.iter().copied(), camera, picture),
        CameraGoal::Zoom(zoom) => {
            camera.zoom_at(camera.viewport.center(), zoom / camera.zoom.max(f32::EPSILON))
        }
        &CameraGoal::Scene { center, extent } => {
            Camera::of_scene(&SceneCamera { center, extent }, camera.viewport)
        }
    }
}

/// Everything, clear of the buttons in the corner.
fn fitted(viewport: Rect, picture: &Picture) -> Camera {
    let mut free = viewport.shrink2(FIT_MARGIN);
    let camera = picture.scene().fitted(viewport, free);
    let buttons = controls::area(viewport);
    if !picture.scene().reaches_into(&camera, buttons.expand(4.0)) {
        return camera;
    }
    free.max.y = buttons.top() - 6.0;
    picture.scene().fitted(viewport, free)
}

/// The parts in the middle; closer only when their names could not be read, further away only when
/// they would not fit.
fn going_to(parts: impl Iterator<Item = Part>, camera: Camera, picture: &Picture) -> Camera {
    let scene = picture.scene();
    let nodes = parts.flat_map(|part| ends(part, picture)).collect::<Vec<NodeId>>();
    let bounds = scene.bounds_of(nodes);
    if !bounds.is_finite() {
        return camera;
    }
    let fitting = Camera::fit(camera.viewport, bounds, PARTS_MARGIN);
    let zoom = camera.zoom.max(LEAST_GOING_ZOOM).min(fitting.zoom.max(f32::EPSILON));
    Camera { center: bounds.center(), zoom, ..camera }
}

fn ends(part: Part, picture: &Picture) -> Vec<NodeId> {
    match part {
        Part::Node(id) => vec![id],
        Part::Edge(id) => picture.scene().edge(id).map_or_else(Vec::new, |edge| {
            let nodes = &picture.scene().nodes;
            [edge.from, edge.to].iter().filter_map(|&at| Some(nodes.get(at)?.id)).collect()
        }),
    }
}

/// Cubic ease-out.
fn ease_out(share: f32) -> f32 {
    1.0 - (1.0 - share).powi(3)
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn camera(x: f32, zoom: f32) -> Camera {
        let viewport = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        Camera { center: pos2(x, 0.0), zoom, viewport }
    }

    #[test]
    fn a_flight_is_fast_at_first_and_arrives_in_time() {
        let flight = Flight::new(camera(0.0, 1.0), camera(100.0, 1.0), 10.0, 0.25);
        let viewport = camera(0.0, 1.0).viewport;
        let (half, arrived) = flight.at(10.125, viewport);
        assert!(!arrived && half.center.x > 80.0 && half.center.x < 95.0, "{half:?}");
        let (end, arrived) = flight.at(10.25, viewport);
        assert!(arrived);
        assert_eq!(end, camera(100.0, 1.0));
    }

    #[test]
    fn without_motion_it_arrives_at_once() {
        let flight = Flight::new(camera(0.0, 1.0), camera(100.0, 2.0), 10.0, 0.0);
        assert_eq!(flight.at(10.0, camera(0.0, 1.0).viewport), (camera(100.0, 2.0), true));
    }
}
