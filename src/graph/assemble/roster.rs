//! The entities of a case by what they are called: finds the one that an entity of a report is, and
//! those that it may be, by shared keys instead of comparing every pair.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::{Guess, Sureness, guess, same};
use super::names::Names;
use crate::base::NodeId;
use crate::graph::case::Case;

/// A key that more entities share tells nothing of any of them ("word kim"), and would make a case of
/// many reports slow to grow.
const MOST_SHARED: usize = 64;
/// So many guesses of one entity are kept, the best.
const MOST_GUESSES: usize = 4;

/// The entities of a case by their names.
pub struct Roster {
    names: BTreeMap<NodeId, Names>,
    sure: Blocks,
    guesses: Blocks,
}

/// Entities by key.
type Blocks = BTreeMap<String, BTreeSet<NodeId>>;

/// What a case has of an entity's name.
#[derive(Debug, Default)]
pub struct Found {
    /// The entity that is the same, and the rule that says so.
    pub same: Option<(NodeId, Sureness, &'static str)>,
    /// Others of which a rule says so too, but less surely, or where several have one name.
    pub doubtful: Vec<(NodeId, Guess)>,
}

impl Roster {
    pub fn of(case: &Case) -> Self {
        let mut roster =
            Self { names: BTreeMap::new(), sure: Blocks::new(), guesses: Blocks::new() };
        for entity in case.entities() {
            let text = |at: crate::graph::SourceSpan| at.span.of(&case.source(at.source)?.text);
            roster.put(entity.id, Names::of_held(entity, text));
        }
        roster
    }

    /// What an entity of the case is called.
    pub fn names(&self, id: NodeId) -> Option<&Names> {
        self.names.get(&id)
    }

    /// Notes what an entity is called now; names once noted still lead to it.
    pub fn put(&mut self, id: NodeId, names: Names) {
        for key in names.sure_keys() {
            self.sure.entry(key).or_default().insert(id);
        }
        for key in names.guess_keys() {
            self.guesses.entry(key).or_default().insert(id);
        }
        self.names.insert(id, names);
    }

    /// Notes what another report calls an entity, whose label is `label` now.
    pub fn extend(&mut self, id: NodeId, read: &Names, label: &str) {
        let Some(mut names) = self.names.remove(&id) else { return };
        names.join(read.clone(), label);
        self.put(id, names);
    }

    /// The entity that is the same as what a report calls so: the one of which that is surest, of
    /// equals the one of the same kind. Where that leaves several, none is; of those without a name
    /// the oldest.
    pub fn find(&self, read: &Names) -> Found {
        let keys = read.sure_keys();
        let candidates: BTreeSet<NodeId> =
            keys.iter().filter_map(|key| self.sure.get(key)).flatten().copied().collect();
        let mut ranked: Vec<_> = Vec::new();
        for id in candidates {
            let Some(held) = self.names.get(&id) else { continue };
            let Some((sureness, rule)) = same(held, read) else { continue };
            ranked.push(((sureness, held.kind == read.kind), id, rule));
        }
        let Some(&(best, ..)) = ranked.iter().max_by_key(|(rank, ..)| *rank) else {
            return Found::default();
        };
        let (top, mut rest): (Vec<_>, Vec<_>) = ranked.iter().partition(|(rank, ..)| *rank == best);
        let mut found = Found::default();
        match top[..] {
            [(_, id, rule)] => found.same = Some((id, best.0, rule)),
            // What has no name is no one in particular: the same words are the same practice.
            [(_, id, rule), ..] if !read.named => found.same = Some((id, best.0, rule)),
            _ => rest.extend(top.into_iter().map(|(rank, id, _)| (rank, id, SHARED))),
        }
        let doubt = |(_, id, rule)| (id, Guess { rule, confidence: 0.5 });
        found.doubtful = rest.into_iter().map(doubt).collect();
        found
    }

    /// The entities that one called so may be, the likeliest first. `beside` are those of its report.
    pub fn guesses(
        &self,
        id: NodeId,
        read: &Names,
        beside: &BTreeSet<NodeId>,
    ) -> Vec<(NodeId, Guess)> {
        let sure = read.sure_keys().into_iter().filter_map(|key| self.sure.get(&key));
        let guessed = read.guess_keys().into_iter().filter_map(|key| self.guesses.get(&key));
        let blocks = sure.chain(guessed).filter(|block| block.len() <= MOST_SHARED);
        let candidates: BTreeSet<NodeId> = blocks.flatten().copied().collect();
        let others = candidates.into_iter().filter(|&other| other != id);
        let mut found: Vec<(NodeId, Guess)> = others
            .filter_map(|other| {
                let names = self.names.get(&other)?;
                Some((other, guess(names, read, beside.contains(&other))?))
            })
            .collect();
        found.sort_by(|one, other| other.1.confidence.total_cmp(&one.1.confidence));
        found.truncate(MOST_GUESSES);
        found
    }
}

const SHARED: &str = "a name that several entities have";
