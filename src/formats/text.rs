//! Bytes of a graph file into text, by its byte order mark or what it declares.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::error::ReadError;
use crate::base::{Diagnostic, Place};

/// The text without its byte order mark, and what had to be guessed. A declared encoding (XML's
/// `encoding="…"`) is kept to; bytes that are no UTF-8 are read as Windows-1252 with a warning.
pub fn decode(input: &str, bytes: &[u8]) -> Result<(String, Vec<Diagnostic>), ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, failed) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if failed {
            Err(undecodable(input, encoding))
        } else {
            Ok((text.into_owned(), vec![]))
        };
    }
    let declared = declared(bytes).unwrap_or(UTF_8);
    let (text, failed) = declared.decode_without_bom_handling(bytes);
    if !failed {
        return Ok((text.into_owned(), vec![]));
    }
    if bytes.contains(&0) {
        return Err(undecodable(input, declared));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let message = format!("not {}; read as Windows-1252", declared.name());
    let told = Diagnostic::warning(Place::input(input), message);
    Ok((text.into_owned(), vec![told.with_hint("check the letters with accents")]))
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|&c| c == '"' || c == '\'')?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
        // Bytes that could be read this far are not UTF-16, whatever they declare.
        .filter(|encoding| encoding.is_ascii_compatible())
}

fn undecodable(input: &str, encoding: &'static Encoding) -> ReadError {
    ReadError::malformed(
        Place::input(input),
        format!("not text: the bytes are no {}", encoding.name()),
        "is this a graph file?",
    )
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn text(bytes: &[u8]) -> (String, usize) {
        let (text, told) = decode("x", bytes).expect("text");
        (text, told.len())
    }

    #[test]
    fn marks_and_declarations_are_kept_to() {
        assert_eq!(text("\u{feff}é".as_bytes()), ("é".into(), 0));
        assert_eq!(text(b"\xff\xfea\0\xe9\0"), ("aé".into(), 0));
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";
        assert!(text(latin).0.ends_with("<a>é</a>"));
        let wrong = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>";
        assert_eq!(text(wrong.as_bytes()), (wrong.into(), 0));
    }

    #[test]
    fn guesses_are_told_and_binary_is_refused() {
        assert_eq!(text(b"caf\xe9"), ("café".into(), 1));
        assert!(decode("x", b"\x89PNG\r\n\0\0").is_err());
    }
}
