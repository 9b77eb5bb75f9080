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

/// Opens the window; a first start without a display does the main job without one.
#[cfg(feature = "window")]
fn open(files: Vec<PathBuf>) -> ExitCode {
    use redstring::app::{self, LaunchError};

    let first_start = files.is_empty();
    match app::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(LaunchError::NoDisplay) if first_start => without_window("No display was found"),
        Err(error) => {
            cli::tell(&format!(
                "redstring: {error}\n  `redstring --help` lists what works without a window"
            ));
            ExitCode::FAILURE
        }
    }
}

/// This build has no window.
#[cfg(not(feature = "window"))]
fn open(files: Vec<PathBuf>) -> ExitCode {
    if files.is_empty() {
        return without_window("No display was found (this build has no window)");
    }
    cli::tell("redstring: this build has no window; `redstring --help` lists what it can do");
    ExitCode::FAILURE
}

fn without_window(reason: &str) -> ExitCode {
    cli::run_without_display(std::path::Path::new("."), reason)
}
