//! Reports into a case: joined actors, claims side by side, nothing twice.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{assemble, assemble_all};
use crate::base::{Certainty, Family, Form, Kind, Origin, Span};
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
            rule: "test",
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
    Draft::new("First", "IMO met Hun Manet and police.")
        .entity(Kind::Organization, true, &["IMO"])
        .entity(Kind::Person, true, &["Hun Manet"])
        .entity(Kind::Agency, false, &["police"])
        .claim(0, "met", 1, false)
}

fn second() -> Draft {
    let text =
        "Manet, or Hun Manet, met the International Maritime Organization (IMO), police said.";
    Draft::new("Second", text)
        .entity(Kind::Person, true, &["Hun Manet", "Manet"])
        .entity(Kind::Agency, true, &["International Maritime Organization", "IMO"])
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
    let expected = ["International Maritime Organization", "Hun Manet", "police", "police"];
    assert_eq!(labels(&case), expected);
    let imo = by_label(&case, expected[0]);
    assert_eq!(imo.aliases, ["IMO"]);
    assert_eq!(imo.mentions.len(), 3);
    assert_eq!(imo.merges[0].rule, "known under both names");
    assert_eq!(imo.kind, Kind::Organization, "the first report's kind stays");
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
        assert!(words == "IMO" || words.starts_with("International"), "{words} stands for `from`");
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

/// The open suggestions as "one = other: rule".
fn suggested(case: &Case) -> Vec<String> {
    let label = |id| case.entity(id).expect("in the case").label.as_str();
    let told = crate::graph::query::open_suggestions(case);
    told.iter()
        .map(|held| format!("{} = {}: {}", label(held.one), label(held.other), held.rule))
        .collect()
}

fn person(title: &str, name: &str) -> Draft {
    Draft::new(title, &format!("{title}: {name}.")).entity(Kind::Person, true, &[name])
}

#[test]
fn a_surname_is_suggested_with_a_mention_of_each() {
    let mut case = Case::new("x");
    person("one", "Adama Keita").add_to(&mut case);
    person("two", "Keita").add_to(&mut case);
    assert_eq!(labels(&case), ["Adama Keita", "Keita"]);
    assert_eq!(suggested(&case), ["Adama Keita = Keita: surname only"]);
    let held = case.suggestions().next().expect("one");
    let words = held.evidence.map(|at| {
        let at = at.expect("a mention");
        at.span.of(&case.source(at.source).expect("a source").text).expect("words")
    });
    assert_eq!(words, ["Adama Keita", "Keita"]);
    assert_eq!(crate::graph::check::check(&case, "x").len(), 2, "only the drafts' hashes are none");
}

#[test]
fn a_name_that_two_have_joins_neither_and_is_suggested_to_both() {
    let mut case = Case::new("x");
    let safety = ["Zonal Quarry Council", "ZQC"];
    let sugar = ["Zambezi Quartz Company", "ZQC"];
    for (title, names) in [("a", safety), ("b", sugar)] {
        Draft::new(title, &format!("{} ({})", names[0], names[1]))
            .entity(Kind::Organization, true, &names)
            .add_to(&mut case);
    }
    Draft::new("c", "ZQC").entity(Kind::Organization, true, &["ZQC"]).add_to(&mut case);
    assert_eq!(labels(&case), ["Zonal Quarry Council", "Zambezi Quartz Company", "ZQC"]);
    let told = suggested(&case);
    for wanted in [
        "Zonal Quarry Council = ZQC: a name that several entities have",
        "Zambezi Quartz Company = ZQC: a name that several entities have",
    ] {
        assert!(told.iter().any(|held| held == wanted), "{told:#?}");
    }
}

#[test]
fn a_full_name_outranks_an_acronym_and_the_rest_is_suggested() {
    let mut case = Case::new("x");
    let kind = Kind::Organization;
    Draft::new("a", "ZQC").entity(kind, true, &["ZQC"]).add_to(&mut case);
    let full = "Zonal Quarry Council";
    Draft::new("b", full).entity(Kind::Organization, true, &[full]).add_to(&mut case);
    assert_eq!(suggested(&case), ["ZQC = Zonal Quarry Council: acronym without a definition"]);
    let both = Draft::new("c", "Zonal Quarry Council (ZQC)");
    both.entity(kind, true, &[full, "ZQC"]).add_to(&mut case);
    assert_eq!(labels(&case), ["ZQC", full], "c joins the full name; that both are one is asked");
}

#[test]
fn two_that_a_report_keeps_apart_do_not_join_one_by_a_short_name() {
    let mut case = Case::new("x");
    let kind = Kind::Organization;
    Draft::new("a", "Velum Systems").entity(kind, true, &["Velum Systems"]).add_to(&mut case);
    Draft::new("b", "Velum Systems Ltd and Velum Systems Inc")
        .entity(kind, true, &["Velum Systems Ltd"])
        .entity(kind, true, &["Velum Systems Inc"])
        .add_to(&mut case);
    assert_eq!(labels(&case), ["Velum Systems", "Velum Systems Inc"]);
    let rule = "same name but for the company ending";
    assert_eq!(suggested(&case), [format!("Velum Systems = Velum Systems Inc: {rule}")]);
}

#[test]
fn of_two_with_one_surname_in_a_report_both_are_suggested() {
    let mut case = Case::new("x");
    Draft::new("a", "John Smith, Jane Smith; Smith left.")
        .entity(Kind::Person, true, &["John Smith"])
        .entity(Kind::Person, true, &["Jane Smith"])
        .entity(Kind::Person, true, &["Smith left"])
        .add_to(&mut case);
    assert_eq!(suggested(&case), [""; 0]);
    Draft::new("b", "John Roth, Jane Roth, then; Roth.")
        .entity(Kind::Person, true, &["John Roth"])
        .entity(Kind::Person, true, &["Jane Roth"])
        .entity(Kind::Person, true, &["Roth"])
        .add_to(&mut case);
    let told = suggested(&case);
    assert_eq!(told, ["John Roth = Roth: surname only", "Jane Roth = Roth: surname only"]);
}

#[test]
fn a_pair_that_was_kept_apart_is_not_suggested_again() {
    let mut case = Case::new("x");
    person("one", "Adama Keita").add_to(&mut case);
    person("two", "Keita").add_to(&mut case);
    let (one, other) = case.suggestions().next().expect("one").pair();
    let apart = crate::graph::edits::reject_suggestion(&case, one, other).expect("both are there");
    assert_eq!(apart.label, "Keep “Adama Keita” and “Keita” apart");
    let undo = case.commit(apart).expect("applies");
    person("three", "Adama Keita").add_to(&mut case);
    assert_eq!(suggested(&case), [""; 0]);
    assert_eq!(case.suggestions().len(), 1, "it is remembered");
    let (mut undone, again) = (case.clone(), undo);
    undone.commit(again).expect("is taken back");
    assert_eq!(suggested(&undone).len(), 1);
}

#[test]
fn reasons_why_sentences_gave_no_claim_are_kept_with_the_source() {
    let mut draft = Draft::new("a", "It rained.");
    let sentence = draft.extraction.sentences[0];
    let reason = crate::base::NoClaim::NoActor;
    draft.extraction.uncovered.push(crate::extract::Uncovered { sentence, reason });
    let mut case = Case::new("x");
    draft.add_to(&mut case);
    let source = case.sources().next().expect("one");
    assert_eq!(source.no_claim, [(0, reason)].into());
}

#[test]
fn an_imported_name_leads_to_its_entity_however_many_reports_come_at_once() {
    let imported = || {
        let mut case = Case::new("x");
        let mut node = Node::new(crate::base::NodeId(1), "ZQC", Kind::Other, Origin::Import);
        node.aliases = vec!["Zonal Quarry Council".into()];
        case.apply(crate::graph::Edit::AddEntity(Box::new(node))).expect("applies");
        case
    };
    let reports = ["Zonal Quarry Council", "the Zonal Quarry Council", "ZQC"];
    let reports: Vec<Draft> = reports
        .iter()
        .map(|name| Draft::new(name, name).entity(Kind::Agency, true, &[name]))
        .collect();
    let mut one_by_one = imported();
    for report in &reports {
        report.add_to(&mut one_by_one);
    }
    let mut together = imported();
    let (all, _) = assemble_all(&together, reports.iter().map(Draft::parts)).expect("applies");
    together.commit(all).expect("applies");
    assert_eq!(together, one_by_one);
    assert_eq!(labels(&together).len(), 1);
}

#[test]
fn an_analysts_label_stays() {
    let mut case = Case::new("x");
    Draft::new("a", "IMO").entity(Kind::Organization, true, &["IMO"]).add_to(&mut case);
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

#[test]
fn a_practice_that_a_report_gives_twice_joins_the_older_one() {
    let mut case = Case::new("x");
    let practice = "online scams";
    Draft::new("a", "online scams, online scams")
        .entity(Kind::Activity, false, &[practice])
        .entity(Kind::Activity, false, &[practice])
        .add_to(&mut case);
    Draft::new("b", practice).entity(Kind::Activity, false, &[practice]).add_to(&mut case);
    assert_eq!(labels(&case), [practice, practice]);
    let mentions: Vec<usize> = case.entities().map(|entity| entity.mentions.len()).collect();
    assert_eq!(mentions, [2, 1]);
    assert_eq!(suggested(&case), [""; 0]);
}

#[test]
fn a_thousand_reports_join_in_time_that_grows_with_them() {
    let reports: Vec<Draft> = (0..1000)
        .map(|number| {
            let own = format!("Ana Roth{number}");
            let firm = format!("Velum{number} Systems Ltd");
            let text = format!("Cambodia, {own}, Roth{}, {firm}, Delta Bank met.", number / 2);
            Draft::new("r", &text)
                .entity(Kind::Country, true, &["Cambodia"])
                .entity(Kind::Person, true, &[&own])
                .entity(Kind::Person, true, &[&format!("Roth{}", number / 2)])
                .entity(Kind::Organization, true, &[&firm])
                .entity(Kind::Organization, true, &["Delta Bank"])
                .claim(1, "met", 4, false)
        })
        .collect();
    let mut case = Case::new("x");
    let (all, _) = assemble_all(&case, reports.iter().map(Draft::parts)).expect("applies");
    assert!(all.edits.len() < 8_000, "an entity is set once, not once a report");
    case.commit(all).expect("applies");
    assert_eq!(case.sources().len(), 1000);
    assert_eq!(by_label(&case, "Cambodia").mentions.len(), 1000);
    assert_eq!(by_label(&case, "Delta Bank").mentions.len(), 1000);
    assert!(case.suggestions().len() <= 4 * 3000, "a few for each entity at the most");
}

/// Names that reports give; some are one word, some look alike.
fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(
        &[
            "Adama Keita",
            "Keita",
            "Moussa Keita",
            "Adama B. Keita",
            "Colonel Keita",
            "Ana Roth",
            "Velum Systems",
            "Velum Systems Ltd",
            "Velum",
            "Velum Sistems",
            "ZQC",
            "Zonal Quarry Council",
            "Georgia",
            "UN",
            "United Nations",
            "Thai police",
            "Royal Thai Police",
        ][..],
    )
}

fn draft() -> impl Strategy<Value = Vec<(&'static str, Kind)>> {
    let kinds = [Kind::Person, Kind::Organization, Kind::Agency, Kind::Country, Kind::Other];
    prop::collection::vec((name(), prop::sample::select(kinds.to_vec())), 0..4)
}

fn drafts(written: &[Vec<(&'static str, Kind)>]) -> Vec<Draft> {
    let report = |(number, names): (usize, &Vec<(&'static str, Kind)>)| {
        let text: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        let mut draft = Draft::new("r", &format!("Report {number}: {}.", text.join(" and ")));
        for (name, kind) in names {
            draft = draft.entity(*kind, true, &[name]);
        }
        draft
    };
    written.iter().enumerate().map(report).collect()
}

/// Which names stand together in one entity.
fn groups(case: &Case) -> BTreeSet<BTreeSet<String>> {
    let names = |node: &Node| {
        let names = node.aliases.iter().chain([&node.label]);
        names.map(|name| crate::graph::fold(name)).collect()
    };
    case.entities().map(names).collect()
}

proptest! {
    #[test]
    fn reports_at_once_or_one_by_one_and_taken_back(
        written in prop::collection::vec(draft(), 0..6)
    ) {
        let reports = drafts(&written);
        let mut one_by_one = Case::new("x");
        for report in &reports {
            let before = one_by_one.clone();
            let transaction = assemble(&before, &report.document, &report.extraction);
            let undo = one_by_one.commit(transaction.expect("a new report")).expect("applies");
            let mut undone = one_by_one.clone();
            undone.commit(undo).expect("is taken back");
            prop_assert_eq!(undone, before);
        }
        let mut together = Case::new("x");
        let (all, _) = assemble_all(&together, reports.iter().map(Draft::parts)).expect("applies");
        together.commit(all).expect("applies");
        prop_assert_eq!(&together, &one_by_one);
        for held in one_by_one.suggestions() {
            let kinds = [held.one, held.other].map(|id| one_by_one.entity(id).expect("there").kind);
            prop_assert!(held.evidence.iter().all(Option::is_some), "{:?} {:?}", held, kinds);
        }
    }

    #[test]
    fn full_names_join_alike_in_every_order(
        order in Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle(),
    ) {
        let texts = [
            "Adama Keita met Ana Roth.", "The Velum Systems of Moussa Keita.",
            "Ana Roth left Velum Systems Ltd.", "Adama Keita, Moussa Keita.", "José Núñez left.",
            "Jose Nunez of the Velum Systems.",
        ];
        let names = ["Adama Keita", "Ana Roth", "Moussa Keita", "José Núñez", "Jose Nunez"];
        let firms = ["Velum Systems Ltd", "Velum Systems"];
        let mut case = Case::new("x");
        for number in order {
            let text: &str = texts[number];
            let mut draft = Draft::new("r", text);
            for name in names.iter().filter(|name| text.contains(**name)) {
                draft = draft.entity(Kind::Person, true, &[name]);
            }
            if let Some(firm) = firms.iter().find(|name| text.contains(**name)) {
                draft = draft.entity(Kind::Organization, true, &[firm]);
            }
            draft.add_to(&mut case);
        }
        prop_assert_eq!(case.entities().len(), 5, "{:?}", groups(&case));
        prop_assert_eq!(case.suggestions().len(), 0, "{:?}", suggested(&case));
    }
}

#[test]
fn bodies_that_every_country_has_are_not_joined_across_reports() {
    let mut case = Case::new("x");
    for title in ["Rome", "Baghdad"] {
        Draft::new(title, &format!("{title}: the Interior Ministry freed ten men."))
            .entity(Kind::Agency, true, &["Interior Ministry"])
            .add_to(&mut case);
    }
    assert_eq!(labels(&case), ["Interior Ministry", "Interior Ministry"]);
    let rule = "same name, which other countries' bodies have too";
    assert_eq!(suggested(&case), [format!("Interior Ministry = Interior Ministry: {rule}")]);
}
