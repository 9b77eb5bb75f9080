//! A sentence without a verb that has one after all: "the loss in Asia ranges/NOUN from $18 to $37".

use super::super::relation_words::verb;
use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// Makes the plural noun that can be a verb the sentence's main verb, where it has no other.
    pub(super) fn hidden_verb(&mut self) {
        let full = self.words.last().is_some_and(|last| last.upos == Upos::Punct);
        if !full || (0..self.words.len()).any(|word| self.is_finite(word)) {
            return;
        }
        let Some(root) = self.words.iter().position(|word| word.head.is_none()) else { return };
        let behind = |kid: usize| {
            kid > root && self.is_noun(kid) && matches!(self.rel(kid), Deprel::Obj | Deprel::Appos)
        };
        let subject = self.kids(root).find(|&kid| self.is_subject(kid) || behind(kid));
        let Some(subject) = subject else { return };
        let hidden = (subject + 2..self.words.len()).find(|&word| self.can_be_verb(word));
        let Some(hidden) = hidden.filter(|&hidden| hidden != root && self.is_noun(root)) else {
            return;
        };
        self.give_slot(hidden, hidden - 1);
        self.words[hidden].upos = Upos::Verb;
        self.words[hidden].head = None;
        self.words[hidden].deprel = Deprel::Root;
        self.words[root].head = Some(hidden);
        self.words[root].deprel = Deprel::Obl;
        self.attach(subject, hidden, Deprel::Nsubj);
    }

    fn is_finite(&self, word: usize) -> bool {
        let bound = matches!(
            self.rel(word),
            Deprel::Amod
                | Deprel::Acl
                | Deprel::Case
                | Deprel::Compound
                | Deprel::Fixed
                | Deprel::Mark
        );
        self.words[word].upos == Upos::Aux || self.words[word].upos == Upos::Verb && !bound
    }

    /// A noun in -s that is a known verb, between a noun and what a verb can take.
    fn can_be_verb(&self, word: usize) -> bool {
        let next = self.words.get(word + 1).map(|next| next.upos);
        self.words[word].upos == Upos::Noun
            && self.lower(word).ends_with('s')
            && verb(&self.words[word].lemma).is_some()
            && self.is_noun(word - 1)
            && self.words[word - 1].head == Some(word)
            && matches!(
                next,
                Some(Upos::Adp | Upos::Sym | Upos::Num | Upos::Det | Upos::Pron | Upos::Propn)
            )
    }

    /// The noun before takes the slot of a word that is none, and what stood before it.
    fn give_slot(&mut self, word: usize, noun: usize) {
        let (head, rel) = (self.words[word].head, self.rel(word));
        let left: Vec<usize> = self.kids(word).filter(|&kid| kid < noun).collect();
        // "in East Asia and Southeast Asia": names are joined to names.
        let joint = left.iter().copied().find(|&kid| self.rel(kid) == Deprel::Cc);
        let beside = joint.and_then(|joint| joint.checked_sub(1)).filter(|&beside| {
            rel == Deprel::Conj
                && self.words[beside].upos == Upos::Propn
                && self.words[noun].upos == Upos::Propn
        });
        let inside = |at: usize| matches!(self.rel(at), Deprel::Flat | Deprel::Compound);
        let top = |at: usize| self.words[at].head.filter(|_| inside(at)).unwrap_or(at);
        let beside = beside.map(top);
        self.words[noun].head = beside.or(head);
        self.words[noun].deprel = rel;
        for kid in left {
            let rel = self.rel(kid);
            self.attach(kid, noun, rel);
        }
    }
}
