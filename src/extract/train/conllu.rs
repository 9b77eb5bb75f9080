//! CoNLL-U text in, trees out. Multi-word token lines and empty nodes are left out of the trees;
//! surface text and paragraphs are kept to test sentence and token bounds with.

use crate::extract::{Deprel, Upos};

/// Why a treebank could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct TreebankError {
    /// One-based line.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
}

/// Sentences with their trees.
#[derive(Clone, Debug, Default)]
pub struct Treebank {
    /// In file order.
    pub trees: Vec<Tree>,
}

/// A sentence with its gold grammar.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The sentence as it was written.
    pub text: String,
    /// True where a document or paragraph begins.
    pub new_paragraph: bool,
    /// Its words.
    pub words: Vec<GoldWord>,
}

/// A word with its gold grammar.
#[derive(Clone, Debug)]
pub struct GoldWord {
    pub(super) form: String,
    pub(super) lemma: String,
    /// "NOUN/NN" and the like.
    pub(super) tag: String,
    /// Head, counted from 1; 0 for the root.
    pub(super) head: usize,
    pub(super) deprel: Deprel,
}

impl GoldWord {
    pub(super) fn upos(&self) -> Upos {
        self.tag.split('/').next().and_then(|name| name.parse().ok()).unwrap_or(Upos::X)
    }

    pub(super) fn penn(&self) -> &str {
        self.tag.split_once('/').map_or("", |(_, penn)| penn)
    }
}

impl Treebank {
    /// Reads CoNLL-U text.
    pub fn parse(text: &str) -> Result<Self, TreebankError> {
        let mut bank = Self::default();
        let mut tree = Tree::default();
        for (at, line) in text.lines().enumerate() {
            let wrong = |what| TreebankError { line: at + 1, what };
            if line.is_empty() {
                bank.close(std::mem::take(&mut tree)).map_err(wrong)?;
            } else if let Some(comment) = line.strip_prefix('#') {
                let comment = comment.trim_start();
                tree.new_paragraph |=
                    comment.starts_with("newdoc") || comment.starts_with("newpar");
                if let Some(text) = comment.strip_prefix("text = ") {
                    text.clone_into(&mut tree.text);
                }
            } else if let Some(word) = read_word(line).map_err(wrong)? {
                tree.words.push(word);
            }
        }
        bank.close(tree).map_err(|what| TreebankError { line: text.lines().count(), what })?;
        Ok(bank)
    }

    fn close(&mut self, tree: Tree) -> Result<(), &'static str> {
        if tree.words.iter().any(|word| word.head > tree.words.len()) {
            return Err("a head lies outside its sentence");
        }
        if !tree.words.is_empty() {
            self.trees.push(tree);
        }
        Ok(())
    }
}

/// A word line, or `None` for multi-word tokens and empty nodes.
fn read_word(line: &str) -> Result<Option<GoldWord>, &'static str> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, penn, _, head, deprel, ..] = columns[..] else {
        return Err("too few columns");
    };
    if id.contains(['-', '.']) {
        return Ok(None);
    }
    upos.parse::<Upos>().map_err(|_| "unknown part of speech")?;
    Ok(Some(GoldWord {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        tag: format!("{upos}/{penn}"),
        head: head.parse().map_err(|_| "the head is no number")?,
        deprel: Deprel::from_treebank(deprel).ok_or("unknown relation")?,
    }))
}
