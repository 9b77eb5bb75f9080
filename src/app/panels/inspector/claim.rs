//! One claim in the inspector: how sure, the sentence with its parts underlined, who says so, how
//! many, when, which report and how good that is. A click shows its sentence in the reader.

use egui::{
    Align2, Color32, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::{PADDING, Passage, claim_marks, facts};
use crate::app::action::{Action, EditAction, SelectAction};
use crate::app::panels::parts::text_link_ui;
use crate::app::state::State;
use crate::app::theme::{self, TAG_RADIUS, ink};
use crate::app::widgets::{Ink, icon_button_ui, line_sample, text, text_width};
use crate::base::{Certainty, ClaimStatus};
use crate::display::{EdgeLine, Icon, Palette, Weight};
use crate::graph::{Claim, Edit, RelationRef, Source, Transaction};

/// Where the values of the fields start.
const FIELD_LEFT: f32 = 76.0;
const FIELD_HEIGHT: f32 = 22.0;

/// Draws the claim, the `number`-th `of` so many; gives its response, to scroll to.
pub fn claim_ui(
    ui: &mut Ui,
    state: &State,
    (relation, claim): (RelationRef<'_>, &Claim),
    (number, of): (usize, usize),
    out: &mut Vec<Action>,
) -> Response {
    let palette = state.palette();
    let current = state.claim == Some(claim.id);
    let background = ui.painter().add(egui::Shape::Noop);
    let builder = UiBuilder::new().id_salt(("claim", claim.id.0)).sense(Sense::click());
    let scope = ui.scope_builder(builder, |ui| {
        let margin = Margin { left: PADDING, right: PADDING, top: 10, bottom: 12 };
        egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            top_ui(ui, state, (relation, claim), (number, of), out);
            ui.add_space(6.0);
            sentence_ui(ui, state, relation, claim);
            ui.add_space(4.0);
            fields_ui(ui, state, claim, out);
        });
    });
    let response = scope.response;
    let name = format!("Claim {number} of {of}, {}", claim.certainty.title().to_lowercase());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, current, &name));
    let fill = match (current, response.hovered()) {
        (true, _) => ink(palette.selected_row),
        (false, true) => ink(palette.raised.fade(0.6)),
        (false, false) => Color32::TRANSPARENT,
    };
    let rect = response.rect;
    ui.painter().set(background, egui::Shape::rect_filled(rect, 0.0, fill));
    if current {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, ink(palette.accent));
    }
    let line = Stroke::new(1.0, ink(palette.hairline));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    if response.clicked() {
        out.push(SelectAction::ShowClaim(relation.relation.id, claim.id).into());
    }
    response
}

/// Certainty, and at the right side quote, judgement and number.
fn top_ui(
    ui: &mut Ui,
    state: &State,
    (relation, claim): (RelationRef<'_>, &Claim),
    (number, of): (usize, usize),
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    certainty_chip(ui, palette, rect.left_center(), claim.certainty);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut bar = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    bar.spacing_mut().item_spacing.x = 2.0;
    let place = format!("{number} of {of}");
    let width = text_width(bar.painter(), &place, Weight::Regular, 12.0);
    let (area, _) = bar.allocate_exact_size(vec2(width + 4.0, 24.0), Sense::hover());
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    text(bar.painter(), area.right_center(), Align2::RIGHT_CENTER, &place, quiet);
    judge_ui(&mut bar, state, relation, claim, out);
    if let Some(at) = claim.at {
        let name = "Show in the report";
        if icon_button_ui(&mut bar, palette, Icon::FormatQuote, name, (true, false)).clicked() {
            out.push(SelectAction::ShowClaim(relation.relation.id, claim.id).into());
            out.push(SelectAction::Read(at.source, Some(at.span)).into());
        }
    }
}

/// The menu that accepts a claim, marks it as wrong, or takes that back.
fn judge_ui(
    ui: &mut Ui,
    state: &State,
    relation: RelationRef<'_>,
    claim: &Claim,
    out: &mut Vec<Action>,
) {
    let button =
        icon_button_ui(ui, state.palette(), Icon::MoreHoriz, "Judge this claim", (true, false));
    egui::Popup::menu(&button).show(|ui| {
        let choices = [
            ("Confirm", ClaimStatus::Accepted),
            ("Mark as wrong", ClaimStatus::Rejected),
            ("Restore", ClaimStatus::Open),
        ];
        for (words, status) in choices {
            if status != claim.status && ui.button(words).clicked() {
                out.push(EditAction::Judge(relation.relation.id, claim.id, status).into());
                ui.close();
            }
        }
        if let Some(quote) = quote(state, claim)
            && ui.button("Copy sentence").clicked()
        {
            ui.ctx().copy_text(quote.to_owned());
            ui.close();
        }
    });
}

/// The claim's words as they stand in the report.
fn quote<'a>(state: &'a State, claim: &Claim) -> Option<&'a str> {
    let at = claim.at?;
    at.span.of(&state.desk.case().source(at.source)?.text)
}

/// A certainty with its line in a rounded box whose left side's middle is `at`.
pub fn certainty_chip(ui: &Ui, palette: &Palette, at: egui::Pos2, certainty: Certainty) -> Rect {
    let words = Ink::new(Weight::Regular, 12.0, ink(palette.text));
    let width = text_width(ui.painter(), certainty.title(), words.weight, words.size).ceil();
    let rect = Align2::LEFT_CENTER.anchor_size(at, vec2(width + 44.0, 22.0));
    let line = Stroke::new(1.0, ink(palette.strong_line));
    ui.painter().rect_stroke(rect, TAG_RADIUS, line, StrokeKind::Inside);
    let sample = pos2(rect.left() + 18.0, rect.center().y);
    line_sample(ui.painter(), ink(palette.text), sample, 20.0, EdgeLine::from(certainty));
    text(
        ui.painter(),
        pos2(rect.left() + 35.0, at.y),
        Align2::LEFT_CENTER,
        certainty.title(),
        words,
    );
    rect
}

/// The sentence, or what the analyst wrote.
fn sentence_ui(ui: &mut Ui, state: &State, relation: RelationRef<'_>, claim: &Claim) {
    let palette = state.palette();
    let rejected = claim.status == ClaimStatus::Rejected;
    let color = if rejected { palette.faint_text } else { palette.text };
    let source = claim.at.and_then(|at| state.desk.case().source(at.source));
    let (Some(source), Some(at)) = (source, claim.at) else {
        let words = egui::RichText::new(&claim.predicate).color(ink(color));
        ui.label(words);
        return;
    };
    let marks = claim_marks(state, relation, claim);
    let (cut_before, cut_after) = cuts(source, at.span);
    let passage = Passage {
        text: &source.text,
        span: at.span,
        marks: &marks,
        cut_before,
        cut_after,
        font: theme::font(Weight::Regular, 13.0),
        line_height: 20.0,
        most_lines: usize::MAX,
        ink: ink(color),
    };
    let laid = passage.lay(ui.painter(), ui.available_width());
    let (rect, response) = ui.allocate_exact_size(laid.size(), Sense::hover());
    let words = at.span.of(&source.text).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    laid.paint(ui.painter(), rect.min, None);
}

/// Whether the sentence goes on before and after the span.
fn cuts(source: &Source, span: crate::base::Span) -> (bool, bool) {
    let around = source.sentences.iter().find(|sentence| sentence.contains(span));
    around.map_or((false, false), |whole| (whole.start < span.start, span.end < whole.end))
}

fn fields_ui(ui: &mut Ui, state: &State, claim: &Claim, out: &mut Vec<Action>) {
    let case = state.desk.case();
    field_ui(ui, state, "Says", &facts::says(case, claim));
    if let Some(quantity) = facts::how_many(claim) {
        field_ui(ui, state, "How many", &quantity);
    }
    if let Some(when) = facts::when(claim) {
        field_ui(ui, state, "When", &when);
    }
    if let Some(source) = claim.at.and_then(|at| case.source(at.source)) {
        field_ui(ui, state, "Report", &source.title);
        grade_ui(ui, state, source, out);
    }
    match claim.status {
        ClaimStatus::Open => {}
        status => field_ui(ui, state, "Judged", status.title()),
    }
}

/// A quiet name and its value, which is cut at the panel's side and shown whole when hovered.
fn field_ui(ui: &mut Ui, state: &State, name: &str, value: &str) {
    let palette = state.palette();
    let size = vec2(ui.available_width(), FIELD_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value}")));
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, name, quiet);
    let words = Ink::new(Weight::Regular, 12.0, ink(palette.text));
    let at = rect.left_center() + vec2(FIELD_LEFT, 0.0);
    let width = rect.width() - FIELD_LEFT;
    let (_, cut) = crate::app::widgets::cut_text(ui.painter(), at, value, words, width);
    if cut {
        response.on_hover_text(value);
    }
}

/// The report's grade, with a menu to set it.
fn grade_ui(ui: &mut Ui, state: &State, source: &Source, out: &mut Vec<Action>) {
    let palette = state.palette();
    let size = vec2(ui.available_width(), FIELD_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, "Grade", quiet);
    let row = rect.with_min_x(rect.left() + FIELD_LEFT);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut line = ui.new_child(UiBuilder::new().max_rect(row).layout(layout));
    line.spacing_mut().item_spacing.x = 4.0;
    let said = match &source.grade {
        Some(grade) => match facts::grade_words(grade) {
            Some(words) => format!("{grade} · {words}"),
            None => grade.clone(),
        },
        None => "not graded ·".to_owned(),
    };
    line.label(egui::RichText::new(&said).size(12.0).color(quiet.color));
    let set = if source.grade.is_some() { "change" } else { "set" };
    let link = text_link_ui(&mut line, palette, set);
    egui::Popup::menu(&link).show(|ui| grade_menu_ui(ui, source, out));
}

/// How reliable the source is in the left column, how credible its information in the right one.
fn grade_menu_ui(ui: &mut Ui, source: &Source, out: &mut Vec<Action>) {
    ui.set_width(400.0);
    let grade = source.grade.clone().unwrap_or_default();
    let (letter, digit) = (grade.chars().next(), grade.chars().nth(1));
    let mut chosen = (letter, digit);
    ui.columns_const(|[source, information]| {
        scale_ui(source, ("Source", "ABCDEF", facts::reliability_words), &mut chosen.0);
        scale_ui(information, ("Information", "123456", facts::credibility_words), &mut chosen.1);
    });
    if chosen != (letter, digit) {
        // What was not chosen yet cannot be judged.
        let grade = [chosen.0.unwrap_or('F'), chosen.1.unwrap_or('6')].iter().collect();
        let graded = Source { grade: Some(grade), ..source.clone() };
        let edit = Edit::SetSource(Box::new(graded));
        out.push(EditAction::Commit(Transaction::new("Grade report", vec![edit])).into());
    }
}

/// Words of a mark.
type MarkWords = fn(char) -> Option<&'static str>;

/// A head and a row for each mark of a scale.
fn scale_ui(ui: &mut Ui, (head, marks, words): (&str, &str, MarkWords), chosen: &mut Option<char>) {
    ui.label(egui::RichText::new(head).size(12.0).weak());
    for mark in marks.chars() {
        let row = format!("{mark}  {}", words(mark).unwrap_or_default());
        if ui.selectable_label(*chosen == Some(mark), row).clicked() {
            *chosen = Some(mark);
        }
    }
}
