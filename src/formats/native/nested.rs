//! Unknown fields of small objects inside an entity, a claim or a scene. The case keeps such
//! objects as plain values, so their unknown fields travel in the owner's `extra` under a key that
//! starts with `~` and go back to their object when the file is written.

use serde_json::Value;

use super::v1::Extra;

/// Marks the keys.
const MARK: char = '~';

/// Keeps the unknown fields of the object `name` in its owner's `extra`.
pub fn keep(owner: &mut Extra, name: &str, fields: Extra) {
    if !fields.is_empty() {
        owner.insert(format!("{MARK}{name}"), Value::Object(fields.into_iter().collect()));
    }
}

/// Takes the unknown fields of the object `name` out of its owner's `extra` again.
pub fn give_back(owner: &mut Extra, name: &str) -> Extra {
    match owner.remove(&format!("{MARK}{name}")) {
        Some(Value::Object(fields)) => fields.into_iter().collect(),
        _ => Extra::new(),
    }
}

/// Drops what is left over from objects that are gone.
pub fn drop_rest(owner: &mut Extra) {
    owner.retain(|name, _| !name.starts_with(MARK));
}
