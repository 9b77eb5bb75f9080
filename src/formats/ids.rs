//! Ids as a file gives them, made unique. A good id stays as it is; one that is missing, malformed
//! or used twice gets a fresh number, so that nothing has to be left out.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;
use std::str::FromStr;

/// Numbers above this are replaced, so that fresh ones never run out.
pub const HIGHEST: u64 = 1 << 53;

/// One of the case's id types.
pub trait Id: Copy + Eq + Hash + Display + FromStr {
    fn from_number(number: u64) -> Self;
    fn number(self) -> u64;
}

macro_rules! id {
    ($($name:ident),+) => {
        $(impl Id for crate::base::$name {
            fn from_number(number: u64) -> Self {
                Self(number)
            }

            fn number(self) -> u64 {
                self.0
            }
        })+
    };
}

id!(SourceId, NodeId, EdgeId, ClaimId, SceneId);

/// The id itself when `raw` is written as ids are.
pub fn plain<I: Id>(raw: &str) -> Option<I> {
    raw.parse().ok().filter(|id: &I| id.number() < HIGHEST && id.to_string() == raw)
}

/// Gives out one kind of id.
pub struct Ids<I> {
    used: HashSet<I>,
    by_raw: HashMap<String, I>,
}

impl<I: Id> Ids<I> {
    pub fn new() -> Self {
        Self { used: HashSet::new(), by_raw: HashMap::new() }
    }

    /// The id for a part that the file calls `raw`, and whether it differs from that. `fresh` is
    /// the next free number.
    pub fn claim(&mut self, raw: &str, fresh: &mut u64) -> (I, bool) {
        let kept = plain(raw).filter(|id| !self.used.contains(id));
        let id = kept.unwrap_or_else(|| {
            *fresh += 1;
            I::from_number(*fresh - 1)
        });
        self.used.insert(id);
        if !raw.is_empty() {
            self.by_raw.entry(raw.to_owned()).or_insert(id);
        }
        (id, kept.is_none())
    }

    /// The part that the file calls `raw`; the first of those with the same name.
    pub fn find(&self, raw: &str) -> Option<I> {
        self.by_raw.get(raw).copied()
    }
}
