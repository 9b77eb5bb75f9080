//! The embedded fonts: Inter in three cuts for text, Material Symbols Rounded for icons. The window
//! installs these bytes under these names; measuring and drawing read the same bytes.

use super::Weight;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
const MEDIUM: &[u8] = include_bytes!("../../assets/fonts/Inter-Medium.otf");
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
const ICONS: &[u8] = include_bytes!("../../assets/fonts/icons.ttf");
const ICONS_FILLED: &[u8] = include_bytes!("../../assets/fonts/icons-filled.ttf");

/// Family name of the outlined icons. Their box is the em square, so centred text is a centred icon.
pub const ICON_FAMILY: &str = "redstring icons";
/// Family name of the filled icons.
pub const FILLED_ICON_FAMILY: &str = "redstring icons filled";

/// The OpenType file of a cut of the text font.
pub fn text(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Medium => MEDIUM,
        Weight::SemiBold => SEMI_BOLD,
    }
}

/// The family name under which the window knows a cut of the text font.
pub fn text_family(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "Inter",
        Weight::Medium => "Inter Medium",
        Weight::SemiBold => "Inter SemiBold",
    }
}

/// The TrueType file of the filled or the outlined icons.
pub fn icons(filled: bool) -> &'static [u8] {
    if filled { ICONS_FILLED } else { ICONS }
}

/// The family name of the filled or the outlined icons.
pub fn icon_family(filled: bool) -> &'static str {
    if filled { FILLED_ICON_FAMILY } else { ICON_FAMILY }
}
