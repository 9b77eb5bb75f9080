//! Sentences in, one dependency tree a sentence out: tagger, parser and lemmatiser over one model
//! file that is embedded in the program. Knows words and grammar, not what they refer to; names
//! that the caller already knows come in as token ranges.

pub(in crate::extract) mod beam;
mod classes;
pub(in crate::extract) mod features;
pub(in crate::extract) mod form;
pub(in crate::extract) mod index;
pub(in crate::extract) mod lemma;
mod memo;
pub(in crate::extract) mod model;
pub(in crate::extract) mod pack;
pub(in crate::extract) mod parse;
pub(in crate::extract) mod state;
pub(in crate::extract) mod tag;
pub(in crate::extract) mod template;
pub(in crate::extract) mod usage;

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::{Parse, Word};
use crate::text::Sentence;

use form::Form;
use lemma::Lemmatiser;
pub use model::ModelError;
use parse::Parser;
use tag::Tagger;
pub use usage::Usage;

/// The model file that ships with the program (see `assets/models/README.md`).
const EMBEDDED: &[u8] = include_bytes!("../../../assets/models/english.model");

/// Parses every sentence with the embedded model.
pub fn parse_sentences(text: &str, sentences: &[Sentence]) -> Vec<Parse> {
    let usage = usage(text, sentences);
    sentences.iter().map(|sentence| parse_sentence(text, sentence, &usage, &[])).collect()
}

/// How a document writes its words.
pub fn usage(text: &str, sentences: &[Sentence]) -> Usage {
    Usage::of(sentences.iter().map(|sentence| words(text, sentence)))
}

fn words<'t>(text: &'t str, sentence: &Sentence) -> Vec<&'t str> {
    sentence.tokens.iter().map(|token| token.span.of(text).unwrap_or_default()).collect()
}

/// Parses one sentence with the embedded model. `usage` tells how its document writes words,
/// `names` are ranges of token indices, each known to be one proper name; ranges that do not fit
/// the sentence are ignored.
pub fn parse_sentence(
    text: &str,
    sentence: &Sentence,
    usage: &Usage,
    names: &[Range<usize>],
) -> Parse {
    embedded().parse(text, sentence, usage, names)
}

/// The grammar that ships with the program.
pub fn embedded() -> &'static Grammar {
    static GRAMMAR: LazyLock<Grammar> =
        LazyLock::new(|| Grammar::from_bytes(EMBEDDED).unwrap_or_default());
    &GRAMMAR
}

/// Tagger, parser and lemmatiser of one language. The default knows nothing and calls every word X.
#[derive(Default)]
pub struct Grammar {
    pub(in crate::extract) tagger: Tagger,
    pub(in crate::extract) parser: Parser,
    pub(in crate::extract) lemmatiser: Lemmatiser,
}

impl Grammar {
    /// Reads a model file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let body = pack::open(bytes)?;
        let mut input = pack::Reader::new(&body);
        Ok(Self {
            tagger: Tagger::read(&mut input)?,
            parser: Parser::read(&mut input)?,
            lemmatiser: Lemmatiser::read(&mut input)?,
        })
    }

    /// Writes the model file that [`Grammar::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = pack::Writer::default();
        self.tagger.write(&mut out);
        self.parser.write(&mut out);
        self.lemmatiser.write(&mut out);
        pack::seal(&out.bytes)
    }

    /// Parses one sentence; see [`parse_sentence`].
    pub fn parse(
        &self,
        text: &str,
        sentence: &Sentence,
        usage: &Usage,
        names: &[Range<usize>],
    ) -> Parse {
        let words = words(text, sentence);
        let forms = Form::of_sentence(&words, usage);
        let named = named_tokens(words.len(), names);
        let tags = self.tagger.tag(&forms, &named);
        let (heads, labels) = self.parser.parse(&forms, &tags, &self.tagger.tags, names);
        let words = (0..words.len())
            .map(|at| {
                let upos = self.tagger.upos(tags[at]);
                Word {
                    span: sentence.tokens[at].span,
                    lemma: self.lemmatiser.lemma(words[at], upos, self.tagger.tags.penn(tags[at])),
                    upos,
                    head: heads[at],
                    deprel: labels[at],
                }
            })
            .collect();
        Parse { span: sentence.span, heading: sentence.heading, words }
    }
}

/// Marks the tokens that lie in one of the ranges.
fn named_tokens(count: usize, names: &[Range<usize>]) -> Vec<bool> {
    let mut named = vec![false; count];
    for range in names {
        for flag in named.get_mut(range.clone()).into_iter().flatten() {
            *flag = true;
        }
    }
    named
}
