//! What an entity may be too: the other name, why, where it is named, and the two answers.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::entity::mention_ui;
use super::{PADDING, padded};
use crate::app::action::{Action, EditAction, SelectAction};
use crate::app::panels::parts::hairline_ui;
use crate::app::state::State;
use crate::app::theme::{ROW_HEIGHT, ink};
use crate::app::widgets::{ButtonLook, Ink, button_ui, count, cut_text, kind_badge, text};
use crate::base::{Form, NodeId};
use crate::display::{Icon, Part, Weight};
use crate::graph::{Entity, Mention, Suggestion};

/// Suggestions that are shown at once, the likeliest.
const SHOWN: usize = 3;

/// The open suggestions about an entity, the likeliest first.
pub fn suggestions_ui(ui: &mut Ui, state: &State, entity: &Entity, out: &mut Vec<Action>) {
    let case = state.desk.case();
    let mut open: Vec<&Suggestion> =
        case.suggestions_of(entity.id).filter(|held| held.is_open()).collect();
    open.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    for held in open.iter().take(SHOWN) {
        if let Some(other) = held.partner(entity.id).and_then(|id| case.entity(id)) {
            hairline_ui(ui, state.palette());
            ui.add_space(8.0);
            suggestion_ui(ui, state, (entity.id, other, held), out);
        }
    }
    let more = open.len().saturating_sub(SHOWN);
    if more > 0 {
        padded(ui, 0, 8, |ui| {
            let words = format!("and {}", count(more, "more like it", "more like it"));
            let quiet = ink(state.palette().quiet_text);
            ui.label(egui::RichText::new(words).size(12.0).color(quiet));
        });
    }
}

fn suggestion_ui(
    ui: &mut Ui,
    state: &State,
    (id, other, held): (NodeId, &Entity, &Suggestion),
    out: &mut Vec<Action>,
) {
    other_ui(ui, state, other, out);
    padded(ui, 0, 2, |ui| {
        let percent = (held.confidence * 100.0).round();
        let words = format!("{} · {percent}% likely", held.rule);
        let quiet = ink(state.palette().quiet_text);
        ui.label(egui::RichText::new(words).size(12.0).color(quiet));
    });
    let of_other = usize::from(held.other == other.id);
    let place = held.evidence[of_other];
    let source = place.and_then(|at| Some((state.desk.case().source(at.source)?, at)));
    if let Some((source, at)) = source {
        mention_ui(ui, state, other, (source, Mention { at, form: Form::Named }), out);
    }
    padded(ui, 4, 10, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let palette = state.palette();
            let merge = (Some(Icon::Merge), "Merge", "");
            if button_ui(ui, palette, ButtonLook::Raised, merge, true).clicked() {
                out.push(EditAction::JoinSuggested(id, other.id).into());
            }
            let apart = (Some(Icon::Split), "Not the same", "");
            if button_ui(ui, palette, ButtonLook::Raised, apart, true).clicked() {
                out.push(EditAction::KeepApart(id, other.id).into());
            }
        });
    });
}

/// "Perhaps the same as Hun Manet"; a click goes there.
fn other_ui(ui: &mut Ui, state: &State, other: &Entity, out: &mut Vec<Action>) {
    let palette = state.palette();
    let part = Part::Node(other.id);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let said = format!("Perhaps the same as {}", other.label);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.hovered() || state.hovered == Some(part) {
        ui.painter().rect_filled(rect, 0.0, ink(palette.raised));
    }
    let at = rect.left_center() + vec2(f32::from(PADDING), 0.0);
    let quiet = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
    let lead = text(ui.painter(), at, egui::Align2::LEFT_CENTER, "Perhaps the same as", quiet);
    let badge = pos2(lead.right() + 15.0, at.y);
    kind_badge(ui.painter(), palette, badge, 18.0, (other.kind, other.named));
    let name = Ink::new(Weight::SemiBold, 13.0, ink(palette.text));
    let at = pos2(badge.x + 15.0, at.y);
    let width = rect.right() - f32::from(PADDING) - at.x;
    cut_text(ui.painter(), at, &other.label, name, width);
    if response.hovered() && state.hovered != Some(part) {
        out.push(SelectAction::Hover(Some(part)).into());
    }
    if response.clicked() {
        out.push(SelectAction::GoTo(part).into());
    }
}
