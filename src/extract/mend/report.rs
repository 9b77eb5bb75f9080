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

    /// "told the paper that Lin had dined there": "that" opens what was told, and is no one's object.
    pub(super) fn told_that(&mut self, that: usize) {
        const TELL: &str = "tell inform assure warn remind convince persuade notify";
        let pronoun = self.reads(that, "that") && self.rel(that) == Deprel::Obj;
        let Some(verb) = self.words[that].head.filter(|&verb| pronoun && verb > that) else {
            return;
        };
        let Some(noun) = self.words[verb].head.filter(|&noun| {
            self.is_told_after(that, verb)
                && noun < that
                && self.rel(verb) == Deprel::AclRelcl
                && matches!(self.rel(noun), Deprel::Obj | Deprel::Iobj)
        }) else {
            return;
        };
        let Some(tell) = self.words[noun].head else { return };
        if TELL.split_whitespace().any(|one| one == self.words[tell].lemma) {
            self.attach(verb, tell, Deprel::Ccomp);
            self.words[that].upos = Upos::Sconj;
            self.attach(that, verb, Deprel::Mark);
        }
    }

    /// "said in a statement that some of those held may be victims": the statement is no subject of what is
    /// said in it.
    pub(super) fn said_in_document(&mut self, that: usize) {
        let Some(noun) = that.checked_sub(1).filter(|_| self.reads(that, "that")) else { return };
        let led = self.kids(noun).any(|kid| self.rel(kid) == Deprel::Case && kid < noun);
        let subject = self.is_subject(noun) && self.is_noun(noun) && led;
        let Some(predicate) = self.words[noun].head.filter(|&head| subject && head > that) else {
            return;
        };
        let near = (noun.saturating_sub(6)..noun).rev();
        let Some(verb) = near.into_iter().find(|&at| self.is_report_verb(at)) else { return };
        if self.is_below(verb, noun) || !self.is_below(predicate, verb) {
            return;
        }
        self.attach(noun, verb, Deprel::Obl);
        self.attach(predicate, verb, Deprel::Ccomp);
        let stray = self.kids(noun).find(|&kid| kid > that && self.words[kid].upos == Upos::Verb);
        if let Some(verb) = stray.filter(|&verb| verb < predicate) {
            let subject = self.kids(verb).find(|&kid| self.is_subject(kid));
            let before = verb.checked_sub(1).filter(|&before| self.is_noun(before));
            if let (Some(subject), Some(before)) = (subject, before) {
                self.attach(subject, predicate, Deprel::Nsubj);
                self.attach(verb, before, Deprel::Acl);
            }
        }
        if self.rel(that) == Deprel::Mark {
            self.attach(that, predicate, Deprel::Mark);
        }
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

    /// "According to Lin, the judge, Wu never paid", with Lin as the root: the clause behind the comma is the
    /// sentence's.
    pub(super) fn according_as_root(&mut self, noun: usize) {
        let root = self.words[noun].head.is_none() && self.is_noun(noun);
        let led = self
            .kids(noun)
            .any(|kid| self.rel(kid) == Deprel::Case && kid < noun && self.reads(kid, "according"));
        if !root || !led {
            return;
        }
        let main = (noun + 1..self.words.len()).find(|&verb| {
            let predicate = self.words[verb].upos == Upos::Verb
                || self.kids(verb).any(|kid| self.rel(kid) == Deprel::Cop);
            let opens = |kid: usize| kid < verb && self.opens_with_comma(kid);
            predicate
                && !matches!(self.rel(verb), Deprel::AclRelcl | Deprel::Amod)
                && self.kids(verb).any(|kid| self.is_subject(kid) && opens(kid))
        });
        if let Some(main) = main {
            self.crown(main, noun);
            self.attach(noun, main, Deprel::Obl);
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

    /// "estimates that/mark the gang stole it", with "that" hung on the verb before it.
    pub(super) fn mark_behind_verb(&mut self, that: usize) {
        let verb = self.words[that].head.filter(|&verb| {
            verb < that && self.rel(that) == Deprel::Mark && self.reads(that, "that")
        });
        let Some(verb) = verb else { return };
        let told = self.kids(verb).find(|&kid| kid > that && self.is_told_after(that, kid));
        if let Some(told) = told {
            self.words[told].deprel = Deprel::Ccomp;
            self.attach(that, told, Deprel::Mark);
        }
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

    /// "notes that it grows, with gangs moving abroad": what goes with the growth is noted too.
    pub(super) fn with_after_report(&mut self, verb: usize) {
        let with = self.kids(verb).any(|kid| {
            matches!(self.rel(kid), Deprel::Mark | Deprel::Case) && self.reads(kid, "with")
        });
        let Some(above) = self.words[verb].head.filter(|&above| {
            with && above < verb && self.rel(verb) == Deprel::Advcl && self.reports(above)
        }) else {
            return;
        };
        let told = self
            .kids(above)
            .find(|&kid| self.rel(kid) == Deprel::Ccomp && above < kid && kid < verb);
        if let Some(told) = told {
            self.attach(verb, told, Deprel::Advcl);
        }
    }

    /// "the statement that those held may be victims stresses it": "those" are said to be victims, and the
    /// statement stresses it.
    pub(super) fn predicate_under_subject(&mut self, predicate: usize) {
        let has_copula = |word: usize| self.kids(word).any(|kid| self.rel(kid) == Deprel::Cop);
        if !has_copula(predicate) || self.has_subject(predicate) {
            return;
        }
        let Some(subject) = self.words[predicate].head.filter(|&subject| {
            subject < predicate
                && self.is_subject(subject)
                && matches!(self.rel(predicate), Deprel::Nmod | Deprel::Obl | Deprel::Acl)
        }) else {
            return;
        };
        let first = self.first_below(subject);
        let that = first.checked_sub(1).filter(|&that| self.reads(that, "that"));
        let noun = that.and_then(|that| that.checked_sub(1)).filter(|&noun| {
            self.words[noun].upos == Upos::Noun
                && report(&self.words[noun].lemma, Governor::Noun).is_some()
        });
        let (Some(that), Some(noun)) = (that, noun) else { return };
        let others: Vec<usize> = self
            .kids(subject)
            .filter(|&kid| kid > predicate && self.rel(kid) == Deprel::Conj && has_copula(kid))
            .collect();
        self.attach(predicate, noun, Deprel::Acl);
        self.attach(subject, predicate, Deprel::Nsubj);
        self.attach(that, predicate, Deprel::Mark);
        for other in others {
            self.attach(other, predicate, Deprel::Conj);
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

    /// "Ann Lee, a senator, suspects/NOUN that …": a report verb beside the name that is its subject.
    pub(super) fn report_beside_name(&mut self, word: usize) {
        if self.words[word].upos != Upos::Noun
            || !self.lower(word).ends_with('s')
            || !self.reports(word)
            || !self.reads(word + 1, "that")
        {
            return;
        }
        let subject = self.words[word].head.filter(|&head| {
            head < word
                && self.words[head].head.is_none()
                && self.is_noun(head)
                && matches!(
                    self.rel(word),
                    Deprel::Appos | Deprel::Conj | Deprel::Dep | Deprel::Parataxis
                )
        });
        let Some(subject) = subject else { return };
        self.words[word].upos = Upos::Verb;
        self.words[word].lemma = self.words[word].lemma.to_lowercase();
        self.crown(word, subject);
        self.attach(subject, word, Deprel::Nsubj);
        let kids: Vec<usize> = self.kids(word).filter(|&kid| kid > word).collect();
        for kid in kids {
            if matches!(self.rel(kid), Deprel::Acl | Deprel::AclRelcl) {
                self.words[kid].deprel = Deprel::Ccomp;
            }
        }
    }
}
