//! Bytes in, a [`Document`] and its sentences and tokens out. Knows encodings and typography;
//! knows nothing of grammar or meaning.

mod document;

pub use document::{Document, Sentence, Token};
