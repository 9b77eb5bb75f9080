//! Hand-written parses for tests. A row is a word with its grammar: `arrested/arrest/VERB/0/root`
//! (heads count from 1, 0 is the root); words are set with one blank between them.

use crate::base::Span;

use super::syntax::{Deprel, Parse, Upos, Word};

/// A parse with its text.
pub(crate) struct Sample {
    /// The sentence.
    pub text: String,
    /// Its grammar.
    pub parse: Parse,
}

impl Sample {
    /// Index of the first word that reads so.
    pub fn word(&self, word: &str) -> usize {
        let reads = |one: &Word| one.span.of(&self.text) == Some(word);
        self.parse.words.iter().position(reads).expect("a word of the sample")
    }
}

/// Reads rows separated by white space.
pub(crate) fn sample(rows: &str) -> Sample {
    let mut text = String::new();
    let mut words = Vec::new();
    for row in rows.split_whitespace() {
        let parts: Vec<&str> = row.rsplitn(5, '/').collect();
        let [rel, head, upos, lemma, word] = parts[..] else { panic!("no row: {row}") };
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        words.push(Word {
            span: Span::new(start, text.len()),
            lemma: lemma.to_owned(),
            upos: upos.parse().expect("a part of speech"),
            head: head.parse::<usize>().expect("a number").checked_sub(1),
            deprel: Deprel::from_treebank(rel).expect("a relation"),
        });
    }
    let span = Span::new(0, text.len());
    Sample { text, parse: Parse { span, heading: false, words } }
}

/// Words without grammar: each hangs on the last one. Figures are numbers.
pub(crate) fn flat(text: &str) -> Sample {
    let last = text.split_whitespace().count();
    let rows: Vec<String> = text
        .split_whitespace()
        .enumerate()
        .map(|(at, word)| {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let upos = if number { Upos::Num } else { Upos::Noun };
            let (head, rel) = if at + 1 == last { (0, "root") } else { (last, "nummod") };
            format!("{word}/{}/{upos}/{head}/{rel}", word.to_lowercase())
        })
        .collect();
    sample(&rows.join(" "))
}
