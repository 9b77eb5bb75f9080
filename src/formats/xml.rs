//! XML as a flat run of items with entities resolved and every error located. Opens no file and no
//! address: external entities stay unknown. Nesting and the growth by a document's own entities are
//! bounded, so that a small file cannot fill the memory.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape, unescape_with};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::error::ReadError;
use crate::base::Place;

/// Deepest nesting of elements.
const DEEPEST: usize = 200;

/// Most bytes that a document's own entities may add up to.
const MOST_EXPANDED: usize = 1 << 20;

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An element begins.
    Open(Element),
    /// The element that began last ends.
    Close,
    /// Character data with its entities resolved. Neighbouring pieces may come apart.
    Text(String),
}

/// The start of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Name without its namespace prefix.
    pub name: String,
    /// Byte at which it begins.
    pub at: usize,
    /// Names (with prefix) and values.
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute; the first one where it is given twice.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(held, _)| held == name).map(|(_, value)| value.as_str())
    }
}

/// Gives the items of one document.
pub struct Xml<'a> {
    input: &'a str,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    entities: HashMap<String, String>,
    expanded: usize,
    depth: usize,
    /// An empty element's end, which is due next.
    closing: bool,
}

impl<'a> Xml<'a> {
    /// Reads `text`; `input` names it in messages.
    pub fn new(input: &'a str, text: &'a str) -> Self {
        let reader = Reader::from_str(text);
        let entities = HashMap::new();
        Self { input, text, reader, entities, expanded: 0, depth: 0, closing: false }
    }

    /// The next item, or `None` at the end of the document.
    pub fn next(&mut self) -> Result<Option<Item>, ReadError> {
        if std::mem::take(&mut self.closing) {
            self.depth -= 1;
            return Ok(Some(Item::Close));
        }
        loop {
            let at = self.offset();
            let event = self.reader.read_event().map_err(|error| {
                let at = self.reader.error_position() as usize;
                self.malformed(at, error.to_string())
            })?;
            match event {
                Event::Start(start) => return self.open(&start, at).map(Some),
                Event::Empty(start) => {
                    self.closing = true;
                    return self.open(&start, at).map(Some);
                }
                Event::End(_) => {
                    self.depth -= 1;
                    return Ok(Some(Item::Close));
                }
                Event::Text(text) => {
                    return Ok(Some(Item::Text(text.xml10_content().into_owned())));
                }
                Event::CData(text) => {
                    return Ok(Some(Item::Text(text.xml10_content().into_owned())));
                }
                Event::GeneralRef(name) => {
                    return self.resolve(&name, at).map(Item::Text).map(Some);
                }
                Event::DocType(declarations) => self.declare(&declarations),
                Event::Eof if self.depth > 0 => {
                    return Err(self.malformed(at, "the document ends inside an element"));
                }
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Skips the rest of the element that was opened last, its end included.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Item::Open(_)) => depth += 1,
                Some(Item::Close) => depth -= 1,
                Some(Item::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// Byte just after the last item.
    pub fn offset(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// The document's text between two bytes, as it stands there.
    pub fn raw(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Line and column of a byte.
    pub fn place(&self, at: usize) -> Place {
        Place::in_text(self.input, self.text, at)
    }

    /// The error at a byte.
    pub fn malformed(&self, at: usize, message: impl Into<String>) -> ReadError {
        ReadError::malformed(self.place(at), message, "the file is no well-formed XML")
    }

    fn open(&mut self, start: &BytesStart<'_>, at: usize) -> Result<Item, ReadError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.malformed(at, format!("elements are nested deeper than {DEEPEST}")));
        }
        let mut attributes = Vec::new();
        let mut read = start.attributes();
        // The check for doubles is quadratic; the first of a name is the one that is looked up.
        for attribute in read.with_checks(false) {
            let attribute = attribute.map_err(|error| self.malformed(at, error.to_string()))?;
            let value = self.unescaped(&attribute.value, at)?;
            attributes.push((attribute.key.as_ref().to_owned(), value));
        }
        let name = start.local_name().as_ref().to_owned();
        Ok(Item::Open(Element { name, at, attributes }))
    }

    fn unescaped(&mut self, value: &str, at: usize) -> Result<String, ReadError> {
        let mut added = 0;
        let resolved = unescape_with(value, |name| {
            resolve_xml_entity(name).or_else(|| {
                let own = self.entities.get(name).map(String::as_str);
                added += own.map_or(0, str::len);
                own.filter(|_| self.expanded + added <= MOST_EXPANDED)
            })
        });
        let resolved = resolved.map(std::borrow::Cow::into_owned);
        self.expanded += added;
        resolved.map_err(|error| self.malformed(at, error.to_string()))
    }

    fn resolve(&mut self, name: &BytesRef<'_>, at: usize) -> Result<String, ReadError> {
        match name.resolve_char_ref() {
            Ok(Some(c)) => return Ok(c.to_string()),
            Ok(None) => {}
            Err(error) => return Err(self.malformed(at, error.to_string())),
        }
        let name = name.xml10_content();
        if let Some(known) = resolve_xml_entity(&name) {
            return Ok(known.to_owned());
        }
        let Some(own) = self.entities.get(name.as_ref()) else {
            return Err(self.malformed(at, format!("the entity `{name}` is not known")));
        };
        self.expanded += own.len();
        if self.expanded > MOST_EXPANDED {
            return Err(self.malformed(at, "its entities make the document too large"));
        }
        Ok(own.clone())
    }

    /// Notes the entities that a DOCTYPE declares with a plain value.
    fn declare(&mut self, declarations: &str) {
        for declaration in declarations.split("<!ENTITY").skip(1) {
            let declaration = declaration.trim_start();
            let Some((name, rest)) = declaration.split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|&c| c == '"' || c == '\'') else {
                continue;
            };
            let Some(value) = rest[1..].split(quote).next() else { continue };
            // A value that refers to further entities is left unknown: only chains of them grow.
            if let Ok(value) = unescape(value) {
                self.entities.entry(name.to_owned()).or_insert_with(|| value.into_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Xml};

    /// The items as a line: names, texts, slashes.
    fn told(text: &str) -> Result<String, String> {
        let mut xml = Xml::new("x", text);
        let mut out = String::new();
        while let Some(item) = xml.next().map_err(|error| error.to_string())? {
            match item {
                Item::Open(element) => out.extend(["<", &element.name, ">"]),
                Item::Close => out += "/",
                Item::Text(text) => out += &text,
            }
        }
        Ok(out)
    }

    #[test]
    fn entities_characters_and_sections_are_text() {
        let text = "<?xml version='1.0'?><!-- no --><y:a>x &amp; &#233;<b/><![CDATA[<c>]]></y:a>";
        assert_eq!(told(text), Ok("<a>x & é<b>/<c>/".into()));
    }

    #[test]
    fn a_documents_own_entities_are_resolved_within_bounds() {
        let own = "<!DOCTYPE g [<!ENTITY who \"Ana &amp; Kai\">]><g a='&who;'>&who;</g>";
        assert_eq!(told(own), Ok("<g>Ana & Kai/".into()));
        let large = "x".repeat(100_000);
        let bomb = format!("<!DOCTYPE g [<!ENTITY b \"{large}\">]><g>{}</g>", "&b;".repeat(500));
        assert!(told(&bomb).expect_err("too large").contains("too large"));
        let in_value =
            format!("<!DOCTYPE g [<!ENTITY b \"{large}\">]><g a=\"{}\"/>", "&b;".repeat(500));
        assert!(told(&in_value).is_err());
        let chain = "<!DOCTYPE g [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><g>&b;</g>";
        assert!(told(chain).expect_err("a chain").contains("the entity `b` is not known"));
        let outside = "<!DOCTYPE g [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><g>&a;</g>";
        assert!(told(outside).is_err(), "nothing outside is read");
    }

    #[test]
    fn errors_are_located() {
        assert!(told("<a>\n <b></a>").expect_err("crossed").starts_with("x:2:5: "));
        assert!(told("<a><b>").expect_err("cut").contains("ends inside an element"));
        assert!(told("<a b=c/>").is_err());
        assert!(told("<a>&#xD800;</a>").is_err(), "half a surrogate pair is no character");
        let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
        assert!(told(&deep).expect_err("deep").contains("nested deeper"));
    }
}
