//! A block into tokens, in the manner of the Universal Dependencies English treebanks: clitics,
//! possessives, hyphenated parts, currency signs and punctuation stand alone; numbers, links,
//! abbreviations and dates stay whole. One pass, in time linear in the block.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviation::{Next, Stop, stop_of};
use super::block::is_space;
use crate::base::Span;

/// A token with what the sentence rules need to know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// Set when it is an abbreviation with its full stop.
    pub(super) stop: Option<Stop>,
}

/// The tokens of the block that covers `block` of `text`.
pub(super) fn pieces(text: &str, block: Span) -> Vec<Piece> {
    let Some(own) = block.of(text) else { return Vec::new() };
    let mut scanner = Scanner { text: own, offset: block.start, at: 0, pieces: Vec::new() };
    while let Some(first) = scanner.rest().chars().next() {
        if is_space(first) {
            scanner.at += first.len_utf8();
        } else {
            scanner.token(first);
        }
    }
    scanner.pieces
}

struct Scanner<'a> {
    text: &'a str,
    offset: usize,
    at: usize,
    pieces: Vec<Piece>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes the next `length` bytes as a token.
    fn take(&mut self, length: usize) {
        let start = self.offset + self.at;
        self.pieces.push(Piece { span: Span::new(start, start + length), stop: None });
        self.at += length;
    }

    /// Takes one token or a word with its parts; always moves on.
    fn token(&mut self, first: char) {
        let rest = self.rest();
        if let Some(length) = link(rest) {
            self.take(length);
        } else if let Some(length) = currency(rest) {
            self.take(length);
        } else if first.is_alphanumeric()
            || (matches!(first, '@' | '#') && begins_with_letter(&rest[1..]))
        {
            self.word();
        } else if let Some(length) = leading_apostrophe(rest) {
            self.take(length);
        } else {
            self.mark(first);
        }
    }

    /// Punctuation: runs of one mark stay together, all else stands alone.
    fn mark(&mut self, first: char) {
        let rest = self.rest();
        let run = |set: &str| rest.len() - rest.trim_start_matches(|c| set.contains(c)).len();
        let length = match first {
            '!' | '?' => run("!?"),
            '.' => decimal(rest).filter(|_| !self.is_inside()).unwrap_or_else(|| run(".")),
            '-' => run("-"),
            '*' | '=' | '_' | '~' | '+' | '…' | '—' => run(first.encode_utf8(&mut [0; 4])),
            '`' => run("`").min(2),
            '\'' if rest.starts_with("''") => 2,
            '’' if rest.starts_with("’’") => "’’".len(),
            '‘' if rest.starts_with("‘‘") || rest.starts_with("‘’") => "‘‘".len(),
            '<' => run("<").min(2),
            '>' => run(">").min(2),
            ':' | ';' => emoticon(rest).unwrap_or(1),
            _ => rest.graphemes(true).next().map_or(first.len_utf8(), str::len),
        };
        self.take(length.max(first.len_utf8()));
    }

    /// Whether a letter, digit or full stop stands right before the scanner.
    fn is_inside(&self) -> bool {
        self.text[..self.at].ends_with(|c: char| c.is_alphanumeric() || c == '.')
    }

    /// A run of letters and digits with what may stand inside, then its parts.
    fn word(&mut self) {
        let length = word_length(self.rest());
        let end = self.at + length;
        let word = &self.text[self.at..end];
        let hyphens = word.contains(['-', '‐', '‑', '–', '/']) && !stays_whole(word);
        while self.at < end {
            let word = &self.text[self.at..end];
            let part = if hyphens { first_part(word) } else { word.len() };
            self.part(part);
        }
        self.full_stop();
    }

    /// Takes a part of a word with its clitics.
    fn part(&mut self, length: usize) {
        let mut ends = vec![length];
        let mut word = &self.text[self.at..self.at + length];
        while let Some(cut) = clitic(word).or_else(|| unit(word)) {
            if cut == 0 || cut == word.len() {
                break;
            }
            ends.push(cut);
            word = &word[..cut];
        }
        let mut start = 0;
        for end in ends.into_iter().rev() {
            self.take(end - start);
            start = end;
        }
    }

    /// Joins a full stop to the abbreviation before it.
    fn full_stop(&mut self) {
        let Some(after) = self.rest().strip_prefix('.').filter(|after| !after.starts_with('.'))
        else {
            return;
        };
        let Some(last) = self.pieces.last_mut() else { return };
        let word = &self.text[last.span.start - self.offset..self.at];
        let opened = self.text[..last.span.start - self.offset].ends_with(['(', '[']);
        last.stop = stop_of(word, Next::of(after), opened);
        if last.stop.is_some() {
            last.span.end += 1;
            self.at += 1;
        }
    }
}

fn begins_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
}

/// Length of the run of letters and digits at the start of `text`, with signs that stand between
/// two of them: full stops, apostrophes, hyphens, slashes; commas and colons between digits.
fn word_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        let inside = match c {
            _ if c.is_alphanumeric() || is_joiner(c) => true,
            '@' | '#' if at == 0 => true,
            '@' | '_' => next.is_alphanumeric(),
            '&' => before.is_uppercase() && next.is_uppercase(),
            '.' => {
                next.is_alphanumeric()
                    && before.is_alphanumeric()
                    && !is_glued(text, at, before, next)
            }
            '\'' | '’' | 'ʼ' | '-' | '‐' | '‑' | '–' | '/' => {
                before.is_alphanumeric() && next.is_alphanumeric()
            }
            ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => false,
        };
        if !inside {
            return at;
        }
        // Scripts without spaces: a word of one ideograph each.
        if is_ideograph(c) && at == 0 {
            return c.len_utf8();
        }
        if is_ideograph(next) {
            return at + c.len_utf8();
        }
        before = c;
    }
    text.len()
}

/// Marks that belong to the letter before them, and the joiners of Arabic and Indic scripts.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{93c}' | '\u{94d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{17b4}'..='\u{17d3}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

/// Whether a full stop without a space still ends a sentence: "charges.The".
fn is_glued(text: &str, at: usize, before: char, next: char) -> bool {
    let first = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    before.is_lowercase() && next.is_uppercase() && first.chars().count() > 2
}

/// Length of a link or mail address.
fn link(text: &str) -> Option<usize> {
    let lower = |prefix: &str| {
        text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    if !["http://", "https://", "www.", "ftp://", "mailto:"].iter().any(|prefix| lower(prefix)) {
        return None;
    }
    let end = text.find(|c: char| is_space(c) || "<>\"“”|".contains(c)).unwrap_or(text.len());
    let mut link =
        text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', ']']);
    if !link.contains('(') {
        link = link.trim_end_matches(')').trim_end_matches('.');
    }
    (link.len() > 4).then_some(link.len())
}

/// Length of a currency sign with the letters before it: "$", "US$", "€".
fn currency(text: &str) -> Option<usize> {
    let sign = text.char_indices().take(4).find(|&(_, c)| !c.is_ascii_uppercase());
    let (at, sign) = sign.filter(|&(_, c)| "$€£¥₩₹₽฿₫៛₱₦₺".contains(c))?;
    (at == 0 || sign == '$').then_some(at + sign.len_utf8())
}

/// Length of a decimal fraction without its nought: ".265".
fn decimal(text: &str) -> Option<usize> {
    let digits = text.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some(1 + digits)
}

/// Length of a word that begins with an apostrophe: "'s", "'em", "'90s".
fn leading_apostrophe(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['\'', '’'])?;
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest[..end].to_lowercase();
    let decade =
        word.len() == 3 && word.ends_with('s') && word.starts_with(|c: char| c.is_ascii_digit());
    let known = ["s", "re", "ve", "ll", "d", "m", "em", "til", "tis", "twas", "cause"]
        .contains(&word.as_str());
    (decade || known).then_some(text.len() - rest.len() + end)
}

fn emoticon(text: &str) -> Option<usize> {
    [":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P"]
        .iter()
        .find(|face| text.starts_with(**face))
        .map(|face| face.len())
}

/// Beginnings that keep their hyphen, as they are no words by themselves.
const PREFIXES: &[&str] = &[
    "anti", "co", "counter", "e", "ex", "inter", "intra", "mid", "mini", "multi", "neo", "non",
    "post", "pre", "pro", "re", "semi", "sub", "un", "micro",
];

/// Whether a word with hyphens or slashes is one token: dates, phone numbers, links, prefixes.
fn stays_whole(word: &str) -> bool {
    if word.contains('@') || word.contains(".com/") || word.contains(".org/") {
        return true;
    }
    let digits = word.bytes().all(|b| b.is_ascii_digit() || b"-/.".contains(&b));
    if digits {
        let parts: Vec<&str> = word.split(['-', '/']).collect();
        let hyphened_pair = parts.len() == 2 && word.contains('-');
        return !hyphened_pair || parts[0].len() == 3 && parts[1].len() == 4;
    }
    let Some((first, rest)) = word.split_once(['-', '‐', '‑']) else { return false };
    !rest.contains(['-', '/']) && PREFIXES.contains(&first.to_lowercase().as_str())
}

/// Length of the next part of a word that is cut at hyphens and slashes; the signs are parts too.
fn first_part(word: &str) -> usize {
    let is_sign = |c: char| matches!(c, '-' | '‐' | '‑' | '–' | '/');
    match word.find(is_sign) {
        Some(0) => word.chars().next().map_or(0, char::len_utf8),
        Some(at) => at,
        None => word.len(),
    }
}

/// Where the last clitic of a word begins.
fn clitic(word: &str) -> Option<usize> {
    let apostrophe = word.char_indices().rev().find(|&(_, c)| matches!(c, '\'' | '’' | 'ʼ'));
    if let Some((at, sign)) = apostrophe {
        let tail = word[at + sign.len_utf8()..].to_lowercase();
        let before = &word[..at];
        if tail == "t" && before.ends_with(['n', 'N']) {
            return Some(at - 1);
        }
        return ["s", "re", "ve", "ll", "d", "m"].contains(&tail.as_str()).then_some(at);
    }
    match word.to_lowercase().as_str() {
        "cannot" | "gonna" | "gotta" | "wanna" if word.is_ascii() => Some(3),
        "dont" | "doesnt" | "didnt" | "isnt" | "wasnt" | "arent" | "havent" | "hasnt"
        | "wouldnt" | "couldnt" | "shouldnt" => Some(word.len() - 2),
        _ => None,
    }
}

/// Where the unit glued to a number begins: "10am", "37bn", "5km", "20%".
fn unit(word: &str) -> Option<usize> {
    let at = word.find(|c: char| c.is_alphabetic())?;
    let number = &word[..at];
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b".,:".contains(&b));
    let units = [
        "am", "pm", "a.m", "p.m", "bn", "tn", "mn", "m", "k", "km", "kg", "cm", "mm", "mph", "kph",
        "gb", "mb", "mw", "sq",
    ];
    (at > 0 && plain && units.contains(&word[at..].to_lowercase().as_str())).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::base::Span;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text, Span::new(0, text.len()))
            .iter()
            .map(|piece| piece.span.of(text).expect("on characters"))
            .collect()
    }

    fn holds(text: &str, joined: &str) {
        assert_eq!(cut(text).join(" "), joined);
    }

    #[test]
    fn clitics_and_possessives_stand_alone() {
        holds(
            "They didn’t say Cambodia's police can't go.",
            "They did n’t say Cambodia 's police ca n't go .",
        );
        holds("workers' pay; we'll; she’d’ve", "workers ' pay ; we 'll ; she ’d ’ve");
        holds("O'Brien cannot", "O'Brien can not");
    }

    #[test]
    fn hyphened_words_are_split_and_prefixes_are_not() {
        holds(
            "cyber-scam co-founder al-Ani 5-year-old",
            "cyber - scam co-founder al - Ani 5 - year - old",
        );
        holds(
            "2019-2021 and/or 9/11 555-1234 2025-07-19",
            "2019 - 2021 and / or 9/11 555-1234 2025-07-19",
        );
    }

    #[test]
    fn money_and_figures() {
        holds("US$18.5bn, $1,000 and 20%", "US$ 18.5 bn , $ 1,000 and 20 %");
        holds("at 10:30am on the 19th, 1980s, €5m", "at 10:30 am on the 19th , 1980s , € 5 m");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        holds(
            "Gen. J. Smith of the U.S. met Acme Inc. staff.",
            "Gen. J. Smith of the U.S. met Acme Inc. staff .",
        );
        holds("No. 5 said no.", "No. 5 said no .");
    }

    #[test]
    fn links_and_addresses_stay_whole() {
        holds(
            "See https://a.example/x?y=1, or mail a.b@c.example.",
            "See https://a.example/x?y=1 , or mail a.b@c.example .",
        );
        holds("(bbc.co.uk) @user #tag", "( bbc.co.uk ) @user #tag");
    }

    #[test]
    fn quotes_dashes_and_runs() {
        holds("“Stop!!” he said—twice... (ok)", "“ Stop !! ” he said — twice ... ( ok )");
        holds("charges.The end", "charges . The end");
        holds("x 👩‍👩‍👧 y 🇰🇭", "x 👩‍👩‍👧 y 🇰🇭");
    }

    #[test]
    fn scripts_without_spaces_do_not_hang_together() {
        holds("習近平 said", "習 近 平 said");
    }
}
