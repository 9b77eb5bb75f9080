//! redstring: opens the window, or runs a subcommand.

fn main() {}
