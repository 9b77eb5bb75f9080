//! Reports of which only the quotes are at hand: one source a report, whose text is the quotes with
//! blank lines between them, so that imported claims point at their words as any other claim does.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::told::Told;
use crate::base::{SourceId, Span};
use crate::graph::{Claim, Source, SourceSpan};
use crate::text::{self, Document};

/// Field of a source that holds quotes only.
const MARK: &str = "excerpt";

/// What its title ends with.
const SUFFIX: &str = " (quotes only)";

/// What stands between two quotes.
const BREAK: &str = "\n\n";

/// Title of quotes that name no report.
const UNNAMED: &str = "Unnamed report";

/// Tells reports apart: number of the source, its id, title, day.
type Key = (u64, String, String, String);

/// Where each quote of each report stands now.
#[derive(Debug, Default)]
pub struct Excerpts {
    /// The sources, in the order of their reports.
    pub sources: Vec<Source>,
    places: HashMap<(Key, String), SourceSpan>,
}

/// True for a source that holds quotes only.
pub fn is_excerpt(source: &Source) -> bool {
    source.extra.get(MARK).and_then(serde_json::Value::as_bool) == Some(true)
}

/// The title of the report that a source holds or quotes.
pub fn report(source: &Source) -> &str {
    let title = source.title.as_str();
    if is_excerpt(source) { title.strip_suffix(SUFFIX).unwrap_or(title) } else { title }
}

impl Excerpts {
    /// Puts the quotes of these claims into sources; `fresh` is the next free id.
    pub fn of<'a>(told: impl Iterator<Item = &'a Told>, fresh: &mut u64) -> Self {
        let mut reports: BTreeMap<Key, Vec<(usize, &str)>> = BTreeMap::new();
        for one in told {
            if let Some(quote) = one.quote.as_deref().filter(|quote| !quote.trim().is_empty()) {
                let start = one.start.unwrap_or(usize::MAX);
                reports.entry(key(one)).or_default().push((start, quote));
            }
        }
        let mut excerpts = Self::default();
        for (key, quotes) in reports {
            excerpts.add(SourceId(*fresh), &key, quotes);
            *fresh += 1;
        }
        excerpts
    }

    fn add(&mut self, id: SourceId, key: &Key, quotes: Vec<(usize, &str)>) {
        let (text, spans) = joined(quotes);
        let source = source(id, key, text);
        for (quote, span) in spans {
            // A quote that the text's sentences would cut is not to be pointed at.
            if source.sentence_at(span.start).is_some_and(|sentence| sentence.contains(span)) {
                let at = SourceSpan { source: id, span };
                self.places.insert((key.clone(), quote.to_owned()), at);
            }
        }
        self.sources.push(source);
    }

    /// Points a claim at its quote and at the words in it; a quote that has no place in a source
    /// is kept in the claim itself.
    pub fn point(&self, claim: &mut Claim, told: &Told) {
        let Some(quote) = told.quote.as_deref() else { return told.keep_quote(claim) };
        let place = self.places.get(&(key(told), quote.to_owned()));
        let Some(&at) = place.filter(|_| quote.contains(&told.predicate)) else {
            return told.keep_quote(claim);
        };
        let part = |range: Option<[usize; 2]>| {
            let [start, end] = range.filter(|&[start, end]| quote.get(start..end).is_some())?;
            Some(Span::new(at.span.start + start, at.span.start + end))
        };
        claim.at = Some(at);
        claim.subject = part(told.subject);
        claim.verb = part(told.verb);
        claim.object = part(told.object);
        claim.speaker = part(told.speaker_at).map(|span| SourceSpan { source: at.source, span });
    }
}

/// The quotes by their place in the report, each once, and where each stands now.
fn joined(mut quotes: Vec<(usize, &str)>) -> (String, Vec<(&str, Span)>) {
    quotes.sort_by_key(|&(start, _)| start);
    let (mut text, mut spans, mut seen) = (String::new(), Vec::new(), HashSet::new());
    for (_, quote) in quotes.into_iter().filter(|&(_, quote)| seen.insert(quote)) {
        if !text.is_empty() {
            text.push_str(BREAK);
        }
        spans.push((quote, Span::new(text.len(), text.len() + quote.len())));
        text.push_str(quote);
    }
    (text, spans)
}

fn source(id: SourceId, (_, _, title, published): &Key, text: String) -> Source {
    let sentences = text::sentences(&text).iter().map(|found| found.span).collect();
    let title = if title.is_empty() { UNNAMED } else { title };
    let document = Document {
        title: format!("{title}{SUFFIX}"),
        sha256: text::sha256(text.as_bytes()),
        published: published.parse().ok(),
        text,
        ..Document::default()
    };
    let mut source = Source::new(id, &document, sentences);
    source.extra.insert(MARK.to_owned(), true.into());
    source
}

fn key(told: &Told) -> Key {
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    let source = word(&told.source);
    let number = source.parse::<SourceId>().map_or(u64::MAX, |id| id.0);
    (number, source, word(&told.report), word(&told.published))
}
