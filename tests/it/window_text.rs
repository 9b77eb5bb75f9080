//! Display measures texts without egui, the canvas paints them with egui: both must agree, or labels
//! would cover what they were placed beside.

use egui::Color32;
use redstring::app::theme;
use redstring::display::{Palette, Theme, Weight, text_width};

/// Most that the two may differ by, as a share of the width.
const TOLERANCE: f32 = 0.01;
/// Sizes of labels at 100 %, of titles, and those that zooming gives.
const SIZES: [f32; 9] = [9.0, 11.0, 12.0, 13.0, 14.0, 17.5, 20.0, 22.0, 40.0];
const TEXTS: [&str; 14] = [
    "Cambodian authorities",
    "is prime minister of",
    "WAVE AVATAR To. Ty, Yo",
    "office fluff affiliate official",
    "-> => != 3x3 (c) 1/2",
    "0123456789 1,000,000.50 $18–37 bn",
    "Łódź, Århus, São Tomé, Đặng Thị Ngọc",
    "Çankaya Müdürlüğü, İzmir, naïve façade",
    "Ελλάδα και Кыргызстан",
    "“quoted” ‘single’ – — …",
    "iiiiiiiillllllll",
    "MMMMWWWW@@@@",
    "e\u{301}le\u{300}ve with combining marks",
    "A",
];

#[test]
fn display_measures_texts_as_egui_sets_them() {
    for pixels_per_point in [1.0, 1.25, 2.0] {
        let ctx = egui::Context::default();
        theme::install(&ctx, &Palette::of(Theme::Dark), false);
        ctx.set_pixels_per_point(pixels_per_point);
        // Fonts and scale are taken over in the frame after.
        for _ in 0..2 {
            ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        }
        ctx.run_ui(egui::RawInput::default(), |ui| compare(ui, pixels_per_point))
            .textures_delta
            .clear();
    }
}

fn compare(ui: &egui::Ui, pixels_per_point: f32) {
    for weight in Weight::ALL {
        for size in SIZES {
            for text in TEXTS {
                let font = theme::font(weight, size);
                let set = ui.painter().layout_no_wrap(text.to_owned(), font, Color32::WHITE);
                let (shown, measured) = (set.size().x, text_width(text, size, weight));
                // egui rounds a text's box to whole physical pixels.
                let rounding = 1.0 / pixels_per_point;
                assert!(
                    (shown - measured).abs() <= TOLERANCE * shown + rounding,
                    "{weight:?} {size} at {pixels_per_point}: {text:?} is {shown} wide, measured {measured}"
                );
            }
        }
    }
}
