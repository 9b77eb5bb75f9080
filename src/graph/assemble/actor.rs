//! When an entity of a report and an entity of the case are the same actor.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Form, Kind, NodeId};
use crate::extract;
use crate::graph::case::Case;
use crate::graph::fold::fold;
use crate::graph::model::Entity;

/// The rule that a join across reports records.
pub const SAME_NAME: &str = "same name in another report";

/// What an entity is called, folded for comparison.
#[derive(Clone, Debug)]
struct Names {
    kind: Kind,
    label: String,
    all: BTreeSet<String>,
}

impl Names {
    fn of_read(entity: &extract::Entity, text: &str) -> Self {
        let named = entity.mentions.iter().filter(|mention| mention.form == Form::Named);
        let spans = named.filter_map(|mention| mention.span.of(text));
        Self::new(entity.kind, &entity.label, spans)
    }

    /// Named mentions count, and every alias of what no report names: it was imported or drawn.
    fn of_held(entity: &Entity, case: &Case) -> Self {
        let named = entity.mentions.iter().filter(|mention| mention.form == Form::Named);
        let spans =
            named.filter_map(|mention| mention.at.span.of(&case.source(mention.at.source)?.text));
        let aliases = entity.aliases.iter().map(String::as_str);
        let aliases = aliases.filter(|_| entity.mentions.is_empty());
        Self::new(entity.kind, &entity.label, spans.chain(aliases))
    }

    fn new<'a>(kind: Kind, label: &'a str, names: impl Iterator<Item = &'a str>) -> Self {
        let mut all: BTreeSet<String> = names.chain([label]).map(fold).collect();
        all.remove("");
        Self { kind, label: fold(label), all }
    }

    /// A shared name tells when it has several words or is what one of the two goes by; a surname
    /// that both use in passing does not.
    fn is_same_actor(&self, other: &Self) -> bool {
        compatible(self.kind, other.kind)
            && self
                .all
                .intersection(&other.all)
                .any(|name| name.contains(' ') || *name == self.label || *name == other.label)
    }
}

/// Kinds that different reports may give the same actor.
fn compatible(one: Kind, other: Kind) -> bool {
    const SIMILAR: [[Kind; 2]; 5] = [
        [Kind::Agency, Kind::Organization],
        [Kind::Organization, Kind::Group],
        [Kind::Organization, Kind::Facility],
        [Kind::Country, Kind::Place],
        [Kind::Facility, Kind::Place],
    ];
    let pair = [one.min(other), one.max(other)];
    one == other
        || one == Kind::Other
        || other == Kind::Other
        || SIMILAR.iter().any(|[a, b]| pair == [*a.min(b), *a.max(b)])
}

/// The named entities of a case by their folded names.
pub struct Roster {
    names: BTreeMap<NodeId, Names>,
    by_name: BTreeMap<String, Vec<NodeId>>,
}

impl Roster {
    pub fn of(case: &Case) -> Self {
        let mut roster = Self { names: BTreeMap::new(), by_name: BTreeMap::new() };
        for entity in case.entities().filter(|entity| entity.named) {
            let names = Names::of_held(entity, case);
            for name in &names.all {
                roster.by_name.entry(name.clone()).or_default().push(entity.id);
            }
            roster.names.insert(entity.id, names);
        }
        roster
    }

    /// The entity of the case that is the same actor: the one of the same kind that shares most
    /// names, the oldest of several. Only what has a proper name is looked for.
    pub fn find(&self, entity: &extract::Entity, text: &str) -> Option<NodeId> {
        if !entity.named {
            return None;
        }
        let read = Names::of_read(entity, text);
        let candidates = read.all.iter().filter_map(|name| self.by_name.get(name)).flatten();
        let same: BTreeSet<NodeId> =
            candidates.filter(|id| self.names[id].is_same_actor(&read)).copied().collect();
        same.into_iter().max_by_key(|id| {
            let held = &self.names[id];
            let shared = held.all.intersection(&read.all).count();
            (held.kind == read.kind, shared, std::cmp::Reverse(*id))
        })
    }
}
