//! Reports put right: "that" after a noun of saying, "according to", a report verb that was taken for a
//! noun beside its subject.

use super::super::report_words::{Effect, Governor, report};
use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "The claim that X paid Y proved false": what is claimed ends with its object, and the claim is the
    /// subject of the verb behind it.
    pub(super) fn clause_of_report(&mut self, that: usize) {
        let Some(noun) = that.checked_sub(1).filter(|_| self.reads(that, "that")) else { return };
        self.noun_lemma(noun);
        let tells = report(&self.words[noun].lemma.to_lowercase(), Governor::Noun)
            .is_some_and(|e| e.finite != Effect::None);
        if !tells || self.words[noun].upos != Upos::Noun {
            return;
        }
        let Some(verb) = self.told_verb(that) else { return };
        let object = self.phrase_right_after(verb);
        let bound = self.rel(that) == Deprel::Mark && self.words[that].head == Some(verb);
        if object.is_none() && !bound {
            return;
        }
        self.words[that].upos = Upos::Sconj;
        if self.words[verb].head == Some(that) {
            self.attach(verb, noun, Deprel::Acl);
        }
        self.attach(that, verb, Deprel::Mark);
        if self.words[verb].head == Some(noun) {
            self.words[verb].deprel = Deprel::Acl;
        }
        let Some(object) = object else { return };
        let taker =
            self.words[object].head.filter(|&main| main > object && self.is_subject(object));
        let main = taker.or_else(|| self.bare_verb_after(object, noun));
        self.attach(object, verb, Deprel::Obj);
        if let Some(main) = main.filter(|&main| self.is_below(main, noun)) {
            let passive = self.kids(main).any(|kid| self.rel(kid) == Deprel::AuxPass);
            self.crown(main, noun);
            self.attach(noun, main, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        }
    }

    /// "Reports/NOUN" that opens a sentence has its dictionary form all the same.
    fn noun_lemma(&mut self, noun: usize) {
        let lower = self.words[noun].lemma.to_lowercase();
        let known = |lemma: &str| report(lemma, Governor::Noun).is_some();
        if self.words[noun].upos == Upos::Noun && !known(&self.words[noun].lemma) {
            let single = lower.strip_suffix('s').filter(|single| known(single));
            if let Some(lemma) = single.or(Some(&*lower)).filter(|lemma| known(lemma)) {
                self.words[noun].lemma = lemma.into();
            }
        }
    }

    /// A finite verb without a subject right behind an object: that of the sentence.
    fn bare_verb_after(&self, object: usize, noun: usize) -> Option<usize> {
        let mut at = self.last_below(object) + 1;
        while self.words.get(at).is_some_and(|word| matches!(word.upos, Upos::Aux | Upos::Adv)) {
            at += 1;
        }
        let verb = self.words.get(at)?.upos == Upos::Verb && !self.lower(at).ends_with("ing");
        let bound = self.has_subject(at) || self.kids(at).any(|kid| self.rel(kid) == Deprel::Mark);
        (verb && !bound && self.is_below(at, noun)).then_some(at)
    }

    /// "while others may be perpetrators" as the agent of a verb: a clause of its own.
    pub(super) fn predicate_as_agent(&mut self, word: usize) {
        let clause = self.kids(word).any(|kid| self.rel(kid) == Deprel::Cop)
            && self.has_subject(word)
            && self.kids(word).any(|kid| self.rel(kid) == Deprel::Mark);
        let slot = matches!(self.rel(word), Deprel::OblAgent | Deprel::Obl | Deprel::Obj);
        if clause && slot {
            self.words[word].deprel = Deprel::Advcl;
        }
    }

    /// "It is false that soldiers/nsubj of another shot them": they are the subject of what follows them.
    pub(super) fn clause_of_predicate(&mut self, that: usize) {
        let marked = self.reads(that, "that")
            && self.rel(that) == Deprel::Mark
            && self.words[that].head.is_some_and(|head| self.is_noun(head) && head > that);
        let Some(predicate) = that.checked_sub(1).filter(|_| marked) else { return };
        let adjective = self.words[predicate].upos == Upos::Adj
            && self.kids(predicate).any(|kid| self.rel(kid) == Deprel::Cop);
        let Some(noun) = self.words[that].head.filter(|_| adjective) else { return };
        let verb = self.kids(noun).find(|&kid| {
            kid > noun
                && matches!(self.rel(kid), Deprel::Ccomp | Deprel::Acl | Deprel::AclRelcl)
                && self.words[kid].upos == Upos::Verb
                && !self.has_subject(kid)
        });
        let Some(verb) = verb else { return };
        self.attach(verb, predicate, Deprel::Ccomp);
        self.attach(noun, verb, Deprel::Nsubj);
        self.attach(that, verb, Deprel::Mark);
    }

    /// The first verb after "that" which has a subject between them.
    fn told_verb(&self, that: usize) -> Option<usize> {
        const NEAR: usize = 12;
        (that + 1..self.words.len().min(that + NEAR)).find(|&at| self.is_told_after(that, at))
    }

    /// The head of a noun phrase that begins right after a verb, if it is not the verb's own.
    fn phrase_right_after(&self, verb: usize) -> Option<usize> {
        let first = verb + 1;
        let begins = self.words.get(first).is_some_and(|word| {
            matches!(
                word.upos,
                Upos::Det | Upos::Propn | Upos::Noun | Upos::Pron | Upos::Num | Upos::Adj
            )
        });
        if !begins {
            return None;
        }
        let mut at = first;
        while let Some(head) = self.words[at].head {
            let inside = matches!(
                self.rel(at),
                Deprel::Det
                    | Deprel::Amod
                    | Deprel::Nummod
                    | Deprel::NmodPoss
                    | Deprel::Compound
                    | Deprel::Flat
            );
            if !inside || head < first || self.words[head].upos == Upos::Verb {
                break;
            }
            at = head;
        }
        (self.is_noun(at) || self.words[at].upos == Upos::Pron).then_some(at)
    }

    /// "According to aid workers, …" with "aid" read as a verb, or the phrase as the main clause.
    pub(super) fn according(&mut self, word: usize) {
        if !self.reads(word, "according") || !self.reads(word + 1, "to") {
            return;
        }
        let Some(noun) = self.end_of_phrase(word + 2) else { return };
        if self.words[word].head == Some(noun) && self.rel(word) == Deprel::Case {
            self.according_behind(word, noun);
            return;
        }
        let inside = |at: usize| (word..=noun).contains(&at);
        let main = match self.words[word].head.filter(|&head| !inside(head)) {
            Some(head) => Some(head),
            None => self.kids(word).chain(self.kids(noun)).find(|&kid| {
                !inside(kid) && (self.words[kid].upos == Upos::Verb || self.has_subject(kid))
            }),
        };
        let Some(main) = main else { return };
        if self.is_below(main, word) {
            self.crown(main, word);
        }
        self.attach(noun, main, Deprel::Obl);
        for at in word..noun {
            let rel = match self.words[at].upos {
                _ if at == word => Deprel::Case,
                _ if at == word + 1 => Deprel::Fixed,
                Upos::Det => Deprel::Det,
                Upos::Adj => Deprel::Amod,
                Upos::Verb => Deprel::Compound,
                _ if self.words[at].head.is_some_and(inside)
                    && self.words[at].head != Some(word) =>
                {
                    continue;
                }
                _ => Deprel::Compound,
            };
            if self.words[at].upos == Upos::Verb || at <= word + 1 {
                self.words[at].upos = if at <= word + 1 { Upos::Adp } else { Upos::Noun };
            }
            self.attach(at, if at == word + 1 { word } else { noun }, rel);
        }
    }

    /// "paid the gang, according to emails/conj": behind a comma it goes with the verb.
    fn according_behind(&mut self, according: usize, noun: usize) {
        let loose = matches!(self.rel(noun), Deprel::Conj | Deprel::Appos | Deprel::Nmod);
        let mut above = noun;
        for _ in 0..self.words.len() {
            let Some(head) = self.words[above].head else { return };
            above = head;
            if self.words[above].upos == Upos::Verb {
                break;
            }
        }
        if loose && self.follows_comma(according) && self.words[above].upos == Upos::Verb {
            self.attach(noun, above, Deprel::Obl);
        }
    }

    /// "According to aid/VERB workers": behind "according to" stands a noun, which the "verb" modifies.
    pub(super) fn according_to_verb(&mut self, verb: usize) {
        let Some(to) = verb.checked_sub(1).filter(|&to| to > 0 && self.reads(to, "to")) else {
            return;
        };
        let according = to - 1;
        let noun = verb + 1;
        let led = self.reads(according, "according") && self.words[verb].upos == Upos::Verb;
        if !led || noun >= self.words.len() || self.words[noun].upos != Upos::Noun {
            return;
        }
        self.words[verb].upos = Upos::Noun;
        let main = self
            .kids(verb)
            .chain(self.kids(according))
            .find(|&kid| kid > noun && self.words[kid].upos == Upos::Verb && self.has_subject(kid));
        let root = [according, verb].into_iter().find(|&at| self.words[at].head.is_none());
        if let (Some(main), Some(root)) = (main, root) {
            self.crown(main, root);
            self.attach(noun, main, Deprel::Obl);
        } else {
            let (head, rel) = (self.words[according].head, self.words[according].deprel);
            self.words[noun].head = head.filter(|&head| head != verb && head != noun);
            self.words[noun].deprel = if head.is_none() { Deprel::Root } else { rel };
        }
        self.attach(verb, noun, Deprel::Compound);
        self.attach(according, noun, Deprel::Case);
        self.attach(to, according, Deprel::Fixed);
    }

    fn first_below(&self, top: usize) -> usize {
        let inside =
            |&word: &usize| self.words[word].upos != Upos::Punct && self.is_below(word, top);
        (0..=top).find(inside).unwrap_or(top)
    }

    /// "freed the workers, officials/conj said": who says it stands right before the verb.
    pub(super) fn subject_of_aside(&mut self, verb: usize) {
        let says = self.is_report_verb(verb) && !self.lower(verb).ends_with("ing");
        let helped =
            self.kids(verb).any(|kid| matches!(self.rel(kid), Deprel::Aux | Deprel::AuxPass));
        let Some(before) = verb.checked_sub(1).filter(|_| says && !helped) else { return };
        if !self.is_noun(before) || self.has_subject(verb) {
            return;
        }
        let mut top = before;
        while let Some(head) = self.words[top].head.filter(|&head| head <= before) {
            let inside = matches!(self.rel(top), Deprel::Flat | Deprel::Compound | Deprel::Nmod);
            if !inside || !self.opens_with_comma(head) && !self.opens_with_comma(top) {
                break;
            }
            top = head;
        }
        let loose = matches!(self.rel(top), Deprel::Conj | Deprel::Appos | Deprel::Dep);
        if !loose || !self.opens_with_comma(top) {
            return;
        }
        // "…," Lund told/advmod the court: the verb hangs on its own subject.
        if self.words[verb].head == Some(top) {
            let Some(root) = self.words.iter().position(|word| word.head.is_none()) else { return };
            self.words[verb].head = Some(root);
            self.words[verb].deprel = Deprel::Parataxis;
        }
        if !self.is_below(verb, top) {
            self.attach(top, verb, Deprel::Nsubj);
        }
    }

    /// True for a phrase right behind a comma or the end of a quotation.
    fn opens_with_comma(&self, top: usize) -> bool {
        let first = self.first_below(top);
        first > 0 && matches!(self.lower(first - 1), "," | "\"" | "”" | "''")
    }

    /// "…, residents say, because owners pay": a reason is given for what is said, not said by itself.
    pub(super) fn reason_as_complement(&mut self, clause: usize) {
        let reason = self.kids(clause).any(|kid| {
            self.rel(kid) == Deprel::Mark
                && matches!(self.lower(kid), "because" | "although" | "though" | "while" | "since")
        });
        let aside = self.words[clause].head.filter(|&verb| {
            reason
                && self.rel(clause) == Deprel::Ccomp
                && self.rel(verb) == Deprel::Parataxis
                && verb < clause
        });
        if let Some(host) = aside.and_then(|verb| self.words[verb].head) {
            self.attach(clause, host, Deprel::Advcl);
        }
    }

    /// Last noun of the run of modifiers and nouns that begins at `first`; a verb right before a noun counts
    /// as one.
    fn end_of_phrase(&self, first: usize) -> Option<usize> {
        let mut last = None;
        for at in first..self.words.len() {
            let next = self.words.get(at + 1).map(|word| word.upos);
            match self.words[at].upos {
                Upos::Noun | Upos::Propn | Upos::Pron => last = Some(at),
                Upos::Det | Upos::Adj | Upos::Num => {}
                Upos::Part if self.is_genitive(at) => {}
                Upos::Verb if matches!(next, Some(Upos::Noun | Upos::Propn)) => {}
                _ => break,
            }
        }
        last
    }

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
