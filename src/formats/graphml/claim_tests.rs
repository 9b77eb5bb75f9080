//! Claims there and back: what a case claims, with its words, comes back from GraphML.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{read, write};
use crate::base::{Certainty, ClaimId, ClaimStatus, EdgeId, NodeId, Origin, SourceId, Span};
use crate::formats::{native, sample::SCAM_COMPOUNDS};
use crate::graph::check::check;
use crate::graph::{Case, Claim, Edit, Quantity, SourceSpan, When, sample};

fn there_and_back(case: &Case) -> Case {
    let opened = read("x.graphml", &write(case).bytes).expect("our own file");
    assert_eq!(opened.diagnostics, []);
    let saved = native::write(&opened.case);
    let again = native::read("x", saved.as_bytes()).expect("our own file");
    assert_eq!(again.diagnostics, []);
    assert_eq!(native::write(&again.case), saved);
    again.case
}

/// The words that a claim points at, or those that it keeps.
fn quote(case: &Case, claim: &Claim) -> Option<String> {
    let at = claim.at.and_then(|at| at.span.of(&case.source(at.source)?.text).map(str::to_owned));
    at.or_else(|| Some(claim.extra.get("quote")?.as_str()?.to_owned()))
}

/// Everything that a claim says, as a line.
fn line(case: &Case, claim: &Claim) -> String {
    let Claim { predicate, certainty, quantity, when, status, rule, confidence, .. } = claim;
    let speaker = claim.attributed_to.and_then(|id| case.entity(id)).map(|entity| &entity.label);
    let (quote, analyst) = (quote(case, claim), claim.origin == Origin::Analyst);
    format!(
        "{quote:?} {predicate} {certainty} {speaker:?} {quantity:?} {when:?} {status} {rule} \
         {confidence} {analyst}"
    )
}

/// The standing claims of each relation, sorted.
fn lines(case: &Case) -> BTreeMap<EdgeId, Vec<String>> {
    let standing = case.relations().filter(|held| held.relation.stands());
    let told = standing.map(|held| {
        let mut lines: Vec<String> =
            held.relation.standing_claims().map(|claim| line(case, claim)).collect();
        lines.sort();
        (held.relation.id, lines)
    });
    told.collect()
}

fn by_certainty(case: &Case) -> Vec<usize> {
    let claims = || case.relations().flat_map(|held| &held.relation.claims);
    let count = |&word| claims().filter(|claim| claim.certainty == word).count();
    Certainty::ALL.iter().map(count).collect()
}

#[test]
fn every_claim_of_the_sample_comes_back_with_its_words() {
    let case = native::read("x", SCAM_COMPOUNDS.case.as_bytes()).expect("the sample").case;
    let back = there_and_back(&case);
    assert!(by_certainty(&case).iter().filter(|&&count| count > 0).count() >= 3);
    assert_eq!(by_certainty(&back), by_certainty(&case));
    assert_eq!(lines(&back), lines(&case));
    let pinned = back.relations().flat_map(|held| &held.relation.claims);
    assert_eq!(pinned.filter(|claim| claim.at.is_none()).count(), 0);
    assert_eq!(check(&back, "x"), []);
    assert_eq!(back.sources().len(), case.sources().len());
    assert_eq!(lines(&there_and_back(&back)), lines(&case), "and once more");
}

#[test]
fn a_disputed_relation_stays_disputed_and_says_who_denies_it() {
    let back = there_and_back(&sample::case());
    let arrest = back.relation(EdgeId(10)).expect("the arrest").relation;
    assert!(arrest.is_disputed());
    assert!(arrest.attributes.is_empty(), "{:?}", arrest.attributes);
    let denied = arrest.claims.iter().find(|claim| claim.certainty == Certainty::Negated);
    let denied = denied.expect("the denial");
    assert_eq!(denied.attributed_to, Some(NodeId(4)));
    let source = back.source(denied.at.expect("a place").source).expect("the quotes");
    assert_eq!(source.title, "Raid (quotes only)");
    let words = |span: Option<Span>| span.and_then(|span| span.of(&source.text));
    assert_eq!(
        [words(denied.subject), words(denied.verb), words(denied.object)],
        [Some("Police"), Some("arrest"), Some("Ana Roth")]
    );
    assert_eq!(words(denied.speaker.map(|at| at.span)), Some("Kai"));
    let title = there_and_back(&back).sources().next().expect("the quotes").title.clone();
    assert_eq!(title, "Raid (quotes only)");
}

#[test]
fn a_rejected_claim_stays_out_and_is_told() {
    let mut case = sample::case();
    let mut denial = case.claim(ClaimId(21)).expect("the denial").1.clone();
    denial.status = ClaimStatus::Rejected;
    case.apply(Edit::PutClaim(EdgeId(10), Box::new(denial))).expect("applies");
    let losses: Vec<String> = write(&case).losses.iter().map(ToString::to_string).collect();
    assert_eq!(losses[0], "1 claim marked as wrong");
    let back = there_and_back(&case);
    let arrest = back.relation(EdgeId(10)).expect("the arrest").relation;
    assert_eq!(arrest.claims.len(), 1);
    assert!(!arrest.is_disputed());
}

#[test]
fn claims_of_other_hands_keep_what_has_no_place() {
    let document = |claims: &str| {
        format!(
            "<graphml><key id='c' for='edge' attr.name='claims'/><graph><node id='a'/>\
             <node id='b'/><edge source='a' target='b'><data key='c'>{claims}</data></edge>\
             </graph></graphml>"
        )
    };
    let claim = |claims: &str| {
        let case = read("x", document(claims).as_bytes()).expect("GraphML").case;
        let saved = native::write(&case);
        assert_eq!(native::read("x", saved.as_bytes()).expect("a case").diagnostics, []);
        assert_eq!(check(&case, "x"), []);
        let relation = case.relations().next().expect("an edge").relation.clone();
        (relation, case)
    };
    // A predicate that the quote does not say, a speaker that is no node, fields of a case.
    let (relation, case) = claim(
        r#"[{"quote":"Ana fled.","predicate":"escaped","certainty":"alleged","speaker":"Kai",
        "quantity":"two","when":"in May","id":"c1","~when":{},"attributed_to":"n9","end":4,
        "status":"accepted","mine":7}]"#,
    );
    let told = &relation.claims[0];
    assert_eq!((told.at, quote(&case, told)), (None, Some("Ana fled.".into())));
    assert_eq!(told.extra["speaker_name"], "Kai");
    assert_eq!(told.extra["mine"], 7);
    assert_eq!(told.extra.len(), 3, "{:?}", told.extra);
    assert_eq!(told.quantity.as_ref().map(|amount| amount.surface.as_str()), Some("two"));
    assert_eq!(told.when.as_ref().map(|when| when.surface.as_str()), Some("in May"));
    assert_eq!((told.certainty, told.status), (Certainty::Alleged, ClaimStatus::Accepted));
    assert_eq!(lines(&there_and_back(&case)), lines(&case));
    // What is no list of claims stays a column.
    for other in ["none", "[1,2]", "[{\"quote\":5}]"] {
        let (relation, _) = claim(other);
        assert_eq!((relation.claims.len(), &relation.attributes["claims"]), (0, &other.into()));
    }
}

#[test]
fn a_speaker_whose_node_has_another_name_now_is_found_by_name() {
    let text = String::from_utf8(write(&sample::case()).bytes).expect("UTF-8");
    let text = text.replace("speaker_id&quot;:&quot;n4", "speaker_id&quot;:&quot;n5");
    assert!(text.contains("speaker_id&quot;:&quot;n5"), "{text}");
    let back = read("x", text.as_bytes()).expect("GraphML").case;
    assert_eq!(back.statement_count(NodeId(4)), 1);
    assert_eq!(back.statement_count(NodeId(5)), 0);
}

fn claim() -> impl Strategy<Value = Claim> {
    let words = (0..3_usize, "[a-z;\"]{0,3}", "\\PC{0,4}");
    let span = (0..90_usize, 0..40_usize, 0..20_usize, 0..8_usize);
    let judged = (
        prop::sample::select(Certainty::ALL),
        prop::sample::select(ClaimStatus::ALL),
        prop::option::of((2..6_u64).prop_map(NodeId)),
        0..=4_u8,
    );
    let told = (any::<bool>(), prop::option::of(any::<i32>()), any::<bool>());
    (words, span, judged, told).prop_map(|(words, span, judged, told)| {
        let predicate = ["arrest", "heads", &words.2][words.0];
        let origin = if told.2 { Origin::Analyst } else { Origin::Import };
        let mut claim = Claim::new(ClaimId(0), predicate, origin);
        let (start, length, inner, part) = span;
        if told.0 {
            let source = SourceId(1);
            claim.at = Some(SourceSpan { source, span: Span::new(start, start + length) });
            claim.object = Some(Span::new(start + inner, start + inner + part));
        }
        (claim.certainty, claim.status, claim.attributed_to, claim.confidence) =
            (judged.0, judged.1, judged.2, f32::from(judged.3) / 4.0);
        claim.rule.clone_from(&words.1);
        claim.quantity = told.1.map(|value| Quantity {
            surface: words.2.clone(),
            value: Some(f64::from(value) / 8.0),
            upper: None,
            unit: Some(words.1.clone()),
            bound: None,
        });
        claim.when = told.1.map(|value| When {
            surface: words.1,
            from: (value % 2 == 0).then(|| "2025-07-19".parse().expect("a day")),
            to: None,
        });
        claim
    })
}

proptest! {
    #[test]
    fn whatever_is_claimed_comes_back(claims in prop::collection::vec(claim(), 0..6)) {
        let mut case = sample::case();
        for (number, mut claim) in claims.into_iter().enumerate() {
            claim.id = ClaimId(50 + number as u64);
            let edge = EdgeId(10 + number as u64 % 2);
            case.apply(Edit::PutClaim(edge, Box::new(claim))).expect("applies");
        }
        let back = there_and_back(&case);
        prop_assert_eq!(lines(&back), lines(&case));
        prop_assert_eq!(check(&back, "x"), []);
        prop_assert_eq!(lines(&there_and_back(&back)), lines(&case));
    }
}
