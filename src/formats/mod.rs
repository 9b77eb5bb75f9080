//! Files in, cases out, and back. Bytes in and out only; `save` alone writes.

pub mod sample;
