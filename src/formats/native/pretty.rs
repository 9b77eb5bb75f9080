//! Lays JSON out so that a person can read it and a diff shows what changed: what fits in 100
//! columns stands on one line, all else one member a line.

use std::fmt::Write;

use serde_json::Value;

/// Widest line that a value is put on whole, in characters of its escaped form.
const WIDTH: usize = 100;

/// Appends `value`, whose first line starts at column `2 * depth` plus `taken` characters.
pub fn print(out: &mut String, value: &Value, depth: usize, taken: usize) {
    let room = WIDTH.saturating_sub(2 * depth + taken + 1); // One for the comma.
    match value {
        Value::Array(items) if !items.is_empty() && width(value, room).is_none() => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                new_line(out, number > 0, depth + 1);
                print(out, item, depth + 1, 0);
            }
            new_line(out, false, depth);
            out.push(']');
        }
        Value::Object(members) if !members.is_empty() && width(value, room).is_none() => {
            out.push('{');
            for (number, (name, member)) in members.iter().enumerate() {
                new_line(out, number > 0, depth + 1);
                let taken = key(out, name);
                print(out, member, depth + 1, taken);
            }
            new_line(out, false, depth);
            out.push('}');
        }
        _ => compact(out, value),
    }
}

/// Ends the line, after a comma when one is due, and indents the next.
pub fn new_line(out: &mut String, comma: bool, depth: usize) {
    out.push_str(if comma { ",\n" } else { "\n" });
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Appends `"name": ` and gives its width.
pub fn key(out: &mut String, name: &str) -> usize {
    let before = out.len();
    string(out, name);
    out.push_str(": ");
    out.len() - before
}

fn compact(out: &mut String, value: &Value) {
    match value {
        Value::String(text) => string(out, text),
        Value::Array(items) => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                out.push_str(if number > 0 { ", " } else { "" });
                compact(out, item);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (number, (name, member)) in members.iter().enumerate() {
                out.push_str(if number > 0 { ", " } else { "" });
                key(out, name);
                compact(out, member);
            }
            out.push('}');
        }
        other => {
            let written = write!(out, "{other}");
            debug_assert!(written.is_ok(), "writing to a string does not fail");
        }
    }
}

/// JSON's own escapes and no others.
fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0..0x20 | 0x7f => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        plain = at + 1;
        if escape.is_empty() {
            let written = write!(out, "\\u{byte:04x}");
            debug_assert!(written.is_ok(), "writing to a string does not fail");
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

/// Width of the value on one line, or `None` when it exceeds `room`. Stops as soon as it does, so
/// that laying a file out stays linear in its length.
fn width(value: &Value, room: usize) -> Option<usize> {
    let used = match value {
        Value::Null => 4,
        Value::Bool(truth) => 5 - usize::from(*truth),
        Value::Number(number) => number.to_string().len(),
        Value::String(text) => string_width(text, room)?,
        Value::Array(items) => {
            let mut used = 2;
            for (number, item) in items.iter().enumerate() {
                used += if number > 0 { 2 } else { 0 };
                used += width(item, room.checked_sub(used)?)?;
            }
            used
        }
        Value::Object(members) => {
            let mut used = 2;
            for (number, (name, member)) in members.iter().enumerate() {
                used += string_width(name, room)? + if number > 0 { 4 } else { 2 };
                used += width(member, room.checked_sub(used)?)?;
            }
            used
        }
    };
    (used <= room).then_some(used)
}

fn string_width(text: &str, room: usize) -> Option<usize> {
    if text.len() > 4 * room {
        return None;
    }
    let escapes = text.bytes().filter(|byte| matches!(byte, b'"' | b'\\' | b'\n' | b'\r' | b'\t'));
    Some(2 + text.chars().count() + escapes.count())
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

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(value in any_json()) {
            let back: Value = serde_json::from_str(&printed(&value)).expect("valid JSON");
            prop_assert_eq!(back, value);
        }
    }
}
