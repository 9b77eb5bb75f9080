//! Version 1 on the wire: the JSON objects as they stand in the file, ids and words as strings.
//! Absent fields take their defaults; empty optional ones are not written; unknown ones are kept in
//! `extra`, on every object.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

pub type Extra = BTreeMap<String, Value>;

/// First and one-past-last byte.
pub type Range = [usize; 2];

#[derive(Debug, Default, Deserialize)]
pub struct File {
    pub format: Option<String>,
    pub version: Option<u64>,
    #[serde(default)]
    pub title: String,
    pub marking: Option<String>,
    #[serde(default)]
    pub next_id: u64,
    #[serde(default)]
    pub sources: Vec<Source>,
    #[serde(default)]
    pub nodes: Vec<Node>,
    #[serde(default)]
    pub edges: Vec<Edge>,
    #[serde(default)]
    pub scenes: Vec<Scene>,
    #[serde(default)]
    pub suggestions: Vec<Suggestion>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Source {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_sha256: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// Why sentences gave no claim: for each reason the first bytes of the sentences.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub no_claim: BTreeMap<String, Vec<usize>>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Node {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(default = "yes")]
    pub named: bool,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub mentions: Vec<Mention>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<Merge>,
    #[serde(default)]
    pub attributes: Extra,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<[Number; 2]>,
    #[serde(default)]
    pub pinned: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Mention {
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub start: usize,
    #[serde(default)]
    pub end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Merge {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub rule: String,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Edge {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub to: String,
    #[serde(default)]
    pub relation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    #[serde(default = "yes")]
    pub directed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub attributes: Extra,
    #[serde(default)]
    pub claims: Vec<Claim>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Claim {
    #[serde(default)]
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    #[serde(default)]
    pub predicate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributed_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Number>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A span of a source.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Location {
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub start: usize,
    #[serde(default)]
    pub end: usize,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Quantity {
    #[serde(default)]
    pub surface: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct When {
    #[serde(default)]
    pub surface: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Scene {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub camera: Camera,
    #[serde(default)]
    pub hidden_kinds: Vec<String>,
    #[serde(default)]
    pub named_only: bool,
    #[serde(default)]
    pub focus_nodes: Vec<String>,
    #[serde(default)]
    pub focus_edges: Vec<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Two nodes that may be one.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Suggestion {
    #[serde(default)]
    pub one: String,
    #[serde(default)]
    pub other: String,
    #[serde(default)]
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_at: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_at: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Camera {
    #[serde(default)]
    pub center: [Number; 2],
    #[serde(default)]
    pub extent: [Number; 2],
    #[serde(flatten)]
    pub extra: Extra,
}

/// A finite number, written as shortly as it can be: whole ones without a fraction.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(transparent)]
pub struct Number(pub f64);

impl Number {
    /// The number whose shortest form is the shortest form of `value`.
    pub fn from_f32(value: f32) -> Self {
        Self(value.to_string().parse().unwrap_or_else(|_| f64::from(value)))
    }

    pub fn to_f32(self) -> f32 {
        self.0 as f32
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: whole numbers below it are exact.
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

fn yes() -> bool {
    true
}
