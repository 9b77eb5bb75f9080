//! A case as GraphML: one column a property, claims as text. Written so that networkx, igraph and
//! Gephi read it: all edges run one way, and a column says which of them hold both ways.

use std::collections::BTreeMap;
use std::fmt::Write;

use quick_xml::escape::escape;
use serde_json::{Value, json};

use super::super::registry::{Loss, Written};
use super::columns::{text, type_of};
use crate::graph::{Case, Claim, Entity, RelationRef};

/// Columns of nodes that redstring gives, in the order in which they are declared.
const NODE_COLUMNS: &[&str] =
    &["label", "kind", "named", "aliases", "origin", "x", "y", "pinned", "mentions"];

/// Columns of edges that redstring gives, in the order in which they are declared.
const EDGE_COLUMNS: &[&str] = &[
    "label",
    "relation",
    "family",
    "certainty",
    "disputed",
    "directed",
    "origin",
    "claim_count",
    "claims",
];

/// Columns of the graph.
const GRAPH_COLUMNS: &[&str] = &["title", "marking"];

type Row = BTreeMap<String, Value>;

/// Writes the case and counts what GraphML has no place for.
pub fn write(case: &Case) -> Written {
    let nodes: Vec<Row> = case.entities().map(node).collect();
    let relations: Vec<RelationRef> =
        case.relations().filter(|held| held.relation.stands()).collect();
    let both_ways = relations.iter().filter(|held| !held.relation.directed).count();
    let mixed = both_ways > 0 && both_ways < relations.len();
    let edges: Vec<Row> = relations.iter().map(|&held| edge(case, held, mixed)).collect();
    let header = Row::from([
        ("title".to_owned(), case.title().into()),
        ("marking".to_owned(), case.marking().into()),
    ]);
    let graph_table = Table::new("dg", "graph", GRAPH_COLUMNS, std::slice::from_ref(&header));
    let node_table = Table::new("dn", "node", NODE_COLUMNS, &nodes);
    let edge_table = Table::new("de", "edge", EDGE_COLUMNS, &edges);

    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for table in [&graph_table, &node_table, &edge_table] {
        table.declare(&mut out);
    }
    let default = if both_ways > 0 && !mixed { "undirected" } else { "directed" };
    push(&mut out, format_args!("  <graph edgedefault=\"{default}\">\n"));
    graph_table.data(&mut out, 4, &header);
    for (entity, row) in case.entities().zip(&nodes) {
        push(&mut out, format_args!("    <node id=\"{}\">\n", entity.id));
        node_table.data(&mut out, 6, row);
        out.push_str("    </node>\n");
    }
    for (held, row) in relations.iter().zip(&edges) {
        let RelationRef { from, to, relation } = *held;
        let tag =
            format_args!("    <edge id=\"{}\" source=\"{from}\" target=\"{to}\">\n", relation.id);
        push(&mut out, tag);
        edge_table.data(&mut out, 6, row);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    Written { bytes: out.into_bytes(), losses: losses(case) }
}

fn losses(case: &Case) -> Vec<Loss> {
    let claims = || case.relations().flat_map(|held| &held.relation.claims);
    let mentions = case.entities().map(|entity| entity.mentions.len()).sum();
    let placed = claims().filter(|claim| claim.at.is_some()).count();
    let fallen = case.relations().filter(|held| !held.relation.stands()).count();
    [
        Loss::of(fallen, "relation marked as wrong", "relations marked as wrong"),
        Loss::of(case.sources().len(), "report text", "report texts"),
        Loss::of(mentions, "mention in a text", "mentions in texts"),
        Loss::of(
            placed,
            "claim's place in its report (its words are kept)",
            "claims' places in their reports (their words are kept)",
        ),
        Loss::of(case.storyboard().len(), "scene", "scenes"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn node(entity: &Entity) -> Row {
    let mut row = entity.attributes.clone();
    let mut put = |name: &str, value: Value| row.insert(name.to_owned(), value);
    put("label", entity.label.as_str().into());
    put("kind", entity.kind.word().into());
    put("named", entity.named.into());
    put("origin", entity.origin.word().into());
    if !entity.aliases.is_empty() {
        put("aliases", entity.aliases.join("; ").into());
    }
    if let Some([x, y]) = entity.position {
        put("x", number(x));
        put("y", number(y));
    }
    if entity.pinned {
        put("pinned", true.into());
    }
    if !entity.mentions.is_empty() {
        put("mentions", entity.mentions.len().into());
    }
    row
}

fn edge(case: &Case, held: RelationRef<'_>, mixed: bool) -> Row {
    let relation = held.relation;
    let mut row = relation.attributes.clone();
    let mut put = |name: &str, value: Value| row.insert(name.to_owned(), value);
    put("label", relation.label.as_str().into());
    put("relation", relation.relation.as_str().into());
    put("family", relation.family.word().into());
    put("certainty", relation.certainty().word().into());
    put("origin", relation.origin.word().into());
    if mixed {
        put("directed", relation.directed.into());
    }
    if relation.is_disputed() {
        put("disputed", true.into());
    }
    let told: Vec<Value> = relation.standing_claims().map(|one| claim(case, one)).collect();
    if !told.is_empty() {
        put("claim_count", told.len().into());
        put("claims", Value::Array(told).to_string().into());
    }
    row
}

/// What a claim says, for a reader who has the file alone.
fn claim(case: &Case, claim: &Claim) -> Value {
    let source = claim.at.and_then(|at| case.source(at.source));
    let quote = claim.at.zip(source).and_then(|(at, source)| at.span.of(&source.text));
    let speaker = claim.attributed_to.and_then(|id| case.entity(id));
    let members = json!({
        "quote": quote,
        "predicate": claim.predicate,
        "certainty": claim.certainty.word(),
        "speaker": speaker.map(|speaker| &speaker.label),
        "quantity": claim.quantity.as_ref().map(|quantity| &quantity.surface),
        "when": claim.when.as_ref().map(|when| &when.surface),
        "report": source.map(|source| &source.title),
        "published": source.and_then(|source| source.published).map(|day| day.to_string()),
    });
    match members {
        Value::Object(members) => {
            members.into_iter().filter(|(_, value)| !value.is_null()).collect()
        }
        other => other,
    }
}

/// The number whose shortest form is that of `value`.
fn number(value: f32) -> Value {
    value.to_string().parse::<f64>().map_or(Value::Null, Value::from)
}

/// The columns of one sort of part.
struct Table {
    scope: &'static str,
    /// Key id, column name, type.
    columns: Vec<(String, String, &'static str)>,
}

impl Table {
    /// The columns that any row fills: redstring's own in their order, then all others by name.
    fn new(prefix: &str, scope: &'static str, own: &[&str], rows: &[Row]) -> Self {
        let mut values: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for (name, value) in rows.iter().flatten().filter(|(_, value)| !value.is_null()) {
            values.entry(name).or_default().push(value);
        }
        let place = |name: &str| own.iter().position(|&held| held == name).unwrap_or(own.len());
        let mut columns: Vec<(&str, Vec<&Value>)> = values.into_iter().collect();
        columns.sort_by_key(|(name, _)| place(name));
        let columns = columns.into_iter().enumerate().map(|(number, (name, values))| {
            (format!("{prefix}{number}"), name.to_owned(), type_of(values.into_iter()))
        });
        Self { scope, columns: columns.collect() }
    }

    fn declare(&self, out: &mut String) {
        for (id, name, kind) in &self.columns {
            let name = escaped(name).replace('\n', "&#10;");
            let scope = self.scope;
            let key = format_args!(
                "  <key id=\"{id}\" for=\"{scope}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n"
            );
            push(out, key);
        }
    }

    fn data(&self, out: &mut String, indent: usize, row: &Row) {
        for (id, name, _) in &self.columns {
            if let Some(value) = row.get(name).filter(|value| !value.is_null()) {
                let value = escaped(&text(value));
                push(out, format_args!("{:indent$}<data key=\"{id}\">{value}</data>\n", ""));
            }
        }
    }
}

/// XML has no way to write control characters; they become the replacement character.
fn escaped(text: &str) -> String {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let text: String = text.chars().map(|c| if legal(c) { c } else { '\u{fffd}' }).collect();
    escape(text.as_str()).replace('\r', "&#13;")
}

fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    let written = out.write_fmt(what);
    debug_assert!(written.is_ok(), "writing to a string does not fail");
}
