//! Questions about a case: what has this name, what should be checked first, what stands where, how
//! much there is of what. Reads only; every answer has one order.

mod connections;
mod counts;
mod find;
mod places;
mod weakest;

pub use connections::{most_connected, neighbours};
pub use counts::{Counts, counts};
pub use find::{EntityHit, Fit, Needle, find_entities};
pub use places::{claims_in, mentions_in};
pub use weakest::{Weakness, weakest_claims};

#[cfg(test)]
mod tests;
