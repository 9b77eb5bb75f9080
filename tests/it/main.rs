//! Tests of whole stages; the tree mirrors `src/`.

mod tidy;
