//! The menu under the right button: what can be done with the part under the pointer.

use egui::{Response, Ui};

use crate::app::action::{Action, EditAction, PresentAction, SelectAction, ViewAction};
use crate::app::state::{CameraGoal, State};
use crate::base::{EdgeId, NodeId};
use crate::display::Part;

/// Opens with the part under the pointer, which becomes the selection unless it belongs to it.
pub fn menu_ui(
    response: &Response,
    state: &State,
    hit: Option<Part>,
    menu_of: &mut Option<Part>,
    out: &mut Vec<Action>,
) {
    if response.secondary_clicked() {
        *menu_of = hit;
        if let Some(part) = hit.filter(|part| !state.selection.contains(part)) {
            out.push(SelectAction::Only(part).into());
        }
    }
    response.context_menu(|ui| {
        ui.set_min_width(190.0);
        match *menu_of {
            Some(Part::Node(id)) => node_menu_ui(ui, state, id, out),
            Some(Part::Edge(id)) => edge_menu_ui(ui, state, id, out),
            None => canvas_menu_ui(ui, state, out),
        }
    });
}

fn node_menu_ui(ui: &mut Ui, state: &State, id: NodeId, out: &mut Vec<Action>) {
    let Some(entity) = state.desk.case().entity(id) else { return };
    item(ui, "Centre", SelectAction::GoTo(Part::Node(id)), out);
    item(ui, "Select neighbours", SelectAction::Neighbours, out);
    let pin = if entity.pinned { "Unpin" } else { "Pin" };
    item(ui, pin, EditAction::TogglePin, out);
    ui.separator();
    let hide = format!("Hide kind “{}”", entity.kind.title());
    item(ui, &hide, ViewAction::ToggleKind(entity.kind), out);
    let isolate = format!("Show only “{}”", entity.kind.title());
    item(ui, &isolate, ViewAction::IsolateKind(entity.kind), out);
    copy(ui, "Copy name", &entity.label);
    ui.separator();
    let several = state.selection.len() > 1 && state.selection.contains(&Part::Node(id));
    item(ui, if several { "Delete selection" } else { "Delete" }, EditAction::Delete, out);
}

fn edge_menu_ui(ui: &mut Ui, state: &State, id: EdgeId, out: &mut Vec<Action>) {
    let case = state.desk.case();
    let Some(edge) = case.relation(id) else { return };
    item(ui, "Centre", SelectAction::GoTo(Part::Edge(id)), out);
    let claim = edge.relation.standing_claims().next().or(edge.relation.claims.first());
    if let Some(claim) = claim {
        item(ui, "Read its sentence", SelectAction::ShowClaim(id, claim.id), out);
        let quote = claim.at.and_then(|at| at.span.of(&case.source(at.source)?.text));
        if let Some(quote) = quote {
            copy(ui, "Copy sentence", quote);
        }
    }
    ui.separator();
    let hide = format!("Hide family “{}”", edge.relation.family.title());
    item(ui, &hide, ViewAction::ToggleFamily(edge.relation.family), out);
    ui.separator();
    item(ui, "Delete", EditAction::Delete, out);
}

fn canvas_menu_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    item(ui, "Fit all", ViewAction::Fly(CameraGoal::Fit { glide: true }), out);
    item(ui, "Select all", SelectAction::All, out);
    if !state.filter.is_off() {
        item(ui, "Clear filters", ViewAction::ClearFilter, out);
    }
    ui.separator();
    item(ui, "Add scene", PresentAction::AddScene, out);
}

fn item(ui: &mut Ui, words: &str, action: impl Into<Action>, out: &mut Vec<Action>) {
    if ui.button(words).clicked() {
        out.push(action.into());
        ui.close();
    }
}

fn copy(ui: &mut Ui, words: &str, what: &str) {
    if ui.button(words).clicked() {
        ui.ctx().copy_text(what.to_owned());
        ui.close();
    }
}
