//! The lemmatiser: a word and its tag in, its dictionary form out. Exceptions learned from the
//! treebanks come first, then an own table of irregular forms, then suffix rules, which prefer stems
//! that the treebanks have seen.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use super::model::{ModelError, hash};
use super::pack::{Reader, Writer};
use crate::extract::Upos;

/// Irregular forms: a part of speech, the lemma, then its forms, one entry a line.
const IRREGULAR: &str = include_str!("../../../assets/lexicon/irregular.txt");

/// Penn tag to form to lemma.
pub(in crate::extract) type Exceptions = BTreeMap<String, BTreeMap<String, String>>;

/// What was learned from the treebanks.
#[derive(Default)]
pub(in crate::extract) struct Lemmatiser {
    /// Lemmas by lower-case form, where the rules go wrong.
    exceptions: Exceptions,
    /// Base forms of verbs, adjectives and nouns.
    known: HashSet<String>,
}

impl Lemmatiser {
    pub(in crate::extract) fn new(
        exceptions: Exceptions,
        known: impl IntoIterator<Item = String>,
    ) -> Self {
        Self { exceptions, known: known.into_iter().collect() }
    }

    /// The lemma of a word; `penn` is the Penn tag, which tells plurals and participles apart.
    pub(in crate::extract) fn lemma(&self, word: &str, upos: Upos, penn: &str) -> String {
        if upos == Upos::Propn {
            return word.to_owned();
        }
        let lower = word.to_lowercase().replace(['’', '‘'], "'");
        let learned = self.exceptions.get(penn).and_then(|tagged| tagged.get(&lower));
        learned
            .map(String::as_str)
            .or_else(|| irregular().get(&(upos, lower.as_str())).copied())
            .map(str::to_owned)
            .or_else(|| self.by_rule(&lower, penn))
            .unwrap_or(lower)
    }

    /// The lemma by suffix rules, or `None` when the word is its own lemma.
    fn by_rule(&self, lower: &str, penn: &str) -> Option<String> {
        match penn {
            "NNS" | "VBZ" => self.without_s(lower),
            "VBD" | "VBN" => match lower.strip_suffix("ied") {
                Some(stem) if stem.len() > 1 => Some(format!("{stem}y")),
                _ => self.restored(lower.strip_suffix("ed")?),
            },
            "VBG" => match lower.strip_suffix("ying") {
                Some(stem) if stem.len() == 1 => Some(format!("{stem}ie")),
                _ => self.restored(lower.strip_suffix("ing")?),
            },
            "JJR" | "RBR" => self.graded(lower, "er"),
            "JJS" | "RBS" => self.graded(lower, "est"),
            _ => None,
        }
    }

    /// A plural or third person without its -s.
    fn without_s(&self, lower: &str) -> Option<String> {
        if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 1) {
            let with_ie = format!("{stem}ie");
            return Some(if self.known.contains(&with_ie) { with_ie } else { format!("{stem}y") });
        }
        let without_s = lower
            .strip_suffix('s')
            .filter(|stem| !stem.ends_with(['s', '\'']) && stem.len() > 1)?;
        let Some(stem) = lower.strip_suffix("es") else { return Some(without_s.to_owned()) };
        let hissing = ["ch", "sh", "ss", "x", "zz", "o"].iter().any(|end| stem.ends_with(end));
        let bare = self.known.contains(stem) || hissing;
        Some(if bare && !self.known.contains(without_s) { stem } else { without_s }.to_owned())
    }

    /// A comparative or superlative without its ending.
    fn graded(&self, lower: &str, ending: &str) -> Option<String> {
        let stem = lower.strip_suffix(ending)?;
        match stem.strip_suffix('i') {
            Some(stem) => Some(format!("{stem}y")),
            None => self.restored(stem),
        }
    }

    /// A stem without -ed or -ing as the base form: "mak" is "make", "stopp" is "stop".
    fn restored(&self, stem: &str) -> Option<String> {
        if !stem.contains(is_vowel) || stem.chars().count() < 2 {
            return None;
        }
        let with_e = format!("{stem}e");
        let undoubled = undoubled(stem);
        for base in [Some(stem), Some(&with_e), undoubled].into_iter().flatten() {
            if self.known.contains(base) {
                return Some(base.to_owned());
            }
        }
        Some(match undoubled {
            Some(base) if !stem.ends_with(['l', 's', 'f', 'z']) => base.to_owned(),
            _ if wants_e(stem) => with_e,
            _ => stem.to_owned(),
        })
    }

    pub(in crate::extract) fn write(&self, out: &mut Writer) {
        let mut lines = String::new();
        for (penn, lemmas) in &self.exceptions {
            for (form, lemma) in lemmas {
                lines.extend([penn, "\t", form, "\t", lemma, "\n"]);
            }
        }
        out.block(lines.as_bytes());
        let mut known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        known.sort_unstable();
        out.block(known.join("\n").as_bytes());
    }

    pub(in crate::extract) fn read(input: &mut Reader) -> Result<Self, ModelError> {
        let mut exceptions = Exceptions::new();
        for line in input.lines()? {
            let mut parts = line.split('\t').map(str::to_owned);
            let (Some(penn), Some(form), Some(lemma)) = (parts.next(), parts.next(), parts.next())
            else {
                return Err(ModelError::Damaged);
            };
            exceptions.entry(penn).or_default().insert(form, lemma);
        }
        Ok(Self { exceptions, known: input.lines()?.map(str::to_owned).collect() })
    }
}

/// Hashes of the irregular forms of verbs, in small letters.
pub(super) fn irregular_verbs() -> &'static HashSet<u32> {
    static FORMS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
        let verbs = irregular().keys().filter(|(upos, _)| *upos == Upos::Verb);
        verbs.map(|(_, form)| hash(form)).collect()
    });
    &FORMS
}

/// The table of irregular forms.
fn irregular() -> &'static HashMap<(Upos, &'static str), &'static str> {
    static TABLE: LazyLock<HashMap<(Upos, &str), &str>> = LazyLock::new(|| {
        let mut table = HashMap::new();
        for line in IRREGULAR.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let Some(Ok(upos)) = words.next().map(str::parse) else { continue };
            let Some(lemma) = words.next() else { continue };
            table.extend(words.map(|form| ((upos, form), lemma)));
        }
        table
    });
    &TABLE
}

fn is_vowel(c: char) -> bool {
    "aeiouy".contains(c)
}

/// The stem with one of two equal last letters left out, if it ends in two.
fn undoubled(stem: &str) -> Option<&str> {
    let mut last = stem.chars().rev();
    let (a, b) = (last.next()?, last.next()?);
    (a == b && !is_vowel(a)).then(|| &stem[..stem.len() - a.len_utf8()])
}

/// Whether an unknown stem has lost a final e.
fn wants_e(stem: &str) -> bool {
    let mut last = stem.chars().rev();
    let (Some(c), Some(b)) = (last.next(), last.next()) else { return false };
    let a = last.next();
    match c {
        'c' | 'v' | 'u' => true,
        'z' => b != 'z',
        's' => is_vowel(b) || b == 'n' || b == 'r',
        'g' => {
            matches!(b, 'n' | 'r' | 'd' | 'a') && a.is_some_and(is_vowel) && b != 'n' || b == 'd'
        }
        'l' => !is_vowel(b) && b != 'l' && b != 'r',
        't' => matches!(b, 'a' | 'u') && a.is_some_and(|a| !is_vowel(a)) && stem.len() > 3,
        'r' => matches!(b, 'i' | 'u' | 'a') && a.is_some_and(|a| !is_vowel(a)),
        'w' | 'x' | 'y' | 'h' => false,
        // A short stem of one vowel and one consonant: "hop" would have been doubled.
        _ => {
            is_vowel(b)
                && b != 'y'
                && a.is_some_and(|a| !is_vowel(a))
                && stem.chars().filter(|&c| is_vowel(c)).count() == 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lemmatiser;
    use crate::extract::Upos;

    fn lemma(word: &str, upos: Upos, penn: &str) -> String {
        Lemmatiser::default().lemma(word, upos, penn)
    }

    #[test]
    fn verbs_lose_their_endings_without_any_training() {
        for (word, penn, base) in [
            ("arrested", "VBD", "arrest"),
            ("carries", "VBZ", "carry"),
            ("raided", "VBN", "raid"),
            ("forced", "VBN", "force"),
            ("stopped", "VBD", "stop"),
            ("using", "VBG", "use"),
            ("trafficking", "VBG", "traffic"),
            ("went", "VBD", "go"),
            ("taken", "VBN", "take"),
            ("dismantled", "VBD", "dismantle"),
            ("denied", "VBD", "deny"),
            ("lured", "VBN", "lure"),
            ("lying", "VBG", "lie"),
            ("killed", "VBD", "kill"),
            ("accused", "VBN", "accuse"),
            ("charged", "VBN", "charge"),
            ("detained", "VBN", "detain"),
            ("teaches", "VBZ", "teach"),
            ("said", "VBD", "say"),
            ("operated", "VBD", "operate"),
            ("bring", "VB", "bring"),
        ] {
            assert_eq!(lemma(word, Upos::Verb, penn), base);
        }
    }

    #[test]
    fn nouns_lose_their_plural_and_names_stay() {
        for (word, base) in [
            ("authorities", "authority"),
            ("compounds", "compound"),
            ("women", "woman"),
            ("churches", "church"),
            ("houses", "house"),
            ("Taxes", "tax"),
            ("people", "people"),
        ] {
            assert_eq!(lemma(word, Upos::Noun, "NNS"), base);
        }
        assert_eq!(lemma("gas", Upos::Noun, "NN"), "gas");
        assert_eq!(lemma("Philippines", Upos::Propn, "NNPS"), "Philippines");
    }

    #[test]
    fn adjectives_lose_their_degree() {
        assert_eq!(lemma("bigger", Upos::Adj, "JJR"), "big");
        assert_eq!(lemma("earliest", Upos::Adj, "JJS"), "early");
        assert_eq!(lemma("worse", Upos::Adj, "JJR"), "bad");
    }
}
