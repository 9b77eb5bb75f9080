//! Sizes of the panels: what they are on screen, and what of it the user has dragged and is kept in the
//! settings. A panel that a small window squeezes keeps the size that it was given.

use egui::{Context, InnerResponse};

use crate::app::action::{Action, ViewAction};
use crate::app::state::PanelSizes;

/// The panels as they are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shown {
    /// Width of outline and legend.
    pub left: Option<f32>,
    /// Width of the storyboard.
    pub storyboard: Option<f32>,
    /// Width of the inspector.
    pub inspector: Option<f32>,
    /// Height of the reader.
    pub reader: Option<f32>,
}

/// Notes what a drag of the pointer does to the panels.
#[derive(Debug, Default)]
pub struct SizeKeeper {
    /// The panels when the pointer was pressed.
    before: Option<Shown>,
}

impl SizeKeeper {
    /// Looks at one frame's panels and pushes what is to be kept once the pointer is let go.
    pub fn watch(&mut self, ctx: &Context, kept: PanelSizes, now: Shown, out: &mut Vec<Action>) {
        let (pressed, released) =
            ctx.input(|input| (input.pointer.any_pressed(), input.pointer.any_released()));
        if pressed {
            self.before = Some(now);
        }
        if !released {
            return;
        }
        let Some(before) = self.before.take() else { return };
        let dragged = |before: Option<f32>, now: Option<f32>, kept: f32| match (before, now) {
            (Some(before), Some(now)) if (before - now).abs() >= 1.0 => now,
            _ => kept,
        };
        let sizes = PanelSizes {
            left: dragged(before.left, now.left, kept.left),
            storyboard: dragged(before.storyboard, now.storyboard, kept.storyboard),
            inspector: dragged(before.inspector, now.inspector, kept.inspector),
            reader: dragged(before.reader, now.reader, kept.reader),
        };
        if sizes != kept {
            out.push(ViewAction::KeepPanels(sizes).into());
        }
    }
}

/// Width of a panel at a side.
pub fn width<R>(panel: &InnerResponse<R>) -> Option<f32> {
    Some(panel.response.rect.width())
}

/// Height of a panel at the lower edge.
pub fn height<R>(panel: &InnerResponse<R>) -> Option<f32> {
    Some(panel.response.rect.height())
}
