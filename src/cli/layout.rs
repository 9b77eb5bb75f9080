//! `redstring layout`: positions for a case or a plain edge list, with seconds and iterations.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};

use super::files;
use crate::base::Silent;
use crate::display::{Style, Visible, layout_request};
use crate::formats::edges::{self, EdgeList};
use crate::formats::registry;
use crate::layout::{self, Algorithm, LayoutRequest};

/// Arguments of `layout`.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  redstring layout edges.txt --algorithm stress --seed 7 --positions out.txt"
)]
pub struct Arguments {
    /// A case, a graph file, or an edge list: two node numbers a line
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// stress, force, layered, radial, circular or grid
    #[arg(long, default_value = "stress")]
    algorithm: Algorithm,
    /// Seed of every random choice
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to write the positions, `x y` a line; standard output when left out
    #[arg(long, value_name = "FILE")]
    positions: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut request = read_request(&arguments.input)?;
    request.algorithm = arguments.algorithm;
    request.seed = arguments.seed;
    let started = Instant::now();
    let placed = layout::run(&request, &Silent)?;
    let seconds = started.elapsed().as_secs_f64();
    let mut lines = String::new();
    for [x, y] in &placed.positions {
        let _ = writeln!(lines, "{x} {y}");
    }
    match &arguments.positions {
        Some(path) => files::write_bytes(lines.as_bytes(), path)?,
        None => files::print(&lines)?,
    }
    files::tell(&format!(
        "{}, {}: {seconds:.3} s, {}",
        files::count(request.node_count, "node", "nodes"),
        files::count(request.edges.len(), "edge", "edges"),
        files::count(placed.iterations, "iteration", "iterations")
    ));
    Ok(ExitCode::SUCCESS)
}

/// Graph files are told by their content; everything else is read as an edge list.
fn read_request(path: &Path) -> Result<LayoutRequest> {
    let bytes = files::read_bytes(path)?;
    let name = files::file_name(path);
    if registry::detect(&name, &bytes).is_some_and(|format| format.name != "edges") {
        let case = files::read_case(path)?;
        let (visible, style) = (Visible::default(), Style::default());
        return Ok(layout_request(&case, &visible, &style, Algorithm::default()).0);
    }
    let mut graph = edges::parse(&name, &bytes)
        .with_context(|| format!("{name}: neither a graph file nor an edge list"))?;
    sort_numbered(&mut graph);
    Ok(LayoutRequest { node_count: graph.names.len(), edges: graph.edges, ..Default::default() })
}

/// Nodes that are named 0, 1, 2, … get their positions in that order.
fn sort_numbered(graph: &mut EdgeList) {
    let count = graph.names.len() as u32;
    let numbers: Option<Vec<u32>> =
        graph.names.iter().map(|name| name.parse().ok().filter(|&n| n < count)).collect();
    let Some(numbers) = numbers else { return };
    for (from, to) in &mut graph.edges {
        *from = numbers[*from as usize];
        *to = numbers[*to as usize];
    }
}
