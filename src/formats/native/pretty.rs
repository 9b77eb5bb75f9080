//! Lays JSON out so that a person can read it and a diff shows what changed: what fits in 100
//! columns stands on one line, all else one member a line. A value is written without blanks first
//! and measured in one pass over that text, so that it is never held as a tree.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};

/// Widest line that a value is put on whole, in characters of its escaped form.
const WIDTH: usize = 100;

/// Appends `value`, whose first line starts at column `2 * depth` plus `taken` characters.
pub fn print(out: &mut String, value: &(impl Serialize + ?Sized), depth: usize, taken: usize) {
    let json = compact(value);
    let parts = parts(&json);
    Printer { json: &json, parts: &parts, out }.part(0, depth, taken);
}

/// Ends the line, after a comma when one is due, and indents the next.
pub fn new_line(out: &mut String, comma: bool, depth: usize) {
    out.push_str(if comma { ",\n" } else { "\n" });
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Appends `"name": ` and gives its width.
pub fn key(out: &mut String, name: &str) -> usize {
    let json = compact(name);
    out.push_str(&json);
    out.push_str(": ");
    json.chars().count() + 2
}

/// The value as JSON without blanks.
fn compact(value: &(impl Serialize + ?Sized)) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Escapes);
    // What is written has text keys and finite numbers only, which JSON always holds.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok(), "{written:?}");
    String::from_utf8(bytes).unwrap_or_default()
}

/// The short escapes that every reader of JSON knows; all other control characters by number.
struct Escapes;

impl Formatter for Escapes {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        for (number, piece) in fragment.split('\x7f').enumerate() {
            if number > 0 {
                writer.write_all(b"\\u007f")?;
            }
            writer.write_all(piece.as_bytes())?;
        }
        Ok(())
    }

    fn write_char_escape<W>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        match escape {
            CharEscape::Quote => writer.write_all(b"\\\""),
            CharEscape::ReverseSolidus => writer.write_all(b"\\\\"),
            CharEscape::Solidus => writer.write_all(b"/"),
            CharEscape::LineFeed => writer.write_all(b"\\n"),
            CharEscape::CarriageReturn => writer.write_all(b"\\r"),
            CharEscape::Tab => writer.write_all(b"\\t"),
            CharEscape::Backspace => writer.write_all(b"\\u0008"),
            CharEscape::FormFeed => writer.write_all(b"\\u000c"),
            CharEscape::AsciiControl(byte) => write!(writer, "\\u{byte:04x}"),
        }
    }
}

/// A value or a key.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Its bytes in the text without blanks.
    start: usize,
    end: usize,
    /// Its characters on one line, with blanks.
    width: usize,
    /// Number of the part behind it. Its own parts stand between: values, or keys and values in
    /// turn.
    next: usize,
}

/// Every part of a text without blanks, in the order in which they begin.
fn parts(json: &str) -> Vec<Part> {
    let bytes = json.as_bytes();
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        let ended = match byte {
            b'{' | b'[' => {
                open.push(parts.len());
                parts.push(Part { start, end: at, width: 2, next: 0 });
                continue;
            }
            b'}' | b']' => open.pop(),
            b',' | b':' => {
                if let Some(&around) = open.last() {
                    parts[around].width += 2;
                }
                continue;
            }
            _ => {
                at = end_of_word(bytes, start);
                let width = json[start..at].chars().count();
                parts.push(Part { start, end: at, width, next: 0 });
                Some(parts.len() - 1)
            }
        };
        let Some(ended) = ended else { break };
        parts[ended].end = at;
        parts[ended].next = parts.len();
        let width = parts[ended].width;
        if let Some(&around) = open.last() {
            parts[around].width += width;
        }
    }
    parts
}

/// Where the text, number or word that begins at `start` ends.
fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.iter().enumerate().skip(start + 1);
    if bytes[start] != b'"' {
        let mut ends = rest.filter(|(_, byte)| matches!(byte, b',' | b']' | b'}'));
        return ends.next().map_or(bytes.len(), |(at, _)| at);
    }
    let mut escaped = false;
    for (at, &byte) in rest {
        if !escaped && byte == b'"' {
            return at + 1;
        }
        escaped = !escaped && byte == b'\\';
    }
    bytes.len()
}

/// Puts the parts of a text without blanks on lines.
struct Printer<'a> {
    json: &'a str,
    parts: &'a [Part],
    out: &'a mut String,
}

impl Printer<'_> {
    fn part(&mut self, number: usize, depth: usize, taken: usize) {
        let Some(&Part { start, end, width, next }) = self.parts.get(number) else { return };
        let text = &self.json[start..end];
        if next == number + 1 {
            self.out.push_str(text);
            return;
        }
        // One for the comma. What is inside of something that fits, fits.
        let broken = width > WIDTH.saturating_sub(2 * depth + taken + 1);
        self.out.push_str(&text[..1]);
        let mut inner = number + 1;
        while inner < next {
            let comma = inner > number + 1;
            if broken {
                new_line(self.out, comma, depth + 1);
            } else if comma {
                self.out.push_str(", ");
            }
            let taken = if text.starts_with('{') { self.key(&mut inner) } else { 0 };
            self.part(inner, depth + 1, taken);
            inner = self.parts[inner].next;
        }
        if broken {
            new_line(self.out, false, depth);
        }
        self.out.push_str(&text[text.len() - 1..]);
    }

    /// Appends a key, goes on to its value and gives the width of the key.
    fn key(&mut self, number: &mut usize) -> usize {
        let Part { start, end, width, next } = self.parts[*number];
        self.out.push_str(&self.json[start..end]);
        self.out.push_str(": ");
        *number = next;
        width + 2
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::print;

    fn printed(value: &Value) -> String {
        let mut out = String::new();
        print(&mut out, value, 0, 0);
        out
    }

    #[test]
    fn short_values_stay_on_one_line() {
        assert_eq!(printed(&json!({"a": [1, 2.5], "b": {}})), "{\"a\": [1, 2.5], \"b\": {}}");
        assert_eq!(printed(&json!([])), "[]");
    }

    #[test]
    fn long_values_take_one_line_a_member() {
        let long = "x".repeat(90);
        let expected = format!("{{\n  \"a\": \"{long}\",\n  \"b\": [1, 2]\n}}");
        assert_eq!(printed(&json!({"a": long, "b": [1, 2]})), expected);
    }

    #[test]
    fn no_line_that_could_be_broken_is_too_wide() {
        let value = json!({"spans": (0..60).map(|n| json!([n, n + 1])).collect::<Vec<_>>()});
        assert!(printed(&value).lines().all(|line| line.len() <= 100));
        let fits = json!({"name": "y".repeat(87)});
        assert_eq!(printed(&fits).len(), 100 - 1, "room for a comma is kept");
        assert_eq!(printed(&json!({"name": "y".repeat(88)})).lines().count(), 3);
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    #[test]
    fn control_characters_are_written_by_number() {
        let text = "\u{8}\u{c}\u{1}\u{7f}\t\r\n\"\\\u{e9}";
        assert_eq!(printed(&json!(text)), r#""\u0008\u000c\u0001\u007f\t\r\n\"\\é""#);
    }

    #[test]
    fn marks_inside_text_do_not_count() {
        let text = r#"{"a\"[": ["x, y: {", "\\"], "b": "]}", "c": [[], {}, -1.5e-7]}"#;
        let value: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(printed(&value), text);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(value in any_json()) {
            let back: Value = serde_json::from_str(&printed(&value)).expect("valid JSON");
            prop_assert_eq!(back, value);
        }
    }
}
