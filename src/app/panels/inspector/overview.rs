//! The inspector with nothing selected: what the case holds, how to start, and its weakest claims.

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{PADDING, padded, tags_ui};
use crate::app::action::{Action, SelectAction, ViewAction};
use crate::app::state::State;
use crate::app::theme::ink;
use crate::app::update::weak_claims;
use crate::app::widgets::{
    ButtonLook, Ink, button_ui, count, cut_text, icon, line_sample, section_head_ui,
};
use crate::base::{ClaimId, EdgeId};
use crate::display::{EdgeLine, Icon, Weight, edge_words};
use crate::graph::RelationRef;

/// Weak claims that are listed.
const SHOWN: usize = 12;
const CLAIM_HEIGHT: f32 = 44.0;

/// Fills the panel with the case.
pub fn overview_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let case = state.desk.case();
    let palette = state.palette();
    padded(ui, 14, 12, |ui| {
        let quiet = egui::RichText::new("Case").size(12.0).color(ink(palette.quiet_text));
        ui.label(quiet);
        ui.add_space(6.0);
        ui.heading(case.title());
        ui.add_space(10.0);
        let claims = case.relations().map(|r| r.relation.standing_claims().count()).sum();
        let facts = [
            count(case.entities().len(), "entity", "entities"),
            count(case.relations().len(), "relation", "relations"),
            count(claims, "claim", "claims"),
            count(case.sources().len(), "report", "reports"),
        ];
        tags_ui(ui, state, &facts);
    });
    hints_ui(ui, state);
    weakest_ui(ui, state, out);
}

/// What one can do next, each with its icon.
fn hints_ui(ui: &mut Ui, state: &State) {
    let palette = state.palette();
    let hints = [
        (Icon::SelectTool, "Click an edge and its sentence lights up."),
        (Icon::Hub, "Click a node and its neighbours stay."),
        (Icon::Search, "Ctrl F finds names and sentences."),
    ];
    for (symbol, words) in hints {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        let at = rect.left_center() + vec2(f32::from(PADDING) + 8.0, 0.0);
        icon(ui.painter(), at, symbol, 16.0, ink(palette.quiet_text));
        let quiet = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
        let width = rect.right() - at.x - 32.0;
        cut_text(ui.painter(), at + vec2(18.0, 0.0), words, quiet, width);
    }
    ui.add_space(12.0);
}

/// Claims that most want a look, weakest first.
fn weakest_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    let case = state.desk.case();
    let weak = weak_claims(case, &state.filter);
    if weak.is_empty() {
        return;
    }
    let hint = "alleged, single-source first";
    section_head_ui(ui, palette, "Weakest claims", hint, f32::from(PADDING));
    ScrollArea::vertical().id_salt("weakest").auto_shrink(false).show(ui, |ui| {
        for &(edge, claim) in weak.iter().take(SHOWN) {
            if let Some(relation) = case.relation(edge) {
                weak_claim_ui(ui, state, relation, (edge, claim), out);
            }
        }
        padded(ui, 8, 12, |ui| {
            let words = (Some(Icon::Balance), "Walk through them", "");
            if button_ui(ui, palette, ButtonLook::Raised, words, true).clicked() {
                out.push(ViewAction::NextWeakClaim.into());
            }
        });
    });
}

/// The relation as a sentence, and below it the words of the report.
fn weak_claim_ui(
    ui: &mut Ui,
    state: &State,
    relation: RelationRef<'_>,
    (edge, id): (EdgeId, ClaimId),
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let case = state.desk.case();
    let Some(claim) = relation.relation.claims.iter().find(|claim| claim.id == id) else { return };
    let name = |id| case.entity(id).map_or("", |entity| entity.label.as_str());
    let said =
        format!("{} {} {}", name(relation.from), edge_words(relation.relation), name(relation.to));
    let quote = claim.at.and_then(|at| at.span.of(&case.source(at.source)?.text));
    let size = vec2(ui.available_width(), CLAIM_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, ink(palette.raised));
    }
    let left = rect.left() + f32::from(PADDING);
    let width = rect.width() - 2.0 * f32::from(PADDING) - 30.0;
    let words = Ink::new(Weight::Regular, 13.0, ink(palette.text));
    cut_text(ui.painter(), pos2(left, rect.top() + 13.0), &said, words, width);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let quote = quote.unwrap_or(&claim.predicate).replace(['\n', '\r', '\t'], " ");
    cut_text(ui.painter(), pos2(left, rect.top() + 31.0), &quote, quiet, width + 30.0);
    let sample = pos2(rect.right() - f32::from(PADDING) - 9.0, rect.top() + 13.0);
    let line = EdgeLine::from(claim.certainty);
    line_sample(ui.painter(), ink(palette.text), sample, 18.0, line);
    if response.clicked() {
        out.push(SelectAction::ShowClaim(edge, id).into());
    }
}
