//! A report's entities: each joins the case's entity that is the same actor, or is added.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use super::likeness::{Guess, Sureness};
use super::names::Names;
use super::roster::Roster;
use crate::base::{Form, Kind, NodeId, Origin};
use crate::extract;
use crate::graph::edit::Edit;
use crate::graph::fresh::FreshIds;
use crate::graph::model::{Entity, Mention, Merge, SourceSpan};

/// What became of a report's entities.
#[derive(Default)]
pub struct Joined {
    /// The case's entity for each of the report's.
    pub nodes: Vec<NodeId>,
    /// What the report calls each.
    pub names: Vec<Names>,
    /// Entities as they are now: the added ones and the extended ones.
    pub now: BTreeMap<NodeId, Entity>,
    /// For an entity of the case another one that it may be, as the search for it told.
    pub doubtful: Vec<(NodeId, NodeId, Guess)>,
    /// Those of the case that the report calls what no report called them.
    pub brings_names: BTreeSet<NodeId>,
}

/// Appends the edits that add and extend entities.
pub fn join(
    report: &Report<'_>,
    roster: &Roster,
    ids: &mut FreshIds,
    edits: &mut Vec<Edit>,
) -> Joined {
    let mut joined = Joined::default();
    let mut added: Vec<NodeId> = Vec::new();
    let mut extended: BTreeSet<NodeId> = BTreeSet::new();
    for read in &report.extraction.entities {
        let names = Names::of_read(read, &report.document.text);
        let found = roster.find(&names);
        let same = found.same.filter(|(id, sureness, _)| {
            // Two that the report itself keeps apart join one only where both surely are it.
            *sureness == Sureness::Named || !extended.contains(id)
        });
        let held = same.and_then(|(id, _, rule)| Some((report.case.entity(id)?, rule)));
        let id = if let Some((held, rule)) = held {
            let entity = joined.now.entry(held.id).or_insert_with(|| held.clone());
            extend(entity, read, rule, report);
            extended.insert(held.id);
            let known = roster.names(held.id);
            if known.is_some_and(|known| !names.all.is_subset(&known.all)) {
                joined.brings_names.insert(held.id);
            }
            held.id
        } else {
            let entity = fresh(ids.node(), read, report);
            let id = entity.id;
            added.push(id);
            joined.now.insert(id, entity);
            id
        };
        let kept_apart = found.same.filter(|_| same.is_none());
        let kept_apart =
            kept_apart.map(|(other, _, rule)| (id, other, Guess { rule, confidence: 0.5 }));
        let doubtful = found.doubtful.into_iter().map(|(other, guess)| (id, other, guess));
        joined.doubtful.extend(doubtful.chain(kept_apart));
        joined.nodes.push(id);
        joined.names.push(names);
    }
    let of = |id: &NodeId| joined.now.get(id).cloned().map(Box::new);
    edits.extend(added.iter().filter_map(of).map(Edit::AddEntity));
    edits.extend(extended.iter().filter_map(of).map(Edit::SetEntity));
    joined
}

/// Notes in the roster what the report calls its entities.
pub fn note(report: &Report<'_>, joined: &Joined, roster: &mut Roster) {
    for (&id, read) in joined.nodes.iter().zip(&joined.names) {
        let Some(now) = joined.now.get(&id) else { continue };
        let before = report.case.entity(id);
        // What was imported went by its aliases, and another kind reads names in another way.
        let counts_anew =
            before.is_some_and(|before| before.mentions.is_empty() || before.kind != now.kind);
        if counts_anew || roster.names(id).is_none() {
            roster.put(id, Names::of_held(now, |at| report.text(at)));
        } else {
            roster.extend(id, read, &now.label);
        }
    }
}

fn fresh(id: NodeId, read: &extract::Entity, report: &Report<'_>) -> Entity {
    let mut entity = Entity::new(id, read.label.clone(), read.kind, Origin::Text);
    entity.named = read.named;
    entity.aliases.clone_from(&read.aliases);
    entity.mentions = mentions(read, report);
    entity.merges.clone_from(&read.merges);
    entity
}

/// Adds what the report says of an entity to what the case holds of it.
fn extend(entity: &mut Entity, read: &extract::Entity, rule: &str, report: &Report<'_>) {
    if is_better_label(&read.label, entity, report) {
        let old = std::mem::replace(&mut entity.label, read.label.clone());
        entity.aliases.retain(|alias| *alias != read.label);
        entity.aliases.insert(0, old);
    }
    for name in std::iter::once(&read.label).chain(&read.aliases) {
        if *name != entity.label && !entity.aliases.contains(name) {
            entity.aliases.push(name.clone());
        }
    }
    if entity.kind == Kind::Other {
        entity.kind = read.kind;
    }
    entity.mentions.extend(mentions(read, report));
    let joined = Merge { name: read.label.clone(), rule: rule.to_owned() };
    for merge in std::iter::once(&joined).chain(&read.merges) {
        if !entity.merges.contains(merge) {
            entity.merges.push(merge.clone());
        }
    }
}

/// A full name is better than one word: an acronym, a surname. A label that no report gives is the
/// analyst's and stays.
fn is_better_label(label: &str, entity: &Entity, report: &Report<'_>) -> bool {
    let is_one_word = |name: &str| !name.trim().contains(char::is_whitespace);
    is_one_word(&entity.label)
        && !is_one_word(label)
        && entity.mentions.iter().any(|mention| {
            let words = report.text(mention.at);
            mention.form == Form::Named && words == Some(entity.label.as_str())
        })
}

fn mentions(read: &extract::Entity, report: &Report<'_>) -> Vec<Mention> {
    let at = |span| SourceSpan { source: report.source, span };
    let mentions = read.mentions.iter();
    mentions.map(|mention| Mention { at: at(mention.span), form: mention.form }).collect()
}
