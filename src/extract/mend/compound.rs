//! Words that belong before a noun: "Shenzhen-based Huashan Group", "a cobalt mine".

use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "of Shenzhen-based Huashan Group": the place belongs to "based", and what leads the place leads the
    /// group behind it.
    pub(super) fn hyphened_participle(&mut self, participle: usize) {
        const HYPHENED: &str = "based born backed led owned run funded controlled linked registered listed \
            educated trained made built held affiliated aligned sponsored financed";
        let hyphen = participle.checked_sub(2).filter(|_| {
            self.reads(participle - 1, "-")
                && HYPHENED.split_whitespace().any(|one| one == self.lower(participle))
        });
        let Some(place) = hyphen.filter(|&place| self.is_noun(place)) else { return };
        let mut host = participle;
        while self.words.get(host + 1).is_some_and(|word| {
            matches!(word.upos, Upos::Noun | Upos::Propn)
                || word.upos == Upos::Adj && host == participle
        }) {
            host += 1;
        }
        if host == participle || !self.is_noun(host) {
            return;
        }
        let own = |at: Option<usize>| at == Some(host) || at == Some(participle);
        if !own(self.words[place].head) {
            self.take_place(host, place);
        }
        if self.words[participle].head != Some(host) && !self.is_below(host, participle) {
            self.attach(participle, host, Deprel::Amod);
        }
        self.attach(place, participle, Deprel::Compound);
        self.attach(participle - 1, participle, Deprel::Punct);
    }

    /// The host takes the place's slot; what hung on the host before the place goes to where the host was.
    fn take_place(&mut self, host: usize, place: usize) {
        let (Some(head), rel) = (self.words[place].head, self.rel(place)) else { return };
        if self.is_below(head, host) {
            // The slot itself lies below the host: its top goes where the host was.
            let mut top = head;
            while let Some(above) = self.words[top].head.filter(|&above| above != host) {
                top = above;
            }
            let (old, old_rel) = (self.words[host].head, self.rel(host));
            self.words[top].head = old;
            self.words[top].deprel = old_rel;
            let strays: Vec<usize> =
                self.kids(host).filter(|&kid| kid < top && self.rel(kid) == Deprel::Case).collect();
            for kid in strays {
                self.attach(kid, top, Deprel::Case);
            }
        }
        self.attach(host, head, rel);
        let cases: Vec<usize> =
            self.kids(place).filter(|&kid| kid < place && self.rel(kid) == Deprel::Case).collect();
        for kid in cases {
            self.attach(kid, host, Deprel::Case);
        }
    }

    /// "hit several sites, also known as parks, and led to arrests", read with "known" as the main verb.
    pub(super) fn known_as(&mut self, known: usize) {
        let names = matches!(self.lower(known), "known" | "called" | "dubbed" | "nicknamed");
        let helped =
            self.kids(known).any(|kid| matches!(self.rel(kid), Deprel::Aux | Deprel::AuxPass));
        if !names || helped || self.words[known].upos != Upos::Verb {
            return;
        }
        let mut comma = known;
        while comma > 0 && self.words[comma - 1].upos == Upos::Adv {
            comma -= 1;
        }
        let before = comma.checked_sub(2).filter(|_| self.reads(comma - 1, ","));
        let Some(noun) = before.filter(|&noun| self.is_noun(noun)) else { return };
        let noun = self.top_of_phrase(noun);
        if self.words[known].head.is_some() {
            // Set off behind a noun, it says how that noun is called.
            let own = self.kids(known).any(|kid| self.is_subject(kid));
            if !own && self.reads(known + 1, "as") {
                self.attach(known, noun, Deprel::Acl);
            }
            return;
        }
        let main = self.words[noun].head.filter(|&main| {
            main < noun && self.words[main].upos == Upos::Verb && self.is_below(main, known)
        });
        let Some(main) = main.filter(|_| self.rel(noun) == Deprel::Obj) else { return };
        let subject = self.kids(known).find(|&kid| self.is_subject(kid) && kid < main);
        let named: Vec<usize> =
            self.kids(known).filter(|&kid| kid > known && self.rel(kid) == Deprel::Obl).collect();
        self.crown(main, known);
        self.attach(known, noun, Deprel::Acl);
        if let Some(subject) = subject {
            self.attach(subject, main, Deprel::Nsubj);
        }
        for kid in named {
            self.attach(kid, known, Deprel::Obl);
        }
    }
}
