//! A report's decoded text and its units, all of them by byte span.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::block::lines;
use super::dateline::published;
use super::decode::{ReadError, decode};
use crate::base::{Date, Diagnostic, Place, Span};

/// A longer title is cut, in characters.
const MAX_TITLE: usize = 140;

/// A report as it was read: the decoded text (byte order mark removed, line ends and markup kept).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Headline or file stem, for display.
    pub title: String,
    /// The text that every span points into.
    pub text: String,
    /// Lower-case hex SHA-256 of `text`.
    pub sha256: String,
    /// Name of the file it came from, without its folder.
    pub file: Option<String>,
    /// Lower-case hex SHA-256 of the file's original bytes.
    pub file_sha256: Option<String>,
    /// Day of publication, where the text states one.
    pub published: Option<Date>,
}

impl Document {
    /// Reads a report's bytes; `name` is a file name (folders are dropped) or another name of the
    /// input. Gives notes on what was mended.
    pub fn read(bytes: &[u8], name: &str) -> Result<(Self, Vec<Diagnostic>), ReadError> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let decoded = decode(bytes, file)?;
        let mut document = Self::from_text("", decoded.text);
        if document.title.is_empty() {
            file.rsplit_once('.').map_or(file, |(stem, _)| stem).clone_into(&mut document.title);
        }
        document.file = Some(file.to_owned());
        document.file_sha256 = Some(sha256(bytes));
        let note = decoded.first_replaced.map(|at| {
            let place = Place::in_text(file, &document.text, at);
            let count = decoded.replaced;
            let what =
                format!("{count} byte sequence(s) are no {} and were replaced", decoded.encoding);
            Diagnostic::warning(place, what).with_hint("check the encoding of the file")
        });
        Ok((document, note.into_iter().collect()))
    }

    /// A report from text. An empty `title` is taken from the text's first headline-like line.
    pub fn from_text(title: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        let title =
            if title.is_empty() { headline(&text).unwrap_or_default() } else { title.to_owned() };
        let sha256 = sha256(text.as_bytes());
        let published = published(&text);
        Self { title, text, sha256, file: None, file_sha256: None, published }
    }
}

/// The first line with words on it, when it can be a headline: short, of two sentences at most.
fn headline(text: &str) -> Option<String> {
    let words = |span: Span| {
        let line = span.of(text)?;
        let bare = line.trim_matches(|c: char| c.is_whitespace() || "#*_=>\u{feff}".contains(c));
        bare.contains(char::is_alphanumeric).then_some(bare)
    };
    let line = lines(text).take(50).find_map(words)?;
    let stops = line.matches(". ").count();
    (line.chars().count() <= MAX_TITLE && stops < 2).then(|| line.to_owned())
}

/// Lower-case hex SHA-256 of `bytes`.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A sentence, heading or list item; `tokens` are in text order and lie inside `span`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token's first byte to the last token's last.
    pub span: Span,
    /// The tokens, in the manner of the Universal Dependencies English treebanks
    /// ("don't" is "do" + "n't", "Cambodia's" is "Cambodia" + "'s").
    pub tokens: Vec<Token>,
    /// True for headings and other lines that end without a full stop.
    pub heading: bool,
}

/// A token's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn the_title_is_the_first_headline_or_the_file_stem() {
        let read =
            |text: &str| Document::read(text.as_bytes(), "in/border-raid.txt").expect("text").0;
        assert_eq!(read("\n# Raids *go* on\n\nPolice came.").title, "Raids *go* on");
        assert_eq!(read(&format!("{}\n", "Police came. ".repeat(20))).title, "border-raid");
        assert_eq!(read("It is empty. Who left?\n\nNobody.").title, "It is empty. Who left?");
        assert_eq!(read("x").file.as_deref(), Some("border-raid.txt"));
        assert_eq!(Document::from_text("Mine", "x").title, "Mine");
    }

    #[test]
    fn hashes_are_of_text_and_of_bytes() {
        let (document, notes) = Document::read(b"\xef\xbb\xbfabc", "a.txt").expect("text");
        assert_eq!(
            document.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_ne!(document.file_sha256.as_ref(), Some(&document.sha256));
        assert!(notes.is_empty());
    }

    #[test]
    fn replaced_bytes_are_told_with_their_place() {
        let mut bytes = "ä ö ü ß é è à ê ô î û ç ".as_bytes().to_vec();
        bytes.extend(b"\nx \xff");
        let (_, notes) = Document::read(&bytes, "a.txt").expect("text");
        assert_eq!(notes.len(), 1);
        assert!(notes[0].to_string().starts_with("a.txt:2:3: 1 byte"), "{}", notes[0]);
    }
}
