//! Blocks into sentences: a full stop ends one unless an abbreviation, an initial, a quotation that
//! goes on, or a small letter after it says otherwise. Datelines stand alone. Very long sentences
//! are cut, so that all later work stays linear.

use super::abbreviation::Stop;
use super::block::blocks;
use super::document::{Sentence, Token};
use super::token::{Piece, pieces};
use crate::base::Span;

/// No sentence has more tokens.
pub const MAX_TOKENS: usize = 200;
/// A sentence that is too long is cut at a comma or semicolon behind so many tokens.
const CUT_FROM: usize = 120;
/// No more closing marks are looked for behind a full stop.
const MAX_CLOSERS: usize = 20;
/// A line with more tokens is no heading, even without a full stop.
const MAX_HEADING: usize = 40;

/// Splits a text into sentences, headings and list items, with their tokens.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for block in blocks(text) {
        split_block(text, &pieces(text, block), &mut sentences);
    }
    sentences
}

/// The tokens of a text that is known to be one sentence.
pub fn tokens(text: &str) -> Vec<Token> {
    pieces(text, Span::new(0, text.len())).iter().map(|piece| Token { span: piece.span }).collect()
}

fn split_block(text: &str, pieces: &[Piece], sentences: &mut Vec<Sentence>) {
    let block = Block { text, pieces };
    let mut start = 0;
    if let Some(end) = block.dateline() {
        push(&block, 0..end, true, sentences);
        start = end;
    }
    let mut at = start;
    while at < pieces.len() {
        if let Some(end) = block.end_after(at) {
            push(&block, start..end, false, sentences);
            start = end;
            at = end;
        } else if at + 1 - start >= MAX_TOKENS {
            let end = block.cut(start, at + 1);
            push(&block, start..end, false, sentences);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < pieces.len() {
        let short = pieces.len() - start <= MAX_HEADING;
        push(&block, start..pieces.len(), short && !block.is_closed(), sentences);
    }
}

fn push(
    block: &Block,
    range: std::ops::Range<usize>,
    heading: bool,
    sentences: &mut Vec<Sentence>,
) {
    let own = &block.pieces[range];
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return };
    let tokens = own.iter().map(|piece| Token { span: piece.span }).collect();
    sentences.push(Sentence { span: first.span.cover(last.span), tokens, heading });
}

/// A block's tokens and the text that they lie in.
struct Block<'a> {
    text: &'a str,
    pieces: &'a [Piece],
}

impl<'a> Block<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.pieces.get(at).and_then(|piece| piece.span.of(self.text)).unwrap_or_default()
    }

    /// Whether no white space stands before the token.
    fn is_attached(&self, at: usize) -> bool {
        let end = |piece: &Piece| piece.span.end;
        let before = at.checked_sub(1).and_then(|before| self.pieces.get(before)).map(end);
        before.is_some() && before == self.pieces.get(at).map(|piece| piece.span.start)
    }

    /// If the token `at` ends a sentence: one past the sentence's last token.
    fn end_after(&self, at: usize) -> Option<usize> {
        let word = self.word(at);
        let stop = self.pieces.get(at)?.stop;
        if stop.is_none() && !is_terminal(word) {
            return None;
        }
        let end = self.behind_closers(at + 1);
        if end >= self.pieces.len() {
            return Some(end);
        }
        let quoted = end > at + 1;
        let ends = match stop {
            Some(Stop::Never) => false,
            Some(Stop::Maybe) => self.begins_sentence(end, word),
            None => self.may_follow(at, end, quoted),
        };
        ends.then_some(end)
    }

    /// Passes closing quotes and brackets that hang on the full stop, and note marks like "[6]".
    fn behind_closers(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + MAX_CLOSERS {
            let word = self.word(at);
            let closes = matches!(word, "\"" | "'" | "''" | "”" | "’" | "»" | ")" | "]");
            if word == "[" && is_number(self.word(at + 1)) && self.word(at + 2) == "]" {
                at += 3;
            } else if self.is_attached(at) && (closes || is_terminal(word)) {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Whether a sentence may begin at `at`, after a full stop that is no abbreviation's.
    fn may_follow(&self, stop: usize, at: usize, quoted: bool) -> bool {
        let word = self.word(stop);
        if self.is_attached(at) && word != "." && !is_foreign_stop(word) {
            return false;
        }
        let next = self.word(at);
        let small = next.chars().next().is_some_and(char::is_lowercase);
        if small {
            // Texts without capitals still have full stops.
            let plain = !quoted && !self.is_attached(at);
            return plain && (word == "?" || word == "." && self.is_lower_case());
        }
        let punctuation = !next.contains(char::is_alphanumeric) && !opens(next) && next.is_ascii();
        if punctuation && matches!(next, "," | ";" | ":" | "-" | "--" | "%") {
            return false;
        }
        let asks_on = quoted && matches!(word.chars().next(), Some('?' | '!'));
        !(asks_on && self.reports(at))
    }

    /// Whether a block has next to no capitals, so that a small letter may begin a sentence.
    fn is_lower_case(&self) -> bool {
        let starts = self
            .pieces
            .iter()
            .take(60)
            .filter_map(|piece| piece.span.of(self.text)?.chars().next());
        let (mut capital, mut letters) = (0, 0);
        for c in starts.filter(|c| c.is_alphabetic()) {
            letters += 1;
            capital += usize::from(c.is_uppercase());
        }
        capital * 25 <= letters
    }

    /// Whether the words from `at` report a quotation: "Prime Minister Hun Manet asked".
    fn reports(&self, at: usize) -> bool {
        let words = (at..at + 8).map(|at| self.word(at));
        words
            .take_while(|word| !matches!(*word, "," | "." | "\"" | "“" | ""))
            .any(|word| REPORTING.contains(&word.to_lowercase().as_str()))
    }

    /// Whether a sentence begins at `at`, after an abbreviation: with a word that seldom goes on.
    fn begins_sentence(&self, at: usize, abbreviation: &str) -> bool {
        let next = self.word(at);
        let capital = next.chars().next().is_some_and(char::is_uppercase);
        if opens(next) {
            return abbreviation.len() > 2;
        }
        // "etc. Xyz": these seldom stand before a name.
        let closing =
            ["etc.", "p.m.", "a.m.", "al."].contains(&abbreviation.to_lowercase().as_str());
        capital && (closing || STARTERS.contains(&next.to_lowercase().as_str()))
    }

    /// One past a dateline at the block's start: "PHNOM PENH, July 19 (Reuters) -".
    fn dateline(&self) -> Option<usize> {
        let dash = (1..self.pieces.len().min(14))
            .find(|&at| matches!(self.word(at), "-" | "--" | "–" | "—"))?;
        let spaced = !self.is_attached(dash) || !self.is_attached(dash + 1);
        let place = self.word(0);
        let shouted = place.chars().count() > 2 && place.chars().all(char::is_uppercase);
        let words = || (0..dash).map(|at| self.word(at));
        let agency = words().any(|word| word == "(") && self.word(dash - 1) == ")";
        let allowed = |word: &str| {
            let first = word.chars().next().unwrap_or(' ');
            first.is_uppercase()
                || first.is_ascii_digit()
                || [",", "(", ")", ".", "of", "and", "al", "/"].contains(&word)
        };
        let fits =
            spaced && words().all(allowed) && (agency || shouted && dash + 3 < self.pieces.len());
        (fits && dash + 1 < self.pieces.len()).then_some(dash + 1)
    }

    /// Where to cut a sentence of the tokens `start..end` that is too long.
    fn cut(&self, start: usize, end: usize) -> usize {
        let place = |marks: &'static [&'static str]| {
            (start + CUT_FROM..end).rev().find(|&at| marks.contains(&self.word(at)))
        };
        place(&[";"]).or_else(|| place(&[",", ":", "—", "–"])).map_or(end, |at| at + 1)
    }

    /// Whether the block's last token ends a sentence.
    fn is_closed(&self) -> bool {
        let words =
            self.pieces.iter().rev().map(|piece| piece.span.of(self.text).unwrap_or_default());
        let mut behind = words
            .skip_while(|word| matches!(*word, "\"" | "'" | "''" | "”" | "’" | "»" | ")" | "]"));
        behind.next().is_some_and(|word| is_terminal(word) || word == ":")
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_terminal(word: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…') || is_stop_char(c);
    !word.is_empty() && word.chars().all(ends)
}

/// Full stops, question and exclamation marks of other scripts.
fn is_stop_char(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '។'
            | '៕'
            | '።'
            | '‼'
            | '⁉'
            | '⁇'
            | '⁈'
    )
}

fn is_foreign_stop(word: &str) -> bool {
    word.chars().all(is_stop_char)
}

fn opens(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "'" | "``" | "„" | "«" | "(" | "[")
}

/// Verbs that report a quotation before them.
const REPORTING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "told",
    "wrote",
    "writes",
    "shouted",
    "cried",
    "replied",
    "wondered",
    "tweeted",
    "posted",
    "warned",
    "demanded",
    "exclaimed",
    "declared",
    "called",
    "yelled",
];

/// Words that begin sentences and seldom follow an abbreviation within one.
const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "its",
    "their",
    "our",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "after",
    "before",
    "when",
    "while",
    "as",
    "but",
    "and",
    "however",
    "if",
    "although",
    "though",
    "there",
    "since",
    "because",
    "some",
    "many",
    "most",
    "all",
    "both",
    "one",
    "two",
    "several",
    "according",
    "meanwhile",
    "no",
    "not",
    "what",
    "who",
    "where",
    "how",
    "why",
    "under",
    "during",
    "despite",
    "among",
    "last",
    "police",
    "officials",
    "authorities",
];

#[cfg(test)]
mod tests {
    use super::{MAX_TOKENS, sentences};

    fn cut(text: &str) -> Vec<&str> {
        sentences(text)
            .iter()
            .map(|sentence| sentence.span.of(text).expect("on characters"))
            .collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_sentences() {
        assert_eq!(
            cut("Gen. Prak J. Sokha met Mr. Lee. He left at 5 p.m. The talks failed."),
            ["Gen. Prak J. Sokha met Mr. Lee.", "He left at 5 p.m.", "The talks failed.",]
        );
        assert_eq!(cut("The U.S. Treasury acted. So did the U.N. It was late.").len(), 3);
    }

    #[test]
    fn a_quotation_and_its_reporting_clause_stay_together() {
        assert_eq!(
            cut("“Is it over?” Prime Minister Hun Manet asked. “We hope so.” Others doubt it."),
            ["“Is it over?” Prime Minister Hun Manet asked.", "“We hope so.”", "Others doubt it.",]
        );
        assert_eq!(cut("Comments ranged from \"It is serious!\" to \"Too late.\"").len(), 1);
    }

    #[test]
    fn headings_and_datelines_stand_alone() {
        let text = "Raids Go On\n\nPHNOM PENH, July 19 (Reuters) - Police raided a compound.\n";
        let found = sentences(text);
        assert_eq!(found.iter().map(|s| s.heading).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(found[2].span.of(text), Some("Police raided a compound."));
        assert_eq!(cut("Police - and soldiers - came.").len(), 1);
    }

    #[test]
    fn endless_sentences_are_cut() {
        let text = "word, ".repeat(1000);
        let found = sentences(&text);
        assert!(found.len() >= 10 && found.iter().all(|s| s.tokens.len() <= MAX_TOKENS));
        assert_eq!(found.iter().map(|s| s.tokens.len()).sum::<usize>(), 2000);
    }

    #[test]
    fn notes_and_foreign_stops() {
        assert_eq!(
            cut("It fell.[3] Then it rose. [4] It fell."),
            ["It fell.[3]", "Then it rose. [4]", "It fell."]
        );
        assert_eq!(cut("他来了。他走了。").len(), 2);
    }
}
