//! A relation in the inspector: its two ends on the string, what its claims add up to, and every
//! claim.

use egui::{Align2, Popup, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::rename::{Rename, pencil_ui};
use super::{Inspector, PADDING, claim, facts, head_ui, padded, tags_ui};
use crate::app::action::{Action, EditAction, SelectAction};
use crate::app::panels::parts::hairline_ui;
use crate::app::state::State;
use crate::app::theme::ink;
use crate::app::widgets::{
    Ink, cut_text, family_dash, icon, icon_button_ui, kind_badge, text, text_width,
};
use crate::base::{Family, NodeId};
use crate::display::{Icon, Part, Weight, edge_words};
use crate::graph::{Edit, Relation, RelationRef, Transaction};

/// Height of each line of the string.
const END_HEIGHT: f32 = 26.0;

/// Fills the panel with a relation.
pub fn relation_ui(
    ui: &mut Ui,
    state: &State,
    relation: RelationRef<'_>,
    inspector: &mut Inspector,
    out: &mut Vec<Action>,
) {
    let family = relation.relation.family;
    let words = format!("Relation · {}", family.word());
    let at = head_ui(ui, state, (20.0, &words), out, |bar, out| {
        family_menu_ui(bar, state, relation, out);
        if pencil_ui(bar, state) {
            inspector.rename = Rename::of_relation(relation.relation);
        }
    });
    family_dash(ui.painter(), state.palette(), at + vec2(6.0, 0.0), family);
    if inspector.rename.is_of(Part::Edge(relation.relation.id)) {
        padded(ui, 0, 8, |ui| inspector.rename.relation_ui(ui, state, relation, out));
    }
    string_ui(ui, state, relation, out);
    padded(ui, 8, 12, |ui| tags_ui(ui, state, &facts::relation_chips(relation.relation)));
    hairline_ui(ui, state.palette());
    claims_ui(ui, state, relation, inspector, out);
}

/// The ends, one above the other, with the accent string between them.
fn string_ui(ui: &mut Ui, state: &State, relation: RelationRef<'_>, out: &mut Vec<Action>) {
    let palette = state.palette();
    let from = end_ui(ui, state, relation.from, out);
    let size = vec2(ui.available_width(), END_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let words = edge_words(relation.relation);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let to = end_ui(ui, state, relation.to, out);
    let painter = ui.painter();
    let accent = ink(palette.accent);
    painter.vline(from.x, from.y + 10.0..=to.y - 10.0, Stroke::new(2.0, accent));
    let at = pos2(rect.left() + f32::from(PADDING) + 31.0, rect.center().y);
    let width = rect.right() - f32::from(PADDING) - 24.0 - at.x;
    let (written, cut) =
        cut_text(painter, at, &words, Ink::new(Weight::Medium, 13.0, accent), width);
    if relation.relation.directed {
        let arrow = pos2(written.right() + 14.0, at.y + 0.5);
        icon(painter, arrow, Icon::ArrowForward, 16.0, accent);
    }
    if cut {
        response.on_hover_text(words);
    }
}

/// One end; a click selects it. Gives the middle of its badge.
fn end_ui(ui: &mut Ui, state: &State, node: NodeId, out: &mut Vec<Action>) -> egui::Pos2 {
    let palette = state.palette();
    let size = vec2(ui.available_width(), END_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let badge = pos2(rect.left() + f32::from(PADDING) + 11.0, rect.center().y);
    let Some(entity) = state.desk.case().entity(node) else { return badge };
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &entity.label));
    kind_badge(ui.painter(), palette, badge, 20.0, (entity.kind, entity.named));
    let at = pos2(badge.x + 20.0, rect.center().y);
    let words = Ink::new(Weight::SemiBold, 14.0, ink(palette.text));
    let width = rect.right() - f32::from(PADDING) - at.x;
    let (written, cut) = cut_text(ui.painter(), at, &entity.label, words, width);
    if response.hovered() {
        let y = written.bottom() - 1.0;
        ui.painter().hline(written.x_range(), y, Stroke::new(1.0, ink(palette.quiet_text)));
        out.push(SelectAction::Hover(Some(Part::Node(node))).into());
    }
    if response.clicked() {
        out.push(SelectAction::GoTo(Part::Node(node)).into());
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if cut {
        response.on_hover_text(&entity.label);
    }
    badge
}

fn claims_ui(
    ui: &mut Ui,
    state: &State,
    relation: RelationRef<'_>,
    inspector: &mut Inspector,
    out: &mut Vec<Action>,
) {
    legend_ui(ui, state, relation);
    let claims = &relation.relation.claims;
    if claims.is_empty() {
        let words = match relation.relation.origin {
            crate::base::Origin::Import => "Imported: no sentence stands behind it.",
            _ => "Drawn by the analyst: no sentence stands behind it.",
        };
        padded(ui, 4, 8, |ui| {
            ui.label(egui::RichText::new(words).color(ink(state.palette().quiet_text)));
        });
        return;
    }
    egui::ScrollArea::vertical().id_salt("claims").auto_shrink(false).show(ui, |ui| {
        for (index, claim) in claims.iter().enumerate() {
            let place = (index + 1, claims.len());
            let response = claim::claim_ui(ui, state, (relation, claim), place, out);
            let current = state.claim == Some(claim.id);
            if current && inspector.scrolled_to != Some(claim.id) {
                inspector.scrolled_to = Some(claim.id);
                response.scroll_to_me(None);
            }
        }
    });
}

/// "Claims", and at the right side what the underlines mean.
fn legend_ui(ui: &mut Ui, state: &State, relation: RelationRef<'_>) {
    let (case, palette) = (state.desk.case(), state.palette());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Claims"));
    let area = rect.shrink2(vec2(f32::from(PADDING), 0.0));
    let head = Ink::new(Weight::SemiBold, 12.0, ink(palette.text));
    text(ui.painter(), area.left_center(), Align2::LEFT_CENTER, "Claims", head);
    let kind = |node| case.entity(node).map_or(palette.quiet_text, |e| palette.kind(e.kind));
    let parts = [
        ("subject", kind(relation.from)),
        ("verb", palette.family(relation.relation.family)),
        ("object", kind(relation.to)),
    ];
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let widths = parts.map(|(word, _)| text_width(ui.painter(), word, quiet.weight, quiet.size));
    let mut x = area.right() - widths.iter().sum::<f32>() - 16.0;
    for ((word, hue), width) in parts.into_iter().zip(widths) {
        text(ui.painter(), pos2(x, area.center().y), Align2::LEFT_CENTER, word, quiet);
        let line = Rect::from_min_size(pos2(x, area.center().y + 7.0), vec2(width, 2.0));
        ui.painter().rect_filled(line, 1.0, ink(hue));
        x += width + 8.0;
    }
}

/// The menu that changes the family and turns a relation round.
fn family_menu_ui(ui: &mut Ui, state: &State, relation: RelationRef<'_>, out: &mut Vec<Action>) {
    let button =
        icon_button_ui(ui, state.palette(), Icon::MoreHoriz, "Change this relation", (true, false));
    let RelationRef { from, to, relation } = relation;
    let mut set = |label: &str, (from, to): (NodeId, NodeId), changed: Relation| {
        let edit = Edit::SetRelation { from, to, relation: Box::new(changed) };
        out.push(EditAction::Commit(Transaction::new(label, vec![edit])).into());
    };
    Popup::menu(&button).show(|ui| {
        if ui.button("Swap its ends").clicked() {
            set("Swap ends", (to, from), relation.clone());
        }
        let both = if relation.directed { "Holds both ways" } else { "Holds one way" };
        if ui.button(both).clicked() {
            let changed = Relation { directed: !relation.directed, ..relation.clone() };
            set("Change direction", (from, to), changed);
        }
        ui.menu_button("Family", |ui| {
            for &family in Family::ALL {
                if ui.radio(relation.family == family, family.title()).clicked() {
                    set("Change family", (from, to), Relation { family, ..relation.clone() });
                }
            }
        });
    });
}
