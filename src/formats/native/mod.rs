//! redstring's own file: UTF-8 JSON, versioned, nothing lost. Fields that this version does not
//! know survive a round trip on every object; the same case gives the same bytes.

mod from_wire;
mod nested;
mod pretty;
mod to_wire;
mod v1;

use serde::Deserialize;

use super::error::{Opened, ReadError};
use crate::base::Place;
use crate::graph::Case;

/// What the file's `format` field says.
pub const FORMAT: &str = "redstring";

/// The newest version that is read; the one that is written.
pub const VERSION: u64 = 1;

/// The fields that tell what the rest means.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u64>,
}

/// Reads a case. `input` names the file in messages.
///
/// Bad references, ids used twice, unknown words and spans outside their text are told in the
/// diagnostics, and nothing is dropped: what is missing is stood in for.
pub fn read(input: &str, bytes: &[u8]) -> Result<Opened, ReadError> {
    let text = utf8(input, bytes)?;
    if !text.trim_start().starts_with('{') {
        return Err(not_ours(input));
    }
    match serde_json::from_str::<v1::File>(text) {
        Ok(file) => {
            check_header(input, file.format.as_deref(), file.version)?;
            Ok(from_wire::case(input, file))
        }
        // What does not fit may be another format or a later version; its header tells.
        Err(error) => {
            let header: Header =
                serde_json::from_str(text).map_err(|error| json_error(input, &error))?;
            check_header(input, header.format.as_deref(), header.version)?;
            Err(json_error(input, &error))
        }
    }
}

/// Writes a case: members in a fixed order, two spaces of indent, one line for what fits in 100
/// columns, a newline at the end.
pub fn write(case: &Case) -> String {
    to_wire::text(case)
}

/// True when the bytes look like a case of any version.
pub fn detect(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]);
    let head: String = head.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').collect();
    head.starts_with('{') && head.contains("\"format\":\"redstring\"")
}

fn check_header(input: &str, format: Option<&str>, version: Option<u64>) -> Result<(), ReadError> {
    if format != Some(FORMAT) {
        return Err(not_ours(input));
    }
    match version {
        Some(VERSION) => Ok(()),
        Some(found) if found > VERSION => {
            Err(ReadError::Newer { input: input.to_owned(), found, known: VERSION })
        }
        _ => Err(ReadError::malformed(
            Place::input(input),
            "the case has no valid `version`",
            "the first version is 1",
        )),
    }
}

fn not_ours(input: &str) -> ReadError {
    ReadError::malformed(
        Place::input(input),
        "no redstring case: it is no JSON object whose `format` is \"redstring\"",
        "open a *.redstring file, or a report to build a case from",
    )
}

fn utf8<'a>(input: &str, bytes: &'a [u8]) -> Result<&'a str, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        ReadError::malformed(
            Place::in_text(input, &valid, valid.len()),
            "not UTF-8",
            "a case is UTF-8 text; was the file damaged?",
        )
    })
}

fn json_error(input: &str, error: &serde_json::Error) -> ReadError {
    let told = error.to_string();
    let message = told.split(" at line ").next().unwrap_or(&told);
    let hint = if error.is_eof() {
        "the file ends too early; its previous version may lie beside it as *.bak"
    } else {
        "was the file edited by hand?"
    };
    let place = Place::at(input, error.line().max(1), error.column().max(1));
    ReadError::malformed(place, message, hint)
}

#[cfg(test)]
mod tests;
