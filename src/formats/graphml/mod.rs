//! GraphML (<http://graphml.graphdrawing.org>), as networkx, Gephi, igraph, yEd and TinkerPop write
//! it. Reads any of them as an imported case; writes a case with its claims as text, so that those
//! programs open it and the claims come back with their quotes.

mod columns;
mod excerpt;
mod import;
mod loss;
mod parse;
mod told;
mod write;

pub use write::write;

use super::error::{Opened, ReadError};
use super::findings::Findings;
use super::text::decode;

/// Reads a GraphML document. Nested graphs are laid flat, ports kept as attributes; what is wrong
/// with single parts is told in the diagnostics. `Err` for what is no well-formed GraphML, and for
/// what grows too large.
pub fn read(input: &str, bytes: &[u8]) -> Result<Opened, ReadError> {
    let (text, mut diagnostics) = decode(input, bytes)?;
    let mut found = Findings::new(input, &text);
    let graph = parse::graph(input, &text, &mut found)?;
    let case = import::case(input, text.len(), graph, &mut found)?;
    diagnostics.extend(found.finish());
    Ok(Opened { case, diagnostics })
}

/// True when the bytes begin like a GraphML document, in UTF-8 or UTF-16.
pub fn detect(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(4096)].iter().filter(|&&byte| byte != 0).copied();
    let head: Vec<u8> = head.collect();
    let head = String::from_utf8_lossy(&head);
    let start = head.trim_start_matches(|c: char| !c.is_ascii()).trim_start();
    start.starts_with('<') && (head.contains("<graphml") || head.contains(":graphml"))
}

#[cfg(test)]
mod claim_tests;
#[cfg(test)]
mod tests;
