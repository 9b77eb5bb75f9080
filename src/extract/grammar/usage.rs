//! How a document writes its words: small, or with a capital where none is due. Tells names at the
//! start of a sentence from common words, and common words in a headline from names.

use std::collections::HashMap;

use super::form::{Case, lower_key};

/// A word was seen in small letters.
const SMALL: u8 = 1;
/// A word was seen with a capital in the middle of a sentence.
const CAPITAL: u8 = 2;

/// What is known of a document's words.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// By the key of the word in lower case.
    seen: HashMap<u32, u8>,
}

impl Usage {
    /// Reads a document, sentence by sentence, each as its words.
    pub fn of<'t>(sentences: impl IntoIterator<Item = Vec<&'t str>>) -> Self {
        let mut usage = Self::default();
        for words in sentences {
            usage.read(&words);
        }
        usage
    }

    fn read(&mut self, words: &[&str]) {
        let plain = Case::of(words) == Case::Sentence;
        let mut due = true;
        for word in words {
            let Some(first) = word.chars().next() else { continue };
            let seen = match () {
                () if first.is_lowercase() => SMALL,
                () if first.is_uppercase() && plain && !due => CAPITAL,
                () => 0,
            };
            if seen != 0 {
                *self.seen.entry(lower_key(word)).or_default() |= seen;
            }
            // After a mark or a figure a capital may be due as at the start.
            due = !first.is_alphabetic() && !matches!(*word, "," | "-" | "'s" | "’s" | "&" | "$");
        }
    }

    /// A number for how the document writes a word, given the key of its lower case.
    pub(in crate::extract) fn of_word(&self, lower: u32) -> u32 {
        self.seen.get(&lower).copied().unwrap_or_default().into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::lower_key;
    use super::Usage;

    #[test]
    fn a_capital_counts_where_none_is_due() {
        let usage = Usage::of([vec!["Athens", "grew", "."], vec!["In", "Sparta", ":", "Grew"]]);
        let of = |word| usage.of_word(lower_key(word));
        assert_eq!([of("Athens"), of("Sparta"), of("grew"), of("Corinth")], [0, 2, 1, 0]);
    }
}
