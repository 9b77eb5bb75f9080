//! A case as GraphML: one column a property, claims as text. Written so that networkx, igraph and
//! Gephi read it: all edges run one way, and a column says which of them hold both ways.

use std::collections::BTreeMap;
use std::fmt::Write;

use quick_xml::escape::escape;
use serde_json::Value;

use super::super::registry::Written;
use super::columns::{text, type_of};
use super::loss::losses;
use super::told::{self, Told};
use crate::graph::{Case, Entity, RelationRef};

/// Columns of nodes that redstring gives, in the order in which they are declared.
pub const NODE_COLUMNS: &[&str] =
    &["label", "kind", "named", "aliases", "origin", "x", "y", "pinned", "mentions"];

/// Columns of edges that redstring gives, in the order in which they are declared.
pub const EDGE_COLUMNS: &[&str] = &[
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

fn node(entity: &Entity) -> Row {
    let mut row = entity.attributes.clone();
    let mut put = |name: &str, value: Value| row.insert(name.to_owned(), value);
    put("label", entity.label.as_str().into());
    put("kind", entity.kind.word().into());
    put("named", entity.named.into());
    put("origin", entity.origin.word().into());
    if !entity.aliases.is_empty() {
        put("aliases", aliases(&entity.aliases).into());
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
    let told: Vec<Told> = relation.standing_claims().map(|claim| Told::of(case, claim)).collect();
    if !told.is_empty() {
        put("claim_count", told.len().into());
        put("claims", told::write(&told).into());
    }
    row
}

/// Aliases in a line; as JSON where one of them would come apart.
fn aliases(aliases: &[String]) -> String {
    let plain = aliases.join("; ");
    let whole = plain.trim() == plain && !plain.starts_with('[');
    if whole && plain.split("; ").eq(aliases.iter().map(String::as_str)) {
        plain
    } else {
        Value::from(aliases.to_vec()).to_string()
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
