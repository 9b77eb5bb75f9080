//! `redstring render`: a case drawn as a picture, with legend and title.

use std::path::PathBuf;
use std::process::ExitCode;

use super::files;
use crate::base::Silent;
use crate::display::{self, Theme, Visible};
use crate::draw::{Options, picture, to_pdf, to_png, to_svg};
use crate::graph::{Case, History, Transaction};
use crate::layout::Algorithm;

/// Arguments of `render`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring render cambodia.redstring -o cambodia.png --scale 2")]
pub struct Arguments {
    /// A case or any graph file that redstring reads
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The file to write; its ending chooses the format: .svg, .png or .pdf
    #[arg(short, long, value_name = "FILE", value_parser = output)]
    output: PathBuf,
    /// Colours: dark or light
    #[arg(long, default_value = "light", value_parser = ["dark", "light"])]
    theme: String,
    /// Width in points
    #[arg(long, default_value_t = 1600, value_parser = clap::value_parser!(u32).range(64..=16384))]
    width: u32,
    /// Height in points
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(64..=16384))]
    height: u32,
    /// Pixels a point, for PNG: 0.1 to 8
    #[arg(long, default_value_t = 1.0, value_parser = scale)]
    scale: f32,
    /// Leave generic entities out
    #[arg(long)]
    named_only: bool,
    /// Leave title and legend out
    #[arg(long)]
    bare: bool,
}

/// A file that a picture can be written to.
fn output(file: &str) -> Result<PathBuf, String> {
    files::with_ending(file, "a picture", &["svg", "png", "pdf"], ".svg, .png or .pdf")
}

fn scale(word: &str) -> Result<f32, String> {
    let scale = word.parse().ok().filter(|scale| (0.1..=8.0).contains(scale));
    scale.ok_or_else(|| "it must be a number between 0.1 and 8".to_owned())
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let case = placed(files::read_case(&arguments.case)?)?;
    let theme = if arguments.theme == "dark" { Theme::Dark } else { Theme::Light };
    let visible = Visible { named_only: arguments.named_only, ..Visible::default() };
    let options = Options {
        theme,
        title: (!arguments.bare).then(|| case.title().to_owned()),
        legend: !arguments.bare,
        ..Options::sized(arguments.width as f32, arguments.height as f32)
    };
    let picture = picture(&case, &visible, &options);
    let bytes = match files::extension(&arguments.output).as_str() {
        "svg" => to_svg(&picture).into_bytes(),
        "png" => to_png(&picture, arguments.scale)?,
        _ => to_pdf(&picture)?,
    };
    files::write_bytes(&bytes, &arguments.output)?;
    files::print(&format!("{}: {}\n", arguments.output.display(), drawn(&case, &visible)))?;
    Ok(ExitCode::SUCCESS)
}

/// How much of the case is in the picture.
fn drawn(case: &Case, visible: &Visible) -> String {
    let entities = case.entities().filter(|entity| visible.node(entity)).count();
    let relations = case.relations().filter(|edge| visible.edge(case, edge)).count();
    if (entities, relations) == (case.entities().len(), case.relations().len()) {
        return files::size(case);
    }
    let (all, ties) = (case.entities().len(), case.relations().len());
    format!("{entities} of {all} entities, {relations} of {ties} relations")
}

/// A graph file may come without positions.
fn placed(case: Case) -> anyhow::Result<Case> {
    if case.entities().all(|entity| entity.position.is_some()) {
        return Ok(case);
    }
    let edit = display::arrange(&case, Algorithm::default(), &Silent)?;
    let mut history = History::new(case);
    history.commit(Transaction::new("Lay out", vec![edit]))?;
    Ok(history.into_case())
}
