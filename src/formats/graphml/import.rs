//! A parsed GraphML graph into a case of imported parts. Columns that say what redstring knows
//! (label, kind, relation, family, certainty, place, …) are taken as such; all others are kept as
//! attributes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;

use serde_json::Value;

use super::super::error::ReadError;
use super::super::findings::Findings;
use super::super::ids::{Id, Ids, plain};
use super::columns::typed;
use super::excerpt::Excerpts;
use super::parse::{Datum, Edge, Graph, Key, Node};
use super::told::{self, Told};
use crate::base::{Certainty, ClaimStatus, EdgeId, Family, Kind, NodeId, Origin, Place};
use crate::graph::{Case, Claim, Edit, Entity, FreshIds, Relation};

type Attributes = BTreeMap<String, Value>;

/// Most bytes that a document's columns may add to its nodes and edges, or eight times its size.
const MOST_GROWTH: usize = 128_000_000;

/// What one value that comes from a default costs beside its letters, in bytes.
const DEFAULT_COST: usize = 64;

/// What a relation is called that the file gives no name.
const UNNAMED: &str = "related";

/// Builds the case of a document of `size` bytes.
pub fn case(
    input: &str,
    size: usize,
    graph: Graph,
    found: &mut Findings<'_>,
) -> Result<Case, ReadError> {
    refuse_bomb(input, size, &graph)?;
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
    let claimed: Vec<Claimed> = edges.into_iter().map(|edge| importer.edge(edge)).collect();
    importer.claims(claimed);
    Ok(importer.case.reserve_ids(importer.fresh))
}

/// Refuses a document whose columns give its parts far more than it holds itself: a small file
/// must not fill the memory.
fn refuse_bomb(input: &str, size: usize, graph: &Graph) -> Result<(), ReadError> {
    let defaults = |scope: &str, parts: usize| {
        let keys = graph.keys.iter().filter(|key| key.scope == scope || key.scope == "all");
        let costs = keys.filter_map(|key| {
            let default = key.default.as_ref()?;
            Some(DEFAULT_COST + key.name.len() + default.len())
        });
        costs.fold(0, usize::saturating_add).saturating_mul(parts)
    };
    let lengths: HashMap<&str, usize> =
        graph.keys.iter().map(|key| (key.id.as_str(), key.name.len())).collect();
    let data =
        graph.nodes.iter().map(|node| &node.data).chain(graph.edges.iter().map(|edge| &edge.data));
    let repeated = data.flatten().filter_map(|datum| lengths.get(datum.key.as_str()));
    let total = [defaults("node", graph.nodes.len()), defaults("edge", graph.edges.len())]
        .into_iter()
        .chain(repeated.copied())
        .fold(0, usize::saturating_add);
    let most = MOST_GROWTH.max(size.saturating_mul(8));
    if total <= most {
        return Ok(());
    }
    let (total, most) = (total / 1_000_000, most / 1_000_000);
    let message = format!("its columns would make it grow to {total} MB; up to {most} MB are read");
    let hint = "take <default> elements out, or shorten the names of the columns";
    Err(ReadError::malformed(Place::input(input), message, hint))
}

/// What an edge says of its claims.
struct Claimed {
    edge: EdgeId,
    /// Byte at which the edge is declared.
    at: usize,
    /// The column `certainty`.
    certainty: Certainty,
    /// The column `claims`.
    told: Vec<Told>,
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
        entity.aliases =
            take_text(&mut said, &["aliases"]).map(|text| aliases(&text)).unwrap_or_default();
        if let Some(parent) = node.parent.filter(|parent| !parent.is_empty()) {
            said.entry("parent".into()).or_insert_with(|| parent.into());
        }
        if !node.id.is_empty() && id.to_string() != node.id && entity.label != node.id {
            said.entry("id".into()).or_insert_with(|| node.id.into());
        }
        entity.attributes = said;
        self.apply(node.at, Edit::AddEntity(Box::new(entity)));
    }

    /// Adds a relation without its claims, which may name what stands further down.
    fn edge(&mut self, edge: Edge) -> Claimed {
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
        let told = take_claims(&mut said);
        relation.attributes = said;
        self.apply(edge.at, Edit::AddRelation { from, to, relation: Box::new(relation) });
        Claimed { edge: id, at: edge.at, certainty, told }
    }

    /// Puts every claim to its relation, with its quote in a source that holds the quotes of its
    /// report. A relation that is not simply asserted gets a claim that says so.
    fn claims(&mut self, claimed: Vec<Claimed>) {
        let told = claimed.iter().flat_map(|claimed| &claimed.told);
        let excerpts = Excerpts::of(told, &mut self.fresh);
        for source in &excerpts.sources {
            self.apply(0, Edit::AddSource(Box::new(source.clone())));
        }
        self.case = std::mem::take(&mut self.case).reserve_ids(self.fresh);
        let mut ids = FreshIds::of(&self.case);
        let speakers = self.speakers();
        for Claimed { edge, at, certainty, told } in claimed {
            if told.is_empty() && certainty != Certainty::Asserted {
                let label = self.case.relation(edge).map(|held| held.relation.label.clone());
                let mut claim = Claim::new(ids.claim(), label.unwrap_or_default(), Origin::Import);
                claim.certainty = certainty;
                self.apply(at, Edit::PutClaim(edge, Box::new(claim)));
            }
            for one in told {
                let mut claim = Claim::new(ids.claim(), one.predicate.as_str(), Origin::Import);
                excerpts.point(&mut claim, &one);
                claim.attributed_to = self.speaker(&one, &speakers);
                judge(&mut claim, one, certainty);
                self.apply(at, Edit::PutClaim(edge, Box::new(claim)));
            }
        }
    }

    /// The first entity of each name, labels before aliases.
    fn speakers(&self) -> HashMap<String, NodeId> {
        let mut named = HashMap::new();
        for entity in self.case.entities() {
            named.entry(entity.label.clone()).or_insert(entity.id);
        }
        for entity in self.case.entities() {
            for alias in &entity.aliases {
                named.entry(alias.clone()).or_insert(entity.id);
            }
        }
        named
    }

    /// The entity that a claim names as its speaker: the node itself where it still has that name.
    fn speaker(&self, told: &Told, speakers: &HashMap<String, NodeId>) -> Option<NodeId> {
        let name = told.speaker.as_deref();
        let node = told.speaker_id.as_deref().and_then(|raw| self.nodes.find(raw));
        let same = |id: &NodeId| {
            let label = self.case.entity(*id).map(|entity| entity.label.as_str());
            name.is_none() || name == label
        };
        node.filter(same).or_else(|| speakers.get(name?).copied())
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
    /// Those with a default.
    defaults: Vec<&'k Key>,
    by_id: HashMap<&'k str, &'k Key>,
    /// Ids that data uses without a declaration; each is told once.
    undeclared: HashSet<String>,
}

impl<'k> Columns<'k> {
    fn new(keys: &'k [Key]) -> Self {
        let by_id = keys.iter().map(|key| (key.id.as_str(), key)).collect();
        let defaults = keys.iter().filter(|key| key.default.is_some()).collect();
        Self { defaults, by_id, undeclared: HashSet::new() }
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
        for key in self.defaults.iter().filter(|key| key.scope == scope || key.scope == "all") {
            let Some(default) = &key.default else { continue };
            if !said.contains_key(&key.name) {
                let value = typed(default, key.kind.as_deref());
                said.insert(key.name.clone(), value.unwrap_or_else(|| default.as_str().into()));
            }
        }
        said
    }
}

/// Fills in what the claim says; `certainty` is that of its relation.
fn judge(claim: &mut Claim, told: Told, certainty: Certainty) {
    if claim.attributed_to.is_none() {
        told.keep_speaker(claim);
    }
    // A word that is not known may mean anything.
    let word = told.certainty.map(|word| word.parse().unwrap_or(Certainty::Possible));
    claim.certainty = word.unwrap_or(certainty);
    claim.status = told.status.and_then(|word| word.parse().ok()).unwrap_or(ClaimStatus::Open);
    if told.origin.as_deref() == Some(Origin::Analyst.word()) {
        claim.origin = Origin::Analyst;
    }
    claim.quantity = told.quantity.map(told::Amount::quantity);
    claim.when = told.when.map(told::Time::when);
    claim.rule = told.rule;
    claim.confidence = told.confidence.unwrap_or(1.0);
    claim.extra.extend(told.extra);
}

/// Takes the claims out, with the columns that count them. What other programs call claims stays.
fn take_claims(said: &mut Attributes) -> Vec<Told> {
    let told = said.get("claims").and_then(Value::as_str).and_then(told::read).unwrap_or_default();
    if !told.is_empty() {
        for name in ["claims", "claim_count", "disputed"] {
            said.remove(name);
        }
    }
    told
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

/// Names between semicolons, or a JSON list of them.
fn aliases(text: &str) -> Vec<String> {
    let list = text.starts_with('[').then(|| serde_json::from_str(text).ok()).flatten();
    list.unwrap_or_else(|| text.split("; ").map(str::to_owned).collect())
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
