//! A picture as SVG. Glyphs are defined once and used by number, so that every viewer shows the embedded font; each
//! line of text is a group that says its words to a screen reader. The same picture gives the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;

use emath::{Pos2, Rect};

use super::path::{Path, Segment, baseline_start, units_per_em};
use super::picture::Picture;
use crate::display::{Anchor, Color, Dash, Icon, Primitive, Stroke, Weight, fonts, measure};

/// The picture as a document of its own.
pub fn to_svg(picture: &Picture) -> String {
    let mut writer = Writer::default();
    for primitive in &picture.primitives {
        writer.primitive(primitive);
    }
    let [width, height] = [picture.size.x, picture.size.y].map(number);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n"
    );
    let _ = writeln!(svg, "<title>{}</title>", escape(&picture.title));
    let _ = writeln!(svg, "<desc>{}</desc>", escape(&picture.description));
    svg.push_str(&writer.definitions());
    let fill = paint("fill", Some(picture.background));
    let _ = writeln!(svg, "<rect width=\"{width}\" height=\"{height}\"{fill}/>");
    svg.push_str(&writer.body);
    svg.push_str("</svg>\n");
    svg
}

/// A glyph of one of the embedded fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Glyph {
    Text(Weight, u32),
    Icon(Icon),
}

impl Glyph {
    /// The same glyph has the same name in every drawing, so several may stand in one page.
    fn name(self) -> String {
        match self {
            Self::Text(Weight::Regular, id) => format!("r{id}"),
            Self::Text(Weight::Medium, id) => format!("m{id}"),
            Self::Text(Weight::SemiBold, id) => format!("s{id}"),
            Self::Icon(icon) => format!("i{:x}", u32::from(icon.glyph())),
        }
    }

    fn path(self) -> Path {
        match self {
            Self::Text(weight, id) => Path::glyph(weight, id),
            Self::Icon(icon) => Path::icon_glyph(icon),
        }
    }
}

#[derive(Default)]
struct Writer {
    body: String,
    /// Glyphs in use; false for those without ink.
    glyphs: BTreeMap<Glyph, bool>,
}

impl Writer {
    fn primitive(&mut self, primitive: &Primitive) {
        match primitive {
            Primitive::Line { points, stroke } => self.line(points, *stroke),
            Primitive::Polygon { points, fill, stroke } => {
                let data = path_data(&Path::polygon(points));
                let look = look(*fill, *stroke);
                self.push(format_args!("<path d=\"{data}\"{look}/>"));
            }
            Primitive::Circle { center, radius, fill, stroke } => {
                let [x, y, r] = [center.x, center.y, *radius].map(number);
                let look = look(*fill, *stroke);
                self.push(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{look}/>"));
            }
            Primitive::RoundRect { rect, radius, fill, stroke } => {
                self.round_rect(*rect, *radius, &look(*fill, *stroke));
            }
            Primitive::Text { position, anchor, text, size, weight, color, angle } => {
                let place = (*position, *anchor, *angle);
                self.text(text, *weight, *size, place, *color);
            }
            Primitive::Icon { center, size, icon, color } => {
                self.icon(*icon, *center, *size, *color);
            }
        }
    }

    fn line(&mut self, points: &[Pos2], stroke: Stroke) {
        let data = path_data(&Path::line(points));
        let look = look(None, Some(stroke));
        self.push(format_args!("<path d=\"{data}\"{look} stroke-linejoin=\"round\"/>"));
    }

    fn round_rect(&mut self, rect: Rect, radius: f32, look: &str) {
        let [x, y] = [rect.left(), rect.top()].map(number);
        let [width, height, radius] = [rect.width(), rect.height(), radius].map(number);
        self.push(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"{look}/>"
        ));
    }

    fn text(
        &mut self,
        text: &str,
        weight: Weight,
        size: f32,
        (position, anchor, angle): (Pos2, Anchor, f32),
        color: Color,
    ) {
        let (glyphs, width) = measure::shape(text, weight);
        let em = units_per_em(fonts::text(weight));
        let start = baseline_start(width, size, anchor);
        let [x, y] = [position.x, position.y].map(number);
        let turn = if angle == 0.0 {
            String::new()
        } else {
            format!(" rotate({})", number(angle.to_degrees()))
        };
        let [dx, dy] = [start.x, start.y].map(number);
        let scale = exact(size / em);
        let fill = paint("fill", Some(color));
        let words = escape(text);
        let mut uses = String::new();
        for glyph in glyphs {
            if self.has_ink(Glyph::Text(weight, glyph.id)) {
                let name = Glyph::Text(weight, glyph.id).name();
                let _ =
                    write!(uses, "<use href=\"#{name}\"{}/>", offset(glyph.x * em, -glyph.y * em));
            }
        }
        self.push(format_args!(
            "<g transform=\"translate({x} {y}){turn} translate({dx} {dy}) scale({scale})\"{fill} \
             role=\"text\" aria-label=\"{words}\">{uses}</g>"
        ));
    }

    fn icon(&mut self, icon: Icon, center: Pos2, size: f32, color: Color) {
        if !self.has_ink(Glyph::Icon(icon)) {
            return;
        }
        let [x, y] = [center.x - size / 2.0, center.y + size / 2.0].map(number);
        let scale = exact(size / units_per_em(fonts::icons(icon.filled())));
        let fill = paint("fill", Some(color));
        let name = Glyph::Icon(icon).name();
        self.push(format_args!(
            "<use href=\"#{name}\" transform=\"translate({x} {y}) scale({scale})\"{fill}/>"
        ));
    }

    fn has_ink(&mut self, glyph: Glyph) -> bool {
        *self.glyphs.entry(glyph).or_insert_with(|| !glyph.path().segments.is_empty())
    }

    fn definitions(&self) -> String {
        let mut defs = String::from("<defs>\n");
        for (glyph, _) in self.glyphs.iter().filter(|(_, has_ink)| **has_ink) {
            let data = path_data(&glyph.path());
            let _ = writeln!(defs, "<path id=\"{}\" d=\"{data}\"/>", glyph.name());
        }
        defs.push_str("</defs>\n");
        defs
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.body, "{element}");
    }
}

fn offset(x: f32, y: f32) -> String {
    let part = |name: &str, value: f32| {
        let value = number(value);
        if value == "0" { String::new() } else { format!(" {name}=\"{value}\"") }
    };
    part("x", x) + &part("y", y)
}

/// Attributes of a shape's inside and rim.
fn look(fill: Option<Color>, stroke: Option<Stroke>) -> String {
    let mut look = paint("fill", fill);
    let Some(stroke) = stroke else { return look };
    look.push_str(&paint("stroke", Some(stroke.color)));
    let _ = write!(look, " stroke-width=\"{}\"", number(stroke.width));
    match stroke.dash {
        Dash::Solid => {}
        Dash::Dashed { on, off } => {
            let _ = write!(look, " stroke-dasharray=\"{} {}\"", number(on), number(off));
        }
        Dash::Dotted { every } => {
            let every = number(every);
            let _ = write!(look, " stroke-dasharray=\"0 {every}\" stroke-linecap=\"round\"");
        }
    }
    look
}

fn paint(name: &str, color: Option<Color>) -> String {
    let Some(color) = color else { return format!(" {name}=\"none\"") };
    let mut attribute = format!(" {name}=\"{}\"", color.to_hex());
    if color.a < 255 {
        let _ = write!(attribute, " {name}-opacity=\"{}\"", number(f32::from(color.a) / 255.0));
    }
    attribute
}

fn path_data(path: &Path) -> String {
    let mut data = String::new();
    let mut put = |letter: char, points: &[Pos2]| {
        data.push(letter);
        for (index, point) in points.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            let _ = write!(data, "{gap}{} {}", number(point.x), number(point.y));
        }
    };
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => put('M', &[to]),
            Segment::Line(to) => put('L', &[to]),
            Segment::Quad(control, to) => put('Q', &[control, to]),
            Segment::Cubic(first, second, to) => put('C', &[first, second, to]),
            Segment::Close => put('Z', &[]),
        }
    }
    data
}

/// Two decimals at most, so that the same picture gives the same text everywhere; nothing that is no number.
fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    if rounded == 0.0 || !rounded.is_finite() { "0".to_owned() } else { rounded.to_string() }
}

/// Six decimals, for scales.
fn exact(value: f32) -> String {
    let rounded = (f64::from(value) * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded.to_string() } else { "1".to_owned() }
}

/// Text for XML: marks escaped, characters that XML forbids left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use emath::{pos2, vec2};

    use super::{escape, number, to_svg};
    use crate::display::{Anchor, Color, Dash, Primitive, Stroke, Weight};
    use crate::draw::Picture;

    fn picture(primitives: Vec<Primitive>) -> Picture {
        Picture {
            size: vec2(200.0, 100.0),
            background: Color::hex(0x14_171c),
            title: "Cause & <effect>".to_owned(),
            description: "2 entities".to_owned(),
            primitives,
        }
    }

    fn text(words: &str) -> Primitive {
        Primitive::Text {
            position: pos2(100.0, 50.0),
            anchor: Anchor::Center,
            text: words.to_owned(),
            size: 13.0,
            weight: Weight::Medium,
            color: Color::hex(0xe6_e8eb),
            angle: 0.0,
        }
    }

    #[test]
    fn text_from_a_report_cannot_break_out() {
        let svg = to_svg(&picture(vec![text("\"><script>alert(1)</script>\u{1}")]));
        assert!(!svg.contains("<script"), "{svg}");
        assert!(svg.contains("<title>Cause &amp; &lt;effect&gt;</title>"));
        let mut reader = quick_xml::Reader::from_str(&svg);
        loop {
            if reader.read_event().expect("well-formed") == quick_xml::events::Event::Eof {
                break;
            }
        }
    }

    #[test]
    fn a_glyph_is_defined_once_and_used_often() {
        let svg = to_svg(&picture(vec![text("noon"), text("on")]));
        assert_eq!(svg.matches("<path id=").count(), 2);
        assert_eq!(svg.matches("<use ").count(), 6);
        assert!(svg.contains("aria-label=\"noon\""));
    }

    #[test]
    fn dots_are_round_and_lines_keep_their_dashes() {
        let stroke = |dash| Stroke { width: 2.0, color: Color::hex(0xff_0000).fade(0.5), dash };
        let line = |dash| Primitive::Line {
            points: vec![pos2(0.0, 0.0), pos2(9.999, f32::NAN)],
            stroke: stroke(dash),
        };
        let svg = to_svg(&picture(vec![
            line(Dash::Dotted { every: 4.6 }),
            line(Dash::Dashed { on: 7.0, off: 4.5 }),
        ]));
        assert!(svg.contains("stroke-dasharray=\"0 4.6\" stroke-linecap=\"round\""), "{svg}");
        assert!(svg.contains("stroke-dasharray=\"7 4.5\""));
        assert!(svg.contains("d=\"M0 0L10 0\"") && svg.contains("stroke-opacity=\"0.5\""), "{svg}");
    }

    #[test]
    fn numbers_are_short_and_finite() {
        let read = [0.1 + 0.2, -0.001, 12.0, f32::INFINITY].map(number);
        assert_eq!(read, ["0.3", "0", "12", "0"]);
        assert_eq!(escape("a\nb\u{0}"), "a b");
    }
}
