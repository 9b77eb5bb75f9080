//! `redstring analyze`: a measure of every entity as tab-separated lines.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use super::files;
use crate::analysis::{Measure, ranked};

/// Arguments of `analyze`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring analyze cambodia.redstring --measure pagerank")]
pub struct Arguments {
    /// A case or any graph file that redstring reads
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// degree, pagerank or component
    #[arg(long, default_value_t = Measure::Degree)]
    measure: Measure,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let case = files::read_case(&arguments.case)?;
    let mut out = String::new();
    for (id, value) in ranked(&case, arguments.measure) {
        let label = case.entity(id).map(|entity| entity.label.as_str()).unwrap_or_default();
        let _ = writeln!(out, "{id}\t{value}\t{label}");
    }
    files::print(&out)?;
    Ok(ExitCode::SUCCESS)
}
