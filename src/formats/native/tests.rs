//! Reading, writing and what survives both.

use proptest::prelude::*;

use super::{detect, read, write};
use crate::base::{
    Certainty, ClaimId, ClaimStatus, EdgeId, Kind, NoClaim, NodeId, Origin, Severity, SourceId,
    Span,
};
use crate::formats::{Opened, ReadError};
use crate::graph::{Case, Edit, Entity, FreshIds, Quantity, SourceSpan, Suggestion, sample};

/// A small case as another program might have written it, in its own layout.
const SMALL: &str = r#"{"format":"redstring","version":1,"title":"Harbour","marking":"TLP:AMBER","next_id":40,
 "sources":[{"id":"s1","title":"Raid","text":"Police arrested Ana Roth, Kai said.","published":"2025-07-19","grade":null,
   "sha256":"d9f1e38f6d1f85d6f5bf9d5ecbb9e9d7d9f2a5aa7d2f3c3f2d7c0d1c0c0c0c0c"}],
 "nodes":[
  {"id":"n2","label":"Police","kind":"agency","named":false,"mentions":[{"source":"s1","start":0,"end":6,"form":"nominal"}],"origin":"text"},
  {"id":"n3","label":"Ana Roth","kind":"person","mentions":[{"source":"s1","start":16,"end":24,"form":"named"}],"position":[0.1,-20],"pinned":true,"origin":"text"},
  {"id":"n4","label":"Kai","kind":"person","mentions":[{"source":"s1","start":26,"end":29,"form":"named"}],"origin":"text"}],
 "edges":[{"id":"e5","from":"n2","to":"n3","relation":"arrest","label":"arrested","family":"enforcement","directed":true,"origin":"text",
  "claims":[{"id":"c6","source":"s1","start":0,"end":34,"predicate":"arrested","subject":[0,6],"verb":[7,15],"object":[16,24],
   "certainty":"alleged","attributed_to":"n4","speaker":{"source":"s1","start":26,"end":29},
   "quantity":{"surface":"one","value":1,"unit":"people"},"when":{"surface":"July","from":"2025-07-01","to":"2025-07-31"},
   "status":"open","origin":"text","rule":"clause:active","confidence":0.8}]}]}"#;

fn opened(text: &str) -> Opened {
    read("x.redstring", text.as_bytes()).expect("a case")
}

#[test]
fn a_case_is_read_as_it_stands() {
    let Opened { case, diagnostics } = opened(SMALL);
    assert_eq!(diagnostics, []);
    assert_eq!((case.title(), case.marking()), ("Harbour", Some("TLP:AMBER")));
    assert_eq!(case.next_id(), 40);
    let ana = case.entity(NodeId(3)).expect("Ana");
    assert_eq!((ana.kind, ana.position, ana.pinned), (Kind::Person, Some([0.1, -20.0]), true));
    let (relation, claim) = case.claim(ClaimId(6)).expect("the claim");
    assert_eq!((relation.from, relation.to), (NodeId(2), NodeId(3)));
    assert_eq!(claim.certainty, Certainty::Alleged);
    assert_eq!(claim.attributed_to, Some(NodeId(4)));
    assert_eq!(claim.quantity.as_ref().and_then(|amount| amount.value), Some(1.0));
    let when = claim.when.as_ref().expect("a date");
    assert_eq!(when.to.expect("a day").to_string(), "2025-07-31");
}

#[test]
fn writing_and_reading_give_the_same_case_and_the_same_bytes() {
    let case = opened(SMALL).case;
    let text = write(&case);
    let again = opened(&text);
    assert_eq!(again.case, case);
    assert_eq!(again.case.next_id(), case.next_id());
    assert_eq!(again.diagnostics, []);
    assert_eq!(write(&again.case), text);
    assert!(text.ends_with("]\n}\n"), "one newline at the end");
    assert!(text.contains("\"position\": [0.1, -20]"), "{text}");
    assert!(text.contains("\"value\": 1,"), "{text}");
}

#[test]
fn unknown_fields_survive_on_every_object() {
    let marked = SMALL
        .replace("\"title\":", "\"new_a\":[1,{\"z\":0,\"b\":1}],\"title\":")
        .replace("\"label\":", "\"new_b\":2,\"label\":")
        .replace("\"predicate\":", "\"new_c\":3,\"predicate\":")
        .replace("\"start\":", "\"new_d\":4,\"start\":")
        .replace("\"surface\":", "\"new_e\":5,\"surface\":");
    let count = |text: &str| text.matches("\"new_").count();
    assert_eq!(count(&marked), 14);
    let text = write(&opened(&marked).case);
    assert_eq!(count(&text), 14, "{text}");
    assert!(text.contains("{\"z\": 0, \"b\": 1}"), "members of unknown objects keep their order");
    assert_eq!(write(&opened(&text).case), text);
}

#[test]
fn a_next_id_near_the_end_of_numbers_is_told_and_counted_anew() {
    for high in [u64::MAX, u64::MAX - 1, 1 << 60] {
        let text = SMALL.replace("\"next_id\":40", &format!("\"next_id\":{high}"));
        let Opened { mut case, diagnostics } = opened(&text);
        assert_eq!(diagnostics.len(), 1);
        let told = diagnostics[0].to_string();
        assert!(told.contains(&format!("`next_id` {high} is too high")), "{told}");
        assert_eq!(case.next_id(), 7);
        for _ in 0..2 {
            let id = FreshIds::of(&case).node();
            let entity = Entity::new(id, "New", Kind::Person, Origin::Analyst);
            case.apply(Edit::AddEntity(Box::new(entity))).expect("the id is free");
        }
        assert_eq!(opened(&write(&case)).diagnostics, []);
    }
}

#[test]
fn a_newer_version_is_refused_with_a_message() {
    let newer = SMALL.replace("\"version\":1", "\"version\":2");
    let error = read("x.redstring", newer.as_bytes()).expect_err("too new");
    assert!(matches!(error, ReadError::Newer { found: 2, known: 1, .. }));
    assert!(error.to_string().contains("update redstring"), "{error}");
    let other_shape = newer.replace("\"label\":\"Police\"", "\"label\":{}");
    let error = read("x.redstring", other_shape.as_bytes()).expect_err("too new");
    assert!(matches!(error, ReadError::Newer { .. }), "{error}");
}

#[test]
fn damaged_files_tell_where_and_what_to_do() {
    let cut = &SMALL.as_bytes()[..SMALL.len() / 2];
    let told = |bytes: &[u8]| read("x.redstring", bytes).expect_err("damaged").to_string();
    assert!(told(cut).starts_with("x.redstring:"), "{}", told(cut));
    assert!(told(cut).contains("*.bak"), "{}", told(cut));
    assert!(told(b"\xff\xfe{").contains("not UTF-8"));
    assert!(told(b"{}").contains("no redstring case"));
    assert!(told(b"[7]").contains("no redstring case"));
    assert!(told(b"{\n\"format\" 1}").starts_with("x.redstring:2:10: expected `:`"));
    let wrong_type = SMALL.replace("\"label\":\"Police\"", "\"label\":7");
    assert!(
        told(wrong_type.as_bytes()).starts_with("x.redstring:5:2"),
        "{}",
        told(wrong_type.as_bytes())
    );
    let deep = format!(
        "{{\"format\":\"redstring\",\"version\":1,\"x\":{}{}}}",
        "[".repeat(9_000),
        "]".repeat(9_000)
    );
    assert!(told(deep.as_bytes()).contains("recursion limit"), "{}", told(deep.as_bytes()));
}

#[test]
fn missing_references_are_stood_in_for_not_lost() {
    let broken = SMALL
        .replace("\"to\":\"n3\"", "\"to\":\"n77\"")
        .replace("\"attributed_to\":\"n4\"", "\"attributed_to\":\"boss\"")
        .replace(
            "{\"source\":\"s1\",\"start\":0,\"end\":6,",
            "{\"source\":\"s9\",\"start\":0,\"end\":6,",
        );
    let Opened { case, diagnostics } = opened(&broken);
    assert_eq!(case.entity(NodeId(77)).map(|node| node.label.as_str()), Some("n77"));
    let speaker = case.claim(ClaimId(6)).and_then(|(_, claim)| claim.attributed_to);
    assert_eq!(
        speaker.and_then(|id| case.entity(id)).map(|node| node.label.as_str()),
        Some("boss")
    );
    assert_eq!(case.source(SourceId(9)).map(|source| source.text.as_str()), Some(""));
    let told: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(told[0].contains("missing source `s9`"), "{told:#?}");
    assert!(told[3].contains("0..6 is no characters of s9"), "{told:#?}");
    assert_eq!(opened(&write(&case)).case, case);
}

#[test]
fn bad_ids_words_and_spans_are_told_and_kept() {
    let broken = SMALL
        .replace("\"id\":\"n4\"", "\"id\":\"n3\"")
        .replace("\"id\":\"e5\"", "\"id\":\"edge five\"")
        .replace("\"kind\":\"agency\"", "\"kind\":\"starship\"")
        .replace("\"alleged\"", "\"rumoured\"")
        .replace("\"object\":[16,24]", "\"object\":[24,16]")
        .replace("\"start\":16,\"end\":24", "\"start\":16,\"end\":2400");
    let Opened { case, diagnostics } = opened(&broken);
    assert_eq!(case.entities().count(), 4, "the second n3 has a new id, and n4 is stood in for");
    let police = case.entity(NodeId(2)).expect("Police");
    assert_eq!(police.kind, Kind::Other);
    assert_eq!(police.extra["unknown_kind"], "starship");
    let (_, claim) = case.claim(ClaimId(6)).expect("the claim");
    assert_eq!(claim.certainty, Certainty::Possible);
    assert!(diagnostics.iter().all(|told| told.severity >= Severity::Warning));
    let told: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    for part in ["`n3`", "`edge five`", "`starship`", "`rumoured`", "24..16", "16..2400"] {
        assert!(told.iter().any(|message| message.contains(part)), "{part}: {told:#?}");
    }
    let again = write(&case);
    assert!(again.contains("\"unknown_kind\": \"starship\"") && again.contains("\"end\": 2400"));
    assert_eq!(opened(&again).case, case);
}

/// The small case with a suggestion and with reasons why sentences gave no claim.
fn with_suggestion() -> String {
    SMALL
        .replace(
            "\"grade\":null,",
            "\"grade\":null,\"no_claim\":{\"one actor\":[0],\"heading\":[9,4]},",
        )
        .replace(
            "\"edges\":",
            "\"suggestions\":[{\"one\":\"n4\",\"other\":\"n3\",\"rule\":\"surname only\",\
             \"confidence\":0.45,\"one_at\":{\"source\":\"s1\",\"start\":26,\"end\":29,\"new\":1},\
             \"status\":\"rejected\",\"new\":2}],\"edges\":",
        )
}

#[test]
fn suggestions_and_reasons_are_read_and_written() {
    let Opened { case, diagnostics } = opened(&with_suggestion());
    assert_eq!(diagnostics, []);
    let held = case.suggestion(NodeId(4), NodeId(3)).expect("the pair");
    assert_eq!((held.one, held.rule.as_str(), held.confidence), (NodeId(3), "surname only", 0.45));
    assert_eq!(held.status, ClaimStatus::Rejected);
    assert_eq!(held.evidence[0], None, "n3 is the lower one now");
    assert_eq!(held.evidence[1].map(|at| at.span), Some(Span::new(26, 29)));
    let reasons: Vec<_> =
        case.source(SourceId(1)).expect("s1").no_claim.clone().into_iter().collect();
    let heading = NoClaim::Heading;
    assert_eq!(reasons, [(0, NoClaim::OneActor), (4, heading), (9, heading)]);
    let text = write(&case);
    assert_eq!(text.matches("\"new\":").count(), 2, "{text}");
    assert!(text.contains("\"no_claim\": {\"heading\": [4, 9], \"one actor\": [0]}"), "{text}");
    let again = opened(&text);
    assert_eq!((again.case, again.diagnostics), (case, Vec::new()));
}

#[test]
fn without_suggestions_and_reasons_a_file_is_as_it_was() {
    let text = write(&opened(SMALL).case);
    assert!(!text.contains("suggestions") && !text.contains("no_claim"), "{text}");
}

#[test]
fn bad_suggestions_and_reasons_are_told() {
    let broken = with_suggestion()
        .replace("\"other\":\"n3\"", "\"other\":\"n77\"")
        .replace("\"heading\":[9,4]", "\"sunspots\":[9,4]");
    let Opened { case, diagnostics } = opened(&broken);
    assert_eq!(case.suggestions().len(), 0);
    let told: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("`sunspots`") && told[1].contains("`n77`"), "{told:#?}");
    let again = write(&case);
    assert!(again.contains("\"unknown_no_claim\": {\"sunspots\": [9, 4]}"), "{again}");
    assert_eq!(opened(&again).case, case);
    let itself = with_suggestion().replace("\"other\":\"n3\"", "\"other\":\"n4\"");
    assert!(opened(&itself).diagnostics[0].to_string().contains("suggested to be itself"));
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    let text = format!("\u{feff}{SMALL}");
    assert_eq!(opened(&text).case, opened(SMALL).case);
    assert!(detect(text.as_bytes()) && detect(write(&opened(SMALL).case).as_bytes()));
    assert!(!detect(b"{\"nodes\":[]}") && !detect(b"<graphml/>"));
}

proptest! {
    #[test]
    fn a_position_comes_back_to_the_last_bit(x in any::<f32>(), y in any::<f32>()) {
        let mut case = sample::case();
        case.apply(Edit::Place(vec![(NodeId(2), Some([x, y]), false)])).expect("applies");
        let back = opened(&write(&case)).case;
        let place = |case: &Case| case.entity(NodeId(2)).and_then(|entity| entity.position);
        prop_assert_eq!(place(&back), place(&case));
    }

    #[test]
    fn text_and_figures_come_back_whatever_they_are(
        label in any::<String>(),
        value in prop::num::f64::NORMAL,
        extra in prop::collection::btree_map("[a-z~ ]{1,8}", any::<i64>(), 0..3),
    ) {
        let mut case = sample::case();
        let mut entity = case.entity(NodeId(2)).expect("there").clone();
        entity.label = label;
        entity.attributes = extra.into_iter().map(|(name, value)| (name, value.into())).collect();
        case.apply(Edit::SetEntity(Box::new(entity))).expect("applies");
        let mut claim = case.claim(ClaimId(20)).expect("there").1.clone();
        claim.quantity = Some(Quantity {
            surface: "some".into(),
            value: Some(value),
            upper: None,
            unit: None,
            bound: None,
        });
        case.apply(Edit::PutClaim(EdgeId(10), Box::new(claim))).expect("applies");
        let text = write(&case);
        let Opened { case: back, diagnostics } = opened(&text);
        prop_assert_eq!(diagnostics, []);
        prop_assert_eq!(write(&back), text);
        prop_assert_eq!(back.entity(NodeId(2)), case.entity(NodeId(2)));
        prop_assert_eq!(back.claim(ClaimId(20)), case.claim(ClaimId(20)));
    }

    #[test]
    fn suggestions_come_back_whatever_they_say(
        rule in any::<String>(),
        confidence in 0.0..=1.0_f32,
        status in prop::sample::select(ClaimStatus::ALL),
        start in 0..9_usize,
    ) {
        let mut case = sample::case();
        let at = SourceSpan { source: SourceId(1), span: Span::new(start, start + 3) };
        let mut suggestion = Suggestion::new(NodeId(4), NodeId(2), rule, confidence)
            .with_evidence(NodeId(4), [Some(at), None]);
        suggestion.status = status;
        case.apply(Edit::PutSuggestion(Box::new(suggestion))).expect("applies");
        let text = write(&case);
        let back = opened(&text).case;
        prop_assert_eq!(write(&back), text);
        prop_assert!(back.suggestions().eq(case.suggestions()));
    }

    #[test]
    fn damaged_files_are_refused_or_read_but_never_crash(
        at in 0.0..1.0_f64,
        cut in 0..8_usize,
        insert in "[\\[\\]{}\",:0-9a-z\u{0}-\u{ff}-]{0,6}",
    ) {
        let mut bytes = SMALL.as_bytes().to_vec();
        let start = (at * bytes.len() as f64) as usize;
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, insert.bytes());
        if let Ok(Opened { case, .. }) = read("x", &bytes) {
            let text = write(&case);
            prop_assert_eq!(write(&opened(&text).case), text, "what was mended stays as it is");
        }
    }
}
