//! The evidence card of the show: what the sources say of the part that was clicked, in full.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, Galley, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::filter_of;
use crate::app::state::State;
use crate::app::theme::{self, ink};
use crate::app::widgets::count;
use crate::briefing::Footnote;
use crate::display::{Color, Part, Weight, edge_words};
use crate::graph::{RelationRef, Scene};

const WIDTH: f32 = 440.0;
const PADDING: f32 = 22.0;

/// A piece of the card: words, cut, size, line height, ink, space below.
type Piece = (String, Weight, f32, f32, Color, f32);

/// Draws the card of a part of the scene at the right side of `room`.
pub fn card_ui(
    ui: &Ui,
    painter: &Painter,
    state: &State,
    (part, scene): (Part, &Scene),
    room: Rect,
) {
    let blocks = blocks(state, part, scene);
    let width = WIDTH.min(room.width() * 0.4);
    let most = room.height() - 4.0 * PADDING;
    let lines = fitting(painter, state, blocks, vec2(width - 2.0 * PADDING, most));
    if lines.is_empty() {
        return;
    }
    let height: f32 = lines.iter().map(|(galley, gap)| galley.size().y + gap).sum();
    let size = vec2(width, height + 2.0 * PADDING - 6.0);
    let corner = pos2(
        room.right() - width - 64.0_f32.min(room.width() * 0.05),
        room.center().y - size.y / 2.0,
    );
    let area = Rect::from_min_size(corner, size);
    let words: Vec<&str> = lines.iter().map(|(galley, _)| galley.text()).collect();
    // A click on the card is none on what lies under it.
    let response = ui.interact(area, ui.scope_id().with("evidence"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.join("\n")));
    let palette = state.palette();
    let line = Stroke::new(1.0, ink(palette.strong_line));
    painter.rect(area, 8.0, ink(palette.panel), line, StrokeKind::Inside);
    let bar = Rect::from_min_size(area.min, vec2(4.0, area.height()));
    painter.rect_filled(bar, 2.0, ink(palette.accent));
    let mut y = area.top() + PADDING;
    for (galley, gap) in lines {
        let next = y + galley.size().y + gap;
        painter.galley(pos2(area.left() + PADDING, y), galley, Color32::PLACEHOLDER);
        y = next;
    }
}

/// The blocks that fit, the first two whatever their height, and how many are left out.
fn fitting(
    painter: &Painter,
    state: &State,
    blocks: Vec<Vec<Piece>>,
    room: Vec2,
) -> Vec<(Arc<Galley>, f32)> {
    let count = blocks.len();
    let (mut lines, mut height) = (Vec::new(), 0.0);
    for (index, block) in blocks.into_iter().enumerate() {
        let laid: Vec<_> = block.into_iter().map(|piece| lay(painter, piece, room.x)).collect();
        height += laid.iter().map(|(galley, gap)| galley.size().y + gap).sum::<f32>();
        if height > room.y && index > 1 {
            let words = format!("and {} more", count - index);
            lines.push(lay(painter, quiet(state, words, 0.0), room.x));
            break;
        }
        lines.extend(laid);
    }
    lines
}

fn lay(
    painter: &Painter,
    (words, weight, size, line_height, color, gap): Piece,
    width: f32,
) -> (Arc<Galley>, f32) {
    let format = TextFormat {
        line_height: Some(line_height),
        ..TextFormat::simple(theme::font(weight, size), ink(color))
    };
    let mut job = LayoutJob::simple_format(words, format);
    job.wrap.max_width = width;
    (painter.layout_job(job), gap)
}

/// What the card is about, then a block a sentence.
fn blocks(state: &State, part: Part, scene: &Scene) -> Vec<Vec<Piece>> {
    let case = state.desk.case();
    match part {
        Part::Edge(id) => {
            let Some(edge) = case.relation(id) else { return Vec::new() };
            let head = vec![title(state, sentence(state, edge))];
            let mut found = evidence(state, [edge]);
            for evidence in &mut found {
                evidence.said.clear();
            }
            with_head(state, head, found)
        }
        Part::Node(id) => {
            let Some(entity) = case.entity(id) else { return Vec::new() };
            let visible = filter_of(scene).to_visible();
            let relations = case.relations_of(id).into_iter();
            let relations: Vec<_> = relations.filter(|edge| visible.edge(case, edge)).collect();
            let number = count(relations.len(), "relation", "relations");
            let facts = format!("{} · {number}", entity.kind.title());
            let head = vec![title(state, entity.label.clone()), quiet(state, facts, 12.0)];
            with_head(state, head, evidence(state, relations))
        }
    }
}

fn with_head(state: &State, mut head: Vec<Piece>, found: Vec<Evidence>) -> Vec<Vec<Piece>> {
    if found.is_empty() {
        head.push(quiet(state, "No sentence stands behind it.".to_owned(), 0.0));
    }
    let text = state.palette().text;
    let blocks = found.into_iter().map(|evidence| {
        let said = evidence.said.into_iter();
        let said = said.map(|words| (words, Weight::SemiBold, 15.0, 22.0, text, 2.0));
        let mut block: Vec<Piece> = said.collect();
        block.push((evidence.quote, Weight::Regular, 15.0, 22.0, text, 2.0));
        block.push(quiet(state, evidence.reference, 12.0));
        block
    });
    std::iter::once(head).chain(blocks).collect()
}

/// A sentence of a report with the relations that it carries.
struct Evidence {
    said: Vec<String>,
    quote: String,
    reference: String,
}

/// The sentences behind relations, in the order of the relations, each once.
fn evidence<'a>(
    state: &State,
    relations: impl IntoIterator<Item = RelationRef<'a>>,
) -> Vec<Evidence> {
    let case = state.desk.case();
    let mut found: Vec<Evidence> = Vec::new();
    for edge in relations {
        let said = sentence(state, edge);
        let claims = edge.relation.standing_claims();
        for note in claims.filter_map(|claim| Footnote::of(case, claim, 1)) {
            let (quote, reference) = (format!("“{}”", note.quote), note.reference());
            let known =
                found.iter_mut().find(|other| other.quote == quote && other.reference == reference);
            match known {
                Some(known) if known.said.contains(&said) => {}
                Some(known) => known.said.push(said.clone()),
                None => found.push(Evidence { said: vec![said.clone()], quote, reference }),
            }
        }
    }
    found
}

fn sentence(state: &State, edge: RelationRef<'_>) -> String {
    let name = |id| state.desk.case().entity(id).map_or("", |entity| entity.label.as_str());
    format!("{} {} {}", name(edge.from), edge_words(edge.relation), name(edge.to))
}

fn title(state: &State, words: String) -> Piece {
    (words, Weight::SemiBold, 22.0, 30.0, state.palette().text, 8.0)
}

fn quiet(state: &State, words: String, gap: f32) -> Piece {
    (words, Weight::Regular, 14.0, 20.0, state.palette().quiet_text, gap)
}
