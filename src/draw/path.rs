//! Outlines that every format can fill and stroke: circles, round rectangles, lines, and text as the
//! outlines of the embedded fonts' glyphs.

use emath::{Pos2, Rect, Rot2, Vec2, vec2};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::display::measure::{self, MIDDLE_ABOVE_BASELINE};
use crate::display::{Anchor, Icon, Weight, fonts};

/// A step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Starts a contour.
    Move(Pos2),
    /// Straight on.
    Line(Pos2),
    /// A quadratic curve: control, end.
    Quad(Pos2, Pos2),
    /// A cubic curve: controls, end.
    Cubic(Pos2, Pos2, Pos2),
    /// Back to the contour's start.
    Close,
}

/// An outline in screen points, filled by the non-zero rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Its steps.
    pub segments: Vec<Segment>,
}

/// How far a cubic's controls stand from its ends for a quarter circle of radius 1.
const QUARTER: f32 = 0.552_284_8;

impl Path {
    /// An open line of corners.
    pub fn line(points: &[Pos2]) -> Self {
        let mut segments: Vec<Segment> = points.iter().copied().map(Segment::Line).collect();
        if let (Some(first), Some(&start)) = (segments.first_mut(), points.first()) {
            *first = Segment::Move(start);
        }
        Self { segments }
    }

    /// A closed shape of corners.
    pub fn polygon(points: &[Pos2]) -> Self {
        let mut path = Self::line(points);
        path.segments.push(Segment::Close);
        path
    }

    /// A circle.
    pub fn circle(center: Pos2, radius: f32) -> Self {
        Self::round_rect(Rect::from_center_size(center, Vec2::splat(2.0 * radius)), radius)
    }

    /// A rectangle with round corners.
    pub fn round_rect(rect: Rect, radius: f32) -> Self {
        let radius = radius.clamp(0.0, rect.size().min_elem().max(0.0) / 2.0);
        let sides = [
            (rect.right_top(), vec2(1.0, 0.0)),
            (rect.right_bottom(), vec2(0.0, 1.0)),
            (rect.left_bottom(), vec2(-1.0, 0.0)),
            (rect.left_top(), vec2(0.0, -1.0)),
        ];
        let mut segments = vec![Segment::Move(rect.left_top() + vec2(radius, 0.0))];
        for (corner, along) in sides {
            let turned = vec2(-along.y, along.x);
            let (from, to) = (corner - along * radius, corner + turned * radius);
            segments.push(Segment::Line(from));
            if radius > 0.0 {
                let pull = radius * QUARTER;
                segments.push(Segment::Cubic(from + along * pull, to - turned * pull, to));
            }
        }
        segments.push(Segment::Close);
        Self { segments }
    }

    /// A line of text: `position` is where its anchor stands, `angle` turns it around that, clockwise.
    pub fn text(
        text: &str,
        weight: Weight,
        size: f32,
        (position, anchor, angle): (Pos2, Anchor, f32),
    ) -> Self {
        let (glyphs, width) = measure::shape(text, weight);
        let start = baseline_start(width, size, anchor);
        let turn = Rot2::from_angle(angle);
        let mut pen = Pen::default();
        let Some(outlines) = Outlines::of(fonts::text(weight)) else { return Self::default() };
        for glyph in glyphs {
            let offset = start + vec2(glyph.x, -glyph.y) * size;
            pen.place = Place { origin: position, offset, scale: size / outlines.em, turn };
            outlines.draw(glyph.id, &mut pen);
        }
        Self { segments: pen.segments }
    }

    /// A pictogram whose box of side `size` is centred on `center`.
    pub fn icon(icon: Icon, center: Pos2, size: f32) -> Self {
        let mut pen = Pen::default();
        let outlines = Outlines::of(fonts::icons(icon.filled()));
        if let Some((outlines, glyph)) = outlines.and_then(|o| o.of_char(icon.glyph())) {
            pen.place = Place {
                origin: center,
                offset: vec2(-size / 2.0, size / 2.0),
                scale: size / outlines.em,
                turn: Rot2::IDENTITY,
            };
            outlines.draw(glyph, &mut pen);
        }
        Self { segments: pen.segments }
    }

    /// A glyph of a cut of the text font in font units, y down.
    pub(super) fn glyph(weight: Weight, glyph: u32) -> Self {
        let mut pen = Pen::default();
        if let Some(outlines) = Outlines::of(fonts::text(weight)) {
            outlines.draw(glyph, &mut pen);
        }
        Self { segments: pen.segments }
    }

    /// An icon's glyph in font units, y down; its box runs from 0 to [`units_per_em`] and upwards.
    pub(super) fn icon_glyph(icon: Icon) -> Self {
        let mut pen = Pen::default();
        let outlines = Outlines::of(fonts::icons(icon.filled()));
        if let Some((outlines, glyph)) = outlines.and_then(|o| o.of_char(icon.glyph())) {
            outlines.draw(glyph, &mut pen);
        }
        Self { segments: pen.segments }
    }
}

/// Units of a font's em square.
pub(super) fn units_per_em(font: &[u8]) -> f32 {
    Outlines::of(font).map_or(1000.0, |outlines| outlines.em)
}

/// Where the baseline starts, seen from the anchor.
pub(super) fn baseline_start(width_em: f32, size: f32, anchor: Anchor) -> Vec2 {
    let left = match anchor {
        Anchor::Left => 0.0,
        Anchor::Center => width_em / 2.0,
        Anchor::Right => width_em,
    };
    vec2(-left, MIDDLE_ABOVE_BASELINE) * size
}

struct Outlines<'a> {
    font: FontRef<'a>,
    em: f32,
}

impl<'a> Outlines<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        Some(Self { font, em })
    }

    fn of_char(self, character: char) -> Option<(Self, u32)> {
        let glyph = self.font.charmap().map(character)?;
        Some((self, glyph.to_u32()))
    }

    /// A glyph that the font does not hold draws nothing.
    fn draw(&self, glyph: u32, pen: &mut Pen) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if let Some(outline) = self.font.outline_glyphs().get(GlyphId::new(glyph)) {
            let before = pen.segments.len();
            if outline.draw(settings, pen).is_err() {
                pen.segments.truncate(before);
            }
        }
    }
}

/// Where a glyph goes: font units, y up, to screen points.
#[derive(Clone, Copy, Debug)]
struct Place {
    origin: Pos2,
    offset: Vec2,
    scale: f32,
    turn: Rot2,
}

#[derive(Debug)]
struct Pen {
    segments: Vec<Segment>,
    place: Place,
}

impl Default for Pen {
    fn default() -> Self {
        let place =
            Place { origin: Pos2::ZERO, offset: Vec2::ZERO, scale: 1.0, turn: Rot2::IDENTITY };
        Self { segments: Vec::new(), place }
    }
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        let place = &self.place;
        place.origin + place.turn * (place.offset + vec2(x, -y) * place.scale)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.segments.push(Segment::Move(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.segments.push(Segment::Line(to));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (control, to) = (self.at(cx, cy), self.at(x, y));
        self.segments.push(Segment::Quad(control, to));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second, to) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.segments.push(Segment::Cubic(first, second, to));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use emath::{Rect, pos2, vec2};

    use super::{Path, Segment};
    use crate::display::{Anchor, Icon, Weight, text_width};

    /// The box of all corners and controls of a path.
    fn bounds(path: &Path) -> Rect {
        let mut all = Rect::NOTHING;
        for segment in &path.segments {
            match *segment {
                Segment::Move(to) | Segment::Line(to) => all.extend_with(to),
                Segment::Quad(control, to) => {
                    all.extend_with(control);
                    all.extend_with(to);
                }
                Segment::Cubic(first, second, to) => {
                    all.extend_with(first);
                    all.extend_with(second);
                    all.extend_with(to);
                }
                Segment::Close => {}
            }
        }
        all
    }

    #[test]
    fn text_stands_centred_on_its_position() {
        let at = (pos2(100.0, 50.0), Anchor::Center, 0.0);
        let ink = bounds(&Path::text("HHH", Weight::Medium, 20.0, at));
        assert!((ink.center() - pos2(100.0, 50.0)).length() < 1.0, "{ink:?}");
        assert!((ink.width() - text_width("HHH", 20.0, Weight::Medium)).abs() < 4.0);
    }

    #[test]
    fn turned_text_turns_around_its_anchor() {
        let quarter = std::f32::consts::FRAC_PI_2;
        let at = (pos2(100.0, 50.0), Anchor::Left, quarter);
        let ink = bounds(&Path::text("HHH", Weight::Medium, 20.0, at));
        assert!(ink.top() > 49.0 && ink.height() > ink.width(), "{ink:?}");
    }

    #[test]
    fn icons_are_centred_in_their_box() {
        let ink = bounds(&Path::icon(Icon::Shapes, pos2(10.0, 10.0), 20.0));
        let frame = Rect::from_center_size(pos2(10.0, 10.0), vec2(20.0, 20.0));
        assert!(frame.contains_rect(ink) && ink.width() > 10.0, "{ink:?}");
    }

    #[test]
    fn a_circle_reaches_its_radius() {
        let circle = bounds(&Path::circle(pos2(0.0, 0.0), 7.0));
        assert!((circle.width() - 14.0).abs() < 1e-4, "{circle:?}");
    }
}
