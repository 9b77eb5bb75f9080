//! Where the viewer stands: world units (pixels at 100 %, y down) to screen points and back, zooming,
//! fitting, and the way between two cameras.

use emath::{Pos2, Rect, Vec2, lerp, pos2, vec2};

use crate::graph::SceneCamera;

/// Below this zoom nodes shrink with the world.
const FAR_ZOOM: f32 = 0.3;

/// A view of the world in a rectangle of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// World point in the middle of the viewport.
    pub center: Pos2,
    /// Screen points a world unit; 1 is 100 %.
    pub zoom: f32,
    /// Where on the screen it is shown, in points.
    pub viewport: Rect,
}

impl Camera {
    /// The smallest zoom.
    pub const MIN_ZOOM: f32 = 0.02;
    /// The largest zoom.
    pub const MAX_ZOOM: f32 = 8.0;
    /// Fitting never enlarges beyond this.
    pub const MAX_FIT_ZOOM: f32 = 1.6;

    /// A camera over the world's origin at 100 %.
    pub fn new(viewport: Rect) -> Self {
        Self { center: Pos2::ZERO, zoom: 1.0, viewport }
    }

    /// The camera that shows `bounds` (world) whole with `margin` points around it.
    #[must_use]
    pub fn fit(viewport: Rect, bounds: Rect, margin: f32) -> Self {
        if !bounds.is_finite() || bounds.width() < 0.0 || bounds.height() < 0.0 {
            return Self::new(viewport);
        }
        let free = (viewport.size() - Vec2::splat(2.0 * margin)).max(Vec2::splat(1.0));
        let scale = free / bounds.size().max(Vec2::splat(1.0));
        let zoom = scale.min_elem().clamp(Self::MIN_ZOOM, Self::MAX_FIT_ZOOM);
        Self { center: bounds.center(), zoom, viewport }
    }

    /// The camera that shows at least what a saved scene shows.
    pub fn of_scene(scene: &SceneCamera, viewport: Rect) -> Self {
        let [x, y] = scene.center;
        let [width, height] = scene.extent;
        let scale = viewport.size() / vec2(width, height).max(Vec2::splat(1.0));
        let zoom = clamp_zoom(scale.min_elem());
        Self { center: pos2(x, y), zoom, viewport }
    }

    /// What a scene saves of this camera.
    pub fn to_scene(&self) -> SceneCamera {
        let extent = self.viewport.size() / self.zoom;
        SceneCamera { center: [self.center.x, self.center.y], extent: [extent.x, extent.y] }
    }

    /// World to screen.
    pub fn screen_from_world(&self, world: Pos2) -> Pos2 {
        self.viewport.center() + (world - self.center) * self.zoom
    }

    /// Screen to world.
    pub fn world_from_screen(&self, screen: Pos2) -> Pos2 {
        self.center + (screen - self.viewport.center()) / self.zoom
    }

    /// The part of the world that is in view.
    pub fn world_rect(&self) -> Rect {
        Rect::from_center_size(self.center, self.viewport.size() / self.zoom)
    }

    /// Enlarges by `factor` and keeps what lies under `anchor` (screen) where it is.
    #[must_use]
    pub fn zoom_at(self, anchor: Pos2, factor: f32) -> Self {
        let zoom = clamp_zoom(self.zoom * factor);
        let world = self.world_from_screen(anchor);
        let center = world - (anchor - self.viewport.center()) / zoom;
        Self { center, zoom, ..self }
    }

    /// Moves what is seen by `delta` screen points.
    #[must_use]
    pub fn pan(self, delta: Vec2) -> Self {
        Self { center: self.center - delta / self.zoom, ..self }
    }

    /// A camera on the way to `to`, `share` from 0 to 1. Zoom runs evenly for the eye (geometrically).
    #[must_use]
    pub fn interpolate(self, to: Self, share: f32) -> Self {
        let share = share.clamp(0.0, 1.0);
        let zoom = (self.zoom.ln() + (to.zoom.ln() - self.zoom.ln()) * share).exp();
        // The centre follows the shrinking extent, so that a target stays in its direction.
        let [from, here, there] = [1.0 / self.zoom, 1.0 / zoom, 1.0 / to.zoom];
        let moved = if (from - there).abs() < 1e-4 * from {
            share
        } else {
            ((from - here) / (from - there)).clamp(0.0, 1.0)
        };
        let center = self.center + (to.center - self.center) * moved;
        Self { center, zoom, viewport: to.viewport }
    }

    /// Size of nodes on the screen for their size at 100 %. Around 100 % it changes slower than the zoom, so that
    /// signs stay legible in a picture that is fitted; from afar it shrinks with the world.
    pub(super) fn node_scale(&self) -> f32 {
        let legible = self.zoom.max(FAR_ZOOM).powf(0.65);
        legible * (self.zoom / FAR_ZOOM).min(1.0)
    }

    /// Width of lines for their width at 100 %.
    pub(super) fn line_scale(&self) -> f32 {
        if self.zoom <= 1.0 { lerp(0.45..=1.0, self.zoom.sqrt()) } else { self.zoom.powf(0.25) }
    }

    /// Size of labels for their size at 100 %, in whole points so that a zooming canvas needs few
    /// font sizes.
    pub(super) fn label_size(&self, at_full: f32) -> f32 {
        let power = if self.zoom <= 1.0 { 0.3 } else { 0.4 };
        (at_full * self.zoom.powf(power)).round().clamp(at_full - 2.0, at_full + 9.0)
    }
}

fn clamp_zoom(zoom: f32) -> f32 {
    if zoom.is_finite() { zoom.clamp(Camera::MIN_ZOOM, Camera::MAX_ZOOM) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::Camera;

    fn viewport() -> Rect {
        Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0))
    }

    #[test]
    fn the_point_under_the_pointer_stays_under_it() {
        let camera = Camera { center: pos2(40.0, -7.0), zoom: 0.8, viewport: viewport() };
        let anchor = pos2(300.0, 400.0);
        let before = camera.world_from_screen(anchor);
        let after = camera.zoom_at(anchor, 1.7).world_from_screen(anchor);
        assert!((before - after).length() < 1e-3);
    }

    #[test]
    fn fitting_shows_all_with_its_margin() {
        let bounds = Rect::from_min_max(pos2(-900.0, -100.0), pos2(1500.0, 300.0));
        let camera = Camera::fit(viewport(), bounds, 40.0);
        let left = camera.screen_from_world(bounds.left_center()).x;
        assert!((left - 140.0).abs() < 1e-2, "{left}");
        assert!(Camera::fit(viewport(), Rect::NOTHING, 40.0).zoom > 0.99);
        let dot = Rect::from_center_size(Pos2::ZERO, vec2(0.0, 0.0));
        assert!(Camera::fit(viewport(), dot, 40.0).zoom <= Camera::MAX_FIT_ZOOM);
    }

    #[test]
    fn a_flight_starts_and_ends_where_it_should() {
        let from = Camera { center: pos2(0.0, 0.0), zoom: 0.3, viewport: viewport() };
        let to = Camera { center: pos2(500.0, 90.0), zoom: 2.0, viewport: viewport() };
        assert!((from.interpolate(to, 0.0).center - from.center).length() < 1e-2);
        let end = from.interpolate(to, 1.0);
        assert!((end.center - to.center).length() < 1e-2 && (end.zoom - to.zoom).abs() < 1e-3);
    }

    #[test]
    fn a_saved_scene_gives_the_same_view() {
        let camera = Camera { center: pos2(3.0, 4.0), zoom: 1.25, viewport: viewport() };
        let again = Camera::of_scene(&camera.to_scene(), viewport());
        assert!((again.zoom - camera.zoom).abs() < 1e-5 && again.center == camera.center);
    }
}
