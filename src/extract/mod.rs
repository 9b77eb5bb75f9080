//! A document in, an [`Extraction`] out: the entities it names and the claims it makes about them,
//! every one with byte spans. Reads one document at a time and knows nothing of cases or graphs.

mod argument;
mod attribution;
mod calendar;
mod claims;
mod clause;
pub mod coref;
mod coverage;
mod document;
mod extraction;
mod factuality;
mod figure;
mod governor;
pub mod grammar;
mod hedging;
mod identity;
mod inflect;
mod language;
mod leaf;
mod lexicon;
mod mend;
pub mod mention;
mod naming;
mod propositions;
mod quantity;
mod relation_words;
mod report_words;
mod rules;
mod syntax;
#[cfg(test)]
mod testing;
pub mod train;
mod tree;

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::base::{Cancelled, Progress};
use crate::text::{Document, Sentence, sentences};

pub use extraction::{
    Argument, Claim, Entity, Extraction, Mention, Merge, Proposition, Quantity, Uncovered, When,
};
pub use identity::{is_of_a_country, is_of_any_country, known_name, of_country, without_title};
pub use syntax::{Deprel, Parse, Upos, Word};

use tree::Tree;

/// Sentences that are parsed in one go: enough to be worth handing out, so few that a cancelled
/// reading ends at once.
const CHUNK: usize = 32;

/// Reads a document: entities, claims and propositions. Stops with `Err` when `progress` says so.
pub fn extract(document: &Document, progress: &dyn Progress) -> Result<Extraction, Cancelled> {
    let trees = trees(&document.text, progress)?;
    progress.tick(0.5, "Finding entities")?;
    let entities = coref::resolve(&trees);
    document::read(document, trees, entities, progress)
}

/// The grammar of every sentence of a text, in text order.
pub fn parse(text: &str, progress: &dyn Progress) -> Result<Vec<Parse>, Cancelled> {
    parse_with(grammar::embedded(), text, &sentences(text), progress)
}

/// The same with a grammar of one's own and sentences that are cut already.
fn parse_with(
    grammar: &grammar::Grammar,
    text: &str,
    sentences: &[Sentence],
    progress: &dyn Progress,
) -> Result<Vec<Parse>, Cancelled> {
    parse_into(grammar, text, sentences, progress, |parse| parse)
}

/// The same, packed; no parse is kept.
fn trees<'a>(text: &'a str, progress: &dyn Progress) -> Result<Vec<Tree<'a>>, Cancelled> {
    let packed = |parse: Parse| Tree::new(text, &parse);
    parse_into(grammar::embedded(), text, &sentences(text), progress, packed)
}

/// Parses sentences side by side, and makes of each parse what is kept of it.
fn parse_into<T: Send>(
    grammar: &grammar::Grammar,
    text: &str,
    sentences: &[Sentence],
    progress: &dyn Progress,
    keep: impl Fn(Parse) -> T + Sync,
) -> Result<Vec<T>, Cancelled> {
    let names = mention::hints(text, sentences);
    let usage = grammar::usage(text, sentences);
    let done = AtomicUsize::new(0);
    let parse = |(sentence, names): (&Sentence, &Vec<Range<usize>>)| {
        let mut parse = grammar.parse(text, sentence, &usage, names);
        mend::mend(text, &mut parse);
        keep(parse)
    };
    let chunks = sentences.par_chunks(CHUNK).zip(names.par_chunks(CHUNK));
    let parses = chunks.map(|(part, names)| {
        let before = done.fetch_add(part.len(), Ordering::Relaxed);
        progress.tick(0.5 * before as f32 / sentences.len() as f32, "Parsing")?;
        Ok(part.iter().zip(names).map(parse).collect::<Vec<_>>())
    });
    Ok(parses.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}
