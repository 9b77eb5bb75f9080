//! A case into wire objects and these into text, one part at a time, so that a large case is never
//! held twice.

use std::collections::BTreeMap;

use serde::Serialize;

use super::from_wire::{mention_key, merge_key};
use super::nested::{drop_rest, give_back};
use super::pretty::{key, new_line, print};
use super::v1;
use super::{FORMAT, VERSION};
use crate::base::{Date, Span};
use crate::graph::{
    Case, Claim, Entity, Mention, Merge, Quantity, RelationRef, Scene, Source, SourceSpan,
    Suggestion, When,
};

/// The whole file.
pub fn text(case: &Case) -> String {
    let mut out = String::from("{");
    member(&mut out, "format", FORMAT);
    member(&mut out, "version", &VERSION);
    member(&mut out, "title", case.title());
    if let Some(marking) = case.marking() {
        member(&mut out, "marking", marking);
    }
    member(&mut out, "next_id", &case.next_id());
    list(&mut out, "sources", case.sources().map(source));
    list(&mut out, "nodes", case.entities().map(node));
    list(&mut out, "edges", case.relations().map(edge));
    if !case.storyboard().is_empty() {
        list(&mut out, "scenes", case.storyboard().iter().map(scene));
    }
    if case.suggestions().len() > 0 {
        list(&mut out, "suggestions", case.suggestions().map(suggestion));
    }
    for (name, value) in case.extra() {
        member(&mut out, name, value);
    }
    new_line(&mut out, false, 0);
    out.push_str("}\n");
    out
}

fn member(out: &mut String, name: &str, value: &(impl Serialize + ?Sized)) {
    new_line(out, !out.ends_with('{'), 1);
    let taken = key(out, name);
    print(out, value, 1, taken);
}

fn list<T: Serialize>(out: &mut String, name: &str, items: impl Iterator<Item = T>) {
    new_line(out, !out.ends_with('{'), 1);
    key(out, name);
    out.push('[');
    let mut any = false;
    for item in items {
        new_line(out, any, 2);
        print(out, &item, 2, 0);
        any = true;
    }
    if any {
        new_line(out, false, 1);
    }
    out.push(']');
}

fn source(source: &Source) -> v1::Source {
    v1::Source {
        id: source.id.to_string(),
        title: source.title.clone(),
        text: source.text.clone(),
        sha256: source.sha256.clone(),
        file: source.file.clone(),
        file_sha256: source.file_sha256.clone(),
        pages: source.pages.iter().map(|&page| range(page)).collect(),
        published: date(source.published),
        grade: source.grade.clone(),
        no_claim: no_claim(source),
        extra: source.extra.clone(),
    }
}

fn no_claim(source: &Source) -> BTreeMap<String, Vec<usize>> {
    let mut starts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (&start, reason) in &source.no_claim {
        starts.entry(reason.to_string()).or_default().push(start);
    }
    starts
}

fn node(entity: &Entity) -> v1::Node {
    let mut extra = entity.extra.clone();
    let mentions = entity.mentions.iter().map(|at| mention(at, &mut extra)).collect();
    let merges = entity.merges.iter().enumerate().map(|(number, merge)| {
        let Merge { name, rule } = merge.clone();
        v1::Merge { name, rule, extra: give_back(&mut extra, &merge_key(number)) }
    });
    let merges = merges.collect();
    drop_rest(&mut extra);
    v1::Node {
        id: entity.id.to_string(),
        label: entity.label.clone(),
        kind: Some(entity.kind.to_string()),
        named: entity.named,
        aliases: entity.aliases.clone(),
        mentions,
        merges,
        attributes: entity.attributes.clone(),
        position: entity.position.map(|place| place.map(v1::Number::from_f32)),
        pinned: entity.pinned,
        origin: Some(entity.origin.to_string()),
        extra,
    }
}

fn mention(mention: &Mention, extra: &mut v1::Extra) -> v1::Mention {
    v1::Mention {
        source: mention.at.source.to_string(),
        start: mention.at.span.start,
        end: mention.at.span.end,
        form: Some(mention.form.to_string()),
        extra: give_back(extra, &mention_key(mention.at)),
    }
}

fn edge(edge: RelationRef<'_>) -> v1::Edge {
    let relation = edge.relation;
    v1::Edge {
        id: relation.id.to_string(),
        from: edge.from.to_string(),
        to: edge.to.to_string(),
        relation: relation.relation.clone(),
        label: Some(relation.label.clone()),
        family: Some(relation.family.to_string()),
        directed: relation.directed,
        origin: Some(relation.origin.to_string()),
        attributes: relation.attributes.clone(),
        claims: relation.claims.iter().map(claim).collect(),
        extra: relation.extra.clone(),
    }
}

fn claim(claim: &Claim) -> v1::Claim {
    let mut extra = claim.extra.clone();
    let speaker = claim.speaker.map(|at| location(at, "speaker", &mut extra));
    let quantity = claim.quantity.as_ref().map(|amount| quantity(amount, &mut extra));
    let when = claim.when.as_ref().map(|time| when(time, &mut extra));
    drop_rest(&mut extra);
    v1::Claim {
        id: claim.id.to_string(),
        source: claim.at.map(|at| at.source.to_string()),
        start: claim.at.map(|at| at.span.start),
        end: claim.at.map(|at| at.span.end),
        predicate: claim.predicate.clone(),
        subject: claim.subject.map(range),
        verb: claim.verb.map(range),
        object: claim.object.map(range),
        certainty: Some(claim.certainty.to_string()),
        attributed_to: claim.attributed_to.map(|speaker| speaker.to_string()),
        speaker,
        quantity,
        when,
        status: Some(claim.status.to_string()),
        origin: Some(claim.origin.to_string()),
        rule: claim.rule.clone(),
        confidence: (claim.confidence < 1.0).then(|| v1::Number::from_f32(claim.confidence)),
        extra,
    }
}

/// A span of a source; `name` is the member that it is of its owner.
fn location(at: SourceSpan, name: &str, extra: &mut v1::Extra) -> v1::Location {
    v1::Location {
        source: at.source.to_string(),
        start: at.span.start,
        end: at.span.end,
        extra: give_back(extra, name),
    }
}

fn quantity(quantity: &Quantity, extra: &mut v1::Extra) -> v1::Quantity {
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite()).map(v1::Number);
    v1::Quantity {
        surface: quantity.surface.clone(),
        value: finite(quantity.value),
        upper: finite(quantity.upper),
        unit: quantity.unit.clone(),
        bound: quantity.bound.clone(),
        extra: give_back(extra, "quantity"),
    }
}

fn when(when: &When, extra: &mut v1::Extra) -> v1::When {
    v1::When {
        surface: when.surface.clone(),
        from: date(when.from),
        to: date(when.to),
        extra: give_back(extra, "when"),
    }
}

fn scene(scene: &Scene) -> v1::Scene {
    let mut extra = scene.extra.clone();
    let camera = v1::Camera {
        center: scene.camera.center.map(v1::Number::from_f32),
        extent: scene.camera.extent.map(v1::Number::from_f32),
        extra: give_back(&mut extra, "camera"),
    };
    drop_rest(&mut extra);
    v1::Scene {
        id: scene.id.to_string(),
        title: scene.title.clone(),
        note: scene.note.clone(),
        camera,
        hidden_kinds: scene.hidden_kinds.iter().map(ToString::to_string).collect(),
        named_only: scene.named_only,
        focus_nodes: scene.focus_nodes.iter().map(ToString::to_string).collect(),
        focus_edges: scene.focus_edges.iter().map(ToString::to_string).collect(),
        extra,
    }
}

fn range(span: Span) -> v1::Range {
    [span.start, span.end]
}

fn date(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn suggestion(suggestion: &Suggestion) -> v1::Suggestion {
    let mut extra = suggestion.extra.clone();
    let [one_at, other_at] = suggestion.evidence;
    let one_at = one_at.map(|at| location(at, "one_at", &mut extra));
    let other_at = other_at.map(|at| location(at, "other_at", &mut extra));
    drop_rest(&mut extra);
    v1::Suggestion {
        one: suggestion.one.to_string(),
        other: suggestion.other.to_string(),
        rule: suggestion.rule.clone(),
        confidence: Some(v1::Number::from_f32(suggestion.confidence)),
        one_at,
        other_at,
        status: Some(suggestion.status.to_string()),
        extra,
    }
}
