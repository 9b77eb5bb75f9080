//! A GraphML document into nodes and edges with their data still as text.

use std::collections::HashMap;

use super::super::error::ReadError;
use super::super::findings::Findings;
use super::super::xml::{Element, Item, Xml};

/// A graph as the document has it, nested graphs laid flat.
#[derive(Debug, Default)]
pub struct Graph {
    /// Declared columns.
    pub keys: Vec<Key>,
    /// Nodes in document order, each id once.
    pub nodes: Vec<Node>,
    /// Edges in document order.
    pub edges: Vec<Edge>,
    /// Data of the graph itself.
    pub data: Vec<Datum>,
}

/// A declared column.
#[derive(Debug, Default)]
pub struct Key {
    pub id: String,
    /// `attr.name`, or the id where there is none.
    pub name: String,
    /// `attr.type`, where it is given.
    pub kind: Option<String>,
    /// `node`, `edge`, `graph` or `all`.
    pub scope: String,
    pub default: Option<String>,
}

#[derive(Debug, Default)]
pub struct Node {
    pub id: String,
    /// The node whose graph this one stands in.
    pub parent: Option<String>,
    pub data: Vec<Datum>,
    /// Byte at which it is declared.
    pub at: usize,
}

#[derive(Debug, Default)]
pub struct Edge {
    pub id: Option<String>,
    pub source: String,
    pub target: String,
    pub directed: bool,
    /// `sourceport`, `targetport` and other attributes that are not GraphML's own.
    pub more: Vec<(&'static str, String)>,
    pub data: Vec<Datum>,
    pub at: usize,
}

/// One `data` element.
#[derive(Debug, Default)]
pub struct Datum {
    /// Id of its key.
    pub key: String,
    /// Its text, or its markup where it has any.
    pub value: String,
    /// Text of the first yEd label in it.
    pub label: Option<String>,
    /// Middle of the yEd shape in it, y down.
    pub middle: Option<[f32; 2]>,
}

/// Reads the document; `input` names it in messages. What is wrong with single parts is found.
pub fn graph<'a>(
    input: &'a str,
    text: &'a str,
    found: &mut Findings<'a>,
) -> Result<Graph, ReadError> {
    let mut parser = Parser {
        xml: Xml::new(input, text),
        graph: Graph::default(),
        index: HashMap::new(),
        found,
    };
    parser.document()?;
    Ok(parser.graph)
}

struct Parser<'a, 'f> {
    xml: Xml<'a>,
    found: &'f mut Findings<'a>,
    graph: Graph,
    /// Places of the nodes by their id.
    index: HashMap<String, usize>,
}

impl Parser<'_, '_> {
    fn document(&mut self) -> Result<(), ReadError> {
        let mut found = false;
        while let Some(item) = self.xml.next()? {
            match item {
                Item::Open(element) if element.name == "graphml" => {
                    found = true;
                    self.root()?;
                }
                Item::Open(element) => {
                    let message = format!("no GraphML: the document is a <{}>", element.name);
                    return Err(self.xml.malformed(element.at, message));
                }
                Item::Text(text) if !text.trim().is_empty() => {
                    return Err(self.xml.malformed(0, "no GraphML: text outside the document"));
                }
                Item::Text(_) | Item::Close => {}
            }
        }
        if found { Ok(()) } else { Err(self.xml.malformed(0, "no GraphML: the document is empty")) }
    }

    fn root(&mut self) -> Result<(), ReadError> {
        while let Some(element) = self.child()? {
            match element.name.as_str() {
                "key" => self.key(&element)?,
                "graph" => self.graph(&element, None)?,
                "data" => {
                    let datum = self.datum(&element)?;
                    self.graph.data.push(datum);
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// The next element inside the one that is being read, or `None` at its end.
    fn child(&mut self) -> Result<Option<Element>, ReadError> {
        loop {
            match self.xml.next()? {
                Some(Item::Open(element)) => return Ok(Some(element)),
                Some(Item::Close) | None => return Ok(None),
                Some(Item::Text(_)) => {}
            }
        }
    }

    fn key(&mut self, element: &Element) -> Result<(), ReadError> {
        let owned = |name: &str| element.attribute(name).map(str::to_owned);
        let id = owned("id").unwrap_or_default();
        let mut key = Key {
            name: owned("attr.name").unwrap_or_else(|| id.clone()),
            kind: owned("attr.type"),
            scope: owned("for").unwrap_or_else(|| "all".to_owned()),
            default: None,
            id,
        };
        while let Some(child) = self.child()? {
            if child.name == "default" {
                key.default = Some(self.content(&mut Datum::default())?);
            } else {
                self.xml.skip()?;
            }
        }
        self.graph.keys.push(key);
        Ok(())
    }

    fn graph(&mut self, element: &Element, parent: Option<&str>) -> Result<(), ReadError> {
        let directed = element.attribute("edgedefault") == Some("directed");
        while let Some(child) = self.child()? {
            match child.name.as_str() {
                "node" => self.node(&child, parent)?,
                "edge" => self.edge(&child, directed)?,
                "data" if parent.is_none() => {
                    let datum = self.datum(&child)?;
                    self.graph.data.push(datum);
                }
                "hyperedge" => {
                    self.found.warn(child.at, "a hyperedge was left out: edges have two ends here");
                    self.xml.skip()?;
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn node(&mut self, element: &Element, parent: Option<&str>) -> Result<(), ReadError> {
        let id = element.attribute("id").unwrap_or_default().to_owned();
        if id.is_empty() {
            self.found.warn(element.at, "a node has no id; no edge can lead to it");
        }
        let at = element.at;
        let held = if id.is_empty() { None } else { self.index.get(&id).copied() };
        if held.is_some() {
            self.found.warn(at, format!("the node `{id}` is declared twice; both are read as one"));
        }
        let place = held.unwrap_or_else(|| {
            let parent = parent.map(str::to_owned);
            self.graph.nodes.push(Node { id: id.clone(), parent, data: Vec::new(), at });
            self.graph.nodes.len() - 1
        });
        if !id.is_empty() {
            self.index.insert(id.clone(), place);
        }
        while let Some(child) = self.child()? {
            match child.name.as_str() {
                "data" => {
                    let datum = self.datum(&child)?;
                    self.graph.nodes[place].data.push(datum);
                }
                "graph" => self.graph(&child, Some(&id))?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn edge(&mut self, element: &Element, directed: bool) -> Result<(), ReadError> {
        let owned = |name: &str| element.attribute(name).map(str::to_owned);
        let more = ["sourceport", "targetport", "label"];
        let mut edge = Edge {
            id: owned("id"),
            source: owned("source").unwrap_or_default(),
            target: owned("target").unwrap_or_default(),
            directed: match element.attribute("directed") {
                Some("true" | "1") => true,
                Some("false" | "0") => false,
                _ => directed,
            },
            more: more.into_iter().filter_map(|name| Some((name, owned(name)?))).collect(),
            data: Vec::new(),
            at: element.at,
        };
        while let Some(child) = self.child()? {
            if child.name == "data" {
                edge.data.push(self.datum(&child)?);
            } else {
                self.xml.skip()?;
            }
        }
        if edge.source.is_empty() || edge.target.is_empty() {
            self.found.warn(edge.at, "an edge without two ends was left out");
        } else {
            self.graph.edges.push(edge);
        }
        Ok(())
    }

    fn datum(&mut self, element: &Element) -> Result<Datum, ReadError> {
        let key = element.attribute("key").unwrap_or_default().to_owned();
        let mut datum = Datum { key, ..Datum::default() };
        datum.value = self.content(&mut datum)?;
        Ok(datum)
    }

    /// The text of the element that is being read, or its markup where it holds elements. Notes
    /// yEd's label and place.
    fn content(&mut self, datum: &mut Datum) -> Result<String, ReadError> {
        let start = self.xml.offset();
        let (mut text, mut label) = (String::new(), None);
        let (mut depth, mut end, mut has_markup) = (0_usize, start, false);
        let mut label_depth = None;
        while let Some(item) = self.xml.next()? {
            match item {
                Item::Open(element) => {
                    has_markup = true;
                    depth += 1;
                    if is_label(&element) && label.is_none() {
                        label = Some(String::new());
                        label_depth = Some(depth);
                    }
                    datum.middle = datum.middle.or_else(|| middle(&element));
                }
                Item::Close if depth == 0 => break,
                Item::Close => {
                    if label_depth == Some(depth) {
                        label_depth = None;
                    }
                    depth -= 1;
                }
                Item::Text(piece) if label_depth == Some(depth) => {
                    label.get_or_insert_default().push_str(&piece);
                }
                Item::Text(piece) => text.push_str(&piece),
            }
            end = self.xml.offset();
        }
        let label = label.map(|label| label.trim().to_owned());
        datum.label = label.filter(|label| !label.is_empty());
        Ok(if has_markup { self.xml.raw(start, end).trim().to_owned() } else { text })
    }
}

fn is_label(element: &Element) -> bool {
    matches!(element.name.as_str(), "NodeLabel" | "EdgeLabel")
}

/// The middle of yEd's `<y:Geometry x="…" y="…" width="…" height="…"/>`.
fn middle(element: &Element) -> Option<[f32; 2]> {
    if element.name != "Geometry" {
        return None;
    }
    let number = |name: &str| element.attribute(name)?.parse::<f32>().ok();
    let (width, height) = (number("width").unwrap_or(0.0), number("height").unwrap_or(0.0));
    Some([number("x")? + width / 2.0, number("y")? + height / 2.0])
}
