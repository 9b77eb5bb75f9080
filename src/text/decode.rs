//! Bytes to text: byte order marks first, then UTF-8, then UTF-16 by its zero bytes, then a guess
//! among the legacy encodings (Windows-1252 where nothing speaks for another). Line ends are kept.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A longer input is refused.
pub const MAX_BYTES: usize = 64 << 20;

/// Why bytes could not be read as a report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or nothing but white space.
    #[error("{name} is empty")]
    Empty {
        /// The input's name.
        name: String,
    },
    /// Not text: a picture, a PDF, an archive, a program.
    #[error("{name} is not a text file{}", kind.map(|kind| format!(" but {kind}")).unwrap_or_default())]
    Binary {
        /// The input's name.
        name: String,
        /// What it seems to be.
        kind: Option<&'static str>,
    },
    /// Longer than [`MAX_BYTES`].
    #[error("{name} has {bytes} bytes; reports of up to {MAX_BYTES} bytes are read")]
    TooLong {
        /// The input's name.
        name: String,
        /// Its length.
        bytes: usize,
    },
}

impl ReadError {
    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "choose a file with text in it",
            Self::Binary { .. } => "save it as plain text (.txt or .md) and open that",
            Self::TooLong { .. } => "cut it into parts and open each",
        }
    }
}

/// Text from bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without its byte order mark.
    pub text: String,
    /// Name of the encoding: `UTF-8`, `UTF-16LE`, `windows-1252`.
    pub encoding: &'static str,
    /// Characters that were no valid bytes of the encoding and became U+FFFD.
    pub replaced: usize,
    /// Byte offset of the first of them in `text`.
    pub first_replaced: Option<usize>,
}

/// Decodes an input; `name` is for messages only.
pub fn decode(bytes: &[u8], name: &str) -> Result<Decoded, ReadError> {
    let named = || name.to_owned();
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLong { name: named(), bytes: bytes.len() });
    }
    if let Some(kind) = known_binary(bytes) {
        return Err(ReadError::Binary { name: named(), kind: Some(kind) });
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let (text, broken) =
        encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}').is_empty() {
        return Err(ReadError::Empty { name: named() });
    }
    if is_binary(&text) {
        return Err(ReadError::Binary { name: named(), kind: None });
    }
    let first_replaced = if broken { text.find('\u{fffd}') } else { None };
    let replaced = if broken { text.matches('\u{fffd}').count() } else { 0 };
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), replaced, first_replaced })
}

/// The encoding of bytes without a byte order mark.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = guess_utf16(bytes) {
        return encoding;
    }
    // A few broken bytes do not make a text any less UTF-8.
    let lossy_from = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
    if lossy_from.is_none() || is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// True when valid sequences of several bytes outnumber the broken bytes: in other encodings they come
/// about by rare chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > broken
}

/// UTF-16 without a mark: in Latin text every second byte is zero.
fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let pairs = sample.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 2 || even.max(odd) * 10 < pairs * 4 || even.min(odd) * 20 > pairs {
        return None;
    }
    Some(if odd > even { UTF_16LE } else { UTF_16BE })
}

/// Control characters that no text has make more than one in a hundred of the first characters.
fn is_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0, 0);
    for c in text.chars().take(8192) {
        all += 1;
        let control = c.is_control()
            && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{1b}' | '\u{85}');
        odd += usize::from(control && !('\u{80}'..'\u{a0}').contains(&c) || c == '\u{fffd}');
    }
    odd * 100 > all.max(100)
}

/// Formats that people drop by mistake, by their first bytes.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture or sound"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "a rich text document"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"7z\xbc\xaf", "an archive"),
        (b"SQLite format", "a database"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, ReadError, decode};

    const TEXT: &str = "Café “Riviera” was raided.\r\nNo one was hurt.\r";

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, "a.txt").expect("text");
        (decoded.text, decoded.encoding)
    }

    fn utf16(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        TEXT.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn unicode_with_and_without_a_mark() {
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        assert_eq!(read(TEXT.as_bytes()), (TEXT.to_owned(), "UTF-8"));
        assert_eq!(read(&with(b"\xef\xbb\xbf", TEXT.as_bytes())), (TEXT.to_owned(), "UTF-8"));
        assert_eq!(read(&with(b"\xff\xfe", &utf16(u16::to_le_bytes))).0, TEXT);
        assert_eq!(read(&with(b"\xfe\xff", &utf16(u16::to_be_bytes))).0, TEXT);
        assert_eq!(read(&utf16(u16::to_le_bytes)), (TEXT.to_owned(), "UTF-16LE"));
        assert_eq!(read(&utf16(u16::to_be_bytes)), (TEXT.to_owned(), "UTF-16BE"));
    }

    #[test]
    fn windows_1252_and_latin_1() {
        assert_eq!(read(b"Caf\xe9 \x93Riviera\x94 cost \x80 5").0, "Café “Riviera” cost € 5");
        assert_eq!(
            read(b"Se\xf1or Nu\xf1ez of C\xf3rdoba was charged.").0,
            "Señor Nuñez of Córdoba was charged."
        );
    }

    #[test]
    fn broken_bytes_in_utf8_are_counted() {
        let mut bytes = "— é — ü — ñ — ç — å — ø".as_bytes().to_vec();
        bytes.extend(b" end \xff here");
        let decoded = decode(&bytes, "a.txt").expect("text");
        assert_eq!((decoded.encoding, decoded.replaced), ("UTF-8", 1));
        let at = decoded.first_replaced.expect("one");
        assert!(decoded.text[at..].starts_with('\u{fffd}'));
    }

    #[test]
    fn one_broken_byte_does_not_garble_the_names() {
        let mut bytes = "Police met Zoë Kré in Malmö. The bank ".as_bytes().to_vec();
        bytes.extend(b"\xff sued.");
        let (text, encoding) = read(&bytes);
        assert!(text.contains("Zoë Kré in Malmö") && encoding == "UTF-8", "{text} {encoding}");
    }

    #[test]
    fn what_is_no_text_is_refused_by_kind() {
        let refused = |bytes: &[u8]| decode(bytes, "x").expect_err("no text");
        assert!(matches!(refused(b""), ReadError::Empty { .. }));
        assert!(matches!(refused(b" \r\n\xef\xbb\xbf"), ReadError::Empty { .. }));
        assert_eq!(refused(b"%PDF-1.7 ...").to_string(), "x is not a text file but a PDF");
        let noise: Vec<u8> = (0..5000u32).map(|i| (i * i % 251) as u8).collect();
        assert!(matches!(refused(&noise), ReadError::Binary { .. }));
        assert!(matches!(refused(&vec![b'a'; MAX_BYTES + 1]), ReadError::TooLong { .. }));
        assert!(!refused(b"").hint().is_empty());
    }
}
