//! The first cut: a text into blocks, each a paragraph, a heading or a list item. Lines that were
//! wrapped by hand stay together; Markdown's marks and list bullets are left outside.

use crate::base::Span;

/// Lines wrapped by hand are between these lengths, in characters.
const WRAP: std::ops::RangeInclusive<usize> = 45..=130;

/// The blocks of a text, in order; none is empty or begins or ends with white space.
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Line> = Vec::new();
    for span in lines(text) {
        match Line::new(text, span) {
            Some(line) => paragraph.push(line),
            None => close(text, &mut paragraph, &mut blocks),
        }
    }
    close(text, &mut paragraph, &mut blocks);
    blocks
}

/// The lines of a text without their ends: line feed, carriage return, both, or Unicode's own.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let is_end =
        |c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(is_end).unwrap_or(rest.len());
        let span = Span::new(start, start + length);
        let end = &rest[length..];
        let both = if end.starts_with("\r\n") { 2 } else { 0 };
        start += length + both.max(end.chars().next().map_or(0, char::len_utf8));
        Some(span)
    })
}

/// A line with something on it.
struct Line {
    /// Its words, without indents and marks.
    span: Span,
    /// True when a heading's, quote's or list item's mark leads it.
    marked: bool,
    /// True for a Markdown heading, which ends with its line.
    heading: bool,
    /// Characters of the whole line.
    length: usize,
}

impl Line {
    /// `None` for blank lines and rules.
    fn new(text: &str, span: Span) -> Option<Self> {
        let whole = span.of(text)?;
        let mut rest = whole.trim_start_matches(is_space);
        let (mut marked, mut heading) = (false, false);
        while let Some(after) = without_mark(rest) {
            heading |= rest.starts_with('#');
            marked = true;
            rest = after.trim_start_matches(is_space);
        }
        let start = span.end - rest.len();
        let mut words = rest.trim_end_matches(is_space);
        if heading {
            words = words.trim_end_matches('#').trim_end_matches(is_space);
        }
        if !words.contains(|c: char| c.is_alphanumeric() || is_symbol(c)) {
            return None;
        }
        let span = Span::new(start, start + words.len());
        Some(Self { span, marked, heading, length: whole.chars().count() })
    }
}

/// Something that is neither white space, punctuation of ASCII, nor a letter: emoji and the like.
fn is_symbol(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !is_space(c) && !"—–―•·‧…“”‘’".contains(c)
}

/// White space and invisible marks.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What follows a mark at the start of a line: `# `, `> `, `- `, `* `, `• `, `1. `, `(a) `.
fn without_mark(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let spaced = |rest: &str| rest.chars().next().is_none_or(is_space);
    match first {
        '#' => Some(rest.trim_start_matches('#')).filter(|rest| spaced(rest)),
        '-' | '*' | '+' => spaced(rest).then_some(rest),
        '>' | '•' | '‣' | '▪' | '◦' | '●' | '■' | '·' | '→' | '►' => Some(rest),
        '0'..='9' => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let rest = rest.strip_prefix(['.', ')']).filter(|_| line.len() - rest.len() <= 3)?;
            spaced(rest).then_some(rest)
        }
        _ => None,
    }
}

/// Turns a run of lines into blocks.
fn close(text: &str, paragraph: &mut Vec<Line>, blocks: &mut Vec<Span>) {
    let longest = paragraph.iter().map(|line| line.length).max().unwrap_or(0);
    let mut open: Option<Span> = None;
    let mut last: Option<Line> = None;
    for line in paragraph.drain(..) {
        let joined = last.as_ref().is_some_and(|last| goes_on(text, last, &line, longest));
        open = match open {
            Some(block) if joined => Some(block.cover(line.span)),
            closed => {
                blocks.extend(closed);
                Some(line.span)
            }
        };
        last = Some(line);
    }
    blocks.extend(open);
}

/// Whether a line goes on with the sentence of the one above. The line above must be so full that
/// the next word would not have fitted, or end or begin in mid sentence.
fn goes_on(text: &str, above: &Line, line: &Line, longest: usize) -> bool {
    let (Some(upper), Some(lower)) = (above.span.of(text), line.span.of(text)) else {
        return false;
    };
    if line.marked || above.heading {
        return false;
    }
    let begins_small = lower.chars().next().is_some_and(char::is_lowercase);
    if begins_small || upper.ends_with([',', ';', '-', '–', '(', '“']) {
        return WRAP.contains(&longest) || begins_small && longest > *WRAP.end();
    }
    let first_word = lower.split(is_space).next().map_or(0, |word| word.chars().count());
    WRAP.contains(&longest) && above.length + 1 + first_word > longest && !is_headline(upper)
}

/// A line whose longer words all have capitals and that no full stop ends.
fn is_headline(line: &str) -> bool {
    let mut long = line.split(is_space).filter(|word| word.chars().count() >= 4).peekable();
    long.peek().is_some()
        && long
            .all(|word| !word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase))
        && !line.ends_with(['.', '!', '?', ':', ',', ';', '”', '"'])
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn cut(text: &str) -> Vec<&str> {
        blocks(text).into_iter().map(|block| block.of(text).expect("on characters")).collect()
    }

    #[test]
    fn hand_wrapped_lines_are_one_block_and_long_lines_one_each() {
        let wrapped = "Police in the port city raided four warehouses on\nFriday and took away computers, phones and ledgers\nthat will be examined.";
        assert_eq!(cut(wrapped).len(), 1);
        assert_eq!(
            cut(
                "Topics covered\nAs the raids go on, who will answer for them, and to whom, and where?"
            ),
            [
                "Topics covered",
                "As the raids go on, who will answer for them, and to whom, and where?",
            ]
        );
    }

    #[test]
    fn a_headline_above_wrapped_lines_stands_alone() {
        let text = "Police Raid Four Warehouses in the Port City\r\nOfficers took away computers, phones and ledgers\r\nthat will be examined.";
        assert_eq!(cut(text)[0], "Police Raid Four Warehouses in the Port City");
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn marks_and_bullets_stay_outside() {
        assert_eq!(
            cut("## What is known ##\n- two arrests\n2. one death\n> quoted\n---\n"),
            ["What is known", "two arrests", "one death", "quoted",]
        );
        assert_eq!(cut("-5 degrees"), ["-5 degrees"]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(cut("").is_empty());
        assert!(cut(" \r\n\u{feff}\t---\n\u{200b}").is_empty());
    }
}
