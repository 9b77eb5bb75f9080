//! Bytes in, a [`Document`] and its sentences and tokens out. Knows encodings and typography;
//! knows nothing of grammar or meaning.

mod abbreviation;
mod block;
mod boundary;
mod dateline;
mod decode;
mod document;
mod marks;
mod sentence;
mod token;

pub use decode::{Decoded, MAX_BYTES, ReadError, decode};
pub use document::{Document, Sentence, Token, sha256};
pub use sentence::{MAX_TOKENS, sentences, tokens};
