//! A parsed sentence with its children at hand: the questions that every rule asks of a word
//! (who hangs on it, which preposition leads it, what form the verb has), answered in one place.

use crate::base::Span;

use super::leaf::Leaves;
use super::syntax::{Deprel, Parse, Upos};

/// Inflection of a verb, as far as its ending tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbForm {
    /// "arrest".
    Base,
    /// "arrests".
    Third,
    /// "arrested": past tense or past participle.
    Past,
    /// "arresting".
    Ing,
}

/// A parsed sentence with look-ups. All words are named by their index in it.
pub(crate) struct Tree<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The sentence.
    pub span: Span,
    /// True for headings.
    pub heading: bool,
    leaves: Leaves,
}

impl<'a> Tree<'a> {
    /// Takes a parse of `text`; linear in its length.
    pub fn new(text: &'a str, parse: &Parse) -> Self {
        let leaves = Leaves::new(text, parse);
        Self { text, span: parse.span, heading: parse.heading, leaves }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.leaves.len()
    }

    /// Bytes of the word.
    pub fn place(&self, word: usize) -> Span {
        self.leaves[word].span()
    }

    /// The word as it is written.
    pub fn form(&self, word: usize) -> &'a str {
        self.place(word).of(self.text).unwrap_or_default()
    }

    /// The same for a word that may lie beyond the sentence.
    pub fn form_at(&self, word: usize) -> Option<&'a str> {
        self.leaves.get(word)?.span().of(self.text)
    }

    /// The word in lower case, with straight apostrophes.
    pub fn lower(&self, word: usize) -> &str {
        self.leaves.lower(self.text, word)
    }

    /// The same for a word that may lie beyond the sentence.
    pub fn lower_at(&self, word: usize) -> Option<&str> {
        (word < self.len()).then(|| self.lower(word))
    }

    /// Its dictionary form.
    pub fn lemma(&self, word: usize) -> &str {
        self.leaves.lemma(self.text, word)
    }

    /// Its part of speech.
    pub fn upos(&self, word: usize) -> Upos {
        self.leaves[word].upos
    }

    /// How it depends on its head.
    pub fn rel(&self, word: usize) -> Deprel {
        self.leaves[word].deprel
    }

    /// The word it depends on.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.leaves[word].head()
    }

    /// True for a word that is a part of what a later word heads: "money" before "laundering".
    pub fn leads_up(&self, word: usize) -> bool {
        let part = matches!(
            self.rel(word),
            Deprel::Compound
                | Deprel::Flat
                | Deprel::Fixed
                | Deprel::Goeswith
                | Deprel::Case
                | Deprel::Cc
        );
        part && self.head(word).is_some_and(|head| head > word)
    }

    /// The words that depend on it, in text order.
    pub fn kids(&self, word: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.leaves.kids(word).iter().map(|&kid| kid.into())
    }

    /// The children with one of these relations.
    pub fn kids_as<'t>(
        &'t self,
        word: usize,
        rels: &'t [Deprel],
    ) -> impl Iterator<Item = usize> + 't {
        self.kids(word).filter(move |&kid| rels.contains(&self.rel(kid)))
    }

    /// The first child with this relation.
    pub fn kid_as(&self, word: usize, rel: Deprel) -> Option<usize> {
        self.kids(word).find(|&kid| self.rel(kid) == rel)
    }

    /// The word's head, the head's head, and so on.
    pub fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = word;
        (0..self.len()).map_while(move |_| {
            at = self.head(at)?;
            Some(at)
        })
    }

    /// True when `word` is `top` or hangs below it.
    pub fn is_below(&self, word: usize, top: usize) -> bool {
        let (first, last) = self.reach(top);
        first <= word
            && word <= last
            && (word == top || self.ancestors(word).any(|above| above == top))
    }

    /// First and last word below `word`, itself included.
    pub fn reach(&self, word: usize) -> (usize, usize) {
        self.leaves[word].reach()
    }

    /// Bytes from the first to the last of these words.
    pub fn bytes(&self, first: usize, last: usize) -> Span {
        self.place(first).cover(self.place(last))
    }

    /// The preposition that leads a noun, fixed parts included ("according to"); empty for none.
    pub fn preposition(&self, word: usize) -> String {
        let leads = |&kid: &usize| {
            let bound = kid > 0 && self.lower(kid) == "to" && self.bounds_number(kid - 1)
                || self.lower(kid) == "between" && matches!(self.upos(word), Upos::Sym | Upos::Num);
            self.rel(kid) == Deprel::Case && !self.is_genitive(kid) && !bound
        };
        if let Some(case) = self.kids(word).find(leads) {
            return self.with_fixed(case);
        }
        // "by rights groups" with "by" hung on "rights".
        let mut before =
            self.kids_as(word, &[Deprel::Compound, Deprel::Amod]).filter(|&kid| kid < word);
        let case = before.find_map(|kid| self.kids(kid).find(leads));
        case.map_or_else(String::new, |case| self.with_fixed(case))
    }

    /// True for a noun after "up to" and a number, which leads nothing.
    pub fn preposition_of_number(&self, word: usize) -> bool {
        self.kids_as(word, &[Deprel::Case]).any(|kid| kid > 0 && self.bounds_number(kid - 1))
    }

    /// The word that leads a clause ("that", "if", "of", "because of"); empty for none.
    pub fn marker(&self, word: usize) -> String {
        self.kid_as(word, Deprel::Mark).map_or_else(String::new, |mark| self.with_fixed(mark))
    }

    /// True when the clause is a "to" infinitive.
    pub fn is_infinitive(&self, word: usize) -> bool {
        self.kids_as(word, &[Deprel::Mark]).any(|mark| self.lower(mark) == "to")
            && self.verb_form(word) != VerbForm::Ing
    }

    /// The verb's ending; `Base` for words that are no verbs.
    pub fn verb_form(&self, word: usize) -> VerbForm {
        let (lower, lemma) = (self.lower(word), self.lemma(word));
        if lower.ends_with("ing") && lower != lemma {
            VerbForm::Ing
        } else if lower == lemma && !self.follows_perfect(word) {
            VerbForm::Base
        } else if lower.ends_with('s') && !lower.ends_with("ss") {
            VerbForm::Third
        } else {
            VerbForm::Past
        }
    }

    /// The particle of a phrasal verb: "out" of "carried out".
    pub fn particle(&self, word: usize) -> Option<usize> {
        self.kid_as(word, Deprel::CompoundPrt).filter(|&kid| !self.bounds_number(kid))
    }

    /// "up" of "up to 1,900" bounds a number and is no particle.
    fn bounds_number(&self, word: usize) -> bool {
        self.lower(word) == "up" && self.lower_at(word + 1) == Some("to")
    }

    /// True for a full verb that makes a clause of its own.
    pub fn is_clause_verb(&self, word: usize) -> bool {
        self.upos(word) == Upos::Verb
            && !matches!(
                self.rel(word),
                Deprel::Amod
                    | Deprel::Compound
                    | Deprel::Case
                    | Deprel::Mark
                    | Deprel::Fixed
                    | Deprel::Flat
                    | Deprel::Aux
                    | Deprel::AuxPass
                    | Deprel::Cop
                    | Deprel::CompoundPrt
                    | Deprel::Det
            )
    }

    /// The copula of a nominal predicate ("is" of "is chairman").
    pub fn copula(&self, word: usize) -> Option<usize> {
        self.kid_as(word, Deprel::Cop)
    }

    /// True for a word that heads a clause: a full verb or a predicate with a copula.
    pub fn is_predicate(&self, word: usize) -> bool {
        self.is_clause_verb(word) || self.copula(word).is_some()
    }

    /// The nearest predicate above the word.
    pub fn clause_above(&self, word: usize) -> Option<usize> {
        self.ancestors(word).find(|&above| self.is_predicate(above))
    }

    /// True when the clause is in the passive voice, or a past participle that modifies a noun.
    pub fn is_passive(&self, word: usize) -> bool {
        if self.upos(word) != Upos::Verb {
            return false;
        }
        if self
            .kids_as(word, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::OblAgent])
            .next()
            .is_some()
        {
            return true;
        }
        let past = self.verb_form(word) == VerbForm::Past;
        let bare = self.kids_as(word, &[Deprel::Nsubj, Deprel::Aux]).next().is_none();
        match self.rel(word) {
            Deprel::Acl if self.is_bare_participle(word) => bare,
            Deprel::Acl | Deprel::Advcl => past && bare && self.kid_as(word, Deprel::Obj).is_none(),
            Deprel::Conj => {
                past && bare && self.head(word).is_some_and(|first| self.shares_passive(first))
            }
            Deprel::Xcomp => past && bare,
            _ => false,
        }
    }

    /// The word and the nouns coordinated with it, in text order, at most `MAX_CONJUNCTS`.
    pub fn conjuncts(&self, word: usize) -> Vec<usize> {
        let mut found = vec![word];
        let mut next = 0;
        while next < found.len() && found.len() < MAX_CONJUNCTS {
            let one = found[next];
            found.extend(
                self.kids_as(one, &[Deprel::Conj])
                    .filter(|&kid| !self.is_predicate(kid) && !self.is_set_apart(kid)),
            );
            next += 1;
        }
        found.truncate(MAX_CONJUNCTS);
        found.sort_unstable();
        found
    }

    /// "beds rather than heads", "the firm, not its owner": joined to be told apart.
    fn is_set_apart(&self, conjunct: usize) -> bool {
        self.kids_as(conjunct, &[Deprel::Cc, Deprel::Advmod]).any(|kid| {
            kid < conjunct
                && matches!(self.lower(kid), "rather" | "not" | "instead" | "except")
                && self.lower_at(kid + 1) != Some("only")
        })
    }

    /// What a relative pronoun stands for; the word itself when it is none.
    pub fn antecedent(&self, word: usize) -> usize {
        if !self.is_relative(word) {
            return word;
        }
        let clause = std::iter::once(word)
            .chain(self.ancestors(word))
            .take(MAX_CLIMB)
            .take_while(|&at| at == word || self.rel(at) != Deprel::Ccomp)
            .find(|&at| matches!(self.rel(at), Deprel::AclRelcl | Deprel::Acl));
        match clause {
            Some(at) => self.head(at).map_or(word, |head| self.noun_under(head, word)),
            None => self.noun_before(word).unwrap_or(word),
        }
    }

    /// A relative clause hung on a verb is of the verb's last noun before the pronoun.
    fn noun_under(&self, head: usize, pronoun: usize) -> usize {
        if self.upos(head) != Upos::Verb {
            return head;
        }
        let noun = |&kid: &usize| {
            kid < pronoun && matches!(self.upos(kid), Upos::Noun | Upos::Propn | Upos::Pron)
        };
        self.kids(head).rev().find(noun).unwrap_or(head)
    }

    /// The noun that a pronoun after a comma follows, where the parse does not tell.
    fn noun_before(&self, word: usize) -> Option<usize> {
        let comma = word.checked_sub(1).filter(|&at| self.lower(at) == ",")?;
        let last = comma.checked_sub(1)?;
        let noun = matches!(self.upos(last), Upos::Noun | Upos::Propn);
        let part = |at: &usize| matches!(self.rel(*at), Deprel::Flat | Deprel::Compound);
        noun.then(|| {
            std::iter::once(last).chain(self.ancestors(last)).find(|at| !part(at)).unwrap_or(last)
        })
    }

    /// True for "who", "which", "that" and the like inside a relative clause.
    pub fn is_relative(&self, word: usize) -> bool {
        matches!(self.lower(word), "who" | "whom" | "whose" | "which" | "that")
            && matches!(self.upos(word), Upos::Pron | Upos::Det | Upos::Sconj)
            && self.rel(word) != Deprel::Mark
    }

    /// True when the sentence asks.
    pub fn is_question(&self) -> bool {
        let text = self.span.of(self.text).unwrap_or_default();
        text.trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with('?')
    }

    /// True for possessive "'s" and "'".
    pub fn is_genitive(&self, word: usize) -> bool {
        matches!(self.lower(word), "'s" | "'")
    }

    fn with_fixed(&self, word: usize) -> String {
        let mut phrase = self.lower(word).to_owned();
        for fixed in self.kids_as(word, &[Deprel::Fixed]) {
            phrase.push(' ');
            phrase.push_str(self.lower(fixed));
        }
        phrase
    }

    /// "run by X", "put on a list": a participle that looks like the base form.
    pub fn is_bare_participle(&self, word: usize) -> bool {
        self.rel(word) == Deprel::Acl
            && self.upos(word) == Upos::Verb
            && self.verb_form(word) == VerbForm::Base
            && self.kids_as(word, &[Deprel::Mark, Deprel::Aux]).next().is_none()
    }

    fn follows_perfect(&self, word: usize) -> bool {
        self.kids_as(word, &[Deprel::Aux, Deprel::AuxPass])
            .any(|aux| matches!(self.lemma(aux), "have" | "be"))
    }

    fn shares_passive(&self, first: usize) -> bool {
        self.kids_as(first, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_some()
            || (self.rel(first) == Deprel::Acl && self.verb_form(first) == VerbForm::Past)
    }
}

/// Longest coordination that is followed; a list beyond it is a table, not a sentence.
pub(crate) const MAX_CONJUNCTS: usize = 24;

/// How far up the tree a rule looks.
pub(crate) const MAX_CLIMB: usize = 24;
