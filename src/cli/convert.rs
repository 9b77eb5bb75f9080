//! `redstring convert`: from one graph format to another, saying first what the target cannot hold.

use std::path::PathBuf;
use std::process::ExitCode;

use super::files;
use crate::formats::{Format, registry};

/// Arguments of `convert`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring convert cambodia.redstring cambodia.graphml")]
pub struct Arguments {
    /// The file to read; its format is told by its content
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The file to write; its ending chooses the format
    #[arg(value_name = "OUT", value_parser = output)]
    output: PathBuf,
}

/// A file whose ending says how to write it.
fn output(file: &str) -> Result<PathBuf, String> {
    match registry::by_extension(file) {
        Some(Format { write: Some(_), .. }) => Ok(file.into()),
        Some(format) => Err(format!("{} can only be read; use {}", format.title, writable())),
        None => Err(format!("no format has this ending; use {}", writable())),
    }
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let case = files::read_case(&arguments.input)?;
    let name = files::file_name(&arguments.output);
    let format = registry::by_extension(&name).unwrap_or(&registry::NATIVE);
    let written = format.write.unwrap_or(registry::write_native)(&case);
    for loss in &written.losses {
        files::tell(&format!("redstring: {name}: {} cannot hold {loss}", format.title));
    }
    files::write_bytes(&written.bytes, &arguments.output)?;
    files::print(&format!("{}: {}\n", arguments.output.display(), files::size(&case)))?;
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
