//! Answers about the sample case.

use super::*;
use crate::base::{
    Certainty, ClaimId, ClaimStatus, EdgeId, Family, Kind, NodeId, Origin, SourceId, Span,
};
use crate::graph::edits::judge_claim;
use crate::graph::{Case, Edit, Entity, sample};

fn found(case: &Case, typed: &str) -> Vec<String> {
    let needle = Needle::new(typed).expect("something to look for");
    find_entities(case, &needle, 10).into_iter().map(|hit| hit.name).collect()
}

fn with_names(names: &[(&str, &[&str])]) -> Case {
    let mut case = Case::new("names");
    for (number, (label, aliases)) in names.iter().enumerate() {
        let id = NodeId(number as u64 + 1);
        let mut entity = Entity::new(id, *label, Kind::Person, Origin::Import);
        entity.aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        case.apply(Edit::AddEntity(Box::new(entity))).expect("applies");
    }
    case
}

#[test]
fn better_fits_come_first() {
    let case = with_names(&[
        ("Romana", &[]),
        ("Big Ana", &[]),
        ("Anatol", &[]),
        ("Ana", &[]),
        ("Kai", &["Anabel"]),
        ("Zoe", &[]),
    ]);
    assert_eq!(found(&case, "ana"), ["Ana", "Anatol", "Anabel", "Big Ana", "Romana"]);
    assert_eq!(found(&case, " ANA "), found(&case, "ana"));
    assert_eq!(found(&case, "xyz"), [""; 0]);
    assert_eq!(find_entities(&case, &Needle::new("a").expect("a"), 2).len(), 2);
}

#[test]
fn the_better_connected_of_equals_comes_first() {
    let case = sample::case();
    assert_eq!(found(&case, "a"), ["Ana Roth", "Delta Bank", "Kai"]);
}

#[test]
fn diacritics_and_signs_do_not_matter_and_the_matched_bytes_are_given() {
    let span = |typed: &str, text: &str| {
        let (_, span) = Needle::new(typed)?.find_in(text)?;
        span.of(text).map(str::to_owned)
    };
    assert_eq!(span("tome", "São Tomé"), Some("Tomé".into()));
    assert_eq!(span("tomé", "Sao Tome"), Some("Tome".into()));
    assert_eq!(span("al shab", "Al-Shabaab"), Some("Al-Shab".into()));
    assert_eq!(span("us t", "U.S. Treasury"), Some("U.S. T".into()));
    assert_eq!(span("stras", "Große Straße"), Some("Straß".into()));
    assert_eq!(Needle::new(" … "), None);
    assert_eq!(Needle::new("ana").and_then(|ana| ana.find_in("")), None);
}

#[test]
fn the_weakest_claims_come_first_and_judged_ones_leave() {
    let mut case = sample::case();
    let list = |case: &Case| -> Vec<(u64, Weakness)> {
        weakest_claims(case).into_iter().map(|(_, claim, why)| (claim.0, why)).collect()
    };
    assert_eq!(list(&case), [(20, Weakness::Disputed), (21, Weakness::Disputed)]);
    let judged = judge_claim(&case, ClaimId(20), ClaimStatus::Rejected).expect("there");
    case.commit(judged).expect("applies");
    assert_eq!(list(&case), []);
    for (certainty, confidence, why) in [
        (Certainty::Alleged, 1.0, Weakness::Alleged),
        (Certainty::Possible, 1.0, Weakness::Possible),
        (Certainty::Negated, 0.3, Weakness::Unsure),
    ] {
        let mut claim = case.claim(ClaimId(22)).expect("there").1.clone();
        (claim.certainty, claim.confidence) = (certainty, confidence);
        case.apply(Edit::PutClaim(EdgeId(11), Box::new(claim))).expect("applies");
        assert_eq!(list(&case), [(22, why)]);
    }
}

#[test]
fn one_report_alone_is_a_weakness_when_there_are_several() {
    let mut case = sample::case();
    let mut other = case.source(SourceId(1)).expect("there").clone();
    other.id = SourceId(90);
    case.apply(Edit::AddSource(Box::new(other))).expect("applies");
    let weak = weakest_claims(&case);
    assert_eq!(weak.last(), Some(&(EdgeId(11), ClaimId(22), Weakness::SingleSource)));
}

#[test]
fn what_stands_in_a_sentence_is_found_in_text_order() {
    let case = sample::case();
    let second = sample::find(1, "Police did not arrest Ana Roth, Kai said.");
    let names: Vec<NodeId> =
        mentions_in(&case, SourceId(1), second).into_iter().map(|(id, _)| id).collect();
    assert_eq!(names, [NodeId(2), NodeId(3), NodeId(4)]);
    let claims: Vec<ClaimId> =
        claims_in(&case, SourceId(1), second).into_iter().map(|(_, claim)| claim.id).collect();
    assert_eq!(claims, [ClaimId(21)]);
    let one_byte = Span::new(second.start, second.start + 1);
    assert_eq!(mentions_in(&case, SourceId(1), one_byte).len(), 1);
    assert!(mentions_in(&case, SourceId(9), second).is_empty());
}

#[test]
fn connections_and_counts_add_up() {
    let case = sample::case();
    assert_eq!(neighbours(&case, NodeId(3)), [NodeId(2), NodeId(5)].into());
    assert_eq!(most_connected(&case)[0], (NodeId(3), 2));
    let counts = counts(&case);
    assert_eq!(counts.kinds[&Kind::Person], 2);
    assert_eq!(counts.kinds.values().sum::<usize>(), case.entities().count());
    assert_eq!((counts.named, counts.speakers, counts.disputed, counts.rejected), (4, 1, 1, 0));
    assert_eq!(counts.families[&Family::Enforcement], 1);
    assert_eq!(counts.certainties[&Certainty::Asserted], 2);
    assert_eq!(counts.claims[&Certainty::Negated], 1);
}
