//! Everything the user can do. Panels push these; `update/` carries them out, one file a family.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::app::state::{Camera, CameraGoal, HitGroup, LeftTab, PanelSizes, Tool, Unmatched};
use crate::base::{ClaimId, ClaimStatus, EdgeId, Family, Kind, NodeId, SceneId, SourceId, Span};
use crate::display::{EdgeLine, Part};
use crate::graph::Transaction;
use crate::layout::Algorithm;

macro_rules! actions {
    ($($(#[$doc:meta])* $family:ident($inner:ident)),+ $(,)?) => {
        /// Something the user does.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Action { $($(#[$doc])* $family($inner)),+ }

        $(impl From<$inner> for Action {
            fn from(action: $inner) -> Self {
                Self::$family(action)
            }
        })+
    };
}

actions!(
    /// Cases, reports and exports.
    File(FileAction),
    /// Changes of the case.
    Edit(EditAction),
    /// Camera, panels, filters, theme, dialogs.
    View(ViewAction),
    /// Selection, hover, claims and the reader.
    Select(SelectAction),
    /// The find box.
    Find(FindAction),
    /// Layouts.
    Layout(LayoutAction),
    /// Scenes and the show.
    Present(PresentAction),
);

/// Cases, reports and exports.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAction {
    /// Clears the desk.
    New,
    /// Asks for a case and opens it.
    AskOpen,
    /// Opens a case or a graph file, or reads a report, by what the file is.
    Open(PathBuf),
    /// Asks for reports and reads them.
    AskReports,
    /// Reads files into the case: reports, or one case to open.
    Take(Vec<PathBuf>),
    /// Reads text from the clipboard into the case.
    PasteText(String),
    /// Builds the sample case.
    OpenSample,
    /// Saves to the known file, or asks for one; then goes on with the given action.
    Save(Option<Box<Action>>),
    /// Asks where to save; then goes on with the given action.
    AskSave(Option<Box<Action>>),
    /// Saves to this file; then goes on with the given action.
    SaveTo(PathBuf, Option<Box<Action>>),
    /// Asks where to write an export of this format: `png`, `svg`, `graphml`, `html`, `md`.
    AskExport(&'static str),
    /// Writes an export; the format is told by the extension.
    Export(PathBuf),
    /// Shows another folder in our own path dialog.
    ListFolder(PathBuf),
    /// Goes on with a path typed or of our own dialog.
    ChoosePath(PathBuf),
    /// Forgets the recent files.
    ClearRecent,
    /// Closes the window, after a prompt where work would be lost.
    Quit,
    /// Goes on although work is lost.
    Discard(Box<Action>),
    /// Calls the running job off.
    CancelWork,
}

/// Changes of the case.
#[derive(Clone, Debug, PartialEq)]
pub enum EditAction {
    /// Applies a transaction as one undo step.
    Commit(Transaction),
    /// Takes the last step back.
    Undo,
    /// Does the last undone step again.
    Redo,
    /// Moves nodes: id, place, pinned. One drag is one step.
    Place(Vec<(NodeId, Option<[f32; 2]>, bool)>),
    /// Pins the selected nodes, or frees them when all are pinned.
    TogglePin,
    /// Removes the selected parts with all that hangs on them.
    Delete,
    /// Judges a claim.
    Judge(EdgeId, ClaimId, ClaimStatus),
    /// Joins two entities that were suggested to be one.
    JoinSuggested(NodeId, NodeId),
    /// Keeps two entities apart that were suggested to be one.
    KeepApart(NodeId, NodeId),
}

/// Camera, panels, filters, theme, dialogs.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAction {
    /// The canvas has moved its camera.
    SetCamera(Camera),
    /// The user has given panels these sizes.
    KeepPanels(PanelSizes),
    /// The canvas shall fly there.
    Fly(CameraGoal),
    /// The canvas has this width and height in points.
    SetCanvasSize([f32; 2]),
    /// The window has become narrow, or wide again.
    SetNarrow(bool),
    /// The canvas has taken the goal.
    GoalTaken,
    /// Zooms by this factor around the middle.
    ZoomBy(f32),
    /// Chooses a tool.
    SetTool(Tool),
    /// Switches between dark and light.
    ToggleTheme,
    /// Switches motion off or on.
    ToggleMotion,
    /// Folds or unfolds the left panel.
    ToggleLeft,
    /// Puts the storyboard in the left panel's place, or takes it away.
    ToggleStoryboard,
    /// Folds or unfolds the inspector.
    ToggleInspector,
    /// Folds or unfolds the reader.
    ToggleReader,
    /// Shows a tab of the left panel.
    SetLeftTab(LeftTab),
    /// Shows or hides a kind.
    ToggleKind(Kind),
    /// Shows only this kind, or all again.
    IsolateKind(Kind),
    /// Shows or hides a family.
    ToggleFamily(Family),
    /// Shows only this family, or all again.
    IsolateFamily(Family),
    /// Shows or hides a certainty.
    ToggleLine(EdgeLine),
    /// Shows only this certainty, or all again.
    IsolateLine(EdgeLine),
    /// Shows named entities only, or all again.
    ToggleNamedOnly,
    /// Hides or fades what the filter leaves out.
    SetUnmatched(Unmatched),
    /// Shows everything.
    ClearFilter,
    /// Opens the sheet of keys.
    ShowKeys,
    /// Opens the command palette.
    ShowCommands,
    /// Says what this program is.
    ShowAbout,
    /// Opens the field for a report's text.
    ShowPaste,
    /// Text of the open dialog's field.
    SetDialogText(String),
    /// Marked row of the open dialog's list.
    MarkDialogRow(usize),
    /// Closes the dialog.
    CloseDialog,
    /// Takes the strip of first steps away.
    DismissSteps,
    /// Walks to the next weak claim.
    NextWeakClaim,
    /// Walks to the next entity that another one may be.
    NextSuggestion,
    /// Esc: closes or clears the topmost thing.
    Escape,
}

/// Selection, hover, claims and the reader.
#[derive(Clone, Debug, PartialEq)]
pub enum SelectAction {
    /// Selects this part alone.
    Only(Part),
    /// Adds or takes away a part.
    Toggle(Part),
    /// Selects these parts; `add` keeps the others.
    Set {
        /// The parts.
        parts: BTreeSet<Part>,
        /// True to keep what is selected.
        add: bool,
    },
    /// Selects every visible part.
    All,
    /// Selects nothing.
    Clear,
    /// Adds the neighbours of the selected nodes.
    Neighbours,
    /// The pointer is over this part.
    Hover(Option<Part>),
    /// Selects a part and flies to it.
    GoTo(Part),
    /// Shows a claim in the inspector and its sentence in the reader.
    ShowClaim(EdgeId, ClaimId),
    /// The claim after (or before) the shown one.
    StepClaim {
        /// True for the one after.
        forward: bool,
    },
    /// Shows a report, scrolled to a span.
    Read(SourceId, Option<Span>),
}

/// The find box.
#[derive(Clone, Debug, PartialEq)]
pub enum FindAction {
    /// Puts the keyboard into the box.
    Focus,
    /// The box has the keyboard.
    Focused,
    /// What is typed.
    SetText(String),
    /// Marks the next (or previous) hit.
    Step {
        /// True for the one after.
        forward: bool,
    },
    /// Goes to a hit.
    Go(HitGroup),
    /// Closes the list.
    Close,
}

/// Layouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutAction {
    /// Places the nodes anew; pinned ones stay.
    Run(Algorithm),
    /// Frees every pinned node.
    UnpinAll,
}

/// Scenes and the show.
#[derive(Clone, Debug, PartialEq)]
pub enum PresentAction {
    /// Keeps the current view as a scene and asks for its title.
    AddScene,
    /// The storyboard has opened the fields of the scene that is to be named.
    FieldsOpened,
    /// Names a scene and says what to tell.
    SetScene {
        /// Which.
        id: SceneId,
        /// Headline.
        title: String,
        /// Note.
        note: String,
    },
    /// Takes a scene out.
    RemoveScene(SceneId),
    /// Moves a scene to this index.
    MoveScene(SceneId, usize),
    /// Starts the show at this scene.
    Start(usize),
    /// The next (or previous) scene.
    Step {
        /// True for the next.
        forward: bool,
    },
    /// Ends the show.
    Stop,
}
