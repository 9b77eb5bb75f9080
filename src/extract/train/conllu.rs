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
    /// How often a round of training shows each sentence.
    pub weight: usize,
}

/// A sentence with its gold grammar.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The sentence as it was written.
    pub text: String,
    /// Id of the document that begins with it.
    pub document: Option<String>,
    /// What stands between it and the sentence before.
    pub gap: Gap,
    /// Its words.
    pub words: Vec<GoldWord>,
}

/// What parts two sentences of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// A space.
    #[default]
    Space,
    /// A line's end.
    Line,
    /// An empty line.
    Block,
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
        let mut bank = Self { trees: Vec::new(), weight: 1 };
        let mut tree = Tree::default();
        let mut layout = Layout::default();
        for (at, line) in text.lines().enumerate() {
            let wrong = |what| TreebankError { line: at + 1, what };
            if line.is_empty() {
                layout.pass(&mut tree);
                bank.close(std::mem::take(&mut tree)).map_err(wrong)?;
            } else if let Some(comment) = line.strip_prefix('#') {
                let comment = comment.trim_start();
                layout.hear(comment, &mut tree);
                if let Some(text) = comment.strip_prefix("text = ") {
                    text.clone_into(&mut tree.text);
                }
            } else if let Some(word) = read_word(line).map_err(wrong)? {
                tree.words.push(word);
            }
        }
        layout.pass(&mut tree);
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

/// What a treebank's comments tell of a document's layout. Where blocks are recorded ("p (3 s) | caption
/// (1 s)"), a block ends after so many sentences, and a sentence that ends without a mark was ended
/// by its line.
#[derive(Default)]
struct Layout {
    recorded: bool,
    /// Sentences that are left in each block.
    open: Vec<usize>,
    /// What comes before the next sentence.
    gap: Gap,
}

impl Layout {
    fn hear(&mut self, comment: &str, tree: &mut Tree) {
        if let Some(id) = comment.strip_prefix("newdoc id = ") {
            tree.document = Some(id.trim().to_owned());
            *self = Self { gap: Gap::Block, ..Self::default() };
        } else if let Some(blocks) = comment.strip_prefix("newpar_block") {
            self.recorded = true;
            let length = |part: &str| part.split_once(" s)")?.0.parse::<usize>().ok();
            self.open.extend(blocks.split('(').filter_map(length));
        }
        if comment.starts_with("newpar") {
            self.gap = Gap::Block;
        }
    }

    fn pass(&mut self, tree: &mut Tree) {
        if tree.words.is_empty() {
            return;
        }
        tree.gap = self.gap;
        self.open.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        let closed = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '…');
        let marked = tree.text.trim_end_matches(closed).ends_with(['.', '!', '?', '…']);
        self.gap = match () {
            () if self.open.contains(&0) => Gap::Block,
            () if self.recorded && !marked => Gap::Line,
            () => Gap::Space,
        };
        self.open.retain(|&left| left > 0);
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
