//! `redstring convert`: from one graph format to another, saying first what the target cannot hold.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::files;
use crate::formats::registry;

/// Arguments of `convert`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring convert cambodia.redstring cambodia.graphml")]
pub struct Arguments {
    /// The file to read; its format is told by its content
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The file to write; its ending chooses the format
    #[arg(value_name = "OUT")]
    output: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let case = files::read_case(&arguments.input)?;
    let name = files::file_name(&arguments.output);
    let Some(format) = registry::by_extension(&name) else {
        bail!("{name}: no format has this ending (use {})", writable());
    };
    let Some(write) = format.write else {
        bail!("{name}: {} can only be read (use {})", format.title, writable());
    };
    let written = write(&case);
    for loss in &written.losses {
        files::tell(&format!("redstring: {name}: {} cannot hold {loss}", format.title));
    }
    files::write_bytes(&written.bytes, &arguments.output)?;
    files::print(&format!(
        "{}: {} entities, {} relations\n",
        arguments.output.display(),
        case.entities().len(),
        case.relations().len()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Endings that can be written: ".redstring or .graphml".
fn writable() -> String {
    let formats = registry::ALL.iter().filter(|format| format.write.is_some());
    let endings: Vec<String> = formats
        .filter_map(|format| format.extensions.first())
        .map(|ext| format!(".{ext}"))
        .collect();
    endings.join(" or ")
}
