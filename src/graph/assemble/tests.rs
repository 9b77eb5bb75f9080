//! Reports into a case: joined actors, claims side by side, nothing twice.

use super::{assemble, assemble_all};
use crate::base::{Certainty, Family, Form, Kind, Span};
use crate::extract::{Claim, Entity, Extraction, Mention};
use crate::graph::{Case, Entity as Node};
use crate::text::Document;

/// A report that is written as its sentences' parts: `[name]` marks what is named.
struct Draft {
    document: Document,
    extraction: Extraction,
}

impl Draft {
    fn new(title: &str, text: &str) -> Self {
        let document = Document {
            title: title.into(),
            text: text.into(),
            sha256: format!("hash of {text}"),
            ..Document::default()
        };
        let whole = vec![Span::new(0, text.len())];
        Self { document, extraction: Extraction { sentences: whole, ..Extraction::default() } }
    }

    fn span(&self, words: &str) -> Span {
        let start = self.document.text.find(words).expect("the words stand in the text");
        Span::new(start, start + words.len())
    }

    /// An entity with these named mentions; the first is its label.
    fn entity(mut self, kind: Kind, named: bool, called: &[&str]) -> Self {
        let form = if named { Form::Named } else { Form::Nominal };
        let mentions = called.iter().map(|name| Mention { span: self.span(name), form }).collect();
        self.extraction.entities.push(Entity {
            label: called[0].into(),
            kind,
            named,
            aliases: called[1..].iter().map(|&name| name.into()).collect(),
            mentions,
            merges: Vec::new(),
        });
        self
    }

    fn claim(mut self, subject: usize, verb: &str, object: usize, directed: bool) -> Self {
        let span_of = |entity: usize| self.extraction.entities[entity].mentions[0].span;
        self.extraction.claims.push(Claim {
            subject,
            object,
            relation: verb.into(),
            label: verb.into(),
            family: Family::Other,
            directed,
            span: Span::new(0, self.document.text.len()),
            predicate: verb.into(),
            subject_span: span_of(subject),
            verb_span: self.span(verb),
            object_span: span_of(object),
            certainty: Certainty::Asserted,
            speaker: None,
            speaker_span: None,
            quantity: None,
            when: None,
            rule: "test".into(),
            confidence: 0.5,
        });
        self
    }

    fn parts(&self) -> (&Document, &Extraction) {
        (&self.document, &self.extraction)
    }

    fn add_to(&self, case: &mut Case) {
        let transaction = assemble(case, &self.document, &self.extraction).expect("a new report");
        case.commit(transaction).expect("applies");
    }
}

fn first() -> Draft {
    Draft::new("First", "IOM met Hun Manet and police.")
        .entity(Kind::Organization, true, &["IOM"])
        .entity(Kind::Person, true, &["Hun Manet"])
        .entity(Kind::Agency, false, &["police"])
        .claim(0, "met", 1, false)
}

fn second() -> Draft {
    let text =
        "Manet, or Hun Manet, met the International Organization for Migration (IOM), police said.";
    Draft::new("Second", text)
        .entity(Kind::Person, true, &["Hun Manet", "Manet"])
        .entity(Kind::Agency, true, &["International Organization for Migration", "IOM"])
        .entity(Kind::Agency, false, &["police"])
        .claim(0, "met", 1, false)
}

fn labels(case: &Case) -> Vec<&str> {
    case.entities().map(|entity| entity.label.as_str()).collect()
}

fn by_label<'a>(case: &'a Case, label: &str) -> &'a Node {
    case.entities().find(|entity| entity.label == label).expect(label)
}

#[test]
fn the_same_actor_in_two_reports_is_one_entity() {
    let mut case = Case::new("both");
    first().add_to(&mut case);
    second().add_to(&mut case);
    let expected = ["International Organization for Migration", "Hun Manet", "police", "police"];
    assert_eq!(labels(&case), expected);
    let iom = by_label(&case, expected[0]);
    assert_eq!(iom.aliases, ["IOM"]);
    assert_eq!(iom.mentions.len(), 3);
    assert_eq!(iom.merges[0].rule, "same name in another report");
    assert_eq!(iom.kind, Kind::Organization, "the first report's kind stays");
}

#[test]
fn claims_stand_side_by_side_also_when_the_ends_are_named_in_the_other_order() {
    let mut case = Case::new("both");
    first().add_to(&mut case);
    second().add_to(&mut case);
    let relations: Vec<_> = case.relations().collect();
    assert_eq!(relations.len(), 1);
    let claims = &relations[0].relation.claims;
    assert_eq!(claims.len(), 2);
    for claim in claims {
        let at = claim.at.expect("evidence");
        let text = &case.source(at.source).expect("the source").text;
        let words = claim.subject.expect("a subject").of(text).expect("words");
        assert!(words == "IOM" || words.starts_with("International"), "{words} stands for `from`");
    }
}

#[test]
fn directed_relations_keep_their_direction_apart() {
    let there = first().claim(0, "and", 1, true).claim(1, "and", 0, true).claim(0, "and", 1, true);
    let mut case = Case::new("x");
    there.add_to(&mut case);
    let counts: Vec<usize> = case.relations().map(|found| found.relation.claims.len()).collect();
    assert_eq!(counts, [1, 2, 1]);
}

#[test]
fn the_same_report_twice_adds_nothing_and_says_so() {
    let mut case = Case::new("x");
    first().add_to(&mut case);
    let before = case.clone();
    let report = first();
    let told = assemble(&case, &report.document, &report.extraction).expect_err("the same text");
    assert_eq!(told.to_string(), "“First” is already in the case as s1; nothing was added");
    let again = [report.parts(), report.parts()];
    let (transaction, left_out) = assemble_all(&case, again).expect("applies");
    assert!(transaction.is_empty());
    assert_eq!(left_out.len(), 2);
    assert_eq!(case, before);
}

#[test]
fn reports_one_by_one_or_together_give_the_same_file() {
    let mut one_by_one = Case::new("x");
    first().add_to(&mut one_by_one);
    second().add_to(&mut one_by_one);
    let mut together = Case::new("x");
    let (first, second) = (first(), second());
    let reports = [first.parts(), second.parts(), first.parts()];
    let (transaction, left_out) = assemble_all(&together, reports).expect("applies");
    assert_eq!(transaction.label, "Add 2 reports");
    assert_eq!(left_out.len(), 1);
    together.commit(transaction).expect("applies");
    assert_eq!(together, one_by_one);
    assert_eq!(together.next_id(), one_by_one.next_id());
}

#[test]
fn a_shared_surname_does_not_join_two_people() {
    let named = |first: &str| {
        Draft::new(first, &format!("{first} Smith, then Smith.")).entity(
            Kind::Person,
            true,
            &[&format!("{first} Smith"), "Smith"],
        )
    };
    let mut case = Case::new("x");
    named("John").add_to(&mut case);
    named("Jane").add_to(&mut case);
    assert_eq!(labels(&case), ["John Smith", "Jane Smith"]);
}

#[test]
fn kinds_that_exclude_each_other_do_not_join() {
    let mut case = Case::new("x");
    Draft::new("a", "Georgia").entity(Kind::Country, true, &["Georgia"]).add_to(&mut case);
    Draft::new("b", "Georgia.").entity(Kind::Person, true, &["Georgia"]).add_to(&mut case);
    Draft::new("c", "the Georgia").entity(Kind::Place, true, &["Georgia"]).add_to(&mut case);
    assert_eq!(case.entities().count(), 2);
}

#[test]
fn an_analysts_label_stays() {
    let mut case = Case::new("x");
    Draft::new("a", "IOM").entity(Kind::Organization, true, &["IOM"]).add_to(&mut case);
    let mut renamed = case.entities().next().expect("one").clone();
    renamed.aliases.push(std::mem::replace(&mut renamed.label, "Migration-agency".into()));
    case.apply(crate::graph::Edit::SetEntity(Box::new(renamed))).expect("applies");
    second().add_to(&mut case);
    assert!(labels(&case).contains(&"Migration-agency"));
}

#[test]
fn known_other_names_lead_to_one_actor() {
    let mut case = Case::new("x");
    let kind = Kind::Organization;
    Draft::new("a", "United Nations").entity(kind, true, &["United Nations"]).add_to(&mut case);
    Draft::new("b", "the UN").entity(kind, true, &["UN"]).add_to(&mut case);
    assert_eq!(labels(&case), ["United Nations"]);
}

#[test]
fn without_a_name_only_bodies_of_a_country_and_practices_join() {
    let report = |title: &str| {
        Draft::new(
            title,
            &format!("Cambodian authorities, police, victims, human trafficking: {title}"),
        )
        .entity(Kind::Agency, false, &["Cambodian authorities"])
        .entity(Kind::Agency, false, &["police"])
        .entity(Kind::Group, false, &["victims"])
        .entity(Kind::Activity, false, &["human trafficking"])
    };
    let mut case = Case::new("x");
    report("one").add_to(&mut case);
    report("two").add_to(&mut case);
    let expected =
        ["Cambodian authorities", "police", "victims", "human trafficking", "police", "victims"];
    assert_eq!(labels(&case), expected);
    let rules: Vec<&str> = case
        .entities()
        .flat_map(|entity| &entity.merges)
        .map(|merge| merge.rule.as_str())
        .collect();
    let expected = ["same body of a country in another report", "same practice in another report"];
    assert_eq!(rules, expected);
}
