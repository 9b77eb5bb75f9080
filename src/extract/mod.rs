//! A document in, an [`Extraction`] out: the entities it names and the claims it makes about them,
//! every one with byte spans. Reads one document at a time and knows nothing of cases or graphs.

mod extraction;
mod syntax;

pub use extraction::{
    Argument, Claim, Entity, Extraction, Mention, Merge, Proposition, Quantity, Uncovered, When,
};
pub use syntax::{Deprel, Parse, Upos, Word};
