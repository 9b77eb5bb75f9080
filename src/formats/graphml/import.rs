//! A parsed GraphML graph into a case of imported parts. Columns that say what redstring knows
//! (label, kind, relation, family, certainty, place, …) are taken as such; all others are kept as
//! attributes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;

use serde_json::Value;

use super::super::findings::Findings;
use super::super::ids::{Id, Ids, plain};
use super::columns::typed;
use super::parse::{Datum, Edge, Graph, Key, Node};
use crate::base::{Certainty, EdgeId, Family, Kind, NodeId, Origin};
use crate::graph::{Case, Claim, Edit, Entity, FreshIds, Relation};

type Attributes = BTreeMap<String, Value>;

/// What a relation is called that the file gives no name.
const UNNAMED: &str = "related";

/// Builds the case.
pub fn case(input: &str, graph: Graph, found: &mut Findings<'_>) -> Case {
    let nodes = graph.nodes.iter().filter_map(|node| plain::<NodeId>(&node.id)).map(Id::number);
    let edges = graph.edges.iter().filter_map(|edge| plain::<EdgeId>(edge.id.as_deref()?));
    let fresh = nodes.chain(edges.map(Id::number)).max().unwrap_or_default() + 1;
    let Graph { keys, nodes, edges, data } = graph;
    let mut importer = Importer {
        columns: Columns::new(&keys),
        case: Case::default(),
        fresh,
        nodes: Ids::new(),
        edges: Ids::new(),
        found,
    };
    importer.header(input, &data);
    for node in nodes {
        importer.node(node);
    }
    let mut claimed = Vec::new();
    for edge in edges {
        claimed.extend(importer.edge(edge));
    }
    importer.claims(claimed);
    importer.case.reserve_ids(importer.fresh)
}

struct Importer<'k, 'f, 't> {
    columns: Columns<'k>,
    case: Case,
    /// The next number that no id of the file has.
    fresh: u64,
    nodes: Ids<NodeId>,
    edges: Ids<EdgeId>,
    found: &'f mut Findings<'t>,
}

impl Importer<'_, '_, '_> {
    fn header(&mut self, input: &str, data: &[Datum]) {
        let mut said = self.columns.attributes(data, "graph", 0, self.found);
        let stem = input.rsplit_once('.').map_or(input, |(stem, _)| stem);
        let title = take_text(&mut said, &["title", "name", "label"]);
        let marking = take_text(&mut said, &["marking"]);
        let extra = if said.is_empty() {
            BTreeMap::new()
        } else {
            BTreeMap::from([("attributes".to_owned(), said.into_iter().collect())])
        };
        self.case = Case::with_header(title.unwrap_or_else(|| stem.into()), marking, 1, extra);
    }

    fn node(&mut self, node: Node) {
        let mut said = self.columns.attributes(&node.data, "node", node.at, self.found);
        let (id, _) = self.nodes.claim(&node.id, &mut self.fresh);
        let drawn = node.data.iter().find_map(|datum| datum.label.clone());
        let label = take_text(&mut said, &["label"])
            .or(drawn)
            .or_else(|| text(&said, &["name", "title", "Label", "Name"]))
            .unwrap_or_else(|| if node.id.is_empty() { id.to_string() } else { node.id.clone() });
        let kind = take_word(&mut said, "kind").or_else(|| kind_of_type(&said));
        let mut entity = Entity::new(id, label, kind.unwrap_or(Kind::Other), origin(&mut said));
        entity.named = take_bool(&mut said, "named").unwrap_or(true);
        entity.pinned = take_bool(&mut said, "pinned").unwrap_or(false);
        let middle = node.data.iter().find_map(|datum| datum.middle);
        entity.position = take_place(&mut said).or(middle);
        entity.aliases = take_text(&mut said, &["aliases"])
            .map(|aliases| aliases.split("; ").map(str::to_owned).collect())
            .unwrap_or_default();
        if let Some(parent) = node.parent.filter(|parent| !parent.is_empty()) {
            said.entry("parent".into()).or_insert_with(|| parent.into());
        }
        if !node.id.is_empty() && id.to_string() != node.id && entity.label != node.id {
            said.entry("id".into()).or_insert_with(|| node.id.into());
        }
        entity.attributes = said;
        self.apply(node.at, Edit::AddEntity(Box::new(entity)));
    }

    /// Adds a relation; gives it and its certainty when that wants a claim to carry it.
    fn edge(&mut self, edge: Edge) -> Option<(EdgeId, Certainty)> {
        let mut said = self.columns.attributes(&edge.data, "edge", edge.at, self.found);
        let raw_id = edge.id.unwrap_or_default();
        let (id, replaced) = self.edges.claim(&raw_id, &mut self.fresh);
        for (name, value) in edge.more {
            said.entry(name.into()).or_insert_with(|| value.into());
        }
        if replaced && !raw_id.is_empty() {
            said.entry("id".into()).or_insert_with(|| raw_id.into());
        }
        let (from, to) = (self.end(&edge.source, edge.at), self.end(&edge.target, edge.at));
        let drawn = edge.data.iter().find_map(|datum| datum.label.clone());
        let label = take_text(&mut said, &["label"]).or(drawn);
        let named = take_text(&mut said, &["relation"])
            .or_else(|| text(&said, &["type", "name", "interaction"]))
            .or_else(|| label.clone());
        let family = take_word(&mut said, "family").unwrap_or(Family::Other);
        let origin = origin(&mut said);
        let lemma = named.clone().unwrap_or_else(|| UNNAMED.into());
        let mut relation = Relation::new(id, lemma, family, origin);
        relation.label = label.or(named).unwrap_or_default();
        relation.directed = take_bool(&mut said, "directed").unwrap_or(edge.directed);
        let certainty = take_word(&mut said, "certainty").unwrap_or(Certainty::Asserted);
        relation.attributes = said;
        self.apply(edge.at, Edit::AddRelation { from, to, relation: Box::new(relation) });
        (certainty != Certainty::Asserted).then_some((id, certainty))
    }

    /// A claim without evidence for each relation that the file does not simply assert.
    fn claims(&mut self, claimed: Vec<(EdgeId, Certainty)>) {
        self.case = std::mem::take(&mut self.case).reserve_ids(self.fresh);
        let mut ids = FreshIds::of(&self.case);
        for (edge, certainty) in claimed {
            let label = self.case.relation(edge).map(|held| held.relation.label.clone());
            let mut claim = Claim::new(ids.claim(), label.unwrap_or_default(), Origin::Import);
            claim.certainty = certainty;
            self.apply(0, Edit::PutClaim(edge, Box::new(claim)));
        }
    }

    /// The entity at an edge's end; a bare one stands in for a node that the file does not declare.
    fn end(&mut self, raw: &str, at: usize) -> NodeId {
        if let Some(id) = self.nodes.find(raw) {
            return id;
        }
        let (id, _) = self.nodes.claim(raw, &mut self.fresh);
        self.found.warn(at, format!("the node `{raw}` is not declared; a bare one was added"));
        let entity = Entity::new(id, raw, Kind::Other, Origin::Import);
        self.apply(at, Edit::AddEntity(Box::new(entity)));
        id
    }

    /// Ids are unique and ends present by now, so an edit that fails is told, not expected.
    fn apply(&mut self, at: usize, edit: Edit) {
        if let Err(error) = self.case.apply(edit) {
            self.found.warn(at, format!("left out: {error}"));
        }
    }
}

/// The declared columns by the id that data names them with.
struct Columns<'k> {
    keys: &'k [Key],
    by_id: HashMap<&'k str, &'k Key>,
    /// Ids that data uses without a declaration; each is told once.
    undeclared: HashSet<String>,
}

impl<'k> Columns<'k> {
    fn new(keys: &'k [Key]) -> Self {
        let by_id = keys.iter().map(|key| (key.id.as_str(), key)).collect();
        Self { keys, by_id, undeclared: HashSet::new() }
    }

    /// The data of one part by column name, with the defaults of what it leaves out.
    fn attributes(
        &mut self,
        data: &[Datum],
        scope: &str,
        at: usize,
        found: &mut Findings<'_>,
    ) -> Attributes {
        let mut said = Attributes::new();
        for datum in data {
            let key = self.by_id.get(datum.key.as_str()).copied();
            if key.is_none() && self.undeclared.insert(datum.key.clone()) {
                found.warn(
                    at,
                    format!("the data key `{}` is not declared; read as text", datum.key),
                );
            }
            let name = key.map_or(datum.key.as_str(), |key| key.name.as_str());
            let kind = key.and_then(|key| key.kind.as_deref());
            let value = typed(&datum.value, kind).unwrap_or_else(|| {
                let kind = kind.unwrap_or("string");
                found.warn(
                    at,
                    format!("`{}` in column `{name}` is no {kind}; kept as text", datum.value),
                );
                Value::from(datum.value.as_str())
            });
            said.insert(name.to_owned(), value);
        }
        for key in self.keys.iter().filter(|key| key.scope == scope || key.scope == "all") {
            let Some(default) = &key.default else { continue };
            if !said.contains_key(&key.name) {
                let value = typed(default, key.kind.as_deref());
                said.insert(key.name.clone(), value.unwrap_or_else(|| default.as_str().into()));
            }
        }
        said
    }
}

/// The first of these columns that holds text.
fn text(said: &Attributes, names: &[&str]) -> Option<String> {
    names.iter().find_map(|&name| match said.get(name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Takes the first of these columns that holds text out.
fn take_text(said: &mut Attributes, names: &[&str]) -> Option<String> {
    let name = names.iter().find(|&&name| text(said, &[name]).is_some())?;
    let found = text(said, &[name]);
    said.remove(*name);
    found
}

/// Takes a column out that holds a word of a vocabulary.
fn take_word<T: FromStr>(said: &mut Attributes, name: &str) -> Option<T> {
    let word = said.get(name)?.as_str()?.parse().ok()?;
    said.remove(name);
    Some(word)
}

fn take_bool(said: &mut Attributes, name: &str) -> Option<bool> {
    let truth = said.get(name)?.as_bool()?;
    said.remove(name);
    Some(truth)
}

fn take_place(said: &mut Attributes) -> Option<[f32; 2]> {
    let number = |name: &str| said.get(name)?.as_f64().map(|number| number as f32);
    let place = [number("x")?, number("y")?];
    said.remove("x");
    said.remove("y");
    Some(place)
}

/// What other programs call a type may be one of our kinds; the column stays an attribute.
fn kind_of_type(said: &Attributes) -> Option<Kind> {
    text(said, &["type", "Type"])?.to_lowercase().parse().ok()
}

/// What an analyst drew stays so; what was read from text is imported here, for its text is absent.
fn origin(said: &mut Attributes) -> Origin {
    match take_word(said, "origin") {
        Some(Origin::Analyst) => Origin::Analyst,
        _ => Origin::Import,
    }
}
