//! redstring: opens the window, or runs a subcommand.

use std::path::PathBuf;
use std::process::ExitCode;

use redstring::cli::{self, Invocation};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Invocation::Command(command)) => cli::run(*command),
        Ok(Invocation::Window(files)) => open(files),
        Err(code) => code,
    }
}

/// Opens the window.
#[cfg(feature = "window")]
fn open(files: Vec<PathBuf>) -> ExitCode {
    match redstring::app::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("redstring: {error}\n  `redstring --help` lists what works without a window");
            ExitCode::FAILURE
        }
    }
}

/// This build has no window.
#[cfg(not(feature = "window"))]
fn open(_files: Vec<PathBuf>) -> ExitCode {
    eprintln!("redstring: this build has no window; `redstring --help` lists what it can do");
    ExitCode::FAILURE
}
