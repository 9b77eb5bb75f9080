//! The pictograms: which glyph of which embedded icon font each [`Icon`] is, and the program's mark.

use emath::Rect;

use super::route::cubic;
use super::{Color, Primitive, Stroke};
use crate::base::Kind;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $glyph:literal $cut:ident),+ $(,)?) => {
        /// A pictogram of the embedded icon fonts, named by what it shows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Icon { $($(#[$doc])* $name),+ }

        impl Icon {
            /// Every icon.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its character in the icon font that [`Icon::filled`] tells.
            pub fn glyph(self) -> char {
                match self { $(Self::$name => $glyph),+ }
            }

            /// True for the filled icon font (nodes, badges), false for the outlined one (bars, rows).
            pub fn filled(self) -> bool {
                match self { $(Self::$name => icons!(@$cut)),+ }
            }
        }
    };
    (@filled) => { true };
    (@outlined) => { false };
}

icons! {
    /// Country.
    Flag = '\u{f0c6}' filled,
    /// Place.
    Pin = '\u{e0c8}' filled,
    /// Agency.
    Shield = '\u{e9e0}' filled,
    /// Organization.
    Building = '\u{ea40}' filled,
    /// Person.
    Figure = '\u{f0d3}' filled,
    /// Facility.
    Fence = '\u{f1f6}' filled,
    /// Group.
    Crowd = '\u{f233}' filled,
    /// Activity.
    Mask = '\u{f5e4}' filled,
    /// Event.
    Burst = '\u{e3ac}' filled,
    /// Document.
    Sheet = '\u{e873}' filled,
    /// Asset.
    Coin = '\u{f041}' filled,
    /// Other.
    Shapes = '\u{e72c}' filled,
    /// An analyst's own part.
    Pencil = '\u{f097}' filled,
    /// A pinned node.
    PushPin = '\u{f027}' filled,
    /// Take back.
    Undo = '\u{e166}' outlined,
    /// Do again.
    Redo = '\u{e15a}' outlined,
    /// Find.
    Search = '\u{ef7a}' outlined,
    /// Close.
    Close = '\u{e5cd}' outlined,
    /// Clear a field.
    Cancel = '\u{e888}' outlined,
    /// Add.
    Add = '\u{e145}' outlined,
    /// Take away; zoom out.
    Remove = '\u{e15b}' outlined,
    /// Show everything.
    FitScreen = '\u{ea10}' outlined,
    /// Light theme.
    LightMode = '\u{e518}' outlined,
    /// Dark theme.
    DarkMode = '\u{e51c}' outlined,
    /// Add a report.
    NoteAdd = '\u{e89c}' outlined,
    /// Import a file.
    UploadFile = '\u{e9fc}' outlined,
    /// Choose files.
    FolderOpen = '\u{e2c8}' outlined,
    /// Open a case.
    FileOpen = '\u{eaf3}' outlined,
    /// Paste.
    ContentPaste = '\u{e14f}' outlined,
    /// Copy.
    ContentCopy = '\u{e14d}' outlined,
    /// The sample; a graph.
    Hub = '\u{e9f4}' outlined,
    /// Stays on this machine.
    Lock = '\u{e899}' outlined,
    /// Not locked.
    LockOpen = '\u{e898}' outlined,
    /// No network.
    Offline = '\u{f239}' outlined,
    /// Nothing online.
    CloudOff = '\u{e2c1}' outlined,
    /// Filter.
    FilterAlt = '\u{ef4f}' outlined,
    /// No filter.
    FilterOff = '\u{eb32}' outlined,
    /// Options.
    Tune = '\u{e429}' outlined,
    /// Present.
    Slideshow = '\u{e41b}' outlined,
    /// Play.
    PlayArrow = '\u{e037}' outlined,
    /// Stop.
    Stop = '\u{e047}' outlined,
    /// Briefing.
    Layers = '\u{e53b}' outlined,
    /// Layouts in layers.
    Stacks = '\u{f500}' outlined,
    /// Review merges.
    Merge = '\u{eb98}' outlined,
    /// Take apart.
    Split = '\u{ea04}' outlined,
    /// Unfold.
    ExpandMore = '\u{e313}' outlined,
    /// Fold.
    ExpandLess = '\u{e316}' outlined,
    /// Next; folded.
    ChevronRight = '\u{e5cc}' outlined,
    /// Previous.
    ChevronLeft = '\u{e5cb}' outlined,
    /// More.
    MoreHoriz = '\u{e5d3}' outlined,
    /// More.
    MoreVert = '\u{e5d4}' outlined,
    /// Holds; done.
    Check = '\u{e668}' outlined,
    /// All hold.
    CheckCircle = '\u{f0be}' outlined,
    /// Look at this.
    Warning = '\u{f083}' outlined,
    /// Failed.
    Error = '\u{f8b6}' outlined,
    /// Note.
    Info = '\u{e88e}' outlined,
    /// Nobody named.
    Question = '\u{e8fd}' outlined,
    /// Quote; cite.
    FormatQuote = '\u{e244}' filled,
    /// Draw a relation.
    Link = '\u{e250}' outlined,
    /// Remove a relation.
    LinkOff = '\u{e16f}' outlined,
    /// Move the view.
    PanTool = '\u{e925}' outlined,
    /// Select.
    SelectTool = '\u{f82f}' outlined,
    /// Select and move.
    PickTool = '\u{f71f}' outlined,
    /// Select by outline.
    Lasso = '\u{eb03}' outlined,
    /// Select by box.
    BoxSelect = '\u{f74d}' outlined,
    /// Picture.
    Image = '\u{e3f4}' outlined,
    /// Save.
    Save = '\u{e161}' outlined,
    /// Save under another name.
    SaveAs = '\u{eb60}' outlined,
    /// Export.
    Download = '\u{f090}' outlined,
    /// Settings.
    Settings = '\u{e8b8}' outlined,
    /// Keys.
    Keyboard = '\u{e312}' outlined,
    /// Shown.
    Visibility = '\u{e8f4}' outlined,
    /// Hidden.
    VisibilityOff = '\u{e8f5}' outlined,
    /// Delete.
    Delete = '\u{e92e}' outlined,
    /// History.
    History = '\u{e8b3}' outlined,
    /// Time.
    Schedule = '\u{efd6}' outlined,
    /// Date.
    Event = '\u{e878}' outlined,
    /// Saved view.
    Bookmark = '\u{e8e7}' outlined,
    /// Callout; label.
    Label = '\u{e893}' outlined,
    /// Larger.
    ZoomIn = '\u{e8ff}' outlined,
    /// Smaller.
    ZoomOut = '\u{e900}' outlined,
    /// Centre here.
    CenterFocus = '\u{e3b5}' outlined,
    /// Enlarge.
    OpenInFull = '\u{f1ce}' outlined,
    /// Opens elsewhere.
    OpenInNew = '\u{e89e}' outlined,
    /// Full screen.
    Fullscreen = '\u{e5d0}' outlined,
    /// Leave full screen.
    FullscreenExit = '\u{e5d1}' outlined,
    /// Back.
    ArrowBack = '\u{e5c4}' outlined,
    /// Forward; towards.
    ArrowForward = '\u{e5c8}' outlined,
    /// Up.
    ArrowUpward = '\u{e5d8}' outlined,
    /// Down.
    ArrowDownward = '\u{e5db}' outlined,
    /// Goes out.
    ArrowOutward = '\u{f8ce}' outlined,
    /// Swap the ends.
    SwapHoriz = '\u{e8d4}' outlined,
    /// Swap the order.
    SwapVert = '\u{e8d5}' outlined,
    /// Handle to drag.
    DragIndicator = '\u{e945}' outlined,
    /// Labels.
    TextFields = '\u{e262}' outlined,
    /// Text.
    Title = '\u{e264}' outlined,
    /// Draft; notes.
    Notes = '\u{e26c}' outlined,
    /// Note.
    StickyNote = '\u{f1fc}' outlined,
    /// Menu.
    Menu = '\u{e5d2}' outlined,
    /// Colours.
    Palette = '\u{e40a}' outlined,
    /// Grid layout.
    GridView = '\u{e9b0}' outlined,
    /// Layered layout.
    AccountTree = '\u{e97a}' outlined,
    /// Force layout.
    ScatterPlot = '\u{e268}' outlined,
    /// Communities.
    BubbleChart = '\u{e6dd}' outlined,
    /// Radial layout.
    Radar = '\u{f04e}' outlined,
    /// Circular layout.
    Circle = '\u{ef4a}' outlined,
    /// Path between two.
    Route = '\u{eacd}' outlined,
    /// Timeline.
    Timeline = '\u{e922}' outlined,
    /// Table.
    Table = '\u{f191}' outlined,
    /// Measures.
    BarChart = '\u{e26b}' outlined,
    /// Command.
    Terminal = '\u{eb8e}' outlined,
    /// Report.
    Article = '\u{ef42}' outlined,
    /// Reader.
    Book = '\u{ea19}' outlined,
    /// Print.
    Print = '\u{e8ad}' outlined,
    /// Share.
    Share = '\u{e80d}' outlined,
    /// Do once more.
    Refresh = '\u{e5d5}' outlined,
    /// Rebuild.
    Sync = '\u{e627}' outlined,
    /// Fast action.
    Bolt = '\u{ea0b}' outlined,
    /// Marked.
    Star = '\u{f09a}' outlined,
    /// Add an entity.
    PersonAdd = '\u{ea4d}' outlined,
    /// Edit a note.
    EditNote = '\u{e745}' outlined,
    /// Disagreement.
    Balance = '\u{eaf6}' outlined,
    /// Hash.
    Fingerprint = '\u{e90d}' outlined,
    /// Language.
    Translate = '\u{e8e2}' outlined,
    /// Fold the left panel.
    LeftPanel = '\u{f717}' outlined,
    /// Fold the right panel.
    RightPanel = '\u{f705}' outlined,
    /// Fold the lower panel.
    BottomPanel = '\u{f72a}' outlined,
    /// Not chosen.
    RadioOff = '\u{e836}' outlined,
    /// Chosen.
    RadioOn = '\u{e837}' outlined,
    /// Ticked.
    CheckBox = '\u{e9de}' outlined,
    /// Not ticked.
    CheckBoxOff = '\u{e835}' outlined,
    /// Order.
    Sort = '\u{e164}' outlined,
    /// Box.
    Rectangle = '\u{eb54}' outlined,
    /// Arrow.
    CallMade = '\u{e0b2}' outlined,
    /// Explore.
    TravelExplore = '\u{e2db}' outlined,
    /// What is not known.
    Psychology = '\u{ea4a}' outlined,
    /// People.
    Group = '\u{ea21}' outlined,
    /// Folder.
    Folder = '\u{e2c7}' outlined,
    /// A report's sheet.
    Description = '\u{e873}' outlined,
    /// World.
    Public = '\u{e80b}' outlined,
}

impl Icon {
    /// The icon in the nodes of a kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Country => Self::Flag,
            Kind::Place => Self::Pin,
            Kind::Agency => Self::Shield,
            Kind::Organization => Self::Building,
            Kind::Person => Self::Figure,
            Kind::Facility => Self::Fence,
            Kind::Group => Self::Crowd,
            Kind::Activity => Self::Mask,
            Kind::Event => Self::Burst,
            Kind::Document => Self::Sheet,
            Kind::Asset => Self::Coin,
            Kind::Other => Self::Shapes,
        }
    }
}

/// The program's mark, a string between two pins, filling the square `rect`.
pub fn logo(rect: Rect, color: Color) -> Vec<Primitive> {
    let at = |x: f32, y: f32| rect.min + emath::vec2(x, y) * (rect.width() / 24.0);
    let first = [at(4.6, 5.6), at(10.0, 3.6), at(16.6, 5.2), at(14.2, 9.6)];
    let second = [at(14.2, 9.6), at(12.2, 13.2), at(8.0, 14.2), at(9.6, 17.4)];
    let third = [at(9.6, 17.4), at(11.2, 20.0), at(16.0, 19.6), at(19.4, 18.4)];
    let mut points = vec![first[0]];
    for curve in [first, second, third] {
        points.extend((1..=8).map(|step| cubic(curve, step as f32 / 8.0)));
    }
    let stroke = Stroke { width: rect.width() / 24.0 * 2.3, color, dash: super::Dash::Solid };
    let pin = |center| Primitive::Circle {
        center,
        radius: rect.width() / 24.0 * 3.0,
        fill: Some(color),
        stroke: None,
    };
    vec![Primitive::Line { points, stroke }, pin(first[0]), pin(third[3])]
}

#[cfg(test)]
mod tests {
    use skrifa::{FontRef, MetadataProvider};

    use super::super::fonts;
    use super::Icon;

    #[test]
    fn every_icon_has_a_glyph_in_its_font() {
        for &icon in Icon::ALL {
            let font = FontRef::new(fonts::icons(icon.filled())).expect("icon font");
            assert!(font.charmap().map(icon.glyph()).is_some(), "{icon:?}");
        }
    }
}
