//! The colours of both themes. The window's chrome and the canvas take every colour from here.

use crate::base::{Family, Kind};

/// A straight-alpha sRGB colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity, 255 for opaque.
    pub a: u8,
}

impl Color {
    /// Nothing.
    pub const TRANSPARENT: Self = Self { r: 0, g: 0, b: 0, a: 0 };

    /// An opaque colour, `0xrrggbb`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same colour with its opacity multiplied by `share`, 0 to 1.
    #[must_use]
    pub fn fade(self, share: f32) -> Self {
        Self { a: (f32::from(self.a) * share.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// This colour with `share` of `other` mixed in, 0 to 1.
    #[must_use]
    pub fn mix(self, other: Self, share: f32) -> Self {
        let share = share.clamp(0.0, 1.0);
        let channel =
            |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
        Self {
            r: channel(self.r, other.r),
            g: channel(self.g, other.g),
            b: channel(self.b, other.b),
            a: channel(self.a, other.a),
        }
    }

    /// `#rrggbb`, without the opacity.
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

/// Dark or light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light ink on a dark canvas.
    #[default]
    Dark,
    /// Dark ink on a light canvas.
    Light,
}

/// Every colour of a theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Which theme it is.
    pub theme: Theme,
    /// Canvas and label plates.
    pub canvas: Color,
    /// Panels and bars.
    pub panel: Color,
    /// Buttons, cards, tags.
    pub raised: Color,
    /// Hovered and pressed.
    pub hovered: Color,
    /// Thin lines between parts.
    pub hairline: Color,
    /// Strong lines, key caps.
    pub strong_line: Color,
    /// Dots of the canvas.
    pub canvas_dot: Color,
    /// A quote that holds.
    pub good: Color,
    /// Body text.
    pub text: Color,
    /// Quiet text.
    pub quiet_text: Color,
    /// Text of what is off.
    pub faint_text: Color,
    /// The red string.
    pub accent: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// Selected row, evidence sentence.
    pub selected_row: Color,
    /// Primary button's fill.
    pub primary_fill: Color,
    /// Primary button's text.
    pub primary_text: Color,
    /// Warnings, TLP:AMBER.
    pub warning: Color,
}

impl Palette {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Dark => Self {
                theme,
                canvas: Color::hex(0x14_171c),
                panel: Color::hex(0x1b_1f26),
                raised: Color::hex(0x24_2a33),
                hovered: Color::hex(0x2c_333d),
                hairline: Color::hex(0x2b_313b),
                strong_line: Color::hex(0x41_4b59),
                canvas_dot: Color::hex(0x20_252d),
                good: Color::hex(0x63_c58a),
                text: Color::hex(0xe6_e8eb),
                quiet_text: Color::hex(0x9a_a4b1),
                faint_text: Color::hex(0x89_93a1),
                accent: Color::hex(0xff_5a5f),
                on_accent: Color::hex(0x14_171c),
                selected_row: Color::hex(0x2c_2127),
                primary_fill: Color::hex(0xe6_e8eb),
                primary_text: Color::hex(0x14_171c),
                warning: Color::hex(0xe3_b04b),
            },
            Theme::Light => Self {
                theme,
                canvas: Color::hex(0xfb_faf7),
                panel: Color::hex(0xff_ffff),
                raised: Color::hex(0xf4_f3ef),
                hovered: Color::hex(0xeb_e9e3),
                hairline: Color::hex(0xe4_e2db),
                strong_line: Color::hex(0xc6_c3b9),
                canvas_dot: Color::hex(0xee_ece6),
                good: Color::hex(0x1f_7a41),
                text: Color::hex(0x1d_2329),
                quiet_text: Color::hex(0x59_636e),
                faint_text: Color::hex(0x65_6e78),
                accent: Color::hex(0xd7_263d),
                on_accent: Color::hex(0xff_ffff),
                selected_row: Color::hex(0xfc_ebed),
                primary_fill: Color::hex(0x1d_2329),
                primary_text: Color::hex(0xff_ffff),
                warning: Color::hex(0x8a_6100),
            },
        }
    }

    /// The hue of a kind.
    pub fn kind(&self, kind: Kind) -> Color {
        let (dark, light) = match kind {
            Kind::Country => (0x6e_a6f7, 0x2a_66c8),
            Kind::Place => (0x3f_bfb2, 0x0f_7f77),
            Kind::Agency => (0x92_97f7, 0x48_4cc4),
            Kind::Organization => (0xbd_8cf2, 0x7c_40bf),
            Kind::Person => (0xed_b04a, 0xa5_6a05),
            Kind::Facility => (0xc7_9d79, 0x80_573a),
            Kind::Group => (0xf7_9359, 0xbf_5213),
            Kind::Activity => (0xea_7fc3, 0xb0_2a7f),
            Kind::Event => (0xe6_d255, 0xee_c32b),
            Kind::Document => (0xaa_b3be, 0x64_6e7a),
            Kind::Asset => (0x66_cc86, 0x23_803f),
            Kind::Other => (0x8d_97a4, 0x71_7b87),
        };
        self.choose(dark, light)
    }

    /// The hue of a kind where it is a line on the canvas: rims, tinted icons, underlines. It differs from
    /// [`Palette::kind`] where the hue is too light for a line.
    pub fn kind_line(&self, kind: Kind) -> Color {
        match (kind, self.theme) {
            (Kind::Event, Theme::Light) => Color::hex(0x86_700a),
            _ => self.kind(kind),
        }
    }

    /// The ink of an icon on the solid hue of a kind.
    pub fn icon_on_kind(&self, kind: Kind) -> Color {
        match (kind, self.theme) {
            (_, Theme::Dark) => Color::hex(0x14_171c),
            (Kind::Event, Theme::Light) => Color::hex(0x1d_2329),
            (_, Theme::Light) => Color::hex(0xff_ffff),
        }
    }

    /// The tint that fills what has no name of its own.
    pub fn kind_tint(&self, kind: Kind) -> Color {
        let share = if self.theme == Theme::Dark { 0.20 } else { 0.13 };
        self.canvas.mix(self.kind(kind), share)
    }

    /// How much of itself a faded part keeps.
    pub fn faded_share(&self) -> f32 {
        if self.theme == Theme::Dark { 0.16 } else { 0.18 }
    }

    /// The hue of a family's edges.
    pub fn family(&self, family: Family) -> Color {
        let (dark, light) = match family {
            Family::Control => (0xbb_a3e0, 0x6f_4fa3),
            Family::Membership => (0x94_a6da, 0x4a_5fa6),
            Family::Enforcement => (0x74_b2e2, 0x1f_6ca8),
            Family::Harm => (0xd9_92b4, 0xa3_426d),
            Family::Movement => (0xd2_bd72, 0x7f_660f),
            Family::Money => (0x82_c091, 0x2f_7844),
            Family::Cooperation => (0x68_c0b4, 0x0f_776f),
            Family::Conflict => (0xdf_a06a, 0xa6_5313),
            Family::Location => (0xa3_b197, 0x58_6a4b),
            Family::Statement => (0xa2_b1c3, 0x52_647a),
            Family::Kinship => (0xcf_a78e, 0x85_573b),
            Family::Other => (0x92_9ca9, 0x62_6c78),
        };
        self.choose(dark, light)
    }

    /// The ink of an edge's label.
    pub fn family_text(&self, family: Family) -> Color {
        let share = if self.theme == Theme::Dark { 0.25 } else { 0.12 };
        self.family(family).mix(self.text, share)
    }

    fn choose(&self, dark: u32, light: u32) -> Color {
        Color::hex(if self.theme == Theme::Dark { dark } else { light })
    }
}
