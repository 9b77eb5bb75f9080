//! Files of the subcommands: reading with a clear error, writing whole or not at all, printing to a
//! pipe that may close.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use crate::base::Diagnostic;
use crate::formats::{native, registry, save};
use crate::graph::Case;
use crate::text::Document;

/// Name of standard input among file arguments.
const STANDARD_INPUT: &str = "-";

/// Reads a report; `-` is standard input. Warnings go to standard error.
pub(super) fn read_report(path: &Path) -> Result<Document> {
    let (bytes, name) = if path.as_os_str() == STANDARD_INPUT {
        let name = "standard input".to_owned();
        (save::load_stream(io::stdin().lock(), &name)?, name)
    } else {
        (read_bytes(path)?, file_name(path))
    };
    if let Some(format) = registry::detect(&name, &bytes) {
        let path = path.display();
        bail!(
            "{path} is a graph file ({}), no report: open it with `redstring FILE`, or turn it into \
             a case with `redstring convert`",
            format.title
        );
    }
    let (document, diagnostics) =
        Document::read(&bytes, &name).map_err(|error| anyhow!("{error} ({})", error.hint()))?;
    print_diagnostics(&diagnostics);
    Ok(document)
}

/// Reads a case or any graph file that redstring knows.
pub(super) fn read_case(path: &Path) -> Result<Case> {
    let bytes = read_bytes(path)?;
    let opened = registry::read(&file_name(path), &bytes)?;
    print_diagnostics(&opened.diagnostics);
    Ok(opened.case)
}

/// Writes a case in the native format, atomically; the previous version is kept as a backup.
pub(super) fn write_case(case: &Case, path: &Path) -> Result<()> {
    Ok(save::save(path, native::write(case).as_bytes())?)
}

/// Writes a file that can be made again, atomically.
pub(super) fn write_bytes(bytes: &[u8], path: &Path) -> Result<()> {
    Ok(save::export(path, bytes)?)
}

pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    Ok(save::load(path)?)
}

/// "1 report", "2 reports".
pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// "3 entities, 1 relation".
pub(super) fn size(case: &Case) -> String {
    let entities = count(case.entities().len(), "entity", "entities");
    format!("{entities}, {}", count(case.relations().len(), "relation", "relations"))
}

/// The extension in lower case; empty when there is none.
pub(super) fn extension(path: &Path) -> String {
    path.extension().map(|ext| ext.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The file, where its ending is one of `known`; what else to write for people who chose another.
pub(super) fn with_ending(
    file: &str,
    what: &str,
    known: &[&str],
    use_instead: &str,
) -> Result<PathBuf, String> {
    let path = PathBuf::from(file);
    let ending = extension(&path);
    if known.contains(&ending.as_str()) {
        Ok(path)
    } else if ending.is_empty() {
        Err(format!("the ending chooses the format of {what}; use {use_instead}"))
    } else {
        Err(format!("{what} cannot be written as .{ending}; use {use_instead}"))
    }
}

pub(super) fn print_diagnostics(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        tell(&format!("redstring: {diagnostic}"));
    }
}

/// A line on standard error; nowhere to tell it is no reason to fail.
pub fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Prints to standard output; a closed pipe comes back as an error for [`is_closed_pipe`].
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// True when the error is a reader that has gone away, as in `redstring info x | head -1`.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
