//! A report's entities: each joins the case's entity that is the same actor, or is added.

use std::collections::BTreeMap;

use super::Report;
use super::actor::Roster;
use crate::base::{Form, Kind, NodeId, Origin};
use crate::extract;
use crate::graph::edit::Edit;
use crate::graph::fresh::FreshIds;
use crate::graph::model::{Entity, Mention, Merge, SourceSpan};

/// Appends the edits that add and extend entities; gives the case's id for each of the report's.
pub fn join(report: &Report<'_>, ids: &mut FreshIds, edits: &mut Vec<Edit>) -> Vec<NodeId> {
    let roster = Roster::of(report.case);
    let mut added: Vec<Entity> = Vec::new();
    let mut extended: BTreeMap<NodeId, Entity> = BTreeMap::new();
    let mut nodes = Vec::with_capacity(report.extraction.entities.len());
    for read in &report.extraction.entities {
        let same = roster.find(read, &report.document.text);
        let held = same.and_then(|(id, rule)| Some((report.case.entity(id)?, rule)));
        if let Some((held, rule)) = held {
            let entity = extended.entry(held.id).or_insert_with(|| held.clone());
            extend(entity, read, rule, report);
            nodes.push(held.id);
        } else {
            let entity = fresh(ids.node(), read, report);
            nodes.push(entity.id);
            added.push(entity);
        }
    }
    edits.extend(added.into_iter().map(|entity| Edit::AddEntity(Box::new(entity))));
    edits.extend(extended.into_values().map(|entity| Edit::SetEntity(Box::new(entity))));
    nodes
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
    let text = |at: SourceSpan| at.span.of(&report.case.source(at.source)?.text);
    is_one_word(&entity.label)
        && !is_one_word(label)
        && entity.mentions.iter().any(|mention| {
            mention.form == Form::Named && text(mention.at) == Some(entity.label.as_str())
        })
}

fn mentions(read: &extract::Entity, report: &Report<'_>) -> Vec<Mention> {
    let at = |span| SourceSpan { source: report.source, span };
    let mentions = read.mentions.iter();
    mentions.map(|mention| Mention { at: at(mention.span), form: mention.form }).collect()
}
