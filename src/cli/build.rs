//! `redstring build`: reports in, a case out.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::files;
use crate::base::{Progress, Silent};
use crate::display;
use crate::extract::{Extraction, extract};
use crate::graph::query::open_suggestions;
use crate::graph::{Case, History, Transaction, assemble_all};
use crate::layout::Algorithm;
use crate::text::Document;

/// Arguments of `build`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring build raids.txt arrests.txt -o cambodia.redstring")]
pub struct Arguments {
    /// Text or Markdown reports; - reads standard input
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
    /// The case to write
    #[arg(short, long, value_name = "CASE")]
    output: PathBuf,
    /// Name of the case; by default made from the file name
    #[arg(long)]
    title: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    refuse_own_report(arguments)?;
    let documents: Vec<Document> =
        arguments.reports.iter().map(|path| files::read_report(path)).collect::<Result<_>>()?;
    let title = arguments.title.clone().unwrap_or_else(|| title_from(&arguments.output));
    let case = case_from_documents(&title, &documents, &Silent)?;
    files::write_case(&case, &arguments.output)?;
    let mut told = format!(
        "{}: {}, {}, {}",
        arguments.output.display(),
        files::count(case.sources().len(), "report", "reports"),
        files::size(&case),
        files::count(case.claim_count(), "claim", "claims"),
    );
    let suggestions = open_suggestions(&case).len();
    if suggestions > 0 {
        let pairs = files::count(suggestions, "pair", "pairs");
        let _ = write!(told, "; {pairs} perhaps one (see info --suggestions)");
    }
    files::print(&format!("{told}\n"))?;
    if case.entities().len() == 0 {
        files::tell("redstring: no actors were found (reports are read as English sentences)");
    }
    Ok(ExitCode::SUCCESS)
}

/// A case written over its report would lose the report.
fn refuse_own_report(arguments: &Arguments) -> Result<()> {
    let Ok(output) = arguments.output.canonicalize() else { return Ok(()) };
    let same = |report: &&PathBuf| report.canonicalize().is_ok_and(|report| report == output);
    match arguments.reports.iter().find(same) {
        Some(report) => {
            bail!("{} is a report to read: choose another file for the case", report.display())
        }
        None => Ok(()),
    }
}

/// Reads documents into a new case, in their order, and lays it out.
pub fn case_from_documents(
    title: &str,
    documents: &[Document],
    progress: &dyn Progress,
) -> Result<Case> {
    let mut history = History::new(Case::new(title));
    let extractions: Vec<Extraction> =
        documents.iter().map(|document| extract(document, progress)).collect::<Result<_, _>>()?;
    let (added, left_out) = assemble_all(history.case(), documents.iter().zip(&extractions))?;
    for already in left_out {
        files::tell(&format!("redstring: {already}"));
    }
    history.commit(added)?;
    let placed = display::arrange(history.case(), Algorithm::default(), progress)?;
    history.commit(Transaction::new("Lay out", vec![placed]))?;
    Ok(history.into_case())
}

/// "scam-compounds.redstring" is the case "Scam compounds".
fn title_from(output: &Path) -> String {
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(
        || "Untitled".to_owned(),
        |first| first.to_uppercase().chain(letters).collect(),
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::title_from;

    #[test]
    fn a_file_name_becomes_a_title() {
        assert_eq!(title_from(Path::new("/tmp/scam-compounds.redstring")), "Scam compounds");
        assert_eq!(title_from(Path::new("")), "Untitled");
    }
}
