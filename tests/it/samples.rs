//! The sample cases: what the program builds from the sample reports, byte for byte, and rich
//! enough to show every part of it.

use std::collections::BTreeSet;

use redstring::base::{Certainty, Silent};
use redstring::cli::case_from_documents;
use redstring::formats::native;
use redstring::formats::sample::{ALL, SCAM_COMPOUNDS, SampleCase};
use redstring::graph::Case;
use redstring::graph::check::check;
use redstring::text::Document;

fn built(sample: &SampleCase) -> Case {
    let read = |report: &redstring::formats::sample::SampleReport| {
        Document::read(report.bytes, report.file).expect("a readable sample").0
    };
    let documents: Vec<Document> = sample.reports.iter().map(read).collect();
    case_from_documents(sample.title, &documents, &Silent).expect("a case")
}

#[test]
fn every_sample_case_is_what_its_reports_build() {
    for sample in ALL {
        let bytes = native::write(&built(sample));
        assert!(
            bytes == sample.case,
            "sample_graphs/{} is stale: build it again with `redstring build`",
            sample.file
        );
    }
}

#[test]
fn every_sample_case_opens_and_holds() {
    for sample in ALL {
        let opened = native::read(sample.file, sample.case.as_bytes()).expect("opens");
        assert_eq!(opened.diagnostics, [], "{}", sample.file);
        assert_eq!(check(&opened.case, sample.file), [], "{}", sample.file);
        assert_eq!(native::write(&opened.case), sample.case, "{} survives a save", sample.file);
    }
}

#[test]
fn the_cambodia_case_is_rich() {
    let case = native::read("sample", SCAM_COMPOUNDS.case.as_bytes()).expect("opens").case;
    let claims: Vec<_> = case.relations().flat_map(|relation| &relation.relation.claims).collect();
    let certainties: BTreeSet<_> = claims.iter().map(|claim| claim.certainty).collect();
    let speakers: BTreeSet<_> = claims.iter().filter_map(|claim| claim.attributed_to).collect();
    assert!(case.entities().len() >= 25, "{} entities", case.entities().len());
    assert!(claims.len() >= 30, "{} claims", claims.len());
    assert!(certainties.len() >= 3, "{certainties:?}");
    assert!(speakers.len() >= 3, "{} speakers", speakers.len());
}

#[test]
fn the_counted_losses_stand_in_the_cambodia_case_with_who_counted() {
    let case = native::read("sample", SCAM_COMPOUNDS.case.as_bytes()).expect("opens").case;
    let counted = case.relations().find(|relation| {
        let mut quantities =
            relation.relation.claims.iter().filter_map(|claim| claim.quantity.as_ref());
        quantities.any(|quantity| quantity.value == Some(18e9) && quantity.upper == Some(37e9))
    });
    let counted = counted.expect("the estimate of 18 to 37 billion");
    let claim = &counted.relation.claims[0];
    let speaker = claim.attributed_to.unwrap_or(counted.from);
    let label = &case.entity(speaker).expect("in the case").label;
    assert!(label.contains("report") || label.contains("United Nations"), "{label}");
}

#[test]
fn the_second_estimate_of_losses_stands_beside_it_as_alleged() {
    let case = native::read("sample", SCAM_COMPOUNDS.case.as_bytes()).expect("opens").case;
    let claims = case.relations().flat_map(|relation| &relation.relation.claims);
    let mut thought = claims.filter(|claim| {
        claim.quantity.as_ref().is_some_and(|quantity| quantity.value == Some(40e9))
    });
    let thought = thought.next().expect("the estimate of 40 billion");
    assert_eq!(thought.certainty, Certainty::Alleged);
    assert_eq!(thought.attributed_to, None, "the report does not say who thinks so");
}

#[test]
fn the_counted_losses_are_attributed_to_the_report_that_counts_them() {
    let case = native::read("sample", SCAM_COMPOUNDS.case.as_bytes()).expect("opens").case;
    let claims = case.relations().flat_map(|relation| &relation.relation.claims);
    let counted = claims.filter(|claim| {
        claim.quantity.as_ref().is_some_and(|quantity| quantity.upper == Some(37e9))
    });
    let speakers: BTreeSet<_> = counted.filter_map(|claim| claim.attributed_to).collect();
    let labels: Vec<_> =
        speakers.iter().filter_map(|&one| case.entity(one)).map(|one| &one.label).collect();
    assert!(labels.iter().any(|label| label.contains("report")), "{labels:?}");
}
