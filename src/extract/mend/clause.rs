//! Main clauses found again behind participles, relative clauses and verbless roots.

use super::super::inflect::base_of_past;
use super::super::relation_words::deed;
use super::super::report_words::{Governor, report};
use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "Lin, arrested in May, denied it": between subject and verb a comma means a participle.
    pub(super) fn participle_as_main(&mut self, verb: usize) {
        self.participle_of_apposition(verb);
        if self.words[verb].upos != Upos::Verb || !self.is_past(verb) || !self.follows_comma(verb) {
            return;
        }
        let helped = self.kids(verb).any(|kid| matches!(self.rel(kid), Deprel::Aux | Deprel::Cop));
        let Some(subject) = self.kids(verb).find(|&kid| self.is_subject(kid)) else { return };
        if helped || self.last_below(subject) + 2 != verb {
            return;
        }
        let Some(main) = self.main_verb_after(verb, verb) else { return };
        self.promote(main, verb, subject, Deprel::Acl);
    }

    /// "Lin, a broker wanted by Wu, sold it", read with "wanted" as the main verb.
    fn participle_of_apposition(&mut self, verb: usize) {
        let past = self.words[verb].upos == Upos::Verb && self.is_past(verb);
        let led = self.words.get(verb + 1).is_some_and(|next| next.upos == Upos::Adp);
        let Some(subject) = self.kids(verb).find(|&kid| past && led && self.is_subject(kid)) else {
            return;
        };
        let beside = self.kids(subject).find(|&kid| {
            self.rel(kid) == Deprel::Appos && kid < verb && self.last_below(kid) + 1 == verb
        });
        let helped = self.kids(verb).any(|kid| {
            matches!(self.rel(kid), Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Obj)
        });
        let Some(beside) = beside.filter(|_| !helped) else { return };
        if let Some(main) = self.main_verb_after(verb, verb) {
            let marks: Vec<usize> =
                self.kids(verb).filter(|&kid| self.rel(kid) == Deprel::Mark).collect();
            self.promote(main, verb, subject, Deprel::Acl);
            self.attach(verb, beside, Deprel::Acl);
            for mark in marks {
                self.attach(mark, main, Deprel::Mark);
            }
        }
    }

    /// "Lin, who owns it, denied it", read with "owns" as the main verb or "Lin" as the root.
    pub(super) fn relative_as_main(&mut self, pronoun: usize) {
        let relative = matches!(self.lower(pronoun), "who" | "which" | "whom" | "whose" | "where");
        if !relative || !self.follows_comma(pronoun) || pronoun < 2 {
            return;
        }
        let Some(verb) = self.clause_of(pronoun) else { return };
        let noun = self.top_of_phrase(pronoun - 2);
        if !self.is_noun(noun) || verb < pronoun {
            return;
        }
        let main = self.main_verb_after(verb, verb);
        // "where" may stand for no noun, unless the noun is left without its verb.
        if self.reads(pronoun, "where") && (main.is_none() || !self.is_below(noun, verb)) {
            return;
        }
        let noun_is_root = self.words[noun].head.is_none()
            && self.kids(noun).all(|kid| self.rel(kid) != Deprel::Cop);
        if self.is_below(noun, verb) {
            let subject =
                self.kids(verb).find(|&kid| self.is_subject(kid) && self.is_below(noun, kid));
            if let Some(main) = main {
                self.promote(main, verb, subject.unwrap_or(noun), Deprel::AclRelcl);
            } else if self.words[noun].head == Some(verb) {
                let (head, rel) = (self.words[verb].head, self.rel(verb));
                self.words[noun].head = head;
                self.words[noun].deprel = if rel == Deprel::AclRelcl { Deprel::Obl } else { rel };
                self.attach(verb, noun, Deprel::AclRelcl);
            }
        } else if let Some(main) =
            main.or_else(|| self.main_verb_after(verb, noun)).filter(|_| noun_is_root)
        {
            self.attach(verb, noun, Deprel::AclRelcl);
            self.crown(main, noun);
            self.attach(noun, main, Deprel::Nsubj);
            self.give_back_object(verb, main);
        } else if !matches!(self.rel(verb), Deprel::AclRelcl | Deprel::Acl) {
            self.attach(verb, noun, Deprel::AclRelcl);
        }
    }

    /// Makes `main` the head of the clause that `verb` headed, with `subject` its subject.
    pub(super) fn promote(&mut self, main: usize, verb: usize, subject: usize, rel: Deprel) {
        let noun = self.words[main].head.filter(|_| self.rel(main) == Deprel::Amod);
        let subject_rel = if self.is_subject(subject) { self.rel(subject) } else { Deprel::Nsubj };
        self.crown(main, verb);
        self.attach(subject, main, subject_rel);
        self.attach(verb, subject, rel);
        if let Some(noun) = noun {
            self.attach(noun, main, Deprel::Obj);
        }
        self.give_back_object(verb, main);
    }

    /// `main` takes the place of `old` in the tree.
    pub(super) fn crown(&mut self, main: usize, old: usize) {
        let (head, rel) = (self.words[old].head, self.words[old].deprel);
        self.words[main].head = head;
        self.words[main].deprel = rel;
        let after: Vec<usize> = self.kids(old).filter(|&kid| kid > main).collect();
        self.words[old].head = Some(main);
        for kid in after {
            let rel = self.rel(kid);
            self.attach(kid, main, rel);
        }
    }

    /// A noun before the comma that was taken for the main verb's subject is the other's object.
    pub(super) fn give_back_object(&mut self, verb: usize, main: usize) {
        let has_object = self.kids(verb).any(|kid| self.rel(kid) == Deprel::Obj);
        let between = self.kids(main).find(|&kid| self.is_subject(kid) && kid > verb && kid < main);
        if let Some(object) = between.filter(|_| !has_object) {
            self.attach(object, verb, Deprel::Obj);
        }
        let comma = (verb..main).rev().find(|&at| self.reads(at, ","));
        let Some(comma) = comma else { return };
        let strays: Vec<usize> = self
            .kids(main)
            .filter(|&kid| kid > verb && kid < comma && !self.is_subject(kid))
            .collect();
        for kid in strays {
            let rel = if self.rel(kid) == Deprel::Advmod { Deprel::Obl } else { self.rel(kid) };
            self.attach(kid, verb, rel);
        }
    }

    /// A finite verb after a comma after `verb`, without a subject of its own, hung below `verb`.
    pub(super) fn main_verb_after(&self, verb: usize, top: usize) -> Option<usize> {
        (verb + 1..self.words.len()).find(|&at| {
            let finite = self.words[at].upos == Upos::Verb
                && !self.lower(at).ends_with("ing")
                && !self.kids(at).any(|kid| self.rel(kid) == Deprel::Mark);
            let loose = matches!(
                self.rel(at),
                Deprel::Conj
                    | Deprel::Parataxis
                    | Deprel::Ccomp
                    | Deprel::Advcl
                    | Deprel::Amod
                    | Deprel::Acl
                    | Deprel::Appos
                    | Deprel::Nsubj
                    | Deprel::NsubjPass
                    | Deprel::Obj
                    | Deprel::Obl
                    | Deprel::OblAgent
            );
            let own = self.kids(at).any(|kid| self.is_subject(kid) && kid + 2 >= at && kid < at);
            let joined = self.kids(at).any(|kid| self.rel(kid) == Deprel::Cc);
            finite
                && loose
                && !own
                && !joined
                && self.opens_after_comma(at)
                && self.is_below(at, top)
        })
    }

    /// A comma stands before the verb and its auxiliaries and adverbs.
    pub(super) fn opens_after_comma(&self, verb: usize) -> bool {
        let mut at = verb;
        while at > 0 && at + 4 > verb {
            at -= 1;
            if self.reads(at, ",") {
                return true;
            }
            if !matches!(self.words[at].upos, Upos::Aux | Upos::Adv | Upos::Part) {
                return false;
            }
        }
        false
    }

    /// The verb of the clause that a relative pronoun opens.
    pub(super) fn clause_of(&self, pronoun: usize) -> Option<usize> {
        let mut at = pronoun;
        for _ in 0..4 {
            at = self.words[at].head?;
            let predicate = self.kids(at).any(|kid| self.rel(kid) == Deprel::Cop);
            if self.words[at].upos == Upos::Verb || predicate {
                return Some(at);
            }
        }
        None
    }

    /// From the last word of a name or noun phrase to the word that heads it.
    pub(super) fn top_of_phrase(&self, last: usize) -> usize {
        let mut at = last;
        for _ in 0..self.words.len() {
            let Some(head) = self.words[at].head else { break };
            let inside = matches!(self.rel(at), Deprel::Flat | Deprel::Compound | Deprel::Appos);
            let before = matches!(self.rel(at), Deprel::Nmod) && self.is_subject(head) && head < at;
            if !(inside && head < last + 1 || before) {
                break;
            }
            at = head;
        }
        at
    }

    /// A sentence whose root is a noun although it has a finite verb: "X, its maker, sold Y".
    pub(super) fn noun_as_root(&mut self, noun: usize) {
        let root = self.words[noun].head.is_none() && self.is_noun(noun);
        if !root || self.kids(noun).any(|kid| matches!(self.rel(kid), Deprel::Cop | Deprel::Nsubj))
        {
            return;
        }
        let main = (noun + 1..self.words.len())
            .find(|&verb| self.is_stray_main(verb, noun))
            .or_else(|| self.only_participle(noun));
        let Some(main) = main else { return };
        let passive = self.kids(main).any(|kid| self.rel(kid) == Deprel::AuxPass);
        let old = self.words[main].head;
        let before: Vec<usize> =
            self.kids(main).filter(|&kid| kid + 1 < main && !self.opens(kid, main)).collect();
        self.crown(main, noun);
        self.attach(noun, main, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        let Some(old) = old.filter(|&old| old != noun && self.words[old].upos == Upos::Verb) else {
            return;
        };
        self.give_back(&before, old);
    }

    /// "The regulator fined Lin.", read as the regulator that was fined: the sentence's only verb,
    /// in the past, with an object and without a doer.
    fn only_participle(&self, noun: usize) -> Option<usize> {
        let mut verbs = (0..self.words.len()).filter(|&at| self.words[at].upos == Upos::Verb);
        let verb = verbs.next().filter(|_| verbs.next().is_none())?;
        let hangs = self.words[verb].head == Some(noun) && self.rel(verb) == Deprel::Acl;
        let told = self.kids(verb).any(|kid| {
            kid > verb
                && (self.rel(kid) == Deprel::Obj || self.words[kid].upos == Upos::Sym)
                && !self.kids(kid).any(|case| self.rel(case) == Deprel::Case)
                || kid > verb && self.is_asked_for(verb, kid)
        });
        let by = self.kids(verb).any(|kid| self.rel(kid) == Deprel::OblAgent);
        let full = self.words.last().is_some_and(|last| last.upos == Upos::Punct);
        (hangs && told && !by && full && verb > noun && self.is_past(verb)).then_some(verb)
    }

    /// "called for/on X": a verb with its own preposition.
    fn is_asked_for(&self, verb: usize, noun: usize) -> bool {
        let listed = |case: usize| {
            let phrase = format!("{} {}", self.words[verb].lemma, self.lower(case));
            report(&phrase, Governor::Verb).is_some()
        };
        self.kids(noun).any(|kid| self.rel(kid) == Deprel::Case && listed(kid))
    }

    /// A finite verb of its own: with an auxiliary, or in the past with an object, after a comma.
    fn is_stray_main(&self, verb: usize, noun: usize) -> bool {
        if self.words[verb].upos != Upos::Verb || !self.opens_after_comma(verb) {
            return false;
        }
        let aux = self.kids(verb).any(|kid| matches!(self.rel(kid), Deprel::Aux | Deprel::AuxPass));
        let object = self.kids(verb).any(|kid| self.rel(kid) == Deprel::Obj && kid > verb);
        let finite = aux || object && !self.lower(verb).ends_with("ing");
        let own = self.kids(verb).any(|kid| self.is_subject(kid) && kid < verb);
        let bound = self.kids(verb).any(|kid| matches!(self.rel(kid), Deprel::Mark | Deprel::Cc));
        finite && !own && !bound && self.is_below(verb, noun)
    }

    /// True for the words of the verb group right before its verb.
    fn opens(&self, kid: usize, verb: usize) -> bool {
        kid + 4 > verb
            && (kid..verb)
                .all(|at| matches!(self.words[at].upos, Upos::Aux | Upos::Adv | Upos::Part))
    }

    /// What stands before a verb's comma was the old verb's.
    fn give_back(&mut self, before: &[usize], old: usize) {
        let noun = before.iter().copied().find(|&kid| self.is_noun(kid));
        for &kid in before {
            match (self.rel(kid), noun) {
                (Deprel::Case, Some(noun)) if kid < noun => self.attach(kid, noun, Deprel::Case),
                (rel, _) => self.attach(kid, old, rel),
            }
        }
        if let Some(noun) = noun {
            let by = self.kids(noun).any(|kid| self.reads(kid, "by"));
            self.attach(noun, old, if by { Deprel::OblAgent } else { Deprel::Obl });
        }
    }

    /// "had/VERB given", "having met": a perfect, with "have" as its auxiliary.
    pub(super) fn perfect(&mut self, have: usize) {
        if self.words[have].lemma != "have" || self.words[have].upos != Upos::Verb {
            return;
        }
        let participle = |&kid: &usize| {
            kid > have
                && self.words[kid].upos == Upos::Verb
                && self.is_past(kid)
                && matches!(
                    self.rel(kid),
                    Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::Dep | Deprel::Conj
                )
                && !self.kids(kid).any(|one| self.is_subject(one) || self.rel(one) == Deprel::Mark)
        };
        let Some(verb) = self.kids(have).find(participle) else { return };
        let thing = self
            .kids(have)
            .any(|kid| self.rel(kid) == Deprel::Obj && self.words[kid].upos != Upos::Pron);
        if thing {
            return;
        }
        let kids: Vec<usize> = self.kids(have).filter(|&kid| kid != verb).collect();
        self.crown(verb, have);
        for kid in kids {
            let rel = self.rel(kid);
            let rel = if rel == Deprel::Obj { Deprel::Advmod } else { rel };
            self.attach(kid, verb, rel);
        }
        self.words[have].upos = Upos::Aux;
        self.attach(have, verb, Deprel::Aux);
    }

    /// "The guard denies/NOUN that": a word that is only ever a report verb, as root.
    pub(super) fn report_as_noun(&mut self, word: usize) {
        let root = self.words[word].head.is_none() && self.words[word].upos == Upos::Noun;
        let lemma = self.words[word].lemma.to_lowercase();
        let reports = report(&lemma, Governor::Verb).is_some_and(|e| e.finite.names_speaker())
            && report(&lemma, Governor::Noun).is_none()
            && deed(&lemma).is_none();
        if !root || !reports || !self.lower(word).ends_with('s') {
            return;
        }
        let subject = (0..word).rev().find(|&kid| {
            self.words[kid].head == Some(word)
                && matches!(self.rel(kid), Deprel::Compound | Deprel::Nmod | Deprel::Amod)
                && self.is_noun(kid)
        });
        let Some(subject) = subject else { return };
        self.words[word].upos = Upos::Verb;
        let kids: Vec<usize> = self.kids(word).filter(|&kid| kid != subject).collect();
        self.attach(subject, word, Deprel::Nsubj);
        for kid in kids {
            let finite =
                self.kids(kid).any(|one| self.is_subject(one) || self.rel(one) == Deprel::Mark);
            match self.rel(kid) {
                rel if kid < subject => self.attach(kid, subject, rel),
                Deprel::Acl | Deprel::AclRelcl if finite => self.attach(kid, word, Deprel::Ccomp),
                Deprel::Acl => self.attach(kid, word, Deprel::Xcomp),
                Deprel::Appos | Deprel::Nmod if kid > word && self.plain(kid) => {
                    self.attach(kid, word, Deprel::Obj);
                }
                _ => {}
            }
        }
    }

    /// A noun that nothing leads.
    fn plain(&self, noun: usize) -> bool {
        self.is_noun(noun) && !self.kids(noun).any(|kid| self.rel(kid) == Deprel::Case)
    }

    /// A name that the parse made part of a verb is its subject or its object, or the object of
    /// the verb right before it.
    pub(super) fn noun_on_verb(&mut self, noun: usize) {
        let verb = self.words[noun].head.filter(|&head| self.words[head].upos == Upos::Verb);
        let stray = matches!(self.rel(noun), Deprel::Compound | Deprel::Flat | Deprel::Nummod);
        let Some(verb) = verb.filter(|_| stray && self.is_noun(noun)) else { return };
        if matches!(self.rel(verb), Deprel::Amod | Deprel::Compound) {
            return;
        }
        let has =
            |of: usize, rels: &[Deprel]| self.kids(of).any(|kid| rels.contains(&self.rel(kid)));
        let mut first = noun;
        while first > 0 && self.words[first - 1].head == Some(noun) {
            first -= 1;
        }
        let before = first.checked_sub(1).filter(|&at| {
            self.words[at].upos == Upos::Verb && !has(at, &[Deprel::Obj, Deprel::AuxPass])
        });
        if let Some(before) = before.filter(|&at| at <= verb || self.is_below(at, verb)) {
            self.attach(noun, before, Deprel::Obj);
        } else if noun < verb && !has(verb, &[Deprel::Nsubj, Deprel::NsubjPass]) {
            let passive = has(verb, &[Deprel::AuxPass]);
            self.attach(noun, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        } else if noun > verb && !has(verb, &[Deprel::Obj]) {
            self.attach(noun, verb, Deprel::Obj);
        }
    }

    /// "have lent/ADP the country money": an irregular past right behind "have" is its verb.
    fn past_as_preposition(&mut self, word: usize) {
        let have = word
            .checked_sub(1)
            .filter(|&have| self.words[have].lemma == "have" && self.rel(word) == Deprel::Case);
        let noun = self.words[word].head.filter(|&noun| noun > word);
        let base = base_of_past(self.lower(word));
        let (Some(have), Some(noun), Some(base)) = (have, noun, base) else { return };
        if self.words[noun].head != Some(have) {
            return;
        }
        self.words[word].upos = Upos::Verb;
        self.words[word].lemma = base.into();
        self.attach(word, have, Deprel::Xcomp);
        self.attach(noun, word, Deprel::Obj);
    }

    /// "the gang stole/NOUN $3 million": an irregular past after a noun is its verb.
    pub(super) fn past_as_noun(&mut self, word: usize) {
        self.past_as_preposition(word);
        // "Lin shot Wu": a shot has no name.
        let named = self.kids(word).any(|kid| kid == word + 1 && self.rel(kid) == Deprel::Flat);
        let shot = (named && self.reads(word, "shot")).then_some("shoot");
        let base = base_of_past(self.lower(word)).or(shot);
        let base = base.filter(|_| self.words[word].upos == Upos::Noun);
        let before = word.checked_sub(1).map(|last| self.top_within(last));
        let subject = before.filter(|&at| {
            self.words[at].head == Some(word)
                && self.is_noun(at)
                && matches!(self.rel(at), Deprel::Compound | Deprel::Nsubj)
        });
        let perfect = self.words[word].head.filter(|&have| {
            have + 1 == word && self.words[have].lemma == "have" && self.rel(word) == Deprel::Obj
        });
        if let (Some(base), Some(have)) = (base, perfect) {
            self.words[word].upos = Upos::Verb;
            self.words[word].lemma = base.into();
            self.attach(word, have, Deprel::Xcomp);
            return;
        }
        let (Some(base), Some(subject)) = (base, subject) else { return };
        self.words[word].upos = Upos::Verb;
        self.words[word].lemma = base.into();
        // "Lin shot/root Wu/flat".
        let object = self.kids(word).find(|&kid| kid == word + 1 && self.rel(kid) == Deprel::Flat);
        if let Some(object) = object {
            self.attach(object, word, Deprel::Obj);
        }
        let kids: Vec<usize> = self.kids(word).filter(|&kid| kid < subject).collect();
        self.attach(subject, word, Deprel::Nsubj);
        for kid in kids {
            let rel = self.rel(kid);
            self.attach(kid, subject, rel);
        }
        let host = self.words[word].head.filter(|&host| host > word && self.is_subject(word));
        let Some(host) = host else { return };
        let marks: Vec<usize> =
            self.kids(host).filter(|&kid| kid < subject && self.rel(kid) == Deprel::Mark).collect();
        let (head, rel) = (self.words[host].head, self.rel(host));
        self.words[word].head = head;
        self.words[word].deprel = if rel == Deprel::Obj { Deprel::Ccomp } else { rel };
        self.words[host].head = Some(word);
        self.words[host].deprel = Deprel::Obj;
        for mark in marks {
            self.attach(mark, word, Deprel::Mark);
        }
    }
}
