//! The inspector: what is selected, down to the sentence. A relation shows its claims, an entity its
//! names, relations and mentions, several parts a summary; with nothing selected it shows the case
//! and where to start.

mod claim;
mod entity;
pub mod facts;
mod overview;
mod relation;
mod rename;
mod several;
mod suggested;

use egui::{Align, Layout, Margin, Sense, Ui, UiBuilder, vec2};

use super::reader::{Passage, claim_marks};
use crate::app::action::{Action, SelectAction};
use crate::app::state::State;
use crate::app::theme::ink;
use crate::app::widgets::{Ink, icon_button_ui, text};
use crate::base::{ClaimId, NodeId};
use crate::display::{Icon, Part, Weight};

/// Distance of the content from the panel's sides.
const PADDING: i8 = 16;

/// What the inspector keeps from frame to frame.
#[derive(Default)]
pub struct Inspector {
    rename: rename::Rename,
    /// The entity whose mentions are all listed.
    all_mentions: Option<NodeId>,
    /// The claim that was scrolled to last.
    scrolled_to: Option<ClaimId>,
}

/// Fills `ui` with what is selected, or with the case when nothing is.
pub fn inspector_ui(ui: &mut Ui, state: &State, inspector: &mut Inspector, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
    let case = state.desk.case();
    match state.only_selected() {
        Some(Part::Edge(id)) => {
            if let Some(relation) = case.relation(id) {
                relation::relation_ui(ui, state, relation, inspector, out);
                return;
            }
        }
        Some(Part::Node(id)) => {
            if let Some(entity) = case.entity(id) {
                entity::entity_ui(ui, state, entity, inspector, out);
                return;
            }
        }
        None if !state.selection.is_empty() => {
            several::several_ui(ui, state, out);
            return;
        }
        None => {}
    }
    overview::overview_ui(ui, state, out);
}

/// The quiet first line, with buttons at its right side: `buttons` adds some, right to left, before
/// the one that clears the selection. Gives the line's left middle, for what stands before the words.
fn head_ui(
    ui: &mut Ui,
    state: &State,
    (indent, words): (f32, &str),
    out: &mut Vec<Action>,
    buttons: impl FnOnce(&mut Ui, &mut Vec<Action>),
) -> egui::Pos2 {
    let palette = state.palette();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let area = rect.shrink2(vec2(f32::from(PADDING), 0.0));
    let at = area.left_center() + vec2(indent, 0.0);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    text(ui.painter(), at, egui::Align2::LEFT_CENTER, words, quiet);
    let right = rect.with_max_x(rect.right() - f32::from(PADDING) + 6.0);
    let layout = Layout::right_to_left(Align::Center);
    let mut bar = ui.new_child(UiBuilder::new().max_rect(right).layout(layout));
    bar.spacing_mut().item_spacing.x = 0.0;
    if icon_button_ui(&mut bar, palette, Icon::Close, "Clear selection", (true, false)).clicked() {
        out.push(SelectAction::Clear.into());
    }
    buttons(&mut bar, out);
    area.left_center()
}

/// Runs `add` with the panel's padding at both sides.
fn padded<R>(ui: &mut Ui, top: i8, bottom: i8, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin { left: PADDING, right: PADDING, top, bottom };
    egui::Frame::NONE
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// Facts in a row of tags that wraps.
fn tags_ui(ui: &mut Ui, state: &State, words: &[String]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for word in words {
            super::parts::tag_ui(ui, state.palette(), word);
        }
    });
}
