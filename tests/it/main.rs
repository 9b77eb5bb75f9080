//! Tests of whole stages; the tree mirrors `src/`.

mod grammar;
mod text;
mod tidy;
