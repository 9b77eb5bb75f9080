//! The table of formats: how each is called, told and read, and what it cannot hold.

use std::fmt;

use super::error::{Opened, ReadError};
use super::{edges, graphml, native};
use crate::graph::Case;

/// A file format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its word on the command line.
    pub name: &'static str,
    /// Its name in dialogs.
    pub title: &'static str,
    /// Extensions without the dot, in lower case; the first is the one to write.
    pub extensions: &'static [&'static str],
    /// True when the bytes look like it.
    pub detect: fn(&[u8]) -> bool,
    /// Reads a case; the text names the input in messages.
    pub read: fn(&str, &[u8]) -> Result<Opened, ReadError>,
    /// Writes a case, where it can be written.
    pub write: Option<fn(&Case) -> Written>,
}

/// A written case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What of the case is not in it.
    pub losses: Vec<Loss>,
}

/// Something that a format cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How many.
    pub count: usize,
    /// Of what, for one and for several: `scene`, `scenes`.
    pub what: [&'static str; 2],
}

impl Loss {
    /// The loss of `count` parts, or `None` for none.
    pub fn of(count: usize, one: &'static str, several: &'static str) -> Option<Self> {
        (count > 0).then_some(Self { count, what: [one, several] })
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, several] = self.what;
        write!(f, "{} {}", self.count, if self.count == 1 { one } else { several })
    }
}

/// redstring's own format, which loses nothing.
pub const NATIVE: Format = Format {
    name: "redstring",
    title: "redstring case",
    extensions: &["redstring"],
    detect: native::detect,
    read: native::read,
    write: Some(write_native),
};

/// Writes redstring's own format.
pub fn write_native(case: &Case) -> Written {
    Written { bytes: native::write(case).into_bytes(), losses: Vec::new() }
}

/// Every format, those that are told most surely by their content first.
pub const ALL: &[Format] = &[
    NATIVE,
    Format {
        name: "graphml",
        title: "GraphML",
        extensions: &["graphml", "xml"],
        detect: graphml::detect,
        read: graphml::read,
        write: Some(graphml::write),
    },
    Format {
        name: "edges",
        title: "Edge list",
        extensions: &["edges", "edgelist"],
        detect: edges::detect,
        read: edges::read,
        write: None,
    },
];

/// The format with this word.
pub fn by_name(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|format| format.name == name)
}

/// The format that a file name's extension tells.
pub fn by_extension(file: &str) -> Option<&'static Format> {
    let (_, extension) = file.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    ALL.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// The format of a file, told by its content and, failing that, by its name. `None` for what is no
/// graph file, such as a report.
pub fn detect(file: &str, bytes: &[u8]) -> Option<&'static Format> {
    ALL.iter().find(|format| (format.detect)(bytes)).or_else(|| by_extension(file))
}

/// Reads a graph file of whatever format.
pub fn read(file: &str, bytes: &[u8]) -> Result<Opened, ReadError> {
    match detect(file, bytes) {
        Some(format) => (format.read)(file, bytes),
        None => Err(ReadError::UnknownFormat {
            input: file.to_owned(),
            known: ALL.iter().map(|format| format.title).collect::<Vec<_>>().join(", "),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Loss, by_extension, by_name, detect, read};
    use crate::graph::sample;

    #[test]
    fn content_tells_the_format_before_the_name_does() {
        let graphml =
            b"<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"/>";
        assert_eq!(detect("x.redstring", graphml).map(|format| format.name), Some("graphml"));
        assert_eq!(detect("x.edges", b"a b\n").map(|format| format.name), Some("edges"));
        assert_eq!(by_extension("A.GraphML").map(|format| format.name), Some("graphml"));
        assert!(detect("report.txt", b"Police arrested Ana Roth.\nShe heads a bank.").is_none());
        let told = read("report.txt", b"Police.").expect_err("a report").to_string();
        assert!(told.contains("redstring case, GraphML"), "{told}");
    }

    #[test]
    fn what_a_format_writes_it_knows_and_reads() {
        let case = sample::case();
        for format in ALL {
            assert_eq!(by_name(format.name).map(|found| found.title), Some(format.title));
            let Some(write) = format.write else { continue };
            let written = write(&case);
            assert_eq!(detect("x", &written.bytes).map(|found| found.name), Some(format.name));
            let opened = (format.read)("x", &written.bytes).expect(format.name);
            assert_eq!(opened.case.entities().count(), case.entities().count(), "{}", format.name);
            assert_eq!(opened.case.relations().count(), case.relations().count());
            assert_eq!(opened.diagnostics, [], "{}", format.name);
        }
    }

    #[test]
    fn losses_are_counted_in_words() {
        assert_eq!(Loss::of(0, "scene", "scenes"), None);
        assert_eq!(
            Loss::of(1, "scene", "scenes").map(|loss| loss.to_string()),
            Some("1 scene".into())
        );
        assert_eq!(
            Loss::of(2, "scene", "scenes").map(|loss| loss.to_string()),
            Some("2 scenes".into())
        );
    }
}
