//! When an entity of a report and an entity of the case are the same.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Form, Kind, NodeId};
use crate::extract::{self, is_of_a_country, known_name};
use crate::graph::case::Case;
use crate::graph::fold::fold;
use crate::graph::model::Entity;

/// What an entity is called, folded for comparison.
#[derive(Clone, Debug)]
struct Names {
    kind: Kind,
    named: bool,
    label: String,
    /// The label, every proper name, and the name under which the word lists know each.
    all: BTreeSet<String>,
    /// True for "Cambodian authorities".
    of_a_country: bool,
}

impl Names {
    fn of_read(entity: &extract::Entity, text: &str) -> Self {
        let proper = entity.mentions.iter().filter(|mention| mention.form == Form::Named);
        let proper = proper.filter_map(|mention| mention.span.of(text));
        Self::new(entity.kind, entity.named, &entity.label, proper)
    }

    /// Named mentions count, and every alias of what no report names: it was imported or drawn.
    fn of_held(entity: &Entity, case: &Case) -> Self {
        let proper = entity.mentions.iter().filter(|mention| mention.form == Form::Named);
        let proper =
            proper.filter_map(|mention| mention.at.span.of(&case.source(mention.at.source)?.text));
        let aliases = entity.aliases.iter().map(String::as_str);
        let aliases = aliases.filter(|_| entity.mentions.is_empty());
        Self::new(entity.kind, entity.named, &entity.label, proper.chain(aliases))
    }

    fn new<'a>(
        kind: Kind,
        named: bool,
        label: &'a str,
        proper: impl Iterator<Item = &'a str>,
    ) -> Self {
        let folded = fold(label);
        let mut all = BTreeSet::from([folded.clone()]);
        if named {
            for name in proper.chain([label]) {
                all.insert(fold(name));
                all.extend(known_name(name).map(fold));
            }
        }
        all.remove("");
        Self { kind, named, label: folded, all, of_a_country: is_of_a_country(label) }
    }

    /// The rule by which both are the same, if one applies.
    fn rule(&self, other: &Self) -> Option<&'static str> {
        if self.named && other.named {
            self.is_same_actor(other).then_some("same name in another report")
        } else if self.named || other.named || self.kind != other.kind || self.label != other.label
        {
            None
        } else {
            match self.kind {
                Kind::Agency | Kind::Organization if self.of_a_country => {
                    Some("same body of a country in another report")
                }
                Kind::Activity if self.label.contains(' ') => {
                    Some("same practice in another report")
                }
                _ => None,
            }
        }
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
    one == other
        || [one, other].contains(&Kind::Other)
        || SIMILAR.iter().any(|&[a, b]| [one, other] == [a, b] || [one, other] == [b, a])
}

/// The entities of a case by their folded names.
pub struct Roster {
    names: BTreeMap<NodeId, Names>,
    by_name: BTreeMap<String, Vec<NodeId>>,
}

impl Roster {
    pub fn of(case: &Case) -> Self {
        let mut roster = Self { names: BTreeMap::new(), by_name: BTreeMap::new() };
        for entity in case.entities() {
            let names = Names::of_held(entity, case);
            for name in &names.all {
                roster.by_name.entry(name.clone()).or_default().push(entity.id);
            }
            roster.names.insert(entity.id, names);
        }
        roster
    }

    /// The entity of the case that is the same, and the rule that says so: the one of the same kind
    /// that shares most names, the oldest of several.
    pub fn find(&self, entity: &extract::Entity, text: &str) -> Option<(NodeId, &'static str)> {
        let read = Names::of_read(entity, text);
        let named_alike = read.all.iter().filter_map(|name| self.by_name.get(name)).flatten();
        let candidates: BTreeSet<NodeId> = named_alike.copied().collect();
        let same = candidates.into_iter().filter_map(|id| {
            let held = self.names.get(&id)?;
            let shared = held.all.intersection(&read.all).count();
            let rank = (held.kind == read.kind, shared, Reverse(id));
            Some((rank, id, held.rule(&read)?))
        });
        same.max_by_key(|(rank, ..)| *rank).map(|(_, id, rule)| (id, rule))
    }
}
