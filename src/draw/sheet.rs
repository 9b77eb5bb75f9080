//! What stands around the graph on a sheet: title, summary and marking above, the legend below.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::base::{Family, Kind};
use crate::display::{
    Anchor, Color, Count, Dash, EdgeLine, Legend, Palette, Primitive, Stroke, Weight,
    family_sample, kind_sign, line_sample, text_width,
};

const TITLE: f32 = 22.0;
const SUMMARY: f32 = 13.0;
const ENTRY: f32 = 12.0;
/// Height of a row of the legend.
const ROW: f32 = 24.0;
/// Width of the names of its rows.
const NAMES: f32 = 84.0;
/// Between two entries.
const BETWEEN: f32 = 20.0;
/// Between a sign and its words, and between words and their number.
const GAP: f32 = 7.0;

/// The words above the graph.
pub(super) struct TitleBlock<'a> {
    pub(super) title: &'a str,
    pub(super) summary: &'a str,
    pub(super) marking: Option<&'a str>,
}

/// "28 entities, 36 relations, 47 claims, 2 reports", with what the filters leave.
pub(super) fn summary(legend: &Legend, sources: usize) -> String {
    let part = |count: Count, one: &str, many: &str| {
        let noun = if count.total == 1 { one } else { many };
        if count.shown == count.total {
            format!("{} {noun}", count.total)
        } else {
            format!("{} of {} {noun}", count.shown, count.total)
        }
    };
    let reports = Count { shown: sources, total: sources };
    let parts = [
        (legend.entities, "entity", "entities"),
        (legend.relations, "relation", "relations"),
        (legend.claims, "claim", "claims"),
        (reports, "report", "reports"),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| count.total > 0)
        .map(|(count, one, many)| part(count, one, many))
        .collect();
    told.join(" · ")
}

/// Draws title, summary and marking at the top of `area`; gives the height they take.
pub(super) fn title_block(
    words: &TitleBlock<'_>,
    area: Rect,
    palette: &Palette,
    out: &mut Vec<Primitive>,
) -> f32 {
    let mut room = area.width();
    if let Some(text) = words.marking {
        marking(text, area, palette, out);
        room -= marking_width(text) + 24.0;
    }
    let title = crate::display::measure::elide(words.title, room / TITLE, Weight::SemiBold);
    let at = area.left_top();
    out.push(line_of(&title, at + vec2(0.0, 14.0), TITLE, Weight::SemiBold, palette.text));
    out.push(line_of(
        words.summary,
        at + vec2(0.0, 42.0),
        SUMMARY,
        Weight::Regular,
        palette.quiet_text,
    ));
    62.0
}

/// Draws a handling marking at the upper right of `area`; gives the height it takes.
pub(super) fn marking(text: &str, area: Rect, palette: &Palette, out: &mut Vec<Primitive>) -> f32 {
    let size = vec2(marking_width(text), 24.0);
    let rect = Rect::from_min_size(area.right_top() - vec2(size.x, -2.0), size);
    let stroke = Stroke { width: 1.2, color: palette.warning, dash: Dash::Solid };
    out.push(Primitive::RoundRect { rect, radius: 5.0, fill: None, stroke: Some(stroke) });
    out.push(Primitive::Text {
        position: rect.center(),
        anchor: Anchor::Center,
        text: text.to_owned(),
        size: ENTRY,
        weight: Weight::SemiBold,
        color: palette.warning,
        angle: 0.0,
    });
    32.0
}

/// Draws the legend at the bottom of `area`; gives the height it takes.
pub(super) fn legend_block(
    legend: &Legend,
    area: Rect,
    palette: &Palette,
    out: &mut Vec<Primitive>,
) -> f32 {
    let rows = rows(legend);
    let room = area.width() - NAMES;
    let heights: Vec<f32> = rows.iter().map(|(_, entries)| place(entries, room).1).collect();
    let height = heights.iter().sum::<f32>() + 14.0;
    let top = area.bottom() - height;
    let stroke = Stroke { width: 1.0, color: palette.hairline, dash: Dash::Solid };
    let rule = vec![pos2(area.left(), top), pos2(area.right(), top)];
    out.push(Primitive::Line { points: rule, stroke });
    let mut y = top + 14.0;
    for ((name, entries), height) in rows.iter().zip(heights) {
        let at = pos2(area.left(), y + ROW / 2.0);
        out.push(line_of(name, at, ENTRY, Weight::SemiBold, palette.text));
        let (places, _) = place(entries, room);
        for (entry, offset) in entries.iter().zip(places) {
            entry.draw(pos2(area.left() + NAMES, y + ROW / 2.0) + offset, palette, out);
        }
        y += height;
    }
    height + 8.0
}

/// A sign with its words and number.
struct Entry {
    sign: Sign,
    words: &'static str,
    count: Option<Count>,
}

enum Sign {
    Kind(Kind, bool),
    Family(Family),
    Line(EdgeLine),
}

/// Only what is shown is explained.
fn rows(legend: &Legend) -> Vec<(&'static str, Vec<Entry>)> {
    let shown = |count: &Count| count.shown > 0;
    let kinds = legend.kinds.iter().filter(|(_, count)| shown(count)).map(|&(kind, count)| Entry {
        sign: Sign::Kind(kind, true),
        words: kind.title(),
        count: Some(count),
    });
    let mut entities: Vec<Entry> = kinds.collect();
    let generic = legend.entities.shown > legend.named.shown;
    if generic && let Some((kind, _)) = legend.kinds.iter().find(|(_, count)| shown(count)) {
        entities.push(Entry {
            sign: Sign::Kind(*kind, false),
            words: "Tinted: not named",
            count: None,
        });
    }
    let families = legend.families.iter().filter(|(_, count)| shown(count));
    let families = families.map(|&(family, count)| Entry {
        sign: Sign::Family(family),
        words: family.title(),
        count: Some(count),
    });
    let lines = legend.lines.iter().filter(|(_, count)| shown(count));
    let lines = lines.map(|&(line, count)| Entry {
        sign: Sign::Line(line),
        words: line.title(),
        count: Some(count),
    });
    let all =
        [("Kinds", entities), ("Relations", families.collect()), ("Certainty", lines.collect())];
    all.into_iter().filter(|(_, entries)| !entries.is_empty()).collect()
}

/// Where entries stand in rows of a width, and the height of the rows.
fn place(entries: &[Entry], room: f32) -> (Vec<Vec2>, f32) {
    let mut at = Vec2::ZERO;
    let mut places = Vec::with_capacity(entries.len());
    for entry in entries {
        let width = entry.width();
        if at.x > 0.0 && at.x + width > room {
            at = vec2(0.0, at.y + ROW);
        }
        places.push(at);
        at.x += width + BETWEEN;
    }
    (places, at.y + ROW)
}

impl Entry {
    fn width(&self) -> f32 {
        let number = self.number().map_or(0.0, |n| GAP + text_width(&n, ENTRY, Weight::Regular));
        self.sign_width() + GAP + text_width(self.words, ENTRY, Weight::Regular) + number
    }

    fn sign_width(&self) -> f32 {
        match self.sign {
            Sign::Kind(..) => 18.0,
            Sign::Family(_) => 14.0,
            Sign::Line(_) => 26.0,
        }
    }

    fn number(&self) -> Option<String> {
        self.count.map(|count| count.shown.to_string())
    }

    fn draw(&self, at: Pos2, palette: &Palette, out: &mut Vec<Primitive>) {
        let width = self.sign_width();
        let end = at + vec2(width, 0.0);
        match self.sign {
            Sign::Kind(kind, named) => {
                out.extend(kind_sign(at + vec2(width / 2.0, 0.0), 9.0, kind, named, palette));
            }
            Sign::Family(family) => out.push(family_sample(at, end, family, palette)),
            Sign::Line(line) => out.extend(line_sample(at, end, line, palette.quiet_text)),
        }
        let words = at + vec2(width + GAP, 0.0);
        out.push(line_of(self.words, words, ENTRY, Weight::Regular, palette.text));
        if let Some(number) = self.number() {
            let right = words + vec2(GAP + text_width(self.words, ENTRY, Weight::Regular), 0.0);
            out.push(line_of(&number, right, ENTRY, Weight::Regular, palette.quiet_text));
        }
    }
}

fn marking_width(text: &str) -> f32 {
    text_width(text, ENTRY, Weight::SemiBold) + 20.0
}

fn line_of(text: &str, position: Pos2, size: f32, weight: Weight, color: Color) -> Primitive {
    Primitive::Text {
        position,
        anchor: Anchor::Left,
        text: text.to_owned(),
        size,
        weight,
        color,
        angle: 0.0,
    }
}
