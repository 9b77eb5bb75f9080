//! Gestures of a hand on a harness.

use egui::Pos2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// Where the widget stands that has these words in its name.
pub fn place<S>(harness: &Harness<'_, S>, words: &str) -> Pos2 {
    harness.get_by_label_contains(words).rect().center()
}

/// Moves there, presses and lets go.
pub fn click<S>(harness: &mut Harness<'_, S>, at: Pos2) {
    harness.hover_at(at);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_ok();
}

/// Drags from one point to another in a few steps.
pub fn drag<S>(harness: &mut Harness<'_, S>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.drag_at(from);
    for step in 1..=4 {
        harness.hover_at(from + (to - from) * (step as f32 / 4.0));
    }
    harness.drop_at(to);
    harness.run_ok();
}
