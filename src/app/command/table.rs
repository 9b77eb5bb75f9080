//! The commands themselves, in the order of the menus.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::app::action::{
    Action, EditAction, FileAction, FindAction, LayoutAction, PresentAction, SelectAction,
    ViewAction,
};
use crate::app::state::{CameraGoal, Mode, State, Tool};
use crate::display::{Icon, Part};
use crate::layout::Algorithm;

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

fn exploring(state: &State) -> bool {
    state.mode == Mode::Explore
}

fn has_graph(state: &State) -> bool {
    exploring(state) && state.desk.case().entities().len() > 0
}

fn has_selection(state: &State) -> bool {
    exploring(state) && !state.selection.is_empty()
}

fn has_selected_node(state: &State) -> bool {
    exploring(state) && state.selection.iter().any(|part| matches!(part, Part::Node(_)))
}

fn has_selected_edge(state: &State) -> bool {
    exploring(state) && matches!(state.only_selected(), Some(Part::Edge(_)))
}

const BASE: Command = Command {
    name: "",
    tooltip: "",
    icon: None,
    keys: &[],
    enabled: |_| true,
    checked: |_| None,
    object: |_| None,
    action: |_| Action::View(ViewAction::CloseDialog),
    writes: false,
};

/// Clears the desk.
pub const NEW: Command = Command {
    name: "New",
    tooltip: "Start an empty case",
    icon: Some(Icon::Add),
    keys: &[ctrl(Key::N)],
    action: |_| FileAction::New.into(),
    ..BASE
};

/// Opens a case.
pub const OPEN: Command = Command {
    name: "Open…",
    tooltip: "Open a saved case or a GraphML file",
    icon: Some(Icon::FileOpen),
    keys: &[ctrl_shift(Key::O)],
    action: |_| FileAction::AskOpen.into(),
    ..BASE
};

/// Builds the sample.
pub const OPEN_SAMPLE: Command = Command {
    name: "Open sample",
    tooltip: "Build the sample case from its reports",
    icon: Some(Icon::Hub),
    action: |_| FileAction::OpenSample.into(),
    ..BASE
};

/// Reads reports.
pub const ADD_REPORT: Command = Command {
    name: "Add report…",
    tooltip: "Read reports into this case",
    icon: Some(Icon::NoteAdd),
    keys: &[ctrl(Key::O)],
    action: |_| FileAction::AskReports.into(),
    ..BASE
};

/// Opens a field for a report's text.
pub const PASTE_TEXT: Command = Command {
    name: "Paste text…",
    tooltip: "Make a report of copied text; Ctrl V does it at once",
    icon: Some(Icon::ContentPaste),
    action: |_| ViewAction::ShowPaste.into(),
    ..BASE
};

/// Saves.
pub const SAVE: Command = Command {
    name: "Save",
    tooltip: "Save the case",
    icon: Some(Icon::Save),
    keys: &[ctrl(Key::S)],
    enabled: |state| !state.is_empty(),
    action: |_| FileAction::Save(None).into(),
    ..BASE
};

/// Saves elsewhere.
pub const SAVE_AS: Command = Command {
    name: "Save as…",
    tooltip: "Save the case to another file",
    icon: Some(Icon::SaveAs),
    keys: &[ctrl_shift(Key::S)],
    enabled: |state| !state.is_empty(),
    action: |_| FileAction::AskSave(None).into(),
    ..BASE
};

/// Draws a picture.
pub const EXPORT_PNG: Command = Command {
    name: "PNG picture…",
    tooltip: "Draw the graph with its legend as pixels",
    icon: Some(Icon::Image),
    enabled: has_graph,
    action: |_| FileAction::AskExport("png").into(),
    ..BASE
};

/// Draws a picture.
pub const EXPORT_SVG: Command = Command {
    name: "SVG picture…",
    tooltip: "Draw the graph with its legend as lines",
    icon: Some(Icon::Image),
    enabled: has_graph,
    action: |_| FileAction::AskExport("svg").into(),
    ..BASE
};

/// Draws a page.
pub const EXPORT_PDF: Command = Command {
    name: "PDF page…",
    tooltip: "Draw the graph with its legend for print",
    icon: Some(Icon::Print),
    enabled: has_graph,
    action: |_| FileAction::AskExport("pdf").into(),
    ..BASE
};

/// Writes a graph file.
pub const EXPORT_GRAPHML: Command = Command {
    name: "GraphML…",
    tooltip: "Write the graph for Gephi, yEd or networkx",
    icon: Some(Icon::Share),
    enabled: has_graph,
    action: |_| FileAction::AskExport("graphml").into(),
    ..BASE
};

/// Writes the briefing.
pub const EXPORT_HTML: Command = Command {
    name: "Briefing as web page…",
    tooltip: "One HTML file with drawings and footnotes",
    icon: Some(Icon::Article),
    enabled: has_graph,
    action: |_| FileAction::AskExport("html").into(),
    ..BASE
};

/// Writes the briefing.
pub const EXPORT_MARKDOWN: Command = Command {
    name: "Briefing as Markdown…",
    tooltip: "A text file with footnotes",
    icon: Some(Icon::Notes),
    enabled: has_graph,
    action: |_| FileAction::AskExport("md").into(),
    ..BASE
};

/// Closes the window.
pub const QUIT: Command = Command {
    name: "Quit",
    tooltip: "Close redstring",
    keys: &[ctrl(Key::Q)],
    action: |_| FileAction::Quit.into(),
    ..BASE
};

/// Takes back.
pub const UNDO: Command = Command {
    name: "Undo",
    tooltip: "Take the last change back",
    icon: Some(Icon::Undo),
    keys: &[ctrl(Key::Z)],
    enabled: |state| exploring(state) && state.desk.history.undo_label().is_some(),
    object: |state| state.desk.history.undo_label(),
    action: |_| EditAction::Undo.into(),
    ..BASE
};

/// Does again.
pub const REDO: Command = Command {
    name: "Redo",
    tooltip: "Do what was undone again",
    icon: Some(Icon::Redo),
    keys: &[ctrl_shift(Key::Z), ctrl(Key::Y)],
    enabled: |state| exploring(state) && state.desk.history.redo_label().is_some(),
    object: |state| state.desk.history.redo_label(),
    action: |_| EditAction::Redo.into(),
    ..BASE
};

/// Selects everything.
pub const SELECT_ALL: Command = Command {
    name: "Select all",
    tooltip: "Select everything that is shown",
    icon: Some(Icon::BoxSelect),
    keys: &[ctrl(Key::A)],
    enabled: has_graph,
    action: |_| SelectAction::All.into(),
    ..BASE
};

/// Grows the selection.
pub const SELECT_NEIGHBOURS: Command = Command {
    name: "Select neighbours",
    tooltip: "Add what the selected entities are connected to",
    icon: Some(Icon::Hub),
    keys: &[ctrl_shift(Key::A)],
    enabled: has_selected_node,
    action: |_| SelectAction::Neighbours.into(),
    ..BASE
};

/// Closes or clears the topmost thing.
pub const CLEAR_SELECTION: Command = Command {
    name: "Clear selection",
    tooltip: "Esc closes lists and dialogs, then clears selection and filter",
    keys: &[plain(Key::Escape)],
    enabled: |state| state.mode != Mode::Start || state.find.open,
    action: |_| ViewAction::Escape.into(),
    ..BASE
};

/// Pins nodes.
pub const PIN: Command = Command {
    name: "Pin or unpin",
    tooltip: "Pinned entities stay where they are when a layout runs",
    icon: Some(Icon::PushPin),
    keys: &[plain(Key::P)],
    enabled: has_selected_node,
    action: |_| EditAction::TogglePin.into(),
    ..BASE
};

/// Removes parts.
pub const DELETE: Command = Command {
    name: "Delete",
    tooltip: "Remove what is selected from the case",
    icon: Some(Icon::Delete),
    keys: &[plain(Key::Delete)],
    enabled: has_selection,
    action: |_| EditAction::Delete.into(),
    ..BASE
};

/// Finds.
pub const FIND: Command = Command {
    name: "Find",
    tooltip: "Find names, relations and sentences",
    icon: Some(Icon::Search),
    keys: &[ctrl(Key::F)],
    enabled: has_graph,
    action: |_| FindAction::Focus.into(),
    writes: true,
    ..BASE
};

/// Shows everything.
pub const FIT: Command = Command {
    name: "Fit",
    tooltip: "Show everything",
    icon: Some(Icon::FitScreen),
    keys: &[plain(Key::F)],
    enabled: has_graph,
    action: |_| ViewAction::Fly(CameraGoal::Fit { glide: true }).into(),
    ..BASE
};

/// Zooms in.
pub const ZOOM_IN: Command = Command {
    name: "Zoom in",
    tooltip: "Closer",
    icon: Some(Icon::ZoomIn),
    keys: &[plain(Key::Plus), plain(Key::Equals), ctrl(Key::Plus), ctrl(Key::Equals)],
    enabled: has_graph,
    action: |_| ViewAction::ZoomBy(1.25).into(),
    ..BASE
};

/// Zooms out.
pub const ZOOM_OUT: Command = Command {
    name: "Zoom out",
    tooltip: "Further away",
    icon: Some(Icon::ZoomOut),
    keys: &[plain(Key::Minus), ctrl(Key::Minus)],
    enabled: has_graph,
    action: |_| ViewAction::ZoomBy(0.8).into(),
    ..BASE
};

/// Zooms to 100 %.
pub const ACTUAL_SIZE: Command = Command {
    name: "Zoom to 100%",
    tooltip: "Nodes and labels in their own size",
    keys: &[plain(Key::Num0), ctrl(Key::Num0)],
    enabled: has_graph,
    action: |_| ViewAction::Fly(CameraGoal::Zoom(1.0)).into(),
    ..BASE
};

/// Folds the left panel.
pub const LEFT_PANEL: Command = Command {
    name: "Outline and legend",
    tooltip: "Show or fold the left panel",
    icon: Some(Icon::LeftPanel),
    keys: &[ctrl(Key::Num1)],
    enabled: exploring,
    checked: |state| Some(state.left_open),
    action: |_| ViewAction::ToggleLeft.into(),
    ..BASE
};

/// Folds the inspector.
pub const INSPECTOR: Command = Command {
    name: "Inspector",
    tooltip: "Show or fold the right panel",
    icon: Some(Icon::RightPanel),
    keys: &[ctrl(Key::Num2)],
    enabled: exploring,
    checked: |state| Some(state.inspector_open),
    action: |_| ViewAction::ToggleInspector.into(),
    ..BASE
};

/// Folds the reader.
pub const READER: Command = Command {
    name: "Reader",
    tooltip: "Show or fold the reports' text",
    icon: Some(Icon::BottomPanel),
    keys: &[ctrl(Key::Num3)],
    enabled: exploring,
    checked: |state| Some(state.reader.is_some()),
    action: |_| ViewAction::ToggleReader.into(),
    ..BASE
};

/// Hides generic entities.
pub const NAMED_ONLY: Command = Command {
    name: "Named only",
    tooltip: "Hide what no report gives a proper name",
    keys: &[plain(Key::N)],
    enabled: has_graph,
    checked: |state| Some(state.filter.named_only),
    action: |_| ViewAction::ToggleNamedOnly.into(),
    ..BASE
};

/// Shows everything again.
pub const CLEAR_FILTER: Command = Command {
    name: "Clear filter",
    tooltip: "Show everything again",
    icon: Some(Icon::FilterOff),
    enabled: |state| exploring(state) && !state.filter.is_off(),
    action: |_| ViewAction::ClearFilter.into(),
    ..BASE
};

/// Changes the theme.
pub const LIGHT_THEME: Command = Command {
    name: "Light theme",
    tooltip: "Switch between dark and light",
    icon: Some(Icon::LightMode),
    keys: &[ctrl(Key::T)],
    checked: |state| Some(state.settings.light),
    action: |_| ViewAction::ToggleTheme.into(),
    ..BASE
};

/// Does without motion.
pub const REDUCED_MOTION: Command = Command {
    name: "Reduced motion",
    tooltip: "Jump instead of gliding",
    checked: |state| Some(state.settings.reduced_motion),
    action: |_| ViewAction::ToggleMotion.into(),
    ..BASE
};

/// Selects and moves.
pub const SELECT_TOOL: Command = Command {
    name: "Select",
    tooltip: "Select and move entities, drag the background to pan",
    icon: Some(Icon::PickTool),
    keys: &[plain(Key::V)],
    enabled: has_graph,
    checked: |state| Some(state.tool == Tool::Select),
    action: |_| ViewAction::SetTool(Tool::Select).into(),
    ..BASE
};

/// Pans.
pub const HAND_TOOL: Command = Command {
    name: "Hand",
    tooltip: "Drag to pan, whatever lies under the pointer",
    icon: Some(Icon::PanTool),
    keys: &[plain(Key::H)],
    enabled: has_graph,
    checked: |state| Some(state.tool == Tool::Hand),
    action: |_| ViewAction::SetTool(Tool::Hand).into(),
    ..BASE
};

/// Draws relations.
pub const CONNECT_TOOL: Command = Command {
    name: "Connect",
    tooltip: "Drag from one entity to another to draw a relation of your own",
    icon: Some(Icon::Link),
    keys: &[plain(Key::C)],
    enabled: has_graph,
    checked: |state| Some(state.tool == Tool::Connect),
    action: |_| ViewAction::SetTool(Tool::Connect).into(),
    ..BASE
};

macro_rules! layouts {
    ($($(#[$doc:meta])* $name:ident = $algorithm:ident, $title:literal, $tooltip:literal);+ $(;)?) => {
        $($(#[$doc])*
        pub const $name: Command = Command {
            name: $title,
            tooltip: $tooltip,
            enabled: |state| has_graph(state) && state.work.is_none(),
            checked: |state| Some(state.algorithm == Algorithm::$algorithm),
            action: |_| LayoutAction::Run(Algorithm::$algorithm).into(),
            ..BASE
        };)+
    };
}

layouts! {
    /// The default layout.
    LAYOUT_STRESS = Stress, "Stress", "Distances on screen follow distances in the graph";
    /// For large graphs.
    LAYOUT_FORCE = Force, "Force", "Connected entities attract, all others repel";
    /// For hierarchies.
    LAYOUT_LAYERED = Layered, "Layered", "Layers along the direction of the relations";
    /// Around the hub.
    LAYOUT_RADIAL = Radial, "Radial", "Rings around the most connected entity";
    /// On a circle.
    LAYOUT_CIRCULAR = Circular, "Circular", "One circle";
    /// In rows.
    LAYOUT_GRID = Grid, "Grid", "Rows and columns";
}

/// Frees all nodes.
pub const UNPIN_ALL: Command = Command {
    name: "Unpin all",
    tooltip: "Let layouts move every entity again",
    icon: Some(Icon::LockOpen),
    enabled: |state| has_graph(state) && state.desk.case().entities().any(|entity| entity.pinned),
    action: |_| LayoutAction::UnpinAll.into(),
    ..BASE
};

/// Walks the weakest claims.
pub const NEXT_WEAK: Command = Command {
    name: "Next weak claim",
    tooltip: "Alleged and single-source claims come first",
    icon: Some(Icon::Balance),
    keys: &[plain(Key::W)],
    enabled: has_graph,
    action: |_| ViewAction::NextWeakClaim.into(),
    ..BASE
};

/// Walks what may be one.
pub const NEXT_SUGGESTION: Command = Command {
    name: "Next possible double",
    tooltip: "Two entities that may be one: merge them, or keep them apart",
    icon: Some(Icon::Merge),
    enabled: |state| {
        has_graph(state) && state.desk.case().suggestions().any(crate::graph::Suggestion::is_open)
    },
    action: |_| ViewAction::NextSuggestion.into(),
    ..BASE
};

/// Walks the claims of a relation.
pub const NEXT_CLAIM: Command = Command {
    name: "Next claim",
    tooltip: "The relation's next claim and its sentence",
    keys: &[plain(Key::ArrowDown), plain(Key::ArrowRight)],
    enabled: has_selected_edge,
    action: |_| SelectAction::StepClaim { forward: true }.into(),
    ..BASE
};

/// Walks the claims of a relation.
pub const PREVIOUS_CLAIM: Command = Command {
    name: "Previous claim",
    tooltip: "The relation's previous claim and its sentence",
    keys: &[plain(Key::ArrowUp), plain(Key::ArrowLeft)],
    enabled: has_selected_edge,
    action: |_| SelectAction::StepClaim { forward: false }.into(),
    ..BASE
};

/// Shows the scenes.
pub const STORYBOARD: Command = Command {
    name: "Storyboard",
    tooltip: "The briefing's scenes in the left panel's place",
    icon: Some(Icon::Layers),
    keys: &[ctrl(Key::Num4)],
    enabled: has_graph,
    checked: |state| Some(state.storyboard_open),
    action: |_| ViewAction::ToggleStoryboard.into(),
    ..BASE
};

/// Keeps the view.
pub const ADD_SCENE: Command = Command {
    name: "Add scene",
    tooltip: "Keep this view as the briefing's next scene",
    icon: Some(Icon::Bookmark),
    keys: &[ctrl(Key::B)],
    enabled: has_graph,
    action: |_| PresentAction::AddScene.into(),
    writes: true,
    ..BASE
};

/// Starts the show.
pub const PRESENT: Command = Command {
    name: "Present",
    tooltip: "Show the scenes full screen",
    icon: Some(Icon::Slideshow),
    keys: &[plain(Key::F5)],
    enabled: has_graph,
    action: |_| PresentAction::Start(0).into(),
    ..BASE
};

/// Shows all keys.
pub const KEYS: Command = Command {
    name: "Keys",
    tooltip: "Every key at a glance",
    icon: Some(Icon::Keyboard),
    keys: &[plain(Key::Questionmark)],
    action: |_| ViewAction::ShowKeys.into(),
    ..BASE
};

/// Shows the palette.
pub const COMMANDS: Command = Command {
    name: "Commands…",
    tooltip: "Start any command by its name",
    icon: Some(Icon::Terminal),
    keys: &[ctrl(Key::K)],
    action: |_| ViewAction::ShowCommands.into(),
    writes: true,
    ..BASE
};

/// Says what this is.
pub const ABOUT: Command = Command {
    name: "About redstring",
    tooltip: "Version and licences",
    icon: Some(Icon::Info),
    action: |_| ViewAction::ShowAbout.into(),
    ..BASE
};
