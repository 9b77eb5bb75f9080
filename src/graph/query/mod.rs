//! Questions about a case: what has this name, what should be checked first, what may be one, what stands
//! where, how much there is of what. Reads only; every answer has one order.

mod connections;
mod counts;
mod coverage;
mod find;
mod places;
mod suggested;
mod weakest;

pub use connections::{most_connected, neighbours};
pub use counts::{Counts, counts};
pub use coverage::{ClaimPlaces, Coverage};
pub use find::{EntityHit, Fit, Needle, find_entities};
pub use places::{claims_in, mentions_in};
pub use suggested::open_suggestions;
pub use weakest::{Weakness, weakest_claims};

#[cfg(test)]
mod tests;
