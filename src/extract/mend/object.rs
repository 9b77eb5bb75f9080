//! Objects put right: what a possessive leads, a participle before its noun, the particle of a verb.

use crate::base::Family;

use super::super::figure::currency_word;
use super::super::relation_words::{family, role, verb as known_verb};
use super::super::report_words::{Effect, Governor, report};
use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "banned its/obj chief/amod executive": a possessive is no object, the noun that it leads is.
    pub(super) fn possessive_as_object(&mut self, pronoun: usize) {
        let possessive =
            matches!(self.lower(pronoun), "its" | "their" | "our" | "my" | "your" | "his" | "her");
        let object = matches!(self.rel(pronoun), Deprel::Obj | Deprel::Iobj | Deprel::Obl);
        let leads = self.words.get(pronoun + 1).is_some_and(|next| next.head == Some(pronoun));
        if !possessive || !object || !leads {
            return;
        }
        let noun_like =
            |at: usize| matches!(self.words[at].upos, Upos::Noun | Upos::Adj | Upos::Propn);
        let mut last = pronoun;
        while last + 1 < self.words.len() && noun_like(last + 1) {
            last += 1;
        }
        let Some(verb) = self.words[pronoun].head.filter(|_| last > pronoun) else { return };
        let rel = if self.rel(pronoun) == Deprel::Iobj { Deprel::Obj } else { self.rel(pronoun) };
        let beyond: Vec<usize> = (pronoun..=last)
            .flat_map(|at| self.kids(at).collect::<Vec<_>>())
            .filter(|&at| at > last)
            .collect();
        self.words[last].upos = Upos::Noun;
        self.words[last].head = Some(verb);
        self.words[last].deprel = rel;
        for at in pronoun..last {
            let part = match self.words[at].upos {
                _ if at == pronoun => Deprel::NmodPoss,
                Upos::Adj => Deprel::Amod,
                _ => Deprel::Compound,
            };
            self.words[at].head = Some(last);
            self.words[at].deprel = part;
        }
        for kid in beyond {
            let named = self.words[kid].upos == Upos::Propn
                && self.rel(kid) == Deprel::Conj
                && self.reads(last + 1, ",")
                && role(&self.words[last].lemma).is_some();
            let rel = if named { Deprel::Appos } else { self.rel(kid) };
            self.words[kid].head = Some(last);
            self.words[kid].deprel = rel;
        }
    }

    /// "paid her/nmod:poss 900 euros": a sum is nobody's, she is paid it.
    pub(super) fn told_a_sum(&mut self, pronoun: usize) {
        let number = self.words.get(pronoun + 1).is_some_and(|next| {
            matches!(next.upos, Upos::Num | Upos::Sym) || self.reads(pronoun + 1, "$")
        });
        let sum = self.words[pronoun].head.filter(|&sum| {
            number
                && self.reads(pronoun, "her")
                && self.rel(pronoun) == Deprel::NmodPoss
                && sum > pronoun
                && (self.words[sum].upos == Upos::Sym || currency_word(self.lower(sum)).is_some())
        });
        let verb = sum
            .and_then(|sum| self.words[sum].head)
            .filter(|&verb| verb + 1 == pronoun && self.words[verb].upos == Upos::Verb);
        if let Some(verb) = verb {
            self.attach(pronoun, verb, Deprel::Iobj);
        }
    }

    /// "called for the release of Lin, who was jailed for writing it": the nearest verb that punishes or
    /// accuses has its reason.
    pub(super) fn reason_of_nearest(&mut self, gerund: usize) {
        let mark = self.kids(gerund).find(|&kid| {
            self.rel(kid) == Deprel::Mark && matches!(self.lower(kid), "for" | "of") && kid < gerund
        });
        let hung = matches!(self.rel(gerund), Deprel::Advcl | Deprel::Acl)
            && self.lower(gerund).ends_with("ing");
        let head = self.words[gerund].head.filter(|&head| hung && head < gerund);
        let (Some(mark), Some(head)) = (mark, head) else { return };
        let nearest = (head + 1..mark).rev().find(|&at| self.words[at].upos == Upos::Verb);
        let punishes = |at: &usize| {
            let lemma = &self.words[*at].lemma;
            family(lemma) == Family::Enforcement
                || report(lemma, Governor::Verb).is_some_and(|e| e.prepositional != Effect::None)
        };
        if let Some(nearest) = nearest.filter(punishes).filter(|&at| self.is_below(at, head)) {
            self.attach(gerund, nearest, Deprel::Advcl);
        }
    }

    /// "sold forged/xcomp licences": a participle between a verb and a noun modifies the noun.
    pub(super) fn participle_before_object(&mut self, participle: usize) {
        const TAKES: &str = "be become get have make keep leave remain seem appear look feel find see \
            hear need want prove stay go stand lie sit want order help let";
        let above = self.words[participle].head.filter(|&above| {
            above + 1 == participle
                && self.rel(participle) == Deprel::Xcomp
                && self.words[above].upos == Upos::Verb
                && self.words[participle].upos == Upos::Verb
                && self.is_past(participle)
        });
        let Some(above) = above else { return };
        let linking = TAKES.split_whitespace().any(|one| one == self.words[above].lemma);
        let passive = self.kids(above).any(|kid| self.rel(kid) == Deprel::AuxPass);
        let object =
            self.kids(participle).find(|&kid| self.rel(kid) == Deprel::Obj && kid > participle);
        let own = self.kids(above).any(|kid| self.rel(kid) == Deprel::Obj);
        let Some(object) = object.filter(|_| !linking && !passive && !own) else { return };
        let kids: Vec<usize> = self.kids(participle).filter(|&kid| kid != object).collect();
        self.attach(object, above, Deprel::Obj);
        self.words[participle].upos = Upos::Adj;
        self.attach(participle, object, Deprel::Amod);
        for kid in kids {
            let rel = self.rel(kid);
            self.attach(kid, above, rel);
        }
    }

    /// "handed over/case its logs": an object has no preposition, its verb has a particle.
    pub(super) fn particle_as_preposition(&mut self, particle: usize) {
        let Some(verb) = particle.checked_sub(1).filter(|&at| self.words[at].upos == Upos::Verb)
        else {
            return;
        };
        let noun = self.words[particle].head.filter(|&noun| {
            self.rel(particle) == Deprel::Case
                && matches!(self.rel(noun), Deprel::Obj | Deprel::Obl)
                && self.words[noun].head == Some(verb)
        });
        let parts = matches!(
            self.lower(particle),
            "over" | "up" | "out" | "down" | "off" | "back" | "away"
        );
        let phrase = format!("{} {}", self.words[verb].lemma, self.lower(particle));
        let Some(noun) = noun.filter(|_| parts && known_verb(&phrase).is_some()) else { return };
        let other = self.kids(verb).any(|kid| kid != noun && self.rel(kid) == Deprel::Obj);
        let passive = self.kids(verb).any(|kid| self.rel(kid) == Deprel::AuxPass);
        if !other && !passive {
            self.words[noun].deprel = Deprel::Obj;
            self.attach(particle, verb, Deprel::CompoundPrt);
        }
    }

    /// "The bank, whose head left, has/… failed", with the bank hung on the verb as a clause.
    pub(super) fn subject_as_clause(&mut self, noun: usize) {
        let verb = self.words[noun].head.filter(|&verb| {
            self.rel(noun) == Deprel::Advcl
                && self.is_noun(noun)
                && noun < verb
                && self.words[verb].upos == Upos::Verb
                && !self.has_subject(verb)
        });
        let verbless = !self.has_subject(noun)
            && !self
                .kids(noun)
                .any(|kid| matches!(self.rel(kid), Deprel::Cop | Deprel::Case | Deprel::Mark));
        if let Some(verb) = verb.filter(|_| verbless) {
            let passive = self.kids(verb).any(|kid| self.rel(kid) == Deprel::AuxPass);
            self.words[noun].deprel = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
        }
    }
}
