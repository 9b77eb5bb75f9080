//! `redstring brief`: the briefing of a case as a file.

use std::path::PathBuf;
use std::process::ExitCode;

use super::files;
use crate::briefing::{compose, to_html, to_markdown};

/// Arguments of `brief`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring brief cambodia.redstring -o cambodia.html")]
pub struct Arguments {
    /// The case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The file to write; its ending chooses the format: .html or .md
    #[arg(short, long, value_name = "FILE", value_parser = output)]
    output: PathBuf,
}

/// A file that a briefing can be written to.
fn output(file: &str) -> Result<PathBuf, String> {
    files::with_ending(file, "a briefing", &["html", "htm", "md", "markdown"], ".html or .md")
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let case = files::read_case(&arguments.case)?;
    let briefing = compose(&case);
    let text = match files::extension(&arguments.output).as_str() {
        "md" | "markdown" => to_markdown(&briefing),
        _ => to_html(&case, &briefing),
    };
    files::write_bytes(text.as_bytes(), &arguments.output)?;
    files::print(&format!(
        "{}: {}, {}\n",
        arguments.output.display(),
        files::count(briefing.pages.len(), "scene", "scenes"),
        files::count(briefing.footnotes.len(), "footnote", "footnotes")
    ))?;
    Ok(ExitCode::SUCCESS)
}
