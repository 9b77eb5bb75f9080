//! What capitals tell in a document: which words it writes with a capital where grammar asks for none,
//! which with a small letter, and which sentences (headlines, datelines) capitalise everything.

use std::collections::HashSet;

use crate::extract::tree::Tree;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Style {
    /// For names and first words.
    Plain,
    /// For every longer word, or for every letter: a capital tells nothing.
    Headline,
    /// A dateline: "SAN JUAN, Argentina, May 2 —".
    Dateline,
}

/// A document's words by their case.
pub(in crate::extract) struct Casing {
    capital: HashSet<String>,
    small: HashSet<String>,
}

impl Casing {
    /// Reads all sentences once.
    pub fn of(trees: &[Tree]) -> Self {
        let mut casing = Self { capital: HashSet::new(), small: HashSet::new() };
        for tree in trees {
            let plain = style(tree) == Style::Plain;
            for word in 0..tree.len() {
                let form = form(tree, word);
                if form.starts_with(char::is_lowercase) {
                    casing.small.insert(form.to_owned());
                } else if plain && is_capital(form) && !is_first(tree, word) {
                    casing.capital.insert(form.to_owned());
                }
            }
        }
        casing
    }

    /// True when the document writes the word with a capital in mid-sentence and never small.
    pub fn is_name(&self, form: &str) -> bool {
        self.capital.contains(form) && !self.is_small(form)
    }

    /// True when the document writes the word with a small letter somewhere.
    pub fn is_small(&self, form: &str) -> bool {
        self.small.contains(&form.to_lowercase())
    }

    /// How the sentence uses capitals.
    #[expect(clippy::unused_self, reason = "a question about casing, asked where names are sought")]
    pub fn style(&self, tree: &Tree) -> Style {
        style(tree)
    }
}

/// The word as it is written.
pub(super) fn form<'a>(tree: &Tree<'a>, word: usize) -> &'a str {
    tree.form(word)
}

/// True for words that begin with a capital, or with a figure that a capital follows ("14K").
pub(super) fn is_capital(form: &str) -> bool {
    let mut chars = form.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() => true,
        Some(first) if first.is_ascii_digit() => {
            chars.next_back().is_some_and(|last| last.is_ascii_uppercase())
        }
        Some(_) => {
            form.starts_with(char::is_alphabetic) && form.chars().skip(1).any(char::is_uppercase)
        }
        None => false,
    }
}

/// True for words all in capitals, of two letters or more.
pub(super) fn is_all_capitals(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase)
}

/// True for a word that a capital is due to by its place: at the start of a sentence, list item or quotation,
/// after a colon or a dash.
pub(super) fn is_first(tree: &Tree, word: usize) -> bool {
    let Some(before) = word.checked_sub(1) else { return true };
    is_opening(form(tree, before)) || word < 4 && (0..word).all(|at| is_numbering(form(tree, at)))
}

/// Marks behind which a capital tells nothing.
pub(super) fn is_opening(mark: &str) -> bool {
    matches!(
        mark,
        "\"" | "“"
            | "‘"
            | "'"
            | "``"
            | ":"
            | "—"
            | "–"
            | "•"
            | "*"
            | "."
            | "!"
            | "?"
            | "…"
            | ";"
            | "#"
            | "##"
            | "**"
    )
}

/// "1", "II.", "(a)" and marks.
fn is_numbering(form: &str) -> bool {
    let core = form.trim_matches(|c: char| c.is_ascii_punctuation());
    core.len() < 2 || core.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
}

/// How capitals are used in words that stand together.
pub(super) fn style_of<'t>(forms: impl Iterator<Item = &'t str> + Clone) -> Style {
    let first = forms.clone().next().unwrap_or_default();
    let last = forms.clone().last().unwrap_or_default();
    let count = forms.clone().count();
    if matches!(last, "—" | "–" | "-" | "--") && is_all_capitals(first) && count < 20 {
        return Style::Dateline;
    }
    if matches!(last, "." | "!" | "\"" | "”") || first.eq_ignore_ascii_case("by") {
        return Style::Plain;
    }
    let long = forms.filter(|form| form.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let total = long.clone().count();
    let capital = long.filter(|form| is_capital(form)).count();
    if total >= 3 && capital * 10 >= total * 7 { Style::Headline } else { Style::Plain }
}

fn style(tree: &Tree) -> Style {
    style_of((0..tree.len()).map(|word| form(tree, word)))
}
