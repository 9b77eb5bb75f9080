//! What can be told of a word from its letters: hashes of the word, its shape and affixes. Curly
//! and straight quotes, dashes, and figures of one kind fall together.

use super::classes::WordClass;
use super::model::{hash, hash_chars};
use super::usage::Usage;

/// A word's letters as features.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct Form {
    /// The word as it stands.
    pub(in crate::extract) word: u32,
    /// The word in lower case, with figures replaced by their kind.
    pub(in crate::extract) lower: u32,
    /// Runs of upper case, lower case, digits and other characters.
    pub(in crate::extract) shape: u32,
    /// The last one to five letters.
    pub(in crate::extract) suffixes: [u32; 5],
    /// The first one to four letters.
    pub(in crate::extract) prefixes: [u32; 4],
    /// Place in the sentence, capital, hyphen, digit, and how the sentence is written.
    pub(in crate::extract) flags: u32,
    /// What a dictionary knows of it.
    pub(in crate::extract) class: WordClass,
    /// How the document writes it elsewhere.
    pub(in crate::extract) usage: u32,
    /// True when the first letter is upper case.
    pub(in crate::extract) capital: bool,
    /// True when there is a letter or digit.
    pub(in crate::extract) alphanumeric: bool,
    /// How the sentence is written.
    pub(in crate::extract) case: Case,
}

/// [`Form::lower`] of a word.
pub(in crate::extract) fn lower_key(word: &str) -> u32 {
    key_of_lower(&plain(word).to_lowercase())
}

fn key_of_lower(lower: &str) -> u32 {
    hash(kind_of_figure(lower).unwrap_or(lower))
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) enum Case {
    /// As running text does.
    #[default]
    Sentence,
    /// Most Words Have One, as in headlines.
    Title,
    /// ALL LETTERS ARE.
    Upper,
}

impl Form {
    /// The forms of a sentence's words.
    pub(in crate::extract) fn of_sentence(words: &[&str], usage: &Usage) -> Vec<Self> {
        let case = Case::of(words);
        let first = words.iter().position(|word| word.chars().any(char::is_alphanumeric));
        let form = |(at, word): (usize, &&str)| Self::new(word, case, Some(at) == first);
        let mut forms: Vec<Self> = words.iter().enumerate().map(form).collect();
        for form in &mut forms {
            form.usage = usage.of_word(form.lower);
        }
        forms
    }

    fn new(word: &str, case: Case, first: bool) -> Self {
        let plain = plain(word);
        let lower = plain.to_lowercase();
        let class = WordClass::of(&lower);
        let letters: Vec<char> = lower.chars().collect();
        let begins_capital = plain.chars().next().is_some_and(char::is_uppercase);
        // Headlines give capitals to common words too: those are read as small.
        let common = class.parts != 0 || FUNCTION_WORDS.contains(&lower.as_str());
        let word_shown = match case {
            Case::Sentence => plain,
            _ if common || !begins_capital => lower.clone(),
            Case::Title => plain,
            Case::Upper => letters
                .iter()
                .take(1)
                .flat_map(|c| c.to_uppercase())
                .chain(letters.iter().skip(1).copied())
                .collect(),
        };
        let capital = word_shown.chars().next().is_some_and(char::is_uppercase);
        let digit = letters.iter().any(|c| c.is_numeric());
        let bits = [first, capital, lower.contains('-'), digit].map(u32::from);
        Self {
            word: hash(&word_shown),
            lower: key_of_lower(&lower),
            shape: shape(&word_shown),
            suffixes: [1, 2, 3, 4, 5].map(|n| suffix(&letters, n)),
            prefixes: [1, 2, 3, 4].map(|n| prefix(&letters, n)),
            flags: bits[0] | bits[1] << 1 | bits[2] << 2 | bits[3] << 3 | (case as u32) << 4,
            class,
            usage: 0,
            capital: begins_capital,
            alphanumeric: letters.iter().any(|c| c.is_alphanumeric()),
            case,
        }
    }
}

impl Case {
    /// Judges by the words of four letters and more, since headlines leave short ones small.
    pub(in crate::extract) fn of(words: &[&str]) -> Self {
        let (mut long, mut capital, mut upper, mut lower_letters) = (0, 0, 0, 0);
        for word in words {
            lower_letters += word.chars().filter(|c| c.is_lowercase()).count();
            upper += word.chars().filter(|c| c.is_uppercase()).count();
            if word.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
                long += 1;
                capital += usize::from(word.chars().next().is_some_and(char::is_uppercase));
            }
        }
        if upper >= 8 && lower_letters * 10 < upper && words.len() > 2 {
            Case::Upper
        } else if long >= 4 && capital * 10 >= long * 8 {
            Case::Title
        } else {
            Case::Sentence
        }
    }
}

/// Words that headlines write with a capital and no dictionary of nouns, verbs and adjectives has.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "against",
    "all",
    "along",
    "although",
    "amid",
    "among",
    "an",
    "and",
    "any",
    "are",
    "around",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "below",
    "between",
    "beyond",
    "both",
    "but",
    "by",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "down",
    "during",
    "each",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "if",
    "in",
    "inside",
    "into",
    "is",
    "it",
    "its",
    "may",
    "might",
    "must",
    "near",
    "no",
    "nor",
    "not",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "our",
    "out",
    "outside",
    "over",
    "own",
    "per",
    "she",
    "should",
    "since",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "unless",
    "until",
    "up",
    "upon",
    "via",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "your",
    "ahead",
];

/// The word with typographic quotes and dashes made plain.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut plain = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '‘' | '’' | '‛' | 'ʼ' | '′' => plain.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => plain.push('"'),
            '‐' | '‑' | '–' | '−' => plain.push('-'),
            '—' | '―' => plain.push_str("--"),
            '…' => plain.push_str("..."),
            other => plain.push(other),
        }
    }
    plain
}

/// One word that stands for all figures, years, links or addresses.
fn kind_of_figure(lower: &str) -> Option<&'static str> {
    let digits = lower.bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 && lower.bytes().all(|b| b.is_ascii_digit() || b",.:/-".contains(&b)) {
        let year =
            lower.len() == 4 && digits == 4 && (lower.starts_with("19") || lower.starts_with("20"));
        return Some(match () {
            () if year => "!year",
            () if digits == lower.len() && digits < 3 => "!small",
            () if lower.contains(['/', '-']) => "!date",
            () => "!number",
        });
    }
    if lower.starts_with("http") || lower.starts_with("www.") {
        return Some("!link");
    }
    (lower.contains('@') && lower.contains('.')).then_some("!mail")
}

/// One character for all of a class: capitals, small letters, digits, other letters; marks stand for
/// themselves.
pub(in crate::extract) fn class_of(c: char) -> char {
    match c {
        _ if c.is_uppercase() => 'X',
        _ if c.is_lowercase() => 'x',
        _ if c.is_ascii_digit() => 'd',
        _ if c.is_alphanumeric() => 'o',
        _ => c,
    }
}

/// Runs of characters of one class, each written once: "McDonald-7" is "XxXx-d".
fn shape(word: &str) -> u32 {
    let mut last = '\0';
    let mut runs = Vec::new();
    for c in word.chars() {
        let class = class_of(c);
        if class != last {
            runs.push(class);
            last = class;
        }
    }
    runs.truncate(8);
    hash_chars(runs)
}

fn suffix(letters: &[char], length: usize) -> u32 {
    let Some(start) = letters.len().checked_sub(length) else { return 0 };
    hash_chars(letters[start..].iter().copied())
}

fn prefix(letters: &[char], length: usize) -> u32 {
    letters.get(..length).map_or(0, |start| hash_chars(start.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::super::usage::Usage;
    use super::{Case, Form};

    #[test]
    fn curly_and_straight_quotes_are_one_form() {
        let forms = Form::of_sentence(&["n’t", "n't", "“", "\""], &Usage::default());
        assert_eq!(forms[0].word, forms[1].word);
        assert_eq!(forms[2].lower, forms[3].lower);
    }

    #[test]
    fn figures_fall_together_by_kind() {
        let forms = Form::of_sentence(&["1,000", "37.5", "2023", "1999", "12"], &Usage::default());
        assert_eq!(forms[0].lower, forms[1].lower);
        assert_eq!(forms[2].lower, forms[3].lower);
        assert_ne!(forms[0].lower, forms[2].lower);
        assert_ne!(forms[0].lower, forms[4].lower);
    }

    #[test]
    fn headlines_are_told_from_running_text() {
        let case = |text: &str| Case::of(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(case("Ministers Agree on New Fishing Quotas"), Case::Title);
        assert_eq!(case("The authorities cracked down on scam operations"), Case::Sentence);
        assert_eq!(case("POLICE RAID SCAM HOUSE"), Case::Upper);
    }
}
