//! Verbs and what belongs to them: perfects whose participle was hung on the object, gerunds taken for
//! adjectives, infinitives taken for modifiers, objects and goals hung on the wrong word.

use super::super::relation_words::verb;
use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "asked Chad to free/amod the sailors": before an article stands no modifier, but a verb.
    pub(super) fn infinitive_as_modifier(&mut self, word: usize) {
        let Some(to) = word.checked_sub(1).filter(|&to| self.reads(to, "to")) else { return };
        let noun = self.words[word].head.filter(|&noun| {
            noun > word
                && matches!(self.rel(word), Deprel::Amod | Deprel::Compound)
                && self.kids(noun).any(|kid| {
                    kid > word && matches!(self.rel(kid), Deprel::Det | Deprel::NmodPoss)
                })
        });
        let Some(noun) = noun.filter(|_| verb(self.lower(word)).is_some()) else { return };
        let Some(above) = self.words[noun].head.filter(|&above| above < to) else { return };
        self.words[word].upos = Upos::Verb;
        self.words[word].lemma = self.lower(word).into();
        self.attach(word, above, Deprel::Xcomp);
        self.attach(noun, word, Deprel::Obj);
        self.words[to].upos = Upos::Part;
        self.attach(to, word, Deprel::Mark);
    }

    /// "have all sent/amod officers": a perfect, not officers that were sent.
    pub(super) fn perfect_as_object(&mut self, have: usize) {
        if self.words[have].lemma != "have" || self.words[have].upos != Upos::Verb {
            return;
        }
        let Some(object) = self.kids(have).find(|&kid| kid > have && self.rel(kid) == Deprel::Obj)
        else {
            return;
        };
        let participle = self.kids(object).find(|&kid| {
            kid > have
                && kid < object
                && self.rel(kid) == Deprel::Amod
                && self.words[kid].upos == Upos::Verb
                && self.is_past(kid)
        });
        let Some(participle) = participle else { return };
        let near = (have + 1..participle).all(|at| {
            self.words[at].upos == Upos::Adv || matches!(self.lower(at), "all" | "both" | "each")
        });
        if !near {
            return;
        }
        let kids: Vec<usize> = self.kids(have).filter(|&kid| kid != object).collect();
        self.crown(participle, have);
        self.attach(object, participle, Deprel::Obj);
        for kid in kids {
            let bare = !self.kids(kid).any(|case| self.rel(case) == Deprel::Case);
            let subject = kid < have && self.is_noun(kid) && bare;
            let rel = if subject { Deprel::Nsubj } else { self.rel(kid) };
            self.attach(kid, participle, rel);
        }
        self.words[have].upos = Upos::Aux;
        self.attach(have, participle, Deprel::Aux);
    }

    /// "to have/VERB fled": what leads the auxiliary leads its verb.
    pub(super) fn mark_of_auxiliary(&mut self, mark: usize) {
        let aux = self.words[mark].head.filter(|&aux| {
            self.rel(mark) == Deprel::Mark && matches!(self.rel(aux), Deprel::Aux | Deprel::AuxPass)
        });
        let Some(aux) = aux else { return };
        self.words[aux].upos = Upos::Aux;
        if let Some(verb) = self.words[aux].head {
            self.attach(mark, verb, Deprel::Mark);
        }
    }

    /// "may build trust/VERB among them": few verbs take a bare infinitive; after the others it is a noun.
    pub(super) fn bare_verb_as_noun(&mut self, word: usize) {
        const TAKES_BARE: &str =
            "help let make see hear watch have feel go come dare need bid get do";
        let head = self.words[word].head.filter(|&head| {
            head + 1 == word
                && self.words[head].upos == Upos::Verb
                && self.rel(word) == Deprel::Xcomp
                && self.words[word].upos == Upos::Verb
                && self.lower(word) == self.words[word].lemma
        });
        let Some(head) = head else { return };
        if TAKES_BARE.split_whitespace().any(|verb| verb == self.words[head].lemma)
            || self.kids(word).any(|kid| matches!(self.rel(kid), Deprel::Mark | Deprel::Obj))
        {
            return;
        }
        self.words[word].upos = Upos::Noun;
        self.words[word].deprel = Deprel::Obj;
        let phrases: Vec<usize> =
            self.kids(word).filter(|&kid| self.rel(kid) == Deprel::Obl).collect();
        for kid in phrases {
            self.words[kid].deprel = Deprel::Nmod;
        }
    }

    /// "Will police arrest/ADJ Lin?": an adjective with an auxiliary is a verb, the name behind it its
    /// object.
    pub(super) fn adjective_with_auxiliary(&mut self, word: usize) {
        let helped = self.kids(word).any(|kid| self.rel(kid) == Deprel::Aux)
            && !self.kids(word).any(|kid| self.rel(kid) == Deprel::Cop);
        let subjects = self.kids(word).filter(|&kid| self.is_subject(kid)).count();
        let behind = self.kids(word).find(|&kid| kid > word && self.is_subject(kid));
        if self.words[word].upos != Upos::Adj || !helped || subjects < 2 {
            return;
        }
        if let Some(object) = behind {
            self.words[word].upos = Upos::Verb;
            // Behind an auxiliary stands the bare verb.
            self.words[word].lemma = self.lower(word).into();
            self.words[object].deprel = Deprel::Obj;
        }
    }

    /// "who commands/NOUN the force": a noun with a subject and an object is the verb that it can be.
    pub(super) fn noun_with_object(&mut self, word: usize) {
        let plain = self.words[word].upos == Upos::Noun
            && !self
                .kids(word)
                .any(|kid| matches!(self.rel(kid), Deprel::Cop | Deprel::Det | Deprel::Case));
        let subject = self.kids(word).any(|kid| kid < word && self.is_subject(kid));
        let object = self.kids(word).any(|kid| kid > word && self.rel(kid) == Deprel::Obj);
        if plain && subject && object {
            self.words[word].upos = Upos::Verb;
        }
    }

    /// "Dahl paid Moe/nsubj", "financed Dahl/xcomp": a bare name right behind a verb with a subject is its object.
    pub(super) fn name_as_object(&mut self, name: usize) {
        let odd = matches!(
            self.rel(name),
            Deprel::Nsubj | Deprel::Xcomp | Deprel::Advmod | Deprel::Advcl | Deprel::Dep
        );
        let Some(verb) = self.words[name].head.filter(|_| odd) else { return };
        let bare = self.words[name].upos == Upos::Propn
            && !self
                .kids(name)
                .any(|kid| matches!(self.rel(kid), Deprel::Case | Deprel::Cop | Deprel::Nsubj));
        let first = (verb + 1..=name).all(|at| self.is_below(at, name));
        if self.words[verb].upos != Upos::Verb || verb > name || !bare || !first {
            return;
        }
        let has = |rels: &[Deprel]| {
            self.kids(verb).any(|kid| kid != name && rels.contains(&self.rel(kid)))
        };
        let subject = self.kids(verb).any(|kid| self.is_subject(kid) && kid < verb);
        let link = matches!(
            self.words[verb].lemma.as_str(),
            "become" | "remain" | "seem" | "name" | "call"
        );
        if subject && !link && !has(&[Deprel::Obj, Deprel::AuxPass]) {
            self.words[name].deprel = Deprel::Obj;
        }
    }

    /// "stole between $4 and $5 from Norway": a sum is the verb's, and so is what the parse hung on the sum.
    pub(super) fn phrase_on_amount(&mut self, word: usize) {
        let sum = |at: usize| matches!(self.words[at].upos, Upos::Sym);
        let Some(head) = self.words[word].head else { return };
        if sum(word) && self.rel(word) == Deprel::Nmod && self.words[head].upos == Upos::Verb {
            self.words[word].deprel = Deprel::Obl;
            return;
        }
        let led = self.kids(word).any(|kid| {
            self.rel(kid) == Deprel::Case
                && matches!(self.lower(kid), "from" | "to" | "into" | "with")
        });
        if !sum(head) || !led || !self.is_noun(word) || self.rel(word) != Deprel::Nmod {
            return;
        }
        let mut above = head;
        for _ in 0..3 {
            let Some(next) = self.words[above].head else { return };
            above = next;
            if self.words[above].upos == Upos::Verb {
                self.attach(word, above, Deprel::Obl);
                return;
            }
            if !sum(above) {
                return;
            }
        }
    }

    /// "flown from X to Y": Y is where the verb goes, and what stands beside Y is said of Y.
    pub(super) fn goal_of_verb(&mut self, goal: usize) {
        let case = |of: usize, what: &str| {
            self.kids(of)
                .any(|kid| self.rel(kid) == Deprel::Case && kid < of && self.reads(kid, what))
        };
        let start = self.words[goal].head.filter(|&start| {
            start < goal
                && self.rel(goal) == Deprel::Nmod
                && self.rel(start) == Deprel::Obl
                && case(goal, "to")
                && case(start, "from")
        });
        let verb = start.and_then(|start| self.words[start].head);
        let (Some(start), Some(verb)) = (start, verb) else { return };
        self.attach(goal, verb, Deprel::Obl);
        let beside: Vec<usize> =
            self.kids(start).filter(|&kid| kid > goal && self.rel(kid) == Deprel::Appos).collect();
        for kid in beside {
            self.attach(kid, goal, Deprel::Appos);
        }
    }
}
