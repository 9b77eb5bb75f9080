//! The jobs: what each reads, computes and writes on its own thread. They get copies of what they
//! need and give an [`Outcome`]; the state stays with the window.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Outcome, export};
use crate::app::action::Action;
use crate::app::effect::{Effect, Report};
use crate::app::state::State;
use crate::app::widgets::count;
use crate::base::{Cancelled, Diagnostic, Place, Progress};
use crate::display::{Style, Theme, Visible, layout_request};
use crate::extract::{Extraction, extract};
use crate::formats::save::load;
use crate::formats::{ReadError, native, registry, sample, save};
use crate::graph::{Case, Edit, assemble_all};
use crate::job::{Reporter, Stop};
use crate::layout::{self, Algorithm};
use crate::text::Document;

/// File name extensions that are looked for in a dropped folder.
const REPORT_EXTENSIONS: [&str; 4] = ["txt", "md", "markdown", "text"];
/// Entities from which a drawing is crowded: the whole of it is then seen at a zoom at which relations
/// have no words.
const CROWD: usize = 30;
/// A share of the work.
type Share = (f32, f32);

/// What a job does on its thread.
type Work = dyn FnOnce(&Reporter<Outcome>) -> Result<Outcome, Stop> + Send;

/// A job to start.
pub struct Task {
    /// What the card says.
    pub title: String,
    /// The work.
    pub run: Box<Work>,
}

impl Task {
    fn new(
        title: impl Into<String>,
        run: impl FnOnce(&Reporter<Outcome>) -> Result<Outcome, Stop> + Send + 'static,
    ) -> Self {
        Self { title: title.into(), run: Box::new(run) }
    }
}

/// The job that an effect needs; `None` for effects that need none.
pub fn of(effect: Effect, state: &State) -> Option<Task> {
    let case = || state.desk.case().clone();
    let (serial, revision) = state.desk.revision();
    Some(match effect {
        Effect::Build(reports) => {
            let title = match reports.as_slice() {
                [one] => format!("Reading {}", name_of(one)),
                several => format!("Reading {}", count(several.len(), "report", "reports")),
            };
            let case = case();
            Task::new(title, move |reporter| build(&case, reports, (serial, revision), reporter))
        }
        Effect::BuildSample => Task::new("Building the sample", |reporter| build_sample(reporter)),
        Effect::Open(path) => {
            Task::new(format!("Opening {}", file_name(&path)), move |reporter| open(path, reporter))
        }
        Effect::Save(path, then) => {
            let (case, saved_state) = (case(), state.desk.history.state());
            let title = format!("Saving {}", file_name(&path));
            Task::new(title, move |_| save_case(&case, path, (serial, saved_state), then))
        }
        Effect::Export(path) => {
            let (case, visible) = (case(), state.filter.to_visible());
            let theme = state.settings.theme();
            let title = format!("Exporting {}", file_name(&path));
            Task::new(title, move |_| export(&case, &visible, theme, path))
        }
        Effect::Layout(algorithm) => {
            let case = case();
            let title = format!("Layout: {}", algorithm.title().to_lowercase());
            Task::new(title, move |reporter| {
                let progress = Part { all: reporter, share: (0.0, 1.0), what: "Placing entities" };
                let edit = place(&case, algorithm, true, &progress)?;
                Ok(Outcome::Laid { serial, algorithm, edit })
            })
        }
        _ => return None,
    })
}

/// Passes a part of the work's progress on as a share of the whole.
struct Part<'a> {
    all: &'a dyn Progress,
    share: Share,
    what: &'a str,
}

impl Progress for Part<'_> {
    fn tick(&self, done: f32, what: &str) -> Result<(), Cancelled> {
        let (from, to) = self.share;
        let what = if what.is_empty() { self.what } else { what };
        self.all.tick(from + (to - from) * done.clamp(0.0, 1.0), what)
    }
}

/// Reads reports into a copy of the case and gives the transaction that does the same to the case.
fn build(
    case: &Case,
    reports: Vec<Report>,
    (serial, revision): (u64, u64),
    progress: &dyn Progress,
) -> Result<Outcome, Stop> {
    let mut diagnostics = Vec::new();
    let mut documents = Vec::new();
    for report in reports.iter().cloned().flat_map(unfolded) {
        progress.tick(0.0, "Reading")?;
        documents.extend(read(&report, &mut diagnostics));
    }
    let extractions = extract_all(&documents, (0.0, 0.6), progress)?;
    let pairs = documents.iter().zip(&extractions);
    progress.tick(0.6, "Joining what the reports name")?;
    let (mut transaction, left_out) = assemble_all(case, pairs).map_err(Stop::failed)?;
    diagnostics.extend(
        left_out.iter().map(|already| {
            Diagnostic::note(Place::input(already.title.clone()), already.to_string())
        }),
    );
    if !transaction.is_empty() {
        let mut grown = case.clone();
        grown.commit(transaction.clone()).map_err(Stop::failed)?;
        let rest = Part { all: progress, share: (0.65, 1.0), what: "Placing entities" };
        transaction.edits.push(place(&grown, Algorithm::default(), false, &rest)?);
        if case.sources().len() == 0 && case.entities().len() == 0 {
            let title = documents.first().map(|document| document.title.clone());
            transaction.edits.extend(title.map(Edit::SetTitle));
        }
    }
    Ok(Outcome::Built { serial, revision, reports, transaction, diagnostics })
}

fn build_sample(progress: &dyn Progress) -> Result<Outcome, Stop> {
    let sample = sample::SCAM_COMPOUNDS;
    let mut documents = Vec::new();
    for report in sample.reports {
        let (document, _) = Document::read(report.bytes, report.file).map_err(Stop::failed)?;
        documents.push(document);
    }
    let extractions = extract_all(&documents, (0.0, 0.6), progress)?;
    let mut case = Case::new(sample.title);
    let pairs = documents.iter().zip(&extractions);
    let (transaction, _) = assemble_all(&case, pairs).map_err(Stop::failed)?;
    case.commit(transaction).map_err(Stop::failed)?;
    let rest = Part { all: progress, share: (0.65, 1.0), what: "Placing entities" };
    let placed = place(&case, Algorithm::default(), true, &rest)?;
    let placed = crate::graph::Transaction::new("Lay out", vec![placed]);
    case.commit(placed).map_err(Stop::failed)?;
    Ok(Outcome::Sample(Box::new(case)))
}

fn extract_all(
    documents: &[Document],
    (from, to): Share,
    progress: &dyn Progress,
) -> Result<Vec<Extraction>, Cancelled> {
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let mut before = 0;
    let mut extractions = Vec::new();
    for document in documents {
        let share =
            |bytes_done: usize| from + (to - from) * bytes_done as f32 / bytes.max(1) as f32;
        let after = before + document.text.len();
        let what = "Reading sentences";
        let part = Part { all: progress, share: (share(before), share(after)), what };
        extractions.push(extract(document, &part)?);
        before = after;
    }
    Ok(extractions)
}

/// Places the nodes. `anew` forgets where they stand, pinned ones excepted; else those that have a
/// place about keep it.
fn place(
    case: &Case,
    algorithm: Algorithm,
    anew: bool,
    progress: &dyn Progress,
) -> Result<Edit, Cancelled> {
    let (mut request, ids) =
        layout_request(case, &Visible::default(), &Style::default(), algorithm);
    request.crowded = request.node_count > CROWD;
    if anew {
        let free = request.start.iter_mut().zip(&request.pinned).filter(|(_, pinned)| !**pinned);
        free.for_each(|(start, _)| *start = [f32::NAN; 2]);
    }
    let placed = layout::run(&request, progress)?;
    let pinned = |id| case.entity(id).is_some_and(|entity| entity.pinned);
    let places = ids.into_iter().zip(placed.positions);
    Ok(Edit::Place(places.map(|(id, at)| (id, Some(at), pinned(id))).collect()))
}

/// A dropped folder's reports in the order of their names; other reports as they are.
fn unfolded(report: Report) -> Vec<Report> {
    let Report::File(folder) = &report else { return vec![report] };
    let Ok(entries) = fs::read_dir(folder) else { return vec![report] };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
            extension.is_some_and(|extension| REPORT_EXTENSIONS.contains(&extension.as_str()))
        })
        .collect();
    files.sort();
    files.into_iter().map(Report::File).collect()
}

/// Reads a report; what cannot be read is told and left out.
fn read(report: &Report, diagnostics: &mut Vec<Diagnostic>) -> Option<Document> {
    let path = match report {
        Report::Text { title, text } => return Some(Document::from_text(title, text.as_str())),
        Report::File(path) => path,
    };
    let name = file_name(path);
    let bytes = match load(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let place = Place::input(name);
            let hint = "check that the file is still there and may be read";
            diagnostics.push(Diagnostic::error(place, error.reason).with_hint(hint));
            return None;
        }
    };
    match Document::read(&bytes, &name) {
        Ok((document, notes)) => {
            diagnostics.extend(notes);
            Some(document)
        }
        Err(error) => {
            let told = Diagnostic::error(Place::input(name), error.to_string());
            diagnostics.push(told.with_hint(error.hint()));
            None
        }
    }
}

fn open(path: PathBuf, progress: &dyn Progress) -> Result<Outcome, Stop> {
    let name = file_name(&path);
    progress.tick(0.1, "Reading the file")?;
    let told = |message: String| Stop::Failed(format!("{name}: {message}"));
    if !path.exists() {
        return Ok(Outcome::Gone(path));
    }
    let bytes = load(&path).map_err(|error| told(error.reason))?;
    progress.tick(0.3, "Checking what it holds")?;
    let opened = match registry::read(&name, &bytes) {
        Ok(opened) => opened,
        Err(ReadError::Malformed(told)) => return Ok(Outcome::Failed(vec![*told])),
        Err(error) => return Err(Stop::failed(error)),
    };
    let mut case = opened.case;
    if case.entities().any(|entity| entity.position.is_none()) {
        let rest = Part { all: progress, share: (0.5, 1.0), what: "Placing entities" };
        let placed = place(&case, Algorithm::default(), false, &rest)?;
        let placed = crate::graph::Transaction::new("Lay out", vec![placed]);
        case.commit(placed).map_err(Stop::failed)?;
    }
    let native = native::detect(&bytes);
    let diagnostics = opened.diagnostics;
    Ok(Outcome::Opened { path, native, case: Box::new(case), diagnostics })
}

fn save_case(
    case: &Case,
    path: PathBuf,
    (serial, saved_state): (u64, u64),
    then: Option<Box<Action>>,
) -> Result<Outcome, Stop> {
    save::save(&path, native::write(case).as_bytes()).map_err(Stop::failed)?;
    Ok(Outcome::Saved { path, serial, saved_state, then })
}

fn export(case: &Case, visible: &Visible, theme: Theme, path: PathBuf) -> Result<Outcome, Stop> {
    let (bytes, losses) = export::bytes(case, visible, theme, &file_name(&path))?;
    save::export(&path, &bytes).map_err(Stop::failed)?;
    Ok(Outcome::Exported { path, losses })
}

fn name_of(report: &Report) -> String {
    match report {
        Report::File(path) => file_name(path),
        Report::Text { title, .. } => format!("“{title}”"),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
