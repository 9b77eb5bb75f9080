//! Coordinated verbs and subjects given back to the clause that they go on with.

use super::super::relation_words::role;
use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "neither Lin nor his deputy/appos": what "and", "or" or "nor" leads is joined, not set beside.
    pub(super) fn joined_apposition(&mut self, noun: usize) {
        let joined = self.kids(noun).any(|kid| {
            self.rel(kid) == Deprel::Cc
                && kid < noun
                && matches!(self.lower(kid), "and" | "or" | "nor")
        });
        if joined && self.rel(noun) == Deprel::Appos && self.is_noun(noun) {
            self.words[noun].deprel = Deprel::Conj;
        }
    }

    /// "said that X failed to check it and that Y bought it": the second "that" goes on with the first.
    pub(super) fn conjunct_with_that(&mut self, verb: usize) {
        let that = |of: usize| {
            self.kids(of).any(|kid| self.rel(kid) == Deprel::Mark && self.reads(kid, "that"))
        };
        let joined = self.kids(verb).any(|kid| self.rel(kid) == Deprel::Cc);
        let Some(first) = self.words[verb].head.filter(|_| self.rel(verb) == Deprel::Conj) else {
            return;
        };
        if !joined || !that(verb) || that(first) {
            return;
        }
        let mut above = self.words[first].head;
        for _ in 0..4 {
            let Some(at) = above else { return };
            if that(at) && at < verb {
                self.attach(verb, at, Deprel::Conj);
                return;
            }
            above = self.words[at].head;
        }
    }

    /// "raids on compounds, the walled sites that …", read as a list without "and": the noun stands beside
    /// the one before the comma.
    pub(super) fn conjunct_without_and(&mut self, noun: usize) {
        let Some(first) = self.words[noun].head.filter(|_| self.rel(noun) == Deprel::Conj) else {
            return;
        };
        let joined = |of: usize| self.kids(of).any(|kid| self.rel(kid) == Deprel::Cc);
        let list = joined(noun)
            || self.kids(first).any(|kid| self.rel(kid) == Deprel::Conj && kid != noun)
            || self.kids(noun).any(|kid| self.rel(kid) == Deprel::Conj);
        let bare = noun > 1 && self.reads(noun - 1, ",") && self.is_noun(noun - 2);
        if bare && !list && first + 2 == noun && role(&self.words[noun].lemma).is_some() {
            self.attach(noun, first, Deprel::Appos);
            return;
        }
        let the = self.kids(noun).find(|&kid| self.rel(kid) == Deprel::Det && kid < noun);
        let Some(the) = the.filter(|_| !list && self.is_noun(noun) && self.is_noun(first)) else {
            return;
        };
        let comma = the > 1 && self.reads(the - 1, ",") && self.is_noun(the - 2);
        let definite = matches!(self.lower(the), "the" | "a" | "an");
        if comma && definite && the - 2 > first {
            let nearest = self.top_of_phrase(the - 2);
            self.attach(noun, nearest, Deprel::Appos);
        }
    }

    /// "said it was so, and accused Lin": behind ", and" a verb without a subject goes on with the
    /// report, not with what is reported.
    pub(super) fn second_report(&mut self, verb: usize) {
        let first = self.words[verb].head.filter(|_| self.rel(verb) == Deprel::Conj);
        let listed =
            |first: usize| self.kids(first).any(|kid| self.rel(kid) == Deprel::Conj && kid != verb);
        let verbal = self.words[verb].upos == Upos::Verb && !self.lower(verb).ends_with("ing");
        let Some(first) = first.filter(|&first| verbal && !listed(first)) else { return };
        let above = self.words[first].head.filter(|_| self.rel(first) == Deprel::Ccomp);
        let Some(above) = above.filter(|&above| self.is_report_verb(above) && above < first) else {
            return;
        };
        let own = self.kids(verb).any(|kid| {
            self.is_subject(kid) || matches!(self.rel(kid), Deprel::Mark | Deprel::AuxPass)
        });
        let set_off =
            self.kids(verb).any(|kid| self.rel(kid) == Deprel::Cc && self.follows_comma(kid));
        if set_off && !own {
            self.attach(verb, above, Deprel::Conj);
        }
    }

    /// "hit farms owned by Lin, and led to arrests": what is set off by a comma goes on with the
    /// clause, not with the participle.
    pub(super) fn conjunct_of_participle(&mut self, verb: usize) {
        let Some(first) = self.words[verb].head.filter(|_| self.rel(verb) == Deprel::Conj) else {
            return;
        };
        let participle = self.rel(first) == Deprel::Acl && self.is_past(first);
        let set_off = self.kids(verb).any(|kid| {
            let quote = kid > 1 && self.words[kid - 1].upos == Upos::Punct;
            self.rel(kid) == Deprel::Cc && (self.follows_comma(kid) || quote)
        });
        let finite = self.words[verb].upos == Upos::Verb && self.is_past(verb);
        if !participle || !set_off || !finite {
            return;
        }
        let mut at = first;
        for _ in 0..6 {
            let Some(head) = self.words[at].head else { return };
            at = head;
            if self.words[at].upos == Upos::Verb && self.kids(at).any(|kid| self.is_subject(kid)) {
                self.attach(verb, at, Deprel::Conj);
                return;
            }
        }
    }

    /// "plans to sue X and has asked Y": the second verb is finite, so it goes on with "plans".
    pub(super) fn conjunct_of_infinitive(&mut self, verb: usize) {
        let Some(first) = self.words[verb].head.filter(|_| self.rel(verb) == Deprel::Conj) else {
            return;
        };
        let infinitive =
            self.kids(first).any(|kid| self.rel(kid) == Deprel::Mark && self.reads(kid, "to"))
                && matches!(self.rel(first), Deprel::Xcomp | Deprel::Advcl | Deprel::Acl);
        let finite = self.kids(verb).any(|kid| {
            self.rel(kid) == Deprel::Aux
                && matches!(
                    self.lower(kid),
                    "has" | "have" | "had" | "is" | "was" | "will" | "are" | "were"
                )
        });
        let above = self.words[first].head.filter(|&above| self.words[above].upos == Upos::Verb);
        let own = self.has_subject(verb);
        if let Some(above) = above.filter(|_| infinitive && (finite || own)) {
            self.attach(verb, above, Deprel::Conj);
        }
    }

    /// "took the files, and an agency withheld pay": the noun after ", and" is the next verb's
    /// subject, not another object.
    pub(super) fn subject_as_conjunct(&mut self, verb: usize) {
        let conjunct = self.words[verb].upos == Upos::Verb && self.rel(verb) == Deprel::Conj;
        let Some(first) = self.words[verb].head.filter(|_| conjunct) else { return };
        if self
            .kids(verb)
            .any(|kid| self.is_subject(kid) || matches!(self.rel(kid), Deprel::Cc | Deprel::Mark))
        {
            return;
        }
        let stray = (first + 1..verb).rev().find(|&noun| {
            let set_off =
                self.kids(noun).any(|kid| self.rel(kid) == Deprel::Cc && self.follows_comma(kid));
            self.is_noun(noun) && self.rel(noun) == Deprel::Conj && set_off
        });
        let Some(noun) = stray.filter(|&noun| self.is_below(noun, first)) else { return };
        let between = (noun + 1..verb)
            .any(|at| self.words[at].upos == Upos::Verb && !self.is_below(at, noun));
        if !between {
            self.attach(noun, verb, Deprel::Nsubj);
        }
    }

    /// "from two countries, among them/conj Norway and Chad": the names are members of what stands before
    /// the comma, led by "among them" as others are by "including".
    pub(super) fn among_them(&mut self, among: usize) {
        let (them, next) = (among + 1, among + 2);
        let led = among > 1 && self.reads(among - 1, ",") && self.reads(among, "among");
        if !led || !self.reads(them, "them") || next >= self.words.len() || !self.is_noun(next) {
            return;
        }
        let name = self.top_of_phrase(next);
        let mut set = self.top_of_phrase(among - 2);
        while let Some(first) = self.words[set].head.filter(|_| self.rel(set) == Deprel::Conj) {
            set = first;
        }
        if name < next || !self.is_noun(set) {
            return;
        }
        self.attach(name, set, Deprel::Nmod);
        self.attach(among, name, Deprel::Case);
        self.attach(them, among, Deprel::Fixed);
    }
}
