//! `redstring extract`: what reports say, before any graph: a proposition or a parse a line, and why
//! a sentence gave no claim.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use serde_json::{Value, json};

use super::files;
use crate::base::{Silent, Span};
use crate::extract::{self, Parse, Proposition, Quantity, Uncovered, When};
use crate::text::Document;

/// Arguments of `extract`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring extract raids.txt --format jsonl")]
pub struct Arguments {
    /// Text or Markdown reports; - reads standard input
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
    /// jsonl prints propositions and why sentences gave no claim, conllu prints parses
    #[arg(long, default_value = "jsonl", value_parser = ["jsonl", "conllu"])]
    format: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    for path in &arguments.reports {
        let document = files::read_report(path)?;
        match arguments.format.as_str() {
            "conllu" => conllu(&document)?,
            _ => jsonl(&document)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Bytes that are gathered before they are printed: what a long report says is many times its length.
const GATHERED: usize = 1 << 16;

/// Prints the lines as they come.
fn print_all(lines: impl Iterator<Item = String>) -> Result<()> {
    let mut out = String::new();
    for line in lines {
        out.push_str(&line);
        if out.len() > GATHERED {
            files::print(&out)?;
            out.clear();
        }
    }
    files::print(&out)
}

fn jsonl(document: &Document) -> Result<()> {
    let extraction = extract::extract(document, &Silent)?;
    let propositions = extraction.propositions.iter();
    let uncovered = extraction.uncovered.iter();
    let mut lines: Vec<(usize, Line)> = propositions
        .map(|one| (one.sentence.start, Line::Proposition(one)))
        .chain(uncovered.map(|one| (one.sentence.start, Line::Uncovered(one))))
        .collect();
    lines.sort_by_key(|&(start, _)| start);
    print_all(lines.into_iter().map(|(_, line)| match line {
        Line::Proposition(one) => format!("{}\n", proposition_json(document, one)),
        Line::Uncovered(one) => format!("{}\n", uncovered_json(document, one)),
    }))
}

/// What a line tells.
enum Line<'a> {
    Proposition(&'a Proposition),
    Uncovered(&'a Uncovered),
}

/// Words with their place.
fn place(document: &Document, span: Span) -> Value {
    json!({
        "text": span.of(&document.text).unwrap_or_default(),
        "start": span.start,
        "end": span.end,
    })
}

/// A sentence, as every line begins.
fn sentence_json(document: &Document, sentence: Span) -> Value {
    json!({
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.of(&document.text).unwrap_or_default(),
    })
}

fn uncovered_json(document: &Document, uncovered: &Uncovered) -> Value {
    json!({
        "source": document.title,
        "sentence": sentence_json(document, uncovered.sentence),
        "no_claim": uncovered.reason.word(),
    })
}

fn proposition_json(document: &Document, proposition: &Proposition) -> Value {
    let place = |span: Span| place(document, span);
    let arguments: Vec<Value> = proposition
        .arguments
        .iter()
        .map(|argument| {
            let mut value = place(argument.span);
            value["role"] = json!(&*argument.role);
            value
        })
        .collect();
    json!({
        "source": document.title,
        "sentence": sentence_json(document, proposition.sentence),
        "subject": proposition.subject.map(place),
        "predicate": place(proposition.predicate),
        "arguments": arguments,
        "certainty": proposition.certainty.word(),
        "attributed_to": proposition.attributed_to.map(place),
        "quantity": proposition.quantity.as_deref().map(quantity_json),
        "when": proposition.when.as_deref().map(when_json),
        "confidence": (f64::from(proposition.confidence) * 100.0).round() / 100.0,
        "rule": proposition.rule,
    })
}

fn quantity_json(quantity: &Quantity) -> Value {
    json!({
        "surface": quantity.surface,
        "value": quantity.value,
        "upper": quantity.upper,
        "unit": quantity.unit,
        "bound": quantity.bound,
    })
}

fn when_json(when: &When) -> Value {
    json!({
        "surface": when.surface,
        "from": when.from.map(|date| date.to_string()),
        "to": when.to.map(|date| date.to_string()),
    })
}

fn conllu(document: &Document) -> Result<()> {
    let parses = extract::parse(&document.text, &Silent)?;
    print_all(parses.iter().map(|parse| sentence_conllu(&document.text, parse)))
}

/// A sentence in the ten columns of CoNLL-U; what redstring does not know stands as `_`.
fn sentence_conllu(source: &str, parse: &Parse) -> String {
    let mut out = String::new();
    let text = parse.span.of(source).unwrap_or_default();
    let folded: Vec<&str> = text.split_whitespace().collect();
    let _ = writeln!(out, "# text = {}", folded.join(" "));
    for (index, word) in parse.words.iter().enumerate() {
        let form = word.span.of(source).unwrap_or_default();
        let head = word.head.map_or(0, |head| head + 1);
        let next = parse.words.get(index + 1).map(|next| next.span.start);
        let misc = if next == Some(word.span.end) { "SpaceAfter=No" } else { "_" };
        let _ = writeln!(
            out,
            "{}\t{form}\t{}\t{}\t_\t_\t{head}\t{}\t_\t{misc}",
            index + 1,
            word.lemma,
            word.upos,
            word.deprel
        );
    }
    out.push('\n');
    out
}
