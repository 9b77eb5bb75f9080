//! `redstring info`: what a case holds, which sentences gave no claim and why, what may be one.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use super::files;
use crate::base::{Certainty, NodeId};
use crate::graph::query::{ClaimPlaces, Coverage, counts, most_connected, open_suggestions};
use crate::graph::{Case, SourceSpan, Suggestion};

/// Actors that are listed.
const TOP_ACTORS: usize = 10;

/// Arguments of `info`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring info cambodia.redstring --sentences")]
pub struct Arguments {
    /// A case or any graph file that redstring reads
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Also print every sentence that gave no claim, and why
    #[arg(long)]
    sentences: bool,
    /// Also print which entities may be one, why, and where each is named
    #[arg(long)]
    suggestions: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let case = files::read_case(&arguments.case)?;
    let mut out = String::new();
    write_totals(&mut out, &case);
    write_counts(&mut out, "kinds", case.entities().map(|entity| entity.kind.word()));
    let families = case.relations().map(|relation| relation.relation.family.word());
    write_counts(&mut out, "families", families);
    write_certainties(&mut out, &case);
    write_speakers(&mut out, &case);
    write_actors(&mut out, &case);
    if arguments.suggestions {
        write_suggestions(&mut out, &case);
    }
    write_sources(&mut out, &case, arguments.sentences);
    files::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn write_totals(out: &mut String, case: &Case) {
    let counts = counts(case);
    let _ = writeln!(out, "{}", case.title());
    if let Some(marking) = case.marking() {
        let _ = writeln!(out, "marking      {marking}");
    }
    let _ = writeln!(out, "reports      {}", case.sources().len());
    let _ = writeln!(out, "entities     {} ({} named)", case.entities().len(), counts.named);
    let _ = writeln!(out, "relations    {} ({} disputed)", case.relations().len(), counts.disputed);
    let _ = writeln!(out, "claims       {}", case.claim_count());
    if counts.rejected > 0 {
        let _ = writeln!(out, "marked wrong {}", counts.rejected);
    }
    let places = ClaimPlaces::of(case);
    let mut coverage = Coverage::default();
    case.sources().for_each(|source| coverage.add(&places.coverage(source)));
    let _ = writeln!(out, "sentences    {}, {}", coverage.sentences, told(&coverage));
    let _ = writeln!(out, "perhaps one  {}", open_suggestions(case).len());
}

/// "41 with claims; 12 one actor, 8 no actor, 3 heading".
fn told(coverage: &Coverage) -> String {
    let mut told = format!("{} with claims", coverage.with_claims);
    let reasons = coverage.told();
    if !reasons.is_empty() {
        told.push_str("; ");
        told.push_str(&reasons);
    }
    told
}

fn write_counts<'a>(out: &mut String, title: &str, words: impl Iterator<Item = &'a str>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut rows: Vec<(&str, usize)> = counts.into_iter().collect();
    rows.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    let list: Vec<String> = rows.iter().map(|(word, count)| format!("{word} {count}")).collect();
    let _ = writeln!(out, "{title:<12} {}", list.join(", "));
}

fn write_certainties(out: &mut String, case: &Case) {
    let counts = counts(case).claims;
    let list: Vec<String> = Certainty::ALL
        .iter()
        .map(|certainty| format!("{certainty} {}", counts.get(certainty).unwrap_or(&0)))
        .collect();
    let _ = writeln!(out, "certainty    {}", list.join(", "));
}

fn write_speakers(out: &mut String, case: &Case) {
    let speakers = case
        .relations()
        .flat_map(|relation| &relation.relation.claims)
        .filter_map(|claim| case.entity(claim.attributed_to?))
        .map(|entity| entity.label.as_str());
    write_counts(out, "speakers", speakers);
}

fn write_actors(out: &mut String, case: &Case) {
    let _ = writeln!(out, "\nmost connected");
    for (id, degree) in most_connected(case).into_iter().take(TOP_ACTORS) {
        if let Some(entity) = case.entity(id) {
            let _ = writeln!(out, "{degree:>5}  {} ({})", entity.label, entity.kind);
        }
    }
}

/// Each pair that may be one, and the words that name both.
fn write_suggestions(out: &mut String, case: &Case) {
    let open = open_suggestions(case);
    let none = if open.is_empty() { ": none" } else { "" };
    let _ = writeln!(out, "\nperhaps one{none}");
    for held in open {
        let Suggestion { one, other, rule, .. } = held;
        let percent = (held.confidence * 100.0).round();
        let (name, known) = (name(case, *one), name(case, *other));
        let _ = writeln!(out, "{percent:>4}%  {name} ({one}) = {known} ({other})? {rule}");
        for at in held.evidence.into_iter().flatten() {
            let _ = writeln!(out, "       {}: {}", at.source, sentence_of(case, at));
        }
    }
}

fn name(case: &Case, id: NodeId) -> &str {
    case.entity(id).map_or("", |entity| entity.label.as_str())
}

/// The sentence that a span lies in, on one line.
fn sentence_of(case: &Case, at: SourceSpan) -> String {
    let Some(source) = case.source(at.source) else { return String::new() };
    let span = source.sentence_at(at.span.start).unwrap_or(at.span);
    one_line(span.of(&source.text).unwrap_or_default())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_sources(out: &mut String, case: &Case, with_sentences: bool) {
    let _ = writeln!(out, "\nreports");
    let places = ClaimPlaces::of(case);
    for source in case.sources() {
        let date = source.published.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let coverage = places.coverage(source);
        let (id, title) = (source.id, &source.title);
        let sentences = files::count(coverage.sentences, "sentence", "sentences");
        let _ = writeln!(out, "{id:>5}  {title} ({date}): {sentences}, {}", told(&coverage));
        if !with_sentences {
            continue;
        }
        for (span, reason) in places.bare_sentences(source) {
            let sentence = one_line(span.of(&source.text).unwrap_or_default());
            let why = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
            let _ = writeln!(out, "       no claim{why}: {sentence}");
        }
    }
}
