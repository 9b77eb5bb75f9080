//! The sample cases: what the program builds from the sample reports, byte for byte, and rich
//! enough to show every part of it.

use std::collections::BTreeSet;

use redstring::base::{Certainty, Silent};
use redstring::cli::case_from_documents;
use redstring::formats::native;
use redstring::formats::sample::{ALL, SCAM_COMPOUNDS, SampleCase};
use redstring::graph::check::check;
use redstring::graph::{Case, Quantity};
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

/// Claims of the Cambodia case with this amount, each with the name of who says so.
fn told_of(amount: impl Fn(&Quantity) -> bool) -> Vec<(Certainty, Option<String>)> {
    let case = native::read("sample", SCAM_COMPOUNDS.case.as_bytes()).expect("opens").case;
    let claims = case.relations().flat_map(|relation| &relation.relation.claims);
    let named = |id| case.entity(id).map(|entity| entity.label.clone());
    claims
        .filter(|claim| claim.quantity.as_ref().is_some_and(&amount))
        .map(|claim| (claim.certainty, claim.attributed_to.and_then(named)))
        .collect()
}

#[test]
fn both_estimates_of_losses_stand_in_the_cambodia_case_with_who_gives_them() {
    let counted = told_of(|amount| amount.value == Some(18e9) && amount.upper == Some(37e9));
    assert!(counted.contains(&(Certainty::Alleged, Some("report".to_owned()))), "{counted:?}");
    // Whose thought it is, the second report does not say.
    let thought = told_of(|amount| amount.value == Some(40e9));
    assert!(!thought.is_empty());
    assert!(thought.iter().all(|one| *one == (Certainty::Alleged, None)), "{thought:?}");
}
