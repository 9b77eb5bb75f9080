//! Text as the embedded font sets it: a string in, its glyphs and its width out, shaped like egui does (same
//! shaper, same bytes). Widths are in em, so that one measurement serves every size.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

use super::{Weight, fonts};

/// Where the middle of a text's box lies above its baseline, in em: ascent 0.969, descent 0.241.
pub const MIDDLE_ABOVE_BASELINE: f32 = 0.3636;
/// Height of a line's box in em.
pub const LINE_HEIGHT: f32 = 1.2102;

/// A glyph of the embedded font, placed on a baseline that starts at 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Its number in the font.
    pub id: u32,
    /// Right of the start, em.
    pub x: f32,
    /// Above the baseline, em.
    pub y: f32,
    /// From this glyph to the next, em.
    pub advance: f32,
    /// Byte of the text at which the letters start that it stands for.
    pub start: usize,
}

/// Widths kept at most a cut and thread; a case that has more labels measures some again.
const KEPT_WIDTHS: usize = 50_000;

thread_local! {
    /// Known widths, a map a cut.
    static WIDTHS: RefCell<[HashMap<Box<str>, f32>; 3]> = RefCell::default();
}

/// Width of one line of text at a font size, in pixels.
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    width_in_em(text, weight) * size
}

/// Width of one line of text in em. Remembered, since scenes are rebuilt with the same labels.
pub fn width_in_em(text: &str, weight: Weight) -> f32 {
    WIDTHS.with_borrow_mut(|widths| {
        let widths = &mut widths[weight as usize];
        if let Some(&width) = widths.get(text) {
            return width;
        }
        if widths.len() >= KEPT_WIDTHS {
            widths.clear();
        }
        let (_, width) = shape(text, weight);
        widths.insert(text.into(), width);
        width
    })
}

/// The glyphs of one line of text, in drawing order, and its width in em.
pub fn shape(text: &str, weight: Weight) -> (Vec<PlacedGlyph>, f32) {
    let Some((font, data)) = &FONTS[weight as usize] else { return (Vec::new(), 0.0) };
    let shaper = data.shaper(font).build();
    let em = shaper.units_per_em() as f32;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = shaper.shape(buffer, ShapeOptions::new());
    let mut pen = 0;
    let glyphs = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(glyph, position)| {
            let placed = PlacedGlyph {
                id: glyph.glyph_id,
                x: (pen + position.x_offset) as f32 / em,
                y: position.y_offset as f32 / em,
                advance: position.x_advance as f32 / em,
                start: glyph.cluster as usize,
            };
            pen += position.x_advance;
            placed
        })
        .collect();
    (glyphs, pen as f32 / em)
}

/// Cuts a text to a width in em, with "…" where something is cut.
pub fn elide(text: &str, width_em: f32, weight: Weight) -> String {
    if width_in_em(text, weight) <= width_em {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let fits = ends.partition_point(|&end| {
        let (_, width) = shape(text[..end].trim_end(), weight);
        width + ELLIPSIS_EM <= width_em
    });
    let end = ends[..fits].last().copied().unwrap_or_default();
    format!("{}…", text[..end].trim_end())
}

const ELLIPSIS_EM: f32 = 0.9;

/// The three cuts in the order of [`Weight`]; `None` for a cut that cannot be read.
static FONTS: LazyLock<[Option<(FontRef<'static>, ShaperData)>; 3]> = LazyLock::new(|| {
    Weight::ALL.map(|weight| {
        let font = FontRef::new(fonts::text(weight)).ok()?;
        let data = ShaperData::new(&font);
        Some((font, data))
    })
});

#[cfg(test)]
mod tests {
    use super::{Weight, elide, shape, text_width};

    #[test]
    fn kerning_draws_letters_together() {
        let alone =
            text_width("A", 100.0, Weight::Regular) + text_width("V", 100.0, Weight::Regular);
        assert!(text_width("AV", 100.0, Weight::Regular) < alone - 2.0);
    }

    #[test]
    fn heavier_cuts_are_wider_and_width_grows_with_size() {
        let text = "United Nations";
        let [regular, medium, bold] = Weight::ALL.map(|weight| text_width(text, 13.0, weight));
        assert!(regular < medium && medium < bold, "{regular} {medium} {bold}");
        assert!((text_width(text, 26.0, Weight::Regular) - 2.0 * regular).abs() < 1e-3);
    }

    #[test]
    fn no_letter_is_replaced_by_another() {
        let (glyphs, _) = shape("-> 3x3 fi", Weight::Regular);
        assert_eq!(glyphs.len(), 9);
    }

    #[test]
    fn a_cut_text_fits_and_says_that_it_is_cut() {
        let long = "Office of the United Nations High Commissioner";
        let cut = elide(long, 12.0, Weight::Medium);
        assert!(cut.ends_with('…') && cut.len() > 10, "{cut}");
        assert!(text_width(&cut, 1.0, Weight::Medium) <= 12.0);
        assert_eq!(elide("UN", 12.0, Weight::Medium), "UN");
    }
}
