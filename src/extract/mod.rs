//! A document in, an [`Extraction`] out: the entities it names and the claims it makes about them,
//! every one with byte spans. Reads one document at a time and knows nothing of cases or graphs.

pub mod coref;
mod extraction;
pub mod grammar;
pub mod mention;
mod syntax;
pub mod train;

pub use extraction::{
    Argument, Claim, Entity, Extraction, Mention, Merge, Proposition, Quantity, Uncovered, When,
};
pub use syntax::{Deprel, Parse, Upos, Word};

/// Names and nominals of a parsed document, joined to the things they name.
pub fn entities(text: &str, parses: &[Parse]) -> coref::Entities {
    coref::resolve(text, parses, Vec::new())
}
