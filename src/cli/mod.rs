//! The command line: one file a subcommand. Reads arguments, runs the same stages as the window,
//! prints results to standard output and errors with place and hint to standard error. Never
//! touches the window system.

mod analyze;
mod brief;
mod build;
mod check;
mod convert;
mod extract;
mod files;
mod info;
mod layout;
mod render;
mod sample;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use build::case_from_documents;
pub use files::tell;
pub use sample::run_without_display;

/// What the arguments ask for.
pub enum Invocation {
    /// Open the window with these files, maybe none.
    Window(Vec<PathBuf>),
    /// Run a subcommand without a window.
    Command(Box<Command>),
}

/// Reports in, a graph of who does what to whom out, every edge pinned to its sentence.
#[derive(Parser)]
#[command(name = "redstring", version, about, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Examples:\n  redstring report.txt\n  redstring build report.txt -o case.redstring"
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Cases, graph files or reports to open in the window
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// The subcommands.
#[derive(Subcommand)]
pub enum Command {
    /// Read reports and write a case
    Build(build::Arguments),
    /// Print what reports say, one proposition or parse a line
    Extract(extract::Arguments),
    /// Say what a case holds
    Info(info::Arguments),
    /// Verify every quote and hash of a case; exit 1 if any fails
    Check(check::Arguments),
    /// Convert between graph formats and list what the target cannot hold
    Convert(convert::Arguments),
    /// Place the nodes of a case or of a plain edge list
    Layout(layout::Arguments),
    /// Print a measure of every entity
    Analyze(analyze::Arguments),
    /// Draw a case as SVG, PNG or PDF
    Render(render::Arguments),
    /// Write the briefing of a case as HTML or Markdown
    Brief(brief::Arguments),
}

/// Reads the arguments; `Err` holds the exit code after help or a usage error was printed.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, ExitCode> {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command: Some(command), .. }) => Ok(Invocation::Command(Box::new(command))),
        Ok(Arguments { files, .. }) => present(files),
        Err(error) => {
            // A closed pipe is the reader's choice, not an error.
            let _ = error.print();
            Err(ExitCode::from(if error.use_stderr() { 2 } else { 0 }))
        }
    }
}

/// The window with these files, where all of them are there.
fn present(files: Vec<PathBuf>) -> Result<Invocation, ExitCode> {
    let Some(absent) = files.iter().find(|file| !file.exists()) else {
        return Ok(Invocation::Window(files));
    };
    let name = absent.display();
    // A word without ending or folder was hardly meant as a file.
    if absent.extension().is_none() && absent.components().count() == 1 {
        files::tell(&format!(
            "redstring: `{name}` is no command and no file\n  `redstring --help` lists the commands"
        ));
        return Err(ExitCode::from(2));
    }
    files::tell(&format!("redstring: {name}: no such file"));
    Err(ExitCode::FAILURE)
}

/// Runs a subcommand: 0 when all went well, 1 when the job failed.
pub fn run(command: Command) -> ExitCode {
    let outcome = match command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Info(arguments) => info::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Layout(arguments) => layout::run(&arguments),
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Brief(arguments) => brief::run(&arguments),
    };
    outcome.unwrap_or_else(|error| {
        if files::is_closed_pipe(&error) {
            return ExitCode::SUCCESS;
        }
        files::tell(&format!("redstring: {error:#}"));
        ExitCode::FAILURE
    })
}
