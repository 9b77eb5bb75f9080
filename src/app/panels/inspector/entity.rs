//! An entity in the inspector: its names and the rules that joined them, its relations read from its
//! own side, and every mention.

use std::collections::{BTreeMap, BTreeSet};

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::rename::{Rename, pencil_ui};
use super::suggested::suggestions_ui;
use super::{Inspector, PADDING, Passage, facts, head_ui, padded, tags_ui};
use crate::app::action::{Action, EditAction, SelectAction};
use crate::app::panels::parts::{hairline_ui, tag_ui, text_link_ui};
use crate::app::panels::reader::Mark;
use crate::app::state::State;
use crate::app::theme::{self, ROW_HEIGHT, ink};
use crate::app::widgets::{
    Ink, count, cut_text, family_dash, icon_button_ui, kind_badge, line_sample, section_head_ui,
    text,
};
use crate::base::{Family, SourceId, Span};
use crate::display::{EdgeLine, Icon, Part, Weight, edge_words};
use crate::graph::{Entity, Mention, RelationRef, Source};

/// Mentions that are listed before "Show all".
const FIRST_MENTIONS: usize = 6;
/// Bytes of context before and after a mention.
const BEFORE: usize = 20;
const AFTER: usize = 60;

/// Fills the panel with an entity.
pub fn entity_ui(
    ui: &mut Ui,
    state: &State,
    entity: &Entity,
    inspector: &mut Inspector,
    out: &mut Vec<Action>,
) {
    let naming = if entity.named { "named" } else { "generic" };
    let words = format!("Entity · {} · {naming}", entity.kind.word());
    head_ui(ui, state, (0.0, &words), out, |bar, out| {
        if pencil_ui(bar, state) {
            inspector.rename = Rename::of_entity(entity);
        }
        let pin = if entity.pinned { "Unpin" } else { "Pin where it stands" };
        if icon_button_ui(bar, state.palette(), Icon::PushPin, pin, (true, entity.pinned)).clicked()
        {
            out.push(EditAction::TogglePin.into());
        }
    });
    if inspector.rename.is_of(Part::Node(entity.id)) {
        padded(ui, 0, 12, |ui| inspector.rename.entity_ui(ui, state, entity, out));
    } else {
        name_ui(ui, state, entity);
    }
    padded(ui, 4, 12, |ui| tags_ui(ui, state, &entity_chips(state, entity)));
    ScrollArea::vertical().id_salt("entity").auto_shrink(false).show(ui, |ui| {
        names_ui(ui, state, entity);
        suggestions_ui(ui, state, entity, out);
        relations_ui(ui, state, entity, out);
        mentions_ui(ui, state, entity, inspector, out);
        attributes_ui(ui, state, entity);
        ui.add_space(16.0);
    });
}

fn name_ui(ui: &mut Ui, state: &State, entity: &Entity) {
    let palette = state.palette();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &entity.label));
    let badge = pos2(rect.left() + f32::from(PADDING) + 16.0, rect.center().y);
    kind_badge(ui.painter(), palette, badge, 32.0, (entity.kind, entity.named));
    let at = pos2(badge.x + 28.0, rect.center().y);
    let words = Ink::new(Weight::SemiBold, 18.0, ink(palette.text));
    let width = rect.right() - f32::from(PADDING) - at.x;
    let (_, cut) = cut_text(ui.painter(), at, &entity.label, words, width);
    if cut {
        response.on_hover_text(&entity.label);
    }
}

fn entity_chips(state: &State, entity: &Entity) -> Vec<String> {
    let relations = state.desk.case().relations_of(entity.id);
    let claims = relations.iter().map(|r| r.relation.standing_claims().count()).sum();
    let reports: BTreeSet<SourceId> = entity.mentions.iter().map(|m| m.at.source).collect();
    let mut chips =
        vec![count(relations.len(), "relation", "relations"), count(claims, "claim", "claims")];
    if !reports.is_empty() {
        chips.push(count(reports.len(), "report", "reports"));
    }
    chips
}

/// Other names, and the rules that joined them.
fn names_ui(ui: &mut Ui, state: &State, entity: &Entity) {
    if entity.aliases.is_empty() {
        return;
    }
    let palette = state.palette();
    hairline_ui(ui, palette);
    padded(ui, 10, 12, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let quiet = egui::RichText::new("Also").size(12.0).color(ink(palette.quiet_text));
            ui.label(quiet);
            ui.add_space(6.0);
            for alias in &entity.aliases {
                let tag = tag_ui(ui, palette, alias);
                let merge = entity.merges.iter().find(|merge| merge.name == *alias);
                if let Some(merge) = merge {
                    tag.on_hover_text(format!("Joined by {}", bare_rule(&merge.rule)));
                }
            }
        });
        let rules: BTreeSet<&str> = entity.merges.iter().map(|m| bare_rule(&m.rule)).collect();
        if !rules.is_empty() {
            let rules = rules.into_iter().collect::<Vec<_>>().join(", ");
            ui.add_space(6.0);
            let words = egui::RichText::new(format!("Joined by {rules}")).size(12.0);
            ui.label(words.color(ink(palette.quiet_text)));
        }
    });
}

/// A rule behind the words "Joined by": an analyst's begins with them.
fn bare_rule(rule: &str) -> &str {
    rule.strip_prefix("joined by ").unwrap_or(rule)
}

/// Relations by family, each read from the entity's side.
fn relations_ui(ui: &mut Ui, state: &State, entity: &Entity, out: &mut Vec<Action>) {
    let palette = state.palette();
    hairline_ui(ui, palette);
    let mut families: BTreeMap<Family, Vec<RelationRef<'_>>> = BTreeMap::new();
    for relation in state.desk.case().relations_of(entity.id) {
        families.entry(relation.relation.family).or_default().push(relation);
    }
    if families.is_empty() {
        padded(ui, 10, 10, |ui| {
            let words = egui::RichText::new("No relation starts or ends here.");
            ui.label(words.color(ink(palette.quiet_text)));
        });
        return;
    }
    ui.add_space(6.0);
    for (family, relations) in families {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        let at = rect.left_center() + vec2(f32::from(PADDING), 0.0);
        family_dash(ui.painter(), palette, at + vec2(6.0, 0.0), family);
        let head = Ink::new(Weight::SemiBold, 12.0, ink(palette.text));
        let at = at + vec2(20.0, 0.0);
        let title = text(ui.painter(), at, egui::Align2::LEFT_CENTER, family.title(), head);
        let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
        let at = pos2(title.right() + 6.0, rect.center().y);
        text(ui.painter(), at, egui::Align2::LEFT_CENTER, &relations.len().to_string(), quiet);
        for relation in relations {
            relation_row_ui(ui, state, entity, relation, out);
        }
    }
    ui.add_space(8.0);
}

/// "July 2025 crackdown sets back", with the line of its certainty and its number of claims.
fn relation_row_ui(
    ui: &mut Ui,
    state: &State,
    entity: &Entity,
    relation: RelationRef<'_>,
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let (other, acts) = facts::other_end(relation, entity.id);
    let Some(other) = state.desk.case().entity(other) else { return };
    let part = Part::Edge(relation.relation.id);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let words = edge_words(relation.relation);
    let said = match (relation.from == relation.to, acts) {
        (true, _) => format!("{words} itself"),
        (_, true) => format!("{words} {}", other.label),
        (_, false) => format!("{} {words}", other.label),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() || state.hovered == Some(part) {
        ui.painter().rect_filled(rect, 0.0, ink(palette.raised));
    }
    let y = rect.center().y;
    let badge = pos2(rect.left() + f32::from(PADDING) + 9.0, y);
    kind_badge(ui.painter(), palette, badge, 18.0, (other.kind, other.named));
    let right = rect.right() - f32::from(PADDING);
    let claims = relation.relation.standing_claims().count().to_string();
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    text(ui.painter(), pos2(right, y), egui::Align2::RIGHT_CENTER, &claims, quiet);
    let line = EdgeLine::of(relation.relation);
    line_sample(ui.painter(), ink(palette.text), pos2(right - 40.0, y), 18.0, line);
    let left = badge.x + 17.0;
    let parts = if acts {
        (words.as_str(), other.label.as_str())
    } else {
        (other.label.as_str(), words.as_str())
    };
    let job =
        two_inks(parts, acts, (ink(palette.quiet_text), ink(palette.text)), right - 58.0 - left);
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter().galley(pos2(left, y - 0.5 * galley.size().y), galley, Color32::PLACEHOLDER);
    row_actions(response, state, part, cut.then_some(said), out);
}

/// Hover lights the part on the canvas; a click selects it.
fn row_actions(
    response: Response,
    state: &State,
    part: Part,
    whole: Option<String>,
    out: &mut Vec<Action>,
) {
    if response.hovered() && state.hovered != Some(part) {
        out.push(SelectAction::Hover(Some(part)).into());
    }
    if response.clicked() {
        out.push(SelectAction::GoTo(part).into());
    }
    if let Some(whole) = whole {
        response.on_hover_text(whole);
    }
}

/// One line of two parts; the predicate is quiet and stands first when the entity acts.
fn two_inks(
    (first, second): (&str, &str),
    quiet_first: bool,
    (quiet, loud): (Color32, Color32),
    width: f32,
) -> LayoutJob {
    let format = |color| TextFormat::simple(theme::font(Weight::Regular, 13.0), color);
    let (one, two) = if quiet_first { (quiet, loud) } else { (loud, quiet) };
    let mut job = LayoutJob::default();
    job.append(first, 0.0, format(one));
    job.append(" ", 0.0, format(one));
    job.append(second, 0.0, format(two));
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    job
}

/// Every place that names the entity; a click jumps there.
fn mentions_ui(
    ui: &mut Ui,
    state: &State,
    entity: &Entity,
    inspector: &mut Inspector,
    out: &mut Vec<Action>,
) {
    if entity.mentions.is_empty() {
        return;
    }
    let palette = state.palette();
    let all = inspector.all_mentions == Some(entity.id);
    let number = entity.mentions.len();
    section_head_ui(ui, palette, &format!("Mentions {number}"), "", f32::from(PADDING));
    let shown = if all { number } else { number.min(FIRST_MENTIONS) };
    for mention in &entity.mentions[..shown] {
        if let Some(source) = state.desk.case().source(mention.at.source) {
            mention_ui(ui, state, entity, (source, *mention), out);
        }
    }
    if number > FIRST_MENTIONS {
        padded(ui, 4, 4, |ui| {
            let words = if all { "Show fewer".to_owned() } else { format!("Show all {number}") };
            if text_link_ui(ui, palette, &words).clicked() {
                inspector.all_mentions = (!all).then_some(entity.id);
            }
        });
    }
}

/// One place that names the entity, in its sentence; a click jumps there.
pub fn mention_ui(
    ui: &mut Ui,
    state: &State,
    entity: &Entity,
    (source, mention): (&Source, Mention),
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let span = mention.at.span;
    let words = span.of(&source.text).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Mention: {words}")));
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, ink(palette.raised));
    }
    let area = rect.shrink2(vec2(f32::from(PADDING), 0.0));
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let place = place_of(state, source, span);
    let place = text(ui.painter(), area.right_center(), egui::Align2::RIGHT_CENTER, &place, quiet);
    let color = ink(palette.kind(entity.kind));
    let mark = Mark { span, color, target: None, rank: 0 };
    let (around, before, after) = context_of(source, span);
    let passage = Passage {
        text: &source.text,
        span: around,
        marks: &[mark],
        cut_before: before,
        cut_after: after,
        font: theme::font(Weight::Regular, 12.0),
        line_height: 20.0,
        most_lines: 1,
        ink: ink(palette.text),
    };
    let laid = passage.lay(ui.painter(), place.left() - 10.0 - area.left());
    let corner = pos2(area.left(), rect.center().y - 0.5 * laid.size().y);
    laid.paint(ui.painter(), corner, None);
    if response.clicked() {
        out.push(SelectAction::Read(source.id, Some(span)).into());
    }
}

/// "R1 · 9": the report's place in the case and the sentence's in the report.
fn place_of(state: &State, source: &Source, span: Span) -> String {
    let report = state.desk.case().sources().take_while(|other| other.id != source.id).count() + 1;
    let sentence = source.sentences.partition_point(|other| other.start <= span.start);
    format!("R{report} · {sentence}")
}

/// Some words around a mention inside its sentence, and whether the sentence goes on at either side.
fn context_of(source: &Source, span: Span) -> (Span, bool, bool) {
    let whole = source.sentences.iter().copied().find(|sentence| sentence.contains(span));
    let whole = whole.unwrap_or(span);
    let text = &source.text;
    let from = text.floor_char_boundary(span.start.saturating_sub(BEFORE)).max(whole.start);
    let to = text.ceil_char_boundary((span.end + AFTER).min(text.len())).min(whole.end);
    let before = text.get(from..span.start).unwrap_or_default();
    let skip = if from > whole.start { before.find(' ').map_or(0, |at| at + 1) } else { 0 };
    let around = Span::new(from + skip, to.max(span.end));
    (around, around.start > whole.start, around.end < whole.end)
}

/// Free attributes, as imported or set.
fn attributes_ui(ui: &mut Ui, state: &State, entity: &Entity) {
    if entity.attributes.is_empty() {
        return;
    }
    let palette = state.palette();
    section_head_ui(ui, palette, "Attributes", "", f32::from(PADDING));
    padded(ui, 0, 8, |ui| {
        for (name, value) in &entity.attributes {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            ui.horizontal_wrapped(|ui| {
                ui.label(egui::RichText::new(name).size(12.0).color(ink(palette.quiet_text)));
                ui.label(egui::RichText::new(value).size(12.0));
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_context_of_a_mention_keeps_whole_words_inside_its_sentence() {
        let text = "Short one. This is a sentence with quite a few words before the scams that go on for a while after them too, and then on and on for longer still.";
        let start = text.find("scams").expect("in the text");
        let source = Source {
            id: SourceId(1),
            title: "t".into(),
            text: text.into(),
            sha256: String::new(),
            file: None,
            file_sha256: None,
            pages: Vec::new(),
            published: None,
            grade: None,
            no_claim: BTreeMap::new(),
            sentences: vec![Span::new(0, 10), Span::new(11, text.len())],
            extra: BTreeMap::new(),
        };
        let (around, before, after) = context_of(&source, Span::new(start, start + 5));
        let words = around.of(text).expect("characters");
        assert!(words.starts_with("words before the scams"), "{words}");
        assert!(before && after);
        let (first, before, _) = context_of(&source, Span::new(0, 5));
        assert_eq!((first, before), (Span::new(0, 10), false));
    }
}
