//! Several selected parts in the inspector: how many, what can be done with them, and a list.

use egui::{ScrollArea, Ui, vec2};

use super::{PADDING, head_ui, padded, tags_ui};
use crate::app::action::{Action, EditAction, SelectAction};
use crate::app::state::State;
use crate::app::widgets::{ButtonLook, Row, button_ui, count, row_ui, section_head_ui};
use crate::base::{EdgeId, NodeId};
use crate::display::{Icon, Part, edge_words};
use crate::graph::RelationRef;

/// Fills the panel with the selection.
pub fn several_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let case = state.desk.case();
    let (nodes, edges) = split(state);
    head_ui(ui, state, (0.0, "Selection"), out, |_, _| {});
    let within = case
        .relations()
        .filter(|relation| nodes.contains(&relation.from) && nodes.contains(&relation.to))
        .count();
    padded(ui, 0, 12, |ui| {
        let mut facts = Vec::new();
        if !nodes.is_empty() {
            facts.push(count(nodes.len(), "entity", "entities"));
            facts.push(format!("{within} between them"));
        }
        if !edges.is_empty() {
            facts.push(count(edges.len(), "relation", "relations"));
        }
        tags_ui(ui, state, &facts);
    });
    padded(ui, 0, 12, |ui| buttons_ui(ui, state, !nodes.is_empty(), out));
    ScrollArea::vertical().id_salt("selection").auto_shrink(false).show(ui, |ui| {
        entities_ui(ui, state, &nodes, out);
        relations_ui(ui, state, &edges, out);
    });
}

fn split(state: &State) -> (Vec<NodeId>, Vec<EdgeId>) {
    let mut nodes = Vec::new();
    let mut edges = Vec::new();
    for part in &state.selection {
        match part {
            Part::Node(id) => nodes.push(*id),
            Part::Edge(id) => edges.push(*id),
        }
    }
    (nodes, edges)
}

fn buttons_ui(ui: &mut Ui, state: &State, has_nodes: bool, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let mut button = |symbol, words, enabled, action: Action| {
            let look = ButtonLook::Raised;
            if button_ui(ui, palette, look, (Some(symbol), words, ""), enabled).clicked() {
                out.push(action);
            }
        };
        button(Icon::PushPin, "Pin", has_nodes, EditAction::TogglePin.into());
        button(Icon::Hub, "Neighbours", has_nodes, SelectAction::Neighbours.into());
        button(Icon::Delete, "Delete", true, EditAction::Delete.into());
    });
}

fn entities_ui(ui: &mut Ui, state: &State, nodes: &[NodeId], out: &mut Vec<Action>) {
    if nodes.is_empty() {
        return;
    }
    let case = state.desk.case();
    section_head_ui(ui, state.palette(), "Entities", "", f32::from(PADDING));
    for entity in nodes.iter().filter_map(|id| case.entity(*id)) {
        let detail = case.degree(entity.id).to_string();
        let badge = Some((entity.kind, entity.named));
        part_row_ui(ui, state, Part::Node(entity.id), (badge, &entity.label, &detail), out);
    }
}

fn relations_ui(ui: &mut Ui, state: &State, edges: &[EdgeId], out: &mut Vec<Action>) {
    if edges.is_empty() {
        return;
    }
    let case = state.desk.case();
    section_head_ui(ui, state.palette(), "Relations", "", f32::from(PADDING));
    for relation in edges.iter().filter_map(|id| case.relation(*id)) {
        let detail = relation.relation.standing_claims().count().to_string();
        let part = Part::Edge(relation.relation.id);
        part_row_ui(ui, state, part, (None, &sentence(state, relation), &detail), out);
    }
}

/// "Cambodian authorities detained people".
fn sentence(state: &State, relation: RelationRef<'_>) -> String {
    let name = |id| state.desk.case().entity(id).map_or("", |entity| entity.label.as_str());
    format!("{} {} {}", name(relation.from), edge_words(relation.relation), name(relation.to))
}

fn part_row_ui(
    ui: &mut Ui,
    state: &State,
    part: Part,
    (kind, label, detail): (Option<(crate::base::Kind, bool)>, &str, &str),
    out: &mut Vec<Action>,
) {
    let row = Row {
        kind,
        label,
        detail,
        selected: false,
        hovered: state.hovered == Some(part),
        padding: f32::from(PADDING),
        name: "",
    };
    let response = row_ui(ui, state.palette(), &row);
    if response.hovered() && state.hovered != Some(part) {
        out.push(SelectAction::Hover(Some(part)).into());
    }
    if response.clicked() {
        out.push(SelectAction::GoTo(part).into());
    }
}
