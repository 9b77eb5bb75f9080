//! Noun phrases put together again: names beside roles, "by" and "of" phrases with their noun,
//! participles and predicates that were taken for modifiers and objects.

use crate::base::{Certainty, Family};

use super::super::figure::currency_word;
use super::super::relation_words::{family, role, verb};
use super::super::report_words::{Effect, Governor, report};
use super::super::syntax::{Deprel, Upos};
use super::Mender;

/// Verbs whose "of" phrase is their own.
const TAKES_OF: &str = "accuse acquit approve assure beware clear complain consist convict cure \
    deprive die disapprove dispose dream hear inform know notify partake remind rid rob smell speak \
    strip suspect talk tell think tire warn make cheat defraud learn boast ask demand expect relieve";

impl Mender<'_> {
    /// "the compound/ADJ" in a noun's place is a noun.
    pub(super) fn adjective_as_noun(&mut self, word: usize) {
        let place = matches!(
            self.rel(word),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl | Deprel::Nmod
        );
        let determined = self.kids(word).any(|kid| self.rel(kid) == Deprel::Det);
        if self.words[word].upos == Upos::Adj && place && determined {
            self.words[word].upos = Upos::Noun;
        }
    }

    /// "Estonian/nsubj minister Lee/nsubj met": the first of two subjects with nothing but the
    /// second's own words between them modifies it.
    pub(super) fn double_subject(&mut self, word: usize) {
        if !self.is_subject(word) || !self.is_noun(word) {
            return;
        }
        let same = |&next: &usize| {
            self.is_subject(next)
                && self.is_noun(next)
                && self.words[next].head == self.words[word].head
        };
        let Some(next) = (word + 1..self.words.len()).find(same) else { return };
        let close = (word + 1..next).all(|at| {
            self.is_below(at, next)
                && !matches!(self.words[at].upos, Upos::Punct | Upos::Cconj | Upos::Det)
        });
        if close {
            let kids: Vec<usize> = self.kids(word).collect();
            self.attach(word, next, Deprel::Compound);
            for kid in kids {
                let rel = self.rel(kid);
                self.attach(kid, next, rel);
            }
        }
    }

    /// "fined Lin Bank $9 million", "paid Lin 900 euros": the name before the amount is no part of it.
    pub(super) fn name_before_amount(&mut self, word: usize) {
        let sum = |head: usize| {
            self.words[head].upos == Upos::Sym
                || currency_word(self.lower(head)).is_some()
                    && self.kids(head).any(|kid| self.rel(kid) == Deprel::Nummod && kid > word)
        };
        let amount = self.words[word]
            .head
            .filter(|&head| head > word && self.rel(word) == Deprel::Compound && sum(head));
        let Some(amount) = amount.filter(|_| self.is_noun(word)) else { return };
        let verb = self.words[amount]
            .head
            .filter(|&verb| self.words[verb].upos == Upos::Verb && verb < word);
        if let Some(verb) = verb.filter(|_| matches!(self.rel(amount), Deprel::Obj | Deprel::Obl)) {
            self.words[amount].deprel = Deprel::Obj;
            self.attach(word, verb, Deprel::Iobj);
        }
    }

    /// Words hung on a punctuation mark belong to what the mark belongs to.
    pub(super) fn hung_on_mark(&mut self, mark: usize) {
        if self.words[mark].upos != Upos::Punct {
            return;
        }
        let Some(host) = self.words[mark].head else { return };
        let kids: Vec<usize> =
            self.kids(mark).filter(|&kid| self.words[kid].upos != Upos::Punct).collect();
        let noun = kids.iter().copied().find(|&kid| self.is_noun(kid));
        for &kid in &kids {
            let rel = self.rel(kid);
            match noun {
                Some(noun) if kid == noun => {
                    let led = kids.iter().any(|&one| self.rel(one) == Deprel::Case && one < noun);
                    self.attach(kid, host, if led { Deprel::Obl } else { rel });
                }
                Some(noun)
                    if kid < noun
                        && (rel == Deprel::Case || self.words[kid].upos != Upos::Verb) =>
                {
                    self.attach(kid, noun, rel);
                }
                _ => self.attach(kid, host, rel),
            }
        }
    }

    /// "Police plan/NOUN to raid X.": a bare noun as root, with an infinitive and a noun before it.
    pub(super) fn plan_as_root(&mut self, word: usize) {
        let root = self.words[word].head.is_none() && self.words[word].upos == Upos::Noun;
        let plans = report(self.lower(word), Governor::Verb)
            .is_some_and(|e| e.infinitive.certainty() == Certainty::Possible);
        let infinitive = self.kids(word).find(|&kid| {
            self.rel(kid) == Deprel::Acl
                && self.kids(kid).any(|to| self.reads(to, "to") && self.rel(to) == Deprel::Mark)
        });
        let determined = self
            .kids(word)
            .any(|kid| matches!(self.rel(kid), Deprel::Det | Deprel::NmodPoss | Deprel::Cop));
        let Some(infinitive) = infinitive.filter(|_| root && plans && !determined) else { return };
        let subject = word
            .checked_sub(1)
            .filter(|&kid| self.is_noun(kid) && self.words[kid].head == Some(word));
        if subject.is_some() {
            self.words[word].upos = Upos::Verb;
            self.attach(infinitive, word, Deprel::Xcomp);
            self.give_noun_arguments(word);
        }
    }

    /// The compound before a verb that was taken for a noun is its subject, the noun after it its
    /// object.
    pub(super) fn give_noun_arguments(&mut self, verb: usize) {
        let subject = (0..verb).rev().find(|&kid| {
            self.words[kid].head == Some(verb)
                && self.is_noun(kid)
                && self.rel(kid) == Deprel::Compound
        });
        let kids: Vec<usize> = self.kids(verb).collect();
        if let Some(subject) = subject {
            self.attach(subject, verb, Deprel::Nsubj);
            for &kid in kids.iter().filter(|&&kid| kid < subject) {
                let rel = self.rel(kid);
                if matches!(
                    rel,
                    Deprel::Amod | Deprel::Det | Deprel::Compound | Deprel::Nmod | Deprel::NmodPoss
                ) {
                    self.attach(kid, subject, rel);
                }
            }
        }
        let object = kids.into_iter().find(|&kid| {
            kid > verb
                && self.is_noun(kid)
                && matches!(self.rel(kid), Deprel::Appos | Deprel::Flat | Deprel::Compound)
        });
        if let Some(object) = object {
            self.attach(object, verb, Deprel::Obj);
        }
    }

    /// "by" without a passive and "of" without a verb that takes it belong to the noun before.
    pub(super) fn phrase_of_noun(&mut self, noun: usize) {
        let Some(head) = self.words[noun].head else { return };
        let case = self.kids(noun).find(|&kid| self.rel(kid) == Deprel::Case && kid < noun);
        let Some(case) = case.filter(|&case| case > 0) else { return };
        let loose = matches!(self.rel(noun), Deprel::Obl | Deprel::OblAgent)
            && self.words[head].upos == Upos::Verb;
        let dated = self.rel(noun) == Deprel::Nmod && !self.is_deed(head);
        match self.lower(case) {
            "by" if (loose && (!self.may_be_passive(head) || self.told_between(head, case)))
                || dated =>
            {
                if let Some(deed) = self.deed_before(case) {
                    self.attach(noun, deed, Deprel::Nmod);
                } else if let Some(verb) = self.passive_above(head).filter(|_| dated) {
                    self.attach(noun, verb, Deprel::OblAgent);
                }
            }
            "due" => {
                const LOST: &[&str] =
                    &["loss", "cost", "damage", "harm", "death", "injury", "delay", "closure"];
                let lost = |word: &usize| LOST.contains(&self.words[*word].lemma.as_str());
                let deed = (0..case).rev().take(3).find(lost);
                if let Some(deed) = deed {
                    self.attach(noun, deed, Deprel::Nmod);
                }
            }
            "of" if loose
                && self.is_noun(case - 1)
                && !TAKES_OF.split_whitespace().any(|verb| verb == self.words[head].lemma) =>
            {
                let top = self.top_of_phrase(case - 1);
                self.attach(noun, top, Deprel::Nmod);
            }
            _ => {}
        }
    }

    /// "addressing corruption within the police", "expand support for victims": the phrase belongs to
    /// the noun right before it, not to the verb above.
    pub(super) fn phrase_of_object(&mut self, noun: usize) {
        const GIVEN: &str = "support help aid assistance protection care compensation relief \
            sympathy justice respect demand backing";
        let Some(verb) = self.words[noun].head.filter(|_| self.rel(noun) == Deprel::Obl) else {
            return;
        };
        let case = self.kids(noun).find(|&kid| self.rel(kid) == Deprel::Case && kid < noun);
        let Some(case) = case.filter(|&case| case > verb + 1) else { return };
        let before = case - 1;
        let top = self.top_of_phrase(before);
        let object = matches!(self.rel(top), Deprel::Obj | Deprel::Conj);
        if self.words[before].upos != Upos::Noun || !object || !self.is_below(top, verb) {
            return;
        }
        let given = || GIVEN.split_whitespace().any(|given| given == self.words[before].lemma);
        let belongs = match self.lower(case) {
            "within" | "inside" => !matches!(
                self.words[noun].lemma.as_str(),
                "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade"
            ),
            "for" => given(),
            _ => false,
        };
        if belongs {
            self.attach(noun, before, Deprel::Nmod);
        }
    }

    /// "used in the killing of X by Y": a deed with its "of" phrase stands between.
    fn told_between(&self, verb: usize, case: usize) -> bool {
        self.deed_before(case).is_some_and(|deed| {
            let of = |kid: usize| self.kids(kid).any(|case| self.reads(case, "of"));
            deed > verb && self.kids(deed).any(of)
        })
    }

    /// The nearest noun before `place` that tells a deed, with no verb between.
    pub(super) fn deed_before(&self, place: usize) -> Option<usize> {
        const NEAR: usize = 10;
        (0..place)
            .rev()
            .take(NEAR)
            .take_while(|&word| self.words[word].upos != Upos::Verb)
            .find(|&word| self.is_deed(word))
    }

    pub(super) fn may_be_passive(&self, verb: usize) -> bool {
        self.is_past(verb)
            && (self
                .kids(verb)
                .any(|kid| matches!(self.rel(kid), Deprel::AuxPass | Deprel::NsubjPass))
                || !self.kids(verb).any(|kid| self.is_subject(kid)))
    }

    pub(super) fn passive_above(&self, word: usize) -> Option<usize> {
        let verb = self.words[word].head?;
        let agent = self.kids(verb).any(|kid| self.rel(kid) == Deprel::OblAgent);
        (self.words[verb].upos == Upos::Verb && self.may_be_passive(verb) && !agent).then_some(verb)
    }

    /// "its commitment to fighting Lin": the clause right after such a noun is the noun's.
    pub(super) fn clause_of_noun(&mut self, verb: usize) {
        if !matches!(self.rel(verb), Deprel::Advcl | Deprel::Xcomp) {
            return;
        }
        let to =
            self.kids(verb).find(|&kid| self.rel(kid) == Deprel::Mark && self.lower(kid) == "to");
        let Some(noun) = to.and_then(|to| to.checked_sub(1)) else { return };
        let listed = report(&self.words[noun].lemma, Governor::Noun);
        let takes = self.words[noun].lemma == "effort"
            || listed.is_some_and(|e| e.infinitive != Effect::None);
        if self.words[noun].upos == Upos::Noun && takes && noun < verb {
            self.attach(verb, noun, Deprel::Acl);
        }
    }

    /// "those held may be victims", read with "victims" as the object of "held".
    pub(super) fn predicate_as_object(&mut self, word: usize) {
        let predicate = self.kids(word).any(|kid| self.rel(kid) == Deprel::Cop)
            && !self.kids(word).any(|kid| self.is_subject(kid));
        if !predicate || !matches!(self.rel(word), Deprel::Obj | Deprel::Obl | Deprel::Nmod) {
            return;
        }
        let Some(verb) = self.words[word].head.filter(|&verb| self.rel(verb) == Deprel::Acl) else {
            return;
        };
        let Some(noun) = self.words[verb].head.filter(|&noun| noun < verb && verb < word) else {
            return;
        };
        self.crown(word, noun);
        self.attach(noun, word, Deprel::Nsubj);
        // "the claim that those held are victims" hangs on "claim", which takes no subject.
        let above = self.words[word].head.filter(|&above| above < noun && self.is_noun(above));
        if let Some(above) = above.filter(|_| self.is_subject(word)) {
            let marks: Vec<usize> = self
                .kids(above)
                .filter(|&kid| self.rel(kid) == Deprel::Mark && kid > above && kid < noun)
                .collect();
            self.words[word].deprel = Deprel::Acl;
            for mark in marks {
                self.attach(mark, word, Deprel::Mark);
            }
        }
    }

    /// "its chief executive/ADJ," is a noun; what the parse hung on the comma after it is its own.
    pub(super) fn role_as_adjective(&mut self, word: usize) {
        let named = self.words[word].upos == Upos::Adj && role(&self.words[word].lemma).is_some();
        let next = word + 1;
        let ends = self.words.get(next).is_none_or(|one| {
            !matches!(one.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
        });
        if !named || !ends {
            return;
        }
        self.words[word].upos = Upos::Noun;
        let Some(head) = self.words[word].head.filter(|&head| self.words[head].upos == Upos::Punct)
        else {
            return;
        };
        let others: Vec<usize> = self.kids(head).filter(|&kid| kid < word).collect();
        let host = self.words[head].head;
        if let Some(host) = host {
            self.attach(word, host, Deprel::Appos);
        }
        for kid in others {
            let rel = self.rel(kid);
            self.attach(kid, word, rel);
        }
    }

    /// "Two weeks after X left, Y came": X leaves, not the weeks.
    pub(super) fn time_as_subject(&mut self, time: usize) {
        const UNITS: &str = "minute hour day week month year decade";
        let unit = UNITS.split_whitespace().any(|unit| unit == self.words[time].lemma);
        let verb = self.words[time].head.filter(|_| unit && self.is_subject(time));
        let Some(verb) = verb else { return };
        let led = |kid: usize| {
            self.kids(kid).find(|&case| {
                self.rel(case) == Deprel::Case
                    && matches!(self.lower(case), "after" | "before" | "since")
            })
        };
        let found = self.kids(time).find_map(|kid| Some((kid, led(kid)?)));
        let Some((subject, case)) = found.filter(|&(subject, _)| subject < verb) else { return };
        self.attach(subject, verb, Deprel::Nsubj);
        self.attach(case, verb, Deprel::Mark);
        self.attach(time, verb, Deprel::OblUnmarked);
    }

    /// "threatened to sue/PROPN the firm", "asked X to shelter/NOUN them": verbs all the same.
    pub(super) fn infinitive_as_noun(&mut self, word: usize) {
        let to = word.checked_sub(1).filter(|&to| self.reads(to, "to"));
        let Some(to) = to else { return };
        let plain = matches!(self.words[word].upos, Upos::Noun | Upos::Propn | Upos::Adj)
            && self.lower(word) == self.words[word].lemma.to_lowercase()
            && verb(self.lower(word)).is_some();
        let Some(head) = self.words[word].head.filter(|&head| plain && head < word) else { return };
        let takes = self.words[head].upos == Upos::Verb
            && report(&self.words[head].lemma, Governor::Verb)
                .is_some_and(|e| e.infinitive != Effect::None);
        let marked = self.rel(word) == Deprel::Xcomp || self.rel(to) == Deprel::Mark;
        let next = self.words.get(word + 1).map(|one| one.upos);
        let object = matches!(next, Some(Upos::Det | Upos::Propn | Upos::Pron | Upos::Num));
        if !(takes && object || marked && self.words[head].upos == Upos::Verb) {
            return;
        }
        self.words[word].upos = Upos::Verb;
        self.words[word].lemma = self.lower(word).into();
        self.attach(word, head, Deprel::Xcomp);
        self.attach(to, word, Deprel::Mark);
        let object = self.kids(head).find(|&kid| kid > word && self.rel(kid) == Deprel::Obj);
        if let Some(object) = object {
            self.attach(object, word, Deprel::Obj);
        }
    }

    /// "from unsuspecting/VERB victims": an unknown verb right before its object modifies it.
    pub(super) fn unknown_participle(&mut self, word: usize) {
        let known = verb(&self.words[word].lemma).is_some()
            || report(&self.words[word].lemma, Governor::Verb).is_some();
        let noun = word + 1;
        let before = self.words.get(noun).is_some_and(|one| {
            one.head == Some(word)
                && one.deprel == Deprel::Obj
                && matches!(one.upos, Upos::Noun | Upos::Propn)
        });
        let rel = match self.rel(word) {
            Deprel::Advcl | Deprel::Xcomp | Deprel::Acl => Deprel::Obl,
            _ => return,
        };
        if known || !before || self.words[word].upos != Upos::Verb {
            return;
        }
        let Some(head) = self.words[word].head else { return };
        let mark = self.kids(word).find(|&kid| self.rel(kid) == Deprel::Mark);
        let Some(mark) = mark else { return };
        self.words[noun].head = Some(head);
        self.words[noun].deprel = rel;
        self.words[word].upos = Upos::Adj;
        self.attach(word, noun, Deprel::Amod);
        self.attach(mark, noun, Deprel::Case);
    }

    /// "In Laos, the governor, Lin, says": the role set off after the phrase is the subject.
    pub(super) fn role_beside_place(&mut self, word: usize) {
        let is_role =
            self.words[word].upos == Upos::Noun && role(&self.words[word].lemma).is_some();
        let place = self.words[word].head.filter(|_| is_role && self.rel(word) == Deprel::Appos);
        let Some(place) = place.filter(|&place| self.rel(place) == Deprel::Obl && place < word)
        else {
            return;
        };
        let led = self.kids(place).any(|kid| self.rel(kid) == Deprel::Case);
        let determined =
            self.kids(word).any(|kid| matches!(self.rel(kid), Deprel::Det | Deprel::NmodPoss));
        let Some(verb) = self.words[place].head.filter(|&verb| verb > word) else { return };
        let own = self.kids(verb).any(|kid| self.is_subject(kid));
        if led && determined && !own && self.words[verb].upos == Upos::Verb {
            self.attach(word, verb, Deprel::Nsubj);
        }
    }

    /// "fined" of "fine", not "fin": of two dictionary forms the one that is a known verb.
    pub(super) fn verb_lemma(&mut self, word: usize) {
        if self.words[word].upos != Upos::Verb
            || verb(&self.words[word].lemma.to_lowercase()).is_some()
        {
            return;
        }
        let surface = self.lower(word);
        let ends = [("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("s", ""), ("es", "")];
        let known = ends.iter().find_map(|(end, more)| {
            let stem = format!("{}{more}", surface.strip_suffix(end)?);
            verb(&stem).map(|_| stem)
        });
        if let Some(known) = known {
            self.words[word].lemma = known;
        }
    }

    /// "may be complicit/VERB in it": an unknown verb in its base form after "be" is an adjective.
    pub(super) fn adjective_as_verb(&mut self, word: usize) {
        let known = verb(&self.words[word].lemma.to_lowercase()).is_some();
        let base = self.lower(word) == self.words[word].lemma.to_lowercase();
        if self.words[word].upos != Upos::Verb || known || !base {
            return;
        }
        let be = self.kids(word).find(|&kid| {
            matches!(self.rel(kid), Deprel::Aux | Deprel::AuxPass) && self.words[kid].lemma == "be"
        });
        let Some(be) = be else { return };
        self.words[word].upos = Upos::Adj;
        self.words[be].deprel = Deprel::Cop;
        let subject = self.kids(word).find(|&kid| self.rel(kid) == Deprel::NsubjPass);
        if let Some(subject) = subject {
            self.words[subject].deprel = Deprel::Nsubj;
        }
    }

    /// "charged Lin with taking bribes from X", "records show payments from X": the phrase goes with
    /// the nearest verb of giving, or with the deed before it, not with the verb above them.
    pub(super) fn phrase_of_nearest(&mut self, noun: usize) {
        let Some(verb) = self.words[noun].head.filter(|_| self.rel(noun) == Deprel::Obl) else {
            return;
        };
        let case = self.kids(noun).find(|&kid| self.rel(kid) == Deprel::Case && kid < noun);
        let Some(case) = case.filter(|&case| verb + 1 < case) else { return };
        if !matches!(self.lower(case), "from" | "to" | "into" | "onto")
            || self.words[verb].upos != Upos::Verb
        {
            return;
        }
        let gives = |word: usize| {
            let family = family(&self.words[word].lemma);
            matches!(family, Family::Money | Family::Movement | Family::Harm)
        };
        let nearer = (verb + 1..case).rev().find(|&at| self.words[at].upos == Upos::Verb);
        if let Some(nearer) = nearer.filter(|&at| gives(at) && self.is_below(at, verb)) {
            let object = self.kids(nearer).find(|&kid| self.rel(kid) == Deprel::Obj);
            if object.is_some_and(|object| object < case && self.last_below(object) + 1 == case) {
                self.attach(noun, nearer, Deprel::Obl);
            }
            return;
        }
        let object = self.kids(verb).find(|&kid| self.rel(kid) == Deprel::Obj && kid < case);
        let told = object.filter(|&object| self.is_deed(object) && nearer.is_none());
        if let Some(told) = told.filter(|_| family(&self.words[verb].lemma) == Family::Statement) {
            self.attach(noun, told, Deprel::Nmod);
        }
    }
}
