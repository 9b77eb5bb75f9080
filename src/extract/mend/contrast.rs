//! What is set against what: "X rather than Y", "not by X but by Y", "far from paying X, Y paid Z"; and a
//! time that the parser joins to the doer before it.

use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "Lin rather than Wu paid", "paid Lin instead of Wu": Wu has no part in it.
    pub(super) fn rather_than(&mut self, word: usize) {
        let joint = word > 1
            && (self.reads(word - 1, "than") && self.reads(word - 2, "rather")
                || self.reads(word - 1, "of") && self.reads(word - 2, "instead"));
        if !joint || !self.is_noun(word) {
            return;
        }
        let other = self.top_of_phrase(word);
        let before = (0..word - 2).rev().find(|&at| self.is_noun(at));
        let Some(before) = before.map(|before| self.top_of_phrase(before)) else { return };
        let taken = matches!(
            self.rel(other),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Conj | Deprel::Appos
        );
        if taken && other != before {
            self.attach(other, before, Deprel::Dep);
            self.attach(word - 2, other, Deprel::Case);
            self.attach(word - 1, word - 2, Deprel::Fixed);
        }
    }

    /// "was not paid by Lin but by Wu", "met not Lin but Wu": Wu takes Lin's place.
    pub(super) fn not_but(&mut self, but: usize) {
        let Some(second) = self.words[but].head.filter(|_| self.reads(but, "but")) else { return };
        let joined = self.rel(second) == Deprel::Conj && but < second && self.is_noun(second);
        let Some(first) = self.words[second].head.filter(|&first| joined && first < but) else {
            return;
        };
        let Some(verb) = self.words[first].head.filter(|_| self.is_noun(first)) else { return };
        let negation = self.kids(verb).chain(self.kids(first)).find(|&kid| {
            // "not only", "not just": both have it.
            let only = ["just", "only", "merely", "simply", "necessarily"];
            kid < first
                && matches!(self.lower(kid), "not" | "n't")
                && self.rel(kid) == Deprel::Advmod
                && !only.iter().any(|word| self.reads(kid + 1, word))
        });
        let Some(negation) = negation else { return };
        let rel = self.rel(first);
        self.attach(second, verb, rel);
        self.attach(negation, first, Deprel::Advmod);
        self.attach(first, second, Deprel::Dep);
    }

    /// "Far from funding/root Lin, Wu funded/ccomp Roth": a gerund with a mark is no main verb.
    pub(super) fn gerund_as_main(&mut self, gerund: usize) {
        let marked = self.kids(gerund).any(|kid| self.rel(kid) == Deprel::Mark && kid < gerund);
        let root = self.words[gerund].head.is_none() && self.lower(gerund).ends_with("ing");
        let comma = (gerund + 1..self.words.len()).find(|&at| self.reads(at, ","));
        let Some(comma) = comma.filter(|_| root && marked) else { return };
        let main = self.kids(gerund).find(|&kid| {
            kid > comma
                && self.words[kid].upos == Upos::Verb
                && matches!(self.rel(kid), Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj)
        });
        let Some(main) = main else { return };
        let object = self.kids(main).find(|&kid| self.is_subject(kid) && kid < comma);
        let subject = (comma + 1..main).find(|&at| self.is_noun(at));
        self.crown(main, gerund);
        self.words[gerund].deprel = Deprel::Advcl;
        if let (Some(object), Some(subject)) = (object, subject) {
            self.attach(subject, main, Deprel::Nsubj);
            self.attach(object, gerund, Deprel::Obj);
        }
    }

    /// "was arrested by the agency/compound last year/obl:agent": the agency did it, last year.
    pub(super) fn time_on_agent(&mut self, time: usize) {
        const TIMES: &str = "year month week weekend night morning evening afternoon spring summer \
            autumn fall winter monday tuesday wednesday thursday friday saturday sunday january \
            february march april may june july august september october november december";
        let is_time = TIMES.split_whitespace().any(|one| one == self.lower(time));
        let led = time > 1 && matches!(self.lower(time - 1), "last" | "this" | "next" | "earlier");
        let Some(verb) = self.words[time].head.filter(|_| is_time && led) else { return };
        let rel = self.rel(time);
        let agent = (time - 2 > verb).then_some(time - 2).filter(|&at| {
            self.is_noun(at)
                && self.words[at].head == Some(time)
                && self.rel(at) == Deprel::Compound
        });
        let Some(agent) = agent.filter(|_| self.words[verb].upos == Upos::Verb) else { return };
        let kids: Vec<usize> = self.kids(time).filter(|&kid| kid < agent).collect();
        self.attach(agent, verb, rel);
        for kid in kids {
            let rel = self.rel(kid);
            self.attach(kid, agent, rel);
        }
        self.words[time].deprel = Deprel::OblUnmarked;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::mend::tests::mended;
    use crate::extract::testing::sample;

    #[test]
    fn what_stands_behind_rather_than_is_no_subject() {
        let rather = sample(
            "Lin/Lin/PROPN/5/nsubj rather/rather/ADV/5/advmod than/than/ADP/2/fixed \
             Wu/Wu/PROPN/5/nsubj paid/pay/VERB/0/root",
        );
        assert_eq!(mended(&rather, "Lin"), "nsubj of paid");
        assert_eq!(mended(&rather, "Wu"), "dep of Lin");
    }

    #[test]
    fn what_stands_behind_but_takes_the_place_of_what_is_not() {
        let agents = sample(
            "It/it/PRON/4/nsubj:pass was/be/AUX/4/aux:pass not/not/PART/4/advmod paid/pay/VERB/0/root \
             by/by/ADP/6/case Lin/Lin/PROPN/4/obl:agent but/but/CCONJ/9/cc by/by/ADP/9/case \
             Wu/Wu/PROPN/6/conj",
        );
        assert_eq!(mended(&agents, "Wu"), "obl:agent of paid");
        assert_eq!(mended(&agents, "not"), "advmod of Lin");
        let also = sample(
            "He/he/PRON/2/nsubj paid/pay/VERB/0/root not/not/PART/2/advmod only/only/ADV/5/advmod \
             Lin/Lin/PROPN/2/obj but/but/CCONJ/7/cc Wu/Wu/PROPN/5/conj",
        );
        assert_eq!(mended(&also, "Lin"), "obj of paid");
    }

    #[test]
    fn a_gerund_with_a_mark_is_no_main_verb() {
        let far = sample(
            "Far/far/ADV/3/advmod from/from/ADP/3/mark paying/pay/VERB/0/root Lin/Lin/PROPN/7/nsubj \
             ,/,/PUNCT/6/punct Wu/Wu/PROPN/4/appos sued/sue/VERB/3/ccomp Roth/Roth/PROPN/7/obj",
        );
        assert_eq!(mended(&far, "sued"), "root of -");
        assert_eq!(mended(&far, "Wu"), "nsubj of sued");
        assert_eq!(mended(&far, "Lin"), "obj of paying");
    }

    #[test]
    fn a_time_behind_the_agent_leaves_it_the_agent() {
        let year = sample(
            "He/he/PRON/3/nsubj:pass was/be/AUX/3/aux:pass held/hold/VERB/0/root by/by/ADP/7/case \
             Interpol/Interpol/PROPN/7/compound last/last/ADJ/7/amod year/year/NOUN/3/obl:agent",
        );
        assert_eq!(mended(&year, "Interpol"), "obl:agent of held");
        assert_eq!(mended(&year, "year"), "obl:unmarked of held");
        assert_eq!(mended(&year, "by"), "case of Interpol");
    }
}
