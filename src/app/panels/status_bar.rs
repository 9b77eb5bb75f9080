//! The status bar: what the case holds, what is selected, that nothing leaves this machine, zoom.

use egui::{Align2, Layout, Sense, Ui, pos2, vec2};

use super::parts::text_link_ui;
use crate::app::action::{Action, ViewAction};
use crate::app::state::{Mode, State};
use crate::app::tally::Tally;
use crate::app::theme::ink;
use crate::app::widgets::{self, Ink, count, grouped, text, text_width};
use crate::display::{Color, Icon, Part, Weight};

/// Height of the bar.
pub const HEIGHT: f32 = 26.0;

/// The bar.
pub fn status_bar_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        if state.is_empty() {
            words_ui(ui, "No reports yet", palette.quiet_text);
        } else {
            for words in counts(state, tally) {
                words_ui(ui, &words, palette.quiet_text);
            }
            if tally.suggestions > 0 {
                suggestions_ui(ui, state, tally.suggestions, out);
            }
            let selected = selection(state);
            if !selected.is_empty() {
                words_ui(ui, &selected, palette.text);
            }
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            if state.mode == Mode::Explore {
                let percent = (state.camera.zoom * 100.0).round() as i64;
                words_ui(ui, &format!("Zoom {percent}%"), palette.quiet_text);
            } else {
                words_ui(ui, "Press ? for all keys", palette.quiet_text);
            }
            offline_ui(ui, state);
        });
    });
}

/// How many pairs may be one; a click leads to the next.
fn suggestions_ui(ui: &mut Ui, state: &State, number: usize, out: &mut Vec<Action>) {
    let words = count(number, "possible double", "possible doubles");
    let link = text_link_ui(ui, state.palette(), &words);
    if link.clicked() {
        out.push(ViewAction::NextSuggestion.into());
    }
    link.on_hover_text("Entities that may be one: merge them, or keep them apart");
}

fn words_ui(ui: &mut Ui, words: &str, color: Color) {
    let width = text_width(ui.painter(), words, Weight::Regular, 12.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let look = Ink::new(Weight::Regular, 12.0, ink(color));
    text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, words, look);
}

fn offline_ui(ui: &mut Ui, state: &State) {
    let palette = state.palette();
    let words = "Works offline";
    let width = text_width(ui.painter(), words, Weight::Regular, 12.0) + 20.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let at = pos2(rect.left() + 7.0, rect.center().y);
    widgets::icon(ui.painter(), at, Icon::Offline, 15.0, ink(palette.quiet_text));
    let look = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let at = pos2(rect.left() + 20.0, rect.center().y);
    text(ui.painter(), at, Align2::LEFT_CENTER, words, look);
    response.on_hover_text(
        "Everything is read on this machine. redstring opens no network connection.",
    );
}

/// "28 entities", or "14 of 28 entities" while a filter is on.
fn counts(state: &State, tally: &Tally) -> [String; 4] {
    let case = state.desk.case();
    let (entities, relations) = (case.entities().len(), case.relations().len());
    [
        shown(tally.outline.len(), entities, "entity", "entities"),
        shown(tally.relations.len(), relations, "relation", "relations"),
        shown(tally.visible_claims, tally.claims, "claim", "claims"),
        count(case.sources().len(), "report", "reports"),
    ]
}

fn shown(shown: usize, all: usize, one: &str, many: &str) -> String {
    if shown == all {
        count(all, one, many)
    } else {
        format!("{} of {}", grouped(shown), count(all, one, many))
    }
}

/// "1 entity selected, 9 neighbours", "2 entities, 1 relation selected".
fn selection(state: &State) -> String {
    let nodes = state.selection.iter().filter(|part| matches!(part, Part::Node(_))).count();
    let edges = state.selection.len() - nodes;
    let mut parts = Vec::new();
    if nodes > 0 {
        parts.push(count(nodes, "entity", "entities"));
    }
    if edges > 0 {
        parts.push(count(edges, "relation", "relations"));
    }
    if parts.is_empty() {
        return String::new();
    }
    let mut words = format!("{} selected", parts.join(", "));
    if let Some(node) = state.selected_node() {
        let relations = state.desk.case().relations_of(node);
        let others = relations.iter().flat_map(|edge| [edge.from, edge.to]);
        let neighbours: std::collections::BTreeSet<_> = others.filter(|&id| id != node).collect();
        words.push_str(", ");
        words.push_str(&count(neighbours.len(), "neighbour", "neighbours"));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{counts, selection};
    use crate::app::state::State;
    use crate::app::tally::Tally;
    use crate::app::update::tests::{desk, part};

    #[test]
    fn the_bar_counts_what_is_shown_and_what_is_selected() {
        let mut state = State { desk: desk(), ..State::default() };
        let mut tally = Tally::default();
        tally.refresh(&state);
        assert_eq!(counts(&state, &tally), ["3 entities", "1 relation", "2 claims", "1 report"]);
        state.filter.named_only = true;
        tally.refresh(&state);
        let filtered = ["2 of 3 entities", "0 of 1 relation", "0 of 2 claims", "1 report"];
        assert_eq!(counts(&state, &tally), filtered);
        assert_eq!(selection(&state), "");
        state.selection.insert(part("n1"));
        assert_eq!(selection(&state), "1 entity selected, 1 neighbour");
        state.selection.insert(part("e1"));
        assert_eq!(selection(&state), "1 entity, 1 relation selected");
    }
}
