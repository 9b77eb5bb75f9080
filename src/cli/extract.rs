//! `redstring extract`: what reports say, before any graph: a proposition or a parse a line.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use serde_json::{Value, json};

use super::files;
use crate::base::{Silent, Span};
use crate::extract::{self, Proposition, Quantity, When};
use crate::text::Document;

/// Arguments of `extract`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  redstring extract raids.txt --format jsonl")]
pub struct Arguments {
    /// Text or Markdown reports; - reads standard input
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
    /// jsonl prints propositions, conllu prints parses
    #[arg(long, default_value = "jsonl", value_parser = ["jsonl", "conllu"])]
    format: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    for path in &arguments.reports {
        let document = files::read_report(path)?;
        let out = match arguments.format.as_str() {
            "conllu" => conllu(&document)?,
            _ => jsonl(&document)?,
        };
        files::print(&out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn jsonl(document: &Document) -> Result<String> {
    let extraction = extract::extract(document, &Silent)?;
    let mut out = String::new();
    for proposition in &extraction.propositions {
        let _ = writeln!(out, "{}", proposition_json(document, proposition));
    }
    Ok(out)
}

fn proposition_json(document: &Document, proposition: &Proposition) -> Value {
    let place = |span: Span| -> Value {
        json!({
            "text": span.of(&document.text).unwrap_or_default(),
            "start": span.start,
            "end": span.end,
        })
    };
    let arguments: Vec<Value> = proposition
        .arguments
        .iter()
        .map(|argument| {
            let mut value = place(argument.span);
            value["role"] = json!(argument.role);
            value
        })
        .collect();
    let sentence = proposition.sentence;
    json!({
        "source": document.title,
        "sentence": {
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.of(&document.text).unwrap_or_default(),
        },
        "subject": proposition.subject.map(place),
        "predicate": place(proposition.predicate),
        "arguments": arguments,
        "certainty": proposition.certainty.word(),
        "attributed_to": proposition.attributed_to.map(place),
        "quantity": proposition.quantity.as_ref().map(quantity_json),
        "when": proposition.when.as_ref().map(when_json),
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

/// The ten columns of CoNLL-U; what redstring does not know stands as `_`.
fn conllu(document: &Document) -> Result<String> {
    let mut out = String::new();
    for parse in extract::parse(&document.text, &Silent)? {
        let text = parse.span.of(&document.text).unwrap_or_default();
        let folded: Vec<&str> = text.split_whitespace().collect();
        let _ = writeln!(out, "# text = {}", folded.join(" "));
        for (index, word) in parse.words.iter().enumerate() {
            let form = word.span.of(&document.text).unwrap_or_default();
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
    }
    Ok(out)
}
