//! GraphML's typed columns: text into values by a column's declared type, and values into the
//! narrowest type that holds a whole column.

use serde_json::Value;

/// The value of a text in a column of this declared type, or `None` when it does not fit. Types
/// that GraphML does not have are read as text.
pub fn typed(text: &str, kind: Option<&str>) -> Option<Value> {
    let trimmed = text.trim();
    match kind {
        Some("boolean") => match trimmed.to_ascii_lowercase().as_str() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        Some("int" | "integer" | "long" | "short" | "byte") => {
            trimmed.parse::<i64>().ok().map(Value::from)
        }
        Some("float" | "double") => {
            trimmed.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from)
        }
        _ => Some(Value::from(text)),
    }
}

/// The type that a column with these values is declared with.
pub fn type_of<'a>(values: impl Iterator<Item = &'a Value>) -> &'static str {
    let mut all = [true; 3];
    for value in values {
        all[0] &= value.is_boolean();
        all[1] &= value.is_i64();
        all[2] &= value.is_number();
    }
    match all {
        [true, ..] => "boolean",
        [_, true, _] => "long",
        [_, _, true] => "double",
        _ => "string",
    }
}

/// A value as the text of a `data` element; lists and objects as JSON.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
