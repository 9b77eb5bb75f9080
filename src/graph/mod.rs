//! The case: sources, entities and relations in a petgraph graph, scenes, and every change to them
//! as an [`Edit`] with its inverse. Knows nothing of files, layout or drawing.

mod apply;
mod assemble;
mod case;
pub mod check;
mod edit;
pub mod edits;
mod fold;
mod fresh;
mod history;
#[cfg(test)]
mod laws;
mod model;
pub mod query;
mod relation_key;
#[cfg(test)]
pub mod sample;

pub use assemble::{AlreadyThere, assemble, assemble_all};
pub use case::{Case, RelationRef};
pub use edit::{Edit, EditError, Transaction};
pub use fold::fold;
pub use fresh::FreshIds;
pub use history::History;
pub use model::{
    Claim, Entity, Extra, Mention, Merge, Quantity, Relation, Scene, SceneCamera, Source,
    SourceSpan, Suggestion, Value, When,
};
