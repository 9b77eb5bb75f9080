//! A case with places for the window's tests: one report in a few sentences, every certainty, a
//! disputed relation, parallels, a loop and an analyst's own edge.

use std::collections::{BTreeMap, BTreeSet};

use redstring::base::{
    Certainty, ClaimId, EdgeId, Family, Form, Kind, NoClaim, NodeId, Origin, SceneId, SourceId,
    Span,
};
use redstring::graph::{
    Case, Claim, Edit, Entity, Extra, Mention, Merge, Quantity, Relation, Scene, SceneCamera,
    Source, SourceSpan, Suggestion, Transaction, When,
};

/// The report.
pub const TEXT: &str = "In July, police in Cambodia rounded up more than a thousand people in raids on \
several scam parks. Those held came from Indonesia and Vietnam, the interior ministry said.\n\n\
Hun Manet, the prime minister, ordered the raids and pledged to curb online scams. Critics say that \
local officials may take bribes. The ministry denied that officials take bribes.\n\n\
Online scams cost victims between $18 billion and $37 billion in 2023, the United Nations estimates. \
The prime minister heads the government of Cambodia.";

const REPORT: SourceId = SourceId(1);

/// Where an entity stands and what it is: label, kind, named, place, words that name it.
type Row = (u64, &'static str, Kind, bool, [f32; 2], &'static [&'static str]);

const ENTITIES: &[Row] = &[
    (2, "Police", Kind::Agency, true, [-60.0, -230.0], &["police in Cambodia"]),
    (
        3,
        "People detained",
        Kind::Group,
        false,
        [-130.0, -20.0],
        &["more than a thousand people", "Those held"],
    ),
    (4, "Cambodia", Kind::Country, true, [120.0, 260.0], &["Cambodia"]),
    (5, "Scam parks", Kind::Facility, false, [110.0, 30.0], &["several scam parks"]),
    (6, "Indonesia", Kind::Country, true, [-330.0, -170.0], &["Indonesia"]),
    (7, "Vietnam", Kind::Country, true, [-340.0, -30.0], &["Vietnam"]),
    (
        8,
        "Interior ministry",
        Kind::Agency,
        true,
        [-300.0, 150.0],
        &["interior ministry", "The ministry"],
    ),
    (9, "Hun Manet", Kind::Person, true, [300.0, 180.0], &["Hun Manet", "The prime minister"]),
    (10, "Online scams", Kind::Activity, false, [330.0, -30.0], &["online scams", "Online scams"]),
    (
        11,
        "Local officials",
        Kind::Group,
        false,
        [60.0, -160.0],
        &["local officials", "that officials"],
    ),
    (12, "Bribes", Kind::Asset, false, [270.0, -230.0], &["bribes"]),
    (13, "United Nations", Kind::Organization, true, [480.0, 120.0], &["the United Nations"]),
    (14, "July raids", Kind::Event, true, [-20.0, 130.0], &["raids"]),
    (15, "Victims", Kind::Group, false, [480.0, -190.0], &["victims"]),
];

/// A relation: id, from, to, label, family, claims (certainty, subject, verb, object, speaker).
type Link = (u64, u64, u64, &'static str, Family, &'static [Said]);
type Said = (Certainty, &'static str, &'static str, &'static str, Option<u64>);

const RELATIONS: &[Link] = &[
    (
        20,
        2,
        3,
        "detained",
        Family::Enforcement,
        &[(
            Certainty::Asserted,
            "police in Cambodia",
            "rounded up",
            "more than a thousand people",
            None,
        )],
    ),
    (
        21,
        3,
        6,
        "came from",
        Family::Movement,
        &[(Certainty::Asserted, "Those held", "came from", "Indonesia", Some(8))],
    ),
    (
        22,
        3,
        7,
        "came from",
        Family::Movement,
        &[(Certainty::Asserted, "Those held", "came from", "Vietnam", Some(8))],
    ),
    (
        23,
        9,
        14,
        "ordered",
        Family::Control,
        &[(Certainty::Asserted, "Hun Manet", "ordered", "the raids", None)],
    ),
    (
        24,
        9,
        10,
        "pledged to curb",
        Family::Conflict,
        &[(Certainty::Asserted, "Hun Manet", "pledged to curb", "online scams", None)],
    ),
    (
        25,
        11,
        12,
        "take",
        Family::Money,
        &[
            (Certainty::Possible, "local officials", "may take", "bribes", None),
            (Certainty::Negated, "that officials", "take", "bribes.", Some(8)),
        ],
    ),
    (
        26,
        10,
        15,
        "cost",
        Family::Money,
        &[(Certainty::Alleged, "Online scams", "cost", "victims", Some(13))],
    ),
    (
        27,
        9,
        4,
        "heads",
        Family::Control,
        &[(Certainty::Asserted, "The prime minister", "heads", "the government of Cambodia", None)],
    ),
    (
        28,
        14,
        5,
        "targeted",
        Family::Enforcement,
        &[(Certainty::Asserted, "raids", "on", "several scam parks", None)],
    ),
    (29, 5, 10, "run", Family::Control, &[]),
];

/// The case.
pub fn case() -> Case {
    let mut case = Case::new("Scam parks");
    let mut edits = vec![
        Edit::SetMarking(Some("TLP:AMBER".into())),
        Edit::AddSource(Box::new(source(REPORT, "Raids on scam parks", TEXT))),
    ];
    edits.extend(ENTITIES.iter().map(|row| Edit::AddEntity(Box::new(entity(*row)))));
    edits.extend(RELATIONS.iter().map(|link| relation(*link)));
    edits.push(Edit::SetStoryboard(vec![scene()]));
    case.commit(Transaction::new("Fixture", edits)).expect("the fixture's edits apply");
    case
}

/// Edits after which the police (n2) may be the ministry (n8) and the second sentence has no claim;
/// every sentence is said to have one actor only, which does not matter where claims rest on it.
pub fn doubts(case: &Case) -> Vec<Edit> {
    let (one, other) = (NodeId(2), NodeId(8));
    let place = |id| case.entity(id).and_then(|entity| entity.mentions.first()).map(|at| at.at);
    let suggestion = Suggestion::new(one, other, "same country and same kind of body", 0.5)
        .with_evidence(one, [place(one), place(other)]);
    let mut source = case.source(REPORT).expect("the report").clone();
    let starts = source.sentences.iter().map(|sentence| sentence.start);
    source.no_claim = starts.map(|start| (start, NoClaim::OneActor)).collect();
    vec![
        Edit::PutSuggestion(Box::new(suggestion)),
        Edit::SetSource(Box::new(source)),
        Edit::RemoveRelation(EdgeId(21)),
        Edit::RemoveRelation(EdgeId(22)),
    ]
}

/// A source with its sentences.
pub fn source(id: SourceId, title: &str, text: &str) -> Source {
    Source {
        id,
        title: title.into(),
        text: text.into(),
        sha256: String::new(),
        file: None,
        file_sha256: None,
        pages: Vec::new(),
        published: "2025-07-19".parse().ok(),
        grade: None,
        sentences: sentences(text),
        no_claim: BTreeMap::new(),
        extra: Extra::new(),
    }
}

/// Cuts after every full stop that a blank or the end follows.
fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('.') {
        if text[at + 1..].chars().next().is_none_or(char::is_whitespace) {
            found.push(Span::new(start, at + 1));
            start = at + 1 + text[at + 1..].len() - text[at + 1..].trim_start().len();
        }
    }
    found
}

fn entity((id, label, kind, named, place, words): Row) -> Entity {
    let mut entity = Entity::new(NodeId(id), label, kind, Origin::Text);
    entity.named = named;
    entity.position = Some(place);
    let places =
        words.iter().flat_map(|words| TEXT.match_indices(*words).map(|(at, w)| (at, w.len())));
    entity.mentions = places
        .map(|(at, length)| Mention {
            at: SourceSpan { source: REPORT, span: Span::new(at, at + length) },
            form: if named { Form::Named } else { Form::Nominal },
        })
        .collect();
    if label == "Hun Manet" {
        entity.aliases = vec!["The prime minister".into()];
        entity.merges =
            vec![Merge { name: "The prime minister".into(), rule: "title and name".into() }];
    }
    entity
}

fn relation((id, from, to, label, family, said): Link) -> Edit {
    let origin = if said.is_empty() { Origin::Analyst } else { Origin::Text };
    let mut relation = Relation::new(EdgeId(id), label, family, origin);
    relation.claims =
        said.iter().enumerate().map(|(nth, said)| claim(id * 10 + nth as u64, *said)).collect();
    if id == 20 {
        relation.claims[0].quantity = Some(Quantity {
            surface: "more than a thousand".into(),
            value: Some(1000.0),
            upper: None,
            unit: Some("people".into()),
            bound: Some("over".into()),
        });
        relation.claims[0].when = Some(When {
            surface: "July".into(),
            from: "2025-07-01".parse().ok(),
            to: "2025-07-31".parse().ok(),
        });
    }
    Edit::AddRelation { from: NodeId(from), to: NodeId(to), relation: Box::new(relation) }
}

fn claim(id: u64, (certainty, subject, verb, object, speaker): Said) -> Claim {
    let found = |words: &str| {
        let at = TEXT.find(words).expect("words of the report");
        Span::new(at, at + words.len())
    };
    let mut claim = Claim::new(ClaimId(id), verb, Origin::Text);
    let subject = found(subject);
    let sentence = sentences(TEXT).into_iter().find(|s| s.contains(subject)).expect("a sentence");
    let after = |words: &str| {
        let at =
            sentence.start + TEXT[sentence.start..].find(words).expect("words of the sentence");
        Span::new(at, at + words.len())
    };
    claim.at = Some(SourceSpan { source: REPORT, span: sentence });
    claim.subject = Some(subject);
    claim.verb = Some(after(verb));
    claim.object = Some(after(object));
    claim.certainty = certainty;
    claim.attributed_to = speaker.map(NodeId);
    claim
}

fn scene() -> Scene {
    Scene {
        id: SceneId(90),
        title: "Over a thousand people held".into(),
        note: "The police give the number; nobody has counted twice.".into(),
        camera: SceneCamera { center: [60.0, 10.0], extent: [1100.0, 620.0] },
        hidden_kinds: BTreeSet::new(),
        named_only: false,
        focus_nodes: BTreeSet::from([NodeId(2), NodeId(3)]),
        focus_edges: BTreeSet::from([EdgeId(20)]),
        extra: Extra::new(),
    }
}
