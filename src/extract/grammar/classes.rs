//! What a dictionary knows of common words: which parts of speech a word can be, and what its
//! first senses are about. Inflected words are looked up with and without their ending. Lets the
//! tagger and parser judge words that the treebanks lack.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::model::{hash, key};

/// Words by parts of speech and senses.
const TABLE: &str = include_str!("../../../assets/lexicon/word-classes.txt");

/// What is known of a word form; all 0 for unknown words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct WordClass {
    /// Stands for the parts of speech of the form and of its stem, and for its ending.
    pub(in crate::extract) parts: u32,
    /// Stands for what its first noun sense is about.
    pub(in crate::extract) noun: u32,
    /// Stands for what its first verb sense is about.
    pub(in crate::extract) verb: u32,
}

impl WordClass {
    /// Looks up a word in small letters.
    pub(in crate::extract) fn of(lower: &str) -> Self {
        let own = entry(lower);
        let stem = ENDINGS.iter().find_map(|&(ending, tails)| {
            let bare = lower.strip_suffix(ending).filter(|bare| bare.len() > 1)?;
            let found = tails.iter().find_map(|tail| entry(&format!("{bare}{tail}")));
            found.or_else(|| entry(undoubled(bare)?)).map(|found| (hash(ending), found))
        });
        let (ending, stem) = stem.unzip();
        if own.is_none() && stem.is_none() {
            return Self::default();
        }
        let parts = [own, stem].map(|entry| entry.map_or(0, |entry| entry.parts));
        let sense = |of: fn(Entry) -> u32| own.map(of).filter(|&sense| sense != 0).or(stem.map(of));
        Self {
            parts: key(0, [parts[0], parts[1], ending.unwrap_or(0)]),
            noun: sense(|entry| entry.noun).unwrap_or(0),
            verb: sense(|entry| entry.verb).unwrap_or(0),
        }
    }
}

/// Endings, and what may have stood in their place.
const ENDINGS: &[(&str, &[&str])] = &[
    ("ies", &["y", "ie"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ied", &["y"]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("ier", &["y"]),
    ("er", &["", "e"]),
    ("iest", &["y"]),
    ("est", &["", "e"]),
    ("ily", &["y"]),
    ("ly", &["", "le"]),
];

/// The word with one of two equal last letters left out: "stopp" is "stop".
fn undoubled(bare: &str) -> Option<&str> {
    let mut last = bare.chars().rev();
    let (a, b) = (last.next()?, last.next()?);
    (a == b && a.is_ascii_alphabetic()).then(|| &bare[..bare.len() - 1])
}

/// A row of the table, each column hashed; a missing sense is 0.
#[derive(Clone, Copy)]
struct Entry {
    parts: u32,
    noun: u32,
    verb: u32,
}

fn entry(word: &str) -> Option<Entry> {
    static ENTRIES: LazyLock<HashMap<&str, Entry>> = LazyLock::new(|| {
        let mut entries = HashMap::with_capacity(60_000);
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('|');
            let mut column =
                || columns.next().map_or(0, |word| if word == "-" { 0 } else { hash(word) });
            let entry = Entry { parts: column(), noun: column(), verb: column() };
            let words = columns.next().unwrap_or_default();
            entries.extend(words.split(' ').map(|word| (word, entry)));
        }
        entries
    });
    ENTRIES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::WordClass;

    #[test]
    fn inflected_words_are_found_by_their_stems() {
        let class = |word: &str| WordClass::of(word);
        assert_eq!(class("general").noun, class("generals").noun);
        assert_eq!(class("smuggle").verb, class("smuggling").verb);
        assert_eq!(class("stop").verb, class("stopped").verb);
        assert_ne!(class("smuggle").parts, class("smuggling").parts);
        assert_ne!(class("smuggler").noun, 0);
    }

    #[test]
    fn unknown_words_have_no_class() {
        assert_eq!(WordClass::of("xqzt"), WordClass::default());
        assert_eq!(WordClass::of("é"), WordClass::default());
        assert_eq!(WordClass::of(""), WordClass::default());
    }
}
