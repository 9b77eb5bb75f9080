//! egui's fonts and style in both themes, and the palette's colours as egui's. Every widget of the
//! window takes its font, ink and measures from here.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::Shadow;
use egui::style::{ScrollStyle, WidgetVisuals};
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style,
    TextStyle, Visuals, vec2,
};

use crate::display::{Color, Icon, Palette, Theme, Weight, fonts};

/// Corners of buttons, cards and chips.
pub const RADIUS: u8 = 6;
/// Corners of tags and certainty chips.
pub const TAG_RADIUS: u8 = 5;
/// Corners of key caps.
pub const KEY_RADIUS: u8 = 4;
/// Height of buttons.
pub const BUTTON_HEIGHT: f32 = 28.0;
/// Height of list rows.
pub const ROW_HEIGHT: f32 = 26.0;

/// A colour of the palette as egui's.
pub fn ink(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// A cut of the text font in a size.
pub fn font(weight: Weight, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(fonts::text_family(weight).into()))
}

/// An icon's character and the font that has it.
pub fn icon_glyph(icon: Icon, size: f32) -> (char, FontId) {
    let family = FontFamily::Name(fonts::icon_family(icon.filled()).into());
    (icon.glyph(), FontId::new(size, family))
}

/// Installs fonts and style. Fonts count from the next frame on, so call it before the first.
pub fn install(ctx: &egui::Context, palette: &Palette, motion: bool) {
    ctx.set_fonts(font_definitions());
    apply(ctx, palette, motion);
}

/// Takes over the palette's theme.
pub fn apply(ctx: &egui::Context, palette: &Palette, motion: bool) {
    let (theme, visuals) = match palette.theme {
        Theme::Dark => (egui::Theme::Dark, Visuals::dark()),
        Theme::Light => (egui::Theme::Light, Visuals::light()),
    };
    ctx.set_theme(theme);
    let mut style = style(palette, visuals);
    style.animation_time = if motion { 0.15 } else { 0.0 };
    ctx.set_style_of(theme, style);
}

fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    let fallbacks = definitions.families.get(&FontFamily::Proportional).cloned();
    let fallbacks = fallbacks.unwrap_or_default();
    let mut add = |name: &str, bytes: &'static [u8], family: FontFamily| {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut chain = vec![name.to_owned()];
        chain.extend(fallbacks.iter().cloned());
        definitions.families.insert(family, chain);
    };
    for weight in [Weight::Regular, Weight::Medium, Weight::SemiBold] {
        let name = fonts::text_family(weight);
        add(name, fonts::text(weight), FontFamily::Name(name.into()));
    }
    for filled in [false, true] {
        let name = fonts::icon_family(filled);
        add(name, fonts::icons(filled), FontFamily::Name(name.into()));
    }
    add(
        fonts::text_family(Weight::Regular),
        fonts::text(Weight::Regular),
        FontFamily::Proportional,
    );
    definitions
}

fn style(palette: &Palette, visuals: Visuals) -> Style {
    let mut style = Style { visuals: colored(palette, visuals), ..Style::default() };
    style.text_styles = BTreeMap::from([
        (TextStyle::Small, font(Weight::Regular, 12.0)),
        (TextStyle::Body, font(Weight::Regular, 13.0)),
        (TextStyle::Button, font(Weight::Medium, 13.0)),
        (TextStyle::Heading, font(Weight::SemiBold, 18.0)),
        (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
    ]);
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(28.0, BUTTON_HEIGHT);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(20);
    spacing.tooltip_width = 320.0;
    // Dialogs grow with their content, up to the window.
    spacing.default_area_size = vec2(1200.0, 2000.0);
    spacing.scroll = ScrollStyle { bar_width: 8.0, floating_width: 4.0, ..ScrollStyle::floating() };
    style.interaction.tooltip_delay = 0.45;
    style.interaction.selectable_labels = false;
    style.compact_menu_style = false;
    style
}

fn colored(palette: &Palette, base: Visuals) -> Visuals {
    let dark = palette.theme == Theme::Dark;
    let widget = |fill: Color, line: Color32, text: Color| WidgetVisuals {
        bg_fill: ink(fill),
        weak_bg_fill: ink(fill),
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.0, ink(text)),
        expansion: 0.0,
    };
    let hairline = ink(palette.hairline);
    let strong = ink(palette.strong_line);
    let mut visuals = base;
    visuals.dark_mode = dark;
    visuals.widgets.noninteractive = widget(palette.panel, hairline, palette.text);
    visuals.widgets.inactive = widget(palette.raised, hairline, palette.text);
    visuals.widgets.hovered = widget(palette.hovered, strong, palette.text);
    visuals.widgets.active = widget(palette.hovered, strong, palette.text);
    visuals.widgets.open = widget(palette.hovered, strong, palette.text);
    visuals.selection.bg_fill = ink(palette.accent.fade(0.32));
    visuals.selection.stroke = Stroke::new(1.0, ink(palette.quiet_text));
    visuals.weak_text_color = Some(ink(palette.quiet_text));
    visuals.hyperlink_color = ink(palette.text);
    visuals.warn_fg_color = ink(palette.warning);
    visuals.error_fg_color = ink(palette.warning);
    visuals.faint_bg_color = ink(palette.raised);
    visuals.extreme_bg_color = ink(palette.canvas);
    visuals.text_edit_bg_color = Some(ink(palette.canvas));
    visuals.panel_fill = ink(palette.panel);
    visuals.window_fill = ink(palette.panel);
    visuals.window_stroke = Stroke::new(1.0, ink(palette.strong_line));
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS);
    let shadow = Shadow {
        offset: [0, 6],
        blur: 18,
        spread: 0,
        color: Color32::from_black_alpha(if dark { 110 } else { 36 }),
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals.disabled_alpha = 0.45;
    visuals
}
