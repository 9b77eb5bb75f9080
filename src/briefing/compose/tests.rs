//! The order and the words of statements, on a small case built claim by claim.

use super::{Briefing, compose};
use crate::base::{Certainty, ClaimId, ClaimStatus, EdgeId, Family, Kind, NodeId, Origin, Span};
use crate::briefing::{to_html, to_markdown};
use crate::graph::{Case, Claim, Edit, Entity, Quantity, Relation, sample};

/// Puts a relation between Ana Roth and a new actor into the sample; its claim stands in the line.
fn relate(
    case: &mut Case,
    id: u64,
    object: &str,
    (rule, family): (&str, Family),
    change: impl FnOnce(&mut Claim),
) {
    let node = NodeId(id + 100);
    let entity = Entity::new(node, object, Kind::Other, Origin::Import);
    case.apply(Edit::AddEntity(Box::new(entity))).expect("applies");
    let mut claim = case.claim(ClaimId(22)).expect("a claim").1.clone();
    (claim.id, claim.rule) = (ClaimId(id + 200), rule.to_owned());
    if let Some(at) = &mut claim.at {
        at.span = Span::new(at.span.start, at.span.start + id as usize % 20); // A place of its own.
    }
    change(&mut claim);
    let mut relation = Relation::new(EdgeId(id), "know", family, Origin::Text);
    relation.label = "knows".into();
    relation.claims = vec![claim];
    let relation = Box::new(relation);
    case.apply(Edit::AddRelation { from: NodeId(3), to: node, relation }).expect("applies");
}

fn lines(briefing: &Briefing) -> Vec<&str> {
    let statements = briefing.pages.iter().flat_map(|page| &page.statements);
    statements.map(|statement| statement.text.as_str()).collect()
}

fn figure(claim: &mut Claim) {
    let surface = "two".to_owned();
    claim.quantity = Some(Quantity { surface, value: None, upper: None, unit: None, bound: None });
}

#[test]
fn figures_and_speakers_come_first_and_what_a_name_implies_last() {
    let mut case = sample::case();
    relate(&mut case, 41, "epithet", ("epithet", Family::Membership), figure);
    relate(&mut case, 42, "place", ("noun:in", Family::Location), |_| {});
    relate(&mut case, 43, "owner", ("noun:possessive", Family::Other), |_| {});
    relate(&mut case, 44, "plain", ("clause:object", Family::Location), |_| {});
    relate(&mut case, 45, "spoken", ("clause:object", Family::Other), |claim| {
        claim.attributed_to = Some(NodeId(4));
    });
    relate(&mut case, 46, "figure", ("clause:object", Family::Other), figure);
    let briefing = compose(&case);
    assert_eq!(
        lines(&briefing),
        [
            "Police arrested Ana Roth; denied by Kai.",
            "Ana Roth knows figure (two).",
            "Ana Roth knows spoken, according to Kai.",
            "Ana Roth heads Delta Bank.",
            "Ana Roth knows plain.",
            "Ana Roth knows epithet (two).",
            "Ana Roth knows place.",
            "Ana Roth knows owner.",
        ]
    );
    assert_eq!(lines(&compose(&case.clone())), lines(&briefing));
}

#[test]
fn a_sentence_is_told_once_before_any_is_told_twice() {
    let mut case = sample::case();
    for id in 41..44 {
        relate(&mut case, id, &format!("first {id}"), ("clause:object", Family::Other), |claim| {
            claim.at = case_line();
            figure(claim);
        });
    }
    relate(&mut case, 44, "other", ("clause:object", Family::Other), |_| {});
    let briefing = compose(&case);
    assert_eq!(
        lines(&briefing),
        [
            "Police arrested Ana Roth; denied by Kai.",
            "Ana Roth knows first 41 (two).",
            "Ana Roth knows other.",
            "Ana Roth knows first 42 (two).",
            "Ana Roth knows first 43 (two).",
            "Ana Roth heads Delta Bank.",
        ]
    );
}

/// The last sentence of the sample, where Ana Roth heads Delta Bank.
fn case_line() -> Option<crate::graph::SourceSpan> {
    sample::case().claim(ClaimId(22)).expect("a claim").1.at
}

#[test]
fn the_main_point_of_a_sentence_comes_before_what_it_says_aside() {
    let mut case = sample::case();
    for (id, object, surely) in [(41, "aside", 0.6), (42, "main point", 0.85)] {
        relate(&mut case, id, object, ("clause:object", Family::Other), |claim| {
            (claim.at, claim.confidence) = (case_line(), surely);
            figure(claim);
        });
    }
    let briefing = compose(&case);
    let told = &lines(&briefing)[1..3];
    assert_eq!(told, ["Ana Roth knows main point (two).", "Ana Roth knows aside (two)."]);
}

#[test]
fn a_figure_or_a_full_stop_that_is_there_is_not_told_again() {
    let mut case = sample::case();
    relate(&mut case, 41, "two Delta Ltd.", ("clause:object", Family::Other), figure);
    let briefing = compose(&case);
    assert_eq!(lines(&briefing)[1], "Ana Roth knows two Delta Ltd.");
}

#[test]
fn speakers_are_named_unless_a_report_says_it_too() {
    let mut case = sample::case();
    let mut said = case.claim(ClaimId(22)).expect("a claim").1.clone();
    (said.attributed_to, said.certainty) = (Some(NodeId(2)), Certainty::Alleged);
    let own_words = said.clone();
    case.apply(Edit::PutClaim(EdgeId(11), Box::new(said.clone()))).expect("applies");
    let mut police = case.entity(NodeId(2)).expect("Police").clone();
    police.named = false;
    case.apply(Edit::SetEntity(Box::new(police))).expect("applies");
    let heads = |case: &Case| {
        let briefing = compose(case);
        let line = lines(&briefing).into_iter().find(|line| line.contains("heads"));
        line.expect("a line").to_owned()
    };
    assert_eq!(heads(&case), "Ana Roth heads Delta Bank, according to the police.");
    (said.id, said.attributed_to) = (ClaimId(60), Some(NodeId(4)));
    case.apply(Edit::PutClaim(EdgeId(11), Box::new(said))).expect("applies");
    assert_eq!(heads(&case), "Ana Roth heads Delta Bank, according to the police and Kai.");
    let own_words = Claim { id: ClaimId(61), attributed_to: None, ..own_words };
    case.apply(Edit::PutClaim(EdgeId(11), Box::new(own_words))).expect("applies");
    assert_eq!(heads(&case), "Ana Roth heads Delta Bank.");
}

#[test]
fn both_formats_say_how_surely_it_holds() {
    let mut case = sample::case();
    let mut heads = case.claim(ClaimId(22)).expect("a claim").1.clone();
    heads.certainty = Certainty::Alleged;
    case.apply(Edit::PutClaim(EdgeId(11), Box::new(heads))).expect("applies");
    let briefing = compose(&case);
    let markdown = to_markdown(&briefing);
    assert!(markdown.contains("- Ana Roth heads Delta Bank.[^3] *Alleged*\n"), "{markdown}");
    assert!(markdown.contains("denied by Kai.[^1][^2] *Disputed*\n"), "{markdown}");
    let html = to_html(&case, &briefing);
    assert!(html.contains("<span class=\"certainty\">Alleged</span>"));
    assert!(html.contains("<span class=\"certainty\">Disputed</span>"));
}

#[test]
fn what_an_analyst_marked_as_wrong_is_neither_told_nor_counted() {
    let mut case = sample::case();
    let mut heads = case.claim(ClaimId(22)).expect("a claim").1.clone();
    heads.status = ClaimStatus::Rejected;
    case.apply(Edit::PutClaim(EdgeId(11), Box::new(heads))).expect("applies");
    let briefing = compose(&case);
    assert_eq!(lines(&briefing), ["Police arrested Ana Roth; denied by Kai."]);
    assert!(briefing.pages.iter().all(|page| page.unstated == 0));
    let method = briefing.method.join(" ");
    assert!(method.contains("1 report, 4 entities, 2 relations and 3 claims."), "{method}");
    assert!(method.contains("Left out: 1 claim that"), "{method}");
}
