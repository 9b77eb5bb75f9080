//! `redstring check`: verifies every quote, span and hash of a case.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use super::files;
use crate::graph::check::check;

/// Arguments of `check`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring check cambodia.redstring")]
pub struct Arguments {
    /// The case
    #[arg(value_name = "CASE")]
    case: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let case = files::read_case(&arguments.case)?;
    let found = check(&case, &files::file_name(&arguments.case));
    if found.is_empty() {
        files::print(&format!(
            "{}: {} and {} hold\n",
            arguments.case.display(),
            files::count(case.claim_count(), "claim", "claims"),
            files::count(case.sources().len(), "report", "reports"),
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    for diagnostic in &found {
        files::print(&format!("{diagnostic}\n"))?;
    }
    let findings = files::count(found.len(), "finding", "findings");
    files::tell(&format!("redstring: {}: {findings}", arguments.case.display()));
    Ok(ExitCode::FAILURE)
}
