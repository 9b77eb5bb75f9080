//! Where a sentence ends within a block: a full stop ends one unless an abbreviation, an initial, a
//! number of a list, a quotation that goes on, or what follows says otherwise. Picture credits, dates
//! of issue, links in a row and rules end one without a full stop. Looks a fixed way ahead and back.

use super::abbreviation::Stop;
use super::marks::{
    closes, credits, has_capital, is_dash, is_emoticon, is_foreign_stop, is_link, is_number,
    is_rule, is_small, is_terminal, is_weekday, opens, opens_bracket, reports, starts, starts_anew,
};
use super::token::Piece;

/// No more closing marks are looked for behind a full stop.
const MAX_CLOSERS: usize = 20;
/// A sentence that is too long is cut at a comma or semicolon behind so many tokens.
const CUT_FROM: usize = 120;
/// No longer dateline, in tokens.
const MAX_DATELINE: usize = 14;
/// No more words are read between the brackets of a note: "[citation needed]".
const MAX_NOTE: usize = 4;

/// A block's tokens and the text that they lie in.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
}

impl<'a> Block<'a> {
    /// If a sentence that began at `start` ends with the token `at`: one past its last token.
    pub(super) fn end_after(&self, start: usize, at: usize) -> Option<usize> {
        if at + 1 < self.pieces.len() && self.ends_without_stop(start, at) {
            return Some(at + 1);
        }
        let word = self.word(at);
        let stop = self.pieces.get(at)?.stop;
        if stop.is_none() && !is_terminal(word) {
            return None;
        }
        let end = self.behind_closers(at + 1);
        if end >= self.pieces.len() {
            return Some(end);
        }
        let quoted = end > at + 1 && !is_terminal(self.word(end - 1));
        let ends = match stop {
            _ if self.is_numbering(start, at) => false,
            Some(Stop::Never) => false,
            Some(Stop::Maybe) => self.begins_sentence(end, word),
            None => self.may_follow(at, end, quoted),
        };
        ends.then_some(end)
    }

    /// One past a dateline or date at the block's start: "PHNOM PENH, July 19 (Reuters) -",
    /// "Bergen, Norway -", "Thursday, May 7, 2015".
    pub(super) fn dateline(&self) -> Option<usize> {
        let dated = self.full_date(0).filter(|&end| has_capital(self.word(end)));
        dated.or_else(|| self.dashed_dateline())
    }

    /// Where to cut a sentence of the tokens `start..end` that is too long.
    pub(super) fn cut(&self, start: usize, end: usize) -> usize {
        let place = |marks: &'static [&'static str]| {
            (start + CUT_FROM..end).rev().find(|&at| marks.contains(&self.word(at)))
        };
        place(&[";"]).or_else(|| place(&[",", ":", "—", "–"])).map_or(end, |at| at + 1)
    }

    /// Whether a full stop or colon closes the tokens `start..end`.
    pub(super) fn is_closed(&self, start: usize, end: usize) -> bool {
        let last = (start..end).rev().find(|&at| !closes(self.word(at)));
        last.is_some_and(|at| {
            let stop = self.pieces.get(at).and_then(|piece| piece.stop);
            stop.is_some() || is_terminal(self.word(at)) || self.word(at) == ":"
        })
    }

    fn word(&self, at: usize) -> &'a str {
        self.pieces.get(at).and_then(|piece| piece.span.of(self.text)).unwrap_or_default()
    }

    /// Whether no white space stands before the token.
    fn is_attached(&self, at: usize) -> bool {
        let end = |piece: &Piece| piece.span.end;
        let before = at.checked_sub(1).and_then(|before| self.pieces.get(before)).map(end);
        before.is_some() && before == self.pieces.get(at).map(|piece| piece.span.start)
    }

    /// Before a picture's credit, a rule and a date of issue, behind a rule, between links, and where
    /// a caption runs into a sentence.
    fn ends_without_stop(&self, start: usize, at: usize) -> bool {
        let (word, next) = (self.word(at), self.word(at + 1));
        is_rule(word)
            || is_rule(next)
            || is_link(word) && is_link(next)
            || credits(next) && self.word(at + 2) == ":" && (ends_word(word) || closes(word))
            || self.full_date(at + 1) == Some(self.pieces.len())
                && (ends_word(word) || closes(word))
                && !BEFORE_DATES.contains(&word)
            || self.lacks_stop(start, at)
    }

    /// "… Minister Sok Chenda The talks were": a name, then a word that only a sentence begins with
    /// in capitals, then a small letter.
    fn lacks_stop(&self, start: usize, at: usize) -> bool {
        let (word, next, third) = (self.word(at), self.word(at + 1), self.word(at + 2));
        starts_anew(next)
            && is_small(third)
            && (next != "In" || third == "the")
            && at > start
            && has_capital(word)
            && ends_word(word)
            && !starts(word)
    }

    /// One past a date with its weekday: "Thursday, May 7, 2015", "Thursday 7 May 2015".
    fn full_date(&self, at: usize) -> Option<usize> {
        if !is_weekday(self.word(at)) {
            return None;
        }
        let past_comma = |at: usize| at + usize::from(self.word(at) == ",");
        let day = past_comma(at + 1);
        let pair = [self.word(day), self.word(day + 1)];
        let fits = pair.iter().any(|word| is_number(word)) && pair.iter().any(|w| has_capital(w));
        let year = past_comma(day + 2);
        (fits && is_number(self.word(year)) && self.word(year).len() == 4).then_some(year + 1)
    }

    /// Passes closing quotes and brackets that hang on the full stop, more full stops, note marks
    /// like "[6]", and smileys.
    fn behind_closers(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + MAX_CLOSERS {
            let word = self.word(at);
            // A mark that opens elsewhere closes where it hangs on the full stop and on nothing else.
            let closes_here = closes(word) || word == "“" && !self.is_attached(at + 1);
            let hangs = self.is_attached(at) && (closes_here || is_terminal(word));
            let last = at + 1 == self.pieces.len() && closes(word);
            if let Some(end) = self.note(at) {
                at = end;
            } else if hangs || last || matches!(word, "." | "?" | "!") || is_emoticon(word) {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// One past a note mark: "[6]", "[citation needed]".
    fn note(&self, at: usize) -> Option<usize> {
        let plain = |word: &str| is_number(word) || word.chars().all(char::is_lowercase);
        let words = || (at + 1..self.pieces.len()).map(|at| self.word(at));
        let count = words().take(MAX_NOTE + 1).take_while(|word| plain(word)).count();
        let fits = self.word(at) == "[" && (1..=MAX_NOTE).contains(&count);
        (fits && self.word(at + 1 + count) == "]").then_some(at + 2 + count)
    }

    /// Whether what began at `start` and ends with the full stop `at` only numbers what follows:
    /// "2.1.", "IV.".
    fn is_numbering(&self, start: usize, at: usize) -> bool {
        let number = |word: &str| {
            let word = word.trim_end_matches('.');
            word.len() < 6 && word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                || word.len() < 5 && word.bytes().all(|b| b"IVX".contains(&b))
                || word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase())
        };
        let first = self.word(start);
        match at - start {
            0 => number(first) && self.pieces.get(at).is_some_and(|piece| piece.stop.is_some()),
            1 => number(first),
            _ => false,
        }
    }

    /// Whether a sentence may begin at `at`, after a full stop that is no abbreviation's.
    fn may_follow(&self, stop: usize, at: usize, quoted: bool) -> bool {
        let (word, next) = (self.word(stop), self.word(at));
        let attached = self.is_attached(at);
        let asks = word.starts_with(['?', '!']);
        if is_small(next) && !is_link(next) {
            return !quoted && !attached && self.ends_before_small(stop);
        }
        if attached && word != "." && !is_foreign_stop(word) {
            return asks && !quoted && has_capital(next);
        }
        if matches!(next, "," | ";" | ":" | "%") || quoted && is_dash(next) {
            return false;
        }
        !(quoted && asks && self.is_reported(at))
    }

    /// Texts without capitals still have full stops; but "Yahoo! said", and "the Regt. was".
    fn ends_before_small(&self, stop: usize) -> bool {
        let before = stop.checked_sub(1).map_or("", |before| self.word(before));
        match self.word(stop) {
            "?" | "!" => !has_capital(before),
            "." => !(has_capital(before) && before.len() <= 4),
            _ => false,
        }
    }

    /// Whether the words from `at` report a quotation: "Prime Minister Hun Manet asked".
    fn is_reported(&self, at: usize) -> bool {
        let words = (at..at + 8).map(|at| self.word(at));
        words.take_while(|word| !matches!(*word, "," | "." | "\"" | "“" | "")).any(reports)
    }

    /// Whether a sentence begins at `at`, after an abbreviation: with a word that seldom goes on.
    fn begins_sentence(&self, at: usize, abbreviation: &str) -> bool {
        let next = self.word(at);
        if opens(next) {
            return abbreviation.len() > 2 && !opens_bracket(next);
        }
        // "etc. Xyz": these seldom stand before a name.
        let closing =
            ["etc.", "p.m.", "a.m.", "al."].contains(&abbreviation.to_lowercase().as_str());
        next.starts_with(char::is_uppercase) && (closing || starts(next))
    }

    /// One past the dash of a dateline.
    fn dashed_dateline(&self) -> Option<usize> {
        let dash = (1..self.pieces.len().min(MAX_DATELINE)).find(|&at| is_dash(self.word(at)))?;
        let spaced = !self.is_attached(dash) || !self.is_attached(dash + 1);
        let place = self.word(0);
        let long = place.chars().count() > 2;
        let shouted = long && place.chars().all(char::is_uppercase) && dash + 3 < self.pieces.len();
        let words = || (0..dash).map(|at| self.word(at));
        let agency = words().any(|word| word == "(") && self.word(dash - 1) == ")";
        let places = long
            && words().any(|word| word == ",")
            && words().all(|word| word != "(")
            && !self.is_attached(dash)
            && has_capital(self.word(dash + 1));
        let fits = spaced && words().all(may_stand_in_dateline) && (agency || shouted || places);
        (fits && dash + 1 < self.pieces.len()).then_some(dash + 1)
    }
}

/// Words between which and a date no sentence ends: "on Friday, May 8, 2015".
const BEFORE_DATES: &[&str] = &[
    "on", "On", "until", "till", "by", "from", "of", "for", "since", "and", "to", "or", "between",
    "before", "after", "through", "is", "was",
];

/// True for a word that is no mark; an abbreviation with its full stop is one too.
fn ends_word(word: &str) -> bool {
    word.starts_with(char::is_alphanumeric)
}

fn may_stand_in_dateline(word: &str) -> bool {
    let first = word.chars().next().unwrap_or(' ');
    first.is_uppercase()
        || first.is_ascii_digit()
        || [",", "(", ")", ".", "of", "and", "al", "/"].contains(&word)
}
