//! Words in an unusual order: "Among those freed were two Thais", "the arrest by X of Y"; and clauses behind
//! "after" that the parser takes for a phrase.

use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "Among those/root freed were two Thais", "Among the dead was Lin": two Thais were among them.
    pub(super) fn among_those(&mut self, among: usize) {
        let is_be = |at: usize| matches!(self.lower(at), "were" | "was" | "are" | "is");
        let end = self.words.len().min(among + 5);
        let Some(be) = (among + 2..end).find(|&at| is_be(at)) else { return };
        let participle = self.words[be - 1].upos == Upos::Verb;
        let those = be - 1 - usize::from(participle);
        let led = among <= 1 && self.reads(among, "among") && those > among;
        let group = self.reads(those, "those") || self.is_noun(those) && !participle;
        if !led || !group {
            return;
        }
        let noun = (be + 1..self.words.len()).find(|&at| self.is_noun(at));
        let Some(noun) = noun else { return };
        let mut top = noun;
        while let Some(head) = self.words[top].head {
            let inside = matches!(self.rel(top), Deprel::Compound | Deprel::Flat | Deprel::Amod);
            if !inside || head < be {
                break;
            }
            top = head;
        }
        let mut main = those;
        while let Some(head) = self.words[main].head {
            main = head;
        }
        if top != main {
            self.crown(top, main);
        }
        self.attach(those, top, Deprel::Nsubj);
        self.attach(among, those, Deprel::Case);
        self.attach(be, top, Deprel::Cop);
        if participle {
            self.attach(be - 1, those, Deprel::Acl);
        }
        if ![top, those, be - 1, be].contains(&main) {
            self.attach(main, top, Deprel::Dep);
        }
    }

    /// "the arrest by Norway of Lin/nmod": whom it befell hangs on the deed, not on the doer.
    pub(super) fn sufferer_on_doer(&mut self, word: usize) {
        let of = |kid: usize| self.kids(kid).find(|&case| self.rel(case) == Deprel::Case);
        let leads = |kid: usize, what: &str| of(kid).is_some_and(|case| self.reads(case, what));
        let Some(doer) = self.words[word].head.filter(|&doer| doer < word) else { return };
        let Some(deed) = self.words[doer].head.filter(|&deed| deed < doer) else { return };
        let both = self.rel(word) == Deprel::Nmod && self.rel(doer) == Deprel::Nmod;
        if both && leads(word, "of") && leads(doer, "by") && self.is_deed(deed) {
            self.attach(word, deed, Deprel::Nmod);
        }
    }

    /// "..., the Pentagon/appos said.": what was taken for the report's subject may have found its own verb.
    pub(super) fn speaker_at_end(&mut self, said: usize) {
        let last = (said + 1..self.words.len()).all(|at| self.words[at].upos == Upos::Punct);
        if last {
            self.subject_of_aside(said);
        }
    }

    /// "The mayor/nsubj, Lin, said/acl the builder/obj, Wu, bribed/root Roth": the mayor said so of the builder.
    pub(super) fn report_between(&mut self, verb: usize) {
        const PLAIN: &str = "say claim allege argue insist state believe think suggest announce";
        if self.words[verb].upos != Upos::Verb {
            return;
        }
        let Some(speaker) = self.kids(verb).find(|&kid| self.is_subject(kid) && kid < verb) else {
            return;
        };
        let said = self.kids(speaker).find(|&kid| {
            speaker < kid
                && kid < verb
                && matches!(self.rel(kid), Deprel::Acl | Deprel::AclRelcl)
                && self.is_past(kid)
                && PLAIN.split(' ').any(|plain| plain == self.words[kid].lemma)
        });
        let Some(said) = said.filter(|&said| !self.has_subject(said)) else { return };
        let object =
            self.kids(said).find(|&kid| self.rel(kid) == Deprel::Obj && said < kid && kid < verb);
        let Some(object) = object else { return };
        self.crown(said, verb);
        self.attach(verb, said, Deprel::Ccomp);
        self.attach(speaker, said, Deprel::Nsubj);
        self.attach(object, verb, Deprel::Nsubj);
        let behind: Vec<usize> = self
            .kids(said)
            .filter(|&kid| kid > verb && self.words[kid].upos != Upos::Punct)
            .collect();
        for kid in behind {
            let rel = self.rel(kid);
            self.attach(kid, verb, rel);
        }
    }

    /// The word that heads the name or compound whose last word this is.
    pub(super) fn top_within(&self, last: usize) -> usize {
        let inside = |at: usize| matches!(self.rel(at), Deprel::Flat | Deprel::Compound);
        let mut at = last;
        while let Some(head) = self.words[at].head.filter(|&head| inside(at) && head < at) {
            at = head;
        }
        at
    }

    /// "Iran/compound armed/amod Hezbollah/root": no noun stands before its adjective; it is a clause.
    pub(super) fn clause_as_name(&mut self, verb: usize) {
        let object = self.words[verb].head.filter(|&object| object > verb);
        let Some(object) = object.filter(|_| self.rel(verb) == Deprel::Amod) else { return };
        let Some(last) = verb.checked_sub(1) else { return };
        let subject = self.top_within(last);
        let past = matches!(self.words[verb].upos, Upos::Adj | Upos::Verb)
            && (self.lower(verb).ends_with("ed") || self.is_past(verb));
        let names = self.words[subject].upos == Upos::Propn
            && self.words[object].upos == Upos::Propn
            && self.words[subject].head == Some(object)
            && self.rel(subject) == Deprel::Compound;
        let clause = matches!(
            self.rel(object),
            Deprel::Root | Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl
        );
        if !(past && names && clause) {
            return;
        }
        let (head, rel) = (self.words[object].head, self.rel(object));
        let others: Vec<usize> = self
            .kids(object)
            .filter(|&kid| kid != verb && kid != subject && !self.is_part(kid))
            .collect();
        self.words[verb].head = head;
        self.words[verb].deprel = rel;
        self.words[verb].upos = Upos::Verb;
        self.verb_lemma(verb);
        self.words[object].head = Some(verb);
        self.words[object].deprel = Deprel::Obj;
        self.attach(subject, verb, Deprel::Nsubj);
        for kid in others {
            let rel = self.rel(kid);
            self.attach(kid, verb, rel);
        }
    }

    fn is_part(&self, word: usize) -> bool {
        matches!(self.rel(word), Deprel::Flat | Deprel::Compound | Deprel::Appos | Deprel::Conj)
    }

    /// "was awarded a contract by the ministry/nmod": the ministry awarded it.
    pub(super) fn agent_on_object(&mut self, word: usize) {
        let by = self.kids(word).any(|kid| self.rel(kid) == Deprel::Case && self.reads(kid, "by"));
        let Some(object) = self.words[word].head.filter(|_| by && self.rel(word) == Deprel::Nmod)
        else {
            return;
        };
        let Some(verb) = self.words[object].head.filter(|_| self.rel(object) == Deprel::Obj) else {
            return;
        };
        let passive = self.kids(verb).any(|kid| self.rel(kid) == Deprel::AuxPass);
        let agent = self.kids(verb).any(|kid| self.rel(kid) == Deprel::OblAgent);
        if passive && !agent && self.words[verb].upos == Upos::Verb {
            self.attach(word, verb, Deprel::OblAgent);
        }
    }

    /// "One/nsubj of the envoys, Lin/appos, left": Lin is who left.
    pub(super) fn one_of_them(&mut self, one: usize) {
        if !self.reads(one, "one") || !self.reads(one + 1, "of") {
            return;
        }
        let set = self.kids(one).find(|&kid| self.rel(kid) == Deprel::Nmod && kid > one);
        let Some(set) = set else { return };
        let named = |&kid: &usize| {
            self.rel(kid) == Deprel::Appos && kid > set && self.words[kid].upos == Upos::Propn
        };
        let Some(name) = self.kids(one).chain(self.kids(set)).find(named) else { return };
        let (head, rel) = (self.words[one].head, self.rel(one));
        if head.is_some() && self.follows_comma(name) {
            self.words[name].head = head;
            self.words[name].deprel = rel;
            self.words[one].head = Some(name);
            self.words[one].deprel = Deprel::Dep;
        }
    }

    /// "the attack in Jordan, which killed/acl:relcl soldiers": the attack killed them.
    pub(super) fn which_of_deed(&mut self, clause: usize) {
        let Some(place) = self.words[clause].head.filter(|_| self.rel(clause) == Deprel::AclRelcl)
        else {
            return;
        };
        let located = self.words[place].upos == Upos::Propn
            && self.kids(place).any(|kid| matches!(self.lower(kid), "in" | "at" | "near" | "on"));
        let which = self.kids(clause).any(|kid| self.reads(kid, "which") && self.is_subject(kid));
        let deed = self.words[place].head.filter(|&deed| self.is_deed(deed) && deed < place);
        if let Some(deed) = deed.filter(|_| located && which && self.rel(place) == Deprel::Nmod) {
            self.attach(clause, deed, Deprel::AclRelcl);
        }
    }

    /// "Lin, whose brother/appos, Wu, owns/acl:relcl a bank": the brother owns it.
    pub(super) fn whose_kin(&mut self, kin: usize) {
        let whose = self.kids(kin).any(|kid| self.reads(kid, "whose"));
        let Some(host) = self.words[kin].head.filter(|_| whose && self.rel(kin) == Deprel::Appos)
        else {
            return;
        };
        let verb = self.kids(host).find(|&kid| kid > kin && self.rel(kid) == Deprel::AclRelcl);
        if let Some(verb) = verb.filter(|&verb| !self.has_subject(verb)) {
            self.attach(kin, verb, Deprel::Nsubj);
        }
    }

    /// "after the group/obl attacked/amod ships/nsubj, ...": the group attacked ships.
    pub(super) fn clause_as_phrase(&mut self, verb: usize) {
        let Some(subject) = verb.checked_sub(1).filter(|&at| self.is_noun(at)) else { return };
        let Some(object) = self.words[verb].head.filter(|&object| object > verb) else { return };
        let taken = self.words[verb].upos == Upos::Verb
            && self.rel(verb) == Deprel::Amod
            && self.is_past(verb)
            && self.is_noun(object);
        let phrase = matches!(self.rel(subject), Deprel::Obl | Deprel::Nmod | Deprel::Nsubj);
        let case = self.kids(subject).find(|&kid| {
            matches!(self.lower(kid), "after" | "before" | "since" | "until")
                && matches!(self.rel(kid), Deprel::Case | Deprel::Mark)
        });
        let above = self.words[subject].head.filter(|&above| above < subject);
        let (Some(case), Some(above)) = (case.filter(|_| taken && phrase), above) else { return };
        self.attach(verb, above, Deprel::Advcl);
        self.attach(object, verb, Deprel::Obj);
        self.attach(subject, verb, Deprel::Nsubj);
        self.attach(case, verb, Deprel::Mark);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::mend::tests::mended;
    use crate::extract::testing::sample;

    #[test]
    fn those_among_whom_somebody_was_lead_the_sentence_but_are_not_its_subject() {
        let freed = sample(
            "Among/among/ADP/2/case those/those/PRON/0/root freed/free/VERB/6/amod were/be/AUX/6/cop \
             two/two/NUM/6/nummod Thais/Thai/PROPN/2/nmod and/and/CCONJ/8/cc Lin/Lin/PROPN/6/conj",
        );
        assert_eq!(mended(&freed, "Thais"), "root of -");
        assert_eq!(mended(&freed, "those"), "nsubj of Thais");
        assert_eq!(mended(&freed, "freed"), "acl of those");
        assert_eq!(mended(&freed, "Lin"), "conj of Thais");
    }

    #[test]
    fn whom_a_deed_befell_does_not_hang_on_the_doer() {
        let arrest = sample(
            "The/the/DET/2/det arrest/arrest/NOUN/7/nsubj by/by/ADP/4/case Norway/Norway/PROPN/2/nmod \
             of/of/ADP/6/case Lin/Lin/PROPN/4/nmod angered/anger/VERB/0/root Wu/Wu/PROPN/7/obj",
        );
        assert_eq!(mended(&arrest, "Lin"), "nmod of arrest");
    }

    #[test]
    fn who_stands_between_a_comma_and_the_report_speaks() {
        let said = sample(
            "Ships/ship/NOUN/2/nsubj sank/sink/VERB/7/ccomp off/off/ADP/4/case Yemen/Yemen/PROPN/2/obl \
             ,/,/PUNCT/6/punct Lin/Lin/PROPN/4/appos said/say/VERB/0/root ././PUNCT/7/punct",
        );
        assert_eq!(mended(&said, "Lin"), "nsubj of said");
    }

    #[test]
    fn a_report_between_two_subjects_leads_the_second() {
        let mayor = sample(
            "The/the/DET/2/det mayor/mayor/NOUN/11/nsubj ,/,/PUNCT/4/punct Lin/Lin/PROPN/2/appos \
             ,/,/PUNCT/2/punct said/say/VERB/2/acl the/the/DET/8/det builder/builder/NOUN/6/obj \
             ,/,/PUNCT/10/punct Wu/Wu/PROPN/8/appos bribed/bribe/VERB/0/root Roth/Roth/PROPN/11/obj",
        );
        assert_eq!(mended(&mayor, "said"), "root of -");
        assert_eq!(mended(&mayor, "mayor"), "nsubj of said");
        assert_eq!(mended(&mayor, "builder"), "nsubj of bribed");
        assert_eq!(mended(&mayor, "bribed"), "ccomp of said");
        assert_eq!(mended(&mayor, "Roth"), "obj of bribed");
    }

    #[test]
    fn no_noun_stands_before_its_adjective() {
        let armed = sample(
            "Iran/Iran/PROPN/3/compound armed/arm/ADJ/3/amod Wu/Wu/PROPN/0/root after/after/ADP/6/mark \
             Lin/Lin/PROPN/6/nsubj left/leave/VERB/3/advcl",
        );
        assert_eq!(mended(&armed, "armed"), "root of -");
        assert_eq!(mended(&armed, "Iran"), "nsubj of armed");
        assert_eq!(mended(&armed, "Wu"), "obj of armed");
        assert_eq!(mended(&armed, "left"), "advcl of armed");
        let shot = sample(
            "Lin/Lin/PROPN/3/compound Bo/Bo/PROPN/1/flat shot/shot/NOUN/0/root Wu/Wu/PROPN/3/flat",
        );
        assert_eq!(mended(&shot, "Lin"), "nsubj of shot");
        assert_eq!(mended(&shot, "Wu"), "obj of shot");
    }

    #[test]
    fn who_gives_is_no_part_of_what_is_given() {
        let awarded = sample(
            "Lin/Lin/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass awarded/award/VERB/0/root a/a/DET/5/det \
             contract/contract/NOUN/3/obj by/by/ADP/7/case Wu/Wu/PROPN/5/nmod",
        );
        assert_eq!(mended(&awarded, "Wu"), "obl:agent of awarded");
    }

    #[test]
    fn one_of_them_is_the_one_who_is_named() {
        let one = sample(
            "One/one/NUM/8/nsubj of/of/ADP/4/case the/the/DET/4/det envoys/envoy/NOUN/1/nmod ,/,/PUNCT/6/punct \
             Lin/Lin/PROPN/1/appos ,/,/PUNCT/1/punct left/leave/VERB/0/root",
        );
        assert_eq!(mended(&one, "Lin"), "nsubj of left");
    }

    #[test]
    fn a_place_does_not_do_what_was_done_there() {
        let attack = sample(
            "The/the/DET/2/det attack/attack/NOUN/0/root in/in/ADP/4/case Jordan/Jordan/PROPN/2/nmod \
             ,/,/PUNCT/7/punct which/which/PRON/7/nsubj killed/kill/VERB/4/acl:relcl Lin/Lin/PROPN/7/obj",
        );
        assert_eq!(mended(&attack, "killed"), "acl:relcl of attack");
    }

    #[test]
    fn whose_brother_acts_in_the_clause() {
        let brother = sample(
            "He/he/PRON/2/nsubj met/meet/VERB/0/root Lin/Lin/PROPN/2/obj ,/,/PUNCT/6/punct \
             whose/whose/PRON/6/nmod:poss brother/brother/NOUN/3/appos ,/,/PUNCT/8/punct Wu/Wu/PROPN/6/appos \
             ,/,/PUNCT/3/punct owns/own/VERB/3/acl:relcl banks/bank/NOUN/10/obj",
        );
        assert_eq!(mended(&brother, "brother"), "nsubj of owns");
    }

    #[test]
    fn a_verb_between_a_phrase_with_after_and_a_noun_makes_it_a_clause() {
        let group = sample(
            "Lin/Lin/PROPN/2/nsubj left/leave/VERB/0/root after/after/ADP/5/case the/the/DET/5/det \
             gang/gang/NOUN/2/obl attacked/attack/VERB/7/amod ships/ship/NOUN/2/obj",
        );
        assert_eq!(mended(&group, "attacked"), "advcl of left");
        assert_eq!(mended(&group, "gang"), "nsubj of attacked");
        assert_eq!(mended(&group, "ships"), "obj of attacked");
    }
}
