//! Clauses with "that" put where they belong: under the verb, adjective or noun that they complete.

use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "It is not true that X paid/advcl Y": what is or is not true.
    pub(super) fn clause_of_adjective(&mut self, verb: usize) {
        let Some(adjective) = self.words[verb].head.filter(|&head| head < verb) else { return };
        let open = self.rel(verb) == Deprel::Advcl
            && self.words[adjective].upos == Upos::Adj
            && self.kids(adjective).any(|kid| self.rel(kid) == Deprel::Cop);
        let told =
            self.kids(verb).any(|kid| self.rel(kid) == Deprel::Mark && self.reads(kid, "that"));
        let subject = self.kids(adjective).any(|kid| self.reads(kid, "it") && self.is_subject(kid));
        if open && told && subject {
            self.words[verb].deprel = Deprel::Ccomp;
        }
    }

    /// "Lin estimates that/mark the gang stole/appos": the clause hangs on its own mark.
    pub(super) fn clause_on_mark(&mut self, clause: usize) {
        let Some(mark) = self.words[clause].head.filter(|&mark| mark < clause) else { return };
        let above = self.words[mark].head.filter(|&above| above < mark);
        let Some(above) = above.filter(|_| self.words[mark].upos == Upos::Sconj) else { return };
        if self.words[clause].upos == Upos::Verb && self.words[above].upos == Upos::Verb {
            self.attach(clause, above, Deprel::Ccomp);
            self.attach(mark, clause, Deprel::Mark);
        }
    }

    /// "The claim/nsubj that X paid Y proved/ccomp unfounded": the claim proved so, the payment is
    /// what it says.
    pub(super) fn clause_of_subject(&mut self, noun: usize) {
        let Some(verb) = self.words[noun].head.filter(|&verb| verb > noun + 1) else { return };
        let that = noun + 1;
        let told = self.reads(that, "that")
            && self.rel(that) == Deprel::Mark
            && self.words[that].head == Some(verb)
            && self.is_subject(noun)
            && self.words[noun].upos == Upos::Noun;
        let second = self.kids(verb).any(|kid| self.is_subject(kid) && kid > that && kid < verb);
        let main = self.kids(verb).find(|&kid| {
            let bare = !self.kids(kid).any(|kid| self.rel(kid) == Deprel::Mark);
            kid > verb
                && self.words[kid].upos == Upos::Verb
                && matches!(
                    self.rel(kid),
                    Deprel::Ccomp | Deprel::Xcomp | Deprel::Conj | Deprel::Parataxis
                )
                && bare
                && !self.has_subject(kid)
        });
        let Some(main) = main.filter(|_| told && second) else { return };
        self.crown(main, verb);
        self.attach(noun, main, Deprel::Nsubj);
        self.attach(verb, noun, Deprel::Acl);
    }
}
