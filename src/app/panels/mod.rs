//! The panels around the canvas. Each reads the state, draws, and pushes actions.

pub mod inspector;
pub mod parts;
pub mod reader;

/// Words on the edge of a relation.
pub fn edge_words(relation: &crate::graph::Relation) -> String {
    relation.label.clone()
}
