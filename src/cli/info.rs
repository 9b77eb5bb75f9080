//! `redstring info`: what a case holds, and which sentences gave no claim.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use super::files;
use crate::base::{Certainty, SourceId, Span};
use crate::graph::Case;
use crate::graph::query::{counts, most_connected};

/// Actors that are listed.
const TOP_ACTORS: usize = 10;

/// Arguments of `info`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring info cambodia.redstring --sentences")]
pub struct Arguments {
    /// A case or any graph file that redstring reads
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Also print every sentence that gave no claim
    #[arg(long)]
    sentences: bool,
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

fn write_sources(out: &mut String, case: &Case, with_sentences: bool) {
    let _ = writeln!(out, "\nreports");
    for source in case.sources() {
        let covered = covered_sentences(case, source.id, &source.sentences);
        let date = source.published.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let total = source.sentences.len();
        let (id, title) = (source.id, &source.title);
        let _ = writeln!(
            out,
            "{id:>5}  {title} ({date}): {total} sentences, {} with claims",
            covered.len()
        );
        if !with_sentences {
            continue;
        }
        for span in source.sentences.iter().filter(|span| !covered.contains(*span)) {
            let sentence = span.of(&source.text).unwrap_or_default();
            let words: Vec<&str> = sentence.split_whitespace().collect();
            let _ = writeln!(out, "       no claim: {}", words.join(" "));
        }
    }
}

/// Sentences in which at least one claim lies.
fn covered_sentences(case: &Case, source: SourceId, sentences: &[Span]) -> BTreeSet<Span> {
    case.relations()
        .flat_map(|relation| &relation.relation.claims)
        .filter_map(|claim| claim.at)
        .filter(|at| at.source == source)
        .filter_map(|at| sentences.iter().copied().find(|sentence| sentence.contains(at.span)))
        .collect()
}
