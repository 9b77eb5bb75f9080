//! `redstring brief`: the briefing of a case as a file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

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
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let case = files::read_case(&arguments.case)?;
    let briefing = compose(&case);
    let text = match files::extension(&arguments.output).as_str() {
        "html" | "htm" => to_html(&case, &briefing),
        "md" | "markdown" => to_markdown(&briefing),
        other => bail!(
            "{}: cannot write a briefing as `{other}` (use .html or .md)",
            arguments.output.display()
        ),
    };
    files::write_bytes(text.as_bytes(), &arguments.output)?;
    files::print(&format!(
        "{}: {} scenes, {} footnotes\n",
        arguments.output.display(),
        briefing.pages.len(),
        briefing.footnotes.len()
    ))?;
    Ok(ExitCode::SUCCESS)
}
