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

    /// "a cobalt mine/PRON": behind a determiner or noun it is no pronoun.
    pub(super) fn mine_as_pronoun(&mut self, word: usize) {
        let noun = word.checked_sub(1).filter(|&before| {
            self.reads(word, "mine")
                && self.words[word].upos == Upos::Pron
                && matches!(
                    self.words[before].upos,
                    Upos::Noun | Upos::Adj | Upos::Det | Upos::Propn
                )
        });
        let Some(noun) = noun else { return };
        self.words[word].upos = Upos::Noun;
        if !self.is_noun(noun) || self.words[word].head != Some(noun) {
            return;
        }
        let (head, rel) = (self.words[noun].head, self.rel(noun));
        self.words[word].head = head;
        self.words[word].deprel = rel;
        let kids: Vec<usize> = self.kids(noun).collect();
        self.words[noun].head = Some(word);
        self.words[noun].deprel = Deprel::Compound;
        for kid in kids.into_iter().filter(|&kid| kid != word) {
            let rel = self.rel(kid);
            self.attach(kid, word, rel);
        }
    }
}
