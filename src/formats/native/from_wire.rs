//! The wire objects into a case. Whatever is wrong is told and mended: ids used twice are replaced,
//! what a reference misses is stood in for, unknown words are kept beside their default.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use super::super::error::Opened;
use super::super::ids::{HIGHEST, Id, Ids, plain};
use super::nested::keep;
use super::v1;
use crate::base::{
    Certainty, ClaimId, ClaimStatus, Diagnostic, EdgeId, Family, Form, Kind, NoClaim, NodeId,
    Origin, Place, SceneId, SourceId, Span,
};
use crate::graph::{
    Case, Claim, Edit, Entity, Mention, Merge, Quantity, Relation, Scene, SceneCamera, Source,
    SourceSpan, Suggestion, When, check,
};
use crate::text::{self, Document};

/// Builds the case that the file describes; `input` names the file in messages.
pub fn case(input: &str, mut file: v1::File) -> Opened {
    let lowest = highest_number(&file) + 1;
    let runs_out = file.next_id > HIGHEST;
    let next_id = if runs_out { lowest } else { file.next_id.max(lowest) };
    let told = file.next_id;
    let header = (std::mem::take(&mut file.title), file.marking.take());
    let extra = std::mem::take(&mut file.extra);
    let mut reader = Reader {
        input,
        case: Case::with_header(header.0, header.1, 1, extra),
        fresh: next_id,
        sources: Ids::new(),
        nodes: Ids::new(),
        edges: Ids::new(),
        claims: Ids::new(),
        scenes: Ids::new(),
        diagnostics: Vec::new(),
    };
    if runs_out {
        reader.warn(format!("`next_id` {told} is too high to count on from; it is {lowest} now"));
    }
    reader.read(file);
    let mut diagnostics = reader.diagnostics;
    diagnostics.extend(check::spans(&reader.case, input));
    let case = reader.case.reserve_ids(reader.fresh);
    Opened { case, diagnostics }
}

/// The highest number of any id in the file.
fn highest_number(file: &v1::File) -> u64 {
    fn of<'a, I: Id>(raws: impl Iterator<Item = &'a String>) -> u64 {
        raws.filter_map(|raw| plain::<I>(raw)).map(Id::number).max().unwrap_or_default()
    }
    let claims = file.edges.iter().flat_map(|edge| &edge.claims);
    [
        of::<SourceId>(file.sources.iter().map(|source| &source.id)),
        of::<NodeId>(file.nodes.iter().map(|node| &node.id)),
        of::<EdgeId>(file.edges.iter().map(|edge| &edge.id)),
        of::<ClaimId>(claims.map(|claim| &claim.id)),
        of::<SceneId>(file.scenes.iter().map(|scene| &scene.id)),
    ]
    .into_iter()
    .max()
    .unwrap_or_default()
}

struct Reader<'a> {
    input: &'a str,
    case: Case,
    /// The next number that no id of the file has.
    fresh: u64,
    sources: Ids<SourceId>,
    nodes: Ids<NodeId>,
    edges: Ids<EdgeId>,
    claims: Ids<ClaimId>,
    scenes: Ids<SceneId>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self, file: v1::File) {
        for source in file.sources {
            self.source(source);
        }
        // All ids first: a mention or a claim may name what stands further down.
        let ids: Vec<NodeId> = file.nodes.iter().map(|node| self.node_id(&node.id)).collect();
        for (id, node) in ids.into_iter().zip(file.nodes) {
            self.node(id, node);
        }
        for edge in file.edges {
            self.edge(edge);
        }
        let scenes: Vec<Scene> = file.scenes.into_iter().map(|scene| self.scene(scene)).collect();
        if !scenes.is_empty() {
            self.apply(Edit::SetStoryboard(scenes));
        }
        for suggestion in file.suggestions {
            self.suggestion(suggestion);
        }
    }

    fn source(&mut self, mut wire: v1::Source) {
        let (id, replaced) = self.sources.claim(&wire.id, &mut self.fresh);
        self.tell_id("source", &wire.id, replaced, id);
        let mut extra = std::mem::take(&mut wire.extra);
        let published = self.optional(id, "published", wire.published, &mut extra);
        let pages = wire.pages.into_iter().map(|page| self.span(id, page)).collect();
        let no_claim = self.no_claim(id, wire.no_claim, &mut extra);
        let sentences = text::sentences(&wire.text).iter().map(|sentence| sentence.span).collect();
        self.apply(Edit::AddSource(Box::new(Source {
            id,
            title: wire.title,
            text: wire.text,
            sha256: wire.sha256,
            file: wire.file,
            file_sha256: wire.file_sha256,
            pages,
            published,
            grade: wire.grade,
            sentences,
            no_claim,
            extra,
        })));
    }

    /// Reasons by sentence; those of no known word are kept in `extra`.
    fn no_claim(
        &mut self,
        id: SourceId,
        wire: BTreeMap<String, Vec<usize>>,
        extra: &mut v1::Extra,
    ) -> BTreeMap<usize, NoClaim> {
        let mut known = BTreeMap::new();
        let mut unknown = serde_json::Map::new();
        for (word, starts) in wire {
            match word.parse::<NoClaim>() {
                Ok(reason) => known.extend(starts.into_iter().map(|start| (start, reason))),
                Err(error) => {
                    self.warn(format!("{id} has an unknown `no_claim`: {error}"));
                    unknown.insert(word, starts.into());
                }
            }
        }
        if !unknown.is_empty() {
            extra.insert("unknown_no_claim".to_owned(), unknown.into());
        }
        known
    }

    fn node_id(&mut self, raw: &str) -> NodeId {
        let (id, replaced) = self.nodes.claim(raw, &mut self.fresh);
        self.tell_id("node", raw, replaced, id);
        id
    }

    fn node(&mut self, id: NodeId, mut wire: v1::Node) {
        let mut extra = std::mem::take(&mut wire.extra);
        let kind = self.word(id, "kind", wire.kind, Kind::Other, &mut extra);
        let origin = self.word(id, "origin", wire.origin, Origin::Import, &mut extra);
        let mentions =
            wire.mentions.into_iter().map(|mention| self.mention(id, mention, &mut extra));
        let mentions = mentions.collect();
        let merges = wire.merges.into_iter().enumerate().map(|(number, merge)| {
            keep(&mut extra, &merge_key(number), merge.extra);
            Merge { name: merge.name, rule: merge.rule }
        });
        let merges = merges.collect();
        self.apply(Edit::AddEntity(Box::new(Entity {
            id,
            label: wire.label,
            kind,
            named: wire.named,
            aliases: wire.aliases,
            mentions,
            merges,
            attributes: wire.attributes,
            position: wire.position.map(|place| place.map(v1::Number::to_f32)),
            pinned: wire.pinned,
            origin,
            extra,
        })));
    }

    fn mention(&mut self, owner: NodeId, mut wire: v1::Mention, extra: &mut v1::Extra) -> Mention {
        let span = self.span(owner, [wire.start, wire.end]);
        let source = self.source_named(&wire.source, owner);
        let at = SourceSpan { source, span };
        let form = self.word(owner, "form", wire.form.take(), Form::Nominal, &mut wire.extra);
        keep(extra, &mention_key(at), wire.extra);
        Mention { at, form }
    }

    fn edge(&mut self, mut wire: v1::Edge) {
        let (id, replaced) = self.edges.claim(&wire.id, &mut self.fresh);
        self.tell_id("edge", &wire.id, replaced, id);
        let mut extra = std::mem::take(&mut wire.extra);
        let from = self.node_named(&wire.from, id);
        let to = self.node_named(&wire.to, id);
        let family = self.word(id, "family", wire.family, Family::Other, &mut extra);
        let origin = self.word(id, "origin", wire.origin, Origin::Import, &mut extra);
        let claims = wire.claims.into_iter().map(|claim| self.claim(claim)).collect();
        let relation = Box::new(Relation {
            id,
            label: wire.label.unwrap_or_else(|| wire.relation.clone()),
            relation: wire.relation,
            family,
            directed: wire.directed,
            origin,
            claims,
            attributes: wire.attributes,
            extra,
        });
        self.apply(Edit::AddRelation { from, to, relation });
    }

    fn claim(&mut self, mut wire: v1::Claim) -> Claim {
        let (id, replaced) = self.claims.claim(&wire.id, &mut self.fresh);
        self.tell_id("claim", &wire.id, replaced, id);
        let mut extra = std::mem::take(&mut wire.extra);
        let at = match (&wire.source, wire.start, wire.end) {
            (Some(source), Some(start), Some(end)) => {
                let span = self.span(id, [start, end]);
                Some(SourceSpan { source: self.source_named(source, id), span })
            }
            _ => None,
        };
        let mut part = |range: Option<v1::Range>| range.map(|range| self.span(id, range));
        let (subject, verb, object) = (part(wire.subject), part(wire.verb), part(wire.object));
        let attributed_to = wire.attributed_to.map(|raw| self.node_named(&raw, id));
        let speaker = wire.speaker.map(|speaker| {
            keep(&mut extra, "speaker", speaker.extra);
            let span = self.span(id, [speaker.start, speaker.end]);
            SourceSpan { source: self.source_named(&speaker.source, id), span }
        });
        let when = wire.when.map(|when| self.when(id, when, &mut extra));
        // Nothing said is a plain statement; a word that is not known may mean anything.
        let vague = wire.certainty.as_ref().map_or(Certainty::Asserted, |_| Certainty::Possible);
        let certainty = self.word(id, "certainty", wire.certainty, vague, &mut extra);
        Claim {
            at,
            predicate: wire.predicate,
            subject,
            verb,
            object,
            certainty,
            attributed_to,
            speaker,
            quantity: wire.quantity.map(|quantity| self::quantity(quantity, &mut extra)),
            when,
            status: self.word(id, "status", wire.status, ClaimStatus::Open, &mut extra),
            origin: self.word(id, "origin", wire.origin, Origin::Import, &mut extra),
            rule: wire.rule,
            confidence: wire.confidence.map_or(1.0, v1::Number::to_f32),
            id,
            extra,
        }
    }

    fn when(&mut self, owner: ClaimId, mut wire: v1::When, extra: &mut v1::Extra) -> When {
        let from = self.optional(owner, "from", wire.from.take(), &mut wire.extra);
        let to = self.optional(owner, "to", wire.to.take(), &mut wire.extra);
        keep(extra, "when", wire.extra);
        When { surface: wire.surface, from, to }
    }

    fn scene(&mut self, mut wire: v1::Scene) -> Scene {
        let (id, replaced) = self.scenes.claim(&wire.id, &mut self.fresh);
        self.tell_id("scene", &wire.id, replaced, id);
        let mut extra = std::mem::take(&mut wire.extra);
        let place = |numbers: [v1::Number; 2]| numbers.map(v1::Number::to_f32);
        let camera =
            SceneCamera { center: place(wire.camera.center), extent: place(wire.camera.extent) };
        keep(&mut extra, "camera", wire.camera.extra);
        let kinds = wire.hidden_kinds.into_iter();
        let hidden_kinds = kinds
            .filter_map(|kind| self.optional(id, "hidden_kinds", Some(kind), &mut extra))
            .collect();
        let focus_nodes = wire.focus_nodes.iter().filter_map(|raw| self.nodes.find(raw)).collect();
        let focus_edges = wire.focus_edges.iter().filter_map(|raw| self.edges.find(raw)).collect();
        Scene {
            id,
            title: wire.title,
            note: wire.note,
            camera,
            hidden_kinds,
            named_only: wire.named_only,
            focus_nodes,
            focus_edges,
            extra,
        }
    }

    /// A suggestion about what is not there, or about one pair again, is told and left out.
    fn suggestion(&mut self, mut wire: v1::Suggestion) {
        let (one, other) = (self.nodes.find(&wire.one), self.nodes.find(&wire.other));
        let pair = format!("the suggestion that `{}` is `{}`", wire.one, wire.other);
        let (Some(one), Some(other)) = (one, other) else {
            self.warn(format!("left out: {pair} names a missing node"));
            return;
        };
        if self.case.suggestion(one, other).is_some() {
            self.warn(format!("left out: {pair} is there twice"));
            return;
        }
        let mut extra = std::mem::take(&mut wire.extra);
        let mut place = |at: Option<v1::Location>, name: &str| {
            at.map(|at| {
                keep(&mut extra, name, at.extra);
                let span = self.span(one, [at.start, at.end]);
                SourceSpan { source: self.source_named(&at.source, one), span }
            })
        };
        // The pair is written in the order of its ids, whichever way round it is read.
        let members = if one < other { ["one_at", "other_at"] } else { ["other_at", "one_at"] };
        let evidence = [place(wire.one_at, members[0]), place(wire.other_at, members[1])];
        let status = self.word(one, "status", wire.status, ClaimStatus::Open, &mut extra);
        let confidence = wire.confidence.map_or(0.0, v1::Number::to_f32);
        let suggestion = Suggestion::new(one, other, wire.rule, confidence);
        let suggestion = suggestion.with_evidence(one, evidence);
        let suggestion = Suggestion { status, extra, ..suggestion };
        self.apply(Edit::PutSuggestion(Box::new(suggestion)));
    }

    /// The source that a reference names; an empty one stands in for a missing one.
    fn source_named(&mut self, raw: &str, by: impl Display) -> SourceId {
        if let Some(id) = self.sources.find(raw) {
            return id;
        }
        let (id, _) = self.sources.claim(raw, &mut self.fresh);
        self.warn(format!("{by} refers to the missing source `{raw}`; {id} stands in for it"));
        let stand_in = Document { title: format!("Missing source {raw}"), ..Document::default() };
        let stand_in = Source::new(id, &stand_in, Vec::new());
        self.apply(Edit::AddSource(Box::new(stand_in)));
        id
    }

    /// The entity that a reference names; a bare one stands in for a missing one.
    fn node_named(&mut self, raw: &str, by: impl Display) -> NodeId {
        if let Some(id) = self.nodes.find(raw) {
            return id;
        }
        let (id, _) = self.nodes.claim(raw, &mut self.fresh);
        self.warn(format!("{by} refers to the missing node `{raw}`; {id} stands in for it"));
        let label = if raw.is_empty() { "missing node" } else { raw };
        let entity = Entity::new(id, label, Kind::Other, Origin::Import);
        self.apply(Edit::AddEntity(Box::new(entity)));
        id
    }

    /// A word of a vocabulary. An unknown one is kept in `extra` as `unknown_FIELD`.
    fn word<T: FromStr<Err = impl Display>>(
        &mut self,
        owner: impl Display,
        field: &str,
        raw: Option<String>,
        default: T,
        extra: &mut v1::Extra,
    ) -> T {
        self.optional(owner, field, raw, extra).unwrap_or(default)
    }

    /// A value that is written as text, where the file gives a good one.
    fn optional<T: FromStr<Err = impl Display>>(
        &mut self,
        owner: impl Display,
        field: &str,
        raw: Option<String>,
        extra: &mut v1::Extra,
    ) -> Option<T> {
        let raw = raw?;
        match raw.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.warn(format!("{owner} has an unknown `{field}`: {error}"));
                extra.insert(format!("unknown_{field}"), raw.into());
                None
            }
        }
    }

    fn span(&mut self, owner: impl Display, [start, end]: v1::Range) -> Span {
        if end < start {
            self.warn(format!(
                "{owner}: the span {start}..{end} runs backwards; its end was moved"
            ));
        }
        Span::new(start, end)
    }

    fn tell_id(&mut self, what: &str, raw: &str, replaced: bool, id: impl Display) {
        if replaced {
            let wrong = if raw.is_empty() {
                "has no id".to_owned()
            } else {
                format!("has the id `{raw}`, which is malformed or used twice")
            };
            self.warn(format!("a {what} {wrong}; it is {id} now"));
        }
    }

    fn warn(&mut self, message: String) {
        self.diagnostics.push(Diagnostic::warning(Place::input(self.input), message));
    }

    /// Ids are unique and references resolved by now, so an edit that fails is told, not expected.
    fn apply(&mut self, edit: Edit) {
        if let Err(error) = self.case.apply(edit) {
            let message = format!("left out: {error}");
            self.diagnostics.push(Diagnostic::error(Place::input(self.input), message));
        }
    }
}

fn quantity(wire: v1::Quantity, extra: &mut v1::Extra) -> Quantity {
    keep(extra, "quantity", wire.extra);
    Quantity {
        surface: wire.surface,
        value: wire.value.map(|value| value.0),
        upper: wire.upper.map(|value| value.0),
        unit: wire.unit,
        bound: wire.bound,
    }
}

/// Key of a mention's unknown fields.
pub fn mention_key(at: SourceSpan) -> String {
    format!("mention {} {}", at.source, at.span)
}

/// Key of a merge's unknown fields.
pub fn merge_key(number: usize) -> String {
    format!("merge {number}")
}
