//! A sentence's words packed tight: a document's are all alive at once while what names the same thing is
//! sought, and a word of its own costs four times as much.

use crate::base::Span;

use super::syntax::{Deprel, Parse, Upos, Word};

/// A word without its letters. All words are named by their index in the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    /// Bytes of the document's text; a document is shorter than 4 GiB.
    start: u32,
    end: u32,
    /// Where the word in lower case ends in the sentence's own letters, and behind it the lemma.
    lower_end: u32,
    lemma_end: u32,
    /// The word it depends on; `NO_HEAD` for the root.
    head: u16,
    /// Where its children begin in the list of all.
    kid_start: u16,
    /// First and last word below it, itself included.
    first: u16,
    last: u16,
    pub upos: Upos,
    pub deprel: Deprel,
    /// False where the text has the word in lower case already.
    own_lower: bool,
    /// False where the lemma is the word in lower case.
    own_lemma: bool,
}

const NO_HEAD: u16 = u16::MAX;

impl Leaf {
    pub fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }

    pub fn head(&self) -> Option<usize> {
        (self.head != NO_HEAD).then_some(self.head.into())
    }

    pub fn reach(&self) -> (usize, usize) {
        (self.first.into(), self.last.into())
    }
}

/// The words of a sentence with the children of each.
pub(super) struct Leaves {
    all: Box<[Leaf]>,
    /// Lower-case forms and lemmas that cannot be read off the text, one behind the other.
    letters: Box<str>,
    /// The children of the first word, of the second, and so on.
    kids: Box<[u16]>,
}

impl Leaves {
    /// Takes a parse of `text`; linear in its length.
    pub fn new(text: &str, parse: &Parse) -> Self {
        // Sentences are cut long before.
        let words = &parse.words[..parse.words.len().min(NO_HEAD.into())];
        let mut letters = String::new();
        let leaf = |(at, word): (usize, &Word)| leaf(text, word, at, words.len(), &mut letters);
        let mut all: Box<[Leaf]> = words.iter().enumerate().map(leaf).collect();
        let kids = children(&mut all);
        let mut leaves = Self { all, letters: letters.into_boxed_str(), kids };
        leaves.set_reach();
        leaves
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, word: usize) -> Option<&Leaf> {
        self.all.get(word)
    }

    /// The word in lower case, with straight apostrophes.
    pub fn lower<'t>(&'t self, text: &'t str, word: usize) -> &'t str {
        let leaf = &self.all[word];
        if !leaf.own_lower {
            return leaf.span().of(text).unwrap_or_default();
        }
        let start = word.checked_sub(1).map_or(0, |before| self.all[before].lemma_end as usize);
        &self.letters[start..leaf.lower_end as usize]
    }

    /// Its dictionary form.
    pub fn lemma<'t>(&'t self, text: &'t str, word: usize) -> &'t str {
        let leaf = &self.all[word];
        if leaf.own_lemma {
            &self.letters[leaf.lower_end as usize..leaf.lemma_end as usize]
        } else {
            self.lower(text, word)
        }
    }

    /// The words that depend on it, in text order.
    pub fn kids(&self, word: usize) -> &[u16] {
        let end = self.all.get(word + 1).map_or(self.kids.len(), |next| next.kid_start.into());
        &self.kids[self.all[word].kid_start.into()..end]
    }

    fn set_reach(&mut self) {
        let mut order: Vec<usize> =
            (0..self.len()).filter(|&word| self.all[word].head().is_none()).collect();
        let mut next = 0;
        while next < order.len() {
            order.extend(self.kids(order[next]).iter().copied().map(usize::from));
            next += 1;
        }
        for &word in order.iter().rev() {
            let Leaf { first, last, .. } = self.all[word];
            if let Some(head) = self.all[word].head() {
                let head = &mut self.all[head];
                head.first = head.first.min(first);
                head.last = head.last.max(last);
            }
        }
    }
}

impl std::ops::Index<usize> for Leaves {
    type Output = Leaf;

    fn index(&self, word: usize) -> &Leaf {
        &self.all[word]
    }
}

/// Packs a word, and puts what the text does not tell of it behind the others' letters.
fn leaf(text: &str, word: &Word, at: usize, count: usize, letters: &mut String) -> Leaf {
    let form = word.span.of(text).unwrap_or_default();
    let lower = fold(form);
    let (own_lower, own_lemma) = (lower != form, word.lemma != lower);
    if own_lower {
        letters.push_str(&lower);
    }
    let lower_end = letters.len() as u32;
    if own_lemma {
        letters.push_str(&word.lemma);
    }
    Leaf {
        start: word.span.start as u32,
        end: word.span.end as u32,
        lower_end,
        lemma_end: letters.len() as u32,
        head: word.head.filter(|&head| head < count).map_or(NO_HEAD, |head| head as u16),
        kid_start: 0,
        first: at as u16,
        last: at as u16,
        upos: word.upos,
        deprel: word.deprel,
        own_lower,
        own_lemma,
    }
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Lists the children of all words, and notes for each word where its own begin.
fn children(all: &mut [Leaf]) -> Box<[u16]> {
    let mut count = vec![0_u16; all.len()];
    for head in all.iter().filter_map(Leaf::head) {
        count[head] += 1;
    }
    let mut start = 0;
    let mut fill = Vec::with_capacity(all.len());
    for (leaf, count) in all.iter_mut().zip(count) {
        leaf.kid_start = start;
        fill.push(start);
        start += count;
    }
    let mut list = vec![0; start.into()];
    for (word, leaf) in all.iter().enumerate() {
        if let Some(head) = leaf.head() {
            list[usize::from(fill[head])] = word as u16;
            fill[head] += 1;
        }
    }
    list.into_boxed_slice()
}
