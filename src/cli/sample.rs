//! The main job without a display: builds the sample case from its reports and draws it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use super::build::case_from_documents;
use super::files;
use crate::base::Silent;
use crate::display::{Theme, Visible};
use crate::draw::{Options, picture, to_png};
use crate::formats::sample::SCAM_COMPOUNDS;
use crate::text::Document;

/// Writes `redstring-sample.redstring` and `.png` to `folder`, and says why and where.
pub fn run_without_display(folder: &Path, reason: &str) -> ExitCode {
    match write_sample(folder) {
        Ok(written) => {
            let mut told =
                format!("{reason}, so redstring built its sample case without a window:\n");
            for path in written {
                let _ = writeln!(told, "  {}", path.display());
            }
            told += "Build a case of your own with: redstring build REPORT… -o case.redstring\n";
            // The files are written, whether or not anybody reads where.
            let _ = files::print(&told);
            ExitCode::SUCCESS
        }
        Err(error) => {
            files::tell(&format!("redstring: {reason}, and the sample case failed: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn write_sample(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    for report in SCAM_COMPOUNDS.reports {
        documents.push(Document::read(report.bytes, report.file)?.0);
    }
    let case = case_from_documents(SCAM_COMPOUNDS.title, &documents, &Silent)?;
    let case_path = folder.join("redstring-sample.redstring");
    files::write_case(&case, &case_path)?;
    let options =
        Options { theme: Theme::Dark, title: Some(case.title().to_owned()), ..Options::default() };
    let picture = picture(&case, &Visible::default(), &options);
    let png_path = folder.join("redstring-sample.png");
    files::write_bytes(&to_png(&picture, 2.0)?, &png_path)?;
    Ok(vec![case_path, png_path])
}
