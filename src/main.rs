//! redstring: opens the window, or runs a subcommand.

use std::process::ExitCode;

fn main() -> ExitCode {
    let files = std::env::args_os().skip(1).map(Into::into).collect();
    match redstring::app::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("redstring: {error}");
            ExitCode::FAILURE
        }
    }
}
